// diff_marks.c: what the graph of a step says of each thing, said of a difference.
#include <string.h>

#include "internal.h"

static bool differ(const char *a, const char *b) { return a && b ? strcmp(a, b) != 0 : a != b; }

static bool came(EdgeState state) { return state == EDGE_NEW || state == EDGE_REBOUND; }

static bool went(EdgeState state) {
  return state == EDGE_REMOVED || state == EDGE_REPLACED || state == EDGE_CLEARED;
}

bool diff_edge_changed(EdgeState state) { return came(state) || went(state); }

// ---- rows -------------------------------------------------------------------------------------

static bool rows_differ(const SceneCard *card) {
  for (size_t r = 0; r < card->row_count; r++)
    if (card->rows[r].state == ROW_CHANGED || card->rows[r].state == ROW_REMOVED) return true;
  return false;
}

static void note_edges(const Scene *scene, bool *other) {
  for (size_t e = 0; e < scene->edge_count; e++)
    if (!scene->edges[e].from_frame && diff_edge_changed(scene->edges[e].state))
      other[scene->edges[e].owner] = true;
}

// ---- cards ------------------------------------------------------------------------------------

static bool is_changed(const SceneCard *card, const SceneCard *before, bool edges) {
  bool words =
      before && before->state != CARD_ABSENT &&
      (differ(card->sub.text, before->sub.text) || differ(card->value.text, before->value.text));
  return edges || words || rows_differ(card);
}

static void mark_card(SceneCard *card, const SceneCard *before, bool edges) {
  if (card->state == CARD_NEW) card->state = CARD_ADDED;
  if (card->state == CARD_COLLECTED || card->state == CARD_FREED) card->state = CARD_REMOVED;
  if (card->state == CARD_RESURRECTED) card->state = CARD_PLAIN;
  if (card->state == CARD_PLAIN && is_changed(card, before, edges)) card->state = CARD_CHANGED;
  if (card->state == CARD_ADDED) card->tag = "+ added";
  if (card->state == CARD_REMOVED) card->tag = "− removed";
  if (card->state == CARD_CHANGED) card->tag = "~ changed";
}

static bool counts_as_changed(const SceneCard *card, const SceneCard *before) {
  if (card->state == CARD_ABSENT || card->state == CARD_ADDED || card->state == CARD_REMOVED)
    return false;
  bool lost = card->state == CARD_UNREACHABLE && before && before->state != CARD_UNREACHABLE;
  return card->state == CARD_CHANGED || card->count != COUNT_PLAIN || card->promoted || lost;
}

// Of all that is out of reach only what is new has a tag.
static bool came_unreachable(const SceneCard *card) {
  return card->state == CARD_UNREACHABLE && card->tag;
}

static size_t members(const SceneCard *card) { return card->members ? card->members : 1; }

// An island of what is dead by now is none.
static void forget_dead_islands(Scene *scene) {
  for (size_t i = 0; i < scene->island_count; i++)
    if (scene->islands[i].state == ISLAND_COLLECTED) scene->islands[i].state = ISLAND_ABSENT;
}

DiffCount diff_mark(Scene *scene, const Scene *before) {
  DiffCount found = {0};
  bool *other = mem_zalloc(scene->card_count + 1);
  note_edges(scene, other);
  forget_dead_islands(scene);
  for (size_t i = 0; i < scene->card_count; i++) {
    SceneCard *card = &scene->cards[i];
    const SceneCard *old = before ? &before->cards[i] : NULL;
    mark_card(card, old, other[i]);
    bool lost = came_unreachable(card);
    if (lost) card->tag = "+ added";
    if (card->state == CARD_ADDED || lost) found.added += members(card);
    if (card->state == CARD_REMOVED) found.removed += members(card);
    card->differs = lost || counts_as_changed(card, old);
    if (card->differs && !lost) found.changed += members(card);
  }
  for (size_t e = 0; e < scene->edge_count; e++) {
    SceneEdge *edge = &scene->edges[e];
    found.references_added += came(edge->state);
    found.references_removed += went(edge->state);
    if (edge->state == EDGE_CLEARED) edge->state = EDGE_REMOVED;
  }
  mem_free(other);
  return found;
}
