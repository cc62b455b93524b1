import sys
class C:
    def __init__(self, value):
        self.attribute = value
class D:
    def __init__(self, value):
        self.a = value
        self.b = value
class E:
    def __init__(self, value):
        self.a = value
        self.b = value
class F: pass
def f():
    class G:
        def __init__(self): self.a = 1
    return G
for c in (C, D, E, f(), f()):
    print(c.__name__, sys.getrefcount(getattr(c, "__static_attributes__", [])))
x = ('q', 'r')
print(sys.getrefcount(x))
import gc
gc.disable(); gc.collect()
g = {}
exec("class C:\n    def __init__(self, value):\n        self.first = value\n", g)
del g['C']
print(gc.collect())
