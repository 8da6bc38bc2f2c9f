"""Tables about one element that only their title names."""

from __future__ import annotations

import pytest

from compliance.reading.sheets import CellValue
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


@pytest.mark.parametrize(
    "title",
    [
        "TARGET PEMENUHAN TAHUN 2027",
        "Rencana Aksi",
        "Usulan 2026",
        "Uji Coba",
        "DATA LATIHAN",
        "Simulasi",
        "DAFTAR HADIR BIMTEK",
    ],
)
def test_what_stands_below_the_title_of_a_plan_or_a_trial_is_asked(title: str) -> None:
    table = [HEAD, [1, HEALTH, "Ada", "Ada"]]
    for reading in (read(sheet([[title], [], *table])), read(sheet(table, title))):
        assert values(reading) == {}
        assert [text for _, text, _ in asks(reading)] == [f"{title} – SOP", f"{title} – SP"]


def test_what_was_planned_does_not_fill_what_is_left_open() -> None:
    target = sheet([HEAD, [1, HEALTH, "Ada", "Ada"]], "Target")
    reading = read(target, sheet([HEAD, [1, HEALTH, None, "Ada"]], "Realisasi"))
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}}


@pytest.mark.parametrize("sheet_name", ["Template", "Format Isian", "Tes", "Uji Coba", "Isian Latihan"])
def test_a_sheet_of_a_trial_or_an_empty_format_beside_others_is_said_and_not_read(sheet_name: str) -> None:
    trial = sheet([HEAD, [1, HEALTH, "Ada", "Ada"]], sheet_name)
    reading = read(trial, sheet([HEAD, [1, SOCIAL, "Ada", "Ada"]], "Isian"))
    assert set(values(reading)) == {SOCIAL}
    assert codes(reading) == [("lembar_dilewati", "")]


def test_the_sheet_of_a_kind_of_unit_or_of_a_unit_is_no_empty_format() -> None:
    filled = [sheet([HEAD, [1, HEALTH, "Ada", "Ada"]], "Format OPD")]
    filled += [sheet([HEAD, [1, SOCIAL, "Ada", "Ada"]], "UPT Latihan Kerja")]
    assert set(values(read(*filled))) == {HEALTH, SOCIAL}


@pytest.mark.parametrize(
    "title",
    [
        "TARGET DAN REALISASI",
        "Target: 100%",
        "REKAP TARGET",
        "HASIL UJI PETIK",
        "Pelatihan SOP",
        "FORMAT OPD",
    ],
)
def test_other_titles_speak_of_no_mere_plan(title: str) -> None:
    assert set(values(read(sheet([[title], HEAD, [1, HEALTH, "Ada", "Ada"]])))) == {HEALTH}


@pytest.mark.parametrize("title", ["CONTOH PENGISIAN", "Simulasi pengisian"])
def test_a_table_that_shows_how_to_fill_in_the_other_is_said_and_not_read(title: str) -> None:
    shown = [[title], HEAD, [1, HEALTH, "Ada", "Ada"]]
    reading = read(sheet([*shown, [], ["ISIAN"], HEAD, [1, SOCIAL, "Ada", "Ada"]]))
    assert set(values(reading)) == {SOCIAL}
    assert codes(reading) == [("baris_dilewati", "B3")]


@pytest.mark.parametrize("title", ["CONTOH PENGISIAN", "FORMAT ISIAN", "Template"])
def test_what_was_filled_in_where_it_was_shown_is_read_and_said(title: str) -> None:
    table = [HEAD, [1, HEALTH, "Ada", "Ada"]]
    for reading in (read(sheet([[title], *table])), read(sheet(table, title), sheet([["Petunjuk"]], "Lain"))):
        assert set(values(reading)) == {HEALTH}
        assert ("contoh_dibaca", reading.problems[0].place.cell) in codes(reading)


@pytest.mark.parametrize("sign", ["v", 1])
@pytest.mark.parametrize(
    "title",
    [
        "DAFTAR KEKURANGAN DOKUMEN",
        "OPD BELUM MEMENUHI",
        "Kekurangan Dokumen",
        "Dokumen yang belum dilengkapi",
    ],
)
def test_ticks_in_a_list_of_what_is_missing_are_asked(title: str, sign: CellValue) -> None:
    table = [HEAD, [1, HEALTH, sign, None]]
    for reading in (read(sheet([[title], *table])), read(sheet(table, title))):
        assert values(reading) == {}
        assert [text for _, text, _ in asks(reading)] == [str(sign)]


@pytest.mark.parametrize("legend", ["v berarti belum ada", "Ket: ✓ = dokumen yang belum dipenuhi"])
def test_ticks_that_a_legend_explains_as_what_is_missing_are_asked(legend: str) -> None:
    reading = read(sheet([HEAD, [1, HEALTH, "v", None], [], ["", legend]]))
    assert values(reading) == {}
    assert [text for _, text, _ in asks(reading)] == ["v"]


def test_ticks_below_a_group_of_what_is_missing_are_asked() -> None:
    rows = [["No", "Nama OPD", "Kekurangan", None], [None, None, "SOP", "SP"], [1, HEALTH, "v", None]]
    reading = read(sheet(rows, merges=((0, 2, 0, 3),)))
    assert values(reading) == {}
    assert [text for _, text, _ in asks(reading)] == ["Kekurangan – SOP"]


def test_a_column_of_what_is_missing_says_nothing_of_the_ticks_beside_it() -> None:
    reading = read(sheet([[*HEAD, "Kekurangan"], [1, HEALTH, "v", "v", None]]))
    assert values(reading) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}
