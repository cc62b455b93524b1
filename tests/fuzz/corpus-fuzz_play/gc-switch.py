import gc
gc.disable()
a = []
n = gc.collect()
gc.enable()
