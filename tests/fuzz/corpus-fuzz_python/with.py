with a as b, c: d
with (e as f, g,): h
with (i, j): k
