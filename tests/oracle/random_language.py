#!/usr/bin/env python3
"""Random programs over builtins, methods and operators, played by heapstory and by real
interpreters; prints the first differences.

    random_language.py HEAPSTORY [--seed N] [--programs N] [--calls N] [--messages] PYTHON...

Each call of a program prints the type of its result, its repr, sys.getsizeof, gc.is_tracked,
sys.getrefcount and by how much gc.get_count() grew behind a full collection; of an exception the
type (and with --messages the text). The seed of a program that differs is printed: it gives the
same program again.
"""
import json
import os
import random
import subprocess
import sys

PRELUDE = """import gc, sys
gc.disable()
def show(n, f):
    gc.collect()
    a = gc.get_count()[0]
    try:
        r = f()
    except Exception as e:
        kind, words = type(e).__name__, str(e)
        print(n, kind, words if MESSAGES else '')
        return
    b = gc.get_count()[0]
    print(n, type(r).__name__, repr(r), sys.getsizeof(r), gc.is_tracked(r), b - a)
"""

INTS = ["0", "1", "-1", "2", "3", "7", "255", "256", "257", "1025", "-6", "2**30", "2**31-1", "2**60", "-2**63", "10**20", "True", "False"]
FLOATS = ["0.0", "-0.0", "1.5", "-2.5", "1e300", "0.1", "3.0", "float('inf')", "float('nan')"]
STRS = ["''", "'a'", "'abc'", "'Hello World'", "' x y '", "'a,b,,c'", "'\\xe9'", "'\\u20ac5'", "'123'", "'a\\nb\\r\\nc'", "'aXbX'", "'%s-%s'", "'{}-{}'", "'x' * 40"]
BYTES = ["b''", "b'a'", "b'abc'", "b'Hello'", "b' x,y '", "b'\\xff\\x00'", "bytearray()", "bytearray(b'abc')", "bytearray(b'a,b')"]
TUPLES = ["()", "(1,)", "(1, 2, 3)", "('a', 'b')", "(1, [2])", "((1, 2), 3)", "tuple(range(25))"]
LISTS = ["[]", "[1]", "[1, 2, 3]", "['a', 'b', 'a']", "[[1], [2]]", "[3, 1, 2]", "[0] * 10", "list(range(20))", "[1, 'a', None]"]
DICTS = ["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 2, 3: 4}", "{1: [], 'x': {}}", "dict.fromkeys(range(7))", "dict(a=1, b=[])"]
SETS = ["set()", "{1}", "{1, 2, 3}", "frozenset()", "frozenset([1, 2])", "set(range(10))", "{'a'}"]
OTHERS = ["None", "...", "range(5)", "range(0, 10, 3)", "range(5, 0, -1)", "slice(1, 3)", "1j", "2+3j", "object", "int", "len", "iter([1, 2])", "iter('ab')",
          "(i for i in range(3))", "{1: 2}.keys()", "{1: 2}.items()", "{'k': 1}.values()", "enumerate('ab')", "zip([1], 'a')", "map(str, [1, 2])", "filter(None, [0, 1])", "reversed([1, 2])"]
KINDS = [INTS, FLOATS, STRS, BYTES, TUPLES, LISTS, DICTS, SETS, OTHERS]
METHODS = {
    "str": (STRS, "capitalize casefold center count encode endswith expandtabs find format index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill"),
    "bytes": (BYTES, "capitalize center count decode endswith expandtabs find hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill"),
    "list": (LISTS, "append clear copy count extend index insert pop remove reverse sort"),
    "tuple": (TUPLES, "count index"),
    "dict": (DICTS, "clear copy get items keys pop popitem setdefault update values"),
    "set": (SETS, "add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update"),
    "int": (INTS, "as_integer_ratio bit_count bit_length conjugate to_bytes"),
    "float": (FLOATS, "as_integer_ratio conjugate hex is_integer"),
    "range": (["range(5)", "range(0, 10, 3)"], "count index"),
}
BUILTINS = "abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format frozenset hash hex int isinstance iter len list map max min next oct ord pow range repr reversed round set slice sorted str sum tuple type zip".split()
OPERATORS = "+ - * / // % ** << >> & | ^ < <= == != > >= in is and or".split()


def value(rng):
    kind = rng.choice(KINDS)
    return rng.choice(kind)


def call(rng):
    way = rng.random()
    if way < 0.45:
        values, names = METHODS[rng.choice(list(METHODS))]
        own = rng.choice(values)
        near = rng.random() < 0.7
        arguments = [rng.choice(values) if near and rng.random() < 0.6 else value(rng) if rng.random() < 0.5 else rng.choice(INTS[:8]) for _ in range(rng.choice([0, 0, 1, 1, 1, 2, 2, 3]))]
        return "(%s).%s(%s)" % (own, rng.choice(names.split()), ", ".join(arguments))
    if way < 0.7:
        return "%s(%s)" % (rng.choice(BUILTINS), ", ".join(value(rng) for _ in range(rng.choice([0, 1, 1, 1, 1, 2, 2, 3]))))
    if way < 0.9:
        kind = rng.choice(KINDS)
        right = rng.choice(kind) if rng.random() < 0.6 else value(rng)
        operator = rng.choice(OPERATORS)
        left = rng.choice(kind)
        if operator in ("**", "<<") or (operator == "*" and "2**" in left + right):
            right = rng.choice(INTS[:6])
        return "(%s) %s (%s)" % (left, operator, right)
    if way < 0.95:
        return "(%s)[%s]" % (value(rng), rng.choice(["0", "-1", "1", "9", "1:", ":2", "::-1", "::2", "'a'", "-2:", "5:1"]))
    return rng.choice(["'{:%s}'.format(%s)" % (rng.choice(["", ">5", "^7", "05", ".2f", "x", ",", "+", "e", "%", "b", "c", "s", "n"]), value(rng)),
                       "'%%%s' %% (%s,)" % (rng.choice(["s", "r", "d", "5d", ".2f", "x", "c", "-5s|"]), value(rng))])


def program(seed, calls, messages):
    rng = random.Random(seed)
    lines = [PRELUDE.replace("MESSAGES", str(messages))]
    lines += ["show(%d, lambda: %s)" % (n, call(rng)) for n in range(calls)]
    return "\n".join(lines) + "\n"


def played(heapstory, profile, source):
    scenario = {"profile": profile, "context": "script", "steps": [source]}
    ran = subprocess.run([heapstory, "run", "--format", "jsonl", "-"], input=json.dumps(scenario), capture_output=True, text=True)
    text = json.loads(ran.stdout.splitlines()[-1])["output"] if ran.stdout else ""
    return (text + ran.stderr).splitlines()


def main():
    arguments = sys.argv[1:]
    heapstory = arguments.pop(0)
    options = {"--seed": 1, "--programs": 5, "--calls": 150}
    messages = False
    while arguments[0].startswith("--"):
        name = arguments.pop(0)
        if name == "--messages":
            messages = True
        else:
            options[name] = int(arguments.pop(0))
    environment = dict(os.environ, PYTHONHASHSEED="0")
    differ = compared = 0
    for python in arguments:
        version = subprocess.run([python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], capture_output=True, text=True, check=True).stdout.strip()
        for seed in range(options["--seed"], options["--seed"] + options["--programs"]):
            source = program(seed, options["--calls"], messages)
            wanted = subprocess.run([python, "-c", source], capture_output=True, text=True, env=environment).stdout.splitlines()
            given = played(heapstory, "cpython-" + version, source)
            calls = source.splitlines()[PRELUDE.count("\n"):]
            calls = [line for line in calls if line.startswith("show(")]
            for n, line in enumerate(calls):
                want = [x for x in wanted if x.startswith("%d " % n)]
                give = [x for x in given if x.startswith("%d " % n)]
                compared += 1
                if " at 0x" in str(want) or want == give:
                    continue
                differ += 1
                print("%s seed %d %s\n   python    %s\n   heapstory %s" % (version, seed, line, want[:1], give[:1] or given[-1:]))
    print("%d calls, %d differ" % (compared, differ))
    sys.exit(differ > 0)


main()
