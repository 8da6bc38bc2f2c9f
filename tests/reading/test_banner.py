"""Tables about one element that only their title names."""

from __future__ import annotations

import pytest

from tests.reading.books import asks, codes, read, sentences, sheet, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
HEAD = ["No", "Nama OPD", "SOP", "SP"]
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
    assert [(ask.text, ask.count) for ask in reading.asked] == [("SOP – Status", 1), ("SKM – Status", 1)]


def test_a_list_about_anything_else_is_still_no_checklist() -> None:
    rows = [["DAFTAR HADIR"], ["No", "Nama OPD", "Status"], [1, HEALTH, "Ada"]]
    reading = read(sheet(rows))
    assert reading.error is not None
    assert asks(reading) == []
    assert sentences(reading) == []


@pytest.mark.parametrize("title", ["TARGET PEMENUHAN TAHUN 2027", "Rencana Aksi", "Proyeksi"])
def test_what_stands_below_the_title_of_a_plan_is_asked(title: str) -> None:
    table = [HEAD, [1, HEALTH, "Ada", "Ada"]]
    for reading in (read(sheet([[title], [], *table])), read(sheet(table, title))):
        assert values(reading) == {}
        assert [text for _, text, _ in asks(reading)] == [f"{title} – SOP", f"{title} – SP"]


def test_what_was_planned_does_not_fill_what_is_left_open() -> None:
    target = sheet([HEAD, [1, HEALTH, "Ada", "Ada"]], "Target")
    reading = read(target, sheet([HEAD, [1, HEALTH, None, "Ada"]], "Realisasi"))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}


@pytest.mark.parametrize("title", ["TARGET DAN REALISASI", "Target: 100%", "REKAP TARGET"])
def test_other_titles_speak_of_no_mere_plan(title: str) -> None:
    assert set(values(read(sheet([[title], HEAD, [1, HEALTH, "Ada", "Ada"]])))) == {HEALTH}


@pytest.mark.parametrize("title", ["CONTOH PENGISIAN", "Simulasi pengisian"])
def test_a_table_that_shows_how_to_fill_in_the_other_is_said_and_not_read(title: str) -> None:
    shown = [[title], HEAD, [1, HEALTH, "Ada", "Ada"]]
    reading = read(sheet([*shown, [], ["ISIAN"], HEAD, [1, SOCIAL, "Ada", "Ada"]]))
    assert set(values(reading)) == {SOCIAL}
    assert codes(reading) == [("baris_dilewati", "B3")]
    assert set(values(read(sheet(shown)))) == {HEALTH}  # filled in where it was shown


@pytest.mark.parametrize("title", ["DAFTAR KEKURANGAN DOKUMEN", "OPD BELUM MEMENUHI"])
def test_ticks_in_a_list_of_what_is_missing_are_asked(title: str) -> None:
    reading = read(sheet([[title], HEAD, [1, HEALTH, "v", None]]))
    assert values(reading) == {}
    assert [text for _, text, _ in asks(reading)] == ["v"]
