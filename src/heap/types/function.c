// function.c: Python functions. Mirrors CPython Objects/funcobject.c of 3.12; running one is the
// evaluator's affair.
#include "../internal.h"
#include "../values.h"

#include <string.h>

Object *function_new(Heap *heap, Object *code_stolen, Object *globals, Object *builtins,
                     Object *qualname) {
  Function *self = (Function *)object_new(heap, heap->classes[TYPE_FUNCTION], 0);
  if (!self) {
    object_decref(heap, code_stolen);
    return NULL;
  }
  const Code *code = (Code *)code_stolen;
  self->code = code_stolen;
  self->globals = object_incref(globals);
  self->builtins = object_incref(builtins);
  self->name = object_incref(code->name);
  self->qualname = object_incref(qualname ? qualname : code->qualname);
  Object *module = dict_get_str(heap, globals, "__name__");
  if (module) self->module = object_incref(module);
  gc_track(heap, &self->gc.object);
  return &self->gc.object;
}

// func_traverse's order; absent ones skipped.
static void traverse(Object *self, Visit visit, void *payload) {
  const Function *f = (Function *)self;
  const struct {
    Object *object;
    const char *word;
  } parts[] = {
      {f->code, "__code__"},
      {f->globals, "__globals__"},
      {f->builtins, "__builtins__"},
      {f->module, "__module__"},
      {f->defaults, "__defaults__"},
      {f->keyword_defaults, "__kwdefaults__"},
      {f->doc, "__doc__"},
      {f->name, "__name__"},
      {f->dict, "__dict__"},
      {f->closure, "__closure__"},
      {f->annotations, "__annotations__"},
      {f->annotate, "__annotate__"},
      {f->qualname, "__qualname__"},
  };
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].object) visit(parts[i].object, PLACE_NAMED(parts[i].word), payload);
}

// func_clear: the code, name and qualname stay until the end, so that a half cleared function can
// still be printed.
static void clear(Heap *heap, Object *self) {
  Function *f = (Function *)self;
  Object **const places[] = {&f->globals,          &f->builtins, &f->module, &f->defaults,
                             &f->keyword_defaults, &f->doc,      &f->dict,   &f->closure,
                             &f->annotations,      &f->annotate};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) object_drop(heap, places[i]);
}

static void dealloc(Heap *heap, Object *self) {
  Function *f = (Function *)self;
  clear(heap, self);
  object_drop(heap, &f->code);
  object_drop(heap, &f->name);
  object_drop(heap, &f->qualname);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_printf(text, "function %s", ((Str *)((Function *)self)->name)->chars);
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  text_printf(&text, "<function %s at 0x%llx>", ((Str *)((Function *)self)->qualname)->chars,
              (unsigned long long)self->address);
  return str_take(heap, &text);
}

static Object *call(Heap *heap, Object *self, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  if (!heap->hooks.run_function)
    return heap_raise(heap, TYPE_SYSTEM_ERROR, "no evaluator for Python functions");
  return heap->hooks.run_function(heap, self, arguments, count, keyword_names);
}

static Object *bind(Heap *heap, Object *self, Object *owner, Class *cls) {
  (void)cls;
  return owner ? method_new(heap, self, owner) : object_incref(self);
}

static Object *or_none(Heap *heap, Object *object) {
  return object_incref(object ? object : heap->none);
}
static Object *get_name(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->name);
}
static Object *get_qualname(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->qualname);
}
static Object *get_module(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->module);
}
static Object *get_doc(Heap *heap, Object *self) { return or_none(heap, ((Function *)self)->doc); }
static Object *get_code(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->code);
}
static Object *get_defaults(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->defaults);
}
static Object *get_closure(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->closure);
}
static Object *get_globals(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->globals);
}

static Object *get_keyword_defaults(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->keyword_defaults);
}

Object *annotations_make(Heap *heap, Object *annotate) {
  Object *format = int_new(heap, 1); // values
  Object *made = format ? object_call(heap, annotate, &format, 1, NULL) : NULL;
  object_decref_null(heap, format);
  if (!made || object_is(made, &dict_type)) return made;
  heap_raise(heap, TYPE_TYPE_ERROR, "__annotate__ returned non-dict of type '%s'", type_name(made));
  object_decref(heap, made);
  return NULL;
}

static Object *get_annotate(Heap *heap, Object *self) {
  return or_none(heap, ((Function *)self)->annotate);
}

// func_get_annotation_dict: what MAKE_FUNCTION left as a tuple of names and values becomes a dict.
static bool unpack_annotations(Heap *heap, Function *f) {
  const Tuple *pairs = (const Tuple *)f->annotations;
  Object *dict = f->annotate ? annotations_make(heap, f->annotate) : dict_new(heap);
  for (size_t i = 0; dict && pairs && i + 1 < pairs->count; i += 2)
    dict_set(heap, dict, pairs->items[i], pairs->items[i + 1]);
  if (dict) object_store(heap, &f->annotations, dict);
  return dict != NULL;
}

static Object *get_annotations(Heap *heap, Object *self) {
  Function *f = (Function *)self;
  bool ready = f->annotations && object_is(f->annotations, &dict_type);
  if (!ready && !unpack_annotations(heap, f)) return NULL;
  return object_incref(f->annotations);
}

static Object *get_dict(Heap *heap, Object *self) {
  Function *f = (Function *)self;
  if (!f->dict) f->dict = dict_new(heap);
  return f->dict ? object_incref(f->dict) : NULL;
}

// ---- attributes that can be set ---------------------------------------------------------------

static bool set_text(Heap *heap, Object **place, Object *value, const char *name) {
  if (!value || !is_kind(value, &str_type)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s must be set to a string object", name);
    return false;
  }
  object_store(heap, place, object_incref(value));
  return true;
}

static bool set_name(Heap *heap, Object *self, Object *value) {
  return set_text(heap, &((Function *)self)->name, value, "__name__");
}
static bool set_qualname(Heap *heap, Object *self, Object *value) {
  return set_text(heap, &((Function *)self)->qualname, value, "__qualname__");
}

// Any object; deleted, the attribute is None.
static bool set_module(Heap *heap, Object *self, Object *value) {
  object_store(heap, &((Function *)self)->module, value ? object_incref(value) : NULL);
  return true;
}
static bool set_doc(Heap *heap, Object *self, Object *value) {
  object_store(heap, &((Function *)self)->doc, value ? object_incref(value) : NULL);
  return true;
}

static bool set_never(Heap *heap, Object *self, Object *value) {
  (void)self, (void)value;
  heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "readonly attribute");
  return false;
}

static const Member members[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__doc__", get_doc, set_doc},
    {"__code__", get_code, NULL},
    {"__defaults__", get_defaults, NULL},
    {"__closure__", get_closure, set_never},
    {"__globals__", get_globals, set_never},
    {"__dict__", get_dict, NULL},
    {"__kwdefaults__", get_keyword_defaults, NULL},
    {"__annotations__", get_annotations, NULL},
    {"__annotate__", get_annotate, NULL},
    {NULL, NULL, NULL},
};

static Object *get_attribute(Heap *heap, Object *self, Object *name) {
  const Function *f = (Function *)self;
  Object *own = f->dict ? dict_get(heap, f->dict, name) : NULL;
  return own ? object_incref(own) : object_generic_get_attribute(heap, self, name);
}

// The row of a name; NULL where it is none of the type's.
static const Member *member_named(const char *name) {
  for (const Member *member = members; member->name; member++)
    if (strcmp(member->name, name) == 0) return member;
  return NULL;
}

static bool set_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  const Member *member = member_named(as_str(name)->chars);
  if (member && member->set) return member->set(heap, self, value);
  if (member) { // CPython lets all these be set
    heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "setting 'function.%s' is not modelled",
               member->name);
    return false;
  }
  Object *dict = get_dict(heap, self);
  if (!dict) return false;
  int removed = value ? 1 : dict_remove(heap, dict, name);
  bool done = value ? dict_set(heap, dict, name, value) : removed > 0;
  if (removed == 0)
    heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'function' object has no attribute '%s'",
               ((Str *)name)->chars);
  object_decref(heap, dict);
  return done;
}

const Type function_type = {
    .name = "function",
    .id = TYPE_FUNCTION,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_FUNCTION,
    .host_size = sizeof(Function),
    .weakrefs_offset = offsetof(Function, weakrefs),
    .freelist = FREELIST_NONE,
    .basic_size = {136, [LAYOUT_3_12] = 144, [LAYOUT_3_14] = 152},
    .traverse = traverse,
    .clear = clear,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .call = call,
    .bind = bind,
    .members = members,
};
