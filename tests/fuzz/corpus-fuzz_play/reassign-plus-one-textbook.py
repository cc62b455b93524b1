z = y
x = x + 1
