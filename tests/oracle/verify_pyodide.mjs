// verify_seeds.py under Pyodide 314.0.7 (CPython 3.14.2, incremental collector, wasm32), which the profile
// cpython-3.14-incremental stands for: every `expect` fact of the scenarios is compared, but sizes, which are those of 32
// bits. Nothing forks there: each step is looked at in a run of its own.
//
//   node verify_pyodide.mjs PYODIDE_FOLDER SCENARIO.json...
import fs from "fs";
import path from "path";

const [folder, ...scenarios] = process.argv.slice(2);
const home = path.resolve(folder) + "/";
const { loadPyodide } = await import(home + "pyodide.mjs");
const verifier = fs.readFileSync(new URL("verify_seeds.py", import.meta.url), "utf8");

// An interpreter that has read the verifier, as a picture of its memory: starting from it takes a tenth of the time.
const first = await loadPyodide({ indexURL: home, env: { PYTHONHASHSEED: "0" }, _makeSnapshot: true });
first.FS.writeFile("/verify_seeds.py", verifier);
first.runPython(`
import sys
sys.path.insert(0, "/")
import verify_seeds
verify_seeds.HERE_PROFILE = "cpython-3.14-incremental"
verify_seeds.Look.check = lambda *ignored: None  # there is no ctypes
`);
const snapshot = first.makeMemorySnapshot();

async function ask(expression, given) {
  const python = await loadPyodide({ indexURL: home, _loadSnapshot: snapshot });
  python.globals.set("given", python.toPy(given));
  return python.runPython(`str(${expression})`);
}

let wrong = 0;
for (const scenario of scenarios) {
  const name = path.basename(scenario);
  const { steps, ...rest } = JSON.parse(fs.readFileSync(scenario, "utf8"));
  for (const step of steps) delete step.expect?.size;
  const text = JSON.stringify({ ...rest, steps });
  try {
    const seen = [];
    for (let k = 0; k < steps.length; k++)
      seen.push(await ask("verify_seeds.look_behind(given[0], given[1])", [text, k]));
    const verdict = await ask("verify_seeds.judge(given[0], list(given[1]))", [text, seen]);
    if (!verdict.endsWith(", [])")) wrong++;
    console.log(`${name}: ${verdict}`);
  } catch (error) {
    wrong++;
    console.log(`${name}: ${String(error).trim().split("\n").pop()}`);
  }
}
console.log(`${scenarios.length} scenarios, ${wrong} not as expected`);
process.exit(wrong ? 1 : 0);
