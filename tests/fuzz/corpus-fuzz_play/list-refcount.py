import sys
x = []
y = x
z = [x, x]
