# seed 16
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
    (x, y), z = (S(two(T('m').m(d, k=b), [a, c][1])).q, [*(T('5'),), {'z': next(gen(a))}['z']]), sorted([two(next(gen(a)), T('6'))], key=g)
    for x in gen(next(gen([*([d, c][0],), sorted([c], key=g)]))):
        a = ([g(q) for q in [T('m').m(T('7'))]] and T('g')[(T('8'), a)])
        (x, y), z = (a, list(q for q in [(two(b, y=c) or two(**{'x': d})), a])), [([q for q in (d, a)] is [(q, r) for q in [a] for r in (1, d) if q]), [(q, r) for q in [(T('x') + d)] for r in (1, a) if q]]
        if b: continue
        print(g(x))
    assert g(b)
    try:
        with T('w6') as x, T('9'):
            a = [*(T('g')[P(T('10'))],), two(**{'x': [q for q in (T('11'), b)]})]
            x = gen(a); next(x); print(g(x))
            y = next(x); del x
            boom((lambda q: q)(b))
    except ValueError:
        a = [(q, r) for q in [a] for r in (1, d) if q]
    a, b, c = c, b, a
    with T('w4') as x:
        list(gen(b))
    return list(q for q in [two(a, y=T('g')[c]), d])
try: f0([(q, r) for q in [P(two(b, y=d))] for r in (1, b) if q], P(((b or b), [*(a,), c])), d=counter(star(*(a,), **{'z': f'x{g(c)}'}))())
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: b = f0(T('v').v(d), T('c')(f'x{g(a)}', k={q: (T('15') if b else c) for q in (1, 2)}))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: c = f0(S(star(d, next(gen(c)), k={'z': c}['z'])).q, b=T('m').m(c))
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b, c=None, d=None):
    x = [(lambda q: q)(one(*[T('m').m(d, k=d)])), (lambda q: q)(b)]; x[0] = (T('x') + c); x.pop(); x.append(star(one(*[T('g')[c]]), T('24'), k=list(map(one, [list(map(one, [d]))]))))
    x = T('o'); x.z = T('g')[counter(sorted([a], key=g))()]; x.z = a
    assert g(d)
try: f1(*[(lambda q=c: q)(), {'k': a, 'j': [g(q) for q in [[g(q) for q in [a]]]]}])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: c = f1(a, {q: {'k': (T('x') + d), 'j': star(*[d, c])} for q in (1, 2)}, d={'z': one(*[two(**{'x': b})])}['z'])
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(two(one(T('36')), y=T('m').m((T('x') + a))), b, d=sorted([down(2, sorted([c], key=g))], key=g))
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b, c=None, d=None):
    x = T('x'); x += two((lambda q: q)(one(*[b])), y=((T('l') < d) and T('i38', c)))
    a, b, c = c, b, a
    b = T('m').m(counter(down(1, T('39')))())
    if b:
        print(T('y').m(a) is d)
    else:
        a = b = T('v').v([*(two(**{'x': d}),), T('40')])
        i = 0
        while i < 2:
            i += 1
            (x, y), z = (a, (T('x') + ([c] * 2 or next(gen(b))))), T('m').m(c)
    print(g([c][0]), g(a or d))
    print(g([c][0]), g(c or c))
try: f2(b=([q for q in (c, d)] if d else T('g')[(b or T('44'))]), a=one(*[[P(d), star(*[c, a])][0]]))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(*[(lambda q=T('i45', f'x{g(a)}'): q)(), list(gen(c))])
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: a = f2(b=T('i49', list(map(one, [d]))), a=(d or one(sorted([a], key=g))))
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    print(g(a if c else c))
    print(g(a))
    try:
        x = S({'k': one(list(map(one, [b]))), 'j': T('m').m(T('v').v(d))}); x.q = f'x{g(d)}'; del x.p
        boom(star(*(T('v').v(one(*[T('50')])),), **{'z': (T('l') < b)}))
    except ValueError:
        a, b, c = c, b, a
    try:
        two(c, b)
        a = d
        boom(T('v').v((S(c).q is list(q for q in [d, b]))))
    except ValueError as e:
        T('s')[{'z': [*((d or a),), f'x{g(c)}']}['z']] = {q: (list(gen(d)) or list(map(one, [d]))) for q in (1, 2)}
        print(g(e), g(e.args[0]))
    print(g(b), g(a))
try: c = f3(*[[*(one(*[c]),), [g(q) for q in [counter(b)()]]], one((T('l') < two(**{'x': c})))])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3({'z': two([(q, r) for q in [c] for r in (1, d) if q], y=T('g')[T('59')])}['z'], b=a)
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: c = f3([*((d, T('m').m(c)),), a], T('66'), d=a)
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b, c=None, d=None):
    x = {}; x['k'] = [[q for q in ((a is d), {q: a for q in (1, 2)})]] * 2; x['k'] = sorted([b], key=g); del x['k']
    d = {'z': list(q for q in [b, a])}['z']
    print(g(c), g(c))
    x = {}; x['k'] = d; x['k'] = T('m').m({q: (T('69'), a) for q in (1, 2)}); del x['k']
    def i(): return a, g(b)
    print(i()[1], g(a))
    return ([g(q) for q in [(lambda q=d: q)()]] and (list(map(one, [a])) and d))
try: f4(*[two((lambda q: q)(sorted([a], key=g)), next(gen(list(q for q in [T('71'), a])))), S([(q, r) for q in [one(T('72'))] for r in (1, c) if q]).q])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(*[T('77'), {'z': {'k': [q for q in (a, d)], 'j': two(**{'x': b})}}['z']])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(b=T('v').v(list(map(one, [star(a, a, k=c)]))), a=T('c')((T('m').m(T('93'), k=d), star(*(T('94'),), **{'z': b}), (lambda q=d: q)())[1:], k=T('g')[[q for q in (T('95'), d)]]))
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b=None, *c, d=None, **e):
    x = T('x'); x += (((a or c) or T('i95', a)) and a)
    for x in [[g(q) for q in [T('96')]], [g(q) for q in [[q for q in ([g(q) for q in [c]], S(b).q)]]]]:
        for x in gen(T('v').v(((a if d else d) is two(**{'x': b})))):
            x = T('o'); x.z = two(T('m').m((b is a), k=(T('l') < c)), [d, [*(b,), b]][1]); x.z = list(map(one, [T('m').m(list(q for q in [T('97'), c]), k=(d if b else d))]))
            with T('w0') as x:
                a = list(map(one, [T('c')(c, k=f'x{g(c)}')]))
            if a: continue
            print(g(x))
        star(c, c, k=d)
        if b: break
    else:
        x = [S(({'k': T('98'), 'j': c} is one(T('99')))).q, (T('x') + (lambda q=P(a): q)())]; x[0] = sorted([star(*((T('100'), b, c)[1:],), **{'z': (T('x') + d)})], key=g); x.pop(); x.append(sorted([[T('g')[a], list(map(one, [b]))][0]], key=g))
        x, *y = counter((T('l') < T('c')(T('101'), k=a)))(), star(*(a,), **{'z': counter(b)()}), S([*((lambda q: q)(d),), T('v').v(a)]).q; print(g(x), g(y))
    print([g(q) for q in (c, c)])
    def i(): return a, g(b)
    print(i()[1], g(a))
    return d
try: a = f5((list(gen(S(b).q)) and list(map(one, [(c or a)]))), sorted([counter(two(**{'x': d}))()], key=g))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(T('v').v([*(T('i108', b),), two(d, y=c)]), T('m').m(a, k=(c is T('v').v(d))), d=d)
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: a = f5(b=b, a=d)
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    print(g(next(gen((lambda q: q)(b)))))
    for x in gen([star((c, T('116'), T('117'))[1:], b, k=c), [two(T('118'), a), T('119')][0]]):
        x = T('x'); x += a
        if a:
            with T('w8') as x:
                x = T('x'); x += P((T('c')(b, k=d) if c else two(a, a)))
        else:
            b = down(2, P(two(**{'x': c})))
        if c: continue
        print(g(x))
    print(g([a][0]), g(c or c))
    for x in gen(T('120')):
        for x, y in (({'z': [T('c')(b, k=a), T('v').v(d)]}['z'], a), (1, 2)):
            try:
                with T('w5') as x, T('121'):
                    sorted([star(*[counter(T('122'))(), two(**{'x': T('123')})])], key=g)
                    T('s')[(T('l') < T('g')[(lambda q=d: q)()])] = T('m').m((b and f'x{g(b)}'))
                    boom([(q, r) for q in [S([d] * 2).q] for r in (1, b) if q])
            except ValueError:
                a, b, c = c, b, a
                print([g(q) for q in (c, d)])
            try:
                x = T('x'); x += list(map(one, [[(T('l') < d)] * 2]))
                boom(d)
            except ValueError as e:
                assert g(c)
                x = T('b').m; x(a); print(g(x))
                print(g(e), g(e.args[0]))
        if c: continue
        print(g(x))
    print(g(star(*(T('124'),), **{'z': (T('x') + T('125'))})))
    return c
try: c = f6((a or (lambda q=(lambda q=d: q)(): q)()), [P([d, b]), star(*((b is b),), **{'z': b})], d=(T('g')[a] or (lambda q: q)(star(T('128'), b, k=c))))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(star(P(list(map(one, [d]))), [[T('129')] * 2] * 2, k=(lambda q: q)(T('m').m(a, k=d))), star(T('130'), one(*[S(c).q]), k=[star(T('131'), a, k=a)] * 2))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(b=(lambda q: q)((d is (a if b else T('143')))), a=star(*[[[g(q) for q in [T('144')]]] * 2, two([T('145'), d], y=(c, a))]))
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    if a:
        try:
            two((lambda q=(lambda q=T('m').m(c, k=a): q)(): q)(), (T('l') < (lambda q: q)(list(q for q in [b, d]))), a)
        except TypeError:
            a, b = b, a
        print(g((d)))
    else:
        b = [g(q) for q in [two(**{'x': next(gen(c))})]]
        x = [g(q) for q in [(T('x') + star(*(T('146'),), **{'z': c}))]]; y = x; print(g(x)); del x
    x = T('b').m; x(T('g')[star(star(b, a, k=c), two(c, c), k=(T('l') < d))]); print(g(x))
    assert g(c)
    print(g((a)))
try: a = f7(b=list(q for q in [[(q, r) for q in [(c, T('152'), b)[1:]] for r in (1, d) if q], d]), a=counter(S([(q, r) for q in [b] for r in (1, a) if q]).q)())
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: d = f7(next(gen(d)), (lambda q: q)(([T('153')] * 2, (b or c))), d=d)
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: d = f7((star(*(b,), **{'z': star(*[a, a])}) if d else T('m').m(list(q for q in [c, b]), k=(a and a))), (b if d else d))
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

