// json_fault.c: the words for what is wrong with a JSON text. Only reached once a fault is certain,
// so it may look around at leisure.
#include "internal.h"

#include <string.h>

static bool fault(const Document *document, size_t at, Errors *errors, const char *message) {
  return error_add(errors, document_position(document, at), "%s", message);
}

// ---- quoting ----------------------------------------------------------------------------------

enum { QUOTED_MOST = 60 }; // code points of the user's text that a message repeats

void text_add_quoted(Text *text, const char *chars, size_t length) {
  size_t shown = 0;
  text_add_char(text, '\'');
  for (size_t i = 0, n; i < length; i += n) {
    uint32_t c;
    n = utf8_decode(chars + i, length - i, &c);
    if (shown++ == QUOTED_MOST) {
      text_add(text, "...");
      break;
    }
    if (n == 0)
      text_printf(text, "\\x%02x", (unsigned char)chars[i]), n = 1;
    else if (c == '\n')
      text_add(text, "\\n");
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
      text_printf(text, "\\x%02x", c);
    else if (c == 0x2028 || c == 0x2029 || c == 0xFEFF)
      text_printf(text, "\\u%04x", c);
    else
      text_add_n(text, chars + i, n);
  }
  text_add_char(text, '\'');
}

// What stands at an offset: a character, a word or the end, for "found ...".
static void add_found(Text *text, const Document *document, size_t at) {
  uint32_t c;
  const char *chars = document->text + at;
  size_t n = at < document->length ? utf8_decode(chars, document->length - at, &c) : 0;
  if (at >= document->length)
    text_add(text, "the end of the file");
  else if (*chars == '"')
    text_add(text, "a string");
  else if (n && (c < 0x20 || (c >= 0x7F && c < 0xA0)))
    text_printf(text, "U+%04X", c);
  else
    text_add_quoted(text, chars, n ? n : 1);
}

static bool bad_byte(const Document *document, size_t at, Errors *errors) {
  return error_add(errors, document_position(document, at), "invalid UTF-8: byte 0x%02x",
                   (unsigned char)document->text[at]);
}

static bool is_bad_byte(const Document *document, size_t at) {
  uint32_t c;
  return at < document->length && utf8_decode(document->text + at, document->length - at, &c) == 0;
}

// ---- values -----------------------------------------------------------------------------------

static size_t word_length(const char *at) {
  static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  return strspn(at, letters);
}

// Words that other notations know. "" as replacement: JSON has no such thing.
static bool fault_word(const Document *document, size_t at, Errors *errors) {
  static const struct {
    const char *word, *message;
  } known[] = {
      {"True", "'True' is not JSON; did you mean 'true'?"},
      {"False", "'False' is not JSON; did you mean 'false'?"},
      {"None", "'None' is not JSON; did you mean 'null'?"},
      {"nil", "'nil' is not JSON; did you mean 'null'?"},
      {"undefined", "'undefined' is not JSON; did you mean 'null'?"},
      {"NaN", "'NaN' is not a JSON number; write \"float('nan')\""},
      {"Infinity", "'Infinity' is not a JSON number; write \"float('inf')\""},
  };
  static const char *const words[] = {"true", "false", "null", NULL};
  const char *chars = document->text + at;
  size_t length = word_length(chars);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strlen(known[i].word) == length && memcmp(chars, known[i].word, length) == 0)
      return fault(document, at, errors, known[i].message);
  Text text = {0};
  char *word = mem_strndup(chars, length);
  const char *near = nearest_word(word, words);
  text_add_quoted(&text, chars, length);
  text_add(&text, " is not JSON; ");
  if (near)
    text_printf(&text, "did you mean '%s'?", near);
  else
    text_add(&text, "a string stands in double quotes");
  fault(document, at, errors, text.chars);
  text_delete(&text);
  mem_free(word);
  return false;
}

static bool fault_comment(const Document *document, size_t at, Errors *errors) {
  return fault(document, at, errors, "comments are not JSON; a step may carry a \"note\"");
}

static bool is_comment(const char *at) {
  return *at == '#' || (*at == '/' && (at[1] == '/' || at[1] == '*'));
}

bool json_fault_value(const Document *document, size_t at, Errors *errors) {
  const char *chars = document->text + at;
  if (is_bad_byte(document, at)) return bad_byte(document, at, errors);
  if (is_comment(chars)) return fault_comment(document, at, errors);
  if (*chars == '\'')
    return fault(document, at, errors, "strings stand in double quotes, not in single ones");
  if (*chars == '+') return fault(document, at, errors, "a number does not begin with '+'");
  if (*chars == '.')
    return fault(document, at, errors, "a number does not begin with '.': write 0.5");
  if (word_length(chars)) return fault_word(document, at, errors);
  return json_fault_expected(document, at, "a value", errors);
}

bool json_fault_expected(const Document *document, size_t at, const char *expected,
                         Errors *errors) {
  const char *chars = document->text + at;
  if (is_bad_byte(document, at)) return bad_byte(document, at, errors);
  if (is_comment(chars)) return fault_comment(document, at, errors);
  if (*chars == '\'')
    return fault(document, at, errors, "strings stand in double quotes, not in single ones");
  Text text = {0};
  text_printf(&text, "expected %s, found ", expected);
  add_found(&text, document, at);
  fault(document, at, errors, text.chars);
  text_delete(&text);
  return false;
}

// ---- strings and numbers ----------------------------------------------------------------------

static bool fault_escape(const Document *document, size_t at, Errors *errors) {
  const char *chars = document->text + at;
  Text text = {0};
  if (chars[1] != 'u') {
    uint32_t c;
    size_t n = chars[1] ? utf8_decode(chars + 1, document->length - at - 1, &c) : 0;
    text_add_quoted(&text, chars, 1 + (n ? n : 1));
    text_add(&text, " is no escape of JSON: those are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
  } else if (strspn(chars + 2, "0123456789abcdefABCDEF") < 4) {
    text_add(&text, "four hexadecimal digits must follow \\u");
  } else if (memcmp(chars + 2, "0000", 4) == 0) {
    text_add(&text, "\\u0000 is not allowed in a scenario");
  } else {
    text_printf(&text, "\\u%.4s is half of a surrogate pair; the other half is missing", chars + 2);
  }
  fault(document, at, errors, text.chars);
  text_delete(&text);
  return false;
}

static bool fault_control(const Document *document, size_t at, Errors *errors) {
  unsigned char c = (unsigned char)document->text[at];
  Position position = document_position(document, at);
  if (c == '\n' || c == '\r')
    return error_add(errors, position,
                     "a string cannot go on in the next line; write \\n, or close it "
                     "with '\"'");
  if (c == 0) return error_add(errors, position, "a NUL byte in a string");
  if (c == '\t') return error_add(errors, position, "a tab in a string; write \\t");
  return error_add(errors, position, "control character U+%04X in a string; write \\u%04x", c, c);
}

bool json_fault_string(const Document *document, size_t string, size_t at, Errors *errors) {
  if (at >= document->length)
    return fault(document, string, errors, "this string is never closed: '\"' is missing");
  if (document->text[at] == '\\' && at + 1 < document->length)
    return fault_escape(document, at, errors);
  if (document->text[at] == '\\')
    return fault(document, string, errors, "this string is never closed: '\"' is missing");
  if ((unsigned char)document->text[at] >= 0x80) return bad_byte(document, at, errors);
  return fault_control(document, at, errors);
}

bool json_fault_number(const Document *document, size_t number, size_t at, Errors *errors) {
  const char *start = document->text + number, *wrong = document->text + at;
  const char *digits = start + (*start == '-');
  if (is_bad_byte(document, at)) return bad_byte(document, at, errors);
  if (*start == '-' && wrong == digits && word_length(wrong) && strncmp(wrong, "Inf", 3) == 0)
    return fault(document, number, errors,
                 "'-Infinity' is not a JSON number; write \"float('-inf')\"");
  if (*digits == '0' && (digits[1] | 0x20) == 'x')
    return fault(document, number, errors,
                 "hexadecimal numbers are not JSON; write \"0x...\" as a string");
  if (*digits == '0' && digits[1] >= '0' && digits[1] <= '9')
    return fault(document, number, errors, "a number has no leading zeros");
  if (wrong > digits && (wrong[-1] == '.' || *wrong == '.'))
    return fault(document, at, errors,
                 *wrong == '.' ? "a number has one '.' only" : "a digit must follow '.'");
  if (wrong == digits) return fault(document, at, errors, "a digit must follow '-'");
  if (strchr("eE+-", wrong[-1]))
    return fault(document, at, errors, "a digit must follow the 'e' of a number");
  Text text = {0};
  size_t more = word_length(wrong);
  uint32_t c;
  if (more == 0 && at < document->length) more = utf8_decode(wrong, document->length - at, &c);
  text_add_quoted(&text, start, (size_t)(wrong - start) + more);
  text_add(&text, " is not a JSON number");
  fault(document, number, errors, text.chars);
  text_delete(&text);
  return false;
}
