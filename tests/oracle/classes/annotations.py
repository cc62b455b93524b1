# Annotations of classes and functions: what they add, what the collector finds, their values.
import gc, sys
gc.disable()
class Z: pass
class ZS: __slots__=('a',)
class ZI:
    def __init_subclass__(cls): pass
class D:
    def __set_name__(self,o,n): pass
def mk():
    class A: pass
    return A
def mk2(x):
    class A:
        def m(self): return x
    return A
def show(o):
    t=type(o).__name__
    return t

gc.collect(); gc.collect()
n0=gc.get_count()
class A: x: int
n1=gc.get_count()
print('annot', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: x: int
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: x: int
n2=gc.get_count()
class A: x: int
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    x: int = 1
    y: str
n1=gc.get_count()
print('annotv', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    x: int = 1
    y: str
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    x: int = 1
    y: str
n2=gc.get_count()
class A:
    x: int = 1
    y: str
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    def f(self, a: int): return 1
n1=gc.get_count()
print('methannot', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    def f(self, a: int): return 1
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    def f(self, a: int): return 1
n2=gc.get_count()
class A:
    def f(self, a: int): return 1
n3=gc.get_count()
print(n3[0]-n2[0])
gc.enable()
import gc,sys
gc.disable()
x: int = 1
y: "str"
if x: z: float = 2
class A:
    a: int
    b: str = 'q'
    T = list
    c: T
    def f(self, p: T, *, q: int = 3) -> dict: pass
def g(a: int, b: 'z' = 1, *c: list, d: set = None, **e: dict) -> tuple: return a
def h(a): return a
def outer(t):
    class I:
        v: t
        def m(self, w: t): pass
    def k(u: t): pass
    return I, k
print(A.__annotations__)
print(A.f.__annotations__)
print(g.__annotations__, h.__annotations__)
I,k=outer(bytes)
print(I.__annotations__, I.m.__annotations__, k.__annotations__)
class E: pass
print(E.__annotations__)
print(list(A.__dict__)); print(list(E.__dict__))
for w in gc.get_referents(g): print(type(w).__name__, end=' ')
print()
class B(A): pass
print(B.__annotations__)
try:
    def bad(x: nosuch): pass
    print('lazy')
    bad.__annotations__
except NameError as e: print(e)
def count(s):
    pass
gc.collect(); gc.collect()
n0=gc.get_count()
def fn(a: int, b: str) -> int: pass
n1=gc.get_count()
print(n1[0]-n0[0])
for w in gc.get_objects(0): print(type(w).__name__, end=' ')
print()
del fn; print(gc.collect())
print(sys.getrefcount(A), sys.getrefcount(g))
del A, B
print(gc.collect())
