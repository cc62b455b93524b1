// test_scenario.c: the scenario room. Good scenarios of every verb are written below; bad ones lie
// in tests/errors: NAME.json, and in NAME.expected every error of it as `line:column: error:
// message`. HEAPSTORY_UPDATE=1 rewrites the expected files: read the difference before you keep it.
#include "heapstory/scenario.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// ---- helpers ----------------------------------------------------------------------------------

static Scenario *read_good(const char *text) {
  Errors errors = {0};
  Scenario *scenario = scenario_read_text("good.json", text, strlen(text), &errors);
  errors_print(&errors, stderr);
  assert_int_equal(errors.count, 0);
  assert_non_null(scenario);
  errors_delete(&errors);
  return scenario;
}

// The steps, as the text between the brackets of "steps".
static Scenario *read_steps(const char *steps) {
  Text text = {0};
  text_printf(&text, "{\"steps\": [%s]}", steps);
  Scenario *scenario = read_good(text.chars);
  text_delete(&text);
  return scenario;
}

static void check_source(const char *step, const char *source) {
  Scenario *scenario = read_steps(step);
  assert_int_equal(scenario->steps.count, 1);
  assert_string_equal(scenario->steps.items[0].source, source);
  scenario_delete(scenario);
}

static void check_statement(const char *step, const char *source) {
  Scenario *scenario = read_steps(step);
  assert_string_equal(scenario->steps.items[0].source, source);
  PyTree *tree = step_tree(&scenario->steps.items[0]);
  assert_non_null(tree);
  assert_true(tree->body.count > 0);
  python_delete(tree);
  scenario_delete(scenario);
}

static void check_position(Position at, unsigned line, unsigned column) {
  assert_int_equal(at.line, line);
  assert_int_equal(at.column, column);
}

// ---- strings ----------------------------------------------------------------------------------

// Every escape, at the ends of a string and inside it: a step that is a string is read without
// cJSON, the value of a key by it.
static void escapes(void **state) {
  (void)state;
  static const char json[] =
      "\\u0061 = '\\\"\\\\\\\\ \\/ \\u00e9\\uD83D\\uDE00 \xC3\xA9'\\t\\f\\n\\r\\nb = 1\\n";
  static const char python[] = "a = '\"\\\\ / \xC3\xA9\xF0\x9F\x98\x80 \xC3\xA9'\t\f\n\r\nb = 1\n";
  Text text = {0};
  text_printf(&text, "\"%s\"", json);
  check_statement(text.chars, python);
  text_clear(&text);
  text_printf(&text, "{\"python\": \"%s\"}", json);
  check_statement(text.chars, python);
  text_delete(&text);
}

// Strings are scanned eight bytes at a time: what may not stand in one is found at any of them.
static void control_characters(void **state) {
  (void)state;
  static const char wrong[] = {0x01, 0x1F, '\t', '\n', (char)0x80, (char)0xFF};
  for (size_t at = 0; at < 20; at++)
    for (size_t i = 0; i < sizeof wrong; i++) {
      char step[] = "{\"steps\": [\"x = 1  # !~ abcdefghijklmnopq\"]}";
      enum { FIRST = 12 }; // byte of the string's first character
      Errors errors = {0};
      step[FIRST + at] = wrong[i];
      assert_null(scenario_read_text("bad.json", step, strlen(step), &errors));
      assert_int_equal(errors.count, 1);
      check_position(errors.items[0].at, 1, (unsigned)(FIRST + at + 1));
      errors_delete(&errors);
    }
}

// ---- the top level ----------------------------------------------------------------------------

static void top_level(void **state) {
  (void)state;
  Scenario *scenario = read_good(
      "{\"title\": \"T\\u00e9\", \"profile\": \"cpython-3.12\", \"context\": \"module\",\n"
      " \"gc\": {\"enabled\": false, \"threshold\": [10, 5]},\n"
      " \"render\": {\"view\": [\"graph\", \"pools\"], \"theme\": \"dark\", \"format\": "
      "\"svg,png\", \"steps\": \"1-3\"},\n"
      " \"steps\": [\"x = 1\"]}\n");
  assert_string_equal(scenario->name, "good");
  assert_string_equal(scenario->file, "good.json");
  assert_string_equal(scenario->title, "T\xC3\xA9");
  assert_string_equal(scenario->profile, "cpython-3.12");
  check_position(scenario->profile_at, 1, 33);
  assert_int_equal(scenario->context, CONTEXT_MODULE);
  assert_int_equal(scenario->gc_enabled, 0);
  assert_int_equal(scenario->threshold_count, 2);
  assert_int_equal(scenario->thresholds[1], 5);
  assert_string_equal(scenario->render.views, "graph,pools");
  assert_string_equal(scenario->render.theme, "dark");
  assert_string_equal(scenario->render.formats, "svg,png");
  assert_string_equal(scenario->render.steps, "1-3");
  check_position(scenario->render_at, 3, 12);
  scenario_delete(scenario);
}

static void defaults(void **state) {
  (void)state;
  Scenario *scenario = read_good("{\"steps\": [\"x = 1\"]}");
  assert_null(scenario->title);
  assert_null(scenario->profile);
  assert_null(scenario->render.views);
  assert_int_equal(scenario->context, CONTEXT_INTERACTIVE);
  assert_int_equal(scenario->gc_enabled, -1);
  assert_int_equal(scenario->threshold_count, 0);
  const Step *step = &scenario->steps.items[0];
  assert_int_equal(step->operation, OPERATION_PYTHON);
  assert_string_equal(step_path(step), "steps[0]");
  assert_string_equal(step->source, "x = 1");
  assert_true(step->picture);
  assert_null(step->note);
  assert_null(step->raises);
  check_position(step->at, 1, 12);
  scenario_delete(scenario);
}

// For editors; of its kind it must be all the same.
static void schema_key(void **state) {
  (void)state;
  scenario_delete(read_good("{\"$schema\": \"scenario.schema.json\", \"steps\": [\"x = 1\"]}"));
  static const char bad[] = "{\"$schema\": 1, \"steps\": [{\"del\": \"x\", \"$schema\": \"s\"}]}";
  Errors errors = {0};
  assert_null(scenario_read_text("bad.json", bad, strlen(bad), &errors));
  assert_int_equal(errors.count, 2);
  assert_string_equal(errors.items[0].message, "['$schema']: expected a string, found a number");
  errors_delete(&errors);
}

static void names(void **state) {
  (void)state;
  static const struct {
    const char *file, *name;
  } rows[] = {
      {"a/b/cycle.json", "cycle"}, {"cycle", "cycle"}, {"x.y.json", "x.y"},
      {".json", ".json"},          {"-", "stdin"},     {"a.json/b", "b"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Errors errors = {0};
    Scenario *scenario = scenario_read_text(rows[i].file, "{\"steps\":[\"x=1\"]}", 17, &errors);
    assert_non_null(scenario);
    assert_string_equal(scenario->name, rows[i].name);
    scenario_delete(scenario);
  }
}

static void common_keys(void **state) {
  (void)state;
  Scenario *scenario = read_steps(
      "{\"del\": \"x\", \"note\": \"gone\", \"picture\": false, \"raises\": \"NameError\"},"
      "{\"python\": \"x = 1\", \"picture\": true}");
  const Step *step = scenario->steps.items;
  assert_string_equal(step->note, "gone");
  assert_string_equal(step->raises, "NameError");
  assert_false(step->picture);
  assert_true(step[1].picture);
  assert_string_equal(step_path(&step[1]), "steps[1]");
  scenario_delete(scenario);
}

// ---- what verbs stand for ---------------------------------------------------------------------

static void values(void **state) {
  (void)state;
  static const struct {
    const char *value, *python;
  } rows[] = {
      {"1", "1"},
      {"-2.50e+3", "-2.50e+3"},
      {"123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
       "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
       "0"},
      {"true", "True"},
      {"false", "False"},
      {"null", "None"},
      {"\"y\"", "y"},
      {"\"'text'\"", "'text'"},
      {"\" Node(1)\\n\"", "Node(1)"},
      {"\"[0] * 10\"", "[0] * 10"},
      {"\"x, y\"", "x, y"},
      {"\"x # why\"", "(x # why\n)"},
      {"\"'#'\"", "'#'"},
      {"[]", "[]"},
      {"{}", "{}"},
      {"[1, \"x\", [null, 2.5]]", "[1, x, [None, 2.5]]"},
      {"[\"1, 2\", \"(1, 2)\", \"1,\", \"(1), (2)\", \"((1,),),\", \"()\"]",
       "[(1, 2), (1, 2), (1,), ((1), (2)), (((1,),),), ()]"},
      {"[\"lambda: 1\", \"a if b else c\"]", "[lambda: 1, a if b else c]"},
      {"[\"x # why\"]", "[(x # why\n)]"},
      {"{\"k\": 1, \"it's\": [], \"\\\"\": \"x\", \"a\\n\\u0001\\\\\": null, \"\": \"'\\u00e9'\"}",
       "{'k': 1, \"it's\": [], '\"': x, 'a\\n\\x01\\\\': None, '': '\xC3\xA9'}"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Text step = {0}, source = {0};
    text_printf(&step, "{\"assign\": \"v\", \"value\": %s}", rows[i].value);
    text_printf(&source, "v = %s", rows[i].python);
    check_statement(step.chars, source.chars);
    text_delete(&step);
    text_delete(&source);
  }
}

static void statements(void **state) {
  (void)state;
  check_statement("{\"assign\": \"a.ref\", \"value\": 1}", "a.ref = 1");
  check_statement("{\"assign\": \"l[0]\", \"value\": 1}", "l[0] = 1");
  check_statement("{\"assign\": \"d['k']\", \"value\": 1}", "d['k'] = 1");
  check_statement("{\"assign\": [\"x\", \"y.z\"], \"value\": \"w\"}", "x = y.z = w");
  check_statement("{\"del\": \"x\"}", "del x");
  check_statement("{\"del\": [\"x\", \"a.b\", \"l[0]\"]}", "del x, a.b, l[0]");
  check_statement("{\"cycle\": [\"a\", \"b\", \"c\"], \"by\": \"ref\"}",
                  "a.ref = b; b.ref = c; c.ref = a");
  check_statement("{\"cycle\": [\"a\"], \"by\": \"me\"}", "a.me = a");
  check_statement("{\"cycle\": [\"a\", \"b\"], \"by\": \"append\"}", "a.append(b); b.append(a)");
  check_statement("{\"cycle\": [\"a\", \"b\"], \"by\": \"['k']\"}", "a['k'] = b; b['k'] = a");
  check_statement("{\"cycle\": [\"a\", \"b\"], \"by\": \"[0]\"}", "a[0] = b; b[0] = a");
  check_statement("{\"print\": \"x\"}", "print(x)");
  check_statement("{\"print\": \"'x is', x\"}", "print('x is', x)");
  check_statement("{\"print\": [1, 2]}", "print([1, 2])");
  check_statement("{\"python\": \"x = 1\\nif x:\\n    y = 2\"}", "x = 1\nif x:\n    y = 2");
  check_statement("\"x = 1; y = 2\"", "x = 1; y = 2");
}

static void classes(void **state) {
  (void)state;
  check_statement("{\"class\": \"Node\"}", "class Node: pass");
  check_statement("{\"class\": \"Node\", \"init\": [\"value\"], \"attributes\": {\"ref\": null, "
                  "\"items\": []}}",
                  "class Node:\n    def __init__(self, value):\n        self.value = value\n"
                  "        self.ref = None\n        self.items = []");
  check_statement("{\"class\": \"Node\", \"attributes\": {\"n\": \"1 + 1\"}}",
                  "class Node:\n    def __init__(self):\n        self.n = 1 + 1");
  check_statement("{\"class\": \"P\", \"slots\": [\"x\", \"y\"], \"init\": [\"x\", \"y\"]}",
                  "class P:\n    __slots__ = ('x', 'y')\n    def __init__(self, x, y):\n"
                  "        self.x = x\n        self.y = y");
  check_statement("{\"class\": \"P\", \"slots\": [\"x\"]}", "class P:\n    __slots__ = ('x',)");
  check_statement("{\"class\": \"P\", \"slots\": []}", "class P:\n    __slots__ = ()");
}

static void frames(void **state) {
  (void)state;
  Scenario *scenario = read_steps(
      "{\"enter\": \"func\", \"locals\": {\"a\": 20, \"b\": [], \"c\": \"''\"}}, {\"enter\": "
      "\"g\"},"
      "{\"return\": null}, {\"return\": \"a, b\", \"assign\": \"r\"}, {\"enter\": \"left_open\"}");
  const Step *step = scenario->steps.items;
  assert_int_equal(step->operation, OPERATION_ENTER);
  assert_string_equal(step->as.enter.function, "func");
  assert_string_equal(step->source, "func()");
  PyTree *tree = step_tree(step);
  assert_int_equal(tree->body.count, 3);
  assert_int_equal(tree->body.items[1]->kind, STMT_ASSIGN);
  python_delete(tree);
  assert_null(step_tree(&step[1]));
  assert_string_equal(step[2].source, "return None");
  assert_null(step[2].as.return_.value);
  assert_null(step[2].as.return_.target);
  assert_string_equal(step[3].source, "return a, b");
  assert_int_equal(step[3].as.return_.value->expr->kind, EXPR_TUPLE);
  assert_string_equal(step[3].as.return_.target, "r");
  check_position(step_position(&step[3], step[3].as.return_.value->expr->at), 1, 117);
  scenario_delete(scenario);
}

static void collector(void **state) {
  (void)state;
  check_source("{\"collect\": 0}", "gc.collect(0)");
  check_source("{\"gc\": \"enable\"}", "gc.enable()");
  check_source("{\"gc\": \"unfreeze\"}", "gc.unfreeze()");
  check_source("{\"gc\": {\"threshold\": [700, 10, 0]}}", "gc.set_threshold(700, 10, 0)");
  check_source("{\"gc\": {\"debug\": \"saveall\"}}", "gc.set_debug(gc.DEBUG_SAVEALL)");
  check_source("{\"gc\": {\"debug\": [\"stats\", \"leak\"]}}",
               "gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_LEAK)");
  check_source("{\"gc\": {\"debug\": \"off\"}}", "gc.set_debug(0)");
  Scenario *scenario =
      read_steps("{\"collect\": 2}, {\"gc\": \"freeze\"}, {\"gc\": {\"threshold\": [5]}},"
                 "{\"gc\": {\"debug\": [\"stats\", \"leak\"]}}");
  const Step *step = scenario->steps.items;
  assert_int_equal(step[0].as.collect.generation, 2);
  assert_int_equal(step[1].as.gc.verb, GC_VERB_FREEZE);
  assert_int_equal(step[2].as.gc.verb, GC_VERB_THRESHOLD);
  assert_int_equal(step[2].as.gc.threshold_count, 1);
  assert_int_equal(step[2].as.gc.thresholds[0], 5);
  assert_int_equal(step[3].as.gc.verb, GC_VERB_DEBUG);
  assert_int_equal(step[3].as.gc.debug, 39);
  scenario_delete(scenario);
}

static void repeats(void **state) {
  (void)state;
  Scenario *scenario =
      read_steps("{\"repeat\": 1000, \"steps\": [\"x = []\", {\"repeat\": 2, \"steps\": [\"y = "
                 "1\", {\"expect\": {\"objects\": 1}}]},"
                 "{\"enter\": \"f\"}, {\"return\": 1}]}, {\"repeat\": 1, \"steps\": [\"z = 1\"]}");
  const Step *step = scenario->steps.items;
  assert_int_equal(step->operation, OPERATION_REPEAT);
  assert_string_equal(step->source, "for _ in range(1000): ...");
  assert_int_equal(step->as.repeat.count, 1000);
  assert_int_equal(step->as.repeat.steps.count, 4);
  const Step *inner = &step->as.repeat.steps.items[1];
  assert_int_equal(inner->as.repeat.count, 2);
  assert_string_equal(step_path(inner), "steps[0].steps[1]");
  assert_string_equal(inner->as.repeat.steps.items[1].path, "steps[0].steps[1].steps[1]");
  assert_string_equal(step[1].source, "for _ in range(1): z = 1");
  scenario_delete(scenario);
}

// ---- expect -----------------------------------------------------------------------------------

static const Fact *fact(const Scenario *scenario, size_t index, FactKind kind) {
  assert_true(index < scenario->steps.items[0].as.expect.count);
  const Fact *found = &scenario->steps.items[0].as.expect.facts[index];
  assert_int_equal(found->kind, kind);
  return found;
}

static void facts_of_expressions(void **state) {
  (void)state;
  Scenario *scenario = read_steps(
      "{\"expect\": {\"refcount\": {\"x\": 2, \"l[0]\": \"immortal\"}, \"generation\": {\"a.ref\": "
      "null, \"b\": 1},\n"
      "\"tracked\": {\"d['k'][-1]\": true}, \"size\": {\"x\": 28}, \"type\": {\"x\": \"int\"},\n"
      "\"value\": {\"x\": 11, \"y\": \"'text'\", \"z\": [1, \"-1.5\", {\"k\": null}], \"c\": "
      "\"1+2j\"}}}");
  const Step *step = scenario->steps.items;
  assert_int_equal(step->as.expect.count, 11);
  assert_false(step->picture);
  assert_string_equal(step->source, "");
  assert_int_equal(fact(scenario, 0, FACT_REFCOUNT)->number, 2);
  assert_string_equal(fact(scenario, 0, FACT_REFCOUNT)->subject, "x");
  check_position(fact(scenario, 0, FACT_REFCOUNT)->at, 1, 42);
  assert_true(fact(scenario, 1, FACT_REFCOUNT)->is_immortal);
  assert_string_equal(fact(scenario, 1, FACT_REFCOUNT)->subject, "l[0]");
  assert_true(fact(scenario, 2, FACT_GENERATION)->is_null);
  assert_string_equal(fact(scenario, 2, FACT_GENERATION)->subject, "a.ref");
  assert_int_equal(fact(scenario, 3, FACT_GENERATION)->number, 1);
  assert_false(fact(scenario, 3, FACT_GENERATION)->is_null);
  assert_true(fact(scenario, 4, FACT_TRACKED)->truth);
  assert_int_equal(fact(scenario, 5, FACT_SIZE)->number, 28);
  assert_string_equal(fact(scenario, 6, FACT_TYPE)->text, "int");
  assert_string_equal(fact(scenario, 7, FACT_VALUE)->text, "11");
  assert_string_equal(fact(scenario, 8, FACT_VALUE)->text, "'text'");
  assert_string_equal(fact(scenario, 9, FACT_VALUE)->text, "[1, -1.5, {'k': None}]");
  assert_string_equal(fact(scenario, 10, FACT_VALUE)->text, "1+2j");
  scenario_delete(scenario);
}

static void facts_of_the_moment(void **state) {
  (void)state;
  Scenario *scenario = read_steps("{\"expect\": {\"same\": [[\"a\", \"b.ref\"]], \"different\": "
                                  "[[\"a\", \"b\"], [\"c\", \"d\"]], \"alive\": 4,\n"
                                  "\"dead\": [5, -6], \"collected\": 2, \"unreachable\": 0, "
                                  "\"objects\": 7, \"count\": [1, 2, 3],\n"
                                  "\"threshold\": [700, 10, 10], \"output\": \"hello\\n\"}}");
  assert_string_equal(fact(scenario, 0, FACT_SAME)->subject, "a");
  assert_string_equal(fact(scenario, 0, FACT_SAME)->other, "b.ref");
  assert_string_equal(fact(scenario, 2, FACT_DIFFERENT)->subject, "c");
  assert_int_equal(fact(scenario, 3, FACT_ALIVE)->number, 4);
  assert_int_equal(fact(scenario, 5, FACT_DEAD)->number, -6);
  assert_int_equal(fact(scenario, 6, FACT_COLLECTED)->number, 2);
  assert_int_equal(fact(scenario, 7, FACT_UNREACHABLE)->number, 0);
  assert_int_equal(fact(scenario, 8, FACT_OBJECTS)->number, 7);
  assert_int_equal(fact(scenario, 9, FACT_COUNT)->numbers[2], 3);
  assert_int_equal(fact(scenario, 10, FACT_THRESHOLD)->numbers[0], 700);
  assert_string_equal(fact(scenario, 11, FACT_OUTPUT)->text, "hello\n");
  scenario_delete(scenario);
}

static void profiles_of_an_expect(void **state) {
  (void)state;
  Scenario *scenario =
      read_steps("{\"expect\": {\"objects\": 1}, \"profiles\": [\"old\",\n\"new\"]},"
                 "{\"expect\": {\"objects\": 1}}");
  const Step *step = scenario->steps.items;
  assert_int_equal(step->as.expect.count, 1);
  assert_int_equal(step->as.expect.profile_count, 2);
  assert_string_equal(step->as.expect.profiles[0].name, "old");
  check_position(step->as.expect.profiles[0].at, 1, 52);
  assert_string_equal(step->as.expect.profiles[1].name, "new");
  check_position(step->as.expect.profiles[1].at, 2, 1);
  assert_int_equal(step[1].as.expect.profile_count, 0);
  scenario_delete(scenario);
}

// ---- places -----------------------------------------------------------------------------------

static void places_in_strings(void **state) {
  (void)state;
  // Columns count code points of the file; an escape is several of them.
  Scenario *scenario =
      read_good("{\"steps\": [\n  \"\xC3\xA9 = 1\\n\\u00e9 = '\\ud83d\\ude00' + b\",\n  \"x\"]}");
  const Step *step = scenario->steps.items;
  check_position(step->at, 2, 3);
  check_position(step_position(step, (Position){1, 1}), 2, 4);
  check_position(step_position(step, (Position){1, 5}), 2, 8);
  check_position(step_position(step, (Position){2, 1}), 2, 11);
  check_position(step_position(step, (Position){2, 3}), 2, 18);
  check_position(step_position(step, (Position){2, 5}), 2, 20); // the quote
  check_position(step_position(step, (Position){2, 7}), 2, 33); // behind the pair
  check_position(step_position(step, (Position){2, 11}), 2, 37);
  check_position(step_position(step, (Position){9, 9}), 2, 38); // behind the end: the closing quote
  check_position(step_position(step, (Position){0, 0}), 2, 3);
  scenario_delete(scenario);
}

static void places_in_verbs(void **state) {
  (void)state;
  Scenario *scenario =
      read_good("{\"steps\": [\n"
                "{\"value\": [1, \" f(x)\"],\n \"assign\": [\"a.b\", \"c\"]},\n"
                "{\"cycle\": [\"p\", \"q\"],\n \"by\": \"ref\"},\n"
                "{\"enter\": \"f\", \"locals\": {\n \"a\": 1,\n \"b\": \"g()\"}}\n]}");
  const Step *step = scenario->steps.items;
  assert_string_equal(step->source, "a.b = c = [1, f(x)]");
  check_position(step_position(step, (Position){1, 1}), 3, 14);
  check_position(step_position(step, (Position){1, 3}), 3, 16);
  check_position(step_position(step, (Position){1, 7}), 3, 21);
  check_position(step_position(step, (Position){1, 11}), 2, 11); // the display
  check_position(step_position(step, (Position){1, 15}), 2, 17); // f, behind a blank
  check_position(step_position(step, (Position){1, 17}), 2, 19); // x
  step++;
  assert_string_equal(step->source, "p.ref = q; q.ref = p");
  check_position(step_position(step, (Position){1, 3}), 5, 9);
  check_position(step_position(step, (Position){1, 12}), 4, 18);
  check_position(step_position(step, (Position){1, 8}), 4, 1); // made up: the step
  step++;
  PyTree *tree = step_tree(step);
  assert_int_equal(tree->body.count, 2);
  check_position(step_position(step, tree->body.items[1]->at), 8, 3);
  check_position(step_position(step, tree->body.items[1]->as.assign.value->at), 8, 8);
  python_delete(tree);
  scenario_delete(scenario);
}

// Steps are read while the scan goes by, but counted with the rest: errors of the scan first, then
// those of other keys; none of steps where the file is no JSON; only the first "steps" is one.
static void order_of_errors(void **state) {
  (void)state;
  static const struct {
    const char *text, *messages[4];
  } rows[] = {
      {"{\"steps\": [1, {\"note\": \"a\", \"note\": \"b\", \"del\": \"x\"}], \"title\": [2]}",
       {"duplicate key 'note'; the first one stands at 1:16",
        "title: expected a string, found an array",
        "steps[0]: expected a string or an object, found a number"}},
      {"{\"steps\": [1, \"x y\"], \"title\": 'a'}",
       {"strings stand in double quotes, not in single ones"}},
      {"{\"steps\": [\"x = 1\"], \"steps\": [1]}",
       {"duplicate key 'steps'; the first one stands at 1:2"}},
      {"{\"steps\": 1, \"steps\": [\"x y\"]}",
       {"duplicate key 'steps'; the first one stands at 1:2",
        "steps: expected an array, found a number"}},
      {"{\"s\\u0074eps\": [ ], \"gc\": [[3]]}",
       {"gc: expected an object, found an array", "steps: expected at least one step"}},
      {"[{\"steps\": [1]}]", {"expected an object, found an array"}},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Errors errors = {0};
    assert_null(scenario_read_text("x", rows[i].text, strlen(rows[i].text), &errors));
    size_t count = 0;
    for (; count < 4 && rows[i].messages[count]; count++) {
      assert_true(count < errors.count);
      assert_string_equal(errors.items[count].message, rows[i].messages[count]);
    }
    assert_int_equal(errors.count, count);
    errors_delete(&errors);
  }
}

// One line of more than a mark's width, so that lookups do not begin at its start.
static void places_far_right(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text, "{\"steps\": [");
  for (int i = 0; i < 2000; i++) text_add(&text, "\"\xC3\xA9 = 1\",");
  text_add(&text, "\"x = 1\"]}");
  Scenario *scenario = read_good(text.chars);
  for (unsigned i = 0; i <= 2000; i++) check_position(scenario->steps.items[i].at, 1, 12 + i * 8);
  check_position(step_position(&scenario->steps.items[2000], (Position){1, 5}), 1, 12 + 16000 + 5);
  scenario_delete(scenario);
  text_delete(&text);
}

// ---- files and limits -------------------------------------------------------------------------

static void check_file_error(const char *file, const char *message) {
  Errors errors = {.file = "before"};
  assert_null(scenario_read(file, &errors));
  assert_int_equal(errors.count, 1);
  assert_string_equal(errors.items[0].message, message);
  assert_string_equal(errors.items[0].file, file);
  check_position(errors.items[0].at, 0, 0);
  assert_string_equal(errors.file, "before");
  errors_delete(&errors);
}

static void files(void **state) {
  (void)state;
  check_file_error(SOURCE_DIR "/tests/errors/no such file.json",
                   "cannot open: No such file or directory");
  check_file_error(SOURCE_DIR "/tests/errors", "cannot read: Is a directory");
  check_file_error(SOURCE_DIR "/tests/errors/json-empty.json", "the file is empty");
  check_file_error("/dev/null", "the file is empty");
}

static void many_errors(void **state) {
  (void)state;
  Text text = {0};
  Errors errors = {0};
  text_add(&text, "{\"steps\": [0");
  for (int i = 0; i < 20000; i++) text_add(&text, ",0");
  text_add(&text, "]}");
  assert_null(scenario_read_text("x", text.chars, text.length, &errors));
  assert_int_equal(errors.count, 10001);
  assert_string_equal(errors.items[10000].message,
                      "there are more than 10000 errors; the rest is not shown");
  errors_delete(&errors);
  text_delete(&text);
}

static void depth(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text, "{\"assign\": \"x\", \"value\": ");
  for (int i = 0; i < 97; i++) text_add_char(&text, '[');
  for (int i = 0; i < 97; i++) text_add_char(&text, ']');
  text_add(&text, "}");
  Scenario *scenario = read_steps(text.chars); // 100 levels with the three around it
  scenario_delete(scenario);
  text_delete(&text);
}

static void operations(void **state) {
  (void)state;
  assert_string_equal(operation_verb(OPERATION_ASSIGN), "assign");
  assert_string_equal(operation_verb(OPERATION_PYTHON), "python");
  for (int i = 0; i < OPERATION_COUNT; i++) {
    assert_non_null(operation_verb((Operation)i));
    assert_true(strlen(operation_help((Operation)i)) > 0);
  }
}

// ---- tests/errors -----------------------------------------------------------------------------

static char *read_whole(const char *path) {
  FILE *stream = fopen(path, "rb");
  Text text = {0};
  char buffer[4096];
  if (!stream) return NULL;
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, stream));) text_add_n(&text, buffer, n);
  fclose(stream);
  return text_take(&text);
}

static void write_whole(const char *path, const char *chars) {
  FILE *stream = fopen(path, "wb");
  assert_non_null(stream);
  fputs(chars, stream);
  assert_int_equal(fclose(stream), 0);
}

// The errors as errors_print shows them, without the file's name.
static char *errors_of(const char *path) {
  Errors errors = {0};
  Text text = {0};
  char *printed, *line;
  size_t size, prefix = strlen(path) + 1;
  assert_null(scenario_read(path, &errors));
  FILE *stream = open_memstream(&printed, &size);
  errors_print(&errors, stream);
  fclose(stream);
  for (line = printed; *line; line = strchr(line, '\n') + 1) {
    assert_memory_equal(line, path, prefix - 1);
    text_add_n(&text, line + prefix + (line[prefix] == ' '),
               strcspn(line + prefix, "\n") + (line[prefix] != ' '));
  }
  free(printed);
  errors_delete(&errors);
  return text_take(&text);
}

static bool check_bad_file(const char *name) {
  Text json = {0}, expected = {0};
  text_printf(&json, SOURCE_DIR "/tests/errors/%s.json", name);
  text_printf(&expected, SOURCE_DIR "/tests/errors/%s.expected", name);
  char *found = errors_of(json.chars);
  if (getenv("HEAPSTORY_UPDATE")) write_whole(expected.chars, found);
  char *wanted = read_whole(expected.chars);
  bool good = wanted && strcmp(found, wanted) == 0;
  if (!good)
    print_error("%s\nexpected:\n%sfound:\n%s", json.chars, wanted ? wanted : "nothing\n", found);
  mem_free(found);
  mem_free(wanted);
  text_delete(&json);
  text_delete(&expected);
  return good;
}

static void bad_files(void **state) {
  (void)state;
  DIR *folder = opendir(SOURCE_DIR "/tests/errors");
  size_t count = 0, bad = 0;
  assert_non_null(folder);
  for (struct dirent *entry; (entry = readdir(folder));) {
    size_t length = strlen(entry->d_name);
    if (length < 6 || strcmp(entry->d_name + length - 5, ".json") != 0) continue;
    char *name = mem_strndup(entry->d_name, length - 5);
    bad += !check_bad_file(name);
    count++;
    mem_free(name);
  }
  closedir(folder);
  assert_true(count >= 60);
  assert_int_equal(bad, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(escapes),
      cmocka_unit_test(control_characters),
      cmocka_unit_test(top_level),
      cmocka_unit_test(defaults),
      cmocka_unit_test(schema_key),
      cmocka_unit_test(names),
      cmocka_unit_test(common_keys),
      cmocka_unit_test(values),
      cmocka_unit_test(statements),
      cmocka_unit_test(classes),
      cmocka_unit_test(frames),
      cmocka_unit_test(collector),
      cmocka_unit_test(repeats),
      cmocka_unit_test(facts_of_expressions),
      cmocka_unit_test(facts_of_the_moment),
      cmocka_unit_test(profiles_of_an_expect),
      cmocka_unit_test(places_in_strings),
      cmocka_unit_test(places_in_verbs),
      cmocka_unit_test(places_far_right),
      cmocka_unit_test(order_of_errors),
      cmocka_unit_test(files),
      cmocka_unit_test(many_errors),
      cmocka_unit_test(depth),
      cmocka_unit_test(operations),
      cmocka_unit_test(bad_files),
  };
  return cmocka_run_group_tests_name("scenario", tests, NULL, NULL);
}
