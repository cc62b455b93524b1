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
    uint32_t c = (unsigned char)*text;
    bytes = c < 0x80 ? 1 : utf8_decode(text, left, &c);
    if (bytes == 0) bytes = 1;
    total += character_width(c, text, bytes, bold ? bold_face : regular);
  }
  return (int)((total * size * 103 + 99999) / 100000) + 1;
}

// ---- the first faces alone --------------------------------------------------------------------

// Inter's advances in 1/1000 em, from ' ' to '~', read from the font's own table (4.0 beta 7).
static const short inter[2][95] = {
    {281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464, 605,
     636, 642, 608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727, 719, 598,
     587, 743, 740, 264, 543, 652, 562, 889, 753, 761, 635, 761, 639, 638, 642, 741, 676, 949, 642,
     665, 625, 362, 357, 362, 469, 452, 497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544,
     237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362, 327, 362, 659},
    {232,  325, 392, 650, 655, 859, 674, 209,  409, 409, 565, 680, 303, 469, 298, 390,
     688,  489, 630, 659, 678, 645, 660, 595,  661, 660, 298, 303, 680, 680, 680, 562,
     1031, 748, 661, 752, 727, 613, 585, 761,  746, 281, 570, 690, 567, 915, 735, 782,
     648,  783, 656, 655, 668, 729, 748, 1036, 714, 724, 667, 409, 390, 409, 488, 477,
     497,  580, 635, 587, 635, 598, 386, 633,  624, 272, 272, 582, 272, 912, 622, 614,
     632,  632, 409, 562, 388, 622, 586, 850,  574, 586, 572, 409, 374, 409, 680},
};

// The other signs that our own words have.
static const struct {
  uint32_t c;
  short advance[2];
} signs[] = {
    {0x2192, {955, 955}}, {0x221e, {930, 983}}, {0x25ba, {915, 956}}, {0xd7, {659, 680}},
    {0xb7, {276, 298}},   {0x2026, {821, 799}}, {0x2212, {659, 680}}, {0x2013, {500, 500}},
};

// A letter that Inter may not have: about what its own are, and an ideograph fills its square.
enum { LETTER = 600, IDEOGRAPH = 1000 };

static int advance(uint32_t c, const char *at, size_t bytes, bool bold) {
  if (c >= ' ' && c <= '~') return inter[bold][c - ' '];
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i].c == c) return signs[i].advance[bold];
  char one[8] = {0};
  memcpy(one, at, bytes);
  return scene_columns(one) > 1 ? IDEOGRAPH : LETTER;
}

double sans_advance(const char *text, int size, bool bold) {
  long total = 0;
  size_t left = strlen(text);
  for (size_t bytes; left; text += bytes, left -= bytes) {
    uint32_t c = 0xfffd;
    bytes = utf8_decode(text, left, &c);
    if (bytes == 0) bytes = 1;
    total += advance(c, text, bytes, bold);
  }
  return (double)total * size / 1000;
}

double mono_advance(const char *text, int size) { return scene_columns(text) * size * 0.6; }

// ---- the bound, for code ----------------------------------------------------------------------

int mono_width(const char *text, int size) {
  if (!text || !*text) return 0;
  return (int)(((long)scene_columns(text) * size * 603 + 999) / 1000) + 1;
}
