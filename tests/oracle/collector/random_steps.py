# Random steps on a small heap: objects of several types are made, linked, dropped, watched by weak
# references; some finalizers bring their object back. Collections are called and come by
# themselves. Every step adds to a hash what can be seen: the order of finalizers and callbacks,
# results of collect(), the counters; every tenth the reference counts; every hundredth each
# generation in its order. A line is printed for each of the first steps and then for every hundred.
import gc
import sys
import weakref

STEPS = 50000
SHOWN = 200
SLOTS = 24
PAIRS = 12

seed = 20261121
hashed = 0
record = []  # printed at the end: print and str move the counters of a real interpreter
result = 0
finalized = 0
log = []
kept = []
live = [None] * SLOTS
kinds = [0] * SLOTS
watchers = [None] * PAIRS
made = 0


def random(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 12) % n


def mix(value):
    global hashed
    hashed = (hashed * 31 + value + 7) % 1000000007


class Plain:
    __slots__ = ("a", "b", "c", "n", "__weakref__")


class Speaks(Plain):
    __slots__ = ()

    def __del__(self):
        log.append(self.n)


class Returns(Plain):
    __slots__ = ()

    def __del__(self):
        log.append(-self.n)
        kept.append(self)


class Open:
    pass


class OpenSpeaks:
    def __del__(self):
        log.append(self.n)


class Cuts:
    def __del__(self):
        log.append(self.n)
        self.a = None


def called(ref):
    log.append(1000000)


def closure(a, n):
    def inner():
        return a, n

    return inner


def make(kind):
    global made
    made += 1
    if kind == 0:
        o = Plain()
    elif kind == 1:
        o = Speaks()
    elif kind == 2:
        o = Returns()
    elif kind == 3:
        o = Open()
    elif kind == 4:
        o = OpenSpeaks()
    elif kind == 5:
        o = Cuts()
    elif kind == 6:
        return [live[random(SLOTS)], live[random(SLOTS)], None]
    elif kind == 7:
        return {"a": live[random(SLOTS)], made: live[random(SLOTS)]}
    elif kind == 8:
        return live[random(SLOTS)], made, live[random(SLOTS)]
    elif kind == 9:
        return closure(live[random(SLOTS)], made)
    else:
        return [made] * random(9)
    o.n = made
    o.a = None
    return o


def new():
    i = random(SLOTS)
    kind = random(11)
    live[i] = make(kind)
    kinds[i] = kind


def link():
    i = random(SLOTS)
    j = random(SLOTS)
    target = live[i]
    if target is None:
        return
    kind = kinds[i]
    place = random(3)
    if kind < 6:
        if place == 0:
            target.a = live[j]
        elif place == 1:
            target.b = live[j]
        else:
            target.c = live[j]
    elif kind == 6:
        target[place] = live[j]
    elif kind == 7:
        target[place] = live[j]
    elif kind == 10:
        target.append(live[j])


def watch():
    i = random(SLOTS)
    if live[i] is not None and (kinds[i] < 6 or kinds[i] == 9):
        if random(3):
            watchers[random(PAIRS)] = weakref.ref(live[i], called)
        else:
            watchers[random(PAIRS)] = weakref.ref(live[i])


def look_at_counts():
    for i in range(SLOTS):
        if live[i] is not None:
            mix(sys.getrefcount(live[i]))
    for i in range(PAIRS):
        if watchers[i] is not None:
            mix(0 if watchers[i]() is None else 1)


def look_at_generations():
    for g in range(3):
        mix(g)
        objects = gc.get_objects(generation=g)
        for i in range(len(objects)):
            t = type(objects[i])
            if t is Plain or t is Speaks or t is Returns or t is Open or t is OpenSpeaks or t is Cuts:
                mix(objects[i].n)


def step(n):
    global result
    result = 0
    if n < 34:
        new()
    elif n < 66:
        link()
    elif n < 82:
        live[random(SLOTS)] = None
    elif n < 90:
        watch()
    elif n < 92:
        kept.clear()
    elif n < 97:
        result = gc.collect(random(3) if n < 96 else 0)
    elif n < 98:
        if random(4) == 0:
            gc.freeze()
        else:
            gc.unfreeze()
    elif n < 99:
        gc.set_threshold(random(60) + 1, random(4) + 1, random(4) + 1)
    elif random(3):
        gc.enable()
    else:
        gc.disable()


def run():
    global finalized
    for i in range(STEPS):
        n = random(100)
        step(n)
        count = gc.get_count()
        mix(result)
        mix(count[0])
        mix(count[1])
        mix(count[2])
        for k in range(len(log)):
            mix(log[k])
        finalized += len(log)
        if i % 10 == 9:
            look_at_counts()
        if i % 100 == 99:
            look_at_generations()
        if i < SHOWN:
            record.append(n)
            record.append(result)
            record.append(count[0])
            record.append(count[1])
            record.append(count[2])
            record.append(len(log))
            record.append(hashed)
        elif i % 100 == 99:
            record.append(hashed)
        log.clear()


def show():
    print("step, what, result, count, finalized, hash")
    for i in range(SHOWN):
        print(i, *record[7 * i : 7 * i + 7])
    print("hash after every hundred steps")
    at = 7 * SHOWN
    while at < len(record):
        print(*record[at : at + 10])
        at += 10
    print("made", made, "finalizers and callbacks", finalized)
    for before, after in zip(stats, gc.get_stats()):
        print("collections", after["collections"] - before["collections"], end=" ")
        print("collected", after["collected"] - before["collected"])


print("seed", seed)
gc.disable()
gc.get_objects(generation=0)  # the first call with a keyword leaves a tuple in 3.11
gc.collect()
stats = gc.get_stats()
gc.collect()
run()
gc.disable()
show()
