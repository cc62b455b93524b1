import sys
def size(f): 
    r=f(); return sys.getsizeof(r)
def g1():
    for i in (1,2): yield i
def g2(a,b):
    for i in a:
        for j in b: yield i,j
def g3(a):
    yield [x for x in a]
def g4(a):
    with a as b: yield b
def g5(a):
    try:
        yield a
    except ValueError: yield 2
    finally: yield 1
def g6(a):
    yield from a
def g7():
    x = yield
    while x: 
        x = yield x
def g8(a,b,c): yield a,b,c
def g9(a):
    for x,y in a:
        if x<y: yield x
        else: yield {x:y, y:x}
print(sys.getsizeof(g1()),sys.getsizeof(g2([],[])),sys.getsizeof(g3([])),sys.getsizeof(g4(1)),sys.getsizeof(g5(1)),sys.getsizeof(g6([])),sys.getsizeof(g7()),sys.getsizeof(g8(1,2,3)),sys.getsizeof(g9(1)))
print(sys.getsizeof(x for x in []), sys.getsizeof((x,y) for x in [] for y in x if y))
def f1(): return sys.getsizeof(sys._getframe())
def f2():
    for i in (1,): return sys.getsizeof(sys._getframe())
def f3():
    for i in (1,):
        for j in (1,): return sys.getsizeof(sys._getframe())
def f4():
    try: 1/0
    except ZeroDivisionError as e: return sys.getsizeof(sys._getframe())
def f6(a):
    print(*[x for x in a], end='\n'); return sys.getsizeof(sys._getframe())
def f7(a,b,c): return sys.getsizeof(sys._getframe()) + len([a,b,(a,b,c)])
print(f1(),f2(),f3(),f4(),f6([]),f7(1,2,3))
print(sys.getsizeof(sys._getframe()))
print('END')
