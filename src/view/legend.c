// legend.c: words for the marks that this picture uses, and for no others.
#include "internal.h"

enum { MAX_LEGEND = LEGEND_COUNT + 5 };

static bool has_edge(const Scene *scene, EdgeState state) {
  for (size_t i = 0; i < scene->edge_count; i++)
    if (scene->edges[i].state == state) return true;
  return false;
}

static bool has_card(const Scene *scene, CardState state) {
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].state == state) return true;
  return false;
}

static bool has_promoted(const Scene *scene) {
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].state != CARD_ABSENT && scene->cards[i].promoted) return true;
  return false;
}

static bool has_generation(const Scene *scene, int generation) {
  for (size_t i = 0; i < scene->card_count; i++) {
    const SceneCard *card = &scene->cards[i];
    bool dead =
        card->state == CARD_FREED || card->state == CARD_COLLECTED; // shown without its colour
    if (card->state != CARD_ABSENT && !dead && card->generation.text && !card->promoted &&
        card->generation_number == generation)
      return true;
  }
  return false;
}

static bool has_island(const Scene *scene) {
  for (size_t i = 0; i < scene->island_count; i++)
    if (scene->islands[i].state == ISLAND_UNREACHABLE) return true;
  return false;
}

// Whether any card is there at all: what counts and values mean is said beside one.
static bool has_cards(const Scene *scene) {
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].state != CARD_ABSENT) return true;
  return false;
}

static void add(Scene *scene, bool used, LegendKind kind, const char *words) {
  if (used) scene->legend[scene->legend_count++] = (SceneLegend){kind, words};
}

void diff_legend(Scene *scene) {
  scene->legend_count = 0;
  add(scene, has_card(scene, CARD_ADDED), LEGEND_NEW_CARD, "added");
  add(scene, has_card(scene, CARD_REMOVED), LEGEND_FREED_CARD, "removed");
  add(scene, has_card(scene, CARD_CHANGED), LEGEND_CHANGED_CARD, "changed");
  add(scene, has_edge(scene, EDGE_REBOUND), LEGEND_REBOUND, "rebound");
  add(scene, has_edge(scene, EDGE_PLAIN), LEGEND_REFERENCE, "same");
  add(scene, has_island(scene), LEGEND_ISLAND, "alive but unreachable");
  add(scene, has_card(scene, CARD_IMMORTAL), LEGEND_WORDS, "∞ immortal: never freed");
  add(scene, scene->left_out, LEGEND_LEFT_OUT, scene->left_out);
}

void legend_make(Scene *scene) {
  bool dense = scene->density != DENSITY_FULL;
  scene->legend = scratch_alloc(&scene->scratch, MAX_LEGEND * sizeof(SceneLegend));
  add(scene, has_edge(scene, EDGE_PLAIN), LEGEND_REFERENCE, "reference");
  add(scene, has_edge(scene, EDGE_NEW), LEGEND_NEW, "new reference");
  add(scene, has_edge(scene, EDGE_REBOUND), LEGEND_REBOUND, "rebound");
  add(scene, has_edge(scene, EDGE_REMOVED) || has_edge(scene, EDGE_REPLACED), LEGEND_REMOVED,
      "reference removed");
  add(scene, has_edge(scene, EDGE_CLEARED), LEGEND_CLEARED, "reference cleared");
  add(scene, has_card(scene, CARD_NEW), LEGEND_NEW_CARD, dense ? "new" : "new object");
  add(scene, has_card(scene, CARD_RESURRECTED), LEGEND_RESURRECTED_CARD, "resurrected");
  add(scene, has_promoted(scene), LEGEND_PROMOTED, "promoted");
  add(scene, has_card(scene, CARD_FREED), LEGEND_FREED_CARD, "freed at refs 0");
  add(scene, has_card(scene, CARD_COLLECTED), LEGEND_COLLECTED_CARD, "collected object");
  add(scene, has_island(scene), LEGEND_ISLAND, "alive but unreachable");
  add(scene, has_generation(scene, 0), LEGEND_GENERATION_0, dense ? "gen 0" : "generation 0");
  add(scene, has_generation(scene, 1), LEGEND_GENERATION_1, dense ? "gen 1" : "generation 1");
  add(scene, has_generation(scene, 2), LEGEND_GENERATION_2, dense ? "gen 2" : "generation 2");
  add(scene, has_generation(scene, 3), LEGEND_PERMANENT, "permanent");
  bool explained = dense && has_cards(scene);
  add(scene, explained, LEGEND_COUNT, "reference count");
  add(scene, explained && scene->density != DENSITY_CHIPS, LEGEND_WORDS,
      "unshared values in place");
  add(scene, has_card(scene, CARD_IMMORTAL), LEGEND_WORDS, "∞ immortal: never freed");
  add(scene, scene->left_out, LEGEND_LEFT_OUT, scene->left_out);
}
