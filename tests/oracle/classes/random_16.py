# Random program 16 on classes, functions, exceptions and their counts.
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
def f1(x=T('f1'), y=T('f1y')): return x
P(size(f1), sys.getrefcount(f1), sys.getrefcount(f1.__code__))
del f1
n0 = gc.get_count()
try: 1/0
except ZeroDivisionError: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
class C1:
    def m1(self, a=1): return self
P('C1', sys.getrefcount(C1), size(C1))
P(sys.getrefcount(C1))
n0 = gc.get_count()
x = []
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
P(sys.getrefcount(C1))
n0 = gc.get_count()
x = T(0)
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
w17 = weakref.ref(C1); P(weakref.getweakrefcount(C1), w17() is C1)
class C2(C1):
    def ma2(self, a: int) -> str: return 1
P('C2', sys.getrefcount(C2), size(C2), sys.getrefcount(C1))
def f20(a):
    'doc'
    b = a
    return sys.getrefcount(b)
P(size(f20), sys.getrefcount(f20), sys.getrefcount(f20.__code__))
del f20
P([x for x in C1.__dict__], C1.__mro__)
def ex(n):
    loc = T('loc22')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(1)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
n0 = gc.get_count()
class X: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
class C3(object):
    @classmethod
    def cm3(cls): return cls
    class Inner: pass
P('C3', sys.getrefcount(C3), size(C3))
class C4(object):
    __slots__ = ('q4', 'p4', )
    def m4(self, a=1): return self
    @property
    def pr4(self): return 1
    class Inner: pass
P('C4', sys.getrefcount(C4), size(C4))
n0 = gc.get_count()
try: 1/0
except ZeroDivisionError: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
P([x for x in C1.__dict__], C1.__mro__)
i32 = C4()
P(size(i32), sys.getrefcount(C4), sys.getrefcount(i32))
n0 = gc.get_count()
def f(a=1): pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
n0 = gc.get_count()
def f(a=1): pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
i35 = C2()
P(size(i35), sys.getrefcount(C2), sys.getrefcount(i35))
n0 = gc.get_count()
x = lambda: 1
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
class C5(Exception):
    def m5(self, a=1): return self
    def sup(self): return super().__init__
    class Inner: pass
P('C5', sys.getrefcount(C5), size(C5))
P(isinstance(i32, T), type(i32).__name__, len(type(i32).__subclasses__()))
P(isinstance(i35, T), type(i35).__name__, len(type(i35).__subclasses__()))
class C6(list):
    def m6(self, a=1): return self
    @property
    def pr6(self): return 1
P('C6', sys.getrefcount(C6), size(C6))
P([x for x in C2.__dict__], C2.__mro__)
class C7(C6):
    x7 = 1
    def m7(self, a=1): return self
P('C7', sys.getrefcount(C7), size(C7), sys.getrefcount(C6))
P([x for x in C5.__dict__], C5.__mro__)
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
i47 = C6()
P(size(i47), sys.getrefcount(C6), sys.getrefcount(i47))
def f48(a):
    'doc'
    b = a
    return sys.getrefcount(b)
P(size(f48), sys.getrefcount(f48), sys.getrefcount(f48.__code__))
del f48
i50 = C3()
P(size(i50), sys.getrefcount(C3), sys.getrefcount(i50))
del i32
P('d')
i52 = C1()
P(size(i52), sys.getrefcount(C1), sys.getrefcount(i52))
i35.c = []
n0 = gc.get_count()
x = []
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
i35.c = 1
i56 = C2()
P(size(i56), sys.getrefcount(C2), sys.getrefcount(i56))
P(isinstance(i47, T), type(i47).__name__, len(type(i47).__subclasses__()))
i52.a = T('i52')
P(isinstance(i52, T), type(i52).__name__, len(type(i52).__subclasses__()))
kept = None
P('end', gc.collect())
T.__del__ = lambda self: None
for l in log: print(l)
