// special.h: special methods by name: what `list.__len__`, `x.__eq__` and `object.__new__` find
// (special.c, types/slot_wrapper.c, types/new.c).
#ifndef HEAPSTORY_HEAP_SPECIAL_H
#define HEAPSTORY_HEAP_SPECIAL_H

#include "heapstory/heap.h"

typedef struct Special Special;

// Calls the slot of `type`, whatever the class of self defines.
typedef Object *(*SpecialRun)(Heap *heap, const Type *type, const Special *special, Object *self,
                              Object *const *arguments, size_t count);

// A special method that stands for a slot of the type's row.
struct Special {
  const char *name;
  SpecialRun run;
  int least, most; // arguments behind self
  size_t slot;     // offset in Type of the slot that must be there
  int which;       // Comparison, BinaryOp or UnaryOp
};

// Adds what a built-in class's slots are called to its namespace, which exists.
void special_fill(Heap *heap, Class *cls);
// A row of a table of methods that CPython has as a slot: `__init__`, `__index__` ...
bool special_is_slot(const char *name);

// Special methods that CPython gives to every object, and those of numbers and descriptors, that
// the rows do not have. Python code that asks for one by name must not be told that there is none.
bool special_is_not_modelled(const Type *type, const char *name);

// ---- types/slot_wrapper.c ----
// A slot wrapper: of a special, or of a row whose function is the slot.
Object *slot_wrapper_new(Heap *heap, Class *cls, const Special *special, const Builtin *row);

// ---- types/new.c ----
// The builtin `__new__` of a built-in class; NULL without exception where it has none.
Object *new_method(Heap *heap, Class *cls);
// type.__call__ of a user's class, as far as tp_new goes.
Object *class_make_instance(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                            Object *names);

#endif
