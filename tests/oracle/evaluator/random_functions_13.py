# seed 13
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
    T('s')[two([*(T('5'),), two(b, b)], {'z': star(*(d,), **{'z': a})}['z'])] = star(*[[(q, r) for q in [T('6')] for r in (1, a) if q], sorted([down(1, d)], key=g)])
    i = 0
    while i < 2:
        i += 1
        for x, y in ((star((two(d, d) and [a, c][1]), (lambda q=(T('x') + d): q)(), k=(T('c')(b, k=b), (T('7'), c), (c or T('8')))[1:]), P(d)), (1, 2)):
            x = two({'k': (b is d), 'j': T('g')[d]}, y=d); y = x; print(g(x)); del x
    def h(x, y=b):
        nonlocal a
        a = x
        return y
    b = h([g(q) for q in [down(2, [(q, r) for q in [c] for r in (1, b) if q])]])
    print(g(h))
    x = counter(S({'z': star(b, b, k=T('9'))}['z']).q); print(g(x))
    return two(T('c')([g(q) for q in [a]], k=list(gen(T('10')))), y=c)
try: c = f0(b=next(gen(c)), a={'k': T('m').m([q for q in (T('17'), c)], k=c), 'j': list(q for q in [T('m').m(b), a])})
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(([g(q) for q in [T('m').m(T('19'), k=T('20'))]] or T('m').m(c)), b=(lambda q: q)(star(*(a,), **{'z': two(**{'x': b})})))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: b = f0((a or [T('c')(a, k=T('23')), (T('l') < a)]), (down(2, T('m').m(c)) if a else a))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    a = [(T('28'), one(*[T('29')]), T('30'))[0:]] * 2
    x = counter({q: T('m').m(f'x{g(c)}') for q in (1, 2)}); print(g(x))
    x = {}; x['k'] = [g(q) for q in [a]]; x['k'] = two(two(**{'x': list(q for q in [T('31'), a])}), y=counter(T('m').m(b, k=T('32')))()); del x['k']
    print(T('y').m(d) is b)
    try:
        with T('w8') as x, T('33'):
            c = b = T('v').v(list(map(one, [(c and c)])))
            boom(list(gen(c)))
    except ValueError:
        a, b = b, a
    x = counter((next(gen(a)), (lambda q: q)(T('g')[a]))); print(g(x))
try: d = f1(one([a, T('g')[a]][1]), [one(two(**{'x': a})), [(a is b), T('m').m(T('38'))]][0], d=[*([(T('l') < a)] * 2,), down(1, {q: a for q in (1, 2)})])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(*[T('40'), down(0, (T('x') + one(*[a])))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(*[down(0, P(sorted([c], key=g))), T('m').m(P(star(*(b,), **{'z': b})))])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b=None, *c, d=None, **e):
    x = {'z': T('v').v(P(T('44')))}['z']; y = x; print(g(x)); del x
    x = T('x'); x += T('m').m([one(d)] * 2, k=d)
    b = down(2, {'z': {'k': T('45'), 'j': b}}['z'])
    a = (d is list(q for q in [T('c')(T('46'), k=d), b]))
    try:
        x = [T('v').v(d), [g(q) for q in [list(gen([a, T('47')][0]))]], 1 / 0]
    except ZeroDivisionError:
        assert g(d)
    else:
        pass
    return [(two(a, y=b), T('v').v(a)), S([(q, r) for q in [b] for r in (1, c) if q]).q][1]
try: f2(b=T('m').m([next(gen(b)), [(q, r) for q in [a] for r in (1, d) if q]][0], k=P((T('x') + b))), a=[one(*[star(*(a,), **{'z': d})])] * 2)
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(T('m').m((two(a, y=c) if a else a)), b=(T('m').m(a, k=T('57')) if a else (b or {'z': T('58')}['z'])))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(T('63'), [f'x{g(c)}', [(b, d, a)[0:]] * 2], d=two(**{'x': [b, two(c, T('64'))]}))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    a, b = b, a
    d = d = T('m').m(list(map(one, [star(*(c,), **{'z': d})])), k=star(*(T('g')[d],), **{'z': d}))
    with T('w3') as x:
        print(g([a][0]), g(c or b))
    x = T('x'); x += (c, P(two(c, y=a)), (two(**{'x': d}), (d is a), (T('66') or b))[1:])[1:]
    def i(): return a, g(b)
    print(i()[1], g(a))
    return sorted([(T('i66', a) is (lambda q: q)(a))], key=g)
try: f3(*[list(map(one, [(c, b)])), two(f'x{g(c)}', star(*(list(gen(a)),), **{'z': [q for q in (b, T('71'))]}))])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: a = f3([counter(one(*[b]))(), d][0], T('v').v(c))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: a = f3([g(q) for q in [star(*[sorted([b], key=g), T('75')])]], (a, [*((T('76') if a else c),), [c, T('77')]]))
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    x = gen([(q, r) for q in [[a, d]] for r in (1, b) if q]); next(x); print(g(x))
    y = next(x); del x
    x = T('o'); x.z = d; x.z = [T('m').m(counter(b)()), ({'z': T('87')}['z'] is {q: a for q in (1, 2)})]
    b = (T('v').v((T('l') < d)), star(*[[*(T('88'),), b], [*(a,), c]]), {q: c for q in (1, 2)})[1:]
    T('s')[T('m').m(T('m').m(two(b, y=b), k=T('g')[b]), k=two(**{'x': T('i88', c)}))] = (lambda q: q)((T('v').v(d) if d else down(1, a)))
try: f4(b=c, a=b)
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(two((d, T('92')), y=((a, c, T('93'))[0:] if c else S(a).q)), b=one(*[((d is a) and d)]))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(b=down(1, star(*(counter(T('104'))(),), **{'z': a})), a=({q: T('105') for q in (1, 2)}, (T('x') + star(*[c, d]))))
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    print(g((c)))
    b = star(*(list(gen(f'x{g(c)}')),), **{'z': T('i105', two(**{'x': T('106')}))})
    a, b = b, a
    a = T('v').v(star(*(T('g')[T('107')],), **{'z': T('m').m(T('108'), k=b)}))
    try:
        x = {}; x['k'] = list(map(one, [(T('x') + b)])); x['k'] = next(gen(T('109'))); del x['k']
    finally:
        x = gen([{'z': T('110')}['z'], b]); next(x); print(g(x))
        y = next(x); del x
        x = T('o'); x.z = [a] * 2; x.z = one(d)
    return counter(T('m').m([*(c,), a], k={'k': d, 'j': T('111')}))()
try: f5([one(*[T('c')(b, k=T('114'))])] * 2, b=list(gen((T('x') + a))))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: d = f5(T('c')([q for q in ([q for q in (a, a)], T('122'))], k=P(list(q for q in [d, c]))), b=T('m').m(T('c')((lambda q=b: q)(), k=two(T('123'), d)), k=star(sorted([c], key=g), f'x{g(b)}', k={q: c for q in (1, 2)})))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: b = f5(*[(a is [(lambda q=c: q)(), P(a)]), [q for q in ((d or [q for q in (c, b)]), a)]])
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b=None, *c, d=None, **e):
    [T('131')] * 2
    assert g(b)
    x = counter((lambda q: q)(f'x{g(c)}')); print(g(x))
try: c = f6(*[[g(q) for q in [list(map(one, [one(b)]))]], list(gen([g(q) for q in [T('g')[a]]]))])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: c = f6(T('136'), b={'z': T('m').m(two(b, a))}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(((T('141') and S(b).q), T('v').v(T('m').m(c, k=c)), [f'x{g(d)}', T('m').m(c)])[1:], b=sorted([one((b is d))], key=g))
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    x = {}; x['k'] = down(1, one(*[[q for q in (c, b)]])); x['k'] = [f'x{g(c)}', [next(gen(d))] * 2][0]; del x['k']
    x = {}; x['k'] = d; x['k'] = (lambda q: q)(a); del x['k']
    x = next(gen([q for q in (list(q for q in [T('149'), a]), [d, b][1])])); y = x; print(g(x)); del x
    print(g((d)))
    (x, y), z = (one(*[[(lambda q=T('150'): q)(), counter(a)()][0]]), T('m').m(counter(one(b))(), k=list(gen([*(b,), c])))), two(a, two(T('151'), one(d)))
try: a = f7(one(*[d]), T('c')([q for q in ([T('155'), a], T('m').m(T('156')))], k=T('g')[star(*(c,), **{'z': b})]), d=[down(2, c)] * 2)
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(b=((T('i160', T('161')) and (lambda q=T('162'): q)()) and one(T('v').v(b))), a=[q for q in (T('m').m(two(a, y=a)), (star(*(c,), **{'z': b}) is two(d, c)))])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: b = f7(b=c, a=sorted([[g(q) for q in [b]]], key=g))
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

