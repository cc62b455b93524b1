x = []
l = [x]
t = (x,)
box = Box()
