"""One unit in several files: they complement each other; a contradiction counts for neither."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from compliance.definitions.checklist import load_checklist
from compliance.definitions.load import DATA
from compliance.model import Checklist
from compliance.reading.combine import Combined, combine
from compliance.reading.result import Reading
from compliance.text.problems import sentence
from tests.builders import answer, answers, unit

QUESTIONS = load_checklist(DATA / "checklist.toml")


def reading(file: str, **units: Mapping[str, object]) -> Reading:
    checklists = (Checklist(unit=unit(name), answers=answers(given)) for name, given in units.items())
    return Reading(file=file, sha256="", checklists=tuple(checklists))


def together(*readings: Reading) -> Combined:
    return combine(readings, QUESTIONS)


def said(combined: Combined) -> dict[str, dict[str, object]]:
    return {c.unit.name: {q: a.value for q, a in c.answers.items()} for c in combined.checklists}


def test_one_file_gives_what_another_leaves_open() -> None:
    first = reading("a.xlsx", Dinkes={"sop.ada": "ada"}, Dinsos={"sp.ada": "tidak"})
    found = together(first, reading("b.xlsx", Dinkes={"sop.ada": "ada", "sp.ada": "proses"}))
    assert said(found) == {"Dinkes": {"sop.ada": "ada", "sp.ada": "proses"}, "Dinsos": {"sp.ada": "tidak"}}
    assert not [problem for one in found.readings for problem in one.problems]


def test_a_contradiction_counts_for_neither_and_names_both_places() -> None:
    first = reading("a.xlsx", Dinkes={"sop.ada": answer("ada", cell="C7"), "sp.ada": "ada"})
    found = together(first, reading("b.xlsx", Dinkes={"sop.ada": answer("tidak", cell="D9")}))
    assert said(found) == {"Dinkes": {"sp.ada": "ada"}}
    assert found.readings[0].problems == ()
    (problem,) = found.readings[1].problems
    assert problem.place.cell == "D9"
    assert sentence(problem) == (
        "Jawaban untuk “SOP tersedia” bertentangan: ada (a.xlsx, Isian, C7); tidak (b.xlsx, Isian, D9). "
        "Pilih salah satu."
    )


def test_a_third_file_does_not_outvote_the_other_two() -> None:
    found = together(
        *(reading(f"{value}.xlsx", Dinkes={"sop.ada": value}) for value in ("ada", "tidak", "ada"))
    )
    assert said(found) == {"Dinkes": {}}
    assert [len(one.problems) for one in found.readings] == [0, 1, 0]


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["sop.ada", "sp.ada"]), st.sampled_from(["ada", "tidak"])), max_size=4
    )
)
def test_what_counts_does_not_depend_on_the_order_of_the_files(files: list[dict[str, object]]) -> None:
    readings = [reading(f"{n}.csv", Dinkes=given) for n, given in enumerate(files)]
    assert said(together(*readings)) == said(together(*reversed(readings)))
