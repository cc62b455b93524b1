#!/usr/bin/python3
"""schema.py HEAPSTORY ROOT: src/share/scenario.schema.json says what the reader of scenarios says (ctest: system.schema).

- The schema is valid by its metaschema, and every key of it has an example.
- Every scenario that ships passes it.
- Its keys and words are those that heapstory lists in its messages.
- Every bad scenario of tests/errors, step by step, and some thousand samples (the schema's examples, with one value changed,
  one key too many or one too few) get one verdict from both: the schema refuses exactly what heapstory refuses, but for
  the messages that schema-cannot.txt lists with a reason. What is listed there and refused all the same is a fault, too,
  and so is a row that nothing needs.

Needs Debian's python3-jsonschema; without it: exit status 77, which ctest takes for "skipped".
"""
import copy
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("schema.py: there is no python3-jsonschema here")
    sys.exit(77)

HEAPSTORY, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SCHEMA = json.loads((ROOT / "src/share/scenario.schema.json").read_text("utf-8"))
DEFS = SCHEMA["$defs"]
VERBS = [branch["$ref"].split("/")[-1] for branch in DEFS["step"]["anyOf"] if "$ref" in branch]
NOWHERE = "\u0416" * 9  # no word is near it
failures = 0


def fail(*words):
    global failures
    failures += 1
    if failures <= 40:
        print("FAILED:", *words)


# ---- what heapstory says ------------------------------------------------------------------------


# As room.sh does for the shell tests.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("HEAPSTORY_")}
ENVIRONMENT = {**ENVIRONMENT, "CI": "", "TF_BUILD": "", "LC_ALL": "C"}


def run(*arguments, **more):
    command = [str(HEAPSTORY), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, **more)


def messages_of(texts, command):
    """The errors that heapstory has for each of many scenarios, all asked at once."""
    said = [[] for _ in texts]
    with tempfile.TemporaryDirectory() as room:
        for number, text in enumerate(texts):
            pathlib.Path(room, f"{number}.json").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        out = run(*command, "--keep-going", *[f"{number}.json" for number in range(len(texts))], cwd=room)
        if out.returncode not in (0, 1, 2):
            fail(f"heapstory {command[0]} ended with {out.returncode}: {out.stderr[-500:]}")
    for line in out.stderr.splitlines():
        match = re.match(r"(\d+)\.json(?::\d+:\d+)?: error: (.*)", line)
        if match:
            said[int(match[1])].append(match[2])
        elif "warning" not in line:
            fail("cannot read this line:", line)
    return said


READER = ["fmt", "--check"]
# The words of "render" are looked up where pictures are made, names of profiles where the scenario is played.
RENDER = ["render", "-q", "-f", "dot", "-o", "out"]
RENDER_BUT_FORMAT = ["render", "-q", "-o", "out"]

# ---- cases --------------------------------------------------------------------------------------


class Cannot:
    """Messages of heapstory that JSON Schema cannot express, each with a reason: schema-cannot.txt."""

    def __init__(self):
        self.rows = []
        for line in (ROOT / "tests/system/schema-cannot.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                pattern, reason = line.split(" :: ")
                assert reason
                self.rows.append(re.compile(pattern))
        self.used = set()

    def covers(self, message, text):
        for row in self.rows:
            if row.search(f"{message} <- {text}"):
                self.used.add(row)
                return True
        return False


# A message without a path ("steps[4].by: ..."): of the JSON text, whose values heapstory did not come to look at.
FAULT_OF_TEXT = re.compile(r"(?![\w.$'\[\]]+: )")

VALIDATOR = Draft202012Validator(SCHEMA)


def strict_json(text):
    def no_constant(word):
        raise ValueError(word)

    return json.loads(text.decode("utf-8") if isinstance(text, bytes) else text, parse_constant=no_constant)


def schema_refuses(text):
    """Also what is no JSON at all: no validator gets to see that."""
    try:
        value = strict_json(text)
    except ValueError:
        return True
    except RecursionError:
        return True
    return not VALIDATOR.is_valid(value)


def judge(cases, command, cannot):
    """Each case: (where it comes from, the scenario's text)."""
    for (label, text), messages in zip(cases, messages_of([text for _, text in cases], command)):
        others = [message for message in messages if not cannot.covers(message, text)]
        refused = schema_refuses(text)
        if refused and not messages:
            fail(f"{label}: the schema refuses what heapstory takes: {text[:300]}")
        elif refused and not others and not all(FAULT_OF_TEXT.match(message) for message in messages):
            fail(f"{label}: listed in schema-cannot.txt, and refused by the schema: {messages}: {text[:300]}")
        elif others and not refused:
            fail(f"{label}: the schema takes what heapstory refuses: {others}: {text[:300]}")


# ---- bad scenarios of tests/errors --------------------------------------------------------------


def cases_of_errors():
    """Every file, and every step of it alone: one mistake must not hide another."""
    for path in sorted((ROOT / "tests/errors").glob("*.json")):
        data = path.read_bytes()
        yield path.name, data
        try:
            steps = strict_json(data)["steps"]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        for number, step in enumerate(steps if isinstance(steps, list) else []):
            yield f"{path.name}, step {number}", scenario([step])


def scenario(steps, **more):
    # In a frame, so that "return" may stand alone.
    return json.dumps({**more, "steps": [{"enter": "f"}, *steps]})


# ---- samples ------------------------------------------------------------------------------------


def resolve(schema):
    """A schema with what its $ref leads to, its own words first."""
    while "$ref" in schema:
        rest = {key: value for key, value in schema.items() if key != "$ref"}
        schema = {**DEFS[schema["$ref"].split("/")[-1]], **rest}
    return schema


def examples_of(schema, where):
    examples = resolve(schema).get("examples")
    if not examples and "enum" in resolve(schema):
        examples = resolve(schema)["enum"]
    if not examples:
        fail(f"{where} has no example")
    return examples or []


def samples_of_steps():
    """(where it comes from, a good step): every verb, with every key that it may have."""
    for verb in VERBS:
        base = examples_of(DEFS[verb], verb)
        for example in base:
            yield verb, example
        for key, schema in DEFS[verb]["properties"].items():
            for example in examples_of(schema, f"{verb}.{key}"):
                yield f"{verb}.{key}", {**base[0], key: example}
    for name, schema in DEFS["expect"]["properties"]["expect"]["properties"].items():
        for example in examples_of(schema, f"expect.{name}"):
            yield f"expect.{name}", {"expect": {name: example}}
    for example in DEFS["step"]["anyOf"][0]["examples"]:
        yield "step", example


PROBES = [
    None, True, False, 0, 1, -1, 2, 4, 1.5, 1.0, 255, 2**31, 10**9, 10**9 + 1, 2**63 - 1, 2**63, 10**30,
    "", " ", "\n", "x", "x1", "1x", "x y", "x.y", "x[0]", "['k']", "self", "class", "None", "\u00e9t\u00e9", "immortal", "enable",
    "threshold", "saveall", NOWHERE, [], [[]], ["x"], ["x", "x"], ["x", "y"], ["x", 1], [["x", "y"]], [["x"]], [0],
    [1, 2, 3], [1, 2, 3, 4], [-1, 1, 1], ["leak", "off"], {}, {"x": 1}, {"x": None}, {"x y": 1}, {"class": "x"}, {"x": ""},
    {"threshold": [1]}, {"threshold": [1], "debug": "leak"}, {"x": {"y": [" "]}},
]  # fmt: skip


def paths_of(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from paths_of(item, (*path, key))


def changed(value, path, change):
    """A copy of a value in which `change` was made of what stands at `path`."""
    if not path:
        return change(copy.deepcopy(value))
    value = copy.copy(value)
    value[path[0]] = changed(value[path[0]], path[1:], change)
    return value


def mutants_of(value, probes):
    for path in paths_of(value):
        for probe in probes:
            yield changed(value, path, lambda old: probe)
        for key in changed_keys(value, path):
            yield changed(value, path, lambda old: {k: v for k, v in old.items() if k != key})
        part = changed_part(value, path)
        if isinstance(part, dict):
            for extra in ({NOWHERE: 1}, {"note": "n"}, {"value": 1}, {"profiles": ["textbook"]}, {"$schema": "s"}):
                yield changed(value, path, lambda old: {**extra, **old})
        if isinstance(part, list) and part:
            yield changed(value, path, lambda old: [*old, old[0]])


def changed_part(value, path):
    for key in path:
        value = value[key]
    return value


def changed_keys(value, path):
    part = changed_part(value, path)
    return list(part) if isinstance(part, dict) else []


def is_played(step):
    """Names of profiles are looked up by the player."""
    return isinstance(step, dict) and "profiles" in step


def cases_of_steps(random_number):
    for label, step in samples_of_steps():
        if is_played(step):
            continue
        yield label, scenario([step])
        mutants = [mutant for mutant in mutants_of(step, PROBES) if not is_played(mutant)]
        for mutant in random_number.sample(mutants, min(len(mutants), 40)):
            yield f"{label}, changed", scenario([mutant])
        # The same in a loop.
        if random_number.random() < 0.2:
            yield f"{label}, in a loop", scenario([{"repeat": 2, "steps": [{"enter": "f"}, step, {"return": 1}]}])


def cases_of_limits():
    """What no probe is large enough for."""
    for count in (255, 256):
        yield f"{count} parameters", scenario([{"class": "A", "init": [f"p{i}" for i in range(count)]}])


def cases_of_text():
    """Faults of the JSON text: too deep, two equal keys, half a character."""
    for depth in (90, 150):
        yield f"{depth} levels", scenario([{"assign": "x", "value": 1}]).replace(": 1", ": " + "[" * depth + "]" * depth)
    for words in ("\\u0000", "\\ud83d", "\\ud83d\\ude00"):
        for step in ('"x = 1 # %s"', '{"del": "x", "note": "%s"}', '{"assign": "x", "value": {"%s": 1}}'):
            yield words, scenario(["STEP"]).replace('"STEP"', step % words)


TOP = {"steps": ["x = 1", "y = [x]", "z = (y, 2.5)"]}


def cases_of_top(random_number):
    for key, schema in SCHEMA["properties"].items():
        for example in examples_of(schema, key):
            if key in ("render", "profile"):
                continue
            yield key, json.dumps({**TOP, key: example})
            mutants = list(mutants_of({**TOP, key: example}, PROBES))
            for mutant in random_number.sample(mutants, min(len(mutants), 80)):
                if not (isinstance(mutant, dict) and {"render", "profile"} & set(mutant)):
                    yield f"{key}, changed", json.dumps(mutant)


WORDS = [None, True, 0, 1, 2.0, 3.5, 10**9 + 1, "", ",", "x", "x,y", "x,y,x", "#", "#2", "#2x", "2", "2-", "7", "0", "2-x", [], [""], ["x"],
         ["x", "x"], ["x", 1], [[]], {}, "graph", "graph,pools", "dark", "svg", "full", "run", "types", ["types"], NOWHERE]  # fmt: skip

FORMATS = [None, 1, "", ",", "svg", "nothing", [], [""], ["svg", "svg"], ["svg", 1], [[]], {}]


def cases_of_render():
    for key, schema in SCHEMA["properties"]["render"]["properties"].items():
        for example in examples_of(schema, f"render.{key}"):
            yield f"render.{key}", json.dumps({**TOP, "render": {key: example}})
        for probe in FORMATS if key == "format" else WORDS:
            yield f"render.{key}, changed", json.dumps({**TOP, "render": {key: probe}})
    for probe in (None, 1, "x", [], {}, {NOWHERE: 1}):
        yield "render", json.dumps({**TOP, "render": probe})


def cases_of_profiles():
    for profile in [*DEFS["profile"]["enum"], NOWHERE, "", "textbok", 3.12, None, []]:
        yield "profile", json.dumps({**TOP, "profile": profile})
    fact = {"type": {"x": "int"}}
    names = DEFS["profile"]["enum"]
    for profiles in (names, names[:1], [names[0]] * 2, [], [NOWHERE], [""], [1], names[0], None, {}):
        yield "profiles", json.dumps({"steps": [*TOP["steps"], {"expect": fact, "profiles": profiles}]})


# ---- keys and words that heapstory lists --------------------------------------------------------


def listed(text, command=READER):
    """The words of "expected one of ..." in what heapstory says of a scenario."""
    said = " ".join(messages_of([text], command)[0])
    match = re.search(r"expected (?:one of )?((?:'[^']*'|[a-z-]+)(?:, (?:'[^']*'|[a-z-]+))*)$", said)
    return sorted(word.strip("'") for word in match[1].split(", ")) if match else said


def check_words():
    top, facts = SCHEMA["properties"], DEFS["expect"]["properties"]["expect"]["properties"]
    gc = DEFS["gc"]["properties"]["gc"]["anyOf"]
    rows = [
        ("keys of a scenario", top, json.dumps({**TOP, NOWHERE: 1})),
        ("keys of 'gc'", top["gc"]["properties"], json.dumps({**TOP, "gc": {NOWHERE: 1}})),
        ("keys of 'render'", top["render"]["properties"], json.dumps({**TOP, "render": {NOWHERE: 1}})),
        ("contexts", top["context"]["enum"], json.dumps({**TOP, "context": NOWHERE})),
        ("verbs", VERBS, scenario([{}])),
        ("facts", facts, scenario([{"expect": {NOWHERE: 1}}])),
        ("words of gc", [*gc[0]["enum"], *gc[1]["properties"]], scenario([{"gc": NOWHERE}])),
        ("keys of gc", gc[1]["properties"], scenario([{"gc": {NOWHERE: 1}}])),
        ("debug flags", gc[1]["properties"]["debug"]["anyOf"][0]["enum"], scenario([{"gc": {"debug": NOWHERE}}])),
    ]
    for verb in VERBS:
        rows.append((f"keys of {verb}", DEFS[verb]["properties"], scenario([{**DEFS[verb]["examples"][0], NOWHERE: 1}])))
    for key in ("theme", "density", "layout"):
        words = top["render"]["properties"][key]["enum"]
        rows.append((key, words, json.dumps({**TOP, "render": {key: NOWHERE}}), RENDER))
    for key in ("view", "show"):
        words = DEFS[f"{key}_list"]["anyOf"][0]["enum"]
        rows.append((key, words, json.dumps({**TOP, "render": {key: NOWHERE}}), RENDER))
    for name, words, *question in rows:
        if sorted(words) != listed(*question):
            fail(f"{name}: the schema has {sorted(words)}, heapstory {listed(*question)}")
    lists = {
        "profiles": DEFS["profile"]["enum"],
        "views": DEFS["view_list"]["anyOf"][0]["enum"],
        "formats": DEFS["format_list"]["anyOf"][0]["enum"],
        "themes": top["render"]["properties"]["theme"]["enum"],
        "operations": VERBS,
    }
    for name, words in lists.items():
        lines = [line.split()[0] for line in run("list", name).stdout.splitlines() if not line.startswith("also ")]
        if sorted(words) != sorted(lines):
            fail(f"'heapstory list {name}' has {lines}, the schema {words}")
    if run("list", "schema").stdout != (ROOT / "src/share/scenario.schema.json").read_text("utf-8"):
        fail("'heapstory list schema' does not print the schema")


# ---- all of it ----------------------------------------------------------------------------------


def main():
    Draft202012Validator.check_schema(SCHEMA)
    files = [path for path in sorted((ROOT / "scenarios").rglob("*.json"))]
    if len(files) < 200:
        fail(f"there are only {len(files)} scenarios")
    for path in files:
        for error in VALIDATOR.iter_errors(strict_json(path.read_bytes())):
            fail(path, error.json_path, error.message[:200])
    check_words()
    random_number = random.Random(5)
    cannot = Cannot()
    batches = [
        (list(cases_of_errors()), READER),
        (list(cases_of_steps(random_number)), READER),
        ([*cases_of_limits(), *cases_of_text()], READER),
        (list(cases_of_top(random_number)), READER),
        ([case for case in cases_of_render() if "format" not in case[0]], RENDER),
        ([case for case in cases_of_render() if "format" in case[0]], RENDER_BUT_FORMAT),
        (list(cases_of_profiles()), RENDER),
    ]
    for cases, command in batches:
        judge(cases, command, cannot)
    for row in cannot.rows:
        if row not in cannot.used:
            fail(f"schema-cannot.txt: nothing needs the row {row.pattern}")
    print(f"{len(files)} scenarios, {sum(len(cases) for cases, _ in batches)} cases, {failures} failures")
    sys.exit(failures > 0)


main()
