from sys import getrefcount as g
import gc
gc.disable()
class A:
    def __init__(self, *a): self.a = a
    def m(self, x, k=None): return g(self), g(x)
    def n(self, *a, **k): return [g(q) for q in a], [g(v) for v in k.values()]
class S:
    __slots__ = ('p', 'q')
    def __init__(self, p): self.p = p
def f1(x): return g(x)
def f2(x, y=None, *z, k=None, **w): return g(x), g(y) if y is not None else 0, [g(q) for q in z], g(k) if k is not None else 0, [g(v) for v in w.values()]
def f3(x):
    y = x
    def i(): return g(x), g(y)
    return i(), g(y)
def f4(x):
    try:
        z = [x, x]
        raise ValueError(z)
    except ValueError as e: return g(x), g(e), g(z)
    finally: del z
def f5(x):
    for q in [x, x]: yield g(q), g(x)
def f6(x): return x
def f7(x, n):
    return g(x) if n == 0 else f7(x, n - 1)
a = []
b = A()
c = A()
d = [1, 2]
e = object()
print([g(q) for q in [(f6(*[e]) if S(d).p is c else [e] * 2), {'z': a}['z']]])
d, d = (lambda q: q)(((a, c), (e, d))), (list(q for q in [[c] * 2])[0], (lambda q=list(q for q in [e])[0]: q)())[0:1]
d = e = {'z': [S(c).p] * 2}['z']
print(A().n(([q for q in (b, d)][-1], (c if d is c else e))[0:1], *[[b] * 2], u=(e, c)[0:1], **{'v': f6(x=e)}))
b = a = {'k': (lambda q: q)(c), 'j': ([a][0] or a)}
print(g(([e, d] or f6(x=b))))
if type(a) is S: a.q = ([q for q in ((c if e is d else d), [a][0])][-1] if d is c else [{'z': d}['z']] * 2)
print(f2((f6(a) and A(a, a).a[0]), (d, e), A(b, a).a[0], k=f6(e), m=[c] * 2))
print(f4({'z': [d, a]}['z']))
print(f3(a))
a = {'k': {'z': (lambda q=b: q)()}['z'], 'j': S((e, e)[0:1]).p}
print(f7({'z': (c, e)}['z'], 2))
c, a = d, c
def h(x=[d] * 2):
    return g(x), g(a)
print(h(), h(f6(**{'x': (lambda q=f6(x=a): q)()})))
c, a = ([{'k': d, 'j': b}][0], list(q for q in [A(a)])[0])[0:1], e
print([g(q) for q in [A(A(e, a).a[0]), (b if c is c else e)]])
print(f2(*[([q for q in (b, d)][-1], f6(*[a]))[0:1], (a, b)[0:1]], **{'k': [*(a, a)], 'w': [b, d]}))
a = b = [list(q for q in [c])[0], {'z': A(b, d).a[0]}['z']]
e, c = ((lambda q=(b, e)[0:1]: q)(), d)[0:1], A(A(A(e, a).a[0], list(q for q in [d])[0]).a[0])
print(f7(f6(**{'x': (b and a)}), 1))
for q in (A(d), list(q for q in [e])[0]): print(g(q), g(e))
del q
print(A().m([[d, e]] * 2), A().m(x=e))
try:
    b = list(q for q in [([q for q in (e, c)][-1] or (lambda q=a: q)())])[0]
    raise KeyError(a)
except KeyError as z: print(g(z), g(b))
print(list(f5((f6(b), [q for q in (c, a)][-1]))))
print(g(([*(b, d)] or f6(**{'x': e}))))
c, d = (f6(**{'x': {'z': d}['z']}) and f6(*[[c, b]])), [*({'z': a}['z'], d)]
print(f3((c and (lambda q=d: q)())))
print(A().m([f6(**{'x': c}), (d, c)]), A().m(x=b))
b = f6(f6(**{'x': A(e)}))
print(f2(*[((e, c)[0:1], (b if c is d else d))[0:1], (b, a)], **{'k': (a or a), 'w': [*(e, e)]}))
def h(x=({'k': b, 'j': [c] * 2} or [(c or b), A(c, e).a[0]])):
    return g(x), g(b)
print(h(), h(b))
d = (lambda q=[{'z': c}['z'], f6(**{'x': b})]: q)()
print(f7(list(q for q in [[q for q in (e, e)][-1]])[0], 3))
print(g(a), g(b), g(c), g(d), g(e))
def h(x=(A((lambda q=a: q)()), S([b][0]).p)):
    return g(x), g(e)
print(h(), h((lambda q: q)((d and [b][0]))))
print(f2(A([*(b, e)], (b and d)).a[0], [b, d], {'k': d, 'j': e}, k=f6(**{'x': e}), m=b))
print(f3(({'k': d, 'j': d}, [c, e])))
e = e = list(q for q in [f6((lambda q: q)(a))])[0]
print(f3({'k': A(b), 'j': f6(**{'x': d})}))
b = f6(*[b])
print(f2(f6(**{'x': (c, b)}), A(d, a).a[0], (lambda q=c: q)(), k=b, m=(lambda q: q)(e)))
for q in ({'z': (lambda q: q)(d)}['z'], (e or e)): print(g(q), g(d))
del q
if type(d) is list and d: d.pop()
elif type(d) is dict and 'k' in d: del d['k']
try:
    a = (f6(x={'k': e, 'j': a}) if f6(**{'x': (lambda q=d: q)()}) is e else [q for q in ([b, e], A(e, b).a[0])][-1])
    raise KeyError(b)
except KeyError as z: print(g(z), g(a))
print(f4(S([d, d]).p))
if type(c) is list: c.append({'k': [[*(e, a)]][0], 'j': A(A(a))})
elif type(c) is dict: c['k2'] = {'k': [[*(e, a)]][0], 'j': A(A(a))}
elif type(c) is A: c.v = {'k': [[*(e, a)]][0], 'j': A(A(a))}
print(A().n([f6(x=b)] * 2, *[a], u=[q for q in (b, c)][-1], **{'v': [e][0]}))
a = e = f6(**{'x': [*(S(b).p, c)]})
print(A().m(e), A().m(x=c))
print([g(q) for q in [e, e]])
print(list(f5([[e] * 2] * 2)))
print(g(c))
print(g((A(e, d).a[0] or (lambda q: q)(b))))
if type(c) is S: c.q = S((b if f6(x=a) is a else (b or e))).p
d = e
for q in (f6(**{'x': e}), {'z': b}['z']): print(g(q), g(e))
del q
d = (e, ((lambda q=b: q)(), [q for q in (c, a)][-1]))[0:1]
b = f6(**{'x': f6(x=(lambda q=b: q)())})
b = d = (A(d) or ([*(c, d)] if A(e, b).a[0] is a else [*(d, c)]))
def h(x=(d, f6(*[f6(*[a])]))[0:1]):
    return g(x), g(b)
print(h(), h(((lambda q=list(q for q in [b])[0]: q)(), [S(d).p, [q for q in (c, e)][-1]])[0:1]))
print(g(a), g(b), g(c), g(d), g(e))
print(); print('END')
