"""The windows: what lies on their edges is read, what lies beyond is counted."""

from __future__ import annotations

import pytest

from compliance.problems import FileRefused
from compliance.reading.limits import (
    CHECKLISTS,
    LONG_LISTS,
    LONG_TEXTS,
    Window,
    check_size,
    the_window,
    within,
)
from compliance.reading.package.scan import is_usual
from compliance.reading.sheets import address
from tests.reading.making import book, worksheet


def row(number: int, column: int) -> str:
    return f'<row r="{number}"><c r="{address(number - 1, column - 1)}"><v>1</v></c></row>'


@pytest.mark.parametrize("window", [CHECKLISTS, LONG_LISTS, LONG_TEXTS])
def test_the_search_knows_the_edges_of_each_window(window: Window) -> None:
    with within(window):
        for inside in (1, 9, 10, 99, 10_000, 19_999, window.rows - 1, window.rows):
            assert is_usual(worksheet(row(inside, 1)).encode())
        for column in (1, 26, 27, 52, 53, window.columns - 1, window.columns):
            assert is_usual(worksheet(row(1, column)).encode())
        for beyond in (window.rows + 1, window.rows + 10_000, 1_048_576):
            assert not is_usual(worksheet(row(beyond, 1)).encode())
        for column in (window.columns + 1, window.columns + 26, 16_384):
            assert not is_usual(worksheet(row(1, column)).encode())


def test_a_long_list_is_read_where_a_checklist_is_cut() -> None:
    text = "a;b\n" * (CHECKLISTS.rows + 5)
    assert len(book(text).sheets[0].rows) == CHECKLISTS.rows
    assert book(text).sheets[0].dropped == 10
    with within(LONG_LISTS):
        assert len(book(text).sheets[0].rows) == CHECKLISTS.rows + 5
    assert the_window() is CHECKLISTS


def test_the_size_of_a_file_is_a_matter_of_the_window() -> None:
    with pytest.raises(FileRefused):
        check_size(LONG_LISTS.size)
    with within(LONG_LISTS):
        check_size(LONG_LISTS.size)
    check_size(LONG_LISTS.size, LONG_LISTS.size)
