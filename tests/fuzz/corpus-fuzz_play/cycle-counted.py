import gc
class Node:
    def __init__(self):
        self.ref = None
a = Node()
b = Node()
a.ref = b
b.ref = a
del a
del b
unreachable = gc.collect()
print(f"Unreachable objects collected: {unreachable}")
