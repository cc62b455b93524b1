// repr_guard.c: containers whose repr() is under way. Mirrors Py_ReprEnter and Py_ReprLeave of
// CPython Objects/object.c: they stand in a list, which counts them, in the thread's dict; dict and
// list are made by the first repr() of a container and stay (count[0] of the five builds).
#include "../internal.h"
#include "list.h"

static const char list_name[] = "Py_Repr";

// The list, borrowed; NULL with an exception pending.
static Object *guard_list(Heap *heap) {
  HeapPrivate *p = heap->private_;
  Object *list = p->thread_dict ? dict_get_str(heap, p->thread_dict, list_name) : NULL;
  if (list) return list;
  heap_internal_begin(heap);
  if (!p->thread_dict) p->thread_dict = dict_new(heap);
  Object *made = p->thread_dict ? list_new(heap, 0) : NULL;
  bool stored = made && dict_set_str(heap, p->thread_dict, list_name, made);
  object_decref_null(heap, made);
  heap_internal_end(heap);
  return stored ? made : NULL;
}

// A repr() that Python does not take (heap_outside_begin) is not kept account of.
static bool keeps_list(const Heap *heap) {
  return heap->profile->repr_keeps_list && !heap->private_->outside;
}

// A graph of containers has a repr that grows with the number of paths through it.
enum { REPR_WORK = 256 };

bool repr_enter(Heap *heap, Object *object) {
  if (heap->hooks.tick && !heap->hooks.tick(heap, REPR_WORK)) return false;
  if (keeps_list(heap)) {
    Object *list = guard_list(heap);
    if (!list || !list_append(heap, list, object)) return false;
  }
  object->flags |= OBJECT_IN_REPR;
  return true;
}

void repr_leave(Heap *heap, Object *object) {
  object->flags &= ~(unsigned)OBJECT_IN_REPR;
  if (!keeps_list(heap)) return;
  List *list = (List *)guard_list(heap);
  for (size_t i = list ? list->count : 0; i-- > 0;)
    if (list->items[i] == object) {
      list_replace(heap, list, i, 1, NULL, 0);
      return;
    }
}
