def t(name,mk):
    x={}; i=id(x); del x; y=mk(); print(name,id(y)==i)
d={1:1,2:2}; e={'a':1}; h={1:1,2:2,3:3,4:4,5:5}
for q in (1,2,3,4): del h[q]
class A: pass
a=A(); a.x=1; a.__dict__
t('copy',lambda:d.copy()); t('copy e',lambda:e.copy()); t('copy holes',lambda:h.copy()); t('split',lambda:a.__dict__.copy()); t('dict(d)',lambda:dict(d)); t('|',lambda:d|e); t('{**}',lambda:{**d}); t('empty copy',lambda:{}.copy())
em={}
t('em copy',lambda:em.copy()); t('comp',lambda:{i:i for i in (1,2)}); t('vars',lambda:vars(a))
import copy
t('copy.copy',lambda:copy.copy(d))
def f(**k): return k
t('kw',lambda:f(a=1)); t('kw0',lambda:f())
