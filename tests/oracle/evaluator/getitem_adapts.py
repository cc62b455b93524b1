from sys import getrefcount as g
class T:
    def __getitem__(s,k): return g(s)
t=T()
def f(): return t[0]
print([f() for i in range(14)])
def f2():
    r=[]
    for i in range(14): r.append(t[0])
    return r
print(f2()); print(f2())
r=[]
for i in range(14): r.append(t[0])
print(r)
def gen():
    while 1: yield t[0]
q=gen(); print([next(q) for i in range(14)])
class U:
    def __getitem__(s,k,z=1): return g(s)
u=U()
def f3(x): return x[0]
print([f3(t) for i in range(20)]); print([f3(u) for i in range(20)]); print([f3(t) for i in range(20)])
def f4(x): return x[0]
print([f4(u) for i in range(20)]); print([f4(t) for i in range(30)]); print([f4([1]) for i in range(3)]); print([f4(t) for i in range(30)])
class V:
    def __init__(s): s.a=g(s)
def f5(): return V().a
print([f5() for i in range(14)])
class W(V):
    def __init__(s):
        super().__init__(); s.b=g(s)
    def m(s): return g(s), super().m2()
    m2=lambda s: g(s)
class X(W):
    def m2(s): return 0
def f6(): return W().b
print([f6() for i in range(14)])
class Y(T):
    def __getitem__(s,k): return super().__getitem__(k)
y=Y()
print([y[0] for i in range(20)])
def f7(): 
    x=t; return x[0]
print([f7() for i in range(14)])
def f8(n):
    i=0; r=[]
    while i<n: i+=1; r.append(t[0])
    return r
print(f8(3)); print(f8(3)); print(f8(3)); print(f8(3))
def f9(a):
    r=[]
    if a: r.append(t[0])
    return r
for i in range(10): f9(0)
print([f9(1) for i in range(5)])
print('END')
