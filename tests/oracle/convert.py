#!/usr/bin/env python3
"""convert.py SHARED: the recordings of SHARED/cpython as the data that ctest replays, below tests/oracle/recordings.

Run once, when the recordings were taken over; kept so that it can be seen how they were. One file a build, one recording a
line (src/oracle/recording.h), nothing left out:

    snippets.BUILD.jsonl   recordings/*.BUILD.json and .script.json, as oracle.py wrote them
    battery.BUILD.jsonl    probes/battery.py and battery2.py with out/bat.BUILD.json and bat2.BUILD.json: the program, framed as
                           the probes frame it, and what R() noted, as lines of output

The battery of 3.12 was run on 3.12.7, built for wasm32 ("3.12.7w"), and on 3.12.1. The figures of 3.12.7w are taken; where the
two differ by what a machine of 32 bits measures (NARROW), those of 3.12.1.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent / "recordings"
BUILDS = ["3.11.7", "3.12.1", "3.13.18", "3.14.10", "3.15.2"]
BATTERY = {"3.11.7": ["3.11.7"], "3.12": ["3.12.7w", "3.12.1"], "3.13.18": ["3.13.18"], "3.14.10": ["3.14.10"], "3.15.2": ["3.15.2"]}
NARROW = {"sizes", "str_concat", "instance_many_attr_cycle", "uncollectable_tp_del"}
START = """import gc, sys, weakref
__out__=[]
def R(l,v): __out__.append([l, repr(v) if not isinstance(v,(int,bool,str,type(None))) else v])
gc.disable(); gc.collect(); gc.collect()"""
END = """gc.disable()
gc.set_debug(0)
for _r in __out__: print(repr(_r))"""


def write(name, recordings):
    with open(HERE / name, "w") as f:
        for recording in recordings:
            f.write(json.dumps(recording, separators=(",", ":")) + "\n")


def snippets(cpython, build):
    for kind in ("", ".script"):
        for path in sorted((cpython / "recordings").glob("*.%s%s.json" % (build, kind))):
            yield json.loads(path.read_text())


def programs(path):
    """The table S of a probe, without running what follows it."""
    text = path.read_text()
    names = {}
    exec(text[:text.index("if sys.platform")], names)
    return names["S"]


def figures(cpython, stem, builds, name):
    """The build that speaks for a scenario, and its figures."""
    found = [(b, json.loads((cpython / "out" / ("%s.%s.json" % (stem, b))).read_text())[name]) for b in builds]
    if len(found) > 1 and found[0][1] != found[1][1]:
        print("%s: %s says %s, %s says %s" % ((name,) + found[0] + found[1]))
        return found[1] if name in NARROW else found[0]
    return found[0]


def battery(cpython, builds):
    for probe, stem in (("battery.py", "bat"), ("battery2.py", "bat2")):
        for name, source in programs(cpython / "probes" / probe).items():
            build, noted = figures(cpython, stem, builds, name)
            printed = "".join(repr(line) + "\n" for line in noted)
            yield {"recorder": probe, "snippet": name, "version": build, "mode": "script", "gc_enabled": False,
                   "steps": [{"statement": START}, {"statement": source, "error": None},
                             {"statement": END, "printed": printed}]}


def main(shared):
    cpython = pathlib.Path(shared) / "cpython"
    for build in BUILDS:
        write("snippets.%s.jsonl" % build, snippets(cpython, build))
    for name, builds in BATTERY.items():
        write("battery.%s.jsonl" % name, battery(cpython, builds))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
