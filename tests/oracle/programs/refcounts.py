# refcounts.py: what sys.getrefcount prints in every kind of expression: cpython/FACTS.md 2.2, 2.3 and more.
# Recorded as a script: refcounts.<version>.txt.
import sys
g = sys.getrefcount
class A:
    def m(self): return g(self)
    def n(self):
        q = self
        return g(q)
    def __init__(self, v=None):
        self.v = v
        self.c = g(self)
        if v is not None: self.d = g(v)
x = object()
print('x', g(x))
l = [x]; l.append(x); print(g(x))
l[0] = None; print(g(x))
del l; print(g(x))
t = (x, x); print(g(x)); t2 = t + t; print(g(x)); del t, t2
d = {'k': x}; d[x] = x; print(g(x)); del d
s = {x}; print(g(x)); del s
a = A(x); print(a.c, a.d, g(x)); print(a.m(), a.n()); bm = a.m; print(g(a), bm()); print(a.m.__self__ is a, g(a))
del a, bm
def f(p): return g(p)
def f2(p, *a, **k): return g(p), [g(q) for q in a], {n: g(v) for n, v in k.items()}
print(f(x), f(object()), f(p=x), f(*[x]), f(**{'p': x}), f2(x, x, x, k=x, z=x))
def f3(*a): return g(a[0])
def f4(**k): return g(k['p'])
print(f3(x), f4(p=x))
def f5():
    p = object(); q = p
    return g(p)
def f6(p=x): return g(p)
print(f5(), f6(), f6(x))
def f7(n, o): return g(o) if n == 0 else f7(n - 1, o)
print(f7(0, x), f7(1, x), f7(5, x))
def f8(p):
    def inner(): return g(p)
    return inner(), g(p)
print(f8(x), f8(object()))
for q in [x]: print(g(q))
del q
def f9(p):
    for q in [p]: return g(q)
print(f9(x))
print([g(q) for q in (x, x)], list(g(q) for q in (x,)))
def f10(p): return [g(q) for q in (p, p)]
print(f10(x))
def gen(p): yield g(p)
print(list(gen(x)), next(gen(object())))
it = iter([x]); print(g(x)); next(it); print(g(x)); del it
class E(Exception): pass
try: raise E
except E as e: print(g(e))
def f11():
    try: raise E
    except E as e: return g(e)
print(f11())
class D:
    def __del__(self): print('del', g(self))
D()
dd = D(); dd.me = dd; del dd
import gc; print(gc.collect())
print(g([]), g(()), g(1), g(None), g('a b c d'), g(2.75), g(1000001))
y = 1000000; z = 'not an identifier'; w = (1, 2.5)
print(g(y), g(z), g(w))
def f12():
    v = 54321
    return g(v)
print(f12())
def f13(x): return x
print(g(f13(x)), f(f(x)))
u = [x] * 5; v = u[:]; print(g(x)); del u, v
a1, (b1, *c1) = x, (x, x, x); print(g(x)); del a1, b1, c1
print(f'{g(x)} {x is x}', g(x) if x else 0, (x or 1) is x)
lam = lambda p, q=x: (g(p), g(q)); print(lam(x))
print(sorted([3, 1, 2], key=lambda k: -k), max([x, x], key=g) is x)
class S:
    __slots__ = ('a', 'b')
    def __init__(self, a): self.a = a
s = S(x); print(g(x), g(s)); del s; print(g(x))
print(g(A), g(S), g(E), g(f), g(sys.getrefcount) > 0)
gc.collect(); k = A(); k.me = k; del k; print(gc.get_count(), gc.collect(), gc.get_count())
