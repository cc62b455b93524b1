import gc
a = Node(1)
b = Node(2)
gc.set_debug(0)
