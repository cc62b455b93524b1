# Counts of calls of classes with a starred argument; loops over zip().
import sys, gc
r=[0]*90; r.clear()
def log(): r.append(gc.get_count()[0])
gc.collect(); log(); log()
z=[[1, 2, 3], [4, 5, 6]]
gc.collect(); log(); x=zip(*z); log()
gc.collect(); log(); x=next(x); log()
gc.collect(); log(); m = [list(row) for row in [(1,2),(3,4)]]; log()
gc.collect(); log(); m = [list(row) for row in [(1,2)]]; log()
gc.collect(); log(); m = [len(row) for row in zip(*z)]; log()
gc.collect(); log(); m = [list(row) for row in zip(*z)]; log()
gc.collect(); log(); m = [list(row) for row in zip(*[[1],[2]])]; log()
gc.collect(); log(); m = [list(row) for row in zip([1],[2])]; log()
gc.collect(); log(); m = [list(row) for row in zip([1])]; log()
def f(z):
    for row in z: list(row)
gc.collect(); log(); f(zip([1],[2]));log()
gc.collect(); log(); f(zip([1,2],[2,3]));log()
gc.collect(); log(); f(zip([1,2,3],[2,3,4]));log()
gc.collect(); log(); 
for row in z: list(row)
log()
for i in range(len(r)-1): print(i, r[i+1]-r[i])
r.clear()
class P:
    @property
    def a(self): return 1
import weakref
w=[P()]; pa=[lambda s: 1]
gc.collect(); log(); x=zip(*z); log(); x=zip(*()); log();
gc.collect(); log(); x=property(*pa); log()
gc.collect(); log(); x=weakref.ref(*w); log()
gc.collect(); log(); x=weakref.proxy(*w); log()
gc.collect(); log(); x=dict(*[[(1,2)]]) ; log(); x=set(*[z[0]]); log(); x=list(*z[:1]); log(); x=complex(*z[0][:2]); log()
gc.collect(); log(); x=map(*[len,z]); log(); x=filter(*[len,z]); log(); x=enumerate(*[z,3]); log();x=reversed(*[z]); log()
gc.collect(); log(); x=slice(*[1,2]); log(); x=range(*[1,2]); log(); x=P(*[]); log(); x=bytes(*[3]); log(); x=ValueError(*[3]); log()
for i in range(len(r)-1): print(i, r[i+1]-r[i])
t=([],); e=ValueError(*t); print(e.args is t, sys.getrefcount(t), sys.getrefcount(t[0])); e=None
