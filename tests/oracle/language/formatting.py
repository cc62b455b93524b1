# What formatting leaves behind: __format__ looked up, argument tuples, '%' as an f-string.
print(type(b''.__format__), type([].__format__), type((1).__format__), type(''.__format__), type(1.0.__format__), type(object().__format__))
import gc
gc.disable()
def show(f):
    gc.collect()
    a=gc.get_count()[0]
    r=f()
    b=gc.get_count()[0]
    print(b-a)
show(lambda: f'{b"a"}')
show(lambda: f'{1.5}')
show(lambda: f'{1}')
show(lambda: f'{1:5}')
show(lambda: f'{1.5:5}')
show(lambda: f'{"a":>5}')
show(lambda: f'{[]}')
show(lambda: f'{None}')
show(lambda: f'{()!r}')
show(lambda: f'{None!r:>5}')
show(lambda: format(1.5,'5'))
show(lambda: format(1,'5'))
show(lambda: format([]))
show(lambda: format('a','>5'))
show(lambda: '{}'.format([]))
show(lambda: '{}'.format(1.5))
show(lambda: '{:5}'.format(1.5))
show(lambda: '{!r:5}'.format(None))
import gc
gc.disable()
def show(f):
    gc.collect()
    a=gc.get_count()[0]
    r=f()
    b=gc.get_count()[0]
    print(b-a)
x=[1]; n=None
show(lambda: '{}'.format([]))
show(lambda: '{}'.format(x))
show(lambda: '{}'.format(n))
show(lambda: '{}'.format(()))
show(lambda: '{}'.format(b'a'))
show(lambda: '{}'.format(1.5))
show(lambda: '{}'.format('a'))
show(lambda: '{}'.format(1))
show(lambda: '{} {}'.format(x, n))
show(lambda: f'{x}')
show(lambda: f'{x}{n}')
show(lambda: '{:}'.format(n))
show(lambda: '{}{}'.format(1.5,n))
y = [1]
for f in (lambda: '%r' % (y,), lambda: '%s-%s' % (y, 1), lambda: '%5s|%-5r|%.1s' % (n, x, 'abc'), lambda: '%s%%' % (y,), lambda: '%d' % (5,), lambda: '%s' % ('a',), lambda: '%s' % y,
          lambda: '%a' % ('\xe9',), lambda: 'none' % (), lambda: '%05s' % (y,), lambda: b'a' in b'abc', lambda: bytes(b'abc'), lambda: bytearray(b'a'), lambda: b'abc'.find(b'c'), lambda: {}.pop([], 1), lambda: (1, 2, 1).index(1, 1), lambda: (1, 2).index(1, -1)):
    try:
        show(f)
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
