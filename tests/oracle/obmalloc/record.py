#!/usr/bin/env python3
"""What addresses an interpreter's allocator gives: blocks of six size classes that nothing else uses
are taken and given back at random, in waves of several arenas, from the first block of a fresh
arena on. Prints for each of the first allocations, and as a hash for every hundred steps, which
pool (numbered as they are first seen) and which offset in it. test_obmalloc.c plays the same steps.

    record.py        # fails, to be tried again, where mmap gave another alignment

addresses.txt is its output, the same on every build named there.
"""
import array
import gc
import sys

STEPS = 40000
SHOWN = 300
POOL = 16384
SIZES = (512, 496, 480, 464, 448, 432)
MOST = 20000

gc.disable()
classes = [type("S", (), {"__slots__": ["s%02d" % i for i in range((size - 32) // 8)]}) for size in SIZES]
live = [None] * MOST
guards = [None] * 200000
seed = 20261121
shown = array.array("Q", [0]) * (2 * SHOWN)
hashes = array.array("Q", [0]) * (STEPS // 100)
pools = {}
for i in range(4000):  # the table must not grow while blocks are counted
    pools[-i - 1] = 0
pools.clear()


def random(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 12) % n


def fill(cls, size, n):
    """Takes blocks until no pool of the class has room; returns how many guards there are."""
    while True:
        guards[n] = o = cls()
        n += 1
        if (id(o) - 16) % POOL == 48:
            break
    for i in range((POOL - 48) // size - 1):
        guards[n] = cls()
        n += 1
    return n


def first_of_arena():
    """Takes blocks until one is the first of an arena that follows a whole arena of ours."""
    run = 0
    last = 0
    filled = 0
    for cls, size in zip(classes, SIZES):
        filled = fill(cls, size, filled)
    for n in range(filled, len(guards)):
        guards[n] = o = classes[0]()
        pool = (id(o) - 16) // POOL
        if pool == last:
            continue
        if pool != last + 1:
            if run == 63:
                return o
            run = 0
        run += 1
        last = pool
    sys.exit("no whole arena of 63 pools was seen")


def place(o):
    address = id(o) - 16
    pool = address // POOL
    if pool not in pools:
        pools[pool] = len(pools)
    return pools[pool], address % POOL


def run():
    count = 0
    hashed = 0
    told = 0
    for step in range(STEPS):
        grow = step // 10000 % 2 == 0
        if step == 0:
            o = start.pop()
        elif count == 0 or random(100) < (78 if grow else 20):
            o = classes[random(6)]()
        else:
            i = random(count)
            count -= 1
            live[i] = live[count]
            live[count] = None
            o = None
        if o is not None:
            live[count] = o
            count += 1
            pool, offset = place(o)
            hashed = (hashed * 31 + pool * 1031 + offset) % 1000000007
            if told < SHOWN:
                shown[2 * told] = pool
                shown[2 * told + 1] = offset
                told += 1
            o = None
        if step % 100 == 99:
            hashes[step // 100] = hashed
    return count


start = [first_of_arena()]
guards[guards.index(start[0])] = None
count = run()
print("pool and offset of the first", SHOWN, "blocks")
for i in range(SHOWN):
    print(shown[2 * i], shown[2 * i + 1])
print("hash after every hundred of", STEPS, "steps")
for h in hashes:
    print(h)
print("pools", len(pools), "blocks left", count)
