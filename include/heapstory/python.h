// python.h: Python text to syntax tree.
//
// The grammar is Python's (that of 3.8, which was LL(1), written for bison), the lexer knows
// indentation. Everything that product.md lists becomes a tree; what Python's grammar knows and
// heapstory does not model
// (`async def`, `match`, ...) is refused by name and position. Error texts are CPython's own where
// it has one.
//
// Nodes follow CPython's `ast` module in names and meaning. All of a tree lives in the PyTree that
// holds it and dies with it; nodes never change after parsing.
#ifndef HEAPSTORY_PYTHON_H
#define HEAPSTORY_PYTHON_H

#include "heapstory/base.h"

typedef struct Expr Expr;
typedef struct Stmt Stmt;

// Arrays of a tree: borrowed from it.
typedef struct ExprList {
  Expr **items;
  size_t count;
} ExprList;
typedef struct StmtList {
  Stmt **items;
  size_t count;
} StmtList;
typedef struct NameList {
  const char **items;
  size_t count;
} NameList;

typedef enum ConstantKind {
  CONSTANT_NONE,
  CONSTANT_TRUE,
  CONSTANT_FALSE,
  CONSTANT_ELLIPSIS,
  CONSTANT_INT,       // text: its digits with prefix 0x 0o 0b kept, underscores removed
  CONSTANT_FLOAT,     // number
  CONSTANT_IMAGINARY, // number: 2j
  CONSTANT_STR,       // text: UTF-8, `length` bytes, may hold NUL
  CONSTANT_BYTES,     // text: raw bytes, `length` of them
} ConstantKind;

typedef enum UnaryOperator { UNARY_INVERT, UNARY_NOT, UNARY_PLUS, UNARY_MINUS } UnaryOperator;

// The order is that of BINARY_ names below and of augmented assignment.
typedef enum BinaryOperator {
  BINARY_ADD,
  BINARY_SUBTRACT,
  BINARY_MULTIPLY,
  BINARY_MATRIX_MULTIPLY,
  BINARY_TRUE_DIVIDE,
  BINARY_FLOOR_DIVIDE,
  BINARY_REMAINDER,
  BINARY_POWER,
  BINARY_LEFT_SHIFT,
  BINARY_RIGHT_SHIFT,
  BINARY_AND,
  BINARY_XOR,
  BINARY_OR,
  BINARY_OPERATORS,
} BinaryOperator;

typedef enum CompareOperator {
  COMPARE_LT,
  COMPARE_LE,
  COMPARE_EQ,
  COMPARE_NE,
  COMPARE_GT,
  COMPARE_GE,
  COMPARE_IS,
  COMPARE_IS_NOT,
  COMPARE_IN,
  COMPARE_NOT_IN,
} CompareOperator;

// One `for target in iterable if c1 if c2` of a comprehension.
typedef struct Comprehension {
  Expr *target;
  Expr *iterable;
  ExprList conditions;
} Comprehension;

typedef struct Keyword {
  const char *name; // NULL: `**value`
  Expr *value;
  Position at;
} Keyword;

typedef struct Parameter {
  const char *name;
  Expr *annotation; // NULL where absent
  Expr *fallback;   // its default value; NULL where absent
  Position at;
} Parameter;

typedef struct Parameters {
  Parameter *positional; // positional-only ones first
  size_t positional_count;
  size_t positional_only_count;
  Parameter *keyword_only;
  size_t keyword_only_count;
  Parameter *star;        // `*args`; NULL where absent (a bare `*` leaves it NULL)
  Parameter *double_star; // `**kwargs`; NULL where absent
} Parameters;

typedef enum ExprKind {
  EXPR_CONSTANT,
  EXPR_NAME,
  EXPR_ATTRIBUTE,
  EXPR_SUBSCRIPT,
  EXPR_SLICE,
  EXPR_STARRED,
  EXPR_LIST,
  EXPR_TUPLE,
  EXPR_SET,
  EXPR_DICT,
  EXPR_LIST_COMP,
  EXPR_SET_COMP,
  EXPR_DICT_COMP,
  EXPR_GENERATOR,
  EXPR_UNARY,
  EXPR_BINARY,
  EXPR_BOOLEAN,
  EXPR_COMPARE,
  EXPR_CONDITIONAL,
  EXPR_CALL,
  EXPR_LAMBDA,
  EXPR_YIELD,
  EXPR_YIELD_FROM,
  EXPR_FORMATTED,
  EXPR_JOINED,
  EXPR_NAMED,
} ExprKind;

struct Expr {
  ExprKind kind;
  Position at;  // of its first character
  Position end; // just behind its last character
  union {
    struct {
      ConstantKind kind;
      const char *text;
      size_t length;
      double number;
    } constant;
    const char *name; // EXPR_NAME
    struct {
      Expr *object;
      const char *name;
    } attribute;
    struct {
      Expr *object;
      Expr *index;
    } subscript; // index may be EXPR_SLICE or a tuple
    struct {
      Expr *lower, *upper, *step;
    } slice;        // each may be NULL
    Expr *value;    // STARRED, YIELD (may be NULL), YIELD_FROM
    ExprList items; // LIST, TUPLE, SET
    struct {
      ExprList keys;
      ExprList values;
    } dict; // a NULL key: `**value`
    struct {
      Expr *element;
      Expr *value; // value: of DICT_COMP alone (element is the key)
      Comprehension *clauses;
      size_t clause_count;
    } comprehension; // the COMPs and GENERATOR
    struct {
      UnaryOperator operator;
      Expr *operand;
    } unary;
    struct {
      BinaryOperator operator;
      Expr *left, *right;
    } binary;
    struct {
      bool is_or;
      ExprList values;
    } boolean; // a and b and c: three values
    struct {
      Expr *left;
      CompareOperator *operators;
      ExprList comparators;
    } compare;
    struct {
      Expr *condition, *body, *otherwise;
    } conditional;
    struct {
      Expr *function;
      ExprList arguments; // arguments may hold EXPR_STARRED
      Keyword *keywords;
      size_t keyword_count;
    } call;
    struct {
      Parameters *parameters;
      Expr *body;
    } lambda;
    struct {
      Expr *value;
      char conversion;
      Expr *format;
    } formatted;    // conversion: 's' 'r' 'a' or 0; format: EXPR_JOINED or NULL
    ExprList parts; // JOINED: EXPR_CONSTANT str and EXPR_FORMATTED
    struct {
      const char *name;
      Expr *value;
    } named; // (name := value)
  } as;
};

typedef struct Handler {
  Expr *type;       // NULL: bare except
  const char *name; // NULL where absent
  StmtList body;
  Position at;
} Handler;

typedef struct WithItem {
  Expr *context;
  Expr *target; // NULL where absent
} WithItem;

typedef struct Alias {
  const char *name;    // may hold dots
  const char *as_name; // NULL where absent
  Position at;
} Alias;

typedef enum StmtKind {
  STMT_EXPR,
  STMT_ASSIGN,
  STMT_AUGMENTED,
  STMT_ANNOTATED,
  STMT_DELETE,
  STMT_PASS,
  STMT_BREAK,
  STMT_CONTINUE,
  STMT_RETURN,
  STMT_RAISE,
  STMT_GLOBAL,
  STMT_NONLOCAL,
  STMT_ASSERT,
  STMT_IMPORT,
  STMT_IMPORT_FROM,
  STMT_IF,
  STMT_WHILE,
  STMT_FOR,
  STMT_TRY,
  STMT_WITH,
  STMT_FUNCTION,
  STMT_CLASS,
} StmtKind;

struct Stmt {
  StmtKind kind;
  Position at;
  Position end;
  union {
    Expr *expr; // EXPR, RETURN (may be NULL)
    struct {
      ExprList targets;
      Expr *value;
    } assign; // x = y = value: targets x, y
    struct {
      Expr *target;
      BinaryOperator operator;
      Expr *value;
    } augmented;
    struct {
      Expr *target;
      Expr *annotation;
      Expr *value;
    } annotated;      // value may be NULL
    ExprList targets; // DELETE
    struct {
      Expr *exception;
      Expr *cause;
    } raise;        // each may be NULL
    NameList names; // GLOBAL, NONLOCAL
    struct {
      Expr *test;
      Expr *message;
    } assertion; // message may be NULL
    struct {
      const char *module;
      Alias *aliases;
      size_t count;
    } import; // module: of IMPORT_FROM alone
    struct {
      Expr *test;
      StmtList body;
      StmtList otherwise;
    } branch; // IF, WHILE (otherwise = else)
    struct {
      Expr *target;
      Expr *iterable;
      StmtList body;
      StmtList otherwise;
    } loop; // FOR
    struct {
      StmtList body;
      Handler *handlers;
      size_t handler_count;
      StmtList otherwise;
      StmtList finally;
    } try_;
    struct {
      WithItem *items;
      size_t count;
      StmtList body;
    } with;
    struct {
      const char *name;
      Parameters *parameters;
      StmtList body;
      Expr *returns;
      ExprList decorators;
    } function;
    struct {
      const char *name;
      ExprList bases;
      Keyword *keywords;
      size_t keyword_count;
      StmtList body;
      ExprList decorators;
    } class_;
  } as;
};

// A parsed text and all memory of its nodes.
typedef struct PyTree {
  StmtList body;   // python_read
  Expr *expr;      // python_read_expression; NULL otherwise
  Scratch scratch; // further nodes may be made here by whoever rewrites the tree
} PyTree;

// Parses a module's text (UTF-8, `length` bytes, may hold newlines of any kind). Errors are added
// with positions of this text, moved by `origin` (the position of its first character in the user's
// file: line 1 of the text is line origin.line; a column is moved only on line 1). {0} = {1, 1}.
// NULL after a syntax error, a refused construct, invalid UTF-8, a NUL byte, or nesting deeper than
// PYTHON_MAX_DEPTH (CPython: "too many nested parentheses", "too many levels of indentation").
PyTree *python_read(const char *text, size_t length, Position origin, Errors *errors);
// The same for one expression (as eval() takes it; surrounding blanks allowed, no newline outside
// brackets).
PyTree *python_read_expression(const char *text, size_t length, Position origin, Errors *errors);
void python_delete(PyTree *tree);

// A quick look, forty times as fast as reading: true for a module's text that python_read takes
// without an error. False says nothing: the text may be too unusual for a look. `text` ends with
// NUL.
bool python_is_plain(const char *text);
// The same for one expression, which is neither a tuple without brackets nor `yield`, `*a` or
// `a := b`, so that it may stand in any display and call as it is. PLAIN_TARGET: a name, an
// attribute or an item, which can be assigned to and deleted.
typedef enum PlainKind { PLAIN_UNKNOWN, PLAIN_VALUE, PLAIN_TARGET } PlainKind;
PlainKind python_plain_expression(const char *text);

// True for a valid identifier that is not a keyword (ASCII and the Unicode letters that the lexer
// accepts).
bool python_is_identifier(const char *text);

// Limits, those of CPython where it has one (Parser/lexer: MAXLEVEL 200, MAXINDENT 100).
enum { PYTHON_MAX_BRACKETS = 200, PYTHON_MAX_INDENT = 100, PYTHON_MAX_DEPTH = 1000 };

#endif
