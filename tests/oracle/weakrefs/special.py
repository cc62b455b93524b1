# Special methods by name, __new__ by name and defined: what they are, give, refuse and allocate.
import sys, gc
from sys import getrefcount as g
n=gc.get_count
l=[1,2]
def t(f):
    gc.collect(); c=n()[0]; r=f(); return n()[0]-c-1
print(sys.version_info[:2], type(l.__len__), type(list.__len__), sys.getsizeof(l.__len__), sys.getsizeof(list.__len__), gc.is_tracked(l.__len__), gc.is_tracked(list.__len__), type(object.__new__), sys.getsizeof(object.__new__), type(list.__getitem__), type(dict.__contains__))
class A:
    pass
a=A()
print(t(lambda: l.__len__()), t(lambda: l.__getitem__(0)), t(lambda: list.__len__(l)), t(lambda: list.__getitem__(l,0)), t(lambda: (l.__len__, 1)), t(lambda: l.__setitem__(0,1)), t(lambda: object.__new__(A)), t(lambda: object.__setattr__(a,'x',1)), t(lambda: A.__new__(A)), t(lambda: a.__eq__(1)), t(lambda: a.__init__()))
m=l.__len__
print(t(lambda: m()), g(m), g(l), m.__self__ is l, m.__name__, m.__objclass__, repr(list.__len__), hash(m)==hash(l.__len__), m==l.__len__, list.__len__ is list.__len__)
for f in (lambda: list.__len__(5), lambda: list.__len__(), lambda: l.__len__(1), lambda: l.__getitem__(), lambda: l.__getitem__(0, 1), lambda: l.__len__(k=1), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(list), lambda: list.__new__(A), lambda: object.__new__(A, 1), lambda: A(1), lambda: l.__hash__, lambda: l.__eq__(5), lambda: l.__eq__([1,2]), lambda: (5).__add__('a'), lambda: (5).__radd__(2), lambda: [].__class__, lambda: l.__iadd__([1]), lambda: object.__eq__(1,2), lambda: object.__eq__(l,l), lambda: object.__ne__(1,2), lambda: object.__repr__(5)[:10], lambda: object.__str__(5), lambda: 'a'.__str__(), lambda: a.__init__(1), lambda: object.__init__(a, 1), lambda: l.__contains__(1), lambda: (5).__lt__(6), lambda: (5).__bool__(), lambda: l.__delitem__(0), lambda: a.__setattr__('x', 3), lambda: a.x, lambda: a.__delattr__('x'), lambda: a.__getattribute__('x'), lambda: type.__call__(A).__class__, lambda: A.__call__().__class__, lambda: (lambda: 3).__call__(), lambda: A.__sizeof__(a), lambda: l.__sizeof__(), lambda: l.__format__(''), lambda: A.__new__ is object.__new__, lambda: list.__new__(list, 5), lambda: tuple.__new__(tuple, [1]), lambda: int.__new__(int, 7), lambda: dict.__getitem__({}, 3), lambda:(1).__len__, lambda: {}.__init__(a=1), lambda: l.__init__((3,4)), lambda: l):
    try: print(f(), end=' | ')
    except Exception as e: print(type(e).__name__, e, end=' | ')
print()
import gc, weakref
n=gc.get_count
class A: pass
class L(list): pass
class R(weakref.ref): pass
class T(tuple): pass
class I(int): pass
a=A()
def cb(w): pass
def t(f):
    gc.collect(); c=n()[0]; r=f(); return n()[0]-c-1
print(t(lambda: object.__new__(A)), t(lambda: list.__new__(L)), t(lambda: list.__new__(L, 1, 2)), t(lambda: weakref.ref.__new__(R, a, cb)), t(lambda: weakref.ref.__new__(R, a)), t(lambda: R(a)), t(lambda: R(a, cb)), t(lambda: int.__new__(I, 5)), t(lambda: int.__new__(int, 5)), t(lambda: A()), t(lambda: L()), t(lambda: L([1])), t(lambda: object.__init__(a)), t(lambda: [].__init__([1])), t(lambda: {}.__init__(a=1)), t(lambda: L().__init__([1])))
class B:
    def __new__(cls, x): return object.__new__(cls)
class C:
    def __new__(cls, x): return super().__new__(cls)
class K(weakref.ref):
    __slots__ = 'key',
    def __new__(cls, ob, cb, key):
        self = weakref.ref.__new__(cls, ob, cb); self.key = key; return self
    def __init__(self, ob, cb, key): super().__init__(ob, cb)
class M(list):
    def __new__(cls, *a): return list.__new__(cls)
class D(B):
    def __init__(self, x): super().__init__()
print(t(lambda: B(1)), t(lambda: C(1)), t(lambda: M([1,2])), M([1,2]))
class X:
    def __new__(cls, v): return v
    def __init__(self, v): print('init', v)
print(X(3), X.__new__(X, 4), type(X.__dict__['__new__']).__name__)
try: B()
except TypeError as e: print(e)
