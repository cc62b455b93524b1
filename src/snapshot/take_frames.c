// take_frames.c: the frames and their names, and every reference that no object reports.
#include <string.h>

#include "take.h"

// ---- frames -----------------------------------------------------------------------------------

static void add_binding(Take *take, const char *name, const Object *value) {
  int32_t to = take_row(take, value)->index;
  if (to != NO_OBJECT)
    array_push(
        &take->bindings,
        (SnapshotBinding){.name = snapshot_texts_keep(take->texts, name, strlen(name)), .to = to});
}

static void write_locals(Take *take, const Frame *frame) {
  for (uint32_t i = 0; i < frame->code->local_count; i++) {
    const Object *value = frame->slots[i];
    if (value && value->cls->type == &cell_type) value = ((Cell *)value)->content;
    if (value && !take_hides_name(frame->code->locals[i]))
      add_binding(take, ((Str *)frame->code->locals[i])->chars, value);
  }
}

static void write_names(Take *take, const Frame *frame) {
  size_t position = 0;
  Object *key, *value;
  while (dict_next(frame->names, &position, &key, &value))
    if (!take_hides_name(key)) add_binding(take, ((Str *)key)->chars, value);
}

static void write_frame(Take *take, const Frame *frame) {
  if (frame->back) write_frame(take, frame->back);
  const Str *name = (Str *)frame->code->name;
  SnapshotFrame row = {.serial = frame->serial,
                       .name = snapshot_texts_keep(take->texts, name->chars, name->bytes),
                       .first_binding = (uint32_t)take->bindings.count};
  if (frame->names) {
    row.names = frame->names->serial;
    write_names(take, frame);
  } else {
    write_locals(take, frame);
  }
  row.binding_count = (uint32_t)take->bindings.count - row.first_binding;
  array_push(&take->frames, row);
}

void take_frames(Take *take) {
  if (take->heap->frame) write_frame(take, take->heap->frame);
}

// ---- holders ----------------------------------------------------------------------------------

static void add_holder(Take *take, const Row *row, Place place) {
  SnapshotHolder holder = take->holder;
  holder.to = row->index;
  if (holder.to == NO_OBJECT) return;
  holder.kind = place.kind;
  if (place.kind == PLACE_ATTRIBUTE) {
    const Str *name = (Str *)place.at.key;
    holder.place = snapshot_texts_keep(take->texts, name->chars, name->bytes);
  } else {
    holder.place = place_text(take, place);
  }
  array_push(&take->holders, holder);
}

static void write_holder(Object *referent, Place place, void *payload) {
  Take *take = payload;
  add_holder(take, take_row(take, referent), place);
}

// What a frame borrows, frame_traverse leaves out: it is no part of any count.
static void write_borrowed(Take *take, const Frame *frame) {
  take->holder.counted = false;
  for (uint32_t i = 0; i < frame->top; i++) {
    if (!frame->slots[i] || !frame->borrowed[i]) continue;
    bool local = i < frame->code->local_count && frame->code->locals;
    write_holder(
        frame->slots[i],
        local ? PLACE_OF(PLACE_ATTRIBUTE, frame->code->locals[i]) : PLACE_NAMED("temporary"), take);
  }
  take->holder.counted = true;
}

static int32_t write_frame_holders(Take *take, Frame *frame) {
  int32_t index = frame->back ? write_frame_holders(take, frame->back) + 1 : 0;
  take->holder.frame = index;
  frame_traverse(frame, write_holder, take);
  write_borrowed(take, frame);
  return index;
}

void take_holders(Take *take) {
  take->holder = (SnapshotHolder){.frame = -1, .from = NO_OBJECT, .counted = true};
  if (take->heap->frame) write_frame_holders(take, take->heap->frame);
  take->holder.frame = -1;
  for (size_t i = 0; i < take->rows.count; i++) {
    const Row *row = &take->rows.items[i];
    take->holder.from = row->index;
    if (row->included) object_hidden_references(row->object, write_holder, take);
  }
  take->holder.from = NO_OBJECT;
  for (size_t i = 0; i < take->interpreter.count; i++) {
    const Edge *edge = &take->interpreter.items[i];
    add_holder(take, &take->rows.items[edge->to], edge->place);
  }
}
