x = 1000
y = 1000
print(x == y)
print(x is y)
y = x
