"""What stands in no cell of a file, and is kept with it all the same."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from compliance.definitions.personal import shipped_personal
from compliance.reading.opening import open_book
from compliance.reading.personal.search import Search
from compliance.reading.screen import BESIDE, screen_file
from compliance.text.problems import left_out
from tests.reading.books import bojonegoro, definitions
from tests.reading.making import ods, xlsx_parts, zipped

NIK, NIP, PHONE = "3522115707880042", "19880717 201101 2 007", "0812-3456-7890"
Fill = Callable[[Workbook, Worksheet], None]


def made(fill: Fill) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Nama OPD", "SOP"], ["Dinas Kesehatan", "Ada"], ["Dinas Sosial", "Tidak"]):
        sheet.append(row)
    fill(book, sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def kept(data: bytes, name: str = "isian.xlsx") -> tuple[bool, bytes]:
    """Whether the file itself is kept, and what is kept."""
    found = screen_file(data, name, Search(shipped_personal(), definitions()), bojonegoro())
    assert found.kept is not None
    assert found.dropped == (() if found.kept == data else (BESIDE,))
    return found.kept == data, found.kept


def comment(text: str) -> Fill:
    return lambda _, sheet: setattr(sheet["A1"], "comment", Comment(text, "x"))


@pytest.mark.parametrize(
    "fill",
    [
        comment(f"NIK {NIK}"),
        comment(f"hubungi {PHONE}"),
        lambda book, _: setattr(book.properties, "description", NIP),
        lambda _, sheet: setattr(sheet.oddFooter.center, "text", f"HP {PHONE}"),
        lambda book, _: book.defined_names.update(x=DefinedName("x", attr_text=f'"{NIK}"')),
        lambda book, _: book.create_sheet(f"HP {PHONE}"),
    ],
    ids=["catatan NIK", "catatan telepon", "properti", "kaki halaman", "nama terdefinisi", "nama lembar"],
)
def test_a_number_beside_the_cells_leaves_a_copy_of_the_cells_alone(fill: Fill) -> None:
    itself, copy = kept(made(fill))
    assert not itself
    assert open_book(copy, "x").sheets[0].rows == open_book(made(lambda *_: None), "x").sheets[0].rows
    again, _ = kept(copy)
    assert again


@pytest.mark.parametrize(
    "fill",
    [
        lambda *_: None,
        comment(f"WA pengaduan {PHONE}"),
        comment("Bpk. Sulastri"),
        lambda book, _: setattr(book.properties, "creator", "Sulastri"),
        lambda _, sheet: setattr(sheet["A1"], "hyperlink", "https://wa.me/6281234567890"),
    ],
    ids=["tidak ada", "telepon kantor", "nama di catatan", "pembuat", "tautan"],
)
def test_other_things_beside_the_cells_are_no_reason(fill: Fill) -> None:
    assert kept(made(fill))[0]


def test_a_file_within_the_file_cannot_be_looked_through() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>SOP</t></is></c></row>'
    sheet = f"<worksheet xmlns='x'><sheetData>{rows}</sheetData></worksheet>".replace("'x'", f'"{MAIN}"')
    parts = xlsx_parts([sheet])
    assert kept(zipped(parts))[0]
    assert not kept(zipped({**parts, "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}))[0]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def test_what_lies_outside_the_cells_that_are_read_is_looked_at_too() -> None:
    def far(_: Workbook, sheet: Worksheet) -> None:
        sheet.cell(row=2, column=400, value=NIK)

    assert not kept(made(far))[0]


def test_notes_of_an_ods() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>SOP</text:p>{note}</table:table-cell>'
    table = '<table:table table:name="Isian"><table:table-row>{cell}</table:table-row></table:table>'
    note = f"<office:annotation><text:p>NIK {NIK}</text:p></office:annotation>"
    assert kept(ods(table.format(cell=cell.format(note=""))), "isian.ods")[0]
    assert not kept(ods(table.format(cell=cell.format(note=note))), "isian.ods")[0]


def test_a_page_saved_as_xls_holds_what_stands_around_its_table() -> None:
    page = "<html><body><p>{beside}</p><table><tr><td>Nama OPD</td><td>SOP</td></tr></table></body></html>"
    assert kept(page.format(beside="Rekap").encode(), "isian.xls")[0]
    assert not kept(page.format(beside=NIK).encode(), "isian.xls")[0]


def test_it_is_said_in_words() -> None:
    assert left_out(BESIDE.place, BESIDE.header) == "catatan, properti, atau bagian lain di luar sel"
