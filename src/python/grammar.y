// grammar.y: Python's grammar (that of 3.8, with the later relaxations of 3.9 to 3.12 that need no
// new nodes) for bison, without conflicts. Re-entrant: all state is in the Parser.
//
// The actions build the tree of python.h. What a context-free grammar of one token of lookahead
// cannot say is said by the calls: targets (target.h), the order of parameters and arguments
// (signature.h).
// Errors are worded by diagnose.c; there is no recovery.
%require "3.8"
%language "c"
%define api.pure full
%define api.prefix {py_}
%define api.token.prefix {PY_}
%define api.location.type {Span}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param {Parser *parser}

%code requires {
#include "node.h"
#include "signature.h"
#include "target.h"
}

%union {
  const Token *token;
  Expr *expr;
  Stmt *stmt;
  List list;
  StmtList body;
  Parameters *parameters;
  Argument *argument;
  Pair *pair;
  GroupItem *item;
  WithItem *with;
  Alias *alias;
  Handler *handler;
  Comprehension *clause;
  ParameterItem *parameter;
  const char *name;
  int operator;
}

%code {
#define YYMALLOC mem_alloc
#define YYFREE mem_free
#define YYMAXDEPTH 20000   // 1000 levels of the tree need fewer
#define YYLLOC_DEFAULT(current, rhs, n)                                                    \
  ((current) = (n) ? (Span){YYRHSLOC(rhs, 1).from, YYRHSLOC(rhs, n).to}                     \
                   : (Span){YYRHSLOC(rhs, 0).to, YYRHSLOC(rhs, 0).to})

#include "actions.h"
#include "literal.h"

static int py_lex(PY_STYPE *value, PY_LTYPE *location, Parser *parser);
static void py_error(const PY_LTYPE *location, Parser *parser, const char *message);
}

%token START_MODULE START_EXPRESSION START_STAR START_ONE START_DISJUNCTION START_OR
%token BROKEN STRANGE
%token NEWLINE INDENT DEDENT
%token <token> NAME NUMBER STRING FSTRING_START FSTRING_MIDDLE FSTRING_END
%token <token> FALSE NONE TRUE AND AS ASSERT ASYNC AWAIT BREAK CLASS CONTINUE DEF DEL ELIF ELSE
%token <token> EXCEPT FINALLY FOR FROM GLOBAL IF IMPORT IN IS LAMBDA NONLOCAL NOT OR PASS RAISE
%token <token> RETURN TRY WHILE WITH YIELD
%token <token> POWER_ASSIGN FLOOR_ASSIGN RIGHT_ASSIGN LEFT_ASSIGN ADD_ASSIGN SUB_ASSIGN MUL_ASSIGN
%token <token> MAT_ASSIGN DIV_ASSIGN MOD_ASSIGN AND_ASSIGN OR_ASSIGN XOR_ASSIGN
%token <token> POWER FLOOR RIGHT LEFT EQUAL UNEQUAL AT_MOST AT_LEAST ARROW WALRUS ELLIPSIS
%token <token> '(' ')' '[' ']' '{' '}' ',' ':' '.' ';' '@' '='
%token <token> '+' '-' '*' '/' '%' '&' '|' '^' '~' '<' '>' '!'

%type <list> statements statement simple_stmts simple_list assignment dotted_aliases from_aliases
%type <list> from_list names decorators handlers handler_list with_items with_header
%type <list> parameters parameter_list lambda_parameters lambda_list arguments argument_list
%type <list> star_list expression_list or_list and_list chain slices_list
%type <list> group_list pairs clauses conditions targets
%type <list> literals parts field
%type <body> suite else_opt finally_opt finally elif_part
%type <stmt> simple_stmt compound_stmt expr_stmt import_from if_stmt while_stmt for_stmt try_stmt
%type <stmt> with_stmt function class decorated
%type <handler> handler
%type <with> with_item
%type <alias> dotted_alias from_alias
%type <name> dotted_name dots from_module
%type <token> as_opt equal_opt conversion_opt
%type <parameter> parameter lambda_parameter
%type <argument> argument
%type <pair> pair
%type <item> group_item
%type <clause> clause
%type <operator> augmented comparator
%type <expr> expressions star_expressions star_expression annotated_rhs yield named expression
%type <expr> expression_opt returns_opt default_opt annotation_opt disjunction conjunction inversion
%type <expr> comparison or xor and shift sum term factor power primary atom lambda star_named
%type <expr> target_list target slices slice exception_types fstring string_item format_opt

%start start

%%

start
  : START_MODULE { parser->body = (StmtList){0}; }
  | START_MODULE statements { parser->body = list_stmts(parser, $2); }
  | START_EXPRESSION expressions newlines { parser->expr = $2; }
  | START_STAR star_expressions { parser->expr = $2; }
  | START_ONE expression { parser->expr = $2; }
  | START_DISJUNCTION disjunction { parser->expr = $2; }
  | START_OR or { parser->expr = $2; }
  ;

newlines
  : %empty
  | newlines NEWLINE
  ;

// ---- statements ---------------------------------------------------------------------------------

statements
  : statement
  | statements statement { $$ = list_join($1, $2); }
  ;

statement
  : simple_stmts
      { action_statement(parser);
        $$ = $1; }
  | compound_stmt
      { action_statement(parser);
        $$ = list_of(parser, $1); }
  ;

simple_stmts
  : simple_list NEWLINE
  | simple_list ';' NEWLINE
  ;

simple_list
  : simple_stmt { $$ = list_of(parser, $1); }
  | simple_list ';' simple_stmt { $$ = list_add(parser, $1, $3); }
  ;

simple_stmt
  : expr_stmt
  | DEL star_expressions { $$ = target_delete(parser, @$, $2); }
  | PASS { $$ = node_stmt_expr(parser, @$, STMT_PASS, NULL); }
  | BREAK { $$ = node_stmt_expr(parser, @$, STMT_BREAK, NULL); }
  | CONTINUE { $$ = node_stmt_expr(parser, @$, STMT_CONTINUE, NULL); }
  | RETURN { $$ = node_stmt_expr(parser, @$, STMT_RETURN, NULL); }
  | RETURN star_expressions { $$ = node_stmt_expr(parser, @$, STMT_RETURN, $2); }
  | RAISE { $$ = action_raise(parser, @$, NULL, NULL); }
  | RAISE expression { $$ = action_raise(parser, @$, $2, NULL); }
  | RAISE expression FROM expression { $$ = action_raise(parser, @$, $2, $4); }
  | GLOBAL names { $$ = action_names(parser, @$, STMT_GLOBAL, $2); }
  | NONLOCAL names { $$ = action_names(parser, @$, STMT_NONLOCAL, $2); }
  | ASSERT expression { $$ = action_assert(parser, @$, $2, NULL); }
  | ASSERT expression ',' expression { $$ = action_assert(parser, @$, $2, $4); }
  | IMPORT dotted_aliases { $$ = action_import(parser, @$, STMT_IMPORT, NULL, $2); }
  | import_from
  ;

expr_stmt
  : annotated_rhs { $$ = node_stmt_expr(parser, @$, STMT_EXPR, $1); }
  | assignment { $$ = target_assign(parser, @$, $1); }
  | star_expressions augmented annotated_rhs { $$ = target_augmented(parser, @$, $1, $2, $3); }
  | star_expressions ':' expression { $$ = target_annotated(parser, @$, $1, @2.from, $3, NULL); }
  | star_expressions ':' expression '=' annotated_rhs
      { $$ = target_annotated(parser, @$, $1, @2.from, $3, $5); }
  ;

assignment
  : annotated_rhs '=' annotated_rhs { $$ = list_add(parser, list_of(parser, $1), $3); }
  | assignment '=' annotated_rhs { $$ = list_add(parser, $1, $3); }
  ;

augmented
  : ADD_ASSIGN { $$ = BINARY_ADD; }
  | SUB_ASSIGN { $$ = BINARY_SUBTRACT; }
  | MUL_ASSIGN { $$ = BINARY_MULTIPLY; }
  | MAT_ASSIGN { $$ = BINARY_MATRIX_MULTIPLY; }
  | DIV_ASSIGN { $$ = BINARY_TRUE_DIVIDE; }
  | FLOOR_ASSIGN { $$ = BINARY_FLOOR_DIVIDE; }
  | MOD_ASSIGN { $$ = BINARY_REMAINDER; }
  | POWER_ASSIGN { $$ = BINARY_POWER; }
  | LEFT_ASSIGN { $$ = BINARY_LEFT_SHIFT; }
  | RIGHT_ASSIGN { $$ = BINARY_RIGHT_SHIFT; }
  | AND_ASSIGN { $$ = BINARY_AND; }
  | XOR_ASSIGN { $$ = BINARY_XOR; }
  | OR_ASSIGN { $$ = BINARY_OR; }
  ;

annotated_rhs
  : star_expressions
  | yield
  ;

names
  : NAME { $$ = list_of(parser, (void *)node_identifier(parser, $1)); }
  | names ',' NAME { $$ = list_add(parser, $1, (void *)node_identifier(parser, $3)); }
  ;

// ---- imports ------------------------------------------------------------------------------------

dotted_aliases
  : dotted_alias { $$ = list_of(parser, $1); }
  | dotted_aliases ',' dotted_alias { $$ = list_add(parser, $1, $3); }
  ;

dotted_alias
  : dotted_name as_opt { $$ = node_alias(parser, @$.from, $1, $2); }
  ;

dotted_name
  : NAME { $$ = node_identifier(parser, $1); }
  | dotted_name '.' NAME { $$ = action_dotted(parser, $1, ".", node_identifier(parser, $3)); }
  ;

as_opt
  : %empty { $$ = NULL; }
  | AS NAME { $$ = $2; }
  ;

import_from
  : FROM from_module IMPORT from_list { $$ = action_import(parser, @$, STMT_IMPORT_FROM, $2, $4); }
  ;

from_module
  : dotted_name
  | dots
  | dots dotted_name { $$ = action_dotted(parser, $1, "", $2); }
  ;

dots
  : '.' { $$ = "."; }
  | ELLIPSIS { $$ = "..."; }
  | dots '.' { $$ = action_dotted(parser, $1, ".", ""); }
  | dots ELLIPSIS { $$ = action_dotted(parser, $1, "...", ""); }
  ;

from_list
  : from_aliases
  | from_aliases ','
      { parser_fail(parser, action_next(parser), "SyntaxError: trailing comma not allowed without "
                                                 "surrounding parentheses");
        $$ = $1; }
  | '(' from_aliases ')' { $$ = $2; }
  | '(' from_aliases ',' ')' { $$ = $2; }
  ;

from_aliases
  : from_alias { $$ = list_of(parser, $1); }
  | from_aliases ',' from_alias { $$ = list_add(parser, $1, $3); }
  ;

from_alias
  : NAME as_opt { $$ = node_alias(parser, @$.from, node_identifier(parser, $1), $2); }
  ;

// ---- compound statements ------------------------------------------------------------------------

compound_stmt
  : if_stmt
  | while_stmt
  | for_stmt
  | try_stmt
  | with_stmt
  | function
  | class
  | decorated
  ;

suite
  : simple_stmts { $$ = list_stmts(parser, $1); }
  | NEWLINE INDENT statements DEDENT { $$ = list_stmts(parser, $3); }
  ;

if_stmt
  : IF named ':' suite elif_part { $$ = action_branch(parser, @$, STMT_IF, $2, $4, $5); }
  ;

elif_part
  : else_opt
  | ELIF named ':' suite elif_part
      { $$ = action_single(parser, action_branch(parser, @$, STMT_IF, $2, $4, $5)); }
  ;

else_opt
  : %empty { $$ = (StmtList){0}; }
  | ELSE ':' suite { $$ = $3; }
  ;

while_stmt
  : WHILE named ':' suite else_opt { $$ = action_branch(parser, @$, STMT_WHILE, $2, $4, $5); }
  ;

for_stmt
  : FOR target_list IN star_expressions ':' suite else_opt
      { $$ = action_for(parser, @$, $2, $4, $6, $7); }
  ;

try_stmt
  : TRY ':' suite finally { $$ = action_try(parser, @$, $3, (List){0}, (StmtList){0}, $4); }
  | TRY ':' suite handlers else_opt finally_opt { $$ = action_try(parser, @$, $3, $4, $5, $6); }
  ;

finally
  : FINALLY ':' suite { $$ = $3; }
  ;

finally_opt
  : %empty { $$ = (StmtList){0}; }
  | finally
  ;

handlers
  : handler_list
  ;

handler_list
  : handler { $$ = list_of(parser, $1); }
  | handler_list handler { $$ = list_add(parser, $1, $2); }
  ;

handler
  : EXCEPT ':' suite { $$ = node_handler(parser, @$.from, NULL, NULL, $3); }
  | EXCEPT exception_types as_opt ':' suite { $$ = node_handler(parser, @$.from, $2, $3, $5); }
  ;

exception_types
  : expression
  | expression ',' expression_list
      { parser_fail(parser, @1.from, "SyntaxError: multiple exception types must be parenthesized");
        $$ = $1; }
  ;

with_stmt
  : WITH with_header suite { $$ = action_with(parser, @$, $2, $3); }
  ;

with_header
  : with_items ':' { $$ = action_with_items(parser, $1); }
  ;

with_items
  : with_item { $$ = list_of(parser, $1); }
  | with_items ',' with_item { $$ = list_add(parser, $1, $3); }
  ;

with_item
  : expression { $$ = node_with_item(parser, $1, NULL); }
  | expression AS star_expression
      { target_check(parser, $3, TARGET_ASSIGN);
        $$ = node_with_item(parser, $1, $3); }
  ;

function
  : DEF NAME '(' parameters ')' returns_opt ':' suite
      { $$ = action_function(parser, @$, $2, $4, $6, $8); }
  ;

returns_opt
  : %empty { $$ = NULL; }
  | ARROW expression { $$ = $2; }
  ;

class
  : CLASS NAME ':' suite { $$ = action_class(parser, @$, $2, (List){0}, $4); }
  | CLASS NAME '(' arguments ')' ':' suite { $$ = action_class(parser, @$, $2, $4, $7); }
  ;

decorated
  : decorators function { $$ = node_decorated(parser, $2, $1); }
  | decorators class { $$ = node_decorated(parser, $2, $1); }
  ;

decorators
  : '@' named NEWLINE { $$ = list_of(parser, $2); }
  | decorators '@' named NEWLINE { $$ = list_add(parser, $1, $3); }
  ;

// ---- parameters ---------------------------------------------------------------------------------

parameters
  : %empty { $$ = (List){0}; }
  | parameter_list
  | parameter_list ','
  ;

parameter_list
  : parameter { $$ = list_of(parser, $1); }
  | parameter_list ',' parameter { $$ = list_add(parser, $1, $3); }
  ;

parameter
  : NAME annotation_opt default_opt
      { $$ = node_parameter(parser, PARAMETER_PLAIN, @$, $1, $2, $3); }
  | '*' { $$ = node_parameter(parser, PARAMETER_BARE_STAR, @$, NULL, NULL, NULL); }
  | '*' NAME { $$ = node_parameter(parser, PARAMETER_STAR, @$, $2, NULL, NULL); }
  | '*' NAME ':' star_expression { $$ = node_parameter(parser, PARAMETER_STAR, @$, $2, $4, NULL); }
  | POWER NAME annotation_opt
      { $$ = node_parameter(parser, PARAMETER_DOUBLE_STAR, @$, $2, $3, NULL); }
  | '/' { $$ = node_parameter(parser, PARAMETER_SLASH, @$, NULL, NULL, NULL); }
  ;

annotation_opt
  : %empty { $$ = NULL; }
  | ':' expression { $$ = $2; }
  ;

default_opt
  : %empty { $$ = NULL; }
  | '=' expression { $$ = $2; }
  ;

lambda
  : LAMBDA lambda_parameters ':' expression
      { $$ = node_lambda(parser, @$, signature_parameters(parser, $2), $4); }
  ;

lambda_parameters
  : %empty { $$ = (List){0}; }
  | lambda_list
  | lambda_list ','
  ;

lambda_list
  : lambda_parameter { $$ = list_of(parser, $1); }
  | lambda_list ',' lambda_parameter { $$ = list_add(parser, $1, $3); }
  ;

lambda_parameter
  : NAME default_opt { $$ = node_parameter(parser, PARAMETER_PLAIN, @$, $1, NULL, $2); }
  | '*'
      { $$ = node_parameter(parser, PARAMETER_BARE_STAR, @$, NULL, NULL, NULL);
        $$->bare_at = $1[1].kind == ',' ? $1[2].at : $1[1].at; }
  | '*' NAME { $$ = node_parameter(parser, PARAMETER_STAR, @$, $2, NULL, NULL); }
  | POWER NAME { $$ = node_parameter(parser, PARAMETER_DOUBLE_STAR, @$, $2, NULL, NULL); }
  | '/' { $$ = node_parameter(parser, PARAMETER_SLASH, @$, NULL, NULL, NULL); }
  ;

// ---- expressions --------------------------------------------------------------------------------

expressions
  : expression_list { $$ = node_items(parser, @$, $1, false); }
  | expression_list ',' { $$ = node_items(parser, @$, $1, true); }
  ;

expression_list
  : expression { $$ = list_of(parser, $1); }
  | expression_list ',' expression { $$ = list_add(parser, $1, $3); }
  ;

star_expressions
  : star_list { $$ = node_items(parser, @$, $1, false); }
  | star_list ',' { $$ = node_items(parser, @$, $1, true); }
  ;

star_list
  : star_expression { $$ = list_of(parser, $1); }
  | star_list ',' star_expression { $$ = list_add(parser, $1, $3); }
  ;

star_expression
  : expression
  | '*' or { $$ = node_starred(parser, @$, $2); }
  ;

yield
  : YIELD { $$ = node_yield(parser, @$, EXPR_YIELD, NULL); }
  | YIELD star_expressions { $$ = node_yield(parser, @$, EXPR_YIELD, $2); }
  | YIELD FROM expression { $$ = node_yield(parser, @$, EXPR_YIELD_FROM, $3); }
  ;

named
  : expression
  | expression WALRUS expression { $$ = node_named(parser, @$, $1, $3); }
  ;

star_named
  : named
  | '*' or { $$ = node_starred(parser, @$, $2); }
  ;

expression
  : disjunction
  | disjunction IF disjunction ELSE expression { $$ = node_conditional(parser, @$, $1, $3, $5); }
  | lambda
  ;

expression_opt
  : %empty { $$ = NULL; }
  | expression
  ;

disjunction
  : conjunction
  | or_list { $$ = node_boolean(parser, @$, true, $1); }
  ;

or_list
  : conjunction OR conjunction { $$ = list_add(parser, list_of(parser, $1), $3); }
  | or_list OR conjunction { $$ = list_add(parser, $1, $3); }
  ;

conjunction
  : inversion
  | and_list { $$ = node_boolean(parser, @$, false, $1); }
  ;

and_list
  : inversion AND inversion { $$ = list_add(parser, list_of(parser, $1), $3); }
  | and_list AND inversion { $$ = list_add(parser, $1, $3); }
  ;

inversion
  : comparison
  | NOT inversion { $$ = node_unary(parser, @$, UNARY_NOT, $2); }
  ;

comparison
  : or
  | chain { $$ = node_compare(parser, @$, $1); }
  ;

chain
  : or comparator or
      { $$ = list_of(parser, node_comparison(parser, COMPARE_EQ, $1));
        $$ = list_add(parser, $$, node_comparison(parser, (CompareOperator)$2, $3)); }
  | chain comparator or
      { $$ = list_add(parser, $1, node_comparison(parser, (CompareOperator)$2, $3)); }
  ;

comparator
  : '<' { $$ = COMPARE_LT; }
  | AT_MOST { $$ = COMPARE_LE; }
  | EQUAL { $$ = COMPARE_EQ; }
  | UNEQUAL { $$ = COMPARE_NE; }
  | '>' { $$ = COMPARE_GT; }
  | AT_LEAST { $$ = COMPARE_GE; }
  | IS { $$ = COMPARE_IS; }
  | IS NOT { $$ = COMPARE_IS_NOT; }
  | IN { $$ = COMPARE_IN; }
  | NOT IN { $$ = COMPARE_NOT_IN; }
  ;

or
  : xor
  | or '|' xor { $$ = node_binary(parser, @$, $1, BINARY_OR, $3); }
  ;

xor
  : and
  | xor '^' and { $$ = node_binary(parser, @$, $1, BINARY_XOR, $3); }
  ;

and
  : shift
  | and '&' shift { $$ = node_binary(parser, @$, $1, BINARY_AND, $3); }
  ;

shift
  : sum
  | shift LEFT sum { $$ = node_binary(parser, @$, $1, BINARY_LEFT_SHIFT, $3); }
  | shift RIGHT sum { $$ = node_binary(parser, @$, $1, BINARY_RIGHT_SHIFT, $3); }
  ;

sum
  : term
  | sum '+' term { $$ = node_binary(parser, @$, $1, BINARY_ADD, $3); }
  | sum '-' term { $$ = node_binary(parser, @$, $1, BINARY_SUBTRACT, $3); }
  ;

term
  : factor
  | term '*' factor { $$ = node_binary(parser, @$, $1, BINARY_MULTIPLY, $3); }
  | term '@' factor { $$ = node_binary(parser, @$, $1, BINARY_MATRIX_MULTIPLY, $3); }
  | term '/' factor { $$ = node_binary(parser, @$, $1, BINARY_TRUE_DIVIDE, $3); }
  | term FLOOR factor { $$ = node_binary(parser, @$, $1, BINARY_FLOOR_DIVIDE, $3); }
  | term '%' factor { $$ = node_binary(parser, @$, $1, BINARY_REMAINDER, $3); }
  ;

factor
  : power
  | '+' factor { $$ = node_unary(parser, @$, UNARY_PLUS, $2); }
  | '-' factor { $$ = node_unary(parser, @$, UNARY_MINUS, $2); }
  | '~' factor { $$ = node_unary(parser, @$, UNARY_INVERT, $2); }
  ;

power
  : primary
  | primary POWER factor { $$ = node_binary(parser, @$, $1, BINARY_POWER, $3); }
  ;

primary
  : atom
  | primary '.' NAME { $$ = node_attribute(parser, @$, $1, $3); }
  | primary '[' slices ']' { $$ = node_subscript(parser, @$, $1, $3); }
  | primary '(' arguments ')' { $$ = action_call(parser, @$, $1, (Span){@2.from, @4.to}, $3); }
  ;

slices
  : slices_list { $$ = node_items(parser, @$, $1, action_starred($1)); }
  | slices_list ',' { $$ = node_items(parser, @$, $1, true); }
  ;

slices_list
  : slice { $$ = list_of(parser, $1); }
  | slices_list ',' slice { $$ = list_add(parser, $1, $3); }
  ;

slice
  : star_named
  | expression_opt ':' expression_opt
      { $$ = node_slice(parser, (Span){$1 ? @1.from : @2.from, @3.to}, $1, $3, NULL); }
  | expression_opt ':' expression_opt ':' expression_opt
      { $$ = node_slice(parser, (Span){$1 ? @1.from : @2.from, @5.to}, $1, $3, $5); }
  ;

atom
  : NAME { $$ = node_name(parser, @$, $1); }
  | TRUE { $$ = node_keyword(parser, @$, CONSTANT_TRUE); }
  | FALSE { $$ = node_keyword(parser, @$, CONSTANT_FALSE); }
  | NONE { $$ = node_keyword(parser, @$, CONSTANT_NONE); }
  | ELLIPSIS { $$ = node_keyword(parser, @$, CONSTANT_ELLIPSIS); }
  | NUMBER { $$ = literal_number(parser, @$, $1); }
  | literals { $$ = literal_join(parser, @$, $1); }
  | '(' ')' { $$ = node_group(node_sequence(parser, @$, EXPR_TUPLE, (List){0})); }
  | '(' yield ')' { $$ = node_group($2); }
  | '(' group_list ')' { $$ = action_group(parser, @$, $2, false); }
  | '(' group_list ',' ')' { $$ = action_group(parser, @$, $2, true); }
  | '(' group_list clauses ')' { $$ = action_generator(parser, @$, $2, $3); }
  | '[' ']' { $$ = node_sequence(parser, @$, EXPR_LIST, (List){0}); }
  | '[' group_list ']' { $$ = action_display(parser, @$, EXPR_LIST, $2); }
  | '[' group_list ',' ']' { $$ = action_display(parser, @$, EXPR_LIST, $2); }
  | '[' group_list clauses ']' { $$ = action_comprehension(parser, @$, EXPR_LIST_COMP, $2, $3); }
  | '[' group_list ',' clauses ']' { $$ = action_bare_target(parser, $2); }
  | '{' '}' { $$ = node_dict(parser, @$, (List){0}); }
  | '{' group_list '}' { $$ = action_display(parser, @$, EXPR_SET, $2); }
  | '{' group_list ',' '}' { $$ = action_display(parser, @$, EXPR_SET, $2); }
  | '{' group_list clauses '}' { $$ = action_comprehension(parser, @$, EXPR_SET_COMP, $2, $3); }
  | '{' group_list ',' clauses '}' { $$ = action_bare_target(parser, $2); }
  | '{' pairs '}' { $$ = node_dict(parser, @$, $2); }
  | '{' pairs ',' '}' { $$ = node_dict(parser, @$, $2); }
  | '{' pair clauses '}' { $$ = action_dict_comprehension(parser, @$, @2.from, $2, $3); }
  ;

group_list
  : group_item { $$ = list_of(parser, $1); }
  | group_list ',' group_item { $$ = list_add(parser, $1, $3); }
  ;

group_item
  : star_named { $$ = node_group_item(parser, $1, NULL, @1.from); }
  | expression AS expression { $$ = node_group_item(parser, $1, $3, @2.from); }
  ;

pairs
  : pair { $$ = list_of(parser, $1); }
  | pairs ',' pair { $$ = list_add(parser, $1, $3); }
  ;

pair
  : expression ':' expression { $$ = node_pair(parser, $1, $3); }
  | POWER or { $$ = node_pair(parser, NULL, $2); }
  ;

clauses
  : clause { $$ = list_of(parser, $1); }
  | clauses clause { $$ = list_add(parser, $1, $2); }
  ;

clause
  : FOR target_list IN disjunction conditions
      { target_check(parser, $2, TARGET_FOR);
        $$ = node_clause(parser, $2, $4, $5); }
  ;

conditions
  : %empty { $$ = (List){0}; }
  | conditions IF disjunction { $$ = list_add(parser, $1, $3); }
  ;

target_list
  : targets { $$ = node_items(parser, @$, $1, false); }
  | targets ',' { $$ = node_items(parser, @$, $1, true); }
  ;

targets
  : target { $$ = list_of(parser, $1); }
  | targets ',' target { $$ = list_add(parser, $1, $3); }
  ;

target
  : or
  | '*' or { $$ = node_starred(parser, @$, $2); }
  ;

arguments
  : %empty { $$ = (List){0}; }
  | argument_list { $$ = signature_arguments(parser, $1, false); }
  | argument_list ',' { $$ = signature_arguments(parser, $1, true); }
  ;

argument_list
  : argument { $$ = list_of(parser, $1); }
  | argument_list ',' argument { $$ = list_add(parser, $1, $3); }
  ;

argument
  : named { $$ = node_argument(parser, @$, ARGUMENT_PLAIN, NULL, $1); }
  | named clauses { $$ = action_bare_generator(parser, @$, $1, @2.from, $2); }
  | expression '=' expression { $$ = signature_keyword(parser, @$, $1, $3); }
  | '*' expression
      { $$ = node_argument(parser, @$, ARGUMENT_PLAIN, NULL, node_starred(parser, @$, $2)); }
  | POWER expression { $$ = node_argument(parser, @$, ARGUMENT_DOUBLE_STAR, NULL, $2); }
  | '*' expression clauses
      { $$ = action_refuse_argument(parser, @$, $2,
                                    "iterable unpacking cannot be used in comprehension"); }
  | '*' expression '=' expression
      { $$ = action_refuse_argument(parser, @$, $2,
                                    "cannot assign to iterable argument unpacking"); }
  | POWER expression '=' expression
      { $$ = action_refuse_argument(parser, @$, $2,
                                    "cannot assign to keyword argument unpacking"); }
  ;

// ---- strings ------------------------------------------------------------------------------------

literals
  : string_item { $$ = list_of(parser, $1); }
  | literals string_item { $$ = list_add(parser, $1, $2); }
  ;

string_item
  : STRING { $$ = literal_string(parser, @$, $1); }
  | fstring
  ;

fstring
  : FSTRING_START parts FSTRING_END { $$ = literal_fstring(parser, @$, $2); }
  ;

parts
  : %empty { $$ = (List){0}; }
  | parts FSTRING_MIDDLE { $$ = list_add(parser, $1, literal_middle(parser, @2, $2)); }
  | parts field { $$ = list_join($1, $2); }
  ;

field
  : '{' annotated_rhs equal_opt conversion_opt format_opt '}'
      { $$ = literal_field(parser, @$, $1, $2, $3, $4, $5); }
  ;

equal_opt
  : %empty { $$ = NULL; }
  | '='
  ;

conversion_opt
  : %empty { $$ = NULL; }
  | '!' NAME
      { if ($2->from != $1->to)
          parser_fail(parser, @1.from,   // sic: CPython's spelling
                      "SyntaxError: f-string: conversion type must come right after the "
                      "exclamanation mark");
        $$ = $2; }
  ;

format_opt
  : %empty { $$ = NULL; }
  | ':' parts { $$ = literal_fstring(parser, @$, $2); }
  ;

%%

// The tokens that have no text stand behind the last one that has: a statement ends there.
static Span span_of(const Parser *parser, const Token *token) {
  const Token *last = token;
  if (token->kind != 0 && token->kind != PY_NEWLINE && token->kind != PY_INDENT &&
      token->kind != PY_DEDENT && token->kind != PY_BROKEN)
    return (Span){token->at, token->end};
  while (last > parser->tokens->items && (last->kind == 0 || last->kind == PY_NEWLINE ||
                                          last->kind == PY_INDENT || last->kind == PY_DEDENT))
    last--;
  return (Span){last->end, last->end};
}

static int py_lex(PY_STYPE *value, PY_LTYPE *location, Parser *parser) {
  int start = parser->start;
  parser->start = 0;
  if (start) {
    Position at = parser->tokens->items[parser->next].at;
    *location = (Span){at, at};
    return start;
  }
  if (parser->failure.message) return PY_PY_error;   // stops the grammar without a further message
  const Token *token = &parser->tokens->items[parser->next];
  value->token = token;
  *location = span_of(parser, token);
  if (parser->next >= parser->end) return 0;
  if (!parser->trial && parser_refuses(parser, parser->next)) return PY_PY_error;
  if (token->kind) parser->next++;
  return token->kind;
}

static void py_error(const PY_LTYPE *location, Parser *parser, const char *message) {
  (void)message;   // bison's own has one case left: its stack is at YYMAXDEPTH
  parser_too_deep(parser, location->from);
}

// Bison numbers symbols anew; ours are the kinds of tokens.
static size_t expected_kinds(const yypcontext_t *context, int *kinds) {
  yysymbol_kind_t symbols[YYNTOKENS];
  int count = yypcontext_expected_tokens(context, symbols, YYNTOKENS);
  size_t found = 0;
  for (int i = 0; i < count; i++)
    for (int kind = 0; kind <= YYMAXUTOK; kind++)
      if (YYTRANSLATE(kind) == symbols[i] && symbols[i] != YYSYMBOL_YYUNDEF)
        kinds[found++] = kind;
  return found;
}

static int yyreport_syntax_error(const yypcontext_t *context, Parser *parser) {
  int kinds[YYMAXUTOK + 1];
  bool at_end = parser->next >= parser->end || parser->tokens->items[parser->next].kind == 0;
  bool end_read = yypcontext_token(context) == YYSYMBOL_YYEOF;
  parser->failed_at = end_read && at_end ? parser->next : parser->next - 1;
  if (!parser->trial) parser_diagnose(parser, (Expected){kinds, expected_kinds(context, kinds)});
  return 0;
}

bool parser_run(Parser *parser) {
  parser->failed_at = SIZE_MAX;
  return py_parse(parser) == 0 && !parser->failure.message;
}
