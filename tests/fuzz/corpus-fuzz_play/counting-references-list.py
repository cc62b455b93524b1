b = a
c = a
