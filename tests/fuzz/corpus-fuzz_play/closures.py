def mk(n):
    def f(a, b=2, *c, d, **e):
        nonlocal n
        n += 1
        return (n, a, b, c, d, e)
    return f
f = mk(1)
print(f(1, d=2), f(*[1, 2, 3], **{'d': 4, 'z': 5}))
a, *b, (c, d) = [1, 2, 3, (4, 5)]
a, b = b, a
x = lambda q: q if q else None
with_ = [x(i) for i in (0, 1)]
