import gc,sys,weakref
gc.disable(); gc.collect()
log=[]; keep=[]
def leaf(n):
    c=compile('1','x','eval'); keep.append(weakref.ref(c,lambda r,n=n: log.append(n))); return c
class N: pass
def ring(order,k=3):
    ns=[N() for i in range(k)]
    for i,n in enumerate(ns):
        if order=='next,leaf': n.next=ns[(i+1)%k]; n.leaf=leaf('abc'[i])
        else: n.leaf=leaf('abc'[i]); n.next=ns[(i+1)%k]
class M: pass
def ring2():
    ns=[M() for i in range(3)]
    for i,n in enumerate(ns): n.leaf=leaf('abc'[i]); n.next=ns[(i+1)%3]
def lring(first):
    ls=[[] for i in range(3)]
    for i,l in enumerate(ls):
        if first=='next': l.append(ls[(i+1)%3]); l.append(leaf('abc'[i]))
        else: l.append(leaf('abc'[i])); l.append(ls[(i+1)%3])
def dring():
    ds=[{} for i in range(3)]
    for i,d in enumerate(ds): d['next']=ds[(i+1)%3]; d['leaf']=leaf('abc'[i])
def tring():
    l=[]; t=(leaf('t0'),l,leaf('t1')); l.append(leaf('l0')); l.append(t); l.append(leaf('l1'))
class S: __slots__=('next','leaf')
def sring():
    ns=[S() for i in range(3)]
    for i,n in enumerate(ns): n.next=ns[(i+1)%3]; n.leaf=leaf('abc'[i])
r=[]
for name,f in (('inst next,leaf',lambda: ring('next,leaf')),('inst leaf,next',ring2),('list [next,leaf]',lambda: lring('next')),('list [leaf,next]',lambda: lring('leaf')),('dict next,leaf',dring),('tuple-list',tring),('slots next,leaf',sring)):
    f(); n=gc.collect(); r.append('%s:%d:%s'%(name,n,''.join(log) if len(log)<4 else ','.join(log))); log.clear()
print(' | '.join(r))
