# seed 302, written by random_containers.py
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
h = B(word + "0", word + "8")
add(size(h))
add(tracked(h))
g = S()
add(size(g))
h.y = f * 2
add(size(h))
add(tracked(h))
add(count()[0])
gc.collect()
g.v = g
add(size(g))
add(size(h.__dict__.copy()))
add(size(h))
add(tracked(h))
g.v = n * 420
add(size(g))
add(tracked(g))
g.u = h
add(size(g))
k = [*range(10)]
add(size(k))
del h
add(count()[0])
c = B("s", "s")
add(size(c))
k += (n, f)
add(size(k))
add(tracked(k))
add(count()[0])
del k
k = {i * n for i in range(5)}
add(size(k))
add(tracked(k))
g.u = g
add(size(g))
add(tracked(g))
i = id(g)
del g
h = S()
add(size(h))
add(tracked(h))
add(count()[0])
i = id(h)
del h
g = S()
add(size(g))
i = id(k)
del k
b = set("hello")
add(size(b))
add(tracked(b))
if b: b.pop()
add(size(b))
add(tracked(b))
for i in range(9): b.add(i)
add(size(b))
add(tracked(b))
add(count()[0])
e = {}
add(size(e))
add(tracked(e))
b ^= {2, 3, 4}
add(size(b))
add(tracked(b))
add(count()[0])
h = A()
add(size(h))
add(tracked(h))
add(count()[0])
add(size(c.__dict__.copy()))
add(size(c))
c.x5 = str(n)
add(size(c))
add(tracked(c))
add(count()[0])
b.update(range(16))
add(size(b))
add(tracked(b))
h.x1 = word + "8"
add(size(h))
add(tracked(h))
add(count()[0])
add(tracked(h.__dict__))
add(size(h))
add(count()[0])
b.add((1, n))
add(size(b))
a = ("s",)
add(size(a))
k = D()
add(size(k))
add(tracked(k))
add(count()[0])
if hasattr(c, "y"): del c.y
add(size(c))
add(tracked(c))
add(count()[0])
for i in range(8): e["s" + str(i)] = i
add(size(e))
add(tracked(e))
del e
add(count()[0])
b &= {1, 2, 3, n, f}
add(size(b))
add(count()[0])
d = -big
add(size(d))
add(tracked(d))
add(count()[0])
gc.collect(1)
add(size(h.__dict__.copy()))
add(size(h))
add(tracked(h))
i = id(d)
del d
e = "x".join(["a", word, "c"])
add(size(e))
add(tracked(e))
a = tuple(list(a))
add(size(a))
add(tracked(a))
add(count()[0])
add(tracked(h.__dict__))
add(size(h))
d = n ** 1
add(size(d))
i = id(a)
del a
a = tuple([n, f, word])
add(size(a))
add(count()[0])
d = d // 3
add(size(d))
gc.collect(1)
b -= {1, n}
add(size(b))
del c
add(tracked(h.__dict__))
add(size(h))
add(count()[0])
a = a[:7]
add(size(a))
add(tracked(a))
add(count()[0])
a = (a, n)
add(size(a))
c = chr(20013) * 6
add(size(c))
add(tracked(c))
i = id(h)
del h
h = {i * n for i in range(1)}
add(size(h))
add(tracked(h))
b.clear()
add(size(b))
g.v = n
add(size(g))
a = a + (n,)
add(size(a))
add(tracked(a))
d = d + 1
add(size(d))
add(tracked(d))
c = c.replace("w", "xx")
add(size(c))
a = tuple(list(a))
add(size(a))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
i = id(k)
del k
k = {i: i for i in range(33)}
add(size(k))
add(tracked(k))
a = a[:2]
add(size(a))
add(tracked(a))
i = id(h)
del h
h = set("hello")
add(size(h))
gc.collect()
i = id(c)
del c
c = S()
add(size(c))
i = id(a)
del a
a = tuple(range(8))
add(size(a))
add(tracked(a))
c.u = k
add(size(c))
add(count()[0])
i = id(k)
del k
k = {(1, n): word + "4", n: big + n, (1, n): word + "5", (1, n): h, n + 13: 3.5, word: "s", str(17): f * 2}
add(id(k) == i)
add(size(k))
add(tracked(k))
add(len(e.split()))
add(size(e))
add(tracked(e))
add(count()[0])
a = (a, n)
add(size(a))
add(count()[0])
gc.collect(0)
add(count()[0])
i = id(g)
del g
g = S()
add(size(g))
i = id(b)
del b
b = {str(26), str(32)}
add(size(b))
add(tracked(b))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
gc.collect(1)
add(count()[0])
b = set(b)
add(size(b))
add(tracked(b))
i = id(e)
del e
e = n << 77
add(size(e))
add(tracked(e))
add(count()[0])
e = e + 1
add(size(e))
add(tracked(e))
i = id(g)
del g
g = S()
add(size(g))
gc.collect()
add(count()[0])
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
add(count()[0])
e = e >> 5
add(size(e))
a = a * 2
add(size(a))
add(tracked(a))
add(count()[0])
del a
i = id(d)
del d
d = S()
add(size(d))
add(tracked(d))
e = -e
add(size(e))
add(tracked(e))
add(count()[0])
i = id(d)
del d
a = S()
add(size(a))
d = B(c, b)
add(size(d))
add(tracked(d))
i = id(c)
del c
c = S()
add(size(c))
b.discard((1, n))
add(size(b))
add(tracked(b))
add(count()[0])
g.u = a
add(size(g))
add(count()[0])
k[word] = n
add(size(k))
i = id(k)
del k
k = dict(x=n, y=f)
add(id(k) == i)
add(size(k))
add(tracked(k))
if hasattr(d, "y"): del d.y
add(size(d))
add(tracked(d))
add(count()[0])
g.v = k
add(size(g))
add(tracked(g))
a.u = str(n)
add(size(a))
k.pop("k1", None)
add(size(k))
add(tracked(k))
add(count()[0])
for i in range(3): h.add(i)
add(size(h))
h = h | {n}
add(size(h))
add(tracked(h))
add(count()[0])
d.y = None
add(size(d))
add(tracked(d))
add(count()[0])
g.u = d
add(size(g))
add(count()[0])
i = id(k)
del k
k = {}
add(id(k) == i)
add(size(k))
i = id(e)
del e
e = set([1, n, f])
add(size(e))
add(tracked(e))
add(count()[0])
g.v = big
add(size(g))
add(count()[0])
i = id(k)
del k
k = {i: i for i in range(3)}
add(id(k) == i)
add(size(k))
add(tracked(k))
i = id(a)
del a
a = S()
add(size(a))
i = id(g)
del g
g = S()
add(size(g))
if e: e.pop()
add(size(e))
add(tracked(e))
e.clear()
add(size(e))
add(tracked(e))
add(count()[0])
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
g.u = b
add(size(g))
add(count()[0])
e = e | {n}
add(size(e))
h |= {n, f, 3}
add(size(h))
add(tracked(h))
add(count()[0])
if e: e.pop()
add(size(e))
add(tracked(e))
add(count()[0])
e = e.copy()
add(size(e))
i = id(a)
del a
a = S()
add(size(a))
add(tracked(a))
i = id(h)
del h
h = set()
add(size(h))
add(tracked(h))
a.u = 1
add(size(a))
add(tracked(a))
k.update({49: f})
add(size(k))
add(tracked(k))
del a
c.v = d
add(size(c))
add(tracked(c))
add(count()[0])
a = A()
add(size(a))
add(count()[0])
c.v = n * 41
add(size(c))
add(count()[0])
i = id(e)
del e
e = {f, str(48)}
add(size(e))
add(tracked(e))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
d.x2 = d
add(size(d))
k = k.copy()
add(size(k))
add(tracked(k))
add(count()[0])
i = id(b)
del b
b = {13, 39}
add(size(b))
add(tracked(b))
add(count()[0])
for i in range(6): k[i] = i
add(size(k))
add(count()[0])
k.update(x=n)
add(size(k))
add(tracked(k))
i = id(b)
del b
b = {i * n for i in range(0)}
add(size(b))
add(count()[0])
g.v = k
add(size(g))
add(tracked(g))
add(count()[0])
add(tracked(a.__dict__))
add(size(a))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
i = id(k)
del k
k = dict.fromkeys("abcd", n)
add(id(k) == i)
add(size(k))
add(tracked(k))
add(count()[0])
i = id(a)
del a
a = B(big, word)
add(size(a))
add(count()[0])
for i in range(18): b.add(i)
add(size(b))
add(tracked(b))
add(count()[0])
i = id(e)
del e
e = set()
add(size(e))
add(tracked(e))
add(count()[0])
add(size(d.__dict__.copy()))
add(size(d))
add(tracked(d))
add(count()[0])
i = id(e)
del e
e = {i * n for i in range(10)}
add(size(e))
add(tracked(e))
add(count()[0])
i = id(a)
del a
a = A()
add(size(a))
add(count()[0])
h.clear()
add(size(h))
add(count()[0])
i = id(b)
del b
b = set(range(24))
add(size(b))
gc.collect(1)
d.__dict__["w2"] = k
add(size(d))
i = id(h)
del h
h = set()
add(size(h))
i = id(c)
del c
c = S()
add(size(c))
add(tracked(c))
add(count()[0])
g.v = h
add(size(g))
add(tracked(g))
g.v = n * 274
add(size(g))
h = set(h)
add(size(h))
add(count()[0])
add(size(a.__dict__.copy()))
add(size(a))
add(tracked(a))
add(count()[0])
for i in range(0, len(out), 10): print(i, out[i:i + 10])
