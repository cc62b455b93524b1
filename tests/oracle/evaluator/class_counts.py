import gc, sys
gc.disable()
gc.collect()
rc = sys.getrefcount
def mk1():
    class A:
        def __new__(cls):
            return super().__new__(cls)
    return A
def mk2():
    class A:
        def __init__(self):
            super().__init__()
    return A
def mk3():
    class A:
        def __new__(cls, *a):
            return object.__new__(cls)
    return A
def mk4():
    class A:
        @classmethod
        def f(cls): return cls
        @staticmethod
        def g(): pass
        x = property(lambda s: 1)
        def __getitem__(self, k): return k
    return A
def mk5():
    class B(dict): pass
    class A(B):
        def __setitem__(self, k, v): super().__setitem__(k, v)
    return A
def mk6():
    class A:
        __slots__ = ('a', 'b')
        def __init__(self): self.a = 1
    return A
def mk7():
    class A:
        def __new__(cls, n):
            self = super().__new__(cls)
            self.n = n
            return self
        def __eq__(self, o): return self.n == o.n
    return A
def use(A):
    for i in range(4):
        try: a = A()
        except TypeError: a = A(1)
    try: a[1] = 2
    except TypeError: pass
    return rc(A)
for mk in (mk1, mk2, mk3, mk4, mk5, mk6, mk7):
    for n in range(3):
        A = mk()
        r0 = rc(A)
        print(mk.__name__, r0, use(A), rc(A), len(gc.get_referrers(A)), end=' ')
        A = None
        print(gc.collect())
class C:
    def __new__(cls):
        return super().__new__(cls)
print(rc(C))
c = C()
print(rc(C))
c = [C() for i in range(3)]
print(rc(C))
c = None
print(rc(C))
del C
print(gc.collect())
class V:
    def __setitem__(self, k, a):
        self.c = rc(k), rc(a)
    def __getitem__(self, k):
        return rc(k)
    def __delitem__(self, k):
        self.c = rc(k)
    def __setattr__(self, k, a):
        if k != 'c': self.c = rc(a)
        else: object.__setattr__(self, k, a)
    def __contains__(self, k):
        self.c = rc(k)
        return True
    def __call__(self, k):
        return rc(k)
    def __add__(self, k): return rc(k)
    def __lt__(self, k): return rc(k)
    def __iadd__(self, k):
        self.c = rc(k)
        return self
v = V(); k = V(); a = V()
for i in range(4):
    v[k] = a
    print(v.c, end=' ')
    v.q = a
    print(v.c, end=' ')
    print(v[k], v(k), v + k, v < k, end=' ')
    k in v
    print(v.c, end=' ')
    del v[k]
    print(v.c, end=' ')
    v += k
    print(v.c)
v[k] = a
print(v.c)
v[k] = a
print(v.c)
def f(v, k, a):
    v[k] = a
    r = [v.c]
    v.q = a
    r.append(v.c)
    r += [v[k], v(k), v + k, v < k]
    k in v
    r.append(v.c)
    del v[k]
    r.append(v.c)
    v += k
    r.append(v.c)
    return r
for i in range(5): print(f(v, k, a))
