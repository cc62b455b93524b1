// builtins.c: the builtins about single objects: print, id, len, repr, isinstance, hash ... Mirrors
// CPython Python/bltinmodule.c.
#include "modules.h"

#include <string.h>

// ---- print ------------------------------------------------------------------------------------

static void write_text(Heap *heap, const char *chars, size_t length) {
  if (heap->hooks.print && length) heap->hooks.print(heap, chars, length, false);
}

// PyFile_WriteObject: the bound method `write` of the file lives while the object is written.
static bool write_object(Heap *heap, Object *object) {
  Object *write = builtin_bound(heap, heap->none);
  Object *str = write ? object_str(heap, object) : NULL;
  if (str) write_text(heap, ((Str *)str)->chars, ((Str *)str)->bytes);
  object_decref_null(heap, str);
  object_decref_null(heap, write);
  return str != NULL;
}

// sep and end: NULL and None mean the default.
static bool write_between(Heap *heap, Object *given, const char *usual) {
  if (given && given != heap->none)
    write_text(heap, ((Str *)given)->chars, ((Str *)given)->bytes);
  else
    write_text(heap, usual, strlen(usual));
  return builtin_special(heap, heap->none);
}

static bool is_text_or_none(Heap *heap, const char *name, Object *given) {
  if (!given || given == heap->none || is_kind(given, &str_type)) return true;
  heap_raise(heap, TYPE_TYPE_ERROR, "%s must be None or a string, not %s", name, type_text(given));
  return false;
}

static bool write_all(Heap *heap, Object *const *arguments, size_t count, Object *separator,
                      Object *end) {
  for (size_t i = 0; i < count; i++)
    if ((i > 0 && !write_between(heap, separator, " ")) || !write_object(heap, arguments[i]))
      return false;
  return write_between(heap, end, "\n");
}

// What is written before an exception stays written. Writing looks for signals, and so for a
// collection that waits (tests/oracle/evaluator/breaker.py, 3.14.10).
FUNCTION(builtin_print) {
  static const char *const names[] = {"sep", "end", "file", "flush", NULL};
  Object *values[4] = {NULL};
  if (!keywords_take(heap, "print", names, arguments, count, keyword_names, values)) return NULL;
  if (values[2] && values[2] != heap->none) return not_modelled(heap, "print(file=...)");
  if (!is_text_or_none(heap, "sep", values[0]) || !is_text_or_none(heap, "end", values[1]))
    return NULL;
  bool packs = heap->profile->argument_tuples & ARGUMENT_TUPLES_PRINT;
  Object *tuple = packs ? tuple_new(heap, arguments, count) : NULL;
  bool done = (tuple || !packs) && write_all(heap, arguments, count, values[0], values[1]);
  object_decref_null(heap, tuple);
  if (!done) return NULL;
  if (heap->gc.requested) gc_breaker(heap);
  return new_none(heap);
}

// ---- one object -------------------------------------------------------------------------------

FUNCTION(builtin_id) { return int_new(heap, (int64_t)arguments[0]->address); }

FUNCTION(builtin_len) {
  int64_t length = object_length(heap, arguments[0]);
  return length < 0 ? NULL : int_new(heap, length);
}

FUNCTION(builtin_repr) { return object_repr(heap, arguments[0]); }

FUNCTION(builtin_hash) {
  int64_t hash;
  return object_hash(heap, arguments[0], &hash) ? int_new(heap, hash) : NULL;
}

FUNCTION(builtin_callable) { return bool_new(heap, object_is_callable(heap, arguments[0])); }

// ascii(): repr() with everything beyond ASCII escaped.
FUNCTION(builtin_ascii) {
  Object *repr = object_repr(heap, arguments[0]);
  if (!repr || ((Str *)repr)->ascii) return repr;
  const Str *str = (Str *)repr;
  Text text = {0};
  for (size_t at = 0, step; at < str->bytes; at += step) {
    uint32_t c = 0;
    step = utf8_decode(str->chars + at, str->bytes - at, &c);
    if (c < 0x80)
      text_add_char(&text, (char)c);
    else
      text_printf(&text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
  }
  object_decref(heap, repr);
  return str_take(heap, &text);
}

FUNCTION(builtin_format) {
  if (count < 2) return object_format(heap, arguments[0], "", 0);
  if (!is_kind(arguments[1], &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "format() argument 2 must be str, not %s",
                      type_text(arguments[1]));
  const Str *spec = (Str *)arguments[1];
  return object_format(heap, arguments[0], spec->chars, spec->bytes);
}

// ---- classes of objects -----------------------------------------------------------------------

// object_isinstance of Objects/abstract.c: the type decides, or else what the object says that its
// __class__ is: a proxy names its referent's. 0 1, -1 with an exception pending.
static int is_of_class(Heap *heap, Object *object, const Class *cls) {
  if (object_isinstance(object, cls)) return 1;
  if (!object->cls->type->get_attribute) return 0;
  Object *name = str_intern(heap, "__class__", 9);
  Object *claimed = name ? object_get_attribute(heap, object, name) : NULL;
  object_decref_null(heap, name);
  if (!claimed && !heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) return -1;
  if (!claimed) return heap_forget(heap), 0;
  bool is = object_isinstance(claimed, heap_class(heap, TYPE_TYPE)) &&
            class_is_subclass((const Class *)claimed, cls);
  object_decref(heap, claimed);
  return is;
}

// 0 1, -1 with TypeError pending. `classinfo` is a class or a tuple of such, nested as deep as it
// likes.
static int is_instance(Heap *heap, Object *object, Object *classinfo) {
  if (object_isinstance(classinfo, heap_class(heap, TYPE_TYPE)))
    return is_of_class(heap, object, (Class *)classinfo);
  if (is_kind(classinfo, &tuple_type)) {
    const Tuple *tuple = (Tuple *)classinfo;
    int found = 0;
    for (size_t i = 0; found == 0 && i < tuple->count; i++)
      found = is_instance(heap, object, tuple->items[i]);
    return found;
  }
  heap_raise(heap, TYPE_TYPE_ERROR,
             "isinstance() arg 2 must be a type, a tuple of types, or a union");
  return -1;
}

static int is_subclass(Heap *heap, Class *cls, Object *classinfo) {
  if (object_isinstance(classinfo, heap_class(heap, TYPE_TYPE)))
    return class_is_subclass(cls, (Class *)classinfo);
  if (is_kind(classinfo, &tuple_type)) {
    const Tuple *tuple = (Tuple *)classinfo;
    int found = 0;
    for (size_t i = 0; found == 0 && i < tuple->count; i++)
      found = is_subclass(heap, cls, tuple->items[i]);
    return found;
  }
  heap_raise(heap, TYPE_TYPE_ERROR,
             "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  return -1;
}

FUNCTION(builtin_isinstance) {
  int found = is_instance(heap, arguments[0], arguments[1]);
  return found < 0 ? NULL : bool_new(heap, found);
}

FUNCTION(builtin_issubclass) {
  if (!object_isinstance(arguments[0], heap_class(heap, TYPE_TYPE)))
    return heap_raise(heap, TYPE_TYPE_ERROR, "issubclass() arg 1 must be a class");
  int found = is_subclass(heap, (Class *)arguments[0], arguments[1]);
  return found < 0 ? NULL : bool_new(heap, found);
}

const Builtin builtins_basic[] = {
    {"ascii", builtin_ascii, 1, 1, 0},
    {"callable", builtin_callable, 1, 1, 0},
    {"format", builtin_format, 1, 2, 0},
    {"hash", builtin_hash, 1, 1, 0},
    {"id", builtin_id, 1, 1, 0},
    {"isinstance", builtin_isinstance, 2, 2, 0},
    {"issubclass", builtin_issubclass, 2, 2, 0},
    {"len", builtin_len, 1, 1, 0},
    {"print", builtin_print, 0, -1,
     BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 4) | LATE_KEYWORDS_AT_ONCE},
    {"repr", builtin_repr, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};
