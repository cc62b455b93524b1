f() = 1
(a, 1) = 2
del g()
for 1 in x: pass
