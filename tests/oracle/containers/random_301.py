# seed 301, written by random_containers.py
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
k = S()
add(size(k))
k.v = k
add(size(k))
k.u = f * 2
add(size(k))
k.v = -3
add(size(k))
k.u = -3
add(size(k))
add(count()[0])
del k
b = list({1, 2, 8})
add(size(b))
del b
g = S()
add(size(g))
d = A()
add(size(d))
del g
b = chr(233) * 6
add(size(b))
gc.collect()
add(count()[0])
c = frozenset("abc")
add(size(c))
add(tracked(c))
c = c | {n}
add(size(c))
i = id(c)
del c
c = frozenset(range(0))
add(size(c))
add(tracked(c))
c = frozenset(c)
add(size(c))
add(tracked(c))
add(count()[0])
add(tracked(d.__dict__))
add(size(d))
add(count()[0])
i = id(b)
del b
e = L(range(5))
add(size(e))
b = tuple([n, f, word])
add(size(b))
add(tracked(b))
add(count()[0])
e *= 2
add(size(e))
add(tracked(e))
add(count()[0])
b = b[:5]
add(size(b))
e.clear()
add(size(e))
add(tracked(e))
add(count()[0])
i = id(b)
del b
b = ()
add(size(b))
add(count()[0])
h = [c, f * 2, "s", 3.5, d, word + "0", None, None, None]
add(size(h))
add(tracked(h))
g = A()
add(size(g))
g.x2 = 3.5
add(size(g))
add(tracked(g))
add(count()[0])
k = (h, -3, f * 2, "s", n * 449, f, b, str(n), "s", g, d, h,)
add(size(k))
h[2:2] = (1, 2, 3)
add(size(h))
add(count()[0])
del h
a = A()
add(size(a))
add(tracked(a))
add(count()[0])
c = c & {1, 2}
add(size(c))
add(tracked(c))
c = c & {1, 2}
add(size(c))
add(tracked(c))
h = frozenset("abc")
add(size(h))
add(tracked(h))
c = c & {1, 2}
add(size(c))
h = h | {n}
add(size(h))
add(count()[0])
e.extend(range(2))
add(size(e))
add(count()[0])
a.x3 = 1
add(size(a))
h = h | {n}
add(size(h))
add(tracked(h))
add(count()[0])
i = id(k)
del k
k = tuple(range(10))
add(size(k))
add(tracked(k))
e.reverse()
add(size(e))
add(tracked(e))
g.__dict__["w6"] = a
add(size(g))
add(tracked(g))
k = k[:2]
add(size(k))
h = h | {n}
add(size(h))
add(count()[0])
d.x1 = a
add(size(d))
add(tracked(d))
add(count()[0])
i = id(g)
del g
g = dict(x=n, y=f)
add(size(g))
add(count()[0])
b = tuple(list(b))
add(size(b))
add(tracked(b))
i = id(a)
del a
a = (n, n) + (f,)
add(size(a))
add(count()[0])
d.y = a
add(size(d))
i = id(d)
del d
d = B(word + "8", g)
add(size(d))
add(count()[0])
g = {**g, n: 1}
add(size(g))
add(tracked(g))
add(count()[0])
del d
add(count()[0])
k = ("s",)
add(size(k))
k = (b,)
add(size(k))
add(tracked(k))
for i in range(12): g.pop(i, None)
add(size(g))
add(count()[0])
c = c - {1}
add(size(c))
add(count()[0])
k = k + (n,)
add(size(k))
add(tracked(k))
c = frozenset(c)
add(size(c))
add(count()[0])
c = c | {n}
add(size(c))
add(tracked(c))
d = dict(x=n, y=f)
add(size(d))
add(count()[0])
i = id(d)
del d
d = dict([(n, 1), (word, f)])
add(id(d) == i)
add(size(d))
add(tracked(d))
i = id(k)
del k
k = tuple(range(11))
add(size(k))
add(tracked(k))
add(count()[0])
i = id(c)
del c
c = frozenset([n, (n, n)])
add(size(c))
h = h & {1, 2}
add(size(h))
add(count()[0])
for i in range(2): g[i] = i
add(size(g))
add(tracked(g))
add(count()[0])
i = id(h)
del h
h = frozenset([n, (n, n)])
add(size(h))
add(count()[0])
h = h - {1}
add(size(h))
add(tracked(h))
a = a[:4]
add(size(a))
a = a[:6]
add(size(a))
add(tracked(a))
add(count()[0])
i = id(d)
del d
d = dict.fromkeys("abcd", n)
add(id(d) == i)
add(size(d))
add(tracked(d))
i = id(k)
del k
k = (n + 127, big + n,)
add(size(k))
add(tracked(k))
i = id(c)
del c
c = frozenset([n, (n, n)])
add(size(c))
add(tracked(c))
add(count()[0])
for i in range(12): g.pop(i, None)
add(size(g))
add(tracked(g))
add(count()[0])
for i in range(16): g.pop(i, None)
add(size(g))
add(tracked(g))
add(count()[0])
k = (c,)
add(size(k))
add(tracked(k))
h = h & {1, 2}
add(size(h))
h = h - {1}
add(size(h))
add(tracked(h))
i = id(e)
del e
e = L(range(5))
add(size(e))
add(tracked(e))
k = tuple(list(k))
add(size(k))
add(count()[0])
k = k + (n,)
add(size(k))
add(count()[0])
del k
k = L()
add(size(k))
add(tracked(k))
i = id(h)
del h
h = frozenset(range(13))
add(size(h))
add(tracked(h))
i = id(d)
del d
d = {i: i for i in range(0)}
add(id(d) == i)
add(size(d))
add(count()[0])
a = tuple(list(a))
add(size(a))
del k[5:]
add(size(k))
add(tracked(k))
i = id(g)
del g
g = {(1, n): e, str(37): c}
add(id(g) == i)
add(size(g))
add(count()[0])
i = id(a)
del a
a = ()
add(size(a))
i = id(k)
del k
k = D(x=n)
add(size(k))
add(tracked(k))
i = id(h)
del h
h = frozenset(range(5))
add(size(h))
add(count()[0])
i = id(a)
del a
a = tuple(range(8))
add(size(a))
add(tracked(a))
h = h | {n}
add(size(h))
add(tracked(h))
gc.collect()
add(count()[0])
i = id(e)
del e
e = list("abc")
add(size(e))
add(tracked(e))
a = (g,)
add(size(a))
add(tracked(a))
h = frozenset(h)
add(size(h))
i = id(a)
del a
a = ()
add(size(a))
add(tracked(a))
add(count()[0])
for i in range(2): k["s" + str(i)] = i
add(size(k))
add(tracked(k))
add(count()[0])
a = tuple(list(a))
add(size(a))
add(tracked(a))
a = a + (n,)
add(size(a))
add(tracked(a))
i = id(d)
del d
d = dict.fromkeys("abcd", n)
add(id(d) == i)
add(size(d))
add(count()[0])
i = id(a)
del a
a = tuple("abc")
add(size(a))
i = id(d)
del d
d = {str(i): i for i in range(26)}
add(id(d) == i)
add(size(d))
add(tracked(d))
add(count()[0])
i = id(k)
del k
k = list(range(12))
add(size(k))
add(tracked(k))
add(count()[0])
k = k[:]
add(size(k))
add(tracked(k))
c = frozenset(c)
add(size(c))
add(tracked(c))
add(count()[0])
i = id(a)
del a
a = ("s", g, word, n + 31, d, h, k, e, word + "4", c,)
add(size(a))
add(tracked(a))
i = id(d)
del d
d = dict.fromkeys("abcd", n)
add(id(d) == i)
add(size(d))
add(tracked(d))
h = h & {1, 2}
add(size(h))
add(count()[0])
g = dict(g)
add(size(g))
add(tracked(g))
i = id(e)
del e
e = [[] for i in range(2)]
add(id(e) == i)
add(size(e))
gc.collect()
d.update({n + 31: None})
add(size(d))
i = id(k)
del k
k = list({i: i for i in range(1)})
add(id(k) == i)
add(size(k))
add(tracked(k))
c = frozenset(c)
add(size(c))
add(count()[0])
i = id(g)
del g
g = {}
add(id(g) == i)
add(size(g))
i = id(e)
del e
e = list(zip(range(6), "abcdef"))
add(id(e) == i)
add(size(e))
add(tracked(e))
k += (n, f)
add(size(k))
i = id(k)
del k
k = [i for i in range(6)]
add(id(k) == i)
add(size(k))
g.update({11: g})
add(size(g))
add(tracked(g))
del d
add(count()[0])
b = b * 2
add(size(b))
add(tracked(b))
e[1:3] = [n]
add(size(e))
del k[:6]
add(size(k))
d = S()
add(size(d))
add(tracked(d))
add(count()[0])
b = tuple(list(b))
add(size(b))
if k: del k[0]
add(size(k))
add(tracked(k))
add(count()[0])
i = id(b)
del b
b = tuple([n, f, word])
add(size(b))
add(tracked(b))
add(count()[0])
del k[3:]
add(size(k))
add(count()[0])
k.append([])
add(size(k))
add(tracked(k))
i = id(h)
del h
h = frozenset(range(9))
add(size(h))
add(tracked(h))
add(count()[0])
e.append(str(n))
add(size(e))
c = c & {1, 2}
add(size(c))
add(tracked(c))
c = c - {1}
add(size(c))
a = tuple(list(a))
add(size(a))
i = id(c)
del c
c = frozenset()
add(size(c))
add(tracked(c))
i = id(b)
del b
b = ()
add(size(b))
add(tracked(b))
e += (n, f)
add(size(e))
add(tracked(e))
e[2:2] = (1, 2, 3)
add(size(e))
add(count()[0])
i = id(e)
del e
e = [[] for i in range(3)]
add(id(e) == i)
add(size(e))
gc.collect()
i = id(g)
del g
g = dict(zip(range(12), range(12)))
add(id(g) == i)
add(size(g))
d.v = -3
add(size(d))
d.u = h
add(size(d))
add(tracked(d))
i = id(a)
del a
a = tuple("abc")
add(size(a))
i = id(a)
del a
a = (n, n) + (f,)
add(size(a))
add(tracked(a))
add(count()[0])
c = c - {1}
add(size(c))
add(tracked(c))
i = id(e)
del e
e = list("abc")
add(id(e) == i)
add(size(e))
add(tracked(e))
add(count()[0])
i = id(a)
del a
a = (n, n) + (f,)
add(size(a))
add(tracked(a))
c = c | {n}
add(size(c))
add(tracked(c))
for i in range(0, len(out), 10): print(i, out[i:i + 10])
