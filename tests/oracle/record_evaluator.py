#!/usr/bin/env python3
"""record_evaluator.py DIRECTORY BUILD=PYTHON ...: what real interpreters print.

Runs every DIRECTORY/NAME.py in each interpreter and writes NAME.BUILD.CONTEXT.txt beside it:
  script       python NAME.py
  module       exec(compile(text)), as an import does
  interactive  only for programs whose statements are parted by blank lines: typed at the prompt
The directory's test plays each recording under the profile of its build. `--only NAME,...` limits
the programs, `--context script,...` the contexts (default: script,module, and interactive where
the program has a blank line between any two statements). What follows a line END is left out.
"""
import ast
import pathlib
import subprocess
import sys

RUN_MODULE = ("import sys\n"
              "exec(compile(open(sys.argv[1]).read(), sys.argv[1], 'exec'), {'__name__': '__main__'})")


def blocks(text):
    return [block for block in text.split("\n\n") if block.strip()]


def can_be_typed(text):
    parts = blocks(text)
    lines = sum(len({node.lineno for node in ast.parse(part).body}) for part in parts)
    return len(parts) > 1 and lines == len(parts)


def run(python, program, context):
    text = program.read_text()
    if context == "interactive":
        command, typed = [python, "-i", "-q"], "".join(block.strip("\n") + "\n\n" for block in blocks(text))
    elif context == "module":
        command, typed = [python, "-c", RUN_MODULE, str(program)], None
    else:
        command, typed = [python, str(program)], None
    done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60)
    if done.returncode or "Error" in done.stderr:
        sys.exit(f"{program} {context} {python}: {done.stderr[-500:]}")
    end = done.stdout.find("\nEND\n")  # what dies with the interpreter is another story
    return done.stdout[:end + 5] if end >= 0 else done.stdout


def main(arguments):
    only = contexts = None
    while arguments and arguments[0].startswith("--"):
        option, value = arguments.pop(0), arguments.pop(0).split(",")
        if option == "--only":
            only = value
        else:
            contexts = value
    directory, builds = pathlib.Path(arguments[0]), [a.split("=", 1) for a in arguments[1:]]
    for program in sorted(directory.glob("*.py")):
        if only and program.stem not in only:
            continue
        typed = ["interactive"] if can_be_typed(program.read_text()) else []
        for build, python in builds:
            for context in contexts or ["script", "module"] + typed:
                recording = directory / f"{program.stem}.{build}.{context}.txt"
                recording.write_text(run(python, program, context))


main(sys.argv[1:])
