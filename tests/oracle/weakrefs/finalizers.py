# weakref.finalize and weakref.WeakMethod: what they hold, when they are called, what they allocate.
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
    def __init__(self, name='a'):
        self.name = name

    def m(self, *args):
        return self.name, args

    def __del__(self):
        log.append('del ' + self.name)


log = []


def note(*args, **names):
    log.append((args, names))
    return len(args)


finalize = weakref.finalize
a = A()
first = finalize(a, note)
registry = finalize._registry
print(len(registry), type(registry[first]).__name__, getsizeof(registry[first]), getsizeof(first), gc.is_tracked(first))
print(first.alive, first.atexit, first.peek()[0] is a, first.peek()[1] is note, first.peek()[2:], getrefcount(first), getrefcount(a), weakref.getweakrefcount(a))
print(made(finalize, a, note), made(finalize, a, note, 1), made(lambda: finalize(a, note, 1, k=2)), len(registry), weakref.getweakrefcount(a), getrefcount(note))
print(first(), first.alive, first(), first.peek(), first.detach(), first.atexit, log)
second = finalize(a, note, 'second', x=1)
held = finalize(a, note, a)
print(getrefcount(a), second.detach()[2:], second.alive, second())
print(repr(second) == '<finalize object at %#x; dead>' % id(second), repr(held) == "<finalize object at %#x; for 'A' at %#x>" % (id(held), id(a)))
held.atexit = 0
print(held.atexit, held.alive, registry[held].index > registry[[f for f in registry][0]].index)
print(held.detach()[0] is a, getrefcount(a))
del log[:]
for i in range(3):
    finalize(a, note, i)
del a
print(log, len(registry))

# found by the collector
del log[:]
x, y = A('x'), A('y')
x.other, y.other = y, x
finalize(x, note, 'x')
fy = finalize(y, note, 'y')
del x, y
print(gc.collect(), log, fy.alive, len(registry))
x = A('x')
finalize(x, x.m)
finalize(x, note, [x])
del x, log[:]
print(gc.collect(), log, len(registry))
for f in list(registry):
    print(f.detach()[0].name, len(registry))
del f
print(gc.collect(), log)


def fails():
    raise ValueError('fails')


b = A('b')
f = finalize(b, fails)
try:
    f()
except ValueError as error:
    print(error, f.alive)
for arguments in ((), (b,), (5, note)):
    try:
        finalize(*arguments)
    except TypeError as error:
        print(error)

# bound methods
del log[:]
w = weakref.WeakMethod(b.m)
print(made(weakref.WeakMethod, b.m), w()(1), w() == b.m, weakref.getweakrefcount(b), getrefcount(b), w == weakref.WeakMethod(b.m), w != weakref.WeakMethod(b.m))
print(w == weakref.ref(b), hash(w) == hash(weakref.ref(b)), type(w).__name__, getsizeof(w), w is weakref.WeakMethod(b.m))
v = weakref.WeakMethod(b.m, lambda w: log.append(w is v))
plain = weakref.ref(b.m)
print(plain())
try:
    weakref.WeakMethod(5)
except TypeError as error:
    print(error)
del b
print(w(), v(), log, w == v, w == w)
print(gc.collect())
