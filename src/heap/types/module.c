// module.c: mirrors CPython Objects/moduleobject.c.
#include "../values.h"

// module_init_dict: the five names that every module has.
static bool fill(Heap *heap, Module *module) {
  static const char *const empty[] = {"__doc__", "__package__", "__loader__", "__spec__"};
  if (!dict_set_str(heap, module->dict, "__name__", module->name)) return false;
  for (size_t i = 0; i < 4; i++)
    if (!dict_set_str(heap, module->dict, empty[i], heap->none)) return false;
  return true;
}

Object *module_new(Heap *heap, const char *name) {
  Object *o = object_new(heap, heap_class(heap, TYPE_MODULE), 0);
  if (!o) return NULL;
  Module *module = (Module *)o;
  gc_track(heap, o);
  module->dict = dict_new(heap);
  module->name = module->dict ? str_from(heap, name) : NULL;
  if (module->name && fill(heap, module)) return o;
  object_decref(heap, o);
  return NULL;
}

bool module_add(Heap *heap, Object *module, const char *name, Object *value) {
  return dict_set_str(heap, ((Module *)module)->dict, name, value);
}

// The functions hold the module as self and its name as __module__ (PyCFunction_NewEx).
bool module_add_builtins(Heap *heap, Object *module, const Builtin *table) {
  for (const Builtin *row = table; row->name; row++) {
    Object *function = builtin_new(heap, row, module, ((Module *)module)->name);
    bool fine = function && module_add(heap, module, row->name, function);
    object_decref_null(heap, function);
    if (!fine) return false;
  }
  return true;
}

// ---- attributes are the items of the dict -----------------------------------------------------

static Object *get_attribute(Heap *heap, Object *o, Object *name) {
  const Module *module = (Module *)o;
  // NULL: the collector has cleared the module
  Object *value = module->dict ? dict_get(heap, module->dict, name) : NULL;
  if (value) return object_incref(value);
  if (heap->raised) return NULL;
  if (class_lookup(heap, o->cls, name)) return object_generic_get_attribute(heap, o, name);
  return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "module '%s' has no attribute '%s'",
                    as_str(module->name)->chars, as_str(name)->chars);
}

static bool set_attribute(Heap *heap, Object *o, Object *name, Object *value) {
  Object *dict = ((Module *)o)->dict;
  if (!dict && !(dict = ((Module *)o)->dict = dict_new(heap))) return false;
  if (value) return dict_set(heap, dict, name, value);
  int removed = dict_remove(heap, dict, name);
  if (removed == 0)
    heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'module' object has no attribute '%s'",
               as_str(name)->chars);
  return removed > 0;
}

static Object *get_dict(Heap *heap, Object *o) {
  Object *dict = ((Module *)o)->dict;
  return object_incref(dict ? dict : heap->none);
}

static const Member members[] = {
    {"__dict__", get_dict, NULL},
    {NULL, NULL, NULL},
};

// ---- row --------------------------------------------------------------------------------------

static Object *repr(Heap *heap, Object *o) {
  Text text = {0};
  text_printf(&text, "<module '%s' (built-in)>", as_str(((Module *)o)->name)->chars);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *o, Text *text) {
  (void)heap;
  text_printf(text, "module '%s'", as_str(((Module *)o)->name)->chars);
  return true;
}

static void traverse(Object *o, Visit visit, void *payload) {
  const Module *module = (Module *)o;
  if (module->dict) visit(module->dict, PLACE_NAMED("__dict__"), payload);
  if (module->name) visit(module->name, PLACE_NAMED("__name__"), payload);
}

static void clear(Heap *heap, Object *o) { object_store(heap, &((Module *)o)->dict, NULL); }

static void dealloc(Heap *heap, Object *o) {
  object_decref_null(heap, ((Module *)o)->dict);
  object_decref_null(heap, ((Module *)o)->name);
}

const Type module_type = {
    .name = "module",
    .id = TYPE_MODULE,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE,
    .shape = SHAPE_MODULE,
    .host_size = sizeof(Module),
    .weakrefs_offset = offsetof(Module, weakrefs),
    .freelist = FREELIST_NONE,
    .basic_size = {56, [LAYOUT_3_15] = 104},
    .traverse = traverse,
    .clear = clear,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .members = members,
};
