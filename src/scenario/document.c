// document.c: cJSON's tree of a scanned document, each item knowing its place in the file.
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
static void cover(Document *document, const JsonIndex *index, Text *saved) {
  for (size_t i = 0; i < index->long_numbers.count; i++) {
    char *number = document->text + index->long_numbers.items[i];
    size_t length = json_number_length(number);
    text_add_n(saved, number, length);
    text_add_char(saved, '\n');
    memset(number, ' ', length);
    *number = '0';
  }
}

static void uncover(Document *document, const JsonIndex *index, const Text *saved) {
  const char *from = saved->chars;
  for (size_t i = 0; i < index->long_numbers.count; i++) {
    size_t length = json_number_length(from);
    memcpy(document->text + index->long_numbers.items[i], from, length);
    from += length + 1;
  }
}

cJSON *document_parse(Document *document, const JsonIndex *index) {
  Text saved = {0};
  cover(document, index, &saved);
  cJSON *root = cJSON_ParseWithLengthOpts(document->text, document->length + 1, NULL, true);
  uncover(document, index, &saved);
  text_delete(&saved);
  if (root) attach(root, index->places.items);
  return root;
}
