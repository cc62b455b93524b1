#!/usr/bin/env python3
"""Runs blocks/*.py under this interpreter and writes, for every global name bound to an object in a
block of obmalloc, the bytes of that block: NAME.BUILD.txt, "name bytes" a line.

    PYTHON record_blocks.py
"""
import ctypes
import pathlib
import sys

POOL = 16384
HAVE_GC, HEAP_TYPE, MANAGED_DICT, MANAGED_WEAKREF = 1 << 14, 1 << 9, 1 << 4, 1 << 3


def prefix(o):
    flags = type(o).__flags__
    if not flags & HAVE_GC:
        return 0
    managed = MANAGED_DICT if sys.version_info < (3, 12) else MANAGED_DICT | MANAGED_WEAKREF
    return 32 if flags & managed else 16


def block(o):
    address = id(o) - prefix(o)
    pool = address & ~(POOL - 1)
    size_class = ctypes.c_uint.from_address(pool + 36).value
    size = (size_class + 1) * 16
    return size if size_class < 32 and (address - pool - 48) % size == 0 else None


for program in sorted((pathlib.Path(__file__).parent / "blocks").glob("*.py")):
    names = {"__name__": "blocks"}
    exec(compile(program.read_text(), program.name, "exec"), names)
    names.pop("__builtins__")
    lines = []
    for name, o in sorted(names.items()):
        skip = isinstance(o, (type, type(sys), str) if name == "__name__" else (type, type(sys)))
        if skip or name == "two":
            continue
        size = block(o)
        if size:
            lines.append(f"{name} {size}\n")
    build = sys.version.split()[0]
    program.with_suffix(f".{build}.txt").write_text("".join(lines))
