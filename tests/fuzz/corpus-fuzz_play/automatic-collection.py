import gc
gc.collect()
for i in range(1000):
    a = []
    a.append(a)
del a
print(gc.get_count())
