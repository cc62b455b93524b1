// test_format.c: the canonical form of scenarios. What it looks like stands in rows; that it says
// the same, and formats to itself, is tried with every scenario that ships, as it is and with its
// blanks and escapes thrown about.
#include "heapstory/scenario.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "same_scenario.h"
#include "shipped.h"

static Scenario *read_good(const char *text) {
  Errors errors = {0};
  Scenario *scenario = scenario_read_text("good.json", text, strlen(text), &errors);
  errors_print(&errors, stderr);
  assert_non_null(scenario);
  errors_delete(&errors);
  return scenario;
}

// Yours to mem_free.
static char *format(const char *text) {
  Text formatted = {0};
  Scenario *scenario = read_good(text);
  size_t length;
  assert_string_equal(scenario_bytes(scenario, &length), text);
  assert_int_equal(length, strlen(text));
  scenario_add_formatted(scenario, &formatted);
  scenario_delete(scenario);
  assert_int_equal(strlen(text_chars(&formatted)), formatted.length);
  return text_take(&formatted);
}

// It says the same and formats to itself. Yours to mem_free.
static char *check(const char *text) {
  char *once = format(text), *twice = format(once);
  Scenario *before = read_good(text), *after = read_good(once);
  assert_true(same_scenario(before, after));
  assert_true(same_tokens(text, once));
  assert_string_equal(once, twice);
  scenario_delete(before);
  scenario_delete(after);
  mem_free(twice);
  return once;
}

static void check_form(const char *text, const char *expected) {
  char *formatted = check(text);
  assert_string_equal(formatted, expected);
  mem_free(formatted);
}

// A step and the lines of its form, behind four blanks.
static void check_step(const char *step, const char *expected) {
  Text text = {0}, form = {0};
  text_printf(&text, "{\"steps\":[%s]}", step);
  text_printf(&form, "{\n  \"steps\": [\n    %s\n  ]\n}\n", expected);
  check_form(text.chars, form.chars);
  text_delete(&text);
  text_delete(&form);
}

// ---- what it looks like -----------------------------------------------------------------------

static void layout(void **state) {
  (void)state;
  check_form(" \r\n\t{ \"steps\" : [ \n \"x\" ] , \"title\":\"\" , \"gc\" : { }\r\n}",
             "{\n  \"steps\": [\n    \"x\"\n  ],\n  \"title\": \"\",\n  \"gc\": {}\n}\n");
  check_form("{\"gc\":{\"enabled\":true,\"threshold\":[1,2,3]},\"\\u0073teps\":[\"x = 1\",\"y\"]}",
             "{\n  \"gc\": { \"enabled\": true, \"threshold\": [1, 2, 3] },\n  \"steps\": [\n"
             "    \"x = 1\",\n    \"y\"\n  ]\n}\n");
  check_step("{\"assign\":\"a\",\"value\":\"Node(1)\"}",
             "{ \"assign\": \"a\", \"value\": \"Node(1)\" }");
  check_step("{\"value\":{},\"assign\":\n[\"a\"]}", "{ \"value\": {}, \"assign\": [\"a\"] }");
  check_step("{\"repeat\":2,\"steps\":[\n\"a = []\",{\"del\":\"a\"}\n]}",
             "{ \"repeat\": 2, \"steps\": [\"a = []\", { \"del\": \"a\" }] }");
  check_step("{\"assign\": \"x\", \"value\": {\"steps\": [1, 2]}}",
             "{ \"assign\": \"x\", \"value\": { \"steps\": [1, 2] } }");
}

// A string of n letters, in one buffer.
static const char *letters(size_t n) {
  static char buffer[128];
  memset(buffer, 'x', n);
  buffer[n] = 0;
  return buffer;
}

// A line has 100 columns, the comma among them; what is longer and one word stays.
static void width(void **state) {
  (void)state;
  for (size_t n = 60; n < 100; n++) {
    Text step = {0}, flat = {0}, opened = {0}, last = {0};
    text_printf(&step, "{\"del\":\"%s\"},{\"del\":\"%s\"}", letters(n), letters(n));
    text_printf(&flat, "{ \"del\": \"%s\" }", letters(n));
    text_printf(&opened, "{\n      \"del\": \"%s\"\n    }", letters(n));
    bool first_fits = 4 + flat.length + 1 <= 100, last_fits = 4 + flat.length <= 100;
    text_printf(&last, "%s,\n    %s", first_fits ? flat.chars : opened.chars,
                last_fits ? flat.chars : opened.chars);
    check_step(step.chars, last.chars);
    text_delete(&step);
    text_delete(&flat);
    text_delete(&opened);
    text_delete(&last);
  }
}

// Columns are characters, not bytes: 83 of two bytes.
static void width_in_characters(void **state) {
  (void)state;
  Text step = {0}, form = {0};
  for (int i = 0; i < 83; i++) text_add(&step, "\xC3\xA9");
  text_printf(&form, "{ \"del\": \"%s\" }", step.chars);
  check_step(form.chars, form.chars);
  text_delete(&step);
  text_delete(&form);
}

static void opened(void **state) {
  (void)state;
  check_step(
      "{\"python\":\"import gc\\nfor i in range(1000):\\n    a = []\\n    a.append(a)\",\"note\":"
      "\"A thousand lists that hold themselves.\"}",
      "{\n"
      "      \"python\": \"import gc\\nfor i in range(1000):\\n    a = []\\n    a.append(a)\",\n"
      "      \"note\": \"A thousand lists that hold themselves.\"\n"
      "    }");
  check_step("{\"repeat\": 3, \"note\": \"A note that is long enough to open the object of this "
             "step\", \"steps\": [\"a()\", \"b()\"]}",
             "{\n"
             "      \"repeat\": 3,\n"
             "      \"note\": \"A note that is long enough to open the object of this step\",\n"
             "      \"steps\": [\"a()\", \"b()\"]\n"
             "    }");
  check_step("{\"expect\": {\"refcount\": {\"some_name\": 1, \"another_name\": 2}, \"same\": "
             "[[\"some_name\", \"another_name\"]], \"unreachable\": 0}}",
             "{\n"
             "      \"expect\": {\n"
             "        \"refcount\": { \"some_name\": 1, \"another_name\": 2 },\n"
             "        \"same\": [[\"some_name\", \"another_name\"]],\n"
             "        \"unreachable\": 0\n"
             "      }\n"
             "    }");
}

// Arrays of words are filled; those of a "repeat" are steps, and have a line each.
static void filled(void **state) {
  (void)state;
#define TEN "123456789, 123456789, 123456789, 123456789, 123456789, 123456789, 123456789, 123456789"
  check_step("{\"assign\": \"x\", \"value\": [" TEN ", 123, 12]}", "{\n"
                                                                   "      \"assign\": \"x\",\n"
                                                                   "      \"value\": [\n"
                                                                   "        " TEN ", 123,\n"
                                                                   "        12\n"
                                                                   "      ]\n"
                                                                   "    }");
  check_step("{\"assign\": \"x\", \"value\": [" TEN ", 1234, 12]}", "{\n"
                                                                    "      \"assign\": \"x\",\n"
                                                                    "      \"value\": [\n"
                                                                    "        " TEN ",\n"
                                                                    "        1234, 12\n"
                                                                    "      ]\n"
                                                                    "    }");
#define NAMES "\"aaaaaaaaaaaaaaaaaaaaaaaaa\", \"bbbbbbbbbbbbbbbbbbbbbbbbb\", \"c"
  check_step("{\"del\": [" NAMES "ccccccccccccccccccccc\", \"d\\u0064d\"]}",
             "{\n"
             "      \"del\": [\n"
             "        " NAMES "ccccccccccccccccccccc\", \"ddd\"\n"
             "      ]\n"
             "    }");
  check_step("{\"del\": [" NAMES "ccccccccccccccccc[0]\", \"d['\\\"']\"]}",
             "{\n"
             "      \"del\": [\n"
             "        \"aaaaaaaaaaaaaaaaaaaaaaaaa\",\n"
             "        \"bbbbbbbbbbbbbbbbbbbbbbbbb\",\n"
             "        \"cccccccccccccccccc[0]\",\n"
             "        \"d['\\\"']\"\n"
             "      ]\n"
             "    }");
  check_step("{\"repeat\": 2, \"steps\": [" NAMES "ccccccccccccccccccccc()\", \"d()\"]}",
             "{\n"
             "      \"repeat\": 2,\n"
             "      \"steps\": [\n"
             "        \"aaaaaaaaaaaaaaaaaaaaaaaaa\",\n"
             "        \"bbbbbbbbbbbbbbbbbbbbbbbbb\",\n"
             "        \"cccccccccccccccccccccc()\",\n"
             "        \"d()\"\n"
             "      ]\n"
             "    }");
}

static void numbers_keep_their_spelling(void **state) {
  (void)state;
  static const char *const numbers[] = {"0",
                                        "-0",
                                        "-0.0",
                                        "1.0",
                                        "1.00",
                                        "1e2",
                                        "1E2",
                                        "1e+2",
                                        "1.5E-07",
                                        "123456789012345678901",
                                        "0.10000000000000000555111512312578270",
                                        "1e400"};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    Text step = {0};
    text_printf(&step, "{ \"assign\": \"x\", \"value\": [%s, { \"k\": %s }] }", numbers[i],
                numbers[i % 10]);
    check_step(step.chars, step.chars);
    text_delete(&step);
  }
}

static void characters(void **state) {
  (void)state;
  static const struct {
    const char *before, *after;
  } rows[] = {
      {"\\u00e9\\u00E9\xC3\xA9", "\xC3\xA9\xC3\xA9\xC3\xA9"},
      {"\\u2192\\ud83d\\udc0d", "\xE2\x86\x92\xF0\x9F\x90\x8D"},
      {"\\/ / \\u002f \\u0041", "/ / / A"},
      {"\\\" \\u0022 \\\\ \\u005c", "\\\" \\\" \\\\ \\\\"},
      {"\\b\\f\\n\\r\\t\\u0008\\u000C\\u000a\\u000d\\u0009", "\\b\\f\\n\\r\\t\\b\\f\\n\\r\\t"},
      {"\\u001B\\u001f\x7F\\u0080\xC2\x9F", "\\u001b\\u001f\\u007f\\u0080\\u009f"},
      {"\xC2\xA0\\u00a0", "\xC2\xA0\xC2\xA0"},
      {"\xC2\xAD\xE2\x80\xA8\xE2\x80\xAE\xEF\xBB\xBF", "\\u00ad\\u2028\\u202e\\ufeff"},
      {"\xE2\x80\x8C\\u200D\xE2\x80\x8B", "\xE2\x80\x8C\xE2\x80\x8D\\u200b"},
      {"\xEF\xBF\xBE\xF0\x9F\xBF\xBF\xF4\x8F\xBF\xBF", "\\ufffe\\ud83f\\udfff\\udbff\\udfff"},
      {"\xEE\x80\x80\xF4\x8F\xBF\xBD", "\xEE\x80\x80\xF4\x8F\xBF\xBD"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Text text = {0}, form = {0};
    text_printf(&text, "{\"title\": \"%s\", \"steps\": [\"x\"]}", rows[i].before);
    text_printf(&form, "{\n  \"title\": \"%s\",\n  \"steps\": [\n    \"x\"\n  ]\n}\n",
                rows[i].after);
    check_form(text.chars, form.chars);
    text_delete(&text);
    text_delete(&form);
  }
}

// ---- it says the same -------------------------------------------------------------------------

static uint64_t seed;

static unsigned below(unsigned n) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(seed >> 33) % n;
}

static void add_blanks(Text *text) {
  static const char *const blanks[] = {" ", "\n", "\t", "\r\n", "                    "};
  for (unsigned i = below(3); i > 0; i--) text_add(text, blanks[below(5)]);
}

// One character of a string, perhaps as an escape that means the same.
static void add_respelt(Text *text, uint32_t c) {
  const char *digits = below(2) ? "\\u%04x" : "\\u%04X";
  bool must = c < 0x20 || c == '"' || c == '\\';
  if (!must && below(8)) {
    text_add_codepoint(text, c);
  } else if (c >= 0x10000) {
    text_printf(text, digits, 0xD7C0 + (c >> 10));
    text_printf(text, digits, 0xDC00 + (c & 0x3FF));
  } else if ((c == '"' || c == '\\' || c == '/') && below(2)) {
    text_printf(text, "\\%c", (int)c);
  } else {
    text_printf(text, digits, c);
  }
}

static const char *add_scrambled_string(Text *text, const char *at) {
  text_add_char(text, '"');
  for (at++; *at != '"';) {
    Text plain = {0};
    uint32_t c;
    if (*at == '\\')
      at = add_unescaped(&plain, at);
    else
      at += utf8_decode(at, strlen(at), &c);
    if (plain.length) utf8_decode(plain.chars, plain.length, &c);
    text_delete(&plain);
    add_respelt(text, c);
  }
  text_add_char(text, '"');
  return at + 1;
}

// The same scenario with other blanks and other escapes. Yours to mem_free.
static char *scramble(const char *text) {
  Text scrambled = {0};
  for (const char *at = text; *at;) {
    size_t word = strcspn(at, " \t\r\n{}[],:\"");
    if (word) {
      text_add_n(&scrambled, at, word);
      at += word;
    } else if (*at == '"') {
      at = add_scrambled_string(&scrambled, at);
    } else if (strchr("{}[],:", *at)) {
      add_blanks(&scrambled);
      text_add_char(&scrambled, *at++);
      add_blanks(&scrambled);
    } else {
      at++;
    }
  }
  return text_take(&scrambled);
}

// Below 100 columns, or nothing that could be opened is on it.
static void check_lines(const char *text) {
  for (const char *end; *text; text = end + 1) {
    size_t columns = 0;
    end = strchr(text, '\n');
    assert_non_null(end);
    for (const char *c = text; c < end; c++) columns += ((unsigned char)*c & 0xC0) != 0x80;
    assert_true(end == text || !strchr(" \t\r", end[-1]));
    bool whole = strchr("]}", end[-1]) || (end[-1] == ',' && strchr("]}", end[-2]));
    size_t brackets = strspn(text + strspn(text, " "), "]}");
    if (columns > 100 && whole && !brackets) fail_msg("too long: %.*s", (int)(end - text), text);
  }
}

static void check_file(const char *path, void *payload) {
  (void)payload;
  Errors errors = {0};
  Scenario *scenario = scenario_read(path, &errors);
  size_t length;
  assert_non_null(scenario);
  const char *text = scenario_bytes(scenario, &length);
  char *formatted = check(text), *scrambled = scramble(text), *again = format(scrambled);
  assert_string_equal(again, formatted);
  check_lines(formatted);
  scenario_delete(scenario);
  mem_free(formatted);
  mem_free(scrambled);
  mem_free(again);
  errors_delete(&errors);
}

static void every_scenario(void **state) {
  (void)state;
  seed = 5;
  assert_true(shipped_visit("", check_file, NULL) > 230);
}

// ---- any values -------------------------------------------------------------------------------

static uint32_t any_character(void) {
  static const uint32_t bounds[] = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
  uint32_t c = 1 + below(bounds[below(4)]);
  return c >= 0xD800 && c < 0xE000 ? 'x' : c;
}

static void add_any_number(Text *text) {
  text_printf(text, "%s%u", below(3) ? "" : "-", below(below(2) ? 10 : 1000000));
  if (!below(3)) text_printf(text, ".%u", below(1000));
  if (!below(4)) text_printf(text, "%c%s%u", "eE"[below(2)], below(2) ? "" : "-", below(30));
}

static void add_any_value(Text *text, unsigned depth);

static void add_any_members(Text *text, unsigned depth) {
  bool is_object = below(2);
  unsigned count = below(below(6) ? 4 : 24);
  text_add_char(text, is_object ? '{' : '[');
  for (unsigned i = 0; i < count; i++) {
    if (i > 0) text_add_char(text, ',');
    if (is_object) {
      text_printf(text, "\"%u_", i);
      for (unsigned j = below(6); j > 0; j--) add_respelt(text, any_character());
      text_add(text, "\":");
    }
    add_any_value(text, depth + 1);
  }
  text_add_char(text, is_object ? '}' : ']');
}

static void add_any_value(Text *text, unsigned depth) {
  static const char *const words[] = {"true",  "false",         "null",
                                      "\"x\"", "\"f(y, 'z')\"", "\"1 + 1\""};
  unsigned kind = below(depth > 4 ? 2 : 4);
  if (kind == 0)
    add_any_number(text);
  else if (kind == 1)
    text_add(text, words[below(6)]);
  else
    add_any_members(text, depth);
}

static void any_values(void **state) {
  (void)state;
  seed = 7;
  for (int round = 0; round < 300; round++) {
    Text text = {0};
    text_add(&text, "{\"steps\":[{\"assign\":\"x\",\"value\":");
    add_any_value(&text, 0);
    text_add(&text, ",\"note\":\"");
    for (unsigned i = below(20); i > 0; i--) add_respelt(&text, any_character());
    text_add(&text, "\"}]}");
    char *formatted = check(text.chars), *scrambled = scramble(text.chars);
    char *again = format(scrambled);
    assert_string_equal(again, formatted);
    check_lines(formatted);
    mem_free(formatted);
    mem_free(scrambled);
    mem_free(again);
    text_delete(&text);
  }
}

// A list of `count` objects below `depth` lists, on one line.
static void format_list(int depth, int count) {
  Text text = {0};
  text_add(&text, "{\"steps\":[{\"assign\":\"x\",\"value\":");
  for (int i = 0; i < depth; i++) text_add_char(&text, '[');
  for (int i = 0; i < count; i++) text_printf(&text, "%s{\"k\":[%d]}", i ? "," : "", i);
  for (int i = 0; i < depth; i++) text_add_char(&text, ']');
  text_add(&text, "}]}");
  char *formatted = format(text.chars);
  assert_true(same_tokens(text.chars, formatted));
  mem_free(formatted);
  text_delete(&text);
}

// A line of megabytes, and values as deep as they may be, take no time that anybody notices.
static void large(void **state) {
  (void)state;
  format_list(1, 50000);
  format_list(95, 1000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(layout),
      cmocka_unit_test(width),
      cmocka_unit_test(width_in_characters),
      cmocka_unit_test(opened),
      cmocka_unit_test(filled),
      cmocka_unit_test(numbers_keep_their_spelling),
      cmocka_unit_test(characters),
      cmocka_unit_test(every_scenario),
      cmocka_unit_test(any_values),
      cmocka_unit_test(large),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
