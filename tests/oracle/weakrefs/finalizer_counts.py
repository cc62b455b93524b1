import gc, weakref
gc.disable()
count = gc.get_count
log = []
class A:
    pass
def noted(*numbers):
    log.append(count()[0])
    log.append(len(numbers))
def called(r):
    log.append(count()[0])
def go(*argss):
    a = A()
    b = A()
    for x in argss:
        if x == 'ref':
            r = weakref.ref(a, called)
        elif x == 'f':
            f = weakref.finalize(a, noted, 1, 2)
        elif x == 'g':
            g = weakref.finalize(a, noted, b)
        elif x == 'h':
            weakref.finalize(a, noted, 3, 4)
        elif x == 'i':
            weakref.finalize(a, noted, b)
        elif x == 's':
            s = weakref.WeakSet([a])
        elif x == 'k':
            k = weakref.WeakKeyDictionary({a: 1})
        elif x == 'v':
            v = weakref.WeakValueDictionary({1: a})
    gc.collect()
    del log[:]
    c = count()[0]
    a = None
    d = count()[0]
    print(argss, c, log, d)
for i in range(2):
    go('f')
    go('h')
    go('f', 'g')
    go('f', 'f')
    go('i', 'h')
    go('h', 'i')
    go('i', 'i')
    go('f', 'ref')
    go('h', 'ref')
    go('ref', 'f', 'h')
    go('s', 'i')
    go('s', 'i', 'h')
    go('k', 'i', 'h')
    go('v', 'i', 'h')
    go('s')
    go('k')
    go('v')
    go('s', 'k')
    go('s', 'v')
    go('k', 'v')
    go('k', 's', 'v')
