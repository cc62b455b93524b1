a
bc

d