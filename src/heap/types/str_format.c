// str_format.c: str.format and format_map. Mirrors CPython Objects/stringlib/unicode_format.h: the
// same pieces (MarkupIterator, get_field_object, render_field), with the messages of 3.12.
#include <string.h>

#include "values.h"

typedef enum Numbering { NUMBERING_NONE, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

typedef struct Formatter {
  Heap *heap;
  Object *const *arguments;
  size_t count;
  Object *keyword_names; // Tuple or NULL
  Object *mapping;       // of format_map; NULL otherwise
  Numbering numbering;
  int64_t next;
} Formatter;

typedef struct Span {
  const char *at, *end;
} Span;

typedef struct Field {
  Span name, spec;
  bool nested;     // the spec holds fields itself
  char conversion; // 0 = none
} Field;

static bool build(Formatter *f, Span input, int depth, Text *text);

static void *fail(Formatter *f, const char *message) {
  return heap_raise(f->heap, TYPE_VALUE_ERROR, "%s", message);
}

// ---- parsing ----------------------------------------------------------------------------------

// Up to the '}' that ends the field.
static bool parse_spec(Formatter *f, Span *input, Field *field) {
  field->spec.at = input->at;
  for (int depth = 1; input->at < input->end; input->at++) {
    if (*input->at == '{') field->nested = true, depth++;
    if (*input->at == '}' && --depth == 0) {
      field->spec.end = input->at++;
      return true;
    }
  }
  return fail(f, "unmatched '{' in format spec");
}

static char name_end(Formatter *f, Span *input) {
  while (input->at < input->end) {
    char c = *input->at++;
    if (c == '{') {
      fail(f, "unexpected '{' in field name");
      return 0;
    }
    if (c == '[')
      while (input->at < input->end && *input->at != ']') input->at++;
    if (c == '}' || c == ':' || c == '!') return c;
  }
  fail(f, "expected '}' before end of string");
  return 0;
}

static bool parse_field(Formatter *f, Span *input, Field *field) {
  *field = (Field){.name.at = input->at};
  char c = name_end(f, input);
  if (!c) return false;
  field->name.end = input->at - 1;
  if (c == '}') return true;
  if (c == ':') return parse_spec(f, input, field);
  if (input->at >= input->end)
    return fail(f, "end of string while looking for conversion specifier");
  field->conversion = *input->at++;
  if (input->at < input->end) {
    c = *input->at++;
    if (c == '}') return true;
    if (c != ':') return fail(f, "expected ':' after conversion specifier");
  }
  return parse_spec(f, input, field);
}

// Literal text up to the next field; false with *good_out where the input ends or is wrong.
static bool next_field(Formatter *f, Span *input, Text *text, bool *good_out) {
  *good_out = true;
  while (input->at < input->end) {
    char c = *input->at++;
    bool at_end = input->at >= input->end, doubled = !at_end && *input->at == c;
    if (c != '{' && c != '}') {
      text_add_char(text, c);
    } else if (doubled) {
      text_add_char(text, c);
      input->at++;
    } else if (c == '{' && !at_end) {
      return true;
    } else {
      fail(f, c == '{' ? "Single '{' encountered in format string"
                       : "Single '}' encountered in format string");
      return *good_out = false;
    }
  }
  return false;
}

// ---- finding a field's object -----------------------------------------------------------------

// A whole decimal number, -1 for anything else, -2 with ValueError pending where it is too large.
static int64_t number_in(Formatter *f, Span span) {
  int64_t value = 0;
  if (span.at == span.end) return -1;
  for (; span.at < span.end; span.at++) {
    if (*span.at < '0' || *span.at > '9') return -1;
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_add_overflow(value, *span.at - '0', &value)) {
      fail(f, "Too many decimal digits in format string");
      return -2;
    }
  }
  return value;
}

static bool number_automatically(Formatter *f, bool empty, int64_t *index) {
  Numbering wanted = empty ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
  if (f->numbering == NUMBERING_NONE) f->numbering = wanted;
  if (f->numbering != wanted)
    return fail(
        f, empty ? "cannot switch from manual field specification to automatic field numbering"
                 : "cannot switch from automatic field numbering to manual field specification");
  if (empty) *index = f->next++;
  return true;
}

static Object *find_keyword(Formatter *f, Span name) {
  size_t bytes = (size_t)(name.end - name.at);
  const Tuple *names = (const Tuple *)f->keyword_names;
  for (size_t i = 0; names && i < names->count; i++) {
    const Str *key = as_str(names->items[i]);
    if (key->bytes == bytes && memcmp(key->chars, name.at, bytes) == 0)
      return object_incref(f->arguments[f->count + i]);
  }
  Object *key = str_new(f->heap, name.at, bytes);
  if (!key) return NULL;
  Object *value =
      f->mapping ? object_get_item(f->heap, f->mapping, key) : heap_raise_key(f->heap, key);
  object_decref(f->heap, key);
  return value;
}

static Object *first_object(Formatter *f, Span name) {
  int64_t index = number_in(f, name);
  if (index == -2) return NULL;
  bool empty = name.at == name.end;
  if (!f->mapping && (empty || index >= 0) && !number_automatically(f, empty, &index)) return NULL;
  if (index < 0 && !(f->mapping && empty)) return find_keyword(f, name);
  if (f->mapping) return fail(f, "Format string contains positional fields");
  if ((size_t)index >= f->count)
    return heap_raise(f->heap, TYPE_INDEX_ERROR,
                      "Replacement index %lld out of range for positional args tuple",
                      (long long)index);
  return object_incref(f->arguments[index]);
}

static Object *attribute(Formatter *f, Object *object, Span name) {
  Object *key = str_new(f->heap, name.at, (size_t)(name.end - name.at));
  Object *value = key ? object_get_attribute(f->heap, object, key) : NULL;
  object_decref_null(f->heap, key);
  return value;
}

static Object *item(Formatter *f, Object *object, Span name) {
  int64_t index = number_in(f, name);
  if (index == -2) return NULL;
  Object *key = index >= 0 ? int_new(f->heap, index)
                           : str_new(f->heap, name.at, (size_t)(name.end - name.at));
  Object *value = key ? object_get_item(f->heap, object, key) : NULL;
  object_decref_null(f->heap, key);
  return value;
}

// One `.name` or `[key]` behind the first name; moves *rest behind it.
static Object *follow(Formatter *f, Object *object, Span *rest) {
  char kind = *rest->at++;
  Span name = {rest->at, rest->at};
  if (kind != '.' && kind != '[')
    return fail(f, "Only '.' or '[' may follow ']' in format field specifier");
  while (rest->at < rest->end &&
         (kind == '.' ? *rest->at != '.' && *rest->at != '[' : *rest->at != ']'))
    rest->at++;
  name.end = rest->at;
  if (kind == '[' && rest->at++ >= rest->end) return fail(f, "Missing ']' in format string");
  if (name.at == name.end) return fail(f, "Empty attribute in format string");
  return kind == '.' ? attribute(f, object, name) : item(f, object, name);
}

static Object *field_object(Formatter *f, Span name) {
  Span first = name, rest = name;
  while (rest.at < rest.end && *rest.at != '.' && *rest.at != '[') rest.at++;
  first.end = rest.at;
  Object *object = first_object(f, first);
  while (object && rest.at < rest.end) {
    Object *found = follow(f, object, &rest);
    object_decref(f->heap, object);
    object = found;
  }
  return object;
}

// ---- rendering --------------------------------------------------------------------------------

// render_field: exact numbers and strings need no look for __format__.
static Object *rendered(Heap *heap, Object *object, const Text *spec) {
  const Type *type = object->cls->type;
  bool direct =
      type == &str_type || type == &int_type || type == &float_type || type == &complex_type;
  return direct ? type->format(heap, object, text_chars(spec), spec->length)
                : object_format(heap, object, text_chars(spec), spec->length);
}

static Object *converted(Formatter *f, Object *object, char conversion) {
  if (conversion == 's') return object_str(f->heap, object);
  if (conversion == 'r') return object_repr(f->heap, object);
  if (conversion == 'a') return object_ascii(f->heap, object);
  if (conversion > 32)
    return heap_raise(f->heap, TYPE_VALUE_ERROR, "Unknown conversion specifier %c", conversion);
  return heap_raise(f->heap, TYPE_VALUE_ERROR, "Unknown conversion specifier \\x%x",
                    (unsigned)(unsigned char)conversion);
}

static bool render(Formatter *f, const Field *field, int depth, Text *text) {
  Text spec = {0};
  Object *object = field_object(f, field->name), *str = NULL;
  if (object && field->conversion) {
    Object *plain = converted(f, object, field->conversion);
    object_decref(f->heap, object);
    object = plain;
  }
  if (!object) return false;
  bool good = !field->nested || build(f, field->spec, depth - 1, &spec);
  if (!field->nested) text_add_n(&spec, field->spec.at, (size_t)(field->spec.end - field->spec.at));
  if (good) str = rendered(f->heap, object, &spec);
  if (str) text_add_n(text, as_str(str)->chars, as_str(str)->bytes);
  object_decref_null(f->heap, str);
  object_decref(f->heap, object);
  text_delete(&spec);
  return str != NULL;
}

static bool build(Formatter *f, Span input, int depth, Text *text) {
  bool good;
  Field field;
  if (depth <= 0) return fail(f, "Max string recursion exceeded");
  while (next_field(f, &input, text, &good))
    if (!parse_field(f, &input, &field) || !render(f, &field, depth, text)) return false;
  return good;
}

static Object *run(Formatter *f, Object *self) {
  Text text = {0};
  Span input = {as_str(self)->chars, as_str(self)->chars + as_str(self)->bytes};
  if (build(f, input, 2, &text)) return str_take(f->heap, &text);
  text_delete(&text);
  return NULL;
}

Object *str_format_method(Heap *heap, Object *self, Object *const *arguments, size_t count,
                          Object *keyword_names) {
  Formatter f = {
      .heap = heap, .arguments = arguments, .count = count, .keyword_names = keyword_names};
  return run(&f, self);
}

Object *str_format_map(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *keyword_names) {
  (void)count, (void)keyword_names;
  Formatter f = {.heap = heap, .mapping = arguments[0]};
  return run(&f, self);
}
