// pictures.c: pictures of many objects, as a whole process, and how they grow: with objects, where
// equal ones share a card and where each has its own; with references, names and steps.
#include "bench.h"

// ---- scenarios --------------------------------------------------------------------------------

// A heap in one statement; @ is how many objects.
typedef struct Heap {
  const char *name, *source;
} Heap;

static const Heap tree = {"tree", "class N: pass\\nns = [N() for i in range(@)]\\n"
                                  "for i in range(1, @):\\n"
                                  "    setattr(ns[(i - 1) // 2], 'l' if i % 2 else 'r', ns[i])\\n"
                                  "root = ns[0]\\ndel ns, i"};
static const Heap ring = {"ring", "class N: pass\\nns = [N() for i in range(@)]\\n"
                                  "for i in range(@): ns[i].next = ns[(i + 1) % @]\\n"
                                  "root = ns[0]\\ndel ns, i"};
// Each node has a value, and a dict of its own: links of two kinds take turns.
static const Heap values = {"ring of different values",
                            "class N: pass\\nns = [N() for i in range(@ // 3)]\\n"
                            "for i in range(len(ns)):\\n    ns[i].next = ns[(i + 1) % len(ns)]\\n"
                            "    ns[i].v = 1000 + i\\nroot = ns[0]\\ndel ns, i"};
static const Heap mixed = {"instances, dicts, lists, ints, strings",
                           "class N: pass\\nout = []\\nfor i in range(@ // 6):\\n    x = N()\\n"
                           "    x.d = {'k': 1000 + i, 's': 'text' + str(i)}\\n"
                           "    x.l = [5000 + i]\\n    out.append(x)\\ndel i, x"};
static const Heap list = {"list of lists", "l = [[] for i in range(@)]"};
static const Heap dict = {"dict of lists", "d = {i: [] for i in range(@)}"};
// 2,000 lists, each of which refers to @ of them.
static const Heap edges = {"2,000 lists", "ns = [[] for i in range(2000)]\\ns = 1\\n"
                                          "for i in range(2000):\\n    for j in range(@):\\n"
                                          "        s = (s * 1103515245 + 12345) % 2147483648\\n"
                                          "        ns[i].append(ns[(s >> 8) % 2000])\\n"
                                          "del i, j, s"};

static void add_source(Text *text, const char *source, size_t objects) {
  for (; *source; source++)
    if (*source == '@')
      text_printf(text, "%zu", objects);
    else
      text_add_char(text, *source);
}

static const char *write_text(Bench *bench, Text *text, size_t number) {
  text_add(text, "\"]}\n");
  const char *name = bench_text(bench, "heap%zu.json", number);
  const char *path = bench_write(bench, name, text_chars(text), text->length);
  text_delete(text);
  return path;
}

// `more`: steps behind the one that makes it, each of which makes a list.
static const char *write_heap(Bench *bench, const Heap *heap, size_t objects, size_t more) {
  Text text = {0};
  text_add(&text, "{\"steps\": [\"");
  add_source(&text, heap->source, objects);
  for (size_t i = 0; i < more; i++) text_printf(&text, "\", \"x%zu = []", i);
  return write_text(bench, &text, objects);
}

// ---- works ------------------------------------------------------------------------------------

static Work *draw(Bench *bench, const char *file, const char *density, const char *format) {
  Work *work = work_commands(bench, 1);
  work_command(work, bench_tool(bench), "render", "-q", "-j", "1", "--density", density,
               "--max-objects", "100000", "-f", format, "-o", bench_path(bench, "out"), file, NULL);
  return work;
}

static Work *draw_by_default(Bench *bench, const char *file) {
  Work *work = work_commands(bench, 1);
  work_command(work, bench_tool(bench), "render", "-q", "-j", "1", "-o", bench_path(bench, "out"),
               file, NULL);
  return work;
}

static void say(Bench *bench, const char *name, Work *work, double seconds) {
  bench_side(bench, name, bench_sample(bench, work, 3), MEASURE_WALL, at_most(seconds));
}

static void two_thousand(Bench *bench, const Heap *heap) {
  const char *file = write_heap(bench, heap, 2000, 0);
  say(bench, bench_text(bench, "2,000 objects: %s", heap->name), draw_by_default(bench, file), 2);
  say(bench, bench_text(bench, "2,000 objects: %s, a card each", heap->name),
      draw(bench, file, "full", "svg"), 2);
  say(bench, bench_text(bench, "2,000 objects: %s, a card each, PNG", heap->name),
      draw(bench, file, "full", "png"), 2);
}

static void fifty_thousand(Bench *bench, const Heap *heap) {
  const char *file = write_heap(bench, heap, 50000, 0);
  say(bench, bench_text(bench, "50,000 objects: %s, collapsed", heap->name),
      draw_by_default(bench, file), 3);
}

// ---- growth -----------------------------------------------------------------------------------

static Work *heap_work(Bench *bench, void *payload, size_t objects) {
  return draw_by_default(bench, write_heap(bench, payload, objects, 0));
}

static Work *card_work(Bench *bench, void *payload, size_t objects) {
  return draw(bench, write_heap(bench, payload, objects, 0), "chips", "svg");
}

static Work *edge_work(Bench *bench, void *payload, size_t references) {
  return draw_by_default(bench, write_heap(bench, payload, references / 2000, 0));
}

// 2,000 objects stay while the steps go on.
static Work *step_work(Bench *bench, void *payload, size_t steps) {
  return draw_by_default(bench, write_heap(bench, payload, 2000, steps));
}

static Work *name_work(Bench *bench, void *payload, size_t names) {
  (void)payload;
  Text text = {0};
  text_add(&text, "{\"steps\": [\"n = []");
  for (size_t i = 0; i < names; i++) text_printf(&text, "\\nn%zu = []", i);
  text_add(&text, "\", \"del n\", \"n0 = n1");
  return draw_by_default(bench, write_text(bench, &text, names));
}

static void grow(Bench *bench, const char *name, const char *of, const size_t *sizes, size_t count,
                 Work *(*make)(Bench *, void *, size_t), const Heap *heap) {
  Heap payload = heap ? *heap : (Heap){0};
  bench_growth(bench, &(Growth){.name = name,
                                .of = of,
                                .sizes = sizes,
                                .count = count,
                                .make = make,
                                .payload = &payload,
                                .time = MEASURE_CPU,
                                .repetitions = 3});
}

void group_pictures(Bench *bench) {
  static const size_t many[] = {6250, 12500, 25000, 50000};
  static const size_t references[] = {4000, 8000, 16000, 32000};
  static const size_t names[] = {1250, 2500, 5000, 10000};
  static const size_t steps[] = {50, 100, 200, 400};
  two_thousand(bench, &tree);
  two_thousand(bench, &ring);
  const Heap *const heaps[] = {&tree, &ring, &values, &mixed, &list, &dict};
  for (size_t i = 0; i < sizeof heaps / sizeof *heaps; i++) fifty_thousand(bench, heaps[i]);
  say(bench, "50,000 objects: ring, 12 pictures",
      draw_by_default(bench, write_heap(bench, &ring, 50000, 11)), 3);
  grow(bench, "a picture of a tree, collapsed", "objects", many, 4, heap_work, &tree);
  grow(bench, "a picture of a ring of two kinds, collapsed", "objects", many, 4, heap_work,
       &values);
  grow(bench, "a picture of a tree, a card each", "objects", many, 4, card_work, &tree);
  grow(bench, "a picture of a list, a card each", "objects", many, 4, card_work, &list);
  grow(bench, "a picture of 2,000 lists", "references", references, 4, edge_work, &edges);
  grow(bench, "names of one frame", "names", names, 4, name_work, NULL);
  grow(bench, "pictures of all steps, 2,000 objects", "steps", steps, 4, step_work, &list);
}
