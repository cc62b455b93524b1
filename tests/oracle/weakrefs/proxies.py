# Proxies and refs: what they forward, how they are shared, counted and told of a death.
import gc
import weakref
from sys import getrefcount, getsizeof


def told(action, *values):
    try:
        print(action(*values), end=' ')
    except Exception as error:
        print(type(error).__name__, error, end=' ')


class A:
    def __init__(self):
        self.n = 0
        self.items = [1, 2]

    def m(self):
        return self.n

    def __call__(self, x=1, *rest, **names):
        return x, rest, names

    def __str__(self):
        return 'an A'

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.items[i] = value

    def __delitem__(self, i):
        del self.items[i]

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return self.n

    def __add__(self, other):
        return 'A + ' + type(other).__name__

    def __radd__(self, other):
        return type(other).__name__ + ' + A'

    def __iadd__(self, other):
        return 'in place ' + type(other).__name__

    def __neg__(self):
        return 'neg'

    def __eq__(self, other):
        return 'eq'

    def __lt__(self, other):
        return 'lt'


class B:
    pass


a, b = A(), B()
gc.collect()
c = gc.get_count()[0]
p, q = weakref.proxy(a), weakref.proxy(b)
print('born', gc.get_count()[0] - c, getsizeof(p), getsizeof(q), gc.is_tracked(p), gc.is_tracked(q))
print(type(p), type(q), type(p).__name__, type(p).__module__, p.__class__, isinstance(p, A), isinstance(p, weakref.CallableProxyType))
print(getrefcount(a), getrefcount(p), a.m(), p.m(), p(), p(2, 3), p(2, k=4), str(p), len(p), p[0], 2 in p, 5 in p, bool(p), bool(q))
p[0] = 7
del p[1]
p.new = 'x'
print(a.items, a.new, p.n, next(p), p.n, p + 1, 1 + p, p + p, p + q, -p, p == 1, p == p, p < 2, 2 > p, q == b, q == q, q != b)
del p.new
told(lambda: p.new)
told(lambda: hash(p))
told(lambda: hash(q))
told(lambda: weakref.ref(p))
told(lambda: weakref.proxy(q))
told(lambda: next(q))
told(lambda: q())
told(lambda: q + 1)
told(lambda: q[0])
told(lambda: len(q))
told(lambda: weakref.proxy(5))
told(lambda: weakref.proxy())
told(lambda: weakref.proxy(b, None, 1))
told(lambda: weakref.ProxyType(b))
told(lambda: callable(p))
told(lambda: callable(q))
print()
p += 3
print(p)
p = weakref.proxy(a)

# Sharing and the order of the chain.
log = []
r = weakref.ref(a)
rc1 = weakref.ref(a, lambda w: log.append(('rc1', w is rc1, w())))
pc1 = weakref.proxy(a, lambda w: log.append('pc1'))
rc2 = weakref.ref(a, lambda w: log.append('rc2'))
pc2 = weakref.proxy(a, lambda w: log.append('pc2'))
names = {id(p): 'p', id(r): 'r', id(rc1): 'rc1', id(pc1): 'pc1', id(rc2): 'rc2', id(pc2): 'pc2'}
print(weakref.proxy(a) is p, weakref.ref(a) is r, weakref.proxy(a, None) is p, weakref.getweakrefcount(a), getrefcount(a))
print([names[id(w)] for w in weakref.getweakrefs(a)], weakref.getweakrefs(5), weakref.getweakrefcount(5))
print(r.__callback__, pc1 == rc1, rc1 == rc2, r is rc1, hash(b) == hash(weakref.ref(b)))
del pc1
print([names[id(w)] for w in weakref.getweakrefs(a)])
text = '<weakref at %#x; to \'A\' at %#x>' % (id(r), id(a))
print(repr(r) == text, repr(p).startswith('<weakproxy at %#x' % id(p)), repr(p).endswith(hex(id(a)) + '>'))
del a
print(log)
print(r(), rc1(), repr(r) == '<weakref at %#x; dead>' % id(r), rc1 == rc2, rc1 == rc1, rc1.__callback__, weakref.getweakrefcount(b))
for action in (str, bool, len, iter, next, lambda x: x.m(), lambda x: x(), lambda x: x + 1, lambda x: 1 + x,
               lambda x: x == 1, lambda x: x[0], lambda x: 1 in x, lambda x: -x, lambda x: setattr(x, 'y', 1),
               lambda x: isinstance(x, A), hash, lambda x: format(x), callable):
    told(action, p)
print()
try:
    hash(rc1)
except TypeError as error:
    print(error)

# Who is in the garbage, who is called.
class C:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name + ' del')


def note(word):
    return lambda w: log.append((word, type(w).__name__))


del log[:]
x, y = C('x'), C('y')
x.y, y.x = y, x
keep = [weakref.proxy(x, note('px')), weakref.ref(y, note('ry')), weakref.ref(x, note('rx'))]
x.own = weakref.ref(y, note('own'))
y.own = weakref.proxy(x, note('own'))
del x, y
print(gc.collect(), log)
print(len(keep), getrefcount(keep[0]))

# Equal referents make equal refs while they live; the hash stays.
class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, E) and self.v == other.v

    def __hash__(self):
        return self.v


e, f, g = E(1), E(1), E(2)
re, rf, rg = weakref.ref(e), weakref.ref(f), weakref.ref(g)
print(re == rf, re != rf, re == rg, hash(re), hash(rf), len({re, rf, rg}))
del e
print(re == rf, re == re, re != rf, hash(re), rf in {rf: 1}, re in {rf: 1})

# Classes that derive from ref are never shared.
class R(weakref.ref):
    pass


class S(weakref.ref):
    __slots__ = ('key',)


n = B()
r1, r2, s1 = R(n), R(n), S(n)
w = weakref.ref(n)
s1.key = 5
r1.extra = 'e'
print(r1 is r2, w is weakref.ref(n), r1 == r2 == w, r1() is n, s1.key, r1.__dict__, weakref.getweakrefcount(n))
names = {id(r1): 'r1', id(r2): 'r2', id(s1): 's1', id(w): 'w'}
print([names[id(z)] for z in weakref.getweakrefs(n)], getrefcount(r1), type(s1).__name__, hash(r1) == hash(w))
r3 = R(n, note('r3'))
q = weakref.proxy(n)
names[id(q)] = 'q'
names[id(r3)] = 'r3'
print([names[id(z)] for z in weakref.getweakrefs(n)])
del log[:]
del n
print(log, r1(), s1())
loop = [B()]
loop[0].r = R(loop[0])
loop[0].s = loop[0]
outside = R(loop[0], note('outside'))
del loop[:]
print(gc.collect(), log, outside())
