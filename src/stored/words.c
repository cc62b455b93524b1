// words.c: the words of a stored file, see words.h.
#include "words.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

const char *const shape_words[] = {
    [SHAPE_ATOM] = "atom",
    [SHAPE_LIST] = "list",
    [SHAPE_TUPLE] = "tuple",
    [SHAPE_DICT] = "dict",
    [SHAPE_SET] = "set",
    [SHAPE_INSTANCE] = "instance",
    [SHAPE_CLASS] = "class",
    [SHAPE_FUNCTION] = "function",
    [SHAPE_METHOD] = "method",
    [SHAPE_CELL] = "cell",
    [SHAPE_GENERATOR] = "generator",
    [SHAPE_MODULE] = "module",
    [SHAPE_WEAKREF] = "weakref",
    [SHAPE_OTHER] = "other",
    NULL,
};

// By number of the bit of SnapshotFlag.
const char *const flag_words[] = {"immortal", "tracked", "finalized", "reachable", "internal",
                                  "slots",    "garbage", "pending",   NULL};

const char *const event_words[] = {
#define EVENT(id, word) [EVENT_##id] = word,
#include "heapstory/events.def"
#undef EVENT
    NULL,
};

const char *const kind_words[] = {
    [PLACE_INDEX] = "index", [PLACE_ATTRIBUTE] = "attribute", [PLACE_KEY] = "key",
    [PLACE_ITEM] = "item",   [PLACE_ELEMENT] = "element",     [PLACE_WORD] = "word",
    [PLACE_WORD + 1] = NULL,
};

// ---- what goes without saying -------------------------------------------------------------------

Shape implied_shape(const char *type, bool has_value, bool program) {
  static const struct {
    const char *type;
    Shape shape;
  } known[] = {
      {"list", SHAPE_LIST},         {"tuple", SHAPE_TUPLE},
      {"dict", SHAPE_DICT},         {"set", SHAPE_SET},
      {"function", SHAPE_FUNCTION}, {"builtin_function_or_method", SHAPE_FUNCTION},
      {"type", SHAPE_CLASS},        {"ReferenceType", SHAPE_WEAKREF},
      {"ProxyType", SHAPE_WEAKREF}, {"CallableProxyType", SHAPE_WEAKREF},
      {"module", SHAPE_MODULE},     {"cell", SHAPE_CELL},
      {"method", SHAPE_METHOD},     {"generator", SHAPE_GENERATOR},
      {"slice", SHAPE_OTHER},       {"property", SHAPE_OTHER},
      {"object", SHAPE_OTHER},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(type, known[i].type) == 0) return known[i].shape;
  if (has_value) return SHAPE_ATOM;
  return program ? SHAPE_INSTANCE : SHAPE_OTHER;
}

PlaceKind implied_kind(const char *place, Shape owner) {
  if (place[0] == '.') return PLACE_ATTRIBUTE;
  if (place[0] == '{') return PLACE_ELEMENT;
  if (place[0] == '[') return owner == SHAPE_DICT ? PLACE_ITEM : PLACE_INDEX;
  return strncmp(place, "key ", 4) == 0 ? PLACE_KEY : PLACE_WORD;
}

// ---- how texts are written ----------------------------------------------------------------------

bool is_plain(const char *name, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (!isalnum((unsigned char)name[i]) && name[i] != '_' && name[i] != '.') return false;
  return length > 0;
}

static bool has_controls(const char *chars, size_t length) {
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)chars[i] < 0x20 || chars[i] == 0x7F) return true;
  return false;
}

bool is_rest(const char *chars, size_t length, bool may_begin_with_blanks) {
  if (length == 0 || has_controls(chars, length) || chars[length - 1] == ' ') return false;
  return chars[0] != '"' && (chars[0] != ' ' || may_begin_with_blanks);
}

void add_quoted(Text *text, const char *chars) { text_add_json(text, chars, strlen(chars)); }

void add_rest(Text *text, const char *chars) {
  if (is_rest(chars, strlen(chars), false))
    text_add(text, chars);
  else
    add_quoted(text, chars);
}

static bool is_value(const char *chars) {
  return is_rest(chars, strlen(chars), false) && !strpbrk(chars, "#,~\"") &&
         !strstr(chars, " of ") && !strstr(chars, " to ") && strcmp(chars, "nothing") != 0;
}

void add_value(Text *text, const char *chars) {
  if (is_value(chars))
    text_add(text, chars);
  else
    add_quoted(text, chars);
}

bool texts_equal(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

int64_t place_index(const char *place) {
  int64_t index = 0;
  const char *at = place + 1;
  if (place[0] != '[' || (at[0] == '0' && at[1] != ']')) return -1;
  for (; *at >= '0' && *at <= '9' && index < INT32_MAX; at++) index = index * 10 + (*at - '0');
  return at > place + 1 && strcmp(at, "]") == 0 ? index : -1;
}

bool is_whole(const char *chars, int64_t *number_out) {
  bool negative = chars[0] == '-';
  const char *digits = chars + negative;
  size_t count = strspn(digits, "0123456789");
  if (count == 0 || count > 17 || digits[count]) return false;
  if (digits[0] == '0' && (count > 1 || negative)) return false;
  int64_t number = 0;
  for (size_t i = 0; i < count; i++) number = number * 10 + (digits[i] - '0');
  *number_out = negative ? -number : number;
  return true;
}

// ---- machinery ----------------------------------------------------------------------------------

// Values that nothing else has.
static const struct {
  const char *value, *type;
} singles[] = {{"None", "NoneType"}, {"True", "bool"}, {"False", "bool"}};

char *machinery_name(const char *type, const char *value) {
  Text name = {0};
  for (size_t i = 0; value && i < sizeof singles / sizeof *singles; i++)
    if (strcmp(singles[i].value, value) == 0 && strcmp(singles[i].type, type) == 0)
      return mem_strdup(value);
  bool says_it = value && strcmp(type, "module") == 0 && strncmp(value, "module ", 7) == 0;
  if (!says_it) text_add(&name, type);
  if (value) text_printf(&name, "%s%s", says_it ? "" : " ", value);
  text_add(&name, "");
  return text_take(&name);
}

bool machinery_facts(const char *name, char **type_out, char **value_out) {
  const char *blank = strchr(name, ' ');
  size_t length = blank ? (size_t)(blank - name) : strlen(name);
  for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
    if (strcmp(singles[i].value, name) != 0) continue;
    *type_out = mem_strdup(singles[i].type);
    *value_out = mem_strdup(name);
    return true;
  }
  if (!is_plain(name, length)) return false;
  bool says_it = length == 6 && strncmp(name, "module", 6) == 0;
  *type_out = mem_strndup(name, length);
  *value_out = blank ? mem_strdup(says_it ? name : blank + 1) : NULL;
  return true;
}

bool machinery_whole(const char *name, int64_t *number_out) {
  return strncmp(name, "int ", 4) == 0 && is_whole(name + 4, number_out);
}
