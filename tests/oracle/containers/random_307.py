# seed 307, written by random_containers.py
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
e = chr(233) * 13
add(size(e))
add(tracked(e))
add(count()[0])
e = e + word
add(size(e))
add(tracked(e))
e = e[1:]
add(size(e))
add(tracked(e))
add(count()[0])
d = {}
add(size(d))
add(tracked(d))
add(count()[0])
del d
add(count()[0])
k = A()
add(size(k))
del e
g = dict.fromkeys("abcd", n)
add(size(g))
add(tracked(g))
add(count()[0])
i = id(g)
del g
d = dict(zip(range(13), range(13)))
add(id(d) == i)
add(size(d))
add(tracked(d))
d.setdefault(word, [])
add(size(d))
add(tracked(d))
add(count()[0])
g = list("abc")
add(size(g))
add(tracked(g))
c = set([1, n, f])
add(size(c))
h = tuple([n, f, word])
add(size(h))
add(count()[0])
d = dict(d)
add(size(d))
d.update({word: 3.5})
add(size(d))
b = repr(f)
add(size(b))
add(tracked(b))
add(count()[0])
k.__dict__
add(size(k))
e = A()
add(size(e))
add(tracked(e))
i = id(g)
del g
a = list(range(3))
add(id(a) == i)
add(size(a))
add(tracked(a))
c.discard((1, n))
add(size(c))
add(tracked(c))
e.x7 = k
add(size(e))
e.__dict__
add(size(e))
add(tracked(e))
add(count()[0])
c.clear()
add(size(c))
a.extend({n, f})
add(size(a))
for i in range(14): d.pop(i, None)
add(size(d))
gc.collect(0)
i = id(e)
del e
e = L()
add(size(e))
add(tracked(e))
add(count()[0])
if e: e.pop(0)
add(size(e))
add(count()[0])
i = id(e)
del e
g = S()
add(size(g))
add(tracked(g))
a.clear()
add(size(a))
if a: a.pop(0)
add(size(a))
add(count()[0])
h = (h, n)
add(size(h))
e = (n,) * 7
add(size(e))
k.y = n
add(size(k))
h = (3.5,)
add(size(h))
i = id(h)
del h
h = tuple(range(11))
add(size(h))
g.v = h
add(size(g))
add(tracked(g))
h = (word,)
add(size(h))
a = a[:]
add(size(a))
add(tracked(a))
d = {**d, n: 1}
add(size(d))
add(tracked(d))
a.append(n)
add(size(a))
i = id(g)
del g
g = S()
add(size(g))
add(count()[0])
i = id(b)
del b
b = list((n, f, word))
add(size(b))
add(tracked(b))
for i in range(10): d.pop(i, None)
add(size(d))
h = h + (n,)
add(size(h))
b.append([])
add(size(b))
add(count()[0])
i = id(c)
del c
c = set(range(9))
add(size(c))
add(count()[0])
d["k4"] = a
add(size(d))
add(tracked(d))
h = h[:2]
add(size(h))
add(tracked(h))
g.v = None
add(size(g))
add(tracked(g))
i = id(k)
del k
k = big // n
add(size(k))
add(tracked(k))
k = k // 3
add(size(k))
add(tracked(k))
add(count()[0])
k = k + 1
add(size(k))
add(tracked(k))
i = id(g)
del g
g = S()
add(size(g))
add(count()[0])
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
i = id(a)
del a
a = ["s", h, d, "s", word + "3", f]
add(id(a) == i)
add(size(a))
add(count()[0])
i = id(d)
del d
d = dict.fromkeys(range(11))
add(id(d) == i)
add(size(d))
add(tracked(d))
add(count()[0])
e = e * 2
add(size(e))
add(tracked(e))
i = id(d)
del d
d = {i: i for i in range(18)}
add(id(d) == i)
add(size(d))
add(tracked(d))
i = id(b)
del b
b = list((n, f, word))
add(id(b) == i)
add(size(b))
add(tracked(b))
i = id(c)
del c
c = set(range(21))
add(size(c))
e = e[:7]
add(size(e))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
a.clear()
add(size(a))
g.v = big
add(size(g))
add(tracked(g))
i = id(k)
del k
k = repr(f)
add(size(k))
add(count()[0])
gc.collect()
gc.collect(1)
i = id(h)
del h
h = (word + "5", big, 1, n * 76, 1, "s", big, g, -3, str(n), k, d,)
add(size(h))
add(tracked(h))
add(count()[0])
c ^= {2, 3, 4}
add(size(c))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
add(count()[0])
c &= {1, 2, 3, n, f}
add(size(c))
add(tracked(c))
if a: del a[0]
add(size(a))
add(tracked(a))
add(count()[0])
h = h[:5]
add(size(h))
add(tracked(h))
h = (h, n)
add(size(h))
add(count()[0])
del b
del d
e = (g,)
add(size(e))
add(len(k.split()))
add(size(k))
add(tracked(k))
add(count()[0])
i = id(k)
del k
b = A()
add(size(b))
add(tracked(b))
add(count()[0])
i = id(e)
del e
e = tuple([n, f, word])
add(size(e))
add(count()[0])
c.update(range(10))
add(size(c))
add(tracked(c))
gc.collect()
i = id(b)
del b
k = (n * 577, 3.5, c, c, word + "8",)
add(size(k))
add(tracked(k))
e = (e, n)
add(size(e))
add(count()[0])
b = list({i: i for i in range(13)})
add(size(b))
i = id(c)
del c
d = set("hello")
add(size(d))
e = (n * 853,)
add(size(e))
add(tracked(e))
add(count()[0])
c = list("abc")
add(size(c))
e = (n * 634,)
add(size(e))
add(tracked(e))
add(count()[0])
g.u = word
add(size(g))
g.v = 1
add(size(g))
i = id(d)
del d
d = set("hello")
add(size(d))
add(tracked(d))
add(count()[0])
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
i = id(k)
del k
k = tuple([n, f, word])
add(size(k))
i = id(b)
del b
b = list({i: i for i in range(6)})
add(id(b) == i)
add(size(b))
add(tracked(b))
add(count()[0])
del k
d.update(range(16))
add(size(d))
add(tracked(d))
add(count()[0])
k = S()
add(size(k))
add(tracked(k))
d.add((1, n))
add(size(d))
add(count()[0])
i = id(e)
del e
e = ()
add(size(e))
add(tracked(e))
add(count()[0])
e = e + (n,)
add(size(e))
add(tracked(e))
d ^= {2, 3, 1}
add(size(d))
if a: del a[-1]
add(size(a))
d = set(d)
add(size(d))
add(tracked(d))
c.extend({n, f})
add(size(c))
add(tracked(c))
gc.collect()
add(count()[0])
i = id(h)
del h
h = tuple([n, f, word])
add(size(h))
k.v = a
add(size(k))
add(tracked(k))
add(count()[0])
i = id(d)
del d
d = set()
add(size(d))
add(tracked(d))
h = tuple(list(h))
add(size(h))
add(tracked(h))
add(count()[0])
gc.collect(1)
e = e[:8]
add(size(e))
add(tracked(e))
g.u = n
add(size(g))
add(count()[0])
del a[7:]
add(size(a))
e = e + (n,)
add(size(e))
add(tracked(e))
a[:] = a[::-1]
add(size(a))
add(tracked(a))
add(count()[0])
k.u = e
add(size(k))
add(count()[0])
i = id(h)
del h
h = (n, n) + (f,)
add(size(h))
add(tracked(h))
h = (word + "6",)
add(size(h))
add(count()[0])
h = (k,)
add(size(h))
add(tracked(h))
add(count()[0])
k.u = (1, 2)
add(size(k))
add(count()[0])
i = id(k)
del k
k = S()
add(size(k))
i = id(a)
del a
a = list({i: i for i in range(13)})
add(id(a) == i)
add(size(a))
add(tracked(a))
b.append(n)
add(size(b))
add(count()[0])
k.u = n
add(size(k))
e = e[:3]
add(size(e))
add(tracked(e))
b.append(n)
add(size(b))
h = h[:5]
add(size(h))
add(tracked(h))
add(count()[0])
gc.collect()
add(count()[0])
i = id(d)
del d
d = set(range(39))
add(size(d))
add(tracked(d))
i = id(b)
del b
b = [0] * 12
add(id(b) == i)
add(size(b))
add(tracked(b))
i = id(k)
del k
k = S()
add(size(k))
b.append(n)
add(size(b))
add(tracked(b))
add(count()[0])
i = id(e)
del e
e = (str(n), k, a, word, f, n, -3,)
add(size(e))
add(tracked(e))
add(count()[0])
d.discard((1, n))
add(size(d))
add(tracked(d))
add(count()[0])
i = id(a)
del a
a = list({i: i for i in range(1)})
add(id(a) == i)
add(size(a))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
i = id(h)
del h
h = ()
add(size(h))
add(tracked(h))
add(count()[0])
e = tuple(list(e))
add(size(e))
add(tracked(e))
add(count()[0])
k.u = "s"
add(size(k))
add(tracked(k))
add(count()[0])
b.append(d)
add(size(b))
add(tracked(b))
i = id(h)
del h
h = ()
add(size(h))
add(tracked(h))
add(count()[0])
del c
c = B(n + 373, None)
add(size(c))
add(tracked(c))
i = id(c)
del c
c = dict([(n, 1), (word, f)])
add(size(c))
add(tracked(c))
add(count()[0])
c[33] = f
add(size(c))
add(count()[0])
k.u = None
add(size(k))
add(count()[0])
if c: c.popitem()
add(size(c))
add(tracked(c))
i = id(d)
del d
d = set([1, n, f])
add(size(d))
add(tracked(d))
for i in range(0, len(out), 10): print(i, out[i:i + 10])
