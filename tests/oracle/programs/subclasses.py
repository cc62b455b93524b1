# subclasses.py: sizes and counts of classes that derive from exceptions and containers.
# Recorded as a script: subclasses.<version>.txt.
import sys, gc
class E(Exception): pass
class F(Exception):
    def __init__(self, x): self.x = x
print(sys.getsizeof(E), sys.getsizeof(E()), sys.getsizeof(Exception()), sys.getsizeof(F), sys.getsizeof(F(1)))
e = F(3); e.y = []
print(e.x, e.y, e.__dict__, e.args, sys.getrefcount(e), sys.getrefcount(F))
print([type(o).__name__ for o in gc.get_referents(e)])
class G(F): pass
print(sys.getsizeof(G(1)), sys.getrefcount(F), sys.getrefcount(G), G(2).x)
gc.collect(); e.me = e; del e; print(gc.collect())
del E; print(gc.collect())
class L(list): pass
class S(set): pass
class D(dict): pass
print([sys.getsizeof(t()) for t in (L, S, D)], [sys.getrefcount(t) for t in (L, S, D)], [sys.getsizeof(t) for t in (L,S,D)])
l = L(); l.x = 1; print(l.__dict__, sys.getsizeof(l))
try: raise F(1)
except F as f: f.z = 1; print(f.z, f.args, repr(f), str(f))
