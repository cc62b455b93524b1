// theme.c: the looks: tokens of the visual spec. The contrasts that it promises are proved by
// tests/unit/test_pictures.c, for every pair of colours that meets in a picture.
#include "heapstory/theme.h"

#include <string.h>

const char *const sans_faces = "Inter,Helvetica Neue,Arial,Liberation Sans,DejaVu Sans";
const char *const mono_faces = "JetBrains Mono,DejaVu Sans Mono,Menlo,Consolas";

// Triples are text, line, fill.
static const char *const light[TOKEN_COUNT] = {
    [TOKEN_CANVAS] = "#ffffff",       [TOKEN_PANEL] = "#f3f5f8",
    [TOKEN_PANELLINE] = "#e3e7ed",    [TOKEN_CARD] = "#ffffff",
    [TOKEN_LINE] = "#bcc4d0",         [TOKEN_HAIR] = "#dde2e9",
    [TOKEN_INK] = "#18202c",          [TOKEN_MUTED] = "#56606f",
    [TOKEN_PILL] = "#e9edf2",         [TOKEN_EDGE] = "#566274",
    [TOKEN_ACCENT] = "#0b5fb0",       [TOKEN_ACCENTFILL] = "#e4effa",
    [TOKEN_NEW] = "#00785a",          [TOKEN_NEWLINE] = "#00996f",
    [TOKEN_NEWFILL] = "#dff4ec",      [TOKEN_CHANGED] = "#8a5200",
    [TOKEN_CHANGEDLINE] = "#c27400",  [TOKEN_CHANGEDFILL] = "#fff0d0",
    [TOKEN_REMOVED] = "#b0341a",      [TOKEN_REMOVEDLINE] = "#d55e00",
    [TOKEN_REMOVEDFILL] = "#fde7df",  [TOKEN_ISLAND] = "#7b2f86",
    [TOKEN_ISLANDLINE] = "#a04bac",   [TOKEN_ISLANDFILL] = "#f6e9f8",
    [TOKEN_GHOST] = "#5f6977",        [TOKEN_GHOSTLINE] = "#7d8795",
    [TOKEN_GENERATION_0] = "#d6e8fa", [TOKEN_ON_GENERATION_0] = "#18202c",
    [TOKEN_GENERATION_1] = "#79b0e6", [TOKEN_ON_GENERATION_1] = "#0e1b2b",
    [TOKEN_GENERATION_2] = "#1f63ae", [TOKEN_ON_GENERATION_2] = "#ffffff",
    [TOKEN_PERMANENT] = "#26313f",    [TOKEN_ON_PERMANENT] = "#ffffff"};

static const char *const dark[TOKEN_COUNT] = {
    [TOKEN_CANVAS] = "#0f1319",       [TOKEN_PANEL] = "#171d26",
    [TOKEN_PANELLINE] = "#242d39",    [TOKEN_CARD] = "#212935",
    [TOKEN_LINE] = "#465264",         [TOKEN_HAIR] = "#343f4e",
    [TOKEN_INK] = "#eef2f7",          [TOKEN_MUTED] = "#a9b4c3",
    [TOKEN_PILL] = "#333e4d",         [TOKEN_EDGE] = "#9daabb",
    [TOKEN_ACCENT] = "#74bcff",       [TOKEN_ACCENTFILL] = "#17324d",
    [TOKEN_NEW] = "#5fe0b5",          [TOKEN_NEWLINE] = "#2fc79a",
    [TOKEN_NEWFILL] = "#133b32",      [TOKEN_CHANGED] = "#ffcb6b",
    [TOKEN_CHANGEDLINE] = "#f0a93a",  [TOKEN_CHANGEDFILL] = "#43330f",
    [TOKEN_REMOVED] = "#ff9e7d",      [TOKEN_REMOVEDLINE] = "#f0754a",
    [TOKEN_REMOVEDFILL] = "#47231a",  [TOKEN_ISLAND] = "#ddaef0",
    [TOKEN_ISLANDLINE] = "#b77ccb",   [TOKEN_ISLANDFILL] = "#2e2238",
    [TOKEN_GHOST] = "#98a3b2",        [TOKEN_GHOSTLINE] = "#6b7684",
    [TOKEN_GENERATION_0] = "#2a4b6d", [TOKEN_ON_GENERATION_0] = "#eef2f7",
    [TOKEN_GENERATION_1] = "#3672ae", [TOKEN_ON_GENERATION_1] = "#ffffff",
    [TOKEN_GENERATION_2] = "#8fc4f7", [TOKEN_ON_GENERATION_2] = "#0e1b2b",
    [TOKEN_PERMANENT] = "#d5dde7",    [TOKEN_ON_PERMANENT] = "#0f1319"};

// Black and white: greys alone. What happened is told by the words, by the weight and style of
// lines and by dark against light; where two states differ in hue alone elsewhere, here one is
// black.
static const char *const print[TOKEN_COUNT] = {
    [TOKEN_CANVAS] = "#ffffff",       [TOKEN_PANEL] = "#f7f7f7",
    [TOKEN_PANELLINE] = "#c4c4c4",    [TOKEN_CARD] = "#ffffff",
    [TOKEN_LINE] = "#8a8a8a",         [TOKEN_HAIR] = "#e6e6e6",
    [TOKEN_INK] = "#000000",          [TOKEN_MUTED] = "#4d4d4d",
    [TOKEN_PILL] = "#dcdcdc",         [TOKEN_EDGE] = "#606060",
    [TOKEN_ACCENT] = "#000000",       [TOKEN_ACCENTFILL] = "#dcdcdc",
    [TOKEN_NEW] = "#000000",          [TOKEN_NEWLINE] = "#000000",
    [TOKEN_NEWFILL] = "#e6e6e6",      [TOKEN_CHANGED] = "#1f1f1f",
    [TOKEN_CHANGEDLINE] = "#6e6e6e",  [TOKEN_CHANGEDFILL] = "#d4d4d4",
    [TOKEN_REMOVED] = "#333333",      [TOKEN_REMOVEDLINE] = "#333333",
    [TOKEN_REMOVEDFILL] = "#ffffff",  [TOKEN_ISLAND] = "#1f1f1f",
    [TOKEN_ISLANDLINE] = "#1f1f1f",   [TOKEN_ISLANDFILL] = "#ececec",
    [TOKEN_GHOST] = "#5c5c5c",        [TOKEN_GHOSTLINE] = "#7a7a7a",
    [TOKEN_GENERATION_0] = "#d0d0d0", [TOKEN_ON_GENERATION_0] = "#000000",
    [TOKEN_GENERATION_1] = "#b0b0b0", [TOKEN_ON_GENERATION_1] = "#000000",
    [TOKEN_GENERATION_2] = "#5a5a5a", [TOKEN_ON_GENERATION_2] = "#ffffff",
    [TOKEN_PERMANENT] = "#111111",    [TOKEN_ON_PERMANENT] = "#ffffff"};

static const Theme themes[] = {
    {"light", light, NULL},
    {"dark", dark, NULL},
    {"print", print, NULL},
    {"auto", light, dark},
};

enum { THEMES = sizeof themes / sizeof *themes };

const Theme *theme_find(const char *name) {
  for (size_t i = 0; i < THEMES; i++)
    if (strcmp(themes[i].name, name) == 0) return &themes[i];
  return NULL;
}

const char *theme_name(size_t index) { return index < THEMES ? themes[index].name : NULL; }

const char *token_name(Token token) {
  static const char *const names[TOKEN_COUNT] = {
      [TOKEN_CANVAS] = "canvas",
      [TOKEN_PANEL] = "panel",
      [TOKEN_PANELLINE] = "panelline",
      [TOKEN_CARD] = "card",
      [TOKEN_LINE] = "line",
      [TOKEN_HAIR] = "hair",
      [TOKEN_INK] = "ink",
      [TOKEN_MUTED] = "muted",
      [TOKEN_PILL] = "pill",
      [TOKEN_EDGE] = "edge",
      [TOKEN_ACCENT] = "accent",
      [TOKEN_ACCENTFILL] = "accentfill",
      [TOKEN_NEW] = "new",
      [TOKEN_NEWLINE] = "newline",
      [TOKEN_NEWFILL] = "newfill",
      [TOKEN_CHANGED] = "changed",
      [TOKEN_CHANGEDLINE] = "changedline",
      [TOKEN_CHANGEDFILL] = "changedfill",
      [TOKEN_REMOVED] = "removed",
      [TOKEN_REMOVEDLINE] = "removedline",
      [TOKEN_REMOVEDFILL] = "removedfill",
      [TOKEN_ISLAND] = "island",
      [TOKEN_ISLANDLINE] = "islandline",
      [TOKEN_ISLANDFILL] = "islandfill",
      [TOKEN_GHOST] = "ghost",
      [TOKEN_GHOSTLINE] = "ghostline",
      [TOKEN_GENERATION_0] = "generation-0",
      [TOKEN_GENERATION_1] = "generation-1",
      [TOKEN_GENERATION_2] = "generation-2",
      [TOKEN_PERMANENT] = "permanent",
      [TOKEN_ON_GENERATION_0] = "on-generation-0",
      [TOKEN_ON_GENERATION_1] = "on-generation-1",
      [TOKEN_ON_GENERATION_2] = "on-generation-2",
      [TOKEN_ON_PERMANENT] = "on-permanent",
  };
  return names[token];
}
