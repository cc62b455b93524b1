import gc,weakref,sys
gc.disable(); gc.collect()
class A: pass
def mk(log):
    a=A(); b=A(); a.o=b; b.o=a
    return [weakref.ref(a,lambda r: log.append('a1')),weakref.ref(b,lambda r: log.append('b1')),weakref.ref(a,lambda r: log.append('a2')),weakref.ref(b,lambda r: log.append('b2'))]
log=[]; w=mk(log); print('gc cb order', gc.collect(), log)
# wr object itself dropped in callback -> num_freed counted
class Box: pass
log=[]
def mk2():
    a=A(); a.me=a
    box=Box()
    box.w=weakref.ref(a,lambda r: (log.append('cb'),setattr(box,'w',None)))
    return box
box=mk2(); print('wr freed in callback: collect', gc.collect(), log)
# callbacks resurrect? access to dead
log=[]
class D:
    def __del__(self): log.append(('del',w1() is None, w2() is None))
def mk3():
    global w1,w2
    d=D(); d.me=d
    w1=weakref.ref(d); w2=weakref.ref(d,lambda r: log.append(('cb',w1() is None, w2() is None)))
mk3(); print('collect',gc.collect(),log)
log=[]
def mk4():
    global w1,w2
    d=D()
    w1=weakref.ref(d); w2=weakref.ref(d,lambda r: log.append(('cb',w1() is None, w2() is None)))
mk4(); print('refcount death',log)
# resurrected object: are weakrefs still alive?
keep=[]
class R:
    def __del__(self): keep.append(self)
def mk5(cyc):
    global w1,w2
    d=R()
    if cyc: d.me=d
    w1=weakref.ref(d); w2=weakref.ref(d,lambda r: log.append('cb'))
log=[]; mk5(False); print('resurrect by refcount: wr alive', w1() is not None, w2() is not None, log)
log=[]; mk5(True); gc.collect(); print('resurrect by gc: wr alive', w1() is not None, w2() is not None, log)
# gc.collect return with finalizer + weakref on subobject
