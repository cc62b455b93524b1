d = {}
for i in range(100): d[i] = str(i)
for i in range(0, 100, 3): del d[i]
d.update({'a': 1}, b=2)
e = dict(d)
print(len(e), e == d, e.popitem(), list(e.keys())[:3])
e.clear()
l = list(range(50))
l[3:10] = []
del l[::2]
l.sort(key=lambda x: -x)
l.insert(2, l)
print(l)
s = 'a-b-c'.split('-')
print('%s %d' % ('x', 3), '{:>5}'.format(3), s, 'abc'[::-1], 2 ** 100, -7 // 2, 1.5e300 * 1e10)
