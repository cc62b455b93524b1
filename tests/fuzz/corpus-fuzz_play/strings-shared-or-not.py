s = 'hello'
t = 'hello'
u = 'hello, world'
v = 'hello, world'
