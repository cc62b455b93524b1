from sys import getrefcount as g
class A:
    def __init__(s, a, b=None): out.append((g(s), g(a)))
    def __getitem__(s, k): return g(s), g(k)
    @property
    def p(s): return g(s)
    def __getattr__(s, n): return g(s)
    def m(s): return g(s)
    def __iter__(s): return s
    def __next__(s): return g(s)
    def __add__(s,o): return g(s),g(o)
    def __lt__(s,o): return g(s),g(o)
    def __contains__(s,o): out.append((g(s),g(o))); return True
    def __bool__(s): out.append(g(s)); return True
    def __len__(s): out.append(g(s)); return 1
    def __enter__(s): out.append(g(s))
    def __exit__(s,a,b,c): out.append(g(s))
    def __call__(s, x): return g(s), g(x)
class B:
    def __getattribute__(s, n): return g(s)
class C(A):
    def __init__(s, a): super().__init__(a)
def gen(x):
    yield g(x)
    yield g(x)
out=[]
def one(f):
    r=[]
    for i in range(24):
        out.clear()
        x=f()
        r.append((x,*out))
    s=[]
    for i,x in enumerate(r):
        if not i or x!=r[i-1]: s.append((i,x))
    print(*s)
a=A([]); b=B(); o=[]; c=C([])
def t0(a=a,o=o): return a[o]
def t1(a=a): return a.p
def t2(a=a): return a.zz
def t3(a=a): return a.m()
def t4(o=o): A(o)
def t5(o=o): A(a=o)
def t6(o=o): A(o, b=1)
def t7(): A([])
def t8(o=o): C(o)
def t9(b=b): return b.x
def t10(a=a,o=o): return a+o, a<o, o in a
def t11(a=a): return len(a), bool(a), not a
def t12(a=a):
    with a: pass
def t13(a=a,o=o): return a(o)
def t14(o=o): return list(gen(o))
def t15(o=o):
    for x in gen(o): return x
def t16(a=a):
    for x in a: return x
def t17(a=a): return a.m.__func__(a), a.__class__.m(a)
def t18(o=o):
    q=gen(o); return next(q), g(q)
def t19(a=a): return 1 if a else 2
def t20(o=o): return [g(q) for q in [o]], [g(o) for q in (1,)]
def t21(): return g([]), g(object()), g('abc'*2)
def t22(o=o): return (lambda x, y=1: g(x))(o), (lambda x, y=1: g(x))(x=o), (lambda *x: g(x[0]))(o)
def t23(o=o): return max([o], key=lambda x: out.append(g(x)) or 1) is o
def t24():
    s='abc'*3; i=id(s); s+='d'; return id(s)==i
def t25():
    s='abc'*3; t=s; s+='d'; return len(s)
for i in (1, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25): print(i, end=' '); one(globals()['t%d'%i])
