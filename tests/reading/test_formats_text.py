"""csv and tsv."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.problems import ProblemCode
from tests.reading.making import refusal, sheet

ROWS = [["No", "Nama OPD", "SOP"], ["1", "Dinas Kesehatan", "Ada"], ["2", "Kecamatan Ngasem", "Belum"]]


def rows(data):
    return [list(row) for row in sheet(data, "isian.csv").rows]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_usual_separators_and_encodings_are_read(separator, encoding):
    text = "\r\n".join(separator.join(row) for row in ROWS)
    assert rows(text.encode(encoding)) == ROWS


def test_the_sheet_is_named_after_the_file():
    assert sheet("a;b", "Isian Dinas.csv").name == "Isian Dinas"


def test_cp1252_letters_and_utf8_ticks_are_kept():
    assert rows("Nama;Café\n–;“x”\n".encode("cp1252")) == [["Nama", "Café"], ["–", "“x”"]]
    assert rows("Nama;SOP\nDinas;✓\n".encode()) == [["Nama", "SOP"], ["Dinas", "✓"]]


def test_a_cell_of_several_lines_stays_one_cell():
    assert rows('Nama;Tautan\n"Dinas\nKesehatan";"https://a\r\nhttps://b"\n') == [
        ["Nama", "Tautan"],
        ["Dinas\nKesehatan", "https://a\r\nhttps://b"],
    ]


def test_the_separator_line_of_excel_is_obeyed_and_no_row():
    assert rows("sep=|\r\na;b|c\r\n") == [["a;b", "c"]]


def test_commas_inside_answers_do_not_beat_the_separator():
    text = "No;Nama;SOP;SP\n" + "".join(f"{n};Dinas {n};Ada, SK No. 1, 2, 3, 4;94,5\n" for n in range(9))
    assert rows(text)[1] == ["0", "Dinas 0", "Ada, SK No. 1, 2, 3, 4", "94,5"]


def test_titles_above_the_table_do_not_hide_the_separator():
    text = "REKAPITULASI, TAHUN 2026\n\nInstansi,:,Bagian\n" + "\n".join(";".join(row) for row in ROWS)
    assert rows(text)[-1] == ROWS[-1]


def test_an_unescaped_quote_inside_a_cell_does_not_move_the_columns():
    assert rows('1;"Dinas "Pratama" Kota";Ada\n2;b;c\n')[0] == ["1", 'Dinas Pratama" Kota"', "Ada"]


def test_a_quote_that_never_closes_damages_the_file():
    assert refusal('1;"Dinas Kesehatan;Ada\n2;Dinas;Belum\n') is ProblemCode.DAMAGED


def test_a_field_that_is_too_long_damages_the_file():
    assert refusal("a;" + "b" * 131_073) is ProblemCode.DAMAGED


def test_cells_outside_the_window_are_counted():
    found = sheet(";".join(["x"] * 305) + "\n" + "a;b\n" * 20_000)
    assert len(found.rows) == 20_000
    assert len(found.rows[0]) == 300
    assert found.dropped == 5 + 2


def test_one_column_is_a_table_too():
    assert rows("Dinas Kesehatan\nDinas Sosial\n") == [["Dinas Kesehatan"], ["Dinas Sosial"]]


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(words, min_size=4, max_size=4), min_size=3, max_size=8), st.sampled_from(";,\t"))
def test_what_was_written_is_what_is_read(table, separator):
    table = [["No", "Nama", "SOP", "SP"], *[["1", *row[1:]] for row in table], ["2", "x", "y", "z"]]
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    assert rows(f"sep={separator}\n{target.getvalue()}".encode()) == table
