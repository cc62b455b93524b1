class A(B, metaclass=M):
  "doc"
  __slots__ = ("a",)
  def __del__(self): print(self)
