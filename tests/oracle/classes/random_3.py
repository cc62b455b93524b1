# Random program 3 on classes, functions, exceptions and their counts.
import gc, sys, weakref
gc.disable()
log = []
def P(*a): log.append(' '.join(map(str, a)))
class T:
    def __init__(self, n): self.n = n
    def __del__(self): P('del', self.n)
def size(x): return sys.getsizeof(x)
gc.collect(); gc.collect()
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
class C1(Exception):
    x1 = None
    def m1(self, a=1): return self
P('C1', sys.getrefcount(C1), size(C1))
class C2(C1):
    def m2(self, a=1): return self
P('C2', sys.getrefcount(C2), size(C2), sys.getrefcount(C1))
i7 = C1()
P(size(i7), sys.getrefcount(C1), sys.getrefcount(i7))
i8 = C2()
P(size(i8), sys.getrefcount(C2), sys.getrefcount(i8))
i8.c = i8
P('collect', gc.collect(0))
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
class C3(Exception):
    def m3(self, a=1): return self
    class Inner: pass
P('C3', sys.getrefcount(C3), size(C3))
def f13(a=[], *, k={}): return a
P(size(f13), sys.getrefcount(f13), sys.getrefcount(f13.__code__))
f13.attr = T('fa13')
del f13
i14 = C1()
P(size(i14), sys.getrefcount(C1), sys.getrefcount(i14))
del i8
P('d')
n0 = gc.get_count()
x = []
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
class C4:
    @classmethod
    def cm4(cls): return cls
    an4: int
    def __init__(self):
        self.i1 = 1; self.i2 = []
P('C4', sys.getrefcount(C4), size(C4))
class C5:
    pass
P('C5', sys.getrefcount(C5), size(C5))
del C3
n0 = gc.get_count()
class X: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def ex(n):
    t = T('ex21')
    try: [][n]
    finally: u = t
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
i14.me = i14; i14.cls = type(i14)
class C6(Exception):
    def m6(self, a=1): return self
    def __eq__(self, o): return self is o
P('C6', sys.getrefcount(C6), size(C6))
def f24(x=T('f24'), y=T('f24y')): return x
P(size(f24), sys.getrefcount(f24), sys.getrefcount(f24.__code__))
del f24
P('collect', gc.collect())
P(sys.getrefcount(C4), sys.getrefcount(C6), sys.getrefcount(i14), sys.getrefcount(i7))
i27 = C1()
P(size(i27), sys.getrefcount(C1), sys.getrefcount(i27))
w28 = weakref.ref(C4); P(weakref.getweakrefcount(C4), w28() is C4)
P(sys.getrefcount(C6), sys.getrefcount(C2), sys.getrefcount(i27), sys.getrefcount(i14))
del C4
i27.c = 1
P(sys.getrefcount(C5), sys.getrefcount(C6), sys.getrefcount(i7), sys.getrefcount(i14))
i7.b = C2
del i7
P('d')
i35 = C1()
P(size(i35), sys.getrefcount(C1), sys.getrefcount(i35))
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
del i27
P('d')
P(isinstance(i14, T), type(i14).__name__, len(type(i14).__subclasses__()))
P([x for x in C5.__dict__], C5.__mro__)
i14.me = i14; i14.cls = type(i14)
n0 = gc.get_count()
class X: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def ex(n):
    t = T('ex42')
    try: [][n]
    finally: u = t
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
del i35
P('d')
w44 = weakref.ref(C6); P(weakref.getweakrefcount(C6), w44() is C6)
class C7:
    __slots__ = ('s7', 'r7', 'p7', )
    x7 = None
    def ma7(self, a: int) -> str: return 1
    class Inner: pass
P('C7', sys.getrefcount(C7), size(C7))
gc.collect(0)
class Y: z = []
P(*[type(o).__name__ for o in gc.get_objects(0)][:20])
del Y
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
def f48(a):
    'doc'
    b = a
    return sys.getrefcount(b)
P(size(f48), sys.getrefcount(f48), sys.getrefcount(f48.__code__))
f48.attr = T('fa48')
del C1
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
i51 = C6()
P(size(i51), sys.getrefcount(C6), sys.getrefcount(i51))
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
i53 = C2()
P(size(i53), sys.getrefcount(C2), sys.getrefcount(i53))
del i14
P('d')
class C8(Exception):
    def m8(self, a=1): return self
    def __eq__(self, o): return self is o
P('C8', sys.getrefcount(C8), size(C8))
class C9:
    def m9(self, a=1): return self
    def sup(self): return super().__init__
P('C9', sys.getrefcount(C9), size(C9))
w58 = weakref.ref(C6); P(weakref.getweakrefcount(C6), w58() is C6)
class C10(Exception):
    @property
    def pr10(self): return 1
    @classmethod
    def cm10(cls): return cls
    class Inner: pass
P('C10', sys.getrefcount(C10), size(C10))
kept = None
P('end', gc.collect())
T.__del__ = lambda self: None
for l in log: print(l)
