// internal.h: what the files of view/ share, grouped by the file that defines it.
//
//   Snapshot ── moment.c ──▶ Moment: which objects are drawn at one step, and their cells (rows to
//   be) Moments  ── run.c    ──▶ Run: the union of all steps: cards, rows, islands, frames; one
//   order for all Run      ── graph.c  ──▶ Scene: the states of one step in that union
#ifndef HEAPSTORY_VIEW_INTERNAL_H
#define HEAPSTORY_VIEW_INTERNAL_H

#include "heapstory/scene.h"
#include "heapstory/snapshot.h"
#include "heapstory/view.h"

// views.def
#define VIEW(name, scope, needs, help)                                                             \
  void *view_##name##_open(const Snapshot *const *snapshots, size_t count,                         \
                           const ViewOptions *options);                                            \
  Scene *view_##name##_scene(void *opened, size_t at);                                             \
  void view_##name##_close(void *opened);
#include "views.def"
#undef VIEW

// ---- "text_limits.c": words short enough for a cell -------------------------------------------

enum {
  MAX_NAME = 14,
  MAX_TYPE = 14,
  MAX_STR = 18,
  MAX_DIGITS = 12,
  MAX_STATEMENT = 80,
  MAX_SENTENCE = 95
};

// Cut at the end: "very_long_nam…". Returns `text` itself where it fits.
const char *limit_end(Scratch *scratch, const char *text, size_t columns);
// Cut in the middle: "'abcdefgh…wxyz'".
const char *limit_middle(Scratch *scratch, const char *text, size_t columns);
// The value of an object for a cell: its repr, shortened; a name for a function, a class, a module.
const char *limit_value(Scratch *scratch, const SnapshotObject *object);
// What limit_value left out: "31 digits", "120 chars"; NULL for nothing.
const char *limit_sub(Scratch *scratch, const SnapshotObject *object);
// First line of a statement, with " …" where more follow.
const char *limit_statement(Scratch *scratch, const char *source);
void word_now(SceneWord *word, const char *text);     // stands there in this step
void word_reserve(SceneWord *word, const char *text); // stands there in some step

// ---- "moment.c": one step by itself -----------------------------------------------------------

// One row to be: a place of an object, or several places in a row that refer to the same object.
typedef struct Cell {
  const char *key; // "0", "'k'", "ref", "0 … 98  ×99"; of a gap: "… 94 more"
  int32_t to;      // index into objects; NO_OBJECT for a gap
  uint32_t first;  // the places: references[first .. + count) of the snapshot
  uint32_t count;
} Cell;

typedef struct Cells {
  Cell *items;
  size_t count;
} Cells;

typedef struct Moment {
  const Snapshot *snapshot;
  const Snapshot *before; // NULL for the first step
  bool *drawn;  // by object index: a name or a cell of a drawn object leads to it, or nothing does
  Cells *cells; // by object index; of drawn objects
  size_t drawn_count;
} Moment;

// Memory comes from `scratch`.
Moment moment_take(Scratch *scratch, const Snapshot *snapshot, const Snapshot *before,
                   const ViewOptions *options);
// Of a deep recursion only the oldest and the newest calls are shown, and what only others name is
// not drawn.
bool frame_shown(const Snapshot *snapshot, size_t depth);
// Bindings of the frames that are shown: `*at` counts on from 0. NULL at the end.
const SnapshotBinding *next_binding(const Snapshot *snapshot, size_t *at);
// Never drawn: classes, modules, builtins, machinery, unless the options ask for them.
bool object_hidden(const SnapshotObject *object, const ViewOptions *options);
// Drawn only where a name refers to it, else written in place: small ints, None, interned strings,
// ().
bool object_plain_value(const SnapshotObject *object);
// What the same place of the same object referred to before: its serial, 0 for nothing.
int64_t target_before(const Moment *moment, const Cell *cell, uint32_t offset);
// The same the other way round: what a place of the step before refers to now.
int64_t target_now(const Moment *moment, const Cell *cell_before, uint32_t offset);
// True where the collector freed the object of this serial in the step.
bool died_in_collection(const Snapshot *snapshot, int64_t serial);
int64_t object_serial(const Snapshot *snapshot, int32_t object); // 0 for NO_OBJECT

// ---- "run.c": the union of all steps ----------------------------------------------------------

typedef Array(uint32_t) Indices;

// A card that a row or a name refers to in some step. `back`: it is an ancestor of the row's own
// card.
typedef struct Target {
  uint32_t card;
  bool back;
} Target;

typedef Array(Target) Targets;

typedef struct RunRow {
  const char *key; // keyed objects (dict, instance): the key that owns the row; else NULL
  Targets targets; // in order of appearance; a target that is not here is written in place
} RunRow;

typedef struct RunCard {
  int64_t serial;
  bool plain_value, named;
  uint32_t holders; // most cells and names that lead to it in one step
  bool by_position; // rows are places 0, 1, 2 and not keys
  Array(RunRow) rows;
  size_t
      since; // first moment that it is unreachable, collected or in gc.garbage; SIZE_MAX for never
  int32_t island;
} RunCard;

typedef struct RunName {
  const char *text;
  Targets targets;
} RunName;

// Calls at the same depth of the same function share one place on the stack.
typedef struct RunFrame {
  size_t depth;
  const char *name; // NULL: the place of the calls that are too many to show
  Array(RunName) names;
} RunFrame;

typedef struct RunEntry {
  int64_t serial;
  uint32_t card;
} RunEntry;

typedef struct Run {
  const ViewOptions *options;
  Density density;
  Array(Moment) moments;  // of all steps, or of the last two where the union would be too large
  size_t now;             // index of the step that is drawn
  Array(RunCard) cards;   // in order of creation
  Array(RunFrame) frames; // newest first
  size_t island_count;
  size_t left_out;     // objects that are not drawn because they are too many
  bool edges_in_place; // too many references: those between cards are written as "Node #7"
  RunEntry *index;     // cards by serial, sorted
  size_t indexed;
  Scratch *scratch;
} Run;

void run_make(Run *run, Scratch *scratch, const Snapshot *const *snapshots, size_t count, size_t at,
              const ViewOptions *options);
void run_delete(Run *run);
// Index of the card with this serial, or -1.
int32_t run_find(const Run *run, int64_t serial);
// The row of a card where a cell of one of its moments stands, or -1.
int32_t run_row(const RunCard *card, const Cells *cells, size_t cell);
// The frame of the union where frames[depth] of a snapshot stands.
size_t run_frame(const Run *run, const Snapshot *snapshot, size_t depth);
// The card that a binding shows: -1 where what it refers to is hidden.
int32_t run_binding(const Run *run, const Snapshot *snapshot, const SnapshotBinding *binding);

// References to each card that the picture of a moment shows; `holders` has room for every card.
void run_count_holders(const Run *run, const Moment *moment, uint32_t *holders);
// Some object of the run with this serial: its type and shape never change.
const SnapshotObject *run_object(const Run *run, int64_t serial);

// ---- "depth.c" --------------------------------------------------------------------------------

// Marks the targets that lead back; takes away those that would need too many columns.
void depths_find(Run *run);

// ---- "islands.c" ------------------------------------------------------------------------------

// Gives cards their islands: what became unreachable in the same step and hangs together.
void islands_find(Run *run);
// The object is in an island at this moment: unreachable, in gc.garbage, or just collected.
bool island_member(const Run *run, size_t moment, int64_t serial);
const char *island_title(const Run *run, int32_t island, IslandState state);

// ---- "graph.c", "stack.c", "cards.c": the states of one step in the union ---------------------

// Why a card is in the picture.
typedef enum Presence {
  PRESENCE_NONE,
  PRESENCE_SHOWN,     // something that is drawn leads to it, or it is in an island
  PRESENCE_LINGERING, // alive, but the references to it went in this step
  PRESENCE_GHOST,     // died in this step
} Presence;

typedef struct Drawing {
  Run run;
  Scene *scene;
  Presence *presence; // by card
  uint32_t **holders; // by moment, by card: references that the picture shows
  Array(SceneEdge) edges;
} Drawing;

const Moment *moment_now(const Drawing *drawing);
const Moment *moment_before(const Drawing *drawing); // NULL at the first step
void draw_stack(Drawing *drawing);
void draw_cards(Drawing *drawing);
void add_edge(Drawing *drawing, SceneEdge edge); // ABSENT where its card is not in the picture

// ---- "caption.c", "sentence.c", "legend.c" ----------------------------------------------------

// Pill, statement and name of a picture of a step: the same in all views.
void caption_make(Scene *scene, const Snapshot *now, const Snapshot *last);

// What a step did to memory, in one sentence: its note, or one made from what changed.
const char *sentence_of(Scratch *scratch, const Snapshot *before, const Snapshot *now);
void legend_make(Scene *scene);

#endif
