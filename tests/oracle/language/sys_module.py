# What a program may ask of sys.
import sys
print(sys.version_info[:2], sys.version_info >= (3, 8), type(sys.version_info).__name__, sys.getsizeof(sys.version_info), len(sys.version_info))
v = sys.version_info
print(v.major, v.minor, v[0], v[1], v.releaselevel, v.serial, v[3:], v.micro == v[2], v == tuple(v), repr(v)[:22], sys.version.startswith('%d.%d.%d' % v[:3]))
print(sys.hexversion >> 16 == v[0] << 8 | v[1], sys.maxsize, sys.byteorder, sys.maxunicode, sys.platform, sys.float_repr_style)
print(sys.getswitchinterval(), sys.getrecursionlimit(), sys.is_finalizing(), sys.getdefaultencoding(), sys.get_int_max_str_digits())
for name in ('_is_immortal', '_is_interned', '_is_gil_enabled'):
    print(name, hasattr(sys, name))
if hasattr(sys, '_is_immortal'):
    print([sys._is_immortal(o) for o in (None, 1, 100000, 'a', 'abc' * 2, [], (), int, len, print)])
if hasattr(sys, '_is_interned'):
    print([sys._is_interned(o) for o in ('a', '', 'identifier', ''.join(['x', 'y']))])
print(sys.getsizeof([], 5), sys.getsizeof(1), 'sys' in sys.modules, 'builtins' in sys.modules, '__main__' in sys.modules)
class NoSize:
    def __sizeof__(self): return 'x'
class Size:
    def __sizeof__(self): return 100
class Negative:
    def __sizeof__(self): return -1
print(sys.getsizeof(Size()) - 100 in (16, 32), sys.getsizeof(NoSize(), 'default'))
s = ''.join(['in', 'tern'])
t = sys.intern(s)
print(t is s, sys.intern(''.join(['in', 'tern'])) is s, sys.getrefcount(s))
for f in (lambda: sys.getrefcount(), lambda: sys.getsizeof(), lambda: sys.intern(5), lambda: sys.getsizeof(1, 2, 3), lambda: sys.getrefcount(1, 2), lambda: sys.getsizeof(Negative())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class S(str): pass
try:
    sys.intern(S('x'))
except TypeError as e:
    print(e)
print(sys.getallocatedblocks() > 5000, type(sys.getallocatedblocks()).__name__)
