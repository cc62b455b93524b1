// document.c: reading an SVG with librsvg.
#include "document.h"

static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
                        gpointer payload) {
  (void)domain, (void)level, (void)message, (void)payload;
}

unsigned pango_hush(const Library *library) {
  return library->g_log_set_handler("Pango", G_LOG_LEVEL_WARNING, say_nothing, NULL);
}

void pango_unhush(const Library *library, unsigned hushed) {
  library->g_log_remove_handler("Pango", hushed);
}

bool document_fail(const Library *library, GError *complaint, const char *what, Errors *errors) {
  error_add(errors, (Position){0}, "%s: %s", what,
            complaint ? complaint->message : "unknown error");
  (library->g_clear_error)(&complaint);
  return false;
}

RsvgHandle *document_open(const Library *library, const Text *svg, double dpi, Errors *errors) {
  GError *complaint = NULL;
  GInputStream *stream =
      library->g_memory_input_stream_new_from_data(text_chars(svg), (gssize)svg->length, NULL);
  // The SVG is our own: a text of a megabyte in it is no attack.
  RsvgHandle *document = library->rsvg_handle_new_from_stream_sync(
      stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, &complaint);
  library->g_object_unref(stream);
  if (document)
    library->rsvg_handle_set_dpi(document, dpi);
  else
    document_fail(library, complaint, "the picture cannot be read back", errors);
  return document;
}

void document_close(const Library *library, RsvgHandle *document) {
  library->g_object_unref(document);
}
