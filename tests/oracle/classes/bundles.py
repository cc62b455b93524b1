# What a class statement makes: what it adds to the counter, who holds the class, what the collector finds.
import gc, sys
gc.disable()
class Z: pass
class ZS: __slots__=('a',)
class ZI:
    def __init_subclass__(cls): pass
class D:
    def __set_name__(self,o,n): pass
def mk():
    class A: pass
    return A
def mk2(x):
    class A:
        def m(self): return x
    return A
def show(o):
    t=type(o).__name__
    return t

gc.collect(); gc.collect()
n0=gc.get_count()
class A: pass
n1=gc.get_count()
print('pass', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: pass
n2=gc.get_count()
class A: pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A: __slots__=()
n1=gc.get_count()
print('slots0', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: __slots__=()
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: __slots__=()
n2=gc.get_count()
class A: __slots__=()
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A: __slots__=('x','y')
n1=gc.get_count()
print('slots2', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: __slots__=('x','y')
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: __slots__=('x','y')
n2=gc.get_count()
class A: __slots__=('x','y')
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A: __slots__=['y','x']
n1=gc.get_count()
print('slotlist', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: __slots__=['y','x']
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: __slots__=['y','x']
n2=gc.get_count()
class A: __slots__=['y','x']
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A: __slots__='xx'
n1=gc.get_count()
print('slotstr', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: __slots__='xx'
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: __slots__='xx'
n2=gc.get_count()
class A: __slots__='xx'
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A: __slots__=('x','__dict__','__weakref__')
n1=gc.get_count()
print('slotsdict', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: __slots__=('x','__dict__','__weakref__')
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: __slots__=('x','__dict__','__weakref__')
n2=gc.get_count()
class A: __slots__=('x','__dict__','__weakref__')
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    def f(self): return 1
n1=gc.get_count()
print('meth', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    def f(self): return 1
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    def f(self): return 1
n2=gc.get_count()
class A:
    def f(self): return 1
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    def f(self): return 1
    def g(self): self.x=1;self.y=2
n1=gc.get_count()
print('meth2', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    def f(self): return 1
    def g(self): self.x=1;self.y=2
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    def f(self): return 1
    def g(self): self.x=1;self.y=2
n2=gc.get_count()
class A:
    def f(self): return 1
    def g(self): self.x=1;self.y=2
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A: k=5
n1=gc.get_count()
print('attr', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A: k=5
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A: k=5
n2=gc.get_count()
class A: k=5
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    def f(self): return super().f()
n1=gc.get_count()
print('super', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    def f(self): return super().f()
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    def f(self): return super().f()
n2=gc.get_count()
class A:
    def f(self): return super().f()
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    @property
    def p(self): return 1
n1=gc.get_count()
print('prop', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    @property
    def p(self): return 1
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    @property
    def p(self): return 1
n2=gc.get_count()
class A:
    @property
    def p(self): return 1
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    @property
    def p(self): return 1
    @p.setter
    def p(self,v): pass
n1=gc.get_count()
print('setter', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    @property
    def p(self): return 1
    @p.setter
    def p(self,v): pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    @property
    def p(self): return 1
    @p.setter
    def p(self,v): pass
n2=gc.get_count()
class A:
    @property
    def p(self): return 1
    @p.setter
    def p(self,v): pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    @staticmethod
    def p(): return 1
n1=gc.get_count()
print('static', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    @staticmethod
    def p(): return 1
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    @staticmethod
    def p(): return 1
n2=gc.get_count()
class A:
    @staticmethod
    def p(): return 1
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    @classmethod
    def p(c): return 1
n1=gc.get_count()
print('cm', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    @classmethod
    def p(c): return 1
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    @classmethod
    def p(c): return 1
n2=gc.get_count()
class A:
    @classmethod
    def p(c): return 1
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    'doc'

n1=gc.get_count()
print('doc', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    'doc'

for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    'doc'

n2=gc.get_count()
class A:
    'doc'

n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A(Z): pass
n1=gc.get_count()
print('sub', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A(Z): pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A(Z): pass
n2=gc.get_count()
class A(Z): pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A(ZS): __slots__=('q',)
n1=gc.get_count()
print('subslots', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A(ZS): __slots__=('q',)
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A(ZS): __slots__=('q',)
n2=gc.get_count()
class A(ZS): __slots__=('q',)
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A(list): pass
n1=gc.get_count()
print('sublist', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A(list): pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A(list): pass
n2=gc.get_count()
class A(list): pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A(Exception): pass
n1=gc.get_count()
print('subexc', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A(Exception): pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A(Exception): pass
n2=gc.get_count()
class A(Exception): pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A(dict): pass
n1=gc.get_count()
print('subdict', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A(dict): pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A(dict): pass
n2=gc.get_count()
class A(dict): pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A(object): pass
n1=gc.get_count()
print('obj', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A(object): pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A(object): pass
n2=gc.get_count()
class A(object): pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    def __eq__(s,o): return 1
n1=gc.get_count()
print('eq', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    def __eq__(s,o): return 1
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    def __eq__(s,o): return 1
n2=gc.get_count()
class A:
    def __eq__(s,o): return 1
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    class B: pass
n1=gc.get_count()
print('nested', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    class B: pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    class B: pass
n2=gc.get_count()
class A:
    class B: pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A:
    q=D()
n1=gc.get_count()
print('setname', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A:
    q=D()
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A:
    q=D()
n2=gc.get_count()
class A:
    q=D()
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
class A(ZI): pass
n1=gc.get_count()
print('initsub', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
class A(ZI): pass
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
class A(ZI): pass
n2=gc.get_count()
class A(ZI): pass
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
A=type('A',(),{})
n1=gc.get_count()
print('type3', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
A=type('A',(),{})
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
A=type('A',(),{})
n2=gc.get_count()
A=type('A',(),{})
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
A=type('A',(object,),{'x':1})
n1=gc.get_count()
print('type3b', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
A=type('A',(object,),{'x':1})
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
A=type('A',(object,),{'x':1})
n2=gc.get_count()
A=type('A',(object,),{'x':1})
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
A=mk()
n1=gc.get_count()
print('infunc', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
A=mk()
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
A=mk()
n2=gc.get_count()
A=mk()
n3=gc.get_count()
print(n3[0]-n2[0])

gc.collect(); gc.collect()
n0=gc.get_count()
A=mk2(3)
n1=gc.get_count()
print('infunc2', 'count', n1[0]-n0[0])
print(sys.getrefcount(A), sys.getrefcount(Z), sys.getsizeof(A))
print([type(o).__name__ for o in gc.get_referents(A)])
print(list(A.__dict__))
del A
print('collect', gc.collect())
gc.collect()
A=mk2(3)
for o in gc.get_objects(0)[:12]: print(show(o),end=' ')
print()
print(sys.getrefcount(A), sys.getrefcount(Z), len(Z.__subclasses__()))
gc.collect()
del A
print('collect after', gc.collect())
A=mk2(3)
n2=gc.get_count()
A=mk2(3)
n3=gc.get_count()
print(n3[0]-n2[0])
