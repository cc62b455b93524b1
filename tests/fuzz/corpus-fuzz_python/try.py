try:
  raise E from e
except (A, B) as c:
  pass
except: ...
else: d
finally: f
