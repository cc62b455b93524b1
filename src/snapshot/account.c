// account.c: what happened in a step, for people: `heapstory run`.
//
//   step 5  a.ref = b
//     note         Each now refers to the other.
//     refers       #2 Node: .ref -> #4 Node (was None)
//     counted      #4 Node: refcount 1 -> 2 (now held by b, #2.ref)
//
// One line per change, a label and a sentence. What comes in crowds is told for the first few and
// counted for the others; the trace has them all. Plain text: no colours, nothing that a terminal
// could obey.
#include "account.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
  LABEL_WIDTH = 13,
  TEXT_INDENT = 2 + LABEL_WIDTH,
};

// ---- lines ------------------------------------------------------------------------------------

Text *account_start_line(Account *a, const char *label) {
  text_printf(a->text, "  %-*s", LABEL_WIDTH, label);
  a->lines++;
  return a->text;
}

void account_end_line(Account *a) { text_add_char(a->text, '\n'); }

static void add_text_line(Account *a, const char *label, const char *chars) {
  size_t length = strlen(chars);
  if (length > 0 && chars[length - 1] == '\n') length--;
  char *trimmed = mem_strndup(chars, length);
  words_add_plain(account_start_line(a, label), trimmed, TEXT_INDENT);
  account_end_line(a);
  mem_free(trimmed);
}

const SnapshotObject *account_object(const Account *a, const Change *c) {
  return c->new_object != NO_OBJECT ? &a->new->objects[c->new_object]
                                    : &a->old->objects[c->old_object];
}

// ---- crowds -----------------------------------------------------------------------------------

static void count_type(Crowd *crowd, const char *type) {
  if (crowd->count == 0 || crowd->items[crowd->count - 1].type != type)
    array_push(crowd, (Tally){.type = type});
  crowd->items[crowd->count - 1].count++;
}

static int by_name(const void *left, const void *right) {
  const char *a = ((const Tally *)left)->type, *b = ((const Tally *)right)->type;
  return a == b ? 0 : strcmp(a, b); // mostly one text that many events share
}

static int by_count(const void *left, const void *right) {
  const Tally *a = left, *b = right;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  return strcmp(a->type, b->type);
}

// "970 int, 10 str": the most frequent first.
static void add_crowd(Text *text, Crowd *crowd) {
  Tally *runs = crowd->items;
  size_t types = 0;
  qsort(runs, crowd->count, sizeof *runs, by_name);
  for (size_t i = 0; i < crowd->count; i++) {
    if (i > 0 && by_name(&runs[types - 1], &runs[i]) == 0)
      runs[types - 1].count += runs[i].count;
    else
      runs[types++] = runs[i];
  }
  qsort(runs, types, sizeof *runs, by_count);
  for (size_t i = 0; i < types; i++)
    text_printf(text, "%s%zu %s", i > 0 ? ", " : "", runs[i].count, runs[i].type);
}

// ---- sections ---------------------------------------------------------------------------------

static bool is_told(const Account *a, const Change *c) {
  // The module's frame is there from the start, and a popped frame takes its names along.
  if (c->kind == CHANGE_FRAME_PUSHED)
    return a->new->frame_count > 0 && c->frame != a->new->frames[0].serial;
  if (c->kind == CHANGE_UNBOUND) return sentence_frame(a->new, c->frame) != NULL;
  return true;
}

static void see_change(void *payload, const Change *c) {
  Account *a = payload;
  if (c->kind == CHANGE_REFERENCE_ADDED || c->kind == CHANGE_REFERENCE_REMOVED) {
    account_see_reference(a, c);
    return;
  }
  if (!is_told(a, c)) return;
  Section *section = &a->sections[c->kind];
  section->label = sentence_label(c);
  if (section->told.count < MOST_LINES) {
    array_push(&section->told, *c);
    return;
  }
  section->left++;
  if (!c->place) count_type(&section->rest, account_object(a, c)->type);
}

static void add_section(Account *a, ChangeKind kind) {
  Section *section = &a->sections[kind];
  for (size_t i = 0; i < section->told.count; i++) {
    account_start_line(a, sentence_label(&section->told.items[i]));
    sentence_add(a, &section->told.items[i]);
    account_end_line(a);
  }
  if (section->left > 0) {
    text_printf(account_start_line(a, section->label), "and %zu more%s", section->left,
                section->rest.count ? ": " : "");
    if (section->rest.count) add_crowd(a->text, &section->rest);
    account_end_line(a);
  }
  array_delete(&section->told);
  array_delete(&section->rest);
}

// ---- events -----------------------------------------------------------------------------------

static void add_event_object(Text *text, const SnapshotEvent *event) {
  text_printf(text, "#%" PRId64 " %s", event->serial, event->type ? event->type : "object");
}

static void add_collection(Account *a, const SnapshotEvent *event, bool automatic) {
  Text *text = account_start_line(a, "collected");
  if (automatic)
    text_printf(text, "automatically, generation %" PRId64, event->a);
  else
    text_printf(text, "gc.collect(%" PRId64 ")", event->a);
  text_printf(text, ": %" PRId64 " object%s collected, %" PRId64 " uncollectable", event->b,
              event->b == 1 ? "" : "s", event->c);
  account_end_line(a);
}

static void add_finalized(Account *a, const SnapshotEvent *event) {
  Text *text = account_start_line(a, "finalized");
  add_event_object(text, event);
  text_add(text, ": its finalizer ran");
  account_end_line(a);
}

static void add_arena(Account *a, const SnapshotEvent *event) {
  Text *text = account_start_line(a, "memory");
  text_add(text, event->a > 0 ? "an arena was mapped" : "an arena was unmapped");
  account_end_line(a);
}

static void add_freelists(Account *a, const SnapshotEvent *event) {
  Text *text = account_start_line(a, "memory");
  text_printf(text, "the free lists gave back %" PRId64 " object%s", event->a,
              event->a == 1 ? "" : "s");
  account_end_line(a);
}

static void add_unraisable(Account *a, const SnapshotEvent *event) {
  Text *text = account_start_line(a, "ignored");
  text_add(text, "an exception that nobody could catch");
  if (event->serial) {
    text_add(text, ", in the finalizer or callback of ");
    add_event_object(text, event);
  }
  account_end_line(a);
}

// What changes cannot tell. Births and deaths are told by the changes, and by add_passing.
static void add_event(Account *a, const SnapshotEvent *event, bool automatic) {
  switch (event->kind) {
  case EVENT_COLLECT: add_collection(a, event, automatic); break;
  case EVENT_FINALIZE: add_finalized(a, event); break;
  case EVENT_ARENA: add_arena(a, event); break;
  case EVENT_FREELIST_CLEAR:
    if (event->a > 0) add_freelists(a, event);
    break;
  case EVENT_UNRAISABLE: add_unraisable(a, event); break;
  case EVENT_ALLOCATE:
  case EVENT_DEALLOC:
  case EVENT_RESURRECT:
  case EVENT_COLLECT_START:
  case EVENT_COLLECTABLE:
  case EVENT_KINDS: break;
  }
}

static void add_events(Account *a) {
  bool automatic = false;
  size_t left = 0, before = a->lines;
  for (size_t i = 0; i < a->new->event_count; i++) {
    const SnapshotEvent *event = &a->new->events[i];
    if (event->kind == EVENT_COLLECT_START) automatic = event->b;
    if (a->lines - before < MOST_LINES) {
      add_event(a, event, automatic);
      continue;
    }
    left += event->kind == EVENT_COLLECT || event->kind == EVENT_FINALIZE;
  }
  if (left == 0) return;
  text_printf(account_start_line(a, "collected"), "and %zu more collections and finalizers", left);
  account_end_line(a);
}

// Most of what was made is there in the same order: `expected` is the object behind the one found
// last.
static bool is_alive(const Snapshot *snapshot, size_t *expected, int64_t serial) {
  size_t at = *expected;
  if (at >= snapshot->object_count || snapshot->objects[at].serial != serial) {
    int32_t found = snapshot_find(snapshot, serial);
    if (found == NO_OBJECT) return false;
    at = (size_t)found;
  }
  *expected = at + 1;
  return true;
}

// Objects that neither snapshot knows: made and freed between them.
static void add_passing(Account *a) {
  Crowd crowd = {0};
  size_t expected = 0;
  for (size_t i = 0; i < a->new->event_count; i++) {
    const SnapshotEvent *event = &a->new->events[i];
    if (event->kind != EVENT_ALLOCATE || event->serial <= 0) continue;
    if (is_alive(a->new, &expected, event->serial)) continue;
    if (a->old && snapshot_find(a->old, event->serial) != NO_OBJECT) continue;
    count_type(&crowd, event->type ? event->type : "object");
  }
  if (crowd.count > 0) {
    text_add(account_start_line(a, "in passing"), "made and freed again: ");
    add_crowd(a->text, &crowd);
    account_end_line(a);
  }
  array_delete(&crowd);
}

// ---- front door -------------------------------------------------------------------------------

static void add_header(Account *a) {
  size_t start = a->text->length;
  text_printf(a->text, "step %zu  ", a->new->step);
  words_add_plain(a->text, a->new->source ? a->new->source : "", a->text->length - start);
  account_end_line(a);
}

static void add_statement(Account *a) {
  const Snapshot *s = a->new;
  if (s->note) add_text_line(a, "note", s->note);
  if (s->output && s->output[0]) add_text_line(a, "printed", s->output);
  if (s->result) add_text_line(a, "result", s->result);
  if (!s->error_type) return;
  bool message = s->error_message && s->error_message[0];
  Text *text = account_start_line(a, "raised");
  words_add_plain(text, s->error_type, TEXT_INDENT);
  text_add(text, message ? ": " : "");
  words_add_plain(text, message ? s->error_message : "", TEXT_INDENT);
  account_end_line(a);
}

void snapshot_add_account(const Snapshot *old, const Snapshot *new, Text *text) {
  // The order in which a step is best told: what came, what refers to what, what the collector did.
  static const ChangeKind first[] = {CHANGE_FRAME_POPPED, CHANGE_FRAME_PUSHED, CHANGE_CREATED,
                                     CHANGE_BOUND,        CHANGE_REBOUND,      CHANGE_UNBOUND};
  static const ChangeKind second[] = {CHANGE_REFCOUNT, CHANGE_SIZE, CHANGE_VALUE};
  static const ChangeKind last[] = {CHANGE_GENERATION, CHANGE_UNREACHABLE, CHANGE_RESURRECTED,
                                    CHANGE_FREED};
  Account a = {.old = old, .new = new, .text = text};
  changes_see(old, new, see_change, &a);
  add_header(&a);
  add_statement(&a);
  size_t told = a.lines;
  for (size_t i = 0; i < sizeof first / sizeof *first; i++) add_section(&a, first[i]);
  account_add_references(&a);
  for (size_t i = 0; i < sizeof second / sizeof *second; i++) add_section(&a, second[i]);
  add_events(&a);
  for (size_t i = 0; i < sizeof last / sizeof *last; i++) add_section(&a, last[i]);
  add_passing(&a);
  if (a.lines == told) text_add(text, "  (the heap is as it was)\n");
  holders_delete(&a.holders);
}
