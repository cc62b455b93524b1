// fuzz_geometry.c: any bytes as a geometry file. It is read or refused with one error at a place of
// the text; what is read is written as a text that reads as itself; and a scene that is looked for
// in it is refused or gets places that can be drawn.
#include "heapstory/draw.h"
#include "heapstory/geometry_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) abort();
}

static void check_error(const Errors *errors, size_t size) {
  require(errors->count == 1);
  const Error *error = &errors->items[0];
  require(*error->message && !strpbrk(error->message, "\n\r\x1b"));
  require(error->at.line <= size + 1 && error->at.column <= size + 1);
}

static void check_written(const GeometryFile *file) {
  Text text = {0}, again = {0};
  Errors errors = {0};
  geometry_file_write(file, &text);
  GeometryFile *same = geometry_file_read(text_chars(&text), text.length, &errors);
  require(same);
  geometry_file_write(same, &again);
  require(strcmp(text_chars(&text), text_chars(&again)) == 0);
  geometry_file_delete(same);
  text_delete(&text);
  text_delete(&again);
}

// Two cards that refer to each other, one name: what the corpus has places for.
static void check_scene(const GeometryFile *file, size_t size) {
  SceneName name = {.state = NAME_PLAIN, .text = "a"};
  SceneFrame frame = {.state = FRAME_NEWEST, .title = "globals", .names = &name, .name_count = 1};
  SceneRow rows[] = {{.state = ROW_PLAIN, .key = {"[0]", "[0]"}},
                     {.state = ROW_PLAIN, .key = {"[0]", "[0]"}}};
  SceneCard cards[2];
  for (int i = 0; i < 2; i++)
    cards[i] = (SceneCard){.serial = i + 1,
                           .state = CARD_PLAIN,
                           .members = 1,
                           .type = "list",
                           .label = {i ? "#2" : "#1", i ? "#2" : "#1"},
                           .refs = {"refs 1", "refs 1"},
                           .rows = &rows[i],
                           .row_count = 1,
                           .island = -1};
  SceneEdge edges[] = {{.state = EDGE_PLAIN, .from_frame = true},
                       {.state = EDGE_NEW, .to = 1},
                       {.state = EDGE_PLAIN, .owner = 1, .back = true}};
  Scene scene = {.name = "step 1",
                 .pill = {"step 1", "step 1"},
                 .statement = "a",
                 .sentence = "",
                 .longest = "",
                 .density = DENSITY_FULL,
                 .frames = &frame,
                 .frame_count = 1,
                 .cards = cards,
                 .card_count = 2,
                 .edges = edges,
                 .edge_count = 3};
  Errors errors = {0};
  Geometry *geometry = geometry_file_find(file, "graph", &scene, &errors);
  if (!geometry) {
    check_error(&errors, size);
  } else {
    require(errors.count == 0 && isfinite(geometry->bounds.width));
    Text svg = {0};
    Picture *picture = draw_scene(&scene, geometry, &(DrawOptions){0});
    picture_add_svg(picture, theme_find("light"), &(SvgOptions){0}, &svg);
    picture_delete(picture);
    text_delete(&svg);
  }
  geometry_delete(geometry);
  errors_delete(&errors);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Errors errors = {0};
  GeometryFile *file = geometry_file_read((const char *)data, size, &errors);
  if (!file) check_error(&errors, size);
  if (file) check_written(file);
  if (file) check_scene(file, size);
  geometry_file_delete(file);
  errors_delete(&errors);
  return 0;
}
