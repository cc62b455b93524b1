// test_vm.c: the evaluator. Programs recorded on CPython 3.12.1 (test_vm_data.h: language,
// exceptions, generators, order of death, sys.getrefcount in every position of FACTS.md 2.2, where
// automatic collections run); then what CPython does not have: marks between steps, functions
// entered by a step, repeats, budgets, profile textbook. The heap is proved sane whenever the
// evaluator rests.
#include "heapstory/python.h"
#include "play/compile.h"
#include "play/modules/modules.h"
#include "play/vm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "test_vm_data.h"

typedef struct Bench {
  Heap *heap;
  Vm *vm;
  Object *globals;
  Unit *unit;
  Array(PyTree *) trees;
} Bench;

static Bench bench;
static Text printed;

// ---- a heap with its evaluator ----------------------------------------------------------------

static void on_print(Heap *heap, const char *chars, size_t length, bool to_stderr) {
  (void)heap, (void)to_stderr;
  text_add_n(&printed, chars, length);
}

static void on_result(Heap *heap, Object *value, void *payload) {
  (void)payload;
  Object *repr = object_repr(heap, value);
  if (!repr) return;
  text_printf(&printed, "=%s\n", ((Str *)repr)->chars);
  object_decref(heap, repr);
}

static void open_bench(const char *profile, uint64_t budget, bool arena) {
  Heap *heap = heap_new(profile_find(profile));
  heap->hooks.print = on_print;
  bench = (Bench){.heap = heap, .vm = vm_new(heap, budget, on_result, NULL)};
  assert_true(modules_install(heap));
  heap_internal_begin(heap);
  Object *module = module_new(heap, "__main__");
  module_add(heap, module, "__builtins__", heap->builtins);
  dict_set_str(heap, heap->modules, "__main__", module);
  bench.globals = ((Module *)module)->dict;
  object_decref(heap, module);
  heap_internal_end(heap);
  bench.unit = unit_new(heap, arena);
  text_clear(&printed);
}

static void close_bench(void) {
  unit_delete(bench.unit);
  vm_delete(bench.vm);
  heap_delete(bench.heap);
  for (size_t i = 0; i < bench.trees.count; i++) python_delete(bench.trees.items[i]);
  array_delete(&bench.trees);
}

static void prove(void) {
  Text problems = {0};
  if (!heap_check(bench.heap, &problems)) fail_msg("%s", text_chars(&problems));
  text_delete(&problems);
}

static const PyTree *tree_of(const char *source, bool expression) {
  Errors errors = {0};
  PyTree *tree = expression
                     ? python_read_expression(source, strlen(source), (Position){1, 1}, &errors)
                     : python_read(source, strlen(source), (Position){1, 1}, &errors);
  if (!tree) fail_msg("%s: %s", source, errors.items[0].message);
  array_push(&bench.trees, tree);
  return tree;
}

static void start(Code *code, Errors *errors) {
  if (!code) fail_msg("%s", errors->count ? errors->items[0].message : "no code and no error");
  errors_delete(errors);
  vm_start(bench.vm, code, bench.globals);
}

static void start_module(const char *source) {
  Errors errors = {0};
  start(compile_module(bench.unit, &tree_of(source, false)->body, &errors), &errors);
}

static void start_steps(const CodeStep *steps, size_t count, bool last_mark) {
  Errors errors = {0};
  start(compile_steps(bench.unit, steps, count, last_mark, &errors, NULL), &errors);
}

static CodeStep body(const char *source) {
  return (CodeStep){.kind = CODE_STEP_BODY, .body = tree_of(source, false)->body, .at = {1, 1}};
}

static CodeStep catching(const char *source) {
  CodeStep step = body(source);
  step.catches = true;
  return step;
}

static CodeStep entering(const char *name, const char *source) {
  CodeStep step = body(source);
  step.kind = CODE_STEP_ENTER;
  step.name = name;
  return step;
}

static CodeStep returning(const char *value, const char *target) {
  return (CodeStep){.kind = CODE_STEP_RETURN,
                    .value = value ? tree_of(value, true)->expr : NULL,
                    .target = target,
                    .at = {1, 1}};
}

// Runs to the next rest, which must be this one.
static void expect_step(size_t step) {
  assert_int_equal(vm_run(bench.vm), VM_STEPPED);
  assert_int_equal(vm_step(bench.vm), step);
  prove();
}

static void expect_done(void) {
  assert_int_equal(vm_run(bench.vm), VM_DONE);
  prove();
}

static void take_raised(const char *type, const char *message) {
  Text found_type = {0}, found_message = {0};
  assert_non_null(bench.heap->raised);
  heap_raised_text(bench.heap, &found_type, &found_message);
  assert_string_equal(text_chars(&found_type), type);
  assert_string_equal(text_chars(&found_message), message);
  heap_forget(bench.heap);
  text_delete(&found_type);
  text_delete(&found_message);
}

static void expect_printed(const char *text) {
  assert_string_equal(text_chars(&printed), text);
  text_clear(&printed);
}

static Object *global(const char *name) { return dict_get_str(bench.heap, bench.globals, name); }

// ---- recorded programs ------------------------------------------------------------------------

static void test_recorded(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof recorded / sizeof *recorded; i++) {
    open_bench("cpython-3.12", UINT64_MAX, false);
    start_module(recorded[i].source);
    VmStatus status = vm_run(bench.vm);
    if (bench.heap->raised) heap_forget(bench.heap);
    if (strcmp(text_chars(&printed), recorded[i].output) != 0)
      fail_msg("%s: expected\n%s\nfound\n%s", recorded[i].name, recorded[i].output,
               text_chars(&printed));
    assert_int_equal(status, VM_DONE);
    prove();
    close_bench();
  }
}

// The same with a collection at every allocation of a GC object: what is printed stays, but for
// refcounts of nothing.
static void test_recorded_under_stress(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof recorded / sizeof *recorded; i++) {
    if (strcmp(recorded[i].name, "eval_breaker") == 0 ||
        strcmp(recorded[i].name, "exceptions") == 0)
      continue;
    open_bench("cpython-3.12", UINT64_MAX, false);
    bench.heap->stress = true;
    start_module(recorded[i].source);
    expect_done();
    assert_string_equal(text_chars(&printed), recorded[i].output);
    close_bench();
  }
}

// ---- who holds constants: FACTS.md 2.3 --------------------------------------------------------

static const char constants[] = "from sys import getrefcount as g\n"
                                "x = 1000000\ny = 'not an identifier'\nz = (1, 2.5)\n"
                                "def f():\n  v = 54321\n  return g(v)\n"
                                "print(g(x), g(y), g(z), g(2.75), f())\n";

static void test_constants_of_a_module(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  start_module(constants);
  expect_done();
  expect_printed("3 3 3 2 3\n");
  close_bench();
}

static void test_constants_of_a_script(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, true);
  start_module(constants);
  expect_done();
  expect_printed("4 4 4 3 4\n");
  close_bench();
}

static void test_constants_at_the_prompt(void **state) {
  (void)state;
  static const char *const lines[] = {"from sys import getrefcount as g",
                                      "x = 1000000",
                                      "g(x)",
                                      "z = (1, 2.5)",
                                      "g(z)",
                                      "g(2.75)",
                                      "a = 1000; b = 1000; a is b",
                                      "c = 1000; a is c"};
  open_bench("cpython-3.12", UINT64_MAX, false);
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    unit_delete(bench.unit);
    bench.unit = unit_new(bench.heap, true);
    CodeStep step = body(lines[i]);
    start_steps(&step, 1, false);
    expect_done();
    unit_delete(bench.unit);
    bench.unit = NULL;
    prove();
  }
  expect_printed("=2\n=2\n=3\n=True\n=False\n");
  close_bench();
}

// ---- steps ------------------------------------------------------------------------------------

static void test_steps(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep steps[] = {body("x = [1.5]; y = x"), body("x"), body(""), body("def f(): return 7"),
                      body("f(); f() + 1")};
  start_steps(steps, 5, true);
  expect_step(0);
  assert_int_equal(global("x")->refcount, 2);
  assert_non_null(bench.heap->frame);
  expect_step(1);
  expect_printed("=[1.5]\n");
  expect_step(2);
  expect_step(3);
  expect_step(4);
  expect_printed("=7\n=8\n");
  expect_done();
  assert_null(bench.heap->frame);
  close_bench();
}

static void test_a_step_that_catches(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep steps[] = {catching("x = 1"), catching("y = [x, nosuch]"), body("z = 2"),
                      catching("def f(): 1 / 0\nf()"), body("z")};
  start_steps(steps, 5, true);
  expect_step(0);
  expect_step(1);
  assert_int_equal(vm_raised_at(bench.vm).column, 9);
  take_raised("NameError", "name 'nosuch' is not defined");
  expect_step(2);
  expect_step(3);
  assert_int_equal(vm_raised_at(bench.vm).line, 2);
  take_raised("ZeroDivisionError", "division by zero");
  expect_step(4);
  expect_printed("=2\n");
  expect_done();
  close_bench();
}

static void test_a_step_that_does_not(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep steps[] = {body("x = 1"), body("1 / 0"), body("x = 2")};
  start_steps(steps, 3, true);
  expect_step(0);
  assert_int_equal(vm_run(bench.vm), VM_RAISED);
  take_raised("ZeroDivisionError", "division by zero");
  assert_null(bench.heap->frame);
  assert_int_equal(vm_run(bench.vm), VM_DONE);
  prove();
  close_bench();
}

static Object *local(const char *name) {
  const Frame *frame = bench.heap->frame;
  for (uint32_t i = 0; i < frame->code->local_count; i++)
    if (str_equal(frame->code->locals[i], name)) return frame->slots[i];
  return NULL;
}

static void test_a_function_entered(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep steps[] = {body("x = []"),
                      entering("func", "a = x; b = [2]"),
                      body("c = b; a.append(1)"),
                      body("b"),
                      returning("c", "r"),
                      body("r")};
  start_steps(steps, 6, true);
  expect_step(0);
  expect_step(1);
  assert_string_equal(((Str *)bench.heap->frame->code->name)->chars, "func");
  assert_int_equal(local("a")->refcount, 2);
  expect_step(2);
  expect_printed("=None\n");
  assert_int_equal(local("b")->refcount, 2);
  expect_step(3);
  expect_printed("=[2]\n");
  expect_step(4);
  assert_string_equal(((Str *)bench.heap->frame->code->name)->chars, "<module>");
  assert_int_equal(global("r")->refcount, 1);
  assert_int_equal(global("x")->refcount, 1);
  expect_step(5);
  expect_done();
  close_bench();
}

static void test_functions_never_left(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep steps[] = {entering("f", "a = []"), entering("g", "b = a"), body("b.append(b)")};
  start_steps(steps, 3, true);
  for (size_t i = 0; i < 3; i++) expect_step(i);
  assert_string_equal(((Str *)bench.heap->frame->code->name)->chars, "g");
  expect_done();
  close_bench();
}

static void test_exceptions_of_entered_functions(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep caught = returning("a + nosuch", "r");
  caught.catches = true;
  CodeStep steps[] = {entering("f", "a = 1"), catching("a.x"), caught, body("'on'")};
  start_steps(steps, 4, true);
  expect_step(0);
  expect_step(1);
  take_raised("AttributeError", "'int' object has no attribute 'x'");
  expect_step(2);
  take_raised("NameError", "name 'nosuch' is not defined");
  assert_null(global("r"));
  expect_step(3);
  expect_done();
  // What another step raises is not what the RETURN announced.
  CodeStep others[] = {entering("f", "a = 1"), body("nosuch"), caught, body("'on'")};
  start_steps(others, 4, true);
  expect_step(0);
  assert_int_equal(vm_run(bench.vm), VM_RAISED);
  take_raised("NameError", "name 'nosuch' is not defined");
  prove();
  close_bench();
}

static void test_repeat(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep repeat = {.kind = CODE_STEP_REPEAT, .count = 3},
           none = {.kind = CODE_STEP_REPEAT, .count = 0}, end = {.kind = CODE_STEP_REPEAT_END};
  CodeStep steps[] = {body("l = []"),   repeat, catching("l += [nosuch if len(l) == 2 else 0]"),
                      body("l += [1]"), end,    none,
                      body("l = None"), end,    body("l")};
  start_steps(steps, 9, true);
  static const size_t order[] = {0, 1, 2, 3, 2, 3, 2, 3, 4, 5, 7, 8};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    expect_step(order[i]);
    assert_int_equal(bench.heap->raised != NULL, i == 4);
    if (i == 4) take_raised("NameError", "name 'nosuch' is not defined");
  }
  expect_printed("=[0, 1, 1, 0, 1]\n");
  expect_done();
  close_bench();
}

static void expect_refused(const CodeStep *steps, size_t count, size_t failed,
                           const char *message) {
  Errors errors = {0};
  size_t found = 99;
  assert_null(compile_steps(bench.unit, steps, count, true, &errors, &found));
  assert_int_equal(errors.count, 1);
  assert_string_equal(errors.items[0].message, message);
  assert_int_equal(found, failed);
  errors_delete(&errors);
  prove();
}

static void test_steps_that_do_not_fit(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  CodeStep repeat = {.kind = CODE_STEP_REPEAT, .count = 3}, end = {.kind = CODE_STEP_REPEAT_END};
  CodeStep left[] = {body("x = 1"), returning("x", NULL)};
  expect_refused(left, 2, 1, "'return' outside function");
  CodeStep crossed[] = {entering("f", "a = 1"), repeat, returning(NULL, NULL), end};
  expect_refused(crossed, 4, 2, "'return' in a 'repeat' that did not enter the function");
  CodeStep entered[] = {repeat, entering("f", "a = 1"), end};
  expect_refused(entered, 3, 2, "'repeat' ends in a function that was entered in it");
  CodeStep broken[] = {body("x = 1"), body("def f():\n  nonlocal q")};
  expect_refused(broken, 2, 1, "no binding for nonlocal 'q' found");
  close_bench();
}

// ---- the module's idle frame ------------------------------------------------------------------

static void test_the_idle_frame_comes_back(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  Heap *heap = bench.heap;
  heap_internal_begin(heap);
  Object *name = str_from(heap, "<module>");
  Code *code = code_new(heap, name, name);
  heap_internal_end(heap);
  object_decref(heap, name);
  int64_t serial =
      frame_push(heap, code, NULL, bench.globals, heap->builtins, bench.globals)->serial;
  object_decref(heap, &code->object);
  CodeStep steps[] = {body("x = 1"), body("y = 2")};
  start_steps(steps, 2, true);
  expect_step(0);
  assert_null(heap->frame->back);
  assert_int_equal(heap->frame->serial, serial);
  expect_step(1);
  expect_done();
  assert_non_null(heap->frame);
  assert_int_equal(heap->frame->serial, serial);
  start_module("class A:\n  def __del__(self): print('dead')\na = A(); a.a = a; del a\n");
  expect_done();
  assert_int_equal(gc_collect(heap, 2), 1); // the finalizer runs while no code does
  expect_printed("dead\n");
  close_bench();
}

// ---- limits -----------------------------------------------------------------------------------

static void test_the_budget(void **state) {
  (void)state;
  static const char *const endless[] = {
      "while True: pass\n",
      "while True:\n  try:\n    while True: pass\n  except BaseException: pass\n  finally: x = 1\n",
      "def g():\n  while True: yield 1\nfor x in g(): pass\n",
      "class A:\n  def __init__(self):\n    while True: pass\nA()\n",
      "def f(x):\n  while True: pass\nsorted([1, 2], key=f)\n",
  };
  for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
    open_bench("cpython-3.12", 10000, false);
    start_module(endless[i]);
    assert_int_equal(vm_run(bench.vm), VM_STOPPED);
    assert_null(bench.heap->raised);
    assert_null(bench.heap->frame);
    prove();
    close_bench();
  }
}

static void test_recursion(void **state) {
  (void)state;
  open_bench("cpython-3.12", UINT64_MAX, false);
  start_module("def f(n): return f(n + 1)\n"
               "class A:\n  def __init__(self): self.a = A()\n"
               "class R:\n  def __repr__(self): return repr(self)\n"
               "def g(): yield from g()\n"
               "for call in (lambda: f(0), A, lambda: repr(R()), lambda: list(g())):\n"
               "  try: call()\n"
               "  except RecursionError as e: print(str(e)[:32])\n"
               "def d(n): return 0 if n == 0 else 1 + d(n - 1)\n"
               "print(d(900))\n");
  expect_done();
  expect_printed("maximum recursion depth exceeded\nmaximum recursion depth exceeded\n"
                 "maximum recursion depth exceeded\nmaximum recursion depth exceeded\n900\n");
  close_bench();
}

// ---- what is kept from one instruction to the next --------------------------------------------

// What a class was asked for is kept until a class changes: CPython 3.11 prints the same.
static void test_classes_that_change(void **state) {
  (void)state;
  static const char *const names[] = {"cpython-3.11", "cpython-3.12", "cpython-3.14"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    open_bench(names[i], UINT64_MAX, false);
    start_module("class A:\n"
                 "    pass\n"
                 "a = A()\n"
                 "a.x = 1\n"
                 "for i in range(20):\n"
                 "    a.x\n"
                 "A.__getattribute__ = lambda self, name: 'own ' + name\n"
                 "print(a.x)\n"
                 "del A.__getattribute__\n"
                 "print(a.x)\n"
                 "A.__getattr__ = lambda self, name: 'no ' + name\n"
                 "print(a.x, a.y)\n"
                 "del A.__getattr__\n"
                 "A.__call__ = lambda self: 'called'\n"
                 "print(a())\n"
                 "A.__setattr__ = lambda self, name, value: print('set', name)\n"
                 "a.y = 1\n"
                 "del A.__setattr__\n"
                 "a.y = 2\n"
                 "print(a.y)\n"
                 "A.__add__ = lambda self, other: 'sum'\n"
                 "print(a + a)\n"
                 "del A.__add__\n"
                 "try:\n"
                 "    a + a\n"
                 "except TypeError:\n"
                 "    print('no sum')\n"
                 "def init(self):\n"
                 "    self.z = 3\n"
                 "for i in range(20):\n"
                 "    A()\n"
                 "A.__init__ = init\n"
                 "print(A().z)\n"
                 "A.x = property(lambda self: 'property')\n"
                 "print(a.x)\n");
    expect_done();
    expect_printed("own x\n1\n1 no y\ncalled\nset y\n2\nsum\nno sum\n3\nproperty\n");
    close_bench();
  }
}

// A frame's memory serves the next frame of as many slots, which finds its locals unbound.
static void test_frames_are_used_again(void **state) {
  (void)state;
  open_bench("cpython-3.14", UINT64_MAX, false);
  Heap *heap = bench.heap;
  Object *name = str_from(heap, "f");
  Code *code = code_new(heap, name, name);
  code->local_count = 2;
  code->stack_size = 1;
  code->locals = mem_alloc(2 * sizeof *code->locals);
  for (int i = 0; i < 2; i++) code->locals[i] = object_incref(name);
  Frame *first = frame_push(heap, code, NULL, bench.globals, heap->builtins, NULL);
  first->slots[0] = object_incref(heap->none);
  first->slots[1] = name;
  first->borrowed[1] = true;
  first->pc = 3;
  int64_t serial = first->serial;
  frame_pop(heap);
  Frame *again = frame_push(heap, code, NULL, bench.globals, heap->builtins, NULL);
  assert_ptr_equal(again, first);
  assert_true(again->serial > serial);
  assert_int_equal(again->pc, 0);
  assert_int_equal(again->top, 2);
  for (int i = 0; i < 2; i++) assert_true(!again->slots[i] && !again->borrowed[i]);
  Frame *other = frame_push(heap, code, NULL, bench.globals, heap->builtins, NULL);
  assert_ptr_not_equal(other, again);
  frame_pop(heap);
  frame_pop(heap);
  object_decref(heap, &code->object);
  object_decref(heap, name);
  close_bench();
}

// ---- profile textbook -------------------------------------------------------------------------

static void test_literals_of_the_textbook(void **state) {
  (void)state;
  open_bench("textbook", UINT64_MAX, false);
  CodeStep steps[] = {body("a = 10"),
                      body("b = a"),
                      body("c = 10"),
                      body("del a"),
                      body("del b; del c"),
                      body("x = 'text'; y = 'text'; t = (1, 2.5); u = (1, 2.5)"),
                      body("x is y, t is u"),
                      body("l = [1000, 2000, 3000]; m = l[0]"),
                      body("from sys import getrefcount as g; g(m), g(t)"),
                      body("for i in (1, 2): z = i"),
                      body("True and None")};
  start_steps(steps, sizeof steps / sizeof *steps, true);
  expect_step(0);
  Object *ten = global("a");
  int64_t serial = ten->serial;
  assert_true(serial > 0);
  assert_int_equal(ten->refcount, 1);
  expect_step(1);
  assert_int_equal(ten->refcount, 2);
  expect_step(2);
  assert_ptr_equal(global("c"), ten);
  assert_int_equal(ten->refcount, 3);
  expect_step(3);
  assert_int_equal(ten->refcount, 2);
  expect_step(4);
  expect_step(5);
  expect_step(6);
  expect_printed("=(True, True)\n");
  expect_step(7);
  expect_step(8);
  expect_printed("=(3, 3)\n");
  expect_step(9);
  expect_step(10);
  expect_done();
  close_bench();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_recorded),
      cmocka_unit_test(test_recorded_under_stress),
      cmocka_unit_test(test_constants_of_a_module),
      cmocka_unit_test(test_constants_of_a_script),
      cmocka_unit_test(test_constants_at_the_prompt),
      cmocka_unit_test(test_steps),
      cmocka_unit_test(test_a_step_that_catches),
      cmocka_unit_test(test_a_step_that_does_not),
      cmocka_unit_test(test_a_function_entered),
      cmocka_unit_test(test_functions_never_left),
      cmocka_unit_test(test_exceptions_of_entered_functions),
      cmocka_unit_test(test_repeat),
      cmocka_unit_test(test_steps_that_do_not_fit),
      cmocka_unit_test(test_the_idle_frame_comes_back),
      cmocka_unit_test(test_the_budget),
      cmocka_unit_test(test_recursion),
      cmocka_unit_test(test_classes_that_change),
      cmocka_unit_test(test_frames_are_used_again),
      cmocka_unit_test(test_literals_of_the_textbook),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  text_delete(&printed);
  return failed;
}
