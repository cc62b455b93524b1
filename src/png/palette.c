// palette.c: counts the colours of a picture and chooses those that stand for all.
//
// A picture of few colours keeps them all. In any other, a colour that many pixels have is kept as
// it is: areas, lines and texts have their exact tokens. What is left is the fringes of letters and
// curves, thousands of mixtures: the one farthest from all chosen so far is chosen next, until none
// is farther than the eye can tell. More would not be seen and makes the file larger.
#include "palette.h"

#include <stdlib.h>
#include <string.h>

enum {
  FIRST_SLOTS = 1 << 12,
  MANY = 1 << 13,    // one pixel of so many makes a colour one that is kept as it is
  MOST_KEPT = 192,   // of those, at most
  NEAR = 3 * 12 * 12 // squared distance: 12 of 255 in each of red, green, blue
};

// ---- the census -------------------------------------------------------------------------------

uint32_t pixels_run(const uint32_t *line, uint32_t left) {
  enum { STRIDE = 8 }; // compared at once: compilers make vectors of it
  uint32_t run = 1;
  for (; run + STRIDE <= left; run += STRIDE) {
    uint32_t differ = 0;
    for (uint32_t i = 0; i < STRIDE; i++) differ |= line[run + i] ^ line[0];
    if (differ) break;
  }
  while (run < left && line[run] == line[0]) run++;
  return run;
}

uint32_t pixels_same_lines(const Pixels *pixels, uint32_t y) {
  const uint32_t *line = pixels->pixels + y * pixels->stride;
  uint32_t count = 1;
  while (y + count < pixels->height &&
         memcmp(line, line + count * pixels->stride, pixels->width * sizeof *line) == 0)
    count++;
  return count;
}

// The slot of a colour, or the free one where it belongs.
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
  for (uint32_t y = 0, lines; y < pixels->height; y += lines) {
    const uint32_t *line = pixels->pixels + y * pixels->stride;
    lines = pixels_same_lines(pixels, y);
    for (uint32_t x = 0, run; x < pixels->width; x += run) {
      run = pixels_run(line + x, pixels->width - x);
      note(palette, line[x], run * lines);
    }
  }
}

// ---- the choice -------------------------------------------------------------------------------

// How far each shade is from the nearest colour chosen so far, and which that is. Arrays of their
// own: this loop is the whole work, and compilers make vectors of it.
typedef struct Needs {
  uint32_t *colors, *distances, *nearest;
  size_t count;
} Needs;

static int32_t channel_difference(uint32_t a, uint32_t b, int shift) {
  return (int32_t)(a >> shift & 255) - (int32_t)(b >> shift & 255);
}

static uint32_t distance(uint32_t a, uint32_t b) {
  int32_t alpha = channel_difference(a, b, 24), red = channel_difference(a, b, 16);
  int32_t green = channel_difference(a, b, 8), blue = channel_difference(a, b, 0);
  return (uint32_t)(alpha * alpha + red * red + green * green + blue * blue);
}

static void choose(Palette *palette, Needs *needs, size_t shade) {
  uint32_t index = (uint32_t)palette->count++, color = needs->colors[shade];
  palette->colors[index] = color;
  for (size_t i = 0; i < needs->count; i++) {
    uint32_t far = distance(needs->colors[i], color);
    bool nearer = far < needs->distances[i];
    needs->distances[i] = nearer ? far : needs->distances[i];
    needs->nearest[i] = nearer ? index : needs->nearest[i];
  }
}

static size_t farthest(const Needs *needs) {
  size_t at = 0;
  for (size_t i = 1; i < needs->count; i++)
    if (needs->distances[i] > needs->distances[at]) at = i;
  return at;
}

typedef struct Frequent {
  uint32_t count;
  uint32_t shade;
} Frequent;

static int by_count(const void *left, const void *right) {
  const Frequent *a = left, *b = right;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  return a->shade < b->shade ? -1 : a->shade > b->shade;
}

// Those that are kept as they are.
static void choose_frequent(Palette *palette, Needs *needs, const Pixels *pixels) {
  size_t all = palette->shades.count;
  uint64_t many = all <= PALETTE_SIZE ? 0 : (uint64_t)pixels->width * pixels->height / MANY;
  Array(Frequent) frequent = {0};
  for (size_t i = 0; i < all; i++)
    if (palette->shades.items[i].count > many)
      array_push(&frequent, (Frequent){palette->shades.items[i].count, (uint32_t)i});
  qsort(frequent.items, frequent.count, sizeof *frequent.items, by_count);
  size_t kept = all <= PALETTE_SIZE || frequent.count < MOST_KEPT ? frequent.count : MOST_KEPT;
  for (size_t i = 0; i < kept; i++) choose(palette, needs, frequent.items[i].shade);
  array_delete(&frequent);
}

static void choose_all(Palette *palette, const Pixels *pixels) {
  size_t count = palette->shades.count;
  uint32_t *memory = mem_alloc(mem_size(3 * count, sizeof *memory));
  Needs needs = {memory, memory + count, memory + 2 * count, count};
  for (size_t i = 0; i < count; i++) {
    needs.colors[i] = palette->shades.items[i].color;
    needs.distances[i] = UINT32_MAX;
  }
  choose_frequent(palette, &needs, pixels);
  for (size_t at; palette->count < PALETTE_SIZE && palette->count < count;) {
    at = farthest(&needs);
    if (needs.distances[at] <= NEAR) break;
    choose(palette, &needs, at);
  }
  palette->indexes = mem_alloc(count);
  for (size_t i = 0; i < count; i++) palette->indexes[i] = (uint8_t)needs.nearest[i];
  mem_free(memory);
}

static bool is_opaque(uint32_t color) { return color >> 24 == 255; }

// The file says the alpha of the first colours: those that are not opaque come first.
static void sort_colors(Palette *palette) {
  uint32_t sorted[PALETTE_SIZE];
  uint8_t places[PALETTE_SIZE];
  size_t next = 0;
  for (int opaque = 0; opaque < 2; opaque++) {
    if (opaque) palette->opaque_from = next;
    for (size_t i = 0; i < palette->count; i++) {
      if (is_opaque(palette->colors[i]) != opaque) continue;
      sorted[next] = palette->colors[i];
      places[i] = (uint8_t)next++;
    }
  }
  memcpy(palette->colors, sorted, palette->count * sizeof *sorted);
  for (size_t i = 0; i < palette->shades.count; i++)
    palette->indexes[i] = places[palette->indexes[i]];
}

Palette *palette_new(const Pixels *pixels) {
  Palette *palette = mem_zalloc(sizeof *palette);
  make_slots(palette, FIRST_SLOTS);
  take_census(palette, pixels);
  choose_all(palette, pixels);
  sort_colors(palette);
  return palette;
}

void palette_delete(Palette *palette) {
  array_delete(&palette->shades);
  mem_free(palette->indexes);
  mem_free(palette->slots);
  mem_free(palette);
}

uint8_t palette_index(const Palette *palette, uint32_t color) {
  return palette->indexes[*find(palette, color) - 1];
}
