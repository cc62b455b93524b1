# In which order exceptions, their tracebacks and frames come into generation 0: what C code raises
# is made late in 3.11.
import gc
gc.disable()
log = []
def f(): [][1]
def g(): f()
def show(n):
    names = [n]
    for o in gc.get_objects(0): names.append(type(o).__name__)
    log.append(' '.join(names))
gc.collect(); gc.collect()
try: [][1]
except IndexError as e: x = e
show('index')
gc.collect()
try: g()
except IndexError as e: x = e
show('deep')
gc.collect()
try:
    try: 1/0
    except ZeroDivisionError: g()
except IndexError as e: x = e
show('context')
gc.collect()
try: nosuch
except NameError as e: x = e
show('name')
gc.collect()
try: log.nosuch
except AttributeError as e: x = e
show('attribute')
gc.collect()
try:
    try: g()
    finally: y = 1
except IndexError as e: x = e
show('finally')
gc.collect()
try: raise KeyError('k')
except KeyError as e: x = e
show('raised')
for line in log: print(line)
