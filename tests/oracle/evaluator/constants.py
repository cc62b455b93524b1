import sys

x = 1000000

y = 'not an identifier'

z = (1, 2.5)

print(sys.getrefcount(x), sys.getrefcount(y), sys.getrefcount(z), sys.getrefcount(2.75))

def f():
    v = 54321
    return sys.getrefcount(v), sys.getrefcount(3.75), sys.getrefcount('some other text')

print(f())

def g():
    v = 54322; w = v; t = (v, 9.5)
    return sys.getrefcount(v), sys.getrefcount(w), sys.getrefcount(t), sys.getrefcount((7, 8.5))

print(g())

a = 1000

b = 1000

print(a is b, int('257') is int('257'), int('1024') is int('1024'), int('1025') is int('1025'))

a = 2000

b = 2000

print(a is b, sys.getrefcount(a))

a = 3000; b = 3000; print(a is b, sys.getrefcount(a))

c = 999999 + 1; print(c is x, sys.getrefcount(c), sys.getrefcount(x))

d = -7777; e = -7777; print(d is e, sys.getrefcount(d), sys.getrefcount(7777))

l = [4001, 4002, 4003]; print(sys.getrefcount(l[0]), sys.getrefcount(4001))

t = (5001, (5002, 5003), 'ab cd'); print(sys.getrefcount(t), sys.getrefcount(t[0]), sys.getrefcount(t[1]), sys.getrefcount(t[2]))

print([sys.getrefcount(q) for q in l], [sys.getrefcount(q) for q in t])

h = lambda p=6001, *, q=(6002, 6003): (sys.getrefcount(p), sys.getrefcount(q), sys.getrefcount(q[0]))

print(h())

s = 'a b' 'c d'; print(sys.getrefcount(s), sys.getrefcount('a b' + 'c d'))

print(sys.getrefcount(l), sys.getrefcount(t), sys.getrefcount(s), sys.getrefcount(b))
