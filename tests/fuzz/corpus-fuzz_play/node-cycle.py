import gc
class Node:
    def __init__(self, value):
        self.value = value
        self.ref = None
b = Node(2)
a.ref = b
b.ref = a
gc.collect()
