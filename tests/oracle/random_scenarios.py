#!/usr/bin/env python3
"""random_scenarios.py: random programs on memory, in heapstory and in real interpreters.

    random_scenarios.py --seed N --steps K                          prints the program
    random_scenarios.py --seed N --steps K --programs M --heapstory H --python P [--python P ..]
                                                                    compares seeds N .. N+M-1; a program whose output differs is
                                                                    made as small as it can be while it still differs
    random_scenarios.py ... --record FILE --python P                writes what P printed, one recording a line
    ... --without WORD[,WORD..]                                     leaves operations out (--list names them)

Objects of all types are made, linked, dropped, passed, caught, finalized, resurrected, watched by weak references, collected by
hand and by threshold, frozen. After each step the program itself prints, for every name that is bound, the reference count, the
generation, whether it is tracked and finalized, and the size; gc.get_count(), and what finalizers and callbacks noted. It
freezes what it found at its start, so that the generations hold its own objects alone. The same seed gives the same program.
"""
import argparse
import concurrent.futures
import json
import os
import random
import subprocess
import sys

NAMES = ["v%d" % i for i in range(8)]

START = '''import gc, sys, weakref
gc.disable()
log = []
keep = []
class N: pass
class S: __slots__ = ('x', 'y', '__weakref__')
class D(list): pass
class F:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
class R:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(-self.n)
        keep.append(self)
class M:
    def __init__(self, o): self.o = o
    def m(self): return self.o
class C:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(self.n)
        self.__dict__.clear()
def seen(p): return sys.getrefcount(p)
def deep(n, p): return sys.getrefcount(p) if n == 0 else deep(n - 1, p)
def star(*a, **k): return [sys.getrefcount(x) for x in a] + sorted(k)
def closure(p):
    def inner(): return p
    return inner
def numbers(p):
    yield p
    yield sys.getrefcount(p)
def local(p):
    a = [p]
    b = F(900)
    c = F(901)
    return sys.getrefcount(p)
def fail(p):
    q = [p]
    raise ValueError(p)
def watch(n): return lambda r: log.append((n, r() is None))
def facts(k):
    count = gc.get_count()
    held = {}
    for g in (0, 1, 2):
        for o in gc.get_objects(g): held[id(o)] = g
    o = None
    line = []
    for n in NAMES:
        if n in G:
            line.append(f"{n}:{sys.getrefcount(G[n])},{held.get(id(G[n]), '-')},{gc.is_tracked(G[n]) + 2 * gc.is_finalized(G[n])},{sys.getsizeof(G[n])}")
    OUT.append(f"{k} {count} {' '.join(line)} {log}")
    log.clear()
def show(word, value): OUT.append(f"{word} {value}")
OUT = []
G = globals()
NAMES = %r
v0 = []
facts(0)    # what the first repr of a container makes, and the first slice, is there before the program starts
v0[:1]
del v0
OUT.clear()
gc.collect()
gc.freeze()
gc.collect()
''' % NAMES

# What is told is kept and printed at the end: a real print leaves blocks of its own in the free lists.
END = "print('\\n'.join(OUT))\n"

CONTAINERS = ("list", "sublist", "dict", "N", "S", "F", "R", "C", "M")
HOLDERS = {"list": ["{v}.append({w})", "{v}.insert(0, {w})", "{v} += [{w}, {w}]", "{v}[:1] = [{w}]", "{v} *= 2",
                    "if {v}: {v}.pop()", "{v}.clear()", "del {v}[:1]", "{v}.reverse()", "{v}.extend(({w}, 1))"],
           "dict": ["{v}['{a}'] = {w}", "{v}[{i}] = {w}", "{v}.pop('{a}', None)", "{v}.clear()", "{v}.update({a}={w})",
                    "{v}.setdefault('l', []).append({w})", "{v}.setdefault('{a}', {w})"],
           "N": ["{v}.{a} = {w}", "{v}.{a} = None", "{v}.__dict__", "{v}.{a} = [{w}]", "{v}.__dict__.pop('{a}', None)",
                 "if hasattr({v}, '{a}'): del {v}.{a}", "{v}.{a} = {v}"],
           "S": ["{v}.x = {w}", "{v}.y = {w}", "{v}.x = None", "if hasattr({v}, 'y'): del {v}.y", "{v}.x = {v}"],
           "M": ["{v}.o = {w}", "{v}.o = {v}.m", "{v}.o = None"]}
HOLDERS["sublist"] = HOLDERS["list"][:1] + HOLDERS["list"][5:7] + HOLDERS["N"][:1]
for kind in "FRC":
    HOLDERS[kind] = ["{v}.{a} = {w}", "{v}.{a} = None", "{v}.{a} = {v}"]
HASHABLE = ("N", "S", "F", "R", "C", "M", "function", "atom", "tuple0")
WEAK = ("N", "S", "F", "R", "C", "M", "sublist", "set", "function")

# ---- operations: each returns its lines, and the kind that a name has afterwards ----------------------------------------------


class Program(object):
    """The names that are bound, each with the kind of its object, while statements are made up."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.kinds = {}
        self.number = 0

    def some(self, kinds=None):
        found = [n for n in NAMES if n in self.kinds and (kinds is None or self.kinds[n] in kinds)]
        return self.random.choice(found) if found else None

    def next(self):
        self.number += 1
        return self.number

    def bind(self, kind, text):
        name = self.random.choice(NAMES)
        line = "%s = %s" % (name, text)
        self.kinds[name] = kind
        return line


def new(p):
    kind, text = p.random.choice([
        ("list", "[]"), ("list", "[[]]"), ("dict", "{}"), ("dict", "{'a': 1}"), ("set", "set()"), ("set", "{1, 2, 3}"), ("N", "N()"), ("N", "N()"),
        ("S", "S()"), ("F", "F(%d)" % p.next()), ("F", "F(%d)" % p.next()), ("R", "R(%d)" % p.next()), ("C", "C(%d)" % p.next()),
        ("sublist", "D()"), ("function", "lambda: 0"), ("atom", "10 ** 20"), ("atom", "2.5"), ("atom", "'a b' * %d" % p.next()),
        ("atom", "object()"), ("atom", "%d" % (5000 + p.next())), ("tuple0", "(1, 2)"), ("range", "range(%d)" % p.next()),
        ("list", "[0] * %d" % p.random.randrange(20)), ("list", "[i for i in range(%d)]" % p.random.randrange(12)),
        ("list", "list(range(%d))" % p.random.randrange(12)), ("dict", "{i: [] for i in range(%d)}" % p.random.randrange(8)),
        ("set", "{i for i in range(%d)}" % p.random.randrange(8)), ("list", "[[] for i in range(%d)]" % p.random.randrange(8))])
    return p.bind(kind, text)


def wrap(p):
    v, w = p.some(), p.some()
    if not v:
        return new(p)
    kind, text = p.random.choice([("list", "[{v}, {w}]"), ("tuple", "({v}, {w})"), ("tuple", "({v},)"), ("dict", "{{'a': {v}, 'b': {w}}}"),
                                  ("dict", "dict(a={v})"), ("M", "M({v})"), ("function", "closure({v})"), ("generator", "numbers({v})"),
                                  ("iterator", "iter([{v}])"), ("tuple", "tuple([{v}])"), ("list", "list(({v}, {w}))"), ("list", "[{v}] * 3")])
    return p.bind(kind, text.format(v=v, w=w))


def wrap_set(p):
    v = p.some(HASHABLE)
    return p.bind("set", p.random.choice(["{%s}", "frozenset([%s])"]) % v) if v else new(p)


def method(p):
    v = p.some(("M",))
    return p.bind("method", v + ".m") if v else new(p)


def alias(p):
    v = p.some()
    return p.bind(p.kinds[v], v) if v else new(p)


def drop(p):
    v = p.some()
    if not v:
        return new(p)
    del p.kinds[v]
    return "del " + v


def hold(p):
    v = p.some(CONTAINERS)
    if not v:
        return new(p)
    text = p.random.choice(HOLDERS[p.kinds[v]])
    return text.format(v=v, w=p.some(), a=p.random.choice("abc"), i=p.random.randrange(6))


def ring(p):
    v, w = p.some(("N", "F", "R", "C")), p.some(("N", "F", "R", "C"))
    return "%s.next = %s; %s.prev = %s" % (v, w, w, v) if v else new(p)


def call(p):
    v, w = p.some(), p.some()
    if not v:
        return new(p)
    return "show('call', [%s])" % (p.random.choice(["seen({v})", "deep(3, {v})", "star({v}, {w}, a={v})", "star(*[{v}, {w}])", "local({v})",
                                                         "seen([])", "seen({v}), seen({w})", "star(**{{'a': {v}}})", "[seen(x) for x in ({v}, {w})]",
                                                         "sys.getrefcount({v})", "seen(p={v})"]).format(v=v, w=w))


def garbage(p):
    n = p.next()
    return p.random.choice(["for i in range(%d): x = []; x.append(x)" % p.random.randrange(1, 5), "x = N(); x.me = x; del x",
                            "x = F(%d); x.me = x; del x" % n, "x = F(%d); y = [x]; x.y = y; del x, y" % n,
                            "x = [F(%d + i) for i in range(3)]; x[0].n1 = x[1]; x[1].n1 = x[2]; x[2].n1 = x[0]; del x" % (n * 100),
                            "x = {}; x['me'] = x; del x", "x = ([],); x[0].append(x); del x", "x = S(); x.x = x; del x",
                            "x = M(None); x.o = x.m; del x", "x = R(%d); x.me = [x]; del x" % n, "x = C(%d); x.me = x; del x" % n,
                            "def x(): return x\ndel x", "x = D(); x.append(x); del x", "x = closure(x := []); x()"[:0] or "x = [lambda: x]; x = None"])


def weak(p):
    v = p.some(WEAK)
    if not v:
        return new(p)
    return p.bind("weakref", "weakref.ref(%s%s)" % (v, p.random.choice(["", ", watch(%d)" % p.next(), ", watch(%d)" % p.next()])))


def peek(p):
    v = p.some(("weakref",))
    return "show('dead', %s() is None)" % v if v else new(p)


def advance(p):
    v = p.some(("generator", "iterator"))
    return "show('next', type(next(%s, None)).__name__)" % v if v else wrap(p)


def fail(p):
    v = p.some()
    if not v:
        return new(p)
    return p.random.choice(["try: fail({v})\nexcept ValueError: pass", "try: fail({v})\nexcept ValueError as e: show('caught', sys.getrefcount({v}))",
                            "try:\n    try: fail({v})\n    finally: show('finally', sys.getrefcount({v}))\nexcept ValueError: pass",
                            "try: [][1]\nexcept IndexError: pass", "try: {v}.missing\nexcept AttributeError: pass"]).format(v=v)


def collect(p):
    return "show('collected', gc.collect(%s))" % p.random.choice(["0", "1", "2", ""])


def automatic(p):
    return p.random.choice(["gc.enable()", "gc.disable()", "gc.set_threshold(%d, %d, %d)" % (p.random.choice([3, 5, 10, 20]), p.random.choice([1, 2, 3]),
                                                                                          p.random.choice([1, 2, 3]))])


def freeze(p):
    return p.random.choice(["gc.freeze()", "gc.unfreeze()"])


def tidy(p):
    return "keep.clear()"


OPERATIONS = {new: 14, wrap: 12, wrap_set: 2, method: 2, alias: 6, drop: 10, hold: 24, ring: 6, call: 8, garbage: 8, weak: 5, peek: 2, advance: 2, fail: 4,
              collect: 8, automatic: 3, freeze: 1, tidy: 2}


def make_steps(seed, count, without):
    program = Program(seed)
    operations = {o: weight for o, weight in OPERATIONS.items() if o.__name__ not in without}
    chosen = program.random.choices(list(operations), list(operations.values()), k=count)
    return [operation(program) for operation in chosen]


def text_of(steps):
    return START + "".join("%s\nfacts(%d)\n" % (step, i) for i, step in enumerate(steps, 1)) + END


# ---- both sides -----------------------------------------------------------------------------------------------------------------

RUN = "import sys; exec(compile(sys.stdin.read(), '<program>', 'exec'), {'__name__': '__main__'})"


def run_python(python, text):
    done = subprocess.run([python, "-I", "-S", "-c", RUN], input=text, capture_output=True, text=True, timeout=120)
    return done.stdout if done.returncode == 0 else None


def run_heapstory(heapstory, profile, text):
    scenario = {"profile": profile, "context": "module", "steps": [text]}
    done = subprocess.run([heapstory, "run", "--format", "jsonl", "-"], input=json.dumps(scenario), capture_output=True, text=True, timeout=120)
    lines = done.stdout.splitlines()
    output = json.loads(lines[-1])["output"] if lines else ""
    return output if done.returncode == 0 else "stopped: %s\n" % done.stderr.strip()


def version_of(python):
    return subprocess.run([python, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"], capture_output=True, text=True).stdout.strip()


def first_difference(left, right):
    a, b = left.splitlines(), right.splitlines()
    for i in range(max(len(a), len(b))):
        x, y = (lines[i] if i < len(lines) else "<end>" for lines in (a, b))
        if x != y:
            return x, y
    return None


class Judge(object):
    def __init__(self, heapstory, python):
        self.heapstory, self.python, self.version = heapstory, python, version_of(python)
        self.profile = "cpython-" + self.version.rsplit(".", 1)[0]

    def difference(self, steps):
        """The first lines that differ, None where nothing does, False where the interpreter refuses the program."""
        text = text_of(steps)
        said = run_python(self.python, text)
        return said is not None and first_difference(said, run_heapstory(self.heapstory, self.profile, text))

    def shrink(self, steps):
        """The fewest steps that still differ; a program that the interpreter refuses does not count."""
        size = max(1, len(steps) // 2)
        while size:
            at = 0
            while at < len(steps):
                fewer = steps[:at] + steps[at + size:]
                if fewer and self.difference(fewer):
                    steps = fewer
                else:
                    at += size
            size //= 2
        return steps


def compare(judge, seeds, count, without, most):
    """Differences found, the first `most` of them made small and printed."""
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda seed: judge.difference(make_steps(seed, count, without)), seeds))
    differing = [seed for seed, difference in zip(seeds, found) if difference]
    refused = [seed for seed, difference in zip(seeds, found) if difference is False]
    print("%s: %d programs of %d steps, %d differ%s" % (judge.version, len(seeds), count, len(differing),
                                                        "; no programs: seeds %s" % refused if refused else ""), flush=True)
    for seed in differing[:most]:
        steps = judge.shrink(make_steps(seed, count, without))
        python, ours = judge.difference(steps)
        print("--- seed %d, %s\n%s\n    python     %s\n    heapstory  %s" % (seed, judge.version, "\n".join(steps), python, ours), flush=True)
    return len(differing)


def record(path, python, seeds, count, without):
    version = version_of(python)
    build = subprocess.run([python, "-c", "import sys; print(sys.version)"], capture_output=True, text=True).stdout.strip()
    with open(path, "w") as f:
        for seed in seeds:
            text = text_of(make_steps(seed, count, without))
            printed = run_python(python, text)
            if printed is None:
                raise SystemExit("seed %d does not run on %s" % (seed, version))
            json.dump({"recorder": "random_scenarios.py", "snippet": "random-%d" % seed, "seed": seed, "version": version, "build": build,
                       "machine": os.uname().machine, "mode": "script", "steps": [{"statement": text, "error": None, "printed": printed}]},
                      f, separators=(",", ":"))
            f.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--programs", type=int, default=1)
    parser.add_argument("--heapstory")
    parser.add_argument("--python", action="append", default=[])
    parser.add_argument("--record")
    parser.add_argument("--without", default="")
    parser.add_argument("--most", type=int, default=3, help="differing programs to make small")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    seeds, without = range(options.seed, options.seed + options.programs), options.without.split(",")
    if options.list:
        print("\n".join(o.__name__ for o in OPERATIONS))
    elif options.record:
        record(options.record, options.python[0], seeds, options.steps, without)
    elif options.heapstory:
        return any([compare(Judge(options.heapstory, python), seeds, options.steps, without, options.most) for python in options.python])
    else:
        print(text_of(make_steps(options.seed, options.steps, without)), end="")


if __name__ == "__main__":
    sys.exit(main())
