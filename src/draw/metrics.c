// metrics.c: text widths. Mono: 0.603 em per column (DejaVu Sans Mono is 0.602, JetBrains Mono
// 0.600). Sans: the larger advance of Inter and Liberation Sans (= Arial) for each character, in
// 1/1000 em, times 1.03 for hinting. All digits count as the widest one, so that a number's width
// depends on its length alone.
#include "heapstory/metrics.h"

#include <stddef.h>
#include <string.h>

#include "heapstory/scene.h"

// From ' ' to '~', read from the fonts' own tables.
static const short regular[95] = {
    282, 279, 404, 631, 638, 890, 667, 222, 363, 363, 500, 660, 280, 461,  278, 357, 643, 643, 643,
    643, 643, 643, 643, 643, 643, 643, 278, 280, 660, 660, 660, 557, 1016, 677, 667, 728, 723, 667,
    611, 778, 741, 278, 543, 667, 563, 890, 753, 778, 667, 778, 723, 667,  643, 742, 677, 949, 667,
    667, 625, 363, 357, 363, 470, 557, 498, 564, 621, 559, 621, 583, 361,  610, 591, 238, 238, 545,
    238, 870, 586, 597, 610, 610, 373, 523, 364, 581, 557, 813, 540, 557,  542, 363, 327, 363, 660,
};
static const short bold_face[95] = {
    278, 334, 475, 650, 655, 890, 723, 238, 410, 410, 565, 680, 303, 469,  298, 390, 689, 689,  689,
    689, 689, 689, 689, 689, 689, 689, 334, 334, 680, 680, 680, 611, 1031, 748, 723, 753, 728,  667,
    611, 778, 747, 281, 570, 723, 611, 915, 736, 782, 667, 783, 723, 667,  669, 730, 748, 1036, 715,
    725, 667, 410, 390, 410, 584, 557, 498, 581, 636, 588, 636, 598, 386,  634, 625, 278, 278,  582,
    278, 912, 622, 614, 633, 633, 409, 562, 389, 622, 586, 851, 574, 586,  572, 410, 374, 410,  680,
};

enum { OTHER = 1000, WIDE = 2000, DOT = 334, TIMES = 720 }; // → ∞ ► … are at most 1 em

static long character_width(uint32_t c, const char *at, size_t bytes, const short *face) {
  if (c >= ' ' && c <= '~') return face[c - ' '];
  if (c == 0xb7) return DOT;
  if (c == 0xd7) return TIMES;
  char one[8] = {0};
  memcpy(one, at, bytes);
  return scene_columns(one) > 1 ? WIDE : OTHER;
}

int sans_width(const char *text, int size, bool bold) {
  if (!text || !*text) return 0;
  long total = 0;
  size_t left = strlen(text);
  for (size_t bytes; left; text += bytes, left -= bytes) {
    uint32_t c = 0xfffd;
    bytes = utf8_decode(text, left, &c);
    if (bytes == 0) bytes = 1;
    total += character_width(c, text, bytes, bold ? bold_face : regular);
  }
  return (int)((total * size * 103 + 99999) / 100000) + 1;
}

int mono_width(const char *text, int size) {
  if (!text || !*text) return 0;
  return (int)(((long)scene_columns(text) * size * 603 + 999) / 1000) + 1;
}
