# Slots of classes that derive from built-in types.
import sys, gc
def mk(base, names):
    class K(base): __slots__=names
    return K
for base in (tuple,int,bytes,str,float,list):
    for names in ((),('a','b')):
        try:
            K=mk(base,names)
            k=K()
            print(base.__name__, names, 'ok', sys.getsizeof(k), gc.is_tracked(k))
            if names:
                k.b=5; k.a=[]; print(k.b, k.a, sys.getsizeof(k), gc.is_tracked(k), gc.collect() >= 0)
                del k
        except TypeError as e: print(base.__name__, names, e)
try:
    K=mk(tuple,('a','b'))
    k=K((1,2,3)); print(k, sys.getsizeof(k)); k.a='x'; k.b='y'; print(k, k.a, k.b, len(k))
except TypeError as e: print(e)
class D:
    def __init__(self, name): self.name=name
    def __del__(self): print('dies', self.name)
try:
    K=mk(tuple,('a','b'))
    k=K((D('item 0'),D('item 1'))); k.b=D('slot b'); k.a=D('slot a')
    print([type(o).__name__ for o in gc.get_referents(k)])
    del k
    k=K(([],)); k[0].append(k); k.a=D('slot of garbage'); gc.collect(); del k; print(gc.collect())
except TypeError as e: print(e)
