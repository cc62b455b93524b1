from sys import getrefcount as g
def f3(p):
    q=p
    return g(p)
def h():
    o=object(); return f3(o), g(o)
print(h())
class C:
    def __enter__(s): return s
    def __exit__(s,*a): print('exit',g(s))
    def m(s): return g(s)
def w(p):
    with p as z: print(g(p), g(z))
    with p: print(g(p))
    with C() as z: print(g(z))
c=C(); w(c)
with c: print(g(c))
def w2(p):
    with p:
        p=None
        print(g(c))
w2(c)
def mm(p): return p.m(), C.m(p), [q.m() for q in [p]], [g(q) for q in [p]]
print(mm(c), c.m())
def un(a):
    if a: x=[]
    return g(x)
print(un(1))
def cond(p,c,q): return g(p if c else q), g(q if c else p), (g(p) if c else 0)
print(cond([],1,[]), cond([],0,[]))
def loop(p):
    n=[]
    for a in p: n.append(g(p))
    for a in [p]: n.append(g(a))
    for a in [p,p]: n.append((g(a),g(p)))
    while len(n)<9: n.append(g(p))
    return n
print(loop([1,2]))
def same(): x=[]; y=x.copy(); x.append(y); return g(x), g(y)
print(same())
def dele(x):
    y=x; del x
    return g(y)
print(dele([]))
def default(a, k=[]): return g(a), g(k)
print(default([]), default([],k=[]), default(a=[]))
def gen(a):
    yield g(a)
    b=a
    yield g(a)
    yield g(b), g(a)
print(list(gen([])))
def callgen(a): return list(gen(a)), next(gen(a))
print(callgen([]))
def cell(a):
    def i(): return g(a)
    return i(), g(a)
print(cell([]))
def callcell(o): return cell(o), default(o), default(o,k=o), default(a=o), default(*[o]), default(**{'a':o})
print(callcell([]))
def star(*a, **k): return g(a), g(k), [g(x) for x in a], [g(v) for v in k.values()]
def callstar(o): return star(o), star(o,o), star(o,k=o), star(*[o],**{'z':o})
print(callstar([]))
def const(): v=54321; w=v; return g(v), g(77777), g('some text'), g((1,2.5))
print(const())
class I:
    def __init__(self, a, k=None): self.r=(g(self), g(a)); self.b=a
    def __del__(self): print('del', g(self))
def mk(o):
    i=I(o); j=I(o,k=o); k=I(a=o); l=I([]); m=I(a=[])
    return i.r,j.r,k.r,l.r,m.r
print(mk([]))
print(I([]).r, I(a=[]).r)
def binop(o): return [g(o)]+[g(o)], (o is o, g(o)), {o is None: g(o)}
print(binop([]))
def ret(o): return o
def r2(o): return g(ret(o)), g(ret(ret(o)))
print(r2([]))
lam=lambda o: (lambda q: g(q))(o)
print(lam([]), (lambda: lam([]))())
def tr(o):
    try: return g(o)
    finally: print(g(o))
print(tr([]))
def ex(o):
    try: raise ValueError(o)
    except ValueError as e:
        return g(o), g(e), g(e.args)
print(ex([]))
