z = y
x = x + 1
n = 1000
n = n + 1
