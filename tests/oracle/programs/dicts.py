# dicts.py: how large the tables of dicts are, however they were made.
# Recorded as a script: dicts.<version>.txt.
import sys
print([sys.getsizeof(dict.fromkeys(range(n)).copy()) for n in range(1,45)])
print([sys.getsizeof({**dict.fromkeys(range(n))}) for n in range(1,45)])
print([sys.getsizeof(dict(dict.fromkeys(range(n)))) for n in range(1,45)])
print([sys.getsizeof(dict((str(i), i) for i in range(n))) for n in range(1,45)])
print([sys.getsizeof({str(i): i for i in range(n)}) for n in range(1,45)])
print(sys.getsizeof({1:1}), sys.getsizeof({1:1,2:2,3:3,4:4,5:5,6:6}), sys.getsizeof({'a':1,'b':2,'c':3,'d':4,'e':5,'f':6}), sys.getsizeof({1:1,2:2,3:3,4:4,5:5,6:6,7:7,8:8,9:9,10:10,11:11,12:1,13:1,14:1,15:1,16:1,17:1,18:1,19:1,20:1,21:1}))
a = 1
print(sys.getsizeof({a:1,2:2,3:3,4:4,5:5,6:6,7:7,8:8,9:9,10:10,11:11,12:1,13:1,14:1,15:1}))
d = {}
d.update(dict.fromkeys(range(7))); print(sys.getsizeof(d)); d.update(a=1, b=2); print(sys.getsizeof(d))
d = {'a': 1}; d[1] = 2; print(sys.getsizeof(d)); del d[1], d['a']; print(sys.getsizeof(d)); d['z'] = 1; print(sys.getsizeof(d))
d = dict(a=1, b=2, c=3, d=4, e=5, f=6); print(sys.getsizeof(d)); e = d | {'x': 1}; print(sys.getsizeof(e))
d = {i: i for i in range(10)}
for i in range(9): del d[i]
d[100] = 1; print(sys.getsizeof(d), d); d.setdefault(5, []); print(sys.getsizeof(d)); d.popitem(); print(sys.getsizeof(d))
