// special.c: the special methods that come with a type's slots. Mirrors the table slotdefs of
// CPython Objects/typeobject.c and its wrap_* functions.
#include "special.h"

#include "attribute.h"
#include "descriptors.h"
#include "internal.h"
#include "values.h"

#include <string.h>

#define RUN(name)                                                                                  \
  static Object *name(                                                                             \
      Heap *heap __attribute__((unused)), const Type *type __attribute__((unused)),                \
      const Special *special __attribute__((unused)), Object *self __attribute__((unused)),        \
      Object *const *arguments __attribute__((unused)), size_t count __attribute__((unused)))

// ---- text and attributes: of `object` where the row has no slot -------------------------------

// object.__repr__.
static Object *plain_repr(Heap *heap, Object *self) {
  const Class *cls = self->cls;
  const Object *module = class_module(heap, cls);
  const char *package = module && is_str(module) ? ((const Str *)module)->chars : NULL;
  Text text = {0};
  text_printf(&text, "<%s%s%s object at 0x%llx>", package ? package : "", package ? "." : "",
              cls->user ? ((const Str *)cls->qualname)->chars : cls->type->name,
              (unsigned long long)self->address);
  return str_take(heap, &text);
}

RUN(run_repr) { return type->repr ? type->repr(heap, self) : plain_repr(heap, self); }
RUN(run_str) { return type->str ? type->str(heap, self) : object_repr(heap, self); }

RUN(run_hash) {
  int64_t hash = (int64_t)(self->address >> 4 | self->address << 60);
  if (type->hash && !type->hash(heap, self, &hash)) return NULL;
  return int_new(heap, hash == -1 ? -2 : hash);
}

RUN(run_get_attribute) {
  if (type->get_attribute) return type->get_attribute(heap, self, arguments[0]);
  return object_generic_get_attribute(heap, self, arguments[0]);
}

static Object *store_attribute(Heap *heap, const Type *type, Object *self, Object *name,
                               Object *value) {
  bool done = type->set_attribute ? type->set_attribute(heap, self, name, value)
                                  : object_generic_set_attribute(heap, self, name, value);
  return done ? new_none(heap) : NULL;
}

RUN(run_set_attribute) { return store_attribute(heap, type, self, arguments[0], arguments[1]); }
RUN(run_delete_attribute) { return store_attribute(heap, type, self, arguments[0], NULL); }

// object_richcompare: identity; != is the opposite of what the object's own == says.
static Object *plain_compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (op == CMP_EQ) return self == other ? bool_new(heap, true) : new_not_implemented(heap);
  if (op != CMP_NE) return new_not_implemented(heap);
  const Type *own = self->cls->type;
  Object *equal = own->compare    ? own->compare(heap, self, other, CMP_EQ)
                  : self == other ? bool_new(heap, true)
                                  : new_not_implemented(heap);
  if (!equal || equal == heap->not_implemented) return equal;
  int truth = object_truth(heap, equal);
  object_decref(heap, equal);
  return truth < 0 ? NULL : bool_new(heap, !truth);
}

RUN(run_compare) {
  Comparison op = (Comparison)special->which;
  if (type->compare) return type->compare(heap, self, arguments[0], op);
  return plain_compare(heap, self, arguments[0], op);
}

// ---- containers -------------------------------------------------------------------------------

RUN(run_length) {
  int64_t length = type->length(heap, self);
  return length < 0 ? NULL : int_new(heap, length);
}

RUN(run_truth) {
  int truth = type->truth(heap, self);
  return truth < 0 ? NULL : bool_new(heap, truth);
}

RUN(run_contains) {
  int found = type->contains(heap, self, arguments[0]);
  return found < 0 ? NULL : bool_new(heap, found);
}

RUN(run_get_item) { return type->get_item(heap, self, arguments[0]); }
RUN(run_set_item) {
  return type->set_item(heap, self, arguments[0], arguments[1]) ? new_none(heap) : NULL;
}
RUN(run_delete_item) {
  return type->set_item(heap, self, arguments[0], NULL) ? new_none(heap) : NULL;
}
RUN(run_iterate) { return type->iterate(heap, self); }

RUN(run_next) {
  Object *item = type->next(heap, self);
  if (item || heap->raised) return item;
  Object *stop =
      object_call(heap, &heap_class(heap, TYPE_STOP_ITERATION)->head.object, NULL, 0, NULL);
  if (stop) heap_raise_object(heap, stop);
  return NULL;
}

// ---- numbers ----------------------------------------------------------------------------------

RUN(run_unary) { return type->unary(heap, self, (UnaryOp)special->which); }
RUN(run_binary) { return type->binary(heap, self, arguments[0], (BinaryOp)special->which); }
RUN(run_reflected) { return type->binary(heap, arguments[0], self, (BinaryOp)special->which); }
RUN(run_in_place) { return type->in_place(heap, self, arguments[0], (BinaryOp)special->which); }

// ---- functions and descriptors ----------------------------------------------------------------

RUN(run_call) { return type->call(heap, self, arguments, count, NULL); }

RUN(run_get) {
  Object *owner = arguments[0] == heap->none ? NULL : arguments[0];
  Object *cls = count == 2 && arguments[1] != heap->none ? arguments[1] : NULL;
  if (!owner && !cls) return heap_raise(heap, TYPE_TYPE_ERROR, "__get__(None, None) is invalid");
  if (cls && cls->cls->solid != &type_type)
    return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR,
                      "'__get__ with a type that is no class' is not modelled");
  return type->bind(heap, self, owner, cls ? (Class *)cls : owner->cls);
}

// ---- the table --------------------------------------------------------------------------------

#define SLOT(field) offsetof(Type, field)
#define COMPARISON(name, op)                                                                       \
  { name, run_compare, 1, 1, SLOT(compare), op }

// Those that `object` has too.
static const Special of_all[] = {
    {"__repr__", run_repr, 0, 0, SLOT(repr), 0},
    {"__str__", run_str, 0, 0, SLOT(str), 0},
    {"__hash__", run_hash, 0, 0, SLOT(hash), 0},
    {"__getattribute__", run_get_attribute, 1, 1, SLOT(get_attribute), 0},
    {"__setattr__", run_set_attribute, 2, 2, SLOT(set_attribute), 0},
    {"__delattr__", run_delete_attribute, 1, 1, SLOT(set_attribute), 0},
    COMPARISON("__lt__", CMP_LT),
    COMPARISON("__le__", CMP_LE),
    COMPARISON("__eq__", CMP_EQ),
    COMPARISON("__ne__", CMP_NE),
    COMPARISON("__gt__", CMP_GT),
    COMPARISON("__ge__", CMP_GE),
    {0},
};

static const Special of_some[] = {
    {"__len__", run_length, 0, 0, SLOT(length), 0},
    {"__bool__", run_truth, 0, 0, SLOT(truth), 0},
    {"__contains__", run_contains, 1, 1, SLOT(contains), 0},
    {"__getitem__", run_get_item, 1, 1, SLOT(get_item), 0},
    {"__setitem__", run_set_item, 2, 2, SLOT(set_item), 0},
    {"__delitem__", run_delete_item, 1, 1, SLOT(set_item), 0},
    {"__iter__", run_iterate, 0, 0, SLOT(iterate), 0},
    {"__next__", run_next, 0, 0, SLOT(next), 0},
    {"__neg__", run_unary, 0, 0, SLOT(unary), UNARY_OP_NEGATIVE},
    {"__pos__", run_unary, 0, 0, SLOT(unary), UNARY_OP_POSITIVE},
    {"__call__", run_call, 0, -1, SLOT(call), 0},
    {"__get__", run_get, 1, 2, SLOT(bind), 0},
    {0},
};

#define BINARY(name, op)                                                                           \
  { "__" name "__", run_binary, 1, 1, SLOT(binary), op }
#define REFLECTED(name, op)                                                                        \
  { "__r" name "__", run_reflected, 1, 1, SLOT(binary), op }
#define IN_PLACE(name, op)                                                                         \
  { "__i" name "__", run_in_place, 1, 1, SLOT(in_place), op }
#define OPERATOR(name, op) BINARY(name, op), REFLECTED(name, op)

static const Special of_int[] = {
    OPERATOR("add", OP_ADD),
    OPERATOR("sub", OP_SUBTRACT),
    OPERATOR("mul", OP_MULTIPLY),
    OPERATOR("truediv", OP_TRUE_DIVIDE),
    OPERATOR("floordiv", OP_FLOOR_DIVIDE),
    OPERATOR("mod", OP_REMAINDER),
    OPERATOR("lshift", OP_LEFT_SHIFT),
    OPERATOR("rshift", OP_RIGHT_SHIFT),
    OPERATOR("and", OP_AND),
    OPERATOR("or", OP_OR),
    OPERATOR("xor", OP_XOR),
    {"__invert__", run_unary, 0, 0, SLOT(unary), UNARY_OP_INVERT},
    {0},
};

static const Special of_float[] = {
    OPERATOR("add", OP_ADD),
    OPERATOR("sub", OP_SUBTRACT),
    OPERATOR("mul", OP_MULTIPLY),
    OPERATOR("truediv", OP_TRUE_DIVIDE),
    OPERATOR("floordiv", OP_FLOOR_DIVIDE),
    OPERATOR("mod", OP_REMAINDER),
    {0},
};

static const Special of_complex[] = {
    OPERATOR("add", OP_ADD),
    OPERATOR("sub", OP_SUBTRACT),
    OPERATOR("mul", OP_MULTIPLY),
    OPERATOR("truediv", OP_TRUE_DIVIDE),
    {0},
};

static const Special of_sequence[] = {BINARY("add", OP_ADD), OPERATOR("mul", OP_MULTIPLY), {0}};

static const Special of_text[] = {
    BINARY("add", OP_ADD), OPERATOR("mul", OP_MULTIPLY), OPERATOR("mod", OP_REMAINDER), {0}};

static const Special of_list[] = {BINARY("add", OP_ADD),
                                  OPERATOR("mul", OP_MULTIPLY),
                                  IN_PLACE("add", OP_ADD),
                                  IN_PLACE("mul", OP_MULTIPLY),
                                  {0}};

static const Special of_set[] = {
    OPERATOR("sub", OP_SUBTRACT), OPERATOR("and", OP_AND),      OPERATOR("or", OP_OR),
    OPERATOR("xor", OP_XOR),      IN_PLACE("sub", OP_SUBTRACT), IN_PLACE("and", OP_AND),
    IN_PLACE("or", OP_OR),        IN_PLACE("xor", OP_XOR),      {0},
};

static const Special of_dict[] = {OPERATOR("or", OP_OR), IN_PLACE("or", OP_OR), {0}};

// The operators of a type: its row has one slot for all.
static const struct {
  TypeId id;
  const Special *operators;
} operators[] = {
    {TYPE_INT, of_int},        {TYPE_FLOAT, of_float},   {TYPE_COMPLEX, of_complex},
    {TYPE_TUPLE, of_sequence}, {TYPE_STR, of_text},      {TYPE_BYTES, of_text},
    {TYPE_LIST, of_list},      {TYPE_SET, of_set},       {TYPE_FROZENSET, of_set},
    {TYPE_DICT, of_dict},      {TYPE_DICT_KEYS, of_set}, {TYPE_DICT_ITEMS, of_set},
};

// ---- methods that CPython has besides a slot (METH_COEXIST), or for every object -------------

METHOD(get_item) { return self->cls->solid->get_item(heap, self, arguments[0]); }
METHOD(contains) {
  int found = self->cls->solid->contains(heap, self, arguments[0]);
  return found < 0 ? NULL : bool_new(heap, found);
}

static const Builtin get_item_row = {"__getitem__", get_item, 1, 1, 0},
                     contains_row = {"__contains__", contains, 1, 1, 0};

static const struct {
  TypeId id;
  const Builtin *row;
} coexisting[] = {
    {TYPE_LIST, &get_item_row}, {TYPE_DICT, &get_item_row},      {TYPE_DICT, &contains_row},
    {TYPE_SET, &contains_row},  {TYPE_FROZENSET, &contains_row},
};

bool special_is_slot(const char *name) {
  static const char *const names[] = {"__init__", "__next__", "__index__", "__int__", NULL};
  for (size_t i = 0; names[i]; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

// ---- filling ----------------------------------------------------------------------------------

static bool has_slot(const Type *type, const Special *special) {
  void (*slot)(void);
  memcpy(&slot, (const char *)type + special->slot, sizeof slot);
  return slot != NULL;
}

static void add(Heap *heap, Class *cls, const char *name, Object *value) {
  dict_set_str(heap, cls->dict, name, value);
  object_decref(heap, value);
}

static void add_all(Heap *heap, Class *cls, const Special *special, bool always) {
  for (; special->name; special++)
    if (always || has_slot(cls->type, special))
      add(heap, cls, special->name, slot_wrapper_new(heap, cls, special, NULL));
}

void special_fill(Heap *heap, Class *cls) {
  TypeId id = cls->type->id;
  Object *make = new_method(heap, cls);
  if (make) add(heap, cls, "__new__", make);
  add_all(heap, cls, of_all, id == TYPE_OBJECT);
  add_all(heap, cls, of_some, false);
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (operators[i].id == id) add_all(heap, cls, operators[i].operators, false);
  for (size_t i = 0; i < sizeof coexisting / sizeof *coexisting; i++)
    if (coexisting[i].id == id)
      add(heap, cls, coexisting[i].row->name, method_descriptor_new(heap, coexisting[i].row, cls));
  if (cls->type->flags & TYPE_UNHASHABLE) dict_set_str(heap, cls->dict, "__hash__", heap->none);
}

// ---- what there is and is not modelled ----------------------------------------------------------

// Attributes of single types, separated by blanks: dir() of 3.11.7 to 3.15.2 against what the rows
// have.
static const struct {
  TypeId from, to; // both inclusive
  const char *names;
} of_types[] = {
    {TYPE_GENERATOR, TYPE_GENERATOR,
     "gi_code gi_frame gi_running gi_suspended gi_yieldfrom __qualname__ __del__"},
    {TYPE_CODE, TYPE_CODE,
     "co_cellvars co_code co_consts co_exceptiontable co_filename co_flags co_freevars co_lines "
     "co_linetable co_lnotab co_names co_nlocals co_positions co_stacksize co_branches replace "
     "_co_code_adaptive _varname_from_oparg __replace__"},
    {TYPE_DICT_KEYS, TYPE_DICT_ITEMS, "mapping"},
    {TYPE_SEQUENCE_ITERATOR, TYPE_SET_ITERATOR, "__length_hint__ __setstate__"},
    {TYPE_DICT_KEY_ITERATOR, TYPE_MAP, "__length_hint__ __setstate__ __class_getitem__"},
    {TYPE_LIST, TYPE_FROZENSET, "__class_getitem__"},
    {TYPE_TUPLE, TYPE_TUPLE, "__class_getitem__ __getnewargs__"},
    {TYPE_INT, TYPE_BYTES, "__getnewargs__ __getformat__ from_number __bytes__ __buffer__"},
    {TYPE_FUNCTION, TYPE_FUNCTION, "__annotate__ __builtins__ __type_params__"},
    {TYPE_PROPERTY, TYPE_CLASS_METHOD,
     "__isabstractmethod__ __name__ __annotations__ __annotate__ __class_getitem__"},
    {TYPE_SYNTAX_ERROR, TYPE_TAB_ERROR,
     "msg filename lineno offset text end_lineno end_offset print_file_and_line"},
    {TYPE_IMPORT_ERROR, TYPE_MODULE_NOT_FOUND_ERROR, "msg name path name_from"},
    {TYPE_OS_ERROR, TYPE_TIMEOUT_ERROR, "errno strerror filename filename2 characters_written"},
    {TYPE_UNICODE_ENCODE_ERROR, TYPE_UNICODE_TRANSLATE_ERROR, "encoding object start end reason"},
    {TYPE_SYSTEM_EXIT, TYPE_SYSTEM_EXIT, "code"},
};

static bool is_among(const char *names, const char *name) {
  size_t length = strlen(name);
  for (const char *at = names; (at = strstr(at, name)); at += length)
    if ((at == names || at[-1] == ' ') && (at[length] == ' ' || !at[length])) return true;
  return false;
}

static bool type_lacks(const Type *type, const char *name) {
  for (size_t i = 0; i < sizeof of_types / sizeof *of_types; i++)
    if (type->id >= of_types[i].from && type->id <= of_types[i].to &&
        is_among(of_types[i].names, name))
      return true;
  return false;
}

bool special_is_not_modelled(const Type *type, const char *name) {
  if (type_lacks(type, name)) return true;
  if (name[0] != '_' || name[1] != '_') return false;
  static const char *const of_objects[] = {
      "__dir__", "__reduce__",        "__reduce_ex__",    "__getstate__", "__init__",
      "__new__", "__init_subclass__", "__subclasshook__", "__doc__",      NULL};
  static const char *const of_numbers[] = {
      "__abs__",  "__int__",   "__index__", "__float__", "__divmod__", "__rdivmod__", "__pow__",
      "__rpow__", "__round__", "__trunc__", "__floor__", "__ceil__",   "__complex__", NULL};
  static const char *const of_descriptors[] = {"__set__", "__delete__", "__set_name__", NULL};
  const struct {
    const char *const *names;
    bool has;
  } groups[] = {{of_objects, true}, {of_numbers, type->unary}, {of_descriptors, type->bind}};
  for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
    for (size_t i = 0; groups[g].has && groups[g].names[i]; i++)
      if (strcmp(groups[g].names[i], name) == 0) return true;
  return false;
}
