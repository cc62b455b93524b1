// tuple.c: tuples, and the struct sequences that are tuples with named items. Mirrors CPython
// Objects/tupleobject.c and structseq.c of 3.12 (FACTS.md 1.2, 3.5, 3.6, 6).
#include "list.h"

#include "../internal.h"
#include "../iterators.h"
#include "../values.h"

#include <string.h>

static Object *tuple_alloc(Heap *heap, size_t count) {
  if (count == 0) return object_incref(heap->empty_tuple);
  Tuple *self = (Tuple *)object_new(heap, heap->classes[TYPE_TUPLE], count);
  if (self) self->count = count;
  return (Object *)self;
}

static void drop_all(Heap *heap, Object **items, size_t count) {
  for (size_t i = 0; i < count; i++) object_decref(heap, items[i]);
}

// A tuple that is still being filled stays as it is (_PyTuple_MaybeUntrack).
static bool all_untracked(Object *const *items, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!items[i] || gc_may_be_tracked(items[i])) return false;
  return true;
}

// FACTS.md 3.5. With one rule a tuple is tracked because of an untracked tuple in it.
static bool track_new(const Heap *heap, Object *const *items, size_t count) {
  if (heap->profile->tuples_tracked_at_birth) return true;
  if (!heap->profile->tuples_track_by_type) return !all_untracked(items, count);
  for (size_t i = 0; i < count; i++)
    if (items[i]->cls->type->flags & TYPE_GC) return true;
  return false;
}

static Object *finish(Heap *heap, Object *self, Object **items, size_t count, bool track) {
  if (!self) {
    drop_all(heap, items, count);
    return NULL;
  }
  if (count == 0) return self;
  memcpy(((Tuple *)self)->items, items, count * sizeof *items);
  if (track) gc_track(heap, self);
  return self;
}

Object *tuple_new_steal(Heap *heap, Object **items, size_t count) {
  bool track = track_new(heap, items, count);
  return finish(heap, tuple_alloc(heap, count), items, count, track);
}

// The compiler's tuples come from PyTuple_New, which tracks whatever will be put in: at the prompt
// they are tracked until a collection has seen them (recordings/snippets.3.14.10.jsonl,
// generations).
Object *tuple_new_constant_steal(Heap *heap, Object **items, size_t count) {
  return finish(heap, tuple_alloc(heap, count), items, count, true);
}

Object *tuple_new(Heap *heap, Object *const *items, size_t count) {
  Object *self = tuple_alloc(heap, count);
  if (!self || count == 0) return self;
  for (size_t i = 0; i < count; i++) ((Tuple *)self)->items[i] = object_incref(items[i]);
  if (track_new(heap, items, count)) gc_track(heap, self);
  return self;
}

Object *tuple_pack(Heap *heap, size_t count, ...) {
  va_list arguments;
  Object *self = tuple_alloc(heap, count);
  if (!self || count == 0) return self;
  va_start(arguments, count);
  for (size_t i = 0; i < count; i++)
    ((Tuple *)self)->items[i] = object_incref(va_arg(arguments, Object *));
  va_end(arguments);
  gc_track(heap, self);
  return self;
}

Object *tuple_pair(Heap *heap, Object *first, Object *second) {
  Object *items[] = {first, second};
  return heap->profile->pairs_are_displays ? tuple_new(heap, items, 2)
                                           : tuple_pack(heap, 2, first, second);
}

void tuple_maybe_untrack(Heap *heap, Object *self) {
  const Tuple *tuple = (Tuple *)self;
  if (all_untracked(tuple->items, tuple->count)) gc_untrack(heap, self);
}

// ---- references: the last item first ----------------------------------------------------------

static size_t items(const Object *self) { return ((const Tuple *)self)->count; }

static void traverse(Object *self, Visit visit, void *payload) {
  const Tuple *tuple = (Tuple *)self;
  for (size_t i = tuple->count; i-- > 0;)
    if (tuple->items[i]) visit(tuple->items[i], PLACE_AT(i), payload);
}

static void dealloc(Heap *heap, Object *self) {
  Tuple *tuple = (Tuple *)self;
  for (size_t i = tuple->count; i-- > 0;) {
    Object *item = tuple->items[i];
    tuple->items[i] = NULL;
    object_decref_null(heap, item);
  }
}

// ---- text -------------------------------------------------------------------------------------

static bool describe(Heap *heap, Object *self, Text *text) {
  const Tuple *tuple = (Tuple *)self;
  text_add_char(text, '(');
  for (size_t i = 0; i < tuple->count; i++) {
    if (i) text_add(text, ", ");
    if (text->length > 200) {
      text_add(text, "...");
      break;
    }
    object_describe(heap, tuple->items[i], text);
  }
  text_add(text, tuple->count == 1 ? ",)" : ")");
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  const Tuple *tuple = (Tuple *)self;
  Text text = {0};
  if (tuple->count == 0) return str_from(heap, "()");
  if (self->flags & OBJECT_IN_REPR) return str_from(heap, "(...)");
  if (!repr_enter(heap, self)) return NULL;
  text_add_char(&text, '(');
  for (size_t i = 0; i < tuple->count; i++) {
    Object *part = object_repr(heap, tuple->items[i]);
    if (!part) {
      repr_leave(heap, self);
      text_delete(&text);
      return NULL;
    }
    text_printf(&text, "%s%s", i ? ", " : "", ((Str *)part)->chars);
    object_decref(heap, part);
  }
  repr_leave(heap, self);
  text_add(&text, tuple->count == 1 ? ",)" : ")");
  return str_take(heap, &text);
}

// ---- comparison, hash -------------------------------------------------------------------------

Object *sequence_compare(Heap *heap, Object *const *a, size_t an, Object *const *b, size_t bn,
                         Comparison op) {
  size_t i = 0;
  for (; i < an && i < bn; i++) {
    int equal = object_equal(heap, a[i], b[i]);
    if (equal < 0) return NULL;
    if (!equal) break;
  }
  if (i == an || i == bn) return bool_new(heap, order_satisfies(an < bn ? -1 : an > bn, op));
  if (op == CMP_EQ || op == CMP_NE) return bool_new(heap, op == CMP_NE);
  return object_compare(heap, a[i], b[i], op);
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_kind(other, &tuple_type)) return new_not_implemented(heap);
  const Tuple *a = (Tuple *)self, *b = (Tuple *)other;
  return sequence_compare(heap, a->items, a->count, b->items, b->count, op);
}

// The xxHash-based mix of tuplehash (3.8+).
static bool hash(Heap *heap, Object *self, int64_t *hash_out) {
  const uint64_t prime1 = UINT64_C(11400714785074694791), prime2 = UINT64_C(14029467366897019727),
                 prime5 = UINT64_C(2870177450012600261);
  const Tuple *tuple = (Tuple *)self;
  uint64_t mix = prime5;
  for (size_t i = 0; i < tuple->count; i++) {
    int64_t item;
    if (!object_hash(heap, tuple->items[i], &item)) return false;
    mix += (uint64_t)item * prime2;
    mix = mix << 31 | mix >> 33;
    mix *= prime1;
  }
  mix += tuple->count ^ (prime5 ^ UINT64_C(3527539));
  *hash_out = mix == UINT64_MAX ? 1546275796 : (int64_t)mix;
  return true;
}

// ---- sequence ---------------------------------------------------------------------------------

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return (int64_t)((Tuple *)self)->count;
}

static Object *get_slice(Heap *heap, Object *self, Object *slice) {
  const Tuple *tuple = (Tuple *)self;
  int64_t start, step, count = slice_adjust(heap, slice, (int64_t)tuple->count, &start, &step);
  if (count < 0) return NULL;
  if (start == 0 && step == 1 && (size_t)count == tuple->count && self->cls->type == &tuple_type)
    return object_incref(self);
  Object *result = tuple_alloc(heap, (size_t)count);
  if (!result || count == 0) return result;
  for (int64_t i = 0; i < count; i++)
    ((Tuple *)result)->items[i] = object_incref(tuple->items[start + i * step]);
  gc_track(heap, result);
  return result;
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  const Tuple *tuple = (Tuple *)self;
  if (key->cls->type == &slice_type) return get_slice(heap, self, key);
  if (!is_int(key) && !instance_part(key))
    return heap_raise(heap, TYPE_TYPE_ERROR, "tuple indices must be integers or slices, not %s",
                      type_name(key));
  int64_t index;
  if (!int_as_index(heap, key, &index)) return NULL;
  if (index < 0) index += (int64_t)tuple->count;
  if (index < 0 || (size_t)index >= tuple->count)
    return heap_raise(heap, TYPE_INDEX_ERROR, "tuple index out of range");
  return object_incref(tuple->items[index]);
}

static int contains(Heap *heap, Object *self, Object *value) {
  const Tuple *tuple = (Tuple *)self;
  int found = 0;
  for (size_t i = 0; i < tuple->count && found == 0; i++)
    found = object_equal(heap, tuple->items[i], value);
  return found;
}

static Object *iterate(Heap *heap, Object *self) {
  return iterator_new(heap, TYPE_TUPLE_ITERATOR, self);
}

static Object *concatenate(Heap *heap, const Tuple *a, const Tuple *b) {
  if (a->count == 0) return object_incref((Object *)b);
  if (b->count == 0) return object_incref((Object *)a);
  Object *result = tuple_alloc(heap, a->count + b->count);
  if (!result) return NULL;
  Object **to = ((Tuple *)result)->items;
  for (size_t i = 0; i < a->count; i++) *to++ = object_incref(a->items[i]);
  for (size_t i = 0; i < b->count; i++) *to++ = object_incref(b->items[i]);
  gc_track(heap, result);
  return result;
}

static Object *repeat(Heap *heap, Tuple *self, Object *times) {
  int64_t n;
  if (!int_as_index(heap, times, &n)) return NULL;
  if (n <= 0 || self->count == 0) return object_incref(heap->empty_tuple);
  if (n == 1) return object_incref(&self->gc.object);
  if ((uint64_t)n > (UINT64_C(1) << 40) / self->count)
    return heap_raise(heap, TYPE_MEMORY_ERROR, "tuple too large");
  Object *result = tuple_alloc(heap, self->count * (size_t)n);
  if (!result) return NULL;
  for (size_t i = 0; i < self->count * (size_t)n; i++)
    ((Tuple *)result)->items[i] = object_incref(self->items[i % self->count]);
  gc_track(heap, result);
  return result;
}

static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  bool both = is_kind(left, &tuple_type) && is_kind(right, &tuple_type);
  if (op == OP_ADD && both) return concatenate(heap, (Tuple *)left, (Tuple *)right);
  if (op == OP_MULTIPLY && is_kind(left, &tuple_type) && is_int(right))
    return repeat(heap, (Tuple *)left, right);
  if (op == OP_MULTIPLY && is_kind(right, &tuple_type) && is_int(left))
    return repeat(heap, (Tuple *)right, left);
  return new_not_implemented(heap);
}

// ---- tuple(iterable) ----------------------------------------------------------------------------

// _PyTuple_Resize; the tuple is stolen. An empty one is replaced.
static Object *resize(Heap *heap, Object *tuple, size_t count) {
  if (tuple == heap->empty_tuple) {
    Object *made = tuple_alloc(heap, count);
    if (made) gc_track(heap, made);
    object_decref(heap, tuple);
    return made;
  }
  Tuple *self = (Tuple *)tuple;
  gc_untrack(heap, tuple);
  for (size_t i = count; i < self->count; i++) object_drop(heap, &self->items[i]);
  Object *moved = count ? object_resize(heap, tuple, count) : object_incref(heap->empty_tuple);
  if (!moved || !count) object_decref(heap, tuple);
  if (moved && count) gc_track(heap, moved);
  return moved;
}

// PySequence_Tuple up to 3.13: a tuple of the length that is thought to come grows and is cut.
static Object *grow_tuple(Heap *heap, Object *iterable, Object *iterator) {
  int64_t hint = length_hint(heap, iterable, iterator, 10);
  size_t room = hint > 0 ? (size_t)hint : 0, count = 0;
  if (heap->raised) return NULL;
  Object *tuple = tuple_alloc(heap, room);
  if (tuple && room) gc_track(heap, tuple);
  for (Object *item; tuple && (item = object_next(heap, iterator));) {
    if (count == room) {
      room += 10;
      room += room >> 2;
      tuple = resize(heap, tuple, room);
    }
    if (tuple)
      ((Tuple *)tuple)->items[count++] = item;
    else
      object_decref(heap, item);
  }
  if (tuple && heap->raised) {
    object_decref(heap, tuple);
    return NULL;
  }
  return tuple && count < room ? resize(heap, tuple, count) : tuple;
}

enum { GATHERED = 8, LIST_ROOM = 16 }; // items beside the tuple; slots of the list that follows

// PySequence_Tuple of 3.14: the result is made when all items are known.
static Object *gather_tuple(Heap *heap, Object *iterator) {
  Object *items[GATHERED], *item = NULL, *result = NULL;
  size_t count = 0;
  while (count < GATHERED && (item = object_next(heap, iterator))) items[count++] = item;
  if (heap->raised) {
    drop_all(heap, items, count);
    return NULL;
  }
  if (!item) return finish(heap, tuple_alloc(heap, count), items, count, true);
  Object *list = list_new(heap, LIST_ROOM);
  for (size_t i = 0; list && i < count; i++) list_append_steal(heap, list, items[i]);
  while (list && (item = object_next(heap, iterator)))
    if (!list_append_steal(heap, list, item)) break;
  if (list && !heap->raised) {
    result = tuple_alloc(heap, ((List *)list)->count);
    for (size_t i = 0; result && i < ((List *)list)->count; i++)
      ((Tuple *)result)->items[i] = object_incref(((List *)list)->items[i]);
    if (result) gc_track(heap, result);
  }
  object_decref_null(heap, list);
  return result;
}

// PySequence_Tuple.
Object *tuple_from(Heap *heap, Object *iterable) {
  if (object_is(iterable, &tuple_type)) return object_incref(iterable);
  if (object_is(iterable, &list_type))
    return tuple_new(heap, ((List *)iterable)->items, ((List *)iterable)->count);
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return NULL;
  Object *result = heap->profile->tuple_gathers_items ? gather_tuple(heap, iterator)
                                                      : grow_tuple(heap, iterable, iterator);
  object_decref(heap, iterator);
  return result;
}

static Object *plain(Heap *heap, Object *const *arguments, size_t count) {
  if (count == 0) return object_incref(heap->empty_tuple);
  return tuple_from(heap, arguments[0]);
}

// tuple_subtype_new: the items are taken over from a plain tuple.
static Object *as_class(Heap *heap, Class *cls, Object *plain_steal) {
  if (!plain_steal || !cls->user) return plain_steal;
  const Tuple *from = (Tuple *)plain_steal;
  Tuple *self = (Tuple *)object_new(heap, cls, from->count);
  if (self) self->count = from->count;
  for (size_t i = 0; self && i < from->count; i++) self->items[i] = object_incref(from->items[i]);
  object_decref(heap, plain_steal);
  return (Object *)self;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  if (keyword_names) return heap_raise(heap, TYPE_TYPE_ERROR, "tuple() takes no keyword arguments");
  if (count > 1)
    return heap_raise(heap, TYPE_TYPE_ERROR, "tuple expected at most 1 argument, got %zu", count);
  return as_class(heap, cls, plain(heap, arguments, count));
}

METHOD(index_of) {
  const Tuple *tuple = (Tuple *)self;
  int64_t limits[2] = {0, INT64_MAX};
  for (size_t i = 1; i < count; i++) {
    if (!int_as_index(heap, arguments[i], &limits[i - 1])) return NULL;
    if (limits[i - 1] < 0) limits[i - 1] += (int64_t)tuple->count;
    if (limits[i - 1] < 0) limits[i - 1] = 0;
  }
  for (size_t i = (size_t)limits[0]; i < tuple->count && (int64_t)i < limits[1]; i++) {
    int equal = object_equal(heap, tuple->items[i], arguments[0]);
    if (equal) return equal < 0 ? NULL : int_new(heap, (int64_t)i);
  }
  return heap_raise(heap, TYPE_VALUE_ERROR, "tuple.index(x): x not in tuple");
}

METHOD(count_of) {
  const Tuple *tuple = (Tuple *)self;
  int64_t n = 0;
  for (size_t i = 0; i < tuple->count; i++) {
    int equal = object_equal(heap, tuple->items[i], arguments[0]);
    if (equal < 0) return NULL;
    n += equal;
  }
  return int_new(heap, n);
}

static const Builtin methods[] = {
    {"index", index_of, 1, 3, 0}, {"count", count_of, 1, 1, 0}, {NULL, NULL, 0, 0, 0}};

#define BODY                                                                                       \
  .shape = SHAPE_TUPLE, .host_size = sizeof(Tuple), .basic_size = {24, [LAYOUT_3_14] = 32},        \
  .item_size = 8, .items = items, .traverse = traverse, .dealloc = dealloc, .hash = hash,          \
  .compare = compare, .length = length, .get_item = get_item, .contains = contains,                \
  .iterate = iterate, .binary = binary

const Type tuple_type = {
    .name = "tuple",
    .id = TYPE_TUPLE,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_UNTRACKABLE | TYPE_VARIABLE,
    BODY,
    .freelist = FREELIST_TUPLE,
    .describe = describe,
    .repr = repr,
    .construct = construct,
    .methods = methods,
};

// ---- struct sequences: tuples whose items have names (Objects/structseq.c) --------------------
// PyStructSequence_New does not track them: gc.is_tracked() is False in 3.11.7 to 3.15.2.

enum { SEQUENCE_FIELDS = 5 };

static Object *field(Heap *heap, Object *self, size_t index) {
  Object *item = ((Tuple *)self)->items[index];
  return object_incref(item ? item : heap->none);
}
#define FIELD(n)                                                                                   \
  static Object *field_##n(Heap *heap, Object *self) { return field(heap, self, n); }
FIELD(0)
FIELD(1)
FIELD(2)
FIELD(3)
FIELD(4)
#define FIELDS(a, b, c, d, e)                                                                      \
  {                                                                                                \
    {a, field_0, NULL}, {b, field_1, NULL}, {c, field_2, NULL}, {d, field_3, NULL},                \
        {e, field_4, NULL}, {                                                                      \
      NULL, NULL, NULL                                                                             \
    }                                                                                              \
  }

Object *struct_sequence_new(Heap *heap, TypeId type, Object *const *values) {
  Object *self = object_new(heap, heap_class(heap, type), SEQUENCE_FIELDS);
  if (!self) return NULL;
  ((Tuple *)self)->count = SEQUENCE_FIELDS;
  for (size_t i = 0; i < SEQUENCE_FIELDS; i++) ((Tuple *)self)->items[i] = object_incref(values[i]);
  return self;
}

static bool describe_fields(Heap *heap, Object *self, Text *text) {
  text_add(text, self->cls->type->name);
  return describe(heap, self, text);
}

static Object *repr_fields(Heap *heap, Object *self) {
  const Type *type = self->cls->type;
  Text text = {0};
  text_printf(&text, "%s(", type->name);
  for (size_t i = 0; i < SEQUENCE_FIELDS; i++) {
    Object *part = object_repr(heap, ((Tuple *)self)->items[i]);
    if (!part) {
      text_delete(&text);
      return NULL;
    }
    text_printf(&text, "%s%s=%s", i ? ", " : "", type->members[i].name, ((Str *)part)->chars);
    object_decref(heap, part);
  }
  text_add_char(&text, ')');
  return str_take(heap, &text);
}

static const Member version_fields[] = FIELDS("major", "minor", "micro", "releaselevel", "serial");
static const Member unraisable_fields[] =
    FIELDS("exc_type", "exc_value", "exc_traceback", "err_msg", "object");

#define SEQUENCE(row_id, text, names)                                                              \
  {                                                                                                \
    .name = text, .id = row_id, .base = TYPE_TUPLE, .solid = &tuple_type,                          \
    .flags = TYPE_GC | TYPE_TRASHCAN | TYPE_VARIABLE, BODY, .freelist = FREELIST_NONE,             \
    .describe = describe_fields, .repr = repr_fields, .members = names                             \
  }

const Type version_info_type = SEQUENCE(TYPE_VERSION_INFO, "sys.version_info", version_fields);
const Type unraisable_arguments_type =
    SEQUENCE(TYPE_UNRAISABLE_ARGUMENTS, "UnraisableHookArgs", unraisable_fields);
