"""The rows of somebody's workbook, opened where foreign bytes are opened: in the worker."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model import Place, Registry
from compliance.problems import Problem, ProblemCode
from compliance.reading import plain_rows as module
from compliance.reading.plain_rows import (
    MOST_CELLS,
    ROWS,
    PlainRows,
    plain_rows,
    rows_from_parts,
    rows_to_parts,
)
from compliance.reading.pool import ReaderPool
from tests.reading.making import text_cell, worksheet, xlsx
from tests.reading.test_worker import HOSTILE

GOOD = xlsx(worksheet(f'<row r="1">{text_cell("A1", "id")}{text_cell("B1", "nama")}</row>'))


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(Registry(), workers=1) as readers:
        yield readers


def asked(pool: ReaderPool, data: bytes, name: str = "provinsi.xlsx") -> PlainRows:
    (found,) = pool.ask_many(ROWS, [(name, data)])
    return found


def book(**sheets: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_plain_values_come_back_and_empty_ends_do_not(pool: ReaderPool) -> None:
    data = book(
        Aspek=[["id", "bobot"], ["satu", 12.5], ["dua", 3], [True, None, None], [None], [None, " "], [None]],
        Hari=[[date(2026, 3, 12), datetime(2026, 3, 12, 9, 5), time(9, 5)]],
        Kosong=[],
    )
    assert asked(pool, data) == PlainRows(
        sheets={
            "Aspek": (("id", "bobot"), ("satu", 12.5), ("dua", 3.0), (True,), (), ("", " ")),
            "Hari": (("2026-03-12", "2026-03-12 09:05:00", "09:05:00"),),
        }
    )


def test_a_formula_without_a_result_is_named_with_its_cell(pool: ReaderPool) -> None:
    found = asked(pool, book(Aspek=[["id", "bobot"], ["satu", "=1/3"]]))
    place = Place(sheet="Aspek", cell="B2")
    assert found == PlainRows(error=Problem(code=ProblemCode.UNREADABLE_CELL, place=place))


def test_a_file_that_is_no_workbook_is_refused(pool: ReaderPool) -> None:
    assert asked(pool, b"%PDF-1.7\n").error == Problem(code=ProblemCode.NOT_A_SPREADSHEET)
    assert asked(pool, bytes(26_000_000)).error is not None


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_ends_in_an_answer_and_the_next_file_is_read(pool: ReaderPool, kind: str) -> None:
    make, _ = HOSTILE[kind]
    found = asked(pool, make())
    assert found.error is None or not found.sheets
    assert asked(pool, GOOD).sheets == {"Lembar1": (("id", "nama"),)}


def test_more_cells_than_an_instrument_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book(Aspek=[["id", "bobot"], ["satu", 1]])
    assert plain_rows(data, "x.xlsx").error is None
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    too_many = Problem(code=ProblemCode.TOO_MANY_CELLS, details={"limit": "3"})
    assert plain_rows(data, "x.xlsx") == PlainRows(error=too_many)
    assert rows_from_parts([b'[null, {"Aspek": [[1, 2], [3, 4]]}]']) == PlainRows(error=too_many)


def test_cells_outside_the_window_are_no_small_matter() -> None:
    far = xlsx(
        worksheet(f'<row r="1">{text_cell("A1", "id")}</row><row r="60000">{text_cell("A60000", "x")}</row>')
    )
    assert plain_rows(far, "x.xlsx").error == Problem(
        code=ProblemCode.TOO_MANY_CELLS, details={"limit": f"{MOST_CELLS:,}".replace(",", ".")}
    )


def test_a_file_that_does_not_fit_into_memory_has_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(module, "open_book", full)
    found = plain_rows(GOOD, "x.xlsx")
    assert found.error is not None
    assert found.error.code is ProblemCode.TOO_MANY_CELLS


def test_what_crosses_over_is_the_same_on_both_sides() -> None:
    found = PlainRows(sheets={"A": (("teks “é”", 1, 2.5, True, None), ())})
    assert rows_from_parts(rows_to_parts(found)) == found
    place = Place(sheet="A", cell="B2")
    broken = PlainRows(error=Problem(code=ProblemCode.UNREADABLE_CELL, place=place, details={"x": "y"}))
    assert rows_from_parts(rows_to_parts(broken)) == broken


_cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(-1e17, 1e17),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.lists(_cells))))
def test_any_rows_cross_over_unchanged(sheets: dict[str, list[list[Any]]]) -> None:
    found = PlainRows(sheets={name: tuple(map(tuple, rows)) for name, rows in sheets.items()})
    assert rows_from_parts(rows_to_parts(found)) == found


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b"[null]",
        b"[null, []]",
        b'[null, {"A": 1}]',
        b'[null, {"A": [1]}]',
        b'[null, {"A": [[[1]]]}]',
        b'[null, {"A": [[{"a": 1}]]}]',
        b'[null, {"A": [[1e999]]}]',
        b'[null, {"A": [[NaN]]}]',
        b'[null, {"A": [[1' + b"0" * 30 + b"]]}]",
        b'[null, {"A": [["\\ud800"]]}]',
        b'[null, {"\\ud800": []}]',
        b'[["tidak_ada", "", "", {}], {}]',
        b'[["berkas_rusak"], {}]',
    ],
)
def test_a_worker_that_talks_nonsense_is_not_believed(answer: bytes) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        rows_from_parts([answer])


def test_an_answer_without_end_is_not_even_read() -> None:
    found = rows_from_parts([b" " * 20_000_001])
    assert found.error is not None
    assert found.error.code is ProblemCode.TOO_MANY_CELLS
