# The first call with keywords makes the tuple of their names in some functions, and it stays.
import sys, gc, weakref, copy
r=[]
def probe(name, call):
    gc.collect(); a=gc.get_count()[0]; x=call(); b=gc.get_count()[0]; x=None
    gc.collect(); c=gc.get_count()[0]; x=call(); d=gc.get_count()[0]; x=None
    r.append((name,(b-a)-(d-c)))
L=[3,1]
probe('noop', lambda: None)
probe('max', lambda: max([1,2],key=abs))
probe('min', lambda: min([1,2],default=3))
probe('sorted', lambda: sorted(L,key=abs))
probe('sorted reverse', lambda: sorted(L,reverse=True))
probe('sort', lambda: [3,1].sort(reverse=True))
probe('sum', lambda: sum([1],start=2))
probe('enumerate', lambda: enumerate([1],start=2))
probe('round', lambda: round(2.5,ndigits=1))
probe('pow', lambda: pow(base=2,exp=3))
probe('zip', lambda: zip([1],strict=True))
probe('split', lambda: 'a b'.split(sep=' '))
probe('rsplit', lambda: 'a b'.rsplit(sep=' '))
probe('splitlines', lambda: 'a b'.splitlines(keepends=True))
probe('encode', lambda: 'a b'.encode(encoding='utf-8'))
probe('decode', lambda: b'a b'.decode(encoding='utf-8'))
probe('expandtabs', lambda: 'a'.expandtabs(tabsize=3))
probe('collect', lambda: gc.collect(generation=0))
probe('get_objects', lambda: len(gc.get_objects(generation=1)))
probe('getsizeof', lambda: sys.getsizeof(object=5))
probe('to_bytes', lambda: (5).to_bytes(length=2,byteorder='big'))
probe('from_bytes', lambda: int.from_bytes(bytes=b'ab',byteorder='big'))
probe('bsplit', lambda: b'a b'.split(sep=b' '))
probe('hex', lambda: b'ab'.hex(sep=':'))
probe('replace', lambda: None)
probe('dict', lambda: dict(a=1))
probe('Exception', lambda: ValueError(1))
probe('getrefcount', lambda: None)
for x in r: print(x)
