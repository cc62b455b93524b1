// reference.c: a reference as an edge between ports, see reference.h.
#include "reference.h"

#include "attributes.h"

bool starts_at_side(const Scene *scene, const SceneEdge *edge) {
  return !edge->from_frame && scene->cards[edge->owner].row_count == 0;
}

static void name_cell(const Scene *scene, const SceneEdge *edge, char *cell, size_t size) {
  if (edge->from_frame)
    snprintf(cell, size, "f%un%u:c", edge->owner, edge->cell);
  else if (starts_at_side(scene, edge))
    snprintf(cell, size, "box:%c", edge->back ? 'w' : 'e');
  else
    snprintf(cell, size, "r%u%s:c", edge->cell, edge->back ? "L" : "");
}

Agedge_t *add_reference(Agraph_t *graph, const Scene *scene, const Page *page,
                        const SceneEdge *edge, Agnode_t *stack, Agnode_t *const *cards) {
  bool back = edge->back;
  Agnode_t *from = edge->from_frame ? stack : cards[edge->owner], *to = cards[edge->to];
  char cell[64];
  name_cell(scene, edge, cell, sizeof cell);
  Agedge_t *line = agedge(graph, back ? to : from, back ? from : to, NULL, 1);
  set(line, "tailport", back ? "box:e" : cell);
  set(line, "headport", back ? cell : "box:w");
  set_whole(line, "minlen", page_minlen(page, back ? edge->owner : edge->to));
  if (back) {
    set(line, "tailclip", "true");
    set(line, "headclip", "false");
  }
  return line;
}
