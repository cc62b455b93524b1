// collections.c: what the collector did in a step, in one sentence.
#include "lives.h"

Collections collections_of(const Snapshot *snapshot) {
  Collections all = {0};
  for (size_t i = 0; i < snapshot->event_count; i++) {
    const SnapshotEvent *event = &snapshot->events[i];
    if (event->kind == EVENT_COLLECT_START) {
      all.count++;
      all.by_generation[event->a]++;
      all.last_start = event;
      all.automatic = all.automatic || event->b;
    } else if (event->kind == EVENT_COLLECT) {
      all.collected += event->b;
      all.uncollectable += event->c;
    }
  }
  return all;
}

static size_t moved_to(const Moved *moved, int lane) {
  size_t count = 0;
  for (int from = 0; from < LANES; from++) count += moved->count[from][lane];
  return count;
}

static size_t moved_in_all(const Moved *moved) {
  size_t count = 0;
  for (int lane = 0; lane < LANES; lane++) count += moved_to(moved, lane);
  return count;
}

static const char *number(Scratch *scratch, size_t count, const char *one, const char *many) {
  return scratch_printf(scratch, "%zu %s", count, count == 1 ? one : many);
}

static const char *ordinal(Scratch *scratch, int64_t n) {
  static const char *const ends[] = {"th", "st", "nd", "rd"};
  bool teen = n % 100 >= 11 && n % 100 <= 13;
  return scratch_printf(scratch, "%lld%s", (long long)n, ends[teen || n % 10 > 3 ? 0 : n % 10]);
}

// ---- clauses ----------------------------------------------------------------------------------

static const char *survivors(Scratch *scratch, const Snapshot *now, const Moved *moved) {
  size_t all = moved_in_all(moved);
  for (int lane = 0; lane < LANES; lane++)
    if (all && moved_to(moved, lane) == all)
      return scratch_printf(
          scratch, "%s to %s",
          number(scratch, all, "object survives and moves", "objects survive and move"),
          lane_word(now, lane));
  return all ? number(scratch, all, "object survives and moves on", "objects survive and move on")
             : "no object changes its place";
}

static const char *garbage(Scratch *scratch, const Collections *all) {
  if (all->uncollectable)
    return scratch_printf(scratch, "%lld stay in gc.garbage", (long long)all->uncollectable);
  if (all->collected == 0) return "nothing is garbage";
  return scratch_printf(scratch, "%lld %s garbage", (long long)all->collected,
                        all->collected == 1 ? "is" : "are");
}

// ---- one collection ---------------------------------------------------------------------------

static const char *of_generations(Scratch *scratch, const Snapshot *now, const Collections *all,
                                  const Moved *moved) {
  const SnapshotEvent *start = all->last_start;
  const char *head =
      start->b && start->a == 0
          ? scratch_printf(scratch, "The %s net allocation starts a gen 0 collection",
                           ordinal(scratch, start->c))
          : scratch_printf(scratch,
                           start->b ? "A gen %lld collection starts by itself"
                                    : "A gen %lld collection",
                           (long long)start->a);
  return scratch_printf(scratch, "%s: %s, %s.", head, survivors(scratch, now, moved),
                        garbage(scratch, all));
}

static const char *end_of_cycle(const Snapshot *before, const Snapshot *now) {
  bool ended = now->gc.cycles > (before ? before->gc.cycles : 0);
  return ended ? " The cycle ends: the old spaces change roles." : "";
}

// What an increment did that examines nothing: it marks what is reached, or has no work.
static const char *of_marking(Scratch *scratch, const Moved *moved) {
  size_t seen = moved->count[2][1] + moved->count[0][1];
  if (seen == 0) return "An increment runs and has no work to do yet: nothing is examined.";
  return scratch_printf(scratch, "A new cycle begins: %s from the program, %s visited at once.",
                        number(scratch, seen, "object is reached", "objects are reached"),
                        seen == 1 ? "it counts as" : "they count as");
}

static const char *of_increment(Scratch *scratch, const Snapshot *before, const Snapshot *now,
                                const Collections *all, const Moved *moved) {
  bool examined = now->gc.stats[1].collections > (before ? before->gc.stats[1].collections : 0);
  const char *end = end_of_cycle(before, now);
  if (!examined) return of_marking(scratch, moved);
  if (*end)
    return scratch_printf(scratch, "An increment examines the rest of old: %s.%s",
                          garbage(scratch, all), end);
  size_t slice = moved->count[2][1];
  return scratch_printf(scratch, "An increment examines young and %s: %s, %s.",
                        slice ? number(scratch, slice, "old object", "old objects")
                              : "none of the program's old objects",
                        survivors(scratch, now, moved), garbage(scratch, all));
}

static const char *of_spaces(Scratch *scratch, const Snapshot *before, const Snapshot *now,
                             const Collections *all, const Moved *moved) {
  static const char *const heads[] = {"A young collection", "", "A full collection"};
  if (all->last_start->a == 1) return of_increment(scratch, before, now, all, moved);
  return scratch_printf(scratch, "%s: %s, %s.%s", heads[all->last_start->a],
                        survivors(scratch, now, moved), garbage(scratch, all),
                        end_of_cycle(before, now));
}

// ---- several, or none -------------------------------------------------------------------------

static const char *of_several(Scratch *scratch, const Snapshot *now, const Collections *all,
                              const Moved *moved) {
  Text parts = {0};
  for (int g = 0; g < 3; g++) {
    if (all->by_generation[g] == 0) continue;
    const char *joint = parts.length ? ", " : "";
    if (now->gc.two_spaces)
      text_printf(&parts, "%s%zu %s", joint, all->by_generation[g],
                  (const char *const[]){"young", "incremental", "full"}[g]);
    else
      text_printf(&parts, "%s%zu of gen %d", joint, all->by_generation[g], g);
  }
  const char *sentence =
      scratch_printf(scratch, "%zu collections run (%s): %s, %s.", all->count, text_chars(&parts),
                     survivors(scratch, now, moved), garbage(scratch, all));
  text_delete(&parts);
  return sentence;
}

static const char *of_freezing(Scratch *scratch, const Moved *moved) {
  size_t frozen = moved_to(moved, LANE_PERMANENT);
  if (frozen == 0) return NULL;
  return scratch_printf(scratch, "%s permanent: no collection looks at %s any more.",
                        number(scratch, frozen, "object becomes", "objects become"),
                        frozen == 1 ? "it" : "them");
}

const char *collections_sentence(Scratch *scratch, const Snapshot *before, const Snapshot *now,
                                 const Moved *moved) {
  Collections all = collections_of(now);
  const char *frozen = of_freezing(scratch, moved);
  if (now->note || (all.count == 0 && !frozen)) return sentence_of(scratch, before, now);
  if (all.count == 0) return frozen;
  if (all.count > 1) return of_several(scratch, now, &all, moved);
  return now->gc.two_spaces ? of_spaces(scratch, before, now, &all, moved)
                            : of_generations(scratch, now, &all, moved);
}
