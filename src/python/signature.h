// signature.h: parameters of functions, arguments of calls.
#ifndef HEAPSTORY_PYTHON_SIGNATURE_H
#define HEAPSTORY_PYTHON_SIGNATURE_H

#include "node.h"

// From ParameterItems in the order of the text; refuses the orders that Python does.
Parameters *signature_parameters(Parser *parser, List items);
uint32_t signature_depth(const Parameters *parameters);

// Refuses the orders of Arguments that Python does. comma: one stands behind the last.
List signature_arguments(Parser *parser, List arguments, bool comma);
// A `name=value`: refuses what is no name.
Argument *signature_keyword(Parser *parser, Span at, Expr *name, Expr *value);

#endif
