# Texts of errors when attributes are stored or deleted.
def t(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class S: __slots__=('a',)
s=S()
def f1(): (5).x=1
def f2(): del (5).x
def f3(): s.x=1
def f4(): del s.x
def f5(): [].append=1
def f6(): del [].append
def f7(): del s.a
def f8(): object().q=1
class A:
    def m(self): pass
def f9(): del A().q
def f10(): del A().m
class B:
    __slots__=()
    def m(self): pass
def f11(): B().m=1
def f12(): del B().m
for f in (f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11,f12): t(f)
