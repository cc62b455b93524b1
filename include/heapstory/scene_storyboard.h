// scene_storyboard.h: a page of a storyboard: the graphs of several steps, side by side.
#ifndef HEAPSTORY_SCENE_STORYBOARD_H
#define HEAPSTORY_SCENE_STORYBOARD_H

#include "heapstory/scene.h"

enum {
  STORYBOARD_FRAMES = 10, // most on a page
  STORYBOARD_FEW = 4,     // the same where each has more than STORYBOARD_SMALL cards
  STORYBOARD_SMALL = 24,
};

typedef struct SceneStoryFrame {
  Scene *graph;       // SCENE_GRAPH; owned by the page
  const char *number; // of the step
} SceneStoryFrame;

// The legend of the scene is one for all frames.
typedef struct SceneStoryboard {
  SceneStoryFrame *frames;
  size_t frame_count; // at least 1
  size_t fullest;     // frames of the fullest page of the run: all pages are drawn alike
} SceneStoryboard;

#endif
