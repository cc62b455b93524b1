import sys
class A: pass
class C: pass
class D:
    def __init__(self): self.x=1; self.y=2
objs=[]; row=[]
for i in range(34):
    o=C(); objs.append(o); row.append(sys.getsizeof(o.__dict__))
print('C fresh dict sizes', row)
objs=[D() for i in range(34)]
print('D getsizeof(__dict__) of', [(i,sys.getsizeof(objs[i].__dict__)) for i in (0,1,2,5,10,20,28,29,30,31,32,33)])
o=D(); print('34th D', sys.getsizeof(o.__dict__))
print(sys.getsizeof(o))
class E: pass
objs=[]
for i in range(34):
    o=E(); o.x=1; o.y=2
    objs.append(o)
    if i%3: o.__dict__
print([sys.getsizeof(o) for o in objs])
print([sys.getsizeof(o.__dict__) for o in objs])
class F: pass
x=F(); i=id(x); del x; y=F(); print(id(y)==i); del y
r=[]
for k in range(40):
    x=F(); i=id(x); del x; y=F(); r.append(id(y)==i); del y
print(r)
class L(list): pass
l=L(); print(sys.getsizeof(l)); l.x=1; print(sys.getsizeof(l), sys.getsizeof(l.__dict__))
r=[]
for k in range(34):
    l=L(); l.a=1; r.append(sys.getsizeof(l.__dict__))
print(r)
class SD: __slots__=('x','__dict__')
r=[]
for k in range(34):
    l=SD(); l.x=[]; l.a=1; r.append((sys.getsizeof(l),sys.getsizeof(l.__dict__)))
print(r)
class DD(dict): pass
r=[]
for k in range(34):
    l=DD(); l.x=[]; l.a=1; r.append((sys.getsizeof(l),sys.getsizeof(l.__dict__)))
print(r)
class EE(Exception): pass
r=[]
for k in range(6):
    l=EE(); l.x=[]; l.a=1; r.append((sys.getsizeof(l),sys.getsizeof(l.__dict__)))
print(r)
class S2(set): pass
r=[]
for k in range(6):
    l=S2(); l.x=[]; l.a=1; r.append((sys.getsizeof(l),sys.getsizeof(l.__dict__)))
print(r)
class B2(A): pass
r=[]
for k in range(6):
    l=B2(); l.x=[]; l.a=1; r.append((sys.getsizeof(l),sys.getsizeof(l.__dict__)))
print(r)
class SX: __slots__=('p','q')
class SY(SX): pass
r=[]
for k in range(6):
    l=SY(); l.x=[]; l.p=1; r.append((sys.getsizeof(l),sys.getsizeof(l.__dict__)))
print(r)
class Q: pass
q=Q()
for i in range(35):
    setattr(q,'a%d'%i,i)
print(sys.getsizeof(q.__dict__))
q.__dict__.clear(); print(sys.getsizeof(q.__dict__))
q=Q(); q.a0=1; d=q.__dict__; print(sys.getsizeof(d)); d[1]=2; print(sys.getsizeof(d)); del d[1]; print(sys.getsizeof(d))
q=Q(); q.a0=1; q.a1=2; d=q.__dict__; del q.a0; print(sys.getsizeof(d), d); q.a0=5; print(d, sys.getsizeof(d)); c=d.copy(); print(sys.getsizeof(c)); c=dict(d); print(sys.getsizeof(c))

