// picture_files.c: pictures that are drawn, written into a folder.
#include "pictures.h"

#include "files.h"

static bool write_file(Outbox *outbox, const PictureFile *picture, Errors *errors) {
  return outbox_begin(outbox, picture->name, errors) &&
         outbox_write(outbox, text_chars(&picture->bytes), picture->bytes.length, errors) &&
         outbox_end(outbox, errors);
}

bool picture_files_write(const PictureFiles *files, const char *directory, const char *folder,
                         Errors *errors) {
  Outbox outbox;
  bool well = outbox_open(&outbox, directory, folder, errors);
  for (size_t i = 0; well && i < files->count; i++)
    well = write_file(&outbox, &files->items[i], errors);
  well = well && outbox_commit(&outbox, errors);
  outbox_close(&outbox);
  return well;
}

void picture_files_delete(PictureFiles *files) {
  for (size_t i = 0; i < files->count; i++) {
    mem_free(files->items[i].name);
    text_delete(&files->items[i].bytes);
  }
  array_delete(files);
}
