// geometry_lines.h: a geometry file in memory: its lines, entry by entry. Private to the room.
#ifndef HEAPSTORY_DRAW_GEOMETRY_LINES_H
#define HEAPSTORY_DRAW_GEOMETRY_LINES_H

#include "heapstory/geometry_file.h"

#define GEOMETRY_HEADER "heapstory geometry 1"

// What a line is about: its first word.
typedef enum LineKind { LINE_STACK, LINE_FRAME, LINE_CARD, LINE_ISLAND, LINE_EDGE } LineKind;
enum { LINE_KINDS = LINE_EDGE + 1 };
extern const char *const line_words[LINE_KINDS];

// `card 2 "Node" "#2" 152 122 at 264 0 156 122`
typedef struct PlaceLine {
  char *asked;     // all that stands before "at"; owned
  double *numbers; // owned
  size_t count;
  uint32_t line; // of the text; 0 where it was not read
} PlaceLine;

// The places of one window of a view.
typedef struct PlaceEntry {
  char *view; // owned
  size_t window;
  uint32_t line;
  Array(PlaceLine) lines;
} PlaceEntry;

struct GeometryFile {
  PlaceEntry *items;
  size_t count, capacity;
};

// NULL where there is none.
PlaceEntry *geometry_file_entry(const GeometryFile *file, const char *view, size_t window);

#endif
