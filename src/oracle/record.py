#!/usr/bin/env python3
"""record.py: what a real CPython (3.8 to 3.15) does to memory, statement by statement, as one JSON document.

    python3 record.py PROGRAM.json RECORDING.json

PROGRAM.json: {"name": .., "mode": "repl" | "script", "statements": [..], "gc": true | false, "threshold": [700, 10, 10]}.
`repl` compiles each statement when its turn comes and drops the code when it has run; `script` runs all of them as one code
object, as an import does. heapstory-compare calls this with the statements of a scenario.

The observed process does nothing but fork: the child looks, writes what it saw, and is gone. So that the parent's counters and
free lists stay the program's own, it allocates no object that the collector knows between two statements: one pipe and two
files are opened before the first, children are reaped by the kernel, and also gc.get_count() and repr() are called in the child.
No module may be imported here that hooks into fork (random, threading, logging, tempfile): the hooks run before the child looks.
"""
import ast
import gc
import io
import json
import os
import signal
import sys

FORM = 1
OWN_NAMES = {"__builtins__", "__name__", "__annotations__", "__conditional_annotations__", "__annotate__",
             "__seen__", "__value__", "__gc__", "__turn__"}
ATOMS = {int, float, complex, str, bytes, bool, type(None), type(...), type(NotImplemented), range}
FUNCTION, MODULE, BUILTIN = type(lambda: 0), type(sys), type(len)
METHOD = type(json.JSONEncoder().encode)
CELL = type((lambda x: lambda: x)(0).__closure__[0])
FIXED = 1 << 9          # Py_TPFLAGS_HEAPTYPE
LONGEST = 40            # characters of a value


# ---- looking (in the child alone) ----------------------------------------------------------------

def attribute_names(trees):
    """Every attribute that the program mentions: only these are asked for, so that no instance is given a __dict__."""
    names = set()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "__slots__" for t in node.targets):
                try:
                    slots = ast.literal_eval(node.value)
                except ValueError:
                    continue
                names.update([slots] if isinstance(slots, str) else slots)
    return sorted(n for n in names if not (n.startswith("__") and n.endswith("__")))


def is_user_class(kind):
    return bool(kind.__flags__ & FIXED) and kind.__module__ == "__main__"


def holds(thing, name, value):
    """Whether the instance holds what its class holds too."""
    held = gc.get_referents(thing)
    return any(r is value or (type(r) is dict and name in r) for r in held)


def own_attributes(thing, names):
    """What the instance itself holds; never through __dict__, which would make one."""
    for name in names:
        owner = next((k.__dict__[name] for k in type(thing).__mro__ if name in k.__dict__), None)
        if owner is not None and type(owner).__name__ != "member_descriptor":
            if hasattr(type(owner), "__get__") or type(thing).__dictoffset__ == 0:
                continue
        try:
            value = object.__getattribute__(thing, name)
        except AttributeError:
            continue
        if value is not owner or holds(thing, name, value):
            yield "." + name, value


def references(thing, names):
    """(place, object) pairs, places written as heapstory writes them."""
    kind = type(thing)
    if kind is FUNCTION:
        held = (("__defaults__", thing.__defaults__), ("__closure__", thing.__closure__))
        return [(place, value) for place, value in held if value is not None]
    if kind is CELL:
        try:
            return [("cell_contents", thing.cell_contents)]
        except ValueError:
            return []
    if kind is METHOD:
        return [("__self__", thing.__self__), ("__func__", thing.__func__)]
    if kind.__name__ == "ReferenceType" or kind.__name__ == "weakref":
        return [] if thing.__callback__ is None else [("__callback__", thing.__callback__)]
    found = []
    if isinstance(thing, (list, tuple)):
        found += [("[%d]" % i, v) for i, v in enumerate(kind.__iter__(thing))]
    elif isinstance(thing, dict):
        for key in dict.keys(thing):
            if type(key) in ATOMS:
                found.append(("[%s]" % repr(key), dict.__getitem__(thing, key)))
    elif isinstance(thing, (set, frozenset)):
        found += [("{}", v) for v in set(thing)]
    if is_user_class(kind):
        found += list(own_attributes(thing, names))
    return found


def value_of(thing):
    if type(thing) in ATOMS:
        text = repr(thing)
        return text if len(text) <= LONGEST else None
    return "class " + thing.__name__ if isinstance(thing, type) else None


def is_immortal(thing, shown):
    if hasattr(sys, "_is_immortal"):
        return bool(sys._is_immortal(thing))
    if sys.version_info < (3, 12):
        return False
    return shown >= (2 ** 31 - 8 if sys.maxsize > 2 ** 32 else 2 ** 29)


def gather(names, attributes):
    """All objects that the names lead to, and the references between them."""
    things, index, edges = [], {}, []

    def number(thing):
        if id(thing) not in index:
            index[id(thing)] = len(things)
            things.append(thing)
        return index[id(thing)]

    roots = {name: number(value) for name, value in names.items() if name not in OWN_NAMES}
    at = 0
    while at < len(things):
        thing = things[at]
        if not isinstance(thing, (MODULE, type)):
            for place, value in references(thing, attributes):
                edges.append([at, place, number(value)])
        at += 1
    return roots, things, index, edges


def describe(things, index):
    """One row an object. Nothing but `things` may hold one of them while it is counted."""
    generation = {}
    for g in (0, 1, 2):
        for thing in gc.get_objects(generation=g):
            if id(thing) in index:
                generation[id(thing)] = g
    thing = None
    rows = []
    for i in range(len(things)):
        shown = sys.getrefcount(things[i])      # the list's slot and the argument: 2 more than there are
        immortal = is_immortal(things[i], shown)
        rows.append({"address": id(things[i]), "type": type(things[i]).__name__, "value": value_of(things[i]),
                     "refcount": None if immortal else shown - 2, "immortal": immortal,
                     "sizeof": sys.getsizeof(things[i]), "tracked": gc.is_tracked(things[i]),
                     "generation": generation.get(id(things[i])),
                     "finalized": gc.is_finalized(things[i]) if hasattr(gc, "is_finalized") else None})
    return rows


def look(names, attributes):
    count = gc.get_count()
    enabled = gc.isenabled()
    gc.disable()
    roots, things, index, edges = gather(names, attributes)
    names = None
    rows = describe(things, index)
    return {"names": roots, "objects": rows, "edges": edges, "gc_count": list(count), "enabled": enabled,
            "threshold": list(gc.get_threshold())}


# ---- running -------------------------------------------------------------------------------------

def scratch_file():
    """A file without a name."""
    path = "record-%d.tmp" % os.getpid()
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    os.unlink(path)
    return fd


def content(fd):
    os.lseek(fd, 0, os.SEEK_SET)
    with os.fdopen(os.dup(fd), "rb") as f:
        return f.read()


class Watch(object):
    """Forks, and waits until the child has written its line."""

    def __init__(self, attributes):
        self.attributes = attributes
        self.names = None
        self.fd, self.output = scratch_file(), scratch_file()
        self.ready, self.done = os.pipe()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)

    def child(self, what, thing):
        try:
            if what == "look":
                entry = look(self.names, self.attributes)
                entry["printed_to"] = os.lseek(1, 0, os.SEEK_CUR)
            elif what == "error":
                entry = {what: {"type": type(thing).__name__, "message": str(thing)}}
            else:
                entry = {what: None if thing is None else repr(thing)}
            os.write(self.fd, (json.dumps(entry) + "\n").encode())
        except BaseException as e:
            os.write(self.fd, (json.dumps({"trouble": repr(e)}) + "\n").encode())
        finally:
            os.write(self.done, b".")
            os._exit(0)

    def seen(self):
        if os.fork() == 0:
            self.child("look", None)
        os.read(self.ready, 1)

    def value(self, thing):
        if os.fork() == 0:
            self.child("result", thing)
        os.read(self.ready, 1)

    def error(self, e):
        if os.fork() == 0:
            self.child("error", e)
        os.read(self.ready, 1)

    def entries(self):
        return [json.loads(line) for line in content(self.fd).decode().splitlines()]

    def printed(self):
        return content(self.output)


def is_expression(tree):
    return len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr)


def one_code(trees):
    """All statements as one code object that says after each of them that it is done."""
    def call(name, *arguments):
        return ast.Expr(ast.Call(ast.Name(name, ast.Load()), list(arguments), []))
    body = []
    for tree in trees:
        body += [call("__value__", tree.body[0].value)] if is_expression(tree) else tree.body
        body.append(call("__seen__"))
    module = ast.fix_missing_locations(ast.Module(body, []))
    return [compile(module, "<script>", "exec")]


def start(program, watch, names):
    watch.names = names
    sys.stdout.flush()
    os.dup2(watch.output, 1)
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "wb", closefd=False), "utf-8", newline="\n", write_through=True)
    gc.disable()
    watch.seen()            # each path of the watch is walked once before it counts
    watch.value(None)
    gc.set_threshold(*program.get("threshold") or gc.get_threshold())
    for _ in range(4):
        gc.collect()
    if program.get("gc"):
        gc.enable()


def run_repl(statements, kinds, names, watch):
    for statement, expression in zip(statements, kinds):
        try:
            code = compile(statement, "<stdin>", "eval" if expression else "exec")
            if expression:
                watch.value(eval(code, names))
            else:
                exec(code, names)
        except Exception as e:
            watch.error(e)
            e.__traceback__ = None
            e = None
        code = None
        watch.seen()


def run(program):
    statements = program["statements"]
    trees = [ast.parse(s) for s in statements]
    watch = Watch(attribute_names(trees))
    kinds = [is_expression(tree) for tree in trees]
    names = {"__name__": "__main__", "__builtins__": __builtins__, "__gc__": gc}
    codes = one_code(trees) if program["mode"] == "script" else []
    del trees
    if codes:
        names["__seen__"], names["__value__"] = watch.seen, watch.value
    console = os.dup(1)
    start(program, watch, names)
    if codes:
        try:
            exec(codes.pop(), names)
        except Exception as e:
            watch.error(e)
            e.__traceback__ = None
            watch.seen()
    else:
        run_repl(statements, kinds, names, watch)
    os.dup2(console, 1)
    gc.enable()
    return steps_of(statements, watch.entries()[2:], watch.printed())


# ---- writing -------------------------------------------------------------------------------------

def steps_of(statements, entries, printed):
    """Entries of the log, up to each look, belong to one statement; addresses become labels."""
    steps, live, born, told = [], {}, 0, 0
    step = {"result": None, "error": None}
    for entry in entries:
        if "trouble" in entry:
            raise SystemExit("the recorder itself failed: " + entry["trouble"])
        if "names" not in entry:
            step.update(entry)
            continue
        labels, now = [], {}
        for row in entry["objects"]:
            key = row.pop("address")
            old = live.get(key)
            if not old or old[1] != row["type"] or old[2] != row["value"]:
                old = ("%s#%d" % (row["type"], born), row["type"], row["value"])
                born += 1
            now[key] = old
            row["label"] = old[0]
            labels.append(old[0])
        gone = sorted(old[0] for key, old in live.items() if now.get(key) != old)
        live = now
        step["statement"] = statements[len(steps)]
        step["printed"] = printed[told:entry["printed_to"]].decode()
        told = entry["printed_to"]
        step.update(names={n: labels[i] for n, i in entry["names"].items()}, objects=entry["objects"], unreachable_now=gone,
                    edges=[[labels[a], place, labels[b]] for a, place, b in entry["edges"]],
                    gc={"count": entry["gc_count"], "enabled": entry["enabled"], "threshold": entry["threshold"]})
        steps.append(step)
        step = {"result": None, "error": None}
    return steps


def main(program_file, recording_file):
    with open(program_file, encoding="utf-8") as f:
        program = json.load(f)
    recording = {"form": FORM, "recorder": "heapstory", "snippet": program.get("name"), "mode": program["mode"],
                 "version": "%d.%d.%d" % sys.version_info[:3], "build": sys.version, "machine": os.uname().machine,
                 "implementation": sys.implementation.name, "pointer_bits": 64 if sys.maxsize > 2 ** 32 else 32,
                 "gc_enabled": bool(program.get("gc")), "gc_threshold": program.get("threshold")}
    recording["steps"] = run(program)
    with open(recording_file, "w", encoding="utf-8") as f:
        json.dump(recording, f, indent=1, sort_keys=True)
        f.write("\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
