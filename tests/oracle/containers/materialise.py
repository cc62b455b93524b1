import gc,sys,copy
gc.disable()
def has(o): return any(type(r) is dict for r in gc.get_referents(o))
class A: pass
class B: pass
def t(name,f):
    o=A(); o.x=[]; f(o)
    print(name, has(o))
t('none',lambda o:0); t('getattr',lambda o:o.x); t('hasattr',lambda o:hasattr(o,'zz')); t('setattr',lambda o:setattr(o,'y',1)); t('delattr',lambda o:delattr(o,'x')); t('vars',vars); t('__dict__',lambda o:o.__dict__); t('repr',repr); t('copy',copy.copy); t('eq',lambda o:o==o); t('hash',hash); t('isinstance',lambda o:isinstance(o,A)); t('setattr nonstr key',lambda o:o.__dict__.update({1:2})); t('is_tracked',gc.is_tracked); t('getsizeof',sys.getsizeof); t('referents',gc.get_referents)
def many(n):
    def f(o):
        for i in range(n): setattr(o,'a%d'%i,[])
    return f
class A: pass
t('28 more',many(28)); 
class A: pass
t('29 more',many(29)); 
class A: pass
t('30 more',many(30)); 
class A: pass
t('31 more',many(31))
class A: pass
for i in range(10):
    o=A(); setattr(o,'n%d'%i,1)
os_=[A() for i in range(40)]
o=A(); o.x=[]; before=has(o); 
for i in range(5): setattr(o,'late%d'%i,[])
print('late attr after 40 instances: %s->%s'%(before,has(o)))
def order(o): return [repr(r) for r in gc.get_referents(o) if type(r) is list]
class A: pass
o=A(); o.y=['y']; o.x=['x']; print(order(o), list(o.__dict__), order(o), order(o.__dict__))
o=A(); o.x=['x']; o.y=['y']; print(order(o), list(o.__dict__), order(o), order(o.__dict__))
o=A(); o.z=['z']; o.x=['x']; o.y=['y']; del o.z; o.z=['z2']; print(order(o), list(o.__dict__), order(o), order(o.__dict__))
class T:
    def __init__(self,n): self.n=n
    def __del__(self): print('del',self.n)
class P: pass
p=P(); p.y=T('y'); p.x=T('x'); del p
p=P(); p.x=T('x'); p.y=T('y'); del p
p=P(); p.x=T('x'); p.y=T('y'); p.__dict__; del p
p=P(); p.x=T('x'); p.y=T('y'); d=p.__dict__; del p; print(list(d), len(gc.get_referrers(d))); d.clear()
p=P(); p.x=T('x'); d=p.__dict__; p.w=T('w'); p.y=T('y'); del p; print(list(d), sys.getsizeof(d)); del d
def pair(touch):
    a=P(); b=P(); a.r=b; b.r=a
    if touch: a.__dict__; b.__dict__
    i=gc.is_tracked
    del a, b
    return gc.collect()
gc.collect(); print(pair(0), pair(1))
