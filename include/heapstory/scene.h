// scene.h: what one picture shows, in kinds and words: no colours, no coordinates, no fonts.
//
// A scene holds everything that any step of the run shows, in one fixed order; what is not there in
// this step is ABSENT and keeps its space. So two scenes of one run differ in states and words
// only, and a layout that reserves the `widest` words puts everything at the same place in both.
//
//   frames ── names ──┐                       cards ── rows ──┐
//                     └── edges ── to ──▶ cards               └── edges ── to ──▶ cards
//   islands enclose cards · legend and caption say in words what the picture says in marks
#ifndef HEAPSTORY_SCENE_H
#define HEAPSTORY_SCENE_H

#include "heapstory/view.h"

// A place for words. Both NULL: there is no such place on this card.
typedef struct SceneWord {
  const char *text;   // what stands there now; NULL for nothing
  const char *widest; // the widest that stands there in any step of the run
} SceneWord;

// ---- the stack --------------------------------------------------------------------------------

typedef enum NameState {
  NAME_ABSENT, // not bound in this step: an empty row
  NAME_PLAIN,
  NAME_NEW,
  NAME_REBOUND,
  NAME_GONE, // unbound in this step, or its frame returned: struck, with a ring
} NameState;

typedef struct SceneName {
  NameState state;
  bool gap;         // "… 84 more": words instead of a name
  const char *text; // "x"; of several names of one object "n0 … n99  ×100"
} SceneName;

typedef enum FrameState {
  FRAME_ABSENT,
  FRAME_PLAIN,
  FRAME_NEWEST,   // the one that runs
  FRAME_RETURNED, // gone since this step
} FrameState;

typedef struct SceneFrame {
  FrameState state;
  const char *title; // "globals", "func()"
  const char *tag;   // "► top of stack", "× returned"; NULL for none
  const char *empty; // words of the first row where no name is bound; NULL where one is
  SceneName *names;  // may be none: the frame still has one row of space
  size_t name_count;
} SceneFrame;

// ---- the heap ---------------------------------------------------------------------------------

typedef enum CardState {
  CARD_ABSENT,
  CARD_PLAIN,
  CARD_NEW,
  CARD_RESURRECTED, // the collector had it, and a finalizer brought it back
  CARD_FREED,       // its count reached 0 in this step
  CARD_UNREACHABLE, // alive, and nothing leads to it
  CARD_COLLECTED,   // freed in this step by the collector
  CARD_IMMORTAL,
  // in a difference
  CARD_ADDED,
  CARD_REMOVED,
  CARD_CHANGED, // what it holds is something else
} CardState;

typedef enum CountState { COUNT_PLAIN, COUNT_CHANGED, COUNT_ZERO } CountState;

typedef enum RowState {
  ROW_ABSENT,
  ROW_PLAIN,
  ROW_CHANGED, // its value, written in place, is new or another one
  ROW_REMOVED, // struck: the place is gone since this step
} RowState;

typedef struct SceneRow {
  RowState state;
  bool gap;        // "… 94 more": words instead of a place
  bool dotted;     // an edge starts beside the value
  SceneWord key;   // of a gap: its words
  SceneWord value; // what is written in place; mostly NULL where an edge starts
} SceneRow;

typedef struct SceneCard {
  int64_t serial;
  CardState state;
  CountState count;
  size_t members;        // objects that the card stands for: mostly 1
  const char *type;      // "list"; of several objects "User ×12"
  SceneWord label;       // "#3", "#3–#14"; no text for immortals and machinery
  SceneWord sub;         // "slots", "immortal", "[3]", "31 digits"
  SceneWord generation;  // "gen 0"; text NULL where no generation holds it
  int generation_number; // 0 1 2, 3 = permanent; only where generation.text
  bool promoted;         // it came there from a younger one in this step: "gen 0→1"
  SceneWord refs;        // "refs 1→2"
  SceneWord value;       // of an atom: its repr
  SceneRow *rows;        // of a container: one per place shown
  size_t row_count;
  const char *tag;     // "+ new", "× freed"; NULL for none
  bool differs;        // in a difference: it is in both, and something of it is another now
  bool tagged;         // some step of the run has a tag here: keep its space
  int32_t island;      // index of the island that it belongs to in some step; -1 for none
  const char *tooltip; // "list #3, 72 bytes, refs 1, gen 0"
} SceneCard;

typedef enum IslandState {
  ISLAND_ABSENT,
  ISLAND_UNREACHABLE,
  ISLAND_COLLECTED,
  ISLAND_UNCOLLECTABLE, // kept in gc.garbage
} IslandState;

typedef struct SceneIsland {
  IslandState state;
  SceneWord title;
} SceneIsland;

// ---- references -------------------------------------------------------------------------------

typedef enum EdgeState {
  EDGE_ABSENT,
  EDGE_PLAIN,
  EDGE_NEW,
  EDGE_REBOUND,  // of a name that referred to something else before
  EDGE_REMOVED,  // gone since this step, and its place with it
  EDGE_REPLACED, // gone since this step; its place refers to something else now
  EDGE_ISLAND,   // between unreachable objects
  EDGE_CLEARED,  // cut by the collector
} EdgeState;

typedef struct SceneEdge {
  EdgeState state;
  bool from_frame;      // the cell is frames[owner].names[cell], else cards[owner].rows[cell]
  uint32_t owner, cell; // of a card without rows: cell 0, and the edge starts at its side
  uint32_t to;          // index into cards; never the owner itself
  bool back; // to an ancestor in the walk from the names: without these there is no circle
} SceneEdge;

// ---- words around -----------------------------------------------------------------------------

typedef enum LegendKind {
  LEGEND_WORDS,    // no mark, the words say it
  LEGEND_LEFT_OUT, // how many objects are not drawn: words too
  LEGEND_REFERENCE,
  LEGEND_NEW,
  LEGEND_REBOUND,
  LEGEND_REMOVED,
  LEGEND_CLEARED,
  LEGEND_NEW_CARD,
  LEGEND_RESURRECTED_CARD,
  LEGEND_PROMOTED,
  LEGEND_FREED_CARD,
  LEGEND_CHANGED_CARD,
  LEGEND_COLLECTED_CARD,
  LEGEND_ISLAND,
  LEGEND_GENERATION_0,
  LEGEND_GENERATION_1,
  LEGEND_GENERATION_2,
  LEGEND_PERMANENT,
  LEGEND_COUNT, // what the number in a badge is
} LegendKind;

typedef struct SceneLegend {
  LegendKind kind;
  const char *words;
} SceneLegend;

// Numbers of a difference, in the caption where others have their sentence.
typedef enum PillKind { PILL_ADDED, PILL_REMOVED, PILL_CHANGED, PILL_SAME } PillKind;

typedef struct ScenePill {
  PillKind kind;
  const char *words; // "+1 object"
} ScenePill;

// What a picture is about; each but the graph has its own part of the scene.
typedef enum SceneKind {
  SCENE_GRAPH,
  SCENE_GENERATIONS,
  SCENE_COLLECTOR,
  SCENE_TIMELINE,
  SCENE_STORYBOARD,
  SCENE_POOLS,
} SceneKind;

struct Scene {
  SceneKind kind;
  size_t window;         // scenes of one window share one layout: equal sizes, equal places
  const char *name;      // "step 6 of 7: del b"
  SceneWord pill;        // "step 6 of 7"
  const char *from;      // what the statement is compared with, in front of it; NULL: nothing
  const char *statement; // one line; of code
  bool titled;           // the statement is a title in words, not code
  const char *sentence;  // what the statement did to memory
  const char *longest;   // the longest sentence of the window
  ScenePill *pills;      // instead of the sentence, which then only describes; NULL: none
  size_t pill_count;
  const char *left_out; // "… 31 more objects"; NULL where everything is drawn
  Density density;
  SceneFrame *frames;
  size_t frame_count; // from top to bottom: newest first
  SceneCard *cards;
  size_t card_count; // in order of creation
  SceneEdge *edges;
  size_t edge_count;
  SceneIsland *islands;
  size_t island_count;
  SceneLegend *legend;
  size_t legend_count;
  const struct SceneGenerations *generations; // scene_generations.h
  const struct SceneCollector *collector;     // SCENE_COLLECTOR: scene_collector.h
  const struct SceneTimeline *timeline;       // scene_timeline.h
  const struct SceneStoryboard *storyboard;   // scene_storyboard.h
  const struct ScenePools *pools;             // scene_pools.h
  Scratch scratch;                            // owns every string and array above; private
};

// Columns that a text takes in a monospaced face: wide characters two, combining marks none.
size_t scene_columns(const char *text);

#endif
