# seed 34
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
    try:
        with T('w0') as x:
            x = T('b').m; x(T('5')); print(g(x))
            two(c, a)
        boom(list(gen({q: list(map(one, [a])) for q in (1, 2)})))
    except ValueError:
        x = counter((T('x') + b)); print(g(x))
        if a:
            x = T('b').m; x(star({'z': (lambda q=d: q)()}['z'], [list(gen(c)), T('i5', b)], k=one(T('m').m(T('6'), k=b)))); print(g(x))
        else:
            x = T('x'); x += T('m').m(two(two(a, y=c), y=S(c).q))
            try:
                with T('w3') as x, T('7'):
                    x = [[(a if d else d)] * 2] * 2; y = x; print(g(x)); del x
                    boom((d or star(*[b, [c, c]])))
            except ValueError:
                (x, y), z = (list(q for q in [one(*[S(d).q]), c]), f'x{g(c)}'), {'z': (T('x') + list(map(one, [a])))}['z']
    print(g(c), g(d))
    x = gen(([(c, c)] * 2, [*(star(*[c, T('8')]),), (lambda q: q)(b)])); next(x); print(g(x))
    y = next(x); del x
try: f0(*[two(**{'x': next(gen((c, d)))}), d])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(b=T('v').v(two(a, y=(b is c))), a=[q for q in (down(1, b), (lambda q=[q for q in (c, a)]: q)())])
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(P(f'x{g(b)}'), b=list(gen(T('c')(down(2, b), k=(T('16') is c)))))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    try:
        x = [a, (star(*[P(a), down(0, a)]) and T('m').m(list(map(one, [T('21')])))), 1 / 0]
    except ZeroDivisionError:
        i = 0
        while i < 2:
            i += 1
            for x, y in ((sorted([(T('l') < a)], key=g), d), (1, 2)):
                x = counter((lambda q: q)([(a is d), star(*[b, b])][1])); print(g(x))
                x = T('o'); x.z = {'k': b, 'j': a}; x.z = S(f'x{g(b)}').q
            try:
                two((one([d] * 2), ((d if a else c) is T('22')), T('g')[P(d)])[1:], (f'x{g(b)}' if a else c), T('m').m(sorted([(T('23') and a)], key=g)))
            except TypeError:
                x = S({'z': S({q: b for q in (1, 2)}).q}['z']); x.q = c; del x.p
                assert g(c)
        i = 0
        while i < 2:
            i += 1
            x = S(list(map(one, [S(list(map(one, [c]))).q]))); x.q = (T('l') < (lambda q=two(**{'x': b}): q)()); del x.p
            for x, y in ((P(star([b, c], two(T('24'), b), k=star(*(b,), **{'z': T('25')}))), counter(list(gen((T('26') is a))))()), (1, 2)):
                assert g(d)
                x = gen(star(*[((c if c else b) if a else [(q, r) for q in [d] for r in (1, d) if q]), list(q for q in [T('i26', d), c])])); next(x); print(g(x))
                y = next(x); del x
    else:
        pass
    for x, y in (((T('g')[(a or a)], (T('l') < a), T('m').m([*(d,), a]))[1:], next(gen((T('g')[b] if c else b)))), (1, 2)):
        x = T('o'); x.z = T('m').m(T('m').m(T('m').m(c))); x.z = [g(q) for q in [next(gen(list(map(one, [d]))))]]
        x = counter(two(**{'x': {'k': (d, a), 'j': c}})); print(g(x))
    c = d = [two(**{'x': (lambda q: q)(d)}), (S(c).q, (b, a, b)[1:])][0]
    print(T('y').m(b) is a)
    a = d = T('m').m(d)
    assert g(c)
    return [a] * 2
try: f1(*[[*(one(*[list(gen(b))]),), T('g')[(lambda q: q)(T('32'))]], two(**{'x': T('m').m((b or a))})])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: b = f1(T('g')[two(two(**{'x': b}), next(gen(T('36'))))], b=one(*[T('c')(T('37'), k=(d or b))]))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(b=T('g')[b], a=list(map(one, [(d and a)])))
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b, c=None, d=None):
    i = 0
    while i < 2:
        i += 1
        d = d = sorted([down(1, two(c, d))], key=g)
    x, *y = a, c, down(1, c); print(g(x), g(y))
    d, b = P(star(*(S(b).q,), **{'z': counter(T('44'))()})), two(**{'x': [a, P(b)]})
try: a = f2(b=a, a={'k': P([c, b][0]), 'j': (lambda q: q)(star(*[c, a]))})
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: c = f2(*[next(gen({q: c for q in (1, 2)})), d])
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2((T('l') < list(map(one, [next(gen(a))]))), b=c)
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b=None, *c, d=None, **e):
    x = counter(T('m').m([*(star(*[b, a]),), star(*(d,), **{'z': a})])); print(g(x))
    d = T('61')
    x = {}; x['k'] = b; x['k'] = [g(q) for q in [T('i61', T('m').m(T('62')))]]; del x['k']
    x = S(T('c')(T('c')(next(gen(T('63'))), k=(T('64') if a else c)), k=T('c')((T('65') if d else a), k=(T('66') or a)))); x.q = ({'k': two(T('67'), b), 'j': (T('x') + b)}, ((T('68') is b), c, list(map(one, [T('69')])))[1:], (c or counter(b)()))[0:]; del x.p
    x = two(star(*((T('x') + b),), **{'z': {q: T('70') for q in (1, 2)}}), y=two([T('71')] * 2, y=list(map(one, [b])))); y = x; print(g(x)); del x
    try:
        two(T('i71', [*(two(**{'x': b}),), sorted([c], key=g)]), (lambda q: q)(list(q for q in [[q for q in (d, a)], b])), list(q for q in [([q for q in (a, c)] if b else [d, c]), c]))
    except TypeError:
        d, a = T('i71', c), star(*[(T('l') < c), [sorted([c], key=g), d]])
        print(g([b, [g(q) for q in [T('72')]]][0]))
try: b = f3(b=counter(one([T('77')] * 2))(), a=c)
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: b = f3(T('c')(S(star(*[a, T('82')])).q, k=(two(c, c) or (b, a, b)[0:])), a, d=list(q for q in [next(gen((d or a))), a]))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(b=d, a=d)
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    def h(x, y=star(T('g')[P(c)], list(gen(b)), k=(T('i90', T('91')) is S(d).q))):
        nonlocal a
        a = x
        return y
    d = h(((T('l') < list(gen(d))) or d))
    print(g(h))
    x = T('b').m; x(S((lambda q: q)((a and c))).q); print(g(x))
    x = S(T('m').m(star(*[counter(c)(), b]))); x.q = a; del x.p
try: b = f4(*[next(gen(f'x{g(a)}')), T('94')])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(T('c')(((d, a, a)[0:], T('100')), k=list(gen(c))), b=([g(q) for q in [[g(q) for q in [T('101')]]]] if c else list(q for q in [two(a, T('102')), d])))
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: c = f4(counter([two(**{'x': d})] * 2)(), b=S(T('107')).q)
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    print(g([a][0]), g(c or d))
    c = a = two(list(q for q in [[c, b], c]), two(two(**{'x': d}), y=two(d, a)))
    x = {}; x['k'] = list(map(one, [sorted([[*(T('111'),), b]], key=g)])); x['k'] = f'x{g(c)}'; del x['k']
    assert g(b)
    with T('w1') as x:
        (x, y), z = (two(a, y=c), one(T('v').v(down(0, T('112'))))), {'k': S((T('x') + d)).q, 'j': star(*([(q, r) for q in [d] for r in (1, c) if q],), **{'z': {q: a for q in (1, 2)}})}
        if c:
            assert g(d)
        else:
            x = [d, d]; x[0] = T('113'); x.pop(); x.append(T('c')(star(sorted([a], key=g), T('g')[d], k=[(q, r) for q in [b] for r in (1, b) if q]), k=T('114')))
            print([g(q) for q in (c, d)])
    i = 0
    while i < 2:
        i += 1
        print(g(c if c else d))
        try:
            x = [{q: list(q for q in [(T('x') + T('115')), b]) for q in (1, 2)}, (list(map(one, [[q for q in (c, a)]])), {'k': (d, a), 'j': list(q for q in [d, c])}, [(a or T('116')), b][1])[0:], 1 / 0]
        except ZeroDivisionError:
            x = {}; x['k'] = (star(P(T('117')), d, k=[c, b]), sorted([T('i117', d)], key=g)); x['k'] = (T('m').m(d), [*(list(q for q in [c, c]),), [q for q in (T('118'), d)]], T('c')((T('119') and b), k=(a is T('120'))))[0:]; del x['k']
            def h(x, y=a):
                nonlocal a
                a = x
                return y
            a = h(T('i120', [g(q) for q in [(a and T('121'))]]))
            print(g(h))
        else:
            pass
    def i(): return a, g(b)
    print(i()[1], g(a))
    return T('i121', T('m').m(counter(c)(), k=[*(b,), T('122')]))
try: c = f5((T('x') + [(q, r) for q in [{'k': c, 'j': T('123')}] for r in (1, a) if q]), P(star(b, [q for q in (d, a)], k=(T('x') + a))))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: d = f5(b=T('i130', [(q, r) for q in [{'z': T('131')}['z']] for r in (1, a) if q]), a=[q for q in ({'k': next(gen(d)), 'j': two(**{'x': c})}, list(map(one, [sorted([T('132')], key=g)])))])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(b=T('138'), a=d)
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    x = T('o'); x.z = two(**{'x': two({'z': a}['z'], {'z': d}['z'])}); x.z = two(list(map(one, [T('i138', c)])), d)
    for x, y in ((a, star(*[counter((c is d))(), one(*[S(d).q])])), (1, 2)):
        x = [T('i138', {'z': T('139')}['z']), P(two(**{'x': (T('l') < T('140'))}))]; x[0] = two(star(star(T('141'), b, k=b), [d] * 2, k=two(b, d)), y=one(S(T('142')).q)); x.pop(); x.append([g(q) for q in [(T('c')(c, k=c) if b else sorted([d], key=g))]])
    x = T('b').m; x((star(*[star(*(a,), **{'z': d}), [q for q in (T('143'), b)]]), list(q for q in [T('144'), a]))); print(g(x))
    try:
        with T('w3') as x, T('145'):
            a, b = b, a
            boom((lambda q: q)(b))
    except ValueError:
        x = S({'k': S(c).q, 'j': T('v').v(f'x{g(a)}')}); x.q = [T('146')] * 2; del x.p
    (x, y), z = (one(one(list(map(one, [b])))), b), ([*(star(*[d, T('147')]),), [q for q in (T('148'), c)]], {'k': [a] * 2, 'j': P(b)})
    x = T('o'); x.z = a; x.z = (two(two(**{'x': d}), counter(T('149'))()) and f'x{g(d)}')
try: c = f6(b={q: two(list(q for q in [a, d]), a) for q in (1, 2)}, a=c)
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: c = f6(T('g')[[q for q in (f'x{g(d)}', S(b).q)]], [g(q) for q in [(list(q for q in [c, a]) if b else d)]], d=a)
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(*[[(q, r) for q in [list(q for q in [{'z': d}['z'], d])] for r in (1, a) if q], down(1, list(gen([q for q in (b, a)])))])
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    c = sorted([b], key=g)
    try:
        (x, y), z = (a, one([(q, r) for q in [[q for q in (T('157'), T('158'))]] for r in (1, c) if q])), star(*[(b is [q for q in (b, c)]), star(*[T('c')(d, k=d), c])])
        print(g(b if c else d))
        boom(list(q for q in [[one(*[a])] * 2, a]))
    except ValueError as e:
        try:
            x = [next(gen(star(*(d,), **{'z': (b is c)}))), P(a), 1 / 0]
        except ZeroDivisionError:
            for x in [two(T('g')[[a] * 2], [(T('x') + a), T('m').m(T('159'), k=b)][0]), ([(q, r) for q in [star(*(a,), **{'z': d})] for r in (1, c) if q] is one(c))]:
                star(*(a,), **{'z': {q: (lambda q: q)(T('160')) for q in (1, 2)}})
                if c: break
            else:
                x = gen((T('x') + star((a, a), [g(q) for q in [d]], k=[*(a,), T('161')]))); next(x); print(g(x))
                y = next(x); del x
                x = S(list(gen((list(gen(a)) is S(b).q)))); x.q = sorted([(T('m').m(a, k=a), (T('x') + T('162')))], key=g); del x.p
        else:
            pass
        print(g(e), g(e.args[0]))
    x = T('m').m(d, k=c); y = x; print(g(x)); del x
    if d:
        i = 0
        while i < 2:
            i += 1
            x = T('v').v(((T('l') < b) and c)); y = x; print(g(x)); del x
            c = d = (T('163') if a else d)
    else:
        c, b = {'z': two(list(gen(d)), T('164'))}['z'], [down(0, [T('165'), d])] * 2
    return (lambda q: q)(d)
try: a = f7(b=((next(gen(a)) or star(*[c, c])) or a), a=[(q, r) for q in [(T('m').m(T('169'), k=c) is T('i169', c))] for r in (1, a) if q])
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(b=down(1, (lambda q: q)(T('g')[T('176')])), a=sorted([(lambda q: q)([a, b][1])], key=g))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: b = f7(b={q: sorted([[b, T('182')][0]], key=g) for q in (1, 2)}, a=T('183'))
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

