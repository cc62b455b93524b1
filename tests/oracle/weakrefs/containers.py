# The weak dictionaries and sets: the objects behind them, what they allocate, when entries go.
import copy
import gc
import weakref
from sys import getrefcount, getsizeof

count = gc.get_count


def made(f, *a):
    gc.collect()
    c = count()[0]
    r = f(*a)
    return count()[0] - c - 1


class A:
    def __init__(self, n=0):
        self.n = n

    def __repr__(self):
        return 'A(%d)' % self.n

    def __del__(self):
        log.append(self.n)


log = []
V, K, S = weakref.WeakValueDictionary, weakref.WeakKeyDictionary, weakref.WeakSet
print(V.__name__, V.__module__, K.__module__, S.__module__, weakref.KeyedRef.__module__, weakref.finalize.__module__)
v, k, s = V(), K(), S()
print(made(V), made(K), made(S), made(V), made(K), made(S))
print(sorted(v.__dict__), sorted(k.__dict__), sorted(s.__dict__))
print(getrefcount(v), getrefcount(k), getrefcount(s), weakref.getweakrefcount(v), getrefcount(v._remove), getrefcount(v.data))
print(getsizeof(v), getsizeof(k), getsizeof(s), gc.is_tracked(v), gc.is_tracked(v.data), gc.is_tracked(s.data))

# one entry
a = A(1)


def put():
    v['x'] = a


def put_key():
    k[a] = 'x'


print(made(put), made(put_key), made(put_key), made(lambda: s.add(a)), made(lambda: s.add(a)))
print(len(v), len(k), len(s), getrefcount(a), weakref.getweakrefcount(a), [type(w).__name__ for w in weakref.getweakrefs(a)])
r = v.data['x']
print(type(r) is weakref.KeyedRef, r.key, r() is a, getrefcount(r), getsizeof(r), gc.is_tracked(r), r.__callback__ is v._remove)
print(made(lambda: v['x']), made(lambda: v.get('x')), made(lambda: k[a]), made(lambda: a in k), made(lambda: 'x' in v), made(lambda: 'y' in v))
print(made(lambda: list(v.items())), made(lambda: list(v.values())), made(lambda: list(k.keys())), made(lambda: list(s)), made(lambda: v.valuerefs()), made(lambda: k.keyrefs()))
print(v.get('y', 5), k.get(A, 6), 'y' in v, 5 in k, a in s, v.setdefault('x', None) is a, k.setdefault(a, 9), v.pop('y', 8))
del r
del a
print(len(v), len(k), len(s), log, len(v.data), len(k.data), len(s.data))

# update, copy, comparison, removal
del log[:]
objects = [A(i) for i in range(10, 16)]
v.update({i: o for i, o in enumerate(objects)}, z=objects[0])
for i, o in enumerate(objects):
    k[o] = i
s.update(objects)
print(len(v), len(k), len(s), [getrefcount(o) for o in objects], [weakref.getweakrefcount(o) for o in objects])
w = v.copy()
l = k.copy()
t = s.copy()
w2 = copy.copy(v)
print(len(w), len(l), len(t), len(w2), type(w2).__name__, [weakref.getweakrefcount(o) for o in objects])
print(v == w, k == l, s == t, v == dict(w.items()), v != w, s != t, s - t == S(), len(s | t), len(s & S(objects[:2])), s >= t, s.isdisjoint(t))
print(sorted(repr(x) for x in v.values()), sorted(v.keys(), key=str), sorted(k.values()), v.pop(3), v.popitem()[0], k.pop(objects[0]), k.popitem()[1])
del v[1], k[objects[1]]
s.discard(objects[2])
s.remove(objects[3])
for f in (lambda: v[1], lambda: k[objects[1]], lambda: s.remove(objects[3]), lambda: k[5], lambda: S().pop(), lambda: v.pop(1), lambda: V().popitem(), lambda: K({5: 1}), lambda: hash(v), lambda: V(5)):
    try:
        print(f(), end=' ')
    except Exception as error:
        print(type(error).__name__, '' if 'at 0x' in str(error) else error, end=' ')
print()
del o
del objects[2:]
print(log, len(v), len(k), len(s), len(w), len(l), len(t), len(w2), sorted(v.keys(), key=str))
del w2, w

# an entry dies while the container is iterated
del log[:]
objects = [A(i) for i in range(20, 25)]
v, k, s = V(enumerate(objects)), K((o, o.n) for o in objects), S(objects)
seen = []
for i, o in v.items():
    seen.append((i, o.n, len(v.data)))
    if i == 1:
        del objects[3]
        seen.append(len(v.data))
print(seen, log, len(v), len(v.data), sorted(v.data))
seen = []
for o in k:
    seen.append((o.n, len(k)))
    if o.n == 20:
        del objects[2]
        seen.append((len(k), len(k.data)))
del o
print(sorted(seen[:1]), len(seen), log, len(k), len(k.data))
g = iter(s)
first = next(g)
other = [o for o in objects if o is not first][0]
objects.remove(other)
del other, first
print(len(s), len(s.data))
g.close()
del g
print(len(s), len(s.data), len(log))
del objects[:]
print(len(v), len(k), len(s), len(log))

# cycles through containers
del log[:]
gc.collect()
for kind in (V, K, S):
    x = A(30)
    c = kind()
    if kind is S:
        c.add(x)
    else:
        c['key' if kind is V else x] = 'v' if kind is K else x
    x.own = c
    del x, c
    print(gc.collect(), log)
x = A(40)
c = K()
c[x] = x
del x
print(gc.collect(), len(c), log)
del c
print(gc.collect(), log)
x, y = A(41), A(42)
x.other, y.other = y, x
c, d, e = V(x=x, y=y), K({x: 1, y: 2}), S((x, y))
del x, y
print(len(c), gc.collect(), len(c), len(d), len(e), log)

# a container dies before its entries
x = A(50)
c, d, e = V(x=x), K({x: 1}), S((x,))
print(weakref.getweakrefcount(x), made(lambda: None))
del c, d, e
print(weakref.getweakrefcount(x), gc.collect())
del x


class D(V):
    def __init__(self, name, *rest):
        super().__init__(*rest)
        self.name = name


x = A(60)
d = D('n', {1: x})
print(len(d), d.name, type(d).__name__, isinstance(d, V), len(D('m')))
del x
print(len(d), log)
try:
    k.update(a=1)
except TypeError as error:
    print(error)
