// Numbers and strings (src/heap/types/{int,float,complex,str,bytes}*.c and what they use) against
// what CPython 3.12 answered: rows of test_values_data.h, written by tests/oracle/values.py. Every
// answer must leave the heap sane, and with as many blocks in use as before.
#include "heapstory/heap.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "heap/values.h"

typedef struct Row {
  const char *operation, *left, *right, *answer;
} Row;

static const Row rows[] = {
#include "test_values_data.h"
};

enum { ROWS = sizeof rows / sizeof *rows };

// ---- literals ---------------------------------------------------------------------------------

typedef struct Reader {
  Heap *heap;
  const char *at;
} Reader;

static Object *read_literal(Reader *r);

static bool take(Reader *r, const char *word) {
  if (strncmp(r->at, word, strlen(word)) != 0) return false;
  r->at += strlen(word);
  return true;
}

static void read_escape(Reader *r, Text *text, bool as_bytes) {
  char c = *r->at++;
  int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits) {
    char hex[9] = {0};
    memcpy(hex, r->at, (size_t)digits);
    r->at += digits;
    uint32_t value = (uint32_t)strtoul(hex, NULL, 16);
    if (as_bytes)
      text_add_char(text, (char)(unsigned char)value);
    else
      text_add_codepoint(text, value);
    return;
  }
  text_add_char(text, c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
}

static Object *read_text(Reader *r, bool as_bytes) {
  Text text = {0};
  char quote = *r->at++;
  while (*r->at != quote) {
    char c = *r->at++;
    if (c == '\\')
      read_escape(r, &text, as_bytes);
    else
      text_add_char(&text, c);
  }
  r->at++;
  Object *result = as_bytes ? bytes_new(r->heap, text_chars(&text), text.length)
                            : str_new(r->heap, text_chars(&text), text.length);
  text_delete(&text);
  return result;
}

static size_t read_items(Reader *r, const char *end, Object **items) {
  size_t count = 0;
  for (r->at++; !take(r, end); take(r, ", ")) items[count++] = read_literal(r);
  return count;
}

static Object *read_dict(Reader *r) {
  Object *dict = dict_new(r->heap);
  for (r->at++; !take(r, "}"); take(r, ", ")) {
    Object *key = read_literal(r);
    assert_true(take(r, ": "));
    Object *value = read_literal(r);
    assert_true(dict_set(r->heap, dict, key, value));
    object_decref(r->heap, key);
    object_decref(r->heap, value);
  }
  return dict;
}

static Object *read_call(Reader *r, bool is_slice) {
  Object *items[3];
  r->at--;
  read_items(r, ")", items);
  Object *result =
      is_slice ? slice_new(r->heap, items[0], items[1], items[2])
               : complex_new(r->heap, ((Float *)items[0])->value, ((Float *)items[1])->value);
  for (size_t i = 0; i < (is_slice ? 3 : 2); i++) object_decref(r->heap, items[i]);
  return result;
}

static Object *read_number(Reader *r) {
  size_t length = strcspn(r->at, ",)]}: ");
  char *digits = mem_strndup(r->at, length);
  r->at += length;
  Object *result = strpbrk(digits, ".en") ? float_new(r->heap, strtod(digits, NULL))
                                          : int_from_text(r->heap, digits, 10);
  mem_free(digits);
  return result;
}

static Object *read_literal(Reader *r) {
  Object *items[32];
  if (take(r, "None")) return object_incref(r->heap->none);
  if (take(r, "True")) return bool_new(r->heap, true);
  if (take(r, "False")) return bool_new(r->heap, false);
  if (take(r, "complex(")) return read_call(r, false);
  if (take(r, "slice(")) return read_call(r, true);
  if (*r->at == 'b') return r->at++, read_text(r, true);
  if (*r->at == '\'' || *r->at == '"') return read_text(r, false);
  if (*r->at == '(') return tuple_new_steal(r->heap, items, read_items(r, ")", items));
  if (*r->at == '[') return list_from_steal(r->heap, items, read_items(r, "]", items));
  if (*r->at == '{') return read_dict(r);
  return read_number(r);
}

static Object *literal(Heap *heap, const char *text) {
  Reader reader = {heap, text};
  Object *object = read_literal(&reader);
  assert_non_null(object);
  assert_int_equal(*reader.at, 0);
  return object;
}

// ---- operations -------------------------------------------------------------------------------

static const char *const operators[OP_COUNT] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                                "**", "<<", ">>", "&", "^", "|"};
static const char *const comparisons[] = {"<", "<=", "==", "!=", ">", ">="};

static int index_of(const char *word, const char *const *words, int count) {
  for (int i = 0; i < count; i++)
    if (strcmp(word, words[i]) == 0) return i;
  return -1;
}

static Object *call_method(Heap *heap, const Row *row, Object *left, Object *right) {
  const Tuple *arguments = (const Tuple *)right;
  Object *name = str_from(heap, row->operation + 1);
  Object *method = name ? object_get_attribute(heap, left, name) : NULL;
  object_decref_null(heap, name);
  if (!method) return NULL;
  Object *values[40], *names[8], *key, *value, *result;
  size_t count = arguments->count - (row->operation[0] == ':'), named = 0, position = 0;
  for (size_t i = 0; i < count; i++) values[i] = arguments->items[i];
  while (row->operation[0] == ':' && dict_next(arguments->items[count], &position, &key, &value)) {
    values[count + named] = value;
    names[named++] = key;
  }
  Object *keywords = named ? tuple_new(heap, names, named) : NULL;
  result = named && !keywords ? NULL : object_call(heap, method, values, count, keywords);
  object_decref_null(heap, keywords);
  object_decref(heap, method);
  return result;
}

static Object *construct(Heap *heap, const Row *row, Object *left) {
  static const struct {
    const char *name;
    TypeId id;
  } types[] = {{"int()", TYPE_INT},     {"float()", TYPE_FLOAT},     {"str()", TYPE_STR},
               {"bytes()", TYPE_BYTES}, {"complex()", TYPE_COMPLEX}, {"bool()", TYPE_BOOL}};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (strcmp(row->operation, types[i].name) == 0)
      return object_call(heap, (Object *)heap_class(heap, types[i].id), ((Tuple *)left)->items,
                         ((Tuple *)left)->count, NULL);
  fail_msg("unknown operation %s", row->operation);
  return NULL;
}

static Object *unary(Heap *heap, const Row *row, Object *left, bool *known) {
  int64_t hash, length;
  const char *operation = row->operation;
  *known = true;
  if (strcmp(operation, "hash") == 0)
    return object_hash(heap, left, &hash) ? int_new(heap, hash) : NULL;
  if (strcmp(operation, "repr") == 0) return object_repr(heap, left);
  if (strcmp(operation, "str") == 0) return object_str(heap, left);
  if (strcmp(operation, "ascii") == 0) return object_ascii(heap, left);
  if (strcmp(operation, "neg") == 0) return object_unary(heap, left, UNARY_OP_NEGATIVE);
  if (strcmp(operation, "pos") == 0) return object_unary(heap, left, UNARY_OP_POSITIVE);
  if (strcmp(operation, "invert") == 0) return object_unary(heap, left, UNARY_OP_INVERT);
  if (strcmp(operation, "bool") == 0) return bool_new(heap, object_truth(heap, left) == 1);
  if (strcmp(operation, "getsizeof") == 0) return int_new(heap, (int64_t)object_size(heap, left));
  if (strcmp(operation, "len") == 0)
    return (length = object_length(heap, left)) < 0 ? NULL : int_new(heap, length);
  *known = false;
  return NULL;
}

static Object *block_of(Heap *heap, Object *value) {
  Object *block = value ? int_new(heap, (int64_t)object_block(heap, value)) : NULL;
  object_decref_null(heap, value);
  return block;
}

static Object *run(Heap *heap, const Row *row, Object *left, Object *right) {
  const char *operation = row->operation;
  bool is_block = strncmp(operation, "block", 5) == 0, known;
  int op = index_of(operation + (is_block ? 5 : 0), operators, OP_COUNT);
  if (is_block) return block_of(heap, object_binary(heap, left, right, (BinaryOp)op, false));
  if (op >= 0) return object_binary(heap, left, right, (BinaryOp)op, false);
  if ((op = index_of(operation, comparisons, 6)) >= 0)
    return object_compare(heap, left, right, (Comparison)op);
  if (strcmp(operation, "[]") == 0) return object_get_item(heap, left, right);
  if (strcmp(operation, "format") == 0) {
    if (!is_str(right)) return heap_raise(heap, TYPE_TYPE_ERROR, "format() argument 2 must be str");
    return object_format(heap, left, as_str(right)->chars, as_str(right)->bytes);
  }
  if (strcmp(operation, "round") == 0) return number_round(heap, left, right);
  if (strcmp(operation, "in") == 0) {
    int found = object_contains(heap, right, left);
    return found < 0 ? NULL : bool_new(heap, found);
  }
  if (operation[0] == '.' || operation[0] == ':') return call_method(heap, row, left, right);
  Object *result = unary(heap, row, left, &known);
  return known ? result : construct(heap, row, left);
}

static void answer(Heap *heap, const Row *row, Text *text) {
  Object *left = literal(heap, row->left), *right = literal(heap, row->right);
  Object *result = run(heap, row, left, right), *shown = result ? object_repr(heap, result) : NULL;
  if (shown) {
    text_add_n(text, as_str(shown)->chars, as_str(shown)->bytes);
  } else {
    Text message = {0};
    assert_non_null(heap->raised);
    heap_raised_text(heap, text, &message);
    text_printf(text, ": %s", text_chars(&message));
    text_delete(&message);
    heap_forget(heap);
  }
  object_decref_null(heap, shown);
  object_decref_null(heap, result);
  object_decref(heap, left);
  object_decref(heap, right);
}

static void check(Heap *heap) {
  Text problems = {0};
  if (!heap_check(heap, &problems)) fail_msg("%s", text_chars(&problems));
  text_delete(&problems);
}

static void values_answer_as_cpython(void **state) {
  (void)state;
  size_t wrong = 0;
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  for (size_t i = 0; i < ROWS; i++) {
    Text text = {0};
    answer(heap, &rows[i], &text);
    if (strcmp(text_chars(&text), rows[i].answer) != 0 && wrong++ < 60)
      print_error("%s %s %s\n  is     %s\n  wanted %s\n", rows[i].operation, rows[i].left,
                  rows[i].right, text_chars(&text), rows[i].answer);
    text_delete(&text);
    if (i % 100 == 0) check(heap);
  }
  check(heap);
  heap_delete(heap);
  assert_int_equal(wrong, 0);
}

// The same rows with nothing cached: no reference is lost, every block comes back.
static void nothing_is_left_behind(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("textbook"));
  Text text = {0};
  for (size_t i = 0; i < ROWS; i++) {
    uint64_t before = heap_memory(heap).blocks;
    answer(heap, &rows[i], &text);
    text_clear(&text);
    int64_t more = (int64_t)(heap_memory(heap).blocks - before);
    if (i > 0 && more > 0 && rows[i].operation[0] != '.' && rows[i].operation[0] != ':')
      fail_msg("%s %s %s left %lld blocks", rows[i].operation, rows[i].left, rows[i].right,
               (long long)more);
  }
  check(heap);
  text_delete(&text);
  heap_delete(heap);
}

// The same rows while the simulated memory is all but used up: whatever is refused, nothing is
// lost.
static void refusals_leave_the_heap_sane(void **state) {
  (void)state;
  static const uint64_t left_over[] = {0, 48, 100, 200, 400};
  Heap *heap = heap_new(profile_find("textbook"));
  for (size_t i = 0; i < ROWS; i++) {
    Object *left = literal(heap, rows[i].left), *right = literal(heap, rows[i].right);
    MemoryUse use = heap_memory(heap);
    heap->bytes_limit = use.bytes + use.large + left_over[i % 5];
    object_decref_null(heap, run(heap, &rows[i], left, right));
    heap->bytes_limit = 0;
    if (heap->raised) heap_forget(heap);
    object_decref(heap, left);
    object_decref(heap, right);
    if (i % 50 == 0) check(heap);
  }
  check(heap);
  heap_delete(heap);
}

// ---- identity: caches, interning --------------------------------------------------------------

static void small_ints_are_shared(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  Object *a = int_new(heap, 256), *b = int_from_text(heap, "256", 10), *c = int_new(heap, 257),
         *d = int_new(heap, 257);
  assert_ptr_equal(a, b);
  assert_ptr_not_equal(c, d);
  assert_true(a->flags & OBJECT_STATIC);
  assert_true(a->flags & OBJECT_IMMORTAL);
  assert_true(a->serial < 0);
  object_decref(heap, c);
  object_decref(heap, d);
  check(heap);
  heap_delete(heap);
  heap = heap_new(profile_find("textbook"));
  a = int_new(heap, 1), b = int_new(heap, 1);
  assert_ptr_not_equal(a, b);
  assert_int_equal(a->refcount, 1);
  object_decref(heap, a);
  object_decref(heap, b);
  check(heap);
  heap_delete(heap);
}

static void short_strings_are_shared(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  Object *a = str_from(heap, "\xc3\xa9"), *b = str_from(heap, "\xc3\xa9"),
         *c = str_from(heap, "ab");
  assert_ptr_equal(a, b);
  assert_ptr_equal(str_from(heap, ""), heap->empty_str);
  assert_ptr_equal(bytes_new(heap, "x", 1), bytes_new(heap, "x", 1));
  Object *d = str_character(heap, c, 1), *e = str_from(heap, "b"), *f = str_from(heap, "ab");
  assert_ptr_equal(d, e);
  assert_ptr_not_equal(c, f);
  object_decref(heap, c);
  object_decref(heap, f);
  check(heap);
  heap_delete(heap);
}

// FACTS.md 2.5: names that the interpreter spells itself, names in code objects.
static void known_names_stay(void **state) {
  (void)state;
  const struct {
    const char *profile, *text;
    int64_t least, most;
  } cases[] = {
      {"cpython-3.11", "append", 999999999, 1000000099},  {"cpython-3.11", "spam", 1, 1},
      {"cpython-3.12", "spam", 4294967295, 4294967295},   {"cpython-3.13", "my_word", 1, 1},
      {"cpython-3.14", "append", 3221225472, 3221225472}, {"textbook", "append", 1, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Heap *heap = heap_new(profile_find(cases[i].profile));
    Object *str = str_intern(heap, cases[i].text, strlen(cases[i].text));
    int64_t shown = object_shown_refcount(heap, str);
    if (shown < cases[i].least || shown > cases[i].most)
      fail_msg("%s under %s: %lld", cases[i].text, cases[i].profile, (long long)shown);
    object_decref(heap, str);
    Object *name = str_intern_name(heap, "my_name", 7);
    assert_int_equal((name->flags & OBJECT_IMMORTAL) != 0, heap->profile->code_names_immortal);
    object_decref(heap, name);
    check(heap);
    heap_delete(heap);
  }
}

static void interned_strings_die(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  Object *first = str_intern(heap, "a_name", 6), *again = str_intern(heap, "a_name", 6),
         *other = str_from(heap, "a_name");
  assert_ptr_equal(first, again);
  assert_ptr_not_equal(first, other);
  str_intern_in_place(heap, &other);
  assert_ptr_equal(first, other);
  assert_int_equal(first->refcount, 3);
  for (int i = 0; i < 3; i++) object_decref(heap, first);
  other = str_from(heap, "a_name");
  assert_false(((Str *)other)->interned);
  str_intern_in_place(heap, &other);
  assert_true(((Str *)other)->interned);
  object_decref(heap, other);
  // Many, dying in another order than that of their birth.
  enum { MANY = 1000 };
  Object *strings[MANY];
  for (int i = 0; i < MANY; i++) {
    char name[16];
    snprintf(name, sizeof name, "name_%d", i);
    strings[i] = str_intern(heap, name, strlen(name));
  }
  for (int i = 0; i < MANY; i += 2) object_decref(heap, strings[i]);
  for (int i = 1; i < MANY; i += 2) {
    Object *found = str_intern(heap, as_str(strings[i])->chars, as_str(strings[i])->bytes);
    assert_ptr_equal(found, strings[i]);
    object_decref(heap, found);
  }
  for (int i = 1; i < MANY; i += 2) object_decref(heap, strings[i]);
  check(heap);
  heap_delete(heap);
}

// Operations that give an operand back instead of a new object, as CPython does.
static void same_objects_come_back(void **state) {
  (void)state;
  static const struct {
    const char *operation, *left, *right;
  } same[] = {
      {"+", "'abc'", "''"},
      {"*", "'abc'", "1"},
      {"[]", "'abc'", "slice(None, None, None)"},
      {".strip", "'abc'", "()"},
      {".replace", "'abc'", "('x', 'y', )"},
      {".ljust", "'abc'", "(2, )"},
      {"str", "'abc'", "None"},
      {"pos", "123456", "None"},
      {"pos", "1.5", "None"},
      {"%", "1180591620717411303424", "1180591620717411303425"},
      {"+", "b'ab'", "b''"},
      {".conjugate", "1.5", "()"},
      {".removeprefix", "'abc'", "('x', )"},
      {".zfill", "'abc'", "(3, )"},
      {"round", "123456789", "3"},
  };
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    Row row = {same[i].operation, same[i].left, same[i].right, ""};
    Object *left = literal(heap, row.left), *right = literal(heap, row.right),
           *result = run(heap, &row, left, right);
    if (result != left) fail_msg("%s %s %s is a new object", row.operation, row.left, row.right);
    object_decref(heap, result);
    object_decref(heap, left);
    object_decref(heap, right);
  }
  check(heap);
  heap_delete(heap);
}

// ---- limits -----------------------------------------------------------------------------------

static void raises(Heap *heap, Object *result, TypeId type, const char *message) {
  Text name = {0}, text = {0};
  assert_null(result);
  assert_true(heap_raised_is(heap, type));
  heap_raised_text(heap, &name, &text);
  if (message) assert_string_equal(text_chars(&text), message);
  heap_forget(heap);
  text_delete(&name);
  text_delete(&text);
}

static void huge_results_are_refused(void **state) {
  (void)state;
  static const char *const huge[][3] = {{"**", "10", "10000000000"},
                                        {"<<", "1", "100000000000"},
                                        {"<<", "1", "100000000000000000000000"},
                                        {"**", "2", "100000000000000000000000"},
                                        {"*", "'ab'", "4000000000"},
                                        {"*", "b'ab'", "4000000000"},
                                        {"format", "1", "'999999999999'"},
                                        {".zfill", "'a'", "(999999999999, )"}};
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  for (size_t i = 0; i < sizeof huge / sizeof *huge; i++) {
    Row row = {huge[i][0], huge[i][1], huge[i][2], ""};
    Object *left = literal(heap, row.left), *right = literal(heap, row.right);
    raises(heap, run(heap, &row, left, right), TYPE_MEMORY_ERROR, NULL);
    object_decref(heap, left);
    object_decref(heap, right);
  }
  heap->bytes_limit = 1 << 20;
  Object *base = int_new(heap, 3), *exponent = int_new(heap, 1 << 24);
  raises(heap, object_binary(heap, base, exponent, OP_POWER, false), TYPE_MEMORY_ERROR, NULL);
  object_decref(heap, base);
  object_decref(heap, exponent);
  check(heap);
  heap_delete(heap);
}

static void long_ints_have_no_text(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  Object *ten = int_new(heap, 10), *digits = int_new(heap, 4300);
  Object *number = object_binary(heap, ten, digits, OP_POWER, false);
  raises(heap, object_repr(heap, number), TYPE_VALUE_ERROR,
         "Exceeds the limit (4300 digits) for integer string conversion; use "
         "sys.set_int_max_str_digits() to "
         "increase the limit");
  Object *largest = object_binary(heap, number, ten, OP_FLOOR_DIVIDE, false),
         *text = object_repr(heap, largest);
  assert_int_equal(as_str(text)->length, 4300);
  Text shown = {0};
  object_describe(heap, number, &shown);
  assert_string_equal(text_chars(&shown), "<int of 14285 bits>");
  text_clear(&shown);
  for (int i = 0; i < 4301; i++) text_add_char(&shown, '7');
  raises(
      heap, int_from_text(heap, text_chars(&shown), 10), TYPE_VALUE_ERROR,
      "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use "
      "sys.set_int_max_str_digits() to increase the limit");
  text_delete(&shown);
  object_decref(heap, text);
  object_decref(heap, largest);
  object_decref(heap, number);
  object_decref(heap, ten);
  object_decref(heap, digits);
  check(heap);
  heap_delete(heap);
}

// long_dealloc keeps blocks of ints of one digit for the next one: never the larger block of a long
// int, whether it fits 64 bits or not.
static void blocks_of_long_ints_go_back(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("cpython-3.14"));
  for (int bits = 40; bits <= 400; bits += 90) {
    Object *one = int_new(heap, 1), *shift = int_new(heap, bits);
    Object *big = object_binary(heap, one, shift, OP_LEFT_SHIFT, false);
    Addr block = big->address;
    object_decref(heap, big);
    Object *small = int_new(heap, 1000);
    assert_true(small->address != block);
    assert_int_equal(object_block(heap, small), 32);
    object_decref(heap, small);
    small = int_new(heap, 2000); // takes the block that the other one gave up
    assert_int_equal(object_block(heap, small), 32);
    object_decref(heap, small);
    object_decref(heap, shift);
    object_decref(heap, one);
  }
  heap_delete(heap);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_answer_as_cpython),     cmocka_unit_test(nothing_is_left_behind),
      cmocka_unit_test(refusals_leave_the_heap_sane), cmocka_unit_test(small_ints_are_shared),
      cmocka_unit_test(short_strings_are_shared),     cmocka_unit_test(known_names_stay),
      cmocka_unit_test(interned_strings_die),         cmocka_unit_test(same_objects_come_back),
      cmocka_unit_test(huge_results_are_refused),     cmocka_unit_test(long_ints_have_no_text),
      cmocka_unit_test(blocks_of_long_ints_go_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
