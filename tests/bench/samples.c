// samples.c: scenarios that several groups measure with.
#include "samples.h"

void sample_lesson(Text *text, unsigned number) {
  text_printf(text,
              "{\"title\": \"Lesson %u\", \"steps\": [\n"
              "  \"class Node:\\n    def __init__(self, value):\\n        self.value = value\\n"
              "        self.ref = None\",\n"
              "  \"a = Node(%u)\",\n"
              "  \"b = Node('text %u')\",\n"
              "  \"c = Node([])\",\n"
              "  \"a.ref = b\",\n"
              "  \"b.ref = c\",\n"
              "  \"c.ref = a\",\n"
              "  \"shelf = {'first': a, 'second': (b, c)}\",\n"
              "  {\"enter\": \"visit\", \"locals\": {\"node\": \"a\", \"seen\": \"[a, b]\"}},\n"
              "  {\"return\": \"seen\", \"assign\": \"found\"},\n"
              "  {\"del\": [\"shelf\", \"a\"]},\n"
              "  \"del b, c, found\"\n"
              "]}\n",
              number, 300 + number, number);
}

const char *sample_lesson_write(Bench *bench, const char *name, unsigned number) {
  Text text = {0};
  sample_lesson(&text, number);
  const char *path = bench_write(bench, name, text_chars(&text), text.length);
  text_delete(&text);
  return path;
}
