// test_modules.c: the builtins, sys, gc, weakref and copy (src/play/modules). Expressions are
// evaluated by a few lines of this file, not by the virtual machine. What they must give was
// printed by CPython 3.12.1.
#include "heapstory/python.h"
#include "play/modules/modules.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static Heap *heap;
static Object *names; // of the test: a dict that heap_check knows
static Text printed;

// ---- a small evaluator ------------------------------------------------------------------------

static Object *evaluate(const Expr *expr);

static Object *constant(const Expr *expr) {
  switch (expr->as.constant.kind) {
  case CONSTANT_NONE: return object_incref(heap->none);
  case CONSTANT_TRUE: return bool_new(heap, true);
  case CONSTANT_FALSE: return bool_new(heap, false);
  case CONSTANT_ELLIPSIS: return object_incref(heap->ellipsis);
  case CONSTANT_INT: return int_from_text(heap, expr->as.constant.text, 0);
  case CONSTANT_FLOAT: return float_new(heap, expr->as.constant.number);
  case CONSTANT_IMAGINARY: return complex_new(heap, 0, expr->as.constant.number);
  case CONSTANT_STR: return str_new(heap, expr->as.constant.text, expr->as.constant.length);
  case CONSTANT_BYTES: return bytes_new(heap, expr->as.constant.text, expr->as.constant.length);
  }
  return NULL;
}

static Object *name_value(const char *name) {
  Object *key = str_from(heap, name), *value = dict_get(heap, names, key);
  if (!value) value = builtins_find(heap, key);
  if (!value && !heap->raised) value = modules_find(heap, name);
  if (!value && !heap->raised) heap_raise(heap, TYPE_NAME_ERROR, "name '%s' is not defined", name);
  if (value) object_incref(value);
  object_decref(heap, key);
  return value;
}

static Object *attribute(const Expr *expr) {
  Object *owner = evaluate(expr->as.attribute.object);
  if (!owner) return NULL;
  Object *name = str_intern(heap, expr->as.attribute.name, strlen(expr->as.attribute.name));
  Object *value = object_get_attribute(heap, owner, name);
  if (!value) modules_refuse_attribute(heap, owner, name);
  object_decref(heap, name);
  object_decref(heap, owner);
  return value;
}

enum { MOST = 16 };

static void drop_all(Object **items, size_t count) {
  while (count) object_decref(heap, items[--count]);
}

// False with an exception pending, and nothing held.
static bool evaluate_all(const ExprList *list, Object **items) {
  assert_in_range(list->count, 0, MOST);
  for (size_t i = 0; i < list->count; i++) {
    items[i] = evaluate(list->items[i]);
    if (items[i]) continue;
    drop_all(items, i);
    return false;
  }
  return true;
}

static Object *display(const Expr *expr) {
  Object *items[MOST];
  size_t count = expr->as.items.count;
  if (!evaluate_all(&expr->as.items, items)) return NULL;
  if (expr->kind == EXPR_LIST) return list_from_steal(heap, items, count);
  if (expr->kind == EXPR_TUPLE) return tuple_new_steal(heap, items, count);
  Object *set = set_new(heap, false);
  for (size_t i = 0; i < count; i++) set_add(heap, set, items[i]);
  drop_all(items, count);
  return set;
}

static Object *dict_display(const Expr *expr) {
  Object *dict = dict_new(heap);
  for (size_t i = 0; i < expr->as.dict.keys.count; i++) {
    Object *key = evaluate(expr->as.dict.keys.items[i]),
           *value = evaluate(expr->as.dict.values.items[i]);
    dict_set(heap, dict, key, value);
    object_decref(heap, key);
    object_decref(heap, value);
  }
  return dict;
}

static Object *call(const Expr *expr) {
  Object *values[MOST], *words[MOST], *result = NULL;
  Object *function = evaluate(expr->as.call.function);
  if (!function) return NULL;
  size_t count = expr->as.call.arguments.count, keywords = expr->as.call.keyword_count;
  if (evaluate_all(&expr->as.call.arguments, values)) {
    for (size_t i = 0; i < keywords; i++) {
      const Keyword *keyword = &expr->as.call.keywords[i];
      values[count + i] = evaluate(keyword->value);
      words[i] = str_intern(heap, keyword->name, strlen(keyword->name));
    }
    Object *keyword_names = keywords ? tuple_new_constant_steal(heap, words, keywords) : NULL;
    result = object_call(heap, function, values, count, keyword_names);
    object_decref_null(heap, keyword_names);
    drop_all(values, count + keywords);
  }
  object_decref(heap, function);
  return result;
}

static Object *evaluate(const Expr *expr) {
  if (expr->kind == EXPR_CONSTANT) return constant(expr);
  if (expr->kind == EXPR_NAME) return name_value(expr->as.name);
  if (expr->kind == EXPR_ATTRIBUTE) return attribute(expr);
  if (expr->kind == EXPR_DICT) return dict_display(expr);
  if (expr->kind == EXPR_CALL) return call(expr);
  if (expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE || expr->kind == EXPR_SET)
    return display(expr);
  Object *items[2];
  if (expr->kind == EXPR_UNARY) {
    Object *operand = evaluate(expr->as.unary.operand);
    Object *result = operand ? object_unary(heap, operand, UNARY_OP_NEGATIVE) : NULL;
    object_decref_null(heap, operand);
    return result;
  }
  const ExprList pair =
      expr->kind == EXPR_BINARY
          ? (ExprList){(Expr *[]){expr->as.binary.left, expr->as.binary.right}, 2}
          : (ExprList){(Expr *[]){expr->as.compare.left, expr->as.compare.comparators.items[0]}, 2};
  if (!evaluate_all(&pair, items)) return NULL;
  Object *result =
      expr->kind == EXPR_BINARY
          ? object_binary(heap, items[0], items[1], (BinaryOp)expr->as.binary.operator, false)
          : bool_new(heap, items[0] == items[1]); // `is` alone
  drop_all(items, 2);
  return result;
}

static Object *value_of(const char *text) {
  Errors errors = {0};
  PyTree *tree = python_read_expression(text, strlen(text), (Position){0}, &errors);
  if (!tree) errors_print(&errors, stderr);
  assert_non_null(tree);
  Object *value = evaluate(tree->expr);
  python_delete(tree);
  errors_delete(&errors);
  return value;
}

// The repr, or "Error: message"; yours to mem_free.
static char *outcome(const char *text) {
  Text out = {0};
  Object *value = value_of(text), *repr = value ? object_repr(heap, value) : NULL;
  object_decref_null(heap, value);
  if (repr) {
    text_add(&out, ((Str *)repr)->chars);
    object_decref(heap, repr);
    return text_take(&out);
  }
  Text message = {0};
  heap_raised_text(heap, &out, &message);
  text_printf(&out, ": %s", text_chars(&message));
  text_delete(&message);
  heap_forget(heap);
  return text_take(&out);
}

static void gives(const char *text, const char *expected) {
  char *out = outcome(text);
  if (strcmp(out, expected) != 0) fail_msg("%s\n  gives    %s\n  expected %s", text, out, expected);
  mem_free(out);
}

static void let(const char *name, const char *text) {
  Object *value = value_of(text);
  assert_non_null(value);
  dict_set_str(heap, names, name, value);
  object_decref(heap, value);
}

static void forget(const char *name) {
  Object *key = str_from(heap, name);
  assert_int_equal(dict_remove(heap, names, key), 1);
  object_decref(heap, key);
}

// ---- help -------------------------------------------------------------------------------------

static void print(Heap *h, const char *chars, size_t length, bool to_stderr) {
  (void)h;
  assert_false(to_stderr);
  text_add_n(&printed, chars, length);
}

static void check(void) {
  Text problems = {0};
  if (!heap_check(heap, &problems)) fail_msg("%s", text_chars(&problems));
  text_delete(&problems);
}

static void begin(const char *profile) {
  heap = heap_new(profile_find(profile));
  assert_true(modules_install(heap));
  heap->hooks.print = print;
  heap_internal_begin(heap);
  names = dict_new(heap);
  heap_internal_end(heap);
  heap_hold(heap, names);
  object_decref(heap, names);
  check();
}

static int setup(void **state) {
  (void)state;
  begin("cpython-3.12");
  return 0;
}

// A collection at every allocation of a container.
static int setup_stress(void **state) {
  setup(state);
  heap->stress = true;
  return 0;
}

static int setup_textbook(void **state) {
  (void)state;
  begin("textbook");
  return 0;
}

static int teardown(void **state) {
  (void)state;
  check();
  heap_let_go(heap, names);
  gc_collect(heap, 2);
  check();
  heap_delete(heap);
  text_delete(&printed);
  return 0;
}

static Object *tell(Heap *h, Object *self, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  (void)keyword_names, (void)arguments, (void)self;
  return int_new(h, (int64_t)count);
}
static const Builtin tell_row = {"tell", tell, 0, -1, 0};

// class Node: pass
static void let_class(const char *name, const char *bases) {
  Object *str = str_from(heap, name), *namespace = value_of("{'__module__': '__main__'}"),
         *tuple = value_of(bases);
  Object *cls = class_new(heap, str, tuple, namespace);
  assert_non_null(cls);
  dict_set_str(heap, names, name, cls);
  object_decref(heap, str);
  object_decref(heap, namespace);
  object_decref(heap, tuple);
  object_decref(heap, cls);
}

// ---- what CPython printed ---------------------------------------------------------------------

// Lines "expression -> outcome": tests/oracle/record_builtins.py wrote them.
static void as_cpython(void **state) {
  (void)state;
  FILE *file = fopen(SOURCE_DIR "/tests/oracle/builtins.3.12.1.txt", "r");
  assert_non_null(file);
  let_class("Node", "()");
  let("a", "Node()");
  let("x", "[]");
  let("holders", "[[x], [x]]");
  char line[1024];
  while (fgets(line, sizeof line, file)) {
    char *arrow = strstr(line, " -> ");
    assert_non_null(arrow);
    line[strcspn(line, "\n")] = '\0';
    *arrow = '\0';
    gives(line, arrow + 4);
    check();
  }
  fclose(file);
}

typedef struct Example {
  const char *text, *expected;
} Example;

static void run(const Example *examples) {
  for (; examples->text; examples++) {
    gives(examples->text, examples->expected);
    check();
  }
}

static void printing(void **state) {
  (void)state;
  run((const Example[]){
      {"print()", "None"},
      {"print(1, 'a', [2])", "None"},
      {"print(1, 2, sep='-', end='')", "None"},
      {"print('x', sep=None, end=None, file=None)", "None"},
      {"print('y', flush=True)", "None"},
      {"print(foo=1)", "TypeError: 'foo' is an invalid keyword argument for print()"},
      {"print(sep=1)", "TypeError: sep must be None or a string, not int"},
      {"print(end=1)", "TypeError: end must be None or a string, not int"},
      {"print(file=1)", "NotImplementedError: 'print(file=...)' is not modelled"},
      {NULL, NULL},
  });
  assert_string_equal(text_chars(&printed), "\n1 a [2]\n1-2x\ny\n");
}

static void what_is_not_modelled_is_refused_by_name(void **state) {
  (void)state;
  run((const Example[]){
      {"open('x')", "NotImplementedError: 'open' is not modelled"},
      {"sys.path", "NotImplementedError: 'sys.path' is not modelled"},
      {"weakref.itertools", "NotImplementedError: 'weakref.itertools' is not modelled"},
      {"weakref.WeakValueDictionary()",
       "NotImplementedError: 'weakref.WeakValueDictionary' is not modelled"},
      {"hasattr(sys, 'argv')", "NotImplementedError: 'sys.argv' is not modelled"},
      {"sys.nonsense", "AttributeError: module 'sys' has no attribute 'nonsense'"},
      {"nonsense", "NameError: name 'nonsense' is not defined"},
      {"input()", "NotImplementedError: 'input' is not modelled"},
      {NULL, NULL},
  });
}

// ---- sys, gc, weakref -------------------------------------------------------------------------

static void textbook_counts_every_name(void **state) {
  (void)state;
  let("x", "12345");
  gives("sys.getrefcount(x)", "2");
  let("y", "x");
  gives("sys.getrefcount(x)", "3");
  gives("sys.version_info", "NotImplementedError: 'sys.version_info' is not modelled");
}

// FACTS.md 10.2: test_get_count and test_get_objects_generations.
static void gc_counts_and_generations(void **state) {
  (void)state;
  gives("gc.collect()", "0");
  let("a", "gc.get_count()");
  let("x", "[]");
  let("b", "gc.get_count()");
  gives("a", "(0, 0, 0)");
  gives("b", "(2, 0, 0)");
  gives("gc.collect(0)", "0");
  gives("gc.get_count()", "(0, 1, 0)");
  gives("gc.collect(generation=1)", "0");
  gives("gc.get_count()", "(0, 0, 1)");
  gives("gc.collect(2)", "0");
  gives("gc.get_stats()", "[{'collections': 1, 'collected': 0, 'uncollectable': 0}, "
                          "{'collections': 1, 'collected': 0, 'uncollectable': 0}, "
                          "{'collections': 2, 'collected': 0, 'uncollectable': 0}]");
  let("y", "[x]");
  let("z", "[y]");
  gives("gc.get_objects(0)", "[[[]], [[[]]]]");
  gives("gc.get_objects(generation=1)", "[]");
  gives("gc.is_tracked(x)", "True");
  gives("gc.is_tracked(1)", "False");
  gives("gc.is_finalized(x)", "False");
}

static void gc_freezes(void **state) {
  (void)state;
  let("x", "[]");
  gives("gc.freeze()", "None");
  gives("gc.get_objects()", "[]");
  gives("gc.get_freeze_count() is 0", "False");
  gives("gc.unfreeze()", "None");
  gives("gc.get_freeze_count()", "0");
}

static void gc_saves_garbage(void **state) {
  (void)state;
  gives("gc.set_debug(gc.DEBUG_SAVEALL)", "None");
  let("x", "[]");
  gives("x.append(x)", "None");
  forget("x");
  gives("gc.collect()", "1");
  gives("gc.garbage", "[[[...]]]");
  gives("gc.set_debug(0)", "None");
  gives("gc.garbage.clear()", "None");
  gives("gc.collect()", "1");
}

static void gc_references(void **state) {
  (void)state;
  let_class("Node", "()");
  let("x", "[]");
  let("a", "Node()");
  gives("setattr(a, 'v', x)", "None");
  gives("gc.get_referents(a)", "[[], <class '__main__.Node'>]");
  gives("gc.get_referents([1, 2], (3, 4))", "[2, 1, 4, 3]");
  gives("gc.get_referents({'k': 1})", "[1]");
  gives("gc.get_referents({5: 1})", "[1, 5]");
  gives("gc.get_referents(1, 'a')", "[]");
  gives("gc.get_referents(int)", "[]");
  let("t", "(x, 7)");
  let("d", "{'k': x}");
  gives("len(gc.get_referrers(x))", "4"); // names, a, t, d
  gives("gc.get_referrers(a) is 0", "False");
  gives("len(gc.get_referrers(a))", "1");
  gives("gc.get_referrers()", "[]");
  gives("gc.get_referrers([])", "[]");
}

static void weak_references(void **state) {
  (void)state;
  let_class("Node", "()");
  let("a", "Node()");
  gives("weakref.getweakrefcount(a)", "0");
  let("r", "weakref.ref(a)");
  gives("weakref.ref(a) is r", "True");
  let("s", "weakref.ref(a, len)");
  gives("weakref.getweakrefcount(a)", "2");
  gives("len(weakref.getweakrefs(a))", "2");
  gives("r() is a", "True");
  gives("weakref.getweakrefcount(1)", "0");
  gives("weakref.getweakrefs(1)", "[]");
  forget("s");
  forget("a");
  gives("r()", "None");
}

static void a_scenario_may_shadow_and_add(void **state) {
  (void)state;
  Object *function = builtin_new(heap, &tell_row, NULL, NULL);
  dict_set_str(heap, heap->builtins, "tell", function);
  object_decref(heap, function);
  gives("tell(1, 2)", "2");
  gives("builtins.tell(1)", "1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#define STRESS(name)                                                                               \
  { "stress: " #name, name, setup_stress, teardown, NULL }

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(as_cpython),
      TEST(printing),
      TEST(what_is_not_modelled_is_refused_by_name),
      cmocka_unit_test_setup_teardown(textbook_counts_every_name, setup_textbook, teardown),
      TEST(gc_counts_and_generations),
      TEST(gc_freezes),
      TEST(gc_saves_garbage),
      TEST(gc_references),
      TEST(weak_references),
      TEST(a_scenario_may_shadow_and_add),
      STRESS(printing),
      STRESS(gc_references),
      STRESS(weak_references),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
