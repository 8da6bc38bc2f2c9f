"""A value is computed once, shared, and forgotten when newer ones come."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from compliance.workflows.recent import Recent


def test_a_value_is_computed_once_for_all_threads() -> None:
    recent: Recent[str, object] = Recent(2)
    together, computed = threading.Barrier(8), []

    def compute() -> object:
        computed.append(object())
        return computed[-1]

    def ask(_: int) -> object:
        together.wait(30)
        return recent.get("a", compute)

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(ask, range(8))) == set(computed)
    assert len(computed) == 1


def test_the_value_used_longest_ago_is_forgotten() -> None:
    recent: Recent[str, str] = Recent(2)
    asked: list[str] = []

    def value(key: str) -> str:
        return recent.get(key, lambda: asked.append(key) or key)

    assert [value(key) for key in "abacab"] == list("abacab")
    assert asked == ["a", "b", "c", "b"]


def test_what_fails_is_tried_again() -> None:
    recent: Recent[str, int] = Recent(2)
    with pytest.raises(ZeroDivisionError):
        recent.get("a", lambda: 1 // 0)
    assert recent.get("a", lambda: 1) == 1


def test_the_value_asked_for_last_among_those_that_fit() -> None:
    recent: Recent[tuple[str, int], int] = Recent(3)
    assert recent.latest(lambda key: True) is None
    for key in (("a", 1), ("a", 2), ("b", 1), ("a", 1)):
        recent.get(key, partial(int, key[1]))
    assert recent.latest(lambda key: key[0] == "a") == 1
    assert recent.latest(lambda key: key[0] == "c") is None
    assert recent.get(("a", 3), lambda: recent.latest(lambda key: key[0] == "a") or 0) == 1
