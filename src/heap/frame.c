// frame.c: call frames, the holders of names, locals, cells and temporaries; code objects' birth.
// Mirrors CPython Python/frame.c (3.11+: frames are not objects) and the order of release of
// FACTS.md 6.
#include "internal.h"

#include <assert.h>
#include <string.h>

static size_t slot_count(const Code *code) { return code->local_count + code->stack_size; }

static Object *keep(Object *object) { return object ? object_incref(object) : NULL; }

// A frame with its locals unbound; what stands in its stack is not read before it is written.
static Frame *frame_take(Heap *heap, size_t slots, size_t locals) {
  const size_t slot_size = sizeof(Object *) + sizeof(size_t) + sizeof(bool);
  Frame **spare = slots < SPARE_FRAME_SLOTS ? &heap->private_->spare_frames[slots] : NULL, *frame;
  if (spare && *spare) {
    frame = *spare;
    *spare = frame->back;
    memset(frame, 0, sizeof *frame + locals * sizeof *frame->slots);
  } else {
    frame = mem_zalloc(sizeof *frame + mem_size(slots, slot_size));
  }
  frame->cursors = (size_t *)(frame->slots + slots);
  frame->borrowed = (bool *)(frame->cursors + slots);
  memset(frame->borrowed, 0, locals);
  return frame;
}

static void frame_give(Heap *heap, Frame *frame) {
  size_t slots = slot_count(frame->code);
  object_decref(heap, &frame->code->object);
  if (slots >= SPARE_FRAME_SLOTS) {
    mem_free(frame);
    return;
  }
  frame->back = heap->private_->spare_frames[slots];
  heap->private_->spare_frames[slots] = frame;
}

void frames_delete(Heap *heap) {
  for (size_t slots = 0; slots < SPARE_FRAME_SLOTS; slots++)
    for (Frame *frame = heap->private_->spare_frames[slots], *next; frame; frame = next) {
      next = frame->back;
      mem_free(frame);
    }
}

Frame *frame_new(Heap *heap, Code *code, Object *function, Object *globals, Object *builtins,
                 Object *names) {
  Frame *frame = frame_take(heap, slot_count(code), code->local_count);
  frame->serial = ++heap->private_->last_frame;
  frame->code = (Code *)object_incref(&code->object);
  frame->function = keep(function);
  // A function holds its globals and builtins for the frame; a frame without one holds them itself.
  frame->globals = function ? globals : keep(globals);
  frame->builtins = function ? builtins : keep(builtins);
  frame->names = keep(names);
  frame->top = code->local_count;
  return frame;
}

Frame *frame_push(Heap *heap, Code *code, Object *function, Object *globals, Object *builtins,
                  Object *names) {
  Frame *frame = frame_new(heap, code, function, globals, builtins, names);
  frame->back = heap->frame;
  heap->frame = frame;
  return frame;
}

void frame_store(Heap *heap, Frame *frame, uint32_t slot, Object *value, bool borrowed) {
  Object *old = frame->slots[slot];
  bool counted = !frame->borrowed[slot];
  frame->slots[slot] = value;
  frame->borrowed[slot] = borrowed;
  if (counted) object_decref_null(heap, old);
}

void frame_own(Frame *frame) {
  for (uint32_t i = 0; i < frame->top; i++) {
    if (frame->borrowed[i]) object_incref(frame->slots[i]);
    frame->borrowed[i] = false;
  }
}

static void drop_slot(Heap *heap, Frame *frame, uint32_t slot) {
  frame_store(heap, frame, slot, NULL, false);
}

// Locals, then the temporaries that are left (_PyFrame_ClearLocals), or all from the top down; then
// what surrounds them.
void frame_delete(Heap *heap, Frame *frame) {
  if (frame_hand_over(heap, frame)) return;
  bool reversed = heap->profile->locals_die_reversed;
  uint32_t top = frame->top;
  for (uint32_t i = 0; i < top; i++) drop_slot(heap, frame, reversed ? top - 1 - i : i);
  object_decref_null(heap, frame->names);
  object_decref_null(heap, frame->locals_dict);
  if (frame->function) {
    object_decref(heap, frame->function);
  } else {
    object_decref_null(heap, frame->globals);
    object_decref_null(heap, frame->builtins);
  }
  frame_give(heap, frame);
}

// frame_dealloc: what surrounds the values first, the frame that called next to last.
void frame_delete_owned(Heap *heap, FrameObject *owner) {
  Frame *frame = owner->frame;
  Object *function = frame->function, *globals = function ? NULL : frame->globals,
         *builtins = function ? NULL : frame->builtins;
  frame->function = frame->globals = frame->builtins = NULL;
  object_decref_null(heap, function);
  object_decref_null(heap, globals);
  object_decref_null(heap, builtins);
  object_drop(heap, &frame->names);
  object_drop(heap, &frame->locals_dict);
  bool reversed = heap->profile->locals_die_reversed;
  for (uint32_t i = 0; i < frame->top; i++)
    drop_slot(heap, frame, reversed ? frame->top - 1 - i : i);
  object_drop(heap, &owner->back);
  frame_give(heap, frame);
}

void frame_pop(Heap *heap) {
  Frame *frame = heap->frame;
  assert(frame);
  heap->frame = frame->back;
  frame_delete(heap, frame);
}

static void visit_word(Object *object, const char *word, Visit visit, void *payload) {
  if (object) visit(object, PLACE_NAMED(word), payload);
}

// _PyFrame_Traverse: what surrounds the values first. What is borrowed has its holder elsewhere.
void frame_traverse(Frame *frame, Visit visit, void *payload) {
  visit_word(frame->object, "frame", visit, payload);
  visit_word(frame->names, "f_locals", visit, payload);
  visit_word(frame->locals_dict, "f_locals", visit, payload);
  visit_word(frame->function, "f_func", visit, payload);
  visit_word(&frame->code->object, "f_code", visit, payload);
  if (!frame->function) {
    visit_word(frame->globals, "f_globals", visit, payload);
    visit_word(frame->builtins, "f_builtins", visit, payload);
  }
  for (uint32_t i = 0; i < frame->top; i++) {
    if (!frame->slots[i] || frame->borrowed[i]) continue;
    bool local = i < frame->code->local_count && frame->code->locals;
    visit(frame->slots[i],
          local ? PLACE_OF(PLACE_ATTRIBUTE, frame->code->locals[i]) : PLACE_NAMED("temporary"),
          payload);
  }
}
