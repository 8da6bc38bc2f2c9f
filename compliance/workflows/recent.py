"""What was computed lately, for all sessions of the process."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The last `size` values, each computed once even when many threads ask at the same time.

    Values are shared, so they must not be changed. What fails is not kept.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._entries: OrderedDict[Key, _Entry[Value]] = OrderedDict()

    def get(self, key: Key, compute: Callable[[], Value]) -> Value:
        """The value of a key, computed when it is not there."""
        with self._lock:
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)
        return entry.get(compute)


class _Entry(Generic[Value]):
    """One value, or the lock of whoever computes it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: list[Value] = []

    def get(self, compute: Callable[[], Value]) -> Value:
        with self._lock:
            if not self._found:
                self._found.append(compute())
            return self._found[0]
