// furniture.h: what stands around the content of a page, as far as it is sizes and choices: caption
// and legend. Two writers draw it (draw/ and layout/), and both must come to the same sizes.
#ifndef HEAPSTORY_FURNITURE_H
#define HEAPSTORY_FURNITURE_H

#include "heapstory/scene.h"

enum {
  PAGE_WIDTH = 960, // points of a slide, times the scale of the page
  PAGE_HEIGHT = 540,
  PAGE_PAD_X = 34,
  PAGE_PAD_Y = 26,
  LEAST_SCALE = 86, // percent: sizes are never shown larger than this allows
  PANEL_MARGIN = 14,
  PANEL_AIR = 26, // between the side of a panel and the graph in it
  PANEL_TITLE_HEIGHT = 24,
  CAPTION_LINE = 36,
  CAPTION_PILL = 26,
  CAPTION_PILL_PAD = 12,
  CAPTION_GAP = 12,
  CAPTION_FOOT = 6,
  SENTENCE_LINE = 21,
  PILLS_LINE = 34, // pills of a difference
  PILL_GAP = 8,
  SIZE_PILL = 13,
  SIZE_SENTENCE = 15,
  SIZE_TITLE = 12, // of panels and legend
  LEGEND_MARK = 24,
  LEGEND_MARK_GAP = 6,
  LEGEND_GAP = 18,
  LEGEND_END = 4,
};

// ---- caption ----------------------------------------------------------------------------------

// Whole points that the caption of any step takes in a page whose content is `width` wide.
int caption_height(const Scene *scene, int width);
// The largest size at which a statement fits.
int statement_size(const char *statement, int width);
// Widths of the parts of the statement's line, and the size at which they fit.
typedef struct CaptionLine {
  int size, from, arrow, statement; // from, arrow: 0 where nothing is compared
} CaptionLine;

CaptionLine caption_line(const Scene *scene, int width);
int pill_width(const char *words);
// Lines that the longest sentence of the run takes, at most two.
int sentence_lines(const Scene *scene, int width);
// Line `line` of the sentence, yours to mem_free: broken between words, what does not fit into the
// last one ends in "…". NULL behind its end.
char *sentence_line(const char *sentence, int width, int line, int lines);

// ---- legend -----------------------------------------------------------------------------------

// Marks the items that fit into `width`, the least important dropped first; returns what is left
// over of it.
int legend_choose(const Scene *scene, int width, bool *chosen);
bool legend_has_mark(LegendKind kind);
int legend_item_width(const SceneLegend *item);

#endif
