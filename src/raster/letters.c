// letters.c: pango shapes lines of text: which face has a sign, kerning, right-to-left.
#include "letters.h"

#include <string.h>

enum {
  EM = 100, // points; lines are shaped at this size
  STYLES = 8,
  SLOTS = 4096,
  MOST_LINES = SLOTS / 2 // that are kept
};

typedef struct Entry {
  char *text; // owned; NULL: free
  unsigned style;
  Line line;
} Entry;

struct Letters {
  const Library *library;
  PangoContext *context;
  PangoFontDescription *faces[STYLES];
  PangoFont *fonts[STYLES]; // the first font for a face; NULL: not loaded yet, or there is none
  PangoAttrList *code;      // each sign stands for itself: "!=" would read as a crossed "="
  Entry *entries;           // SLOTS, hash by style and text
  size_t used;
};

// ---- faces ------------------------------------------------------------------------------------

enum { BOLD = 1, MONO = 2, ITALIC = 4 };

static unsigned style_of(Font font) {
  return (font.bold ? BOLD : 0) | (font.mono ? MONO : 0) | (font.italic ? ITALIC : 0);
}

static PangoFontDescription *new_face(const Library *library, unsigned style) {
  PangoFontDescription *face = library->pango_font_description_new();
  Text families = {0};
  bool mono = style & MONO;
  text_printf(&families, "%s,%s", mono ? mono_faces : sans_faces,
              mono ? "monospace" : "sans-serif");
  library->pango_font_description_set_family(face, text_chars(&families));
  library->pango_font_description_set_weight(face, style & BOLD ? PANGO_WEIGHT_BOLD
                                                                : PANGO_WEIGHT_NORMAL);
  library->pango_font_description_set_style(face, style & ITALIC ? PANGO_STYLE_ITALIC
                                                                 : PANGO_STYLE_NORMAL);
  library->pango_font_description_set_absolute_size(face, EM * PANGO_SCALE);
  text_delete(&families);
  return face;
}

static PangoContext *new_context(const Library *library) {
  PangoFontMap *map = library->pango_cairo_font_map_new();
  PangoContext *context = library->pango_font_map_create_context(map);
  library->g_object_unref(map); // the context holds it
  cairo_font_options_t *options = library->cairo_font_options_create();
  library->cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  library->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  library->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  library->pango_cairo_context_set_font_options(context, options);
  library->cairo_font_options_destroy(options);
  library->pango_context_set_round_glyph_positions(context, FALSE);
  return context;
}

Letters *letters_new(const Library *library) {
  Letters *letters = mem_zalloc(sizeof *letters);
  letters->library = library;
  letters->context = new_context(library);
  for (unsigned style = 0; style < STYLES; style++)
    letters->faces[style] = new_face(library, style);
  letters->code = library->pango_attr_list_new();
  library->pango_attr_list_insert(letters->code,
                                  library->pango_attr_font_features_new("liga=0, clig=0, calt=0"));
  letters->entries = mem_zalloc(mem_size(SLOTS, sizeof *letters->entries));
  return letters;
}

static const PangoFont *font_of(Letters *letters, unsigned style) {
  if (!letters->fonts[style])
    letters->fonts[style] =
        letters->library->pango_context_load_font(letters->context, letters->faces[style]);
  return letters->fonts[style];
}

char *letters_family(Letters *letters, bool mono) {
  const Library *library = letters->library;
  unsigned style = mono ? MONO : 0;
  if (!font_of(letters, style)) return NULL;
  PangoFontDescription *is = library->pango_font_describe(letters->fonts[style]);
  char *family = mem_strdup(library->pango_font_description_get_family(is));
  library->pango_font_description_free(is);
  return family;
}

// ---- lines ------------------------------------------------------------------------------------

static PangoLayout *shape(const Letters *letters, unsigned style, const char *text) {
  const Library *library = letters->library;
  PangoLayout *layout = library->pango_layout_new(letters->context);
  Text shown = {0};
  for (uint32_t c; (c = utf8_next(&text));) text_add_codepoint(&shown, codepoint_shown(c));
  library->pango_layout_set_font_description(layout, letters->faces[style]);
  if (style & MONO) library->pango_layout_set_attributes(layout, letters->code);
  library->pango_layout_set_single_paragraph_mode(layout, TRUE);
  library->pango_layout_set_auto_dir(layout, FALSE); // its first sign does not turn a line round
  library->pango_layout_set_text(layout, text_chars(&shown), (int)shown.length);
  text_delete(&shown);
  return layout;
}

static Line measure(Letters *letters, unsigned style, PangoLayout *layout) {
  int width;
  letters->library->pango_layout_get_size(layout, &width, NULL);
  Line line = {layout, (double)width / (EM * PANGO_SCALE), true};
  const PangoLayoutLine *runs = letters->library->pango_layout_get_line_readonly(layout, 0);
  for (const GSList *at = runs->runs; at; at = at->next) {
    const PangoGlyphItem *run = at->data;
    if (run->item->analysis.font != font_of(letters, style)) line.is_own = false;
  }
  return line;
}

static Entry *find(const Letters *letters, unsigned style, const char *text) {
  uint32_t hash = 2166136261 ^ style;
  for (const char *c = text; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619;
  for (size_t at = hash % SLOTS;; at = (at + 1) % SLOTS) {
    Entry *entry = &letters->entries[at];
    if (!entry->text || (entry->style == style && strcmp(entry->text, text) == 0)) return entry;
  }
}

static void forget(Letters *letters) {
  for (size_t i = 0; i < SLOTS; i++) {
    if (!letters->entries[i].text) continue;
    letters->library->g_object_unref(letters->entries[i].line.layout);
    mem_free(letters->entries[i].text);
  }
  memset(letters->entries, 0, SLOTS * sizeof *letters->entries);
  letters->used = 0;
}

const Line *letters_line(Letters *letters, Font font, const char *text) {
  unsigned style = style_of(font);
  Entry *entry = find(letters, style, text);
  if (entry->text) return &entry->line;
  if (letters->used == MOST_LINES) {
    forget(letters);
    entry = find(letters, style, text);
  }
  *entry = (Entry){mem_strdup(text), style, measure(letters, style, shape(letters, style, text))};
  letters->used++;
  return &entry->line;
}

void letters_show(const Letters *letters, const Line *line, cairo_t *cairo, Point start,
                  double size, bool as_outlines) {
  const Library *library = letters->library;
  PangoLayoutLine *shaped = library->pango_layout_get_line_readonly(line->layout, 0);
  library->cairo_save(cairo);
  library->cairo_translate(cairo, start.x, start.y);
  library->cairo_scale(cairo, size / EM, size / EM);
  library->cairo_move_to(cairo, 0, 0);
  // A sign of another face may be a picture of its own, which has no outline.
  if (as_outlines && line->is_own) {
    library->pango_cairo_layout_line_path(cairo, shaped);
    library->cairo_fill(cairo);
  } else {
    library->pango_cairo_show_layout_line(cairo, shaped);
  }
  library->cairo_restore(cairo);
}

void letters_delete(Letters *letters) {
  if (!letters) return;
  const Library *library = letters->library;
  forget(letters);
  mem_free(letters->entries);
  for (unsigned style = 0; style < STYLES; style++) {
    library->pango_font_description_free(letters->faces[style]);
    if (letters->fonts[style]) library->g_object_unref(letters->fonts[style]);
  }
  library->pango_attr_list_unref(letters->code);
  library->g_object_unref(letters->context);
  mem_free(letters);
}
