// diagnose.h: what the rules that word a syntax error share. A rule looks at the tokens around the
// one that could not be read; the first that knows better than "invalid syntax" fails the parser
// and returns true.
#ifndef HEAPSTORY_PYTHON_DIAGNOSE_H
#define HEAPSTORY_PYTHON_DIAGNOSE_H

#include "parser.h"

typedef struct Diagnosis {
  Parser *parser;
  Expected expected;
  const Token *tokens;
  size_t at;      // the token that could not be read
  uint32_t level; // brackets around it
} Diagnosis;

typedef bool (*DiagnosisRule)(const Diagnosis *diagnosis);

bool diagnosis_expects(const Diagnosis *diagnosis, int kind);
bool diagnosis_is_name(const Diagnosis *diagnosis, size_t index, const char *name);
// The bracket around the token; SIZE_MAX: none.
size_t diagnosis_opener(const Diagnosis *diagnosis);
// The first token of the logical line.
size_t diagnosis_line(const Diagnosis *diagnosis);
// Fails the parser at a token. Always true.
bool diagnosis_say(const Diagnosis *diagnosis, size_t index, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Where the element of a list, the operand of a statement, ... that holds the token may begin: 0
// gives the outermost start, 1 the next one inwards. SIZE_MAX: no more.
size_t diagnosis_start(const Diagnosis *diagnosis, size_t nth);

// diagnose_expr.c
bool diagnose_print(const Diagnosis *diagnosis);
bool diagnose_else(const Diagnosis *diagnosis);
bool diagnose_equal(const Diagnosis *diagnosis);
bool diagnose_comma(const Diagnosis *diagnosis);
bool diagnose_dict(const Diagnosis *diagnosis);
bool diagnose_group(const Diagnosis *diagnosis);
bool diagnose_parameters(const Diagnosis *diagnosis);
// diagnose_field.c
bool diagnose_field(const Diagnosis *diagnosis);

#endif
