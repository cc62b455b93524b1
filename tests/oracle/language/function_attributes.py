def f(): pass
def t(name, *v):
    try:
        if v: setattr(f, name, v[0])
        else: delattr(f, name)
        print(name, 'ok', getattr(f, name))
    except Exception as e: print(name, type(e).__name__, e)
t('__module__', 3); t('__module__'); t('__doc__', 'x'); t('__doc__'); t('__name__', 3); t('__name__', 'g'); t('__name__'); t('__qualname__', None)
t('__closure__', 3); t('__globals__'); t('__get__', 3); t('own', 4); t('own'); t('own')
t('__qualname__', 'q'); print(str(f)[:13])
try: f()[0]
except TypeError as e: print(e)
try: f(1)
except TypeError as e: print(e)
f.__module__ = [1]
try: f(1)
except TypeError as e: print(e)
