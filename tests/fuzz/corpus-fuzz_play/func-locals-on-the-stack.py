d = b
print(a)
