# seed 120
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
def f0(a, b=None, *c, d=None, **e):
    i = 0
    while i < 2:
        i += 1
        print(g(sorted([one(c)], key=g)))
        x = counter(two(**{'x': ({'z': a}['z'] or (T('l') < c))})); print(g(x))
    a, b = b, a
    (x, y), z = (star(*(star(*(one(a),), **{'z': T('m').m(b)}),), **{'z': (a is d)}), T('i4', P(down(2, T('5'))))), T('m').m(T('i5', [(q, r) for q in [T('6')] for r in (1, d) if q]))
    print(g(a), g(d))
try: c = f0(*[T('v').v(d), a])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(T('i10', (one(*[b]), {q: b for q in (1, 2)}, b)[0:]), [two(b, y=(lambda q: q)(T('11'))), (T('l') < c)])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: b = f0(d, b=a)
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    if c:
        x = [({'z': (c and T('20'))}['z'] is [*([(q, r) for q in [d] for r in (1, b) if q],), [q for q in (T('21'), b)]]), d]; x[0] = a; x.pop(); x.append(one(b))
        d = b = T('m').m(T('22'))
    else:
        try:
            a, b, c = c, b, a
            print(g((T('x') + (b and T('23')))))
            boom((T('l') < T('m').m(star(*(T('24'),), **{'z': d}), k=(d is a))))
        except ValueError as e:
            assert g(b)
            print(g(c if c else a))
            print(g(e), g(e.args[0]))
        a = [(q, r) for q in [[[d, d], (a is d)][1]] for r in (1, c) if q]
    x = T('o'); x.z = T('i24', d); x.z = two((lambda q=(a if a else c): q)(), y=[down(1, T('25')), list(gen(b))][1])
    (lambda q=(T('x') + T('g')[T('26')]): q)()
    with T('w0') as x:
        two(c, c)
    x = counter({q: c for q in (1, 2)}); print(g(x))
    x = T('x'); x += T('m').m(([*(c,), a] if a else (T('x') + a)))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return [q for q in (star(*[one(*[b]), (T('x') + T('27'))]), next(gen(b)))]
try: a = f1({'z': sorted([c], key=g)}['z'], two(down(0, T('i27', T('28'))), (lambda q=(a is d): q)()))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(b=list(q for q in [{'k': P(T('34')), 'j': T('c')(a, k=T('35'))}, a]), a=b)
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: c = f1(*[S((T('m').m(b, k=b) is (T('l') < d))).q, two([S(T('37')).q, [T('38'), a][1]][1], y=(T('x') + [a, a][0]))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b, c=None, d=None):
    T('s')[list(q for q in [T('39'), d])] = (lambda q: q)(a)
    try:
        i = 0
        while i < 2:
            i += 1
            x, *y = [*((lambda q: q)(two(**{'x': T('40')})),), b], (T('g')[[c, b]] or {'z': c}['z']), [*({'k': list(gen(c)), 'j': (d if d else a)},), (sorted([c], key=g), a)]; print(g(x), g(y))
        x = {}; x['k'] = d; x['k'] = d; del x['k']
    finally:
        x = {}; x['k'] = T('g')[two(**{'x': b})]; x['k'] = [g(q) for q in [T('m').m([d, b], k=T('g')[a])]]; del x['k']
    x, *y = one(T('m').m({q: a for q in (1, 2)})), two(list(q for q in [list(map(one, [T('41')])), b]), y=b), c; print(g(x), g(y))
    return sorted([(b and one(b))], key=g)
try: f2(b=two(**{'x': down(2, star(*(a,), **{'z': c}))}), a=T('48'))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: d = f2(((T('x') + S(a).q) or counter(list(gen(T('51'))))()), b, d=star(*(one(d),), **{'z': T('c')([*(b,), b], k=(T('52') is c))}))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: b = f2(f'x{g(a)}', [(q, r) for q in [((d or c), list(map(one, [b])))] for r in (1, b) if q])
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    print(g((c)))
    x = list(map(one, [counter(star(d, T('56'), k=c))()])); y = x; print(g(x)); del x
    x = gen(T('c')(c, k=sorted([{q: d for q in (1, 2)}], key=g))); next(x); print(g(x))
    y = next(x); del x
    try:
        with T('w5') as x, T('57'):
            print(g((a)))
            boom([*([q for q in (one(b), [q for q in (a, a)])],), [q for q in (c, down(0, T('58')))]])
    except ValueError:
        x = gen(S(d).q); next(x); print(g(x))
        y = next(x); del x
        one(*[[q for q in ([a, c][1], (T('59') or T('60')))]])
try: f3(T('g')[f'x{g(c)}'], list(map(one, [star(*(next(gen(T('63'))),), **{'z': {q: a for q in (1, 2)}})])), d=(list(map(one, [two(**{'x': a})])), one(T('m').m(d))))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(a, [(one(c) if c else (lambda q=c: q)())] * 2)
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(b=down(2, two(two(T('73'), c), star(*(T('74'),), **{'z': d}))), a=b)
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    x = S(star(T('m').m(d), b, k={'z': T('75')}['z'])); x.q = ((lambda q=S(b).q: q)(), f'x{g(a)}', (d, {'k': c, 'j': T('76')}, two(**{'x': c}))[1:])[1:]; del x.p
    x = gen((((d or a) and two(T('77'), y=a)), (star(*(T('78'),), **{'z': d}) if d else T('m').m(b)))); next(x); print(g(x))
    y = next(x); del x
    print([g(q) for q in (a, d)])
    two(d, b)
    x = T('x'); x += star(*(b,), **{'z': counter(f'x{g(a)}')()})
    T('s')[list(q for q in [[T('79'), [b, b][0]], c])] = [q for q in ([*(c,), counter(a)()], P([a] * 2))]
    return d
try: c = f4(*[(sorted([[*(d,), a]], key=g) is (d, a, T('m').m(d))[0:]), T('84')])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(b=(T('l') < (T('x') + star(*[b, T('93')]))), a=b)
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(b=c, a=[(T('x') + list(map(one, [d])))] * 2)
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b, c=None, d=None):
    star(d, c, k=d)
    a = c = next(gen(c))
    x = T('o'); x.z = T('v').v(P(sorted([b], key=g))); x.z = f'x{g(d)}'
    return (a and next(gen(list(map(one, [d])))))
try: f5(*[one(T('g')[(T('106'), a, a)[0:]]), two(T('v').v(star(*[a, b])), T('107'))])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5((T('i108', d) is one(*[two(c, a)])), (counter(b)() if b else (T('l') < one(*[a]))))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(b=star(T('v').v(b), (lambda q=a: q)(), k=[(q, r) for q in [[*(c,), T('122')]] for r in (1, b) if q]), a=(P((d, T('123'))) and star(*(b,), **{'z': star(T('124'), c, k=a)})))
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b=None, *c, d=None, **e):
    try:
        two((a and two(**{'x': down(2, T('125'))})), (lambda q: q)(d), ({q: sorted([d], key=g) for q in (1, 2)}, T('i125', (T('126') and T('127')))))
    except TypeError:
        x = {}; x['k'] = b; x['k'] = T('i127', (T('x') + b)); del x['k']
    x = T('x'); x += ((a is b), {'k': T('128'), 'j': (c, a, c)[0:]})
    assert g(b)
    x = T('o'); x.z = T('129'); x.z = (lambda q=[(q, r) for q in [T('g')[b]] for r in (1, c) if q]: q)()
    x, *y = [one(*[(b, a, d)[1:]]), sorted([T('c')(d, k=c)], key=g)], (down(2, {'k': b, 'j': d}), T('m').m(two(**{'x': a}))), one(*[b]); print(g(x), g(y))
    b = b
try: f6(d, (a and (T('l') < (a, b, a)[1:])))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6([q for q in (b, c)], list(map(one, [two([*(T('134'),), T('135')], y={q: c for q in (1, 2)})])), d=[*(star(*[{'k': a, 'j': T('136')}, next(gen(a))]),), (list(gen(d)) if b else star(a, c, k=d))])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(*[T('c')([two(d, a), two(b, y=b)], k=P(next(gen(T('142'))))), {'z': ([q for q in (d, a)] and c)}['z']])
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    x = [*([*(T('146'),), (a is b)],), {q: one(T('147')) for q in (1, 2)}]; y = x; print(g(x)); del x
    x = gen({q: T('148') for q in (1, 2)}); next(x); print(g(x))
    y = next(x); del x
    a = (T('l') < next(gen(star(*[b, d]))))
    a, b, c = c, b, a
    x = {q: {'z': list(q for q in [d, a])}['z'] for q in (1, 2)}; y = x; print(g(x)); del x
    print(g(c if a else c))
try: a = f7(b=a, a=b)
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: a = f7(*[one(P(star(*[d, c]))), {q: f'x{g(b)}' for q in (1, 2)}])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: b = f7(T('v').v((T('l') < (T('l') < c))), b=[(T('x') + sorted([b], key=g)), [b, T('156')]])
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

