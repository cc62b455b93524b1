# repr() of exceptions: what it allocates, and what it leaves in the free lists.
import gc
class Shown:
    def __repr__(self): return 'shown'
rows=[]
for arguments in ((), (1,), ('a',), ([],), (Shown(),), (1, 2), ((1,),), ([1], Shown())):
    e=ValueError(*arguments)
    gc.collect()
    before=gc.get_count()[0]
    text=repr(e)
    after=gc.get_count()[0]
    a={}; b={}; c=[]; d=[]
    last=gc.get_count()[0]
    rows.append((text, after-before, last-after))
    del a, b, c, d
for row in rows: print(row)
