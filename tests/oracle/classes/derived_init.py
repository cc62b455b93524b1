import weakref
class I(int):
    def __init__(self, v): self.v = v
i = I(5); print(i + 0, i.v)
class S(str):
    def __init__(self, v): self.v = v
s = S('abc'); print(s + '', s.v)
class F(float):
    def __init__(self, v): self.v = v
f = F(2.5); print(f + 0, f.v)
class T(tuple):
    def __init__(self, v): self.v = 3
t = T([1, 2]); print(len(t), t.v)
class B(bytes):
    def __init__(self, v): self.v = 3
b = B(b'ab'); print(b[0], b.v)
class Z(frozenset):
    def __init__(self, v): self.v = 3
z = Z([1, 2]); print(len(z), z.v)
class L(list):
    def __init__(self, v): self.v = 3
l = L([1, 2]); print(len(l), l.v)
class L2(list):
    def __init__(self, v):
        super().__init__(v)
        self.v = 3
l = L2([1, 2]); print(len(l), l.v)
class D2(dict):
    def __init__(self, v):
        super().__init__(v)
        self.v = 3
l = D2({1: 2}); print(len(l), l.v)
class E(ValueError):
    def __init__(self, v): self.v = 3
print(E(1).args)
class I2(int):
    def __init__(self, v, w): self.w = w
try: print(I2(5, 6))
except TypeError as e: print(e)
class C: pass
class R(weakref.ref):
    def __init__(self, ob, callback=None, value=42):
        self.value = value
        super().__init__(ob, callback)
o = C()
m = R(o); print(m() is o, m.value)
m = R(o, value=24); print(m() is o, m.value)
class R2(weakref.ref): pass
for f in (lambda: R2(), lambda: R2(o, None, 2), lambda: R2(o, x=1)() is o, lambda: weakref.ref(), lambda: weakref.ref(o,None,3), lambda: R(o, None, 24)):
    try: print(f())
    except TypeError as e: print(e)
