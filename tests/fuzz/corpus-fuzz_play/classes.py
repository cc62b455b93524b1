class A:
    n = 0
    def __init__(self, *a, **k):
        self.a = a
        self.k = k
    def __repr__(self):
        return f'A({self.a!r})'
    def __eq__(self, o):
        return self.a == o.a
    def __del__(self):
        global last
        last = self
    @property
    def p(self):
        return self.a
class B(A):
    def __init__(self, *a):
        super().__init__(*a, x=1)
b = B(1, 2)
b.me = b
print(b, b.p, b == A(1, 2))
del b
