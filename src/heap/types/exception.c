// exception.c (types): the row that all exceptions share, and the rows of types.def made from it.
// Mirrors CPython Objects/exceptions.c of 3.12.
#include "../arguments.h"
#include "../attribute.h"
#include "../internal.h"
#include "../values.h"

#include <string.h>

static Object *exception_of(Heap *heap, Class *cls, Object *arguments_steal) {
  Exception *self = arguments_steal ? (Exception *)object_new(heap, cls, 0) : NULL;
  if (!self) {
    object_decref_null(heap, arguments_steal);
    return NULL;
  }
  self->arguments = arguments_steal;
  gc_track(heap, &self->gc.object);
  return &self->gc.object;
}

Object *exception_new(Heap *heap, Class *cls, Object *message) {
  return exception_of(heap, cls, tuple_new(heap, &message, message ? 1 : 0));
}

// _PyErr_NormalizeException. Errors about names and imports are made at once, to hold the name.
void exception_settle(Heap *heap, Object *exception) {
  Exception *e = (Exception *)exception;
  if (!e->late) return;
  e->late = false;
  if (object_isinstance(exception, heap->classes[TYPE_NAME_ERROR]) ||
      object_isinstance(exception, heap->classes[TYPE_IMPORT_ERROR]))
    return;
  Object *const parts[] = {e->arguments, exception};
  for (int i = 0; i < 2; i++) {
    if (!parts[i] || !object_is_tracked(parts[i])) continue;
    gc_untrack(heap, parts[i]);
    gc_track(heap, parts[i]);
  }
}

// Those whose __init__ takes `name`, `obj`, `path`.
static bool takes_keywords(TypeId id) {
  return id == TYPE_ATTRIBUTE_ERROR || id == TYPE_NAME_ERROR || id == TYPE_UNBOUND_LOCAL_ERROR ||
         id == TYPE_IMPORT_ERROR || id == TYPE_MODULE_NOT_FOUND_ERROR;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  if (keyword_names && takes_keywords(cls->solid->id))
    return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR,
                      "keyword arguments of %s() are not modelled", cls->solid->name);
  if (keyword_names)
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes no keyword arguments", cls->solid->name);
  return exception_of(heap, cls,
                      heap->profile->exceptions_keep_call_tuple
                          ? arguments_tuple(heap, arguments, count)
                          : tuple_new(heap, arguments, count));
}

// BaseException_traverse's order.
static void traverse(Object *self, Visit visit, void *payload) {
  const Exception *e = (Exception *)self;
  const struct {
    Object *object;
    const char *word;
  } parts[] = {
      {e->subject, "obj"},         {e->dict, "__dict__"},           {e->arguments, "args"},
      {e->value, "value"},         {e->traceback, "__traceback__"}, {e->cause, "__cause__"},
      {e->context, "__context__"},
  };
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].object) visit(parts[i].object, PLACE_NAMED(parts[i].word), payload);
}

static void clear(Heap *heap, Object *self) {
  Exception *e = (Exception *)self;
  Object **const places[] = {&e->subject,   &e->dict,  &e->arguments, &e->value,
                             &e->traceback, &e->cause, &e->context};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) object_drop(heap, places[i]);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  const Tuple *arguments = (Tuple *)((Exception *)self)->arguments;
  text_printf(text, "%s(", type_name(self));
  for (size_t i = 0; arguments && i < arguments->count; i++) {
    if (i) text_add(text, ", ");
    if (text->length > 200) { // an exception may be among its own arguments
      text_add(text, "...");
      break;
    }
    object_describe(heap, arguments->items[i], text);
  }
  text_add_char(text, ')');
  return true;
}

// A single argument stands alone; more stand as a tuple does.
static Object *repr(Heap *heap, Object *self) {
  Object *arguments = ((Exception *)self)->arguments;
  bool one = arguments && ((Tuple *)arguments)->count == 1;
  Object *inner = one ? ((Tuple *)arguments)->items[0] : arguments;
  Object *part = inner ? object_repr(heap, inner) : str_from(heap, "()");
  if (!part) return NULL;
  Text text = {0};
  text_printf(&text, one ? "%s(" : "%s", type_name(self));
  text_add_n(&text, ((Str *)part)->chars, ((Str *)part)->bytes);
  if (one) text_add_char(&text, ')');
  object_decref(heap, part);
  return str_take(heap, &text);
}

static Object *str(Heap *heap, Object *self) {
  const Exception *e = (Exception *)self;
  const Tuple *arguments = (Tuple *)e->arguments;
  if (!arguments || arguments->count == 0) return str_from(heap, "");
  if (unicode_error_is(heap, self)) {
    Text text = {0};
    unicode_error_text(self, &text);
    return str_take(heap, &text);
  }
  if (arguments->count > 1) return object_str(heap, e->arguments);
  bool key = object_isinstance(self, heap->classes[TYPE_KEY_ERROR]);
  return key ? object_repr(heap, arguments->items[0]) : object_str(heap, arguments->items[0]);
}

// ---- attributes -------------------------------------------------------------------------------

static Object *or_none(Heap *heap, Object *object) {
  return object_incref(object ? object : heap->none);
}
static Object *get_args(Heap *heap, Object *self) {
  return or_none(heap, ((Exception *)self)->arguments);
}
static Object *get_context(Heap *heap, Object *self) {
  return or_none(heap, ((Exception *)self)->context);
}
static Object *get_cause(Heap *heap, Object *self) {
  return or_none(heap, ((Exception *)self)->cause);
}
static Object *get_traceback(Heap *heap, Object *self) {
  return or_none(heap, ((Exception *)self)->traceback);
}

// StopIteration.value is its first argument.
static Object *get_value(Heap *heap, Object *self) {
  const Tuple *arguments = (Tuple *)((Exception *)self)->arguments;
  return or_none(heap, arguments && arguments->count ? arguments->items[0] : NULL);
}

static bool set_args(Heap *heap, Object *self, Object *value) {
  Object *list = list_new(heap, 0);
  Object *tuple = list && list_extend(heap, list, value)
                      ? tuple_new(heap, ((List *)list)->items, ((List *)list)->count)
                      : NULL;
  object_decref_null(heap, list);
  if (tuple) object_store(heap, &((Exception *)self)->arguments, tuple);
  return tuple != NULL;
}

static bool set_exception(Heap *heap, Object **place, Object *value, const char *what) {
  if (value != heap->none && !object_isinstance(value, heap->classes[TYPE_BASE_EXCEPTION])) {
    heap_raise(heap, TYPE_TYPE_ERROR, "exception %s must be None or derive from BaseException",
               what);
    return false;
  }
  object_store(heap, place, value == heap->none ? NULL : object_incref(value));
  return true;
}

static bool set_cause(Heap *heap, Object *self, Object *value) {
  bool done = set_exception(heap, &((Exception *)self)->cause, value, "cause");
  ((Exception *)self)->suppress_context |= done;
  return done;
}

static bool set_context(Heap *heap, Object *self, Object *value) {
  return set_exception(heap, &((Exception *)self)->context, value, "context");
}

static bool set_traceback(Heap *heap, Object *self, Object *value) {
  if (!value) return heap_raise(heap, TYPE_TYPE_ERROR, "__traceback__ may not be deleted");
  if (value != heap->none && !object_is(value, &traceback_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "__traceback__ must be a traceback or None");
  object_store(heap, &((Exception *)self)->traceback,
               value == heap->none ? NULL : object_incref(value));
  return true;
}

static Object *get_dict(Heap *heap, Object *self) {
  Exception *e = (Exception *)self;
  if (!e->dict) e->dict = dict_new(heap);
  return e->dict ? object_incref(e->dict) : NULL;
}

static Object *get_suppress(Heap *heap, Object *self) {
  return bool_new(heap, ((Exception *)self)->suppress_context);
}

static bool set_suppress(Heap *heap, Object *self, Object *value) {
  int truth = value ? object_truth(heap, value) : -1;
  if (!value) heap_raise(heap, TYPE_TYPE_ERROR, "can't delete numeric/char attribute");
  if (truth >= 0) ((Exception *)self)->suppress_context = truth;
  return truth >= 0;
}

static const Member members[] = {
    {"__suppress_context__", get_suppress, set_suppress},
    {"args", get_args, set_args},
    {"__context__", get_context, set_context},
    {"__cause__", get_cause, set_cause},
    {"__traceback__", get_traceback, set_traceback},
    {"value", get_value, NULL},
    {"__dict__", get_dict, NULL},
    {NULL, NULL, NULL},
};

METHOD(with_traceback) {
  if (!set_traceback(heap, self, arguments[0])) return NULL;
  return object_incref(self);
}

// A list in the exception's own __dict__, made for the first note.
METHOD(add_note) {
  if (!is_str(arguments[0]))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      heap->profile->note_is_an_argument ? "add_note() argument must be str, not %s"
                                                         : "note must be a str, not '%s'",
                      type_name(arguments[0]));
  const Exception *e = (Exception *)self;
  Object *notes = e->dict ? dict_get_str(heap, e->dict, "__notes__") : NULL;
  if (!notes) {
    Object *list = list_new(heap, 0), *dict = list ? get_dict(heap, self) : NULL;
    if (dict && dict_set_str(heap, dict, "__notes__", list)) notes = list;
    object_decref_null(heap, dict);
    object_decref_null(heap, list);
  }
  if (notes && !object_is(notes, &list_type)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "Cannot add note: __notes__ is not a list");
    notes = NULL;
  }
  bool done = notes && list_append(heap, notes, arguments[0]);
  return done ? new_none(heap) : NULL;
}

METHOD(init) {
  Object *tuple = tuple_new(heap, arguments, count);
  if (!tuple) return NULL;
  object_store(heap, &((Exception *)self)->arguments, tuple);
  return new_none(heap);
}

static const Builtin methods[] = {{"add_note", add_note, 1, 1, 0},
                                  {"with_traceback", with_traceback, 1, 1, 0},
                                  {"__init__", init, 0, -1, 0},
                                  {NULL, NULL, 0, 0, 0}};

// Exceptions have a __dict__ of their own, made at the first store.
static Object *get_attribute(Heap *heap, Object *self, Object *name) {
  const Exception *e = (Exception *)self;
  Object *own = e->dict ? dict_get(heap, e->dict, name) : NULL;
  return own ? object_incref(own) : object_generic_get_attribute(heap, self, name);
}

static bool set_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  if (class_lookup(heap, self->cls, name))
    return object_generic_set_attribute(heap, self, name, value);
  Object *dict = get_dict(heap, self);
  if (!dict) return false;
  int done = value ? (dict_set(heap, dict, name, value) ? 1 : -1) : dict_remove(heap, dict, name);
  object_decref(heap, dict);
  if (done == 0)
    heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", type_name(self),
               ((Str *)name)->chars);
  return done > 0;
}

// tp_basicsize by type, layouts 3.11 .. 3.15: __basicsize__ of 3.11.7, 3.12.1, 3.13.18, 3.14.10,
// 3.15.2. FACTS.md 1.2: Exception() 88 bytes with the GC header in 3.11+.
#define HAS_FIELDS_OF_SYNTAX_ERROR(id)                                                             \
  ((id) == TYPE_SYNTAX_ERROR || (id) == TYPE_INDENTATION_ERROR || (id) == TYPE_TAB_ERROR)
#define HAS_FIELDS_OF_IMPORT_ERROR(id)                                                             \
  ((id) == TYPE_IMPORT_ERROR || (id) == TYPE_MODULE_NOT_FOUND_ERROR)
#define HAS_FOUR_FIELDS(id)                                                                        \
  (((id) >= TYPE_OS_ERROR && (id) <= TYPE_TIMEOUT_ERROR) ||                                        \
   ((id) >= TYPE_UNICODE_ENCODE_ERROR && (id) <= TYPE_UNICODE_TRANSLATE_ERROR))
#define HAS_ONE_FIELD(id)                                                                          \
  ((id) == TYPE_SYSTEM_EXIT || (id) == TYPE_STOP_ITERATION || (id) == TYPE_NAME_ERROR ||           \
   (id) == TYPE_UNBOUND_LOCAL_ERROR)
#define BASIC_SIZE(id, syntax, import)                                                             \
  (HAS_FIELDS_OF_SYNTAX_ERROR(id)   ? (syntax)                                                     \
   : HAS_FIELDS_OF_IMPORT_ERROR(id) ? (import)                                                     \
   : HAS_FOUR_FIELDS(id)            ? 112                                                          \
   : (id) == TYPE_ATTRIBUTE_ERROR   ? 88                                                           \
   : HAS_ONE_FIELD(id)              ? 80                                                           \
                                    : 72)
#define BASIC_SIZES(id)                                                                            \
  {                                                                                                \
    BASIC_SIZE(id, 136, 96), BASIC_SIZE(id, 136, 104), BASIC_SIZE(id, 136, 104),                   \
        BASIC_SIZE(id, 144, 104), BASIC_SIZE(id, 144, 104)                                         \
  }
#define SLOTS                                                                                      \
  .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_HAS_DICT, .shape = SHAPE_OTHER,              \
  .host_size = sizeof(Exception), .freelist = FREELIST_NONE, .traverse = traverse, .clear = clear, \
  .dealloc = clear, .describe = describe, .repr = repr, .str = str,                                \
  .get_attribute = get_attribute, .set_attribute = set_attribute, .construct = construct

const Type exception_type = {.name = "BaseException",
                             .id = TYPE_BASE_EXCEPTION,
                             .base = TYPE_OBJECT,
                             .basic_size = {72},
                             SLOTS};

// BaseException alone has the tables of names: the others find them there.
static const Type exceptions[TYPE_COUNT] = {
#define TYPE(id, row)
#define EXCEPTION(row_id, text, parent)                                                            \
  [TYPE_##row_id] = {.name = text,                                                                 \
                     .id = TYPE_##row_id,                                                          \
                     .base = TYPE_##parent,                                                        \
                     .basic_size = BASIC_SIZES(TYPE_##row_id),                                     \
                     .methods = TYPE_##row_id == TYPE_BASE_EXCEPTION ? methods : NULL,             \
                     .members = TYPE_##row_id == TYPE_BASE_EXCEPTION ? members : NULL,             \
                     SLOTS},
#include "heapstory/types.def"
#undef TYPE
#undef EXCEPTION
};

static const Type *const rows[TYPE_COUNT] = {
#define TYPE(id, row) [TYPE_##id] = &row,
#define EXCEPTION(id, text, parent)
#include "heapstory/types.def"
#undef TYPE
#undef EXCEPTION
};

const Type *type_row(TypeId id) { return rows[id] ? rows[id] : &exceptions[id]; }
