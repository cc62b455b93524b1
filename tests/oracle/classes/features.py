# Special names of classes, __slots__, texts of errors, what __init_subclass__ sees.
import gc,sys
gc.disable()
log=[]
def P(*a): log.append(' '.join(map(str,a)))
gc.collect();gc.collect()
n0=gc.get_count()
class A:
    def __new__(cls): return object.__new__(cls)
n1=gc.get_count()
P(n1[0]-n0[0])
for o in gc.get_objects(0): P(type(o).__name__)
P(type(A.__dict__['__new__']).__name__, sys.getrefcount(A))
del A
P(gc.collect())
class B:
    def __class_getitem__(cls, k): return k
    def __init_subclass__(cls): P('sub', cls.__name__, sys.getrefcount(cls))
P(type(B.__dict__['__class_getitem__']).__name__)
class C(B): pass
P(B.__subclasses__(), C.__mro__)
del C; P(gc.collect(), B.__subclasses__())
class D:
    def __set_name__(self, owner, name): P('set', owner.__name__, name)
class E:
    x=D(); y=D()
class F:
    @property
    def p(self): return 1
try: F().p=1
except AttributeError as e: P(e)
try: del F().p
except AttributeError as e: P(e)
class G:
    p=property()
try: G().p
except AttributeError as e: P(e)
try:
    class H:
        __slots__=('a',)
        a=1
except ValueError as e: P(e)
try:
    class H: __slots__=('a',3)
except TypeError as e: P(e)
try:
    class H: __slots__=('a b',)
except TypeError as e: P(e)
try: type('X',(),{},1)
except TypeError as e: P(e)
X=type('X',(B,),{'k':1})
P(X.__name__,X.__qualname__,X.__module__,X.k, X.__doc__)
def mk():
    class Local: 
        def m(self): return __class__
    return Local
P(mk(), mk()().m(), mk().__qualname__)
P(sys.getrefcount(mk()), gc.collect())
A=type('A',(),{'__slots__':['q']})
P(A.__slots__, A.__dict__.keys())
class S:
    __slots__='one'
P(S.__slots__, S.one)
s=S()
try: s.one
except AttributeError as e: P(e)
try: s.two=1
except AttributeError as e: P(e)
P(X.__bases__, X.__base__, type(X), isinstance(X,type), issubclass(X,B))
X.z=5; P(X.z, 'z' in X.__dict__); del X.z
try: del X.z
except AttributeError as e: P(e)
try: X.nosuch
except AttributeError as e: P(e)
B.q=[]; P(X.q is B.q)
P(B[3])
for l in log: print(l)
