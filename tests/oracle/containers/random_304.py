# seed 304, written by random_containers.py
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
h = S()
add(size(h))
add(count()[0])
h.v = h
add(size(h))
add(tracked(h))
add(count()[0])
del h
e = L(range(12))
add(size(e))
add(tracked(e))
add(count()[0])
e.clear()
add(size(e))
add(tracked(e))
del e
add(count()[0])
g = repr(f)
add(size(g))
add(tracked(g))
b = []
add(size(b))
add(tracked(b))
a = B("s", g)
add(size(a))
add(tracked(a))
gc.collect()
g = g[1:]
add(size(g))
add(tracked(g))
add(count()[0])
i = id(b)
del b
b = list({i: i for i in range(6)})
add(id(b) == i)
add(size(b))
add(tracked(b))
add(count()[0])
del b[::2]
add(size(b))
h = str(n * 843251)
add(size(h))
add(tracked(h))
g = g + word
add(size(g))
add(tracked(g))
k = {i: i for i in range(0)}
add(size(k))
add(tracked(k))
add(count()[0])
b.extend({n, f})
add(size(b))
add(count()[0])
k.pop(n + 35, None)
add(size(k))
add(tracked(k))
g = g[1:]
add(size(g))
e = L(range(10))
add(size(e))
add(count()[0])
del e
k.setdefault(str(7), [])
add(size(k))
add(count()[0])
a.y = "s"
add(size(a))
add(tracked(a))
add(count()[0])
a.z = []
add(size(a))
add(tracked(a))
a.y = big
add(size(a))
add(tracked(a))
del b[7:]
add(size(b))
g = g[1:]
add(size(g))
add(tracked(g))
e = dict([(n, 1), (word, f)])
add(size(e))
g = g.replace("w", "xx")
add(size(g))
add(tracked(g))
g = g.replace("w", "xx")
add(size(g))
k = dict(k)
add(size(k))
add(count()[0])
add(tracked(a.__dict__))
add(size(a))
add(tracked(a))
add(count()[0])
g = g + word
add(size(g))
h = h + word
add(size(h))
add(tracked(h))
c = list("abc")
add(size(c))
del c
h = h[1:]
add(size(h))
add(tracked(h))
i = id(a)
del a
c = L()
add(size(c))
d = chr(20013) * 11
add(size(d))
add(count()[0])
h = h + word
add(size(h))
add(tracked(h))
d = d.upper()
add(size(d))
c += [big]
add(size(c))
add(tracked(c))
h = h.replace("w", "xx")
add(size(h))
add(tracked(h))
add(count()[0])
gc.collect(1)
for i in range(8): k.pop(i, None)
add(size(k))
add(tracked(k))
add(count()[0])
i = id(k)
del k
k = {n: f * 2, word: d, n: 3.5, 39: c, f: g, n + 5: 1, str(12): d, n: d, str(25): None}
add(id(k) == i)
add(size(k))
if c: c.pop()
add(size(c))
add(tracked(c))
a = L()
add(size(a))
add(tracked(a))
gc.collect()
i = id(k)
del k
k = dict(zip(range(4), range(4)))
add(id(k) == i)
add(size(k))
i = id(g)
del g
g = B(e, c)
add(size(g))
add(tracked(g))
add(count()[0])
i = id(a)
del a
a = frozenset([n, (n, n)])
add(size(a))
k[word] = n
add(size(k))
add(count()[0])
for i in range(6): k.pop(i, None)
add(size(k))
add(tracked(k))
add(count()[0])
i = id(k)
del k
k = dict.fromkeys(range(8))
add(id(k) == i)
add(size(k))
add(tracked(k))
add(count()[0])
i = id(g)
del g
g = big % 611696210072
add(size(g))
add(count()[0])
k.setdefault(word, [])
add(size(k))
add(count()[0])
add(len(h.split()))
add(size(h))
add(tracked(h))
add(count()[0])
e = e.copy()
add(size(e))
add(tracked(e))
add(count()[0])
i = id(e)
del e
e = dict.fromkeys("abcd", n)
add(id(e) == i)
add(size(e))
add(count()[0])
i = id(a)
del a
a = frozenset([n, (n, n)])
add(size(a))
add(tracked(a))
d = d[1:]
add(size(d))
add(tracked(d))
add(count()[0])
a = a - {1}
add(size(a))
add(tracked(a))
i = id(b)
del b
b = list({1, 2, 2})
add(id(b) == i)
add(size(b))
add(tracked(b))
del k
if b: del b[0]
add(size(b))
c.append([])
add(size(c))
d = d + word
add(size(d))
add(len(d.split()))
add(size(d))
add(tracked(d))
del g
i = id(c)
del c
c = A()
add(size(c))
add(tracked(c))
c.y = big
add(size(c))
add(tracked(c))
i = id(e)
del e
g = {}
add(id(g) == i)
add(size(g))
add(tracked(g))
add(len(h.split()))
add(size(h))
add(count()[0])
i = id(c)
del c
e = n ** 35
add(size(e))
add(tracked(e))
add(count()[0])
add(len(d.split()))
add(size(d))
add(tracked(d))
a = a & {1, 2}
add(size(a))
add(tracked(a))
b.clear()
add(size(b))
k = set(range(6))
add(size(k))
add(tracked(k))
add(count()[0])
c = {word, n, str(21), "k13", f, n + 48, f, f, n, n + 11}
add(size(c))
gc.collect()
add(count()[0])
k = k | {n}
add(size(k))
add(tracked(k))
del h
add(count()[0])
i = id(e)
del e
e = frozenset([n, (n, n)])
add(size(e))
add(tracked(e))
k.update(range(6))
add(size(k))
g.pop(str(8), None)
add(size(g))
add(tracked(g))
h = [0] * 11
add(size(h))
i = id(c)
del c
c = set()
add(size(c))
add(tracked(c))
h += (n, f)
add(size(h))
i = id(e)
del e
e = frozenset()
add(size(e))
i = id(e)
del e
e = frozenset("abc")
add(size(e))
add(count()[0])
d = d.replace("w", "xx")
add(size(d))
add(tracked(d))
add(count()[0])
c.clear()
add(size(c))
i = id(k)
del k
k = set([1, n, f])
add(size(k))
c = c | {n}
add(size(c))
e = e & {1, 2}
add(size(e))
add(tracked(e))
i = id(c)
del c
c = set("hello")
add(size(c))
a = frozenset(a)
add(size(a))
add(tracked(a))
add(count()[0])
i = id(d)
del d
d = L()
add(size(d))
add(tracked(d))
add(count()[0])
i = id(b)
del b
b = sorted(range(9))
add(id(b) == i)
add(size(b))
add(tracked(b))
del d[8:]
add(size(d))
add(count()[0])
i = id(b)
del b
b = [i for i in range(13)]
add(id(b) == i)
add(size(b))
e = e | {n}
add(size(e))
add(tracked(e))
if h: del h[0]
add(size(h))
for i in range(0): k.add(i)
add(size(k))
a = a & {1, 2}
add(size(a))
add(tracked(a))
c = c | {n}
add(size(c))
add(count()[0])
del d
g.pop(str(33), None)
add(size(g))
add(tracked(g))
del b[8:]
add(size(b))
d = frozenset()
add(size(d))
i = id(d)
del d
d = frozenset()
add(size(d))
add(tracked(d))
for i in range(2): g.pop(i, None)
add(size(g))
add(tracked(g))
e = e | {n}
add(size(e))
del h[:1]
add(size(h))
add(tracked(h))
for i in range(5): g["s" + str(i)] = i
add(size(g))
add(tracked(g))
add(count()[0])
a = a & {1, 2}
add(size(a))
add(tracked(a))
i = id(a)
del a
a = frozenset("abc")
add(size(a))
add(tracked(a))
i = id(g)
del g
g = dict(x=n, y=f)
add(id(g) == i)
add(size(g))
k = k.copy()
add(size(k))
add(count()[0])
d = frozenset(d)
add(size(d))
i = id(g)
del g
g = {n + 50: None, f: 3.5, (1, n): e, "k14": n * 680, word: b, n: word + "8", 7: d, (1, n): (1, 2)}
add(id(g) == i)
add(size(g))
add(count()[0])
h.extend(range(2))
add(size(h))
add(tracked(h))
add(count()[0])
k -= {1, n}
add(size(k))
add(tracked(k))
if k: k.pop()
add(size(k))
i = id(b)
del b
b = [i for i in range(6)]
add(id(b) == i)
add(size(b))
add(tracked(b))
add(count()[0])
i = id(a)
del a
a = frozenset()
add(size(a))
c ^= {2, 3, 3}
add(size(c))
add(count()[0])
i = id(e)
del e
e = frozenset(range(4))
add(size(e))
i = id(d)
del d
d = frozenset([n, (n, n)])
add(size(d))
g.pop(str(35), None)
add(size(g))
add(count()[0])
e = frozenset(e)
add(size(e))
add(count()[0])
i = id(a)
del a
a = frozenset()
add(size(a))
add(tracked(a))
add(count()[0])
i = id(e)
del e
e = frozenset([n, (n, n)])
add(size(e))
add(tracked(e))
add(count()[0])
i = id(e)
del e
e = frozenset()
add(size(e))
add(tracked(e))
for i in range(7): g["s" + str(i)] = i
add(size(g))
i = id(e)
del e
e = frozenset("abc")
add(size(e))
add(count()[0])
del h
i = id(e)
del e
h = frozenset(range(10))
add(size(h))
add(tracked(h))
h = h - {1}
add(size(h))
del d
k.discard(n)
add(size(k))
add(tracked(k))
e = tuple([n, f, word])
add(size(e))
i = id(c)
del c
d = set([1, n, f])
add(size(d))
add(tracked(d))
c = ()
add(size(c))
i = id(k)
del k
k = {(1, n), word, "k5", f, word}
add(size(k))
add(count()[0])
g.update({"k6": "s"})
add(size(g))
add(tracked(g))
d -= {1, n}
add(size(d))
i = id(b)
del b
b = [g, f * 2, e, (1, 2), k, f * 2]
add(id(b) == i)
add(size(b))
add(count()[0])
i = id(c)
del c
c = tuple([n, f, word])
add(size(c))
add(tracked(c))
add(count()[0])
for i in range(0, len(out), 10): print(i, out[i:i + 10])
