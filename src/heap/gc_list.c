// gc_list.c: circular lists of tracked objects. Mirrors the gc_list_ functions of CPython
// Modules/gcmodule.c. The order of every list is observable through finalizers.
#include "gc.h"

void gc_list_init(GcObject *head) { head->next = head->prev = head; }

void gc_list_append(GcObject *head, GcObject *gc) {
  gc->next = head;
  gc->prev = head->prev;
  head->prev->next = gc;
  head->prev = gc;
}

void gc_list_remove(GcObject *gc) {
  gc->prev->next = gc->next;
  gc->next->prev = gc->prev;
  gc->next = gc->prev = NULL;
}

void gc_list_move(GcObject *gc, GcObject *to) {
  gc_list_remove(gc);
  gc_list_append(to, gc);
}

void gc_list_merge(GcObject *from, GcObject *to) {
  if (gc_list_is_empty(from)) return;
  from->next->prev = to->prev;
  to->prev->next = from->next;
  from->prev->next = to;
  to->prev = from->prev;
  gc_list_init(from);
}

int64_t gc_list_size(const GcObject *head) {
  int64_t n = 0;
  for (const GcObject *gc = head->next; gc != head; gc = gc->next) n++;
  return n;
}

int64_t gc_list_program_size(const GcObject *head) {
  int64_t n = 0;
  for (const GcObject *gc = head->next; gc != head; gc = gc->next) n += gc_of_program(&gc->object);
  return n;
}

void gc_list_clear_flags(GcObject *list, unsigned flags) {
  for (GcObject *gc = list->next; gc != list; gc = gc->next) gc_object(gc)->flags &= ~flags;
}
