"""HTML tables and SpreadsheetML 2003, both saved under the name .xls."""

from __future__ import annotations

from datetime import datetime

import pytest

from compliance.problems import ProblemCode
from tests.reading.making import refusal, sheet


def html(rows, attributes=""):
    return f"<html><head><meta charset='utf-8'></head><body><table {attributes}>{rows}</table></body></html>"


def values(data):
    return [list(row) for row in sheet(data, "isian.xls").rows]


def test_a_table_is_a_sheet_named_after_the_file():
    found = sheet(
        html("<tr><th>Nama</th><th>SOP</th></tr><tr><td>Dinas &amp; Badan</td><td>✓</td></tr>"), "Rekap.xls"
    )
    assert found.name == "Rekap"
    assert [list(row) for row in found.rows] == [["Nama", "SOP"], ["Dinas & Badan", "✓"]]


def test_spans_are_merges_and_move_what_follows():
    found = sheet(
        html(
            "<tr><th rowspan=2>No</th><th colspan='2'>SOP</th><th rowspan=2>Ket</th></tr>"
            "<tr><th>Ada</th><th>Tidak</th></tr><tr><td>1</td><td>v</td><td></td><td>x</td></tr>"
        )
    )
    assert [list(row) for row in found.rows] == [
        ["No", "SOP", "", "Ket"],
        ["", "Ada", "Tidak"],
        ["1", "v", "", "x"],
    ]
    assert found.merges == ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3))


def test_links_line_breaks_checkboxes_and_hidden_rows_are_read():
    found = sheet(
        html(
            "<tr style='display: none'><td><a href='https://x.id'>bukti</a></td><td>a<br>b<p>c</p></td></tr>"
            "<tr><td><input type=checkbox checked></td><td><input type='checkbox'></td></tr>"
        )
    )
    assert [list(row) for row in found.rows] == [["bukti", "a\nb\nc"], [True, False]]
    assert found.links == {(0, 0): "https://x.id"}
    assert found.hidden_rows == {0}


def test_several_tables_stand_below_each_other_and_nested_ones_in_their_cell():
    inner = "<table><tr><td>c</td></tr></table>"
    text = f"<table><tr><td>a</td></tr></table><p>-</p><table><tr><td>b{inner}</td></tr></table>"
    assert values(text) == [["a"], ["b\nc"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_the_encoding_is_told_from_the_bytes(encoding):
    assert values("<table><tr><td>Café</td></tr></table>".encode(encoding)) == [["Café"]]


def test_an_enormous_span_takes_no_memory_outside_the_window():
    found = sheet(html("<tr><td colspan=999999 rowspan=999999>a</td><td>b</td></tr><tr><td>c</td></tr>"))
    assert found.merges == ((0, 0, 19_999, 299),)
    assert found.dropped == 2


XML = """<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Worksheet ss:Name="Isian"><Table>
<Row ss:Index="2" ss:Hidden="1"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1">
<Data ss:Type="String">Nama</Data></Cell>
<Cell ss:HRef="https://x.id"><Data ss:Type="Number">94.5</Data></Cell></Row>
<Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell ss:Index="4"><Data ss:Type="Error">#N/A</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-03-12T00:00:00.000</Data></Cell></Row>
<Row ss:Index="30000"><Cell><Data ss:Type="String">jauh</Data></Cell></Row>
</Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


def test_spreadsheetml_is_read():
    found = sheet(XML)
    assert (found.name, found.hidden) == ("Isian", True)
    assert [list(row) for row in found.rows] == [
        [],
        ["", "Nama", "", 94.5],
        [True, "", "", "", datetime(2026, 3, 12)],
    ]
    assert found.merges == ((1, 1, 2, 2),)
    assert found.links == {(1, 3): "https://x.id"}
    assert (found.errors, found.hidden_rows, found.dropped) == ({(2, 3)}, {1}, 1)


def test_broken_spreadsheetml_is_damaged_and_a_document_type_suspicious():
    assert refusal(XML[:600]) is ProblemCode.DAMAGED
    assert refusal(XML.replace("<Workbook", "<!DOCTYPE a><Workbook", 1)) is ProblemCode.SUSPICIOUS_ARCHIVE


def test_text_alone_reads_as_text_among_other_elements():
    for text in ("  Ada\n  sekali ", "", "\xa0Ada\xa0", "a &amp; b"):
        first, second = sheet(f"<table><tr><td>{text}</td><td>{text}<i></i></td></tr></table>").rows[0]
        assert first == second
