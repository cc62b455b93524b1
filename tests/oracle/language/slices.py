# Slices of constants and of variables: what stays behind in the free lists.
import gc, sys
gc.disable()
def show(f):
    gc.collect()
    a=gc.get_count()[0]
    r=f()
    b=gc.get_count()[0]
    print(b-a, r)
x=[1,2,3,4,5]; n=2
def d():
    y=list(x); del y[1:3]; return y
def s():
    y=list(x); y[1:3]=[9]; return y
def i():
    y=list(x); y[1:3]+=[9]; return y
for f in (lambda: x[1:2], lambda: x[:], lambda: x[::2], lambda: x[n:], lambda: x[:-1], lambda: (1,2,3)[:2], lambda: 'abc'[1:], lambda: b'abc'[::-1], lambda: x[1:2][0:1], lambda: slice(1,2), d, s, i, lambda: (1,2,3)[5:], lambda:x[-1:-3:-1]): show(f)
print([c for c in ('abc'[1:] is 'abc'[1:],)], sys.getrefcount((1,2,3)[:2]))
