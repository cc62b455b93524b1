b = [[]] * 10
b[0].append(1)
