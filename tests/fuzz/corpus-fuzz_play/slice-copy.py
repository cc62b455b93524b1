original = [[1], [2], [3]]
alias = original
copied = original[:]
copied[1].append(4)
