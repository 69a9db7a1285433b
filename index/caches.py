"""Caches: of values up to a number of bytes, and of a method's answers up to a number of them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import _lru_cache_wrapper, lru_cache
from threading import Lock
from types import MethodType
from typing import Generic, TypeVar
from weakref import ref

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
R = TypeVar("R")


class Cache(Generic[K, V]):
    """The values that were last asked for, up to a number of bytes; safe to use from threads.

    Args:
        limit: bytes that the values may take together.
        size_of: returns about how many bytes a value takes, always the same.
    """

    def __init__(self, limit: int, size_of: Callable[[V], int]) -> None:
        self._values: OrderedDict[K, V] = OrderedDict()
        self._limit = limit
        self._size_of = size_of
        self._size = 0
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """Return the value of a key, None when it was not kept."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key: K, value: V) -> None:
        """Keep a value, unless it is too large; those not asked for the longest go."""
        size = self._size_of(value)
        with self._lock:
            if key in self._values or size > self._limit:
                return
            self._values[key] = value
            self._size += size
            while self._size > self._limit:
                self._size -= self._size_of(self._values.popitem(last=False)[1])


def method_cache(size: int, method: Callable[..., R]) -> "_lru_cache_wrapper[R]":
    """Return `lru_cache(size)(method)` that refers to the method's object weakly.

    An object that keeps a cache of its own method is a cycle: what it holds, such as the maps of an
    index, would stay until Python looks for cycles.
    """
    assert isinstance(method, MethodType)  # nosec B101 (a function has no object)
    owner = ref(method.__self__)
    function: Callable[..., R] = method.__func__

    @lru_cache(size)
    def call(*arguments: Hashable) -> R:
        return function(owner(), *arguments)  # it is the object that calls

    return call
