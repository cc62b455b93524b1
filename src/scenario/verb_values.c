// verb_values.c: the verbs that stand for one simple statement: assign, del, cycle, print, python.
#include "internal.h"

#include <string.h>

// One target, or a list of them with `between` them: "x = y" and "x, y".
static void add_targets(Reader *reader, Source *source, const cJSON *value, const char *between,
                        const char *act) {
  const cJSON *item;
  size_t index = 0;
  if (is_kind(value, KIND_STRING)) {
    source_add_target(reader, source, value, act);
    return;
  }
  cJSON_ArrayForEach(item, value) {
    if (index) source_add(source, between);
    push_index(reader, index++);
    source_add_target(reader, source, item, act);
    pop(reader);
  }
  if (index == 0) report(reader, value, "expected at least one target");
}

void read_assign(Reader *reader, Step *step, const cJSON *const *fields) {
  Source *source = source_begin(reader);
  source->plain = true;
  if (fields[0]) {
    push_key(reader, fields[0]);
    add_targets(reader, source, fields[0], " = ", "assign to");
    pop(reader);
  }
  source_add(source, " = ");
  if (fields[1]) {
    push_key(reader, fields[1]);
    source_add_value(reader, source, fields[1], EMBED_ALONE);
    pop(reader);
  }
  source_end(reader, source, step, true);
}

void read_del(Reader *reader, Step *step, const cJSON *const *fields) {
  Source *source = source_begin(reader);
  source->plain = true;
  source_add(source, "del ");
  if (fields[0]) {
    push_key(reader, fields[0]);
    add_targets(reader, source, fields[0], ", ", "delete");
    pop(reader);
  }
  source_end(reader, source, step, true);
}

void read_print(Reader *reader, Step *step, const cJSON *const *fields) {
  Source *source = source_begin(reader);
  source->plain = true;
  source_add(source, "print(");
  push_key(reader, fields[0]);
  source_add_value(reader, source, fields[0], EMBED_ARGUMENTS);
  pop(reader);
  source_add(source, ")");
  source_end(reader, source, step, true);
}

void read_python(Reader *reader, Step *step, const cJSON *const *fields) {
  Source *source = source_begin(reader);
  if (!fields[0]) return;
  bool has_key = fields[0]->string != NULL; // a step that is a string has none
  const char *chars = fields[0]->valuestring;
  if (has_key) push_key(reader, fields[0]);
  bool blank = (unsigned char)*chars <= ' '; // perhaps
  if (blank && chars[strspn(chars, " \t\f\r\n")] == 0)
    report(reader, fields[0], "this step holds no statement");
  source_add_verbatim(source, chars, value_offset(fields[0]));
  source_end(reader, source, step, true);
  if (has_key) pop(reader);
}

// ---- cycle ------------------------------------------------------------------------------------

typedef enum Link { LINK_NONE, LINK_ATTRIBUTE, LINK_APPEND, LINK_ITEM } Link;

// "['k']" or "[0]": as an expression of its own that is a list of one item.
static bool is_subscript(Reader *reader, const cJSON *by) {
  const char *chars = by->valuestring;
  PyTree *tree = NULL;
  if (chars[0] == '[') {
    tree = source_read_expression(reader, chars, value_offset(by));
    if (!tree) return false;
  }
  const Expr *expr = tree ? tree->expr : NULL;
  bool good = expr && expr->kind == EXPR_LIST && expr->as.items.count == 1 &&
              expr->as.items.items[0]->kind != EXPR_STARRED;
  if (!good)
    report(reader, by, "expected an attribute's name, 'append' or an item like ['k'], found %s",
           quoted(reader, chars));
  python_delete(tree);
  return good;
}

static Link read_link(Reader *reader, const cJSON *by) {
  if (strcmp(by->valuestring, "append") == 0) return LINK_APPEND;
  if (python_is_identifier(by->valuestring)) return LINK_ATTRIBUTE;
  return is_subscript(reader, by) ? LINK_ITEM : LINK_NONE;
}

static bool check_names(Reader *reader, const cJSON *array) {
  const cJSON *item;
  size_t index = 0;
  bool good = true;
  cJSON_ArrayForEach(item, array) {
    push_index(reader, index++);
    good &= read_identifier(reader, item, "a name");
    pop(reader);
  }
  if (index == 0) return report(reader, array, "expected the names of at least one object");
  return good;
}

// `by` is repeated for every name: a file must not grow by its square.
static bool check_size(Reader *reader, const cJSON *names, const cJSON *by) {
  enum { MOST = 1 << 26 };
  size_t length = strlen(by->valuestring), size = 0;
  const cJSON *item;
  cJSON_ArrayForEach(item, names) {
    size += length + 2 * strlen(item->valuestring);
    if (size > MOST) return report(reader, names, "this cycle is too long");
  }
  return true;
}

static void add_link(Source *source, const cJSON *from, const cJSON *to, const cJSON *by,
                     Link link) {
  source_add_verbatim(source, from->valuestring, value_offset(from));
  if (link != LINK_ITEM) source_add(source, ".");
  source_add_verbatim(source, by->valuestring, value_offset(by));
  source_add(source, link == LINK_APPEND ? "(" : " = ");
  source_add_verbatim(source, to->valuestring, value_offset(to));
  if (link == LINK_APPEND) source_add(source, ")");
}

void read_cycle(Reader *reader, Step *step, const cJSON *const *fields) {
  Source *source = source_begin(reader);
  const cJSON *names = fields[0], *by = fields[1], *item;
  Link link = LINK_NONE;
  bool good = names && by;
  if (names) {
    push_key(reader, names);
    good &= check_names(reader, names);
    pop(reader);
  }
  if (by) {
    push_key(reader, by);
    link = read_link(reader, by);
    pop(reader);
  }
  if (!good || link == LINK_NONE || !check_size(reader, names, by)) return;
  source->plain = link == LINK_ATTRIBUTE || link == LINK_APPEND; // names alone
  cJSON_ArrayForEach(item, names) {
    if (item != names->child) source_add(source, "; ");
    add_link(source, item, item->next ? item->next : names->child, by, link);
  }
  source_end(reader, source, step, true);
}
