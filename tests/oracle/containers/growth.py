import sys
def cap(l): return (sys.getsizeof(l)-56)//8
l=[]; s=[]; n=0; prev=-1
for i in range(3000):
    l.append(None)
    c=cap(l)
    if c!=prev:
        s.append((i+1,c)); prev=c
print('append', s)
s=[]
while l:
    l.pop()
    c=cap(l)
    if c!=prev:
        s.append((len(l),c)); prev=c
print('pop', s)
l=[1]*10; print('[1]*10 pop:', [ (l.pop(),len(l),cap(l))[1:] for _ in range(10)])
for n0 in (10,16,17,18,20,24,32,33,34,40,100):
    l=[None]*n0; last=cap(l); s=[]
    while l:
        l.pop()
        if cap(l)!=last: last=cap(l); s.append((len(l),last))
    print(n0, s)
for n0 in (10,20,32,33,36,40,64,65,100):
    l=[1]*n0; s=[]
    while l: 
        del l[0]; s.append((len(l),cap(l)))
    print('del l[0]:', s)
    l=[1]*n0; s=[]
    while l: 
        del l[-1]; s.append((len(l),cap(l)))
    print('del l[-1]:', s)
    l=[1]*n0; s=[]
    while l: 
        l.pop(0); s.append((len(l),cap(l)))
    print('pop(0):', s)
    l=[1]*n0; s=[]
    while l: 
        l.remove(1); s.append((len(l),cap(l)))
    print('remove:', s)
    l=[1]*n0; s=[]
    while l: 
        del l[0:1]; s.append((len(l),cap(l)))
    print('del l[0:1]:', s)
    l=[1]*n0; s=[]
    while l: 
        del l[1::2]; s.append((len(l),cap(l)))
        del l[:1]
    print('del l[1::2]:', s)
    l=[1]*n0; s=[]
    while l: 
        l[0:2]=[2]; s.append((len(l),cap(l)))
        del l[0]; s.append((len(l),cap(l)))
    print('l[0:2]=[2]:', s)
l=[1]*10; l.clear(); print('clear', cap(l), end=' ')
l=[1]*10; del l[:]; print('del[:]', cap(l), end=' ')
l=[1]*10; l[2:]=[]; print('l[2:]=[]', cap(l), end=' ')
l=[1]*10; l[8:]=[]; print('l[8:]=[]', cap(l), end=' ')
l=[1]*10; l[3:8]=[]; print('l[3:8]=[]', cap(l), end=' ')
l=[1]*100; l[3:8]=[]; print('l[3:8]=[]', cap(l), end=' ')
l=[1]*100; l[3:80]=[]; print('l[3:80]=[]', cap(l), end=' ')
l=[1]*100; l[3:]=[]; print('l[3:]=[]', cap(l), end=' ')
l=[1]*100; l[0:]=[]; print('l[0:]=[]', cap(l), end=' ')
l=[1]*100; l[0:]=[1]; print('l[0:]=[1]', cap(l), end=' ')
l=[1]*3; l*=3; print('*=', cap(l), end=' ')
l=[1]*3; l*=0; print('*=0', cap(l), end=' ')
l=[1]*3; l*=-1; print('*=-1', cap(l), end=' ')
l=[1]*3; l*=1; print('*=1', cap(l), end=' ')
l=[1]*3; l+=[1]; print('+=1', cap(l), end=' ')
l=[]; l+=[1]; print('[]+=1', cap(l), end=' ')
l=[]; l.extend((1,2,3,4,5)); print('[]ext5', cap(l), end=' ')
l=[]; l.extend(iter((1,2,3,4,5))); print('[]extiter5', cap(l), end=' ')
l=[]; l.extend(x for x in (1,2,3,4,5)); print('[]extgen5', cap(l), end=' ')
l=[]; l.extend({1,2,3}); print('[]extset3', cap(l), end=' ')
l=[]; l.extend({1:1,2:1,3:1}); print('[]extdict3', cap(l), end=' ')
l=[]; l.extend({1:1,2:1,3:1}.values()); print('[]extvalues3', cap(l), end=' ')
l=[]; l.extend({1:1,2:1,3:1}.items()); print('[]extitems3', cap(l), end=' ')
l=[]; l.extend({1:1,2:1,3:1}.keys()); print('[]extkeys3', cap(l), end=' ')
l=[]; l.extend('abc'); print('[]extstr3', cap(l), end=' ')
l=[]; l.extend(range(7)); print('[]extrange', cap(l), end=' ')
l=[1,2]; l.extend(range(7)); print('[2]extrange', cap(l), end=' ')
l=[1,2]; l.extend({1,2,3}); print('[2]extset', cap(l), end=' ')
l=[1,2]; l.extend({1:1,2:2,3:3}); print('[2]extdict', cap(l), end=' ')
l=[1,2]; l.extend({1:1,2:2,3:3}.items()); print('[2]extitems', cap(l), end=' ')
l=[1,2]; l.extend(l); print('[2]extself', cap(l), end=' ')
l=[1]*4; l.insert(0,1); print('insert', cap(l))
r=[]
for n in range(0,20): r.append(cap(list(range(n))))
print('list(range(n))',r)
r=[]
for n in range(0,20): r.append(cap(list((0,)*n)))
print('list(tuple n)',r)
r=[]
for n in range(0,20): r.append(cap(list([0]*n)))
print('list(list n)',r)
r=[]
for n in range(0,20):
    g=(x for x in range(n)); r.append(cap(list(g)))
print('list(gen n)',r)
r=[]
for n in range(0,20): r.append(cap(list(iter((0,)*n))))
print('list(tupleiter n)',r)
r=[]
for n in range(0,20): r.append(cap(list(set(range(n)))))
print('list(set n)',r)
r=[]
for n in range(0,20): r.append(cap(list(frozenset(range(n)))))
print('list(frozenset n)',r)
r=[]
for n in range(0,20):
    d={i:i for i in range(n)}
    r.append((cap(list(d)),cap(list(d.keys())),cap(list(d.values())),cap(list(d.items()))))
print('list(dict n)',r)
r=[]
for n in range(0,20):
    l=[1]; l+=set(range(n)); r.append(cap(l))
print('[1]+=set n',r)
r=[]
for n in range(0,20):
    l=[1]; l+={i:i for i in range(n)}; r.append(cap(l))
print('[1]+=dict n',r)
r=[]
for n in range(0,20): r.append(cap([x for x in range(n)]))
print('[comp n]',r)
r=[]
for n in range(0,20): r.append(cap(sorted(range(n))))
print('sorted(range n)',r)
print('const displays', [cap(q) for q in ([],[1],[1,2],[1,2,3],[1,2,3,4],[1,2,3,4,5],[1,2,3,4,5,6],[1,2,3,4,5,6,7],[1,2,3,4,5,6,7,8],[1,2,3,4,5,6,7,8,9])])
z=7
print('var displays', [cap(q) for q in ([],[z],[z,z],[z,z,z],[z,z,z,z],[z,z,z,z,z],[z,z,z,z,z,z],[z,z,z,z,z,z,z])])
r=[]
for n in range(0,12): r.append(cap([0]*n))
print('[0]*n',r)
r=[]
for n in range(0,30): r.append(cap(("x "*n).split()))
print('split',r)
r=[]
for n in range(0,30): r.append(cap(("x,"*n).split(',')))
print('split ,',r)
a=[1,2]; print('a+a',cap(a+a),'[*a,3]',cap([*a,3]),'[*a]',cap([*a]), 'map', cap(list(map(abs,a))), 'dict.keys', cap(list({1:1,2:2,3:3}.keys())), 'list({..})', cap(list({1:1,2:2,3:3})), 'list(str5)', cap(list('abcde')))
print(cap(list(iter([1,2]))), cap(list(zip([1],[2]))), cap(list(enumerate([1,2,3]))), cap([*range(5)]), cap([*{1,2,3}]), cap([1,*range(5)]), cap([1,2,3,*a]), cap([1,2,*a]), cap([z,z,*a]), cap([*a,*a]))
