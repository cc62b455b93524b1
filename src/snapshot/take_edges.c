// take_edges.c: every reference, once through the traverse of each object; and what its place is
// called.
#include <string.h>

#include "take.h"

// ---- the references ---------------------------------------------------------------------------

static bool has_key(PlaceKind kind) {
  return kind == PLACE_ATTRIBUTE || kind == PLACE_KEY || kind == PLACE_ITEM;
}

// Field by field into its place: a struct made first and copied would wait for its own stores.
static void add_edge(Edges *edges, Object *referent, Place place) {
  if (edges->count == edges->capacity) array_reserve(edges, edges->count + 1);
  Edge *edge = &edges->items[edges->count++];
  edge->place.kind = place.kind;
  edge->place.at = place.at;
  edge->key = has_key(place.kind) ? place.at.key->serial : 0;
  edge->text = NULL;
  edge->to = take_row_number(referent);
}

static void add_reported(Object *referent, Place place, void *payload) {
  add_edge(&((Take *)payload)->edges, referent, place);
}

static void add_interpreter(Object *referent, Place place, void *payload) {
  add_edge(&((Take *)payload)->interpreter, referent, place);
}

// Sequences are traversed from the last item to the first; a reader wants them in order.
static void reverse(Edge *edges, size_t count) {
  for (size_t i = 0, j = count; i + 1 < j--; i++) {
    Edge edge = edges[i];
    edges[i] = edges[j];
    edges[j] = edge;
  }
}

void take_edges(Take *take) {
  Edges before = take->edges_before;
  take->edges_before = take->edges;
  take->edges = before;
  array_truncate(&take->edges, 0);
  array_truncate(&take->interpreter, 0);
  for (size_t i = 0; i < take->rows.count; i++) {
    Row *row = &take->rows.items[i];
    const Type *type = row->object->cls->type;
    row->first_edge = (uint32_t)take->edges.count;
    if (type->traverse) type->traverse(row->object, add_reported, take);
    row->edge_count = (uint32_t)take->edges.count - row->first_edge;
    bool ordered = type->shape == SHAPE_LIST || type->shape == SHAPE_TUPLE;
    if (ordered && row->edge_count > 1)
      reverse(&take->edges.items[row->first_edge], row->edge_count);
  }
  heap_walk_interpreter(take->heap, add_interpreter, take);
}

// ---- what a place is called -------------------------------------------------------------------

const char *place_text(Take *take, Place place) {
  if (place.kind == PLACE_INDEX) return snapshot_texts_index(take->texts, place.at.index);
  place_describe(take->heap, place, &take->text);
  return take_text(take);
}

// Whether the place is called as it was: a name, or a key whose words never change.
static bool is_called_so(const Edge *edge, const Edge *before) {
  if (!before->text || before->place.kind != edge->place.kind) return false;
  if (edge->place.kind == PLACE_ELEMENT) return true;
  if (edge->place.kind == PLACE_WORD) return strcmp(before->text, edge->place.at.word) == 0;
  if (before->key != edge->key) return false;
  return object_is(edge->place.at.key, &str_type) || object_is(edge->place.at.key, &int_type);
}

const char *edge_text(Take *take, const Row *row, uint32_t number) {
  Edge *edge = &take->edges.items[row->first_edge + number];
  const Edge *before =
      number < row->count_before ? &take->edges_before.items[row->first_before + number] : NULL;
  bool is_index = edge->place.kind == PLACE_INDEX;
  edge->text = !is_index && before && is_called_so(edge, before) ? before->text
                                                                 : place_text(take, edge->place);
  return edge->text;
}
