import sys
g=sys.getrefcount
def R(n,v):
    c=g(v)
    print(n, 'huge' if c>900000000 and c not in (4294967295,3221225472) else c)
def same(n):
    a=int(str(n)); b=int(str(n)); return a is b
n=0
while same(n): n+=1
hi=n-1
n=0
while same(n): n-=1
lo=n+1
print('small ints', lo, hi)
def imm(n,v):
    c=g(v); x=[v]*1000; d=g(v)-c
    print(n, d)
v=int('12345678'); print('big int rc', g(v))
for n,v in (('None',None),('True',True),('False',False),('Ellipsis',Ellipsis),('NotImplemented',NotImplemented)): imm(n,v)
R('0',0); R('-5',int('-5')); R('256',int('256')); R('257 fresh',int('257'));R('1024 fresh',int('1024'));R('1025 fresh',int('1025'))
R("''",''); R("b''",b''); R("'a'",chr(97)); R("latin",chr(233)); R("ucs2",chr(257)); R("b'a'",bytes([97])); imm("()",());
imm('0',0); imm("'a'",chr(97)); imm("b'a'",bytes([97])); imm('257',int('257'))
class A: pass
def f(): return 'some_identifier_here', 'not identifier here', 3.5, (1,2,3), 1000, 10**10, b'bytes'
imm('f',f); imm('code',f.__code__); imm('globals',globals()); imm('frozenset',frozenset()); imm('ValueError',ValueError); imm('range',range); imm('fs2',frozenset([1]))
print(g(object()), g([]), g(1.5*2))
x=1000; y=x; print(g(x)-g(y))
