if a:
  b
elif c:
	d
else: e
while f:
  break
else:
  pass
