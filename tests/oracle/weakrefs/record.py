#!/usr/bin/env python3
"""Plays every program beside this file in the interpreter that runs it and writes what it printed
to NAME.<version>.txt, which tests/unit/test_weakrefs.c replays. Run it with each of the five builds
that test_weakrefs.c names, after a program has been added or changed:

    for p in 3.11.7 3.12.1 3.13.18 3.14.10 3.15.2: PYTHON-p record.py [NAME.py ...]
"""
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent
version = '.'.join(map(str, sys.version_info[:3]))
chosen = [pathlib.Path(name) for name in sys.argv[1:]] or sorted(here.glob('*.py'))
for program in chosen:
    if program.name in ('record.py', 'generate.py'):
        continue
    played = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    (here / f'{program.stem}.{version}.txt').write_text(played.stdout)
