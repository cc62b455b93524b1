import gc, copy
gc.disable()
x = slice(1, 2)
class D(dict):
    pass
d = D(); d['x'] = [1]
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1; s.b = [2]
def red(): return x.__reduce__()
def redex(): return x.__reduce_ex__(4)
t = (1, 2, None)
def mk(): return slice(*t)
def gn(): return slice(*(i for i in t))
def gn1(): return slice(*[i for i in t])
def gt(): return (*(i for i in t),)
def kw(): return mk(*(), **{})
def kw2(): return dict((), **{})
def tn(): return tuple.__new__(tuple, t)
class T(tuple): pass
def tn2(): return tuple.__new__(T, [1, 2])
def tn3(): return tuple.__new__(tuple, [1, 2])
def tn4(): return T([1, 2])
def dred(): return d.__reduce_ex__(4)
def sred(): return s.__reduce_ex__(4)
def un():
    for k, v in dred()[4]: pass
def sn():
    for k, v in sred()[2][1].items(): pass
def ga(): return getattr(x, '__deepcopy__', None)
def gr(): return getattr(x, '__reduce_ex__', None)
def st(): return s.__getstate__()
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
for f in (red, redex, mk, gn, gn1, gt, kw, kw2, tn, tn2, tn3, tn4, dred, sred, un, sn, ga, gr, st):
    measure(f.__name__, f)
