// same_scenario.h: whether two scenarios say the same, in all but their places; whether two JSON
// texts hold the same tokens. For the tests of the formatter: unit/test_format.c and the fuzzer.
#ifndef HEAPSTORY_TEST_SAME_SCENARIO_H
#define HEAPSTORY_TEST_SAME_SCENARIO_H

#include "heapstory/scenario.h"

#include <string.h>

static bool same_text(const char *a, const char *b) {
  return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_fact(const Fact *a, const Fact *b) {
  return a->kind == b->kind && same_text(a->subject, b->subject) && same_text(a->other, b->other) &&
         same_text(a->text, b->text) && a->is_null == b->is_null &&
         a->is_immortal == b->is_immortal && a->truth == b->truth && a->number == b->number &&
         memcmp(a->numbers, b->numbers, sizeof a->numbers) == 0;
}

static bool same_expect(const Step *a, const Step *b) {
  bool same = a->as.expect.count == b->as.expect.count &&
              a->as.expect.profile_count == b->as.expect.profile_count;
  for (size_t i = 0; same && i < a->as.expect.count; i++)
    same = same_fact(&a->as.expect.facts[i], &b->as.expect.facts[i]);
  for (size_t i = 0; same && i < a->as.expect.profile_count; i++)
    same = same_text(a->as.expect.profiles[i].name, b->as.expect.profiles[i].name);
  return same;
}

static bool same_gc(const Step *a, const Step *b) {
  return a->as.gc.verb == b->as.gc.verb && a->as.gc.debug == b->as.gc.debug &&
         a->as.gc.threshold_count == b->as.gc.threshold_count &&
         memcmp(a->as.gc.thresholds, b->as.gc.thresholds, sizeof a->as.gc.thresholds) == 0;
}

static bool same_steps(const Steps *a, const Steps *b);

// What a step has beside its source.
static bool same_rest(const Step *a, const Step *b) {
  switch (a->operation) {
  case OPERATION_ENTER: return same_text(a->as.enter.function, b->as.enter.function);
  case OPERATION_RETURN: return same_text(a->as.return_.target, b->as.return_.target);
  case OPERATION_COLLECT: return a->as.collect.generation == b->as.collect.generation;
  case OPERATION_GC: return same_gc(a, b);
  case OPERATION_EXPECT: return same_expect(a, b);
  case OPERATION_REPEAT:
    return a->as.repeat.count == b->as.repeat.count &&
           same_steps(&a->as.repeat.steps, &b->as.repeat.steps);
  case OPERATION_ASSIGN:
  case OPERATION_DEL:
  case OPERATION_CYCLE:
  case OPERATION_CLASS:
  case OPERATION_PRINT:
  case OPERATION_PYTHON:
  case OPERATION_COUNT: break;
  }
  return true;
}

// Trees are made from the source; the locals of an `enter`, which no source shows, are among the
// tokens.
static bool same_steps(const Steps *a, const Steps *b) {
  bool same = a->count == b->count;
  for (size_t i = 0; same && i < a->count; i++) {
    const Step *left = &a->items[i], *right = &b->items[i];
    same = left->operation == right->operation && same_text(step_path(left), step_path(right)) &&
           same_text(left->source, right->source) && same_text(left->note, right->note) &&
           same_text(left->raises, right->raises) && left->picture == right->picture &&
           left->has_statements == right->has_statements && same_rest(left, right);
  }
  return same;
}

static bool same_render(const RenderDefaults *a, const RenderDefaults *b) {
  const char *const *left = (const char *const *)a, *const *right = (const char *const *)b;
  for (size_t i = 0; i < sizeof *a / sizeof *left; i++) // words, all of them
    if (!same_text(left[i], right[i])) return false;
  return true;
}

static bool same_scenario(const Scenario *a, const Scenario *b) {
  return same_text(a->title, b->title) && same_text(a->profile, b->profile) &&
         a->context == b->context && a->gc_enabled == b->gc_enabled &&
         a->threshold_count == b->threshold_count &&
         memcmp(a->thresholds, b->thresholds, sizeof a->thresholds) == 0 &&
         same_render(&a->render, &b->render) && same_steps(&a->steps, &b->steps);
}

// ---- tokens -----------------------------------------------------------------------------------

static unsigned four_digits(const char *at) {
  unsigned number = 0;
  for (int i = 0; i < 4; i++) {
    const char *digits = "0123456789abcdef0123456789ABCDEF";
    number = number * 16 + (unsigned)(strchr(digits, at[i]) - digits) % 16;
  }
  return number;
}

// The character of the escape at `at`, as it is; returns the place behind it.
static const char *add_unescaped(Text *tokens, const char *at) {
  static const char letters[] = "b\bf\fn\nr\rt\t";
  const char *letter = strchr("bfnrt", at[1]);
  if (at[1] == 'u') {
    unsigned c = four_digits(at + 2);
    bool pair = c >= 0xD800 && c < 0xDC00;
    if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (four_digits(at + 8) - 0xDC00);
    text_add_codepoint(tokens, c);
    return at + (pair ? 12 : 6);
  }
  text_add_char(tokens, letter ? *(strchr(letters, at[1]) + 1) : at[1]);
  return at + 2;
}

// Of a good JSON text: every token, the characters of strings without escapes, a NUL behind each
// string, which can hold none.
static void add_tokens(Text *tokens, const char *text) {
  for (const char *at = text; *at;) {
    if (strchr(" \t\r\n", *at)) {
      at++;
      continue;
    }
    text_add_char(tokens, *at);
    if (*at++ != '"') continue;
    while (*at != '"') {
      if (*at == '\\')
        at = add_unescaped(tokens, at);
      else
        text_add_char(tokens, *at++);
    }
    text_add_char(tokens, 0);
    at++;
  }
}

static bool same_tokens(const char *a, const char *b) {
  Text left = {0}, right = {0};
  add_tokens(&left, a);
  add_tokens(&right, b);
  bool same = left.length == right.length &&
              memcmp(text_chars(&left), text_chars(&right), left.length) == 0;
  text_delete(&left);
  text_delete(&right);
  return same;
}

#endif
