# seed 28
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
    x = T('x'); x += next(gen((T('l') < (b, d))))
    x = [one(T('5')), P([[(q, r) for q in [b] for r in (1, b) if q], d])]; x[0] = two(T('6'), y=d); x.pop(); x.append(two(**{'x': (list(map(one, [b])) is {q: T('7') for q in (1, 2)})}))
    x = gen(T('c')([*(down(1, T('8')),), two(b, a)], k=[star(*(a,), **{'z': T('9')})] * 2)); next(x); print(g(x))
    y = next(x); del x
    x = T('x'); x += star(*[T('c')(d, k=[c, a]), T('m').m(f'x{g(d)}')])
    def i(): return a, g(b)
    print(i()[1], g(a))
    return ([T('i9', d), {q: b for q in (1, 2)}] or (one(*[T('10')]), {'k': T('11'), 'j': a}))
try: f0(T('m').m(a, k=T('g')[T('v').v(c)]), b=b)
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(a, T('c')(list(map(one, [star(*[c, d])])), k=(one(c) and (T('17') is a))), d=({q: a for q in (1, 2)} if c else T('18')))
except Exception as z: print('!', type(z).__name__)
print('| 0')
try: f0(T('g')[star(*(star(*[T('20'), b]),), **{'z': T('m').m(a)})], b=(lambda q=two(**{'x': (c is T('21'))}): q)())
except Exception as z: print('!', type(z).__name__)
print('| 0')
print(g(a), g(b), g(c), g(d))
def f1(a, b=None, *c, d=None, **e):
    x = T('b').m; x(c); print(g(x))
    x = {}; x['k'] = two({q: [d, d] for q in (1, 2)}, two(**{'x': T('c')(T('26'), k=T('27'))})); x['k'] = two(T('28'), y=sorted([star(*(d,), **{'z': c})], key=g)); del x['k']
    a = P(star(*[sorted([a], key=g), T('c')(c, k=b)]))
    try:
        x = S(b); x.q = b; del x.p
        boom(two(**{'x': [P(a)] * 2}))
    except ValueError as e:
        def h(x, y=(lambda q: q)(two([(q, r) for q in [b] for r in (1, a) if q], (a if a else c)))):
            nonlocal a
            a = x
            return y
        c = h(list(map(one, [([g(q) for q in [T('29')]] is P(c))])))
        print(g(h))
        print(g(e), g(e.args[0]))
try: a = f1(b=[d, counter(two(**{'x': T('32')}))()], a=f'x{g(c)}')
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: c = f1((two({q: a for q in (1, 2)}, f'x{g(a)}') and counter(S(T('34')).q)()), S(star(*[(lambda q: q)(b), {'k': c, 'j': c}])).q, d=(star(T('35'), (c, c), k=T('36')) if b else two((a, c), b)))
except Exception as z: print('!', type(z).__name__)
print('| 1')
try: f1(*[one(*[b]), [g(q) for q in [b]]])
except Exception as z: print('!', type(z).__name__)
print('| 1')
print(g(a), g(b), g(c), g(d))
def f2(a, b, c=None, d=None):
    (list(map(one, [f'x{g(a)}'])), ((T('l') < c) and [g(q) for q in [c]]), list(gen([(q, r) for q in [a] for r in (1, b) if q])))[0:]
    print(g((b)))
    assert g(a)
    (x, y), z = (T('v').v({q: c for q in (1, 2)}), S(f'x{g(d)}').q), (f'x{g(b)}', two(**{'x': sorted([d], key=g)}))
    two(d, b)
try: d = f2(b=one(*[f'x{g(d)}']), a=T('m').m(d))
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: c = f2(b=S(d).q, a=b)
except Exception as z: print('!', type(z).__name__)
print('| 2')
try: f2(*[sorted([d], key=g), (sorted([(d, a, a)[1:]], key=g), (T('l') < f'x{g(c)}'))])
except Exception as z: print('!', type(z).__name__)
print('| 2')
print(g(a), g(b), g(c), g(d))
def f3(a, b, c=None, d=None):
    try:
        x = [two(star([q for q in (b, T('54'))], {q: c for q in (1, 2)}, k=sorted([T('55')], key=g)), down(0, list(gen(d)))), T('g')[list(gen(two(a, y=T('56'))))]]; x[0] = (lambda q=[*([T('57'), d][0],), T('m').m(d)]: q)(); x.pop(); x.append(b)
        x = ((sorted([d], key=g), list(gen(T('58')))), b, d)[1:]; y = x; print(g(x)); del x
    finally:
        with T('w6') as x:
            b = d = {'z': [b] * 2}['z']
    a, c = d, [q for q in (([a, b], T('m').m(a), (T('59') if c else T('60')))[0:], ([q for q in (d, b)] or c))]
    try:
        two((c and {q: T('v').v(b) for q in (1, 2)}), T('m').m(T('v').v((lambda q: q)(b))), T('g')[next(gen(b))])
    except TypeError:
        counter((c or one(*[a])))()
        try:
            two(down(1, T('61')), a, next(gen(one(two(T('62'), y=T('63'))))))
        except TypeError:
            x, *y = list(map(one, [(star(*(c,), **{'z': T('64')}), f'x{g(d)}', two(**{'x': d}))[1:]])), T('i64', T('65')), [g(q) for q in [(next(gen(a)) or (b or c))]]; print(g(x), g(y))
            try:
                with T('w5') as x, T('66'):
                    x, *y = {q: ([b] * 2 or down(1, T('67'))) for q in (1, 2)}, {q: P(T('m').m(a, k=a)) for q in (1, 2)}, [(q, r) for q in [(S(T('68')).q and (lambda q=c: q)())] for r in (1, c) if q]; print(g(x), g(y))
                    boom(T('v').v(two(list(map(one, [d])), f'x{g(d)}')))
            except ValueError:
                x = gen(list(map(one, [[q for q in ((T('69') if d else c), [*(T('70'),), T('71')])]]))); next(x); print(g(x))
                y = next(x); del x
    try:
        for x in [b, (lambda q=[(q, r) for q in [{'z': b}['z']] for r in (1, d) if q]: q)()]:
            x = [star(*(star(*[sorted([c], key=g), b]),), **{'z': T('72')}), T('m').m({'k': star(*[a, d]), 'j': [(q, r) for q in [d] for r in (1, d) if q]})]; x[0] = [(lambda q: q)([T('73')] * 2), T('c')((b is T('74')), k=list(q for q in [c, c]))][0]; x.pop(); x.append((lambda q={'k': (a if b else c), 'j': T('75')}: q)())
            try:
                x = T('o'); x.z = star(T('c')(next(gen(c)), k=T('76')), (a and list(map(one, [T('77')]))), k=star(*(T('78'),), **{'z': (a and a)})); x.z = star((T('l') < a), T('79'), k=star(*[c, T('i79', a)]))
                assert g(c)
                boom(next(gen((T('x') + (a if d else b)))))
            except ValueError:
                print(g(((d or T('80')), two(**{'x': c}), (b and c))[0:]))
            if b: break
        else:
            for x, y in (({q: star(*[f'x{g(c)}', two(**{'x': b})]) for q in (1, 2)}, T('81')), (1, 2)):
                print(T('y').m(b) is a)
        x = T('x'); x += [q for q in (([(q, r) for q in [b] for r in (1, a) if q] or [g(q) for q in [T('82')]]), (T('c')(d, k=d) or (d is d)))]
        boom(two(**{'x': (two(a, y=d) is [*(b,), d])}))
    except ValueError:
        x = counter(T('i82', [g(q) for q in [b]])); print(g(x))
        x = [two(T('c')({q: b for q in (1, 2)}, k=one(*[b])), c), two({'k': T('m').m(c, k=b), 'j': a}, [*(list(map(one, [d])),), [(q, r) for q in [b] for r in (1, b) if q]])]; x[0] = star(*(star(*((T('l') < c),), **{'z': two(d, y=c)}),), **{'z': c}); x.pop(); x.append([q for q in (counter([d, T('83')])(), ((a or T('84')) is f'x{g(d)}'))])
    x = counter((T('l') < (T('l') < [(q, r) for q in [T('85')] for r in (1, a) if q]))); print(g(x))
    return two(two(T('g')[d], [*(c,), d]), y=(T('x') + T('86')))
try: f3([q for q in (two(list(map(one, [c])), y=T('m').m(b, k=b)), counter(list(gen(T('89'))))())], [q for q in (b, {'z': f'x{g(c)}'}['z'])], d=[*((counter(a)() or (c or d)),), f'x{g(a)}'])
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: d = f3((T('x') + T('m').m(T('91'), k=list(gen(a)))), list(map(one, [T('92')])))
except Exception as z: print('!', type(z).__name__)
print('| 3')
try: f3(*[f'x{g(b)}', [two((a is T('103')), (T('l') < T('104'))), T('m').m((a, a))]])
except Exception as z: print('!', type(z).__name__)
print('| 3')
print(g(a), g(b), g(c), g(d))
def f4(a, b=None, *c, d=None, **e):
    b = b
    print([g(q) for q in (a, a)])
    x = counter(c); print(g(x))
    return b
try: a = f4(T('112'), [(q, r) for q in [[(q, r) for q in [two(c, y=T('113'))] for r in (1, c) if q]] for r in (1, a) if q], d=[(T('l') < {'k': a, 'j': b})] * 2)
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: f4(*[(T('l') < T('115')), ([(T('x') + a), T('v').v(d)] is b)])
except Exception as z: print('!', type(z).__name__)
print('| 4')
try: b = f4(sorted([S((b is a)).q], key=g), b=two((T('m').m(c, k=d) or [(q, r) for q in [a] for r in (1, b) if q]), two(P(a), y=(T('l') < d))))
except Exception as z: print('!', type(z).__name__)
print('| 4')
print(g(a), g(b), g(c), g(d))
def f5(a, b, c=None, d=None):
    print([g(q) for q in (c, b)])
    try:
        x = [list(gen(T('119'))), (lambda q: q)(one(list(q for q in [b, c])))]; x[0] = f'x{g(a)}'; x.pop(); x.append(list(q for q in [list(map(one, [[q for q in (d, b)]])), d]))
        boom([(T('i119', a) is list(map(one, [T('120')]))), T('121')][1])
    except ValueError as e:
        print(T('y').m(d) is c)
        try:
            print(g(d if b else a))
        finally:
            (x, y), z = ([g(q) for q in [b]], T('c')([T('c')(a, k=c), T('c')(a, k=b)][1], k=one(*[c]))), T('m').m([g(q) for q in [a]])
            for x, y in ((down(2, sorted([sorted([b], key=g)], key=g)), list(map(one, [[*(T('m').m(d, k=a),), [d, b][1]]]))), (1, 2)):
                b = c = [g(q) for q in [{q: [T('122'), c][0] for q in (1, 2)}]]
        print(g(e), g(e.args[0]))
    x, *y = [*(two(d, T('v').v(d)),), down(1, a)], T('v').v(T('m').m([(q, r) for q in [a] for r in (1, a) if q], k=(T('123') or c))), a; print(g(x), g(y))
    for x, y in ((one(*[(two(a, d) and down(2, d))]), (list(q for q in [(d is b), c]) and [q for q in (list(gen(d)), (b, b))])), (1, 2)):
        def h(x, y=next(gen(P((d, c, d)[0:])))):
            nonlocal a
            a = x
            return y
        d = h(two(c, T('124')))
        print(g(h))
    print([g(q) for q in (a, b)])
    x = S(counter(a)()).q; y = x; print(g(x)); del x
try: b = f5(*[S([[b] * 2] * 2).q, two(counter(d)(), {q: {'k': c, 'j': b} for q in (1, 2)})])
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: f5(b=next(gen(d)), a=T('m').m([two(b, y=a)] * 2))
except Exception as z: print('!', type(z).__name__)
print('| 5')
try: a = f5((T('x') + d), [(q, r) for q in [sorted([[c, d][1]], key=g)] for r in (1, a) if q])
except Exception as z: print('!', type(z).__name__)
print('| 5')
print(g(a), g(b), g(c), g(d))
def f6(a, b, c=None, d=None):
    x = counter(b); print(g(x))
    x = gen(T('g')[one(*[f'x{g(d)}'])]); next(x); print(g(x))
    y = next(x); del x
    x = [T('g')[T('136')], (T('x') + counter((T('x') + T('137')))())]; x[0] = [q for q in (two(next(gen(d)), y=(lambda q=a: q)()), f'x{g(b)}')]; x.pop(); x.append((star((T('x') + b), T('m').m(a), k=sorted([d], key=g)) or star(*((lambda q=d: q)(),), **{'z': d})))
    print(g(c), g(a))
    (x, y), z = (T('138'), T('g')[down(1, next(gen(b)))]), T('c')(T('m').m((a or T('139'))), k=f'x{g(b)}')
try: d = f6(*[T('141'), (lambda q: q)(T('i141', d))])
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: f6(one(*[(lambda q: q)((T('146') and d))]), b=list(map(one, [P(star(*(c,), **{'z': c}))])))
except Exception as z: print('!', type(z).__name__)
print('| 6')
try: c = f6(*[P((T('i155', a), one(*[d]), two(**{'x': d}))[1:]), T('c')(d, k=f'x{g(d)}')])
except Exception as z: print('!', type(z).__name__)
print('| 6')
print(g(a), g(b), g(c), g(d))
def f7(a, b, c=None, d=None):
    x, *y = P(two([T('157')] * 2, one(*[T('158')]))), (lambda q: q)([{'k': c, 'j': a}] * 2), [(q, r) for q in [c] for r in (1, b) if q]; print(g(x), g(y))
    x = counter(T('v').v((list(q for q in [b, d]) or [(q, r) for q in [T('159')] for r in (1, b) if q]))); print(g(x))
    a, b = b, a
try: a = f7(b=(lambda q: q)((star(*[T('164'), b]), star(*[d, a]), (d or b))[1:]), a=T('m').m(((T('x') + a), T('i164', a), star(*[b, b]))[1:], k=star(*[star(*[c, b]), list(q for q in [c, d])])))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: f7(b=two({'k': d, 'j': [T('169')] * 2}, y=list(q for q in [(lambda q: q)(b), b])), a=two(**{'x': T('m').m(f'x{g(d)}')}))
except Exception as z: print('!', type(z).__name__)
print('| 7')
try: a = f7(d, two(two((d if b else c), y=T('m').m(T('174'))), T('175')), d=[list(gen(star(d, T('176'), k=b)))] * 2)
except Exception as z: print('!', type(z).__name__)
print('| 7')
print(g(a), g(b), g(c), g(d))
print()
print('END')

