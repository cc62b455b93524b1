# seed 102
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
    x = T('x'); x += (lambda q=(T('l') < [*(T('5'),), d]): q)()
    (x, y), z = ((T('x') + T('m').m(counter(T('6'))())), b), {'z': sorted([T('i6', b)], key=g)}['z']
    a, b = b, a
    a, b = b, a
    print(g(b), g(d))
    return {q: [(q, r) for q in [two(T('7'), T('8'))] for r in (1, b) if q] for q in (1, 2)}
try: f0(b, next(gen([q for q in ((lambda q: q)(a), b)])), d=T('i13', star(*[T('14'), a])))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: d = f0(*[star(*[S(two(d, b)).q, T('16')]), [d, b][1]])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: d = f0(T('m').m(c, k={q: [q for q in (T('19'), T('20'))] for q in (1, 2)}), b=next(gen([[q for q in (c, b)], star(T('21'), a, k=b)])))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    try:
        x, *y = two(**{'x': (down(1, a), [c, a][1])}), star(*({'z': {q: b for q in (1, 2)}}['z'],), **{'z': a}), T('c')(((lambda q: q)(b), (T('24'), a, d)[1:]), k=T('c')((T('x') + b), k=T('c')(d, k=T('25')))); print(g(x), g(y))
        boom(a)
    except ValueError as e:
        with T('w4') as x:
            i = 0
            while i < 2:
                i += 1
                x = T('x'); x += S(d).q
        try:
            with T('w1') as x, T('26'):
                for x, y in (({'z': d}['z'], [q for q in (two((a or a), two(**{'x': a})), T('c')((b, b), k=T('i26', b)))]), (1, 2)):
                    c = list(map(one, [next(gen((T('l') < d)))]))
                c = T('m').m(a)
                boom({'z': [q for q in ((T('27') and T('28')), (c or b))]}['z'])
        except ValueError:
            x = counter({'k': [[b] * 2, T('i28', d)], 'j': T('g')[T('g')[b]]}); print(g(x))
            for x in gen(two(S(T('c')(b, k=c)).q, y=(lambda q: q)([(q, r) for q in [d] for r in (1, c) if q]))):
                x, *y = [(q, r) for q in [c] for r in (1, c) if q], (a, {'z': next(gen(b))}['z']), f'x{g(a)}'; print(g(x), g(y))
                if d: continue
                print(g(x))
        print(g(e), g(e.args[0]))
    x = T('b').m; x(T('v').v([(q, r) for q in [T('29')] for r in (1, b) if q])); print(g(x))
    b = d = [([q for q in (b, b)] or list(map(one, [b])))] * 2
    x = counter({'k': ((d is c) is c), 'j': [q for q in (b, (lambda q=a: q)())]}); print(g(x))
    print(g((counter(c)(), c, list(map(one, [T('30')])))[0:]))
    x = S([T('g')[(b if d else c)]] * 2); x.q = [*(b,), [*(star(*(T('31'),), **{'z': d}),), P(c)]]; del x.p
    return (T('x') + T('g')[(c is b)])
try: a = f1(b=(two(two(c, y=d), y=b), down(0, two(T('32'), c))), a=(list(q for q in [T('m').m(c), d]), T('c')(list(map(one, [a])), k=two(b, y=d))))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: c = f1(P([*([g(q) for q in [a]],), T('m').m(b)]), T('i32', [(q, r) for q in [{'z': a}['z']] for r in (1, c) if q]))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: d = f1(*[[(q, r) for q in [b] for r in (1, c) if q], [list(map(one, [(c and b)])), T('c')(sorted([T('42')], key=g), k=(T('43'), b, T('44'))[0:])][1]])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b=None, *c, d=None, **e):
    try:
        if a:
            x = T('o'); x.z = list(gen(a)); x.z = [f'x{g(d)}', a]
        else:
            x = T('x'); x += T('i44', P([a, T('45')][0]))
            try:
                d = a = (f'x{g(d)}' and one([(q, r) for q in [c] for r in (1, c) if q]))
                a, b, c = c, b, a
                boom(counter((counter(T('46'))(), c))())
            except ValueError as e:
                T('s')[{'k': T('47'), 'j': T('g')[star(*[T('48'), d])]}] = next(gen((next(gen(c)) or T('i48', b))))
                print(g(e), g(e.args[0]))
        (lambda q: q)({q: [q for q in (c, a)] for q in (1, 2)})
    finally:
        x = S([q for q in (c, next(gen((d, T('49'), c)[1:])))]); x.q = counter([*(a,), T('50')])(); del x.p
    b = a = P(T('m').m([(q, r) for q in [a] for r in (1, a) if q], k=c))
    x = T('b').m; x([*([*(T('51'),), a],), T('m').m(f'x{g(a)}', k=c)]); print(g(x))
    try:
        x = [T('m').m(sorted([(d, d, c)[0:]], key=g), k=T('m').m(T('m').m(a), k=counter(b)())), two(d, list(gen(list(gen(T('52')))))), 1 / 0]
    except ZeroDivisionError:
        a, d = d, (lambda q: q)(T('m').m(T('53')))
    else:
        pass
    return a
try: c = f2(b=[g(q) for q in [list(q for q in [sorted([d], key=g), d])]], a=[T('i58', d), ([g(q) for q in [a]], c)][0])
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: d = f2(next(gen({'z': b}['z'])), one(a))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: b = f2((lambda q=star(*[two(c, c), [T('64')] * 2]): q)(), list(gen(T('v').v(a))), d=T('i64', next(gen(T('m').m(a)))))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b=None, *c, d=None, **e):
    x = T('o'); x.z = P(T('m').m(down(2, c))); x.z = list(q for q in [(sorted([d], key=g) or two(c, y=T('65'))), a])
    x = (c is T('m').m(d, k=(a is a))); y = x; print(g(x)); del x
    d = a
    try:
        x = [c, list(map(one, [list(q for q in [T('g')[b], c])])), 1 / 0]
    except ZeroDivisionError:
        with T('w0') as x:
            x = T('o'); x.z = T('m').m(star(*[next(gen(T('66'))), P(b)])); x.z = S(d).q
    else:
        pass
    a = T('m').m(f'x{g(c)}', k=[g(q) for q in [(d, c)]])
    a, b = b, a
    return sorted([(lambda q: q)(two(a, c))], key=g)
try: f3(*[(T('x') + T('c')((b is c), k=(c or a))), c])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: a = f3(c, b=d)
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(*[star(f'x{g(a)}', d, k=[(T('80') if c else b)] * 2), T('g')[[(q, r) for q in [two(c, a)] for r in (1, a) if q]]])
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    (x, y), z = ((lambda q=c: q)(), down(0, (lambda q={'k': b, 'j': c}: q)())), d
    x = counter((b and a)); print(g(x))
    x = [one({'z': one(a)}['z']), (two(**{'x': (T('l') < T('82'))}), (c, list(gen(a))))]; x[0] = b; x.pop(); x.append([sorted([[g(q) for q in [b]]], key=g), star(*((T('l') < c),), **{'z': list(q for q in [T('83'), b])})][1])
    print([g(q) for q in (b, b)])
    (x, y), z = (star(counter([q for q in (c, c)])(), [*(b,), counter(a)()], k=two(**{'x': {q: b for q in (1, 2)}})), T('84')), one(*[star(*(star(*(T('85'),), **{'z': c}),), **{'z': [q for q in (b, a)]})])
    for x in gen(list(gen(two(a, [*(d,), b])))):
        x = S(T('m').m((T('l') < (T('86') and T('87'))))); x.q = (T('m').m(T('88')), next(gen(list(gen(c)))), [T('m').m(c, k=T('89')), star(*[d, c])])[0:]; del x.p
        x = [(T('90') is T('c')(f'x{g(c)}', k=(d if b else c))), {q: T('c')({'z': d}['z'], k=b) for q in (1, 2)}]; x[0] = star(two({q: b for q in (1, 2)}, (b and T('91'))), ((T('92') and a) if b else sorted([b], key=g)), k=next(gen(star(*(d,), **{'z': T('93')})))); x.pop(); x.append({'z': one(*[c])}['z'])
        if c: continue
        print(g(x))
    return [g(q) for q in [[[*(d,), d]] * 2]]
try: f4({'z': (star(*[d, T('95')]) if c else [a, b][0])}['z'], b=S(one(*[T('i95', c)])).q)
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(*[({'k': sorted([b], key=g), 'j': [g(q) for q in [a]]}, (one(*[d]), sorted([a], key=g)), a)[1:], (T('l') < T('c')(d, k=T('i100', b)))])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: c = f4([g(q) for q in [list(gen(sorted([T('104')], key=g)))]], ({q: c for q in (1, 2)}, T('105')), d=T('106'))
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b, c=None, d=None):
    with T('w6') as x:
        x = T('b').m; x(counter(list(gen(down(0, d))))()); print(g(x))
        a = a
    x = S(P([q for q in (star(*[a, T('109')]), [c, b][0])])); x.q = [[g(q) for q in [b]], {q: [q for q in (a, a)] for q in (1, 2)}]; del x.p
    print(g(d), g(a))
    b, c = (lambda q=(lambda q=f'x{g(a)}': q)(): q)(), a
    try:
        for x in gen({'z': a}['z']):
            try:
                two(list(gen(two(c, list(gen(d))))), (lambda q=star(next(gen(c)), (T('x') + b), k=b): q)(), (b, one((b is a))))
            except TypeError:
                print(g([b][0]), g(d or b))
            if a: continue
            print(g(x))
        boom(c)
    except ValueError:
        x = counter([(list(map(one, [a])) or two(d, a)), one({'k': d, 'j': b})][0]); print(g(x))
    return c
try: b = f5(*[a, ((T('x') + (T('l') < a)) or [g(q) for q in [P(c)]])])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5((down(0, T('m').m(T('114'), k=b)) and T('m').m((T('115') or a))), b=two((T('l') < (T('116') and T('117'))), y=[list(gen(d)), star(*[d, T('118')])]))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(b=(list(q for q in [star(c, d, k=a), d]), ([q for q in (c, d)] if a else list(map(one, [b]))), ([g(q) for q in [b]] and T('127')))[1:], a=[([*(d,), c], T('i127', T('128')))] * 2)
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b=None, *c, d=None, **e):
    b = b = list(gen(T('m').m(list(map(one, [a])), k=(a or c))))
    with T('w4') as x:
        (x, y), z = (two(**{'x': (T('i128', b) and a)}), two(**{'x': [q for q in (one(d), {q: T('129') for q in (1, 2)})]})), (c, one(d), list(gen(b)))[0:]
        try:
            with T('w1') as x, T('130'):
                x = {}; x['k'] = T('v').v((T('l') < d)); x['k'] = S([*(sorted([T('131')], key=g),), (T('132'), d)]).q; del x['k']
                boom(T('v').v([(T('x') + d), T('m').m(d)]))
        except ValueError:
            with T('w5') as x:
                x = T('b').m; x(((star(*[a, c]), (T('x') + a), T('v').v(b))[1:] if d else a)); print(g(x))
                b = star({'z': (c is c)}['z'], [g(q) for q in [list(q for q in [d, d])]], k=list(q for q in [(d, a), c]))
            c = list(q for q in [b, a])
    print(g(c), g(b))
    return T('133')
try: c = f6(star(*[d, [b, a]]), b=d)
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(b=d, a=[g(q) for q in [c]])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(b=two(star(*([g(q) for q in [d]],), **{'z': sorted([d], key=g)}), y=(T('l') < (c or a))), a=two((f'x{g(a)}' and one(*[a])), (two(d, c) or d)))
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b=None, *c, d=None, **e):
    a, b = b, a
    x = gen(star(*((T('x') + list(q for q in [b, b])),), **{'z': [q for q in (T('147'), a)]})); next(x); print(g(x))
    y = next(x); del x
    x = counter({q: S((d, d, c)[1:]).q for q in (1, 2)}); print(g(x))
    x = [d, [*({q: star(d, c, k=d) for q in (1, 2)},), sorted([one(*[d])], key=g)]]; x[0] = b; x.pop(); x.append(T('148'))
    try:
        x = [[T('v').v([q for q in (T('149'), a)]), f'x{g(c)}'], T('g')[[star(T('150'), d, k=d), sorted([d], key=g)]]]; x[0] = (lambda q=a: q)(); x.pop(); x.append(star((lambda q=S(b).q: q)(), [g(q) for q in [down(0, d)]], k=one(*[counter(c)()])))
    finally:
        (down(0, list(gen(T('151')))) and {'k': (b or T('152')), 'j': next(gen(d))})
try: d = f7(*[(T('x') + T('m').m((c, a, d)[1:])), ([(q, r) for q in [a] for r in (1, d) if q], {'z': a}['z'], {'z': (lambda q=a: q)()}['z'])[1:]])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: a = f7(next(gen((one(*[a]) is T('162')))), b, d=(lambda q=two(**{'x': next(gen(T('163')))}): q)())
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(two(**{'x': b}), b=(lambda q=T('165'): q)())
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

