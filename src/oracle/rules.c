// rules.c: the table. FACTS.md 11 found them, each by running into it.
#include "rules.h"

#include <string.h>

static bool has_type(const Seen *seen, const char *type) {
  return seen->row && strcmp(member_text(seen->row, "type"), type) == 0;
}

static bool is_module(const Seen *seen) { return has_type(seen, "module"); }

static bool is_machinery(const Seen *seen) {
  return seen->ours && seen->ours->flags & SNAPSHOT_INTERNAL;
}

static bool is_shared_atom(const Seen *seen) {
  return is_machinery(seen) && seen->ours->shape == SHAPE_ATOM;
}

static bool is_builtin(const Seen *seen) {
  return is_machinery(seen) && seen->ours->shape != SHAPE_ATOM && !is_module(seen);
}

// A str that reads like a name, as its repr shows it.
static bool is_interned(const Seen *seen) {
  if (!has_type(seen, "str")) return false;
  const char *repr = member_text(seen->row, "value");
  size_t length = strlen(repr);
  return length >= 2 && strspn(repr + 1, "0123456789abcdefghijklmnopqrstuvwxyz"
                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == length - 2;
}

static bool is_interned_for_ever(const Seen *seen) {
  return is_interned(seen) && strcmp(member_text(seen->recording, "version"), "3.12.1") == 0;
}

// Our recorder and its modules spell names, which the watched process then holds for ever.
static bool is_name_of_recorder(const Seen *seen) {
  return is_interned(seen) && member_true(seen->row, "immortal") &&
         strcmp(member_text(seen->recording, "recorder"), "heapstory") == 0;
}

static bool is_prompt(const Seen *seen) { return !recording_is_script(seen->recording); }

static bool is_prompt_asking(const Seen *seen) {
  return is_prompt(seen) && strstr(member_text(seen->step, "statement"), "get_count()");
}

static bool asks_id(const Seen *seen) {
  return strstr(member_text(seen->step, "statement"), "id(") != NULL;
}

// What id() may have returned in any step so far.
static bool is_address(const Seen *seen) {
  const cJSON *step;
  bool asked = false;
  cJSON_ArrayForEach(step, member(seen->recording, "steps")) asked =
      asked || strstr(member_text(step, "statement"), "id(") != NULL;
  return asked && has_type(seen, "int") && strlen(member_text(seen->row, "value")) >= 7;
}

static bool has_no_repr(const Seen *seen) {
  return seen->row && strchr("'\"b-0123456789", member_text(seen->row, "value")[0]) == NULL &&
         strncmp(member_text(seen->row, "value"), "class ", 6) != 0;
}

const Rule rules[] = {
    {"modules", "who refers to a module, and since when, is the whole process's affair",
     FIELD_REFCOUNT | FIELD_GENERATION, is_module},
    {"shared atoms", "small ints, None, one-character strings are counted by the whole process",
     FIELD_REFCOUNT, is_shared_atom},
    {"interned strings", "a name is shared with every module that spells it", FIELD_REFCOUNT,
     is_interned},
    {"interned for ever", "3.12.1 makes interned strings immortal, 3.12.7 and the profile do not",
     FIELD_IMMORTAL | FIELD_REFCOUNT, is_interned_for_ever},
    {"names of the recorder", "it runs in the watched process, which holds them for ever",
     FIELD_IMMORTAL | FIELD_REFCOUNT, is_name_of_recorder},
    {"builtins", "functions and classes of the interpreter are older than the program",
     FIELD_REFCOUNT | FIELD_GENERATION, is_builtin},
    {"wording", "only the values of numbers, strings and classes have one spelling", FIELD_VALUE,
     has_no_repr},
    {"counters at the prompt", "the compiler allocates between two statements", FIELD_COUNT,
     is_prompt},
    {"counters asked at the prompt", "the same, in the result of gc.get_count()", FIELD_RESULT,
     is_prompt_asking},
    {"addresses printed", "no two processes have the same; where a statement calls id()",
     FIELD_ADDRESS, asks_id},
    {"addresses kept", "the same, in a name", FIELD_VALUE, is_address},
    {0},
};

const Rule *rule_for(const Seen *seen, Field field) {
  for (const Rule *rule = rules; rule->name; rule++)
    if (rule->fields & field && rule->applies(seen)) return rule;
  return NULL;
}
