import gc,sys
gc.disable()
c=gc.get_count
def seven(n):
    g=(x for x in range(n)); it=iter(range(n)); s=set(range(n)); r=range(n); d=dict.fromkeys(r)
    out=[]
    gc.collect(); c0=c()[0]; x=tuple(g); c1=c()[0]; out.append(c1-c0)
    gc.collect(); c0=c()[0]; x=tuple(it); c1=c()[0]; out.append(c1-c0)
    gc.collect(); c0=c()[0]; x=tuple(s); c1=c()[0]; out.append(c1-c0)
    gc.collect(); c0=c()[0]; x=tuple(r); c1=c()[0]; out.append(c1-c0)
    gc.collect(); c0=c()[0]; x=tuple(d); c1=c()[0]; out.append(c1-c0)
    gc.collect(); c0=c()[0]; x=list(it); c1=c()[0]; out.append(c1-c0)
    return out
for n in (0,1,3,7,8,9,10,11,12,20,100): print(n,seven(n))
l=[1]*8; i=id(l); del l; t=tuple(x for x in range(3)); print(id(t)==i)
