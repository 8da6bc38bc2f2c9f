"""Search words of the filters."""

from __future__ import annotations

from compliance.ui.filters import matching


def test_search_finds_every_word_in_any_order() -> None:
    names = ["Dinas Kesehatan", "Dinas Pendidikan", "Puskesmas Kapas"]
    assert list(matching(names, "kes din")) == [0]
    assert list(matching(names, "")) == [0, 1, 2]
