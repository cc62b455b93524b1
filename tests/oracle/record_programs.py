#!/usr/bin/env python3
"""Runs the programs of a folder (FOLDER/NAME.py) under interpreters and writes what they printed beside them:

    record_programs.py FOLDER [--only NAME,...] [--context CONTEXT,...] [--isolated] PYTHON...

  NAME.BUILD.txt              script: python NAME.py
  NAME.BUILD.module.txt       module: exec(compile(text)), as an import does
  NAME.BUILD.interactive.txt  typed at the prompt; blank lines part the statements

A program that has recordings is recorded again in the contexts that they have, another one in those of --context
(default: script). FOLDER is a path. --isolated (for the folder collector) runs with -I -S, so that the number of the interpreter's own objects
does not depend on what is installed. Behind a line END follows what dies with the interpreter, which is another story: it is
left out. Pyodide is run by record_pyodide.mjs.
"""
import argparse
import pathlib
import subprocess
import sys

VERSION = "import sys; print(sys.version.split()[0])"
MODULE = "import sys; exec(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'), {'__name__': '__main__'})"
CONTEXTS = {"script": "", "module": ".module", "interactive": ".interactive"}


def typed(text):
    return "".join(block.strip("\n") + "\n\n" for block in text.split("\n\n") if block.strip())


def printed(python, program, context):
    command, given = list(python), None
    if context == "interactive":
        command, given = command + ["-i", "-q"], typed(program.read_text())
    elif context == "module":
        command += ["-c", MODULE, program]
    else:
        command += [program]
    ran = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120)
    if ran.returncode or context == "interactive" and "Error" in ran.stderr:
        sys.exit(f"{program} ({context}) under {python[0]}: {ran.stderr[-500:]}")
    end = ran.stdout.find("\nEND\n")
    return ran.stdout[:end + 5] if end >= 0 else ran.stdout


def recording(program, build, context):
    return program.with_name(f"{program.stem}.{build}{CONTEXTS[context]}.txt")


def context_of(file):
    marked = [context for context, mark in CONTEXTS.items() if mark and file.stem.endswith(mark)]
    return marked[0] if marked else "script"


def contexts_of(program, wanted):
    """Those asked for, else those that the program is recorded in, whatever the build."""
    if wanted:
        return wanted.split(",")
    files = program.parent.glob(program.stem + ".*.txt")
    return sorted({context_of(file) for file in files}) or ["script"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("python", nargs="+")
    parser.add_argument("--only")
    parser.add_argument("--context")
    parser.add_argument("--isolated", action="store_true")
    asked = parser.parse_args()
    for python in asked.python:
        command = [python, "-I", "-S"] if asked.isolated else [python]
        build = subprocess.run([python, "-c", VERSION], capture_output=True, text=True, check=True).stdout.strip()
        for program in sorted(asked.folder.glob("*.py")):
            if not asked.only or program.stem in asked.only.split(","):
                for context in contexts_of(program, asked.context):
                    recording(program, build, context).write_text(printed(command, program, context))


main()
