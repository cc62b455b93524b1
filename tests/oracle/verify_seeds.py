"""verify_seeds.py - play the scenarios in a real CPython and compare every `expect` fact.

    python3.12 verify_seeds.py [--record DIR] [-v] [SCENARIO.json ...]      (default: scenarios/seeds/*.json)
    python3.11 verify_seeds.py ../../scenarios/cpython/*/*.json             (any of 3.11 to 3.15)

A developer's tool: heapstory itself needs no Python. Each scenario runs in an interpreter of its own, step by step:
a verb is turned into the Python it stands for, `enter` ... `return` into a call of a function built from the steps
between them. The method is that of cpython/oracle.py: after a step the process forks, the child looks and reports,
the parent goes on untouched. So looking moves no reference count, no generation and no address of the run.

  context interactive   every step is a code object of its own, dropped when it has run
  context module        all steps are one code object, which holds the constants

`cpython-3.12` scenarios are compared with what CPython says; `textbook` ones with the idealised count (names plus
container slots) over the same graph. Those of scenarios/cpython and cpython-docs hold under every CPython: an `expect` that names
`profiles` is compared in the interpreters of these alone. Recordings hold no addresses, so equal runs give equal bytes.
Exit status: 0 all facts hold, 1 some do not, 2 a scenario could not be played.
"""
import ast
import gc
import glob
import io
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEEDS = os.path.normpath(os.path.join(HERE, "..", "..", "scenarios", "seeds"))

HERE_PROFILE = "cpython-%d.%d" % sys.version_info[:2]
NOTE_LENGTH = 95
MANY = 20               # slots of a container, members of an island that a recording shows

TOP_KEYS = {"title", "profile", "context", "gc", "render", "steps"}
STEP_KEYS = {"note", "picture", "raises"}
VERB_KEYS = {
    "assign": {"value"}, "del": set(), "cycle": {"by"}, "class": {"init", "attributes", "slots"},
    "enter": {"locals"}, "return": {"assign"}, "collect": set(), "gc": set(), "print": set(),
    "expect": {"profiles"}, "repeat": {"steps"}, "python": set(),
}
SUBJECT_FACTS = ("refcount", "generation", "tracked", "size", "type", "value")
MOMENT_FACTS = ("collected", "unreachable", "objects", "count", "threshold", "output")
HIDDEN = {"__builtins__", "__name__", "__annotations__"}
FUNC, MODULE, BUILTIN = type(lambda: 0), type(sys), type(len)
ATOMS = (int, float, complex, str, bytes, type(None))
SHARED = ATOMS + (MODULE, type)


class Trouble(Exception):
    pass


# ------------------------------------------------------------------------------------------ a scenario as Python

def unique(pairs):
    keys = [k for k, _ in pairs]
    for k in keys:
        if keys.count(k) > 1:
            raise Trouble("duplicate key %r" % k)
    return dict(pairs)


def value(v):
    """A V of product.md as Python source."""
    if isinstance(v, str):
        return v
    if isinstance(v, list):
        return "[" + ", ".join(value(x) for x in v) + "]"
    if isinstance(v, dict):
        return "{" + ", ".join("%r: %s" % (k, value(x)) for k, x in v.items()) + "}"
    return repr(v)                      # numbers, True, False, None


def many(v):
    return v if isinstance(v, list) else [v]


def indent(source, by="    "):
    return "\n".join(by + line if line else line for line in source.split("\n"))


def verb_of(step):
    if isinstance(step, str):
        return "python"
    # `assign` is also a key of `return`; everything else is unambiguous
    for verb in ("return", "expect", "repeat", "enter", "class", "cycle", "python", "assign", "del", "collect",
                 "gc", "print"):
        if verb in step:
            return verb
    raise Trouble("no verb in %r" % (step,))


def gc_source(v):
    if isinstance(v, str):
        return "__gc__.%s()" % {"enable": "enable", "disable": "disable", "freeze": "freeze",
                                "unfreeze": "unfreeze"}[v]
    (key, arg), = v.items()
    if key == "threshold":
        return "__gc__.set_threshold(%s)" % ", ".join(map(str, arg))
    if key == "debug":
        return "__gc__.set_debug(%s)" % " | ".join("__gc__.DEBUG_" + w.upper() for w in many(arg))
    raise Trouble("gc: %r" % (v,))


def class_source(step):
    body = []
    if "slots" in step:
        body.append("__slots__ = [%s]" % ", ".join(map(repr, step["slots"])))
    init, attributes = step.get("init", []), step.get("attributes", {})
    if init or attributes:
        body.append("def __init__(%s):" % ", ".join(["self"] + init))
        body += ["    self.%s = %s" % (n, n) for n in init]
        body += ["    self.%s = %s" % (n, value(v)) for n, v in attributes.items()]
    return "class %s:\n%s" % (step["class"], indent("\n".join(body or ["pass"])))


def cycle_source(step):
    names, by = step["cycle"], step["by"]
    lines = []
    for i, name in enumerate(names):
        after = names[(i + 1) % len(names)]
        if by == "append":
            lines.append("%s.append(%s)" % (name, after))
        elif by.startswith("["):
            lines.append("%s%s = %s" % (name, by, after))
        else:
            lines.append("%s.%s = %s" % (name, by, after))
    return "; ".join(lines)


def source_of(step):
    verb = verb_of(step)
    if isinstance(step, str):
        return step
    if verb == "python":
        return step["python"]
    if verb == "assign":
        return " = ".join(many(step["assign"]) + [value(step["value"])])
    if verb == "del":
        return "del " + ", ".join(many(step["del"]))
    if verb == "cycle":
        return cycle_source(step)
    if verb == "class":
        return class_source(step)
    if verb == "collect":
        return "__gc__.collect(%d)" % step["collect"]
    if verb == "gc":
        return gc_source(step["gc"])
    if verb == "print":
        return "print(%s)" % step["print"]
    if verb == "enter":
        return "\n".join("%s = %s" % (n, value(v)) for n, v in step.get("locals", {}).items()) or "pass"
    if verb == "return":
        return "return %s" % value(step["return"])
    if verb == "repeat":
        return "for _ in range(%d):\n%s" % (step["repeat"], indent("\n".join(map(source_of, step["steps"]))))
    return ""


def caption(step):
    return source_of(step).replace("__gc__.", "gc.")


def expected(step):
    """The facts of a step that are for this interpreter."""
    if isinstance(step, str) or HERE_PROFILE not in step.get("profiles", [HERE_PROFILE]):
        return {}
    return step.get("expect", {})


def lint(scenario, name, everywhere):
    """What a shipped scenario must be, apart from the facts. `everywhere`: it is for every CPython."""
    problems = []
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        problems.append("file name is not kebab-case")
    problems += ["unknown key %r" % k for k in set(scenario) - TOP_KEYS]
    if not scenario.get("title"):
        problems.append("no title")
    if "profile" in scenario if everywhere else scenario.get("profile") not in ("cpython-3.12", "textbook"):
        problems.append("profile %r" % scenario.get("profile"))
    if (scenario.get("profile") == "textbook") != name.endswith("-textbook"):
        problems.append("textbook twins, and they alone, are named *-textbook")

    def steps(items):
        for step in items:
            verb = verb_of(step)
            if isinstance(step, str):
                continue
            extra = set(step) - {verb} - VERB_KEYS[verb] - STEP_KEYS
            problems.extend("unknown key %r in %r" % (k, step) for k in extra)
            note = step.get("note", "")
            if len(note) > NOTE_LENGTH:
                problems.append("note of %d characters: %r" % (len(note), note))
            if note and not re.search(r"[.?!:]$", note):
                problems.append("note is not a sentence: %r" % note)
            if verb == "repeat":
                steps(step["steps"])
            if verb == "expect":
                known = SUBJECT_FACTS + MOMENT_FACTS + ("same", "different")
                problems.extend("cannot check %r" % f for f in step["expect"] if f not in known)
    steps(scenario["steps"])
    if not any(not isinstance(s, str) and "expect" in s for s in scenario["steps"]):
        problems.append("no expect")
    return problems


# --------------------------------------------------------------------------------- looking (in the forked child)

def attribute_names(source):
    """Every attribute the scenario mentions: the only ones asked for (asking for __dict__ would make one)."""
    out = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            out.add(node.attr)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__slots__":
            out.update(ast.literal_eval(node.value))
    return sorted(n for n in out if not n.startswith("__"))


def is_user_class(t):
    return isinstance(t, type) and bool(t.__flags__ & (1 << 9)) and t.__module__ == "__main__"


def short(o):
    t = type(o)
    if t is bool or t in ATOMS:
        r = repr(o)
        return r if len(r) <= 40 else r[:37] + "..."
    for kind, word in ((type, "class"), (FUNC, "function"), (BUILTIN, "builtin"), (MODULE, "module")):
        if issubclass(t, kind):
            return "%s %s" % (word, o.__name__)
    return None


def children(o, attributes):
    t = type(o)
    if t in (list, tuple):
        return [("[%d]" % i, v) for i, v in enumerate(o[:MANY])]
    if t is dict:
        return [("[%r]" % (k,), v) for k, v in list(o.items())[:MANY]]
    if t in (set, frozenset):
        return [("{}", v) for v in list(o)[:MANY]]
    if t is FUNC:
        return ([("default%d" % i, v) for i, v in enumerate(o.__defaults__ or ())] +
                [("closure%d" % i, c) for i, c in enumerate(o.__closure__ or ())])
    if not is_user_class(t):
        return []
    out = []
    for name in attributes:
        own = None
        for k in t.__mro__:
            own = k.__dict__.get(name, own)
        if own is not None and type(own).__name__ != "member_descriptor":
            continue                    # a method or an attribute of the class
        try:
            out.append((name, object.__getattribute__(o, name)))
        except AttributeError:
            pass
    return out


class Look:
    """Everything visible at one moment. Lives and dies in the forked child."""

    def __init__(self, g, attributes, textbook):
        self.g, self.attributes, self.textbook = g, attributes, textbook
        self.frames = []
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == "<enter>":
                self.frames.insert(0, (frame.f_code.co_name, frame.f_locals))
            frame = frame.f_back
        self.objects, self.index, self.edges = [], {}, []
        self.where = {}
        for generation in (0, 1, 2):
            for o in gc.get_objects(generation=generation):
                self.where[id(o)] = generation
        o = None
        for name in self.names():
            self.add(g[name])
        for _, names in self.frames:
            for o in names.values():
                self.add(o)
        for o in gc.garbage:
            self.add(o)
        o = None
        self.walk(0)
        self.reachable = len(self.objects)
        self.nodes = [self.node(i) for i in range(self.reachable)]

    def names(self):
        return [n for n in self.g if n not in HIDDEN]

    def add(self, o):
        if id(o) not in self.index:
            self.index[id(o)] = len(self.objects)
            self.objects.append(o)

    def walk(self, k):
        while k < len(self.objects):
            o = self.objects[k]
            if not issubclass(type(o), (MODULE, type)):     # isinstance asks a proxy's object
                for label, c in children(o, self.attributes):
                    self.add(c)
                    self.edges.append((id(o), label, id(c)))
            o = c = None
            k += 1

    def borrowed(self, i):
        """References that looking itself made: f_locals dicts hold a copy of each local."""
        return sum(v is self.objects[i] for _, names in self.frames for v in names.values())

    def immortal(self, i):
        return sys.getrefcount(self.objects[i]) >= 2 ** 31

    def refcount(self, i):
        if self.textbook:
            target = id(self.objects[i])
            return (sum(id(self.g[n]) == target for n in self.names()) +
                    sum(id(v) == target for _, names in self.frames for v in names.values()) +
                    sum(c == target for _, _, c in self.edges))
        if self.immortal(i):
            return "immortal"
        return sys.getrefcount(self.objects[i]) - 2 - self.borrowed(i)     # - list slot - argument

    def node(self, i):
        o = self.objects[i]
        out = {"id": id(o), "type": type(o).__name__, "value": short(o), "reachable": True,
               "sizeof": sys.getsizeof(o), "tracked": gc.is_tracked(o), "generation": self.where.get(id(o))}
        if type(o) in (list, tuple, dict, set) and len(o) > MANY:
            out["length"] = len(o)
        o = None
        count = self.refcount(i)
        out["immortal"] = count == "immortal"
        out["refcount"] = None if out["immortal"] or out["type"] == "module" else count
        if not (self.textbook or out["immortal"] or out["refcount"] is None or self.unsure(i)):
            self.check(i, count)
        return out

    def unsure(self, i):
        """What others use too: types, modules, atoms, 3.11's static objects, and what asks for the count."""
        o = self.objects[i]
        return issubclass(type(o), SHARED) or sys.getrefcount(o) > 10 ** 8 or o is sys.getrefcount

    def check(self, i, count):
        """The same count straight from memory: a self-test of the arithmetic above."""
        import ctypes
        raw = ctypes.c_uint32.from_address(id(self.objects[i])).value
        if raw - 1 - self.borrowed(i) != count:
            raise Trouble("self-check: %d in memory, %r computed" % (raw, count))

    def resolve(self, text):
        """The place in `objects` of an expression made of names, attributes and constant subscripts."""
        o = self.subject(ast.parse(text, mode="eval").body)
        self.add(o)
        return self.index[id(o)]

    def subject(self, node):
        # a method, for a nested function that calls itself would be a cycle: garbage of our own
        if isinstance(node, ast.Name):
            if self.frames and node.id in self.frames[-1][1]:
                return self.frames[-1][1][node.id]
            return self.g[node.id]
        if isinstance(node, ast.Attribute):
            return getattr(self.subject(node.value), node.attr)
        if isinstance(node, ast.Subscript):
            return self.subject(node.value)[ast.literal_eval(node.slice)]
        raise Trouble("not a subject: " + ast.unparse(node))

    def fact(self, kind, subject):
        try:
            i = self.resolve(subject)
        except (KeyError, IndexError, AttributeError) as e:
            return "%s: %s" % (type(e).__name__, e)
        if kind == "refcount":
            return self.refcount(i)
        o = self.objects[i]
        return {"generation": self.where.get(id(o)), "tracked": gc.is_tracked(o), "size": sys.getsizeof(o),
                "type": type(o).__name__, "value": repr(o)}[kind]

    def facts(self, expect):
        got = {}
        for kind in SUBJECT_FACTS:
            for subject in expect.get(kind, {}):
                got[kind, subject] = self.fact(kind, subject)
        for kind in ("same", "different"):
            for a, b in expect.get(kind, ()):
                got[kind, a, b] = self.resolve(a) == self.resolve(b)
        return got

    def garbage(self):
        """The island: what a full collection would find. Last, because it collects (in the child)."""
        old = len(gc.garbage)
        gc.set_debug(gc.DEBUG_SAVEALL)
        found = gc.collect()
        for i in range(old, len(gc.garbage)):
            self.add(gc.garbage[i])
        del gc.garbage[old:]
        first = self.reachable
        self.walk(first)
        for i in range(first, len(self.objects)):
            node = self.node(i)
            node["reachable"] = False
            self.nodes.append(node)
        return found

    def data(self, count, expect):
        out = {"count": count, "stats": [(s["collections"], s["collected"]) for s in gc.get_stats()],
               "threshold": gc.get_threshold(), "facts": self.facts(expect)}
        out["unreachable"] = self.garbage()
        out["names"] = [(n, id(self.g[n])) for n in self.names()]
        out["frames"] = [(n, [(k, id(v)) for k, v in names.items()]) for n, names in self.frames]
        out["objects"], out["edges"] = self.nodes, self.edges
        return out


# --------------------------------------------------------------------------------------------------- playing

class Player:
    def __init__(self, scenario):
        self.scenario = scenario
        self.textbook = scenario.get("profile") == "textbook"
        self.steps = scenario["steps"]
        n = len(self.steps)
        self.blobs, self.printed = [b""] * n, [""] * n
        self.results, self.errors = [None] * n, [None] * n
        self.attributes = attribute_names("\n".join(
            "def f():\n" + indent(source_of(s) or "pass") for s in self.steps))
        self.g = {"__name__": "__main__", "__builtins__": __builtins__, "__gc__": gc, "__look__": self.look,
                  "__result__": self.result}
        HIDDEN.update(("__gc__", "__look__", "__result__"))
        self.out = io.StringIO()
        # all that a step needs is made here, so that between two steps nothing is allocated
        self.verbs = [verb_of(s) for s in self.steps]
        self.sources = [source_of(s) for s in self.steps]
        self.raises = ["" if isinstance(s, str) else s.get("raises", "") for s in self.steps]
        self.alone = []
        for verb, source in zip(self.verbs, self.sources):
            body = ast.parse(source).body if verb not in ("return", "expect") else []
            self.alone.append(len(body) == 1 and isinstance(body[0], ast.Expr))
        self.counts, self.enabled = [None] * n, [None] * n

    def look(self, k, count=None):
        count = count or gc.get_count()
        self.printed[k] = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        enabled = self.enabled[k] = gc.isenabled()
        gc.disable()
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                expect = expected(self.steps[k])
                blob = repr(Look(self.g, self.attributes, self.textbook).data(count, expect)).encode()
            except BaseException as e:
                import traceback
                blob = repr("trouble: " + traceback.format_exc()).encode()
            while blob:
                blob = blob[os.write(w, blob):]
            os._exit(0)
        os.close(w)
        got = b""
        while True:
            part = os.read(r, 1 << 16)
            if not part:
                break
            got += part
        os.close(r)
        os.waitpid(pid, 0)
        self.blobs[k] = got
        if enabled:
            gc.enable()

    def result(self, k, v):
        if v is not None:
            self.results[k] = repr(v) if len(repr(v)) < 80 else repr(v)[:77] + "..."

    def build(self, first):
        """The function that stands for `enter` ... `return` starting at step `first`; index behind the return."""
        step = self.steps[first]
        body, k = [source_of(step), "__look__(%d)" % first], first + 1
        while True:
            if k >= len(self.steps):
                raise Trouble("enter without return")
            verb = verb_of(self.steps[k])
            if verb == "return":
                body.append(source_of(self.steps[k]))
                break
            if verb == "enter":
                hidden, end = self.build(k)
                body.append(self.call_source(hidden, end))
                k = end
            elif verb != "expect":
                body.append(source_of(self.steps[k]))
            body.append("__look__(%d)" % k)
            k += 1
        scratch = {}
        text = "def %s():\n%s" % (step["enter"], indent("\n".join(body)))
        exec(compile(text, "<enter>", "exec"), scratch)
        hidden = "__call_%d__" % first
        self.g[hidden] = FUNC(scratch[step["enter"]].__code__, self.g, step["enter"])
        scratch.clear()                         # else it and its function were a cycle: garbage of our own
        HIDDEN.add(hidden)
        return hidden, k

    def call_source(self, hidden, end):
        target = self.steps[end].get("assign")
        return "%s%s()" % (target + " = " if target else "", hidden)

    def execute(self, k, source):
        """One step at module level, as the prompt does it: compiled late, dropped at once."""
        # nothing here may use a list, a dict or a tuple: it would take part in the reuse of the run's blocks
        value = self
        try:
            code = compile(source, "<step>", "eval" if self.alone[k] else "exec")
            if self.alone[k]:
                value = eval(code, self.g)
            else:
                exec(code, self.g)
        except Exception as e:
            self.errors[k] = "%s: %s" % (type(e).__name__, e)
            e.__traceback__ = None
        count = gc.get_count()
        code = None
        if value is not self:
            self.result(k, value)
        value = None
        if (self.errors[k] or "").partition(":")[0] != self.raises[k]:
            raise Trouble("step %d: raised %r, announced %r" % (k, self.errors[k], self.raises[k]))
        return count

    def repeat(self, step):
        code = compile("\n".join(map(source_of, step["steps"])), "<step>", "exec")
        for _ in range(step["repeat"]):
            exec(code, self.g)

    def interactive(self):
        k = 0
        while k < len(self.steps):
            step, verb, count = self.steps[k], self.verbs[k], None
            if verb == "enter":
                hidden, end = self.build(k)
                exec(compile(self.call_source(hidden, end), "<step>", "exec"), self.g)
                k = end
            elif verb == "repeat":
                self.repeat(step)
            elif verb != "expect":
                count = self.execute(k, self.sources[k])
            elif k:
                count = self.counts[k - 1]      # that of the step before: looking has moved it since
            self.counts[k] = count
            self.look(k, count)
            count = None
            k += 1

    def module(self):
        """All steps as one code object."""
        body = []
        for k, step in enumerate(self.steps):
            part = ast.parse(source_of(step)).body
            if len(part) == 1 and isinstance(part[0], ast.Expr):
                part = [ast.Expr(ast.Call(ast.Name("__result__", ast.Load()), [ast.Constant(k), part[0].value], []))]
            body += part + ast.parse("__look__(%d)" % k).body
        tree = ast.fix_missing_locations(ast.Module(body, []))
        return compile(tree, "<module>", "exec")

    def play(self):
        settings = self.scenario.get("gc", {})
        alone = self.scenario.get("context", "interactive") == "interactive"
        code = None if alone else self.module()     # now: the compiler leaves garbage behind
        stdout, sys.stdout = sys.stdout, self.out
        try:
            gc.disable()
            self.look(0)                        # every code path once, so that it allocates nothing new later
            for _ in range(4):
                gc.collect()
            self.base = [(s["collections"], s["collected"]) for s in gc.get_stats()]
            self.base[2] = (self.base[2][0] + 1, self.base[2][1])
            gc.collect()                        # counted in the line above: nothing may be allocated behind it
            gc.set_threshold(*settings.get("threshold", gc.get_threshold()))
            if settings.get("enabled", True):
                gc.enable()
            if alone:
                self.interactive()
            else:
                exec(code, self.g)
        finally:
            gc.disable()
            sys.stdout = stdout


class Looked(BaseException):
    """The one look of a run without fork."""


class LoneLook(Player):
    """Where nothing can fork (Pyodide: verify_pyodide.mjs): a run for each step, that ends with the look behind it."""

    def __init__(self, scenario, last):
        super().__init__(scenario)
        self.last = last

    def look(self, k, count=None):
        if not hasattr(self, "base"):
            return                              # the rehearsal of play()
        if k == self.last:
            count = count or gc.get_count()
        self.printed[k] = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        if k == self.last:
            self.enabled[k] = gc.isenabled()
            gc.disable()
            self.blobs[k] = repr(Look(self.g, self.attributes, self.textbook).data(count, expected(self.steps[k])))
            raise Looked


def look_behind(text, k):
    """What is seen behind step k of the scenario: the blob of Player.blobs."""
    player = LoneLook(json.loads(text), k)
    try:
        player.play()
    except Looked:
        pass
    return repr((player.blobs[k], player.printed, player.base))


def judge(text, seen):
    """compare() for what look_behind() returned of every step."""
    player = LoneLook(json.loads(text), None)
    for k, (blob, player.printed, player.base) in enumerate(map(ast.literal_eval, seen)):
        player.blobs[k] = blob.encode()
    return compare(player)


# ---------------------------------------------------------------------------------------------------- comparing

def compare(player):
    """Every expect fact against what was seen. Returns (facts compared, lines that tell what differs)."""
    wrong, number = [], 0
    before, last_collected, last_output = player.base, None, ""
    chance = False          # an automatic collection ran last
    for k, step in enumerate(player.steps):
        seen = ast.literal_eval(player.blobs[k].decode())
        if isinstance(seen, str):
            raise Trouble("steps[%d]: %s" % (k, seen))
        runs = [b[0] - a[0] for a, b in zip(before, seen["stats"])]
        if sum(runs) == 1:
            last_collected = sum(b[1] - a[1] for a, b in zip(before, seen["stats"]))
        elif sum(runs) > 1:
            last_collected = "%d collections in one step" % sum(runs)
        if sum(runs):
            chance = "collect" not in player.sources[k]
        before = seen["stats"]
        if verb_of(step) != "expect":
            last_output = player.printed[k]
            continue
        moment = {"collected": last_collected, "unreachable": seen["unreachable"], "count": list(seen["count"]),
                  "threshold": list(seen["threshold"]), "output": last_output,
                  "objects": sum(o["type"] not in ("module", "type", "function") for o in seen["objects"])}
        for kind, wanted in expected(step).items():
            if chance and kind in ("collected", "count"):
                raise Trouble("steps[%d]: %r behind an automatic collection is chance" % (k, kind))
            if kind in moment:
                rows = [(kind, wanted, moment[kind])]
                if kind == "objects" and not player.textbook:
                    raise Trouble("objects is checked for textbook twins alone")
            elif kind in ("same", "different"):
                rows = [("%s %s %s" % (kind, a, b), kind == "same", seen["facts"][kind, a, b]) for a, b in wanted]
            else:
                rows = [("%s %s" % (kind, s), repr(ast.literal_eval(value(w))) if kind == "value" else w,
                         seen["facts"][kind, s]) for s, w in wanted.items()]
            for what, want, got in rows:
                number += 1
                if want != got or type(want) is not type(got):
                    wrong.append("steps[%d]: %s: expected %r, CPython says %r" % (k, what, want, got))
    return number, wrong


def shown(objects):
    """What a recording keeps: all that can be reached, and of a big island its first members."""
    hidden, island = 0, 0
    out = []
    for o in objects:
        island += not o["reachable"]
        if o["reachable"] or island <= MANY:
            out.append(o)
        else:
            hidden += 1
    return out, hidden


def recording(player, name):
    """What was seen, in the form of oracle.py's recordings: addresses become labels."""
    live, forever, n, steps, before = {}, {}, 0, [], player.base
    for k, step in enumerate(player.steps):
        seen = ast.literal_eval(player.blobs[k].decode())
        if player.verbs[k] == "expect":
            continue
        objects, hidden = shown(seen["objects"])
        now = {}
        for o in objects:
            old = live.get(o["id"]) or forever.get(o["id"])
            if old and old[1] == o["type"] and o["value"] in (None, old[2]):
                now[o["id"]] = old
            else:
                now[o["id"]] = ("%s#%d" % (o["type"], n), o["type"], o["value"])
                n += 1
            if o["immortal"]:
                forever[o["id"]] = now[o["id"]]
        label = {i: v[0] for i, v in now.items()}
        died = [v[0] for i, v in live.items() if now.get(i) != v and i not in forever]
        live = now
        groups = {}
        for name_, i in seen["names"]:
            groups.setdefault(label[i], []).append(name_)
        rows = [{"label": label[o["id"]], **{f: v for f, v in o.items() if f != "id"}} for o in objects]
        numbers = {str(i): "id(%s)" % text for i, text in label.items()}

        def unaddressed(text):
            """An address in printed text becomes the label of what lies there."""
            if text is None:
                return None
            text = re.sub(r"\d{9,}", lambda m: numbers.get(m.group(), m.group()), text)
            return re.sub(r"0x[0-9a-f]{6,}", "0x...", text)
        for o in rows:                          # an int that is somebody's address differs from run to run
            if o["type"] == "int" and len(o["value"]) > 13:
                o["value"] = "an address"
        runs = [b[0] - a[0] for a, b in zip(before, seen["stats"])]
        out = {"index": k, "verb": player.verbs[k], "statement": caption(step),
               "result": unaddressed(player.results[k]), "error": player.errors[k],
               "printed": unaddressed(player.printed[k]), "names": {m: label[i] for m, i in seen["names"]},
               "same_object": sorted(v for v in groups.values() if len(v) > 1), "objects": rows,
               "edges": [[label[a], m, label[b]] for a, m, b in seen["edges"] if a in label and b in label],
               "died": died, "unreachable": seen["unreachable"],
               "gc": {"enabled": player.enabled[k], "threshold": list(seen["threshold"]), "collections": runs,
                      "collected": sum(b[1] - a[1] for a, b in zip(before, seen["stats"]))}}
        if hidden:
            out["objects_not_shown"] = hidden
        if seen["frames"]:
            out["frames"] = [{"name": f, "names": {m: label[i] for m, i in names}} for f, names in seen["frames"]]
        steps.append(out)
        before = seen["stats"]
    return {"scenario": name, "version": sys.version.split()[0], "implementation": sys.implementation.name,
            "pointer_bits": 64, "observer": "fork",
            "mode": "repl" if player.scenario.get("context", "interactive") == "interactive" else "script",
            "steps": steps}


def write(record, path):
    """One line per object and edge list, so that a difference is one line."""
    def compact(v):
        return json.dumps(v, separators=(", ", ": "))
    lines = ["{"] + [' "%s": %s,' % (k, compact(v)) for k, v in record.items() if k != "steps"] + [' "steps": [']
    for i, step in enumerate(record["steps"]):
        fields = []
        for k, v in step.items():
            if k == "objects" and v:
                fields.append('   "objects": [\n%s\n   ]' % ",\n".join("    " + compact(o) for o in v))
            else:
                fields.append("   %s: %s" % (json.dumps(k), compact(v)))
        lines += ["  {", ",\n".join(fields), "  }," if i + 1 < len(record["steps"]) else "  }"]
    lines += [" ]", "}"]
    text = "\n".join(lines) + "\n"
    json.loads(text)
    with open(path, "w") as f:
        f.write(text)


def one(path, record):
    name = os.path.splitext(os.path.basename(path))[0]
    with open(path, encoding="utf-8") as f:
        scenario = json.load(f, object_pairs_hook=unique)
    folder = os.path.dirname(os.path.abspath(path))
    everywhere = os.path.basename(folder) == "cpython-docs" or os.path.basename(os.path.dirname(folder)) == "cpython"
    problems = lint(scenario, name, everywhere)
    player = Player(scenario)
    player.play()
    number, wrong = compare(player)
    if record and not player.textbook:
        version = sys.version.split()[0]
        write(recording(player, name), os.path.join(record, "%s.%s.json" % (name, version)))
    for line in problems + wrong:
        print("%s: %s" % (os.path.basename(path), line))
    print("%-40s %3d facts, %d wrong" % (name, number, len(wrong)))
    return 1 if wrong or problems else 0


def interpreter():
    """This interpreter again, also where it was started through a loader of its own."""
    with open("/proc/self/cmdline", "rb") as f:
        words = f.read().decode().split("\0")
    return words[:words.index(sys.argv[0])] if sys.argv[0] in words else [sys.executable]


def main(argv):
    record, paths, single, verbose = None, [], False, False
    it = iter(argv)
    for a in it:
        if a == "--record":
            record = next(it)
        elif a == "--one":
            single = True
        elif a == "-v":
            verbose = True
        else:
            paths.append(a)
    if single:
        try:
            return one(paths[0], record)
        except (Trouble, SyntaxError, KeyError, ValueError) as e:
            print("%s: %s: %s" % (os.path.basename(paths[0]), type(e).__name__, e))
            return 2
    if sys.version_info[:2] != (3, 12) and not paths:
        print("the seeds are of cpython-3.12; this is %s" % sys.version.split()[0], file=sys.stderr)
    worst, facts = 0, 0
    paths = paths or sorted(glob.glob(os.path.join(SEEDS, "*.json")))
    for path in paths:
        # a fresh interpreter each: no state of one scenario in another; a fixed hash seed for equal recordings
        command = interpreter() + ["-s", "-S", os.path.abspath(__file__), "--one", path]
        ran = subprocess.run(command + (["--record", record] if record else []), text=True, capture_output=True,
                             env={"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"})
        if ran.returncode or verbose:
            print(ran.stdout + ran.stderr, end="")
        m = re.search(r"(\d+) facts", ran.stdout)
        facts += int(m.group(1)) if m else 0
        worst = max(worst, ran.returncode if ran.returncode in (0, 1) else 2)
    print("%d scenarios, %d facts: %s" % (len(paths), facts, "all hold" if worst == 0 else "NOT ALL HOLD"))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
