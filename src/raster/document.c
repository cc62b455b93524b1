// document.c: reading an SVG with librsvg.
#include "document.h"

static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
                        gpointer payload) {
  (void)domain, (void)level, (void)message, (void)payload;
}

unsigned pango_hush(void) {
  return g_log_set_handler("Pango", G_LOG_LEVEL_WARNING, say_nothing, NULL);
}

void pango_unhush(unsigned hushed) { g_log_remove_handler("Pango", hushed); }

bool document_fail(GError *complaint, const char *what, Errors *errors) {
  error_add(errors, (Position){0}, "%s: %s", what,
            complaint ? complaint->message : "unknown error");
  g_clear_error(&complaint);
  return false;
}

RsvgHandle *document_open(const Text *svg, double dpi, Errors *errors) {
  GError *complaint = NULL;
  GInputStream *stream =
      g_memory_input_stream_new_from_data(text_chars(svg), (gssize)svg->length, NULL);
  // The SVG is our own: a text of a megabyte in it is no attack.
  RsvgHandle *document =
      rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, &complaint);
  g_object_unref(stream);
  if (document)
    rsvg_handle_set_dpi(document, dpi);
  else
    document_fail(complaint, "the picture cannot be read back", errors);
  return document;
}

void document_close(RsvgHandle *document) { g_object_unref(document); }
