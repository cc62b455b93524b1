// collector.h: where everything stands in a panel of the collector view: what collector_layout.c
// hands to collector.c. All panels of a picture are alike.
#ifndef HEAPSTORY_DRAW_COLLECTOR_H
#define HEAPSTORY_DRAW_COLLECTOR_H

#include "heapstory/scene_collector.h"
#include "parts.h"

enum {
  COLLECTOR_HEAD = 74, // title and words of a panel
  COLLECTOR_GAP = 8,   // between two panels
  COLLECTOR_CARD = 54,
  COLLECTOR_LINE = 25, // of a card: header, counts
  COLLECTOR_PAD = 8,   // of the words of a card
  COLLECTOR_HOLDER = 24,
  COLLECTOR_PILL = 20,
  SIZE_PHASE = 15,
  SIZE_HOLDER = 13,
  SIZE_ORDER = 11,
};

// A line from one thing to another in a panel: a cubic curve.
typedef struct Route {
  Point points[4];
  Point middle; // where its number may stand
} Route;

typedef struct CollectorLayout {
  double width; // of a panel
  Box *cards;   // by member, from the corner of the panel
  Box *holders; // by holder
  Route *links; // by link
  Route *holds; // by holder
} CollectorLayout;

// The least size of a panel, in points.
typedef struct CollectorSize {
  double width, height;
} CollectorSize;

// "×3" where a line stands for several references; "" where it stands for one.
void collector_number(const SceneLink *link, char words[16]);
int collector_number_width(const SceneLink *link); // 0 for ""
int collector_pill_width(const SceneCollector *scene);
CollectorSize collector_size(const SceneCollector *scene);
// Places for a panel of this size, at least the least one.
CollectorLayout collector_layout(const SceneCollector *scene, double width, double height);
void collector_layout_delete(CollectorLayout *layout);

#endif
