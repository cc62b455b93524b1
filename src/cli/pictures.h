// pictures.h: the pictures of one scenario, as bytes with names. Private to the room.
#ifndef HEAPSTORY_CLI_PICTURES_H
#define HEAPSTORY_CLI_PICTURES_H

#include "cli.h"

#include "heapstory/raster.h"

typedef struct PictureFile {
  char *name; // "006-graph.svg"
  Text bytes;
} PictureFile;

typedef struct PictureFiles {
  PictureFile *items;
  size_t count;
  size_t capacity;
  size_t skipped; // steps that a view has nothing to show of
  const View *skipper;
} PictureFiles;

// Draws every step, view and format that the settings ask for. False after adding an error.
// `raster` may be NULL where they ask neither for PNG nor for PDF.
bool draw_story(const Story *story, Raster *raster, PictureFiles *files, Errors *errors);
bool story_wants_raster(const Story *story);
bool story_wants_picture(const Story *story, size_t at);
void picture_files_delete(PictureFiles *files);

#endif
