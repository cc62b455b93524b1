// palette.c: counts the colours of a picture and chooses those that stand for all.
//
// The most frequent colours are taken as they are: areas, lines and texts keep their exact tokens.
// The last places go one by one to the colour that is worst off (distance to its nearest, times its
// pixels), so that a small thing in a colour of its own is not painted in another's.
#include "palette.h"

#include <stdlib.h>
#include <string.h>

enum { POPULAR = 192, FIRST_SLOTS = 1 << 12 };

uint32_t pixels_run(const uint32_t *line, uint32_t left) {
  uint32_t run = 1;
  while (run < left && line[run] == line[0]) run++;
  return run;
}

// ---- the census -------------------------------------------------------------------------------

// The slot of a color, or the free one where it belongs.
static uint32_t *find(const Palette *palette, uint32_t color) {
  size_t mask = palette->slot_count - 1;
  size_t at = (color * UINT32_C(0x9e3779b1)) >> 8 & mask;
  while (palette->slots[at] && palette->shades.items[palette->slots[at] - 1].color != color)
    at = (at + 1) & mask;
  return &palette->slots[at];
}

static void make_slots(Palette *palette, size_t count) {
  mem_free(palette->slots);
  palette->slots = mem_zalloc(mem_size(count, sizeof *palette->slots));
  palette->slot_count = count;
  for (size_t i = 0; i < palette->shades.count; i++)
    *find(palette, palette->shades.items[i].color) = (uint32_t)i + 1;
}

static void note(Palette *palette, uint32_t color, uint32_t count) {
  uint32_t *slot = find(palette, color);
  if (*slot) {
    palette->shades.items[*slot - 1].count += count;
    return;
  }
  array_push(&palette->shades, (Shade){.color = color, .count = count});
  *slot = (uint32_t)palette->shades.count;
  if (palette->shades.count * 2 > palette->slot_count) make_slots(palette, palette->slot_count * 2);
}

static void take_census(Palette *palette, const Pixels *pixels) {
  for (uint32_t y = 0; y < pixels->height; y++) {
    const uint32_t *line = pixels->pixels + y * pixels->stride;
    for (uint32_t x = 0, run; x < pixels->width; x += run) {
      run = pixels_run(line + x, pixels->width - x);
      note(palette, line[x], run);
    }
  }
}

// ---- the choice -------------------------------------------------------------------------------

static int by_count(const void *left, const void *right) {
  const Shade *a = left, *b = right;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  return a->color < b->color ? -1 : a->color > b->color;
}

static uint32_t distance(uint32_t a, uint32_t b) {
  uint32_t sum = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    int32_t difference = (int32_t)(a >> shift & 255) - (int32_t)(b >> shift & 255);
    sum += (uint32_t)(difference * difference);
  }
  return sum;
}

// How far each shade is from the nearest colour chosen so far.
typedef struct Need {
  uint32_t distance, nearest;
} Need;

static void choose(Palette *palette, Need *needs, size_t shade) {
  uint32_t index = (uint32_t)palette->count++;
  uint32_t color = palette->colors[index] = palette->shades.items[shade].color;
  for (size_t i = 0; i < palette->shades.count; i++) {
    uint32_t far = distance(palette->shades.items[i].color, color);
    if (far < needs[i].distance) needs[i] = (Need){far, index};
  }
}

static size_t worst_off(const Palette *palette, const Need *needs) {
  size_t worst = 0;
  uint64_t most = 0;
  for (size_t i = 0; i < palette->shades.count; i++) {
    uint64_t error = (uint64_t)needs[i].distance * palette->shades.items[i].count;
    if (error > most) {
      most = error;
      worst = i;
    }
  }
  return worst;
}

static void choose_all(Palette *palette) {
  size_t count = palette->shades.count, popular = count <= PALETTE_SIZE ? count : POPULAR;
  Need *needs = mem_alloc(mem_size(count, sizeof *needs));
  for (size_t i = 0; i < count; i++) needs[i] = (Need){UINT32_MAX, 0};
  for (size_t i = 0; i < popular; i++) choose(palette, needs, i);
  while (palette->count < PALETTE_SIZE && palette->count < count)
    choose(palette, needs, worst_off(palette, needs));
  for (size_t i = 0; i < count; i++) palette->shades.items[i].index = needs[i].nearest;
  mem_free(needs);
}

static bool is_opaque(uint32_t color) { return color >> 24 == 255; }

// The file says the alpha of the first colours: those that are not opaque come first.
static void sort_colors(Palette *palette) {
  uint32_t sorted[PALETTE_SIZE], places[PALETTE_SIZE];
  size_t next = 0;
  for (int opaque = 0; opaque < 2; opaque++) {
    if (opaque) palette->opaque_from = next;
    for (size_t i = 0; i < palette->count; i++) {
      if (is_opaque(palette->colors[i]) != opaque) continue;
      sorted[next] = palette->colors[i];
      places[i] = (uint32_t)next++;
    }
  }
  memcpy(palette->colors, sorted, palette->count * sizeof *sorted);
  for (size_t i = 0; i < palette->shades.count; i++)
    palette->shades.items[i].index = places[palette->shades.items[i].index];
}

Palette *palette_new(const Pixels *pixels) {
  Palette *palette = mem_zalloc(sizeof *palette);
  make_slots(palette, FIRST_SLOTS);
  take_census(palette, pixels);
  qsort(palette->shades.items, palette->shades.count, sizeof *palette->shades.items, by_count);
  make_slots(palette, palette->slot_count);
  choose_all(palette);
  sort_colors(palette);
  return palette;
}

void palette_delete(Palette *palette) {
  array_delete(&palette->shades);
  mem_free(palette->slots);
  mem_free(palette);
}

uint8_t palette_index(const Palette *palette, uint32_t color) {
  return (uint8_t)palette->shades.items[*find(palette, color) - 1].index;
}
