"""Tables about one element that only their title names."""

from __future__ import annotations

import pytest

from tests.reading.books import asks, read, sentences, sheet, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
KEY = {"kolom:sop judul": "sop.ada"}


@pytest.mark.parametrize(
    "title", ["DATA KEPEMILIKAN SOP TAHUN 2026", "B. SOP", "Rekap Standar Operasional Prosedur"]
)
def test_an_answer_under_a_title_that_names_an_element_is_asked(title: str) -> None:
    rows = [[title], [], ["No", "Nama OPD", "Status"], [1, HEALTH, "Ada"], [2, SOCIAL, "Belum"]]
    reading = read(sheet(rows))
    assert values(reading) == {}
    assert asks(reading) == [("tanya_kolom", f"{title} – Status", ["sop.ada"])]
    key = {reading.asked[0].key: "sop.ada"}
    assert values(read(sheet(rows), remembered=key)) == {
        HEALTH: {"sop.ada": "ada"},
        SOCIAL: {"sop.ada": "tidak"},
    }


def test_a_pair_below_the_name_of_the_sheet_is_asked_once() -> None:
    rows = [["No", "Nama OPD", "Ada", "Tidak"], [1, HEALTH, "✓", ""], [2, SOCIAL, "", "✓"]]
    reading = read(sheet(rows, "SOP"))
    assert [ids for _, _, ids in asks(reading)] == [["sop.ada"]]
    assert values(read(sheet(rows, "SOP"), remembered=KEY)) == {
        HEALTH: {"sop.ada": "ada"},
        SOCIAL: {"sop.ada": "tidak"},
    }


def test_each_title_is_that_of_the_rows_below_it() -> None:
    header = ["No", "Nama OPD", "Status"]
    rows = [["SOP"], header, [1, HEALTH, "Ada"], ["Rapat koordinasi"], header, [1, HEALTH, "Belum"]]
    reading = read(sheet([*rows, ["SKM"], header, [1, HEALTH, "Ada"]]))
    assert [(text, ask.count) for ask in reading.asked for text in [ask.text]] == [
        ("SOP – Status", 1), ("SKM – Status", 1)
    ]  # fmt: skip


def test_a_list_about_anything_else_is_still_no_checklist() -> None:
    rows = [["DAFTAR HADIR"], ["No", "Nama OPD", "Status"], [1, HEALTH, "Ada"]]
    reading = read(sheet(rows))
    assert reading.error is not None
    assert asks(reading) == []
    assert sentences(reading) == []
