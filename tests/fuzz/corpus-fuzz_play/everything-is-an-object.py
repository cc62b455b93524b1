def double(n):
    return n + n
f = double
b = Thing()
r = f(a)
