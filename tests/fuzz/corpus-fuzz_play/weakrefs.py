import weakref, gc, sys
class C: pass
c = C()
log = []
w = weakref.ref(c, lambda r: log.append(r))
c.c = c
del c
gc.collect()
print(log, w())
gc.set_threshold(1)
l = [[] for i in range(10)]
for i in l: i.append(l)
del l
print(gc.get_count(), len(gc.get_objects()), gc.get_stats())
