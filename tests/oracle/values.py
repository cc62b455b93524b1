#!/usr/bin/env python3
"""Writes tests/unit/test_values_data.h: what CPython 3.12 answers to operations on numbers and strings.

    PYTHONHASHSEED=0 python3.12 tests/oracle/values.py > tests/unit/test_values_data.h

Row: operation, left and right operand as literals, the answer as repr() or as "TypeError: message". Operations: an
operator; `.method` with a tuple of arguments; `:method` where a dict of keywords ends the tuple; `name()` of a type;
`block+` and so on: the bytes of the result's own block, read from its pool's header.
"""
import ctypes
import operator
import random
import struct
import sys

random.seed(312)
OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
             "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_,
             "^": operator.xor, "|": operator.or_, "<": operator.lt, "<=": operator.le, "==": operator.eq,
             "!=": operator.ne, ">": operator.gt, ">=": operator.ge, "in": lambda a, b: a in b,
             "[]": operator.getitem, "format": format, "round": round}
UNARY = {"hash": hash, "repr": repr, "str": str, "ascii": ascii, "neg": operator.neg, "pos": operator.pos,
         "invert": operator.invert, "len": len, "bool": bool, "getsizeof": sys.getsizeof}
TYPES = {"int()": int, "float()": float, "str()": str, "bytes()": bytes, "complex()": complex, "bool()": bool}
rows = []


def literal(value):
    if isinstance(value, complex):
        return f"complex({value.real!r}, {value.imag!r})"
    if isinstance(value, tuple):
        return "(" + "".join(literal(v) + ", " for v in value) + ")"
    return repr(value)


def block(value):
    """(szidx + 1) * 16 of the 16 KiB pool that the object stands in."""
    pool = id(value) & ~0x3FFF
    return (ctypes.c_uint32.from_address(pool + 36).value + 1) * 16


def run(operation, left, right):
    if operation.startswith("block"):
        return block(OPERATORS[operation[5:]](left, right))
    if operation in OPERATORS:
        return OPERATORS[operation](left, right)
    if operation in UNARY:
        return UNARY[operation](left)
    if operation in TYPES:
        return TYPES[operation](*left)
    if operation[0] == ":":
        return getattr(left, operation[1:])(*right[:-1], **right[-1])
    return getattr(left, operation[1:])(*right)


def add(operation, left, right=None):
    try:
        answer = repr(run(operation, left, right))
    except Exception as error:
        kind = type(error).__name__
        kind = "ValueError" if kind in ("UnicodeEncodeError", "UnicodeDecodeError") else kind
        answer = f"{kind}: {error}"
    rows.append((operation, literal(left), literal(right), answer))


def add_all(operation, lefts, rights=(None,)):
    for left in lefts:
        for right in rights:
            add(operation, left, right)


def some_int():
    bits = random.choice((3, 8, 29, 30, 31, 60, 62, 63, 64, 65, 90, 120, 200))
    return random.choice((-1, 1)) * (random.getrandbits(bits) | (1 << bits - 1) * random.randint(0, 1))


def some_float():
    if random.random() < .5:
        return random.choice((-1, 1)) * round(10 ** random.uniform(-8, 20), random.randint(0, 8))
    value = struct.unpack("d", random.randbytes(8))[0]
    return 0.5 if value != value else value


def numbers():
    edges = [0, 1, -1, 2**30 - 1, 2**30, -2**30, 2**60 - 1, 2**60, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64, 10**30]
    add_all("repr", edges)
    for op in ("+", "-", "*", "//", "%", "/", "&", "|", "^", "==", "<", ">="):
        for _ in range(24):
            add(op, some_int(), some_int())
        for _ in range(6):
            add(op, random.choice(edges), random.choice(edges))
    for _ in range(20):
        add("<<", some_int(), random.randint(0, 100))
        add(">>", some_int(), random.randint(0, 100))
        add("**", random.choice((-1, 1)) * random.getrandbits(random.randint(1, 40)), random.randint(0, 12))
        add("round", some_int(), -random.randint(0, 20))
        add("round", some_float(), random.randint(-10, 10))
    for op in ("+", "-", "*", "//", "<<", ">>", "%", "&", "|", "^", "**"):
        for _ in range(12):
            a, b = some_int(), some_int()
            if op in ("<<", ">>", "**"):
                b = random.randint(0, 70) if op != "**" else random.randint(0, 9)
            try:
                value = OPERATORS[op](a, b)
            except ZeroDivisionError:
                continue
            if not -5 <= value <= 256 and sys.getsizeof(value) + 4 <= 512 and value is not a:
                add("block" + op, a, b)
    for a, b in ((2, 60), (2, 61), (3, 40), (10, 10), (10, 20), (7000, 1), (2**40, 1), (2**40, 2), (2**40, 3)):
        add("block**", a, b)
    add("block-", 2**60, 1)
    add_all("hash", edges + [some_int() for _ in range(20)] + [2**61 - 1, 2**61, -(2**61), -2])
    add_all("getsizeof", edges + [1.5, 1j, True, None, 2**90, 2**91])
    for op in ("neg", "pos", "invert", "bool"):
        add_all(op, edges)
    for op in ("/", "//", "%", "<<", ">>", "**"):
        add(op, 1, 0), add(op, 1, -1), add(op, 0, -1), add(op, True, False)
    for op in ("&", "|", "^", "+"):
        add(op, True, False), add(op, True, 1)
    add("+", 1, "a"), add("//", 10**400, 1.0), add("/", 10**400, 3), add("/", 1, 10**400), add("*", 10**400, 1.5)
    add("/", 10**400, 10**399), add("/", 2**1074 + 1, 2**2100), add("/", 3, 2**1076), add("/", 0, -5)

    floats = [0.0, -0.0, 1.0, 0.1, 1e15, 1e16, 123456789012345678.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308,
              2.2250738585072014e-308, 1 / 3, 1e22, 1e23, float("inf"), float("-inf"), 9007199254740993.0, 4.35, 0.3]
    add_all("repr", floats + [float("nan")] + [some_float() for _ in range(120)])
    add_all("hash", floats + [some_float() for _ in range(30)] + [complex(1.5, 2), complex(1, 0)])
    for op in ("+", "-", "*", "/", "//", "%", "==", "<", "<="):
        for _ in range(8):
            add(op, some_float(), some_float()), add(op, some_int(), some_float()), add(op, some_float(), some_int())
        for a in (0.0, -0.0, 1.5, -7.5, float("inf"), float("nan"), 3):
            for b in (0.0, 2.0, -2.0, float("inf"), 0):
                add(op, a, b)
    for a, b in ((2.0, 3), (2, -1), (0.0, -1), (0, -1), (-8, 1 / 3), (-1.0, 0.5), (10.0, 400), (1.5, 2.5), (-2.0, 3.0),
                 (float("inf"), -1), (0.0, 0), (2, 0.5), (4.0, 0.5), (float("nan"), 0)):
        add("**", a, b)
    for a, b in ((2**53 + 1, float(2**53)), (2**53, float(2**53)), (10**400, 1e308), (-10**400, float("-inf")),
                 (2**63, 9.223372036854775807e18), (1, 1.0), (1, 1.5)):
        for op in ("==", "<", ">", "!="):
            add(op, a, b), add(op, b, a)
    for value in (0.5, 1.5, 2.5, -0.5, 2.675, 1e300, 12345.678, float("inf"), float("nan"), 5, -15, 25, True):
        for digits in (None, 0, 1, 2, -1, -2, 400, -400):
            add("round", value, digits)
    add("round", "a"), add("round", 1.5, "a"), add("round", 1.7e308, -308)
    for method in ("is_integer", "as_integer_ratio", "conjugate"):
        for value in (0.5, 3.0, 1e22, -0.1, float("inf"), 7):
            add("." + method, value, ())
    for value in (0, 1, -1, 255, 2**63, -10**30, True):
        add(".bit_length", value, ()), add(".bit_count", value, ())
    values = [1j, 1 + 2j, -1.5 - 0.5j, complex(-0.0, 1), complex(0, -0.0), complex(1e20, float("inf")), complex(0, float("nan"))]
    add_all("repr", values), add_all("neg", values), add_all("bool", values)
    for op in ("+", "-", "*", "/", "==", "**", "<"):
        for a, b in ((1 + 2j, 3 - 1j), (1j, 2), (2.5, 1j), (1j, 0), (0j, 2), (1 + 1j, 3)):
            add(op, a, b)
    for text in ("1", " -12 ", "1_000", "1__0", "_1", "1_", "", "+", "0x1f", "0b1", "12a", "9" * 30, "\u0663\u0661", "1 2", "\xa05"):
        for base in (None, 0, 2, 10, 16, 36, 37):
            add("int()", (text,) if base is None else (text, base))
    for argument in ((), (1.9,), (-1.9,), (1e30,), (float("inf"),), (float("nan"),), ([],), (None,), (1, 10), (True,), (b"12",), (b"x",),
                     (1, 2, 3), ("x" * 20,)):
        add("int()", argument)
    for text in ("1", " 1.5 ", "1e5", "1_0.2_5", "1e1_0", "inf", "-Infinity", "nan", "+1.", ".5", ".", "", "1e", "1e+", "0x10", "1 2", "_1",
                 "1_", "1._5", "1e400", "infin", "\u0661.5", b"2.5", b"x", 5, [], 10**400, True):
        add("float()", (text,))
    for argument in (("1+2j",), (" ( 1-2.5j ) ",), ("j",), ("-j",), ("1+j",), ("1",), ("inf-nanj",), ("1 + 2j",), ("x",), ("",), (1, 2), (1j, 1j),
                     (1.5,), ("1", 2), (1, "2"), ([],), (1, []), ()):
        add("complex()", argument)
    add_all("bool()", [(), (0,), (1,), ("",), ("a",), (0.0,), (None,), (1, 2)])


def formats():
    specs = ["", "d", "5", "<5", ">5", "^5", "=5", "*^9", "+", "-", " ", "+d", "05", "#x", "#010x", "x", "X", "#X", "o", "#o", "b", "#b", "#_b",
             ",", "_", "010,", "020,", "_x", "c", "e", ".2f", "10.3f", "+.1e", "g", ".3g", "#.3g", "%", ".1%", "n", "G", "E", "F", "s", ".3", "10s",
             ",d", ",b", "_,", ",,", ".f", "q", "zd", "z.1f", "5 d", "99999999999999999999", "x=+15,.1f", "é>6", "<", "0", "<05", "^010", ",.2f",
             "_.3e", ".0f", "#.0f", ".0", ".1", ".17g", ".20f", "#", "+c", "#c", "20.4g", "012.3f", "\x01"]
    values = [0, 7, -255, 1234567, 10**20, True, 0.0, -0.0, 1.5, -1234.5678, 1e20, 1e-7, 100.0, 123.0, 99.96, float("inf"), float("nan"), -0.0001,
              "abc", "", "h\xe9\u20ac", 1 + 2j, -1.5j, 65, None, []]
    for value in values:
        for spec in random.sample(specs, 26):
            add("format", value, spec)
    for spec in specs:
        add("format", 0, spec), add("format", 10**20, spec), add("format", 1234567, spec), add("format", 1234.5678, spec), add("format", "text", spec)
    for text, arguments in (("{}", (1,)), ("{} {}", (1, "a")), ("{1} {0}", (1, 2)), ("{:>5}|{!r}", (1, "a")), ("{0.real}", (7,)), ("{0[1]}", ([1, 2],)),
                            ("{0[a]}", ({"a": 5},)), ("{{}}", ()), ("{", ()), ("}", ()), ("{}", ()), ("{a}", ()), ("{0}{}", (1, 2)), ("{}{0}", (1, 2)),
                            ("{!x}", (1,)), ("{0:{1}}", ("a", ">4")), ("{:{}}", ("a", "<4")), ("{:{:{}}}", (1, 2, 3)), ("{.}", (1,)), ("{0[]}", ([1],)),
                            ("{0[0}", ([1],)), ("{0!}", (1,)), ("{0!rr}", (1,)), ("{0", (1,)), ("{0:", (1,)), ("{0.x}", (1,)), ("{0[x]}", ([1],)),
                            ("{0[0]x}", ([1],)), ("{ }", (1,)), ("{!a}", ("\xe9",)), ("{!s:.2}", ("abc",)), ("a{}b{}c", (None, (1, 2))), ("{:,}", (12345,)),
                            ("{{{}}}", (1,)), ("{:d}", ("a",)), ("{99999999999999999999}", (1,)), ("\xe9{}\u20ac", ("x",)), ("{a{}}", (1,))):
        add(".format", text, arguments)
    for text, arguments in (("{a}", ({"a": 1},)), ("{a} {b!r}", ({"a": 1, "b": "x"},)), ("{0}{x}", (3, {"x": 4})), ("{a[0]}{b.imag}", ({"a": [1], "b": 2},)),
                            ("{c}", ({"a": 1},)), ("{x:{w}}", ({"x": 1, "w": 4},))):
        add(":format", text, arguments)
    add(".format_map", "{a}-{b}", ({"a": 1, "b": 2},)), add(".format_map", "{}", ({},)), add(".format_map", "{q}", ({},))
    for text, value in (("%s", 1), ("%s %s", (1, "a")), ("%r", "a"), ("%a", "\xe9"), ("%d", 3.99), ("%d", "a"), ("%i", -3), ("%u", 5), ("%5d|", 3), ("%-5d|", 3),
                        ("%05d", -3), ("%+d", 3), ("% d", 3), ("%x", 255), ("%#x", 255), ("%X", -255), ("%#o", 8), ("%x", 1.5), ("%e", 1.5), ("%.2e", 12345.678),
                        ("%f", 1), ("%.0f", .5), ("%#.0f", 1), ("%g", 1e10), ("%.3g", 1234.5), ("%G", 1e-10), ("%010.3f", -3.14159), ("%c", 65), ("%c", "\xe9"),
                        ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%%", ()), ("%5%", ()), ("%5%", (1,)), ("%", 1), ("%z", 1), ("%d %d", 1), ("%d", (1, 2)), ("%(a)s", {"a": 1}),
                        ("%(a)s %(b)5d", {"a": "x", "b": 2}), ("%(a)s", {}), ("%(a)s", 1), ("%(a", {}), ("%s", {"a": 1}), ("abc", {}), ("abc", 1), ("abc", []),
                        ("%5.2s|", "abc"), ("%-6s|", "abc"), ("%*d", (5, 3)), ("%-*d|", (5, 3)), ("%.*f", (2, 1.2345)), ("%*d", (-5, 3)), ("%.*f", ("a", 1)),
                        ("%s", ((1, 2),)), ("%.5d", 3), ("%#.5x", 255), ("%ld", 3), ("%d", 10**30), ("%x", -10**30), ("%f", 10**400), ("%F", float("inf")),
                        ("%05f", float("-inf")), ("%d", float("nan")), ("%s%%", 5), ("%05s", "a"), ("%(a)d %s", {"a": 1}), ("%s %s", (1,)), ("%s", "h\xe9"), ("%3c|", "x"),
                        ("%d", True), ("%s", None), ("%+.1f% .1f", (1.0, 2.0)), ("\xe9%z", 1), ("%d", None), ("%f", "a")):
        add("%", text, value)


def strings():
    texts = ["", "a", "abc", "Hello World", "hello world foo", "  spaced  out ", "a,b,,c", "line1\nline2\r\nline3\r", "h\xe9llo", "stra\xdfe", "\u20acuro 5",
             "\U0001f600 smile", "\u0391\u03a3 \u03a3", "MiXeD cAsE", "tab\tsep", "it's", 'say "hi"', "both'\"", "\x00\x1f\x7f\x80\xad\u2028", "123", "\xb2\u0663", "x_1",
             "aXbXc", "banana", "\u01c5\ufb01", "they're bill's", "back\\slash", "--x--", "\u3000wide\u3000"]
    for operation in ("repr", "ascii", "len", "hash", "getsizeof", "bool", "str"):
        add_all(operation, texts + ["abc" * 50, "\xe9" * 9, "\u20ac" * 17, "\U0001f600" * 3])
    for method in ("upper lower title capitalize swapcase casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable "
                   "isspace istitle isupper strip lstrip rstrip split rsplit splitlines expandtabs encode").split():
        add_all("." + method, texts, [()])
    for text in texts:
        for part in random.sample(["", "a", "b", "an", "na", ",", " ", "l", "X", "\xe9", "zz", "\n", "Hello"], 6):
            for method in ("find", "rfind", "count", "startswith", "endswith", "partition", "rpartition", "split", "rsplit", "removeprefix", "removesuffix",
                           "strip", "index", "rindex"):
                if random.random() < .35:
                    add("." + method, text, (part,))
            add(".replace", text, (part, "<>")), add(".replace", text, (part, "", 1)), add("in", part, text)
        for key in (0, -1, 5, -100, 10**30):
            add("[]", text, key)
        for _ in range(5):
            pick = lambda *extra: random.choice((None, 0, 1, 2, -1, -2, 5, 100) + extra)
            add("[]", text, slice(pick(), pick(), random.choice((None, 1, 2, -1, -2))))
        for width in (0, 4, 12, 13):
            add(".center", text, (width,)), add(".ljust", text, (width, "*")), add(".rjust", text, (width, "\xe9")), add(".zfill", text, (width,))
        add(".find", text, ("a", 1)), add(".find", text, ("", 3)), add(".find", text, ("", 100)), add(".count", text, ("a", 1, -1)), add(".rfind", text, ("", 1, 2))
        add(".split", text, (None, 1)), add(".rsplit", text, (None, 1)), add(".split", text, (",", 1)), add(".rsplit", text, (",", 2)), add(".splitlines", text, (True,))
        add(".encode", text, ("latin-1",)), add(".encode", text, ("ascii", "replace")), add(".encode", text, ("ascii", "backslashreplace"))
        add(".encode", text, ("ascii",)), add(".encode", text, ("ascii", "xmlcharrefreplace")), add(".encode", text, ("utf8", "ignore"))
        add("+", text, "z"), add("*", text, 3), add("*", 2, text), add("<", text, "b"), add("==", text, "abc"), add(">=", text, "\u20ac")
    add(":split", "a b c", ({"maxsplit": 1},)), add(":split", "a-b-c", ({"sep": "-"},)), add(":split", "a", ({"foo": 1},)), add(":splitlines", "a\nb", ({"keepends": True},))
    for operation, left, right in (
            ("+", "a", 1), ("*", "a", "b"), ("*", "a", 1.5), ("*", "a", -1), ("*", "a", 10**30), ("[]", "a", 1.0), ("[]", "a", "a"), ("in", 1, "a"), ("<", "a", 1),
            ("==", "a", 1), ("!=", "a", None), (".index", "abc", ("z",)), (".split", "a", ("",)), (".split", "a", (1,)), (".join", "a", ([1],)), (".join", "a", (1,)),
            (".replace", "a", (1, 2)), (".replace", "a", ("a", 2)), (".center", "a", (5, "ab")), (".center", "a", (5, 1)), (".encode", "a", ("foo",)),
            (".strip", "a", (1,)), (".lstrip", "a", (1,)), (".startswith", "a", (1,)), (".startswith", "a", (("b", "a"),)), (".startswith", "a", ((1,),)),
            (".endswith", "abc", (("x", "bc"),)), (".partition", "a", ("",)), (".partition", "a", (1,)), (".find", "a", (1,)), (".find", "a", ("a", "b")),
            (".find", "aaa", ("a", None, None)), (".find", "aaa", ("a", -10**30, 10**30)), (".zfill", "a", ("x",)), (".zfill", "+12", (6,)), (".zfill", "-1", (5,)),
            (".join", ", ", (["a", "b"],)), (".join", "", ("abc",)), (".join", ",", ((),)), (".join", ",", (["x"],)), (".join", "-", (("a", "\xe9", "\u20ac"),)),
            (".removeprefix", "x", (1,)), (".strip", "xxaxx", ("x",)), (".strip", "\xe9a\xe9", ("\xe9",)), (".expandtabs", "a\tb", (4,)), (".expandtabs", "\ta\n\tb", ()),
            (".rstrip", "abc  ", (None,)), (".count", "a", (1,)), (".encode", "\u20ac\u20ac", ("latin-1",)), (".encode", "\xe9", ("ascii", "foo"))):
        add(operation, left, right)
    add_all("str()", [(), (1,), ("a",), (None,), (b"ab", "ascii"), (b"\xff", "utf-8"), (b"a\xff", "utf-8", "replace"), ("a", "b"), (1, "b"), (b"x", "foo"), (1, 2, 3, 4)])


def byte_strings():
    values = [b"", b"a", b"abc", b"it's", b"\x00\xff\n\t\\", b"\"'", b"\xc3\xa9", b"x" * 40]
    for operation in ("repr", "hash", "len", "getsizeof", "bool"):
        add_all(operation, values)
    for value in values:
        add(".hex", value, ()), add(".decode", value, ()), add(".decode", value, ("latin-1",)), add(".decode", value, ("ascii",))
        add("+", value, b"z"), add("*", value, 2), add("[]", value, 0), add("[]", value, slice(1, None, None)), add("[]", value, slice(None, None, -1))
        add("==", value, b"abc"), add("<", value, b"b"), add("in", b"a", value), add("in", 97, value)
    for broken in (b"\xff", b"a\x80", b"\xe2\x82", b"\xe2(", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"ab\xe2\x82zz", b"\xf4\x90\x80\x80", b"\xf5a"):
        for policy in ("strict", "replace", "ignore", "backslashreplace"):
            add(".decode", broken, ("utf-8", policy))
    add("+", b"a", "a"), add("*", b"a", "b"), add("[]", b"a", 3), add("[]", b"a", "a"), add("in", "a", b"a"), add("in", 256, b"a"), add("==", b"a", "a")
    add("<", b"a", "a"), add(".decode", b"a", ("foo",)), add(".find", b"abc", (b"c",)), add(".startswith", b"abc", (b"ab",))
    add_all("bytes()", [(), (3,), ([1, 2, 255],), ("a",), (-1,), ([256],), (1.5,), (["a"],), ("\xe9", "utf-8"), (b"x",), ((65,),), (1, "ascii"), ("\xe9", "ascii")])


def c_text(text):
    out = []
    for byte in text.encode():
        if byte in b'"\\':
            out.append("\\" + chr(byte))
        else:
            out.append(chr(byte) if 32 <= byte < 127 and byte != 63 else f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def main():
    for function in (numbers, formats, strings, byte_strings):
        function()
    print("// test_values_data.h: written by tests/oracle/values.py with CPython " + sys.version.split()[0] + ".")
    seen = set()
    for row in rows:
        if row not in seen and max(map(len, row)) < 1000 and "<lambda>" not in row[3]:
            seen.add(row)
            print("{" + ", ".join(map(c_text, row)) + "},")


if sys.flags.hash_randomization or sys.version_info[:2] != (3, 12):
    sys.exit("run with PYTHONHASHSEED=0 and CPython 3.12")
main()
