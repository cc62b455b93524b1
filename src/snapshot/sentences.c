// sentences.c: the label of a change, and what its line says.
#include "account.h"

#include <inttypes.h>
#include <string.h>

void sentence_add_target(const Account *a, int64_t serial) {
  int32_t at = snapshot_find(a->new, serial);
  if (at != NO_OBJECT)
    words_add_object(a->text, &a->new->objects[at]);
  else if (a->old && (at = snapshot_find(a->old, serial)) != NO_OBJECT)
    words_add_object(a->text, &a->old->objects[at]);
  else
    text_printf(a->text, "#%" PRId64, serial);
}

// ---- labels and sentences ---------------------------------------------------------------------

static const char *generation_label(const Change *c) {
  if (c->to == 3) return "frozen";
  if (c->from == 3) return "unfrozen";
  if (c->from < 0) return "tracked";
  return c->to < 0 ? "untracked" : "promoted";
}

const char *sentence_label(const Change *c) {
  switch (c->kind) {
  case CHANGE_CREATED: return "created";
  case CHANGE_FREED: return "freed";
  case CHANGE_BOUND: return "bound";
  case CHANGE_REBOUND: return "rebound";
  case CHANGE_UNBOUND: return "unbound";
  case CHANGE_REFERENCE_ADDED: return "refers";
  case CHANGE_REFERENCE_REMOVED: return "drops";
  case CHANGE_REFCOUNT: return "counted";
  case CHANGE_GENERATION: return generation_label(c);
  case CHANGE_UNREACHABLE: return "unreachable";
  case CHANGE_RESURRECTED: return "resurrected";
  case CHANGE_SIZE: return "resized";
  case CHANGE_VALUE: return "changed";
  case CHANGE_FRAME_PUSHED: return "pushed";
  case CHANGE_FRAME_POPPED: return "popped";
  }
  return "";
}

static void tell_created(Account *a, const Change *c) {
  const SnapshotObject *o = account_object(a, c);
  words_add_object(a->text, o);
  text_printf(a->text, ", %" PRIu64 " byte%s at 0x%" PRIx64, o->size, o->size == 1 ? "" : "s",
              o->address);
}

static void tell_object(Account *a, const Change *c) {
  words_add_object(a->text, account_object(a, c));
}

static void add_frame_name(Text *text, const char *name) {
  words_add_plain(text, name, 0);
  if (name[0] != '<') text_add(text, "()");
}

const SnapshotFrame *sentence_frame(const Snapshot *s, int64_t serial) {
  for (size_t i = 0; s && i < s->frame_count; i++)
    if (s->frames[i].serial == serial) return &s->frames[i];
  return NULL;
}

static void tell_name(Account *a, const Change *c) {
  const SnapshotFrame *frame = sentence_frame(a->new, c->frame);
  words_add_plain(a->text, c->place, 0);
  if (c->target) {
    text_add(a->text, " -> ");
    sentence_add_target(a, c->target);
  }
  if (c->old_target) {
    text_add(a->text, " (was ");
    sentence_add_target(a, c->old_target);
    text_add_char(a->text, ')');
  }
  if (!frame || frame == a->new->frames) return;
  text_add(a->text, ", in ");
  add_frame_name(a->text, frame->name);
}

static void tell_pushed(Account *a, const Change *c) { add_frame_name(a->text, c->place); }

static void tell_popped(Account *a, const Change *c) {
  const SnapshotFrame *frame = sentence_frame(a->old, c->frame);
  add_frame_name(a->text, c->place);
  for (uint32_t i = 0; i < frame->binding_count; i++) {
    text_add(a->text, i == 0 ? ", and with it " : ", ");
    words_add_plain(a->text, a->old->bindings[frame->first_binding + i].name, 0);
  }
}

// They are counted where the first sentence asks for them: most steps have none.
static void add_holders(Account *a, const Change *c) {
  if (!a->holders.snapshot) a->holders = holders_of(a->new);
  holders_add(&a->holders, c->new_object, a->text);
}

static void tell_counted(Account *a, const Change *c) {
  tell_object(a, c);
  text_printf(a->text, ": refcount %" PRId64 " -> %" PRId64 " (now held by ", c->from, c->to);
  add_holders(a, c);
  text_add_char(a->text, ')');
}

static void tell_resized(Account *a, const Change *c) {
  tell_object(a, c);
  text_printf(a->text, ": %" PRId64 " -> %" PRId64 " bytes", c->from, c->to);
}

static void tell_changed(Account *a, const Change *c) {
  words_add_object(a->text, &a->old->objects[c->old_object]);
  text_add(a->text, " is now ");
  tell_object(a, c);
}

static void tell_generation(Account *a, const Change *c) {
  tell_object(a, c);
  if (c->from < 0)
    text_printf(a->text, ": now in generation %" PRId64, c->to);
  else if (c->to < 0)
    text_printf(a->text, ": no longer in generation %" PRId64, c->from);
  else if (c->to == 3)
    text_printf(a->text, ": generation %" PRId64 " -> permanent", c->from);
  else if (c->from == 3)
    text_printf(a->text, ": permanent -> generation %" PRId64, c->to);
  else
    text_printf(a->text, ": generation %" PRId64 " -> %" PRId64, c->from, c->to);
}

static void tell_unreachable(Account *a, const Change *c) {
  tell_object(a, c);
  text_add(a->text, ": alive, held by ");
  add_holders(a, c);
}

static void tell_resurrected(Account *a, const Change *c) {
  tell_object(a, c);
  text_add(a->text, ": reachable again, held by ");
  add_holders(a, c);
}

void sentence_add(Account *a, const Change *c) {
  switch (c->kind) {
  case CHANGE_CREATED: tell_created(a, c); break;
  case CHANGE_FREED: tell_object(a, c); break;
  case CHANGE_BOUND:
  case CHANGE_REBOUND:
  case CHANGE_UNBOUND: tell_name(a, c); break;
  case CHANGE_REFCOUNT: tell_counted(a, c); break;
  case CHANGE_GENERATION: tell_generation(a, c); break;
  case CHANGE_UNREACHABLE: tell_unreachable(a, c); break;
  case CHANGE_RESURRECTED: tell_resurrected(a, c); break;
  case CHANGE_SIZE: tell_resized(a, c); break;
  case CHANGE_VALUE: tell_changed(a, c); break;
  case CHANGE_FRAME_PUSHED: tell_pushed(a, c); break;
  case CHANGE_FRAME_POPPED: tell_popped(a, c); break;
  case CHANGE_REFERENCE_ADDED:
  case CHANGE_REFERENCE_REMOVED: break; // references.c: by object
  }
}
