# Who holds exceptions, tracebacks and frames, and when the locals of frames that raised die.
import gc,sys
gc.disable()
def f():
    loc=[1]
    try: raise ValueError('a')
    except ValueError as e:
        print(sys.getrefcount(e), sys.getrefcount(loc))
        x=e
    print(sys.getrefcount(x))
    return loc, x
l,x=f()
print(sys.getrefcount(l),sys.getrefcount(x), sys.getrefcount(x.__traceback__.tb_frame), sys.getrefcount(x.__traceback__))
tb=x.__traceback__
fr=tb.tb_frame
print(fr.f_code.co_name, fr.f_lineno, tb.tb_lineno, list(fr.f_locals), fr.f_back is sys._getframe(), fr.f_locals['loc'] is l)
print(sys.getrefcount(fr), sys.getrefcount(tb), sys.getrefcount(sys._getframe()))
del x,tb,fr
print(sys.getrefcount(l), gc.collect(), sys.getrefcount(l))
class T:
    def __init__(self,n): self.n=n
    def __del__(self): print('del',self.n)
def inner(a,b):
    c=T('c'); d=T('d')
    raise KeyError(T('arg'))
def outer():
    o=T('o')
    try: inner(T('a'),T('b'))
    except KeyError as e: return e
print('call')
e=outer()
print('got', sys.getrefcount(e))
del e
print('deleted')
def cyc():
    v=T('v')
    try: raise KeyError
    except KeyError as e: w=e
cyc()
print('collect',gc.collect())
try: inner(T('a2'),T('b2'))
except KeyError as e:
    print('handling', sys.getrefcount(e))
print('after')
e=outer()
fr=e.__traceback__.tb_next.tb_frame
del e
print('frame kept'); print(list(fr.f_locals))
fr.clear()
print('cleared', list(fr.f_locals))
del fr
def g():
    t=T('gen')
    yield 1
    yield 2
it=g(); next(it)
try: it.throw(ValueError('x'))
except ValueError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name, sys.getrefcount(e))
print('done')
def keep():
    loc=T('keep')
    return sys._getframe()
fr=keep(); print('kept', fr.f_back is sys._getframe(), sys.getrefcount(fr)); del fr
print('end')
def deep(n):
    t=T(n)
    if n: deep(n-1)
    else: 1/0
try: deep(3)
except ZeroDivisionError: print('caught')
print('x')
try:
    try: inner(1,2)
    finally: print('finally')
except KeyError: pass
class M:
    def __enter__(self): return self
    def __exit__(self,t,v,tb): print(t.__name__, sys.getrefcount(v), tb is v.__traceback__); return True
with M(): inner(3,4)
print('bye')
