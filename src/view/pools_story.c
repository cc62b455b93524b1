// pools_story.c: what a step did to blocks, in one sentence: who took which, who gave which back,
// and where the block goes.
#include "pools.h"

#include <stdlib.h>
#include <string.h>

// A block that an object of the program took or gave up.
typedef struct Piece {
  int64_t serial;
  BlockRole role;
  uint64_t bytes;
  const SnapshotPool *pool; // NULL: above the small limit
  uint32_t number;
  SnapshotBlock before, now; // of the block; free where it was nobody's
} Piece;

typedef struct Pieces {
  Piece *items;
  size_t count, capacity;
  size_t objects; // with at least one of them
  uint64_t bytes, large_bytes;
  size_t large, kept;
} Pieces;

typedef struct Story {
  Scratch *scratch;
  const Snapshot *before, *now;
  Pieces taken, given;
} Story;

// ---- what happened ----------------------------------------------------------------------------

static void add_piece(Pieces *pieces, Piece piece) {
  array_push(pieces, piece);
  if (!piece.pool)
    pieces->large++, pieces->large_bytes += piece.bytes;
  else
    pieces->bytes += piece.bytes;
  pieces->kept += piece.now.role == BLOCK_KEPT;
}

static void note_change(const BlockChange *change, void *payload) {
  Story *story = payload;
  Piece piece = {.bytes = change->pool->block_bytes,
                 .pool = change->pool,
                 .number = change->number,
                 .before = change->before,
                 .now = change->now};
  if (change->now.serial > 0) {
    piece.serial = change->now.serial;
    piece.role = change->now.role;
    add_piece(&story->taken, piece);
  }
  if (change->before.serial <= 0) return;
  piece.serial = change->before.serial;
  piece.role = change->before.role;
  add_piece(&story->given, piece);
}

// Large requests of `in` that are not in `other`, or not of this size there.
static void note_large(const Snapshot *in, const Snapshot *other, Pieces *pieces) {
  for (size_t i = 0; in && i < in->pools->large_count; i++) {
    const SnapshotLarge *large = &in->pools->large[i];
    if (large->serial <= 0) continue;
    const SnapshotLarge *same = large_find(other, large->serial, large->role);
    if (same && same->bytes == large->bytes) continue;
    add_piece(pieces, (Piece){.serial = large->serial, .role = large->role, .bytes = large->bytes});
  }
}

static int by_number(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return a < b ? -1 : a > b;
}

static size_t distinct(const Pieces *pieces) {
  size_t count = 0;
  int64_t *serials = mem_alloc(mem_size(pieces->count + 1, sizeof *serials));
  for (size_t i = 0; i < pieces->count; i++) serials[i] = pieces->items[i].serial;
  if (pieces->count) qsort(serials, pieces->count, sizeof *serials, by_number);
  for (size_t i = 0; i < pieces->count; i++) count += i == 0 || serials[i] != serials[i - 1];
  mem_free(serials);
  return count;
}

static const Piece *piece_of(const Pieces *pieces, int64_t serial, BlockRole role) {
  for (size_t i = 0; i < pieces->count; i++)
    if (pieces->items[i].serial == serial && pieces->items[i].role == role)
      return &pieces->items[i];
  return NULL;
}

static Story story_open(Scratch *scratch, const Snapshot *before, const Snapshot *now) {
  Story story = {.scratch = scratch, .before = before, .now = now};
  each_block_change(before, now, note_change, &story);
  note_large(now, before, &story.taken);
  note_large(before, now, &story.given);
  story.taken.objects = distinct(&story.taken);
  story.given.objects = distinct(&story.given);
  return story;
}

static void story_close(Story *story) {
  array_delete(&story->taken);
  array_delete(&story->given);
}

// ---- one object takes blocks ------------------------------------------------------------------

static const char *noun(const Story *story, int64_t serial) {
  return owner_noun(story->scratch, story->before, story->now, serial);
}

static const char *bytes_of(const Story *story, const Piece *piece) {
  return bytes_text(story->scratch, piece->bytes);
}

// "a 64-byte block of pool 1", "1200 bytes from malloc".
static const char *place_of(const Story *story, const Piece *piece) {
  if (!piece->pool)
    return scratch_printf(story->scratch, "%s bytes from malloc", bytes_of(story, piece));
  return scratch_printf(story->scratch, "a %s-byte block of %s", bytes_of(story, piece),
                        pool_noun(story->scratch, piece->pool));
}

// The block behind all others of a pool was never given out so far: it stands in the chain before
// anybody asks.
static bool was_used(const Story *story, const Piece *piece) {
  const SnapshotPool *pool = piece->pool ? pool_find(story->before, piece->pool->address) : NULL;
  if (!pool || pool->block_bytes != piece->pool->block_bytes) return false;
  bool all_touched = pool->block_count == pool->capacity;
  return all_touched || piece->number + 1 < pool->block_count;
}

// Where a block comes from that was another object's before.
static const char *about_reuse(const Story *story, const Piece *piece) {
  const char *noun_ = noun(story, piece->serial), *bytes = bytes_of(story, piece);
  if (!piece->pool || !was_used(story, piece)) return NULL;
  const char *pool = pool_noun(story->scratch, piece->pool);
  if (piece->before.serial > 0 && piece->before.serial != piece->serial)
    return scratch_printf(story->scratch, "%s takes the %s-byte block of %s that %s left", noun_,
                          bytes, pool, noun(story, piece->before.serial));
  if (piece->before.role == BLOCK_KEPT)
    return scratch_printf(story->scratch,
                          "%s takes the %s-byte block that the free list of its type kept", noun_,
                          bytes);
  if (piece->before.role != BLOCK_FREE) return NULL;
  bool front = pool_find(story->before, piece->pool->address)->next == (int32_t)piece->number;
  return scratch_printf(story->scratch, "%s takes %s %s-byte block of %s that was %s", noun_,
                        front ? "the" : "a", bytes, pool, front ? "freed last" : "used before");
}

// A part of an object that was there before: it moves, or it is its first.
static const char *about_part(const Story *story, const Piece *piece) {
  const char *part = role_word(piece->role), *owner = noun(story, piece->serial);
  const Piece *old = piece_of(&story->given, piece->serial, piece->role);
  const char *verb = part[strlen(part) - 1] == 's' ? "" : "s";
  if (!old)
    return scratch_printf(story->scratch, "the %s of %s take%s %s", part, owner, verb,
                          place_of(story, piece));
  const char *from = bytes_of(story, old), *to = bytes_of(story, piece);
  if (!old->pool && !piece->pool)
    return scratch_printf(story->scratch,
                          "the %s of %s, in malloc's memory, go%s from %s to %s bytes", part, owner,
                          *verb ? "es" : "", from, to);
  return scratch_printf(story->scratch, "the %s of %s move%s from %s to %s", part, owner, verb,
                        old->pool ? scratch_printf(story->scratch, "a %s-byte block", from)
                                  : scratch_printf(story->scratch, "%s bytes of malloc", from),
                        place_of(story, piece));
}

static const char *about_one_taker(const Story *story) {
  const Pieces *taken = &story->taken;
  const Piece *head = piece_of(taken, taken->items[0].serial, BLOCK_OBJECT);
  if (!head) return about_part(story, &taken->items[0]);
  if (taken->count == 1) {
    const char *reuse = about_reuse(story, head);
    if (reuse) return reuse;
  }
  const char *start = scratch_printf(story->scratch, "%s takes %s", noun(story, head->serial),
                                     place_of(story, head));
  if (taken->count == 1) return start;
  const Piece *part = &taken->items[head == &taken->items[0]];
  if (taken->count > 2)
    return scratch_printf(story->scratch, "%s and %zu more blocks", start, taken->count - 1);
  return scratch_printf(story->scratch, "%s, its %s %s", start, role_word(part->role),
                        place_of(story, part));
}

// ---- many objects -----------------------------------------------------------------------------

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

// "4 blocks of pool 1, 128 bytes", "6 blocks, 336 bytes, and 1200 bytes from malloc".
static const char *sum_of(const Story *story, const Pieces *pieces) {
  Scratch *scratch = story->scratch;
  size_t blocks = pieces->count - pieces->large;
  const char *large =
      scratch_printf(scratch, "%s bytes %s malloc", bytes_text(scratch, pieces->large_bytes),
                     pieces == &story->taken ? "from" : "to");
  if (blocks == 0) return large;
  bool same = true;
  for (size_t i = 1; i < pieces->count; i++) same &= pieces->items[i].pool == pieces->items[0].pool;
  const char *where =
      same && !pieces->kept && pieces == &story->taken
          ? scratch_printf(scratch, " of %s", pool_noun(scratch, pieces->items[0].pool))
          : "";
  const char *sum = scratch_printf(scratch, "%s block%s%s, %s bytes", bytes_text(scratch, blocks),
                                   plural(blocks), where, bytes_text(scratch, pieces->bytes));
  return pieces->large ? scratch_printf(scratch, "%s, and %s", sum, large) : sum;
}

static const char *type_of(const Story *story, int64_t serial) {
  int32_t at = snapshot_find(story->now, serial);
  return at == NO_OBJECT ? NULL : story->now->objects[at].type;
}

// Of all takers: "int"; NULL where they differ.
static const char *one_type(const Story *story) {
  const char *type = type_of(story, story->taken.items[0].serial);
  for (size_t i = 1; type && i < story->taken.count; i++) {
    const char *other = type_of(story, story->taken.items[i].serial);
    if (!other || strcmp(type, other) != 0) return NULL;
  }
  return type ? limit_end(story->scratch, type, MAX_TYPE) : NULL;
}

static const char *about_taken(const Story *story) {
  if (story->taken.count == 0) return NULL;
  if (story->taken.objects == 1) return about_one_taker(story);
  const char *type = one_type(story);
  return scratch_printf(story->scratch, "%s%s%s objects take %s",
                        bytes_text(story->scratch, story->taken.objects), type ? " " : "",
                        type ? type : "", sum_of(story, &story->taken));
}

// ---- blocks go back ---------------------------------------------------------------------------

// Blocks that moved with their object, or that the taker was said to have got, need no word.
static bool is_told(const Story *story) {
  const Pieces *taken = &story->taken, *given = &story->given;
  if (taken->objects != 1 || given->objects != 1) return false;
  if (given->items[0].serial == taken->items[0].serial) return true;
  return taken->count == 1 && given->count == 1 &&
         taken->items[0].before.serial == given->items[0].serial;
}

static const char *about_one_giver(const Story *story) {
  const Pieces *given = &story->given;
  const Piece *piece = &given->items[0];
  const char *owner = noun(story, piece->serial);
  if (given->count > 1)
    return scratch_printf(story->scratch, "%s gives up %s%s", owner, sum_of(story, given),
                          given->kept ? ": its type's free list keeps some" : "");
  if (!piece->pool)
    return scratch_printf(story->scratch, "%s gives %s bytes back to malloc", owner,
                          bytes_of(story, piece));
  const char *pool = pool_noun(story->scratch, piece->pool);
  if (piece->now.role == BLOCK_KEPT)
    return scratch_printf(story->scratch,
                          "%s is dead; the free list of its type keeps the %s-byte block in %s",
                          owner, bytes_of(story, piece), pool);
  return scratch_printf(story->scratch, "%s gives its %s-byte block back to %s", owner,
                        bytes_of(story, piece), pool);
}

static const char *about_given(const Story *story) {
  const Pieces *given = &story->given;
  if (given->count == 0 || is_told(story)) return NULL;
  if (given->objects == 1) return about_one_giver(story);
  const char *start =
      scratch_printf(story->scratch, "%s objects give up %s",
                     bytes_text(story->scratch, given->objects), sum_of(story, given));
  if (given->kept == 0) return start;
  return scratch_printf(story->scratch, "%s: free lists keep %zu", start, given->kept);
}

// ---- the sentence -----------------------------------------------------------------------------

static const char *about_arenas(const Story *story) {
  if (!story->before || story->before->memory.arenas == 0) return NULL;
  uint64_t before = story->before->memory.arenas, now = story->now->memory.arenas;
  const char *size =
      bytes_text(story->scratch, story->now->pools->arena_bytes / 1024); // always whole KiB
  if (now > before)
    return scratch_printf(story->scratch, "%llu more arena%s of %s KiB",
                          (unsigned long long)(now - before), plural(now - before), size);
  if (now < before)
    return scratch_printf(story->scratch, "%llu arena%s of %s KiB unmapped",
                          (unsigned long long)(before - now), plural(before - now), size);
  return NULL;
}

// As many clauses as fit, the first one always.
static const char *joined(const Story *story, const char *const *clauses, size_t count) {
  const char *text = NULL;
  for (size_t i = 0; i < count; i++) {
    if (!clauses[i]) continue;
    const char *longer =
        text ? scratch_printf(story->scratch, "%s; %s", text, clauses[i]) : clauses[i];
    if (!text || scene_columns(longer) < MAX_SENTENCE) text = longer;
  }
  return text;
}

static const char *capitalized(Scratch *scratch, const char *text) {
  bool the = strncmp(text, "the ", 4) == 0;
  return scratch_printf(scratch, "%s%s.", the ? "T" : "", text + the);
}

static const char *sentence(const Story *story) {
  if (story->now->note) return sentence_of(story->scratch, story->before, story->now);
  const char *const clauses[] = {about_taken(story), about_given(story), about_arenas(story)};
  const char *text = joined(story, clauses, sizeof clauses / sizeof *clauses);
  return text ? capitalized(story->scratch, text)
              : "No object of the program takes a block or gives one back.";
}

// ---- the subject ------------------------------------------------------------------------------

static bool took(const Story *story, int64_t serial) {
  for (size_t i = 0; i < story->taken.count; i++)
    if (story->taken.items[i].serial == serial) return true;
  return false;
}

static int64_t subject(const Story *story) {
  if (story->taken.objects == 1) return story->taken.items[0].serial;
  if (story->taken.objects == 0) return 0;
  Changes changes = changes_between(story->before, story->now);
  int64_t found = 0;
  for (size_t i = 0; i < changes.count && !found; i++) {
    const Change *change = &changes.items[i];
    bool named = change->kind == CHANGE_BOUND || change->kind == CHANGE_REBOUND;
    if (named && took(story, change->target)) found = change->target;
  }
  changes_delete(&changes);
  return found;
}

PoolsStory pools_story(Scratch *scratch, const Snapshot *before, const Snapshot *now) {
  Story story = story_open(scratch, before, now);
  PoolsStory told = {.sentence = sentence(&story), .subject = subject(&story)};
  story_close(&story);
  return told;
}
