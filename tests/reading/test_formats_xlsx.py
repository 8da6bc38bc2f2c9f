"""xlsx and xlsm, whole files."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font, PatternFill

from compliance.problems import ProblemCode
from compliance.reading.formats import xlsx as xlsx_module
from compliance.reading.formats.calamine import CalamineFailed
from compliance.reading.package.styles import read_styles
from tests.reading.making import (
    LINKS,
    MAIN,
    STRICT_LINKS,
    STRICT_MAIN,
    book,
    link_parts,
    refusal,
    sheet,
    text_cell,
    worksheet,
    xlsx,
    xlsx_parts,
    zipped,
)


def saved(workbook):
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def test_a_workbook_of_openpyxl_is_read_with_all_that_stands_around_its_values():
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.title = "Perangkat Daerah"
    page["B3"], page["C3"], page["D3"] = "Dinas Kesehatan", "ü", "bukti"
    page["C3"].font = Font(name="Wingdings")
    page["D3"].hyperlink = "https://drive.google.com/x"
    page["E3"].fill = PatternFill("solid", fgColor="FFFFFF00")
    page["F3"], page["G3"], page["H3"] = True, datetime(2026, 3, 12), "=B3"
    page.merge_cells("B1:D1")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["C"].hidden = True
    workbook.create_sheet("Rekap").sheet_state = "veryHidden"
    first, second = book(saved(workbook)).sheets
    assert (first.name, first.hidden, second.name, second.hidden) == (
        "Perangkat Daerah",
        False,
        "Rekap",
        True,
    )
    assert list(first.rows[2][1:4]) == ["Dinas Kesehatan", "ü", "bukti"]
    assert first.rows[2][5] is True
    assert first.rows[2][6] in (datetime(2026, 3, 12), date(2026, 3, 12))
    assert first.merges == ((0, 1, 0, 3),)
    assert first.links == {(2, 3): "https://drive.google.com/x"}
    assert (first.ticks, first.fills, first.errors) == ({(2, 2)}, {(2, 4)}, {(2, 7)})
    assert (first.hidden_rows, first.hidden_columns) == ({2}, {2})


def test_a_workbook_of_xlsxwriter_is_read():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        page = workbook.add_worksheet("Isian")
        page.write_row(0, 0, ["No", "Nama Unit"])
        page.write_url(1, 1, "https://ppid.contoh.go.id/sop", string="SOP")
        page.insert_checkbox(1, 2, True)
        page.write_formula(1, 3, "=1+1")
        page.write_formula(1, 4, "=1+1", value=2)
    found = sheet(target.getvalue())
    assert list(found.rows[0][:2]) == ["No", "Nama Unit"]
    assert found.links == {(1, 1): "https://ppid.contoh.go.id/sop"}
    assert found.rows[1][2] is True
    assert found.errors == {(1, 3)}  # its stored 0 was never calculated


def test_positions_are_those_of_excel_when_the_first_cell_is_not_a1():
    found = sheet(xlsx(worksheet(f'<row r="4">{text_cell("C4", "Ada")}</row>')))
    assert [list(row) for row in found.rows] == [[], [], [], ["", "", "Ada"]] or found.rows[3][2] == "Ada"
    assert len(found.rows) == 4


def test_a_strict_workbook_is_read():
    page = worksheet(
        f'<row r="1">{text_cell("A1", "Ada")}</row>',
        after='<hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks>',
    )
    page = page.replace(MAIN, STRICT_MAIN).replace(LINKS, STRICT_LINKS)
    rels = link_parts({"rId1": "https://x.id"}, f"{STRICT_LINKS}/hyperlink")
    found = sheet(xlsx(page, rels=rels, main=STRICT_MAIN, links=STRICT_LINKS))
    assert found.rows[0][0] == "Ada"
    assert found.links == {(0, 0): "https://x.id"}


def test_a_prefixed_sheet_and_parts_in_odd_places_are_read():
    page = (
        f"<x:worksheet xmlns:x='{MAIN}'><x:sheetData><x:row>"
        "<x:c t='inlineStr'><x:is><x:t>Ada</x:t></x:is></x:c>"
        "<x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    parts = xlsx_parts([page])
    moved = {
        name.replace("xl/", "buku/"): content.replace("xl/", "/buku/")
        if isinstance(content, str)
        else content
        for name, content in parts.items()
    }
    assert list(sheet(zipped(moved)).rows[0]) == ["Ada", 2.0]


def test_a_stray_value_in_the_last_cell_of_excel_is_counted_and_the_rest_is_read():
    page = worksheet(
        f'<row r="1">{text_cell("A1", "Ada")}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    found = sheet(xlsx(page))
    assert [list(row) for row in found.rows] == [["Ada"]]
    assert found.dropped == 1


def test_dates_from_1904_are_shifted():
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    page = worksheet('<row r="1"><c r="A1" s="0"><v>1</v></c></row>')
    value = sheet(xlsx(page, styles=styles, workbook='<workbookPr date1904="1"/>')).rows[0][0]
    assert value in (datetime(1904, 1, 2), date(1904, 1, 2))


def test_a_sheet_of_charts_is_left_out():
    parts = xlsx_parts([worksheet(""), worksheet("")])
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(
        '/worksheet" Target="worksheets/sheet2', '/chartsheet" Target="x'
    )
    assert [page.name for page in book(zipped(parts)).sheets] == ["Lembar1"]


def test_openpyxl_reads_what_calamine_cannot(monkeypatch):
    def fail(_):
        raise CalamineFailed

    page = worksheet(f'<row r="2">{text_cell("B2", "Ada")}<c r="C2" t="b"><v>1</v></c></row>')
    data = xlsx(page, worksheet(""))
    expected = book(data)
    monkeypatch.setattr(xlsx_module, "open_workbook", fail)
    found = book(data)
    assert found.sheets[0].rows[1][1:3] == expected.sheets[0].rows[1][1:3]
    assert len(found.sheets) == 2


def test_a_string_that_is_not_there_damages_the_file():
    page = worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')
    strings = f'<sst xmlns="{MAIN}"><si><t>a</t></si></sst>'
    assert refusal(xlsx(page, strings=strings)) is ProblemCode.DAMAGED


@pytest.mark.parametrize("count", [61, 10_000])
def test_too_many_sheets_are_refused_before_any_is_opened(count):
    listed = "".join(f'<sheet name="L{n}" sheetId="{n}" r:id="rId1"/>' for n in range(count))
    parts = xlsx_parts([worksheet("")]) | {
        f"xl/worksheets/s{n}.xml": "" for n in range(count if count < 100 else 3_100)
    }
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("<sheets>", f"<sheets>{listed}")
    assert refusal(zipped(parts)) is ProblemCode.TOO_MANY_SHEETS


def test_two_sheets_of_one_name_keep_their_own_values():
    parts = xlsx_parts([worksheet(f'<row r="1">{text_cell("A1", text)}</row>') for text in ("satu", "dua")])
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("Lembar2", "Lembar1")
    assert [(page.name, page.rows[0][0]) for page in book(zipped(parts)).sheets] == [
        ("Lembar1", "satu"),
        ("Lembar1", "dua"),
    ]


def shared(size, cells):
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(1, cells + 1))
    strings = f'<sst xmlns="{MAIN}"><si/><si><t>{"a" * size}</t></si></sst>'
    return refusal(xlsx(worksheet(rows), strings=strings))


def test_a_long_text_repeated_to_more_than_fits_is_refused_and_a_usual_one_is_not():
    assert shared(1_000_000, 300) is ProblemCode.SUSPICIOUS_ARCHIVE
    assert shared(1_000_000, 20) is None
    assert shared(30_000, 2_000) is None


def test_sheets_that_all_reach_into_the_corner_have_too_many_cells():
    corner = worksheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="KN20000"><v>1</v></c></row>'
    )
    assert refusal(xlsx(*[corner] * 6)) is ProblemCode.TOO_MANY_CELLS


def test_texts_in_an_encoding_nobody_knows_are_damage():
    cell = worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    assert refusal(xlsx(cell, strings='<?xml version="1.0" encoding="nope"?><sst/>')) is ProblemCode.DAMAGED


def test_a_font_number_of_thousands_of_digits_is_passed_over():
    styles = f'<styleSheet xmlns="{MAIN}"><fonts><font><name val="Wingdings"/></font></fonts><cellXfs>' + (
        f'<xf fontId="{"9" * 5_000}"/></cellXfs></styleSheet>'
    )
    assert read_styles(styles.encode()).symbol == {0}
