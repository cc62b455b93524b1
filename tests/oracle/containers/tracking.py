import gc
gc.disable()
T=gc.is_tracked
n=1; k=[1]
def row(name,o):
    a=T(o); gc.collect(0); b=T(o); gc.collect(); print(name,a,b,T(o))
row('(n,n)',(n,n)); row('tuple([1])',tuple([n])); row('tuple(range)',tuple(range(3))); row('tuple(iter)',tuple(iter([n,n]))); row('tuple(set)',tuple({n}));row('tuple(str)',tuple('ab')); row('tuple(dict)', tuple({n:n}))
g=(x for x in (n,n,3)); row('tuple(g)',tuple(g))
row('(k,)',(k,)); row('((n,),)',((n,),)); row('(((n,),),)',(((n,),),)); row('((1,2),n)',((1,2),n))
t=(n,n)
row('t+t',t+t); row('t*2',t*2); row('t[:1]',t[:1]); row('t[::1]',t[::-1]); row('(*t,)',(*t,)); row('(*t,1)',(*t,1)); row('(k,)+t',(k,)+t); row('(k,)*2',(k,)*2); row('(k,n)[1:]',(k,n)[1:])
row('divmod',divmod(7,2)); row('partition','a,b'.partition(',')); row('popitem',{1:2}.popitem()); row('item',list({1:2}.items())[0]); row('zip',list(zip([1],[2]))[0]); row('zip2',list(zip([1,2],[2,3]))[1]); row('enumerate',list(enumerate([1,2]))[0]); row('enumerate2',list(enumerate([1,2]))[1])
for x in zip([1,2],[2,3]): row('zip loop',x)
for x in enumerate([1,2]): row('enum loop',x)
for x in {1:2}.items(): row('items loop',x)
row('get_count',gc.get_count()); row('threshold',gc.get_threshold())
def f(*a): return a
row('*args',f(n,n)); row('*args0',f()); row('*args k',f(k)); row('*args splat',f(*[n,n])); row('*args t',f(*t)); row('rc',f(*(n,)))
def h(**kw): return kw
row('**kw',h(a=1)); row('**kw0',h()); row('**kw k',h(a=k)); row('**kw splat',h(**{'a':n}))
row('as_integer_ratio',(0.5).as_integer_ratio())
row('sorted tuple',sorted([(n,n)])[0])
row('const',(1,2)); row('const nested',((1,2),3))
row('{}',{}); row("{'a':1}",{'a':1}); row('{n:n}',{n:n}); row('dict(a=1)',dict(a=1)); row('copy',{'a':1}.copy()); row('comp',{i:i for i in range(3)}); row('{a:k}',{'a':k}); row('{a:t}',{'a':t}); row('{a:(n,n)}',{'a':(n,n)}); row('fromkeys',dict.fromkeys([1,2])); row('fromkeys k',dict.fromkeys([1,2],k)); row('dict(d)',dict({'a':1})); row('dict(pairs)',dict([(1,2)])); row('|',{1:1}|{2:2}); row('{**}',{**{'a':1}}); row('{**k}',{**{'a':k}}); row('setdefault',(lambda d:(d.setdefault(1,[]),d)[1])({}))
d={'a':k}; d2=d.copy(); row('d copy k',d2); d3=dict(d); row('dict(d) k',d3); d['a']=1; row('d after',d); d4=d.copy(); row('copy of tracked',d4)
d={}; d['a']=1; print(T(d)); d['b']=t; print(T(d)); d['c']=k; print(T(d)); del d['c']; print(T(d)); gc.collect(0); print(T(d)); gc.collect(1); print(T(d)); gc.collect(2); print(T(d)); d['x']=(n,); print(T(d)); gc.collect(); print(T(d)); d['o']=object(); print(T(d))
class A: pass
class S: __slots__=('a','__dict__')
d={}; d[1]=A; print(T(d)); d={}; d['f']=len; print(T(d)); d={}; d['f']=f; print(T(d)); d={'i':A()}; print(T(d)); d={'int':int}; print(T(d)); d={'e':{}}; print(T(d)); d={'e':frozenset()}; print(T(d)); d={'e':'abc', 'g':1.5, 'h':b'x', 'n':None, 'r':range(3)}; print(T(d)); d={'c':f.__code__}; print(T(d))
row('fs0',frozenset()); row('fs',frozenset([n])); row('fs k',frozenset([t])); row('fs A',frozenset([A])); row('fs fs',frozenset([frozenset([n])])); row('fs|fs',frozenset([n])|frozenset([2])); row('fs copy',frozenset([n]).copy()); row('fs&',frozenset([n])&frozenset([2])); row('fs-',frozenset([n])-frozenset([2])); row('fs^',frozenset([n])^frozenset([2])); row('fs.union',frozenset([n]).union([2])); row('set',set()); row('{n}',{n}); row('fs(gen)',frozenset(x for x in (n,n)));row('fs(set)',frozenset({n}))
row('fs obj',frozenset([object()])); row('fs str',frozenset('abc')); row('fs A()',frozenset([A()])); row('fs len',frozenset([len]))
o=A(); o.x=1; row('o',o); row('o.__dict__',o.__dict__)
o=A(); o.x=[]; row('o.__dict__ k',o.__dict__)
o=A(); o.__dict__; print(T(o.__dict__)); o.x=[]; print(T(o.__dict__))
o=A(); d=o.__dict__; d['x']=[]; print(T(o.__dict__))
o=A(); o.x=1; d=o.__dict__; c=d.copy(); row('copy of split',c)
o=A(); o.x=[]; d=o.__dict__; c=d.copy(); row('copy of split k',c)
o=S(); row('S',o); o.x=1; row('S dict',o.__dict__)
o=S(); o.x=[]; row('S dict k',o.__dict__)
class L(list): pass
l=L(); row('L',l); l.x=1; row('L dict',l.__dict__)
row('object()',object()); row('range',range(3)); row('int',5); row('code',f.__code__); row('len',len); row('None',None); row('type',int); row('A',A); row('gen',(x for x in ())); row('iter',iter([])); row('iter str',iter('')); row('iter range',iter(range(2))); row('slice',slice(1)); row('method',k.append); row('exc',ValueError()); row('cell',(lambda: k).__closure__); row('prop',property()); row('keys',{}.keys()); row('f',f); row('zip',zip()); row('sm',staticmethod(f)); row('super',super(A,A()))
