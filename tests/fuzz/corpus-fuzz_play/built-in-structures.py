print(t == (1, 2, 3), len(l), len(s))
