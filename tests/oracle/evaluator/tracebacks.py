import sys


try: 1/0
except Exception as e: t=e.__traceback__

import gc
gc.collect(); gc.disable()
def r(): 
    x=[]; raise KeyError
def c():
    a=gc.get_count()[0]
    try: raise KeyError
    except KeyError: b=gc.get_count()[0]
    d=gc.get_count()[0]
    return b-a,d-a
def c2():
    a=gc.get_count()[0]
    try: r()
    except KeyError: b=gc.get_count()[0]
    d=gc.get_count()[0]
    return b-a,d-a
def c3():
    a=gc.get_count()[0]
    try: {}[1]
    except KeyError: b=gc.get_count()[0]
    d=gc.get_count()[0]
    return b-a,d-a
print(c(),c2(),c3(),c())
def c4():
    try: r()
    except KeyError as e: t=e
    return t
x=c4(); print(sys.getrefcount(x), sys.getrefcount(x.__traceback__)); del x
print(gc.collect())
def keep():
    try: r()
    except KeyError as e: s=e
keep(); print(gc.collect())
