// dialect.h: where the interfaces of Graphviz 2.42 and of 14 differ; the only place that knows.
// What is written here as a macro needs gvc.h where it is used.
#ifndef HEAPSTORY_LAYOUT_DIALECT_H
#define HEAPSTORY_LAYOUT_DIALECT_H

#include <graphviz/cgraph.h>
#include <graphviz/graphviz_version.h>

#ifdef GRAPHVIZ_VERSION_MAJOR

#define set_html(object, name, html) agsafeset_html(object, name, html, "")
#define plugin_names(context, kind, count) gvPluginList(context, kind, count)

#else

// An HTML string is one by the table that it stands in.
static inline void set_html(void *object, char *name, char *html) {
  char *kept = agstrdup_html(agraphof(object), html), empty[] = "";
  agsafeset(object, name, kept, empty);
  agstrfree(agraphof(object), kept);
}
#define plugin_names(context, kind, count) gvPluginList(context, kind, count, NULL)

#endif

// The type of gvRenderData's length: unsigned int in 2.42, size_t in 14.
#define DATA_LENGTH                                                                                \
  __typeof__(_Generic(&gvRenderData,                                                               \
                      int (*)(GVC_t *, graph_t *, const char *, char **, unsigned int *) : 0u,     \
                      default                                                                      \
                      : (size_t)0))

#endif
