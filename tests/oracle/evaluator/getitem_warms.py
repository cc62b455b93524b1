import sys
rc = sys.getrefcount
class V:
    def __getitem__(self, k):
        return rc(k)
class W:
    def __getitem__(self, *k):
        return rc(k[0])
def f(v, k): return v[k]
v = V(); k = V(); w = W()
print([f(v, k) for i in range(12)])
def g(v, k):
    r = []
    for i in range(12):
        r.append(v[k])
    return r
print(g(v, k))
print(g(v, k))
def h(v, w, k, n):
    for i in range(n): pass
    return v[k]
print([h(v, w, k, i) for i in range(6)])
def gen(v, k):
    while 1:
        yield v[k]
x = gen(v, k)
print([next(x) for i in range(14)])
def m(v, k):
    i = 0
    r = []
    while i < 12:
        r.append(v[k])
        i += 1
    return r
print(m(v, k))
def z(v, k): return v[k]
print([z(w, k) for i in range(10)])
print([z(v, k) for i in range(100)])
