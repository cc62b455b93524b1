# Random program 17 on classes, functions, exceptions and their counts.
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
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
def ex(n):
    t = T('ex1')
    try: [][n]
    finally: u = t
try: ex(1)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
n0 = gc.get_count()
class X: pass
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def ex(n):
    t = T('ex3')
    try: [][n]
    finally: u = t
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
class C1:
    def m1(self, a=1): return self
P('C1', sys.getrefcount(C1), size(C1))
i6 = C1()
P(size(i6), sys.getrefcount(C1), sys.getrefcount(i6))
def ex(n):
    t = T('ex7')
    try: [][n]
    finally: u = t
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
class C2:
    __slots__ = ('r2', 's2', 'p2', )
    def m2(self, a=1): return self
P('C2', sys.getrefcount(C2), size(C2))
P(isinstance(i6, T), type(i6).__name__, len(type(i6).__subclasses__()))
P(sys.getrefcount(C2), sys.getrefcount(C1), sys.getrefcount(i6))
i11 = C2()
P(size(i11), sys.getrefcount(C2), sys.getrefcount(i11))
P(sys.getrefcount(C1), sys.getrefcount(C2), sys.getrefcount(i11), sys.getrefcount(i6))
def f13(a):
    'doc'
    b = a
    return sys.getrefcount(b)
P(size(f13), sys.getrefcount(f13), sys.getrefcount(f13.__code__))
f13.attr = T('fa13')
del i6
P('d')
def ex(n):
    loc = T('loc16')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
del i11
P('d')
i21 = C1()
P(size(i21), sys.getrefcount(C1), sys.getrefcount(i21))
class C3(dict):
    pass
P('C3', sys.getrefcount(C3), size(C3))
del C1
def ex(n):
    t = T('ex24')
    try: [][n]
    finally: u = t
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
kept = None
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
def f28(x=T('f28'), y=T('f28y')): return x
P(size(f28), sys.getrefcount(f28), sys.getrefcount(f28.__code__))
w30 = weakref.ref(C3); P(weakref.getweakrefcount(C3), w30() is C3)
class C4:
    x4 = (1, [])
    def m4(self, a=1): return self
    @property
    def pr4(self): return 1
    def __init__(self):
        self.i1 = 1; self.i2 = []
P('C4', sys.getrefcount(C4), size(C4))
w32 = weakref.ref(C2); P(weakref.getweakrefcount(C2), w32() is C2)
f33 = (lambda z: lambda: z)([])
P(size(f33), sys.getrefcount(f33), sys.getrefcount(f33.__code__))
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(2)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
def f36(x=T('f36'), y=T('f36y')): return x
P(size(f36), sys.getrefcount(f36), sys.getrefcount(f36.__code__))
del f36
del i21
P('d')
def ex(n):
    loc = T('loc38')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(1)
except Exception as e: P(type(e).__name__, sys.getrefcount(e))
P('after')
kept = None
P(sys.getrefcount(C4), sys.getrefcount(C2))
i40 = C2()
P(size(i40), sys.getrefcount(C2), sys.getrefcount(i40))
def f41():
    def g(): return g
    return g
P(size(f41), sys.getrefcount(f41), sys.getrefcount(f41.__code__))
P(isinstance(i40, T), type(i40).__name__, len(type(i40).__subclasses__()))
n0 = gc.get_count()
x = []
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
n0 = gc.get_count()
x = []
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def ex(n):
    loc = T('loc45')
    if n: ex(n-1)
    raise KeyError(n)
try: ex(1)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
P(sys.getrefcount(C3), sys.getrefcount(C4), sys.getrefcount(i40))
class C5:
    __slots__ = ()
    @property
    def pr5(self): return 1
P('C5', sys.getrefcount(C5), size(C5))
def f48(x=T('f48'), y=T('f48y')): return x
P(size(f48), sys.getrefcount(f48), sys.getrefcount(f48.__code__))
f48.attr = T('fa48')
w49 = weakref.ref(C3); P(weakref.getweakrefcount(C3), w49() is C3)
del i40
P('d')
n0 = gc.get_count()
x = lambda: 1
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
def ex(n):
    try: int('z')
    except ValueError as e: raise RuntimeError('r') from e
try: ex(1)
except Exception as e: kept = e.__traceback__.tb_next.tb_frame; P(sorted(kept.f_locals), size(kept))
P('after')
kept = None
def ex(n):
    t = T('ex55')
    try: [][n]
    finally: u = t
try: ex(2)
except Exception as e: kept = e; P(sys.getrefcount(e), sys.getrefcount(e.__traceback__))
P('after')
n0 = gc.get_count()
x = []
n1 = gc.get_count()
P(n1[0] - n0[0], gc.get_count()[1:])
x = f = X = None
P([x for x in C3.__dict__], C3.__mro__)
i59 = C3()
P(size(i59), sys.getrefcount(C3), sys.getrefcount(i59))
kept = None
P('end', gc.collect())
T.__del__ = lambda self: None
for l in log: print(l)
