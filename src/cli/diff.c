// diff.c: `heapstory diff`: what differs between two runs, in words or as pictures.
#include "diff.h"

#include <string.h>

#include "files.h"

// ---- which steps ------------------------------------------------------------------------------

static bool has_wanted(const Settings *settings, const Side *side) {
  for (size_t i = 0; i < side->stored->count; i++)
    if (settings_wants_step(settings, side->stored->snapshots[i]->step)) return true;
  return side->stored->count == 0;
}

static bool check_steps(const Settings *settings, const Options *options, const Sides *sides,
                        Errors *errors) {
  if (has_wanted(settings, &sides->newer) || has_wanted(settings, &sides->older)) return true;
  const Stored *newer = sides->newer.stored;
  return error_add(errors, (Position){0}, "none of the steps %s is there: the last one is %zu",
                   options->steps.value,
                   newer->count ? newer->snapshots[newer->count - 1]->step : 0);
}

// Where steps are asked for, what is said of the run as a whole is not.
static void narrow_down(Diff *diff, const Settings *settings) {
  StoredDifferences *all = &diff->differences;
  size_t kept = 0;
  for (size_t i = 0; i < all->count; i++) {
    if (settings_wants_step(settings, all->items[i].step))
      all->items[kept++] = all->items[i];
    else
      mem_free(all->items[i].words);
  }
  all->count = kept;
  DiffStep step = {0};
  while (diff_step(diff, step.to, &step)) diff->steps += step.older || step.newer;
}

// ---- words ------------------------------------------------------------------------------------

// Quiet, only a file that was named is written.
static bool tell_words(const Diff *diff, const Settings *settings, const Options *options,
                       Errors *errors) {
  Text text = {0};
  const char *output = options->output.value ? options->output.value : "-";
  if (options->quiet && strcmp(output, "-") == 0) return true;
  if (strcmp(settings->formats.items[0], "json") == 0)
    diff_add_json(diff, &text);
  else
    diff_add_text(diff, &text);
  bool well = sink_put(output, text_chars(&text), text.length, errors);
  text_delete(&text);
  return well;
}

// ---- pictures ---------------------------------------------------------------------------------

static bool make_raster(Drawing *drawing, Errors *errors) {
  if (!settings_want_raster(drawing->settings)) return true;
  drawing->raster = raster_new(errors);
  if (!drawing->raster) return false;
  const char *warning;
  for (size_t i = 0; !drawing->quiet && (warning = raster_warning(drawing->raster, i)); i++)
    fprintf(stderr, "heapstory: warning: %s\n", warning);
  return true;
}

// Nobody should look for pictures that are not there.
static void say_hidden(const Drawing *drawing, size_t hidden) {
  if (drawing->quiet || hidden == 0) return;
  fprintf(stderr, "%s: note: %zu step%s in what no picture of objects shows (see --format text)\n",
          drawing->file, hidden, hidden == 1 ? " differs" : "s differ");
}

static bool write_pictures(const Diff *diff, const PictureFiles *files, const Options *options,
                           Errors *errors) {
  const char *directory = options->output.value ? options->output.value : "out";
  if (files->count == 0) return true;
  if (strcmp(directory, "-") == 0)
    return files->count == 1
               ? sink_put("-", text_chars(&files->items[0].bytes), files->items[0].bytes.length,
                          errors)
               : error_add(errors, (Position){0},
                           "standard output takes one picture, not %zu (see --steps, --format)",
                           files->count);
  char *folder = side_folder(&diff->sides->newer);
  bool well = picture_files_write(files, directory, folder, errors);
  mem_free(folder);
  return well;
}

static bool tell_pictures(const Diff *diff, const Settings *settings, const Options *options,
                          Errors *errors) {
  Drawing drawing = {
      .settings = settings, .file = diff->sides->newer.file, .quiet = options->quiet};
  PictureFiles files = {0};
  size_t hidden = 0;
  bool well = make_raster(&drawing, errors) && diff_draw(diff, &drawing, &files, &hidden, errors) &&
              write_pictures(diff, &files, options, errors);
  if (well) say_hidden(&drawing, hidden);
  picture_files_delete(&files);
  raster_delete(drawing.raster);
  return well;
}

// ---- the command ------------------------------------------------------------------------------

static ExitStatus compare(const Sides *sides, const Settings *settings, const Options *options,
                          const Reports *reports, Errors *errors) {
  if (!check_steps(settings, options, sides, errors)) return EXIT_TROUBLE;
  if (!settings_want_text(settings) || reports_want_pictures(reports)) {
    stored_unroll(sides->older.stored);
    stored_unroll(sides->newer.stored);
  }
  Diff diff = {.sides = sides,
               .pairs = stored_align(sides->older.stored, sides->newer.stored),
               .differences = stored_compare(sides->older.stored, sides->newer.stored)};
  narrow_down(&diff, settings);
  bool well = (settings_want_text(settings) ? tell_words : tell_pictures)(&diff, settings, options,
                                                                          errors) &&
              diff_report(&diff, reports, errors);
  ExitStatus status = !well ? EXIT_TROUBLE : diff.differences.count ? EXIT_DIFFERS : EXIT_WELL;
  stored_differences_delete(&diff.differences);
  stored_pairs_delete(&diff.pairs);
  return status;
}

ExitStatus diff_command(const Options *options, Errors *errors) {
  Sides sides = {0};
  Settings settings = {0};
  Reports reports;
  ExitStatus status = EXIT_TROUBLE;
  if (reports_open(&reports, options, errors) && sides_read(&sides, options, errors) &&
      settings_make(&settings, DIFF, options, sides.newer.scenario, errors)) {
    errors->file = NULL;
    status = compare(&sides, &settings, options, &reports, errors);
  }
  reports_close(&reports);
  settings_delete(&settings);
  sides_delete(&sides);
  return status;
}
