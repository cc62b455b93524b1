// collected.h: a collection on its way into a scene: what the files collector.c (the scene),
// collected.c (which objects are drawn, in which order) and collector_phases.c (what each phase
// says) share.
#ifndef HEAPSTORY_VIEW_COLLECTED_H
#define HEAPSTORY_VIEW_COLLECTED_H

#include "heapstory/collection.h"
#include "heapstory/scene_collector.h"
#include "internal.h"

enum { MOST_MEMBERS = 12 };

// How an object that nothing outside holds was found reachable.
typedef struct Reached {
  int32_t by;   // object whose traversal found it; NO_OBJECT where it was held from outside
  bool through; // `by` is a dict of names, not drawn: its holders are
} Reached;

typedef struct Collected {
  Scratch *scratch;
  const Snapshot *snapshot;
  const SnapshotCollection *collection;
  const ViewOptions *options;
  uint32_t *first;  // by object: references[first[o] .. first[o + 1]) are its own
  int32_t *member;  // by object: its card; NO_OBJECT where it is not drawn
  Reached *reached; // by object
  uint32_t *order;  // by object: 1 = the first that was taken back; 0 = it was not
  bool *aside;      // by object: in the unreachable list when the first one was taken back
  SceneMember members[MOST_MEMBERS];
  int32_t object[MOST_MEMBERS]; // of a member; NO_OBJECT for the card of many
  size_t member_count;
  size_t shown, reachable, unreachable; // data that was examined, and what became of it
  size_t saved, late, freed, kept;      // of the unreachable ones; `late`: saved after finalizers
  bool finalizers;                      // ran, or something died before `clear`
} Collected;

// Chooses what is drawn.
void collected_choose(Collected *collected);
bool collected_is_many(const Collected *collected, uint32_t member);
const CollectionObject *collected_object(const Collected *collected, uint32_t member);

// Holders, links and phases, for members that are chosen.
void collected_add_phases(const Collected *collected, SceneCollector *scene);

#endif
