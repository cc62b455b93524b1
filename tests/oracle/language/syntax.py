# Syntax of all kinds.
x=5; w='wide'; f=3.14159
print(f'{x!r:>4}|{w!s:^8}|{w!a}|{x=}|{x = }|{w=!s}|{f=:.2f}|{f:{x}.{x-3}}|{{}}|{x:#x}|{"a" "b"}')
print(f'{[i for i in range(3)]} {({1:2})[1]} {(lambda q: q*2)(4)} {x if x else w}')
print(rf'\n{x}' f'{w}' 'p', f"""a
{x}
b""")
if (n := len(w)) > 3: print(n)
print([y := 1, y**2], (y := 3))
a, *b, c = 1, 2, 3, 4; print(a, b, c)
[a, [b, *c]] = 1, [2, 3, 4]; print(a, b, c)
print([*range(3), *'ab'], {*[1], 2}, (*[1, 2], 3), {**{'a': 1}, 'b': 2})
def f(a, b=2, /, c=3, *, d, e=5, **k): return a, b, c, d, e, k
print(f(1, d=4), f(1, 2, c=9, d=1, z=0))
def g(*args, **kw): return args, kw
print(g(*[1, 2], 3, *(4,), a=1, **{'b': 2}, **{'c': 3}))
for i in range(3):
    if i == 5: break
else: print('else')
while x > 3: x -= 1
else: print('welse', x)
try: pass
except ValueError: pass
else: print('telse')
finally: print('fin')
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2, 3 in [1, 2, 3] == True)
print(1_000_000, 0x_ff, 0b1_0, 0o17, 1e3, 1_0.5_0, 1j, .5, 5., 0xFFFF_FFFF)
print('a' 'b', r'\n', b'\x00a', rb'\d', 'é', '\u20ac', '\x41', '\101', u'x', Rb'z')
print(not 1 == 2, -2 ** 2, 2 ** -1, 7 // -2, 7 % -3, ~5, 1 if 0 else 2, 5 and 0 or 3)
lam = lambda a, *b, c=1, **d: (a, b, c, d)
print(lam(1, 2, c=3, e=4))
x: int = 3
y1: 'str'
print(x, __annotations__ if False else '')
def deco(fn):
    print('deco', fn.__name__); return fn
@deco
@lambda fn: fn
def h() -> int: return 1
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return n
    inner(); return inner()
print(outer())
def gg():
    global newg
    newg = 7
gg(); print(newg)
print(*[1, 2], sep='-')
z = [1, 2, 3, 4, 5]
print(z[1:3], z[::-1], z[-2:], z[:], z[1::2])
z[1:3] = [9]; del z[0]; print(z)
s = {x for x in 'abc'}; print(sorted(s), {k: v for k, v in zip('ab', [1, 2])})
print([i*j for i in range(3) if i for j in range(2) if j])
with_ok = 1
class CM:
    def __enter__(self): print('in'); return 5
    def __exit__(self, *a): print('out', a[0]); return True
with CM() as v, CM(): print(v); 1/0
with (CM() as q, CM()): pass
def gen():
    got = yield 1
    print('got', got)
    try: yield 2
    except ValueError as e: print('caught', e); yield 99
    finally: print('gfin')
    return 'ret'
t = gen(); print(next(t), t.send('s'), t.throw(ValueError('v')))
try: next(t)
except StopIteration as e: print(e.value)
t = gen(); next(t); t.close(); print(list(t))
def deleg():
    r = yield from gen()
    print('r', r)
print(list(deleg()))
assert True, 'no'
try: assert 0, 'msg'
except AssertionError as e: print(e)
try:
    try: raise ValueError(1)
    except ValueError as e: raise KeyError(2) from e
except KeyError as e: print(repr(e), repr(e.__cause__), e.__context__ is e.__cause__)
del x
try: x
except NameError as e: print(e)
if 1:
    pass; pass
print((yield_ := 3))
print("%s %r %5.2f %-5d| %05d %x %c %%" % ('a', 'b', 3.14159, 42, 42, 255, 'z'), '%(a)s' % {'a': 1})
match = 1; case = 2; type = 3; _ = 4; print(match, case, type, _)
print(0 or [] or {} or 'last', [] and 1)
i = 0
while True:
    i += 1
    if i < 3: continue
    break
print(i)
print(...); print(Ellipsis is ...)
a = b = c = []; print(a is b is c)
a += [1]; print(b)
x, = [1]; print(x)
(x) = 2; print(x)
print(f'{"nested " + f"{x}"}', f'{x:>{x*2}}', f'{x!r}', f'{3.0:.{x}f}')
