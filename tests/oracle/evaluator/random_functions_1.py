# seed 1
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
    x, *y = d, f'x{g(d)}', [q for q in (T('g')[T('i4', a)], [g(q) for q in [d]])]; print(g(x), g(y))
    print(g(d), g(c))
    x = counter(down(0, list(gen(c)))); print(g(x))
    return a
try: b = f0(T('g')[(lambda q: q)(d)], (one(T('m').m(b)), f'x{g(d)}', [g(q) for q in [(lambda q=c: q)()]])[0:])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: b = f0((S(sorted([c], key=g)).q if a else star(T('c')(T('13'), k=d), list(map(one, [b])), k=d)), T('14'), d=b)
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: a = f0(one(*[T('16')]), T('17'))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b=None, *c, d=None, **e):
    try:
        with T('w8') as x, T('21'):
            T('s')[f'x{g(c)}'] = next(gen({q: [(q, r) for q in [c] for r in (1, c) if q] for q in (1, 2)}))
            boom((c if b else next(gen([b] * 2))))
    except ValueError:
        x = gen(d); next(x); print(g(x))
        y = next(x); del x
    star(b, b, k=c)
    d, a = counter((lambda q=two(T('22'), c): q)())(), (star(*(counter(T('23'))(),), **{'z': d}) or star(*[a, list(map(one, [a]))]))
    x = S([*(a,), S(a).q]); x.q = {'k': two(sorted([T('24')], key=g), y=S(a).q), 'j': T('m').m([b, d], k=T('i24', T('25')))}; del x.p
    return list(map(one, [star(*((lambda q=d: q)(),), **{'z': two(**{'x': b})})]))
try: f1(*[one(sorted([(T('x') + T('26'))], key=g)), ([q for q in ([*(c,), b], one(*[b]))] is (c or d))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: b = f1(*[T('32'), (lambda q: q)(T('c')(c, k=list(map(one, [T('33')]))))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(*[T('38'), star(T('m').m(one(T('39'))), T('c')(f'x{g(a)}', k=[g(q) for q in [c]]), k=T('i39', {q: a for q in (1, 2)}))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b=None, *c, d=None, **e):
    a, b, c = c, b, a
    x = T('x'); x += {'k': star(*[one(*[T('42')]), f'x{g(c)}']), 'j': [(q, r) for q in [(b, T('43'), d)[1:]] for r in (1, a) if q]}
    for x in [one(counter(T('i43', c))()), down(0, down(0, a))]:
        x = T('o'); x.z = f'x{g(b)}'; x.z = T('44')
        a, b = b, a
        if c: break
    else:
        print(T('y').m(c) is c)
        a = T('m').m((T('l') < T('m').m(c, k=T('45'))), k=P((T('46') if d else d)))
    b = (lambda q=c: q)()
    x, *y = next(gen(T('c')({'z': T('47')}['z'], k={'k': d, 'j': b}))), T('m').m((T('x') + [*(T('48'),), c]), k=list(q for q in [d, d])), P(((T('x') + T('49')) if a else [g(q) for q in [c]])); print(g(x), g(y))
    return [d, T('c')([d, b][0], k=list(map(one, [T('50')])))][0]
try: f2(*[(T('54') and [*(T('m').m(b, k=T('55')),), (T('l') < a)]), P([(c is b), two(c, y=a)][1])])
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: a = f2(two(b, y=(T('l') < (a, b, c)[1:])), b=b)
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(*[(lambda q=S((lambda q: q)(d)).q: q)(), [*(T('63'),), (T('l') < star(*[T('64'), c]))]])
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    try:
        x = [T('i64', c), two(**{'x': {'z': c}['z']}), 1 / 0]
    except ZeroDivisionError:
        for x in gen(c):
            print(g([b][0]), g(c or c))
            if d: continue
            print(g(x))
        with T('w7') as x:
            a, b = b, a
    else:
        pass
    T('s')[list(map(one, [T('m').m(list(q for q in [T('65'), a]), k=[(q, r) for q in [b] for r in (1, b) if q])]))] = (T('i65', list(q for q in [a, d])) or (a and c))
    try:
        c = two(**{'x': (star(*[a, T('66')]) and b)})
        x = gen(T('c')(two(**{'x': sorted([a], key=g)}), k=T('m').m(star(*[d, d]), k=list(map(one, [a]))))); next(x); print(g(x))
        y = next(x); del x
        boom(a)
    except ValueError as e:
        x = star(sorted([two(T('67'), y=c)], key=g), down(2, (c or c)), k=(lambda q: q)({q: a for q in (1, 2)})); y = x; print(g(x)); del x
        a, b, c = c, b, a
        print(g(e), g(e.args[0]))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return star((two(T('68'), a), (a, c), (T('l') < b))[1:], T('69'), k=[counter(T('70'))(), T('g')[a]][0])
try: f3(next(gen([g(q) for q in [two(d, y=b)]])), b=down(1, T('c')(T('71'), k=list(map(one, [d])))))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(T('i74', star(*[T('v').v(c), [c, d][0]])), b=[q for q in ((T('75') and S(a).q), (list(map(one, [c])), c))])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: a = f3(star((star(*[d, b]), (d, d, d)[1:], d)[0:], T('78'), k=T('i78', (T('x') + b))), list(q for q in [star(S(T('79')).q, star(*(b,), **{'z': T('80')}), k=(a if a else c)), a]))
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b=None, *c, d=None, **e):
    x = T('o'); x.z = [(star(*[T('86'), T('87')]) if d else a), ((a and b) if a else (a and c))][1]; x.z = two(star(*[list(q for q in [c, a]), b]), y=P((a or c)))
    c = c
    def h(x, y=down(2, T('c')([(q, r) for q in [c] for r in (1, d) if q], k=d))):
        nonlocal a
        a = x
        return y
    d = h((lambda q: q)(P(one(*[c]))))
    print(g(h))
    a
    x = {}; x['k'] = {q: b for q in (1, 2)}; x['k'] = two(one(T('m').m(a)), y=star((lambda q: q)(c), [q for q in (d, c)], k=T('88'))); del x['k']
try: f4(b=list(map(one, [(two(T('92'), y=a) is (lambda q=b: q)())])), a=a)
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4((T('v').v([c] * 2), T('94')), T('95'), d=list(q for q in [list(map(one, [c])), a]))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: d = f4(two(P([a] * 2), y=counter(T('g')[d])()), b=a)
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    T('v').v(P((T('l') < a)))
    x, *y = T('106'), T('107'), sorted([[*(a,), {'z': d}['z']]], key=g); print(g(x), g(y))
    b = list(gen(next(gen(a))))
    def h(x, y=two(T('i107', c), y={'k': [*(c,), b], 'j': one(*[c])})):
        nonlocal a
        a = x
        return y
    d = h((lambda q: q)(star(*(c,), **{'z': one(a)})))
    print(g(h))
try: f5(*[P(b), list(map(one, [T('i109', [*(T('110'),), c])]))])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: a = f5({'k': two((T('115') or c), d), 'j': b}, b=T('116'))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: b = f5(*[a, (T('l') < [star(*[a, c]), (lambda q=b: q)()])])
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b=None, *c, d=None, **e):
    x = [{q: c for q in (1, 2)}, T('v').v({'k': sorted([c], key=g), 'j': T('v').v(c)})]; x[0] = two([a, [g(q) for q in [b]]][1], (lambda q=a: q)()); x.pop(); x.append(two(f'x{g(a)}', list(q for q in [list(map(one, [a])), b])))
    x = [T('m').m(star(*(two(c, y=d),), **{'z': T('g')[b]}), k=next(gen((c, T('123'))))), T('m').m((T('x') + [q for q in (a, a)]))]; x[0] = d; x.pop(); x.append(list(map(one, [(T('l') < list(gen(c)))])))
    star(b, d, k=d)
    x = {}; x['k'] = ({'z': counter(d)()}['z'], [[(q, r) for q in [c] for r in (1, d) if q], next(gen(T('124')))], star(star(a, T('125'), k=d), T('v').v(b), k={q: b for q in (1, 2)}))[1:]; x['k'] = (([d, a][0] is (c and T('126'))) if a else one(*[T('i126', c)])); del x['k']
    return (one(*[list(gen(b))]) if a else (a if b else [d] * 2))
try: f6(b={q: {q: [c, a] for q in (1, 2)} for q in (1, 2)}, a=one(a))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(T('130'), a)
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: b = f6(*[c, [one(*[counter(b)()]), [T('v').v(b), [c, c]]]])
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    x = S(([b] * 2 or star(*((T('137') is b),), **{'z': b}))); x.q = two(({q: b for q in (1, 2)} or [a, d]), T('m').m(list(gen(T('138'))), k=[q for q in (c, d)])); del x.p
    for x in gen(T('139')):
        x = [two(f'x{g(b)}', b), b]; x[0] = [g(q) for q in [((c, b) or (a, b, T('140'))[1:])]]; x.pop(); x.append([counter((b is d))(), (lambda q=a: q)()])
        try:
            c, b = [g(q) for q in [T('141')]], {q: two(**{'x': [*(T('142'),), c]}) for q in (1, 2)}
            try:
                two(sorted([counter(d)()], key=g), (S(T('143')).q if c else T('144')), [*(T('g')[two(**{'x': b})],), two(**{'x': two(c, c)})])
            except TypeError:
                x = [c, [[star(*(a,), **{'z': d}), (T('x') + c)][1], [T('g')[T('145')]] * 2]]; x[0] = [g(q) for q in [counter(star(*(T('146'),), **{'z': b}))()]]; x.pop(); x.append(two(**{'x': T('147')}))
                d
        finally:
            a, b, c = c, b, a
            x = T('b').m; x(counter(({'k': d, 'j': d} is (a is a)))()); print(g(x))
        if a: continue
        print(g(x))
    d = counter([q for q in ((b is T('148')), (T('l') < d))])()
    d = (lambda q=T('c')((lambda q=b: q)(), k=list(gen(T('149')))): q)()
    x = T('b').m; x(c); print(g(x))
    try:
        print(g([c][0]), g(a or d))
        if c:
            x = T('x'); x += d
        else:
            x = T('b').m; x(counter((down(0, T('150')) if d else [q for q in (b, T('151'))]))()); print(g(x))
        boom(d)
    except ValueError as e:
        a, b = b, a
        print(g(e), g(e.args[0]))
    return one(P(T('v').v(c)))
try: f7(*[(T('155'), (c, d, T('i155', T('156')))[0:], (T('x') + T('m').m(d, k=b)))[0:], a])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(((lambda q=two(**{'x': d}): q)() or d), [g(q) for q in [(T('l') < T('m').m(c, k=T('162')))]], d=T('i162', two(**{'x': f'x{g(c)}'})))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: d = f7((T('l') < star(*(d,), **{'z': c})), d, d=T('169'))
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

