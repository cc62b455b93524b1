for a, (b, *c) in d, e:
  continue
for _ in x: pass
