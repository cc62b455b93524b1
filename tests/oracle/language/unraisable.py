# sys.unraisablehook and what it is given, sys.version_info.
import sys, gc, weakref
seen=[]
def hook(u):
    print(type(u).__name__, len(u), u.exc_type.__name__, u.exc_value, u.err_msg and str(u.err_msg).split(' at 0x')[0], u.object if u.object is None else type(u.object).__name__, sys.getsizeof(u), gc.is_tracked(u), sys.getrefcount(u), sys.getrefcount(u.exc_value))
sys.unraisablehook=hook
class F:
    def __del__(self): 1/0
f=F()
del f
f=F(); f.me=f; del f; gc.collect()
class C: pass
c=C(); w=weakref.ref(c, lambda r: 1/0); del c
c=C(); c.c=c; w=weakref.ref(c, lambda r: 1/0); del c; gc.collect()
def cb(p,i): raise ValueError('cb')
gc.callbacks.append(cb)
gc.collect()
gc.callbacks.clear()
def g():
    try: yield 1
    finally: raise KeyError('g')
x=g(); next(x); del x
def g2():
    try: yield 1
    except GeneratorExit: yield 2
x=g2(); next(x); del x
sys.unraisablehook=sys.__unraisablehook__
print(sys.unraisablehook is sys.__unraisablehook__, type(sys.unraisablehook).__name__)
print(sys.version_info[0], len(sys.version_info), sys.getsizeof(sys.version_info), sys.version_info.major, sys.version_info>=(3,11), gc.is_tracked(sys.version_info), type(sys.version_info).__name__)
