import sys, gc, weakref
def rec(name, o):
    print(name, sys.getsizeof(o))
for name, v in [('int0',0),('int1',1),('int 2**30-1',2**30-1),('int 2**30',2**30),('int 2**60',2**60),('int 2**60-1',2**60-1),('int -5',-5),('int 10**6',10**6),('True',True),('False',False),('None',None)]:
    rec(name, v)
rec('float', float('1.5'))
rec('complex', complex(1, 2))
for n in (0,1,2,5,10,49): rec('str ascii %d' % n, 'a'*n)
rec('latin 1', chr(233))
rec('latin 3', chr(233)*3)
rec('ucs2 1', chr(0x4e2d)); rec('ucs2 3', chr(0x4e2d)*3)
rec('ucs4 1', chr(0x1F600)); rec('ucs4 3', chr(0x1F600)*3)
for n in (0,1,5,33): rec('bytes %d' % n, bytes(n))
for n in (0,1,2,3,10): rec('tuple %d' % n, tuple([object()]*n))
rec('list []', []); rec('list [1]', [1]); rec('list [1,2,3]', [1,2,3])
a,b,c,d=1,2,3,4
rec('list [a]',[a]); rec('list [a,b,c]',[a,b,c]); rec('list [a,b,c,d]',[a,b,c,d]); rec('list 5 vars',[a,b,c,d,a])
rec('[0]*1',[0]*1); rec('[0]*3',[0]*3); rec('[0]*5',[0]*5); rec('list(range(3))',list(range(3))); rec('list(range(10))',list(range(10))); rec('list("abc")',list("abc")); rec('[i for i in range(3)]',[i for i in range(3)]);rec('[i for i in range(5)]',[i for i in range(5)])
L=[1,2,3,4,5]
rec('slice copy 5',L[:]); rec('copy 5',L.copy()); rec('list(L) 5',list(L)); rec('sorted 5',sorted(L))
x=[]; x.extend([1,2,3]); rec('extend 3',x); x=[]; x.extend(L); rec('extend 5',x); x=[1]; x.extend(L); rec('1 extend 5',x)
x=[1,2]+[3]; rec('2+1 concat',x)
rec('dict {}',{}); rec('dict {a:1}',{'a':1}); rec('dict()',dict()); rec('dict(a=1)',dict(a=1))
for n in (5,6,10,11,21,22,42,43,85,86): rec('dict %d str'%n,{str(i):i for i in range(n)})
for n in (1,5,6,10,11): rec('dict %d int'%n,{i:i for i in range(n)})
rec('set()',set()); rec('set 1',{1}); rec('set 4',{1,2,3,4}); rec('set 5',{1,2,3,4,5}); rec('frozenset()',frozenset())
class A: pass
class S: __slots__=('x','y')
class S0: __slots__=()
class B:
    def __init__(self): self.x=1; self.y=2
class SD: __slots__=('x','__dict__')
class SW: __slots__=('x','__weakref__')
class LL(list): pass
class DD(dict): pass
class EE(Exception): pass
class Lslots(list): __slots__=()
rec('A()',A()); rec('S()',S()); rec('S0()',S0()); rec('B()',B()); rec('SD()',SD()); rec('SW()',SW()); rec('object()',object())
rec('class A',A); rec('class S',S); rec('list subclass',LL()); rec('dict subclass',DD()); rec('list subclass slots',Lslots()); rec('Exception()',Exception()); rec('EE()',EE())
b=B()
print('B.__dict__', sys.getsizeof(b.__dict__)); a_=A(); print('A().__dict__ empty', sys.getsizeof(a_.__dict__)); a_.x=1; print('A.x=1 __dict__', sys.getsizeof(a_.__dict__))
def f(): pass
def g():
    yield 1
rec('function',f); rec('lambda',lambda:0); rec('bound method',[].append); rec('method B',b.__init__); rec('builtin len',len); rec('generator',g())
def outer():
    z=1
    def inner(): return z
    return inner
rec('cell',outer().__closure__[0]); rec('range',range(10)); rec('slice',slice(1)); rec('weakref',weakref.ref(b))
rec('list iter',iter([])); rec('range iter',iter(range(3))); rec('enumerate',enumerate([])); rec('zip',zip()); rec('map',map(len,[])); rec('dict items',{}.items()); rec('dict keyiter',iter({})); rec('tuple iter',iter(())); rec('str iter',iter('ab')); rec('set iter',iter(set())); rec('property',property()); rec('staticmethod',staticmethod(f)); rec('classmethod',classmethod(f)); rec('super',super(B,b)); rec('NotImplemented',NotImplemented); rec('Ellipsis',Ellipsis)
