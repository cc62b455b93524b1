// vm_name.c: names: fast locals, namespaces, globals, cells. Mirrors CPython 3.12
// Python/bytecodes.c.
#include "vm_internal.h"

#include "modules/modules.h"

static bool name_error(Heap *heap, Object *name) {
  heap_raise(heap, TYPE_NAME_ERROR, "name '%s' is not defined", chars_of(name));
  return false;
}

bool vm_unbound_local(Heap *heap, const Frame *frame, uint32_t local) {
  heap_raise(heap, TYPE_UNBOUND_LOCAL_ERROR,
             "cannot access local variable '%s' where it is not associated with a value",
             chars_of(frame->code->locals[local]));
  return false;
}

// format_exc_unbound: an empty cell.
static bool unbound_cell(Heap *heap, const Frame *frame, uint32_t local) {
  if (local < frame->code->local_count - frame->code->free_count)
    return vm_unbound_local(heap, frame, local);
  heap_raise(
      heap, TYPE_NAME_ERROR,
      "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
      chars_of(frame->code->locals[local]));
  return false;
}

// ---- fast locals ------------------------------------------------------------------------------

bool vm_delete_fast(Heap *heap, Frame *frame, uint32_t local) {
  if (!frame->slots[local]) return vm_unbound_local(heap, frame, local);
  frame_store(heap, frame, local, NULL, false);
  return true;
}

// ---- globals and builtins ---------------------------------------------------------------------

// Borrowed; NULL with an exception pending.
static Object *find_global(Heap *heap, Frame *frame, Object *name) {
  Object *value = dict_get(heap, frame->globals, name);
  if (!value && !heap->raised) value = dict_get(heap, frame->builtins, name);
  if (!value && !heap->raised) value = builtins_find(heap, name);
  if (!value && !heap->raised) name_error(heap, name);
  return value;
}

bool vm_load_global(Heap *heap, Frame *frame, Object *name) {
  Object *value = find_global(heap, frame, name);
  if (value) push(frame, object_incref(value));
  return value != NULL;
}

// The value stays on the stack until the old one has been given up (DECREF_INPUTS after
// PyDict_SetItem).
static bool store_in(Heap *heap, Frame *frame, Object *dict, Object *name) {
  bool done = dict_set(heap, dict, name, *peek(frame, 1));
  drop_values(heap, frame, 1);
  return done;
}

static bool delete_from(Heap *heap, Object *dict, Object *name) {
  int removed = dict_remove(heap, dict, name);
  return removed == 0 ? name_error(heap, name) : removed > 0;
}

bool vm_store_global(Heap *heap, Frame *frame, Object *name) {
  return store_in(heap, frame, frame->globals, name);
}
bool vm_delete_global(Heap *heap, Frame *frame, Object *name) {
  return delete_from(heap, frame->globals, name);
}

// ---- names of a module or class body ----------------------------------------------------------

bool vm_load_name(Heap *heap, Frame *frame, Object *name) {
  Object *value = dict_get(heap, frame->names, name);
  if (!value && !heap->raised) value = find_global(heap, frame, name);
  if (value) push(frame, object_incref(value));
  return value != NULL;
}

bool vm_store_name(Heap *heap, Frame *frame, Object *name) {
  return store_in(heap, frame, frame->names, name);
}
bool vm_delete_name(Heap *heap, Frame *frame, Object *name) {
  return delete_from(heap, frame->names, name);
}

// A set of the numbers of annotations whose statements have run.
bool vm_setup_conditional(Heap *heap, Frame *frame) {
  heap_internal_begin(heap);
  Object *set = set_new(heap, false);
  bool done = set && dict_set_str(heap, frame->names, "__conditional_annotations__", set);
  heap_internal_end(heap);
  object_decref_null(heap, set);
  return done;
}

bool vm_setup_annotations(Heap *heap, Frame *frame) {
  if (dict_get_str(heap, frame->names, "__annotations__")) return true;
  heap_internal_begin(heap);
  Object *dict = dict_new(heap);
  bool done = dict && dict_set_str(heap, frame->names, "__annotations__", dict);
  heap_internal_end(heap);
  object_decref_null(heap, dict);
  return done;
}

// ---- cells ------------------------------------------------------------------------------------

bool vm_load_deref(Heap *heap, Frame *frame, uint32_t local) {
  Object *value = ((Cell *)frame->slots[local])->content;
  if (!value) return unbound_cell(heap, frame, local);
  push(frame, object_incref(value));
  return true;
}

// True where the namespace on top has the name: the value takes its place; else it is dropped.
static bool replace_by_named(Heap *heap, Frame *frame, Object *name) {
  Object *value = dict_get(heap, *peek(frame, 1), name);
  if (value) return replace_values(heap, frame, 1, object_incref(value));
  drop_values(heap, frame, 1);
  return false;
}

bool vm_load_dict_or_global(Heap *heap, Frame *frame, Object *name) {
  if (replace_by_named(heap, frame, name)) return true;
  return !heap->raised && vm_load_global(heap, frame, name);
}

bool vm_load_dict_or_deref(Heap *heap, Frame *frame, uint32_t local) {
  if (replace_by_named(heap, frame, frame->code->locals[local])) return true;
  return !heap->raised && vm_load_deref(heap, frame, local);
}

bool vm_load_class_deref(Heap *heap, Frame *frame, uint32_t local) {
  Object *value = dict_get(heap, frame->names, frame->code->locals[local]);
  if (!value) return !heap->raised && vm_load_deref(heap, frame, local);
  push(frame, object_incref(value));
  return true;
}

bool vm_delete_deref(Heap *heap, Frame *frame, uint32_t local) {
  Cell *cell = (Cell *)frame->slots[local];
  if (!cell->content) return unbound_cell(heap, frame, local);
  object_store(heap, &cell->content, NULL);
  return true;
}
