import weakref
class Thing:
    def __iter__(self): yield 4
t = Thing(); p = weakref.proxy(t)
print([x for x in p], sum(p), tuple(p))
print(list(p))
class Len:
    def __iter__(self): yield 4
    def __len__(self): raise TypeError('no')
print(list(Len()))
class Len2:
    def __iter__(self): yield 4
    def __len__(self): raise ValueError('no')
try: print(list(Len2()))
except ValueError as e: print(e)
