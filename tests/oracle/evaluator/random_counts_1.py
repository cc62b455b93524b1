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
a = object()
b = A()
c = S(1)
d = A()
e = (1, [])
print(A().m(f6(**{'x': [d] * 2})), A().m(x=a))
print(f7((lambda q: q)(list(q for q in [c])[0]), 0))
print(g(a))
if type(b) is list: b.append((lambda q: q)({'z': list(q for q in [e])[0]}['z']))
elif type(b) is dict: b['k1'] = (lambda q: q)({'z': list(q for q in [e])[0]}['z'])
elif type(b) is A: b.v = (lambda q: q)({'z': list(q for q in [e])[0]}['z'])
def h(x=list(q for q in [((lambda q: q)(b) if f6(**{'x': c}) is a else (e, c)[0:1])])[0]):
    return g(x), g(b)
print(h(), h(([q for q in (A(d), [b][0])][-1] if (A(d, b).a[0] or {'z': d}['z']) is e else ([q for q in (e, b)][-1], (a, e))[0:1])))
print(A().n([{'z': d}['z']][0], *[S(d).p], u=[e] * 2, **{'v': list(q for q in [d])[0]}))
print(A().m(([*(d, d)] or (d or b))), A().m(x=b))
print(f2(e, a, a, k=(lambda q=b: q)(), m=f6(c)))
b = f6((f6(**{'x': c}), [q for q in (a, d)][-1]))
c = c
print(A().n({'k': (lambda q: q)(a), 'j': A(b)}, *[A(e, e).a[0]], u=(lambda q=d: q)(), **{'v': S(d).p}))
b = b = {'k': (c if (e if b is b else e) is a else e), 'j': {'k': (lambda q=d: q)(), 'j': {'k': b, 'j': e}}}
def h(x=([q for q in ((c and b), {'k': c, 'j': b})][-1] if f6(A(e)) is e else [q for q in ([a][0], [e, c])][-1])):
    return g(x), g(d)
print(h(), h(list(q for q in [f6(*[f6(c)])])[0]))
e = list(q for q in [[[*(a, a)], A(c)]])[0]
if type(d) is S: d.q = e
for q in (c, (d if a is e else c)): print(g(q), g(c))
del q
def h(x=d):
    return g(x), g(a)
print(h(), h(a))
if type(d) is S: d.q = ((lambda q=S(a).p: q)(), (lambda q: q)([e] * 2))
if type(c) is list and c: c.pop()
elif type(c) is dict and 'k' in c: del c['k']
print(g(a))
print(list(f5((lambda q=(a and e): q)())))
e = list(q for q in [A(S(b).p, [*(b, c)]).a[0]])[0]
a = c = list(q for q in [e])[0]
print(f7(((e and b) if (b and a) is a else [a] * 2), 0))
print(g(f6(**{'x': (d if a is c else a)})))
print(f2(([a, b], {'k': c, 'j': b}), (lambda q: q)(a), A(a, d).a[0], k=[*(e, a)], m=A(c)))
def h(x=f6(x=c)):
    return g(x), g(d)
print(h(), h(f6(x=f6(x=[d, b]))))
print(f3([q for q in ((e, b), [d][0])][-1]))
print(list(f5([*((a, e)[0:1], f6(**{'x': e}))])))
try:
    c = [*((f6(*[e]), {'z': b}['z']), [(lambda q: q)(d), S(d).p])]
    raise KeyError(e)
except KeyError as z: print(g(z), g(c))
print(A().n(({'z': a}['z'], f6(e))[0:1], *[(lambda q=d: q)()], u=A(d), **{'v': [b, d]}))
print(f7(c, 1))
if type(a) is list and a: a[0] = {'k': (lambda q=a: q)(), 'j': f6(**{'x': [b][0]})}
if type(b) is list and b: b[0] = f6(f6(x=S(e).p))
if type(a) is list: a.append(list(q for q in [f6(x={'k': a, 'j': e})])[0])
elif type(a) is dict: a['k0'] = list(q for q in [f6(x={'k': a, 'j': e})])[0]
elif type(a) is A: a.v = list(q for q in [f6(x={'k': a, 'j': e})])[0]
print([g(q) for q in [list(q for q in [e])[0], f6(x=e)]])
q, r = {'z': a}['z'], A(c, c).a[0]
print(g(q), g(r))
del q, r
print([g(q) for q in [f6(x=d), {'k': c, 'j': d}]])
print(A().n((lambda q: q)(A(e, c).a[0]), *[d], u=f6(x=c), **{'v': f6(*[d])}))
print(f3(f6(**{'x': f6(**{'x': b})})))
print(g(a), g(b), g(c), g(d), g(e))
print(A().m(({'z': e}['z'], e)), A().m(x=d))
d = b
print(f2(A(A(b), {'z': c}['z']).a[0], a, A(d, b).a[0], k=(c if d is e else b), m=[q for q in (b, e)][-1]))
print(g(a), g(b), g(c), g(d), g(e))
print(f3(b))
try:
    b = f6(*[(lambda q=(d, c): q)()])
    raise KeyError(d)
except KeyError as z: print(g(z), g(b))
try:
    b = A(a, [(b and a)][0]).a[0]
    raise KeyError(e)
except KeyError as z: print(g(z), g(b))
a = [q for q in (((lambda q=a: q)(), f6(*[b]))[0:1], A([q for q in (b, b)][-1]))][-1]
print(A().m([*(A(c), (b and a))]), A().m(x=a))
print(g(a), g(b), g(c), g(d), g(e))
def h(x=e):
    return g(x), g(e)
print(h(), h(A([(lambda q=a: q)(), [*(a, a)]])))
a = [q for q in ((S(d).p, (b and a))[0:1], f6(x=(e, c)))][-1]
print(A().n({'k': (lambda q: q)(e), 'j': (b, b)[0:1]}, *[{'k': a, 'j': e}], u=[q for q in (a, a)][-1], **{'v': [d, d]}))
print(A().m(e), A().m(x=c))
a, d = (A((b, d)[0:1]) if [S(d).p] * 2 is a else [[*(c, e)]][0]), b
print(A().m({'z': (c, b)[0:1]}['z']), A().m(x=c))
a, c = (lambda q: q)([a, (d if c is e else c)]), ({'z': {'z': c}['z']}['z'], ([d] * 2, f6(c))[0:1])[0:1]
print(f7(e, 1))
if type(e) is list and e: e.pop()
elif type(e) is dict and 'k' in e: del e['k']
print(g(a), g(b), g(c), g(d), g(e))
print(); print('END')
