from sys import getrefcount as g
class A:
    def __getattribute__(s, n):
        if n[0]=='q': return g(s)
        return object.__getattribute__(s, n)
a=A()
def f(): return a.q
print([f() for i in range(14)])
class B:
    x=1
    def __getattr__(s, n): return g(s)
    def m(s): return g(s)
b=B()
def f2(): return b.q
print([f2() for i in range(14)])
def f3(): return b.m()
print([f3() for i in range(14)])
class B2(B):
    __slots__=()
b2=B2()
def f3(): return b2.m()
print([f3() for i in range(14)])
class C:
    __slots__=('y',)
    def __getattr__(s, n): return g(s)
    def m(s): return g(s)
    @property
    def p(s): return g(s)
c=C()
def f4(): return c.m(), c.p
print([f4() for i in range(14)])
class D:
    @property
    def p(s): return g(s)
    def m(s, x): return g(s), g(x)
    @classmethod
    def cm(cls, x): return g(x)
    @staticmethod
    def sm(x): return g(x)
d=D(); o=object()
def f5(): return d.p, d.m(o), d.cm(o), d.sm(o), D.cm(o), D.sm(o), D.m(d,o)
print([f5() for i in range(6)])
class E:
    def __getattr__(s, n): return g(s)
    def m(s): return g(s)
    def k(s): return s.zz, s.m(), s.p
    @property
    def p(s): return g(s)
e=E()
print([e.k() for i in range(6)])
def f6(x): return x.p
print([f6(e) for i in range(6)], [f6(d) for i in range(6)])
class S:
    def __setattr__(s,n,v): print(g(s),g(v), end=' ')
s=S()
def f7(): s.a=o
for i in range(6): f7()
print()
class F:
    def __call__(s,x): return g(s),g(x)
f=F()
def f8(): return f(o)
print([f8() for i in range(6)])
class G:
    def __add__(s,x): return g(s),g(x)
    def __contains__(s,x): print(g(s),g(x),end=' '); return True
    def __eq__(s,x): return g(s),g(x)
    def __len__(s): return g(s)
    def __bool__(s): print(g(s),end=' '); return True
    def __setitem__(s,k,v): print(g(s),g(k),g(v),end=' ')
    def __iter__(s): print(g(s),end=' '); return iter(())
    def __next__(s): print(g(s),end=' '); raise StopIteration
gg=G()
def f9():
    gg[o]=o
    for x in gg: pass
    if gg: pass
    return gg+o, o in gg, gg==o, len(gg)
print([f9() for i in range(6)])
class Q:
    @property
    def p(s): raise AttributeError('p')
    @property
    def d(s, x=1): return g(s)
    @property
    def w(s): return [g(s), g(s)]
    v = property(lambda s: g(s))
    u = property(g)
    def __init__(s): s.own = s.m2 = lambda: 5
    def m2(s): return g(s)
q = Q()
def f10():
    try: return q.p
    except AttributeError as e: return g(q), g(e)
def f11(x): return x.d, x.w, x.v, x.u, x.own(), x.m2()
for i in range(4): print(f10(), f11(q))
class Q2(Q):
    def __getattr__(s, n): return g(s), n
q2 = Q2()
for i in range(4): print(f10(), f11(q2), q2.zz)
class H:
    def __getattribute__(s, *n): return g(s)
class H2:
    def __getattribute__(s, n): raise AttributeError(n)
    def __getattr__(s, n): return g(s)
class H3(A): pass
h, h2, h3 = H(), H2(), H3()
def f12(x): return x.q
def f13(x): return x.q
def f14(x): return x.q
for i in range(5): print(f12(h), f13(h2), f14(h3), end=' ')
for i in range(9): print(f12(h3), f13(h), f14(h2), end=' ')
for i in range(60): f14(a); f12(a)
for i in range(5): print(f12(a), f12(h3), f14(a), f14(h3), end=' ')
print()
def gen(x):
    while True: yield x.q
w = gen(h3); print([next(w) for i in range(5)])
class K:
    def __getattr__(s, n): return g(s)
    def m(s, x): return g(s), g(x)
    @classmethod
    def c(cls, x): return g(x)
    @staticmethod
    def s(x): return g(x)
k = K(); k.f = lambda x: g(x)
def f15(x, y): return x.m(y), x.c(y), x.s(y), x.f(y)
for i in range(5): print(f15(k, o), f15(q2, o) if 0 else '')
k.m = lambda x: g(x)
for i in range(3): print(f15(k, o))
print('END')
