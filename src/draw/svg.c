// svg.c: a picture as SVG 1.1. Colours and faces stand in one style sheet, by class; numbers are
// written by integer arithmetic, so that no locale can change them.
#include <math.h>
#include <string.h>

#include "heapstory/metrics.h"
#include "picture.h"

typedef struct Svg {
  Text *text;
  const Theme *theme;
  bool fills[TOKEN_COUNT], lines[TOKEN_COUNT]; // used somewhere
  bool nested;
} Svg;

// ---- numbers and words ------------------------------------------------------------------------

// Two decimals at most, no zeros behind them. A page has thousands of numbers: printf() would be
// half of the time that a picture takes.
static void add_number(Text *text, double number) {
  long long hundredths = llround(number * 100);
  if (hundredths < 0) text_add_char(text, '-');
  if (hundredths < 0) hundredths = -hundredths;
  text_add_whole(text, hundredths / 100);
  int rest = (int)(hundredths % 100);
  if (rest == 0) return;
  const char decimals[] = {'.', (char)('0' + rest / 10), (char)('0' + rest % 10)};
  text_add_n(text, decimals, rest % 10 ? 3 : 2);
}

static void add_attribute(Text *text, const char *name, double number) {
  text_add_all(text, " ", name, "=\"", NULL);
  add_number(text, number);
  text_add_char(text, '"');
}

// Of these the mono face makes one sign of two: "!=" would read as a crossed "=".
static bool is_ligating(char c) { return c && strchr("=!<>-|&:+*/.~^%?#@$", c); }

// Code: each sign stands for itself. A span of its own keeps it apart where a style sheet cannot.
static void add_code(Text *text, const char *words) {
  for (const char *at = words; *at;) {
    bool apart = at > words && is_ligating(at[0]) && is_ligating(at[-1]);
    char one[2] = {*at, 0};
    size_t length = 1;
    while (!apart && at[length] && !(is_ligating(at[length]) && is_ligating(at[length - 1])))
      length++;
    char *run = apart ? NULL : mem_strndup(at, length);
    if (apart) text_add(text, "<tspan>");
    text_add_xml(text, apart ? one : run);
    if (apart) text_add(text, "</tspan>");
    mem_free(run);
    at += length;
  }
}

static void add_element(Text *text, const char *name, const char *words) {
  if (!words || !*words) return;
  text_add_all(text, "<", name, ">", NULL);
  text_add_xml(text, words);
  text_add_all(text, "</", name, ">\n", NULL);
}

// ---- the style sheet --------------------------------------------------------------------------

static void note_tokens(Svg *svg, const Picture *picture) {
  for (size_t i = 0; i < picture->shapes.count; i++) {
    const PictureShape *shape = &picture->shapes.items[i];
    if (shape->kind == PICTURE_PART) note_tokens(svg, shape->part);
    if (shape->kind == PICTURE_WORDS) svg->fills[shape->font.color] = true;
    svg->fills[shape->paint.fill] = true;
    if (shape->paint.width > 0) svg->lines[shape->paint.line] = true;
  }
}

static void add_faces(Text *text, const char *faces, const char *generic) {
  text_add(text, "font-family:");
  for (const char *end; *faces; faces = *end ? end + 1 : end) {
    end = faces + strcspn(faces, ",");
    text_printf(text, "'%.*s',", (int)(end - faces), faces);
  }
  text_add(text, generic);
}

static void add_colors(Svg *svg, const char *const *colors) {
  Text *text = svg->text;
  const char *name = svg->theme->name;
  for (Token t = TOKEN_NONE + 1; t < TOKEN_COUNT; t++) {
    const char *token = token_name(t), *color = colors[t];
    if (svg->fills[t]) text_add_all(text, ".", name, " .", token, "{fill:", color, "}\n", NULL);
    if (svg->lines[t])
      text_add_all(text, ".", name, " .line-", token, "{stroke:", color, "}\n", NULL);
  }
}

// Rules are bound to the theme's own class: two pictures of different themes may stand in one page.
static void add_style(Svg *svg) {
  Text *text = svg->text;
  const char *name = svg->theme->name;
  text_printf(text, "<style type=\"text/css\">\n.%s{", name);
  add_faces(text, sans_faces, "sans-serif");
  text_printf(text, "}\n.%s .mono{", name);
  add_faces(text, mono_faces, "monospace");
  text_add(text, ";font-variant-ligatures:none");
  text_printf(text, "}\n.%s .bold{font-weight:700}\n.%s .italic{font-style:italic}\n", name, name);
  text_printf(text, ".%s .none{fill:none}\n", name);
  add_colors(svg, svg->theme->colors);
  if (svg->theme->dark_colors) {
    text_add(text, "@media (prefers-color-scheme:dark){\n");
    add_colors(svg, svg->theme->dark_colors);
    text_add(text, "}\n");
  }
  text_add(text, "</style>\n");
}

// ---- shapes -----------------------------------------------------------------------------------

static void add_paint(Svg *svg, Paint paint) {
  Text *text = svg->text;
  bool line = paint.line != TOKEN_NONE && paint.width > 0;
  text_add_all(text, " class=\"", paint.fill == TOKEN_NONE ? "none" : token_name(paint.fill), NULL);
  if (line) text_add_all(text, " line-", token_name(paint.line), NULL);
  text_add_char(text, '"');
  if (line && paint.width != 1) add_attribute(text, "stroke-width", paint.width);
  if (line && paint.dash != DASH_NONE) {
    text_add(text, " stroke-dasharray=\"");
    add_number(text, dash_lengths(paint.dash)[0]);
    text_add_char(text, ' ');
    add_number(text, dash_lengths(paint.dash)[1]);
    text_add_char(text, '"');
  }
}

static void add_rect(Svg *svg, const PictureShape *shape) {
  text_add(svg->text, "<rect");
  add_attribute(svg->text, "x", shape->box.x);
  add_attribute(svg->text, "y", shape->box.y);
  add_attribute(svg->text, "width", shape->box.width);
  add_attribute(svg->text, "height", shape->box.height);
  if (shape->radius > 0) add_attribute(svg->text, "rx", shape->radius);
  add_paint(svg, shape->paint);
  text_add(svg->text, "/>\n");
}

static void add_circle(Svg *svg, const PictureShape *shape) {
  text_add(svg->text, "<circle");
  add_attribute(svg->text, "cx", shape->box.x + shape->radius);
  add_attribute(svg->text, "cy", shape->box.y + shape->radius);
  add_attribute(svg->text, "r", shape->radius);
  add_paint(svg, shape->paint);
  text_add(svg->text, "/>\n");
}

static void add_point(Text *text, Point point) {
  add_number(text, point.x);
  text_add_char(text, ',');
  add_number(text, point.y);
}

static void add_path(Svg *svg, const PictureShape *shape) {
  if (shape->point_count < 2) return;
  bool polygon = shape->kind == PICTURE_POLYGON;
  text_add(svg->text, "<path d=\"M");
  for (size_t i = 0; i < shape->point_count; i++) {
    bool straight = polygon || shape->straight;
    if (i == 1)
      text_add_char(svg->text, straight ? 'L' : 'C');
    else if (i > 1)
      text_add_char(svg->text, ' ');
    add_point(svg->text, shape->points[i]);
  }
  text_add(svg->text, polygon ? "Z\"" : "\"");
  add_paint(svg, shape->paint);
  text_add(svg->text, "/>\n");
}

// ---- words ------------------------------------------------------------------------------------

static bool has_loose_spaces(const char *text) {
  size_t length = strlen(text);
  return text[0] == ' ' || text[length - 1] == ' ' || strstr(text, "  ");
}

// A text that another font could make too wide says how long it is.
static void add_length(Svg *svg, const PictureShape *shape) {
  double natural = font_natural_width(shape->font, shape->text);
  if (font_width(shape->font, shape->text) <= shape->box.width * 0.82) return;
  if (natural > shape->box.width) natural = shape->box.width;
  add_attribute(svg->text, "textLength", natural);
  text_add(svg->text, " lengthAdjust=\"spacingAndGlyphs\"");
}

static void add_font(Text *text, const Font *font) {
  text_add_all(text, " class=\"", token_name(font->color), font->mono ? " mono" : "",
               font->bold ? " bold" : "", font->italic ? " italic" : "",
               font->strike ? " strike" : "", "\"", NULL);
}

static void add_words(Svg *svg, const PictureShape *shape) {
  static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  const Font *font = &shape->font;
  Text *text = svg->text;
  text_add(text, "<text");
  add_attribute(text, "x", shape->box.x + shape->box.width * (double)shape->align / 2);
  add_attribute(text, "y", picture_baseline(shape->box, font->size, font->mono));
  add_font(text, font);
  add_attribute(text, "font-size", font->size);
  text_add(text, anchors[shape->align]);
  if (has_loose_spaces(shape->text)) text_add(text, " xml:space=\"preserve\"");
  add_length(svg, shape);
  text_add_char(text, '>');
  if (font->mono)
    add_code(text, shape->text);
  else
    text_add_xml(text, shape->text);
  text_add(text, "</text>\n");
}

// ---- groups and parts -------------------------------------------------------------------------

static void add_group(Svg *svg, const PictureShape *shape) {
  const PictureGroup *group = &shape->group;
  text_add(svg->text, "<g");
  if (group->id && !svg->nested) text_add_all(svg->text, " id=\"", group->id, "\"", NULL);
  if (group->class) text_add_all(svg->text, " class=\"", group->class, "\"", NULL);
  text_add_char(svg->text, '>');
  add_element(svg->text, "title", group->title);
}

static void add_shapes(Svg *svg, const Picture *picture);

static void add_part(Svg *svg, const PictureShape *shape) {
  PartPlace place = picture_part_place(shape);
  bool nested = svg->nested;
  text_add(svg->text, "<g transform=\"translate(");
  add_point(svg->text, place.corner);
  // Six decimals: a scale is small, and the far end of a page must not move.
  text_printf(svg->text, ") scale(%lld.%06lld)\">", llround(place.scale * 1e6) / 1000000,
              llround(place.scale * 1e6) % 1000000);
  add_element(svg->text, "title", shape->part->name);
  svg->nested = true;
  add_shapes(svg, shape->part);
  svg->nested = nested;
  text_add(svg->text, "</g>\n");
}

static void add_shape(Svg *svg, const PictureShape *shape) {
  switch (shape->kind) {
  case PICTURE_OPEN: add_group(svg, shape); return;
  case PICTURE_CLOSE: text_add(svg->text, "</g>\n"); return;
  case PICTURE_RECT: add_rect(svg, shape); return;
  case PICTURE_CIRCLE: add_circle(svg, shape); return;
  case PICTURE_CURVE:
  case PICTURE_POLYGON: add_path(svg, shape); return;
  case PICTURE_WORDS: add_words(svg, shape); return;
  case PICTURE_PART: add_part(svg, shape); return;
  }
}

static void add_shapes(Svg *svg, const Picture *picture) {
  for (size_t i = 0; i < picture->shapes.count; i++) add_shape(svg, &picture->shapes.items[i]);
}

void picture_add_svg(const Picture *picture, const Theme *theme, const SvgOptions *options,
                     Text *text) {
  Svg svg = {.text = text, .theme = theme};
  bool transparent = options && options->transparent;
  note_tokens(&svg, picture);
  if (!transparent) svg.fills[TOKEN_CANVAS] = true;
  text_add(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\"");
  text_printf(text, " class=\"%s\" width=\"", theme->name);
  add_number(text, picture->page_width);
  text_add(text, "pt\" height=\"");
  add_number(text, picture->page_height);
  text_add(text, "pt\" viewBox=\"0 0 ");
  add_number(text, picture->width);
  text_add_char(text, ' ');
  add_number(text, picture->height);
  text_add(text, "\">\n");
  add_element(text, "title", picture->name);
  add_element(text, "desc", picture->description);
  add_style(&svg);
  if (!transparent) {
    Paint paper = {.fill = TOKEN_CANVAS};
    add_rect(&svg, &(PictureShape){.box = {0, 0, picture->width, picture->height}, .paint = paper});
  }
  add_shapes(&svg, picture);
  text_add(text, "</svg>\n");
}
