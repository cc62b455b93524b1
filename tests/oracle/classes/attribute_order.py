# In which order the attributes of instances die: names that a class body assigns to self.
class T:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=' ')
class A:
    def __init__(self):
        self.zb = T('zb'); self.a = T('a'); self.m = T('m')
    def late(self): self.k = T('k'); self.b = 1
    def other(self, o): o.foreign = 1; self.b = 2
class B:
    def __init__(self):
        self.first = 1
        def f(): self.inner = 2
        class C:
            def g(self): self.cc = 1
        self.p += 1; self.d[0] = 1; del self.dd
    @staticmethod
    def s(self): self.st = 1
    l = lambda self: self.lam
    def v(s): self.gg = 1
    def w(a, self): self.second = 1
print(getattr(A, '__static_attributes__', None), getattr(B, '__static_attributes__', None))
print(getattr(A, '__firstlineno__', None), getattr(B, '__firstlineno__', None))
x = A(); x.late(); x.other_name = T('other')
del x
print()
class S(A): pass
x = S(); x.z = T('z'); del x
print()
