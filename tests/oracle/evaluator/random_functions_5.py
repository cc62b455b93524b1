# seed 5
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
    for x, y in ((([(q, r) for q in [{'z': T('5')}['z']] for r in (1, a) if q] is [(q, r) for q in [T('v').v(a)] for r in (1, b) if q]), c), (1, 2)):
        try:
            x = [two(T('i5', (lambda q: q)(b)), y=b), S(star(*[(b, b), (T('x') + T('6'))])).q, 1 / 0]
        except ZeroDivisionError:
            a, b = b, a
            a, b = b, a
        else:
            pass
        a = one([one(b)] * 2)
    (x, y), z = (two(**{'x': {'k': (lambda q: q)(b), 'j': (d is a)}}), (S([c, c]).q or one(*[list(map(one, [T('7')]))]))), list(gen(c))
    two(c, c)
    c = b = [q for q in ([q for q in ((T('l') < a), star(c, a, k=T('8')))], sorted([S(d).q], key=g))]
    x = [[(q, r) for q in [d] for r in (1, a) if q], (T('l') < ((T('x') + a), f'x{g(b)}'))]; x[0] = list(map(one, [T('v').v((T('9') and c))])); x.pop(); x.append([T('v').v(c)] * 2)
try: f0(*[{'z': next(gen((d and b)))}['z'], a])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(*[[*(star(*[T('v').v(c), (c and c)]),), [(q, r) for q in [(c, b)] for r in (1, b) if q]], {'k': [(q, r) for q in [(c or d)] for r in (1, b) if q], 'j': (T('x') + [T('17')] * 2)}])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(b=[g(q) for q in [star(*[T('22'), T('c')(c, k=d)])]], a=list(q for q in [T('g')[next(gen(a))], b]))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    x = S(star(*(T('c')(list(q for q in [d, c]), k=(T('23') or a)),), **{'z': c})); x.q = (lambda q=T('v').v((b, d, d)[1:]): q)(); del x.p
    d = b = star(*(T('v').v([(q, r) for q in [c] for r in (1, a) if q]),), **{'z': ([c] * 2 is T('g')[c])})
    a, b, c = c, b, a
    x = T('x'); x += [q for q in (((lambda q=c: q)() is (lambda q: q)(d)), list(gen((lambda q: q)(a))))]
    x = counter(two(star(*[list(map(one, [a])), [*(c,), a]]), P((a is a)))); print(g(x))
    return two((T('x') + T('g')[b]), star(*((T('l') < b),), **{'z': (T('24'), d)}))
try: b = f1([*(T('i25', {'z': c}['z']),), a], b={'z': P((T('x') + a))}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: c = f1(b=T('g')[[T('29'), (d or c)]], a=c)
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: d = f1(f'x{g(c)}', b=two(**{'x': a}))
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b=None, *c, d=None, **e):
    x, *y = [(q, r) for q in [S(T('m').m(a, k=b)).q] for r in (1, b) if q], ({q: [b, T('33')][0] for q in (1, 2)} is c), sorted([a], key=g); print(g(x), g(y))
    x = T('x'); x += [next(gen(T('34'))), T('c')(one(T('35')), k=d)]
    x = T('x'); x += ([g(q) for q in [T('m').m(T('36'))]] and [T('i36', T('37'))] * 2)
    return [a, f'x{g(c)}'][1]
try: c = f2(b, b=(lambda q: q)(d))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: b = f2(a, b=b)
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2([((T('x') + T('53')) and f'x{g(d)}')] * 2, one(*[c]), d=(T('l') < two(T('54'), y=a)))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    d = T('i56', (f'x{g(b)}', (T('57'), d, a)[1:]))
    x = S(b); x.q = star(*(one(*[down(1, T('58'))]),), **{'z': T('59')}); del x.p
    with T('w2') as x:
        x, *y = S([(a, T('60'))] * 2).q, counter([[(q, r) for q in [T('61')] for r in (1, d) if q], S(d).q][1])(), list(q for q in [next(gen(two(d, y=a))), c]); print(g(x), g(y))
    S(b).q
    c, b = T('m').m({'k': two(**{'x': T('62')}), 'j': c}), T('c')(T('63'), k=d)
    a, b = b, a
try: c = f3(b=a, a=down(1, (f'x{g(b)}' and (b if c else a))))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3([P([T('69')] * 2), T('m').m(list(gen(T('70'))))], [list(gen(b)), d][1], d=down(1, T('i70', b)))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3([*([b, f'x{g(d)}'][0],), T('72')], (T('i72', d), T('73'), {'k': T('g')[d], 'j': two(**{'x': T('74')})})[1:])
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    print(g((a)))
    T('s')[c] = counter(list(q for q in [star(*[T('80'), T('81')]), d]))()
    c = [list(gen((d, b, T('82'))[1:])), c]
    try:
        try:
            a, b = b, a
            print(g(T('83')))
            boom([g(q) for q in [b]])
        except ValueError:
            a = {'z': a}['z']
            assert g(b)
        x = T('b').m; x((star(list(map(one, [d])), sorted([a], key=g), k=star(a, d, k=b)) if c else list(gen(T('m').m(b, k=T('84')))))); print(g(x))
        boom(c)
    except ValueError as e:
        d = d
        print(g(e), g(e.args[0]))
    x = T('o'); x.z = T('g')[a]; x.z = list(gen(S(d).q))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return T('c')(list(q for q in [(T('x') + b), a]), k=(T('l') < T('85')))
try: a = f4(b=[*([S(T('94')).q, sorted([c], key=g)],), star(*((T('x') + b),), **{'z': star(c, T('95'), k=d)})], a=[(T('l') < T('g')[a]), ([c] * 2 is a)][1])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: b = f4(b=T('m').m(c), a=one(*[(lambda q=T('v').v(a): q)()]))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(star(*(S((c or a)).q,), **{'z': d}), [one(*[S(d).q]), list(map(one, [[(q, r) for q in [T('107')] for r in (1, d) if q]]))], d=(T('c')(list(q for q in [T('108'), c]), k=(T('l') < T('109'))) if a else [counter(a)(), (lambda q: q)(d)]))
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    x = [T('110'), {'z': {q: (c or a) for q in (1, 2)}}['z']]; x[0] = ((lambda q=next(gen(T('111'))): q)() or f'x{g(d)}'); x.pop(); x.append(sorted([(T('c')(c, k=T('112')), [(q, r) for q in [b] for r in (1, d) if q], d)[0:]], key=g))
    x = [{'k': b, 'j': T('v').v(d)}] * 2; y = x; print(g(x)); del x
    c = a = d
    try:
        d = {q: {'k': T('113'), 'j': (b is c)} for q in (1, 2)}
        boom(b)
    except ValueError:
        a = d
    def i(): return a, g(b)
    print(i()[1], g(a))
    return c
try: f5(T('v').v(list(q for q in [[c] * 2, a])), b=two(T('m').m(sorted([d], key=g)), T('c')({'k': c, 'j': T('115')}, k=star(b, T('116'), k=c))))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: b = f5(c, b=one(((d, a, c)[0:] and (a, T('127'), c)[1:])))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: c = f5(b=b, a=T('135'))
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    x = T('x'); x += [star(*[one(*[d]), (d, c)])] * 2
    b = a = T('c')({'z': T('c')(T('136'), k=d)}['z'], k=[*(counter(c)(),), [g(q) for q in [c]]])
    d = T('137')
    a, b = two(**{'x': (two(T('138'), y=a) or [(q, r) for q in [c] for r in (1, d) if q])}), (two(**{'x': star(*[c, b])}) and (b, two(c, b), two(d, y=T('139')))[0:])
    (x, y), z = ([(q, r) for q in [T('c')(b, k=f'x{g(b)}')] for r in (1, a) if q], next(gen(list(gen((T('x') + T('140'))))))), [g(q) for q in [two(T('m').m(c, k=b), list(gen(a)))]]
    x = T('o'); x.z = {'z': [(T('141') and a), one(*[b])][0]}['z']; x.z = T('g')[sorted([one(*[c])], key=g)]
    return [(q, r) for q in [[q for q in (next(gen(T('142'))), T('g')[b])]] for r in (1, b) if q]
try: f6({q: ((d, T('147')), down(2, d), (T('l') < a))[1:] for q in (1, 2)}, f'x{g(b)}', d=S([g(q) for q in [[q for q in (T('148'), d)]]]).q)
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: a = f6(b, {'k': (lambda q=star(c, b, k=a): q)(), 'j': counter([g(q) for q in [b]])()}, d=(S(star(c, a, k=a)).q if b else two(two(**{'x': b}), y=(c and d))))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: b = f6(*[[q for q in (one(*[{'z': a}['z']]), one(*[list(q for q in [b, d])]))], a])
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    x = [(two((d, b, d)[0:], y=T('m').m(c, k=a)) and T('v').v(one(*[d]))), two(**{'x': [*((T('158') or a),), {q: c for q in (1, 2)}]})]; x[0] = one(*[(list(q for q in [c, c]), (b and d), (T('159') or d))[1:]]); x.pop(); x.append([(q, r) for q in [two(next(gen(a)), (a if b else d))] for r in (1, a) if q])
    print(g([c][0]), g(b or d))
    a, d = two(**{'x': two((d and c), [(q, r) for q in [d] for r in (1, c) if q])}), [two(d, two(**{'x': a})), [[g(q) for q in [c]], c][0]]
    x = {}; x['k'] = ({q: (b is b) for q in (1, 2)} if d else T('m').m(sorted([a], key=g), k=sorted([T('160')], key=g))); x['k'] = {'k': d, 'j': f'x{g(b)}'}; del x['k']
    return {q: c for q in (1, 2)}
try: f7(*[next(gen((lambda q=[c] * 2: q)())), sorted([T('162')], key=g)])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(*[(star(*(b,), **{'z': f'x{g(a)}'}) and T('i163', b)), T('m').m(f'x{g(a)}', k=one([*(a,), a]))])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(*[(lambda q: q)({'z': (b is T('167'))}['z']), T('m').m(c, k=two(**{'x': [*(a,), c]}))])
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

