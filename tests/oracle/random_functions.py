#!/usr/bin/env python3
"""random_functions.py SEED [shared]: a random program of functions: who is counted while a function runs, and in
which order its locals, temporaries and frames die. The seed is printed first, END last. `shared`:
counts of what the whole process shares, ints and the like, are not printed (for 3.11, where they
are counted)."""
import random
import sys

HEADER = '''import gc
from sys import getrefcount as g
gc.disable()
class T:
    def __init__(s, n, *a): s.n = n; s.a = a
    def __del__(s): print('~%s/%d' % (s.n, g(s)), end=' ')
    def __add__(s, o): return T(s.n + '+')
    def __iadd__(s, o): return T(s.n + '=')
    def __getitem__(s, k): print('[%d %d]' % (g(s), g(k)), end=' '); return T(s.n + '[]')
    def __setitem__(s, k, v): print('[=%d %d %d]' % (g(s), g(k), g(v)), end=' ')
    def __lt__(s, o): print('<%d %d' % (g(s), g(o)), end=' '); return True
    def __iter__(s): return iter([T(s.n + '.1'), T(s.n + '.2')])
    def __call__(s, *a, **k): return T(s.n + '()')
    def __enter__(s): print('in%d' % g(s), end=' '); return s
    def __exit__(s, *a): print('out%d' % g(s), end=' '); return s.n[-1] in '13579'
    def __bool__(s): return s.n[-1] in '02468'
    def m(s, x, k=None): print('m%d,%d' % (g(s), g(x)), end=' '); return k or x
    def v(s, *a, **k): return a[0] if a else s
class S:
    __slots__ = ('q', 'p')
    def __init__(s, q): s.q = q; s.p = T('sp')
class P(T):
    def __init__(s, x): super().__init__('p', x)
def one(x): return x
def two(x, y=None): print('two%d' % g(x), end=' '); return y
def star(*a, **k): print('star', [g(q) for q in a], [g(q) for q in k.values()], end=' '); return a[0] if a else None
def boom(x):
    l = T('bl')
    raise ValueError(x)
def gen(x):
    l = T('gl')
    for q in (x, l): yield q
    yield x
def counter(x):
    def inner(y=x): return x, y
    return inner
def down(n, x): return g(x) if n == 0 else down(n - 1, x)
'''

SHARED = '''from sys import getrefcount
def g(x): return -1 if type(x) in (int, bool, type(None)) or type(x) is tuple and not x else getrefcount(x)
'''


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.made = 0
        self.lines = []

    def pick(self, items):
        return items[self.random.randrange(len(items))]

    def fresh(self):
        self.made += 1
        return f"T('{self.made}')"

    def name(self):
        return self.pick("abcd")

    def value(self, depth=0):
        n, f, e = self.name, self.fresh, lambda: self.value(depth + 1)
        simple = [n, n, n, n, f]
        if depth > 2:
            return self.pick(simple)()
        return self.pick(simple * 2 + [
            lambda: f"[{e()}, {e()}]", lambda: f"({e()}, {e()})", lambda: f"{{'k': {e()}, 'j': {e()}}}",
            lambda: f"one({e()})", lambda: f"two({e()}, {e()})", lambda: f"two({e()}, y={e()})",
            lambda: f"star({e()}, {e()}, k={e()})", lambda: f"star(*[{e()}, {e()}])",
            lambda: f"star(*({e()},), **{{'z': {e()}}})", lambda: f"one(*[{e()}])", lambda: f"two(**{{'x': {e()}}})",
            lambda: f"({e()} if {n()} else {e()})", lambda: f"({e()} and {e()})", lambda: f"({e()} or {e()})",
            lambda: f"T('i{self.made}', {e()})", lambda: f"P({e()})", lambda: f"S({e()}).q",
            lambda: f"T('m').m({e()})", lambda: f"T('m').m({e()}, k={e()})", lambda: f"T('v').v({e()})",
            lambda: f"[q for q in ({e()}, {e()})]", lambda: f"[g(q) for q in [{e()}]]",
            lambda: f"{{q: {e()} for q in (1, 2)}}", lambda: f"list(q for q in [{e()}, {n()}])",
            lambda: f"(lambda q: q)({e()})", lambda: f"(lambda q={e()}: q)()", lambda: f"counter({e()})()",
            lambda: f"list(gen({e()}))", lambda: f"next(gen({e()}))", lambda: f"(T('x') + {e()})",
            lambda: f"[{e()}, {e()}][{self.random.randrange(2)}]", lambda: f"T('g')[{e()}]", lambda: f"[*({e()},), {e()}]",
            lambda: f"({e()}, {e()}, {e()})[{self.random.randrange(2)}:]", lambda: f"({e()} is {e()})",
            lambda: f"(T('l') < {e()})", lambda: f"T('c')({e()}, k={e()})", lambda: f"{{'z': {e()}}}['z']",
            lambda: f"f'x{{g({n()})}}'", lambda: f"[{e()}] * 2", lambda: f"sorted([{e()}], key=g)",
            lambda: f"down({self.random.randrange(3)}, {e()})", lambda: f"list(map(one, [{e()}]))",
            lambda: f"[(q, r) for q in [{e()}] for r in (1, {n()}) if q]",
        ])()

    def see(self):
        n = self.name
        return self.pick([
            lambda: f"print(g({n()}), g({n()}))", lambda: f"print([g(q) for q in ({n()}, {n()})])",
            lambda: f"print(g({n()} if {n()} else {n()}))", lambda: f"print(g([{n()}][0]), g({n()} or {n()}))",
            lambda: f"two({n()}, {n()})", lambda: f"print(g({self.value(1)}))", lambda: f"star({n()}, {n()}, k={n()})",
            lambda: f"print((lambda: g({n()}))())" if False else f"print(g(({n()})))", lambda: f"print(T('y').m({n()}) is {n()})",
        ])()

    def block(self, depth, count):
        lines = []
        for _ in range(count):
            lines += self.statement(depth)
        return ["    " + line for line in lines] or ["    pass"]

    def statement(self, depth):
        n, v, r = self.name, self.value, self.random
        few = lambda: self.block(depth + 1, r.randrange(1, 3))
        plain = [
            lambda: [f"{n()} = {v()}"], lambda: [f"{n()} = {v()}"], lambda: [f"{n()} = {v()}"], lambda: [self.see()],
            lambda: [self.see()], lambda: [self.see()], lambda: [f"{n()} = {n()} = {v()}"], lambda: [f"{n()}, {n()} = {v()}, {v()}"],
            lambda: ["a, b = b, a"], lambda: ["a, b, c = c, b, a"], lambda: [f"{n()} += {v()}" if False else f"x = T('x'); x += {v()}"],
            lambda: [f"{v()}"], lambda: [f"x = {v()}; y = x; print(g(x)); del x"], lambda: [f"x = [{v()}, {v()}]; x[0] = {v()}; x.pop(); x.append({v()})"],
            lambda: [f"x = {{}}; x['k'] = {v()}; x['k'] = {v()}; del x['k']"], lambda: [f"x = S({v()}); x.q = {v()}; del x.p"],
            lambda: [f"x, *y = {v()}, {v()}, {v()}; print(g(x), g(y))"], lambda: [f"T('s')[{v()}] = {v()}"],
            lambda: [f"(x, y), z = ({v()}, {v()}), {v()}"], lambda: [f"x = T('o'); x.z = {v()}; x.z = {v()}"],
            lambda: [f"x = gen({v()}); next(x); print(g(x))", "y = next(x); del x"], lambda: [f"assert g({n()})"],
            lambda: [f"x = counter({v()}); print(g(x))"], lambda: [f"x = T('b').m; x({v()}); print(g(x))"],
        ]
        if depth > 2:
            return self.pick(plain)()
        return self.pick(plain * 2 + [
            lambda: [f"if {n()}:"] + few() + ["else:"] + few(),
            lambda: [f"for x in [{v()}, {v()}]:"] + few() + [f"    if {n()}: break"] + ["else:"] + few(),
            lambda: [f"for x, y in (({v()}, {v()}), (1, 2)):"] + few(),
            lambda: [f"for x in gen({v()}):"] + few() + [f"    if {n()}: continue", "    print(g(x))"],
            lambda: ["try:"] + few() + [f"    boom({v()})", "except ValueError as e:"] + few() + ["    print(g(e), g(e.args[0]))"],
            lambda: ["try:"] + few() + [f"    boom({v()})", "except ValueError:"] + few(),
            lambda: ["try:"] + few() + ["finally:"] + few(),
            lambda: ["try:", f"    x = [{v()}, {v()}, 1 / 0]", "except ZeroDivisionError:"] + few() + ["else:", "    pass"],
            lambda: ["try:", f"    two({v()}, {v()}, {v()})", "except TypeError:"] + few(),
            lambda: [f"with T('w{r.randrange(9)}') as x:"] + few(),
            lambda: ["try:", f"    with T('w{r.randrange(9)}') as x, {self.fresh()}:"] + ["    " + l for l in few()] + [f"        boom({v()})", "except ValueError:"] + few(),
            lambda: [f"def h(x, y={v()}):"] + ["    nonlocal a"] + ["    a = x", "    return y"] + [f"{n()} = h({v()})", "print(g(h))"],
            lambda: ["i = 0", "while i < 2:", "    i += 1"] + few(),
        ])()

    def function(self, number):
        r = self.random
        kind = r.randrange(6)
        parameters = ["a, b=None, *c, d=None, **e", "a, b, c=None, d=None", "a, b, c=None, d=None"][r.randrange(3)]
        lines = [f"def f{number}({parameters}):"]
        lines += self.block(0, r.randrange(3, 7))
        if kind == 0:
            lines += ["    def i(): return a, g(b)", "    print(i()[1], g(a))"]
        if kind < 4:
            lines.append(f"    return {self.value()}")
        self.lines += lines

    def call(self, number):
        v, r = self.value, self.random
        how = r.randrange(5)
        text = [f"f{number}({v()}, {v()})", f"f{number}({v()}, b={v()})", f"f{number}(*[{v()}, {v()}])",
                f"f{number}({v()}, {v()}, d={v()})", f"f{number}(b={v()}, a={v()})"][how]
        return text if r.randrange(2) else f"{self.name()} = {text}"

    def text(self, functions=8):
        for name in "abcd":
            self.lines.append(f"{name} = {self.fresh()}")
        for number in range(functions):
            self.function(number)
            for _ in range(3):
                self.lines += ["try: " + self.call(number), "except Exception as z: print('!', type(z).__name__)",
                               f"print('| {number}')"]
            self.lines.append("print(g(a), g(b), g(c), g(d))")
        return HEADER + "\n".join(self.lines) + "\nprint()\nprint('END')\n"


if __name__ == "__main__":
    print(f"# seed {sys.argv[1]}")
    text = Program(int(sys.argv[1])).text()
    if sys.argv[2:] == ["shared"]:
        text = text.replace("from sys import getrefcount as g\n", SHARED, 1)
    print(text)
