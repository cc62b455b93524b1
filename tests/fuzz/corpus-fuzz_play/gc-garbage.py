import gc
class Node:
    def __init__(self, value):
        self.value = value
        self.ref = None
a = Node(1)
a.ref = a
del a
gc.collect()
print(gc.garbage)
