# Frames and tracebacks as objects: sizes, what they refer to, attributes.
import sys,gc
def f(a,b=1):
    fr=sys._getframe()
    return fr
fr=f(1)
print('frame',sys.getsizeof(fr))
def g(): return sys._getframe()
fr=g()
print('frame',sys.getsizeof(fr))
m=sys._getframe(); print('module',gc.is_tracked(m), gc.is_tracked(fr))
try: 1/0
except ZeroDivisionError as e: x=e
tb=x.__traceback__
print('tb',sys.getsizeof(tb),gc.is_tracked(tb),tb.tb_lineno, sys.getrefcount(tb), sys.getrefcount(x), sys.getrefcount(m), tb.tb_frame is m)
print(sys.getsizeof(x), [type(o).__name__ for o in gc.get_referents(x)], [type(o).__name__ for o in gc.get_referents(tb)])
print([type(o).__name__ for o in gc.get_referents(fr)],[type(o).__name__ for o in gc.get_referents(m)])
def h():
    loc=[1]
    try:
        raise ValueError('q')
    except ValueError as e:
        y=e
    return y
v=h()
f2=v.__traceback__.tb_frame
print([type(o).__name__ for o in gc.get_referents(f2)], f2.f_lineno, f2.f_locals)
print(repr(f2)[:13], repr(tb)[:13], type(f2), type(tb), type(f2.f_locals), sys.getsizeof(f2.f_locals) )
print(f2.f_back is m, f2.f_back.f_back)
f2.clear(); print(f2.f_locals)
try: m.clear()
except RuntimeError as e: print(e)
try: x.with_traceback(3)
except TypeError as e: print(e)
try: x.__traceback__=3
except TypeError as e: print(e)
x.add_note('n'); print(x.__notes__, x.__dict__)
print(sys.exc_info())
try: raise x
except ZeroDivisionError: print(sys.exc_info()[1] is x, x.__traceback__.tb_next is tb, x.__traceback__.tb_lineno)
try:
    try: 1/0
    except ZeroDivisionError as a: raise KeyError('k') from a
except KeyError as b: print(repr(b.__cause__), repr(b.__context__), b.__suppress_context__)
