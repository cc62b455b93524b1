// set.c: set and frozenset: birth, protocols, type rows. Mirrors CPython Objects/setobject.c.
#include "../set.h"
#include "../arguments.h"
#include "../internal.h"
#include "../values.h"

bool is_set(const Object *o) { return is_kind(o, &set_type) || is_kind(o, &frozenset_type); }
bool is_frozen(const Object *o) { return is_kind(o, &frozenset_type); }

// ---- birth ------------------------------------------------------------------------------------

// FACTS.md 3.5: frozenset(...) of untracked elements; results of operators stay tracked.
static void maybe_untrack(Heap *heap, Object *set) {
  if (!heap->profile->new_frozensets_untracked || set->cls->type != &frozenset_type) return;
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(set, &position, &key, &hash);)
    if (gc_may_be_tracked(key)) return;
  gc_untrack(heap, set);
}

Object *set_new_of(Heap *heap, Class *cls, Object *iterable) {
  Object *set = object_new(heap, cls, 0);
  if (!set) return NULL;
  set_init((Set *)set);
  gc_track(heap, set);
  if (iterable && !set_update(heap, set, iterable)) {
    object_decref(heap, set);
    return NULL;
  }
  return set;
}

Object *set_new(Heap *heap, bool frozen) {
  return set_new_of(heap, heap_class(heap, frozen ? TYPE_FROZENSET : TYPE_SET), NULL);
}

Object *set_new_like(Heap *heap, Object *set, Object *iterable) {
  return set_new_of(heap, heap_class(heap, is_frozen(set) ? TYPE_FROZENSET : TYPE_SET), iterable);
}

Object *set_copy(Heap *heap, Object *set) { return set_new_like(heap, set, set); }

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  const char *name = cls->solid->name;
  if (!cls->user && !arguments_no_keywords(heap, name, keyword_names)) return NULL;
  if (!arguments_count(heap, name, count, 0, 1)) return NULL;
  Object *set = set_new_of(heap, cls, count ? arguments[0] : NULL);
  if (set) maybe_untrack(heap, set);
  return set;
}

static Object *frozenset_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                                   Object *keyword_names) {
  bool same = !cls->user && count == 1 && object_is(arguments[0], &frozenset_type);
  if (same && (!keyword_names || ((Tuple *)keyword_names)->count == 0))
    return object_incref(arguments[0]);
  return construct(heap, cls, arguments, count, keyword_names);
}

// ---- elements ---------------------------------------------------------------------------------

bool set_add(Heap *heap, Object *set, Object *item) {
  int64_t hash;
  return object_hash(heap, item, &hash) && set_add_hashed(heap, set, item, hash);
}

typedef int (*Lookup)(Heap *heap, Object *set, Object *key, int64_t hash);

// A set is looked up as the frozenset of its elements (`{1} in {frozenset({1})}`).
static int with_hash(Heap *heap, Object *set, Object *key, Lookup lookup) {
  int64_t hash;
  // Where an error that C code drops is no object yet, a set is known without asking.
  bool silent = !heap->profile->dropped_errors_are_made && object_is(key, &set_type);
  if (!silent && object_hash(heap, key, &hash)) return lookup(heap, set, key, hash);
  if (!silent && (!is_set(key) || !heap_raised_is(heap, TYPE_TYPE_ERROR))) return -1;
  if (!silent) heap_forget(heap);
  Object *frozen = set_new_of(heap, heap_class(heap, TYPE_FROZENSET), key);
  if (!frozen) return -1;
  int found = lookup(heap, set, frozen, set_hash_elements((Set *)frozen));
  object_decref(heap, frozen);
  return found;
}

int set_contains(Heap *heap, Object *set, Object *item) {
  return with_hash(heap, set, item, set_contains_hashed);
}

int set_discard(Heap *heap, Object *set, Object *item) {
  return with_hash(heap, set, item, set_discard_hashed);
}

// ---- protocols --------------------------------------------------------------------------------

// set_repr: through a list of the elements, whose brackets are exchanged.
static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  bool inside = self->flags & OBJECT_IN_REPR;
  if (!inside && !repr_enter(heap, self)) return NULL;
  if (inside || ((Set *)self)->used == 0) {
    if (!inside) repr_leave(heap, self);
    text_printf(&text, "%s(%s)", type_name(self), inside ? "..." : "");
    return str_take(heap, &text);
  }
  Object *list = list_new(heap, 0);
  if (!list) return NULL;
  Object *inner = list_extend(heap, list, self) ? object_repr(heap, list) : NULL;
  repr_leave(heap, self);
  object_decref(heap, list);
  if (!inner) return NULL;
  bool plain = self->cls->type == &set_type;
  if (!plain) text_printf(&text, "%s(", type_name(self));
  text_add_char(&text, '{');
  text_add_n(&text, ((Str *)inner)->chars + 1, ((Str *)inner)->bytes - 2);
  text_add(&text, plain ? "}" : "})");
  object_decref(heap, inner);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  bool plain = self->cls->type == &set_type && ((Set *)self)->used;
  size_t position = 0, shown = 0;
  Object *key;
  if (!plain) text_printf(text, "%s(", type_name(self));
  if (((Set *)self)->used) text_add_char(text, '{');
  for (int64_t hash; set_next(self, &position, &key, &hash);) {
    if (shown++) text_add(text, ", ");
    if (text->length > 200) {
      text_add(text, "...");
      break;
    }
    object_describe(heap, key, text);
  }
  if (((Set *)self)->used) text_add_char(text, '}');
  if (!plain) text_add_char(text, ')');
  return true;
}

static bool frozenset_hash(Heap *heap, Object *self, int64_t *hash_out) {
  (void)heap;
  Set *set = (Set *)self;
  if (set->hash == -1) set->hash = set_hash_elements(set);
  *hash_out = set->hash;
  return true;
}

static int equal(Heap *heap, Object *left, Object *right) {
  const Set *a = (Set *)left, *b = (Set *)right;
  if (a->used != b->used) return 0;
  if (a->hash != -1 && b->hash != -1 && a->hash != b->hash) return 0;
  return set_is_subset(heap, left, right);
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_set(other)) return new_not_implemented(heap);
  size_t used = ((Set *)self)->used, other_used = ((Set *)other)->used;
  int result = 0;
  switch (op) {
  case CMP_EQ: result = equal(heap, self, other); break;
  case CMP_NE: result = equal(heap, self, other); break;
  case CMP_LE: result = set_is_subset(heap, self, other); break;
  case CMP_GE: result = set_is_subset(heap, other, self); break;
  case CMP_LT: result = used < other_used ? set_is_subset(heap, self, other) : 0; break;
  case CMP_GT: result = used > other_used ? set_is_subset(heap, other, self) : 0; break;
  }
  return result < 0 ? NULL : bool_new(heap, op == CMP_NE ? !result : result);
}

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return (int64_t)((Set *)self)->used;
}

static size_t extra_size(Heap *heap, const Object *self) {
  (void)heap;
  const Set *set = (const Set *)self;
  return set->block ? (set->mask + 1) * SET_ENTRY_BYTES : 0;
}

static void blocks(const Object *self, BlockVisit visit, void *payload) {
  visit(self, BLOCK_TABLE, ((const Set *)self)->block, payload);
}

#define SET_SLOTS                                                                                  \
  .base = TYPE_OBJECT, .shape = SHAPE_SET, .host_size = sizeof(SetBody),                           \
  .weakrefs_offset = offsetof(Set, weakrefs), .freelist = FREELIST_NONE, .basic_size = {200},      \
  .extra_size = extra_size, .traverse = set_traverse, .blocks = blocks, .clear = set_clear,        \
  .dealloc = set_dealloc, .release = set_release, .describe = describe, .repr = repr,              \
  .compare = compare, .length = length, .contains = set_contains, .iterate = set_iterate,          \
  .binary = set_binary

const Type set_type = {
    .name = "set",
    .id = TYPE_SET,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_UNHASHABLE | TYPE_FILLED_BY_INIT,
    SET_SLOTS,
    .in_place = set_in_place,
    .construct = construct,
    .methods = set_methods,
};

const Type frozenset_type = {
    .name = "frozenset",
    .id = TYPE_FROZENSET,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    SET_SLOTS,
    .hash = frozenset_hash,
    .construct = frozenset_construct,
    .methods = frozenset_methods,
};
