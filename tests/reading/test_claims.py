"""What remarks beside the answers of a row say about them."""

from __future__ import annotations

import pytest

from tests.reading.books import read, sheet, table, values

HEALTH = "Dinas Kesehatan"


def remarked(answer: str, remark: str, title: str = "Keterangan") -> set[str]:
    """The questions that are answered in a row with a remark at its end."""
    reading = table([HEALTH, answer, "Ada", remark], header=("Nama OPD", "SOP", "SP", title))
    return set(values(reading).get(HEALTH, {}))


@pytest.mark.parametrize("title", ["Rencana Tindak Lanjut", "RENCANA TINDAK LANJUT (RTL)", "RTL"])
def test_what_is_to_be_done_is_a_remark_unless_it_stands_among_what_the_survey_is_asked(title: str) -> None:
    assert remarked("Ada", "belum ada SOP", title) == {"sp.ada"}
    assert remarked("Ada", "akan disusun tahun 2025", title) == {"sop.ada", "sp.ada"}
    beside = table([HEALTH, "Ada", "Ada"], header=("Nama OPD", "SKM", "Rencana tindak lanjut"))
    assert values(beside) == {HEALTH: {"skm.ada": "ada", "skm.rtl": "ada"}}
    rows = [["Nama OPD", "SOP", "SKM", ""], ["", "", "Pelaksanaan", "Rencana tindak lanjut"]]
    below = read(sheet([*rows, [HEALTH, "Ada", "Ada", "Belum"]], merges=((0, 2, 0, 3),)))
    assert values(below) == {HEALTH: {"sop.ada": "ada", "skm.ada": "ada", "skm.rtl": "tidak"}}
