// stack.c: the frames, newest on top; a row a name, with the dot where its reference starts.
#include "heapstory/metrics.h"
#include "parts.h"

static void draw_name(Picture *picture, const SceneName *name, Box row) {
  if (name->state == NAME_ABSENT) return;
  NameLook look = name_look(name->state, name->gap);
  Box inside = {row.x + FRAME_INSET, row.y + 2, row.width - 2 * FRAME_INSET, row.height - 4};
  if (look.tint) picture_rect(picture, inside, BADGE_RADIUS, (Paint){.fill = look.tint});
  inside.width -= FRAME_DOT + FRAME_DOT_GAP;
  picture_words(picture, inside, ALIGN_RIGHT, look.font, name->text);
}

static void draw_rows(Picture *picture, const SceneFrame *frame, Font empty, Box row) {
  if (frame->empty)
    picture_words(picture, (Box){row.x + FRAME_SIDE, row.y, row.width - 2 * FRAME_SIDE, row.height},
                  ALIGN_LEFT, empty, frame->empty);
  for (size_t n = 0; n < frame->name_count; n++) {
    draw_name(picture, &frame->names[n], row);
    row.y += FRAME_ROW;
  }
}

// `box`: with the place of the tag.
static void draw_frame(Picture *picture, const SceneFrame *frame, size_t index, Box box) {
  char id[32];
  if (frame->state == FRAME_ABSENT) return;
  snprintf(id, sizeof id, "frame-%zu", index);
  FrameLook look = frame_look(frame->state);
  picture_open(picture, &(PictureGroup){.class = look.class, .id = id, .title = frame->title});
  picture_words(picture, (Box){box.x, box.y, box.width, FRAME_TAG}, ALIGN_LEFT, look.tag,
                frame->tag);
  Box body = {box.x, box.y + FRAME_TAG, box.width, box.height - FRAME_TAG};
  picture_rect(picture, box_inset(body, STATE_BORDER - look.box.width / 2), CARD_RADIUS, look.box);
  Box inside = box_inset(body, STATE_BORDER);
  picture_words(picture,
                (Box){inside.x + FRAME_SIDE, inside.y, inside.width - 2 * FRAME_SIDE, FRAME_HEADER},
                ALIGN_LEFT, look.title, frame->title);
  double rule = inside.y + FRAME_HEADER + 0.5;
  picture_line(picture, (Point){inside.x, rule}, (Point){box_right(inside), rule},
               (Paint){.line = look.box.line, .width = 1});
  draw_rows(picture, frame, look.empty,
            (Box){inside.x, inside.y + FRAME_HEADER + FRAME_RULE, inside.width, FRAME_ROW});
  picture_close(picture);
}

void draw_frames(Picture *picture, const Scene *scene, Point corner) {
  picture_open(picture, &(PictureGroup){.class = "stack", .id = "stack"});
  Box box = {corner.x, corner.y, stack_width(scene), 0};
  for (size_t f = 0; f < scene->frame_count; f++) {
    box.height = frame_height(&scene->frames[f]);
    draw_frame(picture, &scene->frames[f], f, box);
    box.y += box.height + FRAME_GAP;
  }
  picture_close(picture);
}
