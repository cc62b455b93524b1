// cell.c: the box in which closures share a variable. Mirrors CPython Objects/cellobject.c.
#include "../values.h"

Object *cell_new(Heap *heap, Object *content) {
  Object *self = object_new(heap, heap_class(heap, TYPE_CELL), 0);
  if (!self) return NULL;
  if (content) ((Cell *)self)->content = object_incref(content);
  gc_track(heap, self);
  return self;
}

static Object *get_content(Heap *heap, Object *self) {
  Object *content = ((Cell *)self)->content;
  return content ? object_incref(content) : heap_raise(heap, TYPE_VALUE_ERROR, "cell is empty");
}

static bool set_content(Heap *heap, Object *self, Object *value) {
  object_store(heap, &((Cell *)self)->content, value ? object_incref(value) : NULL);
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  const Object *content = ((Cell *)self)->content;
  Text text = {0};
  text_printf(&text, "<cell at 0x%llx: ", (unsigned long long)self->address);
  if (content)
    text_printf(&text, "%s object at 0x%llx>", type_name(content),
                (unsigned long long)content->address);
  else
    text_add(&text, "empty>");
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  const Cell *cell = (Cell *)self;
  if (!cell->content)
    text_add(text, "empty");
  else if (cell->content->cls->type == &cell_type || text->length > 200)
    text_add(text, "...");
  else
    object_describe(heap, cell->content, text);
  return true;
}

// cell_richcompare: by contents; an empty cell is less than any other.
static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (other->cls->type != &cell_type) return new_not_implemented(heap);
  Object *left = ((Cell *)self)->content, *right = ((Cell *)other)->content;
  if (left && right) return object_compare(heap, left, right, op);
  return bool_new(heap, order_satisfies((left != NULL) - (right != NULL), op));
}

static void traverse(Object *self, Visit visit, void *payload) {
  Object *content = ((Cell *)self)->content;
  if (content) visit(content, PLACE_NAMED("cell_contents"), payload);
}

static void clear(Heap *heap, Object *self) { object_store(heap, &((Cell *)self)->content, NULL); }

static const Member members[] = {
    {"cell_contents", get_content, set_content},
    {NULL, NULL, NULL},
};

const Type cell_type = {
    .name = "cell",
    .id = TYPE_CELL,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_UNHASHABLE,
    .shape = SHAPE_CELL,
    .host_size = sizeof(Cell),
    .freelist = FREELIST_NONE,
    .basic_size = {24},
    .traverse = traverse,
    .clear = clear,
    .dealloc = clear,
    .describe = describe,
    .repr = repr,
    .compare = compare,
    .members = members,
};
