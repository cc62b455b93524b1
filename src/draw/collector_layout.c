// collector_layout.c: two columns of cards, and lines between them that cross none of them:
// straight between neighbours of a column, in the gutter between the columns, and around the outer
// sides.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "collector.h"

enum {
  SIDE = 12,        // between the border of the panel and the cards, with no line there
  LANE = 10,        // of a line around the outer side
  NARROW = 14,      // gutter without lines
  WIDE = 46,        // gutter with lines
  FOOT = 14,        // below the last card
  LEAST_CARD = 104, // width
  MOST_CARD = 132,  // where there is room
  LEAST_STEP = 16,  // between two rows without lines
  LINE_STEP = 34,   // between two rows with lines
  HELD_STEP = 54,   // above a row where something is held from outside
  HOLD = 24,        // arrow of a holder, at least
  MOST_STEP = 118,
  MOST_ROWS = 16,
};

typedef struct Seat {
  int column, row;
} Seat;

typedef struct Plan {
  const SceneCollector *scene;
  Seat *seats; // by member
  int *lanes;  // by link: around the outer side, from 1; 0 = not there
  int columns, rows;
  int outer[2];            // lanes at the left and at the right
  bool crossing;           // lines in the gutter
  double steps[MOST_ROWS]; // least space above row r; [0] = of the holders
  double card;             // least width
} Plan;

// ---- widths -----------------------------------------------------------------------------------

static double larger(double a, double b) { return a > b ? a : b; }

static const Font type_font = {.size = SIZE_TYPE, .bold = true};
static const Font label_font = {.size = SIZE_TYPE};
static const Font words_font = {.size = SIZE_TITLE};
static const Font pill_font = {.size = SIZE_BADGE, .bold = true};
static const Font order_font = {.size = SIZE_ORDER, .bold = true};

int collector_pill_width(const SceneCollector *scene) {
  int width = 40;
  for (size_t p = 0; p < scene->phase_count; p++)
    for (size_t m = 0; m < scene->member_count; m++) {
      int own = font_width(pill_font, scene->phases[p].members[m].gc_refs) + 12;
      if (own > width) width = own;
    }
  return width;
}

void collector_number(const SceneLink *link, char words[16]) {
  if (link->count < 2)
    words[0] = 0;
  else if (link->count < 10000)
    snprintf(words, 16, "×%u", link->count);
  else
    snprintf(words, 16, "×%uk", link->count / 1000);
}

int collector_number_width(const SceneLink *link) {
  char words[16];
  collector_number(link, words);
  return words[0] ? font_width((Font){.size = SIZE_SUB, .bold = true}, words) + 4 : 0;
}

static int order_width(const SceneCollector *scene, size_t member) {
  int width = 0;
  for (size_t p = 0; p < scene->phase_count; p++) {
    int own = font_width(order_font, scene->phases[p].members[member].order);
    if (own > width) width = own;
  }
  return width ? width + 6 : 0;
}

static int refs_width(const SceneCollector *scene) {
  int width = 0;
  for (size_t p = 0; p < scene->phase_count; p++)
    for (size_t m = 0; m < scene->member_count; m++) {
      int own = font_width((Font){.size = SIZE_BADGE}, scene->phases[p].members[m].refs);
      if (own > width) width = own;
    }
  return width;
}

static double card_width_of(const SceneCollector *scene) {
  double width = 2 * COLLECTOR_PAD + refs_width(scene) + 6 + collector_pill_width(scene);
  for (size_t m = 0; m < scene->member_count; m++) {
    const SceneMember *member = &scene->members[m];
    width = larger(width, font_width(type_font, member->many) + 2 * COLLECTOR_PAD);
    double header = font_width(type_font, member->type) + 6 +
                    font_width(label_font, member->label) + order_width(scene, m);
    width = larger(width, header + 2 * COLLECTOR_PAD);
  }
  return larger(ceil(width), LEAST_CARD);
}

// ---- seats ------------------------------------------------------------------------------------

static bool has_lines(const SceneCollector *scene) {
  for (size_t i = 0; i < scene->link_count; i++)
    if (scene->links[i].from != scene->links[i].to) return true;
  return false;
}

// One side alone goes down the left column and up the right one, so that neighbours stay
// neighbours; what has no lines stands as one reads.
static void seat_around(Plan *plan) {
  int count = (int)plan->scene->member_count;
  bool single = count <= 3;
  plan->columns = single ? 1 : 2;
  plan->rows = single ? count : (count + 1) / 2;
  bool around = single || has_lines(plan->scene);
  for (int i = 0; i < count; i++) {
    Seat seat = i < plan->rows ? (Seat){0, i} : (Seat){1, count - 1 - i};
    plan->seats[i] = around ? seat : (Seat){i % 2, i / 2};
  }
}

static void seat_sides(Plan *plan) {
  int next[2] = {0, 0};
  for (size_t i = 0; i < plan->scene->member_count; i++) {
    int column = plan->scene->members[i].island;
    plan->seats[i] = (Seat){column, next[column]++};
  }
  plan->columns = 2;
  plan->rows = next[0] > next[1] ? next[0] : next[1];
}

static void take_seats(Plan *plan) {
  size_t islands = 0, count = plan->scene->member_count;
  for (size_t i = 0; i < count; i++) islands += plan->scene->members[i].island;
  if (islands == 0 || islands == count)
    seat_around(plan);
  else
    seat_sides(plan);
}

// ---- lanes ------------------------------------------------------------------------------------

typedef enum Way { WAY_DOWN, WAY_AROUND, WAY_GUTTER } Way;

static Way way_of(const Plan *plan, const SceneLink *link) {
  Seat from = plan->seats[link->from], to = plan->seats[link->to];
  if (from.column != to.column) return WAY_GUTTER;
  int distance = from.row - to.row;
  return distance == 1 || distance == -1 ? WAY_DOWN : WAY_AROUND;
}

// With one column the way up goes around the other side.
static int side_of(const Plan *plan, const SceneLink *link) {
  Seat from = plan->seats[link->from], to = plan->seats[link->to];
  if (plan->columns == 2) return from.column;
  return from.row >= to.row;
}

static bool overlap(const Plan *plan, const SceneLink *a, const SceneLink *b) {
  int a1 = plan->seats[a->from].row, a2 = plan->seats[a->to].row;
  int b1 = plan->seats[b->from].row, b2 = plan->seats[b->to].row;
  int a_low = a1 < a2 ? a1 : a2, a_high = a1 < a2 ? a2 : a1;
  int b_low = b1 < b2 ? b1 : b2, b_high = b1 < b2 ? b2 : b1;
  return a_low <= b_high && b_low <= a_high;
}

static int free_lane(const Plan *plan, size_t link) {
  const SceneLink *links = plan->scene->links;
  for (int lane = 1;; lane++) {
    bool taken = false;
    for (size_t i = 0; i < plan->scene->link_count; i++)
      taken |= i != link && plan->lanes[i] == lane &&
               side_of(plan, &links[i]) == side_of(plan, &links[link]) &&
               overlap(plan, &links[i], &links[link]);
    if (!taken) return lane;
  }
}

static int span(const Plan *plan, const SceneLink *link) {
  return abs(plan->seats[link->from].row - plan->seats[link->to].row);
}

// Short lines inside of long ones.
static void take_lanes(Plan *plan) {
  const SceneCollector *scene = plan->scene;
  for (int rows = 0; rows < plan->rows; rows++)
    for (size_t i = 0; i < scene->link_count; i++) {
      const SceneLink *link = &scene->links[i];
      if (way_of(plan, link) != WAY_AROUND || span(plan, link) != rows) continue;
      plan->lanes[i] = free_lane(plan, i);
      int *outer = &plan->outer[side_of(plan, link)];
      if (plan->lanes[i] > *outer) *outer = plan->lanes[i];
    }
}

// ---- steps ------------------------------------------------------------------------------------

static void need_step(Plan *plan, int row, double least) {
  plan->steps[row] = larger(plan->steps[row], least);
}

static void take_steps(Plan *plan) {
  const SceneCollector *scene = plan->scene;
  for (int r = 1; r < plan->rows; r++) plan->steps[r] = LEAST_STEP;
  for (size_t i = 0; i < scene->link_count; i++) {
    Way way = way_of(plan, &scene->links[i]);
    int from = plan->seats[scene->links[i].from].row, to = plan->seats[scene->links[i].to].row;
    if (way == WAY_DOWN) need_step(plan, from > to ? from : to, LINE_STEP);
    plan->crossing |= way == WAY_GUTTER;
  }
  for (size_t i = 0; i < scene->holder_count; i++) {
    int row = plan->seats[scene->holders[i].to].row;
    need_step(plan, row, row ? HELD_STEP : COLLECTOR_HOLDER + HOLD);
  }
}

static void plan_open(Plan *plan, const SceneCollector *scene) {
  *plan = (Plan){.scene = scene,
                 .seats = mem_zalloc(mem_size(scene->member_count + 1, sizeof(Seat))),
                 .lanes = mem_zalloc(mem_size(scene->link_count + 1, sizeof(int))),
                 .card = card_width_of(scene)};
  take_seats(plan);
  take_lanes(plan);
  take_steps(plan);
}

static void plan_close(Plan *plan) {
  mem_free(plan->seats);
  mem_free(plan->lanes);
}

static double lane_reach(int lane) { return 4 + LANE * lane; }

// Lines around the side, and what stands on them.
static double side_width(const Plan *plan, int side) {
  double width = plan->outer[side] ? lane_reach(plan->outer[side]) : 0;
  for (size_t i = 0; i < plan->scene->link_count; i++) {
    const SceneLink *link = &plan->scene->links[i];
    if (plan->lanes[i] && side_of(plan, link) == side)
      width = larger(width, lane_reach(plan->lanes[i]) + collector_number_width(link) / 2.0);
  }
  return SIDE + width;
}

static double gutter(const Plan *plan) {
  return plan->columns < 2 ? 0 : plan->crossing ? WIDE : NARROW;
}

static double least_width(const Plan *plan) {
  return side_width(plan, 0) + side_width(plan, 1) + plan->columns * plan->card + gutter(plan);
}

static double least_height(const Plan *plan) {
  double height = COLLECTOR_HEAD + FOOT + plan->rows * COLLECTOR_CARD;
  for (int r = 0; r < plan->rows; r++) height += plan->steps[r];
  return height;
}

static double words_width(const SceneCollector *scene) {
  double width = 0;
  for (size_t p = 0; p < scene->phase_count; p++) {
    const ScenePhase *phase = &scene->phases[p];
    double words = font_width(words_font, phase->words) + (phase->sample ? 36 : 0);
    width = larger(width, words);
    width = larger(width, font_width(words_font, phase->more));
  }
  return width + 2 * PANEL_MARGIN;
}

CollectorSize collector_size(const SceneCollector *scene) {
  Plan plan;
  plan_open(&plan, scene);
  CollectorSize size = {larger(least_width(&plan), words_width(scene)), least_height(&plan)};
  plan_close(&plan);
  return size;
}

// ---- boxes ------------------------------------------------------------------------------------

// What is left of the width goes to the cards, then to the gutter.
static void place_cards(const Plan *plan, double width, const double *tops, Box *cards) {
  double spare = width - least_width(plan), between = gutter(plan);
  double card = plan->card + spare / plan->columns;
  if (card > MOST_CARD) card = larger(MOST_CARD, plan->card);
  spare -= (card - plan->card) * plan->columns;
  if (plan->crossing && spare > 0) {
    double more = spare / 2 < between / 2 ? spare / 2 : between / 2;
    between += more;
    spare -= more;
  }
  double left = side_width(plan, 0) + spare / 2;
  for (size_t i = 0; i < plan->scene->member_count; i++) {
    Seat seat = plan->seats[i];
    cards[i] = (Box){left + seat.column * (card + between), tops[seat.row], card, COLLECTOR_CARD};
  }
}

// A step may grow with the page.
static double most_step(int row, double height) {
  double most = larger(MOST_STEP, height / 4);
  return row ? most : COLLECTOR_HOLDER + most * 0.8;
}

// What is left of the height goes to the steps with lines, as far as they may grow.
static void grow_steps(const Plan *plan, double height, double *steps) {
  double spare = height - least_height(plan);
  for (int round = 0; round < 8 && spare > 0.5; round++) {
    int growing = 0;
    for (int r = 0; r < plan->rows; r++)
      growing += steps[r] > LEAST_STEP && steps[r] < most_step(r, height);
    if (growing == 0) return;
    double share = spare / growing;
    for (int r = 0; r < plan->rows; r++) {
      double most = most_step(r, height);
      if (steps[r] <= LEAST_STEP || steps[r] >= most) continue;
      double more = steps[r] + share > most ? most - steps[r] : share;
      steps[r] += more;
      spare -= more;
    }
  }
}

static void place_rows(const Plan *plan, double height, double *tops, double *steps) {
  double used = 0;
  for (int r = 0; r < plan->rows; r++) steps[r] = plan->steps[r];
  grow_steps(plan, height, steps);
  for (int r = 0; r < plan->rows; r++) used += steps[r] + COLLECTOR_CARD;
  double y = COLLECTOR_HEAD + (height - COLLECTOR_HEAD - FOOT - used) / 2;
  for (int r = 0; r < plan->rows; r++) {
    tops[r] = y + steps[r];
    y = tops[r] + COLLECTOR_CARD;
  }
}

// Two cards of a column with a line between them.
static bool is_joined(const Plan *plan, uint32_t member) {
  for (size_t i = 0; i < plan->scene->link_count; i++) {
    const SceneLink *link = &plan->scene->links[i];
    uint32_t lower =
        plan->seats[link->from].row > plan->seats[link->to].row ? link->from : link->to;
    if (lower == member && way_of(plan, link) == WAY_DOWN) return true;
  }
  return false;
}

// Above its card and as wide, but between the lines of the column where there are some.
static void place_holders(const Plan *plan, const double *steps, CollectorLayout *layout) {
  for (size_t i = 0; i < plan->scene->holder_count; i++) {
    uint32_t to = plan->scene->holders[i].to;
    Box card = layout->cards[to];
    bool top = plan->seats[to].row == 0;
    double side = top || !is_joined(plan, to) ? 0 : card.width / 6 + 7;
    double y = top ? card.y - steps[0] : card.y - 15 - COLLECTOR_HOLDER;
    layout->holders[i] = (Box){card.x + side, y, card.width - 2 * side, COLLECTOR_HOLDER};
    Point from = {card.x + card.width / 2, y + COLLECTOR_HOLDER}, tip = {from.x, card.y};
    layout->holds[i] = (Route){.points = {from, from, tip, tip}};
  }
}

// ---- ports ------------------------------------------------------------------------------------

// One end of a line at a side of a card.
typedef struct Port {
  size_t link;
  bool end;  // where the arrow points
  int group; // lines upwards, to the card itself, downwards
  int row;   // of the other end
} Port;

static bool before(const Port *a, const Port *b, bool gutter_side) {
  if (gutter_side) return a->row != b->row ? a->row < b->row : a->link < b->link;
  if (a->group != b->group) return a->group < b->group;
  if (a->row != b->row) return a->row > b->row; // the longer line is the outer one
  return a->link != b->link ? a->link < b->link : a->end < b->end;
}

enum { MOST_PORTS = 64 };

typedef struct Ports {
  Port items[MOST_PORTS];
  size_t count;
} Ports;

static void add_port(const Plan *plan, Ports *ports, size_t link, bool end) {
  const SceneLink *l = &plan->scene->links[link];
  int own = plan->seats[end ? l->to : l->from].row, other = plan->seats[end ? l->from : l->to].row;
  if (ports->count == MOST_PORTS) return;
  ports->items[ports->count++] = (Port){link, end, other < own ? 0 : other == own ? 1 : 2, other};
}

// The lines that end at one side of a card.
static void collect_ports(const Plan *plan, uint32_t member, Way way, int side, Ports *ports) {
  ports->count = 0;
  for (size_t i = 0; i < plan->scene->link_count; i++) {
    const SceneLink *link = &plan->scene->links[i];
    if (way_of(plan, link) != way || (way == WAY_AROUND && side_of(plan, link) != side)) continue;
    if (link->from == member) add_port(plan, ports, i, false);
    if (link->to == member) add_port(plan, ports, i, true);
  }
}

// Where a line meets the side of a card; `count_out`: lines there.
static double port_y(const Plan *plan, Box card, size_t link, bool end, size_t *count_out) {
  const SceneLink *l = &plan->scene->links[link];
  Way way = way_of(plan, l);
  Ports ports;
  collect_ports(plan, end ? l->to : l->from, way, side_of(plan, l), &ports);
  Port own = {0};
  for (size_t i = 0; i < ports.count; i++)
    if (ports.items[i].link == link && ports.items[i].end == end) own = ports.items[i];
  size_t place = 1;
  for (size_t i = 0; i < ports.count; i++)
    place += before(&ports.items[i], &own, way == WAY_GUTTER);
  *count_out = ports.count;
  return card.y + card.height * (double)place / (double)(ports.count + 1);
}

// ---- lines ------------------------------------------------------------------------------------

static Route straight(Point from, Point to) {
  return (Route){.points = {from, from, to, to},
                 .middle = {(from.x + to.x) / 2, (from.y + to.y) / 2}};
}

static bool has_link(const SceneCollector *scene, uint32_t from, uint32_t to) {
  for (size_t i = 0; i < scene->link_count; i++)
    if (scene->links[i].from == from && scene->links[i].to == to) return true;
  return false;
}

static bool is_held(const SceneCollector *scene, uint32_t member) {
  for (size_t i = 0; i < scene->holder_count; i++)
    if (scene->holders[i].to == member) return true;
  return false;
}

// Down at the left, up at the right; in the middle where the line is alone.
static Route route_down(const Plan *plan, const SceneLink *link, const Box *cards) {
  Box from = cards[link->from], to = cards[link->to];
  bool down = to.y > from.y;
  bool alone = !has_link(plan->scene, link->to, link->from) &&
               !is_held(plan->scene, down ? link->to : link->from);
  double part = alone ? 0.5 : down ? 1.0 / 6 : 5.0 / 6, x = from.x + from.width * part;
  Point start = {x, down ? from.y + from.height : from.y};
  return straight(start, (Point){x, down ? to.y : to.y + to.height});
}

static Route route_around(const Plan *plan, size_t index, const Box *cards) {
  const SceneLink *link = &plan->scene->links[index];
  int side = side_of(plan, link);
  Box from = cards[link->from], to = cards[link->to];
  double edge = side ? from.x + from.width : from.x, way = lane_reach(plan->lanes[index]);
  double far = edge + (side ? way : -way) * 4 / 3, middle = edge + (side ? way : -way);
  size_t lines;
  Point start = {edge, port_y(plan, from, index, false, &lines)};
  Point end = {edge, port_y(plan, to, index, true, &lines)};
  return (Route){.points = {start, {far, start.y}, {far, end.y}, end},
                 .middle = {middle, (start.y + end.y) / 2}};
}

static Route route_gutter(const Plan *plan, size_t index, const Box *cards) {
  const SceneLink *link = &plan->scene->links[index];
  Box from = cards[link->from], to = cards[link->to];
  bool right = to.x > from.x;
  size_t at_start, at_end;
  Point start = {right ? from.x + from.width : from.x, port_y(plan, from, index, false, &at_start)};
  Point end = {right ? to.x : to.x + to.width, port_y(plan, to, index, true, &at_end)};
  if (from.y == to.y && at_end == 1) end.y = start.y;
  if (from.y == to.y && at_start == 1) start.y = end.y;
  double half = (end.x - start.x) * 0.6;
  return (Route){.points = {start, {start.x + half, start.y}, {end.x - half, end.y}, end},
                 .middle = {(start.x + end.x) / 2, (start.y + end.y) / 2}};
}

static void route_links(const Plan *plan, CollectorLayout *layout) {
  for (size_t i = 0; i < plan->scene->link_count; i++) {
    const SceneLink *link = &plan->scene->links[i];
    switch (way_of(plan, link)) {
    case WAY_DOWN: layout->links[i] = route_down(plan, link, layout->cards); break;
    case WAY_AROUND: layout->links[i] = route_around(plan, i, layout->cards); break;
    case WAY_GUTTER: layout->links[i] = route_gutter(plan, i, layout->cards); break;
    }
  }
}

// ---- all together -----------------------------------------------------------------------------

CollectorLayout collector_layout(const SceneCollector *scene, double width, double height) {
  Plan plan;
  double tops[MOST_ROWS], steps[MOST_ROWS];
  plan_open(&plan, scene);
  CollectorLayout layout = {
      .width = width,
      .cards = mem_zalloc(mem_size(scene->member_count + 1, sizeof(Box))),
      .holders = mem_zalloc(mem_size(scene->holder_count + 1, sizeof(Box))),
      .links = mem_zalloc(mem_size(scene->link_count + 1, sizeof(Route))),
      .holds = mem_zalloc(mem_size(scene->holder_count + 1, sizeof(Route))),
  };
  place_rows(&plan, height, tops, steps);
  place_cards(&plan, width, tops, layout.cards);
  place_holders(&plan, steps, &layout);
  route_links(&plan, &layout);
  plan_close(&plan);
  return layout;
}

void collector_layout_delete(CollectorLayout *layout) {
  mem_free(layout->cards);
  mem_free(layout->holders);
  mem_free(layout->links);
  mem_free(layout->holds);
}
