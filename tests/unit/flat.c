// flat.c: pictures in pictures are unfolded (flat.h).
#include "flat.h"

typedef struct Placed {
  double scale, x, y;
} Placed;

static Point moved(Placed placed, Point point) {
  return (Point){placed.x + placed.scale * point.x, placed.y + placed.scale * point.y};
}

static Box moved_box(Placed placed, Box box) {
  Point corner = moved(placed, (Point){box.x, box.y});
  return (Box){corner.x, corner.y, placed.scale * box.width, placed.scale * box.height};
}

// As svg.c places it: proportions are kept, and it stands in the middle of the box.
static Placed part_placed(Placed outer, const PictureShape *shape) {
  Box box = moved_box(outer, shape->box);
  double width = picture_width(shape->part), height = picture_height(shape->part);
  double across = box.width / width, down = box.height / height;
  double scale = across < down ? across : down;
  return (Placed){scale, box.x + (box.width - scale * width) / 2,
                  box.y + (box.height - scale * height) / 2};
}

static const Point *moved_points(Flat *flat, Placed placed, const PictureShape *shape) {
  Point *points = scratch_alloc(&flat->scratch, mem_size(shape->point_count + 1, sizeof *points));
  for (size_t i = 0; i < shape->point_count; i++) points[i] = moved(placed, shape->points[i]);
  return points;
}

static void add(Flat *flat, const Picture *picture, Placed placed) {
  for (size_t i = 0; i < picture_count(picture); i++) {
    PictureShape shape = *picture_shape(picture, i);
    if (shape.kind == PICTURE_PART) {
      add(flat, shape.part, part_placed(placed, &shape));
      continue;
    }
    shape.box = moved_box(placed, shape.box);
    shape.radius *= placed.scale;
    shape.paint.width *= placed.scale;
    shape.points = moved_points(flat, placed, &shape);
    array_push(flat, (FlatShape){shape, placed.scale});
  }
}

Flat flat_take(const Picture *picture) {
  Flat flat = {0};
  add(&flat, picture, (Placed){.scale = 1});
  return flat;
}

void flat_delete(Flat *flat) {
  array_delete(flat);
  scratch_delete(&flat->scratch);
}

// ---- what is painted where --------------------------------------------------------------------

static bool in_box(Box box, Point at) {
  return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height;
}

Token flat_fill_at(const Flat *flat, size_t index, Point at) {
  while (index-- > 0) {
    const PictureShape *shape = &flat->items[index].as;
    if (shape->kind == PICTURE_RECT && shape->paint.fill != TOKEN_NONE && in_box(shape->box, at))
      return shape->paint.fill;
  }
  return TOKEN_CANVAS;
}

Box words_box(const FlatShape *words, double width) {
  Box cell = words->as.box;
  width *= words->scale;
  double height = 0.72 * words->scale * words->as.font.size;
  return (Box){cell.x + (cell.width - width) * (double)words->as.align / 2,
               cell.y + (cell.height - height) / 2, width, height};
}
