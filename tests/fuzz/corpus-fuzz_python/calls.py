f(a, *b, c=d, **e)(x for x in y)[1:2, ::3].g(h := i)
