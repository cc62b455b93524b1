// unraisable.c: exceptions in finalizers and callbacks, which nobody can catch, go to
// sys.unraisablehook. Mirrors CPython Python/errors.c (_PyErr_WriteUnraisableMsg). Words per
// situation: u.err_msg of 3.14.10 and 3.15.2; 3.11.7 to 3.13.18 give None and the object instead.
#include "internal.h"

static const char *const sentences[] = {
    [UNRAISABLE_IN] = NULL,
    [UNRAISABLE_DEALLOCATOR] = "Exception ignored while calling deallocator ",
    [UNRAISABLE_WEAKREF_CALLBACK] = "Exception ignored while calling weakref callback ",
    [UNRAISABLE_WEAKREF_CALLBACK_OF_GARBAGE] = "Exception ignored on calling weakref callback ",
    [UNRAISABLE_GC_CALLBACK] = "Exception ignored while calling GC callback ",
    [UNRAISABLE_GENERATOR] = "Exception ignored while closing generator ",
};

// The sentence of the situation, NULL where this Python has none.
static const char *sentence_of(const Heap *heap, Unraisable situation) {
  return heap->profile->unraisable_has_sentence ? sentences[situation] : NULL;
}

static void print_ignored(Heap *heap, Text *line, Object *exception) {
  Text type = {0}, message = {0};
  Object *raised = heap->raised;
  heap->raised = exception;
  heap_raised_text(heap, &type, &message);
  heap->raised = raised;
  text_printf(line, "\n%s%s%s\n", text_chars(&type), message.length ? ": " : "",
              text_chars(&message));
  if (heap->hooks.print) heap->hooks.print(heap, line->chars, line->length, true);
  text_delete(&type);
  text_delete(&message);
}

void heap_print_unraisable(Heap *heap, Object *arguments) {
  Object *const *fields = ((Tuple *)arguments)->items; // type, value, traceback, err_msg, object
  bool has_object = fields[4] != heap->none, has_sentence = fields[3] != heap->none;
  Text line = {0};
  text_add(&line, has_sentence ? ((Str *)fields[3])->chars : "Exception ignored in");
  if (has_object || has_sentence) text_add(&line, ":");
  if (has_object) {
    text_add_char(&line, ' ');
    object_describe(heap, fields[4], &line);
  }
  print_ignored(heap, &line, fields[1]);
  text_delete(&line);
}

static void print_default(Heap *heap, Unraisable situation, Object *where, Object *exception) {
  const char *sentence = sentence_of(heap, situation);
  Text line = {0};
  text_add(&line, sentence ? sentence : "Exception ignored in: ");
  object_describe(heap, where, &line);
  if (sentence) text_add_char(&line, ':');
  print_ignored(heap, &line, exception);
  text_delete(&line);
}

static Object *hook_arguments(Heap *heap, Unraisable situation, Object *where, Object *exception) {
  const char *sentence = sentence_of(heap, situation);
  Object *message = NULL, *traceback = ((Exception *)exception)->traceback;
  if (sentence) {
    Object *name = object_repr(heap, where);
    if (!name) return NULL;
    Text text = {0};
    text_printf(&text, "%s%s", sentence, ((Str *)name)->chars);
    message = str_take(heap, &text);
    object_decref(heap, name);
    if (!message) return NULL;
  }
  Object *values[] = {&exception->cls->head.object, exception, traceback ? traceback : heap->none,
                      message ? message : heap->none, sentence ? heap->none : where};
  Object *arguments = struct_sequence_new(heap, TYPE_UNRAISABLE_ARGUMENTS, values);
  object_decref_null(heap, message);
  return arguments;
}

// The hook that a scenario put in place; NULL = the default one.
static Object *hook_of_scenario(Heap *heap) {
  Object *module = heap->modules ? dict_get_str(heap, heap->modules, "sys") : NULL;
  if (!module || module->cls->type != &module_type) return NULL;
  Object *names = ((Module *)module)->dict;
  Object *hook = dict_get_str(heap, names, "unraisablehook");
  return hook == dict_get_str(heap, names, "__unraisablehook__") ? NULL : hook;
}

static void call_hook(Heap *heap, Object *hook, Object *arguments) {
  object_incref(hook);
  Object *result = object_vectorcall(heap, hook, &arguments, 1, NULL);
  if (!result) {
    Object *raised = heap->raised;
    Text line = {0};
    heap->raised = NULL;
    text_add(&line, "Exception ignored in sys.unraisablehook: ");
    object_describe(heap, hook, &line);
    print_ignored(heap, &line, raised);
    text_delete(&line);
    object_decref(heap, raised);
  }
  object_decref_null(heap, result);
  object_decref(heap, hook);
}

void heap_unraisable(Heap *heap, Unraisable situation, Object *where) {
  Object *exception = heap->raised, *hook = hook_of_scenario(heap);
  heap->raised = NULL;
  Object *arguments = hook ? hook_arguments(heap, situation, where, exception) : NULL;
  if (heap->raised) heap_forget(heap);
  if (arguments)
    call_hook(heap, hook, arguments);
  else
    print_default(heap, situation, where, exception);
  object_decref_null(heap, arguments);
  heap_event(heap, EVENT_UNRAISABLE, where, 0, 0, 0);
  object_decref(heap, exception);
}
