b = a
c = a
d = 10
