// pictures.h: the pictures of one scenario, as bytes with names. Private to the room.
#ifndef HEAPSTORY_CLI_PICTURES_H
#define HEAPSTORY_CLI_PICTURES_H

#include "cli.h"

#include "heapstory/raster.h"

typedef struct PictureFile {
  char *name;  // "006-graph.svg"
  size_t step; // that it shows; 0: several
  Text bytes;
} PictureFile;

typedef struct PictureFiles {
  PictureFile *items;
  size_t count;
  size_t capacity;
  size_t skipped; // steps that a view has nothing to show of
  const View *skipper;
} PictureFiles;

// What pictures share, whatever they are of.
typedef struct Drawing {
  const Settings *settings;
  const char *file; // for messages
  bool quiet;
  struct Places *places; // NULL: they are laid out
  Raster *raster;        // NULL where no format needs it (settings_want_raster)
} Drawing;

// What the settings say to a view, but for what is said of a run.
ViewOptions drawing_view_options(const Drawing *drawing);
// Draws one scene of the view diff, in every format that the settings ask for: "STEM.svg".
bool drawing_add(const Drawing *drawing, const Scene *scene, const char *stem, PictureFiles *files,
                 Errors *errors);

// Draws every step, view and format that the settings ask for. False after adding an error.
// `raster` may be NULL where they ask neither for PNG nor for PDF.
bool draw_story(const Story *story, Raster *raster, PictureFiles *files, Errors *errors);
bool settings_want_raster(const Settings *settings);
bool story_wants_picture(const Story *story, size_t at);

// ---- picture_files.c --------------------------------------------------------------------------

// Writes them into DIRECTORY/folder, all or none.
bool picture_files_write(const PictureFiles *files, const char *directory, const char *folder,
                         Errors *errors);
void picture_files_delete(PictureFiles *files);

#endif
