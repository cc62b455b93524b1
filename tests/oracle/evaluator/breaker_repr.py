# repr(), format() and f-strings run a collection that waits before the objects they tell of.
import gc, sys
gc.disable()
g=gc.get_count
class L(list): pass
def cb(p, i):
    if p=='start': S.append(sum(type(o) is L for o in gc.get_objects()))
S=[]
OUT=[]
gc.callbacks.append(cb)
def run(f):
    for n in range(1,9):
        gc.disable(); gc.collect(); S.clear(); gc.set_threshold(n,1000,1000)
        gc.enable(); f(); gc.disable(); OUT.append(S[:])
run(lambda: repr([L(),[],[],[]]))
run(lambda: str([L(),[],[],[]]))
run(lambda: f"{[L(),[],[],[]]}")
run(lambda: f"{[L(),[],[],[]]!r}")
run(lambda: '%s' % [L(),[],[],[]])
run(lambda: '%r' % [L(),[],[],[]])
run(lambda: str((L(),[],[],[])))
run(lambda: str({1:L(),2:[],3:[]}))
run(lambda: str([5,[L(),[],[],[]]][0]))
run(lambda: '{}'.format([L(),[],[],[]]))
run(lambda: len([L(),[],[],[]]))
run(lambda: format([L(),[],[],[]]))
run(lambda: [L(),[],[],[]].__repr__())
for v in (['a'],('a',),2.5,None,{},object):
    gc.collect()
    for n in range(4):
        gc.set_threshold(n+3,1000,1000)
        gc.disable(); gc.collect(0); o=[];o1=[];o2=[]; o3=[]; gc.enable(); f"{v}"; c=g(); gc.disable(); OUT.append(c); o=o1=o2=o3=0
    for n in range(4):
        gc.set_threshold(n+3,1000,1000)
        gc.disable(); gc.collect(0); o=[];o1=[];o2=[]; o3=[]; gc.enable(); format(v); c=g(); gc.disable(); OUT.append(c); o=o1=o2=o3=0
    for n in range(4):
        gc.set_threshold(n+3,1000,1000)
        gc.disable(); gc.collect(0); o=[];o1=[];o2=[]; o3=[]; gc.enable(); '{}'.format(v); c=g(); gc.disable(); OUT.append(c); o=o1=o2=o3=0

gc.callbacks.clear()
for i, x in enumerate(OUT): print(i, x)
