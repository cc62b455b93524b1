import sys, gc
g=sys.getrefcount
out=[]
def P(n,v): print(n, v)
x=object(); P('x=object()',g(x))
y=x; P('y=x',g(x)); del y; P('del y',g(x))
l=[x]; P('[x]',g(x)); l.append(x); P('append',g(x)); l[0]=None; P('l[0]=None',g(x)); del l; P('del l',g(x))
l=[x,x,x]; P('[x,x,x]',g(x)); del l
l=[x]*5; P('[x]*5',g(x)); l2=l[:]; P('l[:]',g(x)); del l,l2
t=(x,); P('(x,)',g(x)); t2=t+t; P('t+t',g(x)); del t,t2
d={'k':x}; P("{'k':x}",g(x)); d[x]=x; P('d[x]=x',g(x)); del d
s={x}; P('{x}',g(x)); del s
class A: 
    def m(self): return g(self)
    def n(self): 
        z=self
        return g(self)
a=A(); P('a=A()',g(a)); a.v=x; P('a.v=x: x',g(x)); P('a.m()',a.m()); P('a.n()',a.n()); bm=a.m; P('bm=a.m: a',g(a)); P('bm()',bm()); del bm; 
P('a.m.__self__ temp',g(a.m.__self__)); del a.v
def f(p): return g(p)
P('f(x)',f(x)); P('f(object())',f(object())); P('g(object())',g(object())); P('f(p=x)',f(p=x)); P('f(*[x])',f(*[x])); P('f(**{p:x})',f(**{'p':x}))
def f1(*p): return g(p[0])
P('f(*a) p[0]',f1(x))
def f2(**p): return g(p['k'])
P('f(**k)',f2(k=x))
def f3(p):
    q=p
    return g(p)
P('f q=p',f3(x))
def f4(p):
    p2=[p]
    return g(p)
P('f [p]',f4(x))
def f5():
    p=object()
    return g(p)
P('local p',f5())
def f6():
    p=object(); q=p
    return g(p)
P('local p,q',f6())
def f7():
    p=object()
    def h(): return g(p)
    return h(), g(p)
P('closure inner,outer',f7())
def f8():
    p=object()
    h=lambda: p
    return g(p)
P('cellvar local',f8())
def f9(p=object()): return g(p)
P('default arg',f9())
def gen(p): yield g(p)
P('gen(x)',next(gen(x))); P('gen(object())',next(gen(object())))
def f10(p):
    r=[g(q) for q in (p,p)]
    return r
P('listcomp in func',f10(x)); P('listcomp module',[g(q) for q in (x,x)]); P('genexpr',list(g(q) for q in (x,)))
for q in (x,): P('for q in (x,)',g(q))
del q
for q in [x]: P('for q in [x]',g(q))
del q
def f11(p):
    for q in [p]: return g(q)
P('for in func',f11(x))
it=iter([x]); P('iter([x])',g(x)); q=next(it); P('next',g(x)); del it,q
P('x if 1 else 0',g(x if x else 0)); P('(x)',g((x))); P('[x][0]',g([x][0])); P('(x,)[0]',g((x,)[0])); P('x or',g(x or 1)); P("globals()['x']",g(globals()['x']))
w=x; P('walrus', g((z:=x))); del w,z
try: raise ValueError
except ValueError as e: P('except e',g(e))
def f12():
    try: raise ValueError
    except ValueError as e: return g(e)
P('except e in func',f12())
def f13(): return x
P('g(f13())',g(f13()))
def f14(p):
    del p
    return g(x)
P('f del p',f14(x))
def f15(p): 
    return f(p)
P('nested f(f(x))',f15(x)); P('nested f(obj)',f15(object()))
P('map',list(map(f,[x]))); P('map g',list(map(g,[x]))); P('sorted key', [sorted([x],key=lambda o:(P('key',g(o)),0)[1])] and 0)
P('f',g(f)); P('f.__code__',g(f.__code__))
k=1000; P('k=1000',g(k)); k2=1000; P('k2=1000',g(k)); P('k is k2',k is k2); P('g(1000)',g(1000)); k3=999+1; P('999+1',g(k3)); k4=k+1; P('k+1',g(k4)); st='a b'; P("'a b'",g(st)); fl=1.5; P('1.5',g(fl)); P('g(2.5)',g(2.5)); ct=(1,2,3); P('const tuple',g(ct)); ff=lambda: 12345; P('g(ff())', g(ff()))
def f16(): 
    v=123456
    return g(v)
P('local const',f16())
def f17(): 
    v=123456; w=v
    return g(v)
P('local const w=v',f17())
def f18(): return g(98765)
P('g(const) in func',f18())
P('x final',g(x))
