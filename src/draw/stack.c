// stack.c: the frames, newest on top; a row a name, with the dot where its reference starts.
#include "heapstory/metrics.h"
#include "parts.h"

static Paint frame_paint(FrameState state) {
  switch (state) {
  case FRAME_PLAIN: return (Paint){TOKEN_CARD, TOKEN_LINE, 1, DASH_NONE};
  case FRAME_NEWEST: return (Paint){TOKEN_CARD, TOKEN_ACCENT, 2, DASH_NONE};
  case FRAME_RETURNED: return (Paint){TOKEN_PANEL, TOKEN_REMOVEDLINE, 1, DASH_DASHED};
  case FRAME_ABSENT: break;
  }
  return (Paint){0};
}

static Font name_font(NameState state) {
  Font font = {.size = SIZE_NAME, .mono = true, .color = TOKEN_INK};
  switch (state) {
  case NAME_NEW:
    font.color = TOKEN_NEW;
    font.bold = true;
    break;
  case NAME_REBOUND:
    font.color = TOKEN_CHANGED;
    font.bold = true;
    break;
  case NAME_GONE:
    font.color = TOKEN_GHOST;
    font.strike = true;
    break;
  case NAME_PLAIN:
  case NAME_ABSENT: break;
  }
  return font;
}

static void draw_name(Picture *picture, const SceneName *name, Box row) {
  if (name->state == NAME_ABSENT) return;
  Token tint = name->state == NAME_NEW       ? TOKEN_NEWFILL
               : name->state == NAME_REBOUND ? TOKEN_CHANGEDFILL
                                             : TOKEN_NONE;
  Box inside = {row.x + FRAME_INSET, row.y + 2, row.width - 2 * FRAME_INSET, row.height - 4};
  if (tint) picture_rect(picture, inside, BADGE_RADIUS, (Paint){.fill = tint});
  inside.width -= FRAME_DOT + FRAME_DOT_GAP;
  Font font = name_font(name->state);
  if (name->gap) font.color = TOKEN_MUTED;
  picture_words(picture, inside, ALIGN_RIGHT, font, name->text);
}

static void draw_rows(Picture *picture, const SceneFrame *frame, Box row) {
  if (frame->empty)
    picture_words(picture, (Box){row.x + FRAME_SIDE, row.y, row.width - 2 * FRAME_SIDE, row.height},
                  ALIGN_LEFT, (Font){.size = SIZE_TAG, .color = TOKEN_MUTED, .italic = true},
                  frame->empty);
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
  bool returned = frame->state == FRAME_RETURNED;
  picture_open(picture, &(PictureGroup){.class = returned ? "frame returned" : "frame",
                                        .id = id,
                                        .title = frame->title});
  picture_words(
      picture, (Box){box.x, box.y, box.width, FRAME_TAG}, ALIGN_LEFT,
      (Font){.size = SIZE_TAG, .color = returned ? TOKEN_REMOVED : TOKEN_ACCENT, .bold = true},
      frame->tag);
  Box body = {box.x, box.y + FRAME_TAG, box.width, box.height - FRAME_TAG};
  Paint paint = frame_paint(frame->state);
  picture_rect(picture, box_inset(body, STATE_BORDER - paint.width / 2), CARD_RADIUS, paint);
  Box inside = box_inset(body, STATE_BORDER);
  picture_words(
      picture, (Box){inside.x + FRAME_SIDE, inside.y, inside.width - 2 * FRAME_SIDE, FRAME_HEADER},
      ALIGN_LEFT,
      (Font){.size = SIZE_FRAME_TITLE, .color = returned ? TOKEN_GHOST : TOKEN_INK, .bold = true},
      frame->title);
  double rule = inside.y + FRAME_HEADER + 0.5;
  picture_line(picture, (Point){inside.x, rule}, (Point){box_right(inside), rule},
               (Paint){.line = paint.line, .width = 1});
  draw_rows(picture, frame,
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
