try:
    1 / 0
except ZeroDivisionError as e:
    x = e
finally:
    y = 2
try:
    raise ValueError('a') from x
except (KeyError, ValueError) as e:
    z = e.args
