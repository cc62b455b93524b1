import sys,gc
gc.disable()
log=[]
class T:
    def __init__(s,n): s.n=n
    def __del__(s): log.append(s.n)
def runs(l):
    out=[];i=0
    while i<len(l):
        j=i
        step=None
        while j+1<len(l) and abs(l[j+1]-l[j])==1 and (step is None or l[j+1]-l[j]==step): step=l[j+1]-l[j]; j+=1
        out.append('%d..%d'%(l[i],l[j]) if j>i else str(l[i])); i=j+1
    return ' '.join(out)
def nest(n,kind):
    x=None
    for i in range(n-1,-1,-1):
        x = [x,T(i)] if kind=='list_last' else [T(i),x] if kind=='list_first' else (x,T(i)) if kind=='tuple_last' else {'x':x,'t':T(i)}
    return x
print('##')
for kind in ('list_last','list_first','tuple_last','dict'):
    for n in (60,200):
        x=nest(n,kind); del x; print(kind,n,runs(log)[:200]); log.clear()
class N: pass
x=None
for i in range(199,-1,-1):
    y=N(); y.t=T(i); y.next=x; x=y; del y
del x; print('inst t,next 200',runs(log)[:160]); log.clear()
class L:
    __slots__=('n','next')
    def __init__(s,n,nx): s.n=n; s.next=nx
    def __del__(s): log.append(s.n)
x=None
for i in range(199,-1,-1): x=L(i,x)
del x; print('slots chain with __del__ 200',runs(log)[:160]); log.clear()
x=[]
for i in range(100000): x=[x]
del x; print('100000 deep ok')
