"""Records what CPython's sets do: python3 record.py > sets-<version>.txt

A register machine of four sets and a few operations on them; each line is
    OPERATION REGISTERS [VALUES] => SIZE: ELEMENTS IN TABLE ORDER
where SIZE is sys.getsizeof of the first register, which is the one that changed.
tests/unit/test_types.c plays the lines and compares.
"""
import random
import sys

POOLS = [
    lambda r: r.randrange(0, 12),
    lambda r: r.randrange(-20, 60),
    lambda r: r.randrange(0, 40) * 8,
    lambda r: r.randrange(0, 30) * 64 + r.randrange(0, 2),
    lambda r: r.randrange(-(2 ** 62), 2 ** 62),
    lambda r: r.randrange(0, 50) * 2 ** 32 + 5,
]


def show(what, register, result):
    print(f"{what} => {sys.getsizeof(result)}: {' '.join(map(str, result))}".rstrip())


def main():
    r = random.Random(312)
    sets = [set() for _ in range(4)]
    pool = POOLS[0]
    print(f"# CPython {sys.version.split()[0]} {sys.platform}")
    for step in range(4000):
        if step % 97 == 0:
            pool = r.choice(POOLS)
        if step % 400 == 0:
            sets = [set() for _ in range(4)]
            print("new => 216:")
        a, b, c = r.randrange(4), r.randrange(4), r.randrange(4)
        values = [pool(r) for _ in range(r.randrange(0, 9 if r.random() < .9 else 70))]
        words = " ".join(map(str, values))
        one = pool(r)
        kind = r.choice("add add add discard discard pop or and sub xor ior iand isub ixor update "
                        "clear copy union intersection difference symmetric_difference "
                        "intersection_update difference_update symmetric_difference_update frozen fill".split())
        if kind == "clear" and r.random() < .7:
            kind = "add"
        s = sets[a]
        if kind == "add": s.add(one); what = f"add {a} {one}"
        elif kind == "discard":
            if s and r.random() < .7: one = r.choice(sorted(s))
            s.discard(one); what = f"discard {a} {one}"
        elif kind == "pop":
            if not s: continue
            s.pop(); what = f"pop {a}"
        elif kind == "fill": s.update(range(step % 50, step % 50 + len(values))); what = f"fill {a} {step % 50} {step % 50 + len(values)}"
        elif kind == "update": s.update(values); what = f"update {a} {words}"
        elif kind == "clear": s.clear(); what = f"clear {a}"
        elif kind == "copy": sets[a] = sets[b].copy(); what = f"copy {a} {b}"
        elif kind == "frozen": sets[a] = set(frozenset(values)); what = f"frozen {a} {words}"
        elif kind in ("or", "and", "sub", "xor"):
            x, y = sets[b], sets[c]
            sets[a] = {"or": x.__or__, "and": x.__and__, "sub": x.__sub__, "xor": x.__xor__}[kind](y)
            what = f"{kind} {a} {b} {c}"
        elif kind == "ior": s |= sets[b]; what = f"ior {a} {b}"
        elif kind == "iand": s &= sets[b]; what = f"iand {a} {b}"
        elif kind == "isub": s -= sets[b]; what = f"isub {a} {b}"
        elif kind == "ixor": s ^= sets[b]; what = f"ixor {a} {b}"
        elif kind.endswith("update"): getattr(s, kind)(values); what = f"{kind} {a} {words}"
        else: sets[a] = getattr(sets[b], kind)(values); what = f"{kind} {a} {b} {words}"
        show(what.rstrip(), a, sets[a])


main()
