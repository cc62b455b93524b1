# A collection that waits, and gc.disable(); the count of frozen objects; nested collections.
import gc

log = []
gc.collect()
gc.callbacks.append(lambda p, i: log.append((p, i["generation"], i["collected"])))
gc.set_threshold(4, 5, 5)
x1 = []; x2 = []; x3 = []; x4 = []; x5 = []; x6 = []; gc.disable()
len(x1)
print(log)
gc.callbacks.clear()
print(gc.get_freeze_count())
gc.unfreeze()
print(gc.get_freeze_count())
gc.collect(1)
print(gc.get_freeze_count())
gc.collect()
print(gc.get_freeze_count())
gc.freeze()
n = gc.get_freeze_count()
x = []
gc.freeze()
print(gc.get_freeze_count() - n, gc.get_count())
y = []
y.append(y)
del y
print(gc.collect(), gc.collect())
gc.unfreeze()
