import gc, sys
from sys import getrefcount as g
gc.disable()
def f(p):
    gc.collect()
    a=gc.get_count()[0]
    for x in p: b=gc.get_count()[0]
    return b-a
class A:
    def __iter__(s): return iter([1])
print(f([1]), f((1,)), f({1:2}), f({1}), f('a'), f(b'a'), f(range(1)), f(A()), f(x for x in [1]), f(frozenset([1])), f(iter([1])), f(enumerate([1])))
class L(list): pass
class T(tuple): pass
class D(dict): pass
print(f(L([1])), f(D(a=1)))
