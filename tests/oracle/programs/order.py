# order.py: in which order things die: cpython/FACTS.md 6, 7. weakref is imported first: its own start leaves garbage.
# Recorded as a script: order.<version>.txt.
import weakref
import gc,sys
gc.disable(); gc.collect()
log=[]
class T:
    def __init__(s,n): s.n=n
    def __del__(s): log.append(s.n)
def show(name):
    print('%-34s %s'%(name,' '.join(log))); log.clear()
class O: pass
class S: __slots__=('b','a','c')
class S2(S): __slots__=('z','y','__dict__')
o=O(); o.y=T('y'); o.x=T('x'); o2=O(); o2.x=T('x2'); o2.y=T('y2'); o3=O(); o3.x=T('x3')
del o; show('inst y,x'); del o2; show('inst set x,y after class knew y,x'); o3.y=T('y3'); d=o3.__dict__; del d; del o3; show('same, dict materialised')
o=O(); o.x=T('x'); o.y=T('y'); o.__dict__['k']=T('k'); del o.x; o.x=T('x2'); log.clear(); del o; show('inst del/readd')
s=S(); s.c=T('c'); s.b=T('b'); s.a=T('a'); del s; show('slots (b,a,c)')
s=S2(); s.a=T('a');s.b=T('b');s.y=T('y');s.z=T('z');s.q=T('dict q'); del s; show('slots sub z,y + base + dict')
d={'a':T('va'),T('kb'):1,'c':T('vc')}; del d; show('dict a:va kb:1 c:vc')
d={T('k1'):T('v1'),T('k2'):T('v2')}; d.clear(); show('dict.clear k1 v1 k2 v2')
d={1:T('1'),2:T('2'),3:T('3')}; del d[1]; log.clear(); d[1]=T('1b'); del d; show('dict del/readd 1')
l=[T('%d'%i) for i in range(6)]; del l[1:4]; show('del l[1:4]'); l[:]=[]; show('l[:]=[] (0,4,5)')
l=[T('%d'%i) for i in range(6)]; del l[::2]; show('del l[::2]'); l.clear(); show('l.clear (1,3,5)')
l=[T('%d'%i) for i in range(4)]; l[1:3]=[T('new')]; show('l[1:3]=[..]'); l=None; show('rest')
t=tuple([T('0'),T('1'),T('2')]); del t; show('tuple')
x=T('old'); x=T('new'); show('x=new'); x=None; show('x=None')
a,b=T('a'),T('b'); a,b=b,a; del a; show('swap; del a'); del b; show('del b')
def f():
    a=T('a'); b=T('b'); c=T('c')
f(); show('locals a b c')
def f(p,q):
    a=T('a'); b=T('b')
f(T('p'),T('q')); show('args p q locals a b')
def f():
    a=T('a'); l=[T('l0'),T('l1')]; b=T('b')
    return T('ret')
f(); show('locals + discarded return')
def f():
    a=T('a')
    def g(): return a
    b=T('b')
f(); show('cell a, local b')
def gen():
    a=T('a'); b=T('b'); yield 1
g=gen(); next(g); del g; show('generator locals')
def f():
    a=T('a'); b=T('b');
f(); show('locals with frame object')
def f():
    a=T('a'); b=T('b'); raise ValueError
try: f()
except ValueError: pass
show('exception unwound')
n=[[T('00'),T('01')],[T('10'),[T('110')]],T('2')]; del n; show('nested list')
s={T('s0')}; s.add(1); del s; show('set')
fz=(lambda a=T('d0'),b=T('d1'):0); fz.attr=T('attr'); del fz; show('function defaults d0,d1 + attr')
class C: 
    x=T('cx'); y=T('cy')
del C; show('class del (before gc)'); print('collect',gc.collect()); show('class after gc')
T('a'),T('b'); show('tuple expr'); [T('a'),T('b')]; show('list expr')
def h(*a,**k): pass
h(T('a'),T('b'),k=T('k')); show('call h(a,b,k=k)')
print_=len
print_([T('a'),T('b')]); show('len([..])')
T('a').n; show('T(a).n'); T('a')==T('b'); show('a==b'); T('a') is T('b'); show('a is b')
x=T('x'); y=x; del x; show('del x (y alive)'); y=5; show('y=5')
class N: pass
def cyc(k):
    ns=[N() for i in range(k)]
    for i,n in enumerate(ns): n.next=ns[(i+1)%k]; n.t=T(str(i)); 
cyc(3); print('collect', gc.collect()); show('cycle of 3, t leaf dels')
class D:
    def __init__(s,n): s.n=n
    def __del__(s): log.append('D'+s.n)
def cyc2():
    a=D('a');b=D('b');c=D('c'); a.o=b;b.o=c;c.o=a
cyc2(); print('collect',gc.collect()); show('cycle D a->b->c->a')

def cyc3():
    a=N();b=N();c=N(); a.o=b;b.o=c;c.o=a
    return [weakref.ref(o,lambda r,n=n: log.append('w'+n)) for n,o in (('a',a),('b',b),('c',c))]
w=cyc3(); print('collect',gc.collect()); show('cycle wr callbacks'); 
w=[]
def cyc4():
    for n in 'abc':
        l=[]; l.append(l); l.append(T(n))
cyc4(); print('collect',gc.collect()); show('3 self-lists with T')
# order across generations
a=D('old2'); a.me=a; gc.collect(); b=D('g1'); b.me=b; gc.collect(0); c=D('g0'); c.me=c; del a,b,c; gc.collect(); show('gen2,gen1,gen0 finalizer order')
