// compile_names.c: interned names and ordered tables of them. Mirrors the dicts that CPython's
// compiler keeps (u_names, u_varnames, ste_symbols): iteration is in order of insertion, which
// fixes the order of fast locals and so the order in which they die.
#include "compile_internal.h"

#include <string.h>

static size_t hash_pointer(const char *name) {
  uint64_t bits = (uint64_t)(uintptr_t)name;
  bits ^= bits >> 29;
  return (size_t)(bits * UINT64_C(0x9E3779B97F4A7C15) >> 20);
}

static size_t slot_of(const NameTable *table, const char *name) {
  size_t mask = table->index_size - 1, slot = hash_pointer(name) & mask;
  while (table->index[slot] && table->items[table->index[slot] - 1].name != name)
    slot = (slot + 1) & mask;
  return slot;
}

NameEntry *name_find(const NameTable *table, const char *name) {
  if (!table->index_size) return NULL;
  uint32_t number = table->index[slot_of(table, name)];
  if (!number || table->items[number - 1].value == NAME_ABSENT) return NULL;
  return &table->items[number - 1];
}

static void rebuild(NameTable *table, size_t size) {
  mem_free(table->index);
  table->index = mem_zalloc(mem_size(size, sizeof *table->index));
  table->index_size = size;
  for (size_t i = 0; i < table->count; i++)
    table->index[slot_of(table, table->items[i].name)] = (uint32_t)i + 1;
}

NameEntry *name_add(NameTable *table, const char *name, uint32_t value) {
  if ((table->count + 1) * 2 > table->index_size)
    rebuild(table, table->index_size ? table->index_size * 2 : 8);
  size_t slot = slot_of(table, name);
  if (table->index[slot]) { // removed before: its place in the order stays
    table->items[table->index[slot] - 1].value = value;
    return &table->items[table->index[slot] - 1];
  }
  array_push(table, ((NameEntry){name, value}));
  table->index[slot] = (uint32_t)table->count;
  return &table->items[table->count - 1];
}

uint32_t name_number(NameTable *table, const char *name) {
  NameEntry *entry = name_find(table, name);
  return entry ? entry->value : name_add(table, name, (uint32_t)table->count)->value;
}

void name_remove(NameTable *table, const char *name) {
  NameEntry *entry = name_find(table, name);
  if (entry) entry->value = NAME_ABSENT;
}

void name_table_copy(NameTable *to, const NameTable *from) {
  for (size_t i = 0; i < from->count; i++)
    if (from->items[i].value != NAME_ABSENT && !name_find(to, from->items[i].name))
      name_add(to, from->items[i].name, from->items[i].value);
}

void name_table_delete(NameTable *table) {
  array_delete(table);
  mem_free(table->index);
  *table = (NameTable){0};
}

// ---- interned texts: a table by content, kept in the same struct with the text's hash as value

static uint32_t hash_text(const char *text) {
  uint32_t hash = 2166136261u;
  for (; *text; text++) hash = (hash ^ (uint8_t)*text) * 16777619u;
  return hash;
}

static uint32_t *text_slot(NameTable *table, const char *text, uint32_t hash) {
  size_t mask = table->index_size - 1, slot = hash & mask;
  while (table->index[slot]) {
    const NameEntry *entry = &table->items[table->index[slot] - 1];
    if (entry->value == hash && strcmp(entry->name, text) == 0) break;
    slot = (slot + 1) & mask;
  }
  return &table->index[slot];
}

static void grow_texts(NameTable *table) {
  size_t size = table->index_size ? table->index_size * 2 : 64;
  mem_free(table->index);
  table->index = mem_zalloc(mem_size(size, sizeof *table->index));
  table->index_size = size;
  for (size_t i = 0; i < table->count; i++)
    *text_slot(table, table->items[i].name, table->items[i].value) = (uint32_t)i + 1;
}

const char *compiler_intern(Compiler *compiler, const char *name) {
  NameTable *table = &compiler->interned;
  if ((table->count + 1) * 2 > table->index_size) grow_texts(table);
  uint32_t hash = hash_text(name);
  uint32_t *slot = text_slot(table, name, hash);
  if (!*slot) {
    const char *copy = scratch_strndup(&compiler->scratch, name, strlen(name));
    array_push(table, ((NameEntry){copy, hash}));
    *slot = (uint32_t)table->count;
  }
  return table->items[*slot - 1].name;
}

// _Py_Mangle.
const char *compiler_mangle(Compiler *compiler, const char *class_name, const char *name) {
  size_t length = strlen(name);
  bool is_private = class_name && name[0] == '_' && name[1] == '_' && !strchr(name, '.') &&
                    !(length > 3 && name[length - 1] == '_' && name[length - 2] == '_');
  while (class_name && *class_name == '_') class_name++;
  if (!is_private || !*class_name) return compiler_intern(compiler, name);
  return compiler_intern(compiler, scratch_printf(&compiler->scratch, "_%s%s", class_name, name));
}
