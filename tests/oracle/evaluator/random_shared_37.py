# seed 37
import gc
from sys import getrefcount
def g(x): return -1 if type(x) in (int, bool, type(None)) or type(x) is tuple and not x else getrefcount(x)
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
    def h(x, y=(T('x') + [*([(q, r) for q in [T('5')] for r in (1, a) if q],), [d, T('6')][0]])):
        nonlocal a
        a = x
        return y
    d = h(next(gen(sorted([star(*(d,), **{'z': b})], key=g))))
    print(g(h))
    for x in gen([(q, r) for q in [a] for r in (1, d) if q]):
        x = T('x'); x += star(*((T('g')[c] or [T('7'), b][1]),), **{'z': T('8')})
        if a: continue
        print(g(x))
    c = T('9')
try: f0(b=T('m').m(list(gen(list(q for q in [T('14'), a])))), a=(star(*[T('15'), counter(b)()]) and f'x{g(b)}'))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(c, T('v').v(next(gen(counter(d)()))), d={'z': (T('22'), (T('l') < b))}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: d = f0(list(gen(star(T('c')(b, k=d), down(1, d), k=[g(q) for q in [T('29')]]))), [g(q) for q in [T('g')[P(T('30'))]]], d={q: list(gen({q: b for q in (1, 2)})) for q in (1, 2)})
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    x = T('b').m; x(star(*(T('33'),), **{'z': T('v').v(two(d, y=b))})); print(g(x))
    (x, y), z = (d, {q: T('c')(b, k=a) for q in (1, 2)}), one(*[[(q, r) for q in [T('g')[a]] for r in (1, c) if q]])
    x = S(list(map(one, [d]))); x.q = [(q, r) for q in [sorted([star(c, b, k=d)], key=g)] for r in (1, b) if q]; del x.p
    for x in gen(two(**{'x': T('v').v({'k': d, 'j': c})})):
        for x, y in (((lambda q: q)([(q, r) for q in [[q for q in (c, T('34'))]] for r in (1, c) if q]), T('35')), (1, 2)):
            for x in [P((lambda q: q)(list(q for q in [a, b]))), list(gen(T('g')[b]))]:
                x = counter(b); print(g(x))
                if b: break
            else:
                T('s')[T('36')] = star(*(T('37'),), **{'z': T('v').v([g(q) for q in [a]])})
                x = gen([T('v').v([*(T('38'),), d]), one(*[[b, T('39')]])]); next(x); print(g(x))
                y = next(x); del x
        if d: continue
        print(g(x))
    b, d = T('i39', (b, two(a, y=c))), [counter(b)()] * 2
    c = b = two(**{'x': (next(gen(c)) if b else list(q for q in [T('40'), b]))})
    return T('v').v(a)
try: f1(down(1, counter(counter(c)())()), b=S(list(q for q in [{'z': c}['z'], d])).q)
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: c = f1(list(map(one, [a])), T('v').v(two({q: b for q in (1, 2)}, y=[T('46'), b])))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(b=list(q for q in [b, b]), a=(T('56') and (T('m').m(d), T('g')[T('57')], star(a, c, k=b))[0:]))
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b=None, *c, d=None, **e):
    d, d = T('g')[one(*[list(gen(b))])], T('i57', counter(a)())
    x = T('x'); x += ((list(q for q in [a, b]) if b else {'k': a, 'j': b}) or (a if c else list(gen(a))))
    x = S(one((T('m').m(T('58')) is (lambda q=T('59'): q)()))); x.q = (T('l') < (lambda q: q)(two(a, y=b))); del x.p
    return star(*[T('v').v([g(q) for q in [d]]), c])
try: c = f2(*[[q for q in (b, a)], (star(down(1, d), T('m').m(a), k=[*(T('61'),), a]) if d else b)])
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(T('m').m(b, k=down(2, two(a, c))), b=[star(*[list(gen(c)), (c if c else T('66'))]), f'x{g(d)}'])
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(b, {'k': f'x{g(b)}', 'j': b})
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    try:
        two(star((lambda q: q)(one(*[b])), b, k=(star(*(T('73'),), **{'z': b}) if d else list(gen(T('74'))))), [q for q in (list(map(one, [[T('75'), b]])), T('76'))], [q for q in ((list(map(one, [c])) or [c, T('77')]), one(one(d)))])
    except TypeError:
        b, d = (T('x') + T('g')[f'x{g(b)}']), two(**{'x': a})
    i = 0
    while i < 2:
        i += 1
        print([g(q) for q in (b, d)])
        list(gen({'z': (b, d)}['z']))
    d = (one((d or b)) if d else list(map(one, [next(gen(d))])))
    return T('i77', star(one(*[c]), star(*(T('78'),), **{'z': d}), k=star(*[b, c])))
try: d = f3(*[T('v').v(c), T('m').m(T('m').m(star(*[c, c]), k=list(gen(a))))])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: a = f3(b=down(0, c), a={'z': T('89')}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: d = f3(c, P((lambda q: q)(next(gen(a)))))
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    assert g(b)
    T('s')[(lambda q: q)(d)] = one(*[((T('x') + T('94')) and star(*(d,), **{'z': T('95')}))])
    x = S([T('i95', (T('96'), c))] * 2); x.q = list(map(one, [{'z': {'k': d, 'j': T('97')}}['z']])); del x.p
    x = T('b').m; x(one(*[(sorted([b], key=g), (d is d))])); print(g(x))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return {'z': c}['z']
try: a = f4((lambda q: q)(two(**{'x': down(0, a)})), b=list(gen(S([d, b]).q)))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(*[a, star((list(map(one, [c])) is (a or c)), one(*[T('g')[a]]), k=a)])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: a = f4(*[one(*[b]), T('106')])
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    x = gen(d); next(x); print(g(x))
    y = next(x); del x
    d = T('111')
    def h(x, y=[(q, r) for q in [counter(b)()] for r in (1, b) if q]):
        nonlocal a
        a = x
        return y
    a = h((T('l') < (lambda q=(b if b else a): q)()))
    print(g(h))
try: f5((T('x') + next(gen(d))), T('i111', (next(gen(T('112'))), two(**{'x': b}), one(*[d]))[1:]))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: d = f5(T('c')(one(*[(b, b)]), k=two(b, y=T('122'))), (T('123') or down(2, (b or c))), d=(T('l') < (list(map(one, [a])) is T('m').m(a, k=c))))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: d = f5(b=list(q for q in [counter(a)(), d]), a=b)
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    try:
        with T('w8') as x, T('129'):
            print(g(a), g(c))
            try:
                with T('w0') as x, T('130'):
                    with T('w6') as x:
                        a, b = b, a
                    boom(list(q for q in [list(q for q in [two(**{'x': c}), c]), a]))
            except ValueError:
                try:
                    with T('w2') as x, T('131'):
                        f'x{g(c)}'
                        a, b = b, a
                        boom(star(*([*(two(**{'x': a}),), b],), **{'z': star(P(c), (a, b, d)[1:], k=(c and T('132')))}))
                except ValueError:
                    c = T('i132', P([q for q in (a, c)]))
                    x, *y = T('v').v(T('c')(T('m').m(c), k=b)), list(gen({q: b for q in (1, 2)})), (list(map(one, [(T('x') + d)])), [c] * 2, P({'k': a, 'j': a}))[1:]; print(g(x), g(y))
                x = {}; x['k'] = star(a, T('c')(b, k=T('v').v(b)), k=(lambda q=d: q)()); x['k'] = list(gen(two(**{'x': c}))); del x['k']
            boom(star(star(list(map(one, [T('133')])), (T('l') < T('134')), k=(T('x') + T('135'))), (b and [*(T('136'),), d]), k=c))
    except ValueError:
        T('s')[T('g')[[T('137')] * 2]] = counter(sorted([two(a, a)], key=g))()
    print(g(T('v').v(a)))
    (x, y), z = (list(map(one, [(T('138') and a)])), [*(d,), two(star(*[b, c]), y=two(b, d))]), (T('m').m(next(gen(b)), k=next(gen(c))), f'x{g(d)}', list(q for q in [T('v').v(a), b]))[1:]
    (x, y), z = (list(q for q in [(lambda q=down(0, d): q)(), c]), two(**{'x': star(*[star(*(T('139'),), **{'z': a}), one(*[T('140')])])})), two(**{'x': two(star(*[d, T('141')]), y=b)})
    return two(T('142'), (S(T('143')).q and T('m').m(T('144'))))
try: f6(P([next(gen(b)), (T('x') + b)]), two([a, next(gen(a))][1], y=c), d=[g(q) for q in [T('m').m(b)]])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(T('m').m(star(*[two(**{'x': T('149')}), [T('150'), T('151')]]), k=two([g(q) for q in [a]], y=one(*[b]))), two(list(q for q in [list(q for q in [T('152'), a]), a]), c))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(b=one((b, {q: b for q in (1, 2)})), a=S(two(star(d, c, k=a), S(a).q)).q)
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    try:
        x = [(T('i163', star(c, T('164'), k=a)) and b), T('165'), 1 / 0]
    except ZeroDivisionError:
        x = T('x'); x += d
    else:
        pass
    try:
        x = [f'x{g(b)}', list(map(one, [(S(d).q, T('166'))])), 1 / 0]
    except ZeroDivisionError:
        a, b, c = c, b, a
        a, b, c = c, b, a
    else:
        pass
    x = T('b').m; x((lambda q: q)(T('v').v((lambda q=d: q)()))); print(g(x))
    c, b = list(q for q in [{q: {q: d for q in (1, 2)} for q in (1, 2)}, d]), T('m').m((T('l') < c), k=(T('l') < {'z': d}['z']))
    def h(x, y=[T('i166', P(d))] * 2):
        nonlocal a
        a = x
        return y
    b = h(star(*([q for q in ((a, a, b)[1:], S(T('167')).q)],), **{'z': d}))
    print(g(h))
    return (T('168'), [[d, a][1]] * 2)
try: a = f7(T('170'), down(0, (T('c')(c, k=a) if c else down(1, c))), d=two(**{'x': [g(q) for q in [(T('171') and T('172'))]]}))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7([(q, r) for q in [[g(q) for q in [list(gen(b))]]] for r in (1, d) if q], b=(T('m').m(two(a, b)) is (two(T('174'), y=T('175')) or c)))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: a = f7(*[b, T('181')])
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

