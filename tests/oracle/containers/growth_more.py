import sys
def cap(l): return (sys.getsizeof(l)-56)//8
g=(x for x in ()); print(cap(list(g)))
g=(x for x in (1,2)); print(cap(list(g)))
l=[1]*10; del l[::2]; print(cap(l)); del l[::2];print(cap(l));  del l[::2]; print(cap(l)); del l[::2]; print(len(l),cap(l)); del l[::2]; print(len(l),cap(l))
l=[1]*10; del l[::-1]; print(len(l), cap(l))
l=[1]*100; del l[::-1]; print(len(l), cap(l))
l=[1]*40; del l[::-1]; print(len(l), cap(l))
l=[1]*40; l[:]=l; print(cap(l))
l=[1]*40; l[3:5]=l; print(cap(l))
for s in ('a b c','a  b  c','','   ','a','a b','  a  b  ', 'a,b,c'):
    for m in (-1,0,1,2,3,5,11,12,13,20):
        print(s,m,cap(s.split(None,m)),cap(s.rsplit(None,m)),cap(s.split(' ',m)),cap(s.split(',',m)),cap(s.rsplit(',',m)),cap(s.split('b ',m)))
print(cap('a\nb\nc'.splitlines()), cap('abc'.partition('b')))
print(cap(sorted({1,2,3})), cap(sorted({1:2,3:4})), cap(sorted('abc')), cap(sorted(x for x in (1,2,3))))
a,b,*c=(1,2,3,4,5); print(cap(c))
a,b,*c=[1,2,3,4,5]; print(cap(c))
a,b,*c={1,2,3,4,5}; print(cap(c))
a,b,*c=range(5); print(cap(c))
a,*c=(1,); print(cap(c))
*c,=(1,2,3); print(cap(c))
print([cap([i]*3) for i in range(3)], cap([0]*0), cap([]*3), cap([1,2]*0))
def f(*a): return cap([*a])
print([f(*range(n)) for n in range(12)])
l=[1,2,3]; l.sort(); print(cap(l)); l.reverse(); print(cap(l))
l=list('abc'); l.append(1); l.append(2); print(cap(l)); l.insert(0,0); print(cap(l)); l.pop(); l.pop(); l.pop(); l.pop(); print(cap(l), len(l))
l=[]; l+='abc'; print(cap(l)); l+=l; print(cap(l)); l*=2; print(cap(l))
l=[1]*17; l*=3; print(cap(l)); 
l=list(range(20)); l[5:5]=[1,2,3]; print(cap(l)); l[5:9]=[]; print(cap(l)); l[1:19:3]=[0]*6; print(cap(l)); l[0:0]=range(30); print(cap(l), len(l)); l[10:]=(1,); print(cap(l), len(l))
