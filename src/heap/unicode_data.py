#!/usr/bin/env python3
"""Writes unicode_data.inc, the tables of unicode.c, from the interpreter that runs it (CPython 3.12: Unicode 15.0)."""
import sys

LIMIT = 0x110000


def kinds(c):
    s = chr(c)
    tests = (s.isalpha(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isspace(), s.isprintable(),
             s.isidentifier(), ("a" + s).isidentifier())
    return sum(1 << bit for bit, test in enumerate(tests) if test)


def kind_ranges():
    ranges = []
    for c in range(128, LIMIT):
        if ranges and ranges[-1][2] == kinds(c):
            ranges[-1][1] = c
        else:
            ranges.append([c, c, kinds(c)])
    return [r for r in ranges if r[2]]


def runs(pairs):
    """(from, to, stride, delta): every stride-th code point from .. to maps to itself + delta."""
    out = []
    for c, delta in pairs:
        last = out[-1] if out else None
        gap = c - last[1] if last else 0
        if last and last[3] == delta and gap in (1, 2) and last[2] in (0, gap):
            last[1], last[2] = c, gap
        else:
            out.append([c, c, 0, delta])
    return [(a, b, stride or 1, delta) for a, b, stride, delta in out]


def case(method):
    return runs([(c, ord(getattr(chr(c), method)()) - c) for c in range(128, LIMIT)
                 if len(getattr(chr(c), method)()) == 1 and getattr(chr(c), method)() != chr(c)])


def several(method):
    return [(c, *map(ord, getattr(chr(c), method)().ljust(3, "\0"))) for c in range(128, LIMIT)
            if len(getattr(chr(c), method)()) > 1]


def table(declaration, rows):
    line = ""
    print(f"static const {declaration} = {{")
    for row in rows:
        word = "{" + ",".join(str(n) if abs(n) < 10 else (f"{n:#x}" if n > 0 else f"-{-n:#x}") for n in row) + "},"
        if len(line) + len(word) > 98:
            print("  " + line)
            line = ""
        line += word
    print("  " + line + "\n};\n")


def main():
    print("// unicode_data.inc: written by unicode_data.py with Python " + sys.version.split()[0] + ".\n")
    table("Kinds kinds_table[]", kind_ranges())
    for name, method in (("upper", "upper"), ("lower", "lower"), ("title", "title"), ("fold", "casefold")):
        table(f"Run {name}_runs[]", case(method))
        table(f"Several {name}_several[]", several(method))
    table("Run is_upper_runs[]", runs([(c, 0) for c in range(128, LIMIT) if chr(c).isupper()]))
    table("Run is_lower_runs[]", runs([(c, 0) for c in range(128, LIMIT) if chr(c).islower()]))


main()
