f = 1.5
l = [f, g]
