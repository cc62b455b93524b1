# Random program 8 on classes, functions, exceptions and their counts.
import gc, sys, weakref
gc.disable()
log = []
def P(*a): log.append(' '.join(map(str, a)))
class T:
    def __init__(self, n): self.n = n
    def __del__(self): P('del', self.n)
def size(x): return sys.getsizeof(x)
gc.collect(); gc.collect()
P('collect', gc.collect(1))
class C1:
    __slots__ = ('s1', )
    an1: int
P('C1', sys.getrefcount(C1), size(C1))
i5 = C1()
P(size(i5), sys.getrefcount(C1), sys.getrefcount(i5))
i6 = C1()
P(size(i6), sys.getrefcount(C1), sys.getrefcount(i6))
P('collect', gc.collect(1))
i8 = C1()
P(size(i8), sys.getrefcount(C1), sys.getrefcount(i8))
P(sys.getrefcount(C1), sys.getrefcount(i8), sys.getrefcount(i5))
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(1)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
class C2:
    __slots__ = ('s2', 'q2', 'r2', )
P('C2', sys.getrefcount(C2), size(C2))
P(isinstance(i5, T), type(i5).__name__, len(type(i5).__subclasses__()))
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
del i6
P('d')
del i5
P('d')
n0 = gc.get_count()
class X: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
P('collect', gc.collect(0))
n0 = gc.get_count()
def f(a=1): pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
P(isinstance(i8, T), type(i8).__name__, len(type(i8).__subclasses__()))
i21 = C1()
P(size(i21), sys.getrefcount(C1), sys.getrefcount(i21))
P(isinstance(i8, T), type(i8).__name__, len(type(i8).__subclasses__()))
P(sys.getrefcount(C1), sys.getrefcount(C2), sys.getrefcount(i21), sys.getrefcount(i8))
i27 = C2()
P(size(i27), sys.getrefcount(C2), sys.getrefcount(i27))
w28 = weakref.ref(C2); P(weakref.getweakrefcount(C2), w28() is C2)
n0 = gc.get_count()
x = lambda: 1
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
i30 = C1()
P(size(i30), sys.getrefcount(C1), sys.getrefcount(i30))
del i8
P('d')
class C3(C1):
    def m3(self, a=1): return self
    an3: int
P('C3', sys.getrefcount(C3), size(C3), sys.getrefcount(C1))
P(isinstance(i27, T), type(i27).__name__, len(type(i27).__subclasses__()))
P([x for x in C1.__dict__], C1.__mro__)
n0 = gc.get_count()
x = lambda: 1
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
i39 = C1()
P(size(i39), sys.getrefcount(C1), sys.getrefcount(i39))
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
P(isinstance(i27, T), type(i27).__name__, len(type(i27).__subclasses__()))
def f44():
    def g(): return g
    return g
P(size(f44), sys.getrefcount(f44), sys.getrefcount(f44.__code__))
def f45():
    def g(): return g
    return g
P(size(f45), sys.getrefcount(f45), sys.getrefcount(f45.__code__))
f45.attr = T('fa45')
del f45
del C1
def f48(a=[], *, k={}): return a
P(size(f48), sys.getrefcount(f48), sys.getrefcount(f48.__code__))
f48.attr = T('fa48')
P(isinstance(i30, T), type(i30).__name__, len(type(i30).__subclasses__()))
n0 = gc.get_count()
x = T(0)
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
i52 = C2()
P(size(i52), sys.getrefcount(C2), sys.getrefcount(i52))
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
i55 = C3()
P(size(i55), sys.getrefcount(C3), sys.getrefcount(i55))
n0 = gc.get_count()
def f(a=1): pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
P([x for x in C3.__dict__], C3.__mro__)
i58 = C3()
P(size(i58), sys.getrefcount(C3), sys.getrefcount(i58))
P('collect', gc.collect(0))
kept = None
P('end', gc.collect())
T.__del__ = lambda self: None
for l in log: print(l)
