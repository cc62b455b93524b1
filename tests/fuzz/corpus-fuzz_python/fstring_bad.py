f'{a b' f'{!r}' f'}' f'{a:{b:{c:{d}}}}'
