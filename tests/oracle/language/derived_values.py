# Classes that derive from values: sizes, what the collector knows, attributes, operators.
import gc, sys
class I(int): pass
class F(float): pass
class C(complex): pass
class S(str): pass
class B(bytes): pass
class T(tuple): pass
class IS(int): __slots__ = ()
class FS(float): __slots__ = ()
class SS(str): __slots__ = ()
class BS(bytes): __slots__ = ()
class TS(tuple): __slots__ = ()
class FX(float): __slots__ = ('x',)
for v in (I(), I(5), I(-5), I(2**40), F(), F(1.5), C(1j), S(), S('abc'), S('\xe9'), S('\u20ac'),
          B(), B(b'abc'), T(), T((1, 2, 3)), IS(7), FS(2.5), SS('x'), BS(b'x'), TS((1,)), FX(1)):
    print(type(v).__name__, repr(v), sys.getsizeof(v), gc.is_tracked(v), sys.getrefcount(v))
i = I(7)
print(i + 1, type(i + 1).__name__, i == 7, hash(i) == 7, [10, 20, 30][I(1)], i * 2.0, -i, bool(I(0)))
print({i: 1}[7], 7 in {i}, int(i), type(int(i)).__name__, repr(i), str(i), f'{i:04}', '%d' % i)
i.x = [i]
print(i.x[0] is i, i.__dict__.keys(), isinstance(i, int), issubclass(I, int))
print(sys.getrefcount(i))
del i
print(gc.collect())
s = S('hello')
s.tag = s
print(s.upper(), type(s.upper()).__name__, s + '!', len(s), s[1:3], s == 'hello', {s: 1}['hello'], 'ell' in s)
print(type(str(s)).__name__, str(s) is s, ''.join([s]) is s, s.strip() is s, s[:] is s, type(s[:]).__name__)
del s
print(gc.collect())
t = T([1, 2, [3]])
t.me = t
print(t, t[2], len(t), t + (4,), type(t + (4,)).__name__, t == (1, 2, [3]), t[:] is t, type(t[:]).__name__)
a, *b = t
print(a, b, hash(T((1, 2))) == hash((1, 2)), sorted(T((3, 1, 2))))
del t
print(gc.collect())
class P(tuple):
    def __len__(self): return 99
    def first(self): return self[0]
p = P('xyz')
print(len(p), p.first(), list(p))
f = F(0.5)
f.y = f
print(f + f, type(f + f).__name__, f == 0.5, round(F(2.675), 2), divmod(F(7), 2), f.y is f, f.is_integer())
del f
print(gc.collect())
b = B(b'ab')
b.z = b
print(b + b'c', b[0], b == b'ab', type(b[:]).__name__, b.hex())
del b
print(gc.collect())
class Counter(int):
    def __add__(self, other): return Counter(int(self) + other)
    def __repr__(self): return 'C' + str(int(self))
    def __del__(self): print('del', int(self))
c = Counter(5)
c = c + 1
print(c, c + 2)
del c
class E(I): pass
e = E(3)
print(e, E.__mro__[1].__name__, E.__base__.__name__, sys.getsizeof(e), type(e).__bases__[0].__name__)
class K(str):
    def __hash__(self): return 1
    def __eq__(self, other): return True
d = {K('a'): 1}
d[K('b')] = 2
print(d, len(d))
import weakref
for v in (I(1), F(1), S('a'), B(b'a'), T((1,)), IS(1)):
    try:
        weakref.ref(v)
        print('yes')
    except TypeError as error:
        print(error)
try:
    class Bad(int): __slots__ = ('x',)
except TypeError as error:
    print(str(error)[-37:])
