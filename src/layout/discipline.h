// discipline.h: what our two users of libcgraph share: ids and input/output of our own.
//
// Ids: libcgraph 2.42 takes the address of a name as the id of a subgraph and sorts subgraphs by
// it, so that bytes would depend on what the process did before. Ours count from 1.
#ifndef HEAPSTORY_LAYOUT_DISCIPLINE_H
#define HEAPSTORY_LAYOUT_DISCIPLINE_H

#include <graphviz/cgraph.h>

#include "heapstory/base.h"

// A channel of graph text: read from `source`, written to `sink`; either may be NULL.
typedef struct Channel {
  const char *source;
  size_t left;
  Text *sink;
} Channel;

// The discipline for agopen and agread.
Agdisc_t *discipline(void);

// libcgraph takes `char *` for text that it only reads.
char *mut(const char *text);

#endif
