import sys
sys.getrefcount(2)
a = 2
b = [a, a, a]
n = 2 ** 40
