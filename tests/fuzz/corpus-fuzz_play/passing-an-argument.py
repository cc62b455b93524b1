import sys
x = []
def show(p):
    print(sys.getrefcount(p))
show(x)
