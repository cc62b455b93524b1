// constant.c: keys of constants. One letter for the type, then the value; see constant.h.
//
//   N T F E            None True False Ellipsis
//   i255;              an int           f3ff0000000000000;   the bits of a float j<bits>,<bits>; a
//   complex s5:hello           a str, bytes of UTF-8                 b2:ab                    bytes
//   l<item><item><item> a slice
//   t2:<item><item>    a tuple          z2:<item><item>      a frozenset, its items' keys sorted
#include "constant.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static uint64_t double_bits(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

static double bits_double(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

static void add_chars(Text *key, char kind, const char *chars, size_t length) {
  text_printf(key, "%c%zu:", kind, length);
  text_add_n(key, chars, length);
}

static void add_mpz(Text *key, mpz_srcptr value) {
  char *digits = mpz_get_str(NULL, 10, value);
  text_printf(key, "i%s;", digits);
  void (*release)(void *, size_t);
  mp_get_memory_functions(NULL, NULL, &release);
  release(digits, strlen(digits) + 1);
}

void constant_literal_key(const Expr *literal, Text *key) {
  const char *text = literal->as.constant.text;
  switch (literal->as.constant.kind) {
  case CONSTANT_NONE: text_add(key, "N"); return;
  case CONSTANT_TRUE: text_add(key, "T"); return;
  case CONSTANT_FALSE: text_add(key, "F"); return;
  case CONSTANT_ELLIPSIS: text_add(key, "E"); return;
  case CONSTANT_INT: {
    mpz_t value;
    // Only "0...0" may begin with a zero in decimal; GMP would read octal.
    bool decimal =
        text[0] >= '0' && text[0] <= '9' && (text[1] == '\0' || (text[1] >= '0' && text[1] <= '9'));
    const char *digits = text[0] == '0' && (text[1] == 'o' || text[1] == 'O') ? text + 2 : text;
    mpz_init_set_str(value, digits, decimal ? 10 : digits == text ? 0 : 8);
    add_mpz(key, value);
    mpz_clear(value);
    return;
  }
  case CONSTANT_FLOAT:
    text_printf(key, "f%016" PRIx64 ";", double_bits(literal->as.constant.number));
    return;
  case CONSTANT_IMAGINARY:
    text_printf(key, "j%016d,%016" PRIx64 ";", 0, double_bits(literal->as.constant.number));
    return;
  case CONSTANT_STR: add_chars(key, 's', text, literal->as.constant.length); return;
  case CONSTANT_BYTES: add_chars(key, 'b', text, literal->as.constant.length); return;
  }
}

// ---- of objects -------------------------------------------------------------------------------

static bool tuple_key(Heap *heap, const Tuple *tuple, Text *key) {
  text_printf(key, "t%zu:", tuple->count);
  for (size_t i = 0; i < tuple->count; i++)
    if (!constant_key(heap, tuple->items[i], key)) return false;
  return true;
}

static bool slice_key(Heap *heap, const Slice *slice, Text *key) {
  text_add_char(key, 'l');
  return constant_key(heap, slice->start, key) && constant_key(heap, slice->stop, key) &&
         constant_key(heap, slice->step, key);
}

static int compare_texts(const void *a, const void *b) {
  const Text *x = a, *y = b;
  size_t length = x->length < y->length ? x->length : y->length;
  int order = memcmp(x->chars, y->chars, length);
  return order ? order : (x->length > y->length) - (x->length < y->length);
}

static bool set_key(Heap *heap, const Set *set, Text *key) {
  Array(Text) items = {0};
  bool done = true;
  for (size_t i = 0; done && i <= set->mask; i++) {
    if (!set->table[i].key) continue;
    Text item = {0};
    done = constant_key(heap, set->table[i].key, &item);
    array_push(&items, item);
  }
  if (items.count) qsort(items.items, items.count, sizeof *items.items, compare_texts);
  text_printf(key, "z%zu:", items.count);
  for (size_t i = 0; i < items.count; i++) {
    text_add_n(key, items.items[i].chars, items.items[i].length);
    text_delete(&items.items[i]);
  }
  array_delete(&items);
  return done;
}

bool constant_key(Heap *heap, Object *o, Text *key) {
  if (o == heap->none) return text_add(key, "N"), true;
  if (o == heap->ellipsis) return text_add(key, "E"), true;
  if (object_is(o, &bool_type)) return text_add(key, o == heap->true_ ? "T" : "F"), true;
  if (object_is(o, &int_type)) {
    const Int *number = (Int *)o;
    if (number->big)
      add_mpz(key, number->big);
    else
      text_printf(key, "i%" PRId64 ";", number->value);
    return true;
  }
  if (object_is(o, &float_type))
    return text_printf(key, "f%016" PRIx64 ";", double_bits(((Float *)o)->value)), true;
  if (object_is(o, &complex_type))
    return text_printf(key, "j%016" PRIx64 ",%016" PRIx64 ";", double_bits(((Complex *)o)->real),
                       double_bits(((Complex *)o)->imaginary)),
           true;
  if (object_is(o, &str_type))
    return add_chars(key, 's', ((Str *)o)->chars, ((Str *)o)->bytes), true;
  if (object_is(o, &bytes_type))
    return add_chars(key, 'b', ((Bytes *)o)->chars, ((Bytes *)o)->count), true;
  if (object_is(o, &slice_type)) return slice_key(heap, (Slice *)o, key);
  if (object_is(o, &tuple_type)) return tuple_key(heap, (Tuple *)o, key);
  return object_is(o, &frozenset_type) && set_key(heap, (Set *)o, key);
}

// ---- back to objects --------------------------------------------------------------------------

const char *constant_skip(const char *at) {
  char *end;
  if (*at == 'i' || *at == 'f' || *at == 'j') return strchr(at, ';') + 1;
  if (*at == 's' || *at == 'b') {
    size_t length = strtoull(at + 1, &end, 10);
    return end + 1 + length;
  }
  if (*at == 'l') return constant_skip(constant_skip(constant_skip(at + 1)));
  if (*at != 't' && *at != 'z') return at + 1;
  size_t count = strtoull(at + 1, &end, 10);
  for (at = end + 1; count > 0; count--) at = constant_skip(at);
  return at;
}

static size_t read_count(const char **at) {
  char *end;
  size_t count = strtoull(*at, &end, 10);
  *at = end + 1;
  return count;
}

static Object *make_int(Heap *heap, const char **at) {
  const char *end = strchr(*at, ';');
  char *digits = mem_strndup(*at, (size_t)(end - *at));
  *at = end + 1;
  mpz_t value;
  mpz_init_set_str(value, digits, 10);
  Object *made = int_from_mpz(heap, value);
  mpz_clear(value);
  mem_free(digits);
  return made;
}

static double make_double(const char **at) {
  char *end;
  double number = bits_double(strtoull(*at, &end, 16));
  *at = end + 1;
  return number;
}

static Object *make_str(Heap *heap, const char **at) {
  size_t length = read_count(at);
  const char *chars = *at;
  *at += length;
  return str_is_identifier_like(chars, length) ? str_intern(heap, chars, length)
                                               : str_new(heap, chars, length);
}

static Object *make_tuple(Heap *heap, const char **at, ConstantItem item, void *payload) {
  size_t count = read_count(at), made = 0;
  Object **items = mem_alloc(mem_size(count + 1, sizeof *items));
  while (made < count && (items[made] = item(payload, at))) made++;
  Object *tuple = made == count ? tuple_new_constant_steal(heap, items, count) : NULL;
  for (size_t i = 0; !tuple && made < count && i < made; i++) object_decref(heap, items[i]);
  mem_free(items);
  return tuple;
}

static Object *make_slice(Heap *heap, const char **at, ConstantItem item, void *payload) {
  Object *start = item(payload, at), *stop = start ? item(payload, at) : NULL;
  Object *step = stop ? item(payload, at) : NULL;
  Object *slice = step ? slice_new(heap, start, stop, step) : NULL;
  object_decref_null(heap, start);
  object_decref_null(heap, stop);
  object_decref_null(heap, step);
  return slice;
}

static Object *make_set(Heap *heap, const char **at, ConstantItem item, void *payload) {
  Object *set = set_new(heap, true);
  for (size_t left = read_count(at); set && left > 0; left--) {
    Object *value = item(payload, at);
    bool added = value && set_add(heap, set, value);
    object_decref_null(heap, value);
    if (!added) {
      object_decref(heap, set);
      set = NULL;
    }
  }
  return set;
}

Object *constant_make(Heap *heap, const char **at, ConstantItem item, void *payload) {
  char kind = *(*at)++;
  switch (kind) {
  case 'N': return object_incref(heap->none);
  case 'T': return object_incref(heap->true_);
  case 'F': return object_incref(heap->false_);
  case 'E': return object_incref(heap->ellipsis);
  case 'i': return make_int(heap, at);
  case 'f': return float_new(heap, make_double(at));
  case 'j': {
    double real = make_double(at), imaginary = make_double(at);
    return complex_new(heap, real, imaginary);
  }
  case 's': return make_str(heap, at);
  case 'b': {
    size_t length = read_count(at);
    *at += length;
    return bytes_new(heap, *at - length, length);
  }
  case 'l': return make_slice(heap, at, item, payload);
  case 't': return make_tuple(heap, at, item, payload);
  case 'z': return make_set(heap, at, item, payload);
  default: assert(false); return NULL;
  }
}
