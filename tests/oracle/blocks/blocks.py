import weakref
two = 2
big1 = two ** 60 - 1
big2 = two ** 40
big3 = two ** 90
big4 = int('1000000')
big5 = int('123456789012345678901234567890')
big6 = big5 * big5
big7 = big5 - big5 + 5000
big8 = big6 // big5
big9 = -big3
real = float('1.5')
pair = complex(1, 2)
plain = object()
text0 = 'ab' * 3
text1 = 'x' * 100
text2 = chr(233) * 3
text3 = chr(0x4e2d) * 3
text4 = chr(0x1F600) * 3
raw = bytes([1, 2, 3])
raw33 = bytes(33)
item = [two]
tuple1 = (item,)
tuple3 = (item, two, item)
tuple10 = (item,) * 10
tuple_range = tuple(range(3))
tuple_long = tuple(range(12))
list0 = []
list3 = [two, two, two]
dict0 = {}
dict1 = {'a': item}
set0 = set()
frozen = frozenset([two])
class A: pass
instances = [A() for i in range(34)]
a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16, a17 = instances[:17]
a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34 = instances[17:]
class B:
    def __init__(self):
        self.x = 1
        self.y = 2
    def m(self):
        pass
pairs = [B() for i in range(30)]
b01, b02, b15, b27, b28, b30 = pairs[0], pairs[1], pairs[14], pairs[26], pairs[27], pairs[29]
class S: __slots__ = ('x', 'y')
class S0: __slots__ = ()
class SD: __slots__ = ('x', '__dict__')
class SW: __slots__ = ('x', '__weakref__')
class LL(list): pass
class DD(dict): pass
class EE(Exception): pass
class Slotted(list): __slots__ = ()
class Sub(B): pass
s = S()
s0 = S0()
sd = SD()
sw = SW()
ll = LL()
ee = EE()
slotted = Slotted()
sub = Sub()
error = ValueError()
def f(): pass
def g():
    yield 1
def outer():
    z = item
    def inner(): return z
    return inner
inner = outer()
cell = inner.__closure__[0]
method = b01.m
builtin = item.append
generator = g()
span = range(1000, 2000, 7)
cuts = [slice(two), slice(two)]
cut = cuts[1]
ref = weakref.ref(b01)
it_list = iter(item)
it_tuple = iter(tuple3)
it_dict = iter(dict1)
it_set = iter(set0)
it_str = iter(text1)
it_range = iter(span)
numbered = enumerate(item)
zipped = zip(item)
mapped = map(f, item)
prop = property(f)
static = staticmethod(f)
keys = dict1.keys()
