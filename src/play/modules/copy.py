# What the module copy does in Python. Written for heapstory after the behaviour of Lib/copy.py of
# CPython 3.11 to 3.15: the same calls in the same order, with the same things alive, because programs
# count them.
#
# It runs once, at the first import, as machinery. The player sets names before: _by_table (types
# that are their own copies go through a table of functions; otherwise they are recognised at once),
# _looks_first (deepcopy asks the memo even where it has just made it), _asks_twice (is it in the
# memo, and then for it), _lists_arguments (of the call that makes a copy), and the types that have no
# name among the builtins, as the tuple _types.


class Error(Exception):
    pass


error = Error


# copyreg.__newobj__
def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


_none, _ellipsis, _missing, _builtin, _function, _code, _ref, _method = _types
_own_copies = (_none, int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice,
               property, _builtin, _ellipsis, _missing, _function, _code, _ref)
_own_deep_copies = (_none, _ellipsis, _missing, int, float, bool, complex, bytes, str, _code, type,
                    range, _builtin, _function, _ref, property)


def _itself(x):
    return x


def _itself_deep(x, memo):
    return x


if _by_table:
    _shallow = {kind: _itself for kind in _own_copies}
    _shallow[list] = list.copy
    _shallow[dict] = dict.copy
    _shallow[set] = set.copy

    def copy(x):
        cls = type(x)
        copier = _shallow.get(cls)
        if copier:
            return copier(x)
        if issubclass(cls, type):
            return x
        copier = getattr(cls, '__copy__', None)
        if copier is not None:
            return copier(x)
        reductor = getattr(x, '__reduce_ex__', None)
        if reductor is not None:
            rv = reductor(4)
        if isinstance(rv, str):
            return x
        return _reconstruct(x, None, *rv)
else:
    _shallow_atoms = frozenset(_own_copies + (super,))
    _shallow_containers = frozenset((list, dict, set))

    def copy(x):
        cls = type(x)
        if cls in _shallow_atoms:
            return x
        if cls in _shallow_containers:
            return cls.copy(x)
        if issubclass(cls, type):
            return x
        copier = getattr(cls, '__copy__', None)
        if copier is not None:
            return copier(x)
        reductor = getattr(x, '__reduce_ex__', None)
        if reductor is not None:
            rv = reductor(4)
        if isinstance(rv, str):
            return x
        return _reconstruct(x, None, *rv)


if _asks_twice:
    def deepcopy(x, memo=None):
        cls = type(x)
        if cls in _deep_atoms:
            return x
        d = id(x)
        if memo is None:
            memo = {}
        elif d in memo:
            return memo[d]
        copier = _deep.get(cls)
        if copier is not None:
            y = copier(x, memo)
        elif issubclass(cls, type):
            y = x
        else:
            copier = getattr(x, '__deepcopy__', None)
            if copier is not None:
                y = copier(memo)
            else:
                reductor = getattr(x, '__reduce_ex__', None)
                if reductor is not None:
                    rv = reductor(4)
                if isinstance(rv, str):
                    y = x
                else:
                    y = _reconstruct(x, memo, *rv)
        if y is not x:
            memo[d] = y
            _keep_alive(x, memo)
        return y
elif not _by_table:
    def deepcopy(x, memo=None, _nil=[]):
        cls = type(x)
        if cls in _deep_atoms:
            return x
        d = id(x)
        if memo is None:
            memo = {}
        else:
            y = memo.get(d, _nil)
            if y is not _nil:
                return y
        copier = _deep.get(cls)
        if copier is not None:
            y = copier(x, memo)
        elif issubclass(cls, type):
            y = x
        else:
            copier = getattr(x, '__deepcopy__', None)
            if copier is not None:
                y = copier(memo)
            else:
                reductor = getattr(x, '__reduce_ex__', None)
                if reductor is not None:
                    rv = reductor(4)
                if isinstance(rv, str):
                    y = x
                else:
                    y = _reconstruct(x, memo, *rv)
        if y is not x:
            memo[d] = y
            _keep_alive(x, memo)
        return y
else:
    def deepcopy(x, memo=None, _nil=[]):
        d = id(x)
        fresh = memo is None
        if fresh:
            memo = {}
        if _looks_first or not fresh:
            y = memo.get(d, _nil)
            if y is not _nil:
                return y
        cls = type(x)
        copier = _deep.get(cls)
        if copier is not None:
            y = copier(x, memo)
        elif issubclass(cls, type):
            y = x
        else:
            copier = getattr(x, '__deepcopy__', None)
            if copier is not None:
                y = copier(memo)
            else:
                reductor = getattr(x, '__reduce_ex__', None)
                if reductor is not None:
                    rv = reductor(4)
                if isinstance(rv, str):
                    y = x
                else:
                    y = _reconstruct(x, memo, *rv)
        if y is not x:
            memo[d] = y
            _keep_alive(x, memo)
        return y


def _deep_list(x, memo, deepcopy=deepcopy):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo, deepcopy=deepcopy):
    y = [deepcopy(item, memo) for item in x]
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for old, new in zip(x, y):
        if old is not new:
            y = tuple(y)
            break
    else:
        y = x
    return y


def _deep_dict(x, memo, deepcopy=deepcopy):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, _method: _deep_method}
if _by_table:
    for _kind in _own_deep_copies:
        _deep[_kind] = _itself_deep
else:
    _deep_atoms = frozenset(_own_deep_copies)


def _keep_alive(x, memo):
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _set_state(y, state):
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    else:
        slots = None
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(y, name, value)


# Twice, for the sake of one line: where a generator expression uses them, memo and deepcopy are in
# cells, which are objects of the program's; and what a shared helper held would be counted.
if _lists_arguments:
    def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *,
                     deepcopy=deepcopy):
        deep = memo is not None
        if deep and args:
            args = [deepcopy(arg, memo) for arg in args]
        y = func(*args)
        if deep:
            memo[id(x)] = y
        if state is not None:
            if deep:
                state = deepcopy(state, memo)
            if hasattr(y, '__setstate__'):
                y.__setstate__(state)
            else:
                _set_state(y, state)
        if listiter is not None:
            if deep:
                for item in listiter:
                    item = deepcopy(item, memo)
                    y.append(item)
            else:
                for item in listiter:
                    y.append(item)
        if dictiter is not None:
            if deep:
                for key, value in dictiter:
                    key = deepcopy(key, memo)
                    value = deepcopy(value, memo)
                    y[key] = value
            else:
                for key, value in dictiter:
                    y[key] = value
        return y
else:
    def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *,
                     deepcopy=deepcopy):
        deep = memo is not None
        if deep and args:
            args = (deepcopy(arg, memo) for arg in args)
        y = func(*args)
        if deep:
            memo[id(x)] = y
        if state is not None:
            if deep:
                state = deepcopy(state, memo)
            if hasattr(y, '__setstate__'):
                y.__setstate__(state)
            else:
                _set_state(y, state)
        if listiter is not None:
            if deep:
                for item in listiter:
                    item = deepcopy(item, memo)
                    y.append(item)
            else:
                for item in listiter:
                    y.append(item)
        if dictiter is not None:
            if deep:
                for key, value in dictiter:
                    key = deepcopy(key, memo)
                    value = deepcopy(value, memo)
                    y[key] = value
            else:
                for key, value in dictiter:
                    y[key] = value
        return y
