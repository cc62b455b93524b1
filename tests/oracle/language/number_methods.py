# Methods of int, float, str that make other values; messages of division by zero.
def t(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
t(lambda: (1000).to_bytes(2, 'big'), lambda: (1000).to_bytes(4, 'little'), lambda: (-1).to_bytes(2, 'big', signed=True), lambda: (300).to_bytes(1, 'big'),
  lambda: (-1).to_bytes(1, 'big'), lambda: (5).to_bytes(), lambda: (128).to_bytes(1, 'big', signed=True), lambda: (-128).to_bytes(1, 'big', signed=True),
  lambda: (-129).to_bytes(1, 'big', signed=True), lambda: (0).to_bytes(0, 'big'), lambda: (2**100).to_bytes(13, 'little'), lambda: (1).to_bytes(1, 'x'),
  lambda: int.from_bytes(b'\x03\xe8', 'big'), lambda: int.from_bytes(b'\xff', 'big', signed=True), lambda: int.from_bytes([1, 2], 'little'), lambda: int.from_bytes(b'', 'big'), lambda: int.from_bytes(b'\x00' * 20 + b'\x01', 'big'),
  lambda: bool.from_bytes(b'\x01', 'big'), lambda: int.from_bytes(b'\x01'), lambda: int.from_bytes(bytearray(b'\x02')))
t(lambda: (1.5).hex(), lambda: (0.1).hex(), lambda: (-0.0).hex(), lambda: float('inf').hex(), lambda: 5e-324.hex(), lambda: 1e308.hex(), lambda: float.fromhex('0x1.8p+0'), lambda: float.fromhex('-1.8'),
  lambda: float.fromhex(' 0x.8p3 '), lambda: float.fromhex('nan'), lambda: float.fromhex('-Infinity'), lambda: float.fromhex('zz'), lambda: float.fromhex('0x1p99999'), lambda: float.fromhex(''), lambda: (0.1).as_integer_ratio(), lambda: (5).as_integer_ratio(),
  lambda: (255).bit_length(), lambda: (-255).bit_count(), lambda: (5).conjugate(), lambda: (3.0).is_integer(), lambda: (1 + 2j).conjugate(), lambda: (3).numerator, lambda: (2.5).imag)
t(lambda: 'abc'.translate({97: 'X', 98: None, 99: 100}), lambda: 'abc'.translate(str.maketrans('ab', 'xy', 'c')), lambda: str.maketrans({'a': 1, 98: 'z'}), lambda: str.maketrans('a', 'bc'),
  lambda: str.maketrans('a'), lambda: 'a'.translate({97: 1.5}), lambda: 'h\xe9\u20ac'.translate({0xe9: 'e', 0x20ac: 'euro'}), lambda: 'abc'.translate('xyz' * 40),
  lambda: 'Straße'.casefold(), lambda: 'a,b,,c'.split(','), lambda: 'x'.join(['a']), lambda: 'aXbX'.rpartition('X'), lambda: 'tEst word'.title(), lambda: '\t'.isspace(), lambda: 'ab12'.isalnum(), lambda: '1\xb2'.isdigit(), lambda: 'a\nb'.splitlines(),
  lambda: 'abc'.encode('ascii'), lambda: '\xe9'.encode('latin-1'), lambda: 'x'.encode('zzz'), lambda: '\xe9'.encode('ascii', 'replace'), lambda: '\xe9'.encode('ascii', 'backslashreplace'), lambda: b'\xff'.decode('utf-8', 'replace'))
t(lambda: 1 // 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 / 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 1j / 0, lambda: 10**30 // 0, lambda: 0j ** -1, lambda: 10**30 % 0)
def g():
    yield 1
    return 5
i = g()
next(i)
try:
    next(i)
except StopIteration as e:
    print(e.value, e.args)
for f in (lambda: '\xe9'.encode('ascii'), lambda: b'\xff'.decode('utf-8'), lambda: b'\xe9x'.decode('ascii')):
    try:
        f()
    except ValueError as e:
        print(type(e).__name__, e)
        print(e.args, e.__class__.__mro__[1].__name__)
import sys
s = ''.join(['a', '\xe9'])
try:
    s.encode('ascii')
except UnicodeError as e:
    print(sys.getrefcount(s), e)
print(sys.getrefcount(s))
for E in (SyntaxError, OSError, UnicodeError, StopIteration, NameError, AttributeError, ImportError, Warning, UserWarning, FileNotFoundError, SystemExit, KeyError, Exception):
    print(E.__name__, E.__base__.__name__, sys.getsizeof(E()), repr(E('x')), str(E('x')), EnvironmentError is IOError is OSError)
