# sizes.py: growth of lists, dicts and sets, sizes of every type: cpython/FACTS.md 1.2 to 1.4.
# Recorded as a script: sizes.<version>.txt.
import sys
def cap(l): return (sys.getsizeof(l) - 56) // 8
l = []; caps = []
for i in range(3000):
    l.append(i); c = cap(l)
    if not caps or caps[-1] != c: caps.append(c)
print(caps)
caps = []
while l:
    l.pop(); c = cap(l)
    if not caps or caps[-1] != c: caps.append(c)
print(caps)
def seq(f):
    l = [1] * 10; out = []
    while l: f(l); out.append((len(l), cap(l)))
    return out
def d0(l): del l[0]
print(seq(lambda l: l.pop()), seq(d0), seq(lambda l: l.pop(0)), seq(lambda l: l.remove(1)))
l = [1] * 10; l.clear(); print(cap(l))
l = [1] * 10; l[2:] = []; print(cap(l)); l = [1] * 10; l[8:] = []; print(cap(l)); l = [1] * 10; del l[:]; print(cap(l))
l = [1] * 8; l *= 2; print(cap(l)); l = [1, 2]; l += [3]; print(cap(l)); l = []; l += [1]; print(cap(l))
l = []; l.extend([1] * 5); print(cap(l)); l = []; l.extend(iter([1] * 5)); print(cap(l)); l = []; l.extend(x for x in range(5)); print(cap(l))
l = []; l.extend({1, 2, 3}); print(cap(l)); l = []; l.insert(0, 1); print(cap(l)); l = [1, 2, 3, 4]; l.insert(1, 5); print(cap(l))
a = 1; b = 2; c = 3
print(cap([a, b, c]), cap([a] * 7), cap([1, 2, 3]), cap([1, 2, 3, 4, 5]), cap([1, 2]), cap(list((1, 2, 3))), cap(list(range(7))), cap([a, b, c][:2]), cap([a] + [b, c]), cap([x for x in range(10)]), cap(list('abc')), cap(list({1: 2, 3: 4, 5: 6})), cap(sorted([3, 2, 1])), cap([a, b, c].copy()), cap(list(x for x in range(3))), cap(list({1, 2, 3})), cap(list({}.keys())))
d = {}; ds = []
for i in range(200): d['k%d' % i] = i; ds.append(sys.getsizeof(d))
print(sorted(set(ds)))
d = {}; ds = []
for i in range(200): d[i] = i; ds.append(sys.getsizeof(d))
print(sorted(set(ds)))
s = set(); ds = []
for i in range(300): s.add(i); ds.append(sys.getsizeof(s))
print(sorted(set(ds)), sys.getsizeof({1, 2, 3, 4, 5}), sys.getsizeof(set(range(5))), sys.getsizeof(frozenset(range(20))))
d = dict.fromkeys(range(20)); [d.pop(i) for i in range(19)]; print(sys.getsizeof(d)); d['x'] = 1; print(sys.getsizeof(d)); print(sys.getsizeof(d.copy()), sys.getsizeof({**d}))
class C: pass
cs = [C() for i in range(34)]
print([sys.getsizeof(c.__dict__) for c in cs])
class D:
    def __init__(self): self.x = 1; self.y = 2
print([sys.getsizeof(D().__dict__) for i in range(34)], sys.getsizeof(D()))
o = C(); 
for i in range(40): setattr(o, 'a%d' % i, i)
print(sys.getsizeof(o.__dict__), len(o.__dict__))
print([sys.getsizeof(v) for v in (0, 1, -1, 2**30, 2**60, 2**90, 1.0, 1j, '', 'a', 'abc', 'é', 'éa', '€', '😀', b'', b'abc', (), (1,), (1, 2, 3), [], {}, set(), frozenset(), None, True, ..., object(), range(3), slice(1), lambda: 0, len, [].append, iter([]), iter(()), iter('a'), enumerate([]), zip([]), map(len, []), C, int, C(), ValueError(), (i for i in ()))])
