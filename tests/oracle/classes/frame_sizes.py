# Sizes of frames and generators whose code handles exceptions: co_stacksize.
import sys
def a(n):
    try: pass
    except ValueError as e: k=e
    return sys._getframe()
def b(n):
    try: x=1
    finally: y=2
    return sys._getframe()
def c(n):
    try: x=1
    except (KeyError, ValueError): y=2
    return sys._getframe()
def d(n):
    with open(n) as f: y=2
    return sys._getframe()
def d0(n): return sys._getframe()
class M:
    def __enter__(s): return s
    def __exit__(s,*a): pass
m=M()
def e(n):
    with m as f: y=2
    return sys._getframe()
def f(n):
    with m:
        with m: y=2
    return sys._getframe()
def g(n):
    try:
        try: x=1
        except KeyError as e: z=e
        finally: w=1
    except ValueError: pass
    return sys._getframe()
def gen(n):
    try: yield 1
    except ValueError as e: k=e
def gen2(n):
    with m: yield 1
for q in (a,b,c,d0,e,f,g): print(q.__name__, sys.getsizeof(q(1)))
print(sys.getsizeof(gen(1)), sys.getsizeof(gen2(1)))
