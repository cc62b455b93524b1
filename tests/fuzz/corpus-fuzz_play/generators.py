def g(n):
    try:
        for i in range(n):
            x = yield i
    finally:
        print('end')
    return n
def h():
    r = yield from g(3)
    print(r)
for i in h():
    print(i)
it = g(5)
next(it)
it.send(3)
it.close()
l = [i * j for i in range(3) for j in range(3) if i != j]
d = {k: v for k, v in zip('abc', range(3))}
s = {x for x in l}
