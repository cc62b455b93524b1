// Prints what a program prints under Pyodide (314.0.7: CPython 3.14.2, incremental collector,
// wasm32), run as a script is: node record_pyodide.mjs PYODIDE_FOLDER/ NAME.py > NAME.3.14.2w.txt
import fs from "fs";
import path from "path";

const [folder, program] = process.argv.slice(2);
const { loadPyodide } = await import(path.resolve(folder, "pyodide.mjs"));
const python = await loadPyodide({
  indexURL: path.resolve(folder) + "/",
  stdout: (line) => process.stdout.write(line + "\n"),
});
python.runPython(
  "def run(text, name):\n exec(compile(text, name, 'exec'), {'__name__': '__main__'})\n",
);
python.globals.get("run")(fs.readFileSync(program, "utf8"), program);
