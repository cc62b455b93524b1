import weakref
print(weakref.ref.__module__, weakref.getweakrefcount.__module__, weakref.getweakrefs.__module__, weakref.proxy.__module__)
print(weakref.getweakrefcount, weakref.proxy.__name__, weakref.ref, weakref.ReferenceType, weakref.ProxyType, weakref.CallableProxyType)
print(weakref.ref.__name__, weakref.ref.__qualname__, repr(weakref.ref), weakref.ProxyType.__module__, weakref.ProxyType.__qualname__)
print(weakref._remove_dead_weakref if hasattr(weakref, '_remove_dead_weakref') else 0)
import gc, sys
print(gc.collect.__module__, sys.getrefcount.__module__, len.__module__)
for f in (lambda: str('5', 6), lambda: str('5', 'x'), lambda: str(5, 'x'), lambda: str(b'5', 6), lambda: str(1, 2, 3, 4), lambda: str(b'5', 'ascii', 3), lambda: bytes('5', 6), lambda: bytes('5'), lambda: str(b'5', errors=3), lambda: str(x=3), lambda: bytes(5, 'x'), lambda: bytearray('5', 6), lambda: str('a', errors='strict')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
