import gc, copy
gc.disable()
class S:
    __slots__ = ('a', 'b')
class D(dict):
    pass
class P:
    pass
s = S(); s.a = 1; s.b = [2]
d = D(); d['x'] = [1]
p = P(); p.x = [1]
dd = D(); dd.y = 3
def measure(name, f, x):
    out = []
    for i in range(5):
        gc.collect()
        a = gc.get_count()[0]
        y = f(x)
        b = gc.get_count()[0]
        y = None
        c = gc.get_count()[0]
        out.append((b - a, c - a))
    print(name, out)
for name, x in [('int', 1), ('list0', []), ('list', [1, 2]), ('dict0', {}), ('dict', {1: 2}), ('dict2', {1: [2], 3: [4]}), ('tup0', ()), ('tup', (1, 2)), ('tupl', ([1], 2)), ('set', {1, 2}), ('set0', set()), ('fs', frozenset({1})), ('slice', slice(1, 2)), ('range', range(3)), ('S', s), ('D', d), ('P', p), ('DD', dd), ('nested', {'a': [1, {2: (3, [4])}]})]:
    measure('deep ' + name, copy.deepcopy, x)
    measure('copy ' + name, copy.copy, x)
