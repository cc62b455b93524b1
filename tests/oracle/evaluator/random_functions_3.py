# seed 3
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
    x = T('b').m; x(next(gen([q for q in ([T('5'), a][1], star(T('6'), b, k=d))]))); print(g(x))
    b = two([T('7'), list(q for q in [a, a])][0], f'x{g(a)}')
    x = T('o'); x.z = [c] * 2; x.z = [q for q in (next(gen(T('c')(d, k=d))), c)]
    a = b = [g(q) for q in [one(star(c, d, k=T('8')))]]
    return ((lambda q: q)(list(gen(b))) and ((c, T('9'), c)[0:] if b else [T('10'), c][0]))
try: f0([q for q in ([[q for q in (c, d)], T('11')][0], star(*(T('m').m(a),), **{'z': a}))], T('i11', (T('l') < list(gen(c)))))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(b={'k': d, 'j': [(q, r) for q in [(T('x') + T('19'))] for r in (1, d) if q]}, a=(lambda q=(T('l') < two(d, T('20'))): q)())
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(b=a, a=T('23'))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    a, b = b, a
    a, b = b, a
    c, b = two(**{'x': T('24')}), (T('i24', T('g')[c]) and (star(c, a, k=a) or (T('l') < a)))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return counter((c, T('v').v(T('25'))))()
try: b = f1(b=(list(map(one, [c])), [(q, r) for q in [a] for r in (1, a) if q]), a=([q for q in ([(q, r) for q in [c] for r in (1, a) if q], b)], a, (lambda q=c: q)())[0:])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(T('32'), b=T('g')[P(T('33'))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: b = f1(c, T('38'), d=[*(T('m').m(d),), list(q for q in [star(c, d, k=c), a])])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b, c=None, d=None):
    a, b = (T('g')[T('c')(T('41'), k=c)] if b else T('v').v([q for q in (b, a)])), (T('l') < (f'x{g(d)}', (c and d)))
    print(g(a if d else c))
    x = S(([{q: c for q in (1, 2)}] * 2 is P(T('m').m(T('42'), k=c)))); x.q = [g(q) for q in [b]]; del x.p
    T('s')[list(gen(a))] = counter([T('c')(b, k=d)] * 2)()
    (x, y), z = ({'z': P(list(map(one, [b])))}['z'], P(down(0, (lambda q: q)(T('43'))))), [counter((c, c))(), d]
    with T('w6') as x:
        x = gen((lambda q=list(gen(one(*[c]))): q)()); next(x); print(g(x))
        y = next(x); del x
        with T('w7') as x:
            x = {}; x['k'] = {'k': T('c')([a, d][0], k=list(q for q in [b, b])), 'j': sorted([list(q for q in [a, d])], key=g)}; x['k'] = c; del x['k']
    return [*(T('44'),), d]
try: d = f2((T('x') + a), ((T('x') + two(T('45'), d)) or (lambda q: q)(c)))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(a, a, d=b)
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(((lambda q: q)((b, c, c)[1:]) if d else two(T('m').m(c, k=b), {q: T('55') for q in (1, 2)})), b=(T('l') < (T('i55', a) is T('56'))))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b=None, *c, d=None, **e):
    (T('x') + a)
    try:
        x = {}; x['k'] = a; x['k'] = {'k': star(a, T('v').v(b), k=list(map(one, [T('61')]))), 'j': d}; del x['k']
        boom(f'x{g(c)}')
    except ValueError as e:
        x = {}; x['k'] = [*(T('m').m([c] * 2, k=[(q, r) for q in [T('62')] for r in (1, d) if q]),), list(map(one, [T('i62', a)]))]; x['k'] = (lambda q: q)(d); del x['k']
        x = T('o'); x.z = T('c')(T('g')[T('63')], k=((d and c) if d else sorted([b], key=g))); x.z = two(([(q, r) for q in [c] for r in (1, b) if q] and T('m').m(a)), y=star(one(b), {'z': b}['z'], k={'z': T('64')}['z']))
        print(g(e), g(e.args[0]))
    print(T('y').m(d) is c)
    i = 0
    while i < 2:
        i += 1
        with T('w6') as x:
            with T('w6') as x:
                (x, y), z = (c, b), a
                x = T('b').m; x(T('65')); print(g(x))
            (x, y), z = ({q: list(q for q in [d, a]) for q in (1, 2)}, {'k': {'z': one(d)}['z'], 'j': T('m').m(c)}), T('v').v({'z': {'k': b, 'j': d}}['z'])
    x = T('o'); x.z = S(T('m').m(T('66'), k=one(d))).q; x.z = f'x{g(c)}'
    c = [T('m').m(one(*[d])), list(q for q in [(lambda q: q)(c), c])]
try: a = f3(*[(two(c, y=T('m').m(a)), next(gen((lambda q: q)(d)))), one(*[star(two(d, y=c), a, k=T('m').m(b))])])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: c = f3(next(gen((lambda q=d: q)())), c, d=sorted([(T('l') < f'x{g(c)}')], key=g))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(*[(list(q for q in [a, a]) is star(*((d is d),), **{'z': T('v').v(c)})), (lambda q: q)((lambda q=b: q)())])
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    i = 0
    while i < 2:
        i += 1
        def h(x, y={'k': c, 'j': T('73')}):
            nonlocal a
            a = x
            return y
        d = h(two(T('74'), y=((lambda q: q)(a) and (T('l') < d))))
        print(g(h))
    c = list(q for q in [{'z': sorted([d], key=g)}['z'], d])
    x = T('x'); x += (lambda q: q)(one(*[T('m').m(d, k=b)]))
    if c:
        x = T('o'); x.z = [(q, r) for q in [[two(**{'x': b}), a]] for r in (1, a) if q]; x.z = S((T('x') + (a, a))).q
    else:
        x = ((list(q for q in [a, d]) or (lambda q: q)(T('75'))), T('m').m(two(**{'x': b}), k=two(**{'x': c})), [two(**{'x': T('76')}), (T('77') and c)][1])[1:]; y = x; print(g(x)); del x
        T('s')[(b, T('c')((c if d else d), k=d))] = ((lambda q: q)(sorted([d], key=g)) if a else T('78'))
    d = (lambda q=(T('x') + [a] * 2): q)()
    return two(T('i78', T('i78', a)), y=({q: a for q in (1, 2)} or (lambda q=a: q)()))
try: f4((list(gen(d)), two([q for q in (c, b)], b), next(gen(d)))[0:], sorted([(T('i82', d) and [(q, r) for q in [d] for r in (1, c) if q])], key=g), d=d)
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(T('i85', ([(q, r) for q in [b] for r in (1, d) if q], (b or c), star(c, c, k=b))[0:]), one(*[T('m').m((T('86'), b), k=[q for q in (b, b)])]), d=((f'x{g(d)}', next(gen(T('87'))), T('m').m(T('88')))[0:], [one(*[c]), a][1]))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: d = f4(b=[d, star(*[{q: c for q in (1, 2)}, T('m').m(d, k=c)])], a=star(*((lambda q: q)(star(*[T('99'), b])),), **{'z': a}))
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    for x, y in ((f'x{g(b)}', {q: T('c')(one(c), k=c) for q in (1, 2)}), (1, 2)):
        b, b = {'z': T('100')}['z'], [g(q) for q in [T('m').m({'z': b}['z'])]]
    c, b = star(a, (T('x') + b), k=a), (d is (T('l') < T('v').v(T('101'))))
    (x, y), z = ((T('x') + T('m').m(star(a, c, k=b), k=a)), (list(q for q in [T('c')(c, k=a), b]) if d else d)), [*(T('c')(two(**{'x': d}), k=T('m').m(a, k=b)),), two([d, d], two(**{'x': T('102')}))]
    b, c = a, P(c)
try: f5(T('m').m(list(q for q in [c, b]), k=two((T('108') or a), T('109'))), b=[g(q) for q in [T('110')]])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: b = f5(list(q for q in [two(b, {'k': T('115'), 'j': d}), a]), next(gen([P(d)] * 2)), d=T('i115', {q: {q: T('116') for q in (1, 2)} for q in (1, 2)}))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: d = f5(star(*({'k': b, 'j': T('i117', b)},), **{'z': (two(c, T('118')) if c else [b] * 2)}), (lambda q=T('c')(P(c), k=list(map(one, [b]))): q)(), d=f'x{g(c)}')
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    try:
        print(g([c][0]), g(c or a))
        boom(d)
    except ValueError:
        assert g(c)
        for x, y in ((T('g')[[list(gen(c))] * 2], {'z': a}['z']), (1, 2)):
            two(**{'x': (next(gen(b)) and two(**{'x': a}))})
    for x in [two(**{'x': next(gen((lambda q: q)(d)))}), ((lambda q=star(*(d,), **{'z': d}): q)() if b else [q for q in (a, sorted([c], key=g))])]:
        T('s')[T('i119', list(q for q in [{'k': d, 'j': c}, c]))] = T('c')(c, k=[q for q in (counter(d)(), d)])
        two(b, b)
        if a: break
    else:
        {'z': sorted([star(a, a, k=c)], key=g)}['z']
    try:
        two(a, T('i119', [d, (a and d)]), T('g')[(lambda q={'z': a}['z']: q)()])
    except TypeError:
        (x, y), z = (b, [(q, r) for q in [c] for r in (1, a) if q]), [*((b if a else (T('l') < a)),), b]
    x = gen((T('l') < T('m').m({'z': T('120')}['z'], k=one(*[a])))); next(x); print(g(x))
    y = next(x); del x
    try:
        x = [{'k': ((lambda q: q)(b) is f'x{g(d)}'), 'j': c}, T('m').m(list(q for q in [list(q for q in [d, b]), c]), k=[star(*(b,), **{'z': c}), T('m').m(b, k=T('121'))][1]), 1 / 0]
    except ZeroDivisionError:
        assert g(c)
        for x in [f'x{g(b)}', star(*((T('122') or (c, T('123'))),), **{'z': T('v').v(P(T('124')))})]:
            try:
                print(g(c))
                boom(T('m').m(d, k=list(q for q in [[*(T('125'),), d], d])))
            except ValueError as e:
                a, b, c = c, b, a
                print(g(e), g(e.args[0]))
            print([g(q) for q in (d, d)])
            if d: break
        else:
            x = star((T('l') < c), b, k={'k': [d, T('126')][0], 'j': star(*(b,), **{'z': T('127')})}); y = x; print(g(x)); del x
    else:
        pass
    return [*(a,), two(**{'x': T('m').m(d, k=T('128'))})]
try: f6(sorted([[two(**{'x': b}), [d, d][1]][0]], key=g), T('129'))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: d = f6(*[b, T('i135', T('g')[b])])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(sorted([list(map(one, [(T('x') + T('139'))]))], key=g), list(gen(one(*[one(*[T('140')])]))))
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b=None, *c, d=None, **e):
    print(g(a if c else a))
    try:
        two([g(q) for q in [{q: [*(b,), b] for q in (1, 2)}]], T('g')[[g(q) for q in [star(*[a, c])]]], list(map(one, [((b and a), T('m').m(b, k=b), [(q, r) for q in [c] for r in (1, b) if q])[1:]])))
    except TypeError:
        (x, y), z = (d, two({q: T('v').v(a) for q in (1, 2)}, y=P(counter(T('149'))()))), [two([*(T('150'),), a], d), down(1, d)]
    b, d = {'z': [a, [q for q in (b, c)]]}['z'], list(map(one, [next(gen(list(map(one, [d]))))]))
    try:
        with T('w7') as x, T('151'):
            print([g(q) for q in (c, a)])
            c = two(**{'x': a})
            boom((star(a, star(*(T('152'),), **{'z': a}), k=list(map(one, [d]))), c))
    except ValueError:
        a, b, c = c, b, a
        try:
            x = [T('g')[{'z': T('153')}['z']], two(**{'x': sorted([list(gen(d))], key=g)})]; x[0] = T('154'); x.pop(); x.append(T('i154', star(b, [g(q) for q in [T('155')]], k=d)))
            x = T('o'); x.z = T('156'); x.z = (T('x') + T('c')(list(q for q in [T('157'), c]), k=(b, d, c)[0:]))
        finally:
            assert g(a)
try: f7((T('l') < list(map(one, [next(gen(T('158')))]))), b={'z': two(**{'x': a})}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7((counter((a and c))(), [c, [g(q) for q in [a]]][0], T('i160', (T('l') < c)))[0:], b)
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: c = f7((T('m').m(c, k=[(q, r) for q in [c] for r in (1, b) if q]), b), [q for q in ((lambda q=one(*[T('164')]): q)(), T('v').v(list(q for q in [a, d])))])
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

