import gc
gc.disable()
t = (1, 2, None)
L = [1, 2, None]
def f(a, b, c): pass
def a1(): f(*L)
def a2(): slice(*L)
def a3(): slice(*t)
def a4(): slice(1, 2, None)
def a5(): dict((), **{})
def a6(): dict(())
def a7(): dict()
def a8(): dict(*())
def a9(): dict(**{})
def b1(): list(*((),), **{})
def b2(): f(*t, **{})
def b3(): slice(*t, **{})
def b5(): len((), **{})
def b6(): slice(*(i for i in t))
def b7(): tuple(i for i in t)
def b8(): f(*(i for i in t))
def c2(): set(t)
def c3(): set(*[t])
def c4(): [i for i in t]
def c5(): f(*[i for i in t])
def measure(name, f):
    out = []
    for i in range(3):
        gc.collect()
        a = gc.get_count()[0]
        y = f()
        b = gc.get_count()[0]
        y = None
        c = gc.get_count()[0]
        out.append((b - a, c - a))
    print(name, out)
for f_ in (a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, b2, b3, b5, b6, b7, b8, c2, c3, c4, c5):
    measure(f_.__name__, f_)
