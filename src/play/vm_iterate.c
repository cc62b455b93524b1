// vm_iterate.c: what loops run over. Mirrors GET_ITER and FOR_ITER of Python/bytecodes.c. In 3.15 a
// list, tuple, str or bytes stands on the stack itself, beside the number of the next item
// (_PyForIter_VirtualIteratorNext): there is no iterator object.
#include "vm_internal.h"

static bool has_cursor(const Heap *heap, const Object *o) {
  if (!heap->profile->loops_keep_iterable) return false;
  return is_kind_of(o, &list_type) || is_kind_of(o, &tuple_type) || is_kind_of(o, &str_type) ||
         is_kind_of(o, &bytes_type);
}

bool vm_get_iter(Heap *heap, Frame *frame) {
  Object *iterable = *peek(frame, 1);
  if (!has_cursor(heap, iterable))
    return replace_values(heap, frame, 1, object_iterate(heap, iterable));
  frame->cursors[frame->top - 1] = 0;
  return true;
}

static size_t count_of(const Object *o) {
  if (is_kind_of(o, &list_type)) return ((const List *)o)->count;
  if (is_kind_of(o, &tuple_type)) return ((const Tuple *)o)->count;
  return is_kind_of(o, &str_type) ? ((const Str *)o)->length : ((const Bytes *)o)->count;
}

static Object *item_at(Heap *heap, Object *o, size_t i) {
  if (is_kind_of(o, &list_type)) return object_incref(((List *)o)->items[i]);
  if (is_kind_of(o, &tuple_type)) return object_incref(((Tuple *)o)->items[i]);
  heap_internal_begin(heap);
  Object *index = int_new(heap, (int64_t)i);
  heap_internal_end(heap);
  Object *item = index ? object_get_item(heap, o, index) : NULL;
  object_decref_null(heap, index);
  return item;
}

Object *vm_next_item(Heap *heap, Frame *frame, uint32_t n) {
  Object *iterator = *peek(frame, n);
  if (has_cursor(heap, iterator)) {
    size_t *cursor = &frame->cursors[frame->top - n];
    return *cursor < count_of(iterator) ? item_at(heap, iterator, (*cursor)++) : NULL;
  }
  Object *item = object_next(heap, iterator);
  if (!item && heap_raised_is(heap, TYPE_STOP_ITERATION)) heap_forget(heap);
  return item;
}

bool vm_for_iter(Heap *heap, Frame *frame, uint32_t target) {
  Object *item = vm_next_item(heap, frame, 1);
  if (item) {
    push(frame, item);
    return true;
  }
  if (heap->raised) return false;
  drop_values(heap, frame, 1);
  frame->pc = target;
  return true;
}
