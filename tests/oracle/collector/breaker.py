# Where a collection that is due begins: inside the allocation, or at the next call, loop or
# function entry. Each note says how many names the module had.
import gc

gc.disable()
events = []
names = globals()
first = len(names)


def note(phase, info):
    if phase == "start":
        events.append(len(names) - first)


def f():
    pass


class A:
    pass


q = 0
i = 0
gc.callbacks.append(note)
gc.collect()
gc.set_threshold(4, 1000, 1000)
events.clear()
gc.enable()
x1 = []
x2 = []
x3 = []
x4 = []
x5 = []
x6 = []
x7 = []
x8 = []
len(x1)
y1 = []
y2 = []
y3 = []
y4 = []
y5 = []
y6 = []
y7 = []
y8 = []
for i in (1,):
    pass
z = 1
w1 = []
w2 = []
w3 = []
w4 = []
w5 = []
w6 = []
w7 = []
w8 = []
f()
q = 1
v1 = []
v2 = []
v3 = []
v4 = []
v5 = []
v6 = []
v7 = []
v8 = []
v1.append(1)
q = 2
u1 = []
u2 = []
u3 = []
u4 = []
u5 = []
u6 = []
u7 = []
u8 = []
A()
q = 2
t1 = []
t2 = []
t3 = []
t4 = []
t5 = []
t6 = []
t7 = []
t8 = []
if q:
    q = 3
q = [i for i in (1, 2)]
q = 4
s1 = []
s2 = []
s3 = []
s4 = []
s5 = []
s6 = []
s7 = []
s8 = []
while q > 2:
    q -= 1
r1 = []
r2 = []
r3 = []
r4 = []
r5 = []
r6 = []
r7 = []
r8 = []
q = lambda: 1
p1 = []
p2 = []
p3 = []
p4 = []
p5 = []
p6 = []
p7 = []
p8 = []
q = (j for j in (1, 2))
o1 = []
o2 = []
o3 = []
o4 = []
o5 = []
o6 = []
o7 = []
o8 = []
for i in q:
    s1 = [i]
n1 = []
n2 = []
n3 = []
n4 = []
n5 = []
n6 = []
n7 = []
n8 = []
q = x1 + x2
q = [x1, x2]
m1 = []
m2 = []
m3 = []
m4 = []
m5 = []
m6 = []
m7 = []
m8 = []
q = x1 == x2
q = str(5)
l1 = []
l2 = []
l3 = []
l4 = []
l5 = []
l6 = []
l7 = []
l8 = []
gc.disable()
len(x1)
gc.callbacks.clear()
print(len(names) - first)
print(*events)
