// words.c: reserved words, and which characters a name may hold.
//
// CPython asks the Unicode database for XID_Start and XID_Continue. We carry no database: outside
// ASCII every character is a letter except those of the blocks below, which hold symbols,
// punctuation, blanks, digits of other scripts' ornaments, emoji, and code points that mean
// nothing.
#include "words.h"

#include <string.h>

#include "heapstory/python.h"

#include "grammar.h"
#include "lexer.h"

typedef struct Word {
  const char *text;
  int kind;
} Word;

// By length: a name is compared with the few words that are as long.
static const Word keywords[][9] = {
    [2] = {{"as", PY_AS}, {"if", PY_IF}, {"in", PY_IN}, {"is", PY_IS}, {"or", PY_OR}},
    [3] = {{"and", PY_AND},
           {"def", PY_DEF},
           {"del", PY_DEL},
           {"for", PY_FOR},
           {"not", PY_NOT},
           {"try", PY_TRY}},
    [4] = {{"None", PY_NONE},
           {"True", PY_TRUE},
           {"elif", PY_ELIF},
           {"else", PY_ELSE},
           {"from", PY_FROM},
           {"pass", PY_PASS},
           {"with", PY_WITH}},
    [5] = {{"False", PY_FALSE},
           {"async", PY_ASYNC},
           {"await", PY_AWAIT},
           {"break", PY_BREAK},
           {"class", PY_CLASS},
           {"raise", PY_RAISE},
           {"while", PY_WHILE},
           {"yield", PY_YIELD}},
    [6] = {{"assert", PY_ASSERT},
           {"except", PY_EXCEPT},
           {"global", PY_GLOBAL},
           {"import", PY_IMPORT},
           {"lambda", PY_LAMBDA},
           {"return", PY_RETURN}},
    [7] = {{"finally", PY_FINALLY}},
    [8] = {{"continue", PY_CONTINUE}, {"nonlocal", PY_NONLOCAL}},
};

// Whether some keyword of this length begins with this letter: most names are none at a glance. A
// bit each for the low five bits of the first character.
static bool may_be_keyword(char first, size_t length) {
#define BIT(letter) (1u << ((letter)&31))
  static const uint32_t firsts[] = {
      [2] = BIT('a') | BIT('i') | BIT('o'),
      [3] = BIT('a') | BIT('d') | BIT('f') | BIT('n') | BIT('t'),
      [4] = BIT('n') | BIT('t') | BIT('e') | BIT('f') | BIT('p') | BIT('w'),
      [5] = BIT('f') | BIT('a') | BIT('b') | BIT('c') | BIT('r') | BIT('w') | BIT('y'),
      [6] = BIT('a') | BIT('e') | BIT('g') | BIT('i') | BIT('l') | BIT('r'),
      [7] = BIT('f'),
      [8] = BIT('c') | BIT('n'),
  };
  return length < sizeof firsts / sizeof *firsts && firsts[length] & BIT(first);
#undef BIT
}

int lexer_keyword(const char *name, size_t length) {
  if (length == 0 || !may_be_keyword(*name, length)) return 0;
  for (const Word *word = keywords[length]; word->text; word++)
    if (*word->text == *name && memcmp(word->text, name, length) == 0) return word->kind;
  return 0;
}

typedef struct Range {
  uint32_t first, last;
} Range;

static bool within(uint32_t c, const Range *ranges, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (c >= ranges[i].first && c <= ranges[i].last) return true;
  return false;
}

bool word_printable(uint32_t c) {
  static const Range blanks[] = {
      {0, 0x1F},        {0x7F, 0xA0},        {0xAD, 0xAD},     {0x600, 0x605},   {0x61C, 0x61C},
      {0x6DD, 0x6DD},   {0x180E, 0x180E},    {0x1680, 0x1680}, {0x2000, 0x200F}, {0x2028, 0x202F},
      {0x205F, 0x206F}, {0x3000, 0x3000},    {0xD800, 0xF8FF}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB},
      {0xFFFE, 0xFFFF}, {0xE0000, 0x10FFFF},
  };
  return !within(c, blanks, sizeof blanks / sizeof *blanks);
}

// Not ASCII, and no letter, mark or digit.
static bool is_symbol(uint32_t c) {
  static const Range symbols[] = {
      {0x80, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB9},       {0xBB, 0xBF},
      {0xD7, 0xD7},     {0xF7, 0xF7},       {0x2C2, 0x2C5},     {0x2D2, 0x2DF},
      {0x37E, 0x37E},   {0x387, 0x387},     {0x55A, 0x55F},     {0x589, 0x58F},
      {0x5BE, 0x5BE},   {0x600, 0x60F},     {0x61B, 0x61F},     {0x66A, 0x66D},
      {0x6D4, 0x6D4},   {0x700, 0x70D},     {0x964, 0x965},     {0xE3F, 0xE3F},
      {0x1680, 0x1680}, {0x2000, 0x203E},   {0x2041, 0x2053},   {0x2055, 0x2070},
      {0x2072, 0x207E}, {0x2080, 0x208F},   {0x20A0, 0x20CF},   {0x2100, 0x2101},
      {0x2103, 0x2106}, {0x2108, 0x2109},   {0x2114, 0x2114},   {0x2116, 0x2117},
      {0x211E, 0x2123}, {0x2125, 0x2125},   {0x2127, 0x2127},   {0x213A, 0x213B},
      {0x2140, 0x2144}, {0x214A, 0x214D},   {0x2150, 0x215F},   {0x218A, 0x2BFF},
      {0x2E00, 0x2FFF}, {0x3000, 0x3004},   {0x3008, 0x3020},   {0x3030, 0x3030},
      {0x3036, 0x3037}, {0x303D, 0x3040},   {0x30A0, 0x30A0},   {0x30FB, 0x30FB},
      {0x3190, 0x319F}, {0x31C0, 0x31EF},   {0x3200, 0x33FF},   {0x4DC0, 0x4DFF},
      {0xD800, 0xF8FF}, {0xFB29, 0xFB29},   {0xFD3E, 0xFD4F},   {0xFE10, 0xFE1F},
      {0xFE30, 0xFE32}, {0xFE35, 0xFE4C},   {0xFE50, 0xFE6F},   {0xFEFF, 0xFF0F},
      {0xFF1A, 0xFF20}, {0xFF3B, 0xFF3E},   {0xFF40, 0xFF40},   {0xFF5B, 0xFF65},
      {0xFFE0, 0xFFFF}, {0x1F000, 0x1FBEF}, {0xE0000, 0xE00FF}, {0xE01F0, 0x10FFFF},
  };
  return within(c, symbols, sizeof symbols / sizeof *symbols);
}

static bool is_letter(uint32_t c) {
  if (c >= 0x80) return !is_symbol(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Marks join a name, but do not begin one.
static bool is_mark(uint32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x200C && c <= 0x200D) || (c >= 0xFE00 && c <= 0xFE2F);
}

size_t word_valid(const char *name, size_t length) {
  size_t i = 0, size;
  for (uint32_t c; i < length; i += size) {
    size = utf8_decode(name + i, length - i, &c);
    bool later = i > 0 && ((c >= '0' && c <= '9') || c == 0xB7);
    if (size == 0 || (!later && (!is_letter(c) || (i == 0 && is_mark(c))))) break;
  }
  return i;
}

bool lexer_identifier(const char *name, size_t length) {
  return length > 0 && word_valid(name, length) == length;
}

bool python_is_identifier(const char *text) {
  size_t length = strlen(text);
  return lexer_identifier(text, length) && lexer_keyword(text, length) == 0;
}
