a = Node()
b = Node()
c = Node()
