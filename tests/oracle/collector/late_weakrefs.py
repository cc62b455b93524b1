# Weak references and finalizers of garbage: what is dead when, who calls back, what is made late.
import gc, weakref
gc.disable(); gc.collect()
log=[]
class A: pass
outside=A()
class D:
    def __del__(self):
        log.append(("in garbage to outside", self.w() is None, self.wc() is None))
d=D(); d.me=d; d.w=weakref.ref(outside); d.wc=weakref.ref(outside, lambda r: log.append("outside cb"))
del d
print(gc.collect(), log, weakref.getweakrefcount(outside)); log.clear()
del outside
print(log); log.clear()
# made by a finalizer to garbage
class E:
    def __del__(self):
        global made, madecb
        made=weakref.ref(self)
        madecb=weakref.ref(self, lambda r: log.append("late cb"))
e=E(); e.me=e; del e
print(gc.collect(), made() is None, madecb() is None, log); log.clear()
class F:
    def __del__(self):
        self.other.w2=weakref.ref(self.other, lambda r: log.append("x"))
        log.append(self.other.w() is None)
f=F(); g=A(); f.other=g; g.f=f; g.w=weakref.ref(g)
del f, g
print(gc.collect(), log); log.clear()
# callback resurrects nothing, sees dead; finalizer sees
class R:
    def __del__(self):
        keep.append(self); log.append(("del", wr() is None, wc() is None))
keep=[]
r=R(); r.me=r; wr=weakref.ref(r); wc=weakref.ref(r, lambda x: log.append(("cb", wr() is None)))
del r
print(gc.collect(), log, wr() is None, wc() is None); log.clear()
keep.clear(); print(gc.collect(), wr() is None, log); log.clear()
# subclass of ref
class W(weakref.ref): pass
x=A(); x.me=x; w=W(x, lambda r: log.append("W")); x.inner=W(x); del x
print(gc.collect(), log, w() is None); log.clear()
# two generations, callback in older
y=A(); y.me=y; w=weakref.ref(y, lambda r: log.append("old")); gc.collect(); z=A(); z.me=z; w2=weakref.ref(z, lambda r: log.append("young")); 
del z; print(gc.collect(0), log); log.clear()
del y; print(gc.collect(1), gc.collect(2), log); log.clear()
p=A(); p.me=p; q=weakref.proxy(p); q2=weakref.proxy(p, lambda r: log.append("proxy")); del p
print(gc.collect(), log); log.clear()
class S:
    def __del__(self): log.append(gc.get_count()[1:]); gc.collect(0); self.x.append(1)
s=S(); s.x=[s]; del s
print(gc.collect(1), log, gc.get_count()[1:]); log.clear()
# exceptions pass by
class X:
    def __del__(self): 1/0
import sys
sys.unraisablehook=lambda u: log.append(type(u.exc_value).__name__)
x=X(); x.me=x; del x
def bad(r): raise KeyError(1)
x=A(); x.me=x; w=weakref.ref(x, bad); del x
print(gc.collect(), log); log.clear()
def cb(p,i): raise ValueError(p)
gc.callbacks.append(cb); print(gc.collect(), log); gc.callbacks.clear()
