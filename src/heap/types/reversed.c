// reversed.c: reversed() and list's own iterator backwards. Mirrors CPython Objects/enumobject.c
// (reversed) and Objects/listobject.c (list_reverseiterator).
#include "../arguments.h"
#include "../iterators.h"
#include "../values.h"

// ---- list.__reversed__ ------------------------------------------------------------------------

static Object *backwards(Heap *heap, Class *cls, Object *sequence, int64_t length) {
  Object *self = object_new(heap, cls, 0);
  if (!self) return NULL;
  ((Iterator *)self)->sequence = object_incref(sequence);
  ((Iterator *)self)->index = length - 1;
  gc_track(heap, self);
  return self;
}

Object *list_reversed(Heap *heap, Object *list) {
  Class *cls = heap_class(heap, TYPE_LIST_REVERSE_ITERATOR);
  return backwards(heap, cls, list, (int64_t)((List *)list)->count);
}

static Object *list_next(Heap *heap, Object *self) {
  Iterator *it = (Iterator *)self;
  const List *list = (List *)it->sequence;
  if (!list) return NULL;
  if (it->index >= 0 && (size_t)it->index < list->count)
    return object_incref(list->items[it->index--]);
  bool keeps = it->index < 0 && heap->profile->list_reverse_iterator_keeps_list;
  it->index = -1;
  if (!keeps) iterator_finish(heap, it);
  return NULL;
}

// ---- reversed ---------------------------------------------------------------------------------

static void *not_reversible(Heap *heap, Object *sequence) {
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not reversible", type_name(sequence));
}

// What can be asked for items by number: not a mapping, not a set.
static bool is_sequence(Heap *heap, Object *object) {
  const Type *type = object->cls->user ? object->cls->solid : object->cls->type;
  if (type == &dict_type) return false;
  if (type->get_item && type->length) return true;
  return object->cls->user && class_lookup_text(heap, object->cls, "__getitem__") &&
         class_lookup_text(heap, object->cls, "__len__");
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  if (!arguments_no_keywords(heap, "reversed", keyword_names) ||
      !arguments_count(heap, "reversed", count, 1, 1))
    return NULL;
  Object *sequence = arguments[0], *method = class_lookup_text(heap, sequence->cls, "__reversed__");
  if (method == heap->none) return not_reversible(heap, sequence);
  if (method) { // bound as any special method is: an object while the call lasts
    Object *bound = method->cls->type->bind
                        ? method->cls->type->bind(heap, method, sequence, sequence->cls)
                        : object_incref(method);
    Object *result = bound ? object_call(heap, bound, NULL, 0, NULL) : NULL;
    object_decref_null(heap, bound);
    return result;
  }
  if (!is_sequence(heap, sequence)) return not_reversible(heap, sequence);
  int64_t length = object_length(heap, sequence);
  return length < 0 ? NULL : backwards(heap, cls, sequence, length);
}

static Object *next(Heap *heap, Object *self) {
  Iterator *it = (Iterator *)self;
  if (!it->sequence) return NULL;
  Object *item = NULL;
  if (it->index >= 0) {
    Object *index = int_new(heap, it->index);
    item = index ? object_get_item(heap, it->sequence, index) : NULL;
    object_decref_null(heap, index);
    if (item) {
      it->index--;
      return item;
    }
    if (!heap_raised_is(heap, TYPE_INDEX_ERROR) && !heap_raised_is(heap, TYPE_STOP_ITERATION))
      return NULL;
    heap_forget(heap);
  }
  it->index = -1;
  iterator_finish(heap, it);
  return NULL;
}

METHOD(length_hint) {
  const Iterator *it = (Iterator *)self;
  int64_t length = it->sequence ? object_length(heap, it->sequence) : 0;
  if (length < 0) return NULL;
  return int_new(heap, it->sequence && length > it->index ? it->index + 1 : 0);
}

static const Builtin methods[] = {{"__length_hint__", length_hint, 0, 0, 0}, {NULL, NULL, 0, 0, 0}};

#define REVERSED_SLOTS                                                                             \
  .base = TYPE_OBJECT, .shape = SHAPE_OTHER, .host_size = sizeof(Iterator),                        \
  .freelist = FREELIST_NONE, .basic_size = {32}, .traverse = iterator_traverse,                    \
  .dealloc = iterator_dealloc, .describe = iterator_describe, .iterate = iterator_self,            \
  .methods = methods

const Type reversed_type = {
    .name = "reversed",
    .id = TYPE_REVERSED,
    .flags = TYPE_GC | TYPE_BASE,
    REVERSED_SLOTS,
    .next = next,
    .construct = construct,
};

const Type list_reverse_iterator_type = {
    .name = "list_reverseiterator",
    .id = TYPE_LIST_REVERSE_ITERATOR,
    .flags = TYPE_GC,
    REVERSED_SLOTS,
    .next = list_next,
};
