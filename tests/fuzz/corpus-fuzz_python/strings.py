'a' "b" '''c
"''' r'\n' u'\u00e9\x41\101\n' b'\xff' Rb'\'
r'\\n' Rb'\''