// reference.h: a reference as an edge between ports, the same in the graph that is laid out and in
// the one that is written.
#ifndef HEAPSTORY_LAYOUT_REFERENCE_H
#define HEAPSTORY_LAYOUT_REFERENCE_H

#include <graphviz/cgraph.h>

#include "page.h"

// From the cell (port "f0n1" of the stack, "r0" or, backwards, "r0L" of a card, the side of one
// without rows) to the border of its target; a back reference is reversed, so that dot sees a DAG.
Agedge_t *add_reference(Agraph_t *graph, const Scene *scene, const Page *page,
                        const SceneEdge *edge, Agnode_t *stack, Agnode_t *const *cards);
// Does it start at the side of its card, which has no rows?
bool starts_at_side(const Scene *scene, const SceneEdge *edge);

#endif
