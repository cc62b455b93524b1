# Calls with unpacked keywords: what is counted when; repr() and format() run a collection that waits.
import gc, sys
gc.disable()
g=gc.get_count
def star(*a, **k): return g(), [sys.getrefcount(x) for x in a] + sorted(k), g()
def star2(*a, **k): return g()
def one(a): return g()
def kw(**k): return g()
def P(*t): print([b[0]-a[0] for a,b in zip(t,t[1:])])
v=[1]
class A:
    def __call__(self, **k): return g()
    def m(self, **k): return g()
i=A()
for f in (star, star2, one, kw, i, i.m, A.m):
    gc.collect(); a=g(); b=f(i,**{}) if f is A.m else f(**{'a':v}); c=g()
    if f is star: P(a,b[0],b[2],c)
    else: P(a,b,c)
gc.collect(); a=g(); b=A.m(i,**{'b':v}); c=g(); P(a,b,c)
gc.collect(); a=g(); b=star2(*[1,v]); c=g(); P(a,b,c)
gc.collect(); a=g(); b=star2(*[1,v], b=1); c=g(); P(a,b,c)
gc.collect(); a=g(); b=star2(1,v, b=1); c=g(); P(a,b,c)
def th(n, f):
    gc.collect(); gc.set_threshold(n,1000,1000)
    gc.enable(); a=g(); b=f(); c=g(); gc.disable(); print(n,a,b,c)
for n in range(1,13):
    th(n, lambda: star(**{'a':v}))
    th(n, lambda: one(**{'a':v}))
    th(n, lambda: kw(**{'a':v}))
    th(n, lambda: i(**{'a':v}))
    th(n, lambda: i.m(**{'a':v}))
    th(n, lambda: star2(*[1,v]))
    th(n, lambda: star2(*[1,v],b=1))
    th(n, lambda: star2(1,v,b=1))
    th(n, lambda: i(b=1))
for n in range(1,7):
    gc.collect(); gc.set_threshold(n,1000,1000)
    gc.enable(); a=g(); b=star(**{'a':v}); c=g(); gc.disable(); print(n,a,b,c)
    gc.collect(); gc.set_threshold(n,1000,1000)
    gc.enable(); a=g(); b=[star(**{'a':v})]; c=g(); gc.disable(); print(n,a,b,c)
    gc.collect(); gc.set_threshold(n,1000,1000)
    gc.enable(); a=g(); b=kw(**{'a':v}); c=g(); gc.disable(); print(n,a,b,c)
