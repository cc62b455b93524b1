# What the module weakref does in Python: weak dictionaries and sets, methods, finalizers. Written
# for heapstory after the behaviour of Lib/weakref.py and Lib/_weakrefset.py of CPython 3.11 to 3.15:
# the objects behind each container, their attributes, references and order of birth are those of
# the originals, because programs count them.
#
# It runs once, at the first import, as machinery. The player sets two names before, from the
# profile: _guarded (a container that is iterated puts removals off; otherwise it iterates over a
# copy) and _refuses_keywords (of WeakKeyDictionary.update).

# ---- containers that are iterated, up to 3.13 ----------------------------------------------------


class _IterationGuard:
    def __init__(self, weakcontainer):
        self.weakcontainer = ref(weakcontainer)

    def __enter__(self):
        container = self.weakcontainer()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, kind, value, traceback):
        container = self.weakcontainer()
        if container is not None:
            guards = container._iterating
            guards.remove(self)
            if not guards:
                container._commit_removals()


# What the abstract classes MutableMapping and Mapping give.
class _Mapping:
    __slots__ = ()

    def __eq__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        result = self.__class__()
        result.update(other)
        result.update(self)
        return result

    def __repr__(self):
        return '<%s at %#x>' % (self.__class__.__name__, id(self))

    __hash__ = None


# ---- values that are held weakly -----------------------------------------------------------------


class KeyedRef(ref):
    __slots__ = ('key',)

    def __new__(cls, target, callback, key):
        self = ref.__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        super().__init__(target, callback)


class WeakValueDictionary(_Mapping):
    def __init__(self, other=(), /, **kw):
        if _guarded:
            def remove(wr, selfref=ref(self), _atomic_removal=_remove_dead_weakref):
                self = selfref()
                if self is None:
                    return
                if self._iterating:
                    self._pending_removals.append(wr.key)
                else:
                    _atomic_removal(self.data, wr.key)
            self._remove = remove
            self._pending_removals = []
            self._iterating = set()
        else:
            def remove(wr, selfref=ref(self), _atomic_removal=_remove_dead_weakref):
                self = selfref()
                if self is not None:
                    _atomic_removal(self.data, wr.key)
            self._remove = remove
        self.data = {}
        self.update(other, **kw)

    if _guarded:
        def _commit_removals(self, _atomic_removal=_remove_dead_weakref):
            take, table = self._pending_removals.pop, self.data
            while True:
                try:
                    key = take()
                except IndexError:
                    return
                _atomic_removal(table, key)

        def _settle(self):
            if self._pending_removals:
                self._commit_removals()

        def items(self):
            self._settle()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    value = wr()
                    if value is not None:
                        yield key, value

        def keys(self):
            self._settle()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    if wr() is not None:
                        yield key

        def itervaluerefs(self):
            self._settle()
            with _IterationGuard(self):
                yield from self.data.values()

        def values(self):
            self._settle()
            with _IterationGuard(self):
                for wr in self.data.values():
                    value = wr()
                    if value is not None:
                        yield value

        def __len__(self):
            self._settle()
            return len(self.data)

        def valuerefs(self):
            self._settle()
            return list(self.data.values())

        def copy(self):
            self._settle()
            new = WeakValueDictionary()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    value = wr()
                    if value is not None:
                        new[key] = value
            return new

        def __deepcopy__(self, memo):
            from copy import deepcopy
            self._settle()
            new = self.__class__()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    value = wr()
                    if value is not None:
                        new[deepcopy(key, memo)] = value
            return new
    else:
        def _settle(self):
            pass

        def items(self):
            for key, wr in self.data.copy().items():
                value = wr()
                if value is not None:
                    yield key, value

        def keys(self):
            for key, wr in self.data.copy().items():
                if wr() is not None:
                    yield key

        def itervaluerefs(self):
            yield from self.data.copy().values()

        def values(self):
            for wr in self.data.copy().values():
                value = wr()
                if value is not None:
                    yield value

        def __len__(self):
            return len(self.data)

        def valuerefs(self):
            return list(self.data.copy().values())

        def copy(self):
            new = WeakValueDictionary()
            for key, wr in self.data.copy().items():
                value = wr()
                if value is not None:
                    new[key] = value
            return new

        def __deepcopy__(self, memo):
            from copy import deepcopy
            new = self.__class__()
            for key, wr in self.data.copy().items():
                value = wr()
                if value is not None:
                    new[deepcopy(key, memo)] = value
            return new

    __iter__ = keys
    __copy__ = copy

    def __getitem__(self, key):
        self._settle()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def __contains__(self, key):
        self._settle()
        try:
            value = self.data[key]()
        except KeyError:
            return False
        return value is not None

    def get(self, key, default=None):
        self._settle()
        try:
            wr = self.data[key]
        except KeyError:
            return default
        value = wr()
        return default if value is None else value

    def popitem(self):
        self._settle()
        while True:
            key, wr = self.data.popitem()
            value = wr()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        self._settle()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        try:
            value = self.data[key]()
        except KeyError:
            value = None
        if value is not None:
            return value
        self._settle()
        self.data[key] = KeyedRef(default, self._remove, key)
        return default

    def update(self, other=None, /, **kwargs):
        self._settle()
        table = self.data
        if other is not None:
            if not hasattr(other, 'items'):
                other = dict(other)
            for key, value in other.items():
                table[key] = KeyedRef(value, self._remove, key)
        for key, value in kwargs.items():
            table[key] = KeyedRef(value, self._remove, key)


# ---- keys that are held weakly -------------------------------------------------------------------


class WeakKeyDictionary(_Mapping):
    def __init__(self, dict=None):
        self.data = {}
        if _guarded:
            def remove(k, selfref=ref(self)):
                self = selfref()
                if self is None:
                    return
                if self._iterating:
                    self._pending_removals.append(k)
                else:
                    try:
                        del self.data[k]
                    except KeyError:
                        pass
            self._remove = remove
            self._pending_removals = []
            self._iterating = set()
            self._dirty_len = False
        else:
            def remove(k, selfref=ref(self)):
                self = selfref()
                if self is not None:
                    try:
                        del self.data[k]
                    except KeyError:
                        pass
            self._remove = remove
        if dict is not None:
            self.update(dict)

    if _guarded:
        def _commit_removals(self):
            take, table = self._pending_removals.pop, self.data
            while True:
                try:
                    key = take()
                except IndexError:
                    return
                try:
                    del table[key]
                except KeyError:
                    pass

        def _mark(self):
            self._dirty_len = True

        def __len__(self):
            if self._dirty_len and self._pending_removals:
                table = self.data
                self._pending_removals = [key for key in self._pending_removals if key in table]
                self._dirty_len = False
            return len(self.data) - len(self._pending_removals)

        def items(self):
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    key = wr()
                    if key is not None:
                        yield key, value

        def keys(self):
            with _IterationGuard(self):
                for wr in self.data:
                    key = wr()
                    if key is not None:
                        yield key

        def values(self):
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    if wr() is not None:
                        yield value

        def copy(self):
            new = WeakKeyDictionary()
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    key = wr()
                    if key is not None:
                        new[key] = value
            return new

        def __deepcopy__(self, memo):
            from copy import deepcopy
            new = self.__class__()
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    key = wr()
                    if key is not None:
                        new[key] = deepcopy(value, memo)
            return new
    else:
        def _mark(self):
            pass

        def __len__(self):
            return len(self.data)

        def items(self):
            for wr, value in self.data.copy().items():
                key = wr()
                if key is not None:
                    yield key, value

        def keys(self):
            for wr in self.data.copy():
                key = wr()
                if key is not None:
                    yield key

        def values(self):
            for wr, value in self.data.copy().items():
                if wr() is not None:
                    yield value

        def copy(self):
            new = WeakKeyDictionary()
            for wr, value in self.data.copy().items():
                key = wr()
                if key is not None:
                    new[key] = value
            return new

        def __deepcopy__(self, memo):
            from copy import deepcopy
            new = self.__class__()
            for wr, value in self.data.copy().items():
                key = wr()
                if key is not None:
                    new[key] = deepcopy(value, memo)
            return new

    __iter__ = keys
    __copy__ = copy

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        self._mark()
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            wr = ref(key)
        except TypeError:
            return False
        return wr in self.data

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        self._mark()
        while True:
            wr, value = self.data.popitem()
            key = wr()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        self._mark()
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if kwargs and _refuses_keywords:
            raise TypeError('Keyword arguments are not supported: '
                            "cannot create weak reference to 'str' object")
        table = self.data
        if dict is not None:
            if not hasattr(dict, 'items'):
                dict = type({})(dict)
            for key, value in dict.items():
                table[ref(key, self._remove)] = value
        if kwargs:
            self.update(kwargs)


# ---- sets ----------------------------------------------------------------------------------------


class WeakSet:
    __module__ = '_weakrefset'

    def __init__(self, data=None):
        self.data = set()
        if _guarded:
            def _remove(item, selfref=ref(self)):
                self = selfref()
                if self is None:
                    return
                if self._iterating:
                    self._pending_removals.append(item)
                else:
                    self.data.discard(item)
            self._remove = _remove
            self._pending_removals = []
            self._iterating = set()
        else:
            def _remove(item, selfref=ref(self)):
                self = selfref()
                if self is not None:
                    self.data.discard(item)
            self._remove = _remove
        if data is not None:
            self.update(data)

    if _guarded:
        def _commit_removals(self):
            take, discard = self._pending_removals.pop, self.data.discard
            while True:
                try:
                    item = take()
                except IndexError:
                    return
                discard(item)

        def _settle(self):
            if self._pending_removals:
                self._commit_removals()

        def __iter__(self):
            with _IterationGuard(self):
                for wr in self.data:
                    item = wr()
                    if item is not None:
                        yield item

        def __len__(self):
            return len(self.data) - len(self._pending_removals)
    else:
        def _settle(self):
            pass

        def __iter__(self):
            for wr in self.data.copy():
                item = wr()
                if item is not None:
                    yield item

        def __len__(self):
            return len(self.data)

    def __contains__(self, item):
        try:
            wr = ref(item)
        except TypeError:
            return False
        return wr in self.data

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._settle()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._settle()
        while True:
            try:
                wr = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = wr()
            if item is not None:
                return item

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def update(self, other):
        self._settle()
        for element in other:
            self.add(element)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settle()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    def union(self, other):
        return self.__class__(element for group in (self, other) for element in group)

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)

    __sub__ = difference
    __and__ = intersection
    __xor__ = symmetric_difference
    __or__ = union
    __le__ = issubset
    __ge__ = issuperset


# ---- bound methods -------------------------------------------------------------------------------


class WeakMethod(ref):
    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            target = meth.__self__
            function = meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, not {}'.format(type(meth))) from None

        def _cb(arg):
            self = self_wr()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, target, _cb)
        self._func_ref = ref(function, _cb)
        self._meth_type = type(meth)
        self._alive = True
        self_wr = ref(self)
        return self

    def __call__(self):
        target = super().__call__()
        function = self._func_ref()
        if target is None or function is None:
            return None
        return self._meth_type(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is not other
        return ref.__ne__(self, other) or self._func_ref != other._func_ref

    __hash__ = ref.__hash__


# ---- finalizers ----------------------------------------------------------------------------------


class finalize:
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _index_iter = iter(range(1 << 60))
    _dirty = False
    _registered_with_atexit = False
    _at_exit = []

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            self._at_exit.append(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = next(self._index_iter)
        self._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        target = info and info.weakref()
        if target is not None and self._registry.pop(self, None):
            return (target, info.func, info.args, info.kwargs or {})

    def peek(self):
        info = self._registry.get(self)
        target = info and info.weakref()
        if target is not None:
            return (target, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        target = info and info.weakref()
        if target is None:
            return '<%s object at %#x; dead>' % (type(self).__name__, id(self))
        return '<%s object at %#x; for %r at %#x>' % (
            type(self).__name__, id(self), type(target).__name__, id(target))

    @classmethod
    def _exitfunc(cls):
        pass
