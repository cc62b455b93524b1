// document.c: cJSON's tree of a scanned value, each item knowing its place in the file.
//
// A file's steps are parsed one at a time, each into the same memory: a tree of a whole file would
// be four times as large as the file, and most of the work would be the host's, who clears pages.
#include "internal.h"

#include <string.h>

// cJSON walks its children in the order of the document, as the scan noted them.
static const uint32_t *attach(cJSON *item, const uint32_t *places) {
  if (item->string) item->valuedouble = *places++;
  item->valueint = (int)*places++;
  for (cJSON *child = item->child; child; child = child->next) places = attach(child, places);
  return places;
}

// cJSON 1.7.15 fails on numbers of more than 63 characters, and we need none of its numbers: each
// long one is covered by a 0 while it reads. `saved` holds what was there, a line each.
static void cover(Document *document, const JsonPart *part, Text *saved) {
  for (size_t i = 0; i < part->long_count; i++) {
    char *number = document->text + part->long_numbers[i];
    size_t length = json_number_length(number);
    text_add_n(saved, number, length);
    text_add_char(saved, '\n');
    memset(number, ' ', length);
    *number = '0';
  }
}

static void uncover(Document *document, const JsonPart *part, const Text *saved) {
  const char *from = saved->chars;
  for (size_t i = 0; i < part->long_count; i++) {
    size_t length = json_number_length(from);
    memcpy(document->text + part->long_numbers[i], from, length);
    from += length + 1;
  }
}

// ---- cJSON's memory ---------------------------------------------------------------------------

// cJSON's hooks are given no argument; set while it reads, and only then.
static Scratch *tree_memory;

static void *allocate(size_t size) { return scratch_alloc(tree_memory, size); }

static void release(void *block) { (void)block; }

static cJSON *parse(const char *text, size_t length, Scratch *memory) {
  cJSON_Hooks ours = {allocate, release};
  tree_memory = memory;
  cJSON_InitHooks(&ours);
  cJSON *root = cJSON_ParseWithLengthOpts(text, length, NULL, false);
  cJSON_InitHooks(NULL);
  return root;
}

// A string has no structure, so no tree is needed: the scan found it good, and its characters are
// what stands between the quotes, escapes resolved. Steps of Python are such strings, and
// cJSON was a quarter of what it took to read a million of them.
static cJSON *string_item(const Document *document, const JsonPart *part, Scratch *memory) {
  cJSON *item = scratch_alloc(memory, sizeof *item);
  const char *text = document->text;
  size_t length;
  item->type = cJSON_String;
  item->valueint = (int)part->from;
  item->valuestring = json_string_text(text + part->from + 1, text + part->to - 1, memory, &length);
  return item;
}

cJSON *document_parse(Document *document, const JsonPart *part, Scratch *memory) {
  if (document->text[part->from] == '"') return string_item(document, part, memory);
  Text saved = {0};
  cover(document, part, &saved);
  cJSON *root = parse(document->text + part->from, part->to - part->from, memory);
  uncover(document, part, &saved);
  text_delete(&saved);
  if (root) attach(root, part->places);
  return root;
}

cJSON *document_parse_but(Document *document, const JsonIndex *index, size_t from, size_t to,
                          Scratch *memory) {
  Text saved = {0}, rest = {0};
  JsonPart part = {.long_numbers = index->long_numbers.items,
                   .long_count = index->long_numbers.count};
  cover(document, &part, &saved);
  text_add_n(&rest, document->text, from);
  text_add_n(&rest, document->text + to, document->length - to);
  uncover(document, &part, &saved);
  cJSON *root = parse(rest.chars, rest.length, memory);
  text_delete(&saved);
  text_delete(&rest);
  if (root) attach(root, index->places.items);
  return root;
}
