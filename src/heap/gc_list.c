// gc_list.c: circular lists of tracked objects. Mirrors the gc_list_ functions of CPython
// Modules/gcmodule.c. The order of every list is observable through finalizers.
#include "gc.h"

void gc_list_init(GcLinks *head) { head->next = head->prev = head; }

void gc_list_append(GcLinks *head, GcLinks *gc) {
  gc->next = head;
  gc->prev = head->prev;
  head->prev->next = gc;
  head->prev = gc;
}

void gc_list_remove(GcLinks *gc) {
  gc->prev->next = gc->next;
  gc->next->prev = gc->prev;
  gc->next = gc->prev = NULL;
}

void gc_list_move(GcLinks *gc, GcLinks *to) {
  gc_list_remove(gc);
  gc_list_append(to, gc);
}

void gc_list_merge(GcLinks *from, GcLinks *to) {
  if (gc_list_is_empty(from)) return;
  from->next->prev = to->prev;
  to->prev->next = from->next;
  from->prev->next = to;
  to->prev = from->prev;
  gc_list_init(from);
}

int64_t gc_list_size(const GcLinks *head) {
  int64_t n = 0;
  for (const GcLinks *gc = head->next; gc != head; gc = gc->next) n++;
  return n;
}

int64_t gc_list_program_size(const GcLinks *head) {
  int64_t n = 0;
  for (const GcLinks *gc = head->next; gc != head; gc = gc->next) n += gc_of_program(gc_object(gc));
  return n;
}

void gc_list_clear_flags(GcLinks *list, unsigned flags) {
  for (GcLinks *gc = list->next; gc != list; gc = gc->next) gc_object(gc)->flags &= ~flags;
}
