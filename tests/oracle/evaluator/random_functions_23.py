# seed 23
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
    x = [one(*[T('m').m(T('i4', T('5')))]), (b and star(*[T('m').m(b, k=T('6')), T('v').v(a)]))]; x[0] = d; x.pop(); x.append(S(d).q)
    x = counter([b] * 2); print(g(x))
    for x, y in ((c, [*(((T('x') + c), counter(c)()),), [*(two(**{'x': T('7')}),), d]]), (1, 2)):
        assert g(d)
    return list(gen(sorted([T('m').m(b, k=c)], key=g)))
try: c = f0(b=T('13'), a=star(T('v').v((lambda q=d: q)()), star(*(one(a),), **{'z': (lambda q=T('14'): q)()}), k=T('g')[[T('15'), T('16')]]))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(S([d, f'x{g(c)}']).q, [*(S(list(map(one, [d]))).q,), T('17')])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: c = f0(*[down(0, star(*[{'k': b, 'j': T('23')}, [(q, r) for q in [b] for r in (1, d) if q]])), (T('x') + ((a or T('24')), (T('25') is a), b)[0:])])
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    d, c = T('c')(one(f'x{g(b)}'), k=one(two(**{'x': d}))), a
    x = gen({'z': T('m').m([q for q in (d, b)])}['z']); next(x); print(g(x))
    y = next(x); del x
    x = gen(c); next(x); print(g(x))
    y = next(x); del x
    return T('m').m(list(map(one, [(c, T('26'))])), k=[g(q) for q in [d]])
try: c = f1(b=a, a=sorted([d], key=g))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(*[(T('g')[list(gen(T('32')))] and (lambda q=S(d).q: q)()), d])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1((T('42') is c), P([(d is b), list(q for q in [d, b])][1]), d=P(T('c')((a if c else a), k=[g(q) for q in [c]])))
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b, c=None, d=None):
    try:
        x, *y = {'k': one((b, c, c)[1:]), 'j': (lambda q: q)(two(T('44'), a))}, {'z': T('i44', two(**{'x': T('45')}))}['z'], sorted([{'z': a}['z']], key=g); print(g(x), g(y))
        print(g(a if b else a))
        boom(T('m').m(star(*(c,), **{'z': [c, c]})))
    except ValueError as e:
        try:
            with T('w3') as x, T('46'):
                with T('w4') as x:
                    x = gen(sorted([[T('c')(d, k=T('47')), P(b)]], key=g)); next(x); print(g(x))
                    y = next(x); del x
                a = c = sorted([[T('m').m(b, k=a), star(*[T('48'), a])][1]], key=g)
                boom([g(q) for q in [list(gen(f'x{g(a)}'))]])
        except ValueError:
            x, *y = [g(q) for q in [list(q for q in [[q for q in (d, b)], a])]], (T('l') < one(T('i48', d))), c; print(g(x), g(y))
            star(*[[(q, r) for q in [list(map(one, [b]))] for r in (1, b) if q], c])
        a, b = b, a
        print(g(e), g(e.args[0]))
    x = S(b).q; y = x; print(g(x)); del x
    b = {'k': b, 'j': T('49')}
    return T('c')(a, k=((a or T('50')), S(d).q))
try: d = f2(two(star(*[b, a]), b), a)
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: b = f2((T('l') < {'z': list(q for q in [b, b])}['z']), (T('55') if b else [(lambda q: q)(c)] * 2))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(one(*[(P(d), a)]), next(gen({'z': down(0, c)}['z'])), d=(T('x') + (d, d)))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b=None, *c, d=None, **e):
    a, b, c = c, b, a
    x, *y = list(gen(list(gen(one(*[a]))))), {'z': counter(two(c, d))()}['z'], two(down(1, [g(q) for q in [a]]), y={'k': [*(c,), a], 'j': b}); print(g(x), g(y))
    b = (T('64'), ((lambda q=a: q)() and star(*[a, T('65')])), T('c')(one(T('66')), k=(d and T('67'))))[1:]
    def i(): return a, g(b)
    print(i()[1], g(a))
    return (b if c else [(q, r) for q in [list(gen(b))] for r in (1, c) if q])
try: b = f3(counter(sorted([[c, a][0]], key=g))(), c, d=one(*[d]))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: c = f3(b=([b, star(*(d,), **{'z': d})] is S(list(gen(d))).q), a=two(**{'x': one(*[(T('77') and a)])}))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3((star(*[(c or d), T('m').m(T('78'), k=c)]) and star(*[list(q for q in [b, a]), f'x{g(d)}'])), ([sorted([d], key=g), T('79')], [two(**{'x': T('80')}), (T('81') and T('82'))]))
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    x = counter(counter(T('84'))()); print(g(x))
    try:
        x = [a, T('g')[star(*[one(T('85')), [T('86'), c]])], 1 / 0]
    except ZeroDivisionError:
        print(g(b))
        x = T('b').m; x(star(*((T('x') + c),), **{'z': [[q for q in (d, a)], down(1, c)][1]})); print(g(x))
    else:
        pass
    x = T('b').m; x(down(1, T('g')[(T('87') or c)])); print(g(x))
    return ((star(b, T('88'), k=b) or (d and b)) if b else b)
try: f4(star([T('m').m(d, k=d), (c and a)], a, k=(T('l') < P(b))), (T('l') < {q: next(gen(c)) for q in (1, 2)}), d=star(down(1, (T('x') + b)), b, k=(T('l') < (T('l') < T('90')))))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(b=list(map(one, [T('i96', (T('x') + b))])), a=two(**{'x': {q: list(gen(a)) for q in (1, 2)}}))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(*[list(q for q in [(lambda q: q)(down(2, a)), b]), a])
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b, c=None, d=None):
    try:
        x = [c, [one(list(gen(d))), [{q: b for q in (1, 2)}] * 2], 1 / 0]
    except ZeroDivisionError:
        x = counter({'k': b, 'j': (d, T('99'), two(**{'x': T('100')}))[1:]}); print(g(x))
    else:
        pass
    x = gen(one(*[T('v').v({'z': T('101')}['z'])])); next(x); print(g(x))
    y = next(x); del x
    print(g([c][0]), g(d or a))
    x = counter(star(*(T('i101', {'k': b, 'j': c}),), **{'z': S(d).q})); print(g(x))
    print(g(S((a is T('102'))).q))
    return [g(q) for q in [T('c')((T('103') and d), k=T('m').m(T('104'), k=T('105')))]]
try: c = f5((down(0, T('m').m(a)) is d), two([(q, r) for q in [one(*[T('110')])] for r in (1, c) if q], T('v').v(d)), d={q: [q for q in (list(q for q in [b, b]), (d or T('111')))] for q in (1, 2)})
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: c = f5(((star(c, a, k=c), list(q for q in [T('112'), c])) if a else [(d is b)] * 2), b)
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(*[[*([two(c, y=c), T('117')][1],), S((a, b)).q], d])
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b=None, *c, d=None, **e):
    a, b = b, a
    c = [(T('x') + (T('122') if c else a))] * 2
    d = b = [(q, r) for q in [counter(down(1, b))()] for r in (1, c) if q]
    two(a, a)
    a, b, c = c, b, a
    x = counter(({'z': (d or T('123'))}['z'] and ([*(a,), T('124')] or T('v').v(b)))); print(g(x))
    return [T('c')(T('125'), k=one(T('126'))), list(gen(star(b, c, k=T('127'))))][1]
try: a = f6(*[list(map(one, [one(*[T('130')])])), one(*[P(star(*(c,), **{'z': c}))])])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: b = f6(T('i132', next(gen(one(d)))), b=[(q, r) for q in [(T('x') + (b, b))] for r in (1, a) if q])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(one([one(*[d])] * 2), a)
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    x = [S(star(*(list(gen(a)),), **{'z': P(b)})).q, (lambda q=T('c')([*(d,), c], k=two(**{'x': T('139')})): q)()]; x[0] = star(*(sorted([f'x{g(c)}'], key=g),), **{'z': P(T('v').v(d))}); x.pop(); x.append({'z': (one(T('140')), a, S(a).q)[0:]}['z'])
    x = T('x'); x += T('141')
    x = gen((b is (one(*[c]), (T('142') if c else T('143')), (T('x') + c))[1:])); next(x); print(g(x))
    y = next(x); del x
    x, *y = (lambda q=[(q, r) for q in [T('i143', a)] for r in (1, c) if q]: q)(), [T('g')[(b if b else a)], star(*[list(q for q in [c, c]), list(q for q in [T('144'), a])])], two(c, one(T('145'))); print(g(x), g(y))
    i = 0
    while i < 2:
        i += 1
        try:
            d = two(**{'x': b})
            a = c = [[g(q) for q in [[a] * 2]], T('146')]
            boom(P(c))
        except ValueError as e:
            a, b, c = c, b, a
            c = star(*((lambda q=T('c')(b, k=b): q)(),), **{'z': (lambda q: q)(list(map(one, [c])))})
            print(g(e), g(e.args[0]))
        assert g(a)
try: b = f7(b=[two(sorted([d], key=g), one(*[T('152')])), list(gen(T('v').v(b)))][1], a=down(1, (T('153') is a)))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: c = f7(c, {'z': (T('i155', a) is T('m').m(b, k=b))}['z'], d=[q for q in ((two(T('156'), a) and one(c)), list(map(one, [two(a, y=a)])))])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7([*(two(**{'x': (T('x') + a)}),), c], b=d)
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

