print x
exec y
