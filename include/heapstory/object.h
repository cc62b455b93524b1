// object.h: the object, its class, and the row of slots that makes a type: what you read before
// adding one.
//
// Every Python object is a host struct that begins with Object (GcObject for those that the
// collector can hold: their links stand in front). Its place in the simulated memory is a number,
// `address` = id(). Host pointers never show.
//
// References: as in CPython's C API. A function that returns Object * returns a new reference,
// yours to decref, unless its comment says borrowed; arguments are borrowed unless its name ends in
// _steal. A NULL or false result means that a Python exception is pending in heap->raised.
#ifndef HEAPSTORY_OBJECT_H
#define HEAPSTORY_OBJECT_H

#include "heapstory/base.h"
#include "heapstory/kinds.h"
#include "heapstory/profile.h"

#include <assert.h>
#include <string.h>

typedef uint64_t Addr;
typedef struct Heap Heap;
typedef struct Object Object;
typedef struct Class Class;
typedef struct Type Type;

typedef enum ObjectFlag {
  OBJECT_GC = 1 << 0,          // a GcObject
  OBJECT_IMMORTAL = 1 << 1,    // its count never changes (PEP 683)
  OBJECT_FINALIZED = 1 << 2,   // its finalizer has run (PEP 442: once)
  OBJECT_COLLECTING = 1 << 3,  // member of the collection under way, gc_refs is meant
  OBJECT_UNREACHABLE = 1 << 4, // in the collector's unreachable list
  OBJECT_INTERNAL = 1 << 5,    // machinery: negative serial
  OBJECT_STATIC = 1 << 6,      // held once by the interpreter itself; not in a block
  OBJECT_PARKED = 1 << 7,      // dead, waiting in the trashcan
  OBJECT_NO_BLOCK = 1 << 9, // not in a block of the simulated allocator: made with the interpreter
  OBJECT_IN_REPR = 1 << 8,  // a container whose repr() is under way (Py_ReprEnter)
  OBJECT_SPACE = 1 << 16,   // incremental collector: last seen in old space 1, else in space 0
} ObjectFlag;

// 32 bytes, because there are millions of them. Neither number runs over: 2^32 references to one
// object take 32 GB of simulated memory, 2^39 births hours, and a run's budgets (play.h:
// DEFAULT_MAX_BYTES, DEFAULT_MAX_STEPS) end it long before.
struct Object {
  Class *cls;   // never NULL while the struct is in use; counted for instances of user classes
  Addr address; // id(o)
  int64_t serial : 40; // birth number: > 0 made by the program, < 0 machinery; never used twice
  uint64_t flags : 24;
  uint32_t refcount; // number of references; meaningless when OBJECT_IMMORTAL
  uint32_t gc_refs;  // the collector's working copy of refcount; between collections free: whoever
                     // takes a snapshot numbers the objects here
};
static_assert(sizeof(Object) == 32, "objects are small");

// What stands in front of a GC object, as CPython's PyGC_Head does; also the head of a list.
// Invariant: `next` is NULL exactly while the object is untracked; else it is in one circular list.
typedef struct GcLinks {
  struct GcLinks *next, *prev;
} GcLinks;

// The first field of an object that has links in front.
typedef struct GcObject {
  Object object;
} GcObject;

static inline GcLinks *gc_of(const Object *object) { return (GcLinks *)object - 1; }
static inline Object *gc_object(const GcLinks *links) { return (Object *)(links + 1); }

// Where a reference is stored.
typedef struct Place {
  PlaceKind kind;
  union {
    size_t index;     // INDEX
    Object *key;      // KEY, ITEM: the dict key; ATTRIBUTE: its name (a Str)
    const char *word; // WORD
  } at;
} Place;

// As CPython's visitproc, told where the reference is stored.
typedef void (*Visit)(Object *referent, Place place, void *payload);

// ---- functions written in C -------------------------------------------------------------------

typedef Object *(*BuiltinFunction)(
    Heap *heap, Object *self, Object *const *arguments, size_t count,
    Object *keyword_names); // a Tuple or NULL; values follow the positional ones

typedef struct Builtin {
  const char *name; // NULL ends a table
  BuiltinFunction function;
  int least, most; // positional arguments; most -1 = any number
  unsigned flags;  // BuiltinFlag
} Builtin;

typedef enum BuiltinFlag {
  BUILTIN_KEYWORDS = 1 << 0, // takes keyword arguments; otherwise they are refused before the call
  BUILTIN_TUPLE =
      1 << 1, // METH_VARARGS: CPython builds an argument tuple (a GC allocation, FACTS.md 5.2)
  BUILTIN_STATIC = 1 << 2, // no self: dict.fromkeys is class-like, str.maketrans static
} BuiltinFlag;

// ---- types ------------------------------------------------------------------------------------

typedef enum TypeFlag {
  TYPE_GC = 1 << 0,
  TYPE_BASE = 1 << 1,     // may be subclassed by a scenario
  TYPE_TRASHCAN = 1 << 2, // deep nests of it are parked while dying (FACTS.md 6)
  TYPE_UNHASHABLE = 1 << 3,
  TYPE_STRING_FORM = 1 << 4, // `describe` says all: drawn as an atom
  TYPE_UNTRACKABLE = 1 << 5, // a container that the collector may untrack (tuple, dict)
  TYPE_VARIABLE = 1 << 7, // tp_itemsize is not 0: derived classes have no weak references, and up
                          // to 3.11 a dict pointer behind the items
  TYPE_OWN_SIZE = 1 << 8, // its __sizeof__ does not see what a derived class adds to the object
  TYPE_FILLED_BY_INIT = 1 << 9, // tp_new takes no notice of the arguments, tp_init does
  TYPE_HAS_DICT =
      1 << 6, // its own struct has a __dict__ (tp_dictoffset): classes that derive from it add none
} TypeFlag;

typedef enum UnaryOp { UNARY_OP_NEGATIVE, UNARY_OP_POSITIVE, UNARY_OP_INVERT } UnaryOp;
// The same order as python.h's BinaryOperator.
typedef enum BinaryOp {
  OP_ADD,
  OP_SUBTRACT,
  OP_MULTIPLY,
  OP_MATRIX_MULTIPLY,
  OP_TRUE_DIVIDE,
  OP_FLOOR_DIVIDE,
  OP_REMAINDER,
  OP_POWER,
  OP_LEFT_SHIFT,
  OP_RIGHT_SHIFT,
  OP_AND,
  OP_XOR,
  OP_OR,
  OP_COUNT,
} BinaryOp;
typedef enum Comparison { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE } Comparison;

// Told of a block of memory: whose it is (NULL: nobody's) and what it is of that object.
typedef void (*BlockVisit)(const Object *owner, BlockRole role, Addr block, void *payload);

// The type id of every built-in type: its class is heap->classes[id].
typedef enum TypeId {
#define TYPE(id, row) TYPE_##id,
#define EXCEPTION(id, name, base) TYPE_##id,
#include "heapstory/types.def"
#undef TYPE
#undef EXCEPTION
  TYPE_COUNT
} TypeId;

// What a type does: CPython's PyTypeObject, one const struct in one file of src/heap/types/. NULL =
// the default. Slots that return Object * give a new reference or NULL with an exception pending;
// binary slots return heap->not_implemented (a new reference) where they do not know the other
// operand.
struct Type {
  const char *name; // tp_name: __name__, with "module." in front where that is not builtins
  TypeId id, base;
  const struct Type *solid; // the row whose body its objects have; NULL = this one
  unsigned flags;           // TypeFlag
  Shape shape;
  size_t host_size;       // sizeof the host struct, links not counted
  size_t weakrefs_offset; // of its `Object *weakrefs` in the host struct; 0 = no weak references
  FreelistKind freelist;  // FREELIST_NONE must be said: 0 is FREELIST_FLOAT
  // Bytes of the simulated struct (tp_basicsize) and of each item (tp_itemsize), headers in front
  // not counted. 0 = as in the previous layout. FACTS.md 1.2.
  uint16_t basic_size[LAYOUTS];
  uint16_t item_size;

  size_t (*items)(const Object *self); // number of items for block and getsizeof; NULL = 0
  size_t (*extra_size)(Heap *heap,
                       const Object *self); // what __sizeof__ adds (list items, dict keys ...)
  void (*traverse)(Object *self, Visit visit,
                   void *payload); // every counted reference, in CPython's order
  void (*blocks)(const Object *self, BlockVisit visit,
                 void *payload);           // every block that it has beside its own; NULL = none
  void (*clear)(Heap *heap, Object *self); // tp_clear
  void (*dealloc)(Heap *heap,
                  Object *self); // give up references and extra blocks, not the object's own block
  void (*finalize)(Heap *heap, Object *self); // tp_finalize; at most once
  void (*release)(Object *self); // frees host memory alone (heap_delete), no references
  bool (*describe)(Heap *heap, Object *self,
                   Text *text); // short value for pictures; must not change the heap

  Object *(*repr)(Heap *heap, Object *self); // NULL = "<name object at 0x...>"
  Object *(*str)(Heap *heap, Object *self);  // NULL = repr
  Object *(*format)(Heap *heap, Object *self, const char *spec,
                    size_t length);                          // NULL = str, spec must be empty
  bool (*hash)(Heap *heap, Object *self, int64_t *hash_out); // NULL = from the address
  Object *(*compare)(Heap *heap, Object *self, Object *other,
                     Comparison op);           // NULL = identity for EQ NE
  int (*truth)(Heap *heap, Object *self);      // 0 1, -1 exception; NULL = length, else true
  int64_t (*length)(Heap *heap, Object *self); // -1 exception
  Object *(*get_item)(Heap *heap, Object *self, Object *key);
  bool (*set_item)(Heap *heap, Object *self, Object *key, Object *value); // value NULL: delete
  int (*contains)(Heap *heap, Object *self, Object *value);               // 0 1 -1
  Object *(*iterate)(Heap *heap, Object *self);
  Object *(*next)(Heap *heap, Object *self); // NULL without exception pending: exhausted
  Object *(*unary)(Heap *heap, Object *self, UnaryOp op);
  Object *(*binary)(Heap *heap, Object *left, Object *right,
                    BinaryOp op); // called with either operand of this type
  Object *(*in_place)(Heap *heap, Object *left, Object *right,
                      BinaryOp op); // NULL or not_implemented = binary
  Object *(*get_attribute)(Heap *heap, Object *self,
                           Object *name); // NULL = object_generic_get_attribute
  bool (*set_attribute)(Heap *heap, Object *self, Object *name,
                        Object *value); // value NULL: delete; NULL = generic
  Object *(*call)(Heap *heap, Object *self, Object *const *arguments, size_t count,
                  Object *keyword_names);
  Object *(*construct)(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                       Object *keyword_names); // tp_new + tp_init of a built-in
  Object *(*bind)(Heap *heap, Object *self, Object *owner,
                  Class *cls);  // tp_descr_get; owner NULL: through the class
  const Builtin *methods;       // found by attribute lookup on the type
  const struct Member *members; // computed attributes: __class__, __doc__, start, stop ...
};

// As type(o).__name__: what stands behind the module.
static inline const char *type_short_name(const Type *type) {
  const char *dot = strrchr(type->name, '.');
  return dot ? dot + 1 : type->name;
}

// A computed, read-only (or settable) attribute of a built-in type.
typedef struct Member {
  const char *name; // NULL ends a table
  Object *(*get)(Heap *heap, Object *self);
  bool (*set)(Heap *heap, Object *self, Object *value); // NULL = read-only
} Member;

// The names that instances of one class share, in the order in which the class first saw them (PEP
// 412). Capacity 30 in 3.11+: FACTS.md 1.4.
typedef struct SharedKeys {
  Array(Object *) names; // interned Str, each counted
  uint32_t usable;       // names that may still be added
  Addr block;            // of the keys object; 0 = none
  size_t dicts;          // split dicts on these keys: they outlive the class while there are any
} SharedKeys;

// A class object: an instance of `type`. Built-in ones are made with the heap; a class statement
// makes the others.
struct Class {
  GcObject head;
  const Type *type;  // slots of its instances; &instance_type rows for user classes
  const Type *solid; // the built-in row that decides the host struct (object's for plain classes)
  Class *base;       // counted for user classes
  Object *name, *qualname; // Str
  Object *bases, *mro;     // Tuple
  Object *dict;            // Dict: the namespace; NULL for built-in types until somebody needs one
  Object *weakrefs;
  SharedKeys *keys; // of instances' attributes; NULL = instances have no __dict__
  // Dict: address -> Weakref to each direct subclass (tp_subclasses); NULL while there was none.
  // The collector does not see it.
  Object *subclasses;
  Object *slot_names; // Tuple: own names of __slots__, sorted; NULL without __slots__
  Object **slots;     // names of all slots (Str, borrowed from the tuples), those of bases first
  size_t slot_count, slot_own; // all, and those that this class added
  size_t
      instance_offset; // of InstancePart in the host struct of its instances; 0 = none (built-in)
  // Whether its instances have a finalizer, as found when so many changes of namespaces had been
  // made: object_has_finalizer alone.
  uint64_t finalizer_changes;
  bool finalizer;
  bool user;                   // made by a class statement
  bool has_dict, has_weakrefs; // of instances
  uint16_t prefix;             // bytes in front of an instance: GC header 16, + 16 pre-header
  uint32_t birth_bytes; // what an instance without items asks for; 0 = none was made yet (object.c)
};

// What an instance of a user class has behind the host struct of its built-in base.
typedef struct InstancePart {
  Object *dict; // the __dict__ once it came into being, else NULL
  Object **
      values; // attribute values in the order of cls->keys; NULL while there are none or dict rules
  uint32_t capacity, used; // of values: slots there are; slots that hold a value
  Addr values_block;       // 0 = none, or inside the object (profile->instance_dicts_in_object)
  Object **slots;          // cls->slot_count values, NULL = unset
  Object *weakrefs;        // first weakref of the chain; not counted
} InstancePart;

// ---- reference counts -------------------------------------------------------------------------

void object_dealloc(Heap *heap, Object *object); // called by object_decref alone

static inline Object *object_incref(Object *object) {
  if (!(object->flags & OBJECT_IMMORTAL)) object->refcount++;
  return object;
}

static inline void object_decref(Heap *heap, Object *object) {
  if (!(object->flags & OBJECT_IMMORTAL) && --object->refcount == 0) object_dealloc(heap, object);
}

static inline void object_decref_null(Heap *heap, Object *object) {
  if (object) object_decref(heap, object);
}

// Py_CLEAR: the place is empty before its object may die.
static inline void object_drop(Heap *heap, Object **place) {
  Object *old = *place;
  *place = NULL;
  object_decref_null(heap, old);
}

// Stores first, releases the old value after: the order of every store in CPython. `value` is
// stolen.
static inline void object_store(Heap *heap, Object **place, Object *value) {
  Object *old = *place;
  *place = value;
  if (old) object_decref(heap, old);
}

static inline bool object_is(const Object *object, const Type *type);
static inline bool object_is_tracked(const Object *object) {
  return (object->flags & OBJECT_GC) && gc_of(object)->next;
}

// Exact type test; object_isinstance for subclasses too.
static inline bool object_is(const Object *object, const Type *type) {
  return object->cls->type == type;
}
bool object_isinstance(const Object *object, const Class *cls);
bool class_is_subclass(const Class *cls, const Class *base);

#define PLACE_AT(n) ((Place){.kind = PLACE_INDEX, .at.index = (n)})
#define PLACE_NAMED(text) ((Place){.kind = PLACE_WORD, .at.word = (text)})
#define PLACE_OF(k, object) ((Place){.kind = (k), .at.key = (object)})
// "[0]", ".ref", "['k']", "key 'k'", "{}", "__class__".
void place_describe(Heap *heap, Place place, Text *text);

#endif
