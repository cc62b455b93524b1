// lanes.c: where the collector keeps an object, and what such a place is called: a snapshot says
// whether there are three generations or a young one and two old spaces.
#include "lives.h"

int lane_of(const Snapshot *snapshot, const SnapshotObject *object) {
  bool visited =
      snapshot->gc.two_spaces && object->generation == 2 && !(object->flags & SNAPSHOT_PENDING);
  return visited ? 1 : object->generation;
}

const char *lane_pill(const Snapshot *snapshot, int lane) {
  static const char *const generations[LANES] = {"Gen 0", "Gen 1", "Gen 2", "Permanent"};
  static const char *const spaces[LANES] = {"Young", "Old", "Old", "Permanent"};
  return (snapshot->gc.two_spaces ? spaces : generations)[lane];
}

const char *lane_role(const Snapshot *snapshot, int lane) {
  static const char *const generations[LANES] = {"new objects", "survived once", "long-lived",
                                                 "gc.freeze()"};
  static const char *const spaces[LANES] = {"new objects", "visited this cycle", "pending",
                                            "gc.freeze()"};
  return (snapshot->gc.two_spaces ? spaces : generations)[lane];
}

const char *lane_word(const Snapshot *snapshot, int lane) {
  static const char *const generations[LANES] = {"gen 0", "gen 1", "gen 2", "permanent"};
  static const char *const spaces[LANES] = {"young", "old visited", "old pending", "permanent"};
  return (snapshot->gc.two_spaces ? spaces : generations)[lane];
}
