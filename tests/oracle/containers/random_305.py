# seed 305, written by random_containers.py
import gc, sys
gc.disable()
class A: pass
class B:
    def __init__(self, p, q):
        self.p = p
        self.q = q
class S: __slots__ = ('u', 'v')
class L(list): pass
class D(dict): pass
out = []
add = out.append
size = sys.getsizeof
tracked = gc.is_tracked
count = gc.get_count
n = 7
big = 10 ** 20
f = 2.5
word = 'word'
gc.collect()
h = D(x=n)
add(size(h))
h.update({n: f * 2})
add(size(h))
add(tracked(h))
h.clear()
add(size(h))
add(tracked(h))
h.update(x=n)
add(size(h))
add(tracked(h))
h.update({"k33": 1})
add(size(h))
add(tracked(h))
add(count()[0])
gc.collect(0)
h[n] = f
add(size(h))
add(tracked(h))
add(count()[0])
b = S()
add(size(b))
add(tracked(b))
add(count()[0])
g = L(range(6))
add(size(g))
add(count()[0])
e = big // n
add(size(e))
b.u = "s"
add(size(b))
h[word] = n
add(size(h))
add(tracked(h))
b.u = f
add(size(b))
add(tracked(b))
add(count()[0])
h[f] = -3
add(size(h))
add(tracked(h))
i = id(e)
del e
e = B(word + "8", h)
add(size(e))
h[n] = f
add(size(h))
add(count()[0])
b.v = f * 2
add(size(b))
add(count()[0])
e.__dict__
add(size(e))
add(count()[0])
k = set()
add(size(k))
add(tracked(k))
g[:] = g[::-1]
add(size(g))
add(tracked(g))
i = id(g)
del g
a = D()
add(size(a))
add(tracked(a))
gc.collect(0)
b.u = (1, 2)
add(size(b))
h[n] = f
add(size(h))
add(tracked(h))
del e
a[1] = f
add(size(a))
add(tracked(a))
g = dict(zip(range(9), range(9)))
add(size(g))
g = {**g, n: 1}
add(size(g))
add(tracked(g))
add(count()[0])
del g
i = id(k)
del k
k = set("hello")
add(size(k))
add(tracked(k))
for i in range(16): a[i] = i
add(size(a))
k &= {1, 2, 3, n, f}
add(size(k))
add(tracked(k))
add(count()[0])
i = id(a)
del a
g = list((n, f, word))
add(size(g))
add(count()[0])
c = frozenset(range(4))
add(size(c))
add(tracked(c))
e = word * 3
add(size(e))
add(count()[0])
k.add(n + 37)
add(size(k))
add(tracked(k))
a = L(range(5))
add(size(a))
d = big % 307099412267
add(size(d))
add(tracked(d))
i = id(e)
del e
e = B(n, big)
add(size(e))
add(tracked(e))
add(count()[0])
i = id(d)
del d
d = n ** 56
add(size(d))
add(tracked(d))
d = -d
add(size(d))
add(count()[0])
del a
add(count()[0])
e.y = (1, 2)
add(size(e))
add(count()[0])
add(size(e.__dict__.copy()))
add(size(e))
e.x4 = h
add(size(e))
add(tracked(e))
a = L()
add(size(a))
add(tracked(a))
g[2:2] = (1, 2, 3)
add(size(g))
del c
add(count()[0])
c = frozenset()
add(size(c))
k.discard(str(39))
add(size(k))
i = id(g)
del g
g = list(zip(range(0), "abcdef"))
add(id(g) == i)
add(size(g))
add(count()[0])
e.__dict__
add(size(e))
add(tracked(e))
add(count()[0])
c = c | {n}
add(size(c))
if g: del g[-1]
add(size(g))
add(tracked(g))
for i in range(12): k.add(i)
add(size(k))
add(count()[0])
if hasattr(e, "y"): del e.y
add(size(e))
add(tracked(e))
c = frozenset(c)
add(size(c))
add(count()[0])
d = d * n
add(size(d))
add(tracked(d))
if k: k.pop()
add(size(k))
c = c | {n}
add(size(c))
add(tracked(c))
k = k | {n}
add(size(k))
i = id(a)
del a
a = big * 417006988
add(size(a))
a = a // 3
add(size(a))
add(tracked(a))
e.z = []
add(size(e))
add(tracked(e))
b.u = f
add(size(b))
add(count()[0])
del c
c = B(e, n * 881)
add(size(c))
i = id(k)
del k
k = set([1, n, f])
add(size(k))
i = id(e)
del e
e = B(f, big)
add(size(e))
add(count()[0])
i = id(a)
del a
a = A()
add(size(a))
e.y = d
add(size(e))
k.update(range(4))
add(size(k))
add(count()[0])
for i in range(18): k.add(i)
add(size(k))
add(count()[0])
add(tracked(a.__dict__))
add(size(a))
k ^= {2, 3, 7}
add(size(k))
add(tracked(k))
add(count()[0])
del g[1:]
add(size(g))
add(tracked(g))
k.add(f)
add(size(k))
add(tracked(k))
add(count()[0])
e.__dict__
add(size(e))
add(count()[0])
i = id(e)
del e
e = set(range(33))
add(size(e))
c.z = []
add(size(c))
b.v = (1, 2)
add(size(b))
add(tracked(b))
g.extend({n, f})
add(size(g))
add(count()[0])
b.u = 1
add(size(b))
b.v = word + "0"
add(size(b))
add(tracked(b))
add(size(c.__dict__.copy()))
add(size(c))
add(tracked(c))
add(count()[0])
g += [a]
add(size(g))
add(count()[0])
i = id(e)
del e
e = {i * n for i in range(8)}
add(size(e))
i = id(h)
del h
h = list({i: i for i in range(13)})
add(size(h))
add(tracked(h))
h = h[:]
add(size(h))
add(count()[0])
k = k.copy()
add(size(k))
add(tracked(k))
add(count()[0])
e ^= {2, 3, 3}
add(size(e))
d = d >> 5
add(size(d))
add(count()[0])
k &= {1, 2, 3, n, f}
add(size(k))
add(tracked(k))
add(count()[0])
i = id(c)
del c
c = sorted(range(2))
add(size(c))
add(count()[0])
d = d // 3
add(size(d))
add(tracked(d))
add(count()[0])
i = id(h)
del h
h = [1, None, c, d, n * 247, big + n, k, 3.5, big, "s"]
add(id(h) == i)
add(size(h))
add(tracked(h))
b.u = word + "3"
add(size(b))
add(tracked(b))
e ^= {2, 3, 5}
add(size(e))
add(tracked(e))
add(count()[0])
e ^= {2, 3, 3}
add(size(e))
add(tracked(e))
add(count()[0])
i = id(a)
del a
a = repr(f)
add(size(a))
add(tracked(a))
i = id(k)
del k
k = set()
add(size(k))
add(tracked(k))
add(count()[0])
i = id(a)
del a
a = dict(x=n, y=f)
add(size(a))
add(tracked(a))
add(count()[0])
a = dict(a)
add(size(a))
a.setdefault((1, n), [])
add(size(a))
add(tracked(a))
d = d >> 5
add(size(d))
i = id(b)
del b
b = S()
add(size(b))
add(tracked(b))
h[1:3] = [n]
add(size(h))
if g: g.pop()
add(size(g))
g[:] = g[::-1]
add(size(g))
add(tracked(g))
add(count()[0])
i = id(d)
del d
d = [[] for i in range(5)]
add(size(d))
add(tracked(d))
del g
g = D()
add(size(g))
add(count()[0])
i = id(d)
del d
d = list("abc")
add(id(d) == i)
add(size(d))
add(tracked(d))
k.add(n + 24)
add(size(k))
if d: del d[-1]
add(size(d))
i = id(a)
del a
a = {}
add(id(a) == i)
add(size(a))
i = id(d)
del d
d = [*range(10)]
add(id(d) == i)
add(size(d))
i = id(g)
del g
g = word * 13
add(size(g))
add(tracked(g))
d *= 2
add(size(d))
add(tracked(d))
del c[:0]
add(size(c))
add(count()[0])
d += [c]
add(size(d))
for i in range(0): e.add(i)
add(size(e))
add(tracked(e))
i = id(e)
del e
e = {n + 53, (1, n), str(38), n + 32}
add(size(e))
if h: h.pop()
add(size(h))
add(tracked(h))
del e
add(count()[0])
del h
e = big >> 58
add(size(e))
add(count()[0])
h = word * 6
add(size(h))
i = id(d)
del d
d = list({1, 2, 8})
add(id(d) == i)
add(size(d))
add(tracked(d))
a = a.copy()
add(size(a))
if d: del d[-1]
add(size(d))
add(tracked(d))
i = id(b)
del b
b = S()
add(size(b))
add(count()[0])
k ^= {2, 3, 4}
add(size(k))
add(count()[0])
i = id(a)
del a
a = {n: f * 2, f: word, 33: word, 54: n * 365, n + 11: c}
add(id(a) == i)
add(size(a))
add(tracked(a))
add(count()[0])
i = id(c)
del c
c = list({i: i for i in range(3)})
add(id(c) == i)
add(size(c))
add(count()[0])
c[:] = c[::-1]
add(size(c))
i = id(e)
del e
e = big >> 35
add(size(e))
add(count()[0])
i = id(e)
del e
e = A()
add(size(e))
add(tracked(e))
g = g + word
add(size(g))
add(tracked(g))
add(count()[0])
k = k | {n}
add(size(k))
add(count()[0])
if d: d.pop()
add(size(d))
add(tracked(d))
e.__dict__
add(size(e))
add(tracked(e))
i = id(c)
del c
c = list({1, 2, 4})
add(id(c) == i)
add(size(c))
add(count()[0])
del c[:8]
add(size(c))
add(tracked(c))
add(count()[0])
i = id(e)
del e
e = D()
add(size(e))
add(count()[0])
i = id(b)
del b
b = S()
add(size(b))
add(tracked(b))
add(count()[0])
i = id(k)
del k
k = set("hello")
add(size(k))
add(count()[0])
b.u = k
add(size(b))
add(tracked(b))
a[word] = n
add(size(a))
add(tracked(a))
add(count()[0])
i = id(k)
del k
k = set("hello")
add(size(k))
for i in range(0, len(out), 10): print(i, out[i:i + 10])
