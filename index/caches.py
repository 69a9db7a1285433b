"""A cache for a method, which an object keeps without keeping itself alive."""

from collections.abc import Callable, Hashable
from functools import _lru_cache_wrapper, lru_cache
from typing import TypeVar
from weakref import WeakMethod

R = TypeVar("R")


def method_cache(size: int, method: Callable[..., R]) -> "_lru_cache_wrapper[R]":
    """Return `lru_cache(size)(method)` that refers to the method's object weakly.

    An object that keeps a cache of its own method is a cycle: what it holds, such as the maps of an
    index, would stay until Python looks for cycles.
    """
    reference = WeakMethod(method)

    @lru_cache(size)
    def call(*arguments: Hashable) -> R:
        alive = reference()
        assert alive  # nosec B101 (it is the object that calls)
        return alive(*arguments)

    return call
