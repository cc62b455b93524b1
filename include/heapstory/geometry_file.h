// geometry_file.h: the places of a scenario's pictures as text, to be committed beside it: what is
// drawn on them is the same bytes whatever Graphviz is installed, or none.
//
//   heapstory geometry 1
//
//   graph window 1
//     stack 142 203 at 0 21.5 142 203
//     frame "globals" 2
//     card 2 "Node" "#2" 152 122 at 264 0 156 122
//     edge frame 1 name 1, card 1 at 124 87.5 171.25 87.5 220 61 264 61
//
// What stands before "at" is what the places were made for: the sizes that the words need, who the
// cards are, where references lead. It must be, word for word, what the scene asks for: a file that
// is stale is refused, never drawn. What stands behind are points (geometry.h): x y width height
// of a box, x y of each point of a curve. Numbers have the digits that give the same number when
// they are read.
//
// People may move things: a reference whose card was moved follows it, bounds are worked out anew.
#ifndef HEAPSTORY_GEOMETRY_FILE_H
#define HEAPSTORY_GEOMETRY_FILE_H

#include "heapstory/geometry.h"

typedef struct GeometryFile GeometryFile;

GeometryFile *geometry_file_new(void); // with nothing in it
// Reads one. NULL after adding the first mistake of the text, with line and column.
GeometryFile *geometry_file_read(const char *text, size_t length, Errors *errors);
void geometry_file_delete(GeometryFile *file);
size_t geometry_file_count(const GeometryFile *file); // windows that it has places of
// Adds the text: entries in the order in which they were added.
void geometry_file_write(const GeometryFile *file, Text *text);

// Adds the places of the window that a scene of the view belongs to (of a storyboard: those of its
// frames), where they are not in the file yet.
void geometry_file_add(GeometryFile *file, const char *view, const Scene *scene,
                       const Geometry *geometry);
// The places of a scene, yours to geometry_delete. NULL after adding an error: the file has none,
// or they were made for something else.
Geometry *geometry_file_find(const GeometryFile *file, const char *view, const Scene *scene,
                             Errors *errors);

#endif
