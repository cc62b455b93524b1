// collector.c: a collection from inside: a panel for each phase, side by side, with the same small
// graph in each. Plain text = references counted, pill = gc_refs.
#include "collector.h"

// ---- head of a panel --------------------------------------------------------------------------

static Font title_font(void) {
  return (Font){.size = SIZE_PHASE, .color = TOKEN_INK, .bold = true};
}

static Font code_font(void) { return (Font){.size = SIZE_SUB, .color = TOKEN_MUTED, .mono = true}; }

static void phase_title(const ScenePhase *phase, size_t number, char title[64]) {
  snprintf(title, 64, "%zu  %s", number, phase->title);
}

// CPython's names of the phases stand in all panels or in none.
static bool names_fit(const SceneCollector *scene, double width) {
  char title[64];
  for (size_t i = 0; i < scene->phase_count; i++) {
    phase_title(&scene->phases[i], i + 1, title);
    int own = font_width(title_font(), title) + font_width(code_font(), scene->phases[i].function);
    if (own + 8 + 2 * PANEL_MARGIN > width) return false;
  }
  return true;
}

static void draw_title(Picture *picture, const ScenePhase *phase, size_t number, bool named,
                       Box line) {
  char title[64];
  phase_title(phase, number, title);
  double own = font_width(title_font(), title);
  picture_words(picture, (Box){line.x, line.y, own, line.height}, ALIGN_LEFT, title_font(), title);
  if (named)
    picture_words(picture, (Box){line.x + own + 8, line.y + 1, line.width - own - 8, line.height},
                  ALIGN_RIGHT, code_font(), phase->function);
}

static void draw_head(Picture *picture, const ScenePhase *phase, Box line) {
  Font muted = {.size = SIZE_TITLE, .color = TOKEN_MUTED};
  draw_words(picture, line, ALIGN_LEFT, muted, phase->words);
  if (phase->sample) {
    double words = font_width(muted, phase->words) + 8;
    draw_pill(picture, (Box){line.x + words, line.y, 24, 18}, (Paint){.fill = TOKEN_PILL},
              (Font){.size = SIZE_SUB, .color = TOKEN_INK, .bold = true}, phase->sample);
  }
  line.y += 16;
  draw_words(picture, line, ALIGN_LEFT, muted, phase->more);
}

// ---- cards ------------------------------------------------------------------------------------

typedef struct MemberLook {
  Paint paint;
  const char *class;
} MemberLook;

static MemberLook look_of(MemberState state) {
  switch (state) {
  case MEMBER_PLAIN: break;
  case MEMBER_REACHED:
    return (MemberLook){{TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE}, "obj reached"};
  case MEMBER_TENTATIVE:
    return (MemberLook){{TOKEN_CARD, TOKEN_ISLANDLINE, 2, DASH_DASHED}, "obj tentative"};
  case MEMBER_GARBAGE:
    return (MemberLook){{TOKEN_ISLANDFILL, TOKEN_ISLANDLINE, 3, DASH_NONE}, "obj garbage"};
  case MEMBER_KEPT: return (MemberLook){{TOKEN_CARD, TOKEN_ISLANDLINE, 2, DASH_NONE}, "obj kept"};
  }
  return (MemberLook){{TOKEN_CARD, TOKEN_LINE, 1, DASH_NONE}, "obj"};
}

static void draw_count(Picture *picture, const SceneMemberNow *now, Box box) {
  Paint paint = {.fill = TOKEN_PILL};
  Token ink = TOKEN_INK;
  switch (now->count) {
  case MEMBER_COUNT_PLAIN: break;
  case MEMBER_COUNT_SUBTRACTED:
    paint = (Paint){TOKEN_CHANGEDFILL, TOKEN_CHANGEDLINE, 1, DASH_NONE};
    ink = TOKEN_CHANGED;
    break;
  case MEMBER_COUNT_REACHED:
    paint = (Paint){TOKEN_NEWFILL, TOKEN_NEWLINE, 1, DASH_NONE};
    ink = TOKEN_NEW;
    break;
  case MEMBER_COUNT_ZERO:
    paint = (Paint){TOKEN_ISLANDFILL, TOKEN_ISLANDLINE, 1, DASH_NONE};
    ink = TOKEN_ISLAND;
    break;
  }
  Font font = {.size = SIZE_BADGE, .color = ink, .bold = true};
  draw_pill(picture, box, paint, font, now->gc_refs);
}

// Type and number in the middle; beside them the order in which it was taken back.
static void draw_header(Picture *picture, const SceneMember *member, const SceneMemberNow *now,
                        Box line) {
  Font type = {.size = SIZE_TYPE, .color = TOKEN_INK, .bold = true};
  Font label = {.size = SIZE_TYPE, .color = TOKEN_MUTED};
  Font order = {.size = SIZE_ORDER, .color = TOKEN_NEW, .bold = true};
  double first = font_width(type, member->type), second = font_width(label, member->label);
  double gap = member->label ? 6 : 0,
         room = line.width - (now->order ? font_width(order, now->order) + 6 : 0);
  double x = line.x + (line.width - first - gap - second) / 2;
  if (x + first + gap + second > line.x + room) x = line.x + room - first - gap - second;
  picture_words(picture, (Box){x, line.y, first, line.height}, ALIGN_LEFT, type, member->type);
  picture_words(picture, (Box){x + first + gap, line.y, second, line.height}, ALIGN_LEFT, label,
                member->label);
  picture_words(picture, (Box){line.x + room, line.y, line.width - room, line.height}, ALIGN_RIGHT,
                order, now->order);
}

static void draw_member(Picture *picture, const SceneMember *member, const SceneMemberNow *now,
                        double pill, Box box) {
  MemberLook look = look_of(now->state);
  picture_open(picture, &(PictureGroup){.class = look.class, .title = now->tooltip});
  picture_rect(picture, box_inset(box, look.paint.width / 2), CARD_RADIUS, look.paint);
  Box line = {box.x + COLLECTOR_PAD, box.y + 3, box.width - 2 * COLLECTOR_PAD, COLLECTOR_LINE};
  if (member->many) {
    draw_words(picture, line, ALIGN_CENTER,
               (Font){.size = SIZE_TYPE, .color = TOKEN_INK, .bold = true}, member->many);
    line.y += COLLECTOR_LINE - 4;
    draw_words(picture, line, ALIGN_CENTER, (Font){.size = SIZE_BADGE, .color = TOKEN_MUTED},
               member->type);
  } else {
    draw_header(picture, member, now, line);
    line.y += COLLECTOR_LINE - 1;
    picture_words(picture, (Box){line.x, line.y, line.width - pill - 6, line.height}, ALIGN_LEFT,
                  (Font){.size = SIZE_BADGE, .color = TOKEN_MUTED}, now->refs);
    draw_count(picture, now, (Box){box_right(line) - pill, line.y + 1, pill, COLLECTOR_PILL});
  }
  picture_close(picture);
}

// ---- what holds them --------------------------------------------------------------------------

static Paint holder_paint(LinkState state) {
  switch (state) {
  case LINK_OUTSIDE: return (Paint){TOKEN_CARD, TOKEN_ACCENT, 1.3, DASH_NONE};
  case LINK_REACHES: return (Paint){TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE};
  case LINK_ABSENT:
  case LINK_PLAIN:
  case LINK_SUBTRACTED:
  case LINK_GARBAGE: break;
  }
  return (Paint){TOKEN_CARD, TOKEN_LINE, 1, DASH_NONE};
}

static void draw_holder(Picture *picture, const SceneHolder *holder, LinkState state, Box box) {
  if (state == LINK_ABSENT) return;
  Paint paint = holder_paint(state);
  Font name = {.size = SIZE_HOLDER, .color = TOKEN_INK, .bold = true, .mono = holder->code};
  Font word = {.size = SIZE_SUB, .color = TOKEN_MUTED};
  double second = font_width(word, holder->word), first = font_width(name, holder->name);
  double room = box.width - 10;
  bool both = holder->word && first + 6 + second <= room;
  picture_open(picture, &(PictureGroup){.class = "holder", .title = holder->name});
  picture_rect(picture, box_inset(box, paint.width / 2), BADGE_RADIUS, paint);
  if (both) {
    double x = box.x + (box.width - first - 6 - second) / 2;
    picture_words(picture, (Box){x, box.y, first, box.height}, ALIGN_LEFT, name, holder->name);
    picture_words(picture, (Box){x + first + 6, box.y, second, box.height}, ALIGN_LEFT, word,
                  holder->word);
  } else {
    draw_words(picture, (Box){box.x + 5, box.y, room, box.height}, ALIGN_CENTER, name,
               holder->name);
  }
  picture_close(picture);
}

// ---- lines ------------------------------------------------------------------------------------

static Arrow arrow_of(LinkState state) {
  switch (state) {
  case LINK_ABSENT:
  case LINK_PLAIN: break;
  case LINK_OUTSIDE: return (Arrow){TOKEN_ACCENT, 2, DASH_NONE, HEAD_FULL, TAIL_NONE};
  case LINK_SUBTRACTED: return (Arrow){TOKEN_CHANGEDLINE, 2, DASH_DASHED, HEAD_FULL, TAIL_NONE};
  case LINK_REACHES: return (Arrow){TOKEN_NEWLINE, 3, DASH_NONE, HEAD_FULL, TAIL_NONE};
  case LINK_GARBAGE: return (Arrow){TOKEN_ISLANDLINE, 2.2, DASH_NONE, HEAD_FULL, TAIL_NONE};
  }
  return (Arrow){TOKEN_EDGE, 1.5, DASH_NONE, HEAD_FULL, TAIL_NONE};
}

static void draw_route(Picture *picture, const Route *route, LinkState state, Point corner) {
  Point points[4];
  if (state == LINK_ABSENT) return;
  for (int i = 0; i < 4; i++)
    points[i] = (Point){route->points[i].x + corner.x, route->points[i].y + corner.y};
  draw_arrow(picture, points, 4, arrow_of(state));
}

// How many references a line stands for.
static void draw_number(Picture *picture, const SceneLink *link, const Route *route, Point corner) {
  char words[16];
  double width = collector_number_width(link);
  collector_number(link, words);
  if (!words[0]) return;
  Box box = {route->middle.x + corner.x - width / 2, route->middle.y + corner.y - 7, width, 14};
  draw_pill(picture, box, (Paint){.fill = TOKEN_PANEL},
            (Font){.size = SIZE_SUB, .color = TOKEN_MUTED, .bold = true}, words);
}

// ---- the page ---------------------------------------------------------------------------------

static Box moved(Box box, Point corner) {
  return (Box){box.x + corner.x, box.y + corner.y, box.width, box.height};
}

static void draw_phase(Picture *picture, const SceneCollector *scene, size_t number,
                       const CollectorLayout *layout, Box panel) {
  const ScenePhase *phase = &scene->phases[number];
  Point corner = {panel.x, panel.y};
  double pill = collector_pill_width(scene);
  picture_open(picture, &(PictureGroup){.class = "phase", .title = phase->function});
  draw_panel(picture, panel);
  Box line = {panel.x + PANEL_MARGIN, panel.y + 8, panel.width - 2 * PANEL_MARGIN, 22};
  draw_title(picture, phase, number + 1, names_fit(scene, panel.width), line);
  draw_head(picture, phase, (Box){line.x, line.y + 22, line.width, 18});
  for (size_t i = 0; i < scene->holder_count; i++)
    draw_holder(picture, &scene->holders[i], phase->holders[i], moved(layout->holders[i], corner));
  for (size_t i = 0; i < scene->member_count; i++)
    draw_member(picture, &scene->members[i], &phase->members[i], pill,
                moved(layout->cards[i], corner));
  for (size_t i = 0; i < scene->holder_count; i++)
    draw_route(picture, &layout->holds[i], phase->holders[i], corner);
  for (size_t i = 0; i < scene->link_count; i++) {
    draw_route(picture, &layout->links[i], phase->links[i], corner);
    draw_number(picture, &scene->links[i], &layout->links[i], corner);
  }
  picture_close(picture);
}

static double scale_for(const Scene *scene, const DrawOptions *options) {
  CollectorSize size = collector_size(scene->collector);
  double count = (double)scene->collector->phase_count;
  double width = count * size.width + (count - 1) * COLLECTOR_GAP + 2 * PAGE_PAD_X;
  double scale = width / PAGE_WIDTH;
  if (scale < 1) scale = 1; // room for the names of the phases
  double height = size.height + page_head(scene, scale, options) + PAGE_PAD_Y;
  return height / PAGE_HEIGHT > scale ? height / PAGE_HEIGHT : scale;
}

Picture *draw_collector(const Scene *scene, const DrawOptions *options) {
  const SceneCollector *collector = scene->collector;
  Box content;
  Picture *picture = page_open(scene, scale_for(scene, options), options, &content);
  double count = (double)collector->phase_count;
  double width = (content.width - (count - 1) * COLLECTOR_GAP) / count;
  CollectorLayout layout = collector_layout(collector, width, content.height);
  for (size_t i = 0; i < collector->phase_count; i++)
    draw_phase(
        picture, collector, i, &layout,
        (Box){content.x + (double)i * (width + COLLECTOR_GAP), content.y, width, content.height});
  collector_layout_delete(&layout);
  return picture;
}
