"""Layouts and words that once gave a wrong answer or were passed over; each must be right, asked or said."""

from __future__ import annotations

import pytest

from compliance.reading.result import NONE_OF_THESE
from compliance.reading.sheets import CellValue
from tests.reading.books import asks, codes, read, sheet, table, values

HEALTH, SOCIAL = "Dinas Kesehatan", "Dinas Sosial"
PAIRS = {HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"}, SOCIAL: {"sop.ada": "tidak", "sp.ada": "ada"}}
TICKED = [[1, HEALTH, "v", None, None, "v"], [2, SOCIAL, None, "v", "v", None]]


def paired(yes: CellValue, no: CellValue) -> list[list[CellValue]]:
    return [["No", "Nama OPD", "SOP", None, "SP", None], [None, None, yes, no, yes, no], *TICKED]


@pytest.mark.parametrize("merges", [((0, 2, 0, 3), (0, 4, 0, 5)), ()])
def test_a_pair_headed_by_letters_is_a_pair(merges: tuple[tuple[int, int, int, int], ...]) -> None:
    assert values(read(sheet(paired("Y", "T"), merges=merges))) == PAIRS


@pytest.mark.parametrize("merges", [((0, 2, 0, 3), (0, 4, 0, 5)), ()])
@pytest.mark.parametrize(
    ("yes", "no"), [("Memenuhi", "Tidak Memenuhi"), ("✓", "-"), ("Semester I", "Semester II"), (2024, 2025)]
)
def test_unknown_titles_under_a_question_are_asked_and_never_read_as_it(
    yes: CellValue, no: CellValue, merges: tuple[tuple[int, int, int, int], ...]
) -> None:
    reading = read(sheet(paired(yes, no), merges=merges))
    assert values(reading) == {}
    assert [code for code, _, _ in asks(reading)] == ["tanya_kolom"] * 4


def test_ada_and_tidak_over_the_elements() -> None:
    rows = [["No", "Nama OPD", "ADA", None, "TIDAK", None], [None, None, "SOP", "SP", "SOP", "SP"],
            [1, HEALTH, "v", None, None, "v"], [2, SOCIAL, None, "v", "v", None]]  # fmt: skip
    assert values(read(sheet(rows, merges=((0, 2, 0, 3), (0, 4, 0, 5))))) == PAIRS


def test_the_same_element_under_two_years_is_asked() -> None:
    rows = [["No", "Nama OPD", "2024", None, "2025", None], [None, None, "SOP", "SP", "SOP", "SP"],
            [1, HEALTH, "Ada", "Ada", None, None]]  # fmt: skip
    reading = read(sheet(rows, merges=((0, 2, 0, 3), (0, 4, 0, 5))))
    assert (values(reading), len(reading.asked)) == ({}, 2)


def test_ones_beside_counts_are_counts() -> None:
    for seven, one in ((7, 1), ("7", "1")):
        reading = table([1, HEALTH, seven, one], [2, SOCIAL, 1, one])
        assert values(reading) == {}
        assert [text for _, text, _ in asks(reading)] == ["SOP", "SP"]


def test_counts_of_villages_under_a_pair_are_no_answers() -> None:
    rows = [["No", "Kecamatan", "SOP", None], [None, None, "Sudah", "Belum"],
            [1, "Kapas", 1, 0], [2, "Balen", 0, 12]]  # fmt: skip
    reading = read(sheet(rows, merges=((0, 2, 0, 3),)))
    assert (values(reading), [text for _, text, _ in asks(reading)]) == ({}, ["SOP"])


def test_an_unknown_column_of_answers_is_asked_and_left_out_when_it_is_none_of_ours() -> None:
    header = ("No", "Nama OPD", "SOP", "MP")
    rows = [[1, HEALTH, "Ada", "Tidak"], [2, SOCIAL, "Ada", "Ada"]]
    ask = table(*rows, header=header).asked[0]
    assert (ask.text, ask.candidates[1].id, ask.count) == ("MP", "maklumat.ada", 2)
    settled = table(*rows, header=header, remembered={ask.key: "maklumat.ada"})
    assert values(settled)[HEALTH] == {"sop.ada": "ada", "maklumat.ada": "tidak"}
    assert table(*rows, header=header, remembered={ask.key: NONE_OF_THESE}).asked == ()


def test_beside_all_six_elements_an_unknown_column_is_said() -> None:
    header = ("No", "Nama OPD", "SOP", "SP", "Maklumat", "Publikasi", "SKM", "Google", "Kotak Saran")
    reading = table([1, HEALTH, *["Ada"] * 7], header=header)
    assert (reading.asked, codes(reading)) == ((), [("kolom_dilewati", "I1")])


def test_two_elements_in_one_header_are_no_typo_of_a_third() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], header=("No", "Nama OPD", "SP & Maklumat", "SOP"))
    assert (values(reading), len(reading.asked)) == ({HEALTH: {"sop.ada": "ada"}}, 1)


def test_a_missing_decree_is_no_missing_document() -> None:
    reading = table([1, HEALTH, "Belum ada SK", "Ada, SK 12"])
    assert (values(reading), codes(reading)) == (
        {HEALTH: {"sp.ada": "ada"}},
        [("jawaban_tidak_dikenal", "C2")],
    )


def test_a_column_of_kinds_tells_units_of_one_name_apart() -> None:
    header = ("No", "Nama", "Jenis", "SOP", "SP")
    rows = [[1, "Padangan", "Kecamatan", "Ada", "Ada"], [2, "Padangan", "Puskesmas", "Ada", "Ada"]]
    assert set(values(table(*rows, header=header))) == {"Kecamatan Padangan", "Puskesmas Padangan"}


def test_forms_beside_each_other_and_forms_under_one_header() -> None:
    beside = [["Nama OPD", ":", HEALTH, None, "Nama OPD", ":", SOCIAL],
              ["No", "Uraian", "Jawaban", None, "No", "Uraian", "Jawaban"],
              [1, "SOP", "Ada", None, 1, "SOP", "Tidak"],
              [2, "SP", "Tidak", None, 2, "SP", "Ada"]]  # fmt: skip
    below = [["No", "Uraian", "Jawaban"], ["Nama OPD", HEALTH], [1, "SOP", "Ada"], [2, "SP", "Tidak"],
             ["Nama OPD", SOCIAL], [1, "SOP", "Tidak"], [2, "SP", "Ada"]]  # fmt: skip
    bare = [["Nama OPD", ":", HEALTH], ["SOP", "Ada"], ["SP", "Tidak"],
            ["Nama OPD", ":", SOCIAL], ["SOP", "Tidak"], ["SP", "Ada"]]  # fmt: skip
    for rows in (beside, below, bare):
        assert values(read(sheet(rows))) == PAIRS


def test_units_in_columns_with_a_pair_below_each() -> None:
    rows = [["No", "Uraian", HEALTH, None, SOCIAL, None], [None, None, "Ada", "Tidak", "Ada", "Tidak"],
            [1, "SOP", "v", None, None, "v"], [2, "SP", None, "v", "v", None]]  # fmt: skip
    assert values(read(sheet(rows, merges=((0, 2, 0, 3), (0, 4, 0, 5))))) == PAIRS


def test_a_line_of_answers_heads_no_form() -> None:
    rows = [["Nama OPD", ":", HEALTH], ["No", "Uraian", "Mandiri", "Verifikasi"],
            [1, "SOP", "Ada", "Tidak"], [2, "SP", "Tidak", "Ada"], [3, "SKM", "Ada", "Ada"]]  # fmt: skip
    assert values(read(sheet(rows))) == {}


def test_units_below_the_title_of_another_regency_are_asked() -> None:
    rows = [["PEMERINTAH KABUPATEN TUBAN"], ["No", "Nama OPD", "SOP", "SP"], [1, HEALTH, "Ada", "Ada"]]
    reading = read(sheet(rows))
    assert values(reading) == {}
    assert asks(reading) == [("tanya_unit", HEALTH, ["dinas-kesehatan"])]
    own = [["KABUPATEN BOJONEGORO, seperti Kabupaten Tuban"], *rows[1:]]
    assert set(values(read(sheet(own)))) == {HEALTH}


@pytest.mark.parametrize("legend", ["Keterangan: x = Ada, v = Tidak ada", "v : belum; x : sudah"])
def test_a_legend_decides_what_signs_mean(legend: str) -> None:
    reading = table([1, HEALTH, "x", "v"], [2, SOCIAL, "v", "x"], [], [None, legend])
    assert (values(reading), reading.asked) == (PAIRS, ())


def test_a_legend_decides_a_dash_that_would_be_asked_about() -> None:
    rows = [[1, HEALTH, "Ada", "-"], [2, SOCIAL, "-", "Ada"]]
    assert len(table(*rows).asked) == 1
    reading = table(*rows, [], ["Ket. - = belum ada"])
    assert (values(reading), reading.asked) == (PAIRS, ())


def test_places_nobody_knows_make_the_other_units_of_a_workbook_doubtful() -> None:
    places = ("Melak", "Tering", "Long Iram", "Linggang Bigung", "Barong Tongkok")
    rows = [[1, HEALTH, "Ada", "Ada"], *([2, f"Kecamatan {place}", "Ada", "Ada"] for place in places)]
    assert values(table(*rows)) == {}
    assert set(values(table(*rows[:3]))) == {HEALTH}


def test_a_hidden_copy_does_not_fill_what_is_left_open() -> None:
    header = ["No", "Nama OPD", "SOP", "SP"]
    old = sheet([header, [1, HEALTH, "Ada", "Ada"], [2, SOCIAL, "Ada", "Ada"]], "lama", hidden=True)
    new = sheet([header, [1, HEALTH, "Ada", None]], "baru")
    reading = read(old, new)
    assert values(reading) == {HEALTH: {"sop.ada": "ada"}, SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"}}
    assert ("jawaban_bertentangan", "D2") in codes(reading)


def test_forms_with_pairs_beside_each_other() -> None:
    head = ["No", "Uraian", "Ada", "Tidak", None, "No", "Uraian", "Ada", "Tidak"]
    rows = [["Nama OPD", ":", HEALTH, None, None, "Nama OPD", ":", SOCIAL], head,
            [1, "SOP", "v", None, None, 1, "SOP", None, "v"],
            [2, "SP", None, "v", None, 2, "SP", "v"]]  # fmt: skip
    assert values(read(sheet(rows))) == PAIRS


def test_ticks_under_a_header_nobody_understands_are_no_answers() -> None:
    rows = [["Nama OPD", ":", HEALTH], [None, None, "Ada", "Tidak", "Ada", "Tidak"],
            [1, "SOP", None, "v"], [2, "SP", None, "v"], [3, "SKM", None, "v"]]  # fmt: skip
    assert values(read(sheet(rows))) == {}


@pytest.mark.parametrize("answer", ["ada", "tidak", NONE_OF_THESE])
def test_ticks_in_a_list_of_units_that_have_none_are_asked(answer: str) -> None:
    title = ["DAFTAR OPD YANG BELUM MEMILIKI DOKUMEN"]
    rows = [title, ["No", "Nama OPD", "SOP", "SP"], [1, HEALTH, "v", "v"], [2, SOCIAL, "v", "x"]]
    reading = read(sheet(rows))
    assert values(reading) == {}
    assert [ask.text for ask in reading.asked] == ["v", "x"]
    settled = read(sheet(rows), remembered={reading.asked[0].key: answer})
    expected = {} if answer == NONE_OF_THESE else {"sop.ada": answer, "sp.ada": answer}
    assert values(settled).get(HEALTH, {}) == expected


def test_a_title_about_both_leaves_ticks_what_they_are() -> None:
    title = ["DAFTAR OPD YANG SUDAH DAN YANG BELUM MEMILIKI DOKUMEN"]
    rows = [title, ["No", "Nama OPD", "SOP", "SP"], [1, HEALTH, "v", "v"]]
    assert values(read(sheet(rows))) == {HEALTH: {"sop.ada": "ada", "sp.ada": "ada"}}
