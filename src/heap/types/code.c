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
  mem_free(code->adaptions);
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

// ---- attributes -------------------------------------------------------------------------------

static const Code *as_code(const Object *self) { return (const Code *)self; }
static Object *get_name(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(as_code(self)->name);
}
static Object *get_qualname(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(as_code(self)->qualname);
}
static Object *get_arguments(Heap *heap, Object *self) {
  return int_new(heap, as_code(self)->argument_count);
}
static Object *get_positional_only(Heap *heap, Object *self) {
  return int_new(heap, as_code(self)->positional_only_count);
}
static Object *get_keyword_only(Heap *heap, Object *self) {
  return int_new(heap, as_code(self)->keyword_only_count);
}
static Object *get_first_line(Heap *heap, Object *self) {
  return int_new(heap, as_code(self)->first_line);
}

// Arguments and locals, cells of arguments too; not the names of the compiler's own.
static Object *get_variables(Heap *heap, Object *self) {
  const Code *code = as_code(self);
  uint32_t end = code->local_count - code->free_count, variables = 0;
  Object *list = list_new(heap, 0);
  for (uint32_t i = 0; list && i < end; i++) {
    bool argument = variables < code->argument_count + code->keyword_only_count;
    bool only_cell = code->local_is_cell && code->local_is_cell[i] && !argument;
    if (((const Str *)code->locals[i])->chars[0] == '.' || only_cell) continue;
    variables++;
    if (!list_append(heap, list, code->locals[i])) break;
  }
  Object *tuple =
      list && !heap->raised ? tuple_new(heap, ((List *)list)->items, ((List *)list)->count) : NULL;
  object_decref_null(heap, list);
  return tuple;
}

static const Member members[] = {
    {"co_name", get_name, NULL},
    {"co_qualname", get_qualname, NULL},
    {"co_argcount", get_arguments, NULL},
    {"co_posonlyargcount", get_positional_only, NULL},
    {"co_kwonlyargcount", get_keyword_only, NULL},
    {"co_firstlineno", get_first_line, NULL},
    {"co_varnames", get_variables, NULL},
    {NULL, NULL, NULL},
};

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
    .members = members,
};
