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
a = {}
b = set()
c = object()
d = [1, 2]
e = (1, [])
print(f1(f6(*[[q for q in (b, e)][-1]])), g(e))
def h(x=[{'z': (b, c)[0:1]}['z']][0]):
    return g(x), g(b)
print(h(), h(list(q for q in [f6(f6(*[d]))])[0]))
for q in ((lambda q=(b or b): q)(), S(d).p): print(g(q), g(c))
del q
print(f7(f6(x=[*(e, c)]), 2))
print([g(q) for q in [A(A(b, c).a[0], a).a[0], f6(**{'x': c})]])
print(f7([(a if e is d else d), A(e, e).a[0]], 0))
a = f6(*[b])
print(f4(f6(*[[c, b]])))
if type(d) is list and d: d[0] = f6(**{'x': S(e).p})
q, r = {'z': (lambda q: q)(d)}['z'], {'z': a}['z']
print(g(q), g(r))
del q, r
for q in ((A(a) and f6(**{'x': c})), f6(*[a])): print(g(q), g(c))
del q
print([g(q) for q in [c, f6(**{'x': e})]])
print(f2(((c and a) or list(q for q in [c])[0]), [c][0], (a, c), k=S(b).p, m=c))
print(f3(f6(x=f6(a))))
print(list(f5([(a, e)] * 2)))
if type(c) is list and c: c[0] = (lambda q=f6(**{'x': (a if b is d else a)}): q)()
if type(e) is S: e.q = (lambda q: q)(A(d, list(q for q in [e])[0]).a[0])
a = f6(x=b)
try:
    e = {'k': f6(x=d), 'j': ((b, e), [*(e, c)])[0:1]}
    raise KeyError(b)
except KeyError as z: print(g(z), g(e))
if type(d) is list and d: d[0] = [({'k': b, 'j': c} or [d] * 2)] * 2
print(g(a), g(b), g(c), g(d), g(e))
print(f7(d, 0))
q, r = [a, d], A(c, c).a[0]
print(g(q), g(r))
del q, r
if type(d) is list: d.append(f6(x=({'k': a, 'j': e} or d)))
elif type(d) is dict: d['k0'] = f6(x=({'k': a, 'j': e} or d))
elif type(d) is A: d.v = f6(x=({'k': a, 'j': e} or d))
print(g((f6(*[a]) or f6(*[c]))))
print(list(f5((lambda q: q)((lambda q=b: q)()))))
if type(a) is S: a.q = [[[c, a]][0]] * 2
e = [S((e, d)[0:1]).p] * 2
if type(a) is list: a.append({'z': f6(x=S(a).p)}['z'])
elif type(a) is dict: a['k2'] = {'z': f6(x=S(a).p)}['z']
elif type(a) is A: a.v = {'z': f6(x=S(a).p)}['z']
print(f1(a), g(d))
print(f4(f6(x=[e] * 2)))
print(f3(e))
print(g([*(f6(x=b), (e, c))]))
print(list(f5([*(d, {'z': b}['z'])])))
q, r = f6(x=S(d).p), (d, e)
print(g(q), g(r))
del q, r
print(f2([list(q for q in [e])[0], {'z': e}['z']], S(b).p, (d if b is a else e), k=(d or d), m=A(d, d).a[0]))
print(f1(A((lambda q=a: q)())), g(b))
print(f3({'k': [c, a], 'j': (a and a)}))
a = c = (f6(x=a) or ((lambda q: q)(a) and {'k': d, 'j': e}))
a = e = S(d).p
print(f1({'z': S(c).p}['z']), g(c))
e, e = [*(d, {'z': c}['z'])], (f6(**{'x': (a, e)}), [f6(**{'x': e}), (d if b is b else a)])[0:1]
q, r = [*(f6(x=a), f6(a))], d
print(g(q), g(r))
del q, r
print(f3(A((d or c), [q for q in (c, a)][-1]).a[0]))
print(f2(*[b, f6(x=b)], **{'k': f6(x=d), 'w': [e] * 2}))
c = d = [d] * 2
print(f7((f6(x=e) and S(a).p), 1))
print(g(b))
def h(x={'k': [{'k': a, 'j': b}] * 2, 'j': [[a] * 2, (e or d)]}):
    return g(x), g(d)
print(h(), h([*(((a and a) and (a, d)[0:1]), A([q for q in (a, a)][-1], {'k': d, 'j': a}).a[0])]))
print(f7({'k': (d if d is a else d), 'j': c}, 2))
e, c = A(b), [[[*(b, b)], f6(x=a)]] * 2
if type(b) is S: b.q = (lambda q=(d, (lambda q=a: q)()): q)()
print(g([d][0]))
b = d
c = f6(*[(f6(*[c]) or [d] * 2)])
a = a = ((d and e) and f6(*[a]))
if type(a) is list and a: a[0] = [q for q in ({'k': (c and c), 'j': S(c).p}, list(q for q in [f6(**{'x': c})])[0])][-1]
if type(a) is list: a.append({'z': [*([*(d, b)], (b or d))]}['z'])
elif type(a) is dict: a['k2'] = {'z': [*([*(d, b)], (b or d))]}['z']
elif type(a) is A: a.v = {'z': [*([*(d, b)], (b or d))]}['z']
e = (A([q for q in (b, d)][-1], a).a[0], (f6(*[d]) and (lambda q=a: q)()))[0:1]
if type(a) is list: a.append((((lambda q=b: q)() if A(b, a).a[0] is a else [b][0]) and [*((lambda q: q)(e), [b] * 2)]))
elif type(a) is dict: a['k0'] = (((lambda q=b: q)() if A(b, a).a[0] is a else [b][0]) and [*((lambda q: q)(e), [b] * 2)])
elif type(a) is A: a.v = (((lambda q=b: q)() if A(b, a).a[0] is a else [b][0]) and [*((lambda q: q)(e), [b] * 2)])
print(g(a), g(b), g(c), g(d), g(e))
print(); print('END')
