// diff_trim.c: of a difference only what differs is drawn, and what one reference leads to or comes
// from. The scene has its own layout: no place is kept for anything else.
#include <string.h>

#include "internal.h"

// Where things of the scene went; GONE for what is left out.
typedef struct Trim {
  Scene *scene;
  bool *kept;      // by card
  uint32_t *card;  // by card: its new index
  uint32_t *frame; // by frame
  uint32_t **name; // by frame, by name
  uint32_t **row;  // by card, by row
} Trim;

static const uint32_t GONE = UINT32_MAX;

static uint32_t *places(Scratch *scratch, size_t count) {
  return scratch_alloc(scratch, mem_size(count + 1, sizeof(uint32_t)));
}

// ---- what stays -------------------------------------------------------------------------------

static bool is_core(const SceneCard *card) {
  return card->state == CARD_ADDED || card->state == CARD_REMOVED || card->differs;
}

// What differs, and both ends of every reference that came or went. True where that is anything.
static bool keep_core(Trim *trim) {
  const Scene *scene = trim->scene;
  bool any = false;
  for (size_t i = 0; i < scene->card_count; i++)
    any |= trim->kept[i] = scene->cards[i].state != CARD_ABSENT && is_core(&scene->cards[i]);
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    if (!diff_edge_changed(edge->state)) continue;
    any = trim->kept[edge->to] = true;
    if (!edge->from_frame) trim->kept[edge->owner] = true;
  }
  return any;
}

static void keep_neighbours(Trim *trim) {
  const Scene *scene = trim->scene;
  bool *near = mem_zalloc(scene->card_count + 1);
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    if (edge->from_frame || edge->state == EDGE_ABSENT) continue;
    near[edge->to] |= trim->kept[edge->owner];
    near[edge->owner] |= trim->kept[edge->to];
  }
  for (size_t i = 0; i < scene->card_count; i++) trim->kept[i] |= near[i];
  mem_free(near);
}

static void keep_all(Trim *trim) {
  for (size_t i = 0; i < trim->scene->card_count; i++)
    trim->kept[i] = trim->scene->cards[i].state != CARD_ABSENT;
}

// ---- cards ------------------------------------------------------------------------------------

static void fit(SceneWord *word) { word->widest = word->text; }

// A place whose target is left out says what is there.
static void name_target(Trim *trim, SceneRow *row, const SceneCard *target) {
  if (row->value.text) return;
  const char *words = scratch_printf(&trim->scene->scratch, "%s %s", target->type,
                                     target->label.text ? target->label.text : "");
  row->value = (SceneWord){words, words};
  row->dotted = false;
}

static void name_targets(Trim *trim) {
  const Scene *scene = trim->scene;
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    if (edge->from_frame || edge->state == EDGE_ABSENT || trim->kept[edge->to]) continue;
    SceneCard *owner = &scene->cards[edge->owner];
    if (edge->cell < owner->row_count)
      name_target(trim, &owner->rows[edge->cell], &scene->cards[edge->to]);
  }
}

static void trim_rows(Trim *trim, size_t index, SceneCard *card) {
  uint32_t *row = trim->row[index] = places(&trim->scene->scratch, card->row_count);
  uint32_t count = 0;
  for (size_t r = 0; r < card->row_count; r++) {
    row[r] = card->rows[r].state == ROW_ABSENT ? GONE : count;
    if (row[r] == GONE) continue;
    card->rows[count] = card->rows[r];
    fit(&card->rows[count].key);
    fit(&card->rows[count++].value);
  }
  card->row_count = count;
}

static void trim_card(const Scene *scene, SceneCard *card) {
  fit(&card->label);
  fit(&card->sub);
  fit(&card->generation);
  fit(&card->refs);
  fit(&card->value);
  if (card->island >= 0 && scene->islands[card->island].state == ISLAND_ABSENT) card->island = -1;
}

static size_t trim_cards(Trim *trim) {
  Scene *scene = trim->scene;
  uint32_t count = 0;
  size_t left_out = 0;
  for (size_t i = 0; i < scene->card_count; i++) {
    trim_rows(trim, i, &scene->cards[i]);
    trim->card[i] = trim->kept[i] ? count : GONE;
    const SceneCard *card = &scene->cards[i];
    if (!trim->kept[i] && card->state != CARD_ABSENT) left_out += card->members ? card->members : 1;
    if (!trim->kept[i]) continue;
    scene->cards[count] = *card;
    trim_card(scene, &scene->cards[count++]);
  }
  scene->card_count = count;
  return left_out;
}

// ---- frames -----------------------------------------------------------------------------------

// Names that lead to something that stays, or that came or went themselves.
static void mark_names(Trim *trim, bool **leads) {
  const Scene *scene = trim->scene;
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    if (edge->from_frame && edge->state != EDGE_ABSENT && trim->kept[edge->to])
      leads[edge->owner][edge->cell] = true;
  }
}

static void trim_names(Trim *trim, size_t index, SceneFrame *frame, const bool *leads) {
  Scratch *scratch = &trim->scene->scratch;
  uint32_t *name = trim->name[index] = places(scratch, frame->name_count);
  SceneName *kept = scratch_alloc(scratch, (frame->name_count + 1) * sizeof *kept);
  uint32_t count = 0;
  size_t left_out = 0;
  for (size_t n = 0; n < frame->name_count; n++) {
    NameState state = frame->names[n].state;
    bool stays = state != NAME_ABSENT && (leads[n] || state != NAME_PLAIN);
    left_out += state != NAME_ABSENT && !stays;
    name[n] = stays ? count : GONE;
    if (stays) kept[count++] = frame->names[n];
  }
  if (left_out)
    kept[count++] = (SceneName){
        .state = NAME_PLAIN, .gap = true, .text = scratch_printf(scratch, "… %zu more", left_out)};
  frame->names = kept;
  frame->name_count = count;
}

static void trim_frames(Trim *trim) {
  Scene *scene = trim->scene;
  Scratch *scratch = &scene->scratch;
  bool **leads = scratch_alloc(scratch, mem_size(scene->frame_count + 1, sizeof *leads));
  uint32_t count = 0;
  for (size_t f = 0; f < scene->frame_count; f++)
    leads[f] = scratch_alloc(scratch, scene->frames[f].name_count + 1);
  mark_names(trim, leads);
  for (size_t f = 0; f < scene->frame_count; f++) {
    trim->frame[f] = scene->frames[f].state == FRAME_ABSENT ? GONE : count;
    trim_names(trim, f, &scene->frames[f], leads[f]);
    if (trim->frame[f] != GONE) scene->frames[count++] = scene->frames[f];
  }
  scene->frame_count = count;
}

// ---- islands ----------------------------------------------------------------------------------

static void trim_islands(Scene *scene) {
  bool *lived_in = mem_zalloc(scene->island_count + 1);
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].island >= 0) lived_in[scene->cards[i].island] = true;
  for (size_t i = 0; i < scene->island_count; i++) {
    if (!lived_in[i]) scene->islands[i].state = ISLAND_ABSENT;
    fit(&scene->islands[i].title);
  }
  mem_free(lived_in);
}

// ---- references -------------------------------------------------------------------------------

static bool move_edge(const Trim *trim, SceneEdge *edge) {
  if (edge->state == EDGE_ABSENT || trim->card[edge->to] == GONE) return false;
  bool framed = edge->from_frame;
  uint32_t owner = framed ? trim->frame[edge->owner] : trim->card[edge->owner];
  const uint32_t *cells = framed ? trim->name[edge->owner] : trim->row[edge->owner];
  if (owner == GONE) return false;
  bool rowless = !framed && trim->scene->cards[owner].row_count == 0;
  uint32_t cell = rowless ? 0 : cells[edge->cell];
  if (!framed && !rowless && cell != GONE) trim->scene->cards[owner].rows[cell].dotted = true;
  edge->owner = owner;
  edge->cell = cell;
  edge->to = trim->card[edge->to];
  return cell != GONE;
}

static void trim_edges(Trim *trim) {
  Scene *scene = trim->scene;
  size_t count = 0;
  for (size_t e = 0; e < scene->edge_count; e++) {
    SceneEdge edge = scene->edges[e];
    if (move_edge(trim, &edge)) scene->edges[count++] = edge;
  }
  scene->edge_count = count;
}

void diff_trim(Scene *scene) {
  Scratch *scratch = &scene->scratch;
  Trim trim = {.scene = scene};
  trim.kept = scratch_alloc(scratch, scene->card_count + 1);
  trim.card = places(scratch, scene->card_count);
  trim.frame = places(scratch, scene->frame_count);
  trim.name = scratch_alloc(scratch, mem_size(scene->frame_count + 1, sizeof *trim.name));
  trim.row = scratch_alloc(scratch, mem_size(scene->card_count + 1, sizeof *trim.row));
  if (keep_core(&trim))
    keep_neighbours(&trim);
  else
    keep_all(&trim);
  name_targets(&trim);
  trim_frames(&trim);
  size_t left_out = trim_cards(&trim);
  trim_islands(scene);
  trim_edges(&trim);
  if (left_out)
    scene->left_out =
        scratch_printf(scratch, "… %zu object%s the same", left_out, left_out == 1 ? "" : "s");
}
