import gc, sys
gc.disable()
class A:
    def m(self): return sys.getrefcount(self)
    def n(self): return 1
    @classmethod
    def c(cls): return 2
    @property
    def p(self): return 3
    @staticmethod
    def s(): return 4
    x = 5
    def __init__(self): pass
class B(A):
    def m(self): return super().m()
    def n(self): return super().n()
    @classmethod
    def c(cls): return super().c()
    @property
    def p(self): return super().p
    @staticmethod
    def s(): return 4
    def st(self): return super().s()
    def xx(self): return super().x
    def at(self): return super().n
    def two(self): return super(B, self).n()
    def nosup(self):
        sup = super
        return sup(B, self).n()
    def init(self): super().__init__()
    def obj(self): return super().__repr__()
    def h(self): return super().__hash__()
    def sub(self): return super().__sizeof__()
    def cls(self): return super().__class__
    def __new__(cls): return super().__new__(cls)
class C(A):
    def __setattr__(self, n, v): super().__setattr__(n, v)
    def __getattribute__(self, n): return super().__getattribute__(n)
    def n(self): return super().n()
def measure(name, f):
    out = []
    for i in range(5):
        gc.collect()
        a = gc.get_count()[0]
        f()
        b = gc.get_count()[0]
        out.append(b - a)
    print(name, out)
def show(name, f):
    print(name, [f() for i in range(5)])
b = B()
show('m', b.m)
for n in ['m', 'n', 'c', 'st', 'xx', 'at', 'two', 'nosup', 'init', 'h', 'sub', 'cls']:
    f = getattr(b, n)
    measure(n, f)
measure('p', lambda: b.p)
measure('new', B)
c = C()

def sa(): c.y = 1
measure('setattr', sa)
measure('getattribute', lambda: c.y)
n = c.n
measure('n', n)
