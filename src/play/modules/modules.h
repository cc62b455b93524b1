// modules.h: Python's builtins and the modules that scenarios may import (builtins, sys, gc,
// weakref, copy) on a heap. The first half is for the rest of room play, the second for the files
// of this folder.
//
// Everything is made once, before the first step, and not at first use: a function that came into
// being in the middle of a scenario would take a block of the simulated memory and a place in the
// collector's lists that CPython gives to nobody.
#ifndef HEAPSTORY_PLAY_MODULES_H
#define HEAPSTORY_PLAY_MODULES_H

#include "heapstory/heap.h"

// Fills heap->builtins and heap->modules, and leaves every object made so far old: in generation 2,
// all counters 0. False with an exception pending.
bool modules_install(Heap *heap);

// The module of this name, borrowed; NULL without exception = there is none, or it is not modelled.
Object *modules_find(Heap *heap, const char *name);

// The builtin of this name (a Str), borrowed. NULL with NotImplementedError pending where Python
// has such a builtin and the model does not; NULL without exception where Python has none either: a
// NameError.
Object *builtins_find(Heap *heap, Object *name);

// After an AttributeError of `owner`: where it is one of our modules and Python's module has that
// name, the pending exception is replaced by NotImplementedError ("'sys.path' is not modelled").
// Otherwise nothing happens.
void modules_refuse_attribute(Heap *heap, Object *owner, Object *name);

// ---- for the files of this folder -------------------------------------------------------------

// A function of a Builtin table; most need only some of the parameters.
#define FUNCTION(name)                                                                             \
  static Object *name(Heap *heap __attribute__((unused)), Object *self __attribute__((unused)),    \
                      Object *const *arguments __attribute__((unused)),                            \
                      size_t count __attribute__((unused)),                                        \
                      Object *keyword_names __attribute__((unused)))

// As tp_name; a built-in class need not have its name's Str yet.
static inline const char *class_text(const Class *cls) {
  return cls->user ? ((const Str *)cls->name)->chars : cls->type->name;
}
static inline const char *type_text(const Object *object) { return class_text(object->cls); }
// Of the built-in type, or of a scenario's class derived from it.
static inline bool is_kind(const Object *object, const Type *type) {
  return object->cls->solid == type;
}
static inline bool is_int(const Object *object) {
  return is_kind(object, &int_type) || is_kind(object, &bool_type);
}

// ---- modules.c --------------------------------------------------------------------------------
// Raises NotImplementedError "'what' is not modelled".
void *not_modelled(Heap *heap, const char *what);
// Adds a value to a module and gives the reference up; false with an exception pending, also for
// value NULL.
bool module_add_steal(Heap *heap, Object *module, const char *name, Object *value);

// ---- builtins_code.c --------------------------------------------------------------------------
// Runs a text in the namespace of a module; false with an exception pending.
bool code_run_text(Heap *heap, const char *chars, size_t bytes, Object *module);

// ---- names.c: what CPython 3.12 has and the model lacks ---------------------------------------
bool builtin_is_not_modelled(const char *name);
bool attribute_is_not_modelled(const char *module, const char *name);

// ---- arguments.c (of this folder) -------------------------------------------------------------
// Fills values_out[i] (borrowed) for the keyword arguments `names` (NULL ends); an entry that is
// not NULL was given by position. False with TypeError pending for an unknown or repeated one.
bool keywords_take(Heap *heap, const char *function, const char *const *names,
                   Object *const *arguments, size_t count, Object *keyword_names,
                   Object **values_out);
// The same for a function whose arguments may all be given by position or by name, the first
// `least` of them must; "" is a name that cannot be given. NULL stays where nothing was given.
bool arguments_take_all(Heap *heap, const char *function, const char *const *names, size_t least,
                        Object *const *arguments, size_t count, Object *keyword_names,
                        Object **values_out);
// Calls a method of a class, self first, at most two more (NULL = not there); NULL with an
// exception pending.
Object *call_method(Heap *heap, Object *method, Object *self, Object *first, Object *second);

// ---- builtins_attributes.c --------------------------------------------------------------------
// locals() of the frame on top: a new reference, NULL with an exception pending.
Object *frame_locals(Heap *heap);

// ---- gc_references.c --------------------------------------------------------------------------
// Calls visit as the tp_traverse of CPython would for the same object: objects that the collector
// does not know have no references, names that our structs hold besides are left out.
void references_walk(Heap *heap, Object *self, Visit visit, void *payload);
// gc.get_referents and gc.get_referrers, called with a tuple (BUILTIN_TUPLE): new lists.
Object *references_from(Heap *heap, Object *const *objects, size_t count);
Object *references_to(Heap *heap, Object *const *objects, size_t count);

// ---- tables -----------------------------------------------------------------------------------
extern const Builtin builtins_basic[], builtins_attributes[], builtins_numbers[],
    builtins_iterate[], builtins_code[], builtins_dir[];
bool sys_install(Heap *heap, Object *module);
bool gc_install(Heap *heap, Object *module);
bool weakref_install(Heap *heap, Object *module);

#endif
