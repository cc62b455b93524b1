// why_words.c: the answer to `heapstory why`, for people and for machines.
//
//   step 8  del b
//     b            #3 Node, 48 bytes, generation 0; unbound since step 8
//     refcount     1 = #2.ref
//     unreachable  no name leads to it, nor anything in the interpreter
//     cycle        #2.ref -> #3.ref -> #2
#include "why.h"

#include <inttypes.h>
#include <string.h>

enum {
  LABEL_WIDTH = 13,
  MOST_PARTS = 12, // of a sum
  MOST_CHAINS = 8,
  MOST_LINKS = 12, // of a chain: the first and the last half
  MOST_OTHERS = 12,
  PERMANENT = 3,
};

// ---- pieces of lines --------------------------------------------------------------------------

static void start(Text *text, const char *label) {
  size_t length = strlen(label);
  text_add(text, "  ");
  words_add_plain(text, label, 0);
  text_printf(text, "%*s", length < LABEL_WIDTH ? (int)(LABEL_WIDTH - length) : 1, "");
}

static void add_source(Text *text, const Snapshot *step) {
  const char *source = step->source ? step->source : "";
  char *line = mem_strndup(source, strcspn(source, "\n"));
  text_printf(text, "step %zu (", step->step);
  words_add_plain(text, line, 0);
  text_add(text, source[strlen(line)] ? " ...)" : ")");
  mem_free(line);
}

static void add_part(Text *text, const WhyHolder *holder) {
  words_add_plain(text, holder->words, 0);
  if (holder->count > 1) text_printf(text, " (%" PRId64 " times)", holder->count);
}

static void add_parts(Text *text, const Why *why, const char *between) {
  size_t shown = why->holder_count > MOST_PARTS ? MOST_PARTS - 1 : why->holder_count;
  int64_t left = 0;
  for (size_t i = 0; i < why->holder_count; i++) {
    if (i >= shown) {
      left += why->holders[i].count;
      continue;
    }
    if (i > 0) text_add(text, between);
    add_part(text, &why->holders[i]);
  }
  if (left > 0) text_printf(text, "%s%" PRId64 " more", between, left);
}

static void add_chain(Text *text, const WhyChain *chain) {
  size_t left = chain->count > MOST_LINKS ? chain->count - MOST_LINKS : 0;
  for (size_t i = 0; i < chain->count; i++) {
    if (i > 0) text_add(text, " -> ");
    if (left && i == MOST_LINKS / 2) {
      text_printf(text, "(%zu more) -> ", left);
      i += left;
    }
    words_add_plain(text, chain->links[i], 0);
  }
}

// ---- lines ------------------------------------------------------------------------------------

static void add_subject(Text *text, const Why *why) {
  start(text, why->asked);
  if (why->object)
    words_add_object(text, why->object);
  else
    text_printf(text, "#%" PRId64 " %s", why->serial, why->type ? why->type : "object");
  if (why->object && why->state != WHY_DEAD) {
    text_printf(text, ", %" PRIu64 " byte%s", why->object->size, why->object->size == 1 ? "" : "s");
    int generation = why->object->generation;
    if (generation == PERMANENT) text_add(text, ", in the permanent generation");
    if (generation >= 0 && generation < PERMANENT) text_printf(text, ", generation %d", generation);
  }
  if (why->gone && why->asked[0] != '#') {
    text_printf(text, "; %s is gone since ", why->asked);
    add_source(text, why->gone);
  }
  text_add_char(text, '\n');
}

static void add_count(Text *text, const Why *why) {
  start(text, "refcount");
  text_printf(text, "%" PRId64, why->object->refcount);
  if (why->holder_count || why->unattributed) text_add(text, " = ");
  add_parts(text, why, " + ");
  if (why->unattributed)
    text_printf(text, "%s%" PRId64 " that this snapshot does not show",
                why->holder_count ? " + " : "", why->unattributed);
  text_add_char(text, '\n');
}

static void add_immortal(Text *text, const Why *why) {
  start(text, "immortal");
  text_printf(text,
              "no reference to it is counted, and it is never freed; refcount says %" PRId64 "\n",
              why->object->refcount);
  if (!why->holder_count) return;
  start(text, "used by");
  add_parts(text, why, ", ");
  text_add_char(text, '\n');
}

static void add_borrowers(Text *text, const Why *why) {
  for (size_t i = 0; i < why->borrower_count && i < MOST_PARTS; i++) {
    start(text, i == 0 ? "not counted" : "");
    words_add_plain(text, why->borrowers[i], 0);
    text_add(text, " borrows what others hold\n");
  }
  if (why->borrower_count <= MOST_PARTS) return;
  start(text, "");
  text_printf(text, "and %zu more\n", why->borrower_count - MOST_PARTS);
}

static void add_chains(Text *text, const Why *why) {
  size_t shown = why->chain_count > MOST_CHAINS ? MOST_CHAINS - 1 : why->chain_count;
  for (size_t i = 0; i < shown; i++) {
    start(text, i == 0 ? "kept by" : "");
    add_chain(text, &why->chains[i]);
    text_add_char(text, '\n');
  }
  if (shown == why->chain_count) return;
  start(text, "");
  text_printf(text, "and %zu more, none of them shorter\n", why->chain_count - shown);
}

static void add_circle(Text *text, const Why *why) {
  start(text, "unreachable");
  text_add(text, "no name leads to it, nor anything in the interpreter\n");
  if (why->cycle.count) {
    start(text, "cycle");
    add_chain(text, &why->cycle);
    text_add_char(text, '\n');
  }
  if (!why->tail.count) return;
  start(text, "and from it");
  add_chain(text, &why->tail);
  text_add_char(text, '\n');
}

static void add_collector(Text *text, const SnapshotGc *gc) {
  if (!gc->enabled) {
    text_add(text, "; gc is disabled, so only gc.collect() runs one\n");
  } else if (gc->threshold[0] == 0) {
    text_add(text, "; the threshold is 0, so only gc.collect() runs one\n");
  } else {
    text_printf(text, "; gc is enabled, its count at %" PRId64 " of %" PRId64 "\n", gc->count[0],
                gc->threshold[0]);
  }
}

static void add_finder(Text *text, const Why *why) {
  static const char *const which[] = {"the next collection, of any generation",
                                      "a collection of generation 1 or 2",
                                      "a collection that reaches generation 2"};
  start(text, "found by");
  if (why->generation == PERMANENT) {
    text_add(text, "none: gc.freeze() has put what keeps it out of every collection's reach\n");
  } else if (why->generation < 0) {
    text_add(text, "none: the collector tracks nothing of what keeps it\n");
  } else {
    text_add(text, which[why->generation]);
    add_collector(text, &why->seen->gc);
  }
}

static void add_others(Text *text, const Why *why) {
  if (!why->other_count) return;
  start(text, "where");
  for (size_t i = 0; i < why->other_count && i < MOST_OTHERS; i++) {
    if (i > 0) text_add(text, ", ");
    words_add_plain(text, why->others[i], 0);
  }
  if (why->other_count > MOST_OTHERS)
    text_printf(text, " and %zu more", why->other_count - MOST_OTHERS);
  text_add_char(text, '\n');
}

static void add_end(Text *text, const Why *why) {
  start(text, "freed");
  text_add(text, why->end == WHY_END_IN_PASSING ? "made and freed in " : "in ");
  add_source(text, why->ended);
  if (why->end == WHY_END_COUNT) text_add(text, ": its count reached 0");
  if (why->end == WHY_END_UNKNOWN) text_add(text, "; no event says how");
  if (why->end == WHY_END_COLLECTION)
    text_printf(text, "%s collection of generation %d%s",
                why->was == WHY_UNREACHABLE ? ": found by a" : ": while a", why->ended_generation,
                why->ended_automatically ? ", which came by itself" : "");
  if (why->end == WHY_END_COLLECTION && why->was != WHY_UNREACHABLE) text_add(text, " ran");
  text_add_char(text, '\n');
  if (!why->seen) return;
  start(text, "until then");
  text_add(text, "as ");
  add_source(text, why->seen);
  text_add(text, " left it:\n");
}

static void add_life(Text *text, const Why *why) {
  if (why->was == WHY_IMMORTAL)
    add_immortal(text, why);
  else
    add_count(text, why);
  add_borrowers(text, why);
  if (why->was == WHY_UNREACHABLE) add_circle(text, why);
  if (why->was == WHY_UNREACHABLE && why->state != WHY_DEAD) add_finder(text, why);
  add_chains(text, why);
  add_others(text, why);
}

void why_add_text(const Why *why, Text *text) {
  size_t from = text->length;
  text_printf(text, "step %zu  ", why->now->step);
  words_add_plain(text, why->now->source ? why->now->source : "", text->length - from);
  text_add_char(text, '\n');
  add_subject(text, why);
  if (why->state == WHY_DEAD) add_end(text, why);
  if (why->object) add_life(text, why);
}

// ---- JSON -------------------------------------------------------------------------------------

static void add_string(Text *text, const char *key, const char *value) {
  text_printf(text, "\"%s\":", key);
  if (value)
    text_add_json(text, value, strlen(value));
  else
    text_add(text, "null");
}

static void add_strings(Text *text, const char *key, const char *const *items, size_t count) {
  text_printf(text, "\"%s\":[", key);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) text_add_char(text, ',');
    text_add_json(text, items[i], strlen(items[i]));
  }
  text_add_char(text, ']');
}

static void add_json_holders(Text *text, const Why *why) {
  static const char *const kinds[] = {[WHY_NAME] = "name",
                                      [WHY_STACK] = "stack",
                                      [WHY_OBJECT] = "object",
                                      [WHY_INTERPRETER] = "interpreter"};
  text_add(text, "\"holders\":[");
  for (size_t i = 0; i < why->holder_count; i++) {
    const WhyHolder *h = &why->holders[i];
    text_printf(text, "%s{\"kind\":\"%s\",", i > 0 ? "," : "", kinds[h->kind]);
    add_string(text, "words", h->words);
    if (h->serial) text_printf(text, ",\"serial\":%" PRId64, h->serial);
    text_printf(text, ",\"count\":%" PRId64 "}", h->count);
  }
  text_printf(text, "],\"unattributed\":%" PRId64, why->unattributed);
}

static void add_json_end(Text *text, const Why *why) {
  static const char *const ends[] = {[WHY_END_COUNT] = "count",
                                     [WHY_END_COLLECTION] = "collection",
                                     [WHY_END_IN_PASSING] = "in passing",
                                     [WHY_END_UNKNOWN] = "unknown"};
  text_printf(text, ",\"freed\":{\"step\":%zu,", why->ended->step);
  add_string(text, "source", why->ended->source);
  text_printf(text, ",\"by\":\"%s\"", ends[why->end]);
  if (why->end == WHY_END_COLLECTION)
    text_printf(text, ",\"generation\":%d,\"automatic\":%s", why->ended_generation,
                why->ended_automatically ? "true" : "false");
  text_add_char(text, '}');
}

static void add_json_chains(Text *text, const Why *why) {
  text_add(text, ",\"chains\":[");
  for (size_t i = 0; i < why->chain_count; i++) {
    if (i > 0) text_add_char(text, ',');
    text_add_char(text, '[');
    for (size_t l = 0; l < why->chains[i].count; l++) {
      const char *link = why->chains[i].links[l];
      if (l > 0) text_add_char(text, ',');
      text_add_json(text, link, strlen(link));
    }
    text_add_char(text, ']');
  }
  text_add_char(text, ']');
}

static void add_json_life(Text *text, const Why *why) {
  text_printf(text, ",\"seen\":%zu,\"refcount\":%" PRId64 ",\"immortal\":%s,", why->seen->step,
              why->object->refcount, why->was == WHY_IMMORTAL ? "true" : "false");
  add_json_holders(text, why);
  text_add_char(text, ',');
  add_strings(text, "borrowers", why->borrowers, why->borrower_count);
  add_json_chains(text, why);
  if (why->was != WHY_UNREACHABLE) return;
  text_add_char(text, ',');
  add_strings(text, "cycle", why->cycle.links, why->cycle.count);
  text_add_char(text, ',');
  add_strings(text, "tail", why->tail.links, why->tail.count);
  if (why->state == WHY_DEAD) return;
  text_printf(text, ",\"found_by\":{\"generation\":");
  if (why->generation < 0 || why->generation == PERMANENT)
    text_add(text, "null");
  else
    text_printf(text, "%d", why->generation);
  text_printf(text, ",\"enabled\":%s}", why->seen->gc.enabled ? "true" : "false");
}

void why_add_json(const Why *why, Text *text) {
  static const char *const states[] = {[WHY_REACHABLE] = "reachable",
                                       [WHY_UNREACHABLE] = "unreachable",
                                       [WHY_IMMORTAL] = "immortal",
                                       [WHY_DEAD] = "dead"};
  text_printf(text, "{\"step\":%zu,", why->now->step);
  add_string(text, "source", why->now->source ? why->now->source : "");
  text_add_char(text, ',');
  add_string(text, "asked", why->asked);
  text_printf(text, ",\"meant\":%zu,\"serial\":%" PRId64 ",", why->meant->step, why->serial);
  add_string(text, "type", why->type);
  text_add_char(text, ',');
  add_string(text, "value", why->object ? why->object->value : NULL);
  text_printf(text, ",\"state\":\"%s\"", states[why->state]);
  if (why->state == WHY_DEAD) add_json_end(text, why);
  if (why->object) add_json_life(text, why);
  text_add(text, "}\n");
}
