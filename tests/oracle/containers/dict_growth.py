import sys
def z(s): return sys.getsizeof(s)
d={}; p=0; r=[]
for i in range(100000):
    d[i]=i
    q=z(d)
    if q!=p: r.append((i+1,q)); p=q
print('int',r)
d={}; p=0; r=[]
for i in range(20000):
    d[str(i)]=i
    q=z(d)
    if q!=p: r.append((i+1,q)); p=q
print('str',r)
for n in (0,1,2,4,5,6,7,9,10,11,12,15,16,20,21,22,30,42,43,50,85,86,100,170,171,1000,20000):
    a={i:i for i in range(n)}; s={str(i):i for i in range(n)}
    b=dict(a); c=a.copy(); e=dict(list(a.items())); f=dict(zip(range(n),range(n))); g=dict.fromkeys(range(n)); h=dict.fromkeys(a); i=a|s; j={**a}; k={**s}; l={**a,**s}; m=dict(s,x=1); o=dict(**s); q={}; q.update(a); q.update(s); t={'a':1}; t.update(a); u={1:1}; u.update(s); v=dict.fromkeys(set(range(n))); w=dict.fromkeys([str(x) for x in range(n)]); x=dict.fromkeys(set(s)); y={'p':0}|s; a2={-1:0}; a2|=a
    print(n,[z(x_) for x_ in (a,s,b,c,e,f,g,h,i,j,k,l,m,o,q,t,u,v,w,x,y,a2)])
    for kk in list(a)[:n//2]: del a[kk]
    print([z(a),z(a.copy()),z(dict(a)),z({**a})]); a['z']=1; print(z(a),z(a.copy()));
    for kk in list(s)[:n-n//3]: del s[kk]
    r=[z(s),z(s.copy()),z(dict(s)),z({**s})]
    for kk in range(n): s[str(kk)+'x']=1; r.append(z(s))
    print(r[:40], z(s))
    while s: s.popitem()
    print(z(s)); s['a']=1; print(z(s)); s[5]=1; print(z(s)); s.clear(); print(z(s)); s[1]=1; print(z(s)); s['a']=1; print(z(s))
n=3
print([z(x) for x in ({}, {'a':1}, {1:1}, {n:n}, {'a':n,'b':n}, {'a':1,'b':2,'c':3,'d':4,'e':5}, {'a':1,'b':2,'c':3,'d':4,'e':5,'f':6}, {'a':1,'b':2,'c':3,'d':4,'e':5,n:6}, {n:1,'b':2,'c':3,'d':4,'e':5,'f':6,'g':7,'h':8,'i':9,'j':10,'k':11})])
def f(**k): return k
print(z(f()), z(f(a=1)), z(f(a=1,b=2,c=3,d=4,e=5,f=6)), z(f(**{'a':1})), z(f(**{str(i):i for i in range(11)})))
d={}
r=[]
for i in range(200):
    d[i]=i
    if i>2: del d[i-2]
    r.append(z(d))
print(r)
d={}
r=[]
for i in range(60):
    d['k%d'%(i%7)]=i
    if i%3==0: d.pop('k%d'%((i*5)%7),None)
    r.append(z(d))
print(r, d)
d={'a':1,'b':2}; d.pop('a'); d['c']=1; d['d']=1; d['e']=2; d['f']=1; print(z(d)); d['g']=1; print(z(d)); d.setdefault('h',1); print(z(d)); d.setdefault(5,1); print(z(d))
