// Sets, ranges, slices, iterators, views, descriptors, methods, modules and weak references
// (src/heap/types). Orders of sets are checked against tests/oracle/sets; sizes were printed by
// CPython 3.11.7, 3.12.1, 3.13.0 (type(x).__basicsize__) and stand in FACTS.md 1.2 for 3.14
// and 3.15.
#include "heap/descriptors.h"
#include "heap/iterators.h"
#include "heap/set.h"
#include "heap/slice.h"
#include "heap/weakref.h"
#include "heapstory/heap.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// ---- help -------------------------------------------------------------------------------------

static Heap *heap;
static Text called; // what callbacks logged
static bool stress; // a collection at every allocation
static const char *base_profile = "cpython-3.12";
static Profile profile;

static int setup(void **state) {
  (void)state;
  profile = *profile_find(base_profile);
  if (stress) profile.collect_at = COLLECT_AT_ALLOCATION;
  heap = heap_new(&profile);
  heap->stress = stress;
  return 0;
}

static void check(void) {
  Text problems = {0};
  if (!heap_check(heap, &problems)) fail_msg("%s", text_chars(&problems));
  text_delete(&problems);
}

static int teardown(void **state) {
  (void)state;
  check();
  heap_delete(heap);
  text_delete(&called);
  return 0;
}

static void drop(Object *o) { object_decref(heap, o); }

static Object *hold(Object *o) { // of the test: known to heap_check
  assert_non_null(o);
  heap_hold(heap, o);
  drop(o);
  return o;
}

static void let_go(Object *o) { heap_let_go(heap, o); }

static void assert_text(Object *str, const char *expected) {
  assert_non_null(str);
  assert_string_equal(((Str *)str)->chars, expected);
  drop(str);
}

static void assert_repr(Object *o, const char *expected) {
  assert_text(object_repr(heap, o), expected);
}

static void assert_raised(const char *type, const char *message) {
  Text t = {0}, m = {0};
  assert_non_null(heap->raised);
  heap_raised_text(heap, &t, &m);
  assert_string_equal(text_chars(&m), message);
  assert_string_equal(text_chars(&t), type);
  text_delete(&t);
  text_delete(&m);
  heap_forget(heap);
}

static Object *number(int64_t n) { return int_new(heap, n); }

static Object *attribute(Object *o, const char *name) {
  Object *key = str_from(heap, name), *value = object_get_attribute(heap, o, key);
  drop(key);
  return value;
}

// Calls a method with one argument; stolen. NULL = none.
static Object *method(Object *o, const char *name, Object *argument) {
  Object *function = attribute(o, name);
  assert_non_null(function);
  Object *result = object_call(heap, function, &argument, argument != NULL, NULL);
  drop(function);
  if (argument) drop(argument);
  return result;
}

static Object *construct(TypeId type, Object **arguments, size_t count) { // arguments are stolen
  Object *result = object_call(heap, &heap_class(heap, type)->head.object, arguments, count, NULL);
  for (size_t i = 0; i < count; i++) drop(arguments[i]);
  return result;
}

static Object *numbers(const char *text) { // a list of ints
  Object *list = list_new(heap, 0);
  for (char *end; *text; text = end) {
    Object *item = number(strtoll(text, &end, 10));
    list_append(heap, list, item);
    drop(item);
  }
  return list;
}

static Object *text_of(const char *chars) { return str_from(heap, chars); }

// ---- sets against the recording ---------------------------------------------------------------

static Object *registers[4];

static int64_t read_number(const char **text) {
  char *end;
  int64_t value = strtoll(*text, &end, 10);
  *text = end;
  return value;
}

static void replace(size_t i, Object *set) {
  assert_non_null(set);
  drop(registers[i]);
  registers[i] = set;
}

static int find_word(const char *word, const char *const *words) {
  for (int i = 0; words[i]; i++)
    if (strcmp(word, words[i]) == 0) return i;
  return -1;
}

static const BinaryOp binary_ops[] = {OP_OR, OP_AND, OP_SUBTRACT, OP_XOR};

static void play_fill(Object *set, const char *text) {
  int64_t from = read_number(&text), to = read_number(&text);
  Object *range = range_new(heap, from, to, 1);
  assert_true(set_update(heap, set, range));
  drop(range);
}

// Plays one line; the first register is the one that changes.
static size_t play(const char *word, const char *text) {
  static const char *const binaries[] = {"or", "and", "sub", "xor", NULL};
  static const char *const in_places[] = {"ior", "iand", "isub", "ixor", NULL};
  static const char *const simple[] = {"add", "discard", NULL};
  static const char *const other_result[] = {"union", "intersection", "difference",
                                             "symmetric_difference", NULL};
  size_t a = (size_t)read_number(&text);
  int op;
  if ((op = find_word(word, binaries)) >= 0) {
    Object *left = registers[read_number(&text)], *right = registers[read_number(&text)];
    replace(a, object_binary(heap, left, right, binary_ops[op], false));
  } else if ((op = find_word(word, in_places)) >= 0) {
    replace(a,
            object_binary(heap, registers[a], registers[read_number(&text)], binary_ops[op], true));
  } else if (find_word(word, simple) >= 0) {
    drop(method(registers[a], word, number(read_number(&text))));
  } else if (find_word(word, other_result) >= 0) {
    Object *from = registers[read_number(&text)];
    replace(a, method(from, word, numbers(text)));
  } else if (strcmp(word, "copy") == 0) {
    replace(a, method(registers[read_number(&text)], word, NULL));
  } else if (strcmp(word, "fill") == 0) {
    play_fill(registers[a], text);
  } else if (strcmp(word, "frozen") == 0) {
    Object *list = numbers(text), *frozen = construct(TYPE_FROZENSET, &list, 1);
    replace(a, construct(TYPE_SET, &frozen, 1));
  } else if (strcmp(word, "pop") == 0 || strcmp(word, "clear") == 0) {
    drop(method(registers[a], word, NULL));
  } else {
    drop(method(registers[a], word, numbers(text))); // update, difference_update ...
  }
  return a;
}

static void show(Object *set, Text *out) {
  text_printf(out, "%zu:", object_size(heap, set));
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(set, &position, &key, &hash);)
    text_printf(out, " %lld", (long long)int_value(key));
}

static void renew_registers(void) {
  for (size_t i = 0; i < 4; i++) {
    if (registers[i]) drop(registers[i]);
    registers[i] = set_new(heap, false);
  }
}

static void test_sets_as_recorded(void **state) {
  (void)state;
  FILE *file = fopen(SOURCE_DIR "/tests/oracle/sets/sets-3.12.1.txt", "r");
  char line[4096], word[40];
  int lines = 0;
  assert_non_null(file);
  for (; fgets(line, sizeof line, file); lines++) {
    line[strcspn(line, "\n")] = '\0';
    char *expected = strstr(line, " => ");
    if (!expected) continue;
    *expected = '\0';
    expected += 4;
    int used = 0;
    assert_int_equal(sscanf(line, "%39s%n", word, &used), 1);
    size_t changed = 0;
    if (strcmp(word, "new") == 0)
      renew_registers();
    else
      changed = play(word, line + used);
    Text got = {0};
    show(registers[changed], &got);
    if (strcmp(text_chars(&got), expected) != 0)
      fail_msg("line %d: %s\n got      %s\n expected %s", lines + 1, line, text_chars(&got),
               expected);
    text_delete(&got);
  }
  fclose(file);
  assert_true(lines > 3000);
  for (size_t i = 0; i < 4; i++) {
    drop(registers[i]);
    registers[i] = NULL;
  }
}

static void test_constant_display(void **state) { // {1, 2, 3, 4, 5}: FACTS.md 1.3
  (void)state;
  Object *list = numbers("1 2 3 4 5"), *frozen = construct(TYPE_FROZENSET, &list, 1);
  Object *set = set_new(heap, false);
  assert_true(set_update(heap, set, frozen));
  assert_int_equal(object_size(heap, frozen), 216 + 32 * 16);
  assert_int_equal(object_size(heap, set), 472);
  assert_true(object_is_tracked(set));
  drop(set);
  drop(frozen);
}

static void test_set_protocols(void **state) {
  (void)state;
  Object *list = numbers("3 1 2"), *set = construct(TYPE_SET, &list, 1),
         *empty = set_new(heap, true);
  assert_repr(set, "{1, 2, 3}");
  assert_repr(empty, "frozenset()");
  int64_t hash;
  assert_false(object_hash(heap, set, &hash));
  assert_raised("TypeError", "unhashable type: 'set'");
  assert_true(object_hash(heap, empty, &hash));
  assert_int_equal(hash, 133146708735736);
  Object *frozen = construct(TYPE_FROZENSET, (Object *[]){object_incref(set)}, 1);
  assert_true(object_hash(heap, frozen, &hash));
  assert_int_equal(hash, -272375401224217160); // hash(frozenset({1, 2, 3}))
  assert_int_equal(object_equal(heap, frozen, set), 1);
  assert_true(set_add(heap, empty, frozen));
  assert_int_equal(set_contains(heap, empty, set), 1);
  assert_repr(empty, "frozenset({frozenset({1, 2, 3})})");
  assert_null(method(set, "remove", number(9)));
  assert_raised("KeyError", "9");
  drop(set), drop(empty), drop(frozen);
}

static void test_frozenset_tracking(void **state) { // FACTS.md 3.5
  (void)state;
  Object *atoms = construct(TYPE_FROZENSET, (Object *[]){numbers("1 2")}, 1);
  assert_true(object_is_tracked(atoms));
  profile.new_frozensets_untracked = true; // 3.15
  Object *later = construct(TYPE_FROZENSET, (Object *[]){numbers("1 2")}, 1);
  assert_false(object_is_tracked(later));
  drop(atoms), drop(later);
}

static void test_set_iteration(void **state) {
  (void)state;
  Object *list = numbers("1 2"), *set = construct(TYPE_SET, &list, 1);
  Object *iterator = object_iterate(heap, set), *more = number(7);
  drop(object_next(heap, iterator));
  set_add(heap, set, more);
  assert_null(object_next(heap, iterator));
  assert_raised("RuntimeError", "Set changed size during iteration");
  assert_int_equal(set->refcount, 2);
  drop(iterator), drop(more), drop(set);
}

// ---- sizes ------------------------------------------------------------------------------------

static void test_basic_sizes(void **state) {
  (void)state;
  static const struct {
    const Type *type;
    uint16_t size[LAYOUTS];
  } rows[] = {
      {&set_type, {200, 200, 200, 200, 200}},
      {&frozenset_type, {200, 200, 200, 200, 200}},
      {&range_type, {48, 48, 48, 48, 48}},
      {&slice_type, {40, 40, 40, 40, 40}},
      {&sequence_iterator_type, {32, 32, 32, 32, 32}},
      {&list_iterator_type, {32, 32, 32, 32, 32}},
      {&tuple_iterator_type, {32, 32, 32, 32, 32}},
      {&str_iterator_type, {32, 32, 32, 32, 32}},
      {&range_iterator_type, {48, 40, 40, 40, 40}},
      {&set_iterator_type, {48, 48, 48, 48, 48}},
      {&dict_keys_type, {24, 24, 24, 24, 24}},
      {&dict_values_type, {24, 24, 24, 24, 24}},
      {&dict_items_type, {24, 24, 24, 24, 24}},
      {&dict_key_iterator_type, {56, 56, 56, 56, 56}},
      {&dict_value_iterator_type, {56, 56, 56, 56, 56}},
      {&dict_item_iterator_type, {56, 56, 56, 56, 56}},
      {&enumerate_type, {56, 56, 56, 56, 56}},
      {&zip_type, {48, 48, 48, 48, 48}},
      {&map_type, {32, 32, 32, 40, 40}},
      {&method_type, {48, 48, 48, 48, 48}},
      {&builtin_type, {56, 56, 56, 56, 56}},
      {&method_descriptor_type, {56, 56, 56, 56, 56}},
      {&getset_type, {48, 48, 48, 48, 48}},
      {&member_type, {48, 48, 48, 48, 48}},
      {&property_type, {64, 64, 64, 64, 64}},
      {&static_method_type, {32, 32, 32, 32, 32}},
      {&class_method_type, {32, 32, 32, 32, 32}},
      {&super_type, {40, 40, 40, 40, 40}},
      {&cell_type, {24, 24, 24, 24, 24}},
      {&module_type, {56, 56, 56, 56, 104}},
      {&weakref_type, {64, 64, 64, 64, 64}},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    uint16_t now = 0;
    for (int layout = 0; layout < LAYOUTS; layout++) {
      if (rows[i].type->basic_size[layout]) now = rows[i].type->basic_size[layout];
      if (now != rows[i].size[layout])
        fail_msg("%s, layout %d: %u", rows[i].type->name, layout, now);
    }
  }
}

// ---- ranges, slices ---------------------------------------------------------------------------

static void test_range(void **state) {
  (void)state;
  Object *range = range_new(heap, 0, 10, 1), *slice_stop = number(20);
  Object *step = number(2), *slice = slice_new(heap, NULL, NULL, step);
  Object *part = object_get_item(heap, range, slice);
  assert_repr(part, "range(0, 10, 2)");
  assert_null(object_get_item(heap, range, slice_stop));
  assert_raised("IndexError", "range object index out of range");
  assert_int_equal(object_length(heap, part), 5);
  Object *three = range_new(heap, 0, 3, 1), *same = range_new(heap, 0, 3, 1);
  int64_t hash;
  assert_true(object_hash(heap, three, &hash));
  assert_int_equal(hash, -8338477496398685190); // hash(range(0, 3))
  assert_int_equal(object_equal(heap, three, same), 1);
  assert_int_equal(object_contains(heap, part, step), 1);
  assert_int_equal(object_contains(heap, part, slice_stop), 0);
  Object *down = range_new(heap, 5, -5, -3), *list = list_new(heap, 0);
  list_extend(heap, list, down);
  assert_repr(list, "[5, 2, -1, -4]");
  assert_null(construct(TYPE_RANGE, (Object *[]){number(1), number(2), number(0)}, 3));
  assert_raised("ValueError", "range() arg 3 must not be zero");
  drop(range), drop(slice_stop), drop(step), drop(slice), drop(part);
  drop(three), drop(same), drop(down), drop(list);
}

static void test_range_iterator(void **state) {
  (void)state;
  Object *range = range_new(heap, 7, 9, 1), *iterator = object_iterate(heap, range);
  assert_int_equal(range->refcount, 1); // the iterator holds numbers only
  drop(range);
  assert_int_equal(object_size(heap, iterator), 40);
  for (int64_t i = 7; i < 9; i++) {
    Object *item = object_next(heap, iterator);
    assert_int_equal(int_value(item), i);
    drop(item);
  }
  assert_null(object_next(heap, iterator));
  assert_null(heap->raised);
  drop(iterator);
}

static void test_slice(void **state) {
  (void)state;
  static const struct {
    const char *slice;
    int64_t length, start, step, count;
  } rows[] = {
      {"- - -", 5, 0, 1, 5},  {"- - -1", 5, 4, -1, 5}, {"1 4 2", 10, 1, 2, 2},
      {"-3 - -", 5, 2, 1, 3}, {"- -9 -", 5, 0, 1, 0},  {"9 0 -2", 5, 4, -2, 2},
      {"4 1 -", 5, 4, 1, 0},  {"- - 3", 10, 0, 3, 4},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Object *parts[3] = {NULL, NULL, NULL};
    char words[3][8];
    sscanf(rows[i].slice, "%7s %7s %7s", words[0], words[1], words[2]);
    for (int k = 0; k < 3; k++)
      if (strcmp(words[k], "-") != 0) parts[k] = number(atoi(words[k]));
    Object *slice = slice_new(heap, parts[0], parts[1], parts[2]);
    int64_t start, step;
    assert_int_equal(slice_adjust(heap, slice, rows[i].length, &start, &step), rows[i].count);
    assert_int_equal(start, rows[i].start);
    assert_int_equal(step, rows[i].step);
    for (int k = 0; k < 3; k++) object_decref_null(heap, parts[k]);
    drop(slice);
  }
  Object *a = number(1), *b = number(2), *c = number(3), *slice = slice_new(heap, a, b, c);
  int64_t hash;
  assert_repr(slice, "slice(1, 2, 3)");
  assert_true(object_hash(heap, slice, &hash));
  assert_int_equal(hash, -2340833382717974474); // hash(slice(1, 2, 3)) of 3.12.1
  drop(slice), drop(a), drop(b), drop(c);
}

// ---- iterators --------------------------------------------------------------------------------

static void test_iterator_lets_go(void **state) {
  (void)state;
  Object *list = numbers("1"), *iterator = object_iterate(heap, list);
  assert_int_equal(list->refcount, 2);
  assert_true(object_is_tracked(iterator));
  drop(object_next(heap, iterator));
  assert_int_equal(list->refcount, 2);
  assert_null(object_next(heap, iterator));
  assert_int_equal(list->refcount, 1);
  Object *more = number(2);
  list_append(heap, list, more);
  assert_null(object_next(heap, iterator)); // for good
  drop(more), drop(iterator), drop(list);
}

static void test_str_iterator(void **state) {
  (void)state;
  static const char *const expected[] = {"a", "\xc3\xa9", "\xe2\x82\xac"};
  Object *str = text_of("a\xc3\xa9\xe2\x82\xac"), *iterator = object_iterate(heap, str);
  assert_int_equal(iterator_length_hint(iterator), 3);
  for (size_t i = 0; i < 3; i++) assert_text(object_next(heap, iterator), expected[i]);
  assert_null(object_next(heap, iterator));
  drop(iterator), drop(str);
}

static void test_dict_iterators(void **state) {
  (void)state;
  Object *dict = dict_new(heap), *one = number(1), *two = number(2);
  dict_set_str(heap, dict, "a", one);
  dict_set_str(heap, dict, "b", two);
  Object *items = dict_view_new(heap, TYPE_DICT_ITEMS, dict),
         *iterator = object_iterate(heap, items);
  assert_repr(items, "dict_items([('a', 1), ('b', 2)])");
  Object *pair = object_next(heap, iterator);
  Addr first = pair->address;
  assert_repr(pair, "('a', 1)");
  drop(pair);
  pair = object_next(heap, iterator);
  assert_int_equal(pair->address, first); // nobody held it: used again
  drop(pair);
  assert_null(object_next(heap, iterator));
  assert_int_equal(((Iterator *)iterator)->sequence == NULL, 1);
  drop(iterator);
  iterator = dict_iterator_new(heap, TYPE_DICT_KEY_ITERATOR, dict);
  dict_set_str(heap, dict, "c", one);
  assert_null(object_next(heap, iterator));
  assert_raised("RuntimeError", "dictionary changed size during iteration");
  drop(iterator), drop(items), drop(dict), drop(one), drop(two);
}

static void test_views_are_sets(void **state) {
  (void)state;
  Object *dict = dict_new(heap), *one = number(1);
  dict_set_str(heap, dict, "a", one);
  dict_set_str(heap, dict, "b", one);
  Object *keys = dict_view_new(heap, TYPE_DICT_KEYS, dict), *list = list_new(heap, 0),
         *a = text_of("a");
  list_append(heap, list, a);
  Object *both = object_binary(heap, keys, list, OP_AND, false);
  assert_repr(both, "{'a'}");
  Object *less = object_compare(heap, both, keys, CMP_LT);
  assert_ptr_equal(less, heap->true_);
  assert_int_equal(object_contains(heap, keys, a), 1);
  drop(less), drop(both), drop(a), drop(list), drop(keys), drop(one), drop(dict);
}

static void test_enumerate_and_zip(void **state) {
  (void)state;
  Object *list = numbers("5 6 7"), *e = construct(TYPE_ENUMERATE, (Object *[]){list, number(3)}, 2);
  Object *first = object_next(heap, e);
  assert_repr(first, "(3, 5)");
  Object *second = object_next(heap, e);
  assert_ptr_not_equal(first, second); // the first is held
  assert_repr(second, "(4, 6)");
  assert_repr(first, "(3, 5)");
  drop(first), drop(second), drop(e);
  Object *z = construct(TYPE_ZIP, (Object *[]){numbers("1 2"), numbers("3 4 5")}, 2);
  Object *all = list_new(heap, 0);
  assert_true(list_extend(heap, all, z));
  assert_repr(all, "[(1, 3), (2, 4)]");
  drop(z), drop(all);
}

// ---- methods and descriptors ------------------------------------------------------------------

static Object *log_self(Heap *h, Object *self, Object *const *arguments, size_t count,
                        Object *names) {
  (void)arguments, (void)count, (void)names;
  text_printf(&called, "%s ", ((Str *)self)->chars);
  return object_incref(h->none);
}

static Object *fail_always(Heap *h, Object *self, Object *const *arguments, size_t count,
                           Object *names) {
  (void)self, (void)arguments, (void)count, (void)names;
  return heap_raise(h, TYPE_VALUE_ERROR, "callback failed");
}

static const Builtin rows[] = {
    {"one", log_self, 1, 1, 0},
    {"none", log_self, 0, 0, 0},
    {"some", log_self, 1, 2, 0},
    {"two", log_self, 2, 2, BUILTIN_TUPLE},
    {"words", log_self, 0, 1, BUILTIN_KEYWORDS},
    {"fail", fail_always, 0, -1, 0},
    {NULL, NULL, 0, 0, 0},
};

static void test_arity_messages(void **state) {
  (void)state;
  static const struct {
    int row;
    size_t count;
    const char *bound, *free;
  } cases[] = {
      {0, 0, "str.one() takes exactly one argument (0 given)",
       "gc.one() takes exactly one argument (0 given)"},
      {0, 2, "str.one() takes exactly one argument (2 given)",
       "gc.one() takes exactly one argument (2 given)"},
      {1, 1, "str.none() takes no arguments (1 given)", "gc.none() takes no arguments (1 given)"},
      {2, 3, "some expected at most 2 arguments, got 3",
       "some expected at most 2 arguments, got 3"},
      {2, 0, "some expected at least 1 argument, got 0",
       "some expected at least 1 argument, got 0"},
      {3, 1, "two expected 2 arguments, got 1", "two expected 2 arguments, got 1"},
      {4, 2, "words() takes at most 1 argument (2 given)",
       "words() takes at most 1 argument (2 given)"},
  };
  Object *self = text_of("me"), *module = text_of("gc");
  Object *arguments[3] = {heap->none, heap->none, heap->none};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Object *bound = builtin_new(heap, &rows[cases[i].row], self, NULL);
    Object *free_one = builtin_new(heap, &rows[cases[i].row], NULL, module);
    assert_null(object_call(heap, bound, arguments, cases[i].count, NULL));
    assert_raised("TypeError", cases[i].bound);
    assert_null(object_call(heap, free_one, arguments, cases[i].count, NULL));
    assert_raised("TypeError", cases[i].free);
    drop(bound), drop(free_one);
  }
  drop(self), drop(module);
}

static void test_method_descriptor(void **state) {
  (void)state;
  Object *descriptor = attribute(&heap_class(heap, TYPE_SET)->head.object, "add");
  assert_repr(descriptor, "<method 'add' of 'set' objects>");
  Object *set = set_new(heap, false), *one = number(1), *arguments[2] = {set, one};
  drop(object_call(heap, descriptor, arguments, 2, NULL));
  assert_repr(set, "{1}");
  assert_null(object_call(heap, descriptor, arguments, 0, NULL));
  assert_raised("TypeError", "unbound method set.add() needs an argument");
  assert_null(object_call(heap, descriptor, &one, 1, NULL));
  assert_raised("TypeError", "descriptor 'add' for 'set' objects doesn't apply to a 'int' object");
  Object *bound = attribute(set, "add");
  assert_int_equal(set->refcount, 2);
  assert_int_equal(object_size(heap, bound), 72);
  drop(bound), drop(descriptor), drop(set), drop(one);
}

static void test_method(void **state) {
  (void)state;
  Object *self = text_of("self"), *function = builtin_new(heap, &rows[5], NULL, NULL);
  Object *a = method_new(heap, function, self), *b = method_new(heap, function, self);
  assert_int_equal(object_equal(heap, a, b), 1);
  assert_int_equal(function->refcount, 3);
  assert_int_equal(object_size(heap, a), 64);
  assert_null(object_call(heap, a, NULL, 0, NULL));
  assert_raised("ValueError", "callback failed");
  drop(a), drop(b), drop(function), drop(self);
}

static void test_cell(void **state) {
  (void)state;
  Object *one = number(1000), *full = cell_new(heap, one), *empty = cell_new(heap, NULL);
  assert_int_equal(one->refcount, 2);
  assert_text(object_repr(heap, one), "1000");
  Object *less = object_compare(heap, empty, full, CMP_LT);
  assert_ptr_equal(less, heap->true_);
  assert_null(attribute(empty, "cell_contents"));
  assert_raised("ValueError", "cell is empty");
  assert_int_equal(object_size(heap, full), 40);
  drop(less), drop(full), drop(empty), drop(one);
}

static void test_module(void **state) {
  (void)state;
  Object *module = module_new(heap, "gc");
  assert_true(module_add_builtins(heap, module, rows));
  Object *function = attribute(module, "one");
  assert_repr(function, "<built-in function one>");
  assert_ptr_equal(((BuiltinObject *)function)->self, module);
  drop(function);
  assert_null(attribute(module, "x"));
  assert_raised("AttributeError", "module 'gc' has no attribute 'x'");
  assert_repr(module, "<module 'gc' (built-in)>");
  hold(module);
  check();
  let_go(module); // a cycle with its functions
  assert_true(gc_collect(heap, 2) > 0);
}

// ---- classes: what their attributes are bound by ----------------------------------------------

static Object *seven(Heap *h, Object *self, Object *const *arguments, size_t count, Object *names) {
  (void)self, (void)arguments, (void)count, (void)names;
  return int_new(h, 7);
}

static Object *first_argument(Heap *h, Object *self, Object *const *arguments, size_t count,
                              Object *names) {
  (void)h, (void)self, (void)count, (void)names;
  return object_incref(arguments[0]);
}

static const Builtin class_rows[] = {
    {"seven", seven, 0, -1, 0}, {"first", first_argument, 1, 1, 0}, {NULL, NULL, 0, 0, 0}};

static Object *function(int row) { return builtin_new(heap, &class_rows[row], NULL, NULL); }

// class NAME(base): attribute = value (stolen; NULL = none).
static Object *class_with(const char *name, Object *base, const char *attribute_name,
                          Object *value) {
  Object *namespace = dict_new(heap), *bases = tuple_new(heap, &base, base != NULL);
  Object *name_str = text_of(name);
  if (value) {
    dict_set_str(heap, namespace, attribute_name, value);
    drop(value);
  }
  Object *cls = class_new(heap, name_str, bases, namespace);
  assert_non_null(cls);
  drop(name_str), drop(bases), drop(namespace);
  return cls;
}

static Object *instance_of(Object *cls) { return object_call(heap, cls, NULL, 0, NULL); }

static bool set_attribute(Object *o, const char *name, Object *value) {
  Object *key = text_of(name);
  bool done = object_set_attribute(heap, o, key, value);
  drop(key);
  return done;
}

// A class is in a cycle with its mro: only a collection ends it.
static void bury(Object *cls) {
  drop(cls);
  gc_collect(heap, 2);
}

// What a lookup found is kept: it must follow whatever becomes of the namespaces on the way.
static void test_lookups_follow_namespaces(void **state) {
  (void)state;
  Object *base = class_with("A", NULL, NULL, NULL), *cls = class_with("B", base, NULL, NULL);
  Object *name = text_of("x"), *seven = int_new(heap, 7), *eight = int_new(heap, 8);
  Object *o = instance_of(cls);
  for (int round = 0; round < 2; round++) {
    assert_null(class_lookup(heap, (Class *)cls, name));
    assert_int_equal(object_truth(heap, o), 1);
    assert_true(set_attribute(base, "x", seven));
    assert_ptr_equal(class_lookup(heap, (Class *)cls, name), seven);
    assert_true(set_attribute(cls, "x", eight));
    assert_ptr_equal(class_lookup(heap, (Class *)cls, name), eight);
    assert_true(set_attribute(cls, "x", NULL));
    assert_ptr_equal(class_lookup(heap, (Class *)cls, name), seven);
    Object *length_of = function(0);
    assert_true(set_attribute(base, "__len__", length_of));
    assert_int_equal(object_length(heap, o), 7);
    drop(length_of);
    assert_int_equal(dict_remove(heap, ((Class *)base)->dict, name), 1); // as gc gives it
    assert_null(class_lookup(heap, (Class *)cls, name));
    assert_true(set_attribute(base, "__len__", NULL));
    assert_int_equal(object_truth(heap, o), 1);
  }
  // Another class in the place of a dead one, another name in that of a dead one.
  for (int i = 0; i < 100; i++) {
    Object *other = class_with("C", NULL, i % 2 ? "y" : "x", int_new(heap, 1000 + i));
    char text[2] = {i % 2 ? 'y' : 'x', 0};
    Object *key = text_of(text);
    assert_int_equal(int_value(class_lookup(heap, (Class *)other, key)), 1000 + i);
    drop(key);
    bury(other);
  }
  drop(o), drop(name), drop(seven), drop(eight), drop(cls);
  bury(base);
}

static void test_property(void **state) {
  (void)state;
  Object *property = construct(TYPE_PROPERTY, (Object *[]){function(0)}, 1);
  Object *cls = class_with("A", NULL, "p", property), *a = instance_of(cls),
         *value = attribute(a, "p");
  assert_int_equal(int_value(value), 7);
  Object *name = text_of("p"), *found = attribute(cls, "p");
  property_set_name(heap, found, name);
  assert_false(set_attribute(a, "p", value));
  assert_raised("AttributeError", "property 'p' of 'A' object has no setter");
  assert_false(set_attribute(a, "p", NULL));
  assert_raised("AttributeError", "property 'p' of 'A' object has no deleter");
  Object *with_setter = method(found, "setter", function(0));
  assert_true(property_set(heap, with_setter, a, value));
  assert_int_equal(object_size(heap, with_setter), 80);
  drop(with_setter), drop(found), drop(name), drop(value), drop(a);
  bury(cls);
}

static void test_static_and_class_method(void **state) {
  (void)state;
  Object *inner = function(1),
         *made = construct(TYPE_STATIC_METHOD, (Object *[]){object_incref(inner)}, 1);
  Object *cls = class_with("A", NULL, "s", made), *a = instance_of(cls);
  Object *found = attribute(a, "s"), *through_class = attribute(cls, "s");
  assert_ptr_equal(found, inner);
  assert_ptr_equal(through_class, inner);
  made = construct(TYPE_CLASS_METHOD, (Object *[]){object_incref(inner)}, 1);
  assert_true(set_attribute(cls, "c", made));
  Object *bound = attribute(a, "c"), *result = object_call(heap, bound, NULL, 0, NULL);
  assert_ptr_equal(result, cls);
  drop(result), drop(bound), drop(made), drop(found), drop(through_class), drop(a), drop(inner);
  bury(cls);
}

static void test_super(void **state) {
  (void)state;
  Object *base = class_with("A", NULL, "m", function(0)),
         *cls = class_with("B", base, "m", function(1));
  Object *b = instance_of(cls);
  Object *s = construct(TYPE_SUPER, (Object *[]){object_incref(cls), object_incref(b)}, 2);
  assert_repr(s, "<super: <class 'B'>, <B object>>");
  Object *found = attribute(s, "m"), *value = object_call(heap, found, NULL, 0, NULL);
  assert_int_equal(int_value(value), 7); // A's
  assert_null(attribute(s, "zz"));
  assert_raised("AttributeError", "'super' object has no attribute 'zz'");
  assert_null(construct(TYPE_SUPER, (Object *[]){object_incref(cls), number(1)}, 2));
  assert_raised("TypeError", "super(type, obj): obj must be an instance or subtype of type");
  assert_null(construct(TYPE_SUPER, NULL, 0));
  assert_raised("RuntimeError", "super(): no arguments");
  drop(value), drop(found), drop(s), drop(b), drop(cls);
  bury(base);
}

static void test_slots(void **state) {
  (void)state;
  Object *x = text_of("x"), *cls = class_with("P", NULL, "__slots__", tuple_new(heap, &x, 1));
  Object *p = instance_of(cls), *one = number(1), *other = number(1000);
  assert_null(attribute(p, "x"));
  assert_raised("AttributeError", "'P' object has no attribute 'x'");
  assert_true(set_attribute(p, "x", other));
  Object *found = attribute(p, "x");
  assert_ptr_equal(found, other);
  assert_true(set_attribute(p, "x", NULL));
  assert_false(set_attribute(p, "x", NULL));
  assert_raised("AttributeError", "x");
  Object *descriptor = attribute(cls, "x");
  assert_repr(descriptor, "<member 'x' of 'P' objects>");
  assert_false(descriptor_set(heap, descriptor, one, other));
  assert_raised("TypeError", "descriptor 'x' for 'P' objects doesn't apply to a 'int' object");
  assert_null(weakref_new(heap, p, NULL));
  assert_raised("TypeError", "cannot create weak reference to 'P' object");
  drop(descriptor), drop(found), drop(one), drop(other), drop(p), drop(x);
  bury(cls);
}

static void test_derived_from_set(void **state) {
  (void)state;
  Object *cls = class_with("S", &heap_class(heap, TYPE_SET)->head.object, NULL, NULL),
         *list = numbers("1 2");
  Object *s = object_call(heap, cls, &list, 1, NULL), *r = weakref_new(heap, s, NULL);
  assert_repr(s, "S({1, 2})");
  assert_true(set_attribute(s, "x", list));
  drop(s);
  Object *dead = object_call(heap, r, NULL, 0, NULL);
  assert_ptr_equal(dead, heap->none);
  drop(dead), drop(r), drop(list);
  bury(cls);
}

// ---- weak references --------------------------------------------------------------------------

static Object *callback(const char *name) {
  Object *self = text_of(name), *function = builtin_new(heap, &rows[0], self, NULL);
  drop(self);
  return function;
}

static Object *ref(Object *referent, const char *name) {
  Object *function = name ? callback(name) : NULL, *r = weakref_new(heap, referent, function);
  object_decref_null(heap, function);
  return r;
}

static void test_weakref_sharing(void **state) {
  (void)state;
  Object *set = set_new(heap, false), *with = ref(set, "0"), *a = ref(set, NULL),
         *b = ref(set, NULL);
  assert_ptr_equal(a, b);
  assert_int_equal(set->refcount, 1);
  assert_ptr_equal(weakrefs_first(set), a); // the shared one goes to the front
  assert_int_equal(weakrefs_count(set), 2);
  assert_int_equal(object_size(heap, a), 80);
  Object *alive = object_call(heap, a, NULL, 0, NULL);
  assert_ptr_equal(alive, set);
  drop(alive), drop(b), drop(a);
  assert_ptr_equal(weakrefs_first(set), with);
  drop(set);
  assert_string_equal(text_chars(&called), "0 ");
  Object *dead = object_call(heap, with, NULL, 0, NULL);
  assert_ptr_equal(dead, heap->none);
  drop(dead), drop(with);
}

static void test_weakref_callbacks_newest_first(void **state) {
  (void)state;
  static const char *const names[] = {"0", "1", "2", "3"};
  Object *set = set_new(heap, false), *refs[4], *plain = ref(set, NULL);
  for (int i = 0; i < 4; i++) refs[i] = ref(set, names[i]);
  drop(refs[2]); // a dead ref never calls back
  drop(set);
  assert_string_equal(text_chars(&called), "3 1 0 ");
  drop(plain), drop(refs[0]), drop(refs[1]), drop(refs[3]);
}

static void test_weakref_refused(void **state) {
  (void)state;
  Object *one = number(1), *list = list_new(heap, 0);
  assert_null(weakref_new(heap, one, NULL));
  assert_raised("TypeError", "cannot create weak reference to 'int' object");
  assert_null(weakref_new(heap, list, NULL));
  assert_raised("TypeError", "cannot create weak reference to 'list' object");
  drop(one), drop(list);
}

static void test_weakref_failing_callback(void **state) {
  (void)state;
  Object *set = set_new(heap, false), *function = builtin_new(heap, &rows[5], NULL, NULL);
  Object *failing = weakref_new(heap, set, function), *good = ref(set, "good");
  drop(function);
  drop(set); // the newest first; an exception stops nothing
  assert_string_equal(text_chars(&called), "good ");
  assert_null(heap->raised);
  drop(failing), drop(good);
}

static void test_weakref_hash_and_equality(void **state) {
  (void)state;
  Object *a = set_new(heap, true), *b = set_new(heap, true);
  Object *ra = ref(a, NULL), *rb = ref(b, NULL);
  assert_int_equal(object_equal(heap, ra, rb), 1);
  int64_t hash, again;
  assert_true(object_hash(heap, ra, &hash));
  drop(a);
  assert_true(object_hash(heap, ra, &again)); // remembered
  assert_int_equal(hash, again);
  assert_int_equal(object_equal(heap, ra, rb), 0);
  drop(b);
  assert_false(object_hash(heap, rb, &hash));
  assert_raised("TypeError", "weak object has gone away");
  drop(ra), drop(rb);
}

// ---- no memory left, at every place -----------------------------------------------------------

static int refused;

static void try_all(Object *o) { // an iterable, stolen; may be NULL
  for (Object *item; o && (item = object_next(heap, o));) drop(item);
  object_decref_null(heap, o);
  if (!heap->raised) return;
  assert_true(heap_raised_is(heap, TYPE_MEMORY_ERROR));
  heap_forget(heap);
  refused++;
}

static void try_one(Object *o) {
  object_decref_null(heap, o);
  if (!heap->raised) return;
  assert_true(heap_raised_is(heap, TYPE_MEMORY_ERROR));
  heap_forget(heap);
  refused++;
}

static void try_everything(Object *list, Object *dict, Object *set, Object *callback_) {
  Object *views[] = {dict_view_new(heap, TYPE_DICT_KEYS, dict),
                     dict_view_new(heap, TYPE_DICT_ITEMS, dict)};
  for (size_t i = 0; i < 2; i++) {
    try_one(views[i] ? object_repr(heap, views[i]) : NULL);
    try_one(views[i] ? object_binary(heap, views[i], set, OP_XOR, false) : NULL);
    try_all(views[i] ? object_iterate(heap, views[i]) : NULL);
    object_decref_null(heap, views[i]);
  }
  try_one(object_repr(heap, set));
  try_one(object_binary(heap, set, set, OP_OR, false));
  try_one(construct(TYPE_FROZENSET, (Object *[]){object_incref(list)}, 1));
  try_one(construct(TYPE_SET, (Object *[]){object_incref(dict)}, 1));
  try_all(construct(TYPE_ENUMERATE, (Object *[]){object_incref(list)}, 1));
  try_all(construct(TYPE_ZIP, (Object *[]){object_incref(list), object_incref(set)}, 2));
  try_all(construct(TYPE_MAP, (Object *[]){object_incref(callback_), object_incref(list)}, 2));
  Object *range = range_new(heap, 1000, 2000, 300);
  try_all(range ? object_iterate(heap, range) : NULL);
  try_one(range);
  try_one(construct(TYPE_PROPERTY, (Object *[]){object_incref(callback_)}, 1));
  try_one(construct(TYPE_STATIC_METHOD, (Object *[]){object_incref(callback_)}, 1));
  try_one(construct(TYPE_SLICE, (Object *[]){object_incref(list)}, 1));
  try_one(method_new(heap, callback_, list));
  try_one(cell_new(heap, list));
  try_one(module_new(heap, "m"));
  Object *other = set_new(heap, false), *refs[2] = {NULL, NULL};
  for (size_t i = 0; other && i < 2; i++) refs[i] = weakref_new(heap, other, callback_);
  try_one(other);
  for (size_t i = 0; i < 2; i++) try_one(refs[i]);
}

static void test_no_memory(void **state) {
  (void)state;
  Object *list = hold(numbers("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"));
  Object *dict = hold(dict_new(heap)), *set = hold(set_new(heap, false)),
         *log = hold(callback("x"));
  for (size_t i = 0; i < 20; i++) {
    Object *key = ((List *)list)->items[i];
    assert_true(dict_set(heap, dict, key, key));
  }
  assert_true(set_update(heap, set, list));
  refused = 0;
  int before = -1;
  for (uint64_t limit = heap_memory(heap).bytes; refused != before; limit += 16) {
    before = refused;
    heap->bytes_limit = limit;
    try_everything(list, dict, set, log);
    heap->bytes_limit = 0;
    gc_collect(heap, 2);
    check();
  }
  assert_true(refused > 100);
  let_go(list), let_go(dict), let_go(set), let_go(log);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_sets_as_recorded),
      TEST(test_constant_display),
      TEST(test_set_protocols),
      TEST(test_set_iteration),
      TEST(test_frozenset_tracking),
      TEST(test_basic_sizes),
      TEST(test_range),
      TEST(test_range_iterator),
      TEST(test_slice),
      TEST(test_iterator_lets_go),
      TEST(test_str_iterator),
      TEST(test_dict_iterators),
      TEST(test_views_are_sets),
      TEST(test_enumerate_and_zip),
      TEST(test_arity_messages),
      TEST(test_method_descriptor),
      TEST(test_method),
      TEST(test_cell),
      TEST(test_module),
      TEST(test_no_memory),
      TEST(test_lookups_follow_namespaces),
      TEST(test_property),
      TEST(test_static_and_class_method),
      TEST(test_super),
      TEST(test_slots),
      TEST(test_derived_from_set),
      TEST(test_weakref_sharing),
      TEST(test_weakref_callbacks_newest_first),
      TEST(test_weakref_refused),
      TEST(test_weakref_failing_callback),
      TEST(test_weakref_hash_and_equality),
  };
  int failed = cmocka_run_group_tests_name("types", tests, NULL, NULL);
  base_profile = "textbook";
  failed += cmocka_run_group_tests_name("types, textbook", tests, NULL, NULL);
  stress = true;
  return failed +
         cmocka_run_group_tests_name("types, a collection at every allocation", tests, NULL, NULL);
}
