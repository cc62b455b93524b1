# Sizes of generators, generator expressions and frames: what they have room for on their stack.
import sys
s = sys.getsizeof
x = [1]
def f():
    for i in x: yield i
def g():
    for i in x: yield i + x[i]
def h():
    for i in x:
        for j in x: yield i, j
def k(): yield 1
def l():
    yield from x
def b():
    for i in x:
        if i: break
    yield f(1, 2)
def t():
    for i in x:
        try: yield i
        except ValueError: pass
def m(): return s(sys._getframe())
def n():
    for i in x: return s(sys._getframe())
def o(): return [s(sys._getframe()) for i in x]
def p(): return [s(sys._getframe()) for i in x for j in x]
def e(): return (i for i in ())
print(s(f()), s(g()), s(h()), s(k()), s(b()), s(t()), m(), n(), o(), p())
if sys.version_info >= (3, 12): print(s(l()))
print(s(i for i in ()), s(i for i in []), s(i for i in x), s(i for i in (1, 2)), s(i for i in 'a'), s(i for i in range(3)))
print(s(i for i in e()), s(e()), s(i + 1 for i in x), s(i + x[i] for i in x), s((i, j) for i in x for j in x))
print(s(i for i in x if i), s(i for i in x if i + x[i] + len(x)), s([j for j in x] for i in x))
