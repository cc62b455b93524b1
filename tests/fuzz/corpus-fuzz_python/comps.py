[a for b in c if d for e in f], {a: b for c in d}, {a for a in b}, (a for a in b)
