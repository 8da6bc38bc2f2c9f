from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from compliance.analysis.frames import NAME, RANK
from compliance.analysis.ranking import rank_units
from compliance.model import UnitKind
from compliance.scoring.assess import assess
from tests.builders import TODAY, ada, answers, indicator, instrument, scores_frame, unit

QUESTIONS = ("sop.ada", "sp.ada", "skm.ada", "google.ada")
RULER = instrument(*(indicator(question, ada(question), waived_by=[question]) for question in QUESTIONS))


def ranked(given: dict[str, str], kind: UnitKind | None = None) -> pd.DataFrame:
    """Each unit's answers as marks: `+` ada, `-` tidak, `0` tidak berlaku, `.` not answered."""
    words = {"+": "ada", "-": "tidak", "0": "tidak berlaku"}
    rows = []
    for name, marks in given.items():
        known = {q: words[m] for q, m in zip(QUESTIONS, marks, strict=True) if m != "."}
        of_kind = UnitKind.KECAMATAN if name.startswith("Kecamatan") else UnitKind.DINAS
        rows.append((unit(name, of_kind), assess(answers(known), RULER, TODAY)))
    return rank_units(scores_frame(rows), kind=kind)


def order(frame: pd.DataFrame) -> list[tuple[int | None, str]]:
    pairs = zip(frame[RANK], frame[NAME], strict=True)
    return [(None if rank is pd.NA else rank, name) for rank, name in pairs]


def test_ties_share_a_rank_in_the_order_of_names() -> None:
    found = ranked({"D": "----", "c": "++--", "B": "++--", "A": "+++-"})
    assert order(found) == [(1, "A"), (2, "B"), (2, "c"), (4, "D")]


def test_a_higher_ceiling_does_not_break_a_tie() -> None:
    assert order(ranked({"B": "++..", "A": "++--"})) == [(1, "A"), (1, "B")]


def test_a_unit_that_answered_little_never_leads() -> None:
    found = ranked({"Ada Satu": "+...", "Biasa": "+---", "Belum": "----"})
    assert order(found) == [(1, "Biasa"), (2, "Belum"), (None, "Ada Satu")]


def test_a_unit_to_which_nothing_applies_has_no_rank() -> None:
    assert order(ranked({"A": "0000", "B": "----"})) == [(1, "B"), (None, "A")]


def test_units_of_a_kind_are_ranked_among_their_own() -> None:
    given = {"Dinas A": "++++", "Kecamatan B": "+---", "Kecamatan C": "++--"}
    assert order(ranked(given, UnitKind.KECAMATAN)) == [(1, "Kecamatan C"), (2, "Kecamatan B")]


def test_nobody_is_ranked_in_an_empty_frame() -> None:
    assert ranked({}).empty


@given(st.lists(st.text("+-.0", min_size=4, max_size=4), max_size=12))
def test_a_rank_is_one_more_than_the_number_of_better_units(marks: list[str]) -> None:
    found = ranked({f"Unit {n}": mark for n, mark in enumerate(marks)})
    placed = found[found[RANK].notna()]
    for row in placed.itertuples():
        assert row.rank == 1 + (placed["floor"] > row.floor).sum()
    assert found[RANK].isna().tolist() == sorted(found[RANK].isna())
