# seed 303, written by random_containers.py
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
d = [i for i in range(9)]
add(size(d))
add(count()[0])
del d[:4]
add(size(d))
add(tracked(d))
add(count()[0])
d.append(f)
add(size(d))
g = frozenset()
add(size(g))
add(count()[0])
d = d[:]
add(size(d))
add(tracked(d))
del d[8:]
add(size(d))
add(tracked(d))
i = id(g)
del g
h = frozenset(range(5))
add(size(h))
d += [word + "5"]
add(size(d))
h = h & {1, 2}
add(size(h))
add(count()[0])
h = h & {1, 2}
add(size(h))
add(tracked(h))
add(count()[0])
h = frozenset(h)
add(size(h))
gc.collect(0)
h = h | {n}
add(size(h))
add(tracked(h))
add(count()[0])
h = h & {1, 2}
add(size(h))
add(tracked(h))
h = h - {1}
add(size(h))
del d[::2]
add(size(d))
add(count()[0])
d += [(1, 2)]
add(size(d))
add(count()[0])
d[:] = d[::-1]
add(size(d))
add(count()[0])
gc.collect(1)
c = B(word + "2", n * 366)
add(size(c))
add(count()[0])
b = S()
add(size(b))
add(tracked(b))
add(count()[0])
b.v = 1
add(size(b))
add(tracked(b))
h = h & {1, 2}
add(size(h))
add(tracked(h))
k = dict(zip(range(10), range(10)))
add(size(k))
add(tracked(k))
add(count()[0])
k.pop(n + 18, None)
add(size(k))
if d: del d[0]
add(size(d))
add(size(c.__dict__.copy()))
add(size(c))
add(tracked(c))
k |= {n: f}
add(size(k))
e = dict([(n, 1), (word, f)])
add(size(e))
add(tracked(e))
add(count()[0])
a = B(1, h)
add(size(a))
add(tracked(a))
k |= {n: f}
add(size(k))
add(tracked(k))
add(count()[0])
h = h & {1, 2}
add(size(h))
add(tracked(h))
i = id(b)
del b
b = S()
add(size(b))
a.x4 = h
add(size(a))
g = {f: h, (1, n): e, word: str(n), 36: k, 52: d, (1, n): k, str(5): b, str(46): str(n), 30: e, str(14): None, n + 14: 3.5}
add(size(g))
add(tracked(g))
i = id(d)
del d
d = list({1, 2, 1})
add(id(d) == i)
add(size(d))
del h
h = dict(zip(range(10), range(10)))
add(size(h))
add(tracked(h))
i = id(c)
del c
c = set([1, n, f])
add(size(c))
add(tracked(c))
c &= {1, 2, 3, n, f}
add(size(c))
add(count()[0])
a.__dict__
add(size(a))
add(tracked(a))
i = id(e)
del e
e = dict(x=n, y=f)
add(id(e) == i)
add(size(e))
d *= 2
add(size(d))
add(tracked(d))
k = dict(k)
add(size(k))
add(count()[0])
c = set(c)
add(size(c))
add(tracked(c))
add(count()[0])
g.setdefault((1, n), [])
add(size(g))
h = dict(h)
add(size(h))
add(tracked(h))
add(count()[0])
for i in range(16): k[i] = i
add(size(k))
add(tracked(k))
b.v = "s"
add(size(b))
add(tracked(b))
add(count()[0])
d[2:2] = (1, 2, 3)
add(size(d))
add(count()[0])
i = id(k)
del k
k = dict(x=n, y=f)
add(id(k) == i)
add(size(k))
d[1:3] = [n]
add(size(d))
add(count()[0])
i = id(c)
del c
c = set(range(15))
add(size(c))
i = id(c)
del c
c = set()
add(size(c))
add(tracked(c))
add(count()[0])
i = id(d)
del d
d = [[] for i in range(3)]
add(id(d) == i)
add(size(d))
g.update(x=n)
add(size(g))
add(count()[0])
b.v = g
add(size(b))
add(count()[0])
del a
add(count()[0])
del d[::2]
add(size(d))
add(tracked(d))
add(count()[0])
del d[7:]
add(size(d))
a = set("hello")
add(size(a))
add(tracked(a))
add(count()[0])
k.update(x=n)
add(size(k))
e.clear()
add(size(e))
add(tracked(e))
add(count()[0])
k["k20"] = 3.5
add(size(k))
add(tracked(k))
for i in range(10): g.pop(i, None)
add(size(g))
add(tracked(g))
b.v = str(n)
add(size(b))
add(tracked(b))
for i in range(6): k.pop(i, None)
add(size(k))
b.v = n + 281
add(size(b))
add(tracked(b))
if h: h.popitem()
add(size(h))
add(tracked(h))
for i in range(6): g["s" + str(i)] = i
add(size(g))
add(tracked(g))
b.u = word + "4"
add(size(b))
add(tracked(b))
add(count()[0])
h.pop(f, None)
add(size(h))
add(tracked(h))
d.append(word + "0")
add(size(d))
i = id(e)
del e
e = dict.fromkeys(range(2))
add(id(e) == i)
add(size(e))
add(tracked(e))
add(count()[0])
g.pop((1, n), None)
add(size(g))
add(tracked(g))
c -= {1, n}
add(size(c))
add(tracked(c))
if d: d.pop(0)
add(size(d))
add(tracked(d))
i = id(k)
del k
k = dict(zip(range(12), range(12)))
add(id(k) == i)
add(size(k))
add(count()[0])
c = set(c)
add(size(c))
c |= {n, f, 3}
add(size(c))
add(count()[0])
i = id(c)
del c
c = set()
add(size(c))
add(count()[0])
i = id(b)
del b
b = S()
add(size(b))
add(tracked(b))
add(count()[0])
i = id(k)
del k
k = dict([(n, 1), (word, f)])
add(id(k) == i)
add(size(k))
add(count()[0])
a = set(a)
add(size(a))
add(tracked(a))
add(count()[0])
if d: del d[-1]
add(size(d))
add(count()[0])
h |= {n: f}
add(size(h))
add(count()[0])
del d[1:]
add(size(d))
d.clear()
add(size(d))
add(tracked(d))
i = id(d)
del d
d = list("abc")
add(id(d) == i)
add(size(d))
add(tracked(d))
add(count()[0])
i = id(d)
del d
d = sorted(range(6))
add(id(d) == i)
add(size(d))
add(tracked(d))
if d: del d[-1]
add(size(d))
a.add(n + 4)
add(size(a))
add(tracked(a))
i = id(d)
del d
d = [0] * 13
add(id(d) == i)
add(size(d))
add(tracked(d))
g.setdefault(str(15), [])
add(size(g))
add(tracked(g))
b.v = n
add(size(b))
gc.collect()
add(count()[0])
i = id(c)
del c
c = set(range(3))
add(size(c))
e = e.copy()
add(size(e))
add(tracked(e))
if a: a.pop()
add(size(a))
b.u = n + 323
add(size(b))
for i in range(4): e[i] = i
add(size(e))
add(count()[0])
for i in range(2): e["s" + str(i)] = i
add(size(e))
e[str(48)] = 3.5
add(size(e))
i = id(b)
del b
b = S()
add(size(b))
add(tracked(b))
add(count()[0])
i = id(h)
del h
h = dict(zip(range(8), range(8)))
add(id(h) == i)
add(size(h))
k = k.copy()
add(size(k))
add(tracked(k))
i = id(k)
del k
k = {str(6): 3.5, n + 24: str(n), str(24): n, word: str(n), word: None, str(12): b, word: a, (1, n): word + "6", n + 43: -3, (1, n): -3, f: 1, n: -3}
add(id(k) == i)
add(size(k))
add(tracked(k))
a.clear()
add(size(a))
add(count()[0])
e.update({n + 23: e})
add(size(e))
add(tracked(e))
if d: del d[0]
add(size(d))
add(count()[0])
for i in range(0): h.pop(i, None)
add(size(h))
i = id(d)
del d
d = list("abc")
add(id(d) == i)
add(size(d))
i = id(k)
del k
k = dict.fromkeys("abcd", n)
add(id(k) == i)
add(size(k))
add(count()[0])
for i in range(10): k.pop(i, None)
add(size(k))
add(tracked(k))
a.clear()
add(size(a))
add(tracked(a))
k[word] = n
add(size(k))
add(tracked(k))
add(count()[0])
i = id(e)
del e
e = {str(i): i for i in range(8)}
add(id(e) == i)
add(size(e))
add(count()[0])
i = id(a)
del a
a = set([1, n, f])
add(size(a))
add(tracked(a))
for i in range(15): a.add(i)
add(size(a))
add(tracked(a))
add(count()[0])
i = id(b)
del b
b = S()
add(size(b))
d += (n, f)
add(size(d))
h |= {n: f}
add(size(h))
add(tracked(h))
add(count()[0])
i = id(a)
del a
a = {"k7", (1, n), n, n + 26}
add(size(a))
add(tracked(a))
k.update({n + 31: f * 2})
add(size(k))
add(count()[0])
if c: c.pop()
add(size(c))
add(tracked(c))
e = {**e, n: 1}
add(size(e))
del c
add(count()[0])
b.u = 1
add(size(b))
add(count()[0])
if h: h.popitem()
add(size(h))
add(tracked(h))
add(count()[0])
e.setdefault((1, n), [])
add(size(e))
add(count()[0])
d.insert(0, k)
add(size(d))
add(count()[0])
e = dict(e)
add(size(e))
add(tracked(e))
del g
del b
h = dict(h)
add(size(h))
add(tracked(h))
e = {**e, n: 1}
add(size(e))
add(count()[0])
e |= {n: f}
add(size(e))
a |= {n, f, 3}
add(size(a))
add(tracked(a))
add(count()[0])
b = big * 373511099
add(size(b))
add(tracked(b))
k = k.copy()
add(size(k))
add(count()[0])
i = id(a)
del a
g = set()
add(size(g))
add(tracked(g))
c = B(1, g)
add(size(c))
add(tracked(c))
h.update({"k15": None})
add(size(h))
gc.collect()
d[1:3] = [n]
add(size(d))
h.update({56: None})
add(size(h))
add(tracked(h))
add(count()[0])
c.__dict__
add(size(c))
add(tracked(c))
add(count()[0])
e |= {n: f}
add(size(e))
add(tracked(e))
add(count()[0])
for i in range(8): k["s" + str(i)] = i
add(size(k))
add(tracked(k))
add(count()[0])
if g: g.pop()
add(size(g))
add(tracked(g))
for i in range(0, len(out), 10): print(i, out[i:i + 10])
