import sys,gc
gc.disable(); gc.collect()
def p(*a): print(*a)
x=int('1000001'); i=id(x); del x; c=complex(1,2); p('int->complex',id(c)==i); del c
x=float('1.5'); i=id(x); del x; c=complex(1,2); p('float->complex',id(c)==i); del c
class S0: __slots__=()
class S1: __slots__=('a',)
class S2: __slots__=('a','b')
class P: pass
x=S2(); i=id(x); del x; y=S2(); p('S2->S2',id(y)==i); del y
ps=[P() for k in range(40)]
x=P(); i=id(x); del x; y=P(); p('P->P after 40',id(y)==i); del y
x=[]; i=id(x); del x; y=set(); p('list->set',id(y)==i); del y
x=object(); i=id(x); del x; y=object(); p('object',id(y)==i); del y
x='ab'*3; i=id(x); del x; y='cd'*3; p('str6->str6',id(y)==i); del y
x=bytes([1,2,3]); i=id(x); del x; y=bytes([4,5,6]); p('bytes',id(y)==i); del y
f=lambda:0; i=id(f); del f; f=lambda:1; p('lambda',id(f)==i); del f
m=[].append; i=id(m); del m; m=[].append; p('bm',id(m)==i); del m
def g(): yield
x=g(); i=id(x); del x; x=g(); p('gen',id(x)==i); del x
x=range(3); i=id(x); del x; x=range(3); p('range',id(x)==i); del x
x=slice(3); i=id(x); del x; x=slice(3); p('slice',id(x)==i); del x
x=iter([]); i=id(x); del x; x=iter([]); p('listiter',id(x)==i); del x
x=iter(()); i=id(x); del x; x=iter(()); p('tupleiter',id(x)==i); del x
x=[]; i=id(x); del x; y={}; p('list->dict',id(y)==i); del y
x={}; i=id(x); del x; y=[]; p('dict->list',id(y)==i); del y
x=complex(1,2); i=id(x); del x; y=float('1.5'); p('complex->float',id(y)==i); del y
x=complex(1,2); i=id(x); del x; y=complex(2,3); p('complex->complex',id(y)==i); del y
x=int('123456'); i=id(x); del x; y=float('1.5'); p('int->float',id(y)==i); del y
x=int('123456'); i=id(x); del x; y=int('1234567'); p('int->int',id(y)==i); del y
x=int('12345678901234'); i=id(x); del x; y=int('1234567'); p('int2->int',id(y)==i); del y
x=int('12345678901234'); i=id(x); del x; y=float('1.5'); p('int2->float',id(y)==i); del y
def lifo(mk):
    a=mk(); b=mk(); ia=id(a); ib=id(b)
    del a; del b
    c=mk(); d=mk()
    return id(c)==ib, id(d)==ia
p('float',lifo(lambda:float('2.5')), 'list',lifo(lambda:[]), 'dict', lifo(lambda:{}), 'object', lifo(lambda:object()), 'int', lifo(lambda:int('1000001')), 'set', lifo(lambda: set()))
k=[5]
p('tuple', lifo(lambda:(k,)), lifo(lambda:(k,k)), lifo(lambda:(k,)*20), lifo(lambda:(k,)*21), 'range', lifo(lambda:range(4)), 'slice', lifo(lambda:slice(k)), 'complex', lifo(lambda:complex(1,2)))
def over(mk,n):
    # how many of n dead ones come back after one more object of each was made
    l=[mk() for q in range(n)]
    ids=[id(o) for o in l]
    while l: l.pop()
    l=[mk() for q in range(n)]
    r=[id(o) for o in l]
    return r==ids, r==ids[::-1], sum(a==b for a,b in zip(r,ids))
p([over(lambda:[],n) for n in (3,80,81,100)])
p([over(lambda:{},n) for n in (3,80,81,100)])
p([over(lambda:1.5*n,n) for n in (3,100,101,120)])
