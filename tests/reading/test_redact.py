"""The copy says all that the reader looks at, and nothing of what was left out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from compliance.problems import ProblemCode
from compliance.reading.folding import shown
from compliance.reading.opening import open_book
from compliance.reading.package.write import written
from compliance.reading.redact import copy_without, without
from compliance.reading.sheets import Area, Book, CellValue, Position, Sheet
from tests.reading.books import bojonegoro, read, search, sheet, values

PHONE, NIK = "081234567890", "3522010101900001"


def again(*sheets: Sheet) -> tuple[Sheet, ...]:
    return open_book(written(Book(sheets=sheets)), "salinan.xlsx").sheets


def unzipped(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def is_filled(value: CellValue) -> bool:
    return value is not None and value != ""


def filled(page: Sheet) -> dict[Position, CellValue]:
    return {
        (r, c): value for r, row in enumerate(page.rows) for c, value in enumerate(row) if is_filled(value)
    }


@pytest.mark.parametrize(
    "value",
    [
        "Ada", "=1+1", "=HYPERLINK(\"https://x.id\")", "+62", "@a", "  dua \n baris ", "_x000D_", "a\rb",
        "\x07",
        "<b>&'\"", "é✓ü", "081", "]]>", "﻿", True, False, 0.1 + 0.2, -5.0, 1e300, 3522010101900001.0,
        date(2026, 1, 2), date(1900, 3, 1), datetime(2026, 1, 2, 3, 4, 5), time(3, 4, 5), time(0),
        timedelta(days=2, hours=3), timedelta(0),
    ],
)  # fmt: skip
def test_a_value_reads_back_as_it_was(value: CellValue) -> None:
    (page,) = again(sheet([[value]]))
    assert (page.rows[0][0], type(page.rows[0][0])) == (value, type(value))


@pytest.mark.parametrize(
    ("value", "read_back"),
    [
        (3, 3.0),
        (datetime(2026, 1, 2), date(2026, 1, 2)),
        (date(1890, 1, 2), "1890-01-02"),
        (float("nan"), "nan"),
        (timedelta(days=-1), "-1 day, 0:00:00"),
        ("x" * 40_000, "x" * 32_767),
    ],
)
def test_what_a_workbook_cannot_hold_is_said_as_it_is_shown(value: CellValue, read_back: CellValue) -> None:
    (page,) = again(sheet([[value]]))
    assert page.rows[0][0] == read_back


def test_everything_beside_the_values_is_kept() -> None:
    page = Sheet(
        name="Isian 'A' <&> yang namanya lebih panjang daripada yang diizinkan Excel",
        rows=[["ü", "", "Ada"], [], ["", "x"]],
        merges=((0, 0, 0, 1), (2, 0, 3, 1)),
        links={(0, 2): "https://x.id/a?b=1&c=\"d'#e", (2, 1): "mailto:a@x.id"},
        errors=frozenset({(2, 0)}),
        ticks=frozenset({(0, 0)}),
        fills=frozenset({(1, 4)}),
        hidden=True,
        hidden_rows=frozenset({2, 40}),
        hidden_columns=frozenset({1, 7}),
        dropped=600,
    )
    found, other = again(page, sheet([["b"]]))
    assert replace(found, rows=()) == replace(page, rows=())
    assert filled(found) == filled(page)
    assert other.name == "Sheet1"
    assert not other.hidden


def test_a_name_no_file_can_hold_is_still_written() -> None:
    (page,) = again(sheet([["a"]], name="a\ud800b"))
    assert page.name == "a?b"


def test_two_sheets_with_one_name_stay_two() -> None:
    pages = again(sheet([["a"]]), sheet([["b"]]), sheet([["c"]], name="Sheet1 (2)"))
    assert [(page.name, page.rows) for page in pages] == [
        ("Sheet1", [["a"]]),
        ("Sheet1 (2)", [["b"]]),
        ("Sheet1 (2) (2)", [["c"]]),
    ]


def test_the_same_book_gives_the_same_bytes_and_excel_can_open_them() -> None:
    book = Book(sheets=(sheet([["=1+1", 2], [date(2026, 1, 2), True]], links={(0, 1): "https://x.id"}),))
    assert written(book) == written(book)
    page = load_workbook(io.BytesIO(written(book))).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in page[1]] == [("=1+1", "s"), (2, "n")]
    assert (page["A2"].value, page["B2"].value) == (datetime(2026, 1, 2), True)
    assert page["B1"].hyperlink.target == "https://x.id"


VALUES = st.one_of(
    st.just(""),
    st.sampled_from(["Ada", "Tidak", "✓", "-", "Dinas Kesehatan", "SOP", "=1", "_x0041_"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=12),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
PLACES = st.tuples(st.integers(0, 5), st.integers(0, 5))
LINKS = st.sampled_from(["https://x.id/a b", "http://y.go.id?a=1&b"])
AREAS = st.tuples(PLACES, PLACES).map(
    lambda ends: (*map(min, zip(*ends, strict=True)), *map(max, zip(*ends, strict=True)))
)


@st.composite
def pages(draw: st.DrawFn) -> Sheet:
    rows = draw(st.lists(st.lists(VALUES, max_size=5), max_size=5))
    errors = draw(st.frozensets(PLACES, max_size=2))
    for row, column in errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ""
    here = [at for at in filled(sheet(rows)) if at not in errors]
    fills = draw(st.frozensets(PLACES, max_size=2)) - frozenset(here) - errors
    merges: tuple[Area, ...] = tuple(draw(st.lists(AREAS.filter(lambda a: a[:2] != a[2:]), max_size=2)))
    return sheet(
        rows,
        name=draw(st.sampled_from(["Isian", "Perangkat Daerah", "a'b", "x" * 40])),
        merges=merges,
        links=draw(st.dictionaries(PLACES, LINKS, max_size=2)),
        errors=errors,
        ticks=draw(st.frozensets(st.sampled_from(here), max_size=2)) if here else frozenset(),
        fills=fills,
        hidden=draw(st.booleans()),
        hidden_rows=draw(st.frozensets(st.integers(0, 6), max_size=2)),
        hidden_columns=draw(st.frozensets(st.integers(0, 6), max_size=2)),
        dropped=draw(st.integers(0, 3)),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(pages(), min_size=1, max_size=3, unique_by=lambda page: page.name))
def test_a_book_reads_back_as_it_was(some: list[Sheet]) -> None:
    for page, found in zip(some, again(*some), strict=True):
        assert replace(found, rows=()) == replace(page, rows=())
        assert {at: shown(v) for at, v in filled(found).items()} == {
            at: shown(v) for at, v in filled(page).items()
        }


# -- copies of files with personal data

ROWS = [
    ["REKAP SOP KECAMATAN", "", "", "", "", "", ""],
    [],
    ["No", "Nama Unit", "NIK", "SOP", "Nama Petugas", "SKM", "Keterangan"],
    [1, "Kecamatan Padangan", NIK, "Ada", "Budi Santosa", "ü", ""],
    [2, "Kecamatan Kapas", 3522010101900002.0, "-", "Siti Aminah", "", "hub. 0812-3456-7890"],
    [3, "Kecamatan Xyz", NIK, "", "", "n/a", ""],
    [4, "Kecamatan Dander", NIK, "", "", "Ada", ""],
    ["", "JUMLAH", "", 1, "", 1, ""],
    ["", "", "", "", "Padangan, 1 Mei 2026", "", ""],
    [],
    ["", "", "", "", "SUPARDI WIBOWO", "", ""],
    ["", "", "", "", "NIP. 19700101 199501 1 001", "", ""],
]
PAGE = sheet(
    ROWS,
    name="Kecamatan",
    links={(3, 3): "https://x.go.id/sop", (3, 4): "mailto:budi@x.id", (4, 6): "tel:081234567890"},
    ticks=frozenset({(3, 5)}),
    fills=frozenset({(4, 5)}),
    errors=frozenset({(6, 3)}),
    merges=((0, 0, 0, 6),),
    hidden_rows=frozenset({4}),
    dropped=2,
)
SECRETS = (
    NIK,
    "3522010101900002",
    "Budi",
    "Siti",
    "0812",
    "081234567890",
    "SUPARDI",
    "19700101",
    "mailto",
    "tel:",
)


def test_the_copy_reads_the_same_and_holds_nothing_personal() -> None:
    book = Book(sheets=(PAGE,))
    found = search().personal(book, "a.xlsx", bojonegoro())
    copy = copy_without(book, found.sheets)
    before, after = read(*without(book, found.sheets).sheets), read(*open_book(copy, "a.xlsx").sheets)
    assert after == before
    original = read(PAGE)
    assert values(after) == values(original) != {}
    assert (after.asked, after.problems) == (original.asked, original.problems)
    assert after.checklists[1].answers["sop.ada"].note == "hub. …"
    assert after.asked
    assert {ProblemCode.COLOUR_ONLY, ProblemCode.UNREADABLE_CELL, ProblemCode.CELLS_OUTSIDE_WINDOW} <= {
        problem.code for problem in after.problems
    }
    assert [secret for secret in SECRETS if secret.encode() in unzipped(copy)] == []
    assert b"https://x.go.id/sop" in unzipped(copy)


def test_what_is_struck_out_stays_so_in_the_copy() -> None:
    page = sheet([["Nama OPD", "SOP"], ["Dinas Kesehatan", "Ada"]], struck=frozenset({(1, 1)}))
    (copied,) = open_book(copy_without(Book(sheets=(page,)), ({},)), "a.xlsx").sheets
    assert copied.struck == {(1, 1)}


LAYOUTS: dict[str, list[list[CellValue]]] = {
    "rows": [
        ["Nama OPD", "SOP", "SP", "SKM"],
        ["Dinas Kesehatan", "Ada", "-", "v"], ["Dinas Sosial", "x", "Ada, SK 1/2025", ""],
        ["Dinas Aneh", "Ada", "n/a", ""],
    ],
    "pairs": [
        ["No", "Nama OPD", "SOP", "", "SP", ""], ["", "", "Ada", "Tidak", "Ada", "Tidak"],
        [1, "Dinas Kesehatan", "v", "", "", "v"], [2, "Dinas Sosial", "", "v", "v", ""],
    ],
    "form": [
        ["Nama OPD", ":", "Dinas Kesehatan"], ["Tahun", ":", 2026], [],
        ["No", "Uraian", "Jawaban", "Keterangan"], [1, "SOP", "Ada", "x"], [2, "SKM", "n/a", ""],
        [3, "Maklumat", "?", ""],
    ],
    "units in columns": [
        ["Uraian", "Dinas Kesehatan", "Dinas Sosial"], ["SOP", "Ada", "Tidak"], ["SP", "-", "Ada"],
        ["SKM", "Ada", "y"],
    ],
}  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(LAYOUTS)), st.data())
def test_any_layout_reads_the_same_without_personal_columns(layout: str, data: st.DataObject) -> None:
    """A personal column beside the table, a block above it, signatures below it: the answers stay."""
    rows = [list(row) for row in LAYOUTS[layout]]
    width = max(map(len, rows)) + 1
    if data.draw(st.booleans(), "column") and layout in ("rows", "pairs"):
        head = 1 if layout == "pairs" else 0
        for number, row in enumerate(rows):
            row += [""] * (width - 1 - len(row)) + ([f"Rahasia{number} Wati"] if number > head else [""])
        rows[0][-1] = data.draw(st.sampled_from(["Nama Petugas", "PIC", "Nama Responden", "NIP"]), "header")
    if data.draw(st.booleans(), "identity"):
        rows = [["Nama Pengisi", ":", "Rahasia Utami"], ["No. HP", ":", PHONE], [], *rows]
    if data.draw(st.booleans(), "signature"):
        right = [""] * (width - 1)
        signed = ["Bojonegoro, 1 Mei 2026", "Kepala Dinas", "", "RAHASIA, S.H.", "NIP. 19700101 199501 1 001"]
        rows += [[], *([*right, line] for line in signed)]
    page = sheet(rows)
    book = Book(sheets=(page,))
    found = search().personal(book, "a.xlsx", bojonegoro())
    if not found.parts:  # a signature alone changes no file
        assert not any("Rahasia" in str(value) for row in rows for value in row)
        return
    copy = copy_without(book, found.sheets)
    assert b"rahasia" not in unzipped(copy).lower()
    assert PHONE.encode() not in unzipped(copy)
    assert read(*open_book(copy, "a.xlsx").sheets) == read(page)
