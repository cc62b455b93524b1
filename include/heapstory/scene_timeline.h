// scene_timeline.h: the part of a scene that shows a whole run: steps as columns, with what is
// alive behind each of them, and the lives of objects. In all pictures of a run it is the same
// page; the column of the step is marked.
#ifndef HEAPSTORY_SCENE_TIMELINE_H
#define HEAPSTORY_SCENE_TIMELINE_H

#include "heapstory/scene.h"

enum { TIMELINE_COLUMNS = 12, TIMELINE_LIVES = 12, TIMELINE_LANES = 4 };

// A step, or several: then all numbers are those of the last one.
typedef struct SceneColumn {
  bool current;                    // the step of the picture is one of them
  const char *title;               // "9", "6–10"
  const char *statement;           // of the last one, without blanks that it does not need
  int64_t objects;                 // alive, made by the program
  int64_t bytes;                   // of them: sum of sys.getsizeof
  int64_t tracked[TIMELINE_LANES]; // of them, by where the collector keeps them
} SceneColumn;

typedef enum SpanState {
  SPAN_NONE,
  SPAN_REACHABLE,
  SPAN_UNREACHABLE, // alive, and nothing leads to it
  SPAN_FREED,       // its life ended in this column: at count 0
  SPAN_COLLECTED,   // by the collector
} SpanState;

// A life in one column.
typedef struct SceneSpan {
  SpanState state;
  const char *count; // references; NULL where it is not alive
  bool changed;      // since the column before
} SceneSpan;

typedef struct SceneLifetime {
  int64_t serial;
  const char *type, *label; // "list", "#1"
  const char *tooltip;      // "list #1, steps 1 to 10, freed"
  SceneSpan *spans;         // by column
} SceneLifetime;

typedef struct SceneTimeline {
  bool binned; // some column stands for several steps
  SceneColumn *columns;
  size_t column_count;
  int64_t most_objects, most_bytes, most_tracked; // of all columns
  const char *lanes[TIMELINE_LANES];              // "gen 0"; NULL where nothing ever stands there
  SceneLifetime *lifetimes;                       // in order of birth
  size_t lifetime_count;
  bool all;         // every life that may have a bar has one, in all pictures of the run
  const char *more; // what has none: "… 31 more, 2 classes"; NULL for nothing
} SceneTimeline;

#endif
