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

// What these return is in `scratch` always: a scene owns its words, and outlives the snapshots.
// Cut at the end: "very_long_nam…".
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

// ---- "hidden.c": what is never drawn ----------------------------------------------------------

// Classes, modules, builtins, machinery, unless the options ask for them.
bool object_machinery(const SnapshotObject *object, const ViewOptions *options);
// That, and what the options hide.
bool object_hidden(const SnapshotObject *object, const ViewOptions *options);
bool name_hidden(const char *name, const ViewOptions *options);
// Drawn only where a name refers to it, else written in place: small ints, None, interned strings,
// ().
bool object_plain_value(const SnapshotObject *object);
bool word_means_object(const char *word, const SnapshotObject *object); // "#7"
// The reference has a cell: it is no key, no machinery of its holder.
bool place_shown(const Snapshot *snapshot, const SnapshotReference *place,
                 const ViewOptions *options);

// ---- "moment.c": which objects one step draws -------------------------------------------------

// One row to be: a place of an object, or several places in a row that refer to the same object.
// Of a card that stands for several objects: the places of one key in all of them.
typedef struct Cell {
  const char *key;   // "0", "'k'", "ref", "0 … 98  ×99"; of a gap: "… 94 more"
  const char *words; // written in place whatever `to` is; NULL: decided by `to`
  int32_t to;        // index into objects, of several objects of one card the first; or NO_OBJECT
  uint32_t first;    // the places: references[first .. + count) of the snapshot; of a card of
  uint32_t count;    // several objects only the first one is `first`
  uint32_t row;      // of the card at this step
  bool gap, merged;  // merged: places that refer to several objects of one card
  bool changed;      // some of its places referred to something else before, or to nothing
} Cell;

typedef struct Cells {
  Cell *items;
  size_t count;
  uint32_t rows;
} Cells;

// A name of a frame, or several in a row that refer to the same object.
typedef struct MomentName {
  size_t depth;     // of the frame
  const char *text; // "x", "n0 … n99  ×100"; of a gap: "… 84 more names"
  const char *name; // the first one
  int32_t to;       // NO_OBJECT: a gap
  uint32_t count;   // of names
} MomentName;

typedef Array(MomentName) MomentNames;

typedef struct SamePlaces SamePlaces;

typedef struct Moment {
  const Snapshot *snapshot;
  const Snapshot *before;  // NULL for the first step
  const MomentName *names; // those that are shown, by frame, oldest first
  size_t name_count;
  bool *drawn;  // by object index: a name or a cell of a drawn object leads to it, or nothing does
  bool *beyond; // by object index: drawn, were it not for the focus; NULL without one
  Cells *cells; // by object index; of drawn objects; NULL where every place leads on
  size_t drawn_count;
  SamePlaces *places; // "same_place.c"
} Moment;

// With `whole` every place of an object leads on, not only those that its cells will show; the
// cells are taken later, when it is known which objects share a card. Memory comes from `scratch`.
Moment moment_take(Scratch *scratch, const Snapshot *snapshot, const Snapshot *before,
                   const ViewOptions *options, bool whole);
// Of a deep recursion only the oldest and the newest calls are shown, and what only others name is
// not drawn.
bool frame_shown(const Snapshot *snapshot, size_t depth);
int64_t object_serial(const Snapshot *snapshot, int32_t object); // 0 for NO_OBJECT

// ---- "same_place.c": the same place of the same object in two steps
// -------------------------------

// Memory comes from `scratch`, which must outlive it. `before` may be NULL.
SamePlaces *same_places_new(Scratch *scratch, const Snapshot *now, const Snapshot *before);
// What the same place of the same object referred to before: its serial, 0 for nothing.
int64_t target_before(const Moment *moment, const Cell *cell, uint32_t offset);
// The same the other way round: what a place of the step before refers to now.
int64_t target_now(const Moment *moment, const Cell *cell_before, uint32_t offset);
bool place_changed(const Moment *moment, uint32_t reference);

// ---- "names.c": the names of one step ---------------------------------------------------------

// Those whose frame is shown and that refer to something that may be drawn; of many in one frame
// the first, the last, and what changed.
MomentNames names_take(Scratch *scratch, const Snapshot *snapshot, const Snapshot *before,
                       const ViewOptions *options);

// ---- "cells.c": the rows of an object at one step ---------------------------------------------

enum { ALONE = -1 };

// Says which objects share a card: a number for each; ALONE for one that does not.
typedef struct Sharing {
  int32_t (*card)(const void *run, int64_t serial);
  const void *run;
} Sharing;

// `sharing` NULL: no object shares a card.
Cells cells_take(Scratch *scratch, const Moment *moment, const SnapshotObject *owner,
                 const ViewOptions *options, const Sharing *sharing);
const char *key_text(Scratch *scratch, const SnapshotReference *place);

// ---- "marks.c": what happened to an object in a step, as a number -----------------------------

// Objects with equal marks in every step of a run look alike in all its pictures.
typedef struct Mark {
  uint64_t state, change; // what it is; what the step did to it
} Mark;

uint64_t mark_mix(uint64_t hash, uint64_t value);
uint64_t mark_text(uint64_t hash, const char *text);
// Calls for the object that stands in both steps (`before` NULL: it is new).
Mark mark_of(const Moment *moment, const SnapshotObject *object, const SnapshotObject *before,
             const ViewOptions *options);

// ---- "run.c": the union of all steps that share one layout ------------------------------------

typedef Array(uint32_t) Indices;

enum { NOWHERE = UINT32_MAX }; // no card, no group

// A card that a row or a name refers to in some step. `back`: it is an ancestor of the row's own
// card.
typedef struct Target {
  uint32_t card;
  bool back;
} Target;

typedef Array(Target) Targets;

// An object that some picture of the run shows.
typedef struct RunObject {
  int64_t serial;
  const SnapshotObject *any; // as it is in some step: type and shape never change
  bool plain_value, named;
  bool in_place;     // written into the one place that refers to it
  uint32_t holders;  // most places and names that lead to it in one step
  uint32_t from, to; // the first and the last moment that can show it, its ghost included
  uint64_t kind;     // equal: of one type and shape, and the same happened to both in every step
  size_t since; // first moment that it is unreachable, collected or in gc.garbage; SIZE_MAX: never
  uint32_t collected; // the moment in which the collector freed it; NOWHERE: it did not
  int32_t island;
  uint32_t group;
} RunObject;

// Objects that one card stands for: mostly one.
typedef struct RunGroup {
  uint32_t first, count; // members: run->members[first .. + count), indices of objects
  uint32_t from, to;     // moments
  uint32_t card;         // NOWHERE: left out
} RunGroup;

typedef struct RunRow {
  const char *key; // keyed objects (dict, instance): the key that owns the row; else NULL
  Targets targets; // in order of appearance; a target that is not here is written in place
} RunRow;

// A place for a card. Groups whose times do not overlap may share one.
typedef struct RunCard {
  Indices groups;   // in order of time
  bool by_position; // rows are places 0, 1, 2 and not keys
  Array(RunRow) rows;
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

typedef struct RunIsland {
  size_t parts;  // islands that were put together
  bool is_cycle; // every part of it
} RunIsland;

// Finds objects by serial.
typedef struct SerialMap {
  int64_t *serials;
  uint32_t *values;
  size_t capacity, count;
} SerialMap;

// A reference of a row of a card.
typedef struct RunCut {
  uint32_t card, row, to;
} RunCut;

typedef struct Run {
  const ViewOptions *options;
  Density density;
  bool collapsing;          // equal objects share a card
  Array(Moment) moments;    // one before the first step too, whose ghosts that one shows
  size_t first;             // index of the first step among the moments: 0 or 1
  size_t now;               // index of the step that is drawn
  Array(RunObject) objects; // in order of creation
  SerialMap index;
  uint32_t **known; // by moment, by object of its snapshot: its number among the objects; NOWHERE
  Indices members;
  Array(RunGroup) groups;
  Array(RunCard) cards;
  Array(RunFrame) frames; // newest first
  Array(RunIsland) islands;
  size_t fullest;             // most cards that one moment shows
  size_t left_out_cards;      // cards that are not drawn because they are too many
  Array(RunCut) cut;          // references that are not drawn because they need too many columns
  bool edges_in_place;        // too many references: those between cards are written as "Node #7"
  bool **shown;               // by moment, by card: something that is drawn leads to it
  uint32_t **holders;         // by moment, by card: references that the picture shows
  struct SceneCard *reserved; // by card: the widest words of all moments
  const char **sentences;     // by moment
  Scratch scratch;
} Run;

// The union of moments[from - 1 .. to]: which objects, which cards, which names. What is needed to
// draw comes with run_finish. `marks`: by moment, by object; NULL where no objects share cards.
void run_gather(Run *run, const Moment *moments, const Mark *const *marks, size_t from, size_t to,
                Density density, const ViewOptions *options);
void run_finish(Run *run);
void run_delete(Run *run);
size_t run_stack_rows(const Run *run);
size_t
run_weight(const Run *run); // cards; those in islands, which need more space, count three times
// Index of the card that shows the object of this serial, or -1.
int32_t run_find(const Run *run, int64_t serial);
const RunObject *run_object(const Run *run, int64_t serial); // NULL where there is none
// The group that a card shows at a moment; NULL where its place is empty.
const RunGroup *run_group(const Run *run, uint32_t card, size_t moment);
static inline const RunObject *run_member(const Run *run, const RunGroup *group, size_t n) {
  return &run->objects.items[run->members.items[group->first + n]];
}
// The rows of a card at a moment, as if every row had one cell or several.
const Cells *run_cells(const Run *run, uint32_t card, size_t moment);
// The row of a card where a cell of one of its moments stands, or -1.
int32_t run_row(const RunCard *card, const Cells *cells, size_t cell);
// The frame of the union where frames[depth] of a snapshot stands.
size_t run_frame(const Run *run, const Snapshot *snapshot, size_t depth);
// Objects that a picture of a moment neither shows nor mentions.
size_t run_left_out(const Run *run, size_t moment);

uint32_t serial_map_get(const SerialMap *map, int64_t serial); // NOWHERE where it is not there
void serial_map_put(SerialMap *map, int64_t serial, uint32_t value);
void serial_map_delete(SerialMap *map);

// ---- "groups.c", "slots.c", "budget.c" --------------------------------------------------------

// Puts equal objects with the same owner together where the run collapses; else each by itself.
void groups_make(Run *run);
// Gives groups their cards; where there are many, one that comes later may have the place of one
// that is gone.
void slots_make(Run *run);
// Takes away references that would make the layout slow or the picture a knot: they are written in
// place.
void budget_apply(Run *run);

// ---- "collapsed.c" ----------------------------------------------------------------------------

// The rows of a card that stands for several objects.
Cells group_cells(Run *run, const RunGroup *group, size_t moment);
// The values of several objects in one phrase: "1.5", "2.5 … 5.5", "12 values".
const char *group_value(const Run *run, Scratch *scratch, const RunGroup *group,
                        const Snapshot *snapshot);

// ---- "windows.c": the runs of a whole recording -----------------------------------------------

typedef struct Windows {
  const ViewOptions *options;
  Scratch scratch;
  Array(Moment) moments; // of all steps
  const Mark **marks;
  Density density;
  Array(size_t) starts; // of each window; one more at the end
  Run run;              // of the window that is open
  size_t open;
} Windows;

void windows_open(Windows *windows, const Snapshot *const *snapshots, size_t count,
                  const ViewOptions *options);
void windows_close(Windows *windows);
// The window of a step, ready to be drawn.
Run *windows_run(Windows *windows, size_t at, size_t *window_out);

// ---- "leads.c": which cell of a card leads to another card ------------------------------------

// The cells of a card at a moment, by row and by the card that they refer to.
typedef struct Leads {
  const Run *run;
  uint32_t card;
  const Snapshot *snapshot;
  const Cells *cells;
  SerialMap found; // first cell of a row and a card; only where there are many
} Leads;

Leads leads_new(const Run *run, uint32_t card, size_t moment);
// The cell of a row that refers to card `to`; NULL where none does.
const Cell *leads_find(const Leads *leads, int32_t row, uint32_t to);
void leads_delete(Leads *leads);

// ---- "depth.c" --------------------------------------------------------------------------------

// Marks the targets that lead back; takes away those that would need too many columns.
void depths_find(Run *run);

// ---- "islands.c" ------------------------------------------------------------------------------

// Gives objects their islands: what became unreachable in the same step and hangs together.
void islands_find(Run *run);
// The object is in an island at this moment: unreachable, in gc.garbage, or just collected.
bool island_member(const Run *run, size_t moment, int64_t serial);
const char *island_title(const Run *run, Scratch *scratch, int32_t island, IslandState state);

// ---- "graph.c", "stack.c", "cards.c": the states of one step in the union ---------------------

// Why a card is in the picture.
typedef enum Presence {
  PRESENCE_NONE,
  PRESENCE_SHOWN,     // something that is drawn leads to it, or it is in an island
  PRESENCE_LINGERING, // alive, but the references to it went in this step
  PRESENCE_GHOST,     // died in this step
} Presence;

typedef struct Drawing {
  Run *run;
  Scene *scene;
  Presence *presence;    // by card
  SerialMap resurrected; // the serials of this step
  Array(SceneEdge) edges;
} Drawing;

const Moment *moment_now(const Drawing *drawing);
const Moment *moment_before(const Drawing *drawing); // NULL at the first step
void draw_stack(Drawing *drawing);
void draw_cards(Drawing *drawing);
void reserve_cards(Run *run);                    // fills run->reserved
void add_edge(Drawing *drawing, SceneEdge edge); // ABSENT where its card is not in the picture

// ---- "diff.c" and its parts -------------------------------------------------------------------

typedef struct DiffCount {
  size_t added, removed, changed; // objects
  size_t references_added, references_removed;
} DiffCount;

// Marks the graph of the new one; `before` is the graph of the old one in the same window, or NULL.
DiffCount diff_mark(Scene *scene, const Scene *before);
bool diff_edge_changed(EdgeState state);
void diff_trim(Scene *scene);   // leaves out what is the same
void diff_legend(Scene *scene); // "legend.c"

// ---- "storyboard.c" ---------------------------------------------------------------------------

void storyboard_delete(const struct SceneStoryboard *storyboard); // the frames that it owns

// ---- "caption.c", "sentence.c", "legend.c" ----------------------------------------------------

// Pill, statement and name of a picture of a step: the same in all views.
void caption_make(Scene *scene, const Snapshot *now, const Snapshot *last);

// A copy that lives as long as the scene; NULL stays NULL.
const char *own_text(Scratch *scratch, const char *text);
// What a step did to memory, in one sentence: its note, or one made from what changed.
const char *sentence_of(Scratch *scratch, const Snapshot *before, const Snapshot *now);
void legend_make(Scene *scene);

#endif
