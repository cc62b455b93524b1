// faces.c: the faces of this machine: which of the theme's are missing, how wide texts come out.
//
// A width is asked of librsvg itself: a text between two bars, drawn nowhere, minus the two bars.
// So whatever chooses the glyphs (fontconfig, pango, a face for each foreign letter) is asked too.
#include "heapstory/raster.h"

#include <math.h>
#include <string.h>

#include "document.h"
#include "heapstory/fonts.h"

enum { SANS, MONO, FACES };
enum { EM = 100, FIRST_SLOTS = 256 };

typedef struct Measured {
  char *key; // style and text; owned
  double ems;
} Measured;

struct Raster {
  Library library;
  bool is_there[FACES]; // the first face of the theme's list
  bool no_fonts;        // what pango draws then is left to chance
  Array(char *) warnings;
  Measured *slots; // hash by key
  size_t slot_count, used;
};

// ---- what is missing --------------------------------------------------------------------------

static void warn(Raster *raster, const char *face, const char *instead, const char *package) {
  Text text = {0};
  text_printf(&text, "the font %s is missing, PNG and PDF are drawn in %s (Debian: %s)", face,
              instead, package);
  array_push(&raster->warnings, text_take(&text));
}

static void look_up(Raster *raster, int which, const char *faces, const char *generic,
                    const char *package) {
  Text list = {0};
  text_printf(&list, "%s,%s", faces, generic);
  char *first = mem_strndup(faces, strcspn(faces, ","));
  char *chosen = fonts_choose(text_chars(&list), false);
  raster->is_there[which] = chosen && strcmp(chosen, first) == 0;
  if (!chosen && !raster->no_fonts)
    array_push(&raster->warnings,
               mem_strdup("no font is installed, PNG and PDF are drawn without any text "
                          "(Debian: fonts-inter, fonts-jetbrains-mono)"));
  else if (chosen && !raster->is_there[which])
    warn(raster, first, chosen, package);
  raster->no_fonts |= !chosen;
  mem_free(chosen);
  mem_free(first);
  text_delete(&list);
}

Raster *raster_new(Errors *errors) {
  Raster *raster = mem_zalloc(sizeof *raster);
  if (!library_load(&raster->library, errors)) {
    raster_delete(raster);
    return NULL;
  }
  look_up(raster, SANS, sans_faces, "sans-serif", "fonts-inter");
  look_up(raster, MONO, mono_faces, "monospace", "fonts-jetbrains-mono");
  return raster;
}

void raster_delete(Raster *raster) {
  if (!raster) return;
  for (size_t i = 0; i < raster->warnings.count; i++) mem_free(raster->warnings.items[i]);
  for (size_t i = 0; i < raster->slot_count; i++) mem_free(raster->slots[i].key);
  array_delete(&raster->warnings);
  mem_free(raster->slots);
  mem_free(raster);
}

const Library *raster_library(const Raster *raster) { return &raster->library; }

const char *raster_warning(const Raster *raster, size_t at) {
  return at < raster->warnings.count ? raster->warnings.items[at] : NULL;
}

// ---- widths that are known --------------------------------------------------------------------

static Measured *find(const Raster *raster, const char *key) {
  uint32_t hash = 2166136261;
  for (const char *c = key; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619;
  size_t mask = raster->slot_count - 1, at = hash & mask;
  while (raster->slots[at].key && strcmp(raster->slots[at].key, key) != 0) at = (at + 1) & mask;
  return &raster->slots[at];
}

// Room for one more.
static void grow(Raster *raster) {
  if (raster->slots && raster->used * 2 < raster->slot_count) return;
  Measured *old = raster->slots;
  size_t count = raster->slot_count;
  raster->slot_count = count ? 2 * count : FIRST_SLOTS;
  raster->slots = mem_zalloc(mem_size(raster->slot_count, sizeof *old));
  for (size_t i = 0; i < count; i++)
    if (old[i].key) *find(raster, old[i].key) = old[i];
  mem_free(old);
}

// ---- asking librsvg ---------------------------------------------------------------------------

// Width of what is painted of a text, in ems.
static double painted(const Library *library, Font font, const char *text) {
  Text svg = {0};
  Errors errors = {0};
  RsvgRectangle ink = {0}, logical = {0};
  font.size = EM;
  Picture *picture = picture_new(EM, EM, "", NULL);
  picture_open(picture, &(PictureGroup){.id = "text"});
  picture_words(picture, (Box){0, 0, EM, EM}, ALIGN_LEFT, font, text);
  picture_close(picture);
  picture_add_svg(picture, theme_find(theme_name(0)), NULL, &svg);
  RsvgHandle *document = document_open(library, &svg, 72, &errors);
  unsigned hushed = pango_hush(library);
  if (document)
    library->rsvg_handle_get_geometry_for_element(document, "#text", &ink, &logical, NULL);
  pango_unhush(library, hushed);
  if (document) document_close(library, document);
  picture_delete(picture);
  errors_delete(&errors);
  text_delete(&svg);
  return logical.width / EM;
}

static double measure(const Library *library, Font font, const char *text) {
  Text barred = {0};
  text_printf(&barred, "|%s|", text);
  double ems = painted(library, font, text_chars(&barred)) - painted(library, font, "||");
  text_delete(&barred);
  return ems;
}

static bool is_ascii(const char *text) {
  for (; *text; text++)
    if ((unsigned char)*text >= 0x80) return false;
  return true;
}

double raster_text_width(Raster *raster, Font font, const char *text) {
  if (raster->no_fonts) return INFINITY;
  if (raster->is_there[font.mono ? MONO : SANS] && is_ascii(text))
    return font_natural_width(font, text);
  Text key = {0};
  text_printf(&key, "%d%d%d%s", font.mono, font.bold, font.italic, text);
  grow(raster);
  Measured *measured = find(raster, text_chars(&key));
  if (!measured->key) {
    *measured = (Measured){text_take(&key), measure(&raster->library, font, text)};
    raster->used++;
  }
  text_delete(&key);
  return measured->ems * font.size;
}

static double width_here(void *raster, Font font, const char *text) {
  return raster_text_width(raster, font, text);
}

SvgOptions raster_svg_options(Raster *raster, bool transparent) {
  return (SvgOptions){.transparent = transparent, .width = width_here, .device = raster};
}
