import sys
def get_numbers():
    for i in range(10000):
        yield i
gen = get_numbers()
numbers = [i for i in range(10000)]
print(len(numbers), sys.getsizeof(gen) < 200)
total = 0
for n in gen:
    total = total + n
