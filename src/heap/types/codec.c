// codec.c: str to bytes and back: utf-8, ascii, latin-1 with the error policies strict, ignore,
// replace, backslashreplace, xmlcharrefreplace. Mirrors CPython Objects/unicodeobject.c and
// Python/codecs.c. Other encodings that Python has are refused by name.
#include <ctype.h>
#include <string.h>

#include "values.h"

typedef enum Codec { CODEC_UTF_8, CODEC_ASCII, CODEC_LATIN_1 } Codec;

static const char *const codec_names[] = {"utf-8", "ascii", "latin-1"};

// Encodings that the model lacks, by how their names begin (Lib/encodings).
static bool is_of_python(const char *name) {
  static const char *const starts[] = {
      "utf",  "cp",     "iso",     "koi8",   "mac",     "gb",     "big5",  "shift",
      "euc",  "idna",   "puny",    "rot",    "hex",     "base64", "bz2",   "zlib",
      "uu",   "raw",    "unicode", "quopri", "windows", "johab",  "hz",    "tis",
      "ptcp", "palmos", "charmap", "u8",     "u16",     "u32",    "latin", "l1"};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    size_t k = 0;
    while (starts[i][k] && tolower((unsigned char)name[k]) == starts[i][k]) k++;
    if (!starts[i][k]) return true;
  }
  return false;
}

static bool codec_find(Heap *heap, const char *name, Codec *codec_out) {
  static const struct {
    const char *name;
    Codec codec;
  } known[] = {{"utf-8", CODEC_UTF_8},       {"utf8", CODEC_UTF_8},      {"ascii", CODEC_ASCII},
               {"us-ascii", CODEC_ASCII},    {"latin-1", CODEC_LATIN_1}, {"latin1", CODEC_LATIN_1},
               {"iso-8859-1", CODEC_LATIN_1}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    size_t k = 0;
    while (name[k] && (name[k] == '_' ? '-' : tolower((unsigned char)name[k])) == known[i].name[k])
      k++;
    if (name[k] || known[i].name[k]) continue;
    *codec_out = known[i].codec;
    return true;
  }
  if (is_of_python(name))
    heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'encoding %s' is not modelled", name);
  else
    heap_raise(heap, TYPE_LOOKUP_ERROR, "unknown encoding: %s", name);
  return false;
}

static bool unknown_policy(Heap *heap, const char *policy) {
  heap_raise(heap, TYPE_LOOKUP_ERROR, "unknown error handler name '%s'", policy);
  return false;
}

// ---- encode -----------------------------------------------------------------------------------

static bool encode_refused(Heap *heap, Codec codec, Object *str, size_t index, size_t run) {
  unicode_error_raise(heap, TYPE_UNICODE_ENCODE_ERROR, codec_names[codec], str, index, index + run,
                      codec == CODEC_ASCII ? "ordinal not in range(128)"
                                           : "ordinal not in range(256)");
  return false;
}

static bool encode_replacement(Heap *heap, const char *policy, const char *at, size_t n, uint32_t c,
                               Text *text) {
  if (strcmp(policy, "ignore") == 0) return true;
  if (strcmp(policy, "replace") == 0) return text_add_char(text, '?'), true;
  if (strcmp(policy, "backslashreplace") == 0) return text_to_ascii(at, n, text), true;
  if (strcmp(policy, "xmlcharrefreplace") == 0)
    return text_printf(text, "&#%u;", (unsigned)c), true;
  return unknown_policy(heap, policy);
}

static size_t refused_run(const Str *str, size_t at, uint32_t limit) {
  size_t run = 0;
  for (uint32_t c = 0; at < str->bytes; run++) {
    at += utf8_decode(str->chars + at, str->bytes - at, &c);
    if (c < limit) break;
  }
  return run;
}

static bool encode_narrow(Heap *heap, Object *self, Codec codec, const char *policy, Text *text) {
  const Str *str = as_str(self);
  uint32_t limit = codec == CODEC_ASCII ? 128 : 256, c = 0;
  size_t n;
  for (size_t at = 0, index = 0; at < str->bytes; at += n, index++) {
    n = utf8_decode(str->chars + at, str->bytes - at, &c);
    if (c < limit)
      text_add_char(text, (char)(unsigned char)c);
    else if (strcmp(policy, "strict") == 0)
      return encode_refused(heap, codec, self, index, refused_run(str, at, limit));
    else if (!encode_replacement(heap, policy, str->chars + at, n, c, text))
      return false;
  }
  return true;
}

Object *str_encode(Heap *heap, Object *self, const char *encoding, const char *errors) {
  Codec codec;
  const Str *str = as_str(self);
  if (!codec_find(heap, encoding, &codec)) return NULL;
  if (codec == CODEC_UTF_8) return bytes_new(heap, str->chars, str->bytes);
  Text text = {0};
  Object *result = NULL;
  if (encode_narrow(heap, self, codec, errors, &text))
    result = bytes_new(heap, text_chars(&text), text.length);
  text_delete(&text);
  return result;
}

// ---- decode -----------------------------------------------------------------------------------

// Bytes that belong to the mistake at `at`, and its name: as utf8_decode of CPython reports them.
static size_t mistake(const unsigned char *at, size_t left, const char **why_out) {
  size_t length = *at >= 0xF0 ? 4 : *at >= 0xE0 ? 3 : 2, good = 1;
  *why_out = "invalid start byte";
  if (*at < 0xC2 || *at > 0xF4) return 1;
  for (; good < length && good < left; good++) {
    unsigned char low = 0x80, high = 0xBF;
    if (good == 1 && *at == 0xE0) low = 0xA0;
    if (good == 1 && *at == 0xED) high = 0x9F;
    if (good == 1 && *at == 0xF0) low = 0x90;
    if (good == 1 && *at == 0xF4) high = 0x8F;
    if (at[good] < low || at[good] > high) break;
  }
  *why_out = good == left ? "unexpected end of data" : "invalid continuation byte";
  return good;
}

// The exception gets a copy of the bytes.
static bool decode_refused(Heap *heap, Codec codec, const char *chars, size_t length, size_t at,
                           size_t count, const char *why) {
  Object *bytes = bytes_new(heap, chars, length);
  if (bytes)
    unicode_error_raise(heap, TYPE_UNICODE_DECODE_ERROR, codec_names[codec], bytes, at, at + count,
                        why);
  object_decref_null(heap, bytes);
  return false;
}

static bool decode_replacement(Heap *heap, const char *policy, const unsigned char *at, size_t n,
                               Text *text) {
  if (strcmp(policy, "ignore") == 0) return true;
  if (strcmp(policy, "replace") == 0) return text_add_codepoint(text, 0xFFFD), true;
  if (strcmp(policy, "backslashreplace") != 0) return unknown_policy(heap, policy);
  for (size_t i = 0; i < n; i++) text_printf(text, "\\x%02x", at[i]);
  return true;
}

static bool decode(Heap *heap, const char *chars, size_t count, Codec codec, const char *policy,
                   Text *text) {
  for (size_t at = 0; at < count;) {
    const unsigned char *byte = (const unsigned char *)chars + at;
    const char *why = "ordinal not in range(128)";
    uint32_t c = *byte;
    size_t n = codec == CODEC_UTF_8 ? utf8_decode(chars + at, count - at, &c)
                                    : codec == CODEC_LATIN_1 || c < 128;
    if (n) {
      text_add_codepoint(text, c);
      at += n;
      continue;
    }
    n = codec == CODEC_UTF_8 ? mistake(byte, count - at, &why) : 1;
    if (strcmp(policy, "strict") == 0) return decode_refused(heap, codec, chars, count, at, n, why);
    if (!decode_replacement(heap, policy, byte, n, text)) return false;
    at += n;
  }
  return true;
}

Object *bytes_decode(Heap *heap, const char *chars, size_t count, const char *encoding,
                     const char *errors) {
  Codec codec;
  Text text = {0};
  if (!codec_find(heap, encoding, &codec)) return NULL;
  if (decode(heap, chars, count, codec, errors, &text)) return str_take(heap, &text);
  text_delete(&text);
  return NULL;
}
