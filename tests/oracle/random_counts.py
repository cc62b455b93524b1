"""random_counts.py SEED: a random program that prints getrefcount of what statements, calls and containers hold."""
import random,sys
seed=int(sys.argv[1]); R=random.Random(seed)
out=["from sys import getrefcount as g","import gc","gc.disable()",
"class A:\n    def __init__(self, *a): self.a = a\n    def m(self, x, k=None): return g(self), g(x)\n    def n(self, *a, **k): return [g(q) for q in a], [g(v) for v in k.values()]",
"class S:\n    __slots__ = ('p', 'q')\n    def __init__(self, p): self.p = p",
"def f1(x): return g(x)","def f2(x, y=None, *z, k=None, **w): return g(x), g(y) if y is not None else 0, [g(q) for q in z], g(k) if k is not None else 0, [g(v) for v in w.values()]",
"def f3(x):\n    y = x\n    def i(): return g(x), g(y)\n    return i(), g(y)",
"def f4(x):\n    try:\n        z = [x, x]\n        raise ValueError(z)\n    except ValueError as e: return g(x), g(e), g(z)\n    finally: del z",
"def f5(x):\n    for q in [x, x]: yield g(q), g(x)",
"def f6(x): return x",
"def f7(x, n):\n    return g(x) if n == 0 else f7(x, n - 1)"]
names=['a','b','c','d','e']
for n in names: out.append(f"{n} = {R.choice(['[]','A()','object()','{}','S(1)','[1, 2]','A(2)','(1, [])','set()'])}")
def name(): return R.choice(names)
def expr(d=0):
    k=R.randrange(26 if d<3 else 4)
    n=name()
    if k<4: return n
    if k==4: return f"[{expr(d+1)}, {expr(d+1)}]"
    if k==5: return f"({expr(d+1)}, {expr(d+1)})"
    if k==6: return f"{{'k': {expr(d+1)}, 'j': {expr(d+1)}}}"
    if k==7: return f"[{expr(d+1)}][0]"
    if k==8: return f"f6({expr(d+1)})"
    if k==9: return f"({expr(d+1)} if {expr(d+1)} is {n} else {expr(d+1)})"
    if k==10: return f"({expr(d+1)} and {expr(d+1)})"
    if k==11: return f"({expr(d+1)} or {expr(d+1)})"
    if k==12: return f"A({expr(d+1)})"
    if k==13: return f"(lambda q: q)({expr(d+1)})"
    if k==14: return f"(lambda q={expr(d+1)}: q)()"
    if k==15: return f"[q for q in ({expr(d+1)}, {expr(d+1)})][-1]"
    if k==16: return f"{{'z': {expr(d+1)}}}['z']"
    if k==17: return f"[*({expr(d+1)}, {expr(d+1)})]"
    if k==18: return f"f6(x={expr(d+1)})"
    if k==19: return f"f6(*[{expr(d+1)}])"
    if k==20: return f"f6(**{{'x': {expr(d+1)}}})"
    if k==21: return f"S({expr(d+1)}).p"
    if k==22: return f"A({expr(d+1)}, {expr(d+1)}).a[0]"
    if k==23: return f"({expr(d+1)}, {expr(d+1)})[0:1]"
    if k==24: return f"list(q for q in [{expr(d+1)}])[0]"
    return f"[{expr(d+1)}] * 2"
def obs():
    k=R.randrange(14); e=expr(1); n=name()
    if k==0: return f"print(g({e}))"
    if k==1: return f"print(f1({e}), g({n}))"
    if k==2: return f"print(f2({e}, {expr(2)}, {expr(2)}, k={expr(2)}, m={expr(2)}))"
    if k==3: return f"print(f3({e}))"
    if k==4: return f"print(f4({e}))"
    if k==5: return f"print(list(f5({e})))"
    if k==6: return f"print(f7({e}, {R.randrange(4)}))"
    if k==7: return f"print(A().m({e}), A().m(x={n}))"
    if k==8: return f"print(A().n({e}, *[{expr(2)}], u={expr(2)}, **{{'v': {expr(2)}}}))"
    if k==9: return f"for q in ({e}, {expr(2)}): print(g(q), g({n}))\ndel q"
    if k==10: return f"print([g(q) for q in [{e}, {expr(2)}]])"
    if k==11: return f"print(f2(*[{e}, {expr(2)}], **{{'k': {expr(2)}, 'w': {expr(2)}}}))"
    if k==12: return f"q, *r = {e}, {expr(2)}, {expr(2)}\nprint(g(q), g(r), [g(t) for t in r])\ndel q, r" if False else f"q, r = {e}, {expr(2)}\nprint(g(q), g(r))\ndel q, r"
    return "print("+', '.join(f'g({n})' for n in names)+")"
def stmt():
    k=R.randrange(12); n=name(); e=expr()
    if k<4: return f"{n} = {e}"
    if k==4: return f"{n} = {name()} = {e}"
    if k==5: return f"{n}, {name()} = {e}, {expr()}"
    if k==6: return f"if type({n}) is list: {n}.append({e})\nelif type({n}) is dict: {n}['k%d'] = {e}\nelif type({n}) is A: {n}.v = {e}" % R.randrange(4)
    if k==7: return f"if type({n}) is list and {n}: {n}.pop()\nelif type({n}) is dict and 'k' in {n}: del {n}['k']"
    if k==8: return f"if type({n}) is list and {n}: {n}[0] = {e}"
    if k==9: return f"if type({n}) is S: {n}.q = {e}"
    if k==10: return f"def h(x={e}):\n    return g(x), g({n})\nprint(h(), h({expr()}))"
    return f"try:\n    {n} = {e}\n    raise KeyError({name()})\nexcept KeyError as z: print(g(z), g({n}))"
for _ in range(60):
    out.append(stmt() if R.random()<.5 else obs())
out.append("print("+', '.join(f'g({n})' for n in names)+")")
print('\n'.join(out))
print("print(); print('END')")
