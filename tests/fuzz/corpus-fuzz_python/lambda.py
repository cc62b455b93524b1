lambda a, b=1, *c, d, **e: a if b else (yield)
