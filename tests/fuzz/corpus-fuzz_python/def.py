@d(1)
def f(a, b: int = 2, /, *c: t, e, g=3, **h) -> r:
  global x
  yield a
  return (yield from b)
