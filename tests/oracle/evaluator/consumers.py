from sys import getrefcount as g, getsizeof
class T:
    def __init__(s,n): s.n=n
    def __del__(s): print('~',s.n,end=' ')
    def __bool__(s): print('?',g(s),end=' '); return s.n>1
def f(p,a):
    print(list(q for q in p if g(q))[0] is p[0]); print(set(q.n for q in p)); print(all(q for q in p), any(q for q in p), tuple(g(q) for q in p), sum(g(q) for q in p))
    print(g(a), [g(a), list(x for x in p) and 1, g(a)], getsizeof(list(x for x in range(5))), getsizeof(list(x for x in ())), getsizeof(tuple(x for x in range(3))))
    two(a, list(x for x in p)); two(a, any(x for x in p))
def two(a,b): print(g(a))
def h(p):
    list=len
    try: print(list(q for q in p))
    except TypeError as e: print(e)
for i in range(3): f([T(1),T(2),T(3)],T(5)); h([1])
print(all(x for x in (T(3),T(4))), list(T(x) for x in (1,2)) and 1)
