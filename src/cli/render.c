// render.c: `heapstory render`: pictures of every step.
//
// All pictures of a scenario are drawn in memory before any is written: trouble leaves nothing.
#include "cli.h"

#include <string.h>
#include <unistd.h>

#include "files.h"
#include "manifest.h"
#include "pictures.h"
#include "places.h"

// ---- writing ----------------------------------------------------------------------------------

// To standard output, or into the manifest.
static bool take_piece(void *payload, size_t at, const char *bytes, size_t length, Errors *errors) {
  (void)at;
  if (payload) {
    manifest_take(payload, bytes, length);
    return true;
  }
  return sink_put("-", bytes, length, errors);
}

static bool check_single(const PictureFiles *pictures, Errors *errors) {
  if (pictures->count == 1) return true;
  if (pictures->count == 0 && pictures->skipper)
    return error_add(errors, (Position){0}, "the view '%s' has nothing to show of that step",
                     pictures->skipper->name);
  return error_add(errors, (Position){0},
                   "standard output takes one picture, not %zu (see --steps, --view, --format)",
                   pictures->count);
}

// One scenario; with more there is the line of progress.c.
static void show_progress(const Options *options, const char *directory, const char *folder,
                          size_t count) {
  if (options->quiet || options->file_count > 1 || !isatty(STDERR_FILENO)) return;
  fprintf(stderr, "%s/%s: %zu picture%s\n", directory, folder, count, count == 1 ? "" : "s");
}

// What is the same for all scenarios of a call.
typedef struct Rendering {
  const char *directory;
  Raster *raster; // made at the first scenario that wants PNG or PDF
} Rendering;

// Says once which faces are missing. False after adding an error.
static bool need_raster(Story *story, Rendering *rendering, Errors *errors) {
  if (!rendering->raster) rendering->raster = raster_new(errors);
  if (!rendering->raster) return false;
  const char *warning;
  for (size_t i = 0; (warning = raster_warning(rendering->raster, i)); i++) {
    Text text = {0};
    text_printf(&text, "heapstory: warning: %s\n", warning);
    story_say_once(story, text_chars(&text));
    text_delete(&text);
  }
  return true;
}

// Nobody should look for pictures that are not there, whether a terminal or a log is told.
static void show_skipped(const Options *options, const char *folder, const PictureFiles *pictures) {
  if (options->quiet || pictures->skipped == 0) return;
  fprintf(stderr, "%s: the view '%s' has nothing to show of %zu step%s\n", folder,
          pictures->skipper->name, pictures->skipped, pictures->skipped == 1 ? "" : "s");
}

static bool render_story(Story *story, void *payload, Errors *errors) {
  Rendering *rendering = payload;
  const char *directory = rendering->directory;
  bool single = strcmp(directory, "-") == 0;
  if (story->broken) return false;
  if (settings_want_raster(&story->settings) && !need_raster(story, rendering, errors))
    return false;
  PictureFiles pictures = {0};
  Places places = {0};
  char *folder = story_folder(story->scenario->file);
  const char *geometry = story->options->geometry.value;
  if (geometry) places.path = places_path(geometry, story->scenario->file);
  story->places = geometry ? &places : NULL;
  bool well = draw_story(story, rendering->raster, &pictures, errors) &&
              (!single || check_single(&pictures, errors));
  if (well && single)
    well = story_put(story, text_chars(&pictures.items[0].bytes), pictures.items[0].bytes.length,
                     errors);
  else if (well && pictures.count > 0)
    well = picture_files_write(&pictures, directory, folder, errors);
  if (well && !single) well = manifest_put(story, folder, &pictures, errors);
  if (well && !single) show_progress(story->options, directory, folder, pictures.count);
  if (well && !single) show_skipped(story->options, folder, &pictures);
  picture_files_delete(&pictures);
  places_delete(&places);
  story->places = NULL;
  mem_free(folder);
  return well;
}

// What is listed is what was written, also where --keep-going went past trouble.
static ExitStatus render_all(const Options *options, Rendering *rendering, Errors *errors) {
  Manifest manifest;
  bool single = strcmp(rendering->directory, "-") == 0;
  Telling telling = {.command = RENDER,
                     .tell = render_story,
                     .tell_payload = rendering,
                     .take = take_piece,
                     .take_payload = single ? NULL : &manifest};
  ExitStatus status = EXIT_TROUBLE;
  if (manifest_open(&manifest, options, errors)) status = stories_tell(options, &telling, errors);
  bool keep = status != EXIT_TROUBLE || (options->keep_going && errors->count == 0);
  return manifest_close(&manifest, keep, errors) ? status : EXIT_TROUBLE;
}

ExitStatus render_command(const Options *options, Errors *errors) {
  Rendering rendering = {.directory = options->output.value ? options->output.value : "out"};
  ExitStatus status = EXIT_TROUBLE;
  if (strcmp(rendering.directory, "-") == 0 && options->file_count > 1)
    error_add(errors, (Position){0}, "standard output takes one picture, not %zu scenarios",
              options->file_count);
  else
    status = render_all(options, &rendering, errors);
  raster_delete(rendering.raster);
  return status;
}
