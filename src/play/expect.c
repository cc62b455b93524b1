// expect.c: `expect` steps. A subject is resolved by looking alone (heap peek functions): no count
// moves, no Python code runs, no dict comes into being, so that the proof does not change what it
// proves.
#include "expect.h"

#include "heapstory/kinds.h"

#include <stdlib.h>
#include <string.h>

typedef struct Expect {
  Heap *heap;
  const Snapshot *snapshot;
  const char *output;
  const Fact *fact;
  Errors *failures;
} Expect;

static void fail(Expect *e, const char *what, const char *subject, const char *expected,
                 const char *found) {
  error_add(e->failures, e->fact->at, "expect %s%s%s: expected %s, found %s", what,
            subject ? " of " : "", subject ? subject : "", expected, found);
}

// Of a fact: it was read without an error before.
static PyTree *read_expression(const char *text) {
  Errors none = {0};
  return python_read_expression(text, strlen(text), (Position){0}, &none);
}

// ---- subjects ---------------------------------------------------------------------------------

// Whether an object is the literal that an expression writes: numbers, text, displays of them.
static bool matches(Heap *heap, Object *object, const Expr *expr);

static bool matches_int(Heap *heap, const Object *object, const char *digits, bool negative) {
  Object *number = (Object *)object;
  if (object->cls->type != &int_type) return false;
  Text text = {0}, wanted = {0};
  object_describe(heap, number, &text);
  mpz_t value;
  mpz_init(value);
  bool good = mpz_set_str(value, digits, 0) == 0;
  if (negative) mpz_neg(value, value);
  char *shown = good ? mpz_get_str(NULL, 10, value) : NULL;
  if (shown) text_add(&wanted, shown);
  good = good && strcmp(text_chars(&text), text_chars(&wanted)) == 0;
  free(shown);
  mpz_clear(value);
  text_delete(&text);
  text_delete(&wanted);
  return good;
}

static bool matches_constant(Heap *heap, const Object *object, const Expr *expr, bool negative) {
  switch (expr->as.constant.kind) {
  case CONSTANT_NONE: return object == heap->none;
  case CONSTANT_TRUE: return object == heap->true_;
  case CONSTANT_FALSE: return object == heap->false_;
  case CONSTANT_ELLIPSIS: return object == heap->ellipsis;
  case CONSTANT_INT: return matches_int(heap, object, expr->as.constant.text, negative);
  case CONSTANT_FLOAT:
    return object->cls->type == &float_type &&
           ((const Float *)object)->value ==
               (negative ? -expr->as.constant.number : expr->as.constant.number);
  case CONSTANT_STR:
    return object->cls->type == &str_type &&
           ((const Str *)object)->bytes == expr->as.constant.length &&
           memcmp(((const Str *)object)->chars, expr->as.constant.text, expr->as.constant.length) ==
               0;
  case CONSTANT_BYTES:
    return object->cls->type == &bytes_type &&
           ((const Bytes *)object)->count == expr->as.constant.length &&
           memcmp(((const Bytes *)object)->chars, expr->as.constant.text,
                  expr->as.constant.length) == 0;
  case CONSTANT_IMAGINARY: return false;
  }
  return false;
}

static bool matches_items(Heap *heap, Object *const *items, size_t count, const ExprList *list) {
  if (count != list->count) return false;
  for (size_t i = 0; i < count; i++)
    if (!matches(heap, items[i], list->items[i])) return false;
  return true;
}

// The value that a dict has under a key written as a literal; borrowed.
static Object *value_under(Heap *heap, Object *dict, const Expr *key) {
  size_t position = 0;
  Object *candidate, *value;
  while (dict_next(dict, &position, &candidate, &value))
    if (matches(heap, candidate, key)) return value;
  return NULL;
}

static bool matches_dict(Heap *heap, Object *object, const Expr *expr) {
  if (object->cls->solid != &dict_type || ((Dict *)object)->used != expr->as.dict.keys.count)
    return false;
  for (size_t i = 0; i < expr->as.dict.keys.count; i++) {
    if (!expr->as.dict.keys.items[i]) return false;
    Object *value = value_under(heap, object, expr->as.dict.keys.items[i]);
    if (!value || !matches(heap, value, expr->as.dict.values.items[i])) return false;
  }
  return true;
}

static bool matches_set(Heap *heap, const Object *object, const ExprList *list) {
  const Set *set = (const Set *)object;
  if ((object->cls->solid != &set_type && object->cls->solid != &frozenset_type) ||
      set->used != list->count)
    return false;
  for (size_t i = 0; i < list->count; i++) {
    bool found = false;
    for (size_t at = 0; at <= set->mask && !found; at++)
      found = set->table[at].key && set->table[at].hash != -1 &&
              matches(heap, set->table[at].key, list->items[i]);
    if (!found) return false;
  }
  return true;
}

static bool matches(Heap *heap, Object *object, const Expr *expr) {
  if (expr->kind == EXPR_CONSTANT) return matches_constant(heap, object, expr, false);
  if (expr->kind == EXPR_UNARY && expr->as.unary.operator== UNARY_MINUS &&
                                  expr->as.unary.operand->kind == EXPR_CONSTANT)
    return matches_constant(heap, object, expr->as.unary.operand, true);
  if (expr->kind == EXPR_LIST)
    return object->cls->solid == &list_type &&
           matches_items(heap, ((List *)object)->items, ((List *)object)->count, &expr->as.items);
  if (expr->kind == EXPR_TUPLE)
    return object->cls->solid == &tuple_type &&
           matches_items(heap, ((Tuple *)object)->items, ((Tuple *)object)->count, &expr->as.items);
  if (expr->kind == EXPR_DICT) return matches_dict(heap, object, expr);
  if (expr->kind == EXPR_SET) return matches_set(heap, object, &expr->as.items);
  return false;
}

static bool index_of(const Expr *expr, int64_t *index_out) {
  bool negative = expr->kind == EXPR_UNARY && expr->as.unary.operator== UNARY_MINUS;
  const Expr *digits = negative ? expr->as.unary.operand : expr;
  if (digits->kind != EXPR_CONSTANT || digits->as.constant.kind != CONSTANT_INT) return false;
  *index_out = strtoll(digits->as.constant.text, NULL, 0);
  if (negative) *index_out = -*index_out;
  return true;
}

static Object *resolve(Heap *heap, const Expr *expr);

static Object *resolve_subscript(Heap *heap, const Expr *expr) {
  Object *object = resolve(heap, expr->as.subscript.object);
  if (!object) return NULL;
  const Expr *key = expr->as.subscript.index;
  if (object->cls->solid == &dict_type) return value_under(heap, object, key);
  int64_t index;
  if (!index_of(key, &index)) return NULL;
  bool list = object->cls->solid == &list_type, tuple = object->cls->solid == &tuple_type;
  if (!list && !tuple) return NULL;
  int64_t count = (int64_t)(list ? ((List *)object)->count : ((Tuple *)object)->count);
  if (index < 0) index += count;
  if (index < 0 || index >= count) return NULL;
  return list ? ((List *)object)->items[index] : ((Tuple *)object)->items[index];
}

// Borrowed; NULL where the subject does not exist.
static Object *resolve(Heap *heap, const Expr *expr) {
  if (expr->kind == EXPR_NAME) return heap_peek_name(heap, expr->as.name);
  if (expr->kind == EXPR_SUBSCRIPT) return resolve_subscript(heap, expr);
  if (expr->kind != EXPR_ATTRIBUTE) return NULL;
  Object *object = resolve(heap, expr->as.attribute.object);
  return object ? object_peek_attribute(heap, object, expr->as.attribute.name) : NULL;
}

// The same of a subject's text.
static Object *resolve_text(Heap *heap, const char *subject) {
  PyTree *tree = read_expression(subject);
  Object *object = resolve(heap, tree->expr);
  python_delete(tree);
  return object;
}

// ---- facts of an object -----------------------------------------------------------------------

static void check_number(Expect *e, const char *what, int64_t found) {
  if (found == e->fact->number) return;
  char expected[32], text[32];
  snprintf(expected, sizeof expected, "%lld", (long long)e->fact->number);
  snprintf(text, sizeof text, "%lld", (long long)found);
  fail(e, what, e->fact->subject, expected, text);
}

static void check_refcount(Expect *e, const Object *object) {
  bool immortal = object->flags & OBJECT_IMMORTAL;
  char expected[32] = "immortal", found[32] = "immortal";
  if (!e->fact->is_immortal)
    snprintf(expected, sizeof expected, "%lld", (long long)e->fact->number);
  if (!immortal) snprintf(found, sizeof found, "%lld", (long long)object->refcount);
  if (strcmp(expected, found) != 0) fail(e, "refcount", e->fact->subject, expected, found);
}

static const char *generation_text(int generation, char *room, size_t size) {
  if (generation < 0) return "none (untracked)";
  if (generation == GENERATIONS) return "none (permanent)";
  snprintf(room, size, "%d", generation);
  return room;
}

static void check_generation(Expect *e, const Object *object) {
  int found = object_generation(e->heap, object);
  char expected_room[32], found_room[32];
  bool null = found < 0 || found == GENERATIONS;
  if (e->fact->is_null ? null : found == e->fact->number) return;
  const char *expected =
      e->fact->is_null ? "none"
                       : generation_text((int)e->fact->number, expected_room, sizeof expected_room);
  fail(e, "generation", e->fact->subject, expected,
       generation_text(found, found_room, sizeof found_room));
}

static void check_text(Expect *e, const char *what, const char *found) {
  if (strcmp(found, e->fact->text) == 0) return;
  Text expected = {0}, shown = {0};
  text_add_json(&expected, e->fact->text, strlen(e->fact->text));
  text_add_json(&shown, found, strlen(found));
  fail(e, what, e->fact->subject, text_chars(&expected), text_chars(&shown));
  text_delete(&expected);
  text_delete(&shown);
}

static void check_value(Expect *e, Object *object) {
  PyTree *value = read_expression(e->fact->text);
  bool equal = matches(e->heap, object, value->expr);
  python_delete(value);
  if (equal) return;
  Text found = {0};
  object_describe(e->heap, object, &found);
  fail(e, "value", e->fact->subject, e->fact->text, text_chars(&found));
  text_delete(&found);
}

static void check_object(Expect *e, Object *object) {
  bool tracked = object_is_tracked(object);
  switch ((int)e->fact->kind) {
  case FACT_REFCOUNT: check_refcount(e, object); break;
  case FACT_GENERATION: check_generation(e, object); break;
  case FACT_SIZE: check_number(e, "size", (int64_t)object_size(e->heap, object)); break;
  case FACT_TYPE: check_text(e, "type", class_short_name(object->cls)); break;
  case FACT_VALUE: check_value(e, object); break;
  case FACT_TRACKED:
    if (tracked != e->fact->truth)
      fail(e, "tracked", e->fact->subject, e->fact->truth ? "true" : "false",
           tracked ? "true" : "false");
    break;
  }
}

static void check_identity(Expect *e) {
  Object *a = resolve_text(e->heap, e->fact->subject), *b = resolve_text(e->heap, e->fact->other);
  bool same = e->fact->kind == FACT_SAME;
  if (!a || !b) {
    fail(e, same ? "same" : "different", a ? e->fact->other : e->fact->subject, "an object",
         "no such name");
    return;
  }
  if ((a == b) == same) return;
  Text subject = {0};
  text_printf(&subject, "%s and %s", e->fact->subject, e->fact->other);
  fail(e, same ? "same" : "different", text_chars(&subject), same ? "one object" : "two objects",
       same ? "two objects" : "one object");
  text_delete(&subject);
}

// ---- facts of the moment ----------------------------------------------------------------------

static void check_three(Expect *e, const char *what, const int64_t found[3]) {
  const int64_t *wanted = e->fact->numbers;
  if (wanted[0] == found[0] && wanted[1] == found[1] && wanted[2] == found[2]) return;
  char a[96], b[96];
  snprintf(a, sizeof a, "[%lld, %lld, %lld]", (long long)wanted[0], (long long)wanted[1],
           (long long)wanted[2]);
  snprintf(b, sizeof b, "[%lld, %lld, %lld]", (long long)found[0], (long long)found[1],
           (long long)found[2]);
  fail(e, what, NULL, a, b);
}

static void check_alive(Expect *e) {
  bool alive = snapshot_find(e->snapshot, e->fact->number) != NO_OBJECT;
  if (alive == (e->fact->kind == FACT_ALIVE)) return;
  char subject[32];
  snprintf(subject, sizeof subject, "#%lld", (long long)e->fact->number);
  fail(e, alive ? "dead" : "alive", subject, alive ? "dead" : "alive", alive ? "alive" : "dead");
}

static void check_moment(Expect *e) {
  const SnapshotGc *gc = &e->snapshot->gc;
  switch ((int)e->fact->kind) {
  case FACT_SAME:
  case FACT_DIFFERENT: check_identity(e); break;
  case FACT_ALIVE:
  case FACT_DEAD: check_alive(e); break;
  case FACT_COLLECTED: check_number(e, "collected", gc->last_collected); break;
  case FACT_UNREACHABLE: check_number(e, "unreachable", e->snapshot->unreachable); break;
  case FACT_OBJECTS: check_number(e, "objects", e->snapshot->user_objects); break;
  case FACT_COUNT: check_three(e, "count", gc->count); break;
  case FACT_THRESHOLD: check_three(e, "threshold", gc->threshold); break;
  case FACT_OUTPUT: check_text(e, "output", e->output); break;
  }
}

// Whether a fact is none of a single object.
static bool asks_of_moment(const Step *step) {
  for (size_t i = 0; i < step->as.expect.count; i++)
    if (step->as.expect.facts[i].kind > FACT_VALUE) return true;
  return false;
}

void expect_check(Heap *heap, const Step *step, const char *output, Errors *failures) {
  Snapshot *snapshot = asks_of_moment(step) ? snapshot_take(heap, false, 0) : NULL;
  for (size_t i = 0; i < step->as.expect.count; i++) {
    const Fact *fact = &step->as.expect.facts[i];
    Expect e = {heap, snapshot, output, fact, failures};
    if (fact->kind > FACT_VALUE) {
      check_moment(&e);
      continue;
    }
    Object *object = resolve_text(heap, fact->subject);
    if (object)
      check_object(&e, object);
    else
      fail(&e, "a fact", fact->subject, "an object", "nothing of this name");
  }
  snapshot_delete(snapshot);
}
