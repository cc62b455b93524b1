# seed 2
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
def f0(a, b=None, *c, d=None, **e):
    x = T('b').m; x([(q, r) for q in [[{'z': c}['z'], next(gen(a))]] for r in (1, b) if q]); print(g(x))
    star(c, d, k=c)
    with T('w0') as x:
        x = T('b').m; x(T('v').v(two(**{'x': T('i4', b)}))); print(g(x))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return (lambda q=(two(a, y=c), (c, T('5'))): q)()
try: c = f0(b=sorted([two(T('10'), y=a)], key=g), a=((T('x') + [c, d][0]) and one(*[T('m').m(T('11'), k=T('12'))])))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: d = f0(f'x{g(b)}', b, d=d)
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(*[star(*(c,), **{'z': one(*[T('c')(b, k=b)])}), c])
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    (x, y), z = ((T('v').v(T('19')) and down(1, star(*[d, d]))), [(q, r) for q in [(star(*(b,), **{'z': d}), next(gen(d)), (a is c))[0:]] for r in (1, b) if q]), down(1, T('20'))
    for x in gen(a):
        (x, y), z = (T('i20', two((T('l') < d), (T('21'), a))), T('22')), (lambda q: q)(f'x{g(d)}')
        if a: continue
        print(g(x))
    assert g(b)
    assert g(c)
    x = T('x'); x += [T('v').v((T('l') < d)), (sorted([T('23')], key=g) and T('c')(d, k=a))]
    for x in gen(next(gen(T('i23', {'z': d}['z'])))):
        c = d = star((T('l') < T('c')(d, k=c)), (T('l') < {'z': b}['z']), k=(lambda q: q)((T('x') + d)))
        if d: continue
        print(g(x))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return [c, T('v').v(list(q for q in [b, a]))][0]
try: f1(T('v').v(star(*[{q: a for q in (1, 2)}, c])), (f'x{g(d)}', star((a, d, d)[1:], T('26'), k=c)), d=(lambda q=T('v').v(c): q)())
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(star(list(map(one, [two(**{'x': c})])), T('g')[sorted([d], key=g)], k=list(q for q in [[(q, r) for q in [b] for r in (1, d) if q], b])), down(2, [c, b][1]))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(*[T('g')[[(T('l') < T('32'))] * 2], P(two(d, [d] * 2))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b=None, *c, d=None, **e):
    a, b, c = c, b, a
    print([g(q) for q in (c, d)])
    print(g((b)))
    return T('34')
try: b = f2((T('x') + T('g')[P(T('35'))]), {q: [(a, b, d)[0:]] * 2 for q in (1, 2)}, d=one(*[(T('m').m(d) if b else P(c))]))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2((T('i36', [q for q in (T('37'), b)]) and list(gen([q for q in (b, c)]))), one(*[T('38')]), d=[(next(gen(b)) or [T('39')] * 2), T('g')[[*(T('40'),), c]]])
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(two(**{'x': (lambda q: q)(star(d, d, k=a))}), star(*(list(gen(counter(b)())),), **{'z': T('41')}))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    assert g(d)
    x = T('b').m; x((two(star(*[a, a]), b) is one(two(**{'x': a})))); print(g(x))
    x = S(T('45')); x.q = T('g')[star(*(f'x{g(a)}',), **{'z': T('g')[T('46')]})]; del x.p
try: f3(b=((star(*(a,), **{'z': b}), P(c)), a, two(two(T('50'), a), y=d))[0:], a={q: star(*[list(gen(a)), list(q for q in [T('51'), d])]) for q in (1, 2)})
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3({'z': (b or list(q for q in [d, d]))}['z'], b=[[g(q) for q in [next(gen(c))]], T('53')])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3({'z': [(q, r) for q in [T('i55', c)] for r in (1, c) if q]}['z'], [T('56'), two([*(d,), d], (T('l') < d))])
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    x = (two((b or b), y=one(T('59'))) or T('v').v(two(c, y=T('60')))); y = x; print(g(x)); del x
    x = [{q: [d, [c] * 2] for q in (1, 2)}, T('g')[((b, a, b)[0:], a)]]; x[0] = T('v').v([[b, d][0]] * 2); x.pop(); x.append(c)
    try:
        two(c, c, [q for q in (T('i60', a), T('v').v((d, c)))])
    except TypeError:
        try:
            x = [[q for q in ((lambda q: q)(T('61')), down(2, (T('l') < c)))], b, 1 / 0]
        except ZeroDivisionError:
            b = (list(gen(one(*[b]))), c)
        else:
            pass
    print(g(b), g(b))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return (T('x') + ([a, b][0] and c))
try: f4(star(*[c, [T('62')] * 2]), {q: down(2, (T('x') + c)) for q in (1, 2)})
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: b = f4(b=T('m').m(a), a=[(q, r) for q in [b] for r in (1, d) if q])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(S(list(gen(T('v').v(d)))).q, list(q for q in [[star(*[b, a]), {'z': b}['z']][1], b]), d={q: {'k': {q: b for q in (1, 2)}, 'j': T('74')} for q in (1, 2)})
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    for x, y in ((two({'k': counter(c)(), 'j': (lambda q=c: q)()}, [d, {q: a for q in (1, 2)}]), sorted([[g(q) for q in [{'k': T('77'), 'j': c}]]], key=g)), (1, 2)):
        print(g((T('m').m(b, k=c), {'z': c}['z'])))
    x = T('o'); x.z = {q: star(c, d, k=T('g')[b]) for q in (1, 2)}; x.z = T('i77', ((b, c, b)[0:] is S(b).q))
    a = (one((T('78'), T('79'), d)[1:]) or a)
    print(g([a][0]), g(a or b))
    c = star(a, T('g')[list(gen(c))], k=star(*[d, [*(d,), b]]))
    x = [[(T('x') + (T('l') < a)), counter(star(*[b, T('80')]))()], two(b, y=list(map(one, [[*(b,), T('81')]])))]; x[0] = list(map(one, [b])); x.pop(); x.append(b)
    return T('g')[two(star(*(a,), **{'z': b}), y=counter(a)())]
try: a = f5(*[T('g')[list(map(one, [b]))], T('g')[next(gen(two(T('83'), a)))]])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: d = f5(d, b=counter(list(gen(T('m').m(T('85')))))())
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(b, [star(*[b, list(map(one, [d]))])] * 2, d=list(q for q in [{'z': [g(q) for q in [a]]}['z'], a]))
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    (one(*[(T('x') + a)]), list(q for q in [(c, c), d]))
    x = gen(next(gen(next(gen(counter(a)()))))); next(x); print(g(x))
    y = next(x); del x
    x = two(T('91'), y=list(gen((a if b else T('92'))))); y = x; print(g(x)); del x
    print(g([c][0]), g(a or a))
try: f6(S(T('m').m(S(T('96')).q)).q, T('v').v(counter(star(*[a, a]))()), d=b)
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: b = f6(list(q for q in [T('97'), a]), two(**{'x': P([q for q in (T('98'), d)])}))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(*[T('g')[S((b, b, T('107'))[1:]).q], ((lambda q: q)(one(b)) if c else list(gen(next(gen(a)))))])
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b=None, *c, d=None, **e):
    x = T('o'); x.z = list(q for q in [list(gen([a] * 2)), d]); x.z = sorted([{'z': [b, d]}['z']], key=g)
    x = [(two(c, a) if c else T('m').m(a)), {'k': (T('l') < T('i108', d)), 'j': counter((T('l') < d))()}]; x[0] = [T('g')[one(b)], (lambda q=c: q)()][0]; x.pop(); x.append(one(((c is b) and T('m').m(T('109'), k=a))))
    b = ((lambda q=two(b, y=d): q)() if d else star(*(c,), **{'z': [*(d,), T('110')]}))
    return [*([T('v').v(c), (T('111') if a else d)][1],), d]
try: c = f7(T('114'), P((lambda q: q)(list(map(one, [b])))), d=two(**{'x': T('i114', a)}))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7((c if b else b), b={'z': two((a is T('116')), y={q: c for q in (1, 2)})}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: b = f7(*[c, [b] * 2])
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

