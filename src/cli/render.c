// render.c: `heapstory render`: pictures of every step.
//
// All pictures of a scenario are drawn in memory before any is written: trouble leaves nothing.
#include "cli.h"

#include <string.h>
#include <unistd.h>

#include "files.h"

typedef struct Picture {
  char *name; // "006-graph.svg"
  Text bytes;
} Picture;

typedef struct Pictures {
  Picture *items;
  size_t count;
  size_t capacity;
} Pictures;

static void pictures_delete(Pictures *pictures) {
  for (size_t i = 0; i < pictures->count; i++) {
    mem_free(pictures->items[i].name);
    text_delete(&pictures->items[i].bytes);
  }
  array_delete(pictures);
}

// ---- drawing ----------------------------------------------------------------------------------

static bool draw_format(const char *dot, const char *format, Text *bytes, Errors *errors) {
  if (strcmp(format, "dot") != 0) return layout_render(dot, format, bytes, errors);
  text_add(bytes, dot);
  return true;
}

static bool draw_formats(const Settings *settings, const char *dot, size_t step, const char *view,
                         Pictures *pictures, Errors *errors) {
  for (size_t i = 0; i < settings->formats.count; i++) {
    const char *format = settings->formats.items[i];
    Text name = {0}, bytes = {0};
    if (!draw_format(dot, format, &bytes, errors)) {
      text_delete(&bytes);
      return false;
    }
    text_printf(&name, "%03zu-%s.%s", step, view, format);
    array_push(pictures, (Picture){.name = text_take(&name), .bytes = bytes});
  }
  return true;
}

static bool draw_view(const Story *story, size_t at, const char *view, Pictures *pictures,
                      Errors *errors) {
  const Recording *recording = story->recording;
  const Snapshot *snapshot = recording->snapshots[at];
  const ViewOptions options = {
      .show_internal = story->options->internal || settings_shows(&story->settings, "internal"),
      .show_types = settings_shows(&story->settings, "types"),
  };
  Text dot = {0};
  Scene *scene = view_find(view)->make((const Snapshot *const *)recording->snapshots,
                                       recording->count, at, &options);
  bool well =
      scene && layout_add_dot(scene, story->settings.theme, &dot, errors) &&
      draw_formats(&story->settings, text_chars(&dot), snapshot->step, view, pictures, errors);
  if (!well)
    error_add(errors, (Position){.line = snapshot->line}, "step %zu could not be drawn as %s",
              snapshot->step, view);
  text_delete(&dot);
  scene_delete(scene);
  return well;
}

static bool is_wanted(const Story *story, size_t at) {
  const Snapshot *snapshot = story->recording->snapshots[at];
  return snapshot->picture && settings_wants_step(&story->settings, snapshot->step);
}

static bool draw_all(const Story *story, Pictures *pictures, Errors *errors) {
  for (size_t at = 0; at < story->recording->count; at++)
    for (size_t view = 0; is_wanted(story, at) && view < story->settings.views.count; view++)
      if (!draw_view(story, at, story->settings.views.items[view], pictures, errors)) return false;
  return true;
}

// ---- writing ----------------------------------------------------------------------------------

static bool write_file(Outbox *outbox, const Picture *picture, Errors *errors) {
  return outbox_begin(outbox, picture->name, errors) &&
         outbox_write(outbox, text_chars(&picture->bytes), picture->bytes.length, errors) &&
         outbox_end(outbox, errors);
}

static bool write_files(const Pictures *pictures, const char *directory, const char *folder,
                        Errors *errors) {
  Outbox outbox;
  bool well = outbox_open(&outbox, directory, folder, errors);
  for (size_t i = 0; well && i < pictures->count; i++)
    well = write_file(&outbox, &pictures->items[i], errors);
  well = well && outbox_commit(&outbox, errors);
  outbox_close(&outbox);
  return well;
}

static bool write_single(const Picture *picture, Errors *errors) {
  Sink sink;
  bool well = sink_open(&sink, "-", errors) &&
              sink_write(&sink, text_chars(&picture->bytes), picture->bytes.length, errors);
  return sink_close(&sink, well, errors) && well;
}

static bool check_single(const Story *story, Errors *errors) {
  size_t steps = 0, each = story->settings.views.count * story->settings.formats.count;
  for (size_t at = 0; at < story->recording->count; at++) steps += is_wanted(story, at);
  if (steps * each == 1) return true;
  return error_add(errors, (Position){0},
                   "standard output takes one picture, not %zu (see --steps, --view, --format)",
                   steps * each);
}

static void show_progress(const Options *options, const char *directory, const char *folder,
                          size_t count) {
  if (options->quiet || !isatty(STDERR_FILENO)) return;
  fprintf(stderr, "%s/%s: %zu picture%s\n", directory, folder, count, count == 1 ? "" : "s");
}

static bool render_story(Story *story, void *payload, Errors *errors) {
  const char *directory = payload;
  bool single = strcmp(directory, "-") == 0;
  if (story->broken || (single && !check_single(story, errors))) return false;
  Pictures pictures = {0};
  char *folder = story_folder(story->scenario->file);
  bool well = draw_all(story, &pictures, errors);
  if (well && single)
    well = write_single(&pictures.items[0], errors);
  else if (well && pictures.count > 0)
    well = write_files(&pictures, directory, folder, errors);
  if (well && !single) show_progress(story->options, directory, folder, pictures.count);
  pictures_delete(&pictures);
  mem_free(folder);
  return well;
}

ExitStatus render_command(const Options *options, Errors *errors) {
  char *directory = mem_strdup(options->output.value ? options->output.value : "out");
  ExitStatus status = EXIT_TROUBLE;
  if (strcmp(directory, "-") == 0 && options->file_count > 1)
    error_add(errors, (Position){0}, "standard output takes one picture, not %zu scenarios",
              options->file_count);
  else
    status = stories_tell(options, RENDER, render_story, directory, errors);
  mem_free(directory);
  return status;
}
