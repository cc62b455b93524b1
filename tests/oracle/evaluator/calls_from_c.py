# Calls from C code, attributes that are not there, generator consumers: what each leaves in gc.get_count().
import gc
gc.disable()
g=gc.get_count
class S: __slots__=('x','y')
s=S()
def fail(v):
    q=[v]
    raise ValueError(v)
def fail2(): raise ValueError
def P(*t): print([b[0]-a[0] for a,b in zip(t,t[1:])])
v=1
x=y=0
def run():
    gc.collect()
    a=g(); hasattr(s,'x'); b=g(); hasattr(s,'y'); c=g(); hasattr(s,'zz'); d=g(); getattr(s,'x',1); e=g()
    P(a,b,c,d,e)
    gc.collect()
    a=g(); str(1); b=g(); str(2.5); c=g(); str([]); d=g(); int('1'); e=g(); float('1'); f=g(); repr(1); h=g()
    P(a,b,c,d,e,f,h)
run()
gc.collect()
a=g()
try: fail(v)
except ValueError: pass
b=g()
try: fail(v)
except ValueError as e: pass
c=g()
try: fail2()
except ValueError as e: pass
d=g()
P(a,b,c,d)
gc.collect()
a=g(); hasattr(s,'x'); b=g(); hasattr(s,'y'); c=g(); str(1); d=g()
P(a,b,c,d)
gc.collect(); a=g(); str(1); b=g(); P(a,b)
gc.collect(); a=g(); list(map(str,[1])); b=g(); P(a,b)
gc.collect(); a=g(); list(map(str,[1,2])); b=g(); P(a,b)
gc.collect(); a=g(); list(map(repr,[1])); b=g(); P(a,b)
gc.collect(); a=g(); list(map(len,[[1]])); b=g(); P(a,b)
gc.collect(); a=g(); tuple(map(str,[1])); b=g(); P(a,b)
gc.collect(); a=g(); x=[str(i) for i in (1,2)]; b=g(); P(a,b)
gc.collect(); a=g(); x=tuple(i for i in (1,2)); b=g(); P(a,b)
gc.collect(); a=g(); x=list(i for i in (1,2)); b=g(); P(a,b)
def ge():
    yield 1
    yield []
gc.collect(); a=g(); x=tuple(ge()); b=g(); P(a,b)
gc.collect(); z=ge(); a=g(); x=tuple(z); b=g(); P(a,b)
gc.collect(); a=g(); x=list(ge()); b=g(); P(a,b)
gc.collect(); a=g(); x=set((1,2)); b=g(); P(a,b)
gc.collect(); a=g(); x=sum(ge(),[]) if 0 else 1; b=g(); P(a,b)
gc.collect(); a=g(); x=sorted((2,1)); b=g(); P(a,b)
gc.collect(); a=g(); x=dict(a=1); b=g(); P(a,b)
gc.collect(); a=g(); x=list(filter(str,[1])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(filter(None,[1])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(zip([1],[2])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(enumerate([1])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(int,['1'])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(float,['1'])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(list,[(1,)])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(tuple,[[1]])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(type,[1])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(bool,[1])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(set,[[1]])); b=g(); P(a,b)
gc.collect(); a=g(); x=list(map(lambda x: x,[1])); b=g(); P(a,b)
