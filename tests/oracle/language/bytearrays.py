import sys
b=bytearray(); r=[]
for i in range(60):
    b.append(65); r.append(sys.getsizeof(b))
print(r)
r=[]
while b: b.pop(); r.append(sys.getsizeof(b))
print(r)
print([sys.getsizeof(x) for x in (bytearray(),bytearray(5),bytearray(b'abc'),bytearray([1,2,3]),bytearray(iter([1,2,3])),bytearray('abc','ascii'),bytearray(b'abc')+b'd',bytearray(b'abc')*3,bytearray(b'abcdef')[1:3],bytearray(b'abc').copy(),bytearray(b'a b').split()[0],bytearray(b'abc').upper(),bytearray(b'abc')[:],bytearray(range(20)), bytearray(b'').copy(), bytearray(b'ab').ljust(5), bytearray(0), bytearray(b'')+b'')])
b=bytearray(b'x'*20); r=[sys.getsizeof(b)]
b+=b'yy'; r.append(sys.getsizeof(b))
b.extend(b'zzzz'); r.append(sys.getsizeof(b))
b.extend([1,2,3]); r.append(sys.getsizeof(b))
del b[3:10]; r.append(sys.getsizeof(b))
del b[:5]; r.append(sys.getsizeof(b))
del b[0]; r.append(sys.getsizeof(b))
b[0:0]=b'qq'; r.append(sys.getsizeof(b))
b.insert(3,1); r.append(sys.getsizeof(b))
b.remove(1); r.append(sys.getsizeof(b))
b*=3; r.append(sys.getsizeof(b))
b.clear(); r.append(sys.getsizeof(b))
b.append(1); r.append(sys.getsizeof(b))
b[:]=b'0123456789'; r.append(sys.getsizeof(b))
b[2:4]=b''; r.append(sys.getsizeof(b))
b[::2]=b'abcd'; r.append(sys.getsizeof(b))
del b[::2]; r.append(sys.getsizeof(b))
b.reverse(); r.append(sys.getsizeof(b))
print(r)
# Methods of both, identity of results, errors.
b = b'Hello World  '
for kind in (bytes, bytearray):
    v = kind(b)
    for name, arguments in (('lower', ()), ('upper', ()), ('title', ()), ('swapcase', ()), ('capitalize', ()), ('strip', ()),
            ('strip', (b' H',)), ('lstrip', (b'H',)), ('rstrip', ()), ('split', ()), ('split', (b'o',)), ('split', (b'o', 1)),
            ('rsplit', (b'o', 1)), ('rsplit', ()), ('partition', (b'o',)), ('rpartition', (b'o',)), ('partition', (b'zz',)),
            ('replace', (b'o', b'00')), ('replace', (b'o', b'', 1)), ('replace', (b'', b'-')), ('find', (b'o',)), ('rfind', (b'o',)),
            ('find', (111,)), ('find', (b'o', 5)), ('index', (b'W',)), ('count', (b'o',)), ('count', (b'',)), ('startswith', (b'He',)),
            ('endswith', ((b'x', b'  '),)), ('center', (20,)), ('center', (21, b'*')), ('ljust', (16, b'.')), ('rjust', (16,)), ('zfill', (16,)),
            ('expandtabs', ()), ('removeprefix', (b'He',)), ('removesuffix', (b'  ',)), ('splitlines', ()), ('hex', ()), ('hex', ('-', 2)),
            ('isalpha', ()), ('isascii', ()), ('isspace', ()), ('istitle', ()), ('isupper', ()), ('translate', (None, b'lo')),
            ('decode', ()), ('join', ([b'a', b'b'],))):
        print(kind.__name__, name, getattr(v, name)(*arguments))
print(b'a\nb\r\nc\rd'.splitlines(), b'a\nb'.splitlines(True), b'a\tb'.expandtabs(4), b'-12'.zfill(5))
print(bytes.fromhex('de ad BE ef'), bytearray.fromhex('00ff'), bytes.maketrans(b'ab', b'xy')[97:99], b'aabb'.translate(bytes.maketrans(b'ab', b'xy')))
print(b.lower() is b, b'abc'.strip() is b'abc', b.replace(b'z', b'y') is b, b.removeprefix(b'z') is b, b[:] is b, bytes(b) is b, b.ljust(1) is b,
      b'x'.split()[0] is b'x', b''.join([b]) is b, b.translate(None, b'') is b, bytes(bytearray(b'')) is b'', b'ab'[0:1] is b'a')
v = bytearray(b'abcdef')
v[0] = 90
v[1:3] = b'12345'
del v[0]
v += b'!'
v.extend([1, 2])
v[::3] = b'....'[:len(v[::3])]
print(v, len(v), v[0], v[-1], v[1:3], 49 in v, b'23' in v, v == bytes(v), v < b'z', bytearray(b'a') + b'b', b'a' + bytearray(b'b'))
print([i for i in v][:3], list(reversed(bytearray(b'abc'))), sorted(bytearray(b'cab')), v.pop(), v.pop(0), v.copy() is v)
v.reverse()
v.insert(1, 65)
v.remove(65)
print(v, bool(bytearray()), bytearray(3), bytearray('h\xe9', 'utf-8'), bytearray(x for x in (1, 2)))
for call in (lambda: bytearray(-1), lambda: bytearray('x'), lambda: bytearray(b'a')[5], lambda: v.append(256), lambda: v.append('x'), lambda: v.pop(99),
             lambda: bytearray().pop(), lambda: v.remove(7), lambda: hash(v), lambda: v + 1, lambda: v * 'x', lambda: b''.split(b''), lambda: b'a'.join(['x']),
             lambda: b'a'.index(b'z'), lambda: bytes.fromhex('zz'), lambda: b'a'.center(5, 'xx'), lambda: b'a'.startswith('a'), lambda: bytearray([256]), lambda: bytearray(1.5), lambda: b'a'.strip('a')):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
import gc
print(gc.is_tracked(v), sys.getrefcount(v), type(iter(v)).__name__, sys.getsizeof(iter(b'')))
class B(bytearray): pass
w = B(b'abc')
w.x = w
print(w, sys.getsizeof(w), gc.is_tracked(w), w.upper(), type(w.upper()).__name__, type(w + b'x').__name__)
i = iter(v)
n = sys.getrefcount(v)
list(i)
print(n, sys.getrefcount(v))
