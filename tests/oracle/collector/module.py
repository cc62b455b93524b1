# The functions of module gc: results, errors, callbacks, what refers to what.
import gc, weakref, sys
gc.disable()
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
t(lambda: gc.collect(3))
t(lambda: gc.collect(-1))
t(lambda: gc.collect(generation=1))
t(lambda: gc.collect("a"))
t(lambda: gc.collect(1,2))
t(lambda: gc.collect(gen=1))
t(lambda: gc.collect(True))
t(lambda: gc.collect(1.5))
t(lambda: gc.collect(None))
t(lambda: gc.collect(2**40))
t(lambda: gc.set_threshold())
t(lambda: gc.set_threshold(1,2,3,4))
t(lambda: gc.set_threshold("a"))
t(lambda: gc.set_threshold(1, "a"))
t(lambda: gc.get_threshold())
t(lambda: gc.set_threshold(700, 10, 10))
t(lambda: gc.set_threshold(2**40))
t(lambda: gc.set_threshold(1.5))
t(lambda: gc.get_objects(3))
t(lambda: len(gc.get_objects(-1)) > 5)
t(lambda: gc.get_objects(-2))
t(lambda: gc.get_objects("a"))
t(lambda: gc.get_objects(1.5))
t(lambda: gc.get_objects(generation=5))
t(lambda: len(gc.get_objects(generation=None)) > 5)
t(lambda: gc.is_tracked())
t(lambda: gc.is_finalized(1))
t(lambda: gc.get_referents())
t(lambda: gc.get_referrers())
t(lambda: gc.set_debug("a"))
t(lambda: gc.set_debug(2**40))
t(lambda: gc.set_debug(gc.DEBUG_LEAK))
t(lambda: gc.get_debug())
t(lambda: gc.set_debug(0))
t(lambda: gc.get_debug(1))
t(lambda: gc.freeze(1))
t(lambda: (gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK))
t(lambda: gc.isenabled())
t(lambda: gc.enable())
t(lambda: gc.isenabled())
t(lambda: gc.disable())
t(lambda: (gc.garbage, gc.callbacks))
log=[]
def cb(p, i):
    log.append((p, i["generation"], i["collected"], i["uncollectable"], sorted(i)))
gc.callbacks.append(cb)
l=[]; l.append(l); del l
gc.collect(); 
print(log)
log.clear()
class N:
    def __del__(self):
        log.append(gc.collect())
n=N(); n.me=n; del n
t(lambda: gc.collect())
print(log)
gc.callbacks.remove(cb)
x=[]; y=[x]; d={"k":x}; tt=(x,)
class A: pass
a=A(); a.v=x
r=gc.get_referrers(x)
print(sorted(type(o).__name__ for o in r), any(o is globals() for o in r))
print([type(o).__name__ for o in gc.get_referents(a)], gc.get_referents(y), gc.get_referents(d), gc.get_referents(tt))
def f(p, q=x): return p, a
print([type(o).__name__ for o in gc.get_referents(f)])
print([type(o).__name__ for o in gc.get_referents(A)])
gc.set_debug(gc.DEBUG_SAVEALL)
z=[]; z.append(z); del z
print(gc.collect(), len(gc.garbage), type(gc.garbage[0]))
gc.set_debug(0); gc.garbage.clear(); print(gc.collect())
class F:
    def __del__(self): keep.append(self)
keep=[]
o=F(); print(gc.is_finalized(o)); del o; print(gc.is_finalized(keep[0])); 
s=gc.get_stats(); print(len(s), sorted(s[0]), type(s[0].get("duration")).__name__)
b=gc.get_stats(); gc.collect(0); c=gc.get_stats(); print(c[0]["collections"]-b[0]["collections"], (c[0].get("candidates",1) > 0))
