import gc,sys
gc.collect(); gc.disable()
def c(): return gc.get_count()[0]
print('threshold', gc.get_threshold(), 'enabled', gc.isenabled())
gc.collect(); print('after collect', gc.get_count())
# tuples
keep=[None]*1000
gc.collect(); a=c()
for i in range(1000): keep[i]=(i,)
b=c(); print('1000 untrackable 1-tuples: +%d'%(b-a), 'tracked', gc.is_tracked(keep[0]))
gc.collect(); a=c()
for i in range(1000): keep[i]=[]
b=c(); print('1000 lists: +%d'%(b-a))
gc.collect(); a=c()
for i in range(1000): keep[i]={}
b=c(); print('1000 dicts (1000 lists freed): %+d'%(b-a), 'empty dict tracked', gc.is_tracked({}), '{1:2}', gc.is_tracked({1:2}), '{1:[]}', gc.is_tracked({1:[]}))
gc.collect(); a=c()
for i in range(1000): keep[i]=([],)
b=c(); print('1000 ([],): %+d'%(b-a))
gc.collect(); 
d={1:2}; d2={'a':[]}; d2['a']=1
t=(1,2); t2=([],); 
x=[1]; t3=tuple(x); t4=tuple([1,2]); t5=(x,); t6=(1,(2,3)); t7=(t,); t8=(c,) 
print('before: d',gc.is_tracked(d),'d2',gc.is_tracked(d2),'t',gc.is_tracked(t),'tuple([1])',gc.is_tracked(t3),'(x,)',gc.is_tracked(t5),'nested const',gc.is_tracked(t6),'(t,)',gc.is_tracked(t7))
y=5
tv=(y,y); tn=((y,),(y,y)); print('(y,y)',gc.is_tracked(tv),'((y,),(y,y))',gc.is_tracked(tn))
gc.collect(0); print('after collect(0): (y,y)',gc.is_tracked(tv),'nested',gc.is_tracked(tn), 'd2', gc.is_tracked(d2))
gc.collect(1); print('after collect(1): (y,y)',gc.is_tracked(tv),'nested',gc.is_tracked(tn), 'd2', gc.is_tracked(d2))
gc.collect(); print('after collect(2): (y,y)',gc.is_tracked(tv),'nested',gc.is_tracked(tn), 'd2', gc.is_tracked(d2))
class A: pass
o=A(); print('instance', gc.is_tracked(o)); o.x=1; print('o.__dict__ tracked', gc.is_tracked(o.__dict__)); o.l=[]; print('with list', gc.is_tracked(o.__dict__)); del o.l; gc.collect(); print('after full', gc.is_tracked(o.__dict__))
class S: __slots__=()
class S1: __slots__=('x',)
print('slots() inst', gc.is_tracked(S()), 'slots x', gc.is_tracked(S1()))
import weakref
def f():
    yield 1
cell=(lambda x: (lambda: x))(1).__closure__[0]
print('func',gc.is_tracked(f),'gen',gc.is_tracked(f()),'cell',gc.is_tracked(cell),'code',gc.is_tracked(f.__code__),'module',gc.is_tracked(gc),'set()',gc.is_tracked(set()),'{1}',gc.is_tracked({1}),'frozenset([1])',gc.is_tracked(frozenset([1])),'weakref',gc.is_tracked(weakref.ref(A)),'class',gc.is_tracked(A),'int',gc.is_tracked(int),'()',gc.is_tracked(()),'slice',gc.is_tracked(slice(1)),'range',gc.is_tracked(range(3)),'method',gc.is_tracked(o.__init__),'[].append',gc.is_tracked([].append),'len',gc.is_tracked(len),'exc',gc.is_tracked(Exception()),'iter',gc.is_tracked(iter([])),'object()',gc.is_tracked(object()), 'property', gc.is_tracked(property()), 'globals', gc.is_tracked(globals()))
