a = Node()
b = Node()
