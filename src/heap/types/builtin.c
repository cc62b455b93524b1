// builtin.c: functions written in C: free (`len`), bound (`[].append`) and as found on a class
// (`list.append`). Mirrors CPython Objects/methodobject.c and the method descriptors of
// Objects/descrobject.c.
#include "../arguments.h"
#include "../descriptors.h"
#include "../internal.h"
#include "../values.h"

#include <assert.h>
#include <string.h>

Object *builtin_new(Heap *heap, const Builtin *row, Object *self, Object *module) {
  Object *o = object_new(heap, heap_class(heap, TYPE_BUILTIN), 0);
  if (!o) return NULL;
  BuiltinObject *builtin = (BuiltinObject *)o;
  builtin->row = row;
  builtin->self = self ? object_incref(self) : NULL;
  builtin->module = module ? object_incref(module) : NULL;
  gc_track(heap, o);
  return o;
}

// ---- names ------------------------------------------------------------------------------------

static bool is_class(const Object *o) { return o->cls->solid == &type_type; }

static bool is_method(const BuiltinObject *b) {
  return b->self && !object_is(b->self, &module_type);
}

// The class whose name __qualname__ begins with.
static const char *owner_name(const BuiltinObject *b) {
  return is_class(b->self) ? class_text((Class *)b->self) : type_name(b->self);
}

// As messages name it (_PyObject_FunctionStr): "len()", "gc.collect()", "list.append()", here
// without "()".
static void add_name(const Object *callable, Text *text) {
  if (callable->cls->type == &method_descriptor_type) {
    const MethodDescriptor *d = (const MethodDescriptor *)callable;
    text_printf(text, "%s.%s", class_text(d->cls), d->row->name);
    return;
  }
  const BuiltinObject *b = (const BuiltinObject *)callable;
  if (is_method(b))
    text_printf(text, "%s.", owner_name(b));
  else if (b->module && is_str(b->module) && !str_equal(b->module, "builtins"))
    text_printf(text, "%s.", as_str(b->module)->chars);
  text_add(text, b->row->name);
}

// ---- calls: how many arguments, and CPython's words where they do not fit ---------------------

__attribute__((format(printf, 3, 4))) static bool refuse(Heap *heap, const Object *callable,
                                                         const char *format, ...) {
  Text text = {0};
  va_list values;
  add_name(callable, &text);
  text_add(&text, "() ");
  va_start(values, format);
  text_vprintf(&text, format, values);
  va_end(values);
  heap_raise(heap, TYPE_TYPE_ERROR, "%s", text_chars(&text));
  text_delete(&text);
  return false;
}

static bool makes_tuple(const Heap *heap, const Builtin *row) {
  return row->flags & (BUILTIN_TUPLE | heap->profile->argument_tuples);
}

// METH_NOARGS and METH_O have words of their own; a function with keywords is parsed by
// _PyArg_UnpackKeywords.
static bool fits(Heap *heap, const Object *callable, const Builtin *row, size_t count,
                 Object *keyword_names) {
  size_t keywords = keyword_names ? ((Tuple *)keyword_names)->count : 0;
  bool takes_keywords = row->flags & BUILTIN_KEYWORDS;
  if (keywords && !takes_keywords) return refuse(heap, callable, "takes no keyword arguments");
  bool enough = count + keywords >= (size_t)row->least;
  bool many = row->most >= 0 && count > (size_t)row->most;
  if (enough && !many) return true;
  if (takes_keywords && many) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes at most %d argument%s (%zu given)", row->name,
               row->most, row->most == 1 ? "" : "s", count + keywords);
    return false;
  }
  bool tuple = makes_tuple(heap, row);
  if (row->most == 0 && !tuple)
    return refuse(heap, callable, "takes no arguments (%zu given)", count);
  if (row->least == 1 && row->most == 1 && !tuple && !takes_keywords)
    return refuse(heap, callable, "takes exactly one argument (%zu given)", count);
  return arguments_count(heap, row->name, count, row->least, row->most);
}

// METH_VARARGS | METH_KEYWORDS: the dict that CPython builds of the keywords.
Object *arguments_dict(Heap *heap, Object *const *values, Object *names) {
  Object *dict = dict_new(heap);
  for (size_t i = 0; dict && i < ((Tuple *)names)->count; i++)
    if (!dict_set(heap, dict, ((Tuple *)names)->items[i], values[i])) {
      object_decref(heap, dict);
      return NULL;
    }
  return dict;
}

static Object *call_with_tuple(Heap *heap, const Builtin *row, Object *self,
                               Object *const *arguments, size_t count, Object *keyword_names) {
  bool keywords = keyword_names && ((Tuple *)keyword_names)->count;
  Object *tuple = arguments_tuple(heap, arguments, count), *dict = NULL, *result = NULL;
  if (tuple && keywords) dict = arguments_dict(heap, arguments + count, keyword_names);
  if (tuple && (dict || !keywords))
    result = row->function(heap, self, arguments, count, keyword_names);
  object_decref_null(heap, tuple);
  object_decref_null(heap, dict);
  return result;
}

// The parser's tuple of the names that the function takes; it stays.
static bool make_late_keywords(Heap *heap, const Builtin *row, const Object *keyword_names) {
  HeapPrivate *p = heap->private_;
  bool given = keyword_names && ((const Tuple *)keyword_names)->count;
  if (!(row->flags & heap->profile->late_keywords)) return true;
  if (!given && !(row->flags & LATE_KEYWORDS_AT_ONCE)) return true;
  for (size_t i = 0; i < p->late_keywords.count; i++)
    if (p->late_keywords.items[i] == row) return true;
  Object *items[8], *name = given ? ((const Tuple *)keyword_names)->items[0] : heap->empty_str;
  size_t count = row->flags >> LATE_KEYWORDS_COUNT;
  assert(count <= sizeof items / sizeof *items);
  for (size_t i = 0; i < count; i++) items[i] = name; // which names they are, nobody can see
  heap_internal_begin(heap);
  Object *names = tuple_new(heap, items, count);
  heap_internal_end(heap);
  if (!names) return false;
  names->flags |= OBJECT_STATIC;
  array_push(&p->late_keywords, row);
  return true;
}

static Object *call_row(Heap *heap, const Object *callable, const Builtin *row, Object *self,
                        Object *const *arguments, size_t count, Object *keyword_names) {
  if (!fits(heap, callable, row, count, keyword_names)) return NULL;
  if (!make_late_keywords(heap, row, keyword_names)) return NULL;
  // cfunction_call: f(*t, **d) hands t and d themselves on.
  if (makes_tuple(heap, row) && !arguments_are_packed(heap, arguments))
    return call_with_tuple(heap, row, self, arguments, count, keyword_names);
  return row->function(heap, self, arguments, count, keyword_names);
}

static Object *call(Heap *heap, Object *o, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  const BuiltinObject *b = (BuiltinObject *)o;
  return call_row(heap, o, b->row, b->self, arguments, count, keyword_names);
}

Object *builtin_bound(Heap *heap, Object *self) {
  static const Builtin row = {.name = "special"};
  return builtin_new(heap, &row, self, NULL);
}

bool builtin_special(Heap *heap, Object *self) {
  Object *bound = builtin_bound(heap, self);
  object_decref_null(heap, bound);
  return bound != NULL;
}

// ---- protocols --------------------------------------------------------------------------------

static void add_text(const Object *o, Text *text) {
  const BuiltinObject *b = (const BuiltinObject *)o;
  if (!is_method(b))
    text_printf(text, "<built-in function %s>", b->row->name);
  else
    text_printf(text, "<built-in method %s of %s object at 0x%llx>", b->row->name,
                type_name(b->self), (unsigned long long)b->self->address);
}

static Object *repr(Heap *heap, Object *o) {
  Text text = {0};
  add_text(o, &text);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *o, Text *text) {
  (void)heap;
  add_name(o, text);
  text_add(text, "()");
  return true;
}

static Object *compare(Heap *heap, Object *o, Object *other, Comparison op) {
  if (other->cls->type != &builtin_type || (op != CMP_EQ && op != CMP_NE))
    return new_not_implemented(heap);
  const BuiltinObject *a = (BuiltinObject *)o, *b = (BuiltinObject *)other;
  return bool_new(heap, (a->self == b->self && a->row == b->row) == (op == CMP_EQ));
}

// CPython takes the address of the C function, which nothing here may show: the name stands for it.
static bool hash(Heap *heap, Object *o, int64_t *hash_out) {
  (void)heap;
  const BuiltinObject *b = (BuiltinObject *)o;
  Addr address = b->self ? b->self->address : 0;
  *hash_out =
      chars_hash(b->row->name, strlen(b->row->name)) ^ (int64_t)(address >> 4 | address << 60);
  if (*hash_out == -1) *hash_out = -2;
  return true;
}

static Object *get_name(Heap *heap, Object *o) {
  return str_from(heap, ((BuiltinObject *)o)->row->name);
}

static Object *get_qualname(Heap *heap, Object *o) {
  const BuiltinObject *b = (BuiltinObject *)o;
  Text text = {0};
  if (is_method(b)) text_printf(&text, "%s.", owner_name(b));
  text_add(&text, b->row->name);
  return str_take(heap, &text);
}

static Object *get_self(Heap *heap, Object *o) {
  Object *self = ((BuiltinObject *)o)->self;
  return object_incref(self ? self : heap->none);
}

static Object *get_module(Heap *heap, Object *o) {
  Object *module = ((BuiltinObject *)o)->module;
  return object_incref(module ? module : heap->none);
}

static Object *get_none(Heap *heap, Object *o) {
  (void)o;
  return new_none(heap);
}

static const Member members[] = {
    {"__name__", get_name, NULL}, {"__qualname__", get_qualname, NULL},
    {"__self__", get_self, NULL}, {"__module__", get_module, NULL},
    {"__doc__", get_none, NULL},  {NULL, NULL, NULL},
};

static void traverse(Object *o, Visit visit, void *payload) {
  const BuiltinObject *b = (BuiltinObject *)o;
  if (b->self) visit(b->self, PLACE_NAMED("__self__"), payload);
  if (b->module) visit(b->module, PLACE_NAMED("__module__"), payload);
}

static void dealloc(Heap *heap, Object *o) {
  object_decref_null(heap, ((BuiltinObject *)o)->self);
  object_decref_null(heap, ((BuiltinObject *)o)->module);
}

const Type builtin_type = {
    .name = "builtin_function_or_method",
    .id = TYPE_BUILTIN,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_FUNCTION,
    .host_size = sizeof(BuiltinObject),
    .weakrefs_offset = offsetof(BuiltinObject, weakrefs),
    .freelist = FREELIST_BUILTIN,
    .basic_size = {56},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .call = call,
    .members = members,
};

// ---- method descriptors -----------------------------------------------------------------------

Object *method_descriptor_new(Heap *heap, const Builtin *row, Class *cls) {
  Object *o = object_new(heap, heap_class(heap, TYPE_METHOD_DESCRIPTOR), 0);
  if (!o) return NULL;
  ((MethodDescriptor *)o)->row = row;
  ((MethodDescriptor *)o)->cls = (Class *)object_incref(&cls->head.object);
  gc_track(heap, o);
  return o;
}

static bool applies(Heap *heap, const MethodDescriptor *d, const Object *self) {
  if (object_isinstance(self, d->cls)) return true;
  heap_raise(heap, TYPE_TYPE_ERROR,
             "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", d->row->name,
             class_text(d->cls), type_name(self));
  return false;
}

// list.append(l, 1): the first argument is self. Class methods (BUILTIN_STATIC) get the class.
static Object *descriptor_call(Heap *heap, Object *o, Object *const *arguments, size_t count,
                               Object *keyword_names) {
  const MethodDescriptor *d = (MethodDescriptor *)o;
  if (d->row->flags & BUILTIN_STATIC)
    return call_row(heap, o, d->row, &d->cls->head.object, arguments, count, keyword_names);
  if (count == 0)
    return heap_raise(heap, TYPE_TYPE_ERROR, "unbound method %s.%s() needs an argument",
                      class_text(d->cls), d->row->name);
  if (!applies(heap, d, arguments[0])) return NULL;
  return call_row(heap, o, d->row, arguments[0], arguments + 1, count - 1, keyword_names);
}

static Object *bind(Heap *heap, Object *o, Object *owner, Class *cls) {
  const MethodDescriptor *d = (MethodDescriptor *)o;
  if (d->row->flags & BUILTIN_STATIC)
    return builtin_new(heap, d->row, &(cls ? cls : d->cls)->head.object, NULL);
  if (!owner) return object_incref(o);
  return applies(heap, d, owner) ? builtin_new(heap, d->row, owner, NULL) : NULL;
}

static Object *descriptor_repr(Heap *heap, Object *o) {
  const MethodDescriptor *d = (MethodDescriptor *)o;
  Text text = {0};
  text_printf(&text, "<method '%s' of '%s' objects>", d->row->name, class_text(d->cls));
  return str_take(heap, &text);
}

static Object *descriptor_name(Heap *heap, Object *o) {
  return str_from(heap, ((MethodDescriptor *)o)->row->name);
}

static Object *descriptor_qualname(Heap *heap, Object *o) {
  Text text = {0};
  add_name(o, &text);
  return str_take(heap, &text);
}

static Object *descriptor_class(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(&((MethodDescriptor *)o)->cls->head.object);
}

static const Member descriptor_members[] = {
    {"__name__", descriptor_name, NULL},
    {"__qualname__", descriptor_qualname, NULL},
    {"__objclass__", descriptor_class, NULL},
    {"__doc__", get_none, NULL},
    {NULL, NULL, NULL},
};

static void descriptor_traverse(Object *o, Visit visit, void *payload) {
  visit(&((MethodDescriptor *)o)->cls->head.object, PLACE_NAMED("__objclass__"), payload);
}

static void descriptor_dealloc(Heap *heap, Object *o) {
  object_decref(heap, &((MethodDescriptor *)o)->cls->head.object);
}

const Type method_descriptor_type = {
    .name = "method_descriptor",
    .id = TYPE_METHOD_DESCRIPTOR,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_FUNCTION,
    .host_size = sizeof(MethodDescriptor),
    .freelist = FREELIST_NONE,
    .basic_size = {56},
    .traverse = descriptor_traverse,
    .dealloc = descriptor_dealloc,
    .describe = describe,
    .repr = descriptor_repr,
    .call = descriptor_call,
    .bind = bind,
    .members = descriptor_members,
};
