from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from compliance.analysis.frames import KIND, NAME, UNIT_ID
from compliance.analysis.overview import Overview, overview
from compliance.model import AnswerKind, Checklist, ChecklistDefinition, Element, Question, Registry
from compliance.scoring.assess import assess
from tests.builders import TODAY, ada, checklist, indicator, instrument, scores_frame, unit

IDS = ("sop", "sp", "maklumat", "skm")
DEFINITION = ChecklistDefinition(
    elements=tuple(
        Element(
            id=id, label=id.upper(), questions=(Question(id=f"{id}.ada", label=id, kind=AnswerKind.STATUS),)
        )
        for id in IDS
    )
)
RULER = instrument(*(indicator(id, ada(f"{id}.ada"), waived_by=[f"{id}.ada"]) for id in IDS))
REPORTED = [
    checklist("Dinas C", {"sop.ada": "ada", "sp.ada": "ada", "maklumat.ada": "ada", "skm.ada": "ada"}),
    checklist("dinas B", {"sop.ada": "tidak", "sp.ada": "ada", "maklumat.ada": "tidak berlaku"}),
    checklist("Dinas A", {"sop.ada": "proses"}),
]
UNITS = (*(c.unit for c in REPORTED), unit("Dinas Diam"), unit("Dinas Lama", active=False))


def of() -> Overview:
    rows = [(c.unit, assess(c.answers, RULER, TODAY)) for c in REPORTED]
    return overview(
        Registry(units=UNITS),
        REPORTED,
        scores_frame(rows),
        instrument=RULER,
        definition=DEFINITION,
        assessment_date=date(2026, 8, 10),
        today=TODAY,
    )


def test_units_that_reported_are_counted_against_the_active_registry() -> None:
    assert (of().reported, of().registered) == (3, 4)


def test_categories_count_ranked_units_only() -> None:
    assert [(count.category.id, count.units) for count in of().categories] == [("A", 1), ("B", 0), ("C", 1)]
    assert of().provisional == 1


def test_an_element_counts_the_units_that_need_it() -> None:
    counts = {e.element.id: (e.ada, e.lacking, e.unanswered, e.concerned) for e in of().elements}
    assert counts == {"sop": (1, 2, 0, 3), "sp": (2, 0, 1, 3), "maklumat": (1, 0, 1, 2), "skm": (1, 0, 2, 3)}


def test_the_three_most_often_missing_come_in_order() -> None:
    assert [count.element.id for count in of().most_missing] == ["sop", "skm", "sp"]


def test_the_heat_map_tells_an_unanswered_question_from_a_no() -> None:
    frame = of().heat_map
    assert list(frame.columns) == [UNIT_ID, NAME, KIND, *IDS]
    assert frame[NAME].tolist() == ["Dinas A", "dinas B", "Dinas C"]
    assert frame["sop"].tolist() == ["proses", "tidak", "ada"]
    assert frame["skm"].isna().tolist() == [True, True, False]


def test_a_dispensation_is_told_from_what_a_unit_says_itself() -> None:
    rows = [(c.unit, assess(c.answers, RULER, TODAY)) for c in REPORTED]
    found = overview(
        Registry(units=UNITS),
        REPORTED,
        scores_frame(rows),
        instrument=RULER,
        definition=DEFINITION,
        assessment_date=TODAY,
        today=TODAY,
        exempt={REPORTED[1].unit.id: {"maklumat"}, "siapa": {"sop"}},
    )
    counts = {e.element.id: (e.waived, e.dispensed) for e in found.elements}
    assert counts == {"sop": (0, 0), "sp": (0, 0), "maklumat": (1, 1), "skm": (0, 0)}
    assert found.heat_map.set_index(NAME)["maklumat"].to_dict()["dinas B"] == "dispensasi"


def test_the_days_to_the_assessment_are_counted() -> None:
    assert of().days_left == 41


def test_before_anyone_has_reported_there_is_nothing_to_miss() -> None:
    found = overview(
        Registry(units=UNITS),
        [],
        scores_frame([]),
        instrument=RULER,
        definition=DEFINITION,
        assessment_date=TODAY,
        today=date(2026, 7, 2),
    )
    assert (found.reported, found.registered, found.provisional, found.days_left) == (0, 4, 0, -2)
    assert found.most_missing == ()
    assert isinstance(found.heat_map, pd.DataFrame)
    assert found.heat_map.empty


def with_groups(*reported: Checklist) -> Overview:
    """The same with two optional groups behind the elements."""
    more = tuple(
        Element(
            id=id,
            label=id.upper(),
            questions=(
                Question(id=f"{id}.ada", label=id, kind=AnswerKind.STATUS),
                Question(id=f"{id}.bukti", label=id, kind=AnswerKind.LINKS),
            ),
            optional=True,
        )
        for id in ("inovasi", "sipp")
    )
    return overview(
        Registry(units=UNITS),
        reported,
        scores_frame([(c.unit, assess(c.answers, RULER, TODAY)) for c in reported]),
        instrument=RULER,
        definition=replace(DEFINITION, elements=(*DEFINITION.elements, *more)),
        assessment_date=TODAY,
        today=TODAY,
    )


def test_a_group_nobody_was_asked_for_is_missing_nowhere() -> None:
    found = with_groups(*REPORTED)
    assert found.elements == of().elements
    assert found.most_missing == of().most_missing
    assert list(found.heat_map.columns) == [UNIT_ID, NAME, KIND, *IDS]


def test_of_an_optional_group_only_those_count_that_answered_it() -> None:
    more = [checklist("Dinas D", {"inovasi.ada": "ada"}), checklist("Dinas E", {"inovasi.ada": "tidak"})]
    found = with_groups(*REPORTED, *more, checklist("Dinas F", {"sipp.bukti": ["https://a.go.id/x"]}))
    assert [element.element.id for element in found.elements] == [*IDS, "inovasi"]
    group = found.elements[-1]
    assert (group.ada, group.lacking, group.unanswered, group.concerned) == (1, 1, 0, 2)
    assert found.heat_map.set_index(NAME)["inovasi"].dropna().to_dict() == {
        "Dinas D": "ada",
        "Dinas E": "tidak",
    }
