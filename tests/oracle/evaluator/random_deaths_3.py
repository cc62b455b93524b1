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
if type(b) is list: b.clear()
elif type(b) is dict: b.clear()
print('| 0')
f0(a, T('c')({'z': (lambda q: q)(T('5'))}['z'], k=T('c')(T('c')(b, k=T('6')), k=[d, a][0])), u=f6(T('7')), v=f2(T('8'), [*(T('c')(d, k=d), (d == T('9')))], list(gen([[T('10'), T('11')], (T('12') in [T('13'), d])])), f2(mk(d)(), (d, b, T('14'))[1:], T('15'), [*(b, c)], m=[b, c], k=f2(T('16'), T('17'), k=d)), m=c, k=d))
print('| 1')
a = c = mk(mk((T('18'), a))())
print('| 2')
for q in ([*(([q for q in (T('19'), T('20'))], T('21')) + (a,), T('22'))], (mk(f2(c, T('23'), k=a))() and T('x', f2(*[T('24'), T('25')], **{'k': d})).a[0])): print(type(q).__name__, end=' ')
del q
print('| 3')
def h(x, y=[([*(b, T('26'))], mk(T('27'))) + ({q: T('28') for q in (1, 2)},), T('x', T('29')).a[0]]):
    z = mk(f2(*[T('30'), [b] * 2], **{'k': c}))()
    x, z = z, x
    return y
h(T('i')[((c, d, T('31'))[1:], a, list(gen([T('32'), d])))[1:]])
del h
print('| 4')
s = S(); s.q = (list(gen([(T('33') if T('34') else c), f2(a, T('35'), b, T('36'), m=b, k=c)])) if [q for q in (f2(*[T('37'), d], **{'k': a}), [c, T('38')])] else (lambda q: q)((T('p') + T('39')))); s.p = c; s.a = T('939', (T('p') + [*(T('40'), T('41'))]), T('42'))
del s
print('| 5')
def h():
    u = T('43'); v = T('44'); w = T('45')
    u, v, w = T('46'), T('47'), v
    def i(): return v
    return i
b = h()
del h
print('| 6')
[*(T('x', c).a[0], {'k': mk(T('48'))(), 'j': {q: T('49') for q in (1, 2)}})]
print('| 7')
def h(x, y=mk(f2(mk(d)(), T('50'), k=mk(T('51'))()))()):
    z = (T('52') and T('c')((b, T('53')) + (d,), k={q: T('54') for q in (1, 2)}))
    x, z = z, x
    return y
h(T('x', (lambda q: q)(c)).a[0])
del h
print('| 8')
b = T('55')
print('| 9')
b = mk(a)
print('| 10')
o, *r = f6((f2(T('56'), a, d, T('57'), m=a, k=T('58')), {'k': T('59'), 'j': d}) + (c,)), (lambda q: q)(((a, T('60')) and [q for q in (T('61'), T('62'))])), T('63')
del r, o
print('| 11')
o, *r = c, [q for q in ([*({q: d for q in (1, 2)}, d)], f2(*[T('64'), b], **{'k': T('65')}))], (a, T('c')(T('66'), k=d))
del r, o
print('| 12')
f2(*[c, [[c] * 2] * 2], **{'k': list(gen([{'z': T('67')}['z'], T('x', a).a[0]]))})
print('| 13')
a = d = b
print('| 14')
c = T('i')[[T('68')] * 2]
print('| 15')
with T('w'), T('69') as q: list(gen([(f2(*[d, a], **{'k': T('70')}) in [T('970', c, a), mk(T('71'))]), mk({'k': T('72'), 'j': T('73')})]))
del q
print('| 16')
f0((T('i')[(d, a)], f2(*[[a, b], [q for q in (a, a)]], **{'k': [d, T('74')]})), T('75'), u=T('x', (T('76'), (d, c))).a[0], v=f2(a, ({q: b for q in (1, 2)}, [a, a]) + (f2(*[b, T('77')], **{'k': T('78')}),), ([q for q in (d, T('79'))] if list(gen([d, T('80')])) else mk(T('81'))()), [(T('82'), b) + (d,)] * 2, m=[(T('83') == T('84')), [d, d]][0], k={'k': [*(T('85'), T('86'))], 'j': (T('87'), T('88')) + (c,)}))
print('| 17')
with T('w'), T('89') as q: T('989', f2(T('90'), [*(d, T('91'))], (c if T('92') else T('93')), T('c')(T('94'), k=d), m=T('994', a, a), k=(a == b)), [q for q in (b, {'z': T('95')}['z'])])
del q
print('| 18')
if type(c) is list: c.append({'k': (T('96') if {'z': T('97')}['z'] else T('98')), 'j': f2(*[(a if a else T('99')), c], **{'k': f2(T('100'), T('101'), k=c)})})
elif type(c) is dict: c['k'] = T('102')
elif type(c) is T: c.v = T('103')
print('| 19')
mk([(T('104') in [T('105'), d])] * 2)
print('| 20')
for q in (f2(*[([*(T('106'), d)], (c, T('107'))), {q: list(gen([c, c])) for q in (1, 2)}], **{'k': {'z': [T('108'), a]}['z']}), (((T('109'), c, b)[1:], [T('110'), T('111')][1]) + ((T('112'), b),) in [T('x', mk(c)()).a[0], (T('i')[c] if (a if T('113') else b) else (T('114') == T('115')))])): print(type(q).__name__, end=' ')
del q
print('| 21')
if type(c) is list and c: c[0] = [b] * 2
print('| 22')
d = ([*([q for q in (c, T('116'))], (a == T('117')))], ((T('118'), T('119')) in [[a, a], (b if d else d)])) + ({'k': [b, b][0], 'j': (T('120') and T('121'))},)
print('| 23')
s = S(); s.q = (T('p') + mk([T('122')] * 2)()); s.p = f2(({q: c for q in (1, 2)} in [T('c')(T('123'), k=b), T('124')]), [(lambda q: q)(b), {q: d for q in (1, 2)}], ((b and T('125')) and (d, T('126')) + (c,)), [{'k': a, 'j': a}, T('127')][1], m=(lambda q: q)((T('128'), a) + (T('129'),)), k=f2(*[T('x', T('130')).a[0], {'k': T('131'), 'j': a}], **{'k': c})); s.a = T('1031', b, mk((lambda q: q)(c)))
del s
print('| 24')
a = mk(b)()
print('| 25')
d, d = T('c')(d, k=T('1031', (T('132') in [T('133'), d]), (b == a))), {'z': list(gen([list(gen([c, d])), (lambda q: q)(T('134'))]))}['z']
print('| 26')
if type(c) is list: c.append(list(gen([[T('i')[b], f6(T('135'))][0], f6((b == a))])))
elif type(c) is dict: c['k'] = {'k': (f6(d), (T('136') if T('137') else d)), 'j': f2(*[mk(T('138'))(), b], **{'k': (T('139') == d)})}
elif type(c) is T: c.v = T('140')
print('| 27')
if type(b) is list: b.clear()
elif type(b) is dict: b.clear()
print('| 28')
d = T('c')((f6(T('141')) and (T('142'), T('143'))), k=c)
print('| 29')
if type(d) is list and d: d[0] = f2(([q for q in (c, T('144'))] in [T('x', c).a[0], f2(*[T('145'), T('146')], **{'k': d})]), a, [T('147'), a], f6((T('148'), a) + (T('149'),)), m=(T('x', T('150')).a[0], T('c')(T('151'), k=c)) + (T('152'),), k=[f2(d, T('153'), T('154'), T('155'), m=a, k=d)] * 2)
print('| 30')
g = gen([(([c] * 2 if (T('156') if d else T('157')) else (T('p') + d)) == ([*(T('158'), d)], (T('159') in [T('160'), T('161')]), T('162'))[1:]), T('i')[a]]); next(g)
del g
print('| 31')
a
print('| 32')
def h(x, y=T('x', list(gen([T('163'), b]))).a[0]):
    z = ([T('x', c).a[0], (a, b)] == [q for q in (b, [a, T('164')][0])])
    x, z = z, x
    return y
h(f2(T('1064', (lambda q: q)(d), (c, b) + (b,)), a, k=(T('165'), [T('166'), T('167')])))
del h
print('| 33')
a = T('i')[((lambda q: q)(a) == (c in [d, T('168')]))]
print('| 34')
s = S(); s.q = [T('1068', (a, c), c)] * 2; s.p = (((T('169') in [c, a]) and {q: T('170') for q in (1, 2)}), [q for q in ((T('171'), T('172'), T('173'))[1:], mk(a))], {'z': T('1073', T('174'), T('175'))}['z'])[1:]; s.a = T('1075', T('1075', T('i')[d], list(gen([T('176'), d]))), T('c')(mk(a)(), k=f2(T('177'), T('178'), k=T('179'))))
del s
print('| 35')
b = f2(({q: T('180') for q in (1, 2)}, T('c')(T('181'), k=T('182'))) + (T('1082', T('183'), d),), T('184'), k=(T('i')[b], f2(T('185'), T('186'), k=c), mk(a)())[1:])
print('| 36')
if type(b) is list: b.append((f2([c] * 2, f6(c), k=T('i')[b]) in [list(gen([f2(T('187'), T('188'), k=c), (T('189'), b, a)[1:]])), T('190')]))
elif type(b) is dict: b['k'] = {'k': {q: [a, T('191')][0] for q in (1, 2)}, 'j': T('192')}
elif type(b) is T: b.v = T('1092', T('i')[(T('193'), a, b)[1:]], [q for q in (T('194'), [*(c, T('195'))])])
print('| 37')
g = gen([(T('p') + f2({'z': T('196')}['z'], (c in [T('197'), T('198')]), T('199'), mk(T('200')), m=f6(b), k={'k': d, 'j': c})), {'k': [*(T('201'), f6(T('202')))], 'j': T('203')}]); next(g)
del g
print('| 38')
o, *r = T('i')[T('i')[{q: d for q in (1, 2)}]], list(gen([{q: f6(T('204')) for q in (1, 2)}, (b if [c, d] else [*(T('205'), c)])])), {q: [f2(*[T('206'), a], **{'k': d}), (lambda q: q)(c)][0] for q in (1, 2)}
del r, o
print('| 39')
({'k': [*(c, T('207'))], 'j': mk(a)} in [list(gen([T('208'), (d, T('209')) + (T('210'),)])), ((d if c else T('211')), [*(T('212'), T('213'))], f2(*[T('214'), d], **{'k': c}))[1:]])
print('| 40')
b = mk({'z': mk(T('215'))()}['z'])()
print('| 41')
o, *r = (a and (T('216'), f2(a, c, k=d))), [*(f2(b, [q for q in (b, T('217'))], k=[b, d][1]), T('218'))], [(b == (T('219') if T('220') else b)), [b, T('1120', a, d)][0]][0]
del r, o
print('| 42')
if type(a) is list and a: a[0] = {'k': ([T('221'), T('222')][1], (a, T('223'), T('224'))[1:]), 'j': list(gen([[b, T('225')][1], (T('226') in [c, a])]))}
print('| 43')
f0(mk(T('i')[f2(b, d, b, c, m=b, k=T('227'))])(), f6(f2(*[[*(T('228'), T('229'))], a], **{'k': mk(b)()})), u=(T('230'), f6((c, c))), v=d)
print('| 44')
g = gen([f2(*[[T('1130', T('231'), c), f2(*[c, c], **{'k': c})][1], f2([*(T('232'), T('233'))], (T('234'), c) + (b,), f2(c, b, k=c), (d if a else T('235')), m=mk(c)(), k=b)], **{'k': [[T('236')] * 2] * 2}), c]); next(g)
del g
print('| 45')
def h():
    u = T('237'); v = T('238'); w = T('239')
    u, v, w = T('240'), T('241'), v
    def i(): return v
    return i
b = h()
del h
print('| 46')
d = (mk([c] * 2), T('242'))
print('| 47')
s = S(); s.q = (list(gen([(c == a), (T('243') in [T('244'), T('245')])])), T('246')) + (list(gen([a, {'k': T('247'), 'j': T('248')}])),); s.p = f2(*[mk(f2(T('249'), T('250'), k=T('251'))), f2(*[(T('p') + c), T('1151', c, a)], **{'k': (b, b) + (T('252'),)})], **{'k': f2((T('253') and T('254')), d, k=T('255'))}); s.a = ([T('256')] * 2, ((c if T('257') else b) in [(d, c) + (c,), [a, T('258')]]), (T('p') + f2(*[T('259'), T('260')], **{'k': T('261')})))[1:]
del s
print('| 48')
o, *r = [T('x', mk(b)()).a[0], f2(*[(d and T('262')), a], **{'k': (b, a) + (T('263'),)})], (lambda q: q)(T('c')((T('264') == T('265')), k=T('i')[b])), (f2(T('x', b).a[0], list(gen([c, T('266')])), {q: T('267') for q in (1, 2)}, (T('p') + T('268')), m=mk(T('269')), k=(b and T('270'))) and [T('i')[T('271')], (b, T('272')) + (T('273'),)])
del r, o
print('| 49')
a = None; print('|')
b = None; print('|')
c = None; print('|')
d = None; print('|')
print(); print('END')
