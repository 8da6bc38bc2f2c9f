"""OpenDocument spreadsheets."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from compliance.problems import ProblemCode
from tests.reading.making import book, ods, ods_parts, refusal, sheet, zipped


def text(value, attributes=""):
    return cell(f'office:value-type="string" {attributes}', f"<text:p>{value}</text:p>")


def cell(attributes, content=""):
    return f"<table:table-cell {attributes}>{content}</table:table-cell>"


def cell_style(name, properties):
    return f'<style:style style:name="{name}">{properties}</style:style>'


YELLOW = cell_style("c1", '<style:table-cell-properties fo:background-color="#ffff00"/>')


def table(rows, name="Isian", attributes=""):
    return f'<table:table table:name="{name}" {attributes}>{rows}</table:table>'


def row(cells, attributes=""):
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def values(data):
    return [list(line) for line in sheet(data).rows]


def test_a_document_of_another_library_is_read(tmp_path):
    document = OpenDocumentSpreadsheet()
    page = Table(name="Perangkat Daerah")
    line = TableRow()
    for value in ("Dinas Kesehatan", "Ada"):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=value))
        line.addElement(cell)
    page.addElement(line)
    document.spreadsheet.addElement(page)
    document.save(str(tmp_path / "a.ods"))
    found = sheet((tmp_path / "a.ods").read_bytes())
    assert found.name == "Perangkat Daerah"
    assert [list(line) for line in found.rows] == [["Dinas Kesehatan", "Ada"]]


def test_values_of_every_kind_are_read():
    def shown(attributes):
        return cell(attributes, "<text:p>tampilan</text:p>")

    cells = (
        shown('office:value-type="float" office:value="94.5"')
        + shown('office:value-type="percentage" office:value="0.5"')
        + shown('office:value-type="boolean" office:boolean-value="true"')
        + shown('office:value-type="date" office:date-value="2026-03-12"')
        + shown('office:value-type="date" office:date-value="2026-03-12T10:30:00"')
        + shown('office:value-type="time" office:time-value="PT10H30M00S"')
    )
    assert values(ods(table(row(cells)))) == [
        [94.5, 0.5, True, date(2026, 3, 12), datetime(2026, 3, 12, 10, 30), timedelta(hours=10, minutes=30)]
    ]


def test_words_are_not_joined_across_line_breaks():
    cell = (
        '<table:table-cell office:value-type="string">'
        "<office:annotation><text:p>catatan</text:p></office:annotation>"
        "<text:p>Media Cetak</text:p><text:p>Media<text:s text:c='2'/>Elektronik<text:line-break/>"
        "<text:span>Web</text:span>site</text:p></table:table-cell>"
    )
    assert values(ods(table(row(cell)))) == [["Media Cetak\nMedia  Elektronik\nWebsite"]]


def test_repeats_keep_positions_and_the_filler_at_the_end_costs_nothing():
    filler = '<table:table-cell table:number-columns-repeated="{}"/>'
    rows = row(text("a"), 'table:number-rows-repeated="2"')
    rows += row(filler.format(2) + text("b") + filler.format(16_381))
    rows += row(filler.format(16_384), 'table:number-rows-repeated="1048570"')
    assert values(ods(table(rows))) == [["a"], ["a"], ["", "", "b"]]


def test_links_merges_hidden_parts_formats_and_errors_are_found():
    styles = (
        '<style:font-face style:name="W" svg:font-family="Wingdings"/>'
        + cell_style("t1", '<style:table-properties table:display="false"/>')
        + cell_style("c2", '<style:text-properties style:font-name="W"/>')
        + YELLOW
    )
    link = '<text:a xlink:href="https://x.id">bukti</text:a>'
    hidden = 'table:number-columns-repeated="2" table:visibility="collapse"'
    rows = f"<table:table-column/><table:table-column {hidden}/>"
    rows += row(
        text(link, 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
        + "<table:covered-table-cell/>"
        + text("ü", 'table:style-name="c2"')
        + '<table:table-cell table:style-name="c1"/>'
        + text("#N/A", 'calcext:value-type="error"')
        + '<table:table-cell table:formula="of:=1+1"/>',
        'table:visibility="filter"',
    )
    found = sheet(ods(table(rows, attributes='table:style-name="t1"'), styles=styles))
    assert [list(line) for line in found.rows] == [["bukti", "", "ü"]]
    assert found.links == {(0, 0): "https://x.id"}
    assert found.merges == ((0, 0, 1, 1),)
    assert (found.ticks, found.fills, found.errors) == ({(0, 2)}, {(0, 3)}, {(0, 4), (0, 5)})
    assert (found.hidden, found.hidden_rows, found.hidden_columns) == (True, {0}, {1, 2})


def test_cells_outside_the_window_are_counted():
    rows = row(
        '<table:table-cell table:number-columns-repeated="299"/>'
        + text("x", 'table:number-columns-repeated="3"')
    )
    rows += row("<table:table-cell/>", 'table:number-rows-repeated="30000"') + row(text("y"))
    found = sheet(ods(table(rows)))
    assert (len(found.rows), len(found.rows[0]), found.dropped) == (1, 300, 3)


@pytest.mark.parametrize("repeats", ["1000000000", "99999999999999999999"])
def test_a_value_repeated_without_end_is_too_many_cells(repeats):
    assert (
        refusal(ods(table(row(text("x"), f'table:number-rows-repeated="{repeats}"'))))
        is ProblemCode.TOO_MANY_CELLS
    )


def test_an_empty_style_repeated_without_end_is_fine():
    empty = '<table:table-cell table:style-name="c1" table:number-columns-repeated="99999999"/>'
    found = sheet(ods(table(row(empty, 'table:number-rows-repeated="99999999"')), styles=YELLOW))
    assert (list(found.rows), found.fills) == ([], frozenset())


def test_too_many_sheets_are_refused_and_none_is_empty():
    assert refusal(ods("".join(table("", f"L{n}") for n in range(61)))) is ProblemCode.TOO_MANY_SHEETS
    assert refusal(ods("")) is ProblemCode.EMPTY_FILE
    assert len(book(ods("".join(table("", f"L{n}") for n in range(60)))).sheets) == 60


def test_a_flat_document_is_read_and_other_documents_are_not():
    flat = str(ods_parts(table(row(text("Ada"))))["content.xml"])
    assert values(flat) == [["Ada"]]
    writer = ods_parts("") | {"mimetype": "application/vnd.oasis.opendocument.text"}
    assert refusal(zipped(writer)) is ProblemCode.NOT_A_SPREADSHEET


def test_broken_content_is_damaged_and_a_document_type_suspicious():
    content = str(ods_parts(table(row(text("Ada"))))["content.xml"])
    broken = ods_parts("") | {"content.xml": content[:-40]}
    assert refusal(zipped(broken)) is ProblemCode.DAMAGED
    bomb = ods_parts("") | {"content.xml": content.replace("<office:doc", "<!DOCTYPE a><office:doc", 1)}
    assert refusal(zipped(bomb)) is ProblemCode.SUSPICIOUS_ARCHIVE


def test_a_value_far_to_the_right_is_counted_and_leaves_the_row_short():
    gap = '<table:table-cell table:number-columns-repeated="1000000"/>'
    found = sheet(ods(table(row(text("a") + gap + text("b")))))
    assert ([list(line) for line in found.rows], found.dropped) == ([["a"]], 1)


def test_a_date_that_cannot_be_is_what_it_looks_like():
    typo = cell('office:value-type="date" office:date-value="20226-03-12"', "<text:p>12/03/20226</text:p>")
    empty = cell('office:value-type="float" office:value=""', "<text:p>dua</text:p>")
    assert values(ods(table(row(typo + empty)))) == [["12/03/20226", "dua"]]


def test_a_moment_loses_its_zone_as_everywhere_else():
    moment = cell('office:value-type="date" office:date-value="2026-03-12T10:00:00Z"')
    assert values(ods(table(row(moment)))) == [[datetime(2026, 3, 12, 10)]]


def test_errors_and_colours_that_repeat_without_end_are_not_listed():
    everywhere = 'table:number-columns-repeated="300"'
    wrong = row(cell(f'table:formula="of:=1/0" {everywhere}'), 'table:number-rows-repeated="20000"')
    assert refusal(ods(table(wrong))) is ProblemCode.TOO_MANY_CELLS
    coloured = row(cell(f'table:style-name="c1" {everywhere}'), 'table:number-rows-repeated="20000"')
    assert sheet(ods(table(coloured), styles=YELLOW)).fills == frozenset()


def test_spaces_and_breaks_within_a_text_are_kept_in_their_order():
    inside = 'a<text:s text:c="2"/>b<text:line-break/>c</text:p><text:p>d<text:tab/>e'
    assert values(ods(table(row(text(inside))))) == [["a  b\nc\nd\te"]]
