import sys
big = 2 ** 40
