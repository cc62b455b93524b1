# Counts of calls of functions written in C with a starred argument: who makes a tuple of its own, whose keywords' names stay.
import gc
r=[]
t=([3,1,2],)
for f in (lambda: max(*t), lambda: sorted(*t), lambda: sum(*t, start=1), lambda: 'a{}'.format(*t), lambda: 'x'.find(*('x',)),
          lambda: dict.fromkeys(*t), lambda: getattr(*(5,'real')), lambda: print(*()), lambda: sum(*t, start=1)):
    gc.collect(); a=gc.get_count()[0]; x=f(); b=gc.get_count()[0]; x=None
    r.append(b-a)
print(r)
