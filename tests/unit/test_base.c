// test_base.c: what every room stands on.
#include "heapstory/base.h"
#include "heapstory/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void arrays_grow_and_keep(void **state) {
  (void)state;
  Array(int) a = {0};
  for (int i = 0; i < 1000; i++) array_push(&a, i);
  assert_int_equal(a.count, 1000);
  for (int i = 0; i < 1000; i++) assert_int_equal(a.items[i], i);
  assert_int_equal(array_pop(&a), 999);
  array_delete(&a);
  assert_null(a.items);
}

static void text_is_always_ended(void **state) {
  (void)state;
  Text text = {0};
  assert_string_equal(text_chars(&text), "");
  text_printf(&text, "%d %s", 7, "lists");
  text_add_codepoint(&text, 0x20AC);
  text_add_codepoint(&text, 0x1F600);
  assert_string_equal(text_chars(&text), "7 lists\u20ac\U0001F600");
  text_clear(&text);
  text_add_json(&text, "a\"\\\n\t\x01\x7f", 7);
  assert_string_equal(text_chars(&text), "\"a\\\"\\\\\\n\\t\\u0001\\u007f\"");
  char *taken = text_take(&text);
  assert_int_equal(text.length, 0);
  mem_free(taken);
}

// Numbers without printf(), and printf() at the edge of the room that a text has.
static void text_has_numbers(void **state) {
  (void)state;
  const struct {
    long long number;
    const char *digits;
  } rows[] = {{0, "0"},
              {7, "7"},
              {-10, "-10"},
              {1234567890123, "1234567890123"},
              {INT64_MAX, "9223372036854775807"},
              {INT64_MIN, "-9223372036854775808"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Text text = {0};
    text_add_whole(&text, rows[i].number);
    assert_string_equal(text_chars(&text), rows[i].digits);
    text_delete(&text);
  }
  Text all = {0};
  text_add_all(&all, "a", "", "bc", "d", NULL);
  text_add_all(&all, NULL);
  assert_string_equal(text_chars(&all), "abcd");
  text_delete(&all);
  for (int length = 0; length < 300; length++) {
    Text text = {0}, again = {0};
    text_printf(&text, "%*s", length, "");
    text_printf(&text, "%d,%s", length, "end");
    for (int i = 0; i < length; i++) text_add_char(&again, ' ');
    text_add_whole(&again, length);
    text_add(&again, ",end");
    assert_int_equal(text.length, again.length);
    assert_string_equal(text_chars(&text), text_chars(&again));
    text_delete(&text);
    text_delete(&again);
  }
}

static void utf8_is_strict(void **state) {
  (void)state;
  const struct {
    const char *chars;
    size_t length, invalid;
  } rows[] = {
      {"abc", 3, 3},
      {"\xc3\xa9", 2, 2},
      {"a\xff", 2, 1},
      {"\xc0\x80", 2, 0},
      {"\xed\xa0\x80", 3, 0},
      {"\xf4\x90\x80\x80", 4, 0},
      {"\xf0\x9f\x98\x80", 4, 4},
      {"x\xe2\x82", 3, 1},
      {"\xe0\x80\x80", 3, 0},
      {"\x80", 1, 0},
      {"", 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    assert_int_equal(utf8_invalid(rows[i].chars, rows[i].length), rows[i].invalid);
}

static void words_become_xml(void **state) {
  (void)state;
  const struct {
    const char *words, *xml;
  } rows[] = {
      {"a<b> & \"c\" 'd'", "a&lt;b&gt; &amp; &quot;c&quot; 'd'"},
      {"tab\tline\nend\r", "tab line end\ufffd"},
      {"\x01\x7f\xc2\x85", "\ufffd\ufffd\ufffd"},
      {"\xef\xbf\xbe \xf0\x9f\xbf\xbf", "\ufffd \ufffd"},               // U+FFFE, U+1FFFF
      {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},                           // a surrogate, byte by byte
      {"\U0001F600 \u5168 \xe5\x85", "\U0001F600 \u5168 \ufffd\ufffd"}, // the last one cut off
      {"", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Text text = {0};
    text_add_xml(&text, rows[i].words);
    assert_string_equal(text_chars(&text), rows[i].xml);
    text_delete(&text);
  }
}

static void libraries_are_loaded_when_needed(void **state) {
  (void)state;
  double (*root)(double);
  *(void **)&root = load_function("libm.so.6", "sqrt");
  assert_true(root && root(9) == 3);
  assert_null(load_function("libm.so.6", "no_such_function"));
  assert_null(load_function("libnosuch.so.1", "sqrt"));
}

static void the_nearest_word_is_one_that_was_meant(void **state) {
  (void)state;
  const char *const words[] = {"assign", "del", "cycle", "collect", NULL};
  assert_string_equal(nearest_word("asign", words), "assign");
  assert_string_equal(nearest_word("colect", words), "collect");
  assert_string_equal(nearest_word("cylce", words), "cycle");
  assert_string_equal(nearest_word("dle", words), "del");
  assert_null(nearest_word("xyzzy", words));
  assert_null(nearest_word("", words));
}

static void errors_are_printed_in_order_of_place(void **state) {
  (void)state;
  Errors errors = {.file = "b.json"};
  assert_false(error_add(&errors, (Position){3, 1}, "third"));
  error_add(&errors, (Position){1, 9}, "second");
  error_add(&errors, (Position){1, 2}, "first");
  errors.file = "a.json";
  error_add(&errors, (Position){0, 0}, "no place");
  char *printed = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&printed, &size);
  errors_print(&errors, stream);
  fclose(stream);
  assert_string_equal(
      printed, "b.json:1:2: error: first\nb.json:1:9: error: second\nb.json:3:1: error: third\n"
               "a.json: error: no place\n");
  free(printed);
  errors_delete(&errors);
}

static void scratch_is_zero_and_aligned(void **state) {
  (void)state;
  Scratch scratch = {0};
  for (size_t size = 0; size < 3000; size += 7) {
    unsigned char *block = scratch_alloc(&scratch, size);
    assert_int_equal((uintptr_t)block % 16, 0);
    for (size_t i = 0; i < size; i++) assert_int_equal(block[i], 0);
    memset(block, 0xAA, size);
  }
  assert_string_equal(scratch_printf(&scratch, "%s-%d", "x", 3), "x-3");
  scratch_delete(&scratch);
}

static void count_block(void *block, void *payload) {
  (void)block;
  (*(int *)payload)++;
}

// So many that the small pages do not suffice.
static void slabs_hand_out_the_last_freed_first(void **state) {
  (void)state;
  enum { BLOCKS = 50000 };
  Slab slab = {0};
  static uint64_t *blocks[BLOCKS];
  for (int i = 0; i < BLOCKS; i++) {
    blocks[i] = slab_alloc(&slab, 40, 16);
    for (int word = -2; word < 5; word++) assert_int_equal(blocks[i][word], 0);
    blocks[i][-2] = blocks[i][-1] = ~UINT64_C(0); // the front is nobody's mark
    blocks[i][0] = 1;                             // in use
  }
  int seen = 0;
  slab_walk(&slab, count_block, &seen);
  assert_int_equal(seen, BLOCKS);
  slab_free(&slab, blocks[7]);
  slab_free(&slab, blocks[9]);
  assert_ptr_equal(slab_alloc(&slab, 40, 16), blocks[9]);
  blocks[9][0] = 1;
  seen = 0;
  slab_walk(&slab, count_block, &seen);
  assert_int_equal(seen, BLOCKS - 1);
  slab_delete(&slab);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arrays_grow_and_keep),
      cmocka_unit_test(text_is_always_ended),
      cmocka_unit_test(text_has_numbers),
      cmocka_unit_test(utf8_is_strict),
      cmocka_unit_test(words_become_xml),
      cmocka_unit_test(the_nearest_word_is_one_that_was_meant),
      cmocka_unit_test(errors_are_printed_in_order_of_place),
      cmocka_unit_test(scratch_is_zero_and_aligned),
      cmocka_unit_test(libraries_are_loaded_when_needed),
      cmocka_unit_test(slabs_hand_out_the_last_freed_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
