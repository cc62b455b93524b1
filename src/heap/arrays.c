// arrays.c: host memory for the small arrays that objects have beside their structs (items of
// lists, values of instances): from slabs, without a header in front, so that who gives one back
// says how many bytes it has. Larger ones come one by one. Under the address sanitizer all do, so
// that it sees each.
#include "internal.h"

#include <string.h>

#if defined(__has_feature) // clang's way to say it
#if __has_feature(address_sanitizer)
#define EACH_ALONE
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define EACH_ALONE
#endif

#ifdef EACH_ALONE
enum { ARRAY_LARGEST = 0 };
#else
enum { ARRAY_LARGEST = SLAB_LARGEST };
#endif

enum { ARRAY_SMALLEST = 16 }; // what a slab hands out at least

static size_t kind_of(size_t bytes) {
  return ((bytes < ARRAY_SMALLEST ? ARRAY_SMALLEST : bytes) + SLAB_STEP - 1) / SLAB_STEP;
}

void *host_array_new(Heap *heap, size_t bytes) {
  if (bytes > ARRAY_LARGEST) return mem_zalloc(bytes);
  size_t kind = kind_of(bytes);
  return slab_alloc(&heap->private_->arrays[kind], kind * SLAB_STEP, 0);
}

void host_array_free(Heap *heap, void *array, size_t bytes) {
  if (!array) return;
  if (bytes > ARRAY_LARGEST)
    mem_free(array);
  else
    slab_free(&heap->private_->arrays[kind_of(bytes)], array);
}

void *host_array_resize(Heap *heap, void *array, size_t old_bytes, size_t bytes) {
  if (!array) return host_array_new(heap, bytes);
  if (old_bytes > ARRAY_LARGEST && bytes > ARRAY_LARGEST) return mem_realloc(array, bytes);
  if (bytes <= ARRAY_LARGEST && old_bytes <= ARRAY_LARGEST && kind_of(old_bytes) == kind_of(bytes))
    return array;
  void *moved = host_array_new(heap, bytes);
  memcpy(moved, array, old_bytes < bytes ? old_bytes : bytes);
  host_array_free(heap, array, old_bytes);
  return moved;
}

void host_array_release(void *array, size_t bytes) {
  if (bytes > ARRAY_LARGEST) mem_free(array);
}
