// literal.c: what LOAD_CONST pushes. On a CPython it is the object that co_consts holds; under
// profile textbook (LITERALS_SHARED, FACTS.md 12) co_consts holds prototypes only, and a literal is
// an ordinary object that nothing else holds: equal literals that live at the same time are one
// object, which dies with its last reference.
//
// The table of live literals holds nothing. An entry is believed only while its object still has
// the serial that was noted: structs of the size of a literal stand in slabs, whose memory stays
// until heap_delete.
#include "constant.h"
#include "vm_internal.h"

#include <string.h>

// Tuples beyond it are not shared: their structs are given back to the host when they die.
enum { SHARED_TUPLE_MAX = 16 };

typedef struct Literal {
  char *key;
  size_t length;
  uint64_t hash;
  Object *object;
  int64_t serial;
} Literal;

typedef struct LiteralTable {
  Array(Literal) items;
  uint32_t *index; // open addressing: place in `items` + 1
  size_t index_size;
} LiteralTable;

static uint64_t hash_key(const char *key, size_t length) {
  uint64_t hash = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)key[i]) * UINT64_C(1099511628211);
  return hash;
}

static uint32_t *find_slot(LiteralTable *table, const char *key, size_t length, uint64_t hash) {
  size_t mask = table->index_size - 1, slot = (size_t)hash & mask;
  for (; table->index[slot]; slot = (slot + 1) & mask) {
    const Literal *literal = &table->items.items[table->index[slot] - 1];
    if (literal->hash == hash && literal->length == length &&
        memcmp(literal->key, key, length) == 0)
      break;
  }
  return &table->index[slot];
}

static void grow(LiteralTable *table) {
  size_t size = table->index_size ? table->index_size * 2 : 64;
  mem_free(table->index);
  table->index = mem_zalloc(mem_size(size, sizeof *table->index));
  table->index_size = size;
  for (size_t i = 0; i < table->items.count; i++) {
    const Literal *literal = &table->items.items[i];
    *find_slot(table, literal->key, literal->length, literal->hash) = (uint32_t)i + 1;
  }
}

static Literal *find(LiteralTable *table, const char *key, size_t length) {
  if ((table->items.count + 1) * 2 > table->index_size) grow(table);
  uint64_t hash = hash_key(key, length);
  uint32_t *slot = find_slot(table, key, length, hash);
  if (!*slot) {
    char *copy = mem_alloc(length + 1);
    memcpy(copy, key, length);
    copy[length] = '\0';
    array_push(&table->items, ((Literal){copy, length, hash, NULL, 0}));
    *slot = (uint32_t)table->items.count;
  }
  return &table->items.items[*slot - 1];
}

static bool is_alive(const Literal *literal) {
  const Object *o = literal->object;
  return o && o->cls && o->serial == literal->serial && o->refcount > 0 &&
         !(o->flags & OBJECT_PARKED);
}

static Object *load_key(Vm *vm, const char **at);
static Object *load_item(void *payload, const char **at) { return load_key(payload, at); }

// A str that programs write is not the one that serves as a name.
static Object *make(Vm *vm, const char **at) {
  if (**at != 's') return constant_make(vm->heap, at, load_item, vm);
  const char *end = constant_skip(*at), *chars = strchr(*at, ':') + 1;
  *at = end;
  return str_new(vm->heap, chars, (size_t)(end - chars));
}

static Object *load_key(Vm *vm, const char **at) {
  const char *key = *at, *end = constant_skip(key);
  Literal *literal = find(vm->literals, key, (size_t)(end - key));
  if (is_alive(literal)) return *at = end, object_incref(literal->object);
  Object *made = make(vm, at);
  bool shared =
      made && !(object_is(made, &tuple_type) && ((Tuple *)made)->count > SHARED_TUPLE_MAX);
  literal = find(vm->literals, key, (size_t)(end - key)); // making items may have moved the table
  literal->object = shared ? made : NULL;
  literal->serial = shared ? made->serial : 0;
  return made;
}

// A tuple that no program sees is machinery, its items are not.
static Object *load_hidden(Vm *vm, Object *constant) {
  if (!object_is(constant, &tuple_type)) return object_incref(constant);
  const Tuple *tuple = (const Tuple *)constant;
  Object **items = mem_alloc(mem_size(tuple->count + 1, sizeof *items));
  size_t made = 0;
  while (made < tuple->count && (items[made] = literal_load(vm, tuple->items[made], false))) made++;
  heap_internal_begin(vm->heap);
  Object *result = made == tuple->count ? tuple_new_steal(vm->heap, items, made) : NULL;
  heap_internal_end(vm->heap);
  for (size_t i = 0; made < tuple->count && i < made; i++) object_decref(vm->heap, items[i]);
  mem_free(items);
  return result;
}

Object *literal_load(Vm *vm, Object *constant, bool hidden) {
  if (vm->heap->profile->literals == LITERALS_CONSTANT) return object_incref(constant);
  if (hidden) return load_hidden(vm, constant);
  Text key = {0};
  Object *loaded = NULL;
  if (!vm->literals) vm->literals = mem_zalloc(sizeof *vm->literals);
  if (constant_key(vm->heap, constant, &key)) {
    const char *at = key.chars;
    loaded = load_key(vm, &at);
  } else {
    loaded = object_incref(constant);
  }
  text_delete(&key);
  return loaded;
}

void literals_delete(Vm *vm) {
  if (!vm->literals) return;
  for (size_t i = 0; i < vm->literals->items.count; i++) mem_free(vm->literals->items.items[i].key);
  array_delete(&vm->literals->items);
  mem_free(vm->literals->index);
  mem_free(vm->literals);
}
