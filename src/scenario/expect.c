// expect.c: {"expect": {...}}: the facts of product.md, one row each; and "profiles", those under
// which they must hold.
#include "internal.h"

#include <string.h>

typedef Array(Fact) FactList;

// Reads the expected value of one fact; kinds are checked before.
typedef bool FactReader(Reader *reader, const cJSON *value, Fact *fact);

typedef struct FactRow FactRow;
struct FactRow {
  const char *name;
  FactKind kind;
  // How facts of this row are written: {expression: fact}, a list of pairs, ...
  void (*read)(Reader *reader, const cJSON *value, const FactRow *row, FactList *facts);
  FactReader *fact;
  unsigned kinds; // of the fact's value
};

// ---- expected values --------------------------------------------------------------------------

static bool fact_count(Reader *reader, const cJSON *value, Fact *fact) {
  return read_integer(reader, value, 0, INT64_MAX, &fact->number);
}

static bool fact_refcount(Reader *reader, const cJSON *value, Fact *fact) {
  if (!cJSON_IsString(value)) return fact_count(reader, value, fact);
  fact->is_immortal = strcmp(value->valuestring, "immortal") == 0;
  if (fact->is_immortal) return true;
  return report(reader, value, "expected an integer or 'immortal', found %s",
                quoted(reader, value->valuestring));
}

static bool fact_generation(Reader *reader, const cJSON *value, Fact *fact) {
  fact->is_null = cJSON_IsNull(value);
  return fact->is_null || read_integer(reader, value, 0, 3, &fact->number);
}

static bool fact_tracked(Reader *reader, const cJSON *value, Fact *fact) {
  (void)reader;
  fact->truth = cJSON_IsTrue(value);
  return true;
}

static bool fact_text(Reader *reader, const cJSON *value, Fact *fact) {
  fact->text = keep_text(reader, value->valuestring);
  return true;
}

static bool fact_serial(Reader *reader, const cJSON *value, Fact *fact) {
  return read_integer(reader, value, INT64_MIN, INT64_MAX, &fact->number); // immortals are negative
}

static bool fact_three(Reader *reader, const cJSON *array, Fact *fact) {
  const cJSON *item;
  size_t count = 0;
  bool good = true;
  cJSON_ArrayForEach(item, array) {
    if (++count > 3) break;
    push_index(reader, count - 1);
    good &= read_integer(reader, item, 0, INT32_MAX, &fact->numbers[count - 1]);
    pop(reader);
  }
  if (count == 3) return good;
  return report(reader, array, "expected three integers, found %s", count > 3 ? "more" : "fewer");
}

// ---- value: an expression made of literals and displays ---------------------------------------

static bool is_number(const Expr *expr) {
  if (expr->kind == EXPR_UNARY && expr->as.unary.operator!= UNARY_NOT)
    expr = expr->as.unary.operand;
  if (expr->kind != EXPR_CONSTANT) return false;
  ConstantKind kind = expr->as.constant.kind;
  return kind == CONSTANT_INT || kind == CONSTANT_FLOAT || kind == CONSTANT_IMAGINARY;
}

static bool is_complex(const Expr *expr) {
  BinaryOperator operator= expr->as.binary.operator;
  return (operator== BINARY_ADD || operator== BINARY_SUBTRACT) && is_number(expr->as.binary.left) &&
         is_number(expr->as.binary.right);
}

static const Expr *first_other(const Expr *expr);

static const Expr *first_other_of(const ExprList *list) {
  for (size_t i = 0; i < list->count; i++) {
    const Expr *other = first_other(list->items[i]);
    if (other) return other;
  }
  return NULL;
}

// The first part of an expression that is neither a literal nor a display; NULL where there is
// none.
static const Expr *first_other(const Expr *expr) {
  static const Expr starred = {.kind = EXPR_STARRED, .at = {1, 1}};
  if (!expr) return &starred; // the key of a `**` in a display of a dict
  if (expr->kind == EXPR_CONSTANT || is_number(expr)) return NULL;
  if (expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE || expr->kind == EXPR_SET)
    return first_other_of(&expr->as.items);
  if (expr->kind == EXPR_BINARY && is_complex(expr)) return NULL;
  if (expr->kind != EXPR_DICT) return expr;
  const Expr *other = first_other_of(&expr->as.dict.keys);
  return other ? other : first_other_of(&expr->as.dict.values);
}

static bool fact_value(Reader *reader, const cJSON *value, Fact *fact) {
  size_t before = reader->faults;
  Source *source = source_begin(reader);
  source_add_value(reader, source, value, EMBED_ALONE);
  if (reader->faults != before) return false;
  PyTree *tree = source_parse_expression(reader, source, 0, value);
  fact->text = keep_text(reader, text_chars(&source->text));
  bool read = tree != NULL, good = tree && !first_other(tree->expr);
  python_delete(tree);
  if (!read || good) return good;
  return report(reader, value, "expected a value made of literals and displays, found %s",
                quoted(reader, fact->text));
}

// ---- subjects ---------------------------------------------------------------------------------

static bool is_constant_index(const Expr *index) {
  if (index->kind == EXPR_CONSTANT || is_number(index)) return true;
  if (index->kind != EXPR_TUPLE) return false;
  for (size_t i = 0; i < index->as.items.count; i++)
    if (!is_constant_index(index->as.items.items[i])) return false;
  return true;
}

static bool is_subject(const Expr *expr) {
  for (;;) {
    if (expr->kind == EXPR_NAME) return true;
    if (expr->kind == EXPR_ATTRIBUTE) {
      expr = expr->as.attribute.object;
    } else if (expr->kind == EXPR_SUBSCRIPT && is_constant_index(expr->as.subscript.index)) {
      expr = expr->as.subscript.object;
    } else {
      return false;
    }
  }
}

// `chars` is a JSON string (a value or a key) whose quote stands at `offset`.
static const char *read_subject(Reader *reader, const char *chars, size_t offset) {
  if (!python_is_identifier(chars)) { // most are: a name alone
    PyTree *tree = source_read_expression(reader, chars, offset);
    if (tree && !is_subject(tree->expr))
      report_at(reader, document_position(&reader->memory->document, offset),
                "an expect subject may be a name, attributes and constant subscripts of it, found "
                "%s",
                quoted(reader, chars));
    python_delete(tree);
  }
  return keep_text(reader, chars);
}

static Fact new_fact(Reader *reader, const FactRow *row, const cJSON *value) {
  return (Fact){.kind = row->kind,
                .at = document_position(&reader->memory->document, value_offset(value))};
}

// ---- the ways to write facts ------------------------------------------------------------------

// {"x": 1, "a.ref": 2}
static void read_subjects(Reader *reader, const cJSON *object, const FactRow *row,
                          FactList *facts) {
  const cJSON *item;
  if (!expect_kind(reader, object, KIND_OBJECT)) return;
  if (!object->child) report(reader, object, "expected at least one expression");
  cJSON_ArrayForEach(item, object) {
    Fact fact = new_fact(reader, row, item);
    fact.subject = read_subject(reader, item->string, key_offset(item));
    push_key(reader, item);
    if (expect_kind(reader, item, row->kinds)) row->fact(reader, item, &fact);
    pop(reader);
    array_push(facts, fact);
  }
}

static const char *read_side(Reader *reader, const cJSON *string, size_t index) {
  const char *side = NULL;
  push_index(reader, index);
  if (expect_kind(reader, string, KIND_STRING))
    side = read_subject(reader, string->valuestring, value_offset(string));
  pop(reader);
  return side;
}

static bool is_pair(const cJSON *item) {
  return cJSON_IsArray(item) && item->child && item->child->next && !item->child->next->next;
}

// [["a", "b"], ["a.ref", "c"]]
static void read_pairs(Reader *reader, const cJSON *array, const FactRow *row, FactList *facts) {
  const cJSON *item;
  size_t index = 0;
  if (!expect_kind(reader, array, KIND_ARRAY)) return;
  if (!array->child) report(reader, array, "expected at least one pair like [\"a\", \"b\"]");
  cJSON_ArrayForEach(item, array) {
    Fact fact = new_fact(reader, row, item);
    push_index(reader, index++);
    if (!is_pair(item)) {
      report(reader, item, "expected a pair like [\"a\", \"b\"]");
    } else {
      fact.subject = read_side(reader, item->child, 0);
      fact.other = read_side(reader, item->child->next, 1);
    }
    pop(reader);
    array_push(facts, fact);
  }
}

static void read_one(Reader *reader, const cJSON *value, const FactRow *row, FactList *facts) {
  Fact fact = new_fact(reader, row, value);
  if (expect_kind(reader, value, row->kinds)) row->fact(reader, value, &fact);
  array_push(facts, fact);
}

// 4 or [4, 5]
static void read_serials(Reader *reader, const cJSON *value, const FactRow *row, FactList *facts) {
  const cJSON *item;
  size_t index = 0;
  if (!cJSON_IsArray(value)) {
    if (expect_kind(reader, value, KIND_NUMBER | KIND_ARRAY)) read_one(reader, value, row, facts);
    return;
  }
  if (!value->child) report(reader, value, "expected at least one serial");
  cJSON_ArrayForEach(item, value) {
    push_index(reader, index++);
    read_one(reader, item, row, facts);
    pop(reader);
  }
}

// ---- the table --------------------------------------------------------------------------------

static const FactRow rows[] = {
    {"refcount", FACT_REFCOUNT, read_subjects, fact_refcount, KIND_NUMBER | KIND_STRING},
    {"generation", FACT_GENERATION, read_subjects, fact_generation, KIND_NUMBER | KIND_NULL},
    {"tracked", FACT_TRACKED, read_subjects, fact_tracked, KIND_BOOLEAN},
    {"size", FACT_SIZE, read_subjects, fact_count, KIND_NUMBER},
    {"type", FACT_TYPE, read_subjects, fact_text, KIND_STRING},
    {"value", FACT_VALUE, read_subjects, fact_value, KIND_ANY},
    {"same", FACT_SAME, read_pairs, NULL, KIND_ARRAY},
    {"different", FACT_DIFFERENT, read_pairs, NULL, KIND_ARRAY},
    {"alive", FACT_ALIVE, read_serials, fact_serial, KIND_NUMBER},
    {"dead", FACT_DEAD, read_serials, fact_serial, KIND_NUMBER},
    {"collected", FACT_COLLECTED, read_one, fact_count, KIND_NUMBER},
    {"unreachable", FACT_UNREACHABLE, read_one, fact_count, KIND_NUMBER},
    {"objects", FACT_OBJECTS, read_one, fact_count, KIND_NUMBER},
    {"count", FACT_COUNT, read_one, fact_three, KIND_ARRAY},
    {"threshold", FACT_THRESHOLD, read_one, fact_three, KIND_ARRAY},
    {"output", FACT_OUTPUT, read_one, fact_text, KIND_STRING},
};

enum { ROWS = sizeof rows / sizeof *rows };

static const FactRow *find_row(const char *name) {
  for (int i = 0; i < ROWS; i++)
    if (strcmp(rows[i].name, name) == 0) return &rows[i];
  return NULL;
}

static void unknown_fact(Reader *reader, const cJSON *item) {
  const char *words[ROWS + 1] = {0};
  for (int i = 0; i < ROWS; i++) words[i] = rows[i].name;
  report_key(reader, item, "unknown fact %s%s", quoted(reader, item->string),
             suggestion(reader, item->string, words));
}

static void keep_facts(Reader *reader, Step *step, const FactList *facts) {
  size_t bytes = mem_size(facts->count, sizeof(Fact));
  step->as.expect.facts = scratch_alloc(&reader->memory->scratch, bytes);
  step->as.expect.count = (uint32_t)facts->count;
  if (bytes) memcpy(step->as.expect.facts, facts->items, bytes);
}

static void read_facts(Reader *reader, Step *step, const cJSON *object) {
  const cJSON *item;
  FactList facts = {0};
  push_key(reader, object);
  if (!object->child) report(reader, object, "expected at least one fact");
  cJSON_ArrayForEach(item, object) {
    const FactRow *row = find_row(item->string);
    if (!row) {
      unknown_fact(reader, item);
      continue;
    }
    push_key(reader, item);
    row->read(reader, item, row, &facts);
    pop(reader);
  }
  pop(reader);
  keep_facts(reader, step, &facts);
  array_delete(&facts);
}

// ---- profiles -----------------------------------------------------------------------------------

static bool is_named(const ProfileName *profiles, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(profiles[i].name, name) == 0) return true;
  return false;
}

static void read_profile(Reader *reader, Step *step, const cJSON *item) {
  ProfileName *profiles = step->as.expect.profiles;
  uint32_t *count = &step->as.expect.profile_count;
  if (!expect_kind(reader, item, KIND_STRING)) return;
  if (is_named(profiles, *count, item->valuestring)) {
    report(reader, item, "%s stands in this list already", quoted(reader, item->valuestring));
    return;
  }
  profiles[*count].name = keep_text(reader, item->valuestring);
  profiles[(*count)++].at = document_position(&reader->memory->document, value_offset(item));
}

static void read_profiles(Reader *reader, Step *step, const cJSON *array) {
  const cJSON *item;
  size_t index = 0, room = mem_size((size_t)cJSON_GetArraySize(array), sizeof(ProfileName));
  push_key(reader, array);
  if (!array->child) report(reader, array, "expected at least one profile");
  step->as.expect.profiles = scratch_alloc(&reader->memory->scratch, room);
  cJSON_ArrayForEach(item, array) {
    push_index(reader, index++);
    read_profile(reader, step, item);
    pop(reader);
  }
  pop(reader);
}

void read_expect(Reader *reader, Step *step, const cJSON *const *fields) {
  if (fields[0]) read_facts(reader, step, fields[0]);
  if (fields[1]) read_profiles(reader, step, fields[1]);
}
