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
a = c = (((T('p') + d) in [T('904', T('5'), a), [a] * 2]), (T('p') + [*(b, a)]))
print('| 0')
T('6')
print('| 1')
a = [T('906', mk(a), {q: T('7') for q in (1, 2)})] * 2
print('| 2')
def h(x, y=(lambda q: q)(((lambda q: q)(b), T('i')[T('8')], T('9'))[1:])):
    z = mk([(c if T('10') else c), (b, T('11')) + (T('12'),)])()
    x, z = z, x
    return y
h((((a == b), (b == T('13'))) + (list(gen([T('14'), a])),) in [f6({q: c for q in (1, 2)}), (T('15') in [T('c')(T('16'), k=T('17')), (b == T('18'))])]))
del h
print('| 3')
def h():
    u = T('19'); v = T('20'); w = T('21')
    u, v, w = T('22'), T('23'), v
    def i(): return v
    return i
b = h()
del h
print('| 4')
b = (lambda q: q)(((T('24'), c) + (c,) == T('25')))
print('| 5')
for q in ({q: T('925', mk(T('26')), T('c')(T('27'), k=b)) for q in (1, 2)}, (mk((T('28') in [c, T('29')]))(), T('x', T('i')[a]).a[0]) + ((lambda q: q)((b if T('30') else c)),)): print(type(q).__name__, end=' ')
del q
print('| 6')
a = a
print('| 7')
def h(x, y=[*([q for q in ([*(T('31'), b)], (T('32'), T('33'), T('34'))[1:])], f6({'z': b}['z']))]):
    z = [*(f2(T('i')[c], (a in [T('35'), T('36')]), k=[T('37')] * 2), mk((T('38') and T('39')))())]
    x, z = z, x
    return y
h({'z': (T('939', d, T('40')), (lambda q: q)(T('41'))) + ((T('42') == T('43')),)}['z'])
del h
print('| 8')
d, d = (lambda q: q)({q: (T('p') + T('44')) for q in (1, 2)}), {q: T('45') for q in (1, 2)}
print('| 9')
for q in (mk(c), {'k': T('945', c, a), 'j': f2(f2(b, c, T('46'), T('47'), m=a, k=b), T('i')[T('48')], (T('49'), b) + (T('50'),), [T('51'), d], m=(a and d), k=f2(d, T('52'), k=T('53')))}): print(type(q).__name__, end=' ')
del q
print('| 10')
for q in (T('54'), f6((f2(*[b, T('55')], **{'k': b}) and [*(a, c)]))): print(type(q).__name__, end=' ')
del q
print('| 11')
g = gen([[q for q in (a, b)], f6(f6(T('955', T('56'), T('57'))))]); next(g)
del g
print('| 12')
def h():
    u = T('58'); v = T('59'); w = T('60')
    u, v, w = T('61'), T('62'), v
    def i(): return v
    return i
c = h()
del h
print('| 13')
f0(T('x', (f2(T('63'), d, k=T('64')), [T('65'), T('66')])).a[0], mk(d)(), u=[{'k': T('x', T('67')).a[0], 'j': [T('68')] * 2}, (lambda q: q)(c)][1], v=f2((T('i')[T('69')], [T('70'), T('71')]), T('72'), k=T('73')))
print('| 14')
d = (T('74'), ([q for q in (d, T('75'))] and (b, b)))
print('| 15')
a, d = [f2({'z': d}['z'], f2(*[T('76'), T('77')], **{'k': c}), k=T('78'))] * 2, T('79')
print('| 16')
c = f2(*[(T('p') + (T('80') == a)), c], **{'k': T('i')[(T('81'), T('82'))]})
print('| 17')
g = gen([({'z': (b if T('83') else T('84'))}['z'], [q for q in (list(gen([T('85'), T('86')])), d)], c)[1:], (lambda q: q)([f2(T('87'), T('88'), T('89'), T('90'), m=c, k=T('91'))] * 2)]); next(g)
del g
print('| 18')
b
print('| 19')
if type(a) is list: a.clear()
elif type(a) is dict: a.clear()
print('| 20')
if type(d) is list: d.clear()
elif type(d) is dict: d.clear()
print('| 21')
c = a
print('| 22')
a = f2(((b in [T('92'), c]), b, (T('93') if T('94') else T('95')))[1:], f2([c, T('96')], T('996', T('97'), a), f2(*[b, T('98')], **{'k': T('99')}), mk(b), m=b, k={'z': T('100')}['z']), k=(T('p') + mk(c)))
print('| 23')
g = gen([T('i')[T('101')], (T('x', f6(T('102'))).a[0] == (T('103') in [mk(a)(), c]))]); next(g)
del g
print('| 24')
b = b = {'z': [*((d == T('104')), b)]}['z']
print('| 25')
o, *r = ({q: f2(*[d, b], **{'k': T('105')}) for q in (1, 2)} if f2(*[(d in [T('106'), d]), T('x', c).a[0]], **{'k': (lambda q: q)(T('107'))}) else c), f6((T('1007', T('108'), T('109')), f2(c, T('110'), d, a, m=T('111'), k=d)) + ((T('112') if T('113') else b),)), d
del r, o
print('| 26')
for q in ([(f6(a), {q: T('114') for q in (1, 2)}) + ({'z': a}['z'],)] * 2, [*(b, d)]): print(type(q).__name__, end=' ')
del q
print('| 27')
if type(d) is list: d.clear()
elif type(d) is dict: d.clear()
print('| 28')
with T('w'), T('115') as q: f6(f2(*[(T('p') + T('116')), (T('117') in [T('118'), d])], **{'k': (c, T('119'))}))
del q
print('| 29')
if type(d) is list: d.clear()
elif type(d) is dict: d.clear()
print('| 30')
g = gen([({q: (T('p') + a) for q in (1, 2)} and T('120')), [q for q in ({'z': T('1020', T('121'), T('122'))}['z'], [(T('123') and T('124')), {'z': d}['z']][0])]]); next(g)
del g
print('| 31')
g = gen([(mk((T('125'), d))() in [T('1025', f2(T('126'), T('127'), k=T('128')), T('129')), f2({'k': T('130'), 'j': c}, f2(c, c, T('131'), T('132'), m=d, k=T('133')), k=f2(d, T('134'), d, T('135'), m=d, k=b))]), T('136')]); next(g)
del g
print('| 32')
if type(b) is list and b: b[0] = T('i')[{q: mk(c)() for q in (1, 2)}]
print('| 33')
d, b = list(gen([{q: T('137') for q in (1, 2)}, [mk(c)] * 2])), d
print('| 34')
if type(c) is list: c.clear()
elif type(c) is dict: c.clear()
print('| 35')
d = [([*(T('138'), T('139'))] == T('140')), ({'z': d}['z'], f2(T('141'), c, b, a, m=T('142'), k=a), mk(T('143')))[1:]][1]
print('| 36')
d = T('144')
print('| 37')
b, a = ([*(f2(T('145'), b, T('146'), T('147'), m=T('148'), k=T('149')), c)] == T('i')[(a, T('150')) + (T('151'),)]), [*(((lambda q: q)(d), (c if c else b), {'z': b}['z'])[1:], T('152'))]
print('| 38')
for q in (mk([q for q in ([*(T('153'), T('154'))], f6(d))]), [{'z': T('i')[b]}['z'], {'k': {'k': d, 'j': T('155')}, 'j': f2(b, T('156'), b, c, m=T('157'), k=T('158'))}][0]): print(type(q).__name__, end=' ')
del q
print('| 39')
for q in (([(T('159') if T('160') else a), T('1060', a, d)] in [T('x', [*(T('161'), b)]).a[0], [(lambda q: q)(b), (d in [T('162'), T('163')])]]), [q for q in (f2(T('i')[d], T('1063', c, T('164')), k=(a in [T('165'), T('166')])), T('167'))]): print(type(q).__name__, end=' ')
del q
print('| 40')
a = T('c')(f2(*[[c] * 2, (b and b)], **{'k': T('168')}), k=T('169'))
print('| 41')
for q in (d, {'z': {'k': d, 'j': f2(T('170'), T('171'), a, b, m=T('172'), k=T('173'))}}['z']): print(type(q).__name__, end=' ')
del q
print('| 42')
d = b
print('| 43')
d = {'k': [*((d and c), [*(T('174'), b)])], 'j': [q for q in (b, (a, T('175'), d)[1:])]}
print('| 44')
g = gen([mk(c), c]); next(g)
del g
print('| 45')
a, b = b, mk(T('176'))
print('| 46')
a = (T('c')((T('177'), T('178')) + (T('179'),), k=T('180')), {'k': T('181'), 'j': (T('p') + b)}) + (((T('p') + T('182')) == {q: T('183') for q in (1, 2)}),)
print('| 47')
c = f2(*[c, T('184')], **{'k': [c] * 2})
print('| 48')
{'z': [(c, T('185'))] * 2}['z']
print('| 49')
a = None; print('|')
b = None; print('|')
c = None; print('|')
d = None; print('|')
print(); print('END')
