# which loads borrow: a loop without a condition, on one line or more; NULLs behind callables; stores that are repeated
from sys import getrefcount as g
def gen(x):
    while True: yield g(x)
def gen2(x):
    while True:
        yield g(x)
def star(a, b, k=None): return g(a), g(b)
def f(x, y): return star((lambda q=star(x, y): q)(), x, k=y), star(x, y, k={'a': x, 'b': y or x})
def f2(x, y):
    x, x = y, g(y)
    return x, g(y)
def f3(x, y):
    for i in (1, 2):
        try:
            while 1:
                if g(x): break
            raise ValueError
        except ValueError:
            while g(y) < 0: i = 0
            else: j = g(x)
    return g(x), g(y), j
o, p = object(), object()
a, b = gen(o), gen2(o)
for i in range(3): print(next(a), next(b), f(o, p), f2(o, p), f3(o, p))
print('END')
