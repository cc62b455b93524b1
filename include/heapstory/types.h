// types.h: the built-in types' structs and the operations that other rooms (the evaluator above
// all) need of them.
//
// Conventions: object.h. Every struct begins with Object or GcObject; instances of a class that
// derives from one with Object are GC objects all the same. Fields may be read by anyone;
// only the type's own file and the functions here write them, except where a comment says
// otherwise.
#ifndef HEAPSTORY_TYPES_H
#define HEAPSTORY_TYPES_H

#include "heapstory/object.h"

#include <gmp.h>

#define TYPE(id, row) extern const Type row;
#define EXCEPTION(id, name, base)
#include "heapstory/types.def"
#undef TYPE
#undef EXCEPTION
extern const Type exception_type; // the slots that all exceptions share
extern const Type instance_type;  // the slots of instances of user classes

// ---- int, bool, float, complex (types/int.c, types/float.c) -----------------------------------

typedef struct Int {
  Object object;
  int64_t value; // where big is NULL
  mpz_ptr big;   // NULL, or the value where it does not fit int64_t; owned
} Int;

Object *int_new(Heap *heap, int64_t value);         // a cached small int where the profile has one
Object *int_from_mpz(Heap *heap, mpz_srcptr value); // copies; shrinks to int64_t where it fits
Object *int_from_text(Heap *heap, const char *digits,
                      int base); // base 0: prefix decides; NULL + ValueError
Object *int_add(Heap *heap, Object *left, Object *right); // of two ints
Object *int_subtract(Heap *heap, Object *left, Object *right);
bool int_fits(const Object *object);     // an int (or bool) that fits int64_t
int64_t int_value(const Object *object); // of one that fits
// Value of an int or bool for indexes and counts; false with TypeError ("'str' object cannot be
// interpreted as an integer") or OverflowError pending.
bool int_as_index(Heap *heap, Object *object, int64_t *value_out);
Object *bool_new(Heap *heap, bool value);

typedef struct Float {
  Object object;
  double value;
} Float;
typedef struct Complex {
  Object object;
  double real, imaginary;
} Complex;
Object *float_new(Heap *heap, double value);
Object *complex_new(Heap *heap, double real, double imaginary);
// An int or float as a double; false with TypeError pending otherwise.
bool number_as_double(Heap *heap, Object *object, double *value_out);
Object *number_round(Heap *heap, Object *number,
                     Object *digits); // round(); digits may be NULL or None
// repr(float): the shortest digits that read back equal, as CPython prints them.
void float_repr(double value, Text *text);

// ---- str, bytes (types/str.c, types/str_methods.c, types/bytes.c) -----------------------------

typedef struct Str {
  Object object;
  uint32_t length; // code points
  uint32_t bytes;  // of UTF-8
  uint8_t width;   // bytes a code point takes in CPython: 1 (ASCII or latin-1), 2, 4
  bool ascii, interned;
  int64_t hash; // -1 = not yet computed
  char *chars;  // UTF-8, ended by NUL; owned
  Addr block;   // of the characters of an instance of a class that derives from str; otherwise 0:
                // they stand in the object itself
} Str;

// As type(o).__name__ of its instances.
static inline const char *class_short_name(const Class *cls) {
  return cls->user ? ((const Str *)cls->name)->chars : type_short_name(cls->type);
}

typedef struct Bytes {
  Object object;
  size_t count;
  char *chars;
  int64_t hash;
} Bytes;

Object *str_new(Heap *heap, const char *chars,
                size_t bytes); // valid UTF-8; '' and cached characters are shared
Object *str_from(Heap *heap, const char *chars);
Object *str_take(Heap *heap, Text *text); // empties the text
Object *str_intern(Heap *heap, const char *chars,
                   size_t bytes); // the one interned str of this text
// The same for a name in a code object, which newer Pythons never free (profile's
// code_names_immortal).
Object *str_intern_name(Heap *heap, const char *chars, size_t bytes);
// Replaces *place (a counted Str) by the interned str of equal text, as sys.intern and the compiler
// do.
void str_intern_in_place(Heap *heap, Object **place);
bool str_equal(const Object *str, const char *chars);
int64_t str_hash(Object *str);
bool str_is_identifier_like(const char *chars,
                            size_t bytes); // only [A-Za-z0-9_]: interned as a constant
void str_repr(const char *chars, size_t bytes, Text *text); // with quotes, as repr() chooses them
Object *str_concatenate(Heap *heap, Object *left, Object *right);
Object *str_join(Heap *heap, Object *const *parts, size_t count); // BUILD_STRING: all parts are str
Object *bytes_new(Heap *heap, const char *chars, size_t count);

// ---- tuple, list, dict, set -------------------------------------------------------------------

typedef struct Tuple {
  GcObject gc;
  size_t count;
  Object *items[];
} Tuple;

// Items are stolen; count 0 gives the one empty tuple. Tracked as the profile says (FACTS.md 3.5).
Object *tuple_new_steal(Heap *heap, Object **items, size_t count);
Object *tuple_new(Heap *heap, Object *const *items,
                  size_t count); // items are borrowed and counted up
// A tuple made by C code (Py_BuildValue, argument tuples): tracked until a collection sees it.
Object *tuple_pack(Heap *heap, size_t count, ...);
Object *tuple_pair(Heap *heap, Object *first, Object *second); // as divmod() makes it
Object *tuple_from(Heap *heap, Object *iterable);              // tuple(iterable)
// A constant of code: at the prompt tracked like any other until a collection has seen it
// (recordings of 3.12.1).
Object *tuple_new_constant_steal(Heap *heap, Object **items, size_t count);
// A struct sequence of one of the types TYPE_VERSION_INFO, TYPE_UNRAISABLE_ARGUMENTS: five values
// (borrowed).
Object *struct_sequence_new(Heap *heap, TypeId type, Object *const *values);

typedef struct List {
  GcObject gc;
  size_t count, allocated; // items in use; slots of the item array (CPython's `allocated`)
  Object **items;          // host array of at least `allocated`
  Addr block;     // simulated item array; 0 = none: the first items get just the slots they need
  bool got_array; // since its sorting began, even if it has none any more
} List;

Object *list_new(Heap *heap, size_t allocated); // empty, with exactly this capacity
Object *list_from_steal(Heap *heap, Object **items, size_t count); // a display: capacity = count
bool list_append(Heap *heap, Object *list, Object *item);          // item is borrowed
bool list_append_steal(Heap *heap, Object *list, Object *item);
bool list_extend(Heap *heap, Object *list, Object *iterable); // list.extend / list(iterable)
bool list_insert(Heap *heap, Object *list, int64_t index, Object *item);
Object *list_slice(Heap *heap, Object *list, int64_t from, int64_t count,
                   int64_t step); // capacity = count
void list_clear(Heap *heap, Object *list);
Object *list_repeat(Heap *heap, Object *list, int64_t times);
// Sorts in place, stable, by `<` of the items or of key(item); key may be NULL. False with an
// exception pending: the list then holds its items in some order.
bool list_sort(Heap *heap, Object *list, Object *key, bool reverse);

typedef struct DictEntry {
  Object *key, *value;
  int64_t hash;
} DictEntry; // value NULL: deleted
typedef struct Dict {
  GcObject gc;
  DictEntry *entries;   // in insertion order
  int32_t *index;       // host hash table of entry numbers (-1 empty, -2 deleted)
  Addr block;           // simulated keys object; 0 = shared empty or split keys
  SharedKeys *shared;   // split table: an instance's __dict__ on its class's keys; NULL otherwise
  Addr values_block;    // of a split table; 0 where the values are embedded
  uint32_t used;        // items alive
  uint32_t entry_count; // entries taken, deleted ones included
  uint32_t usable;      // entries that may still be added before a resize
  uint32_t shared_capacity; // of a split table: slots of its values
  uint32_t room;            // entries that the host array has room for
  uint8_t log2_size;        // of the simulated index; 0 = the shared empty keys
  bool unicode;             // all keys are exactly str: smaller entries
  bool embedded;            // the values stand inside the instance whose __dict__ this is
  bool namespace_;          // of a class: lookups are kept as long as none changes
} Dict;

Object *dict_new(Heap *heap);
Object *dict_new_presized(Heap *heap, size_t items,
                          bool unicode); // BUILD_MAP: room for a display of that many
Object *dict_get(Heap *heap, Object *dict, Object *key); // borrowed; NULL: absent or exception
Object *dict_get_str(Heap *heap, Object *dict, const char *key);     // borrowed; never raises
bool dict_set(Heap *heap, Object *dict, Object *key, Object *value); // both borrowed
bool dict_set_str(Heap *heap, Object *dict, const char *key, Object *value);
int dict_remove(Heap *heap, Object *dict, Object *key);    // 1 removed, 0 absent, -1 exception
bool dict_update(Heap *heap, Object *dict, Object *other); // other: a dict or an iterable of pairs
// Walks the items: `*position` starts at 0; false at the end. Borrowed.
bool dict_next(Object *dict, size_t *position, Object **key_out, Object **value_out);
void dict_clear(Heap *heap, Object *dict);
Object *dict_copy(Heap *heap, Object *dict);

typedef struct SetEntry {
  Object *key;
  int64_t hash;
} SetEntry; // key NULL: empty; the dummy: deleted
typedef struct Set {
  GcObject gc;
  size_t used, fill; // fill counts deleted entries too
  size_t mask;       // table size - 1; 7 = the 8 slots inside the object
  SetEntry *table;   // host table of mask + 1 entries
  Addr block;        // simulated table; 0 while it is the inline one
  int64_t hash;      // of a frozenset; -1 = not yet
  Object *weakrefs;
} Set;

Object *set_new(Heap *heap, bool frozen);
bool set_add(Heap *heap, Object *set, Object *item); // item is borrowed
int set_contains(Heap *heap, Object *set, Object *item);
int set_discard(Heap *heap, Object *set, Object *item);
bool set_update(Heap *heap, Object *set, Object *iterable);

// ---- functions, methods, cells, modules, ranges, slices, iterators ----------------------------

typedef struct Function {
  GcObject gc;
  Object *code, *globals, *builtins, *name, *qualname, *module, *doc; // module, doc may be None
  Object *defaults, *keyword_defaults, *closure, *annotations, *dict; // NULL where absent
  Object *annotate; // what makes the annotations when they are asked for; NULL where absent
  Object *weakrefs;
} Function;

// As MAKE_FUNCTION: globals and builtins of the frame that runs it; `code` is stolen, the rest
// borrowed.
Object *function_new(Heap *heap, Object *code_stolen, Object *globals, Object *builtins,
                     Object *qualname);

typedef struct Method {
  GcObject gc;
  Object *function, *self;
  Object *weakrefs;
} Method;
Object *method_new(Heap *heap, Object *function, Object *self);

// A function written in C: `len`, `gc.collect`, or bound: `[].append`.
typedef struct BuiltinObject {
  GcObject gc;
  const Builtin *row;
  Object *self, *module;
  Object *weakrefs;
} BuiltinObject;
Object *builtin_new(Heap *heap, const Builtin *row, Object *self,
                    Object *module); // self, module may be NULL

// A special method written in C is looked up on an object and called by way of a bound method,
// which lives for that long only. False with MemoryError pending.
bool builtin_special(Heap *heap, Object *self);
// That bound method, for as long as the caller holds it; NULL with MemoryError pending.
Object *builtin_bound(Heap *heap, Object *self);

// list.append as found on the class; its get-binding gives a BuiltinObject.
typedef struct MethodDescriptor {
  GcObject gc;
  const Builtin *row;
  Class *cls;
} MethodDescriptor;
// A slot of a type as a callable: list.__len__ (wrapper_descriptor); bound, [].__len__
// (method-wrapper).
typedef struct SlotWrapper {
  GcObject gc;
  const struct Special *special; // one of the two is NULL
  const Builtin *row;
  Class *cls;
} SlotWrapper;
typedef struct MethodWrapper {
  GcObject gc;
  Object *wrapper, *self;
} MethodWrapper;
// Py_TPFLAGS_METHOD_DESCRIPTOR: a call through an instance needs no bound object.
static inline bool object_is_unbound_method(const Object *object) {
  return object_is(object, &function_type) || object_is(object, &method_descriptor_type) ||
         object_is(object, &slot_wrapper_type);
}
typedef struct GetSet {
  GcObject gc;
  const Member *row;
  Class *cls;
  const char *name;
} GetSet; // __dict__, __weakref__ ...
typedef struct MemberDescriptor {
  GcObject gc;
  Class *cls;
  size_t slot;
  Object *name;
} MemberDescriptor; // of __slots__
typedef struct Property {
  GcObject gc;
  Object *get, *set, *delete_, *doc;
} Property;
typedef struct Wrapper {
  GcObject gc;
  Object *callable;
} Wrapper; // staticmethod, classmethod
typedef struct Super {
  GcObject gc;
  Class *cls;
  Object *self;
  Class *self_class;
} Super;
// super(cls, self).name without the super object. Where `unbound_out` is not NULL and self's class
// looks attributes up in the general way, a function stays as it is, and it says so. NULL without
// an exception: no class behind has the name.
Object *super_find(Heap *heap, Class *cls, Object *self, Object *name, bool *unbound_out);

typedef struct Cell {
  GcObject gc;
  Object *content;
} Cell;                                        // content NULL = empty; VM may write it
Object *cell_new(Heap *heap, Object *content); // content borrowed, may be NULL

typedef struct Module {
  GcObject gc;
  Object *dict;
  Object *name;
  Object *weakrefs;
} Module;
Object *module_new(Heap *heap, const char *name);
bool module_add(Heap *heap, Object *module, const char *name, Object *value); // value borrowed
bool module_add_builtins(Heap *heap, Object *module, const Builtin *table);

typedef struct Range {
  Object object;
  Object *start, *stop, *step, *length;
} Range;
typedef struct Slice {
  GcObject gc;
  Object *start, *stop, *step;
} Slice;
Object *slice_new(Heap *heap, Object *start, Object *stop, Object *step); // borrowed; NULL = None
// Bounds for a sequence of `length` (PySlice_AdjustIndices): count of items; -1 with an exception
// pending.
int64_t slice_adjust(Heap *heap, Object *slice, int64_t length, int64_t *start_out,
                     int64_t *step_out);

typedef struct Iterator {
  GcObject gc;
  Object *sequence;
  int64_t index;
} Iterator; // list, tuple, str, sequence, dict, set iterators
typedef struct RangeIterator {
  Object object;
  int64_t next, step, left;
} RangeIterator;
typedef struct Enumerate {
  GcObject gc;
  Object *iterator;
  int64_t index;
  Object *pair;
} Enumerate;
typedef struct Zip {
  GcObject gc;
  Object *iterators;
  Object *pair;
  Object *function;
} Zip; // zip and map (function)
typedef struct DictView {
  GcObject gc;
  Object *dict;
} DictView;
Object *range_new(Heap *heap, int64_t start, int64_t stop, int64_t step);
Object *callable_iterator_new(Heap *heap, Object *callable, Object *sentinel);

// ---- exceptions -------------------------------------------------------------------------------

typedef struct Exception {
  GcObject gc;
  Object *arguments;                          // Tuple
  Object *dict, *context, *cause, *traceback; // NULL where absent
  Object *value;                              // StopIteration.value; NULL = None
  Object *subject;       // AttributeError.obj: what has no such attribute; NULL = None
  bool late;             // raised by C code, not made yet where profile->exceptions_made_late
  bool suppress_context; // `from` was said
} Exception;

// An except clause or the like wants the pending exception: what is `late` is made now.
void exception_settle(Heap *heap, Object *exception);
Object *exception_new(Heap *heap, Class *cls,
                      Object *message); // message borrowed, NULL = no arguments

// ---- instances and classes --------------------------------------------------------------------

// The part of an instance that a user class adds, NULL for an object of a built-in type.
static inline InstancePart *instance_part(Object *object) {
  size_t offset = object->cls->instance_offset;
  if (offset && object->cls->solid == &tuple_type) // behind the items
    offset += ((Tuple *)object)->count * sizeof(Object *);
  return offset ? (InstancePart *)((char *)object + offset) : NULL;
}
Object *instance_new(Heap *heap, Class *cls);        // object.__new__
Object *instance_get_dict(Heap *heap, Object *self); // __dict__: brings it into being; borrowed

// A class statement's result. `namespace` is the dict that its body filled (borrowed, copied as
// type.__new__ does); bases a Tuple. Handles __slots__, the __dict__ and __weakref__ descriptors,
// mro, __module__, __qualname__.
Object *class_new(Heap *heap, Object *name, Object *bases, Object *namespace);
// Adds a method to a built-in class, where only a room behind this one can carry it out. False with
// an exception pending.
bool class_add_method(Heap *heap, Class *cls, const Builtin *row);
// Looks a name up along the mro; borrowed, NULL where absent, never raises.
Object *class_lookup(Heap *heap, Class *cls, Object *name);
Object *class_lookup_text(Heap *heap, Class *cls, const char *name);
// The same for a name that is a literal in the source, known by its address: what was found is
// kept.
Object *class_lookup_literal(Heap *heap, Class *cls, const char *literal);

// ---- weak references --------------------------------------------------------------------------

typedef struct Weakref {
  GcObject gc;
  Object *referent;    // not counted; NULL once cleared
  Object *callback;    // NULL = none
  Object *next, *prev; // chain of the referent's weakrefs, not counted
  int64_t hash;
} Weakref;

Object *weakref_new(Heap *heap, Object *referent,
                    Object *callback); // shared where there is no callback
// weakref.proxy: of a class of its own where the referent is callable.
Object *proxy_new(Heap *heap, Object *referent, Object *callback);
// Clears every weakref to the dying object, then runs callbacks, newest first (FACTS.md 7.2).
void weakrefs_clear(Heap *heap, Object *referent);

#endif
