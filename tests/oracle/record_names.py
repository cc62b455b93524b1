#!/usr/bin/env python3
"""Which strings an interpreter has at its start that are never freed.

    record_names.py candidates LIB...            words of the Python sources below the folders, one a line
    record_names.py ask PYTHON < candidates      those of them that this interpreter holds for ever
    record_names.py table NAME=FILE...           src/heap/known_names.def from such lists, NAME = K11 ...

A word is asked for with sys.intern: what is immortal (3.12 and later) or static (3.11: counts begin
at 999999999) was there before. 3.12.7 was asked under Pyodide 0.27.7, whose start imports far more
than Python's own; its list is therefore cut to the words that 3.11.7 or 3.13.0 have too.
"""
import os
import re
import subprocess
import sys

def candidates(folders):
    words = set()
    for folder in folders:
        for place, _, files in os.walk(folder):
            if "site-packages" in place or "/test" in place:
                continue
            for file in files:
                path = os.path.join(place, file)
                if file.endswith(".py") and os.path.exists(path):  # a package may hold dead links
                    with open(path, encoding="utf8", errors="replace") as source:
                        text = source.read()
                    words.update(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", text))
                    for one, other in re.findall(r"'([^'\n\\]{0,30})'|\"([^\"\n\\]{0,30})\"", text):
                        words.add(one or other)
    for word in sorted(words):
        if len(word) > 1 and word.isascii():
            print(word)


# Of one-letter names only, which every interpreter has: a program's own names are held for ever too.
ASKING = """
import sys
o = []
for a in sys.stdin:
    s = sys.intern(a[:-1])
    if sys.getrefcount(s) > 500000000: o.append(s)
    del s
for a in o: print(a)
"""


def ask(python):
    subprocess.run([python, "-I", "-c", ASKING], check=True)


def table(columns):
    has = {}
    for column in columns:
        name, _, file = column.partition("=")
        with open(file) as lines:
            for line in lines:
                has.setdefault(line[:-1], []).append(name)
    for word in sorted(has, key=lambda word: word.encode()):
        if len(word) > 1:
            print('KNOWN_NAME("%s", %s)' % (word, " | ".join(has[word])))


if sys.argv[1] == "candidates":
    candidates(sys.argv[2:])
elif sys.argv[1] == "ask":
    ask(sys.argv[2])
else:
    table(sys.argv[2:])
