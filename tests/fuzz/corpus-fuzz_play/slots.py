class Point:
    __slots__ = ['x', 'y']
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Loose:
    def __init__(self, x, y):
        self.x = x
        self.y = y
p = Point(1, 2)
q = Loose(1, 2)
l = []
