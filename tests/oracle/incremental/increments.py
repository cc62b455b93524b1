# The incremental collector: which automatic runs collect, and how much; what collect(1) does after
# a full collection, and when enough has been made for it to do something; what the counters and
# the generations say meanwhile.
import gc

gc.disable()
events = []
number = 0


def note(phase, info):
    if phase == "stop":
        events.append((info["generation"], info["collected"], number))


def garbage(n):
    for i in range(n):
        a = []
        a.append(a)


gc.callbacks.append(note)
gc.collect()
events.clear()
before = gc.get_stats()
gc.enable()
for number in range(60000):
    a = []
    b = [a]
    a.append(b)
gc.disable()
print(len(events), *events)
for x, y in zip(before, gc.get_stats()):
    print(y["collections"] - x["collections"], y["collected"] - x["collected"])
print([gc.collect(1) for _ in range(6)], gc.get_count())
print(gc.collect(0), gc.collect() > 0, gc.collect())
l = []
l.append(l)
del l
print([gc.collect(1) for _ in range(3)], gc.collect(0))

gc.callbacks.clear()
for enough in (37273, 37274):
    gc.collect()
    garbage(100)
    gc.collect(1)
    x = gc.get_stats()[1]["collections"]
    garbage(enough)
    print(enough, gc.get_count()[0], gc.collect(1), gc.get_stats()[1]["collections"] - x)
gc.collect()
x = [[]]
print([sum(o is x for o in gc.get_objects(generation=g)) for g in range(3)], gc.get_count())
gc.collect(0)
print([sum(o is x for o in gc.get_objects(generation=g)) for g in range(3)], gc.get_count())
gc.collect(0)
print(gc.get_count())
gc.set_threshold(100, 5, 5)
print(gc.get_threshold())
gc.freeze()
print([sum(o is x for o in gc.get_objects(generation=g)) for g in range(3)], gc.is_tracked(x), gc.get_count())
gc.unfreeze()
print([sum(o is x for o in gc.get_objects(generation=g)) for g in range(3)], gc.get_freeze_count())


class A:
    pass


def pair(touched):
    a = A()
    b = A()
    a.b = b
    b.a = a
    if touched:
        a.__dict__
        b.__dict__


for touched in (False, True):
    gc.collect()
    pair(touched)
    print(gc.collect(), gc.collect())
a = A()
a.x = []
print([type(o).__name__ for o in gc.get_referents(a)], len(gc.get_referents(a.__dict__)))
print([type(o).__name__ for o in gc.get_referents(a)])
