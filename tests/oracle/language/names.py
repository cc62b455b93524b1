# Which strings live for ever: names of code, words that the interpreter spells itself. 3.12.1 keeps
# every interned string, the profile (3.12.7) does not: mortal ones are not asked there.
import sys
def held(word):
    return sys.getrefcount(sys.intern(''.join(list(word)))) > 500000000
global_xyz=1
def function_xyz(argument_xyz):
    local_xyz=1
    return argument_xyz.attribute_xyz, unbound_xyz
constant='constant_xyz'
class Class_xyz: pass
class Slots:
    __slots__=('slot_xyz',)
o=Class_xyz(); o.stored_xyz=2
setattr(o,'set_xyz',2)
d={'key_xyz':1}
for word in 'global_xyz function_xyz argument_xyz local_xyz attribute_xyz unbound_xyz Class_xyz stored_xyz'.split():
    print(word, held(word))
if sys.version_info[:2] != (3, 12):
    for word in 'constant_xyz slot_xyz set_xyz key_xyz never_xyz node left'.split():
        print(word, held(word))
for word in 'append name value key self args items parent __name__ __init__ head tail next data'.split():
    print(word, held(word), word is sys.intern(''.join(list(word))))
