// html.h: Graphviz's HTML-like labels. Every leaf cell has a fixed size that we computed; every
// text is escaped.
//
// Traps of 2.42 that the functions avoid: an empty <B></B> loses the whole label; a nested table in
// a FIXEDSIZE cell that is too small aborts dot (so leaves alone are fixed); bold sits 1 pt high; a
// leading space vanishes.
#ifndef HEAPSTORY_LAYOUT_HTML_H
#define HEAPSTORY_LAYOUT_HTML_H

#include "heapstory/looks.h"

// Border, colours and shape of a table or a cell.
typedef struct HtmlBox {
  int border;
  Token line, fill;
  bool rounded, dashed;
} HtmlBox;

typedef struct Html {
  Text text;
  const Theme *theme;
} Html;

// A rounded box of that paint; one without a line has a border in its own colour. All zero for
// none.
HtmlBox html_box(Paint paint);

void table_open(Html *html, HtmlBox box, const char *port);
void table_close(Html *html);
void row_open(Html *html); // <TR>
void row_close(Html *html);
// A cell that holds a table: open, table_open ... table_close, close.
void cell_open(Html *html, int padding);
void cell_close(Html *html);
// A row of one cell that holds a one-row table of cells.
void line_open(Html *html);
void line_close(Html *html);
// Leaf cells.
void space(Html *html, int width, int height, const char *port); // port NULL for none
void words(Html *html, int width, int height, Align align, Font font, const char *text);
void block(Html *html, int width, int height, HtmlBox box); // a painted cell without words
// A painted cell with words, `height` tall, in the middle of a line.
void pill(Html *html, int width, int line, int height, PillLook look, const char *text);

#endif
