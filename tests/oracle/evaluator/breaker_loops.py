import gc
ev=[]; m=0
def cb(phase,info):
    if phase=="start": ev.append(m)
gc.disable(); gc.callbacks.append(cb); gc.collect(); ev.clear(); gc.set_threshold(4,1000,1000)
def f(n):
    global m
    m=0; keep=None
    for m in n:
        try: keep=(keep,{m}); 1/0
        except ZeroDivisionError: continue
    m=-1
def f2(n):
    global m
    m=0; keep=None
    for m in n:
        try: keep=(keep,{m}); 1/0
        except ZeroDivisionError: pass
    m=-1
def f3(n):
    global m
    m=0; keep=None
    for m in n:
        if m: keep=(keep,{m})
    m=-1
def f4(n):
    global m
    m=0; keep=None
    while m<15:
        keep=(keep,{m})
        m=m+1
    m=-1
def f5(n):
    global m
    keep=None
    for m in n:
        try: keep=(keep,{m}); 1/0
        except ZeroDivisionError as e: continue
        finally: keep=(keep,{m})
    m=-1
def f6(n):
    global m
    keep=None
    m=0
    while True:
        m=m+1
        keep=(keep,{m})
        if m<12: continue
        break
    m=-1
def g(n):
    global m
    for m in n: yield {m}
    m=-2
def f7(n):
    global m
    keep=None
    for x in g(n): keep=(keep,x)
    m=-1
def f8(n):
    global m
    keep=[(keep,{m}) for m in n]
    m=-1
def g2(n):
    yield from g(n)
def f9(n):
    global m
    keep=None
    for x in g2(n): keep=(keep,x)
    m=-1
keep=0
n=tuple(range(14))
for i,q in enumerate((f,f2,f3,f4,f5,f6,f8,f9)):
    gc.enable()
    try: q(n)
    except NameError: pass
    gc.disable()
    print(i,ev)
    ev.clear(); gc.collect(); ev.clear()
