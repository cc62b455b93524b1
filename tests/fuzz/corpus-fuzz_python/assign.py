x = y, *z = 1, [2]
a.b[c] += -3 ** ~4
d: int = None
