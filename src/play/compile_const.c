// compile_const.c: the constants of one compile unit, equal ones merged. Mirrors CPython
// Python/compile.c merge_consts_recursive: the table lives as long as the compilation and spans all
// code objects of it.
#include "compile_internal.h"
#include "constant.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct Constant {
  char *key;
  size_t length;
  uint64_t hash;
  Object *object; // counted; by heap_hold where `held`
  bool hidden;    // a tuple that no program sees
  bool literal;   // stands in the program, not only folded from what does
  bool held;
} Constant;

struct Unit {
  Heap *heap;
  bool arena;
  Array(Constant) constants;
  uint32_t *index; // open addressing: place in `constants` + 1
  size_t index_size;
  Array(Object *) holders; // counted
};

Unit *unit_new(Heap *heap, bool arena) {
  Unit *unit = mem_zalloc(sizeof *unit);
  unit->heap = heap;
  unit->arena = arena;
  return unit;
}

Heap *unit_heap(const Unit *unit) { return unit->heap; }

// ---- the table --------------------------------------------------------------------------------

static uint64_t hash_key(const char *key, size_t length, bool hidden) {
  uint64_t hash = UINT64_C(14695981039346656037) ^ hidden;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)key[i]) * UINT64_C(1099511628211);
  return hash;
}

static uint32_t *find_slot(Unit *unit, const char *key, size_t length, uint64_t hash, bool hidden) {
  size_t mask = unit->index_size - 1, slot = (size_t)hash & mask;
  for (; unit->index[slot]; slot = (slot + 1) & mask) {
    const Constant *c = &unit->constants.items[unit->index[slot] - 1];
    if (c->hash == hash && c->hidden == hidden && c->length == length &&
        memcmp(c->key, key, length) == 0)
      break;
  }
  return &unit->index[slot];
}

static void rebuild(Unit *unit, size_t size) {
  mem_free(unit->index);
  unit->index = mem_zalloc(mem_size(size, sizeof *unit->index));
  unit->index_size = size;
  for (size_t i = 0; i < unit->constants.count; i++) {
    const Constant *c = &unit->constants.items[i];
    *find_slot(unit, c->key, c->length, c->hash, c->hidden) = (uint32_t)i + 1;
  }
}

static Object *find(Unit *unit, const char *key, size_t length, bool hidden) {
  if (!unit->index_size) return NULL;
  uint32_t number = *find_slot(unit, key, length, hash_key(key, length, hidden), hidden);
  return number ? unit->constants.items[number - 1].object : NULL;
}

// The constant of this key is a literal of the program; tuples are none.
static void mark_literal(Unit *unit, const char *key, size_t length) {
  if (*key == 't' || *key == 'z' || !unit->index_size) return;
  uint32_t number = *find_slot(unit, key, length, hash_key(key, length, false), false);
  if (number) unit->constants.items[number - 1].literal = true;
}

static void add_steal(Unit *unit, const char *key, size_t length, Object *object, bool hidden) {
  if ((unit->constants.count + 1) * 2 > unit->index_size)
    rebuild(unit, unit->index_size ? unit->index_size * 2 : 32);
  uint64_t hash = hash_key(key, length, hidden);
  uint32_t *slot = find_slot(unit, key, length, hash, hidden);
  char *copy = mem_alloc(length + 1);
  memcpy(copy, key, length);
  copy[length] = '\0';
  array_push(&unit->constants, ((Constant){copy, length, hash, object, hidden, false, false}));
  *slot = (uint32_t)unit->constants.count;
}

static void drop(Unit *unit, Constant *c) {
  if (c->held)
    heap_let_go(unit->heap, c->object);
  else
    object_decref(unit->heap, c->object);
  mem_free(c->key);
}

// ---- co_consts --------------------------------------------------------------------------------

Object *unit_holder(Unit *unit, Object *const *constants, size_t count) {
  Heap *heap = unit->heap;
  for (size_t i = 0; i < unit->holders.count; i++) {
    const Code *holder = (const Code *)unit->holders.items[i];
    if (holder->constant_count == count &&
        (!count || memcmp(holder->constants, constants, count * sizeof *constants) == 0))
      return object_incref(unit->holders.items[i]);
  }
  heap_internal_begin(heap);
  Object *name = str_from(heap, "co_consts");
  heap_internal_end(heap);
  Code *holder = name ? code_new(heap, name, name) : NULL;
  object_decref_null(heap, name);
  if (!holder) return NULL;
  holder->constants = mem_alloc(mem_size(count + 1, sizeof *constants));
  for (size_t i = 0; i < count; i++)
    holder->constants[holder->constant_count++] = object_incref(constants[i]);
  array_push(&unit->holders, object_incref(&holder->object));
  return &holder->object;
}

static void drop_holders(Unit *unit) {
  for (size_t i = 0; i < unit->holders.count; i++)
    object_decref(unit->heap, unit->holders.items[i]);
  array_delete(&unit->holders);
}

// What the parser's arena holds stays counted until the unit ends; the rest only in co_consts.
void unit_end(Unit *unit) {
  drop_holders(unit);
  size_t kept = 0;
  for (size_t i = 0; i < unit->constants.count; i++) {
    Constant c = unit->constants.items[i];
    bool in_arena = !c.hidden && (c.literal || unit->heap->profile->arena_holds_folded);
    if (unit->arena && in_arena) {
      if (!c.held) {
        heap_hold_for(unit->heap, c.object, "the syntax tree");
        object_decref(unit->heap, c.object);
        c.held = true;
      }
      unit->constants.items[kept++] = c;
    } else {
      drop(unit, &c);
    }
  }
  unit->constants.count = kept;
  rebuild(unit, unit->index_size ? unit->index_size : 32);
}

void unit_delete(Unit *unit) {
  if (!unit) return;
  for (size_t i = 0; i < unit->constants.count; i++) drop(unit, &unit->constants.items[i]);
  array_delete(&unit->constants);
  mem_free(unit->index);
  mem_free(unit);
}

// ---- making -----------------------------------------------------------------------------------

static Object *get(Unit *unit, const char **at, bool hidden);

static Object *make_item(void *payload, const char **at) {
  const char *key = *at;
  Object *item = get(payload, at, false);
  mark_literal(payload, key, (size_t)(*at - key));
  return item ? object_incref(item) : NULL;
}

// A constant that programs can see is born as theirs; under textbook, where co_consts holds
// prototypes only, as machinery. The items of a hidden tuple are seen.
static Object *make(Unit *unit, const char **at, bool hidden) {
  Heap *heap = unit->heap;
  int internal = heap->internal;
  bool prototype = heap->profile->literals == LITERALS_SHARED;
  heap->internal = prototype ? 1 : 0;
  if (hidden) heap->internal = 1;
  if (hidden && (**at == 't' || **at == 'z')) { // its items first: they are born as the program's
    const char *item = strchr(*at, ':') + 1;
    for (size_t left = strtoull(*at + 1, NULL, 10); left > 0; left--)
      if (!get(unit, &item, false)) break;
  }
  Object *made = heap->raised ? NULL : constant_make(heap, at, make_item, unit);
  heap->internal = internal;
  return made;
}

// Borrowed from the unit.
static Object *get(Unit *unit, const char **at, bool hidden) {
  const char *key = *at;
  size_t length = (size_t)(constant_skip(key) - key);
  Object *found = find(unit, key, length, false);
  if (!found && hidden) found = find(unit, key, length, true);
  if (found) return *at += length, found;
  Object *made = make(unit, at, hidden);
  if (made) add_steal(unit, key, length, made, hidden);
  return made;
}

Object *unit_literal(Unit *unit, const Expr *constant) {
  Text key = {0};
  constant_literal_key(constant, &key);
  const char *at = key.chars;
  Object *object = get(unit, &at, false);
  mark_literal(unit, key.chars, key.length);
  text_delete(&key);
  return object;
}

// The temporary object dies before its lasting twin is born, so that the twin gets its block.
Object *unit_merge_steal(Unit *unit, Object *constant, bool hidden) {
  Text key = {0};
  bool done = constant_key(unit->heap, constant, &key);
  assert(done);
  (void)done;
  object_decref(unit->heap, constant);
  const char *at = key.chars;
  Object *object = get(unit, &at, hidden);
  text_delete(&key);
  return object;
}
