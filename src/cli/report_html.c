// report_html.c: what was found as one page that stands for itself: pictures, style and script are
// in it, and its policy lets nothing leave it. The page is page/report.html; what stands between
// "{{" and "}}" there is written here.
#include "report.h"

#include <string.h>

// page/, as bytes in the program (CMakeLists.txt); the hash is hexadecimal, of report.js.
extern const unsigned char report_page_text[], report_style_text[], report_script_text[];
extern const unsigned long report_page_text_length, report_style_text_length,
    report_script_text_length;
extern const char report_script_hash[];

enum {
  HASH_BYTES = 32,
  MOST_PICTURES = 64 << 20, // bytes of SVG in one page
};

typedef struct Page {
  const ReportCases *cases;
  Text *text;
  size_t counts[VERDICT_COUNT];
  size_t number;   // of the case that is written, from 1
  size_t pictures; // bytes of SVG so far
} Page;

// What needs attention comes first.
static const Verdict order[] = {
    VERDICT_DIFFERS,      VERDICT_UNMET,   VERDICT_TROUBLE, VERDICT_MISSING, VERDICT_REJECTED,
    VERDICT_UNREFERENCED, VERDICT_REMOVED, VERDICT_UPDATED, VERDICT_NEW,     VERDICT_SAME};
enum { ORDERS = sizeof order / sizeof *order };
_Static_assert((int)ORDERS == (int)VERDICT_COUNT, "each verdict has its place on the page");

// ---- base64 -----------------------------------------------------------------------------------

static void add_base64(Text *text, const unsigned char *bytes, size_t length) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < length; i += 3) {
    size_t left = length - i;
    uint32_t three = (uint32_t)bytes[i] << 16;
    if (left > 1) three |= (uint32_t)bytes[i + 1] << 8;
    if (left > 2) three |= bytes[i + 2];
    char four[4] = {digits[three >> 18], digits[three >> 12 & 63],
                    left > 1 ? digits[three >> 6 & 63] : '=', left > 2 ? digits[three & 63] : '='};
    text_add_n(text, four, 4);
  }
}

static unsigned char hex_digit(char c) {
  return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static void add_script_hash(Page *page) {
  unsigned char hash[HASH_BYTES];
  for (size_t i = 0; i < HASH_BYTES; i++)
    hash[i] = (unsigned char)(hex_digit(report_script_hash[2 * i]) << 4 |
                              hex_digit(report_script_hash[2 * i + 1]));
  add_base64(page->text, hash, HASH_BYTES);
}

// ---- the top ----------------------------------------------------------------------------------

static size_t faults(const Page *page) {
  size_t count = 0;
  for (Verdict verdict = 0; verdict < VERDICT_COUNT; verdict++)
    if (verdict_is_fault(verdict)) count += page->counts[verdict];
  return count;
}

static void add_headline(Page *page) {
  size_t all = page->cases->count, differ = page->counts[VERDICT_DIFFERS];
  const char *plural = all == 1 ? "" : "s";
  if (differ)
    text_printf(page->text, "%zu of %zu scenario%s differ%s", differ, all, plural,
                differ == 1 ? "s" : "");
  else if (faults(page))
    text_printf(page->text, "%zu of %zu scenario%s need%s a look", faults(page), all, plural,
                faults(page) == 1 ? "s" : "");
  else if (all && page->counts[VERDICT_SAME] == all)
    text_printf(page->text,
                all == 1 ? "The scenario is the same" : "All %zu scenarios are the same", all);
  else
    text_add(page->text, "Nothing differs");
}

static void add_verdict(Page *page, Verdict verdict, size_t count) {
  text_printf(page->text, "<span class=\"verdict %s%s\">%s", verdict_word(verdict),
              verdict_is_fault(verdict) ? " fault" : "", verdict_word(verdict));
  if (count) text_printf(page->text, " · %zu", count);
  text_add(page->text, "</span>");
}

static void add_tally(Page *page) {
  for (size_t i = 0; i < ORDERS; i++) {
    if (!page->counts[order[i]]) continue;
    text_add(page->text, "<li>");
    add_verdict(page, order[i], page->counts[order[i]]);
    text_add(page->text, "</li>");
  }
}

// ---- pictures ---------------------------------------------------------------------------------

// The number behind the first ` name="` of an SVG.
static unsigned long svg_number(const Text *svg, const char *name) {
  const char *at = strstr(text_chars(svg), name);
  unsigned long number = 0;
  for (at = at ? at + strlen(name) : ""; *at >= '0' && *at <= '9'; at++)
    number = number * 10 + (unsigned long)(*at - '0');
  return number;
}

static void add_image(Page *page, const Text *svg, const char *words) {
  text_printf(page->text,
              "<img loading=\"lazy\" alt=\"%s\" width=\"%lu\" height=\"%lu\" "
              "src=\"data:image/svg+xml;base64,",
              words, svg_number(svg, " width=\""), svg_number(svg, " height=\""));
  add_base64(page->text, (const unsigned char *)text_chars(svg), svg->length);
  text_add(page->text, "\">");
}

static void add_figure(Page *page, const char *class, const char *caption, const PicturePair *pair,
                       const Text *svg) {
  Text words = {0};
  text_printf(&words, "step %zu, %s", pair->step, caption);
  text_printf(page->text, "<figure class=\"%s\"><figcaption>%s</figcaption>", class, caption);
  if (svg->length)
    add_image(page, svg, text_chars(&words));
  else
    text_add(page->text, "<div class=\"none\">there is no such step</div>");
  text_add(page->text, "</figure>\n");
  text_delete(&words);
}

static size_t pair_bytes(const PicturePair *pair) {
  return pair->older.length + pair->newer.length + pair->changes.length;
}

// What is drawn begins with the style sheet; the title in front of it says which run it is.
static bool looks_the_same(const PicturePair *pair) {
  const char *older = strstr(text_chars(&pair->older), "<style");
  const char *newer = strstr(text_chars(&pair->newer), "<style");
  return older && newer && strcmp(older, newer) == 0;
}

static void add_stage(Page *page, const PicturePair *pair) {
  bool both = pair->older.length && pair->newer.length;
  text_printf(page->text, "<div class=\"stage%s\">\n", both ? " both" : "");
  add_figure(page, "older", "was", pair, &pair->older);
  add_figure(page, "newer", "is", pair, &pair->newer);
  if (pair->changes.length) add_figure(page, "changes", "changes", pair, &pair->changes);
  text_add(page->text, "</div>\n");
}

static void add_one_picture(Page *page, const PicturePair *pair) {
  text_add(page->text, "<div class=\"stage one\">\n");
  add_figure(page, "newer", "the picture is the same: none of this is drawn in it", pair,
             &pair->newer);
  text_add(page->text, "</div>\n");
}

static void add_pictures(Page *page, const ReportCase *report, const PicturePair *pair,
                         size_t step) {
  bool room = pair && page->pictures + pair_bytes(pair) <= MOST_PICTURES;
  if (room) {
    page->pictures += pair_bytes(pair);
    (looks_the_same(pair) ? add_one_picture : add_stage)(page, pair);
  } else if (pair || (step && report->undrawn)) {
    text_add(page->text,
             "<p class=\"left-out\">Its pictures are left out: there are too many.</p>\n");
  }
}

// ---- steps ------------------------------------------------------------------------------------

static bool is_at(const Finding *finding, size_t step, bool gone) {
  return finding->step == step && finding->gone == gone;
}

static const PicturePair *find_pair(const ReportCase *report, size_t step, bool gone) {
  for (size_t i = 0; i < report->pairs.count; i++)
    if (report->pairs.items[i].step == step && report->pairs.items[i].gone == gone)
      return &report->pairs.items[i];
  return NULL;
}

// Of findings that belong to no step.
static const char *group_title(const ReportCase *report) {
  if (report->verdict == VERDICT_TROUBLE) return "errors";
  return report->verdict == VERDICT_UNMET ? "expectations" : "the whole run";
}

static void add_step_title(Page *page, const ReportCase *report, const Finding *finding,
                           const PicturePair *pair) {
  Text *text = page->text;
  if (!finding->step)
    text_add(text, group_title(report));
  else
    text_printf(text, "step %zu%s", finding->step, finding->gone ? ", gone" : "");
  text_add(text, "</span>");
  if (pair) {
    text_add(text, " <code><bdi>");
    report_add_words(text, pair->source);
    text_add(text, "</bdi></code>");
  }
  if (finding->step && finding->line)
    text_printf(text, " <span class=\"line\">line %u</span>", (unsigned)finding->line);
  text_add(text, "</h3>\n");
}

// The findings of one step, from findings[first] on. Returns the first of the next.
static size_t add_step(Page *page, const ReportCase *report, size_t first, size_t number) {
  const Finding *finding = &report->findings.items[first];
  const PicturePair *pair = find_pair(report, finding->step, finding->gone);
  Text *text = page->text;
  size_t at = first;
  text_printf(text,
              "<section class=\"step\" id=\"case-%zu-%zu\" aria-labelledby=\"title-%zu-%zu\" "
              "tabindex=\"-1\">\n<h3 id=\"title-%zu-%zu\"><span class=\"number\">",
              page->number, number, page->number, number, page->number, number);
  add_step_title(page, report, finding, pair);
  text_add(text, "<ul class=\"findings\">\n");
  for (; at < report->findings.count; at++) {
    const Finding *next = &report->findings.items[at];
    if (!is_at(next, finding->step, finding->gone)) break;
    text_add(text, "<li><bdi>");
    report_add_words(text, next->words);
    text_add(text, "</bdi>");
    if (!next->step && next->line)
      text_printf(text, " <span class=\"line\">line %u</span>", (unsigned)next->line);
    text_add(text, "</li>\n");
  }
  text_add(text, "</ul>\n");
  add_pictures(page, report, pair, finding->step);
  text_add(text, "</section>\n");
  return at;
}

// ---- cases ------------------------------------------------------------------------------------

static void add_sentence(Page *page, const ReportCase *report) {
  Text sentence = {0};
  report_add_sentence(&sentence, report);
  sentence.chars[0] = (char)(sentence.chars[0] - 'a' + 'A');
  text_add(page->text, "<p class=\"sentence\"><bdi>");
  report_add_words(page->text, text_chars(&sentence));
  text_add(page->text, ".</bdi></p>\n");
  text_delete(&sentence);
}

static void add_case(Page *page, const ReportCase *report) {
  Text *text = page->text;
  page->number++;
  text_printf(text, "<article class=\"case %s\" id=\"case-%zu\">\n<h2><bdi>",
              verdict_word(report->verdict), page->number);
  report_add_words(text, report->title ? report->title : report->name);
  text_add(text, "</bdi> ");
  add_verdict(page, report->verdict, 0);
  text_add(text, "</h2>\n<p class=\"file\"><bdi>");
  report_add_words(text, report->file);
  text_add(text, "</bdi></p>\n");
  add_sentence(page, report);
  for (size_t at = 0, number = 1; at < report->findings.count; number++)
    at = add_step(page, report, at, number);
  text_add(text, "</article>\n");
}

static void add_same(Page *page) {
  Text *text = page->text;
  text_add(text, "<section class=\"case\">\n<h2>The same</h2>\n<ul class=\"names\">\n");
  for (size_t i = 0; i < page->cases->count; i++) {
    if (page->cases->items[i].verdict != VERDICT_SAME) continue;
    text_add(text, "<li><bdi>");
    report_add_words(text, page->cases->items[i].file);
    text_add(text, "</bdi></li>\n");
  }
  text_add(text, "</ul>\n</section>\n");
}

// Where the cases stand, in their order.
static void add_contents(Page *page) {
  Text *text = page->text;
  size_t number = 0;
  text_add(text, "<nav aria-label=\"Scenarios\"><ul class=\"contents\">\n");
  for (size_t o = 0; o + 1 < ORDERS; o++)
    for (size_t i = 0; i < page->cases->count; i++) {
      const ReportCase *report = &page->cases->items[i];
      if (report->verdict != order[o]) continue;
      text_printf(text, "<li><a href=\"#case-%zu\"><bdi>", ++number);
      report_add_words(text, report->name);
      text_printf(text, "</bdi></a> <span>%s</span></li>\n", verdict_word(report->verdict));
    }
  text_add(text, "</ul></nav>\n");
}

static void add_main(Page *page) {
  size_t same = page->counts[VERDICT_SAME], all = page->cases->count;
  if (same == all) text_add(page->text, "<p class=\"calm\">Every step is as it was.</p>\n");
  if (all - same > 1) add_contents(page);
  for (size_t o = 0; o + 1 < ORDERS; o++)
    for (size_t i = 0; i < all; i++)
      if (page->cases->items[i].verdict == order[o]) add_case(page, &page->cases->items[i]);
  if (same) add_same(page);
}

// ---- the page ---------------------------------------------------------------------------------

static void add_style(Page *page) {
  text_add_n(page->text, (const char *)report_style_text, report_style_text_length);
}

static void add_script(Page *page) {
  text_add_n(page->text, (const char *)report_script_text, report_script_text_length);
}

static const struct {
  const char *name;
  void (*add)(Page *page);
} parts[] = {
    {"{{script-hash}}", add_script_hash},
    {"{{headline}}", add_headline},
    {"{{style}}", add_style},
    {"{{tally}}", add_tally},
    {"{{main}}", add_main},
    {"{{script}}", add_script},
};

// What stands at "{{" in the page. Returns how long its name is; 0: it is none.
static size_t add_part(Page *page, const char *at, size_t left) {
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    size_t length = strlen(parts[i].name);
    if (length > left || memcmp(at, parts[i].name, length) != 0) continue;
    parts[i].add(page);
    return length;
  }
  return 0;
}

void report_add_html(const ReportCases *cases, Text *text) {
  Page page = {.cases = cases, .text = text};
  for (size_t i = 0; i < cases->count; i++) page.counts[cases->items[i].verdict]++;
  const char *at = (const char *)report_page_text, *end = at + report_page_text_length;
  while (at < end) {
    size_t taken = *at == '{' ? add_part(&page, at, (size_t)(end - at)) : 0;
    if (!taken) text_add_char(text, *at);
    at += taken ? taken : 1;
  }
}
