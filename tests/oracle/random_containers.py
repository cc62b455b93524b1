#!/usr/bin/env python3
"""random_containers.py SEED [STATEMENTS]: prints a program of random operations on containers that
records sizes, reuse of addresses, gc.get_count() and tracking. Those of containers/random_SEED.py
are its work."""
import random, sys
seed=int(sys.argv[1]); n=int(sys.argv[2]) if len(sys.argv)>2 else 250
r=random.Random(seed)
P=[]
w=P.append
w('# seed %d, written by random_containers.py' % seed)
w('''import gc, sys
gc.disable()
class A: pass
class B:
    def __init__(self, p, q):
        self.p = p
        self.q = q
class S: __slots__ = ('u', 'v')
class L(list): pass
class D(dict): pass
out = []
add = out.append
size = sys.getsizeof
tracked = gc.is_tracked
count = gc.get_count
n = 7
big = 10 ** 20
f = 2.5
word = 'word'
gc.collect()''')
kinds={}  # name -> kind
names=['a','b','c','d','e','g','h','k']
def atom():
    return r.choice(['n','big','f','word','1','"s"','None','3.5','(1, 2)','-3','n * %d'%r.randrange(1000),'big + n','word + "%d"'%r.randrange(9),'str(n)','f * 2','n + %d'%r.randrange(400)])
def value():
    o=[x for x in kinds]
    return r.choice(o) if o and r.random()<0.35 else atom()
def key():
    return r.choice(['n','"k%d"'%r.randrange(40),str(r.randrange(60)),'f','word','(1, n)','str(%d)'%r.randrange(50),'n + %d'%r.randrange(60)])
def hkey():
    return key()
def new(name,k=None):
    k=k or r.choice(['list','list','dict','dict','set','tuple','inst','B','S','L','D','fs','str','int'])
    m=r.randrange(0,14)
    if k=='list': e=r.choice(['[]','[%s]'%', '.join(value() for _ in range(m)),'[0] * %d'%m,'list(range(%d))'%m,'[i for i in range(%d)]'%m,'list((n, f, word))','list({1, 2, %d})'%r.randrange(9),'list("abc")','[[] for i in range(%d)]'%r.randrange(6),'sorted(range(%d))'%m,'list({i: i for i in range(%d)})'%m,'[*range(%d)]'%m,'list(zip(range(%d), "abcdef"))'%m])
    elif k=='dict': e=r.choice(['{}','{%s}'%', '.join('%s: %s'%(key(),value()) for _ in range(m)),'dict(x=n, y=f)','{i: i for i in range(%d)}'%(m*3),'dict.fromkeys(range(%d))'%m,'dict(zip(range(%d), range(%d)))'%(m,m),'{str(i): i for i in range(%d)}'%(m*2),'dict([(n, 1), (word, f)])','dict.fromkeys("abcd", n)'])
    elif k=='set': e=r.choice(['set()','{%s}'%', '.join(hkey() for _ in range(m+1)),'set(range(%d))'%(m*3),'set("hello")','{i * n for i in range(%d)}'%m,'set([1, n, f])'])
    elif k=='fs': e=r.choice(['frozenset()','frozenset(range(%d))'%m,'frozenset("abc")','frozenset([n, (n, n)])'])
    elif k=='tuple': e=r.choice(['()','(%s,)'%', '.join(value() for _ in range(m+1)),'tuple(range(%d))'%m,'tuple([n, f, word])','(n,) * %d'%(m+1),'(n, n) + (f,)','tuple("abc")'])
    elif k=='inst': e='A()'
    elif k=='B': e='B(%s, %s)'%(value(),value())
    elif k=='S': e='S()'
    elif k=='L': e='L(%s)'%r.choice(['','range(%d)'%m])
    elif k=='D': e='D(%s)'%r.choice(['','x=n'])
    elif k=='str': e=r.choice(['word * %d'%m,'str(n * %d)'%r.randrange(10**6),'"x".join(["a", word, "c"])','repr(f)','chr(233) * %d'%(m+2),'chr(20013) * %d'%m])
    else: e=r.choice(['n * %d'%r.randrange(10**12),'big * %d'%r.randrange(10**9),'n ** %d'%r.randrange(60),'big // n','big - big + %d'%r.randrange(5000),'big %% %d'%r.randrange(10**6,10**12),'-big','n << %d'%r.randrange(100),'big >> %d'%r.randrange(60)])
    kinds[name]=k if k!='B' else 'inst'
    return '%s = %s'%(name,e)
def op(name):
    k=kinds[name]; m=r.randrange(0,9)
    if k in('list','L'):
        return r.choice(['%s.append(%s)'%(name,value()),'%s.extend(range(%d))'%(name,m),'%s += [%s]'%(name,value()),'%s += (n, f)'%name,'del %s[%d:]'%(name,m),'del %s[:%d]'%(name,m),'%s[1:3] = [n]'%name,'%s[2:2] = (1, 2, 3)'%name,'%s.insert(0, %s)'%(name,value()),'%s.clear()'%name,'%s = %s[:]'%(name,name) if k=='list' else '%s.reverse()'%name,'%s.extend({n, f})'%name,'%s *= 2'%name if r.random()<.3 else '%s.append(n)'%name,'%s.append([])'%name,'if %s: del %s[0]'%(name,name),'if %s: %s.pop()'%(name,name),'if %s: del %s[-1]'%(name,name),'if %s: %s.pop(0)'%(name,name),'del %s[::2]'%name,'%s[:] = %s[::-1]'%(name,name)])
    if k in('dict','D'):
        return r.choice(['%s[%s] = %s'%(name,key(),value()),'%s.pop(%s, None)'%(name,key()),'%s.update(x=n)'%name,'%s.update({%s: %s})'%(name,key(),value()),'%s.setdefault(%s, [])'%(name,key()),'%s.clear()'%name if r.random()<.4 else '%s[word] = n'%name,'if %s: %s.popitem()'%(name,name),'%s = %s.copy()'%(name,name) if k=='dict' else '%s[n] = f'%name,'%s = dict(%s)'%(name,name) if k=='dict' else '%s[1] = f'%name,'%s |= {n: f}'%name,'for i in range(%d): %s[i] = i'%(m*2,name),'for i in range(%d): %s["s" + str(i)] = i'%(m,name),'for i in range(%d): %s.pop(i, None)'%(m*2,name),'%s = {**%s, n: 1}'%(name,name) if k=='dict' else '%s["q"] = []'%name])
    if k=='set':
        return r.choice(['%s.add(%s)'%(name,hkey()),'%s.discard(%s)'%(name,hkey()),'%s |= {n, f, 3}'%name,'%s.update(range(%d))'%(name,m*2),'%s &= {1, 2, 3, n, f}'%name,'%s -= {1, n}'%name,'%s ^= {2, 3, %d}'%(name,m),'%s = %s | {n}'%(name,name),'%s = %s.copy()'%(name,name),'if %s: %s.pop()'%(name,name),'%s.clear()'%name,'for i in range(%d): %s.add(i)'%(m*3,name),'%s = set(%s)'%(name,name)])
    if k=='fs':
        return r.choice(['%s = %s | {n}'%(name,name),'%s = %s & {1, 2}'%(name,name),'%s = frozenset(%s)'%(name,name),'%s = %s - {1}'%(name,name)])
    if k=='tuple':
        return r.choice(['%s = %s + (n,)'%(name,name),'%s = %s[:%d]'%(name,name,m),'%s = %s * 2'%(name,name) if r.random()<.3 else '%s = (%s, n)'%(name,name),'%s = (%s,)'%(name,value()),'%s = tuple(list(%s))'%(name,name)])
    if k=='inst':
        return r.choice(['%s.x%d = %s'%(name,m,value()),'%s.y = %s'%(name,value()),'%s.z = []'%name,'%s.__dict__'%name,'%s.__dict__["w%d"] = %s'%(name,m,value()),'if hasattr(%s, "y"): del %s.y'%(name,name),'add(size(%s.__dict__))'%name,'add(tracked(%s.__dict__))'%name,'add(size(%s.__dict__.copy()))'%name])
    if k=='S':
        return r.choice(['%s.u = %s'%(name,value()),'%s.v = %s'%(name,value())])
    if k=='str':
        return r.choice(['%s = %s + word'%(name,name),'%s = %s[1:]'%(name,name),'%s = %s.upper()'%(name,name),'add(len(%s.split()))'%name,'%s = %s.replace("w", "xx")'%(name,name)])
    return r.choice(['%s = %s + 1'%(name,name),'%s = %s * n'%(name,name),'%s = %s // 3'%(name,name),'%s = -%s'%(name,name),'%s = %s >> 5'%(name,name)])
for i in range(n):
    free=[x for x in names if x not in kinds]
    live=list(kinds)
    t=r.random()
    if not live or (free and t<0.25):
        x=r.choice(free); w(new(x))
    elif t<0.36:
        x=r.choice(live); q=kinds[x]; w('i = id(%s)'%x); w('del %s'%x); del kinds[x]
        y=r.choice([q for q in names if q not in kinds]); w(new(y,q if q in ('list','dict','tuple','set','fs','S') else None))
        if q in ('list','dict'): w('add(id(%s) == i)'%y)
        x=y
    elif t<0.40:
        x=r.choice(live); w('del %s'%x); del kinds[x]; x=None
    elif t<0.43:
        w('gc.collect(%s)'%r.choice(['','','0','1'])); x=None
    else:
        x=r.choice(live); w(op(x))
    if x:
        w('add(size(%s))'%x)
        if r.random()<.5: w('add(tracked(%s))'%x)
    if r.random()<.4: w('add(count()[0])')
w('for i in range(0, len(out), 10): print(i, out[i:i + 10])')
print('\n'.join(P))
