import gc
gc.disable()
class T:
    def __init__(s, n, *a): s.n = n; s.a = a
    def __del__(s): print('~%s' % s.n, end=' ')
    def __eq__(s, o): return True
    def __hash__(s): return 1
    def __add__(s, o): return T(s.n + '+')
    def __getitem__(s, k): return T(s.n + '[]')
    def __iter__(s): return iter([T(s.n + '.1'), T(s.n + '.2')])
    def __call__(s, *a, **k): return T(s.n + '()')
    def __enter__(s): return T(s.n + 'in')
    def __exit__(s, *a): return True
    def __len__(s): return 2
    def __bool__(s): return True
class S:
    __slots__ = ('q', 'p', 'a')
def f6(x): return x
def f0(*a, **k): y = T('y')
def f2(x, y=None, *z, k=None, **w):
    l = T('l')
    return k
def fe(x):
    y = T('fy')
    raise ValueError(x)
def gen(x):
    y = T('gy')
    for q in x: yield q
    z = T('gz')
def mk(x):
    y = T('my')
    def i(z=T('md')): return x, z
    return i
a = T('1')
b = T('2')
c = T('3')
d = T('4')
if type(c) is list: c.clear()
elif type(c) is dict: c.clear()
print('| 0')
d = T('c')([a, T('5')][1], k=f2(b, {q: c for q in (1, 2)}, k=[*(T('6'), T('7'))]))
print('| 1')
if type(b) is list and b: b[0] = T('8')
print('| 2')
if type(c) is list and c: c[0] = (f6(f2(T('9'), c, T('10'), c, m=d, k=b)) and ([q for q in (c, T('11'))] if f2(T('12'), T('13'), c, b, m=d, k=c) else mk(b)))
print('| 3')
if type(c) is list: c.clear()
elif type(c) is dict: c.clear()
print('| 4')
if type(a) is list and a: a[0] = a
print('| 5')
def h(x, y={q: T('c')(T('x', T('14')).a[0], k=(T('15') and b)) for q in (1, 2)}):
    z = (T('p') + [*((T('16') if c else b), f2(*[T('17'), T('18')], **{'k': b}))])
    x, z = z, x
    return y
h([*([q for q in ((T('19'), T('20')), f2(a, T('21'), k=T('22')))], c)])
del h
print('| 6')
f2(*[f2(f2(*[T('23'), d], **{'k': a}), f2(b, c, k=T('24')), k={'z': b}['z']), T('x', T('25')).a[0]], **{'k': list(gen([T('26'), T('i')[T('27')]]))})
print('| 7')
f0(f2([(T('p') + T('28')), mk(T('29'))], (a, b), k=[T('30'), (b in [T('31'), T('32')])][0]), {q: f2(mk(b)(), T('c')(T('33'), k=T('34')), k=(T('p') + d)) for q in (1, 2)}, u=T('35'), v=(lambda q: q)(mk((T('p') + T('36')))()))
print('| 8')
with T('w'), T('37') as q: ((T('38') and T('39')) in [{'z': {'z': T('40')}['z']}['z'], {q: T('940', T('41'), c) for q in (1, 2)}])
del q
print('| 9')
c = a = f2(*[((a == d), d), T('941', f6(T('42')), f2(d, c, k=b))], **{'k': [*(T('x', d).a[0], c)]})
print('| 10')
if type(a) is list: a.append(({'k': [*(a, T('43'))], 'j': T('i')[d]} == ([T('44')] * 2 == T('45'))))
elif type(a) is dict: a['k'] = T('945', f6(T('46')), {'z': (d, T('47'))}['z'])
elif type(a) is T: a.v = b
print('| 11')
c, d = {q: (T('p') + T('48')) for q in (1, 2)}, a
print('| 12')
d = {'z': {'k': T('49'), 'j': list(gen([T('50'), a]))}}['z']
print('| 13')
s = S(); s.q = a; s.p = T('i')[[T('950', T('51'), b)] * 2]; s.a = (([T('52'), T('53')] == list(gen([d, d]))) in [b, f2(T('c')(a, k=b), list(gen([T('54'), T('55')])), [T('56'), c][1], T('57'), m=f6(T('58')), k=f2(T('59'), a, d, a, m=b, k=c))])
del s
print('| 14')
f0((T('60') if c else T('i')[f2(d, d, b, T('61'), m=c, k=c)]), {'k': mk(b), 'j': (f2(T('62'), T('63'), k=c) if a else (b == T('64')))}, u=list(gen([f2(*[(T('65') if T('66') else a), {q: T('67') for q in (1, 2)}], **{'k': (T('68'), T('69'), T('70'))[1:]}), (a in [(d if b else c), (b == b)])])), v=f2(list(gen([(lambda q: q)(c), {q: d for q in (1, 2)}])), ((T('71') == T('72')), (T('p') + a)) + ({'z': T('73')}['z'],), T('i')[list(gen([d, a]))], [(T('74'), c) + (c,), c][1], m=(lambda q: q)(T('c')(a, k=T('75'))), k=[q for q in (c, {'k': T('76'), 'j': T('77')})]))
print('| 15')
for q in (T('78'), {q: [q for q in (f6(T('79')), T('979', T('80'), T('81')))] for q in (1, 2)}): print(type(q).__name__, end=' ')
del q
print('| 16')
a = [*(c, ([d, T('82')][0] if list(gen([a, b])) else (b, T('83')) + (T('84'),)))]
print('| 17')
o, *r = [f6(f6(T('85')))] * 2, ((f2(c, T('86'), a, a, m=T('87'), k=a) == f2(T('88'), T('89'), T('90'), T('91'), m=a, k=T('92'))), (lambda q: q)(T('93'))) + (T('c')((d if T('94') else T('95')), k={q: b for q in (1, 2)}),), [T('c')((T('96'), d, a)[1:], k=T('996', T('97'), c)), T('c')(T('x', T('98')).a[0], k=[q for q in (T('99'), T('100'))])]
del r, o
print('| 18')
c = {q: T('c')((T('101'), T('102'), a)[1:], k=(b in [T('103'), T('104')])) for q in (1, 2)}
print('| 19')
c = {'k': f2((a, T('105')), (lambda q: q)(c), T('106'), T('107'), m=T('108'), k=T('c')(b, k=T('109'))), 'j': list(gen([[q for q in (c, T('110'))], [d] * 2]))}
print('| 20')
b = mk((c in [f2(T('111'), d, k=T('112')), (T('113') if T('114') else d)]))()
print('| 21')
if type(c) is list and c: c[0] = mk(mk(f2(*[b, T('115')], **{'k': T('116')}))())()
print('| 22')
def h():
    u = T('117'); v = T('118'); w = T('119')
    u, v, w = T('120'), T('121'), v
    def i(): return v
    return i
a = h()
del h
print('| 23')
d = {'z': f2({'k': c, 'j': T('122')}, f6(a), k=T('1022', T('123'), b))}['z']
print('| 24')
o, *r = T('x', T('124')).a[0], T('i')[T('1024', f6(T('125')), [q for q in (a, T('126'))])], f2(*[f2([a, b][0], (b if T('127') else T('128')), k=f2(*[c, c], **{'k': T('129')})), f6(T('1029', T('130'), T('131')))], **{'k': f6(c)})
del r, o
print('| 25')
o, *r = ({'k': (d == c), 'j': list(gen([d, T('132')]))} and T('133')), ([(T('134'), T('135'), T('136'))[1:], list(gen([b, c]))][1] if list(gen([(T('137'), T('138')), (T('139'), b, T('140'))[1:]])) else T('141')), ((f2(c, d, k=T('142')) and f2(d, T('143'), T('144'), d, m=T('145'), k=T('146'))), T('147'))
del r, o
print('| 26')
def h(x, y=(T('p') + T('148'))):
    z = mk(T('1048', (T('149'), T('150')), a))()
    x, z = z, x
    return y
h(T('c')(f6({q: T('151') for q in (1, 2)}), k=([q for q in (c, a)] if T('152') else [b] * 2)))
del h
print('| 27')
a = b = (f2((lambda q: q)(c), list(gen([T('153'), c])), k=(T('154'), c, a)[1:]) if [list(gen([b, d])), (T('155'), b)][0] else [{'k': a, 'j': c}, a][0])
print('| 28')
g = gen([{'z': c}['z'], T('c')([*(T('1055', d, T('156')), {q: a for q in (1, 2)})], k={'k': f2(a, T('157'), k=T('158')), 'j': {q: c for q in (1, 2)}})]); next(g)
del g
print('| 29')
b = mk(d)
print('| 30')
c = (((T('159') if a else T('160')) and T('161')) and T('162'))
print('| 31')
s = S(); s.q = a; s.p = {q: T('x', f6(b)).a[0] for q in (1, 2)}; s.a = (a, b) + (mk({'k': T('163'), 'j': c}),)
del s
print('| 32')
def h():
    u = T('164'); v = T('165'); w = T('166')
    u, v, w = T('167'), T('168'), v
    def i(): return v
    return i
c = h()
del h
print('| 33')
if type(b) is list and b: b[0] = (a, f6(T('169')))
print('| 34')
if type(d) is list and d: d[0] = f2(([c, d][0], (T('p') + T('170')), T('c')(a, k=b))[1:], {'z': (T('p') + T('171'))}['z'], f6(f2(T('172'), T('173'), T('174'), T('175'), m=b, k=d)), f2([*(T('176'), b)], f2(*[T('177'), T('178')], **{'k': T('179')}), k=(T('180') and a)), m=f2(T('181'), {q: T('182') for q in (1, 2)}, T('183'), T('184'), m=(T('185') if T('186') else T('187')), k=(b == d)), k=mk(f2(a, T('188'), k=T('189'))))
print('| 35')
b = d
print('| 36')
d = f6(mk(T('190')))
print('| 37')
g = gen([list(gen([T('x', (T('191'), b) + (T('192'),)).a[0], (list(gen([T('193'), b])), (T('194') in [d, a]), (T('195') == T('196')))[1:]])), (T('p') + [{q: T('197') for q in (1, 2)}] * 2)]); next(g)
del g
print('| 38')
a = f2([{'k': T('198'), 'j': d}, (c, c, a)[1:]], T('x', [a] * 2).a[0], k=(mk(c) in [(lambda q: q)(b), mk(T('199'))]))
print('| 39')
c = T('200')
print('| 40')
def h():
    u = T('201'); v = T('202'); w = T('203')
    u, v, w = T('204'), T('205'), v
    def i(): return v
    return i
b = h()
del h
print('| 41')
d, b = {q: (mk(d), (a, d), (c, T('206'), T('207'))[1:])[1:] for q in (1, 2)}, T('x', list(gen([[T('208'), d][0], (d in [T('209'), a])]))).a[0]
print('| 42')
with T('w'), T('210') as q: ((T('211') if T('i')[c] else {'k': T('212'), 'j': T('213')}) if (lambda q: q)(T('x', T('214')).a[0]) else f2(*[f2(*[b, T('215')], **{'k': T('216')}), a], **{'k': (T('p') + T('217'))}))
del q
print('| 43')
if type(b) is list: b.clear()
elif type(b) is dict: b.clear()
print('| 44')
o, *r = f6(((T('218') and T('219')) if (T('220'), T('221')) + (T('222'),) else (c, T('223')) + (T('224'),))), ({'k': T('x', a).a[0], 'j': {'z': T('225')}['z']} == [c, d]), b
del r, o
print('| 45')
if type(a) is list: a.clear()
elif type(a) is dict: a.clear()
print('| 46')
o, *r = list(gen([a, [(T('p') + d), (a, T('226')) + (T('227'),)][0]])), f6(T('i')[{q: d for q in (1, 2)}]), list(gen([mk([q for q in (c, T('228'))]), T('229')]))
del r, o
print('| 47')
if type(d) is list and d: d[0] = T('x', f2((T('230'), b), f6(d), k={'k': b, 'j': b})).a[0]
print('| 48')
g = gen([c, T('231')]); next(g)
del g
print('| 49')
a = None; print('|')
b = None; print('|')
c = None; print('|')
d = None; print('|')
print(); print('END')
