from sys import getrefcount as g
E=ValueError
class W:
 def __enter__(s): pass
 def __exit__(s,*a): return True
 def __iter__(s): return iter((1,))
w=W()
def boom(x): return x
def f1(a,b):
 try:
  boom(a)
 except E:
  pass
 return g(a)
print('call pass 0',f1(w,1))
def f2(a,b):
 try:
  boom(a)
 except E as e:
  pass
 return g(a)
print('call pass 1',f2(w,1))
def f3(a,b):
 try:
  boom(a)
 except E:
  boom(a)
 return g(a)
print('call call 0',f3(w,1))
def f4(a,b):
 try:
  boom(a)
 except E as e:
  boom(a)
 return g(a)
print('call call 1',f4(w,1))
def f5(a,b):
 try:
  boom(a)
 except E:
  if b: boom(a)
 return g(a)
print('call if 0',f5(w,1))
def f6(a,b):
 try:
  boom(a)
 except E as e:
  if b: boom(a)
 return g(a)
print('call if 1',f6(w,1))
def f7(a,b):
 try:
  boom(a)
 except E:
  for q in a: boom(q)
 return g(a)
print('call for 0',f7(w,1))
def f8(a,b):
 try:
  boom(a)
 except E as e:
  for q in a: boom(q)
 return g(a)
print('call for 1',f8(w,1))
def f9(a,b):
 try:
  boom(a)
 except E:
  with a: b
 return g(a)
print('call with 0',f9(w,1))
def f10(a,b):
 try:
  boom(a)
 except E as e:
  with a: b
 return g(a)
print('call with 1',f10(w,1))
def f11(a,b):
 try:
  boom(a)
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('call try 0',f11(w,1))
def f12(a,b):
 try:
  boom(a)
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('call try 1',f12(w,1))
def f13(a,b):
 try:
  boom(a)
 except E:
  assert b
 return g(a)
print('call assert 0',f13(w,1))
def f14(a,b):
 try:
  boom(a)
 except E as e:
  assert b
 return g(a)
print('call assert 1',f14(w,1))
def f15(a,b):
 try:
  boom(a)
 except E:
  [q for q in a]
 return g(a)
print('call comp 0',f15(w,1))
def f16(a,b):
 try:
  boom(a)
 except E as e:
  [q for q in a]
 return g(a)
print('call comp 1',f16(w,1))
def f17(a,b):
 try:
  boom(a)
 except E:
  raise
 return g(a)
print('call raise 0',f17(w,1))
def f18(a,b):
 try:
  boom(a)
 except E as e:
  raise
 return g(a)
print('call raise 1',f18(w,1))
def f19(a,b):
 try:
  boom(a)
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('call ifelse 0',f19(w,1))
def f20(a,b):
 try:
  boom(a)
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('call ifelse 1',f20(w,1))
def f21(a,b):
 try:
  boom(a)
 except E:
  while b: boom(a)
 return g(a)
print('call while 0',f21(w,1))
def f22(a,b):
 try:
  boom(a)
 except E as e:
  while b: boom(a)
 return g(a)
print('call while 1',f22(w,1))
def f23(a,b):
 try:
  boom(a)
 except E:
  a and b
 return g(a)
print('call and 0',f23(w,1))
def f24(a,b):
 try:
  boom(a)
 except E as e:
  a and b
 return g(a)
print('call and 1',f24(w,1))
def f25(a,b):
 try:
  boom(a)
 except E:
  x=1
 return g(a)
print('call cont 0',f25(w,1))
def f26(a,b):
 try:
  boom(a)
 except E as e:
  x=1
 return g(a)
print('call cont 1',f26(w,1))
def f27(a,b):
 try:
  boom(a)
 except E:
  return 1
 return g(a)
print('call ret 0',f27(w,1))
def f28(a,b):
 try:
  boom(a)
 except E as e:
  return 1
 return g(a)
print('call ret 1',f28(w,1))
def f29(a,b):
 try:
  [q for q in a]
 except E:
  pass
 return g(a)
print('comp pass 0',f29(w,1))
def f30(a,b):
 try:
  [q for q in a]
 except E as e:
  pass
 return g(a)
print('comp pass 1',f30(w,1))
def f31(a,b):
 try:
  [q for q in a]
 except E:
  boom(a)
 return g(a)
print('comp call 0',f31(w,1))
def f32(a,b):
 try:
  [q for q in a]
 except E as e:
  boom(a)
 return g(a)
print('comp call 1',f32(w,1))
def f33(a,b):
 try:
  [q for q in a]
 except E:
  if b: boom(a)
 return g(a)
print('comp if 0',f33(w,1))
def f34(a,b):
 try:
  [q for q in a]
 except E as e:
  if b: boom(a)
 return g(a)
print('comp if 1',f34(w,1))
def f35(a,b):
 try:
  [q for q in a]
 except E:
  for q in a: boom(q)
 return g(a)
print('comp for 0',f35(w,1))
def f36(a,b):
 try:
  [q for q in a]
 except E as e:
  for q in a: boom(q)
 return g(a)
print('comp for 1',f36(w,1))
def f37(a,b):
 try:
  [q for q in a]
 except E:
  with a: b
 return g(a)
print('comp with 0',f37(w,1))
def f38(a,b):
 try:
  [q for q in a]
 except E as e:
  with a: b
 return g(a)
print('comp with 1',f38(w,1))
def f39(a,b):
 try:
  [q for q in a]
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('comp try 0',f39(w,1))
def f40(a,b):
 try:
  [q for q in a]
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('comp try 1',f40(w,1))
def f41(a,b):
 try:
  [q for q in a]
 except E:
  assert b
 return g(a)
print('comp assert 0',f41(w,1))
def f42(a,b):
 try:
  [q for q in a]
 except E as e:
  assert b
 return g(a)
print('comp assert 1',f42(w,1))
def f43(a,b):
 try:
  [q for q in a]
 except E:
  [q for q in a]
 return g(a)
print('comp comp 0',f43(w,1))
def f44(a,b):
 try:
  [q for q in a]
 except E as e:
  [q for q in a]
 return g(a)
print('comp comp 1',f44(w,1))
def f45(a,b):
 try:
  [q for q in a]
 except E:
  raise
 return g(a)
print('comp raise 0',f45(w,1))
def f46(a,b):
 try:
  [q for q in a]
 except E as e:
  raise
 return g(a)
print('comp raise 1',f46(w,1))
def f47(a,b):
 try:
  [q for q in a]
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('comp ifelse 0',f47(w,1))
def f48(a,b):
 try:
  [q for q in a]
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('comp ifelse 1',f48(w,1))
def f49(a,b):
 try:
  [q for q in a]
 except E:
  while b: boom(a)
 return g(a)
print('comp while 0',f49(w,1))
def f50(a,b):
 try:
  [q for q in a]
 except E as e:
  while b: boom(a)
 return g(a)
print('comp while 1',f50(w,1))
def f51(a,b):
 try:
  [q for q in a]
 except E:
  a and b
 return g(a)
print('comp and 0',f51(w,1))
def f52(a,b):
 try:
  [q for q in a]
 except E as e:
  a and b
 return g(a)
print('comp and 1',f52(w,1))
def f53(a,b):
 try:
  [q for q in a]
 except E:
  x=1
 return g(a)
print('comp cont 0',f53(w,1))
def f54(a,b):
 try:
  [q for q in a]
 except E as e:
  x=1
 return g(a)
print('comp cont 1',f54(w,1))
def f55(a,b):
 try:
  [q for q in a]
 except E:
  return 1
 return g(a)
print('comp ret 0',f55(w,1))
def f56(a,b):
 try:
  [q for q in a]
 except E as e:
  return 1
 return g(a)
print('comp ret 1',f56(w,1))
def f57(a,b):
 try:
  boom(a if b else a)
 except E:
  pass
 return g(a)
print('cond pass 0',f57(w,1))
def f58(a,b):
 try:
  boom(a if b else a)
 except E as e:
  pass
 return g(a)
print('cond pass 1',f58(w,1))
def f59(a,b):
 try:
  boom(a if b else a)
 except E:
  boom(a)
 return g(a)
print('cond call 0',f59(w,1))
def f60(a,b):
 try:
  boom(a if b else a)
 except E as e:
  boom(a)
 return g(a)
print('cond call 1',f60(w,1))
def f61(a,b):
 try:
  boom(a if b else a)
 except E:
  if b: boom(a)
 return g(a)
print('cond if 0',f61(w,1))
def f62(a,b):
 try:
  boom(a if b else a)
 except E as e:
  if b: boom(a)
 return g(a)
print('cond if 1',f62(w,1))
def f63(a,b):
 try:
  boom(a if b else a)
 except E:
  for q in a: boom(q)
 return g(a)
print('cond for 0',f63(w,1))
def f64(a,b):
 try:
  boom(a if b else a)
 except E as e:
  for q in a: boom(q)
 return g(a)
print('cond for 1',f64(w,1))
def f65(a,b):
 try:
  boom(a if b else a)
 except E:
  with a: b
 return g(a)
print('cond with 0',f65(w,1))
def f66(a,b):
 try:
  boom(a if b else a)
 except E as e:
  with a: b
 return g(a)
print('cond with 1',f66(w,1))
def f67(a,b):
 try:
  boom(a if b else a)
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('cond try 0',f67(w,1))
def f68(a,b):
 try:
  boom(a if b else a)
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('cond try 1',f68(w,1))
def f69(a,b):
 try:
  boom(a if b else a)
 except E:
  assert b
 return g(a)
print('cond assert 0',f69(w,1))
def f70(a,b):
 try:
  boom(a if b else a)
 except E as e:
  assert b
 return g(a)
print('cond assert 1',f70(w,1))
def f71(a,b):
 try:
  boom(a if b else a)
 except E:
  [q for q in a]
 return g(a)
print('cond comp 0',f71(w,1))
def f72(a,b):
 try:
  boom(a if b else a)
 except E as e:
  [q for q in a]
 return g(a)
print('cond comp 1',f72(w,1))
def f73(a,b):
 try:
  boom(a if b else a)
 except E:
  raise
 return g(a)
print('cond raise 0',f73(w,1))
def f74(a,b):
 try:
  boom(a if b else a)
 except E as e:
  raise
 return g(a)
print('cond raise 1',f74(w,1))
def f75(a,b):
 try:
  boom(a if b else a)
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('cond ifelse 0',f75(w,1))
def f76(a,b):
 try:
  boom(a if b else a)
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('cond ifelse 1',f76(w,1))
def f77(a,b):
 try:
  boom(a if b else a)
 except E:
  while b: boom(a)
 return g(a)
print('cond while 0',f77(w,1))
def f78(a,b):
 try:
  boom(a if b else a)
 except E as e:
  while b: boom(a)
 return g(a)
print('cond while 1',f78(w,1))
def f79(a,b):
 try:
  boom(a if b else a)
 except E:
  a and b
 return g(a)
print('cond and 0',f79(w,1))
def f80(a,b):
 try:
  boom(a if b else a)
 except E as e:
  a and b
 return g(a)
print('cond and 1',f80(w,1))
def f81(a,b):
 try:
  boom(a if b else a)
 except E:
  x=1
 return g(a)
print('cond cont 0',f81(w,1))
def f82(a,b):
 try:
  boom(a if b else a)
 except E as e:
  x=1
 return g(a)
print('cond cont 1',f82(w,1))
def f83(a,b):
 try:
  boom(a if b else a)
 except E:
  return 1
 return g(a)
print('cond ret 0',f83(w,1))
def f84(a,b):
 try:
  boom(a if b else a)
 except E as e:
  return 1
 return g(a)
print('cond ret 1',f84(w,1))
def f85(a,b):
 try:
  if b: boom(a)
 except E:
  pass
 return g(a)
print('if pass 0',f85(w,1))
def f86(a,b):
 try:
  if b: boom(a)
 except E as e:
  pass
 return g(a)
print('if pass 1',f86(w,1))
def f87(a,b):
 try:
  if b: boom(a)
 except E:
  boom(a)
 return g(a)
print('if call 0',f87(w,1))
def f88(a,b):
 try:
  if b: boom(a)
 except E as e:
  boom(a)
 return g(a)
print('if call 1',f88(w,1))
def f89(a,b):
 try:
  if b: boom(a)
 except E:
  if b: boom(a)
 return g(a)
print('if if 0',f89(w,1))
def f90(a,b):
 try:
  if b: boom(a)
 except E as e:
  if b: boom(a)
 return g(a)
print('if if 1',f90(w,1))
def f91(a,b):
 try:
  if b: boom(a)
 except E:
  for q in a: boom(q)
 return g(a)
print('if for 0',f91(w,1))
def f92(a,b):
 try:
  if b: boom(a)
 except E as e:
  for q in a: boom(q)
 return g(a)
print('if for 1',f92(w,1))
def f93(a,b):
 try:
  if b: boom(a)
 except E:
  with a: b
 return g(a)
print('if with 0',f93(w,1))
def f94(a,b):
 try:
  if b: boom(a)
 except E as e:
  with a: b
 return g(a)
print('if with 1',f94(w,1))
def f95(a,b):
 try:
  if b: boom(a)
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('if try 0',f95(w,1))
def f96(a,b):
 try:
  if b: boom(a)
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('if try 1',f96(w,1))
def f97(a,b):
 try:
  if b: boom(a)
 except E:
  assert b
 return g(a)
print('if assert 0',f97(w,1))
def f98(a,b):
 try:
  if b: boom(a)
 except E as e:
  assert b
 return g(a)
print('if assert 1',f98(w,1))
def f99(a,b):
 try:
  if b: boom(a)
 except E:
  [q for q in a]
 return g(a)
print('if comp 0',f99(w,1))
def f100(a,b):
 try:
  if b: boom(a)
 except E as e:
  [q for q in a]
 return g(a)
print('if comp 1',f100(w,1))
def f101(a,b):
 try:
  if b: boom(a)
 except E:
  raise
 return g(a)
print('if raise 0',f101(w,1))
def f102(a,b):
 try:
  if b: boom(a)
 except E as e:
  raise
 return g(a)
print('if raise 1',f102(w,1))
def f103(a,b):
 try:
  if b: boom(a)
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('if ifelse 0',f103(w,1))
def f104(a,b):
 try:
  if b: boom(a)
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('if ifelse 1',f104(w,1))
def f105(a,b):
 try:
  if b: boom(a)
 except E:
  while b: boom(a)
 return g(a)
print('if while 0',f105(w,1))
def f106(a,b):
 try:
  if b: boom(a)
 except E as e:
  while b: boom(a)
 return g(a)
print('if while 1',f106(w,1))
def f107(a,b):
 try:
  if b: boom(a)
 except E:
  a and b
 return g(a)
print('if and 0',f107(w,1))
def f108(a,b):
 try:
  if b: boom(a)
 except E as e:
  a and b
 return g(a)
print('if and 1',f108(w,1))
def f109(a,b):
 try:
  if b: boom(a)
 except E:
  x=1
 return g(a)
print('if cont 0',f109(w,1))
def f110(a,b):
 try:
  if b: boom(a)
 except E as e:
  x=1
 return g(a)
print('if cont 1',f110(w,1))
def f111(a,b):
 try:
  if b: boom(a)
 except E:
  return 1
 return g(a)
print('if ret 0',f111(w,1))
def f112(a,b):
 try:
  if b: boom(a)
 except E as e:
  return 1
 return g(a)
print('if ret 1',f112(w,1))
def f113(a,b):
 try:
  for q in a: boom(q)
 except E:
  pass
 return g(a)
print('for pass 0',f113(w,1))
def f114(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  pass
 return g(a)
print('for pass 1',f114(w,1))
def f115(a,b):
 try:
  for q in a: boom(q)
 except E:
  boom(a)
 return g(a)
print('for call 0',f115(w,1))
def f116(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  boom(a)
 return g(a)
print('for call 1',f116(w,1))
def f117(a,b):
 try:
  for q in a: boom(q)
 except E:
  if b: boom(a)
 return g(a)
print('for if 0',f117(w,1))
def f118(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  if b: boom(a)
 return g(a)
print('for if 1',f118(w,1))
def f119(a,b):
 try:
  for q in a: boom(q)
 except E:
  for q in a: boom(q)
 return g(a)
print('for for 0',f119(w,1))
def f120(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  for q in a: boom(q)
 return g(a)
print('for for 1',f120(w,1))
def f121(a,b):
 try:
  for q in a: boom(q)
 except E:
  with a: b
 return g(a)
print('for with 0',f121(w,1))
def f122(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  with a: b
 return g(a)
print('for with 1',f122(w,1))
def f123(a,b):
 try:
  for q in a: boom(q)
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('for try 0',f123(w,1))
def f124(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('for try 1',f124(w,1))
def f125(a,b):
 try:
  for q in a: boom(q)
 except E:
  assert b
 return g(a)
print('for assert 0',f125(w,1))
def f126(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  assert b
 return g(a)
print('for assert 1',f126(w,1))
def f127(a,b):
 try:
  for q in a: boom(q)
 except E:
  [q for q in a]
 return g(a)
print('for comp 0',f127(w,1))
def f128(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  [q for q in a]
 return g(a)
print('for comp 1',f128(w,1))
def f129(a,b):
 try:
  for q in a: boom(q)
 except E:
  raise
 return g(a)
print('for raise 0',f129(w,1))
def f130(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  raise
 return g(a)
print('for raise 1',f130(w,1))
def f131(a,b):
 try:
  for q in a: boom(q)
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('for ifelse 0',f131(w,1))
def f132(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('for ifelse 1',f132(w,1))
def f133(a,b):
 try:
  for q in a: boom(q)
 except E:
  while b: boom(a)
 return g(a)
print('for while 0',f133(w,1))
def f134(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  while b: boom(a)
 return g(a)
print('for while 1',f134(w,1))
def f135(a,b):
 try:
  for q in a: boom(q)
 except E:
  a and b
 return g(a)
print('for and 0',f135(w,1))
def f136(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  a and b
 return g(a)
print('for and 1',f136(w,1))
def f137(a,b):
 try:
  for q in a: boom(q)
 except E:
  x=1
 return g(a)
print('for cont 0',f137(w,1))
def f138(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  x=1
 return g(a)
print('for cont 1',f138(w,1))
def f139(a,b):
 try:
  for q in a: boom(q)
 except E:
  return 1
 return g(a)
print('for ret 0',f139(w,1))
def f140(a,b):
 try:
  for q in a: boom(q)
 except E as e:
  return 1
 return g(a)
print('for ret 1',f140(w,1))
def f141(a,b):
 try:
  with a: b
 except E:
  pass
 return g(a)
print('with pass 0',f141(w,1))
def f142(a,b):
 try:
  with a: b
 except E as e:
  pass
 return g(a)
print('with pass 1',f142(w,1))
def f143(a,b):
 try:
  with a: b
 except E:
  boom(a)
 return g(a)
print('with call 0',f143(w,1))
def f144(a,b):
 try:
  with a: b
 except E as e:
  boom(a)
 return g(a)
print('with call 1',f144(w,1))
def f145(a,b):
 try:
  with a: b
 except E:
  if b: boom(a)
 return g(a)
print('with if 0',f145(w,1))
def f146(a,b):
 try:
  with a: b
 except E as e:
  if b: boom(a)
 return g(a)
print('with if 1',f146(w,1))
def f147(a,b):
 try:
  with a: b
 except E:
  for q in a: boom(q)
 return g(a)
print('with for 0',f147(w,1))
def f148(a,b):
 try:
  with a: b
 except E as e:
  for q in a: boom(q)
 return g(a)
print('with for 1',f148(w,1))
def f149(a,b):
 try:
  with a: b
 except E:
  with a: b
 return g(a)
print('with with 0',f149(w,1))
def f150(a,b):
 try:
  with a: b
 except E as e:
  with a: b
 return g(a)
print('with with 1',f150(w,1))
def f151(a,b):
 try:
  with a: b
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('with try 0',f151(w,1))
def f152(a,b):
 try:
  with a: b
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('with try 1',f152(w,1))
def f153(a,b):
 try:
  with a: b
 except E:
  assert b
 return g(a)
print('with assert 0',f153(w,1))
def f154(a,b):
 try:
  with a: b
 except E as e:
  assert b
 return g(a)
print('with assert 1',f154(w,1))
def f155(a,b):
 try:
  with a: b
 except E:
  [q for q in a]
 return g(a)
print('with comp 0',f155(w,1))
def f156(a,b):
 try:
  with a: b
 except E as e:
  [q for q in a]
 return g(a)
print('with comp 1',f156(w,1))
def f157(a,b):
 try:
  with a: b
 except E:
  raise
 return g(a)
print('with raise 0',f157(w,1))
def f158(a,b):
 try:
  with a: b
 except E as e:
  raise
 return g(a)
print('with raise 1',f158(w,1))
def f159(a,b):
 try:
  with a: b
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('with ifelse 0',f159(w,1))
def f160(a,b):
 try:
  with a: b
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('with ifelse 1',f160(w,1))
def f161(a,b):
 try:
  with a: b
 except E:
  while b: boom(a)
 return g(a)
print('with while 0',f161(w,1))
def f162(a,b):
 try:
  with a: b
 except E as e:
  while b: boom(a)
 return g(a)
print('with while 1',f162(w,1))
def f163(a,b):
 try:
  with a: b
 except E:
  a and b
 return g(a)
print('with and 0',f163(w,1))
def f164(a,b):
 try:
  with a: b
 except E as e:
  a and b
 return g(a)
print('with and 1',f164(w,1))
def f165(a,b):
 try:
  with a: b
 except E:
  x=1
 return g(a)
print('with cont 0',f165(w,1))
def f166(a,b):
 try:
  with a: b
 except E as e:
  x=1
 return g(a)
print('with cont 1',f166(w,1))
def f167(a,b):
 try:
  with a: b
 except E:
  return 1
 return g(a)
print('with ret 0',f167(w,1))
def f168(a,b):
 try:
  with a: b
 except E as e:
  return 1
 return g(a)
print('with ret 1',f168(w,1))
def f169(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  pass
 return g(a)
print('try pass 0',f169(w,1))
def f170(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  pass
 return g(a)
print('try pass 1',f170(w,1))
def f171(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  boom(a)
 return g(a)
print('try call 0',f171(w,1))
def f172(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  boom(a)
 return g(a)
print('try call 1',f172(w,1))
def f173(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  if b: boom(a)
 return g(a)
print('try if 0',f173(w,1))
def f174(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  if b: boom(a)
 return g(a)
print('try if 1',f174(w,1))
def f175(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  for q in a: boom(q)
 return g(a)
print('try for 0',f175(w,1))
def f176(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  for q in a: boom(q)
 return g(a)
print('try for 1',f176(w,1))
def f177(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  with a: b
 return g(a)
print('try with 0',f177(w,1))
def f178(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  with a: b
 return g(a)
print('try with 1',f178(w,1))
def f179(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('try try 0',f179(w,1))
def f180(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('try try 1',f180(w,1))
def f181(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  assert b
 return g(a)
print('try assert 0',f181(w,1))
def f182(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  assert b
 return g(a)
print('try assert 1',f182(w,1))
def f183(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  [q for q in a]
 return g(a)
print('try comp 0',f183(w,1))
def f184(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  [q for q in a]
 return g(a)
print('try comp 1',f184(w,1))
def f185(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  raise
 return g(a)
print('try raise 0',f185(w,1))
def f186(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  raise
 return g(a)
print('try raise 1',f186(w,1))
def f187(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('try ifelse 0',f187(w,1))
def f188(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('try ifelse 1',f188(w,1))
def f189(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  while b: boom(a)
 return g(a)
print('try while 0',f189(w,1))
def f190(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  while b: boom(a)
 return g(a)
print('try while 1',f190(w,1))
def f191(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  a and b
 return g(a)
print('try and 0',f191(w,1))
def f192(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  a and b
 return g(a)
print('try and 1',f192(w,1))
def f193(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  x=1
 return g(a)
print('try cont 0',f193(w,1))
def f194(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  x=1
 return g(a)
print('try cont 1',f194(w,1))
def f195(a,b):
 try:
  try: boom(a)
  except E: b
 except E:
  return 1
 return g(a)
print('try ret 0',f195(w,1))
def f196(a,b):
 try:
  try: boom(a)
  except E: b
 except E as e:
  return 1
 return g(a)
print('try ret 1',f196(w,1))
def f197(a,b):
 try:
  assert b
 except E:
  pass
 return g(a)
print('assert pass 0',f197(w,1))
def f198(a,b):
 try:
  assert b
 except E as e:
  pass
 return g(a)
print('assert pass 1',f198(w,1))
def f199(a,b):
 try:
  assert b
 except E:
  boom(a)
 return g(a)
print('assert call 0',f199(w,1))
def f200(a,b):
 try:
  assert b
 except E as e:
  boom(a)
 return g(a)
print('assert call 1',f200(w,1))
def f201(a,b):
 try:
  assert b
 except E:
  if b: boom(a)
 return g(a)
print('assert if 0',f201(w,1))
def f202(a,b):
 try:
  assert b
 except E as e:
  if b: boom(a)
 return g(a)
print('assert if 1',f202(w,1))
def f203(a,b):
 try:
  assert b
 except E:
  for q in a: boom(q)
 return g(a)
print('assert for 0',f203(w,1))
def f204(a,b):
 try:
  assert b
 except E as e:
  for q in a: boom(q)
 return g(a)
print('assert for 1',f204(w,1))
def f205(a,b):
 try:
  assert b
 except E:
  with a: b
 return g(a)
print('assert with 0',f205(w,1))
def f206(a,b):
 try:
  assert b
 except E as e:
  with a: b
 return g(a)
print('assert with 1',f206(w,1))
def f207(a,b):
 try:
  assert b
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('assert try 0',f207(w,1))
def f208(a,b):
 try:
  assert b
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('assert try 1',f208(w,1))
def f209(a,b):
 try:
  assert b
 except E:
  assert b
 return g(a)
print('assert assert 0',f209(w,1))
def f210(a,b):
 try:
  assert b
 except E as e:
  assert b
 return g(a)
print('assert assert 1',f210(w,1))
def f211(a,b):
 try:
  assert b
 except E:
  [q for q in a]
 return g(a)
print('assert comp 0',f211(w,1))
def f212(a,b):
 try:
  assert b
 except E as e:
  [q for q in a]
 return g(a)
print('assert comp 1',f212(w,1))
def f213(a,b):
 try:
  assert b
 except E:
  raise
 return g(a)
print('assert raise 0',f213(w,1))
def f214(a,b):
 try:
  assert b
 except E as e:
  raise
 return g(a)
print('assert raise 1',f214(w,1))
def f215(a,b):
 try:
  assert b
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('assert ifelse 0',f215(w,1))
def f216(a,b):
 try:
  assert b
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('assert ifelse 1',f216(w,1))
def f217(a,b):
 try:
  assert b
 except E:
  while b: boom(a)
 return g(a)
print('assert while 0',f217(w,1))
def f218(a,b):
 try:
  assert b
 except E as e:
  while b: boom(a)
 return g(a)
print('assert while 1',f218(w,1))
def f219(a,b):
 try:
  assert b
 except E:
  a and b
 return g(a)
print('assert and 0',f219(w,1))
def f220(a,b):
 try:
  assert b
 except E as e:
  a and b
 return g(a)
print('assert and 1',f220(w,1))
def f221(a,b):
 try:
  assert b
 except E:
  x=1
 return g(a)
print('assert cont 0',f221(w,1))
def f222(a,b):
 try:
  assert b
 except E as e:
  x=1
 return g(a)
print('assert cont 1',f222(w,1))
def f223(a,b):
 try:
  assert b
 except E:
  return 1
 return g(a)
print('assert ret 0',f223(w,1))
def f224(a,b):
 try:
  assert b
 except E as e:
  return 1
 return g(a)
print('assert ret 1',f224(w,1))
def f225(a,b):
 try:
  pass
 except E:
  pass
 return g(a)
print('pass pass 0',f225(w,1))
def f226(a,b):
 try:
  pass
 except E as e:
  pass
 return g(a)
print('pass pass 1',f226(w,1))
def f227(a,b):
 try:
  pass
 except E:
  boom(a)
 return g(a)
print('pass call 0',f227(w,1))
def f228(a,b):
 try:
  pass
 except E as e:
  boom(a)
 return g(a)
print('pass call 1',f228(w,1))
def f229(a,b):
 try:
  pass
 except E:
  if b: boom(a)
 return g(a)
print('pass if 0',f229(w,1))
def f230(a,b):
 try:
  pass
 except E as e:
  if b: boom(a)
 return g(a)
print('pass if 1',f230(w,1))
def f231(a,b):
 try:
  pass
 except E:
  for q in a: boom(q)
 return g(a)
print('pass for 0',f231(w,1))
def f232(a,b):
 try:
  pass
 except E as e:
  for q in a: boom(q)
 return g(a)
print('pass for 1',f232(w,1))
def f233(a,b):
 try:
  pass
 except E:
  with a: b
 return g(a)
print('pass with 0',f233(w,1))
def f234(a,b):
 try:
  pass
 except E as e:
  with a: b
 return g(a)
print('pass with 1',f234(w,1))
def f235(a,b):
 try:
  pass
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('pass try 0',f235(w,1))
def f236(a,b):
 try:
  pass
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('pass try 1',f236(w,1))
def f237(a,b):
 try:
  pass
 except E:
  assert b
 return g(a)
print('pass assert 0',f237(w,1))
def f238(a,b):
 try:
  pass
 except E as e:
  assert b
 return g(a)
print('pass assert 1',f238(w,1))
def f239(a,b):
 try:
  pass
 except E:
  [q for q in a]
 return g(a)
print('pass comp 0',f239(w,1))
def f240(a,b):
 try:
  pass
 except E as e:
  [q for q in a]
 return g(a)
print('pass comp 1',f240(w,1))
def f241(a,b):
 try:
  pass
 except E:
  raise
 return g(a)
print('pass raise 0',f241(w,1))
def f242(a,b):
 try:
  pass
 except E as e:
  raise
 return g(a)
print('pass raise 1',f242(w,1))
def f243(a,b):
 try:
  pass
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('pass ifelse 0',f243(w,1))
def f244(a,b):
 try:
  pass
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('pass ifelse 1',f244(w,1))
def f245(a,b):
 try:
  pass
 except E:
  while b: boom(a)
 return g(a)
print('pass while 0',f245(w,1))
def f246(a,b):
 try:
  pass
 except E as e:
  while b: boom(a)
 return g(a)
print('pass while 1',f246(w,1))
def f247(a,b):
 try:
  pass
 except E:
  a and b
 return g(a)
print('pass and 0',f247(w,1))
def f248(a,b):
 try:
  pass
 except E as e:
  a and b
 return g(a)
print('pass and 1',f248(w,1))
def f249(a,b):
 try:
  pass
 except E:
  x=1
 return g(a)
print('pass cont 0',f249(w,1))
def f250(a,b):
 try:
  pass
 except E as e:
  x=1
 return g(a)
print('pass cont 1',f250(w,1))
def f251(a,b):
 try:
  pass
 except E:
  return 1
 return g(a)
print('pass ret 0',f251(w,1))
def f252(a,b):
 try:
  pass
 except E as e:
  return 1
 return g(a)
print('pass ret 1',f252(w,1))
def f253(a,b):
 try:
  boom(a and b)
 except E:
  pass
 return g(a)
print('and pass 0',f253(w,1))
def f254(a,b):
 try:
  boom(a and b)
 except E as e:
  pass
 return g(a)
print('and pass 1',f254(w,1))
def f255(a,b):
 try:
  boom(a and b)
 except E:
  boom(a)
 return g(a)
print('and call 0',f255(w,1))
def f256(a,b):
 try:
  boom(a and b)
 except E as e:
  boom(a)
 return g(a)
print('and call 1',f256(w,1))
def f257(a,b):
 try:
  boom(a and b)
 except E:
  if b: boom(a)
 return g(a)
print('and if 0',f257(w,1))
def f258(a,b):
 try:
  boom(a and b)
 except E as e:
  if b: boom(a)
 return g(a)
print('and if 1',f258(w,1))
def f259(a,b):
 try:
  boom(a and b)
 except E:
  for q in a: boom(q)
 return g(a)
print('and for 0',f259(w,1))
def f260(a,b):
 try:
  boom(a and b)
 except E as e:
  for q in a: boom(q)
 return g(a)
print('and for 1',f260(w,1))
def f261(a,b):
 try:
  boom(a and b)
 except E:
  with a: b
 return g(a)
print('and with 0',f261(w,1))
def f262(a,b):
 try:
  boom(a and b)
 except E as e:
  with a: b
 return g(a)
print('and with 1',f262(w,1))
def f263(a,b):
 try:
  boom(a and b)
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('and try 0',f263(w,1))
def f264(a,b):
 try:
  boom(a and b)
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('and try 1',f264(w,1))
def f265(a,b):
 try:
  boom(a and b)
 except E:
  assert b
 return g(a)
print('and assert 0',f265(w,1))
def f266(a,b):
 try:
  boom(a and b)
 except E as e:
  assert b
 return g(a)
print('and assert 1',f266(w,1))
def f267(a,b):
 try:
  boom(a and b)
 except E:
  [q for q in a]
 return g(a)
print('and comp 0',f267(w,1))
def f268(a,b):
 try:
  boom(a and b)
 except E as e:
  [q for q in a]
 return g(a)
print('and comp 1',f268(w,1))
def f269(a,b):
 try:
  boom(a and b)
 except E:
  raise
 return g(a)
print('and raise 0',f269(w,1))
def f270(a,b):
 try:
  boom(a and b)
 except E as e:
  raise
 return g(a)
print('and raise 1',f270(w,1))
def f271(a,b):
 try:
  boom(a and b)
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('and ifelse 0',f271(w,1))
def f272(a,b):
 try:
  boom(a and b)
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('and ifelse 1',f272(w,1))
def f273(a,b):
 try:
  boom(a and b)
 except E:
  while b: boom(a)
 return g(a)
print('and while 0',f273(w,1))
def f274(a,b):
 try:
  boom(a and b)
 except E as e:
  while b: boom(a)
 return g(a)
print('and while 1',f274(w,1))
def f275(a,b):
 try:
  boom(a and b)
 except E:
  a and b
 return g(a)
print('and and 0',f275(w,1))
def f276(a,b):
 try:
  boom(a and b)
 except E as e:
  a and b
 return g(a)
print('and and 1',f276(w,1))
def f277(a,b):
 try:
  boom(a and b)
 except E:
  x=1
 return g(a)
print('and cont 0',f277(w,1))
def f278(a,b):
 try:
  boom(a and b)
 except E as e:
  x=1
 return g(a)
print('and cont 1',f278(w,1))
def f279(a,b):
 try:
  boom(a and b)
 except E:
  return 1
 return g(a)
print('and ret 0',f279(w,1))
def f280(a,b):
 try:
  boom(a and b)
 except E as e:
  return 1
 return g(a)
print('and ret 1',f280(w,1))
def f281(a,b):
 try:
  x=a
 except E:
  pass
 return g(a)
print('assign pass 0',f281(w,1))
def f282(a,b):
 try:
  x=a
 except E as e:
  pass
 return g(a)
print('assign pass 1',f282(w,1))
def f283(a,b):
 try:
  x=a
 except E:
  boom(a)
 return g(a)
print('assign call 0',f283(w,1))
def f284(a,b):
 try:
  x=a
 except E as e:
  boom(a)
 return g(a)
print('assign call 1',f284(w,1))
def f285(a,b):
 try:
  x=a
 except E:
  if b: boom(a)
 return g(a)
print('assign if 0',f285(w,1))
def f286(a,b):
 try:
  x=a
 except E as e:
  if b: boom(a)
 return g(a)
print('assign if 1',f286(w,1))
def f287(a,b):
 try:
  x=a
 except E:
  for q in a: boom(q)
 return g(a)
print('assign for 0',f287(w,1))
def f288(a,b):
 try:
  x=a
 except E as e:
  for q in a: boom(q)
 return g(a)
print('assign for 1',f288(w,1))
def f289(a,b):
 try:
  x=a
 except E:
  with a: b
 return g(a)
print('assign with 0',f289(w,1))
def f290(a,b):
 try:
  x=a
 except E as e:
  with a: b
 return g(a)
print('assign with 1',f290(w,1))
def f291(a,b):
 try:
  x=a
 except E:
  try: boom(a)
  except E: b
 return g(a)
print('assign try 0',f291(w,1))
def f292(a,b):
 try:
  x=a
 except E as e:
  try: boom(a)
  except E: b
 return g(a)
print('assign try 1',f292(w,1))
def f293(a,b):
 try:
  x=a
 except E:
  assert b
 return g(a)
print('assign assert 0',f293(w,1))
def f294(a,b):
 try:
  x=a
 except E as e:
  assert b
 return g(a)
print('assign assert 1',f294(w,1))
def f295(a,b):
 try:
  x=a
 except E:
  [q for q in a]
 return g(a)
print('assign comp 0',f295(w,1))
def f296(a,b):
 try:
  x=a
 except E as e:
  [q for q in a]
 return g(a)
print('assign comp 1',f296(w,1))
def f297(a,b):
 try:
  x=a
 except E:
  raise
 return g(a)
print('assign raise 0',f297(w,1))
def f298(a,b):
 try:
  x=a
 except E as e:
  raise
 return g(a)
print('assign raise 1',f298(w,1))
def f299(a,b):
 try:
  x=a
 except E:
  if b: boom(a)
  else: b
 return g(a)
print('assign ifelse 0',f299(w,1))
def f300(a,b):
 try:
  x=a
 except E as e:
  if b: boom(a)
  else: b
 return g(a)
print('assign ifelse 1',f300(w,1))
def f301(a,b):
 try:
  x=a
 except E:
  while b: boom(a)
 return g(a)
print('assign while 0',f301(w,1))
def f302(a,b):
 try:
  x=a
 except E as e:
  while b: boom(a)
 return g(a)
print('assign while 1',f302(w,1))
def f303(a,b):
 try:
  x=a
 except E:
  a and b
 return g(a)
print('assign and 0',f303(w,1))
def f304(a,b):
 try:
  x=a
 except E as e:
  a and b
 return g(a)
print('assign and 1',f304(w,1))
def f305(a,b):
 try:
  x=a
 except E:
  x=1
 return g(a)
print('assign cont 0',f305(w,1))
def f306(a,b):
 try:
  x=a
 except E as e:
  x=1
 return g(a)
print('assign cont 1',f306(w,1))
def f307(a,b):
 try:
  x=a
 except E:
  return 1
 return g(a)
print('assign ret 0',f307(w,1))
def f308(a,b):
 try:
  x=a
 except E as e:
  return 1
 return g(a)
print('assign ret 1',f308(w,1))
