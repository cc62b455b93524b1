// vm_data.c: attributes, slices, displays, unpacking, f-strings. Mirrors CPython 3.12
// Python/bytecodes.c.
#include "vm_internal.h"

#include "modules/modules.h"

#include <string.h>

// ---- attributes -------------------------------------------------------------------------------

bool vm_load_method(Heap *heap, Frame *frame, Object *name) {
  Object *owner = *peek(frame, 1), *found = NULL;
  int kind = object_get_method(heap, owner, name, &found);
  if (kind > 0) { // the function, then the object as its first argument
    bool borrowed = *peek_borrowed(frame, 1);
    frame->top--;
    push(frame, found);
    if (borrowed)
      push_borrowed(frame, owner);
    else
      push(frame, owner);
    return true;
  }
  if (kind < 0) modules_refuse_attribute(heap, owner, name);
  if (kind == 0 && vm_unbinds(heap, frame, name, found)) {
    object_decref(heap, found);
    return true;
  }
  drop_values(heap, frame, 1);
  if (kind < 0) return false;
  push(frame, NULL);
  push(frame, found);
  return true;
}

// ---- slices -----------------------------------------------------------------------------------

bool vm_build_slice(Heap *heap, Frame *frame, uint32_t count) {
  Object **bounds = peek(frame, count);
  Object *slice = slice_new(heap, bounds[0], bounds[1], count == 3 ? bounds[2] : NULL);
  return replace_values(heap, frame, count, slice);
}

// [container][lower][upper]: the bounds live on until the container dies. Where a list, tuple or
// str is cut without a slice object, ours stands outside the blocks.
static bool get_slice(Heap *heap, Frame *frame) {
  Object **values = peek(frame, 3);
  const Type *type = values[0]->cls->type;
  bool outside = heap->profile->slices_without_object &&
                 (type == &list_type || type == &tuple_type || type == &str_type);
  if (outside) heap_outside_begin(heap);
  Object *slice = slice_new(heap, values[1], values[2], NULL);
  if (outside) heap_outside_end(heap);
  Object *result = slice ? object_get_item(heap, values[0], slice) : NULL;
  object_decref_null(heap, slice);
  return replace_values(heap, frame, 3, result);
}

// [container][lower][upper], or for a store [value][container][lower][upper]: the slice takes the
// bounds and dies first.
bool vm_slice_item(Heap *heap, Frame *frame, bool store) {
  if (!store && !heap->profile->slice_takes_bounds) return get_slice(heap, frame);
  if (!vm_build_slice(heap, frame, 2)) return false;
  Object *slice = *peek(frame, 1), *container = *peek(frame, 2), *result = NULL;
  bool done;
  if (store)
    done = object_set_item(heap, container, slice, *peek(frame, 3));
  else
    done = (result = object_get_item(heap, container, slice)) != NULL;
  drop_values(heap, frame, 1);
  drop_values(heap, frame, store ? 2 : 1);
  if (result) push(frame, result);
  return done;
}

// ---- displays ---------------------------------------------------------------------------------

bool vm_build_set(Heap *heap, Frame *frame, uint32_t count) {
  Object **items = peek(frame, count), *set = set_new(heap, false);
  for (uint32_t i = 0; i < count; i++) {
    if (set && !set_add(heap, set, items[i])) {
      object_decref(heap, set);
      set = NULL;
    }
  }
  return replace_values(heap, frame, count, set);
}

static Object *make_dict(Heap *heap, Object *const *keys, size_t key_step, Object *const *values,
                         size_t value_step, uint32_t count) {
  bool unicode = true; // _PyDict_FromItems: room for all before the first goes in
  for (uint32_t i = 0; i < count; i++) unicode &= is_kind_of(keys[i * key_step], &str_type);
  Object *dict = dict_new_presized(heap, count, unicode);
  for (uint32_t i = 0; dict && i < count; i++) {
    if (dict_set(heap, dict, keys[i * key_step], values[i * value_step])) continue;
    object_decref(heap, dict);
    dict = NULL;
  }
  return dict;
}

bool vm_build_map(Heap *heap, Frame *frame, uint32_t count) {
  Object **values = peek(frame, count * 2);
  return replace_values(heap, frame, count * 2, make_dict(heap, values, 2, values + 1, 2, count));
}

// [values ...][tuple of keys]: the tuple goes first.
bool vm_build_const_key_map(Heap *heap, Frame *frame, uint32_t count) {
  const Tuple *keys = (const Tuple *)*peek(frame, 1);
  Object *dict = make_dict(heap, keys->items, 1, peek(frame, count + 1), 1, count);
  drop_values(heap, frame, 1);
  return replace_values(heap, frame, count, dict);
}

static const char *type_text_of(const Object *o) {
  return o->cls->user ? chars_of(o->cls->name) : o->cls->type->name;
}

bool vm_list_extend(Heap *heap, Frame *frame, uint32_t depth) {
  Object *iterable = *peek(frame, 1), *list = *peek(frame, depth + 1);
  bool done = list_extend(heap, list, iterable);
  if (!done && heap_raised_is(heap, TYPE_TYPE_ERROR) && !iterable->cls->type->iterate)
    heap_raise(heap, TYPE_TYPE_ERROR, "Value after * must be an iterable, not %s",
               type_text_of(iterable));
  drop_values(heap, frame, 1);
  return done;
}

bool vm_dict_update(Heap *heap, Frame *frame, uint32_t depth) {
  Object *other = *peek(frame, 1), *dict = *peek(frame, depth + 1);
  bool mapping = object_isinstance(other, heap_class(heap, TYPE_DICT));
  if (!mapping)
    heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not a mapping", type_text_of(other));
  bool done = mapping && dict_update(heap, dict, other);
  drop_values(heap, frame, 1);
  return done;
}

// ---- unpacking --------------------------------------------------------------------------------

// Collects `count` items, the last one deepest on the stack so that the first is stored first.
static bool unpack_items(Heap *heap, Object *iterator, Object **items, size_t count,
                         size_t *found) {
  while (*found < count && (items[*found] = object_next(heap, iterator))) ++*found;
  if (!heap_raised_is(heap, TYPE_STOP_ITERATION)) return !heap->raised;
  heap_forget(heap);
  return true;
}

static Object *begin_unpack(Heap *heap, Object *sequence) {
  Object *iterator = object_iterate(heap, sequence);
  if (!iterator && heap_raised_is(heap, TYPE_TYPE_ERROR) && !sequence->cls->type->iterate)
    heap_raise(heap, TYPE_TYPE_ERROR, "cannot unpack non-iterable %s object",
               type_text_of(sequence));
  return iterator;
}

static bool finish_unpack(Heap *heap, Frame *frame, Object **items, size_t count, bool done) {
  drop_values(heap, frame, 1); // the sequence
  for (size_t i = count; done && i-- > 0;) push(frame, items[i]);
  for (size_t i = 0; !done && i < count; i++) object_decref(heap, items[i]);
  mem_free(items);
  return done;
}

// UNPACK_SEQUENCE_TUPLE and _LIST: which of them fits; 0 = neither.
static uint64_t form_for(const Object *sequence, uint32_t count) {
  enum { FORM_TUPLE = 1, FORM_LIST };
  if (is_kind_of(sequence, &tuple_type))
    return ((const Tuple *)sequence)->count == count ? FORM_TUPLE : 0;
  if (is_kind_of(sequence, &list_type))
    return ((const List *)sequence)->count == count ? FORM_LIST : 0;
  return 0;
}

static bool unpack_adapted(Heap *heap, Frame *frame, const Object *sequence, uint32_t count) {
  Object **items = mem_alloc(mem_size((size_t)count + 1, sizeof *items));
  Object *const *from = is_kind_of(sequence, &tuple_type) ? ((const Tuple *)sequence)->items
                                                          : ((const List *)sequence)->items;
  for (uint32_t i = 0; i < count; i++) items[i] = object_incref(from[i]);
  return finish_unpack(heap, frame, items, count, true);
}

bool vm_unpack(Heap *heap, Frame *frame, uint32_t count) {
  if (heap->profile->unpacking_adapts && vm_adapts(heap, frame, form_for(*peek(frame, 1), count)))
    return unpack_adapted(heap, frame, *peek(frame, 1), count);
  Object *sequence = *peek(frame, 1), *iterator = begin_unpack(heap, sequence);
  Object **items = mem_alloc(mem_size(count + 1, sizeof *items));
  size_t found = 0;
  bool done = iterator && unpack_items(heap, iterator, items, (size_t)count + 1, &found);
  if (done && found < count)
    heap_raise(heap, TYPE_VALUE_ERROR, "not enough values to unpack (expected %u, got %zu)", count,
               found);
  if (done && found > count)
    heap_raise(heap, TYPE_VALUE_ERROR, "too many values to unpack (expected %u)", count);
  done = done && found == count;
  object_decref_null(heap, iterator);
  return finish_unpack(heap, frame, items, found, done);
}

// before, *list, after.
bool vm_unpack_ex(Heap *heap, Frame *frame, uint32_t before, uint32_t after) {
  Object *sequence = *peek(frame, 1), *iterator = begin_unpack(heap, sequence), *list = NULL;
  Object **items = mem_alloc(mem_size((size_t)before + after + 1, sizeof *items));
  size_t found = 0;
  bool done = iterator && unpack_items(heap, iterator, items, before, &found);
  if (done && found < before)
    heap_raise(heap, TYPE_VALUE_ERROR,
               "not enough values to unpack (expected at least %u, got %zu)", before + after,
               found);
  else if (done)
    list = list_new(heap, 0);
  if (list && list_extend(heap, list, iterator)) {
    List *rest = (List *)list;
    if (rest->count < after) {
      heap_raise(heap, TYPE_VALUE_ERROR,
                 "not enough values to unpack (expected at least %u, got %zu)", before + after,
                 before + rest->count);
    } else { // the last ones move out of the list
      rest->count -= after;
      items[found++] = list;
      for (uint32_t i = 0; i < after; i++) items[found++] = rest->items[rest->count + i];
      list = NULL;
    }
  }
  done = done && !heap->raised;
  object_decref_null(heap, list);
  object_decref_null(heap, iterator);
  return finish_unpack(heap, frame, items, found, done);
}

// ---- f-strings --------------------------------------------------------------------------------

static bool to_ascii(Heap *heap, Frame *frame, uint32_t n) {
  const Str *str = (const Str *)*peek(frame, n);
  Text text = {0};
  for (size_t at = 0; at < str->bytes;) {
    uint32_t c = 0;
    size_t length = utf8_decode(str->chars + at, str->bytes - at, &c);
    if (c < 0x80)
      text_add_char(&text, (char)c);
    else
      text_printf(&text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    at += length ? length : 1;
  }
  Object *ascii = str_take(heap, &text);
  if (ascii) replace_value(heap, frame, n, ascii);
  return ascii != NULL;
}

// The n-th value from the top becomes its text.
static bool convert(Heap *heap, Frame *frame, uint32_t n, uint32_t conversion) {
  Object *value = *peek(frame, n);
  Object *text = conversion == FORMAT_STR ? object_str(heap, value) : object_repr(heap, value);
  if (!text) return false;
  replace_value(heap, frame, n, text);
  return conversion != FORMAT_ASCII || to_ascii(heap, frame, n);
}

// [value][specification]
bool vm_format(Heap *heap, Frame *frame, uint32_t flags) {
  bool has_spec = flags & FORMAT_SPEC;
  uint32_t used = has_spec ? 2 : 1;
  Object **value = peek(frame, used);
  if ((flags & FORMAT_CONVERSION) && !convert(heap, frame, used, flags & FORMAT_CONVERSION))
    return false;
  if (!has_spec && is_kind_of(*value, &str_type)) return true; // a str is its own format
  const Str *spec = has_spec ? (const Str *)*peek(frame, 1) : NULL;
  Object *result = object_format(heap, *value, spec ? spec->chars : "", spec ? spec->bytes : 0);
  return replace_values(heap, frame, used, result);
}
