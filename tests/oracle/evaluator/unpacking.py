import gc
gc.disable()
def f(t):
    a, b = t
def g(t):
    a, b, c = t
def h(t):
    a, *b = t
def it(d):
    for k, v in d.items():
        pass
def z(d):
    for k, v in zip(d, d):
        pass
def en(d):
    for k, v in enumerate(d):
        pass
def mix(t):
    a, b = t
def one(t):
    (a,) = t
def seq(t):
    x = y = t
    a, b = x
    c, d = y
    return a, c
def measure(name, f, *xs):
    out = []
    for x in xs:
        gc.collect()
        a = gc.get_count()[0]
        f(x)
        b = gc.get_count()[0]
        out.append(b - a)
    print(name, out)
t = (1, 2); t3 = (1, 2, 3)
measure('f', f, t, t, t, t, t)
measure('g', g, t3, t3, t3, t3, t3)
measure('h', h, t3, t3, t3, t3, t3)
measure('it', it, *[{1: 2}] * 5)
measure('it2', it, *[{1: 2, 3: 4}] * 5)
measure('z', z, *[[1]] * 5)
measure('z2', z, *[[1, 2]] * 5)
measure('en', en, *[[1]] * 5)
measure('mix', mix, t, [1, 2], t, [1, 2], [1, 2], t, t, {1, 2}, 'ab', t, t)
measure('mix2', mix, *['ab', t] * 10)
measure('one', one, *[(1,)] * 5)
measure('seq', seq, *[t] * 5)
def strs(t):
    a, b = t
measure('strs', strs, *['ab'] * 5 + [t] * 40)
def lst(t):
    a, b = t
measure('lst', lst, *[[1, 2]] * 4 + [t] * 60)
def bad(t):
    try:
        a, b = t
    except ValueError:
        pass
measure('bad', bad, *[t3] * 4 + [t] * 4 + [t3] * 4)
