p = Point(1, 2)
q = Point(3, 4)
where = id(p)
del p
r = Point(5, 6)
print(id(r) == where)
