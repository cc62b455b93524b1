import gc
gc.disable()
T=gc.is_tracked
n=1; e=(); t=(1,2); d={}
fs=frozenset([n])
class A: pass
print(T((e,n)), T((int,n)), T((t,)), T((fs,)), T((d,)), T((A,)), T((len,)), T((range(3),)), T((None,'a',1.5,b'x',n)), T(((e,n),n)))
print([T(x) for x in ((n,t),)], T((t,t)+(n,)), T((t,)*2), T((t,n)[:1]), T((*[t],)), T(tuple([t])), T(tuple([n,e])))
def f(*a): return a
print(T(f(n)), T(f(t)), T(f(e)), T(f(n,n)))
print(T(divmod(7.5,2)), T('a,b'.rpartition(',')), T((7).as_integer_ratio()), T(divmod(10**20,3)))
import sys
print(T(sys.version_info), T(gc.get_threshold()), T(gc.get_count()))
s={(n,n)}; print([T(x) for x in s]); 
x=next(iter({1:2}.items())); print(T(x))
for x in {1:2,3:4}.items(): print(T(x))
l=[x for x in {1:2,3:4}.items()]; print([T(x) for x in l])
l=sorted({1:2,3:4}.items()); print([T(x) for x in l])
l=[*{1:2,3:4}.items()]; print([T(x) for x in l])
l=[(a,b) for a,b in zip([1,2],[3,4])]; print([T(x) for x in l])
l=[x for x in zip([1,2],[3,4])]; print([T(x) for x in l])
l=[x for x in enumerate([1,2,3])]; print([T(x) for x in l])
l=list(map(lambda *a:a,[1,2])); print([T(x) for x in l])
l=[x for x in 'ab cd'.partition(' ')]
def g(a,b=(n,n)): return b
print(T(g.__defaults__), T(g(1)), T(A.__mro__), T(A.__bases__))
def mk(z):
    return lambda: z
print(T(mk(1).__closure__))
x=ValueError(n); print(T(x.args)); x=ValueError(); print(T(x.args)); x=ValueError([]); print(T(x.args))
print(T((n,)*3), T((n,)+(n,)), T((*t,*t)), T((n,*t)))
a,*b=t; print(T(b)); 
r=lambda: (n,n); print(T(r()))
