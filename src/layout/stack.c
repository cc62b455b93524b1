// stack.c: all frames as ONE table, newest on top: the order is ours, no layout can change it.
#include "labels.h"
#include "heapstory/metrics.h"

// Name, gap, dot between two insets; a tint lies within the insets so that it spares the rounded
// border.
static void name_row(Html *html, const SceneName *name, const char *port, int width) {
  int text = width - 2 * FRAME_INSET - FRAME_DOT - FRAME_DOT_GAP;
  NameLook look = name_look(name->state, false); // DOT shows "… 84 more" as a name
  HtmlBox box = html_box((Paint){.fill = look.tint});
  line_open(html);
  space(html, FRAME_INSET - box.border, FRAME_ROW, NULL);
  cell_open(html, 0);
  table_open(html, box, NULL);
  row_open(html);
  words(html, text, FRAME_ROW - 4, ALIGN_RIGHT, look.font,
        name->state == NAME_ABSENT ? NULL : name->text);
  space(html, FRAME_DOT_GAP, FRAME_ROW - 4, NULL);
  space(html, FRAME_DOT, FRAME_ROW - 4, port);
  row_close(html);
  table_close(html);
  cell_close(html);
  space(html, FRAME_INSET - box.border, FRAME_ROW, NULL);
  line_close(html);
}

static void empty_row(Html *html, const char *text, Font font, const char *port, int width) {
  line_open(html);
  space(html, FRAME_SIDE, FRAME_ROW, NULL);
  words(html, width - FRAME_SIDE - FRAME_INSET - FRAME_DOT, FRAME_ROW, ALIGN_LEFT, font, text);
  space(html, FRAME_DOT, FRAME_ROW, port);
  space(html, FRAME_INSET, FRAME_ROW, NULL);
  line_close(html);
}

static void frame_table(Html *html, const SceneFrame *frame, size_t index, int width) {
  FrameLook look = frame_look(frame->state);
  HtmlBox box = html_box(look.box);
  cell_open(html, STATE_BORDER - box.border);
  table_open(html, box, NULL);
  line_open(html);
  space(html, FRAME_SIDE, FRAME_HEADER, NULL);
  words(html, width - FRAME_SIDE, FRAME_HEADER, ALIGN_LEFT, look.title,
        frame->state == FRAME_ABSENT ? NULL : frame->title);
  line_close(html);
  row_open(html);
  block(html, width, FRAME_RULE, (HtmlBox){.fill = box.line});
  row_close(html);
  for (size_t n = 0; n < frame_rows(frame); n++) {
    char port[48];
    snprintf(port, sizeof port, "f%zun%zu", index, n);
    if (n == 0 && (frame->empty || frame->name_count == 0))
      empty_row(html, frame->empty, look.empty, port, width);
    else
      name_row(html, &frame->names[n], port, width);
  }
  row_open(html);
  space(html, width, FRAME_FOOT, NULL);
  row_close(html);
  table_close(html);
  cell_close(html);
}

void stack_label(Html *html, const Scene *scene, int margin) {
  int width = stack_width(scene) - 2 * STATE_BORDER;
  table_open(html, (HtmlBox){0}, NULL);
  for (size_t f = 0; f < scene->frame_count; f++) {
    const SceneFrame *frame = &scene->frames[f];
    if (f) {
      row_open(html);
      space(html, width + 2 * STATE_BORDER, FRAME_GAP, NULL);
      space(html, margin, FRAME_GAP, NULL);
      row_close(html);
    }
    row_open(html);
    words(html, width + 2 * STATE_BORDER, FRAME_TAG, ALIGN_LEFT, frame_look(frame->state).tag,
          frame->tag);
    space(html, margin, FRAME_TAG, NULL);
    row_close(html);
    row_open(html);
    frame_table(html, frame, f, width);
    space(html, margin, FRAME_ROW, NULL);
    row_close(html);
  }
  if (scene->frame_count == 0) {
    row_open(html);
    space(html, width, FRAME_HEADER, NULL);
    row_close(html);
  }
  table_close(html);
}
