// attributes.h: attributes of graphs, nodes and edges, for the three writers of this room. Numbers
// are written by integer arithmetic: printf's %f would obey the locale.
#ifndef HEAPSTORY_LAYOUT_ATTRIBUTES_H
#define HEAPSTORY_LAYOUT_ATTRIBUTES_H

#include "discipline.h"
#include "html.h"

void set(void *object, const char *name, const char *value);
void set_whole(void *object, const char *name, long number);
// Two decimals: "1.50". The same as a part of a text.
void set_number(void *object, const char *name, double number);
void add_number(Text *text, double number);
// One decimal, where it is not 0: "3", "1.6".
void set_width(void *object, const char *name, double points);
// Points as inches: with two decimals for gaps that are estimates anyway, with five for a size.
void set_inches(void *object, const char *name, int points);
void set_exact_inches(void *object, const char *name, double points);
// The label that `html` holds; empties it.
void set_label(void *object, Html *html);

#endif
