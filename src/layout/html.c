// html.c: writes Graphviz's HTML-like labels, see html.h.
#include "html.h"

// Graphviz folds plain spaces, and "\N" would become the node's name.
static void add_words(Text *text, const char *words) {
  for (uint32_t c; (c = utf8_next(&words));) {
    if (c == ' ' || c == '\t' || c == '\n')
      text_add(text, "&#160;");
    else if (c == '\\')
      text_add(text, "\\\\");
    else
      text_add_xml_codepoint(text, c);
  }
}

static void add_color(Html *html, const char *attribute, Token token) {
  if (token != TOKEN_NONE)
    text_add_all(&html->text, " ", attribute, "=\"", html->theme->colors[token], "\"", NULL);
}

static void add_size(Html *html, const char *attribute, int size) {
  text_add_all(&html->text, " ", attribute, "=\"", NULL);
  text_add_whole(&html->text, size);
  text_add_char(&html->text, '"');
}

static void add_box(Html *html, HtmlBox box) {
  add_size(html, "BORDER", box.border);
  add_color(html, "COLOR", box.line);
  add_color(html, "BGCOLOR", box.fill);
  if (box.rounded)
    text_add(&html->text, box.dashed ? " STYLE=\"ROUNDED,DASHED\"" : " STYLE=\"ROUNDED\"");
}

HtmlBox html_box(Paint paint) {
  if (!paint.fill && !paint.line) return (HtmlBox){0};
  if (!paint.line) return (HtmlBox){1, paint.fill, paint.fill, true, false};
  return (HtmlBox){(int)paint.width, paint.line, paint.fill, true, paint.dash == DASH_DASHED};
}

void table_open(Html *html, HtmlBox box, const char *port) {
  text_add(&html->text, "<TABLE CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"");
  add_box(html, box);
  if (port) text_add_all(&html->text, " PORT=\"", port, "\"", NULL);
  text_add(&html->text, ">");
}

void table_close(Html *html) { text_add(&html->text, "</TABLE>"); }
void row_open(Html *html) { text_add(&html->text, "\n<TR>"); }
void row_close(Html *html) { text_add(&html->text, "</TR>"); }
void cell_close(Html *html) { text_add(&html->text, "</TD>"); }

void cell_open(Html *html, int padding) {
  text_add(&html->text, "<TD");
  if (padding) text_printf(&html->text, " CELLPADDING=\"%d\"", padding);
  text_add(&html->text, ">");
}

void line_open(Html *html) {
  row_open(html);
  cell_open(html, 0);
  table_open(html, (HtmlBox){0}, NULL);
  text_add(&html->text, "<TR>");
}

void line_close(Html *html) {
  text_add(&html->text, "</TR>");
  table_close(html);
  cell_close(html);
  row_close(html);
}

static void leaf(Html *html, int width, int height) {
  text_add(&html->text, "<TD");
  add_size(html, "WIDTH", width);
  add_size(html, "HEIGHT", height);
  text_add(&html->text, " FIXEDSIZE=\"TRUE\"");
}

void space(Html *html, int width, int height, const char *port) {
  if (width <= 0) return;
  leaf(html, width, height);
  if (port) text_add_all(&html->text, " PORT=\"", port, "\"", NULL);
  text_add(&html->text, "></TD>");
}

void block(Html *html, int width, int height, HtmlBox box) {
  leaf(html, width, height);
  add_box(html, box);
  text_add(&html->text, "></TD>");
}

static void add_text(Html *html, Font font, const char *text) {
  text_printf(&html->text, "<FONT POINT-SIZE=\"%d\"", font.size);
  add_color(html, "COLOR", font.color);
  if (font.mono) text_printf(&html->text, " FACE=\"%s\"", mono_faces);
  text_add(&html->text, ">");
  if (font.bold) text_add(&html->text, "<B>");
  if (font.italic) text_add(&html->text, "<I>");
  if (font.strike) text_add(&html->text, "<S>");
  add_words(&html->text, text);
  if (font.strike) text_add(&html->text, "</S>");
  if (font.italic) text_add(&html->text, "</I>");
  if (font.bold) text_add(&html->text, "</B>");
  text_add(&html->text, "</FONT>");
}

static void leaf_words(Html *html, int width, int height, Align align, Font font,
                       const char *text) {
  static const char *const aligns[] = {" ALIGN=\"LEFT\"", "", " ALIGN=\"RIGHT\""};
  leaf(html, width, height);
  text_printf(&html->text, "%s>", aligns[align]);
  add_text(html, font, text);
  text_add(&html->text, "</TD>");
}

enum { BOLD_DROP = 2 }; // a bold line is drawn 1 pt higher than a regular one: half of this

static void dropped_words(Html *html, int width, int height, Align align, Font font,
                          const char *text) {
  table_open(html, (HtmlBox){0}, NULL);
  text_add(&html->text, "<TR>");
  space(html, width, BOLD_DROP, NULL);
  text_add(&html->text, "</TR><TR>");
  leaf_words(html, width, height - BOLD_DROP, align, font, text);
  text_add(&html->text, "</TR>");
  table_close(html);
}

void words(Html *html, int width, int height, Align align, Font font, const char *text) {
  if (!text || !*text) {
    space(html, width, height, NULL);
  } else if (font.bold) {
    cell_open(html, 0);
    dropped_words(html, width, height, align, font, text);
    cell_close(html);
  } else {
    leaf_words(html, width, height, align, font, text);
  }
}

static void pill_words(Html *html, int width, int height, Font font, const char *text) {
  if (font.bold) {
    dropped_words(html, width, height, ALIGN_CENTER, font, text);
    return;
  }
  table_open(html, (HtmlBox){0}, NULL);
  text_add(&html->text, "<TR>");
  leaf_words(html, width, height, ALIGN_CENTER, font, text);
  text_add(&html->text, "</TR>");
  table_close(html);
}

void pill(Html *html, int width, int line, int height, PillLook look, const char *text) {
  HtmlBox box = html_box(look.paint);
  int above = (line - height) / 2, below = line - height - above;
  // The border takes its space from the inside.
  int inner = width - 2 * box.border, tall = height - 2 * box.border;
  cell_open(html, 0);
  table_open(html, (HtmlBox){0}, NULL);
  text_add(&html->text, "<TR>");
  space(html, width, above, NULL);
  text_add(&html->text, "</TR><TR><TD");
  add_box(html, box);
  text_add(&html->text, ">");
  pill_words(html, inner, tall, look.font, text);
  text_add(&html->text, "</TD></TR><TR>");
  space(html, width, below, NULL);
  text_add(&html->text, "</TR>");
  table_close(html);
  cell_close(html);
}
