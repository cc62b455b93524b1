// report_words.c: words of others in a report: what they say, and nothing that they could do.
#include "report.h"

#include <string.h>

typedef struct Range {
  uint32_t from, to; // both included
} Range;

// What is not seen and changes what is: controls, marks of direction, what XML refuses.
static bool is_hidden(uint32_t c) {
  static const Range hidden[] = {
      {0x00, 0x08},     {0x0b, 0x1f},     {0x7f, 0x9f},       {0xad, 0xad},
      {0x061c, 0x061c}, {0x200b, 0x200f}, {0x2028, 0x202e},   {0x2060, 0x206f},
      {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
  };
  for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
    if (hidden[i].from <= c && c <= hidden[i].to) return true;
  return (c & 0xfffe) == 0xfffe;
}

void report_add_visible(Text *text, const char *words) {
  size_t left = strlen(words);
  for (size_t bytes; left; words += bytes, left -= bytes) {
    uint32_t c = 0;
    bytes = utf8_decode(words, left, &c);
    if (bytes == 0)
      text_printf(text, "\\x%02x", (unsigned char)words[0]);
    else if (is_hidden(c))
      text_printf(text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    else
      text_add_n(text, words, bytes);
    if (bytes == 0) bytes = 1;
  }
}

void report_add_words(Text *text, const char *words) {
  Text visible = {0};
  report_add_visible(&visible, words);
  for (const char *at = text_chars(&visible); *at; at++) {
    switch (*at) {
    case '&': text_add(text, "&amp;"); break;
    case '<': text_add(text, "&lt;"); break;
    case '>': text_add(text, "&gt;"); break;
    case '"': text_add(text, "&quot;"); break;
    case '\'': text_add(text, "&#39;"); break;
    default: text_add_char(text, *at);
    }
  }
  text_delete(&visible);
}

// ---- sentences --------------------------------------------------------------------------------

void report_add_sentence(Text *text, const ReportCase *report) {
  static const char *const sentences[VERDICT_COUNT] = {
      [VERDICT_SAME] = "the same as %s",
      [VERDICT_NEW] = "there was nothing to compare with: %s has been written",
      [VERDICT_UPDATED] = "it differed: %s has been replaced",
      [VERDICT_UNREFERENCED] = "no scenario belongs to %s",
      [VERDICT_REMOVED] = "no scenario belonged to %s: it has been deleted",
      [VERDICT_REJECTED] = "no scenario belongs to %s",
      [VERDICT_MISSING] = "there is nothing to compare with: %s is missing",
      [VERDICT_DIFFERS] = "it differs from %s",
      [VERDICT_UNMET] = "an 'expect' does not hold, whatever %s says",
      [VERDICT_TROUBLE] = "it could not be compared with %s",
  };
  const char *sentence = sentences[report->verdict], *gap = strstr(sentence, "%s");
  text_add_n(text, sentence, (size_t)(gap - sentence));
  text_add(text, report->against ? report->against : "its snapshot");
  text_add(text, gap + 2);
}

void report_add_finding(Text *text, const Finding *finding) {
  if (finding->step)
    text_printf(text, "step %zu%s: ", finding->step, finding->gone ? " of the older run" : "");
  text_add(text, finding->words);
}
