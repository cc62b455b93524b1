#!/usr/bin/env python3
"""Writes what the programs of this folder print under the interpreters given, as NAME.BUILD.txt.
They run with -I -S, so that the number of the interpreter's own objects does not depend on what is
installed. Pyodide is run by record_pyodide.mjs.

    record.py PYTHON...
"""
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent
incremental = {"increments"}
version = "import sys; print(sys.version.split()[0])"
for python in sys.argv[1:]:
    command = [python, "-I", "-S"]
    build = subprocess.run([*command, "-c", version], capture_output=True, text=True, check=True)
    for program in sorted(here.glob("*.py")):
        if program.stem == "record" or program.stem in incremental:
            continue
        ran = subprocess.run([*command, program], capture_output=True, text=True, check=True)
        program.with_suffix("." + build.stdout.strip() + ".txt").write_text(ran.stdout)
