import gc
gc.disable()
class F:
    def __init__(self, *a): pass
    def __call__(self, *a): return a and a[0]
class I(int): pass
class G(float): pass
class P:
    p = property(F())
    def __init__(self): self.n = 1
f = F()
p = P()
def m1(): return list(map(f, [1]))
def m2(): return list(map(F, [1]))
def m3(): return list(map(int, '1'))
def m4(): return list(map(str, [1]))
def m5(): return list(map(complex, [1]))
def m6(): return list(map(slice, [1]))
def m7(): return list(filter(f, [1]))
def n1(): return p.p
def n2(): return I.from_bytes(b'1', 'big')
def n3(): return G.fromhex('0x1p1')
def n4(): return list(map(type, [1]))
def n5(): return list(map(bytes, [1]))
def n6(): return list(map(list, [[1]]))
def n7(): return list(map(tuple, [[1]]))
def n8(): return list(map(dict, [[]]))
def n9(): return list(map(set, [[]]))
def o1(): return list(map(float, [1]))
def o2(): return list(map(range, [1]))
def o3(): return list(map(bool, [1]))
def o5(): return list(map(bytearray, [1]))
def o6(): return list(map(property, [1]))
def o7(): return list(map(enumerate, [[]]))
def o8(): return list(map(zip, [[]]))
def o9(): return list(map(reversed, [[]]))
def q1(): return list(map(ValueError, [1]))
def q2(): return list(map(staticmethod, [1]))
def q4(): return next(iter(f, 3), 0)
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
for k in (m1, m2, m3, m4, m5, m6, m7, n1, n2, n3, n4, n5, n6, n7, n8, n9, o1, o2, o3, o5, o6, o7, o8, o9, q1, q2, q4):
    measure(k.__name__, k)
measure('sm', lambda: staticmethod(1))
measure('cm', lambda: classmethod(1))
measure('prop', lambda: property(1))
measure('msm', lambda: list(map(staticmethod, [1])))
measure('mcm', lambda: list(map(classmethod, [1])))
measure('smt', lambda: staticmethod(*(1,)))
