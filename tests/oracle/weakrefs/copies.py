# copy.copy and copy.deepcopy: what is shared, what comes into being, what the memo keeps alive.
import copy
import gc
from sys import getrefcount, getsizeof

count = gc.get_count


def made(f, *a):
    gc.collect()
    c = count()[0]
    r = f(*a)
    return count()[0] - c - 1


class A:
    pass


class P:
    def __init__(self):
        self.x = [1]
        self.y = {'a': (1, [2])}
        self.me = self


class L(list):
    pass


class D(dict):
    pass


class S:
    __slots__ = ('a', 'b')


class T(S):
    pass


class C:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return ('deep', len(memo))


class G:
    def __init__(self, v):
        self.v = v

    def __getstate__(self):
        return {'state': self.v}

    def __setstate__(self, state):
        self.v = state


class R:
    def __reduce__(self):
        return list, ((1, 2),)


class E(Exception):
    pass


def f():
    pass


s, l, d, p, t, e = S(), L([1, [2]]), D({1: [2]}), P(), T(), E('m', [5])
s.a, l.z, d.z, t.b, t.c, e.note = [1], 5, 6, [2], [3], 'n'
for x in (p, l, d, s, t, A(), e):
    copy.copy(x), copy.deepcopy(x)
print(S.__slotnames__, A.__slotnames__, T.__slotnames__)
kinds = [5, 'a', (1,), (1, [2]), [1], {1: [2]}, {1}, frozenset((1, 2)), p, l, d, s, t, C(), G([1]), f, len, None, 1.5,
         range(3), b'x', A(), p.x.append, {}, [], (), set(), slice(1, 2), type, A, Ellipsis, E]
print([made(copy.copy, x) for x in kinds if x is not d and x is not s and x is not t])
print([made(copy.deepcopy, x) for x in (5, 'a', [1], [[1], [2]], [1, [2, [3]]], f, len, None, range(3), C(), {}, [], L([1]), D(), A)])
print(copy.copy(p).__dict__ == p.__dict__, copy.copy(G([1])).v, copy.copy(R()), copy.deepcopy([R(), G(7)])[1].v)
q = copy.copy(p)
print(q.x is p.x, q.me is p, getrefcount(p.x), getrefcount(q), getrefcount(p), getsizeof(q), gc.is_tracked(q))
q = copy.deepcopy(p)
print(q.x is p.x, q.me is q, getrefcount(p.x), getrefcount(q), getrefcount(p), q.y)
memo = {}
q = copy.deepcopy([p, l, d], memo)
print(len(memo), [type(v).__name__ for v in memo.values()], len(memo[id(memo)]), getrefcount(p), getrefcount(q), getrefcount(l), getrefcount(d))
print(copy.copy(l), copy.copy(l).z, copy.deepcopy(d), copy.deepcopy(d).z, copy.copy(s).a is s.a, copy.deepcopy(s).a, copy.copy(C()), copy.deepcopy([C(), C()]))
print(copy.copy(t).b, copy.copy(t).c is t.c, copy.deepcopy(t).c, hasattr(copy.copy(t), 'a'), copy.copy(e).args, copy.deepcopy(e).args[1] is e.args[1], copy.deepcopy(e).note)
del memo, q
print(gc.collect())
for x in ((i for i in ()), gc, object(), slice(1, [2], 3), p.__init__, property()):
    for g in (copy.copy, copy.deepcopy):
        try:
            print(type(g(x)).__name__, end=' ')
        except Exception as error:
            print(type(error).__name__, error, end=' ')
print()
a = [1]
b = [a, a, (a,), {'k': a}, {1, 2}]
c = copy.deepcopy(b)
print(c, c[0] is c[1], c[2][0] is c[0], c[3]['k'] is c[0], c[0] is a, getrefcount(a), getrefcount(c[0]))
a.append(b)
c = copy.deepcopy(b)
print(c[0][1] is c, gc.collect())
del c
print(gc.collect())
x = (1, ('a', 2))
l = []
l.append(l)
k = copy.deepcopy(l)
print(copy.deepcopy(x) is x, k[0] is k, copy.deepcopy(x=[1]), copy.copy(x) is x)
del l, k
p.me = q = None
print(gc.collect())
nest = []
for i in range(2000):
    nest = [nest]
try:
    copy.deepcopy(nest)
except RecursionError:
    print('too deep')
print(a.__reduce_ex__(4)[1:3], p.__reduce_ex__(4)[0].__name__, {1}.__reduce__(), E(1).__reduce__() == (E, (1,)))
print(copy.copy([[1], 2]), copy.copy({1: 2}), copy.copy({1}), copy.copy((1,)), copy.copy(len) is len, vars(copy.copy(A())))
print(copy.deepcopy([[1], (2, [3]), {'k': [4]}, {5}]), copy.deepcopy(x=[1]))
for g, x in ((copy.copy, gc), (copy.deepcopy, [gc])):
    try:
        g(x)
    except TypeError as error:
        print(error)
