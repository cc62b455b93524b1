import gc, sys
class A: pass
o = A(); o.x = [1]; o.y = 'q'
d = o.__dict__
c = d.copy()
del o
del A
gc.collect()
print(d, c, sys.getsizeof(d), sys.getsizeof(c))
d['z'] = 2; c['w'] = 3
print(d, c, sys.getsizeof(d), sys.getsizeof(c))
del d
c.clear(); print(sys.getsizeof(c))
del c
class B(list): pass
b = B(); b.v = b
d = b.__dict__
del b, B
print(len(d)); d.clear(); print(gc.collect() > 0)
class E:
    def __del__(self): print('del', self.__dict__)
e = E(); e.a = 1; e.d = e.__dict__; del e; print(gc.collect() > 0)
