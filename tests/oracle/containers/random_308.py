# seed 308, written by random_containers.py
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
h = tuple([n, f, word])
add(size(h))
add(count()[0])
h = tuple(list(h))
add(size(h))
h = h * 2
add(size(h))
d = big % 577648292110
add(size(d))
c = D(x=n)
add(size(c))
add(count()[0])
i = id(c)
del c
g = frozenset()
add(size(g))
add(tracked(g))
h = tuple(list(h))
add(size(h))
add(tracked(h))
add(count()[0])
d = d // 3
add(size(d))
add(tracked(d))
add(count()[0])
d = -d
add(size(d))
add(tracked(d))
del g
k = frozenset([n, (n, n)])
add(size(k))
add(tracked(k))
d = d + 1
add(size(d))
add(tracked(d))
add(count()[0])
g = D(x=n)
add(size(g))
add(count()[0])
i = id(d)
del d
a = dict(zip(range(11), range(11)))
add(size(a))
gc.collect()
for i in range(4): a.pop(i, None)
add(size(a))
add(count()[0])
a = a.copy()
add(size(a))
add(tracked(a))
h = h + (n,)
add(size(h))
h = h + (n,)
add(size(h))
add(tracked(h))
add(count()[0])
i = id(g)
del g
b = L()
add(size(b))
add(count()[0])
del b[::2]
add(size(b))
k = frozenset(k)
add(size(k))
add(tracked(k))
c = A()
add(size(c))
add(tracked(c))
i = id(b)
del b
e = {str(45): 1, str(17): str(n), n: h}
add(size(e))
add(tracked(e))
h = h[:2]
add(size(h))
add(count()[0])
c.__dict__
add(size(c))
k = frozenset(k)
add(size(k))
h = h[:5]
add(size(h))
add(count()[0])
del k
k = list({1, 2, 0})
add(size(k))
add(tracked(k))
add(count()[0])
e = dict(e)
add(size(e))
i = id(a)
del a
g = {i: i for i in range(12)}
add(id(g) == i)
add(size(g))
add(count()[0])
e = dict(e)
add(size(e))
k.insert(0, n + 347)
add(size(k))
add(tracked(k))
add(count()[0])
h = tuple(list(h))
add(size(h))
add(count()[0])
g = dict(g)
add(size(g))
b = ()
add(size(b))
add(tracked(b))
add(count()[0])
i = id(h)
del h
h = tuple(range(2))
add(size(h))
add(count()[0])
a = chr(233) * 5
add(size(a))
add(tracked(a))
add(count()[0])
i = id(e)
del e
d = {str(i): i for i in range(2)}
add(id(d) == i)
add(size(d))
add(count()[0])
e = S()
add(size(e))
add(tracked(e))
i = id(d)
del d
d = {str(i): i for i in range(2)}
add(id(d) == i)
add(size(d))
d.setdefault(n + 28, [])
add(size(d))
add(tracked(d))
e.v = 1
add(size(e))
add(tracked(e))
b = b * 2
add(size(b))
i = id(a)
del a
a = B(n * 176, f)
add(size(a))
add(count()[0])
gc.collect()
add(count()[0])
for i in range(14): d[i] = i
add(size(d))
add(count()[0])
for i in range(8): g["s" + str(i)] = i
add(size(g))
add(tracked(g))
i = id(e)
del e
e = S()
add(size(e))
add(tracked(e))
add(count()[0])
e.u = None
add(size(e))
add(tracked(e))
add(count()[0])
e.u = g
add(size(e))
add(count()[0])
i = id(h)
del h
h = ()
add(size(h))
del k[:4]
add(size(k))
e.u = 1
add(size(e))
if k: k.pop(0)
add(size(k))
add(tracked(k))
gc.collect()
add(count()[0])
g.pop(str(9), None)
add(size(g))
add(tracked(g))
add(count()[0])
i = id(a)
del a
a = list("abc")
add(size(a))
add(count()[0])
k += [3.5]
add(size(k))
e.u = c
add(size(e))
add(count()[0])
i = id(e)
del e
e = S()
add(size(e))
add(tracked(e))
add(count()[0])
gc.collect()
i = id(k)
del k
k = list((n, f, word))
add(id(k) == i)
add(size(k))
add(tracked(k))
add(count()[0])
h = tuple(list(h))
add(size(h))
k.clear()
add(size(k))
c.__dict__
add(size(c))
add(count()[0])
e.v = g
add(size(e))
add(tracked(e))
h = (big + n,)
add(size(h))
add(count()[0])
i = id(e)
del e
e = S()
add(size(e))
add(count()[0])
del e
d[str(19)] = n + 177
add(size(d))
add(tracked(d))
e = {i * n for i in range(2)}
add(size(e))
add(tracked(e))
i = id(d)
del d
d = dict(x=n, y=f)
add(id(d) == i)
add(size(d))
add(tracked(d))
g = dict(g)
add(size(g))
add(count()[0])
i = id(d)
del d
d = dict.fromkeys(range(0))
add(id(d) == i)
add(size(d))
i = id(d)
del d
d = dict.fromkeys("abcd", n)
add(id(d) == i)
add(size(d))
add(tracked(d))
e.add(f)
add(size(e))
add(tracked(e))
i = id(a)
del a
a = list(zip(range(0), "abcdef"))
add(id(a) == i)
add(size(a))
add(tracked(a))
add(count()[0])
i = id(e)
del e
e = {f, 9, (1, n), (1, n), word, word, str(3), str(13), 55, 47}
add(size(e))
add(tracked(e))
add(count()[0])
i = id(k)
del k
k = [*range(9)]
add(id(k) == i)
add(size(k))
add(tracked(k))
add(tracked(c.__dict__))
add(size(c))
add(tracked(c))
add(count()[0])
i = id(g)
del g
g = dict.fromkeys("abcd", n)
add(id(g) == i)
add(size(g))
add(tracked(g))
if a: del a[0]
add(size(a))
add(count()[0])
i = id(a)
del a
a = [c, d, str(n), 3.5, (1, 2), str(n), 3.5, g, (1, 2), "s", b]
add(id(a) == i)
add(size(a))
add(count()[0])
add(tracked(c.__dict__))
add(size(c))
add(tracked(c))
add(count()[0])
e = e.copy()
add(size(e))
add(tracked(c.__dict__))
add(size(c))
c.y = f * 2
add(size(c))
g.setdefault(f, [])
add(size(g))
add(tracked(g))
a += (n, f)
add(size(a))
add(tracked(a))
add(count()[0])
if e: e.pop()
add(size(e))
add(tracked(e))
add(size(c.__dict__.copy()))
add(size(c))
add(tracked(c))
add(count()[0])
d.update({10: n + 180})
add(size(d))
add(tracked(d))
add(count()[0])
del g
add(count()[0])
gc.collect()
add(count()[0])
h = tuple(list(h))
add(size(h))
add(count()[0])
if a: a.pop(0)
add(size(a))
d.pop(18, None)
add(size(d))
add(tracked(d))
g = S()
add(size(g))
add(count()[0])
a.extend(range(6))
add(size(a))
add(tracked(a))
add(count()[0])
gc.collect(1)
c.x6 = h
add(size(c))
add(count()[0])
i = id(d)
del d
d = dict.fromkeys(range(12))
add(id(d) == i)
add(size(d))
add(tracked(d))
add(count()[0])
c.__dict__
add(size(c))
i = id(h)
del h
h = ()
add(size(h))
add(tracked(h))
add(count()[0])
if k: del k[0]
add(size(k))
add(tracked(k))
b = tuple(list(b))
add(size(b))
add(tracked(b))
add(count()[0])
g.v = (1, 2)
add(size(g))
add(count()[0])
d.update({(1, n): f})
add(size(d))
i = id(c)
del c
c = {i * n for i in range(12)}
add(size(c))
add(tracked(c))
i = id(e)
del e
e = set("hello")
add(size(e))
add(tracked(e))
i = id(c)
del c
c = set()
add(size(c))
add(count()[0])
d |= {n: f}
add(size(d))
add(count()[0])
i = id(a)
del a
a = [0] * 10
add(id(a) == i)
add(size(a))
add(tracked(a))
k += (n, f)
add(size(k))
c ^= {2, 3, 2}
add(size(c))
add(tracked(c))
gc.collect(0)
i = id(e)
del e
e = {2, str(11), n, f}
add(size(e))
i = id(d)
del d
d = {str(36): g, 58: g, n: h, str(27): b, "k18": e, (1, n): n + 57, word: e, f: f, str(27): n * 488, 10: big + n, 41: -3}
add(id(d) == i)
add(size(d))
add(count()[0])
i = id(g)
del g
g = S()
add(size(g))
i = id(e)
del e
e = {i * n for i in range(11)}
add(size(e))
i = id(g)
del g
g = S()
add(size(g))
add(count()[0])
d.setdefault(word, [])
add(size(d))
add(tracked(d))
if a: del a[0]
add(size(a))
add(count()[0])
del k
e -= {1, n}
add(size(e))
add(tracked(e))
add(count()[0])
h = h[:8]
add(size(h))
add(count()[0])
h = h * 2
add(size(h))
h = (None,)
add(size(h))
add(tracked(h))
c = set(c)
add(size(c))
add(tracked(c))
b = (1,)
add(size(b))
e -= {1, n}
add(size(e))
add(count()[0])
h = h + (n,)
add(size(h))
add(count()[0])
k = {}
add(size(k))
h = tuple(list(h))
add(size(h))
add(count()[0])
if c: c.pop()
add(size(c))
add(count()[0])
i = id(a)
del a
a = list(zip(range(12), "abcdef"))
add(id(a) == i)
add(size(a))
add(tracked(a))
add(count()[0])
d.update({"k35": k})
add(size(d))
i = id(g)
del g
g = S()
add(size(g))
i = id(e)
del e
e = set([1, n, f])
add(size(e))
add(tracked(e))
c = c | {n}
add(size(c))
k[str(24)] = d
add(size(k))
add(tracked(k))
h = (c,)
add(size(h))
i = id(d)
del d
d = dict(x=n, y=f)
add(id(d) == i)
add(size(d))
add(tracked(d))
i = id(g)
del g
g = S()
add(size(g))
add(tracked(g))
add(count()[0])
g.v = word
add(size(g))
add(count()[0])
g.u = big + n
add(size(g))
add(tracked(g))
del k
add(count()[0])
k = frozenset(range(6))
add(size(k))
add(count()[0])
for i in range(0, len(out), 10): print(i, out[i:i + 10])
