#!/usr/bin/env python3
"""Runs the programs of a folder (or those named) under the interpreters given, and writes what they
printed beside them as NAME.BUILD.txt. FOLDER: language, containers,
classes.

    record_programs.py FOLDER [-o NAME]... PYTHON...
"""
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent / sys.argv[1]
arguments = sys.argv[2:]
names = []
while arguments and arguments[0] == "-o":
    names.append(arguments[1])
    del arguments[:2]
programs = [here / (name + ".py") for name in names] or sorted(here.glob("*.py"))
for python in arguments:
    version = "import sys; print(sys.version.split()[0])"
    build = subprocess.run([python, "-c", version], capture_output=True, text=True, check=True)
    for program in programs:
        ran = subprocess.run([python, program], capture_output=True, text=True, check=True)
        program.with_suffix("." + build.stdout.strip() + ".txt").write_text(ran.stdout)
