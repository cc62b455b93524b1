// compile_resolve.c: what kind of variable each name is in its scope: local, global, cell, free.
// Mirrors CPython 3.12 Python/symtable.c, the analysing half (analyze_block), with the inlining of
// comprehensions (PEP 709).
#include "compile_internal.h"

// A set of names is a NameTable; value 1 = in it.
typedef struct Resolver {
  Compiler *compiler;
  Scope *scope;
  NameTable *bound;  // names bound in functions around; NULL at the module
  NameTable *global; // names declared global around
  NameTable *free;   // names free in this scope: told to the caller
  NameTable kinds;   // name -> VariableKind
  NameTable local;
  NameTable inlined_cells;
} Resolver;

static bool resolve(Compiler *compiler, Scope *scope, NameTable *bound, NameTable *global,
                    NameTable *free);

static void set_add_name(NameTable *set, const char *name) {
  if (!name_find(set, name)) name_add(set, name, 1);
}

static void set_kind(Resolver *r, const char *name, VariableKind kind) {
  NameEntry *entry = name_find(&r->kinds, name);
  if (entry)
    entry->value = (uint32_t)kind;
  else
    name_add(&r->kinds, name, (uint32_t)kind);
}

static bool make_free(Resolver *r, const char *name) {
  set_kind(r, name, VARIABLE_FREE);
  r->scope->has_free = true;
  set_add_name(r->free, name);
  return true;
}

static Position directive_at(const Scope *scope, const char *name) {
  for (size_t i = 0; i < scope->directives.count; i++)
    if (scope->directives.items[i].name == name) return scope->directives.items[i].at;
  return scope->at;
}

// analyze_name.
static bool resolve_name(Resolver *r, const char *name, uint32_t flags) {
  if (flags & SYMBOL_GLOBAL) {
    if (flags & SYMBOL_NONLOCAL)
      return compile_error(r->compiler, directive_at(r->scope, name),
                           "name '%s' is nonlocal and global", name);
    set_kind(r, name, VARIABLE_GLOBAL_EXPLICIT);
    set_add_name(r->global, name);
    if (r->bound) name_remove(r->bound, name);
    return true;
  }
  if (flags & SYMBOL_NONLOCAL) {
    if (!r->bound || !name_find(r->bound, name))
      return compile_error(r->compiler, directive_at(r->scope, name),
                           "no binding for nonlocal '%s' found", name);
    return make_free(r, name);
  }
  if (flags & SYMBOL_BOUND) {
    set_kind(r, name, VARIABLE_LOCAL);
    set_add_name(&r->local, name);
    name_remove(r->global, name);
    return true;
  }
  if (r->bound && name_find(r->bound, name)) return make_free(r, name);
  if (!name_find(r->global, name) && r->scope->nested) r->scope->has_free = true;
  set_kind(r, name, VARIABLE_GLOBAL_IMPLICIT);
  return true;
}

static bool free_in_child(const Scope *scope, const char *name) {
  for (size_t i = 0; i < scope->children.count; i++) {
    const Scope *child = scope->children.items[i];
    if (child->inlined ? free_in_child(child, name)
                       : symbol_kind(scope_symbol(child, name)) == VARIABLE_FREE)
      return true;
  }
  return false;
}

// inline_comprehension: its names become names of the scope around it.
static void inline_comprehension(Resolver *r, Scope *inner, NameTable *inner_free) {
  const char *class_cell = compiler_intern(r->compiler, "__class__");
  for (size_t i = 0; i < inner->symbols.count; i++) {
    const char *name = inner->symbols.items[i].name;
    uint32_t symbol = inner->symbols.items[i].value;
    if (symbol & SYMBOL_PARAMETER) continue;
    VariableKind kind = symbol_kind(symbol);
    uint32_t flags = symbol & ((1u << SYMBOL_SHIFT) - 1);
    if (kind == VARIABLE_CELL || (flags & SYMBOL_COMPREHENSION_CELL))
      set_add_name(&r->inlined_cells, name);
    NameEntry *outer = name_find(&r->scope->symbols, name);
    if (!outer) {
      if (kind == VARIABLE_FREE && r->scope->kind == SCOPE_CLASS && name == class_cell) {
        kind = VARIABLE_GLOBAL_IMPLICIT;
        name_remove(inner_free, name);
      }
      name_add(&r->scope->symbols, name, flags);
      set_kind(r, name, kind);
    } else if ((outer->value & SYMBOL_BOUND) && r->scope->kind != SCOPE_CLASS &&
               !free_in_child(inner, name)) {
      name_remove(inner_free, name);
    }
  }
  inner->inlined = true;
  inner->parent->inlined_children++;
}

static bool resolve_child(Resolver *r, Scope *child, const NameTable *bound,
                          const NameTable *global, NameTable *free) {
  NameTable child_bound = {0}, child_global = {0}, child_free = {0};
  name_table_copy(&child_bound, bound);
  name_table_copy(&child_global, global);
  bool done = resolve(r->compiler, child, &child_bound, &child_global, &child_free);
  bool inlines = r->compiler->heap->profile->comprehensions_inlined;
  if (done && inlines && child->comprehension && !child->generator)
    inline_comprehension(r, child, &child_free);
  name_table_copy(free, &child_free);
  if (child->has_free || child->child_free) r->scope->child_free = true;
  name_table_delete(&child_bound);
  name_table_delete(&child_global);
  name_table_delete(&child_free);
  return done;
}

static bool resolve_children(Resolver *r, const NameTable *bound, const NameTable *global,
                             NameTable *free) {
  for (size_t i = 0; i < r->scope->children.count; i++)
    if (!resolve_child(r, r->scope->children.items[i], bound, global, free)) return false;
  return true;
}

// analyze_cells: locals that inner functions use.
static void make_cells(Resolver *r, NameTable *free) {
  for (size_t i = 0; i < r->kinds.count; i++) {
    NameEntry *entry = &r->kinds.items[i];
    if (entry->value != VARIABLE_LOCAL) continue;
    if (!name_find(free, entry->name) && !name_find(&r->inlined_cells, entry->name)) continue;
    entry->value = VARIABLE_CELL;
    name_remove(free, entry->name);
  }
}

// drop_class_free: methods that use __class__ get it from a cell of the class body.
static bool take_name(Resolver *r, NameTable *free, const char *text) {
  const char *name = compiler_intern(r->compiler, text);
  if (!name_find(free, name)) return false;
  name_remove(free, name);
  return true;
}

static void take_class_cell(Resolver *r, NameTable *free) {
  r->scope->needs_class_closure = take_name(r, free, "__class__");
  r->scope->needs_class_dict = take_name(r, free, "__classdict__");
}

// update_symbols: writes the kinds down and passes free names of inner functions outwards.
static void record(Resolver *r, const NameTable *free) {
  NameTable *symbols = &r->scope->symbols;
  for (size_t i = 0; i < symbols->count; i++) {
    const NameEntry *kind = name_find(&r->kinds, symbols->items[i].name);
    symbols->items[i].value |= (kind ? kind->value : 0) << SYMBOL_SHIFT;
    if (name_find(&r->inlined_cells, symbols->items[i].name))
      symbols->items[i].value |= SYMBOL_COMPREHENSION_CELL;
  }
  for (size_t i = 0; i < free->count; i++) {
    const char *name = free->items[i].name;
    if (free->items[i].value == NAME_ABSENT) continue;
    NameEntry *symbol = name_find(symbols, name);
    if (symbol) {
      if (r->scope->kind == SCOPE_CLASS) symbol->value |= SYMBOL_FREE_CLASS;
    } else if (!r->bound || name_find(r->bound, name)) {
      name_add(symbols, name, (uint32_t)VARIABLE_FREE << SYMBOL_SHIFT);
    }
  }
}

static bool resolve_body(Resolver *r) {
  NameTable new_bound = {0}, new_global = {0}, new_free = {0};
  bool is_class = r->scope->kind == SCOPE_CLASS;
  if (is_class) { // a class's names are not seen by what is nested in it
    name_table_copy(&new_global, r->global);
    if (r->bound) name_table_copy(&new_bound, r->bound);
  }
  bool done = true;
  for (size_t i = 0; done && i < r->scope->symbols.count; i++)
    done = resolve_name(r, r->scope->symbols.items[i].name, r->scope->symbols.items[i].value);
  if (is_class) {
    set_add_name(&new_bound, compiler_intern(r->compiler, "__class__"));
    set_add_name(&new_bound, compiler_intern(r->compiler, "__classdict__"));
  } else {
    if (scope_is_function(r->scope)) name_table_copy(&new_bound, &r->local);
    if (r->bound) name_table_copy(&new_bound, r->bound);
    name_table_copy(&new_global, r->global);
  }
  done = done && resolve_children(r, &new_bound, &new_global, &new_free);
  if (done) {
    if (scope_is_function(r->scope))
      make_cells(r, &new_free);
    else if (is_class)
      take_class_cell(r, &new_free);
    record(r, &new_free);
    name_table_copy(r->free, &new_free);
  }
  name_table_delete(&new_bound);
  name_table_delete(&new_global);
  name_table_delete(&new_free);
  return done;
}

static bool resolve(Compiler *compiler, Scope *scope, NameTable *bound, NameTable *global,
                    NameTable *free) {
  Resolver r = {
      .compiler = compiler, .scope = scope, .bound = bound, .global = global, .free = free};
  bool done = resolve_body(&r);
  name_table_delete(&r.kinds);
  name_table_delete(&r.local);
  name_table_delete(&r.inlined_cells);
  return done;
}

bool scopes_resolve(Compiler *compiler, Scope *module) {
  NameTable global = {0}, free = {0};
  bool done = resolve(compiler, module, NULL, &global, &free);
  name_table_delete(&global);
  name_table_delete(&free);
  return done;
}
