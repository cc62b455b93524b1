# Closing, dropping, collecting and throwing into generators that began or did not; imports that count.
import gc, sys, weakref
gc.disable()
gc.collect()
gc.freeze()
def g(p):
    yield p
def n():
    return sum(type(o) is G for o in gc.get_objects()), sum(type(o) is S for o in gc.get_objects())
class S(list): pass
G = type(g(1))
class F(list):
    def __del__(self): print('del', len(self), n())
gc.collect()
print(n())
l=S(); x=g(l); l.append(x)
print(n())
del l,x
print(gc.collect(), n())
l=F(); x=g(l); l.append(x)
del l,x
print(gc.collect(), n())
# finalizer order: generator's finalizer runs in list order; what dies in it dies there
class D:
    def __init__(s,k): s.k=k
    def __del__(s): print('del',s.k)
a=D(1); l=S(); l.append(D(2)); x=g(l); l.append(x); l.append(D(3)); l.append(a)
a.me=a
del a,l,x
print(gc.collect(), n())
x=g(D(4)); a=D(5); a.x=x; b=D(6); a.b=b; b.a=a
del a,b,x
print(gc.collect(), n())
# close() of not started
x=g(D(7)); l=S(); print(sys.getrefcount(l)); y=g(l); print(sys.getrefcount(l)); y.close(); print(sys.getrefcount(l)); x.close(); print('closed')
try: next(x)
except StopIteration: print('stop')
# started and closed by hand
x=g(D(8)); del x; print('dropped')
# send/throw
x=g(D(9))
try: x.throw(ValueError)
except ValueError: print('thrown')
del x
print(sys.getsizeof(g(1)) > 0)
def ge(l): return (D(i) for i in l)
l=S(); x=ge(l); l.append(x); l.append(D(11)); del l,x
print(gc.collect(), n())
L=[1,2,3,4]
L.append(9)
c=gc.get_count
def g(p):
    yield p
def h(p):
    try: yield p
    except ValueError: yield 2
    finally: L.append('fin')
def k(p):
    x=[p]
    for i in p: yield i
def s(f, *a):
    x=f(*a); next(x)
    n=c(); x=None; m=c()
    print(m[0]-n[0])
    return 
for f in (g,h,k):
    gc.collect(); s(f,[1]); s(f,[1]); gc.collect(); s(f,[1,2])
for e in [lambda: ValueError, lambda: StopIteration, lambda: GeneratorExit, lambda: ValueError("x")]:
  for f in (g,h,k):
    x=f(D(1))
    try: print(x.throw(e()))
    except BaseException as y: print(type(y).__name__, y, type(y.__cause__).__name__, type(y.__context__).__name__); del y
    print('then')
    try: print(next(x))
    except BaseException as y: print(type(y).__name__, y); del y
    print('drop')
    del x
def q():
    raise StopIteration
    yield 1
x=q()
try: print(next(x))
except BaseException as y: print(type(y).__name__, y); del y
def pp(a,b): print(b[0]-a[0])
def g(p):
    yield p
def r(p):
    yield p
    raise ValueError
def r2(p):
    raise ValueError
gc.collect(); x=g(1); next(x); a=c(); x=None; b=c(); pp(a,b)
x=g(1); next(x); a=c(); x=None; b=c(); pp(a,b)
x=g(1); next(x); a=c(); x=None; b=c(); pp(a,b)
x=g(1); next(x); a=c(); x.close(); b=c(); pp(a,b)
x=r(1); next(x); a=c()
try: next(x)
except ValueError: pass
b=c(); pp(a,b)
gc.collect(); a=c()
try: r2(1)
except ValueError: pass
b=c(); pp(a,b)
gc.collect(); a=c(); a=a; b=c(); pp(a,b)
gg=gc.get_count
def q(*a): print(*[x[0] for x in a])
gc.collect(); a=gg(); import sys; b=gg(); q(a,b)
gc.collect(); a=gg(); import sys; import builtins; b=gg(); q(a,b)
gc.collect(); a=gg(); import gc; b=gg(); q(a,b)
gc.collect(); a=gg(); import weakref; b=gg(); q(a,b)
gc.collect(); a=gg(); from sys import getrefcount, getsizeof; b=gg(); q(a,b)
gc.collect(); (gg,); a=gg(); import sys as u, gc as h; b=gg(); q(a,b)
