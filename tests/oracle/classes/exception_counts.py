# What exceptions add to the counter, and in which order what they leave stands in generation 0.
import gc,sys
gc.disable()
def f(): [][1]
def g(): f()
def k(a=1): return sys._getframe()
def j(): return sys._getframe()
class C:
    def __init__(self): raise ValueError('in init')
    def __del__(self): pass
def gen():
    yield 1
    raise KeyError('g')
d={}
o=[]
it=iter([])
def run():
    pass

gc.collect(); gc.collect()
n0=gc.get_count()
try: raise ValueError
except ValueError: pass
n1=gc.get_count()
print(0, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: raise ValueError('a')
except ValueError as e: pass
n1=gc.get_count()
print(1, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: raise ValueError('a')
except ValueError as e: x=e
n1=gc.get_count()
print(2, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: [][1]
except IndexError as e: x=e
n1=gc.get_count()
print(3, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: f()
except IndexError as e: x=e
n1=gc.get_count()
print(4, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: g()
except IndexError as e: x=e
n1=gc.get_count()
print(5, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: g()
except IndexError as e: pass
n1=gc.get_count()
print(6, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=j()
n1=gc.get_count()
print(7, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=k().f_locals
n1=gc.get_count()
print(8, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=sys._getframe()
n1=gc.get_count()
print(9, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=ValueError('a')
n1=gc.get_count()
print(10, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=ValueError()
n1=gc.get_count()
print(11, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=ValueError()
x.a=1
n1=gc.get_count()
print(12, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=ValueError()
x.add_note('e')
n1=gc.get_count()
print(13, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: d['q']
except KeyError: pass
n1=gc.get_count()
print(14, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: o.q
except AttributeError: pass
n1=gc.get_count()
print(15, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: zz
except NameError: pass
n1=gc.get_count()
print(16, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: next(it)
except StopIteration: pass
n1=gc.get_count()
print(17, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: C()
except ValueError as e: x=e
n1=gc.get_count()
print(18, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try:
    for y in gen(): pass
except KeyError as e: x=e
n1=gc.get_count()
print(19, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try:
    try: 1/0
    except ZeroDivisionError: g()
except IndexError as e: x=e
n1=gc.get_count()
print(20, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError('k') from e
except KeyError as e: x=e
n1=gc.get_count()
print(21, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try:
    try: g()
    finally: y=1
except IndexError as e: x=e
n1=gc.get_count()
print(22, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try:
    try: g()
    except IndexError: raise
except IndexError as e: x=e
n1=gc.get_count()
print(23, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: g(1)
except TypeError as e: x=e
n1=gc.get_count()
print(24, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: C.q
except AttributeError as e: x=e
n1=gc.get_count()
print(25, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
with_=1
try: int('q')
except ValueError as e: x=e
n1=gc.get_count()
print(26, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
n1=gc.get_count()
print(27, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: a,b=1,
except ValueError as e: x=e
n1=gc.get_count()
print(28, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: assert 0, 'm'
except AssertionError as e: x=e
n1=gc.get_count()
print(29, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
x=sys.exc_info()
n1=gc.get_count()
print(32, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: 1/0
except ZeroDivisionError: x=sys.exc_info()[1]
n1=gc.get_count()
print(33, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())

gc.collect(); gc.collect()
n0=gc.get_count()
try: raise KeyError('k')
except KeyError: x=sys.exc_info()
n1=gc.get_count()
print(34, n1[0]-n0[0])
for z in gc.get_objects(0): print(type(z).__name__, end=' ')
print()
x=e=y=None
print('collect', gc.collect())
