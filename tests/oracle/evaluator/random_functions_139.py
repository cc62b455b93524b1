# seed 139
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
    x = T('b').m; x((lambda q=c: q)()); print(g(x))
    if c:
        x = [f'x{g(b)}', next(gen(list(map(one, [sorted([b], key=g)]))))]; x[0] = counter(one(*[[*(b,), a]]))(); x.pop(); x.append(list(q for q in [(two(**{'x': T('5')}), (a or T('6'))), c]))
        a, b = b, a
    else:
        d = one(*[[(lambda q: q)(b)] * 2])
    x = [{q: T('7') for q in (1, 2)}, [d, {'z': T('m').m(d)}['z']][0]]; x[0] = star(*((list(q for q in [T('8'), c]) and {'z': a}['z']),), **{'z': one(*[P(d)])}); x.pop(); x.append(d)
    x = counter(d); print(g(x))
    x, *y = {'z': {'k': T('9'), 'j': one(c)}}['z'], b, T('v').v((list(q for q in [b, c]) or S(T('10')).q)); print(g(x), g(y))
    def i(): return a, g(b)
    print(i()[1], g(a))
    return c
try: a = f0(*[(T('l') < (T('l') < T('m').m(b))), b])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: c = f0(*[{q: down(0, a) for q in (1, 2)}, (star(a, S(T('18')).q, k=sorted([a], key=g)) if d else T('19'))])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: c = f0(b=P(T('i24', (T('x') + b))), a=one(two(list(gen(c)), y=f'x{g(c)}')))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b=None, *c, d=None, **e):
    x = counter(T('i24', list(map(one, [T('i24', a)])))); print(g(x))
    a, b = [*([q for q in (S(b).q, {q: a for q in (1, 2)})],), (next(gen(a)), one(*[c]), c)[1:]], {q: star(*([T('25'), T('26')],), **{'z': [*(b,), b]}) for q in (1, 2)}
    i = 0
    while i < 2:
        i += 1
        x, *y = two([q for q in ([*(d,), a], T('c')(T('27'), k=c))], next(gen(T('v').v(T('28'))))), [c] * 2, a; print(g(x), g(y))
        d = {'z': f'x{g(a)}'}['z']
    T('s')[c] = a
    def i(): return a, g(b)
    print(i()[1], g(a))
    return two(d, list(q for q in [star(*[a, a]), c]))
try: a = f1(*[T('g')[two(c, y=(b, b, T('31'))[1:])], list(q for q in [one(*[star(a, c, k=a)]), c])])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(S((f'x{g(d)}', f'x{g(a)}', T('m').m(d, k=b))[0:]).q, b)
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: a = f1(b=P(c), a=b)
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b, c=None, d=None):
    a = T('g')[[g(q) for q in [T('g')[T('41')]]]]
    x = T('o'); x.z = T('v').v({'k': T('i41', a), 'j': T('c')(a, k=T('42'))}); x.z = [{q: d for q in (1, 2)}, T('43')]
    try:
        try:
            try:
                c = ((T('x') + [(q, r) for q in [a] for r in (1, c) if q]) is d)
                x = gen((T('44'), star(one(a), two(T('45'), T('46')), k=list(gen(T('47')))), ((lambda q: q)(d) is star(c, c, k=T('48'))))[1:]); next(x); print(g(x))
                y = next(x); del x
            finally:
                b = d = {'k': T('m').m(star(T('49'), c, k=b)), 'j': T('v').v(d)}
            x = T('x'); x += T('v').v(list(map(one, [(d, d, b)[1:]])))
            boom(d)
        except ValueError as e:
            (x, y), z = (list(gen(c)), [*(d,), (lambda q=(d or a): q)()]), T('i49', c)
            print(g(e), g(e.args[0]))
        print(g(c), g(a))
        boom(list(q for q in [[next(gen(T('50'))), [T('51')] * 2][0], c]))
    except ValueError:
        if b:
            for x in gen(d):
                x = {}; x['k'] = one(*[[g(q) for q in [a]]]); x['k'] = [q for q in ([T('52')] * 2, (T('x') + d))]; del x['k']
                x, *y = [g(q) for q in [(T('x') + next(gen(d)))]], T('c')(c, k=T('m').m(T('v').v(c))), (T('l') < [q for q in (one(T('53')), [b] * 2)]); print(g(x), g(y))
                if a: continue
                print(g(x))
        else:
            x = {}; x['k'] = (list(map(one, [T('54')])) if a else b); x['k'] = down(2, S((T('x') + c)).q); del x['k']
        x = T('o'); x.z = b; x.z = b
    try:
        x = [T('i54', two(T('55'), T('v').v(a))), down(2, P(two(a, b))), 1 / 0]
    except ZeroDivisionError:
        x = S(T('m').m((T('g')[a] or [(q, r) for q in [d] for r in (1, d) if q]), k=counter((lambda q: q)(a))())); x.q = (T('x') + T('c')((d, a), k=T('v').v(c))); del x.p
    else:
        pass
    return (lambda q: q)([(lambda q: q)(c), T('m').m(T('56'))])
try: a = f2(f'x{g(c)}', T('c')(star(next(gen(a)), one(d), k=two(a, T('59'))), k=(T('m').m(a), (T('x') + c), (d and c))[1:]), d={q: [star(*[a, b]), two(T('60'), y=T('61'))][0] for q in (1, 2)})
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(S(T('i65', (T('l') < a))).q, list(map(one, [(list(map(one, [T('66')])), [(q, r) for q in [a] for r in (1, b) if q])])))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(b=list(q for q in [[(a is b)] * 2, d]), a={'z': {q: list(q for q in [d, b]) for q in (1, 2)}}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    a, b, c = c, b, a
    a, b = b, a
    assert g(d)
try: b = f3(b=(star(f'x{g(a)}', list(map(one, [a])), k=(b is c)) is star(f'x{g(b)}', d, k=P(b))), a=two([*(T('m').m(a),), T('g')[d]], y=next(gen(star(d, c, k=d)))))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3([*(b,), [(q, r) for q in [{'k': c, 'j': b}] for r in (1, d) if q]], T('c')(list(q for q in [T('m').m(b), a]), k=T('i83', (T('84') and b))), d=two(**{'x': T('c')({'k': c, 'j': d}, k=d)}))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(two(**{'x': {'z': T('v').v(d)}['z']}), two(a, T('86')))
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    x = [[*(d,), (c, [q for q in (c, a)], (T('90') and T('91')))[0:]], [(q, r) for q in [[q for q in (two(**{'x': c}), down(0, b))]] for r in (1, b) if q]]; x[0] = star(*(a,), **{'z': [[g(q) for q in [a]], [d] * 2][1]}); x.pop(); x.append(two(**{'x': {q: (d, d, a)[0:] for q in (1, 2)}}))
    x = T('b').m; x((lambda q=c: q)()); print(g(x))
    a, b = b, a
    {'k': [*(d,), (T('l') < a)], 'j': {'k': star(*[T('92'), c]), 'j': sorted([T('93')], key=g)}}
try: f4(T('i93', {'z': b}['z']), [list(gen((a or b))), (T('l') < T('94'))][1])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4({'k': c, 'j': down(0, one(c))}, b=[*([two(**{'x': b})] * 2,), S({'k': a, 'j': a}).q])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(counter(two(**{'x': {'k': a, 'j': T('108')}}))(), a)
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    two(c, d)
    d = ((down(0, T('112')) is list(q for q in [c, c])) is T('113'))
    x = T('x'); x += T('c')([[q for q in (c, T('114'))]] * 2, k=(lambda q: q)([c, c][0]))
    try:
        print(g([a][0]), g(d or c))
        boom(b)
    except ValueError:
        (x, y), z = (T('m').m(d, k=next(gen(b))), b), T('g')[f'x{g(a)}']
    return list(gen(counter((lambda q: q)(c))()))
try: b = f5(*[[T('m').m((T('l') < a), k=(c if d else T('116')))] * 2, T('i116', P((d or c)))])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: b = f5(*[[q for q in (a, a)], c])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(two(two(**{'x': star(*[T('123'), a])}), list(map(one, [star(c, a, k=c)]))), (S((a, a, T('124'))[0:]).q or star(T('v').v(T('125')), (lambda q: q)(b), k=(T('l') < c))), d=T('v').v(next(gen([c, b]))))
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    try:
        x = S(T('126')); x.q = T('m').m(T('v').v(P(a))); del x.p
        for x in gen([a, c]):
            for x in [counter((T('m').m(d, k=T('127')), T('m').m(b, k=b)))(), ((f'x{g(b)}' or list(q for q in [a, b])) and {q: (c if d else c) for q in (1, 2)})]:
                c = star(*(((a is T('128')), [T('129'), T('130')][0], list(gen(T('131'))))[0:],), **{'z': T('c')(counter(T('132'))(), k=star(*(a,), **{'z': c}))})
                b = (lambda q=T('v').v(S(d).q): q)()
                if b: break
            else:
                x = f'x{g(a)}'; y = x; print(g(x)); del x
            if c: continue
            print(g(x))
        boom({q: d for q in (1, 2)})
    except ValueError as e:
        x = [S(star(T('133'), d, k=b)).q, P(next(gen(T('134'))))][1]; y = x; print(g(x)); del x
        print(g(e), g(e.args[0]))
    i = 0
    while i < 2:
        i += 1
        (x, y), z = (P(a), d), two(one(b), T('i134', (d, d, T('135'))[1:]))
        try:
            x = [list(q for q in [P((lambda q=T('136'): q)()), c]), T('137'), 1 / 0]
        except ZeroDivisionError:
            x = counter(one(sorted([[b] * 2], key=g))); print(g(x))
        else:
            pass
    x = S(two([*((lambda q: q)(d),), [*(T('138'),), d]], y=one(*[counter(b)()]))); x.q = two(P([*(a,), a]), d); del x.p
    try:
        def h(x, y=c):
            nonlocal a
            a = x
            return y
        b = h(T('139'))
        print(g(h))
        boom(one(*[T('c')(T('m').m(c), k=(c, T('140'), c)[0:])]))
    except ValueError:
        x = gen(counter({'z': (T('l') < T('141'))}['z'])()); next(x); print(g(x))
        y = next(x); del x
    one(c)
try: f6(T('146'), {q: two(list(map(one, [c])), (T('x') + d)) for q in (1, 2)}, d=d)
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: b = f6(*[star(d, T('m').m({q: T('151') for q in (1, 2)}), k=(two(**{'x': d}), (T('x') + b), (T('x') + b))[1:]), (T('x') + [b, next(gen(d))])])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: b = f6(S(([q for q in (b, c)] if b else (T('l') < T('155')))).q, two(**{'x': [*(two(**{'x': T('156')}),), f'x{g(c)}']}), d=a)
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    print(g(T('v').v(b)))
    if c:
        b = T('g')[a]
    else:
        x = T('o'); x.z = T('i156', list(gen(sorted([T('157')], key=g)))); x.z = T('158')
        x = gen(f'x{g(d)}'); next(x); print(g(x))
        y = next(x); del x
    try:
        two((lambda q: q)(star(*(d,), **{'z': two(**{'x': c})})), T('c')((lambda q=T('v').v(a): q)(), k=two(T('159'), a)), b)
    except TypeError:
        x = [b, [(q, r) for q in [list(map(one, [list(map(one, [d]))]))] for r in (1, b) if q]]; x[0] = (star(P(c), next(gen(a)), k=d) and T('c')({q: d for q in (1, 2)}, k=next(gen(c)))); x.pop(); x.append([q for q in (one(one(d)), d)])
        print(g(c if c else c))
    (x, y), z = (counter(f'x{g(d)}')(), next(gen([*(two(d, y=d),), T('v').v(d)]))), f'x{g(b)}'
try: f7(two([g(q) for q in [f'x{g(b)}']], next(gen(list(q for q in [d, d])))), (T('g')[next(gen(T('162')))] or (T('l') < (T('x') + c))), d=list(gen([(q, r) for q in [T('v').v(d)] for r in (1, b) if q])))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: d = f7(one(*[list(q for q in [T('v').v(T('164')), b])]), b=(T('l') < (lambda q=[d] * 2: q)()))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(*[list(q for q in [two([d, T('166')][1], T('c')(d, k=d)), d]), down(1, (T('g')[c] and T('c')(T('167'), k=a)))])
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

