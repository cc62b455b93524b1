x = []
first = id(x)
y = []
z = []
