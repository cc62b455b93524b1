# Lists that keys and comparisons change while they are sorted.
import sys
a=[3,1,2]
def k(x):
    a.append(9); a.extend((1,2)); print(len(a), sys.getsizeof(a)); return x
try: a.sort(key=k)
except ValueError as e: print(e)
print(a, sys.getsizeof(a))
class D:
    def __init__(s,k): s.k=k
    def __del__(s): print('del',s.k, len(a))
    def __lt__(s,o):
        a.append(D(s.k*10)); return s.k<o.k
a=[D(2),D(1)]
try: a.sort()
except ValueError as e: print(e)
print([x.k for x in a])
def k(x): a.append(D(100)); raise KeyError(1)
try: a.sort(key=k)
except (ValueError,KeyError) as e: print(repr(e))
print([x.k for x in a])
def k(x): a.clear(); print(a); return x.k
try: a.sort(key=k)
except (ValueError,KeyError) as e: print(repr(e))
def k(x): a.append(1); a.clear(); print(a); return x.k
try: a.sort(key=k)
except (ValueError,KeyError) as e: print(repr(e))
def k(x): a.append(1); a.pop(); print(a); return x.k
try: a.sort(key=k)
except (ValueError,KeyError) as e: print(repr(e))
b=[x.k for x in a]
a.clear()
print(b)
