// metrics.h: how wide a text is, without asking any font: an upper bound for all faces of theme.c,
// so that positions depend on neither fonts nor the version of Graphviz.
#ifndef HEAPSTORY_METRICS_H
#define HEAPSTORY_METRICS_H

#include <stdbool.h>

// Whole points, rounded up; 0 for NULL and "".
int mono_width(const char *text, int size);
int sans_width(const char *text, int size, bool bold);

// Points that a text takes in the first faces of the theme, Inter and JetBrains Mono.
double mono_advance(const char *text, int size);
double sans_advance(const char *text, int size, bool bold);

#endif
