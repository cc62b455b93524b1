# Warm calls that do not look for a collection, and what does: len, type, isinstance, append, keywords, str.
import gc, sys
gc.disable()
g=gc.get_count
OUT=[]
def run(f):
    l=[]
    for n in range(6):
        gc.disable(); gc.collect(); gc.set_threshold(4,1000,1000)
        gc.enable(); f(l); gc.disable()
    OUT.append(l)
x=[1]
def f0(l):
    a=[];b=[];c=[];d=[];e=[]; len(a); k=g(); l.append(k)
def f1(l):
    a=[];b=[];c=[];d=[];e=[]; isinstance(a,list); k=g(); l.append(k)
def f2(l):
    a=[];b=[];c=[];d=[];e=[]; type(a); k=g(); l.append(k)
def f3(l):
    a=[];b=[];c=[];d=[];e=[]; str(a); k=g(); l.append(k)
def f4(l):
    a=[];b=[];c=[];d=[];e=[]; tuple(a); k=g(); l.append(k)
def f5(l):
    a=[];b=[];c=[];d=[];e=[]; x.append(1); k=g(); l.append(k)
def f6(l):
    a=[];b=[];c=[];d=[];e=[]; x.append(len(a)); k=g(); l.append(k)
def f7(l):
    a=[];b=[];c=[];d=[];e=[]; y=x.append(1); k=g(); l.append(k)
def f8(l):
    a=[];b=[];c=[];d=[];e=[]; y=a.append; y(1); k=g(); l.append(k)
def f9(l):
    a=[];b=[];c=[];d=[];e=[]; a.clear(); k=g(); l.append(k)
def f10(l):
    a=[];b=[];c=[];d=[];e=[]; int('1'); k=g(); l.append(k)
def f11(l):
    a=[];b=[];c=[];d=[];e=[]; range(3); k=g(); l.append(k)
def f12(l):
    a=[];b=[];c=[];d=[];e=[]; k=g(); l.append(k)
def f13(l):
    a=[];b=[];c=[];d=[];e=[]; [*x, *x]; k=g(); l.append(k)
def f14(l):
    a=[];b=[];c=[];d=[];e=[]; x.pop() if x else x.append(1); k=g(); l.append(k)
def f15(l):
    a=[];b=[];c=[];d=[];e=[]; isinstance(a,(list,tuple)); k=g(); l.append(k)
def f16(l):
    a=[];b=[];c=[];d=[];e=[]
    with CM() as q: k=g()
    l.append(k)
class CM:
    __slots__=()
    def __enter__(s): return 1
    def __exit__(s,*a): return 0
def f17(l):
    a=[];b=[];c=[];d=[];e=[]
    for i in (): pass
    k=g(); l.append(k)
def f18(l):
    a=[];b=[];c=[];d=[];e=[]
    for i in (1,): 5
    k=g(); l.append(k)
def f19(l):
    a=[];b=[];c=[];d=[];e=[]; dict(a=1); k=g(); l.append(k)
def f20(l):
    a=[];b=[];c=[];d=[];e=[]; len(*[a]); k=g(); l.append(k)
def f21(l):
    a=[];b=[];c=[];d=[];e=[]; x.append(*[a]); k=g(); l.append(k)
def f22(l):
    a=[];b=[];c=[];d=[];e=[]; hash(1); k=g(); l.append(k)
def f23(l):
    a=[];b=[];c=[];d=[];e=[]; min(1,2); k=g(); l.append(k)
def f24(l):
    a=[];b=[];c=[];d=[];e=[]; 'a'.upper(); k=g(); l.append(k)
def f25(l):
    a=[];b=[];c=[];d=[];e=[]; 'a'.encode(); k=g(); l.append(k)
def f26(l):
    a=[];b=[];c=[];d=[];e=[]; 'a'.replace('a','b'); k=g(); l.append(k)
def f27(l):
    a=[];b=[];c=[];d=[];e=[]; object(); k=g(); l.append(k)
def f28(l):
    a=[];b=[];c=[];d=[];e=[]; N(); k=g(); l.append(k)
class N: pass
for f in (f0,f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11,f12,f13,f14,f15,f16,f17,f18,f19,f20,f21,f22,f23,f24,f25,f26,f27,f28):
    x[:]=[1]; run(f)
for i,l in enumerate(OUT): print(i,[t[0] for t in l])
