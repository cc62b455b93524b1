"""random_deaths.py SEED: a random program whose finalizers show in which order temporaries, arguments and containers die."""
import random,sys
seed=int(sys.argv[1]); R=random.Random(seed)
cnt=0
out=["import gc","gc.disable()","class T:\n    def __init__(s, n, *a): s.n = n; s.a = a\n    def __del__(s): print('~%s' % s.n, end=' ')\n    def __eq__(s, o): return True\n    def __hash__(s): return 1\n    def __add__(s, o): return T(s.n + '+')\n    def __getitem__(s, k): return T(s.n + '[]')\n    def __iter__(s): return iter([T(s.n + '.1'), T(s.n + '.2')])\n    def __call__(s, *a, **k): return T(s.n + '()')\n    def __enter__(s): return T(s.n + 'in')\n    def __exit__(s, *a): return True\n    def __len__(s): return 2\n    def __bool__(s): return True",
"class S:\n    __slots__ = ('q', 'p', 'a')",
"def f6(x): return x","def f0(*a, **k): y = T('y')","def f2(x, y=None, *z, k=None, **w):\n    l = T('l')\n    return k","def fe(x):\n    y = T('fy')\n    raise ValueError(x)",
"def gen(x):\n    y = T('gy')\n    for q in x: yield q\n    z = T('gz')",
"def mk(x):\n    y = T('my')\n    def i(z=T('md')): return x, z\n    return i"]
names=['a','b','c','d']
def t():
    global cnt; cnt+=1
    return f"T('{cnt}')"
for n in names: out.append(f"{n} = {t()}")
def name(): return R.choice(names)
def expr(d=0):
    k=R.randrange(34 if d<3 else 6); e=lambda: expr(d+1)
    if k<3: return t()
    if k<6: return name()
    return [lambda:f"[{e()}, {e()}]",lambda:f"({e()}, {e()})",lambda:f"{{'k': {e()}, 'j': {e()}}}",lambda:f"[{e()}, {e()}][{R.randrange(2)}]",lambda:f"f6({e()})",
     lambda:f"({e()} if {e()} else {e()})",lambda:f"({e()} and {e()})",lambda:f"T({str(900+cnt)!r}, {e()}, {e()})",lambda:f"(lambda q: q)({e()})",lambda:f"[q for q in ({e()}, {e()})]",
     lambda:f"{{'z': {e()}}}['z']",lambda:f"[*({e()}, {e()})]",lambda:f"f2({e()}, {e()}, k={e()})",lambda:f"f2({e()}, {e()}, {e()}, {e()}, m={e()}, k={e()})",lambda:f"f2(*[{e()}, {e()}], **{{'k': {e()}}})",
     lambda:f"T('x', {e()}).a[0]",lambda:f"({e()}, {e()}, {e()})[1:]",lambda:f"list(gen([{e()}, {e()}]))",lambda:f"[{e()}] * 2",lambda:f"({e()} == {e()})",lambda:f"mk({e()})()",lambda:f"mk({e()})",
     lambda:f"(T('p') + {e()})",lambda:f"T('i')[{e()}]",lambda:f"T('c')({e()}, k={e()})",lambda:f"({e()} in [{e()}, {e()}])",lambda:f"({e()}, {e()}) + ({e()},)",lambda:f"{{q: {e()} for q in (1, 2)}}"][k-6]()
def stmt():
    k=R.randrange(18); n=name(); e=expr
    if k<4: return f"{n} = {e()}"
    if k==4: return f"{n} = {name()} = {e()}"
    if k==5: return f"{n}, {name()} = {e()}, {e()}"
    if k==6: return f"if type({n}) is list: {n}.append({e()})\nelif type({n}) is dict: {n}['k'] = {e()}\nelif type({n}) is T: {n}.v = {e()}"
    if k==7: return f"if type({n}) is list: {n}.clear()\nelif type({n}) is dict: {n}.clear()"
    if k==8: return f"if type({n}) is list and {n}: {n}[0] = {e()}"
    if k==9: return f"s = S(); s.q = {e()}; s.p = {e()}; s.a = {e()}\ndel s"
    if k==10: return f"{e()}"
    if k==11: return f"try: fe({e()})\nexcept ValueError as z: pass" if False else f"f0({e()}, {e()}, u={e()}, v={e()})"
    if k==12: return f"for q in ({e()}, {e()}): print(type(q).__name__, end=' ')\ndel q"
    if k==13: return f"with T('w'), {t()} as q: {e()}\ndel q"
    if k==14: return f"def h(x, y={e()}):\n    z = {e()}\n    x, z = z, x\n    return y\nh({e()})\ndel h"
    if k==15: return f"o, *r = {e()}, {e()}, {e()}\ndel r, o"
    if k==16: return f"def h():\n    u = {t()}; v = {t()}; w = {t()}\n    u, v, w = {t()}, {t()}, v\n    def i(): return v\n    return i\n{n} = h()\ndel h"
    return f"g = gen([{e()}, {e()}]); next(g)\ndel g"
for i in range(50):
    out.append(stmt()); out.append("print('| %d')"%i)
for n in names: out.append(f"{n} = None; print('|')")
print('\n'.join(out))
print("print(); print('END')")
