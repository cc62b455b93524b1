import sys,gc
def z(s): return sys.getsizeof(s)
s=set(); p=0; r=[]
for i in range(100000):
    s.add(i)
    q=z(s)
    if q!=p: r.append((i+1,q)); p=q
print('add',r)
for n in (0,1,2,3,4,5,6,7,8,9,10,12,13,15,16,17,19,20,21,30,31,32,33,50,76,77,78,100,154,1000,20000,60000):
    a=set(range(n)); b=frozenset(range(n)); c=set(a); d=set(list(range(n))); e={*range(n)}; f=set(dict.fromkeys(range(n))); g=set(b); h=a.copy(); i=a|b; j=set(); j|=a; k={-1}; k|=a; l=a|{-2}; m=set(); m.update(a,[n]); o=a.union([n+1,n+2]); q={x for x in range(n)}; t=a^{-3}; u=a-{0}; v=a&b; w=a.symmetric_difference(range(n,2*n)); y=frozenset(a)|{-5,-6}
    print(n,[z(x) for x in (a,b,c,d,e,f,g,h,i,j,k,l,m,o,q,t,u,v,w,y)])
print([z(x) for x in ({1},{1,2},{1,2,3},{1,2,3,4},{1,2,3,4,5},{1,2,3,4,5,6,7,8,9},{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17})])
n=7
print([z(x) for x in ({n,1},{n,1,2},{n,1,2,3},{n,1,2,3,4},{n,1,2,3,4,5},{n,1,2,3,4,5,6,8,9})])
s=set(range(100))
r=[]
while s: s.pop(); r.append(z(s))
print(sorted(set(r)), z(s)); s.add(1); print(z(s)); s.clear(); print(z(s))
s=set(range(100))
for i in range(90): s.discard(i)
print(z(s)); s.add(1000); print(z(s)); t=s.copy(); print(z(t)); t=set(s); print(z(t)); s|={5}; print(z(s)); s-={5}; print(z(s)); s&=set(range(200)); print(z(s)); s^={1,2,3}; print(z(s)); s.difference_update(range(100)); print(z(s), len(s))
s=set(range(20))
for i in range(15): s.remove(i)
r=[]
for i in range(100,160): s.add(i); r.append(z(s))
print(r)
s=set()
r=[]
for i in range(300):
    s.add(i)
    if i>3: s.discard(i-3)
    r.append(z(s))
print(r)
import copy
print(z(copy.copy(set(range(10)))), z(set('hello world')), z(set('')), z(set(x for x in range(9))), z(frozenset('abc')), z(set(['a','b'])|{'c'}))
