// words.h: what the lexer knows of characters and of reserved words, beyond lexer.h.
#ifndef HEAPSTORY_PYTHON_WORDS_H
#define HEAPSTORY_PYTHON_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// False for blanks, controls, format characters and private use: CPython names them by number
// alone.
bool word_printable(uint32_t codepoint);

// How many bytes of valid UTF-8 may stand in a name, from the first on.
size_t word_valid(const char *name, size_t length);

#endif
