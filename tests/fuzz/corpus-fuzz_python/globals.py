def f():
  nonlocal a
  global b, c
  assert d, e
  del f, g[0]
