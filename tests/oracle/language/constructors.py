# Which constructors take blocks from a free list.
import gc
gc.disable()
def show(f):
    gc.collect()
    a=gc.get_count()[0]
    r=f()
    b=gc.get_count()[0]
    print(b-a)
show(lambda: ({'a':1}) and dict(a=1))
show(lambda: ([1]) and list())
show(lambda: ([1]) and list((1,)))
show(lambda: ({'a':1}) and dict())
show(lambda: ({'a':1}) and dict({}))
show(lambda: ({'a':1}) and {}.copy())
show(lambda: ({'a':1}) and dict.fromkeys('a'))
show(lambda: ({'a':1}) and {1:2})
show(lambda: ([1]) and [2])
show(lambda: ([1]) and sorted([2]))
show(lambda: ([1]) and [2].copy())
show(lambda: ([1]) and 'a b'.split())
x=(1,2)
show(lambda: (x,1) and tuple([1,2]))
show(lambda: ([1]) and [*x])
show(lambda: ({1:1}) and {**{}})
show(lambda: ({1:1}) and {i:i for i in x})
show(lambda: bytearray((1, 2)))
class D(dict): pass
print(D.fromkeys('ab', 1), type(D.fromkeys('a')).__name__, D.fromkeys({'x': 1}), dict.fromkeys((1, 2), []))
class Up(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
print(Up.fromkeys('ab'), bytearray([1, 2, 3]), bytearray((255,)))
gc.collect()
x = {}
i = id(x)
del x
y = {}
print(id(y) == i)
x = []
i = id(x)
del x
y = []
print(id(y) == i)
