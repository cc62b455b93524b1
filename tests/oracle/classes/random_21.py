# Random program 21 on classes, functions, exceptions and their counts.
import gc, sys, weakref
gc.disable()
log = []
def P(*a): log.append(' '.join(map(str, a)))
class T:
    def __init__(self, n): self.n = n
    def __del__(self): P('del', self.n)
def size(x): return sys.getsizeof(x)
gc.collect(); gc.collect()
n0 = gc.get_count()
try: 1/0
except ZeroDivisionError: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
n0 = gc.get_count()
try: 1/0
except ZeroDivisionError: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def f4(a: int = 1): return a
P(size(f4), sys.getrefcount(f4), sys.getrefcount(f4.__code__))
del f4
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(1)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
n0 = gc.get_count()
x = []
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
gc.collect(0)
class Y: z = []
P(*[type(o).__name__ for o in gc.get_objects(0)][:20])
del Y
class C1(object):
    @property
    def pr1(self): return 1
    an1: int = 3
    def ma1(self, a: int) -> str: return 1
    def __eq__(self, o): return self is o
    class Inner: pass
P('C1', sys.getrefcount(C1), size(C1))
P(sys.getrefcount(C1))
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
    @classmethod
    def cm2(cls): return cls
P('C2', sys.getrefcount(C2), size(C2))
def f17():
    def g(): return g
    return g
P(size(f17), sys.getrefcount(f17), sys.getrefcount(f17.__code__))
f17.attr = T('fa17')
P('collect', gc.collect(0))
class C3:
    pass
P('C3', sys.getrefcount(C3), size(C3))
P(sys.getrefcount(C3), sys.getrefcount(C2))
del C1
class C4:
    pass
P('C4', sys.getrefcount(C4), size(C4))
del C2
w25 = weakref.ref(C3); P(weakref.getweakrefcount(C3), w25() is C3)
f26 = (lambda z: lambda: z)([])
P(size(f26), sys.getrefcount(f26), sys.getrefcount(f26.__code__))
del f26
class C5:
    __slots__ = ('q5', )
    @property
    def pr5(self): return 1
    an5: int
    def ma5(self, a: int) -> str: return 1
P('C5', sys.getrefcount(C5), size(C5))
P('collect', gc.collect())
P('collect', gc.collect(1))
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
i33 = C5()
P(size(i33), sys.getrefcount(C5), sys.getrefcount(i33))
class C6:
    x6 = (1, [])
    def __init__(self):
        self.i1 = 1; self.i2 = []
P('C6', sys.getrefcount(C6), size(C6))
i35 = C3()
P(size(i35), sys.getrefcount(C3), sys.getrefcount(i35))
i36 = C5()
P(size(i36), sys.getrefcount(C5), sys.getrefcount(i36))
i37 = C5()
P(size(i37), sys.getrefcount(C5), sys.getrefcount(i37))
def ex(n):
    t = T('ex38')
    try: [][n]
    finally: u = t
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
P([x for x in C4.__dict__], C4.__mro__)
i35.a = C4
class C7:
    pass
P('C7', sys.getrefcount(C7), size(C7))
w43 = weakref.ref(C3); P(weakref.getweakrefcount(C3), w43() is C3)
def ex(n):
    loc = T('loc44')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
gc.collect(0)
class Y: z = []
P(*[type(o).__name__ for o in gc.get_objects(0)][:20])
del Y
P([x for x in C7.__dict__], C7.__mro__)
w47 = weakref.ref(C4); P(weakref.getweakrefcount(C4), w47() is C4)
class C8:
    @property
    def pr8(self): return 1
    @staticmethod
    def st8(): return 1
    @classmethod
    def cm8(cls): return cls
P('C8', sys.getrefcount(C8), size(C8))
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
class C9:
    __slots__ = ('s9', 'q9', 'p9', )
    @classmethod
    def cm9(cls): return cls
    an9: int
P('C9', sys.getrefcount(C9), size(C9))
del C6
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
def ex(n):
    loc = T('loc54')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
n0 = gc.get_count()
try: 1/0
except ZeroDivisionError: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
i56 = C3()
P(size(i56), sys.getrefcount(C3), sys.getrefcount(i56))
w57 = weakref.ref(C5); P(weakref.getweakrefcount(C5), w57() is C5)
i58 = C8()
P(size(i58), sys.getrefcount(C8), sys.getrefcount(i58))
P(sys.getrefcount(C8), sys.getrefcount(C7), sys.getrefcount(i58), sys.getrefcount(i37))
kept = None
P('end', gc.collect())
T.__del__ = lambda self: None
for l in log: print(l)
