import gc
gc.disable()
class T:
    def __init__(s, n, *a): s.n = n; s.a = a
    def __del__(s): print('~%s' % s.n, end=' ')
    def __eq__(s, o): return True
    def __lt__(s, o): return True
    def __hash__(s): return 1
    def __add__(s, o): return T(s.n + '+')
    def __iadd__(s, o): return s
    def __getitem__(s, k): return T(s.n + '[]')
    def __setitem__(s, k, v): pass
    def __delitem__(s, k): pass
    def __iter__(s): return iter([T(s.n + '.1'), T(s.n + '.2')])
    def __call__(s, *a, **k): return T(s.n + '()')
    def __enter__(s): return T(s.n + 'in')
    def __exit__(s, *a): return True
    def __contains__(s, x): return True
    def __bool__(s): return True
    def __format__(s, f): return 'x'
    def __neg__(s): return 1
def L(): print('|', end='\n')
def f2(x, y=None, *z, k=None, **w): pass
def f3(x, y=None, z=None): pass
def f4(x, y=None, z=None):
    a=T('la'); b=T('lb')
    return T('ret')
class K:
    def m(s, *a, **k): pass
    def n(s, a, b=None): pass
class S: __slots__=('q','p')
def run():
    T('a') == T('b'); L()
    T('a') < T('b') < T('c'); L()
    T('a') + T('b'); L()
    T('a')[T('b')]; L()
    T('a')[T('b')] = T('c'); L()
    del T('a')[T('b')]; L()
    T('a').x = T('c'); L()
    T('a')[T('b'):T('c')]; L()
    T('a')[T('b'):T('c'):T('d')]; L()
    T('a')[T('b'):T('c')] = T('d'); L()
    T('a') in T('b'); L()
    T('a') is T('b'); L()
    [T('a'), T('b'), T('c')]; L()
    (T('a'), T('b'), T('c')); L()
    {T('a'), T('b')}; L()
    {T('a'): T('b'), 'j': T('c')}; L()
    {'k': T('b'), 'j': T('c')}; L()
    f2(T('a'), T('b'), T('c'), k=T('k'), w=T('w')); L()
    f3(T('a'), T('b'), T('c')); L()
    f3(T('a'), z=T('b'), y=T('c')); L()
    f4(T('a'), T('b'), T('c')); L()
    f3(*[T('a'), T('b')], **{'z': T('c')}); L()
    f2(*[T('a'), T('b'), T('c')], **{'z': T('d')}); L()
    K().m(T('a'), T('b'), k=T('k')); L()
    K().n(T('a'), T('b')); L()
    b=K().n; b(T('a'), b=T('b')); L()
    T('c')(T('a'), T('b'), k=T('k')); L()
    len([T('a')]); isinstance(T('a'), T); id(T('b')); L()
    max(T('a'), T('b')); L()
    print(T('a').n, T('b').n); L()
    str.join(T('q').n, [T('a').n]); L()
    [].extend([T('a'), T('b')]); L()
    dict(a=T('a'), b=T('b')); L()
    list((T('a'), T('b'))); L()
    isinstance(T('a'), (T, T('x').__class__)); L()
    getattr(T('a'), 'n'); setattr(T('a'), 'z', T('b')); L()
    f"{T('a')}{T('b')}"; f"{T('a')!r:>{T('b')}}" if 0 else 0; L()
    a, b = T('a'), T('b'); L()
    a, b = b, a; L()
    a, b = T('c'), T('d'); L()
    a, b, c = T('e'), T('f'), T('g'); L()
    a, b, c = c, b, a; a = b = None; L()
    a, *b = T('a'), T('b'), T('c'); L()
    a = b = c = T('z'); L()
    a = b = c = None; L()
    s = S(); s.q = T('q'); s.p = T('p'); del s; L()
    with T('w') as q, T('v'): T('body'); L()
    L(); q = None; L()
    for q in T('it'): T('body'); L()
    q = None; L()
    [q for q in T('c')]; L()
    [T('e') for q in (T('1'), T('2'))]; L()
    {q: T('v') for q in (1, 2)}; L()
    list(T('g') for q in (T('1'), T('2'))); L()
    any(T('g') for q in (T('1'), T('2'))); L()
    x = T('x'); x += T('y'); L()
    x = T('x') if T('c') else T('d'); L()
    x = T('x') and T('d'); L()
    x = T('x') or T('d'); L()
    x = not T('x'); L()
    -T('x'); L()
    try: raise ValueError(T('v'))
    except ValueError as e: T('h'); L()
    L()
    try:
        f3(T('a'), T('b'), 1/0)
    except ZeroDivisionError: L()
    try:
        [T('a'), T('b'), {T('c'): 1/0}]
    except ZeroDivisionError: L()
    try: f3()
    except TypeError: L()
    try: f3(T('a'), T('b'), T('c'), T('d'))
    except TypeError: L()
    try: f3(T('a'), q=T('b'))
    except TypeError: L()
    try: T('a').zz
    except AttributeError: L()
    try: None(T('a'), T('b'))
    except TypeError: L()
    try: T('a') - T('b')
    except TypeError: L()
    try: len(T('a'))
    except TypeError: L()
    def fe(x):
        y = T('fy'); z = T('fz')
        raise ValueError(T('fv'))
    try: fe(T('arg'))
    except ValueError: L()
    def gen(x):
        y = T('gy')
        for q in x: yield q
        z = T('gz')
    g = gen([T('a'), T('b')]); next(g); L()
    del g; L()
    g = gen([T('a'), T('b')]); next(g); q = next(g); L()
    g.close(); L()
    g = gen([T('a')]); list(g); L()
    g = gen([T('a')]); del g, q; L()
    def mk(x):
        y = T('my')
        def i(z=T('md')): return x, z, y
        return i
    h = mk(T('mx')); h(); L()
    del h; L()
    def h(a, b):
        u = T('u'); v = T('v'); w = T('w')
        u, v, w = T('1'), T('2'), v
        def i(): return v, a
        return T('ret')
    h(T('a'), T('b')); L()
    (lambda q, r=T('d'): q)(T('a')); L()
    print([T('a'), T('b')][0].n, (T('a'), T('b'))[1].n, {'k': T('a'), 'j': T('z')}['k'].n); L()
    T(T('in').n, T('a'), T('b')); L()
    T('x', T('a'), T('b')).a[0]; L()
    assert T('as'); L()
    def ret():
        x = T('x')
        try: return T('r')
        finally: T('f'); L()
    ret(); L()
    def loop():
        for i in [T('a'), T('b')]:
            for j in (T('c'), T('d')): 
                if i: break
            else: pass
            if j: return j
    loop(); L()
    [*(T('a'), T('b'))]; [*[T('a')], *(T('b'),)]; {**{'a': T('a')}, 'b': T('b')}; L()
    print(*[T('p').n, T('q').n]); L()
    x = [T('a'), T('b'), T('c')]; x[0] = T('d'); x[1:2] = [T('e')]; del x[0]; x.pop(); x.clear(); L()
    d = {'a': T('a'), 'b': T('b')}; d['a'] = T('c'); d.pop('b'); d.update(a=T('z')); d.clear(); L()
    del x, d
run()
print('second')
run()
