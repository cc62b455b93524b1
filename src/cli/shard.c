// shard.c: which of the scenarios are this call's, see shard.h.
#include "shard.h"

#include <stdlib.h>
#include <string.h>

// ---- the option ---------------------------------------------------------------------------------

// Digits, up to `end`; NULL where there are none or too many.
static const char *read_number(const char *at, uint64_t *number_out) {
  const char *start = at;
  for (*number_out = 0; *at >= '0' && *at <= '9' && at - start < 18; at++)
    *number_out = *number_out * 10 + (uint64_t)(*at - '0');
  return at > start ? at : NULL;
}

bool shard_read(Shard *shard, const char *text, const char *origin, Errors *errors) {
  *shard = (Shard){0};
  if (!text) return true;
  const char *at = read_number(text, &shard->number);
  at = at && *at == '/' ? read_number(at + 1, &shard->count) : NULL;
  bool well = at && !*at;
  if (well && 1 <= shard->number && shard->number <= shard->count) return true;
  const char *hint = well && shard->number == 0 ? ": shards count from 1" : "";
  return error_add(errors, (Position){0},
                   "%s: expected a shard and how many there are, as in 3/16, not '%s'%s", origin,
                   text, hint);
}

// ---- dealt out ----------------------------------------------------------------------------------

// Of the same path, the one that was given first.
static int by_path(const void *left, const void *right) {
  const Input *const *a = left, *const *b = right;
  int paths = strcmp((*a)->file, (*b)->file);
  return paths ? paths : (*a > *b) - (*a < *b);
}

void shard_deal(const Shard *shard, Inputs *inputs, Inputs *elsewhere) {
  size_t count = inputs->count;
  if (shard->count == 0 || count == 0) return;
  const Input **order = mem_alloc(mem_size(count, sizeof *order));
  bool *ours = mem_zalloc(count);
  for (size_t i = 0; i < count; i++) order[i] = &inputs->items[i];
  qsort(order, count, sizeof *order, by_path);
  for (size_t i = 0; i < count; i++)
    ours[order[i] - inputs->items] = i % shard->count == shard->number - 1;
  mem_free(order);
  array_truncate(inputs, 0);
  for (size_t i = 0; i < count; i++) {
    Input input = inputs->items[i];
    if (ours[i])
      inputs->items[inputs->count++] = input;
    else
      array_push(elsewhere, input);
  }
  mem_free(ours);
}

bool shard_is_first(const Shard *shard) { return shard->number <= 1; }

void shard_add_suffix(const Shard *shard, Text *text) {
  if (shard->count == 0) return;
  int width = 1;
  for (uint64_t left = shard->count; left >= 10; left /= 10) width++;
  text_printf(text, "-%0*llu-of-%llu", width, (unsigned long long)shard->number,
              (unsigned long long)shard->count);
}
