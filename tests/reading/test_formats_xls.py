"""The old binary workbooks."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model import Registry
from compliance.problems import ProblemCode
from compliance.reading.formats import xls as xls_module
from compliance.reading.formats.biff import spanned_xls, spanned_xlsb
from compliance.reading.pool import ReaderPool
from tests.reading.making import book, refusal
from tests.reading.making_xls import (
    blank,
    cell_format,
    contained,
    hidden_column,
    hidden_row,
    label,
    link,
    merged,
    number,
    record,
    truth,
    xls_stream,
)

PAGE = (
    hidden_column(5)
    + hidden_row(2)
    + label(0, 0, 0)
    + label(1, 1, 1)
    + number(1, 2, 94.5)
    + truth(1, 3, 1)
    + truth(1, 4, 0x2A, error=True)
    + label(2, 0, 2, xf=1)
    + blank(2, 1, 2)
    + merged(0, 0, 0, 3)
    + link(1, 1, "https://contoh.go.id/sop")
)
FORMATS = cell_format(2) + cell_format(fill=1, colour=13)
STREAM = xls_stream(
    {"Isian": PAGE, "Lama": number(0, 0, 1)},
    strings=["REKAPITULASI", "Dinas Kesehatan", "ü"],
    formats=FORMATS,
    hidden="Lama",
)
FILE = contained(STREAM)


def check(found):
    first, second = found.sheets
    assert (first.name, first.hidden, second.name, second.hidden) == ("Isian", False, "Lama", True)
    assert [first.rows[0][0], *first.rows[1][1:5], first.rows[2][0]] == [
        "REKAPITULASI",
        "Dinas Kesehatan",
        94.5,
        True,
        "",
        "ü",
    ]
    assert first.merges == ((0, 0, 0, 3),)
    assert first.links == {(1, 1): "https://contoh.go.id/sop"}
    assert (first.errors, first.ticks, first.fills) == ({(1, 4)}, {(2, 0)}, {(2, 1)})
    assert (first.hidden_rows, first.hidden_columns) == ({2}, {5})


def test_an_xls_is_read_with_all_that_stands_around_its_values():
    check(book(FILE, "isian.xls"))


def test_xlrd_reads_what_calamine_cannot(monkeypatch):
    monkeypatch.setattr(xls_module, "_by_calamine", lambda _: None)
    check(book(FILE, "isian.xls"))


def test_calamine_reads_what_xlrd_cannot(monkeypatch):
    monkeypatch.setattr(xls_module, "_by_xlrd", lambda _: None)
    found = book(FILE, "isian.xls")
    assert found.sheets[0].rows[1][1:4] == ["Dinas Kesehatan", 94.5, True]
    assert [page.hidden for page in found.sheets] == [False, True]


def test_an_xls_with_a_password_is_locked():
    begin = STREAM[:20]
    locked = begin + record(0x2F, bytes(6)) + STREAM[20:]
    assert refusal(contained(locked)) is ProblemCode.ENCRYPTED


def test_rows_below_the_window_are_counted():
    page = number(0, 0, 1) + number(30_000, 0, 1)
    found = book(contained(xls_stream({"Isian": page}, strings=[]))).sheets[0]
    assert (len(found.rows), found.dropped) == (20_000, 1)


def test_a_word_document_is_no_workbook():
    assert refusal(contained(b"x", "WordDocument")) is ProblemCode.NOT_A_SPREADSHEET


@pytest.mark.parametrize("count", [61])
def test_too_many_sheets_are_refused(count):
    stream = xls_stream({f"L{n}": number(0, 0, 1) for n in range(count)}, strings=[])
    assert refusal(contained(stream)) is ProblemCode.TOO_MANY_SHEETS


@pytest.fixture(scope="module")
def pool():
    with ReaderPool(Registry(open=True), workers=1) as readers:
        yield readers


@settings(max_examples=40, deadline=None)
@given(st.integers(8, len(FILE) - 1))
def test_a_truncated_xls_is_refused_unless_only_its_padding_is_cut(pool, length):
    error = pool.read(FILE[:length], "isian.xls", {}).error
    codes = {ProblemCode.DAMAGED, ProblemCode.NOT_A_SPREADSHEET}
    if length < 1_536 + len(STREAM):
        assert error is not None
        assert error.code in codes
    else:
        assert error is None or error.code in codes | {ProblemCode.NO_CHECKLIST}


@settings(max_examples=60, deadline=None)
@given(st.integers(1_536, 1_536 + len(STREAM)), st.binary(min_size=1, max_size=4))
def test_a_changed_xls_ends_in_a_reading(pool, place, change):
    changed = FILE[:place] + change + FILE[place + len(change) :]
    assert pool.read(changed, "isian.xls", {}).file == "isian.xls"


def test_a_cell_in_the_last_corner_is_read_without_setting_aside_all_before_it():
    page = number(0, 0, 1) + number(65_535, 255, 2)
    found = book(contained(xls_stream({"Isian": page}, strings=[]))).sheets[0]
    assert (list(found.rows[0]), found.dropped) == ([1.0], 1)


@pytest.mark.parametrize(
    "page", [number(30_000, 20_000, 1), record(0xBD, struct.pack("<HHHIH", 65_535, 1, 0, 0, 65_535))]
)
def test_a_column_that_the_format_does_not_have_is_damage(page):
    assert (
        refusal(contained(xls_stream({"Isian": number(0, 0, 1) + page}, strings=[]))) is ProblemCode.DAMAGED
    )


@pytest.mark.parametrize("size", [(0, 70_000, 0, 60_000), (9, 1, 0, 1), (0, 2**32 - 1, 0, 2**16 - 1)])
def test_a_size_that_a_sheet_only_claims_ends_nothing(size):
    claim = record(0x200, struct.pack("<IIHHH", *size, 0))
    found = book(contained(xls_stream({"Isian": claim + number(0, 0, 1)}, strings=[]))).sheets[0]
    assert [list(line) for line in found.rows] == [[1.0]]


def test_how_far_cells_reach_is_told_from_the_records_of_any_bytes():
    assert spanned_xls(FILE) == spanned_xls(STREAM) == 99 * 20
    assert [spanned_xls(broken) for broken in (b"", FILE[:1_000], b"\0" * 50)] == [1, 1, 1]
    assert [spanned_xlsb(broken) for broken in (b"", b"\xff" * 50, b"\0" * 50)] == [1, 1, 1]
