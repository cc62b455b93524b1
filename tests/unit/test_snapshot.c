// test_snapshot.c: snapshots built by hand: what changed between them, their trace, their account.
#include "heapstory/snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define OBJECTS(array) .objects = (array), .object_count = COUNT(array)
#define REFERENCES(array) .references = (array), .reference_count = COUNT(array)
#define FRAMES(array) .frames = (array), .frame_count = COUNT(array)
#define BINDINGS(array) .bindings = (array), .binding_count = COUNT(array)
#define EVENTS(array) .events = (array), .event_count = COUNT(array)

enum {
  SHOWN = SNAPSHOT_TRACKED | SNAPSHOT_REACHABLE,
  CONSTANT = SNAPSHOT_INTERNAL | SNAPSHOT_IMMORTAL | SNAPSHOT_REACHABLE,
};

// ---- the cycle of product.md: a = Node(1); b = Node(2), then a.ref = b ------------------------

static SnapshotObject none_and_nodes[] = {
    {.serial = -1,
     .address = 0x1000,
     .type = "NoneType",
     .value = "None",
     .refcount = 4294967295,
     .size = 16,
     .flags = CONSTANT,
     .generation = -1},
    {.serial = 2,
     .address = 0x7f0000004030,
     .type = "Node",
     .refcount = 1,
     .size = 48,
     .block = 48,
     .shape = SHAPE_INSTANCE,
     .flags = SHOWN,
     .first_reference = 0,
     .reference_count = 1},
    {.serial = 4,
     .address = 0x7f0000004060,
     .type = "Node",
     .refcount = 1,
     .size = 48,
     .block = 48,
     .shape = SHAPE_INSTANCE,
     .flags = SHOWN,
     .first_reference = 1,
     .reference_count = 1},
};
static SnapshotReference to_none[] = {
    {1, 0, PLACE_ATTRIBUTE, ".ref"},
    {2, 0, PLACE_ATTRIBUTE, ".ref"},
};
static SnapshotObject linked_nodes[] = {
    {.serial = -1,
     .address = 0x1000,
     .type = "NoneType",
     .value = "None",
     .refcount = 4294967295,
     .size = 16,
     .flags = CONSTANT,
     .generation = -1},
    {.serial = 2,
     .address = 0x7f0000004030,
     .type = "Node",
     .refcount = 1,
     .size = 48,
     .block = 48,
     .shape = SHAPE_INSTANCE,
     .flags = SHOWN,
     .first_reference = 0,
     .reference_count = 1},
    {.serial = 4,
     .address = 0x7f0000004060,
     .type = "Node",
     .refcount = 2,
     .size = 48,
     .block = 48,
     .shape = SHAPE_INSTANCE,
     .flags = SHOWN,
     .first_reference = 1,
     .reference_count = 1},
};
static SnapshotReference linked[] = {
    {1, 2, PLACE_ATTRIBUTE, ".ref"},
    {2, 0, PLACE_ATTRIBUTE, ".ref"},
};
static SnapshotFrame module_frame[] = {{.serial = 1, .name = "<module>", .binding_count = 2}};
static SnapshotBinding a_and_b[] = {{"a", 1}, {"b", 2}};

static const Snapshot step_4 = {.step = 4,
                                .source = "b = Node(2)",
                                .output = "",
                                OBJECTS(none_and_nodes),
                                REFERENCES(to_none),
                                FRAMES(module_frame),
                                BINDINGS(a_and_b)};

static const int64_t one_garbage[] = {2};
static SnapshotEvent some_events[] = {
    {.kind = EVENT_ALLOCATE, .serial = 5, .type = "int", .a = 32},
    {.kind = EVENT_DEALLOC, .serial = 5, .type = "int"},
    {.kind = EVENT_COLLECT_START, .a = 2},
    {.kind = EVENT_COLLECT, .a = 2, .b = 2, .c = 0},
    {.kind = EVENT_ARENA, .a = 1},
};
static const Snapshot step_5 = {
    .step = 5,
    .source = "a.ref = b",
    .line = 9,
    .output = "",
    .note = "Each now refers to the other.",
    OBJECTS(linked_nodes),
    REFERENCES(linked),
    FRAMES(module_frame),
    BINDINGS(a_and_b),
    EVENTS(some_events),
    .gc = {.enabled = true,
           .threshold = {700, 10, 10},
           .count = {3, 0, 0},
           .stats = {{0}, {0}, {1, 2, 0}},
           .garbage = one_garbage,
           .garbage_count = 1},
    .memory = {.arenas = 1, .pools = 4, .blocks = 12, .bytes = 880, .large = 0}};

static void test_find(void **state) {
  (void)state;
  assert_int_equal(snapshot_find(&step_5, -1), 0);
  assert_int_equal(snapshot_find(&step_5, 4), 2);
  assert_int_equal(snapshot_find(&step_5, 3), NO_OBJECT);
  assert_int_equal(snapshot_find(&(Snapshot){0}, 3), NO_OBJECT);
}

static void test_text(void **state) {
  (void)state;
  Snapshot *snapshot = mem_zalloc(sizeof *snapshot);
  assert_null(snapshot_text(snapshot, NULL));
  assert_string_equal(snapshot_text(snapshot, "a = 1"), "a = 1");
  snapshot_delete(snapshot);
  snapshot_delete(NULL);
}

// Equal texts are one pointer, numbers too, which are found in another way.
static void test_texts_are_kept_once(void **state) {
  (void)state;
  static const char *const all[] = {
      "",        "0",         "7",         "[7]",   "07",         "[07]", "-7",   "127",
      "128",     "1048575",   "[1048575]", "7]",    "[7",         "[]",   "[-1]", "1048576",
      "9999999", "[1048576]", "12345678",  "[1.5]", "4294967303", "int"};
  SnapshotTexts *texts = snapshot_texts_new();
  const char *kept[COUNT(all)];
  for (size_t i = 0; i < COUNT(all); i++) {
    kept[i] = snapshot_texts_keep(texts, all[i], strlen(all[i]));
    assert_string_equal(kept[i], all[i]);
    for (size_t k = 0; k < i; k++) assert_ptr_not_equal(kept[k], kept[i]);
  }
  for (size_t i = 0; i < COUNT(all); i++)
    assert_ptr_equal(snapshot_texts_keep(texts, all[i], strlen(all[i])), kept[i]);
  assert_ptr_equal(snapshot_texts_index(texts, 7), kept[3]);
  assert_ptr_equal(snapshot_texts_index(texts, 1048575), kept[10]);
  assert_ptr_equal(snapshot_texts_index(texts, 1048576), kept[17]);
  snapshot_texts_release(texts);
}

// ---- changes ----------------------------------------------------------------------------------

// "kind old_object new_object from>to place frame old_target>target", one change per line.
static char *changes_text(const Snapshot *old, const Snapshot *new) {
  static const char *const words[] = {"created",    "freed",       "bound",       "rebound",
                                      "unbound",    "added",       "removed",     "refcount",
                                      "generation", "unreachable", "resurrected", "size",
                                      "value",      "pushed",      "popped"};
  Changes changes = changes_between(old, new);
  Text text = {0};
  for (size_t i = 0; i < changes.count; i++) {
    const Change *c = &changes.items[i];
    text_printf(&text, "%s %d %d %d>%d %s %d %d>%d\n", words[c->kind], c->old_object, c->new_object,
                (int)c->from, (int)c->to, c->place ? c->place : "-", (int)c->frame,
                (int)c->old_target, (int)c->target);
  }
  changes_delete(&changes);
  return text_take(&text);
}

static void expect_changes(const Snapshot *old, const Snapshot *new, const char *expected) {
  char *text = changes_text(old, new);
  assert_string_equal(text, expected);
  mem_free(text);
}

static void test_nothing_changes(void **state) {
  (void)state;
  expect_changes(&step_5, &step_5, "");
}

static void test_changes_of_an_assignment(void **state) {
  (void)state;
  expect_changes(&step_4, &step_5,
                 "removed 1 1 0>0 .ref 0 -1>0\n"
                 "added 1 1 0>0 .ref 0 0>4\n"
                 "refcount 2 2 1>2 - 0 0>0\n");
}

static void test_changes_from_nothing(void **state) {
  (void)state;
  expect_changes(NULL, &step_4,
                 "pushed -1 -1 0>0 <module> 1 0>0\n"
                 "bound -1 1 0>0 a 1 0>2\n"
                 "bound -1 2 0>0 b 1 0>4\n"
                 "created -1 1 0>0 - 0 0>0\n"
                 "created -1 2 0>0 - 0 0>0\n"
                 "added -1 1 0>0 .ref 0 0>-1\n"
                 "added -1 2 0>0 .ref 0 0>-1\n");
}

// A call: a list grows, loses its middle and is held twice at one place; names come, go and move.
static SnapshotObject before_objects[] = {
    {.serial = -7,
     .type = "dict",
     .refcount = 9,
     .flags = SNAPSHOT_INTERNAL | SHOWN,
     .first_reference = 3,
     .reference_count = 1},
    {.serial = 1,
     .type = "list",
     .refcount = 1,
     .size = 72,
     .flags = SHOWN,
     .first_reference = 0,
     .reference_count = 3},
    {.serial = 2,
     .type = "int",
     .value = "1000",
     .refcount = 1,
     .flags = SNAPSHOT_REACHABLE,
     .generation = -1},
    {.serial = 3,
     .type = "int",
     .value = "2000",
     .refcount = 2,
     .flags = SNAPSHOT_REACHABLE,
     .generation = -1},
    {.serial = 6, .type = "Node", .refcount = 1, .flags = SHOWN},
};
static SnapshotReference before_call_references[] = {
    {1, 2, PLACE_INDEX, "[0]"},
    {1, 3, PLACE_INDEX, "[1]"},
    {1, 3, PLACE_INDEX, "[2]"},
    {0, 1, PLACE_ITEM, "['l']"},
};
static SnapshotFrame before_call_frames[] = {
    {.serial = 1, .name = "<module>", .first_binding = 0, .binding_count = 3},
    {.serial = 2, .name = "old", .first_binding = 3, .binding_count = 1}};
static SnapshotBinding before_call_bindings[] = {{"l", 1}, {"x", 2}, {"n", 4}, {"t", 3}};
static const Snapshot before_call = {.step = 7,
                                     .source = "pass",
                                     OBJECTS(before_objects),
                                     REFERENCES(before_call_references),
                                     FRAMES(before_call_frames),
                                     BINDINGS(before_call_bindings)};

static SnapshotObject after_objects[] = {
    {.serial = -7, .type = "dict", .refcount = 11, .flags = SNAPSHOT_INTERNAL | SHOWN},
    {.serial = 1,
     .type = "list",
     .refcount = 1,
     .size = 88,
     .flags = SHOWN,
     .generation = 1,
     .first_reference = 0,
     .reference_count = 3},
    {.serial = 3,
     .type = "int",
     .value = "2000",
     .refcount = 1,
     .flags = SNAPSHOT_REACHABLE,
     .generation = -1},
    {.serial = 6,
     .type = "Node",
     .refcount = 1,
     .flags = SNAPSHOT_TRACKED,
     .first_reference = 3,
     .reference_count = 1},
    {.serial = 9,
     .type = "str",
     .value = "'hi'",
     .refcount = 3,
     .size = 51,
     .address = 0x7f0000001000,
     .flags = SNAPSHOT_REACHABLE,
     .generation = -1},
};
static SnapshotReference after_call_references[] = {
    {1, 4, PLACE_INDEX, "[0]"},
    {1, 2, PLACE_INDEX, "[1]"},
    {1, 0, PLACE_INDEX, "[2]"},
    {3, 0, PLACE_WORD, "__class__"},
};
static SnapshotFrame after_call_frames[] = {
    {.serial = 1, .name = "<module>", .first_binding = 0, .binding_count = 2},
    {.serial = 3, .name = "func", .first_binding = 2, .binding_count = 1}};
static SnapshotBinding after_call_bindings[] = {{"x", 4}, {"l", 1}, {"p", 4}};
static SnapshotEvent after_call_events[] = {{.kind = EVENT_RESURRECT, .serial = 1, .type = "list"}};
static const Snapshot after_call = {.step = 8,
                                    .source = "func(x)",
                                    OBJECTS(after_objects),
                                    REFERENCES(after_call_references),
                                    FRAMES(after_call_frames),
                                    BINDINGS(after_call_bindings),
                                    EVENTS(after_call_events),
                                    .output = "hi\n\x1b[2J\n",
                                    .error_type = "KeyError",
                                    .error_message = "'k'"};

static void test_changes_of_everything(void **state) {
  (void)state;
  expect_changes(&before_call, &after_call,
                 "popped -1 -1 0>0 old 2 0>0\n"
                 "pushed -1 -1 0>0 func 3 0>0\n"
                 "rebound 2 4 0>0 x 1 2>9\n"
                 "unbound 4 -1 0>0 n 1 6>0\n"
                 "bound -1 4 0>0 p 3 0>9\n"
                 "unbound 3 -1 0>0 t 2 3>0\n"
                 "created -1 4 0>0 - 0 0>0\n"
                 "removed 1 1 0>0 [0] 0 2>0\n"
                 "removed 1 1 0>0 [2] 0 3>0\n"
                 "added 1 1 0>0 [0] 0 0>9\n"
                 "added 1 1 0>0 [2] 0 0>-7\n"
                 "size 1 1 72>88 - 0 0>0\n"
                 "refcount 3 2 2>1 - 0 0>0\n"
                 "generation 1 1 0>1 - 0 0>0\n"
                 "resurrected 1 1 0>0 - 0 0>0\n"
                 "unreachable 4 3 0>0 - 0 0>0\n"
                 "freed 2 -1 0>0 - 0 0>0\n");
}

// References at one place (a set's elements, say) are matched by target, each once.
static void test_changes_are_a_multiset(void **state) {
  (void)state;
  SnapshotObject old_objects[] = {{.serial = 1, .type = "X", .reference_count = 3},
                                  {.serial = 2, .type = "Y"},
                                  {.serial = 3, .type = "Y"}};
  SnapshotObject new_objects[] = {{.serial = 1, .type = "X", .reference_count = 4},
                                  {.serial = 2, .type = "Y"},
                                  {.serial = 3, .type = "Y"}};
  SnapshotReference old_references[] = {
      {0, 1, PLACE_ELEMENT, "{}"}, {0, 2, PLACE_ELEMENT, "{}"}, {0, 2, PLACE_ELEMENT, "{}"}};
  SnapshotReference new_references[] = {{0, 2, PLACE_ELEMENT, "{}"},
                                        {0, 1, PLACE_ELEMENT, "{}"},
                                        {0, 1, PLACE_ELEMENT, "{}"},
                                        {0, 2, PLACE_WORD, "w"}};
  Snapshot old = {OBJECTS(old_objects), REFERENCES(old_references)};
  Snapshot new = {OBJECTS(new_objects), REFERENCES(new_references)};
  expect_changes(&old, &new,
                 "removed 0 0 0>0 {} 0 3>0\n"
                 "added 0 0 0>0 {} 0 0>2\n"
                 "added 0 0 0>0 w 0 0>3\n");
}

// A list of 200,000 places that is turned round must not take quadratic time.
static void test_changes_of_a_large_list(void **state) {
  (void)state;
  enum { N = 200000 };
  SnapshotObject *objects = mem_zalloc(sizeof *objects * (N + 1));
  SnapshotReference *old_references = mem_zalloc(sizeof *old_references * N);
  SnapshotReference *new_references = mem_zalloc(sizeof *new_references * N);
  Scratch scratch = {0};
  for (int32_t i = 0; i <= N; i++) objects[i] = (SnapshotObject){.serial = i + 1, .type = "int"};
  objects[0].reference_count = N;
  for (int32_t i = 0; i < N; i++) {
    const char *place = scratch_printf(&scratch, "[%d]", i);
    old_references[i] = (SnapshotReference){0, i + 1, PLACE_INDEX, place};
    new_references[i] = (SnapshotReference){0, N - i, PLACE_INDEX, place};
  }
  Snapshot old = {.objects = objects,
                  .object_count = N + 1,
                  .references = old_references,
                  .reference_count = N};
  Snapshot new = old;
  new.references = new_references;
  Changes changes = changes_between(&old, &new);
  assert_int_equal(changes.count, 2 * N);
  changes_delete(&changes);
  Text text = {0};
  snapshot_add_account(&old, &new, &text);
  assert_non_null(strstr(text_chars(&text), "#1 int: [0] -> #200001 int (was #2 int)"));
  assert_non_null(strstr(text_chars(&text), " and 199994 more\n"));
  text_delete(&text);
  scratch_delete(&scratch);
  mem_free(objects);
  mem_free(old_references);
  mem_free(new_references);
}

// ---- trace ------------------------------------------------------------------------------------

static void expect_trace(const Snapshot *snapshot, const char *expected) {
  Text text = {0};
  snapshot_add_trace(snapshot, &text);
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
}

static void test_trace(void **state) {
  (void)state;
  expect_trace(
      &step_5,
      "{\"step\":5,\"source\":\"a.ref = b\",\"line\":9,\"output\":\"\",\"result\":null,"
      "\"error\":null,\"frames\":[{\"name\":\"<module>\",\"names\":{\"a\":2,\"b\":4}}],"
      "\"objects\":["
      "{\"serial\":-1,\"address\":\"0x1000\",\"type\":\"NoneType\",\"value\":\"None\","
      "\"refcount\":4294967295,\"immortal\":true,\"size\":16,\"block\":0,\"tracked\":false,"
      "\"generation\":null,\"finalized\":false,\"reachable\":true,\"internal\":true,"
      "\"references\":[]},"
      "{\"serial\":2,\"address\":\"0x7f0000004030\",\"type\":\"Node\",\"value\":null,"
      "\"refcount\":1,\"immortal\":false,\"size\":48,\"block\":48,\"tracked\":true,"
      "\"generation\":0,\"finalized\":false,\"reachable\":true,"
      "\"references\":[{\"place\":\".ref\",\"to\":4}]},"
      "{\"serial\":4,\"address\":\"0x7f0000004060\",\"type\":\"Node\",\"value\":null,"
      "\"refcount\":2,\"immortal\":false,\"size\":48,\"block\":48,\"tracked\":true,"
      "\"generation\":0,\"finalized\":false,\"reachable\":true,"
      "\"references\":[{\"place\":\".ref\",\"to\":-1}]}],"
      "\"gc\":{\"enabled\":true,\"threshold\":[700,10,10],\"count\":[3,0,0],\"stats\":["
      "{\"collections\":0,\"collected\":0,\"uncollectable\":0},"
      "{\"collections\":0,\"collected\":0,\"uncollectable\":0},"
      "{\"collections\":1,\"collected\":2,\"uncollectable\":0}],\"garbage\":[2]},"
      "\"memory\":{\"arenas\":1,\"pools\":4,\"blocks\":12,\"bytes\":880,\"large\":0},"
      "\"events\":[{\"event\":\"allocate\",\"serial\":5,\"type\":\"int\",\"bytes\":32},"
      "{\"event\":\"dealloc\",\"serial\":5,\"type\":\"int\"},"
      "{\"event\":\"collect_start\",\"generation\":2,\"automatic\":false},"
      "{\"event\":\"collect\",\"generation\":2,\"collected\":2,\"uncollectable\":0},"
      "{\"event\":\"arena\",\"mapped\":true}]}\n");
}

static void test_trace_escapes(void **state) {
  (void)state;
  SnapshotObject objects[] = {{.serial = INT64_MAX,
                               .type = "T\"",
                               .value = "'\\n\t\xc3\xa9'",
                               .refcount = INT64_MIN,
                               .size = UINT64_MAX,
                               .generation = 3,
                               .flags = SNAPSHOT_FINALIZED,
                               .reference_count = 1}};
  SnapshotReference references[] = {{0, 0, PLACE_ITEM, "['\"\n']"}};
  SnapshotFrame frames[] = {{.serial = 1, .name = "f\\", .binding_count = 1}};
  SnapshotBinding bindings[] = {{"\xc3\xa9\"", 0}};
  Snapshot snapshot = {.step = 1,
                       .source = "x = '\n'",
                       .output = "\x01",
                       .result = "\"r\"",
                       .error_type = "E",
                       OBJECTS(objects),
                       REFERENCES(references),
                       FRAMES(frames),
                       BINDINGS(bindings)};
  expect_trace(
      &snapshot,
      "{\"step\":1,\"source\":\"x = '\\n'\",\"line\":0,\"output\":\"\\u0001\","
      "\"result\":\"\\\"r\\\"\",\"error\":{\"type\":\"E\",\"message\":\"\"},"
      "\"frames\":[{\"name\":\"f\\\\\",\"names\":{\"\xc3\xa9\\\"\":9223372036854775807}}],"
      "\"objects\":[{\"serial\":9223372036854775807,\"address\":\"0x0\",\"type\":\"T\\\"\","
      "\"value\":\"'\\\\n\\t\xc3\xa9'\",\"refcount\":-9223372036854775808,\"immortal\":false,"
      "\"size\":18446744073709551615,\"block\":0,\"tracked\":false,\"generation\":null,"
      "\"finalized\":true,\"reachable\":false,\"references\":[{\"place\":\"['\\\"\\n']\","
      "\"to\":9223372036854775807}]}],"
      "\"gc\":{\"enabled\":false,\"threshold\":[0,0,0],\"count\":[0,0,0],\"stats\":["
      "{\"collections\":0,\"collected\":0,\"uncollectable\":0},"
      "{\"collections\":0,\"collected\":0,\"uncollectable\":0},"
      "{\"collections\":0,\"collected\":0,\"uncollectable\":0}],\"garbage\":[]},"
      "\"memory\":{\"arenas\":0,\"pools\":0,\"blocks\":0,\"bytes\":0,\"large\":0},"
      "\"events\":[]}\n");
}

// ---- account ----------------------------------------------------------------------------------

static void expect_account(const Snapshot *old, const Snapshot *new, const char *expected) {
  Text text = {0};
  snapshot_add_account(old, new, &text);
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
}

static void test_account_of_an_assignment(void **state) {
  (void)state;
  expect_account(&step_4, &step_5,
                 "step 5  a.ref = b\n"
                 "  note         Each now refers to the other.\n"
                 "  refers       #2 Node: .ref -> #4 Node (was None)\n"
                 "  counted      #4 Node: refcount 1 -> 2 (now held by b, #2.ref)\n"
                 "  collected    gc.collect(2): 2 objects collected, 0 uncollectable\n"
                 "  memory       an arena was mapped\n"
                 "  in passing   made and freed again: 1 int\n");
}

static void test_account_of_nothing(void **state) {
  (void)state;
  expect_account(&step_4, &step_4,
                 "step 4  b = Node(2)\n"
                 "  (the heap is as it was)\n");
}

static void test_account_of_everything(void **state) {
  (void)state;
  expect_account(&before_call, &after_call,
                 "step 8  func(x)\n"
                 "  printed      hi\n"
                 "               \\x1b[2J\n"
                 "  raised       KeyError: 'k'\n"
                 "  popped       old(), and with it t\n"
                 "  pushed       func()\n"
                 "  created      #9 str 'hi', 51 bytes at 0x7f0000001000\n"
                 "  bound        p -> #9 str 'hi', in func()\n"
                 "  rebound      x -> #9 str 'hi' (was #2 int 1000)\n"
                 "  unbound      n (was #6 Node)\n"
                 "  refers       #1 list: [0] -> #9 str 'hi' (was #2 int 1000),"
                 " [2] -> internal dict (was #3 int 2000)\n"
                 "  counted      #3 int 2000: refcount 2 -> 1 (now held by #1[1])\n"
                 "  resized      #1 list: 72 -> 88 bytes\n"
                 "  promoted     #1 list: generation 0 -> 1\n"
                 "  unreachable  #6 Node: alive, held by 1 inside the interpreter\n"
                 "  resurrected  #1 list: reachable again, held by l\n"
                 "  freed        #2 int 1000\n");
}

static void test_account_of_a_crowd(void **state) {
  (void)state;
  enum { N = 40 };
  SnapshotObject objects[N];
  for (int i = 0; i < N; i++)
    objects[i] = (SnapshotObject){.serial = i + 1,
                                  .type = i % 3 ? "int" : "str",
                                  .size = 1,
                                  .generation = -1,
                                  .flags = SNAPSHOT_REACHABLE};
  Snapshot new = {.step = 1, .source = "for i in r:\n    f(i)", OBJECTS(objects)};
  Text text = {0};
  snapshot_add_account(NULL, &new, &text);
  assert_non_null(strstr(text_chars(&text), "step 1  for i in r:\n            f(i)\n  created"));
  assert_non_null(strstr(text_chars(&text), "#16 str, 1 byte at 0x0\n"
                                            "  created      and 24 more: 16 int, 8 str\n"));
  text_delete(&text);
}

// Each refers to its class, which its type says; every second one to the object before it, from
// eight places, of which six are told.
static void test_account_of_many_references(void **state) {
  (void)state;
  enum { N = 40, PLACES = 8 };
  static const char *const places[PLACES] = {"[0]", "[1]", "[2]", "[3]",
                                             "[4]", "[5]", "[6]", "[7]"};
  SnapshotObject objects[N];
  SnapshotReference references[N * (PLACES + 1)];
  uint32_t count = 0;
  for (int i = 0; i < N; i++) {
    objects[i] = (SnapshotObject){.serial = i + 1, .type = "A", .first_reference = count};
    references[count++] = (SnapshotReference){i, 0, PLACE_WORD, "__class__"};
    for (int p = 0; i % 2 && p < PLACES; p++)
      references[count++] = (SnapshotReference){i, i - 1, PLACE_INDEX, places[p]};
    objects[i].reference_count = count - objects[i].first_reference;
  }
  Snapshot new = {.step = 1, OBJECTS(objects), .references = references, .reference_count = count};
  Text text = {0};
  snapshot_add_account(NULL, &new, &text);
  assert_non_null(strstr(text_chars(&text),
                         "  refers       #32 A: [0] -> #31 A, [1] -> #31 A, [2] -> #31 A, [3] -> "
                         "#31 A, [4] -> #31 A, [5] -> #31 A and 2 more\n"
                         "  refers       and the references of 8 more objects\n"));
  text_delete(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_find),
      cmocka_unit_test(test_text),
      cmocka_unit_test(test_texts_are_kept_once),
      cmocka_unit_test(test_nothing_changes),
      cmocka_unit_test(test_changes_of_an_assignment),
      cmocka_unit_test(test_changes_from_nothing),
      cmocka_unit_test(test_changes_of_everything),
      cmocka_unit_test(test_changes_are_a_multiset),
      cmocka_unit_test(test_changes_of_a_large_list),
      cmocka_unit_test(test_trace),
      cmocka_unit_test(test_trace_escapes),
      cmocka_unit_test(test_account_of_an_assignment),
      cmocka_unit_test(test_account_of_nothing),
      cmocka_unit_test(test_account_of_everything),
      cmocka_unit_test(test_account_of_a_crowd),
      cmocka_unit_test(test_account_of_many_references),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
