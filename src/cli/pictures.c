// pictures.c: draws what the settings ask for: views of a recording, to files in memory.
//
//   a view is opened on the run ─▶ Scene of a step ─▶ Geometry, one for all scenes of a window
//   Scene and Geometry ─▶ Picture ─▶ SVG ─▶ PNG, PDF;   Scene ─▶ DOT ─▶ whatever else libgvc writes
#include "pictures.h"

#include <math.h>
#include <string.h>

#include "heapstory/draw.h"
#include "heapstory/furniture.h"
#include "places.h"

// A view that is open, and the places of the window that was drawn last.
typedef struct Showing {
  const Story *story; // NULL where the scenes are no run's
  const Drawing *drawing;
  const View *view;
  void *opened;
  Geometry *geometry;
  size_t window;
  PictureFiles *files;
  double smallest; // words of the pictures so far, in points on a slide; 0: none drawn yet
  size_t step, smallest_step;
} Showing;

bool story_wants_picture(const Story *story, size_t at) {
  const Snapshot *snapshot = story->recording->snapshots[at];
  return snapshot->picture && settings_wants_step(&story->settings, snapshot->step);
}

// ---- one picture ------------------------------------------------------------------------------

// What the user should know and what is no error, once for each window.
static void note(const Drawing *drawing, const Scene *scene, const char *words) {
  if (drawing->quiet) return;
  fprintf(stderr, "%s: note: %s: %s\n", drawing->file, scene->pill.text, words);
}

static bool place(Showing *showing, const Scene *scene, Errors *errors) {
  if (!draw_needs_geometry(scene)) return true;
  if (showing->geometry && showing->window == scene->window) return true;
  geometry_delete(showing->geometry);
  showing->geometry = places_find(showing->drawing->places, showing->view, scene, errors);
  showing->window = scene->window;
  if (showing->geometry && showing->geometry->coarse)
    note(showing->drawing, scene, showing->geometry->coarse);
  return showing->geometry;
}

// Words of a card are 11.6 points high on a page of one slide's size.
static void measure(Showing *showing, const Picture *picture) {
  double points = 11.6 * PAGE_WIDTH / picture_width(picture);
  if (showing->smallest > 0 && showing->smallest <= points) return;
  showing->smallest = points;
  showing->smallest_step = showing->step;
}

// NULL after adding an error.
static Picture *draw(Showing *showing, const Scene *scene, Errors *errors) {
  if (!place(showing, scene, errors)) return NULL;
  const DrawOptions options = {.no_caption = !showing->drawing->settings->caption};
  Picture *picture = draw_scene(scene, showing->geometry, &options);
  if (draw_is_graph(scene)) measure(showing, picture);
  return picture;
}

// Once for all pictures of a scenario.
static void note_small_words(const Showing *showing) {
  enum { LEGIBLE = 8 };
  const Drawing *drawing = showing->drawing;
  bool compared = drawing->settings->gate_dot || drawing->settings->gate_svg;
  if (drawing->quiet || compared || showing->smallest <= 0 || showing->smallest >= LEGIBLE) return;
  fprintf(stderr,
          "%s: note: step %zu: the words of the %s are %.0f points high on a slide, legible are %d "
          "(see --focus, --hide, --density, --max-objects, --layout step)\n",
          showing->drawing->file, showing->smallest_step, showing->view->name,
          floor(showing->smallest), LEGIBLE);
}

static bool add_rastered(const Showing *showing, const Picture *picture, const char *format,
                         Text *bytes, Errors *errors) {
  const Settings *settings = showing->drawing->settings;
  const RasterOptions options = {.theme = settings->theme, .transparent = settings->transparent};
  bool png = strcmp(format, "png") == 0;
  return (png ? raster_add_png : raster_add_pdf)(showing->drawing->raster, picture, &options, bytes,
                                                 errors);
}

// svg, png, pdf: what we draw ourselves.
static bool add_drawn(Showing *showing, const Scene *scene, const char *format, Text *bytes,
                      Errors *errors) {
  const Settings *settings = showing->drawing->settings;
  const SvgOptions options = {.transparent = settings->transparent};
  Picture *picture = draw(showing, scene, errors);
  bool well = picture;
  if (well && strcmp(format, "svg") == 0)
    picture_add_svg(picture, settings->theme, &options, bytes);
  else if (well)
    well = add_rastered(showing, picture, format, bytes, errors);
  picture_delete(picture);
  return well;
}

static bool add_picture_dot(Showing *showing, const Scene *scene, Text *bytes, Errors *errors) {
  Picture *picture = draw(showing, scene, errors);
  bool well =
      picture && layout_add_picture_dot(picture, showing->drawing->settings->theme, bytes, errors);
  picture_delete(picture);
  return well;
}

// A graph is written as a graph, any other view as its picture.
static bool add_dot(Showing *showing, const Scene *scene, Text *bytes, Errors *errors) {
  if (!draw_is_graph(scene)) return add_picture_dot(showing, scene, bytes, errors);
  return layout_add_dot(scene, showing->drawing->settings->theme, bytes, errors);
}

// A format of Graphviz. A graph that dot might never end with is given to it with its places.
static bool add_graphviz(Showing *showing, const Scene *scene, const char *format, Text *bytes,
                         Errors *errors) {
  Text dot = {0};
  bool well = place(showing, scene, errors);
  bool placed = showing->geometry && !showing->geometry->quick;
  well = well && (placed ? add_picture_dot : add_dot)(showing, scene, &dot, errors) &&
         layout_render(text_chars(&dot), format, bytes, errors);
  text_delete(&dot);
  return well;
}

static bool is_raster(const char *format) {
  return strcmp(format, "png") == 0 || strcmp(format, "pdf") == 0;
}

static bool add_format(Showing *showing, const Scene *scene, const char *format, Text *bytes,
                       Errors *errors) {
  if (strcmp(format, "svg") == 0 || is_raster(format))
    return add_drawn(showing, scene, format, bytes, errors);
  if (strcmp(format, "dot") == 0) return add_dot(showing, scene, bytes, errors);
  return add_graphviz(showing, scene, format, bytes, errors);
}

// `stem`: of the files' names.
static bool add_formats(Showing *showing, const Scene *scene, const char *stem, Errors *errors) {
  const Words *formats = &showing->drawing->settings->formats;
  for (size_t i = 0; i < formats->count; i++) {
    Text name = {0}, bytes = {0};
    if (!add_format(showing, scene, formats->items[i], &bytes, errors)) {
      text_delete(&bytes);
      return false;
    }
    text_printf(&name, "%s.%s", stem, formats->items[i]);
    array_push(showing->files,
               (PictureFile){.name = text_take(&name), .step = showing->step, .bytes = bytes});
  }
  return true;
}

// `number`: of the step, or of the page.
static bool add_files(Showing *showing, const Scene *scene, size_t number, Errors *errors) {
  Text stem = {0};
  text_printf(&stem, "%03zu-%s", number, showing->view->name);
  bool well = add_formats(showing, scene, text_chars(&stem), errors);
  text_delete(&stem);
  return well;
}

bool drawing_add(const Drawing *drawing, const Scene *scene, const char *stem, PictureFiles *files,
                 Errors *errors) {
  Showing showing = {.drawing = drawing, .view = view_find("diff"), .files = files};
  bool well = add_formats(&showing, scene, stem, errors);
  geometry_delete(showing.geometry);
  return well;
}

// ---- one view ---------------------------------------------------------------------------------

// A view that has nothing to show of a step: counted, so that it can be said.
static void skip(Showing *showing) {
  showing->files->skipped++;
  showing->files->skipper = showing->view;
}

static bool draw_steps(Showing *showing, Errors *errors) {
  const Recording *recording = showing->story->recording;
  bool well = true;
  for (size_t at = 0; well && at < recording->count; at++) {
    if (!story_wants_picture(showing->story, at)) continue;
    const Snapshot *snapshot = recording->snapshots[at];
    Scene *scene = showing->view->scene(showing->opened, at);
    if (!scene) {
      skip(showing);
      continue;
    }
    showing->step = snapshot->step;
    well = add_files(showing, scene, snapshot->step, errors);
    if (!well)
      error_add(errors, (Position){.line = snapshot->line}, "step %zu could not be drawn as %s",
                snapshot->step, showing->view->name);
    scene_delete(scene);
  }
  return well;
}

static bool draw_pages(Showing *showing, Errors *errors) {
  Scene *scene;
  bool well = true;
  for (size_t page = 0; well && (scene = showing->view->scene(showing->opened, page)); page++) {
    well = add_files(showing, scene, page + 1, errors);
    scene_delete(scene);
  }
  return well;
}

static ViewWords view_words(const Words *words) {
  return (ViewWords){(const char *const *)words->items, words->count};
}

ViewOptions drawing_view_options(const Drawing *drawing) {
  const Settings *settings = drawing->settings;
  return (ViewOptions){
      .show_internal = settings_shows(settings, "internal"),
      .show_types = settings_shows(settings, "types"),
      .focus = view_words(&settings->focus.words),
      .hide = view_words(&settings->hide.words),
      .depth = settings->depth,
      .max_objects = settings->max_objects,
      .against = settings->against,
      .density = settings->density,
      .single_steps = settings->single_steps,
  };
}

static bool draw_view(const Story *story, const View *view, Raster *raster, PictureFiles *files,
                      Errors *errors) {
  const Recording *recording = story->recording;
  bool *wanted = mem_zalloc(recording->count + 1);
  for (size_t i = 0; i < recording->count; i++) wanted[i] = story_wants_picture(story, i);
  const Drawing drawing = {.settings = &story->settings,
                           .file = story->scenario->file,
                           .quiet = story->options->quiet,
                           .places = story->places,
                           .raster = raster};
  ViewOptions options = drawing_view_options(&drawing);
  options.show_internal = options.show_internal || story->options->internal;
  options.title = story->scenario->title ? story->scenario->title : story->scenario->name;
  options.wanted = wanted;
  Showing showing = {.story = story, .drawing = &drawing, .view = view, .files = files};
  showing.opened =
      view->open((const Snapshot *const *)recording->snapshots, recording->count, &options);
  bool well =
      view->scope == VIEW_OF_RUN ? draw_pages(&showing, errors) : draw_steps(&showing, errors);
  if (well) note_small_words(&showing);
  view->close(showing.opened);
  geometry_delete(showing.geometry);
  mem_free(wanted);
  return well;
}

bool settings_want_raster(const Settings *settings) {
  const Words *formats = &settings->formats;
  for (size_t i = 0; i < formats->count; i++)
    if (is_raster(formats->items[i])) return true;
  return false;
}

static bool check_against(const Story *story, Errors *errors) {
  const Recording *recording = story->recording;
  uint64_t against = story->settings.against;
  for (size_t i = 0; i < recording->count; i++)
    if (recording->snapshots[i]->step == against) return true;
  size_t last = recording->count ? recording->snapshots[recording->count - 1]->step : 0;
  return against == 0 || error_add(errors, (Position){0},
                                   "there is no step %llu to compare with: the last one is %zu",
                                   (unsigned long long)against, last);
}

bool draw_story(const Story *story, Raster *raster, PictureFiles *files, Errors *errors) {
  const Words *wanted = &story->settings.views;
  if (!check_against(story, errors)) return false;
  for (size_t i = 0; i < wanted->count; i++)
    if (!draw_view(story, view_find(wanted->items[i]), raster, files, errors)) return false;
  return true;
}
