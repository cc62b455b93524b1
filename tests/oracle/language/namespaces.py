# locals(), globals(), vars().
import gc, sys
def f(a, b=2, *c, d, **e):
    x=1
    l=locals()
    m=locals()
    print(l is m, list(l), list(m))
    y=2
    print(list(l), sorted(locals()), list(l))
    del x
    print(list(l), list(locals()))
    return l
r=f(1,d=3,z=4)
print(r)
def g():
    n=5
    def h():
        return n, locals()
    k=h()
    return k[1], locals()['n']
print(g())
def h():
    a=[]
    print(sys.getrefcount(a))
    locals()
    print(sys.getrefcount(a))
    l=locals()
    print(sys.getrefcount(a))
    del l
    print(sys.getrefcount(a))
    exec('b=a')
    print('b' in locals(), sys.getrefcount(a))
    exec('a=3')
    print(a)
    print(eval('a'), vars()['a'])
h()
class C:
    q=1
    print(sorted(locals())[-1], locals() is vars())
print(locals() is globals(), vars() is globals())
class A: pass
a=A(); a.x=1; print(vars(a), vars(A)['__module__'])
for v in (1, [], 'x'):
    try: vars(v)
    except TypeError as e: print(e)
