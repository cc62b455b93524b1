x = 10
y = 10
z = y
