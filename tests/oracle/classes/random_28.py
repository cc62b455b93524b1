# Random program 28 on classes, functions, exceptions and their counts.
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
try: ex(1)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
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
class C1(object):
    __slots__ = ()
P('C1', sys.getrefcount(C1), size(C1))
P([x for x in C1.__dict__], C1.__mro__)
i14 = C1()
P(size(i14), sys.getrefcount(C1), sys.getrefcount(i14))
i15 = C1()
P(size(i15), sys.getrefcount(C1), sys.getrefcount(i15))
P('collect', gc.collect())
class C2(list):
    an2: int
P('C2', sys.getrefcount(C2), size(C2))
class C3:
    def sup(self): return super().__init__
P('C3', sys.getrefcount(C3), size(C3))
def f20(a: int = 1): return a
P(size(f20), sys.getrefcount(f20), sys.getrefcount(f20.__code__))
f20.attr = T('fa20')
del f20
n0 = gc.get_count()
x = lambda: 1
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
P(isinstance(i15, T), type(i15).__name__, len(type(i15).__subclasses__()))
def f23(a: int = 1): return a
P(size(f23), sys.getrefcount(f23), sys.getrefcount(f23.__code__))
def ex(n):
    loc = T('loc24')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
i25 = C1()
P(size(i25), sys.getrefcount(C1), sys.getrefcount(i25))
n0 = gc.get_count()
def f(a=1): pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
w27 = weakref.ref(C1); P(weakref.getweakrefcount(C1), w27() is C1)
P([x for x in C1.__dict__], C1.__mro__)
i29 = C3()
P(size(i29), sys.getrefcount(C3), sys.getrefcount(i29))
P(isinstance(i25, T), type(i25).__name__, len(type(i25).__subclasses__()))
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
def ex(n):
    loc = T('loc33')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
gc.collect(0)
class Y: z = []
P(*[type(o).__name__ for o in gc.get_objects(0)][:20])
del Y
class C4(C3):
    pass
P('C4', sys.getrefcount(C4), size(C4), sys.getrefcount(C3))
i37 = C4()
P(size(i37), sys.getrefcount(C4), sys.getrefcount(i37))
del C1
i39 = C3()
P(size(i39), sys.getrefcount(C3), sys.getrefcount(i39))
def f40(a):
    'doc'
    b = a
    return sys.getrefcount(b)
P(size(f40), sys.getrefcount(f40), sys.getrefcount(f40.__code__))
f40.attr = T('fa40')
i41 = C4()
P(size(i41), sys.getrefcount(C4), sys.getrefcount(i41))
w42 = weakref.ref(i29); P(weakref.getweakrefcount(i29), w42() is i29)
class C5:
    __slots__ = ('p5', 's5', 'q5', )
    @staticmethod
    def st5(): return 1
P('C5', sys.getrefcount(C5), size(C5))
P('collect', gc.collect())
class C6(Exception):
    x6 = T('cls6')
    an6: int = 3
P('C6', sys.getrefcount(C6), size(C6))
P(sys.getrefcount(C4), sys.getrefcount(C6), sys.getrefcount(i37), sys.getrefcount(i25))
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
P(sys.getrefcount(C3), sys.getrefcount(C4), sys.getrefcount(i37), sys.getrefcount(i29))
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
P('collect', gc.collect())
class C7(dict):
    x7 = T('cls7')
P('C7', sys.getrefcount(C7), size(C7))
def ex(n):
    loc = [n]
    try: return {}[n]
    except KeyError as e: keep = e
    raise ValueError(loc)
try: ex(2)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
del i37
P('d')
P('collect', gc.collect())
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
i59 = C5()
P(size(i59), sys.getrefcount(C5), sys.getrefcount(i59))
kept = None
P('end', gc.collect())
T.__del__ = lambda self: None
for l in log: print(l)
