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

    def latest(self, fits: Callable[[Key], bool]) -> Value | None:
        """Of the keys that fit, the value that was asked for last; None while none was computed."""
        with self._lock:
            entries = [entry for key, entry in reversed(self._entries.items()) if fits(key)]
        return next((entry.found[0] for entry in entries if entry.found), None)


class _Entry(Generic[Value]):
    """One value in a list, which is empty until then, and the lock of whoever computes it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.found: list[Value] = []

    def get(self, compute: Callable[[], Value]) -> Value:
        with self._lock:
            if not self.found:
                self.found.append(compute())
            return self.found[0]
