# seed 306, written by random_containers.py
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
d = {str(26), n, word, str(12), n, word, f, (1, n), word, n, n, str(17), word}
add(size(d))
add(count()[0])
del d
add(count()[0])
d = dict(zip(range(2), range(2)))
add(size(d))
add(tracked(d))
e = [i for i in range(13)]
add(size(e))
c = S()
add(size(c))
if e: del e[0]
add(size(e))
add(tracked(e))
c.v = -3
add(size(c))
add(count()[0])
c.v = big
add(size(c))
add(tracked(c))
b = L()
add(size(b))
g = (n,) * 14
add(size(g))
add(count()[0])
a = L(range(10))
add(size(a))
add(tracked(a))
c.v = n + 290
add(size(c))
add(count()[0])
c.u = "s"
add(size(c))
add(tracked(c))
i = id(e)
del e
e = [0] * 13
add(id(e) == i)
add(size(e))
gc.collect(0)
g = tuple(list(g))
add(size(g))
add(count()[0])
gc.collect(0)
if a: del a[0]
add(size(a))
add(count()[0])
b[:] = b[::-1]
add(size(b))
add(tracked(b))
i = id(b)
del b
k = L()
add(size(k))
add(tracked(k))
add(count()[0])
h = S()
add(size(h))
add(tracked(h))
a.reverse()
add(size(a))
add(count()[0])
b = list(zip(range(12), "abcdef"))
add(size(b))
g = g[:4]
add(size(g))
add(tracked(g))
add(count()[0])
g = g[:6]
add(size(g))
add(tracked(g))
e = e[:]
add(size(e))
add(tracked(e))
d[n] = b
add(size(d))
add(tracked(d))
add(count()[0])
del e[:8]
add(size(e))
add(tracked(e))
add(count()[0])
del a[:7]
add(size(a))
add(tracked(a))
add(count()[0])
c.v = f * 2
add(size(c))
i = id(b)
del b
b = sorted(range(8))
add(id(b) == i)
add(size(b))
add(tracked(b))
add(count()[0])
if b: del b[0]
add(size(b))
add(tracked(b))
add(count()[0])
h.u = -3
add(size(h))
i = id(b)
del b
b = list((n, f, word))
add(id(b) == i)
add(size(b))
add(tracked(b))
i = id(h)
del h
h = S()
add(size(h))
add(tracked(h))
add(count()[0])
k.clear()
add(size(k))
add(count()[0])
i = id(b)
del b
b = [*range(5)]
add(id(b) == i)
add(size(b))
add(tracked(b))
if d: d.popitem()
add(size(d))
add(count()[0])
d.update(x=n)
add(size(d))
i = id(c)
del c
c = S()
add(size(c))
i = id(e)
del e
e = []
add(id(e) == i)
add(size(e))
add(tracked(e))
h.u = e
add(size(h))
del d
add(count()[0])
a.extend(range(1))
add(size(a))
del b[:0]
add(size(b))
add(tracked(b))
add(count()[0])
g = (g, n)
add(size(g))
add(tracked(g))
d = {i: i for i in range(30)}
add(size(d))
add(tracked(d))
i = id(k)
del k
k = B(n, n + 223)
add(size(k))
d.pop(word, None)
add(size(d))
add(tracked(d))
i = id(d)
del d
d = dict.fromkeys(range(13))
add(id(d) == i)
add(size(d))
add(tracked(d))
e.insert(0, big + n)
add(size(e))
add(tracked(e))
d[word] = n
add(size(d))
i = id(d)
del d
d = dict([(n, 1), (word, f)])
add(id(d) == i)
add(size(d))
c.u = word + "4"
add(size(c))
add(tracked(c))
g = tuple(list(g))
add(size(g))
e.extend({n, f})
add(size(e))
add(tracked(e))
add(count()[0])
a.append(k)
add(size(a))
add(tracked(k.__dict__))
add(size(k))
i = id(e)
del e
e = list("abc")
add(id(e) == i)
add(size(e))
add(count()[0])
b[1:3] = [n]
add(size(b))
add(tracked(b))
add(count()[0])
del c
a.clear()
add(size(a))
c = n * 531715882687
add(size(c))
a.append([])
add(size(a))
add(tracked(a))
i = id(e)
del e
e = [0] * 13
add(id(e) == i)
add(size(e))
add(tracked(e))
c = -c
add(size(c))
add(tracked(c))
add(count()[0])
del e[:7]
add(size(e))
add(count()[0])
i = id(k)
del k
k = chr(233) * 2
add(size(k))
add(tracked(k))
add(count()[0])
i = id(d)
del d
d = dict([(n, 1), (word, f)])
add(id(d) == i)
add(size(d))
add(tracked(d))
add(count()[0])
d = {**d, n: 1}
add(size(d))
i = id(b)
del b
b = sorted(range(13))
add(id(b) == i)
add(size(b))
del b
add(count()[0])
b = ()
add(size(b))
i = id(k)
del k
k = D()
add(size(k))
i = id(b)
del b
b = tuple([n, f, word])
add(size(b))
add(tracked(b))
add(count()[0])
i = id(e)
del e
e = list(range(4))
add(id(e) == i)
add(size(e))
i = id(a)
del a
a = L(range(9))
add(size(a))
i = id(h)
del h
h = S()
add(size(h))
i = id(b)
del b
b = tuple([n, f, word])
add(size(b))
del c
add(count()[0])
g = g[:7]
add(size(g))
add(tracked(g))
c = A()
add(size(c))
d = {**d, n: 1}
add(size(d))
add(tracked(d))
add(count()[0])
k.setdefault("k25", [])
add(size(k))
d.pop(53, None)
add(size(d))
add(tracked(d))
d = {**d, n: 1}
add(size(d))
add(tracked(d))
add(count()[0])
d.setdefault(n, [])
add(size(d))
add(tracked(d))
add(count()[0])
if e: e.pop()
add(size(e))
add(tracked(e))
i = id(b)
del b
b = (k, f,)
add(size(b))
add(count()[0])
d.clear()
add(size(d))
add(tracked(d))
i = id(c)
del c
c = S()
add(size(c))
i = id(a)
del a
a = {}
add(size(a))
c.v = e
add(size(c))
add(count()[0])
h.v = (1, 2)
add(size(h))
add(tracked(h))
add(count()[0])
i = id(k)
del k
k = tuple(range(5))
add(size(k))
add(tracked(k))
i = id(a)
del a
a = {f: g, n + 2: c, n: h}
add(id(a) == i)
add(size(a))
add(tracked(a))
i = id(g)
del g
g = tuple(range(13))
add(size(g))
add(tracked(g))
h.v = h
add(size(h))
add(tracked(h))
h.v = big
add(size(h))
e.extend({n, f})
add(size(e))
add(count()[0])
c.v = n + 97
add(size(c))
add(count()[0])
c.v = c
add(size(c))
add(count()[0])
del b
i = id(d)
del d
d = dict(zip(range(5), range(5)))
add(id(d) == i)
add(size(d))
add(count()[0])
a = dict(a)
add(size(a))
add(tracked(a))
h.v = None
add(size(h))
add(tracked(h))
add(count()[0])
if e: del e[-1]
add(size(e))
add(tracked(e))
add(count()[0])
d.setdefault((1, n), [])
add(size(d))
add(count()[0])
if e: del e[0]
add(size(e))
add(count()[0])
b = dict([(n, 1), (word, f)])
add(size(b))
add(tracked(b))
d.setdefault("k35", [])
add(size(d))
add(count()[0])
gc.collect(1)
a.setdefault(f, [])
add(size(a))
i = id(d)
del d
d = {str(i): i for i in range(2)}
add(id(d) == i)
add(size(d))
add(count()[0])
e.clear()
add(size(e))
c.u = n + 324
add(size(c))
i = id(d)
del d
d = {}
add(id(d) == i)
add(size(d))
add(tracked(d))
add(count()[0])
i = id(e)
del e
e = []
add(id(e) == i)
add(size(e))
add(tracked(e))
add(count()[0])
c.u = word
add(size(c))
for i in range(2): b["s" + str(i)] = i
add(size(b))
add(tracked(b))
i = id(h)
del h
h = S()
add(size(h))
add(tracked(h))
add(count()[0])
i = id(c)
del c
c = S()
add(size(c))
add(count()[0])
e = e[:]
add(size(e))
add(tracked(e))
i = id(a)
del a
a = dict(zip(range(9), range(9)))
add(id(a) == i)
add(size(a))
add(count()[0])
g = tuple(list(g))
add(size(g))
add(tracked(g))
add(count()[0])
i = id(h)
del h
h = S()
add(size(h))
add(tracked(h))
add(count()[0])
k = k[:4]
add(size(k))
add(tracked(k))
a = dict(a)
add(size(a))
add(tracked(a))
k = tuple(list(k))
add(size(k))
add(tracked(k))
add(count()[0])
h.v = h
add(size(h))
add(tracked(h))
add(count()[0])
c.u = str(n)
add(size(c))
add(count()[0])
d = dict(d)
add(size(d))
add(tracked(d))
i = id(c)
del c
c = S()
add(size(c))
add(count()[0])
i = id(k)
del k
k = tuple("abc")
add(size(k))
d.update(x=n)
add(size(d))
i = id(h)
del h
h = S()
add(size(h))
add(count()[0])
gc.collect()
add(count()[0])
i = id(a)
del a
a = {}
add(id(a) == i)
add(size(a))
i = id(d)
del d
d = {}
add(id(d) == i)
add(size(d))
add(count()[0])
a[(1, n)] = str(n)
add(size(a))
add(count()[0])
i = id(b)
del b
b = dict(x=n, y=f)
add(id(b) == i)
add(size(b))
add(tracked(b))
add(count()[0])
g = tuple(list(g))
add(size(g))
add(tracked(g))
gc.collect()
i = id(b)
del b
b = {word: 3.5}
add(id(b) == i)
add(size(b))
add(tracked(b))
b = {**b, n: 1}
add(size(b))
d[word] = n
add(size(d))
for i in range(16): a.pop(i, None)
add(size(a))
add(count()[0])
k = k[:1]
add(size(k))
add(count()[0])
k = tuple(list(k))
add(size(k))
add(tracked(k))
add(count()[0])
k = tuple(list(k))
add(size(k))
add(tracked(k))
for i in range(0, len(out), 10): print(i, out[i:i + 10])
