// code.c: code objects: what the compiler made of a text. Not GC objects, as in CPython
// (Objects/codeobject.c).
#include "../internal.h"

Code *code_new(Heap *heap, Object *name, Object *qualname) {
  heap_internal_begin(heap);
  Code *self = (Code *)object_new(heap, heap->classes[TYPE_CODE], 0);
  heap_internal_end(heap);
  if (!self) return NULL;
  self->name = object_incref(name);
  self->qualname = object_incref(qualname ? qualname : name);
  return self;
}

static void traverse(Object *self, Visit visit, void *payload) {
  const Code *code = (Code *)self;
  for (uint32_t i = 0; i < code->constant_count; i++)
    if (code->constants[i]) visit(code->constants[i], PLACE_NAMED("co_consts"), payload);
  for (uint32_t i = 0; i < code->name_count; i++)
    visit(code->names[i], PLACE_NAMED("co_names"), payload);
  for (uint32_t i = 0; i < code->local_count; i++)
    visit(code->locals[i], PLACE_NAMED("co_varnames"), payload);
  visit(code->name, PLACE_NAMED("co_name"), payload);
  visit(code->qualname, PLACE_NAMED("co_qualname"), payload);
}

static void release(Object *self) {
  Code *code = (Code *)self;
  mem_free(code->constants);
  mem_free(code->names);
  mem_free(code->locals);
  mem_free(code->local_is_cell);
  mem_free(code->instructions);
  mem_free(code->positions);
  mem_free(code->counters);
  mem_free(code->ranges);
}

static void dealloc(Heap *heap, Object *self) {
  Code *code = (Code *)self;
  for (uint32_t i = 0; i < code->constant_count; i++) object_decref_null(heap, code->constants[i]);
  for (uint32_t i = 0; i < code->name_count; i++) object_decref(heap, code->names[i]);
  for (uint32_t i = 0; i < code->local_count; i++) object_decref(heap, code->locals[i]);
  object_decref(heap, code->name);
  object_decref(heap, code->qualname);
  release(self);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_printf(text, "code %s", ((Str *)((Code *)self)->name)->chars);
  return true;
}

const Type code_type = {
    .name = "code",
    .id = TYPE_CODE,
    .base = TYPE_OBJECT,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Code),
    .weakrefs_offset = offsetof(Code, weakrefs),
    .freelist = FREELIST_NONE,
    .basic_size = {192, 200, 208, 216},
    .traverse = traverse,
    .dealloc = dealloc,
    .release = release,
    .describe = describe,
};
