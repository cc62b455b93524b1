# Texts that become code: exec, eval, compile.
import gc, sys
gc.disable(); gc.collect()
d={}
exec('x=[1]\ny=12345678',d)
print(list(d), sys.getrefcount(d['y']), sys.getrefcount(d))
print(type(d['__builtins__']).__name__)
print(eval('1+2'), eval(' x ', d), eval('x+[y]', d, {'x':[9]}))
c=compile('z=7654321\nw=[z]*2','f','exec')
print(type(c).__name__, sys.getrefcount(c))
e={}
exec(c,e); print(sorted(e), sys.getrefcount(e['z']))
gc.collect()
a=gc.get_count()[0]
exec(c,e)
b=gc.get_count()[0]
print(b-a)
exec('print(sys.getrefcount(e), sys.getrefcount(c))')
def f():
    exec('q=5',globals())
    return q
print(f())
for t in ('x y','def f(:','  x',"'abc",'return 5','x=','f(','yield','1 +'):
    try: exec(t)
    except SyntaxError as ex: print(type(ex).__name__, ex)
for t in ('1;2', 'x=1', '(', 'a b'):
    try: eval(t)
    except SyntaxError as ex: print(type(ex).__name__, ex)
for f in (lambda: exec(1), lambda: eval(1), lambda: compile('1','f','x'), lambda: compile(1,'f'), lambda: exec()):
    try: f()
    except Exception as ex: print(type(ex).__name__, ex)
d={}
exec('def f(): pass\n',d)
gc.collect()
del d
print('collect',gc.collect())
def g():
    x=5
    d={}
    exec('class A:\n  def m(self): return 42\na=A()',d)
    return d['a'].m()
print(g())
print(eval(compile('[i for i in range(4)]','s','eval')))
print(exec('pass'), eval('lambda: 5')())
class A:
    exec('x=1')
    print(eval('x'),1)
print(A.x)
