# Which generation each of hundreds of automatic collections takes, and at which allocation it
# comes: with small thresholds, so that full ones come too, and with those of the interpreter.
# collections that wait for a quarter of the long-lived objects depend on how many the interpreter
# has: recorded with `python -I -S`.
import gc

events = []
keep = []
add = keep.append


def note(phase, info):
    if phase == "start":
        events.append(info["generation"])
        events.append(len(keep))


def run(name, n, *thresholds):
    keep.clear()
    gc.collect()
    gc.set_threshold(*thresholds)
    gc.collect()
    events.clear()
    gc.enable()
    for i in range(n):
        add([])
    gc.disable()
    count = gc.get_count()
    runs = len(events) // 2
    print(name, "runs", runs, "count", count)
    line = ""
    for i in range(runs):
        line += str(events[2 * i])
    print(line)
    print(*[events[2 * i + 1] for i in range(runs)][:40])
    print("full at", *[events[2 * i + 1] for i in range(runs) if events[2 * i] == 2])


gc.disable()
gc.callbacks.append(note)
own = gc.get_threshold()
print("thresholds", own)
run("small thresholds", 40000, 50, 2, 2)
run("no second generation", 3000, 10, 0, 0)
run("own thresholds", 60000, *own)
