import gc
def t(name,mk,first):
    r=[]
    for q in range(3):
        x=first(); i=id(x); del x; y=mk(); r.append(id(y)==i); del y
    print(name,r)
L=lambda:[]; D=lambda:{}
t('list()',lambda:list(),L); t('list(t)',lambda:list((1,2)),L); t('[]',L,L); t('sorted',lambda:sorted((1,2)),L); t('[:]',lambda:[1,2][:],L); t('copy',lambda:[1].copy(),L); t('*',lambda:[1]*3,L); t('split',lambda:'a b'.split(),L)
t('dict()',lambda:dict(),D); t('dict(a=1)',lambda:dict(a=1),D); t('dict({})',lambda:dict({}),D); t('fromkeys',lambda:dict.fromkeys('ab'),D); t('copy',lambda:{1:1}.copy(),D); t('{**}',lambda:{**{1:1}},D); t('comp',lambda:{i:i for i in (1,2)},D); t('|',lambda:{1:1}|{2:2},D)
k=[1]
t('tuple([])',lambda:tuple([k]),lambda:(k,)); t('tuple(g)',lambda:tuple(iter([k])),lambda:(k,)); t('(k,)',lambda:(k,),lambda:(k,)); t('t+t',lambda:(k,)+(k,),lambda:(k,k)); t('t*2',lambda:(k,)*2,lambda:(k,k)); t('t[1:]',lambda:(k,k)[1:],lambda:(k,))
t('float()',lambda:float('1.5'),lambda:float('2.5')); t('f+',lambda:k[0]*1.5,lambda:float('2.5')); t('int',lambda:int('12345'),lambda:int('12346')); t('int+',lambda:k[0]+12345,lambda:int('12346'))
t('range',lambda:range(3),lambda:range(4)); t('iter',lambda:iter(k),lambda:iter([])); t('complex+',lambda:k[0]*2j,lambda:k[0]*3j); t('set',lambda:set(),lambda:{1}); t('slice',lambda:slice(k),lambda:slice(k))
t('set copy',lambda:{1}.copy(),lambda:{1}); t('bytes',lambda:bytes([1,2]),lambda:bytes([3,4])); t('object',lambda:object(),lambda:object())
