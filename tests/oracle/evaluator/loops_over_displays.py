# Counts of comprehensions and loops over displays.
import sys, gc
r=[0]*90; r.clear()
def log(): r.append(gc.get_count()[0])
gc.collect(); log(); log()
z=[[1, 2, 3], [4, 5, 6]]; t=tuple(z); L=[(1,2)]
gc.collect(); log(); m = [list(row) for row in [(1,2)]]; log()
gc.collect(); log(); m = [list(row) for row in L]; log()
gc.collect(); log(); m = [len(row) for row in L]; log()
gc.collect(); log(); m = [row for row in L]; log()
gc.collect(); log(); m = [list(row) for row in t]; log()
gc.collect(); log(); m = list((1,2)); log()
gc.collect(); log(); m = list(t); log()
gc.collect(); log(); m = list(z); log()
gc.collect(); log(); m = [list(row) for row in ((1,2),)]; log()
gc.collect(); log(); m = [[row] for row in [(1,2)]]; log()
gc.collect(); log(); m = [row for row in [(1,2)]]; log()
gc.collect(); log(); m = [row for row in [(1,2),(3,4)]]; log()
gc.collect(); log(); m = [row for row in [1,2]]; log()
gc.collect(); log(); m = [row for row in [1,2,3]]; log()
gc.collect(); log(); 
for row in [(1,2)]: m=[row]
log()
for i in range(len(r)-1): print(i, r[i+1]-r[i])
