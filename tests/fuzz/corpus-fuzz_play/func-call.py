def func():
    # All these variables get memory
    # allocated on stack
    a = 20
    b = []
    c = ""
r = func()
def give():
    b = []
    return b
r = give()
