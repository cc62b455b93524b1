# seed 8
import gc
from sys import getrefcount as g
gc.disable()
class T:
    def __init__(s, n, *a): s.n = n; s.a = a
    def __del__(s): print('~%s/%d' % (s.n, g(s)), end=' ')
    def __add__(s, o): return T(s.n + '+')
    def __iadd__(s, o): return T(s.n + '=')
    def __getitem__(s, k): print('[%d %d]' % (g(s), g(k)), end=' '); return T(s.n + '[]')
    def __setitem__(s, k, v): print('[=%d %d %d]' % (g(s), g(k), g(v)), end=' ')
    def __lt__(s, o): print('<%d %d' % (g(s), g(o)), end=' '); return True
    def __iter__(s): return iter([T(s.n + '.1'), T(s.n + '.2')])
    def __call__(s, *a, **k): return T(s.n + '()')
    def __enter__(s): print('in%d' % g(s), end=' '); return s
    def __exit__(s, *a): print('out%d' % g(s), end=' '); return s.n[-1] in '13579'
    def __bool__(s): return s.n[-1] in '02468'
    def m(s, x, k=None): print('m%d,%d' % (g(s), g(x)), end=' '); return k or x
    def v(s, *a, **k): return a[0] if a else s
class S:
    __slots__ = ('q', 'p')
    def __init__(s, q): s.q = q; s.p = T('sp')
class P(T):
    def __init__(s, x): super().__init__('p', x)
def one(x): return x
def two(x, y=None): print('two%d' % g(x), end=' '); return y
def star(*a, **k): print('star', [g(q) for q in a], [g(q) for q in k.values()], end=' '); return a[0] if a else None
def boom(x):
    l = T('bl')
    raise ValueError(x)
def gen(x):
    l = T('gl')
    for q in (x, l): yield q
    yield x
def counter(x):
    def inner(y=x): return x, y
    return inner
def down(n, x): return g(x) if n == 0 else down(n - 1, x)
a = T('1')
b = T('2')
c = T('3')
d = T('4')
def f0(a, b, c=None, d=None):
    a, b = b, a
    x = (T('l') < a); y = x; print(g(x)); del x
    a, b = b, a
    x = S(down(2, one(P(d)))); x.q = [g(q) for q in [T('v').v(T('i4', b))]]; del x.p
    with T('w6') as x:
        b, a = (star(*[list(q for q in [d, d]), T('c')(c, k=a)]) is T('i4', (T('x') + a))), [*(c,), two((d is T('5')), y=one(T('6')))]
    for x in gen(T('7')):
        x = T('x'); x += d
        if b: continue
        print(g(x))
    return T('8')
try: f0(b=f'x{g(c)}', a=T('12'))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: b = f0(two(**{'x': (d or one(a))}), b=f'x{g(b)}')
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: a = f0(b=b, a=(star(a, T('v').v(c), k=counter(b)()), next(gen((c and a))), c)[0:])
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    (x, y), z = ({'z': (two(**{'x': a}) and T('c')(T('23'), k=d))}['z'], [[star(b, a, k=b), c], ((a if a else b), list(map(one, [c])))]), star(*(two({'z': T('24')}['z'], y=[q for q in (a, b)]),), **{'z': two(two(**{'x': d}), (b, a))})
    x = gen(T('m').m(list(gen([*(T('25'),), d])), k=list(map(one, [T('m').m(T('26'))])))); next(x); print(g(x))
    y = next(x); del x
    x = T('o'); x.z = {'z': ((T('27') is c) or {'z': T('28')}['z'])}['z']; x.z = (one(*[star(*[b, d])]), [{q: T('29') for q in (1, 2)}, sorted([T('30')], key=g)][1])
    for x in gen(one(counter(list(q for q in [b, d]))())):
        c, d = a, ({q: star(*(d,), **{'z': b}) for q in (1, 2)} or [(q, r) for q in [(a is d)] for r in (1, b) if q])
        for x in [[(q, r) for q in [T('m').m(counter(T('31'))())] for r in (1, a) if q], ({q: c for q in (1, 2)} or (c and T('g')[d]))]:
            T('s')[two([q for q in ((T('32') or c), f'x{g(d)}')], y=({'z': b}['z'] or (T('l') < a)))] = b
            if c: break
        else:
            x = T('b').m; x([q for q in ((lambda q=(b, a): q)(), sorted([T('m').m(c, k=c)], key=g))]); print(g(x))
            (x, y), z = (P([g(q) for q in [T('m').m(d, k=c)]]), a), ((T('l') < next(gen(c))) or [q for q in (counter(b)(), (lambda q: q)(T('33')))])
        if b: continue
        print(g(x))
try: c = f1(star(down(0, a), d, k=(T('l') < [(q, r) for q in [c] for r in (1, c) if q])), b=a)
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(b=[q for q in (b, list(q for q in [sorted([b], key=g), b]))], a=two(T('m').m(T('c')(T('40'), k=c)), (c is T('41'))))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(*[T('m').m(star(*[a, {'k': a, 'j': c}]), k=(T('i46', d) and next(gen(d)))), {'z': sorted([star(*[d, b])], key=g)}['z']])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b=None, *c, d=None, **e):
    T('53')
    T('s')[T('54')] = [star(*(T('55'),), **{'z': (a, T('56'))}), b][0]
    assert g(d)
    x = gen(counter(two((T('l') < d), y=two(a, y=T('57'))))()); next(x); print(g(x))
    y = next(x); del x
    x = counter(one(*[d])); print(g(x))
    x = a; y = x; print(g(x)); del x
try: f2(T('58'), two(T('59'), [[d, d]] * 2), d=d)
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: c = f2(a, f'x{g(d)}', d=two(**{'x': T('64')}))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: b = f2(list(q for q in [c, b]), one(*[(lambda q: q)(next(gen(a)))]))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    d = two(**{'x': two(star(T('70'), a, k=b), y=S(c).q)})
    try:
        assert g(a)
        b, b = ([T('c')(b, k=a), [*(b,), T('71')]] and b), [*(star(star(*(b,), **{'z': a}), (c or b), k=[*(a,), c]),), (T('c')(b, k=T('72')) and b)]
    finally:
        a = T('m').m(T('v').v((b or c)), k=list(gen((c, d, c)[1:])))
        print([g(q) for q in (b, c)])
    x = {'z': list(q for q in [P(d), c])}['z']; y = x; print(g(x)); del x
    x = S(one(*[list(map(one, [two(**{'x': d})]))])); x.q = a; del x.p
    return d
try: f3(T('g')[{'k': two(T('73'), a), 'j': [q for q in (T('74'), T('75'))]}], next(gen(b)))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: d = f3(*[star(T('v').v(T('m').m(b, k=c)), S((T('x') + a)).q, k=[(T('x') + d), b]), ({'z': T('m').m(d, k=a)}['z'] and a)])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: c = f3(*[f'x{g(a)}', a])
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    a, b = b, a
    x = T('b').m; x(star(([*(a,), c] is sorted([a], key=g)), list(q for q in [[(q, r) for q in [T('88')] for r in (1, a) if q], c]), k=b)); print(g(x))
    b, b = (T('l') < T('i88', [c, c][1])), c
    print(g([d][0]), g(d or c))
    return list(q for q in [[{'z': d}['z'], [g(q) for q in [d]]], a])
try: f4(b=two(**{'x': (T('91') and list(map(one, [T('92')])))}), a=[q for q in (T('93'), (P(b) and a))])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: b = f4(two(two(next(gen(T('99'))), list(map(one, [c]))), y=two((d is c), y=(T('100'), a))), (P(one(d)), T('101'), two(down(2, b), (T('102') and d)))[1:], d=a)
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: a = f4((lambda q=down(0, [g(q) for q in [d]]): q)(), b={q: {'z': T('i107', d)}['z'] for q in (1, 2)})
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b, c=None, d=None):
    x = (T('l') < star(*(two(a, c),), **{'z': f'x{g(b)}'})); y = x; print(g(x)); del x
    try:
        a, b = b, a
        boom(list(gen(T('g')[T('112')])))
    except ValueError as e:
        x = T('x'); x += one((T('l') < two(c, y=c)))
        x = T('b').m; x(a); print(g(x))
        print(g(e), g(e.args[0]))
    print([g(q) for q in (d, a)])
    (x, y), z = ((d is d), (lambda q=(counter(d)() or (lambda q: q)(c)): q)()), T('c')(a, k=f'x{g(b)}')
    x = T('o'); x.z = list(gen(([c] * 2, {'k': T('113'), 'j': d}))); x.z = T('m').m(T('114'))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return a
try: a = f5((T('c')((lambda q: q)(d), k=(a if a else b)) if a else [[a, b], list(q for q in [b, d])]), b=P(T('118')))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: a = f5(S((star(d, b, k=a), b)).q, b=two(**{'x': c}))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: a = f5((lambda q=[(q, r) for q in [(T('l') < T('123'))] for r in (1, d) if q]: q)(), one(*[[g(q) for q in [two(d, b)]]]), d=(lambda q=two(c, y=sorted([T('124')], key=g)): q)())
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b=None, *c, d=None, **e):
    x = T('b').m; x(two(c, list(gen(one(d))))); print(g(x))
    x = counter(down(1, [(q, r) for q in [T('128')] for r in (1, c) if q])); print(g(x))
    a, b = b, a
    x = T('129'); y = x; print(g(x)); del x
    print(g([d][0]), g(d or c))
    return sorted([T('g')[S(a).q]], key=g)
try: c = f6(T('131'), b=list(gen((T('132'), a, c)[1:])))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(*[c, T('136')])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6((([g(q) for q in [a]], sorted([a], key=g)) or c), T('i138', (d is {'z': d}['z'])))
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    for x, y in ((list(q for q in [P(one(*[c])), c]), star((down(2, T('142')), T('i142', a), c)[0:], one(*[c]), k=[d] * 2)), (1, 2)):
        try:
            d = list(gen(b))
            boom(S(star(*[[q for q in (c, c)], sorted([T('143')], key=g)])).q)
        except ValueError:
            x = T('b').m; x([q for q in ({q: [g(q) for q in [a]] for q in (1, 2)}, P(list(map(one, [c]))))]); print(g(x))
            x = T('b').m; x(b); print(g(x))
        x = S(T('144')); x.q = list(map(one, [star([c, a], (c and d), k=b)])); del x.p
    try:
        two(star(*[list(map(one, [b])), [(T('x') + d), T('v').v(T('145'))][0]]), T('v').v(T('m').m(T('146'), k=[g(q) for q in [d]])), [q for q in (T('v').v((b, a, a)[0:]), (counter(d)() and f'x{g(c)}'))])
    except TypeError:
        x = (T('x') + T('m').m((T('l') < d))); y = x; print(g(x)); del x
    x = counter(list(gen([g(q) for q in [two(**{'x': a})]]))); print(g(x))
    print(g([c][0]), g(d or a))
    T('m').m({'k': (a if c else b), 'j': f'x{g(c)}'})
    x = {}; x['k'] = ([*([T('147'), c][0],), T('v').v(a)], [g(q) for q in [T('m').m(d, k=d)]]); x['k'] = star({'z': T('i147', a)}['z'], one(d), k=b); del x['k']
try: f7(b=[c, sorted([(lambda q=b: q)()], key=g)][0], a=T('g')[(T('152') if d else T('v').v(c))])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(*[{'k': [star(*(a,), **{'z': b})] * 2, 'j': list(gen([g(q) for q in [T('155')]]))}, T('c')(([(q, r) for q in [c] for r in (1, c) if q], T('c')(T('156'), k=c)), k=b)])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(two(**{'x': (c and counter(a)())}), T('m').m([star(*(a,), **{'z': b})] * 2), d=down(1, (T('l') < (c is c))))
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

