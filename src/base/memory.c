// memory.c: host memory that never returns NULL, scratch memory, slabs.
#define _DEFAULT_SOURCE // madvise()
#include "heapstory/base.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define HUGE_PAGE ((size_t)2 << 20)

// The one mutable global of base: the countdown of the fault hook (tests only, see mem_fail_after).
static uint64_t allocations_left;

void mem_fail_after(uint64_t n) { allocations_left = n; }

static _Noreturn void mem_fail(size_t size) {
  fprintf(stderr, "heapstory: error: out of memory (%zu bytes refused)\n", size);
  exit(2);
}

static void count_down(size_t size) {
  if (allocations_left && --allocations_left == 0) mem_fail(size);
}

void *mem_alloc(size_t size) {
  count_down(size);
  void *block = malloc(size ? size : 1);
  if (!block) mem_fail(size);
  return block;
}

// To be given back with mem_free. Where the system has huge pages it comes as one, with one fault
// in place of 512; where it has none, the advice is refused, which changes nothing.
static void *huge_page_alloc(void) {
  count_down(HUGE_PAGE);
  void *block = aligned_alloc(HUGE_PAGE, HUGE_PAGE);
  if (!block) mem_fail(HUGE_PAGE);
#ifdef MADV_HUGEPAGE
  madvise(block, HUGE_PAGE, MADV_HUGEPAGE);
#endif
  return block;
}

void *mem_zalloc(size_t size) {
  count_down(size);
  void *block = calloc(1, size ? size : 1);
  if (!block) mem_fail(size);
  return block;
}

void *mem_realloc(void *block, size_t size) {
  count_down(size);
  void *moved = realloc(block, size ? size : 1);
  if (!moved) mem_fail(size);
  return moved;
}

void mem_free(void *block) { free(block); }

void mem_keep_freed(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

void mem_expect_filled(void *block, size_t size) {
#ifdef MADV_HUGEPAGE
  enum { LARGE = 4 << 20, PAGE = 1 << 12 };
  if (size < LARGE) return;
  // Whole pages around it: a mapping of two kinds of pages could not be moved by realloc().
  uintptr_t from = (uintptr_t)block & ~(uintptr_t)(PAGE - 1);
  uintptr_t to = ((uintptr_t)block + size + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
  madvise((void *)from, to - from, MADV_HUGEPAGE); // a wish: who refuses it gives small pages
#else
  (void)block, (void)size;
#endif
}

void mem_give_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

char *mem_strndup(const char *text, size_t length) {
  char *copy = mem_alloc(length + 1);
  memcpy(copy, text, length);
  copy[length] = 0;
  return copy;
}

char *mem_strdup(const char *text) { return mem_strndup(text, strlen(text)); }

size_t mem_size(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) mem_fail(SIZE_MAX);
  return bytes;
}

void array_grow(void **items, size_t *capacity, size_t wanted, size_t item_size) {
  if (wanted <= *capacity) return;
  size_t larger = *capacity ? *capacity * 2 : 8;
  if (larger < wanted) larger = wanted;
  *items = mem_realloc(*items, mem_size(larger, item_size));
  mem_expect_filled(*items, larger * item_size);
  *capacity = larger;
}

// ---- scratch ----------------------------------------------------------------------------------

typedef struct ScratchChunk {
  struct ScratchChunk *next;
  size_t capacity;
  max_align_t data[];
} ScratchChunk;

// Chunks double from the first to the largest: most trees are one short statement.
enum { SCRATCH_FIRST = 512, SCRATCH_LARGEST = 1 << 22 };

static size_t next_chunk(const ScratchChunk *newest, size_t bytes) {
  size_t capacity = newest ? newest->capacity * 2 : SCRATCH_FIRST;
  if (capacity > SCRATCH_LARGEST) capacity = SCRATCH_LARGEST;
  return capacity > bytes ? capacity : bytes;
}

void *scratch_alloc(Scratch *scratch, size_t size) {
  size_t align = 16; // enough for any type of ours; no long double lives here
  size_t bytes = mem_size((size + align - 1) / align, align);
  ScratchChunk *chunk = scratch->chunks;
  scratch->used = (scratch->used + align - 1) / align * align; // texts end anywhere
  if (!chunk || chunk->capacity < scratch->used || chunk->capacity - scratch->used < bytes) {
    size_t capacity = next_chunk(chunk, bytes);
    chunk = mem_zalloc(sizeof *chunk + capacity);
    mem_expect_filled(chunk, capacity);
    chunk->capacity = capacity;
    chunk->next = scratch->chunks;
    scratch->chunks = chunk;
    scratch->used = 0;
  }
  void *block = (char *)chunk->data + scratch->used;
  scratch->used += bytes;
  return block;
}

char *scratch_strndup(Scratch *scratch, const char *chars, size_t length) {
  // Characters need no alignment: texts stand side by side.
  ScratchChunk *chunk = scratch->chunks;
  char *copy;
  if (chunk && chunk->capacity - scratch->used > length) {
    copy = (char *)chunk->data + scratch->used;
    scratch->used += length + 1;
  } else {
    copy = scratch_alloc(scratch, length + 1);
  }
  memcpy(copy, chars, length);
  return copy;
}

char *scratch_printf(Scratch *scratch, const char *format, ...) {
  va_list arguments;
  Text text = {0};
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  char *copy = scratch_strndup(scratch, text_chars(&text), text.length);
  text_delete(&text);
  return copy;
}

void scratch_clear(Scratch *scratch) {
  ScratchChunk *newest = scratch->chunks;
  if (!newest) return;
  Scratch older = {.chunks = newest->next};
  scratch_delete(&older);
  memset(newest->data, 0, scratch->used);
  newest->next = NULL;
  scratch->used = 0;
}

void scratch_delete(Scratch *scratch) {
  for (ScratchChunk *chunk = scratch->chunks, *next; chunk; chunk = next) {
    next = chunk->next;
    mem_free(chunk);
  }
  *scratch = (Scratch){0};
}

// ---- slabs ------------------------------------------------------------------------------------

// Blocks [0, carved) have been handed out once: what is behind them was never touched.
typedef struct SlabPage {
  struct SlabPage *next;
  size_t carved, count;
  max_align_t data[];
} SlabPage;

typedef struct SlabBlock {
  uint64_t in_use; // 0 = free (the caller keeps it non-zero while it owns the block)
  struct SlabBlock *next;
} SlabBlock;

// Pages are small until a slab has filled some, huge ones from then on.
enum { SLAB_PAGE = 1 << 16, SMALL_PAGES = 16 };

static SlabBlock *block_of(const Slab *slab, const SlabPage *page, size_t index) {
  return (SlabBlock *)((char *)page->data + index * slab->stride + slab->front);
}

static SlabPage *add_page(Slab *slab) {
  size_t count = SLAB_PAGE / slab->stride;
  if (count == 0) count = 1;
  SlabPage *page;
  if (slab->used < SMALL_PAGES * count) {
    page = mem_alloc(sizeof *page + mem_size(count, slab->stride));
  } else {
    page = huge_page_alloc();
    count = (HUGE_PAGE - sizeof *page) / slab->stride;
  }
  page->carved = 0;
  page->count = count;
  page->next = slab->pages;
  return slab->pages = page;
}

static SlabBlock *carve(Slab *slab, size_t block_size, size_t front) {
  SlabPage *page = slab->pages;
  if (!page) {
    slab->stride = (front + block_size + 7) & ~(size_t)7;
    slab->front = front;
  }
  if (!page || page->carved == page->count) page = add_page(slab);
  return block_of(slab, page, page->carved++);
}

void *slab_take(Slab *slab, size_t block_size, size_t front) {
  SlabBlock *block = slab->free;
  if (block)
    slab->free = block->next;
  else
    block = carve(slab, block_size, front);
  block->in_use = 0;
  slab->used++;
  return block;
}

void *slab_alloc(Slab *slab, size_t block_size, size_t front) {
  char *block = slab_take(slab, block_size, front);
  memset(block - front, 0, slab->stride);
  return block;
}

void slab_free(Slab *slab, void *memory) {
  SlabBlock *block = memory;
  block->in_use = 0;
  block->next = slab->free;
  slab->free = block;
  slab->used--;
}

void slab_walk(const Slab *slab, void (*visit)(void *block, void *payload), void *payload) {
  for (const SlabPage *page = slab->pages; page; page = page->next)
    for (size_t i = 0; i < page->carved; i++) {
      SlabBlock *block = block_of(slab, page, i);
      if (block->in_use) visit(block, payload);
    }
}

void slab_delete(Slab *slab) {
  for (SlabPage *page = slab->pages, *next; page; page = next) {
    next = page->next;
    mem_free(page);
  }
  *slab = (Slab){0};
}
