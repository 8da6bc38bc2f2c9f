"""Cells that need the workbook around them: marks, pairs, errors, colours."""

from __future__ import annotations

from compliance.reading.result import NONE_OF_THESE
from tests.reading.books import asks, codes, read, sentences, sheet, table, values

HEALTH, SOCIAL, NATURE = "Dinas Kesehatan", "Dinas Sosial", "Dinas Lingkungan Hidup"
HEADER = ("No", "Nama OPD", "SOP", "SP")
MARK_X = f"tanda:x|{'0' * 16}"


def test_errors_and_mere_colours_are_no_answers() -> None:
    reading = table(
        [1, HEALTH, None, "Ada"], [2, SOCIAL, None, "Ada"],
        errors=frozenset({(1, 2)}), fills=frozenset({(2, 2)}),
    )  # fmt: skip
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sp.ada": "ada"}}
    assert codes(reading) == [("sel_tidak_terbaca", "C2"), ("hanya_warna", "C3")]


def test_what_is_struck_out_is_no_answer_and_neither_is_what_stands_beside_it() -> None:
    reading = table(
        [1, HEALTH, "Belum Ada", "Ada"], [2, SOCIAL, None, "Ada"], struck=frozenset({(1, 2), (2, 2)})
    )  # fmt: skip
    assert values(reading) == {HEALTH: {"sp.ada": "ada"}, SOCIAL: {"sp.ada": "ada"}}
    assert codes(reading) == [("isi_dicoret", "C2")]
    assert sentences(reading) == [
        "Isi sel ini dicoret, seluruhnya atau sebagian, sehingga tidak pasti mana yang berlaku. "
        "Hapus yang dicoret, lalu tulis jawaban yang berlaku."
    ]


def test_an_unknown_answer_is_named_with_what_to_write() -> None:
    reading = table([1, HEALTH, "mungkin", "Ada"])
    assert codes(reading) == [("jawaban_tidak_dikenal", "C2")]
    assert sentences(reading) == [
        "Jawaban “mungkin” untuk “SOP tersedia” tidak dikenal. "
        "Tulis salah satu dari: ada, proses, tidak, tidak berlaku."
    ]


def test_a_t_without_any_ada_is_asked() -> None:
    """*Tidak*, or *tersedia* as beside `TT`."""
    rows = [1, HEALTH, "T", "t"], [2, SOCIAL, "", "T"]
    assert values(table(*rows)) == {}
    assert [(ask.text, ask.count) for ask in table(*rows).asked] == [("t", 3)]
    answered = table(*rows, remembered={f"tanda:t|{'0' * 16}": "ada"})
    assert values(answered)[HEALTH] == {"sop.ada": "ada", "sp.ada": "ada"}
    assert asks(answered) == []
    not_yet = table(*rows, remembered={f"tanda:t|{'0' * 16}": NONE_OF_THESE})
    assert (values(not_yet), asks(not_yet)) == ({}, [])


def test_a_t_beside_an_ada_or_set_against_a_yes_is_a_no() -> None:
    beside = table([1, HEALTH, "T", "y"], [2, SOCIAL, "T", "T"])
    assert values(beside)[SOCIAL] == {"sop.ada": "tidak", "sp.ada": "tidak"}
    titled = read(sheet([["No", "Nama OPD", "SOP (Y/T)", "SP"], [1, HEALTH, "T", "T"]]))
    assert (values(titled)[HEALTH], asks(titled)) == ({"sop.ada": "tidak", "sp.ada": "tidak"}, [])


def test_not_applicable_needs_a_reason_but_stays() -> None:
    reading = table([1, HEALTH, "n/a", "Ada"])
    assert values(reading)[HEALTH]["sop.ada"] == "tidak berlaku"
    assert codes(reading) == [("tidak_berlaku_tanpa_alasan", "C2")]


def test_both_halves_of_a_pair_ticked_is_a_contradiction() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "SOP", ""],
                ["", "", "Ada", "Tidak"],
                [1, HEALTH, "v", "v"],
                [2, SOCIAL, "v", ""],
            ]
        )
    )
    assert values(reading) == {SOCIAL: {"sop.ada": "ada"}}
    assert sentences(reading) == ["Jawaban untuk “SOP tersedia” bertentangan: ada / tidak. Pilih salah satu."]


def test_check_boxes_and_words_in_a_pair() -> None:
    reading = read(
        sheet(
            [
                ["No", "Nama OPD", "SOP", ""],
                ["", "", "Ada", "Tidak"],
                [1, HEALTH, True, False],
                [2, SOCIAL, False, True],
                [3, NATURE, False, False],
                [4, "Dinas Perhubungan", "-", "Tidak"],
            ]
        )
    )
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada"},
        SOCIAL: {"sop.ada": "tidak"},
        "Dinas Perhubungan": {"sop.ada": "tidak"},
    }


def test_a_merged_answer_counts_for_every_row_it_covers() -> None:
    reading = table([1, HEALTH, "Ada", "Ada"], [2, SOCIAL, None, "Tidak"], merges=((1, 2, 2, 2),))
    assert values(reading)[SOCIAL] == {"sop.ada": "ada", "sp.ada": "tidak"}


def test_x_beside_ticks_is_tidak() -> None:
    reading = table([1, HEALTH, "✓", "x"], [2, SOCIAL, "X", "v"])
    assert values(reading) == {
        HEALTH: {"sop.ada": "ada", "sp.ada": "tidak"},
        SOCIAL: {"sop.ada": "tidak", "sp.ada": "ada"},
    }


def test_x_without_ticks_is_asked_once_for_the_workbook() -> None:
    rows = [[1, HEALTH, "x", ""], [2, SOCIAL, "x", "x"]]
    reading = table(*rows)
    assert values(reading) == {}
    assert [(a.key, a.count, a.place.cell) for a in reading.asked] == [(MARK_X, 3, "C2")]
    assert asks(reading) == [("tanya_tanda", "x", ["ada", "tidak", "tidak berlaku", "-"])]
    assert values(table(*rows, remembered={MARK_X: "ada"})) == {
        HEALTH: {"sop.ada": "ada"},
        SOCIAL: {"sop.ada": "ada", "sp.ada": "ada"},
    }
    assert values(table(*rows, remembered={MARK_X: NONE_OF_THESE})) == {}


def test_a_dash_is_tidak_only_beside_ticks_and_no_other_tidak() -> None:
    ticks = table([1, HEALTH, "✓", "-"], [2, SOCIAL, "-", "-"])
    assert values(ticks)[SOCIAL] == {"sop.ada": "tidak", "sp.ada": "tidak"}
    both = table([1, HEALTH, "✓", "-"], [2, SOCIAL, "Tidak", "✓"])
    assert asks(both)[0][:2] == ("tanya_tanda", "-")
    crosses = table([1, HEALTH, "✓", "-"], [2, SOCIAL, "x", "✓"])
    assert asks(crosses)[0][:2] == ("tanya_tanda", "-")
    assert asks(table([1, HEALTH, "Ada", "-"]))[0][:2] == ("tanya_tanda", "-")


def test_ya_beside_tidak_below_a_question_is_no_legend() -> None:
    rows = [["Nama OPD", "SOP", None, "SKM"], [None, "Ya", "Tidak", None], ["Dinas Sosial", "v", None, "Ya"]]
    assert values(read(sheet(rows))) == {"Dinas Sosial": {"sop.ada": "ada", "skm.ada": "ada"}}


def test_four_dashes_are_a_dash() -> None:
    reading = table([HEALTH, "Ada", "----"], header=("Nama OPD", "SOP", "SP"))
    assert [ask.text for ask in reading.asked] == ["-"]


def test_a_slash_may_be_a_tick_and_is_asked() -> None:
    reading = table([HEALTH, "/", None], header=("Nama OPD", "SOP", "SP"))
    assert [ask.text for ask in reading.asked] == ["/"]
