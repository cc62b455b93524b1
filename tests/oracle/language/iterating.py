# reversed, filter, iter(callable, sentinel), dir: results, references, counts, errors.
import gc, sys
gc.disable()
x = [object(), object(), object()]
for make in (lambda: reversed(x), lambda: reversed(tuple(x)), lambda: reversed('abc'),
             lambda: reversed({1: 2, 3: 4}), lambda: reversed({1: 2}.values()),
             lambda: reversed({1: 2}.items()), lambda: reversed({1: 2}.keys()),
             lambda: reversed(range(5)), lambda: filter(None, x), lambda: iter(int, 1)):
    it = make()
    print(type(it).__name__, sys.getsizeof(it), gc.is_tracked(it), sys.getrefcount(it))
print(list(reversed([1, 2, 3])), list(reversed((1, 2))), list(reversed('a\xe9\u20ac')), list(reversed(range(0, 10, 3))),
      list(reversed({1: 2, 3: 4, 5: 6})), list(reversed({1: 2, 3: 4}.items())), list(reversed({'a': 1, 'b': 2}.values())))
print(list(reversed(range(0))), list(reversed([])), list(reversed({})))
r = reversed(x)
print(sys.getrefcount(x), next(r) is x[2], sys.getrefcount(x), len(list(r)), sys.getrefcount(x))
r = reversed(x)
x.append(1)
print(len(list(r)))
r = reversed(x)
del x[2:]
print(list(r) == [x[1], x[0]] or list(r))
d = dict.fromkeys('abcde')
r = reversed(d)
print(next(r), sys.getrefcount(d))
del d['c'], d['e']
try:
    next(r)
except RuntimeError as e:
    print(e)
print(list(reversed(d)), sys.getrefcount(d))
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 5: raise IndexError
        return i * 10
print(list(reversed(Seq())), type(reversed(Seq())).__name__)
class Rev:
    def __reversed__(self): return iter('rev')
print(list(reversed(Rev())))
class No:
    __reversed__ = None
for bad in (1, {1}, None, No(), (i for i in ())):
    try:
        reversed(bad)
    except TypeError as e:
        print(e)
for call in (lambda: reversed(), lambda: reversed([], []), lambda: filter(None), lambda: filter(1, 2), lambda: iter(1)):
    try:
        call()
    except TypeError as e:
        print(e)
print(list(filter(None, [0, 1, '', 'a', [], [0]])), list(filter(lambda v: v % 2, range(9))), list(filter(bool, [0, 2])))
f = filter(lambda v: v, [[], [1]])
print(sys.getrefcount(f), next(f))
f.__class__
it = iter([1, 2, 3, 4, 5])
print(list(iter(lambda: next(it), 4)), list(it))
n = 0
def count():
    global n
    n += 1
    return n
i = iter(count, 4)
print(sys.getrefcount(count), list(i), sys.getrefcount(count), list(i), n)
def stop(): raise StopIteration
print(list(iter(stop, 1)))
def boom(): raise KeyError('k')
try:
    list(iter(boom, 1))
except KeyError as e:
    print(repr(e))
class A:
    def f(self): pass
    def g(self): pass
a = A()
a.x = 1
print([n for n in dir(a) if n[0] != '_'], [n for n in dir(A) if n[0] != '_'])
def names():
    z = b = 2
    return dir()
print(names())
class D:
    def __dir__(self): return ['b', 'a']
print(dir(D()), dir(object()) == sorted(dir(object())))
class L: pass
l = L()
l.self = reversed([l])
del l
print(gc.collect())
l = [1]
l.append(filter(None, l))
del l
print(gc.collect())
class F(filter): pass
print(list(F(None, [0, 1])), sys.getsizeof(F(None, [])))
def delta(f):
    gc.collect()
    a = gc.get_count()[0]
    r = f()
    b = gc.get_count()[0]
    return b - a
for f in (lambda: reversed([]), lambda: reversed(''), lambda: filter(None, ()), lambda: iter(int, 1),
          lambda: list(reversed(range(3))), lambda: reversed({}), lambda: dir):
    print(delta(f))
