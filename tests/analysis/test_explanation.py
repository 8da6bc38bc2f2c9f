"""The parts of a score add up to it, exactly, and say where each of them comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from compliance.analysis.explanation import Explanation, IndicatorPart, explain, ladder, step_above
from compliance.analysis.gaps import find_gaps
from compliance.definitions.load import load_definitions
from compliance.model import Answer, Instrument, Truth, VerificationState
from compliance.problems import ComplianceError
from compliance.scoring.assess import assess
from compliance.scoring.rounding import round_half_up
from compliance.scoring.weights import shares
from tests.analysis.explained import EXEMPT, RULER, SP, exempted
from tests.builders import (
    SIX,
    TODAY,
    answer,
    answers,
    at_least,
    exact,
    indicator,
    instrument,
)
from tests.scoring.shipped import shipped_answers
from tests.scoring.test_bulk import instruments, known_answers

DEFINITIONS = load_definitions()


def part_of(found: Explanation, id: str) -> IndicatorPart:
    [part] = [part for part in found.indicators if part.indicator.id == id]
    return part


def assert_adds_up(found: Explanation) -> None:
    """Everything `assess` says follows from the parts alone."""
    one, ruler = found.assessment, found.instrument
    assert [part.share for part in found.indicators] == list(shares(ruler, [r.applies for r in one.results]))
    for aspect_part in found.aspects:
        mine = aspect_part.indicators
        assert aspect_part.share == sum(part.share for part in mine)
        for part in mine:
            if part.share:
                weights = (
                    aspect_part.aspect.weight / aspect_part.of,
                    part.indicator.weight / aspect_part.inner,
                )
                assert part.share == weights[0] * weights[1]
            points = [rung.points for rung in part.indicator.rungs]
            scaled = part.share * ruler.scale / ruler.top_points
            assert part.floor == scaled * points[part.result.floor]
            assert part.ceiling == scaled * points[part.result.ceiling]
            steps = ladder(found, part)
            assert [step.truth for step in steps] == list(part.result.truths)
            assert steps[part.result.floor].contribution == part.floor
    for end, whole in ((found.floor, one.exact_floor), (found.ceiling, one.exact_ceiling)):
        assert (end is None) is (whole is None)
    if found.floor is not None and found.ceiling is not None:
        assert sum(part.floor for part in found.indicators) == one.exact_floor == found.floor.exact
        assert sum(part.ceiling for part in found.indicators) == one.exact_ceiling == found.ceiling.exact
        assert sum(part.floor for part in found.aspects) == one.exact_floor
        assert sum(part.ceiling for part in found.aspects) == one.exact_ceiling
        assert sum(part.share for part in found.indicators) == 1
        assert round_half_up(found.floor.exact, ruler.decimals) == found.floor.rounded == one.floor
        assert found.floor.category.lower <= Fraction(found.floor.rounded) <= found.floor.category.upper
    assert round_half_up(100 * found.coverage.value, ruler.decimals) == one.coverage
    assert found.completeness.value == one.completeness


@settings(deadline=None, max_examples=120)
@given(ruler=instruments(), unit=known_answers)
def test_the_parts_add_up_exactly(ruler: Instrument, unit: dict[str, Answer]) -> None:
    assert_adds_up(explain(unit, ruler, TODAY))


@pytest.mark.parametrize("edition", DEFINITIONS.instruments)
@settings(deadline=None, max_examples=15)
@given(unit=shipped_answers)
def test_the_parts_of_every_shipped_edition_add_up_exactly(edition: str, unit: dict[str, Answer]) -> None:
    ruler = DEFINITIONS.instruments[edition]
    found = explain(unit, ruler, TODAY)
    assert_adds_up(found)
    for gap in find_gaps(unit, ruler, TODAY).open:
        part = part_of(found, gap.indicator.id)
        top = ladder(found, part)[-1]
        assert top.contribution - part.floor == gap.gain_top.exact
        above = step_above(found, part, part.result.floor)
        assert above is not None
        assert [c.condition for g in above.lacking for c in g.checks] == [
            m.condition for g in gap.missing for m in g
        ]


def test_a_share_is_the_weight_of_the_aspect_times_that_in_it() -> None:
    found = explain(answers({"sp.ada": "ada", "skm.ada": "tidak"}), RULER, TODAY)
    first, second = found.aspects
    assert (first.of, first.inner, first.share, second.share) == (9, 3, Fraction(2, 3), Fraction(1, 3))
    sp = part_of(found, "SP")
    assert (sp.official, sp.share, sp.floor, sp.ceiling) == (
        Fraction(4, 9),
        Fraction(4, 9),
        Fraction(200, 9),
        Fraction(400, 9),
    )
    assert found.floor is not None
    assert (found.floor.exact, found.floor.rounded, found.floor.category.id) == (
        Fraction(200, 9),
        Decimal("22.22"),
        "C",
    )


def test_what_does_not_apply_is_left_out_and_says_by_which_answer() -> None:
    found = explain(answers({"sp.ada": "tidak berlaku", "skm.ada": "ada"}), RULER, TODAY)
    sp, skm = part_of(found, "SP"), part_of(found, "SKM")
    assert [item.question for item in sp.waivers] == ["sp.ada"]
    assert (sp.official, sp.share, sp.floor) == (Fraction(4, 9), 0, 0)
    assert (skm.official, skm.share, skm.floor) == (Fraction(2, 9), Fraction(2, 3), Fraction(200, 3))
    assert not skm.waivers
    nothing = explain(answers({"sp.ada": "tidak berlaku"}), instrument(SP), TODAY)
    assert (nothing.floor, nothing.ceiling, nothing.aspects[0].of) == (None, None, 0)


def test_coverage_and_completeness_say_what_is_over_what() -> None:
    found = explain(answers({"sp.ada": "tidak berlaku", "skm.ada": "ada"}), RULER, TODAY)
    assert (found.coverage.part, found.coverage.whole) == (Fraction(2, 3), 1)
    assert (found.completeness.part, found.completeness.whole) == (Fraction(2, 9), Fraction(2, 3))
    assert found.completeness.value == Fraction(1, 3)


def test_a_rung_says_which_conditions_hold_and_by_which_answers() -> None:
    given = {"sp.ada": answer("ada", cell="C7"), "sp.komponen": answer(12)}
    found = explain(given, RULER, TODAY)
    sp = part_of(found, "SP")
    above = step_above(found, sp, sp.result.floor)
    assert above is not None
    assert [group.truth for group in above.groups] == [Truth.TRUE, Truth.UNKNOWN]
    [either] = above.lacking
    assert [(check.condition.question, check.truth) for check in either.checks] == [
        ("sp.komponen", Truth.FALSE),
        ("sp.fkp", Truth.UNKNOWN),
    ]
    [looked_at] = either.checks[0].statements
    assert looked_at.answer == given["sp.komponen"]
    assert step_above(found, sp, 2) is None


def test_a_sum_says_which_parts_it_looked_at() -> None:
    summed = indicator("SP", at_least("sp.komponen", 2, parts=("sp.komponen.biaya", "sp.komponen.waktu")))
    found = explain(answers({"sp.komponen.biaya": "ada"}), instrument(summed), TODAY)
    [step] = [ladder(found, part)[1] for part in found.indicators]
    [check] = [check for group in step.groups for check in group.checks]
    assert [item.question for item in check.statements] == [
        "sp.komponen",
        "sp.komponen.biaya",
        "sp.komponen.waktu",
    ]


def test_what_was_said_and_does_not_count_is_kept_beside_what_counts() -> None:
    said: Mapping[str, Answer] = answers({"sp.ada": "ada", "skm.ada": "ada"})
    states = {"sp.ada": VerificationState.BELUM, "skm.ada": VerificationState.DITERIMA}
    found = explain({"skm.ada": said["skm.ada"]}, RULER, TODAY, claims=said, states=states)
    sp = found.statements["sp.ada"]
    assert (sp.answer, sp.claimed, sp.state) == (None, said["sp.ada"], VerificationState.BELUM)
    assert found.statements["skm.ada"].answer == said["skm.ada"]
    assert part_of(found, "SP").floor == 0


def test_an_exception_stands_beside_the_answer_it_replaces() -> None:
    found = exempted()
    [waiver] = part_of(found, "SP").waivers
    assert waiver.dispensed is EXEMPT
    assert found.statements["skm.ada"].dispensed is None


def test_assessment_and_explanation_refuse_the_same() -> None:
    with pytest.raises(ComplianceError):
        explain({}, instrument(unscored="Bobotnya belum ditemukan."), TODAY)
    assert explain({}, RULER, TODAY).assessment == assess({}, RULER, TODAY)


KESIAPAN = dict(
    zip((f"{name}.ada" for name in SIX), ("ada", "ada", "ada", "tidak", "tidak", "ada"), strict=True)
)
KESEHATAN: dict[str, object] = {
    "sop.ada": "ada",
    "sp.ada": "tidak",
    "sp.komponen": 11,
    "sp.ditetapkan": "proses",
    "sp.fkp": "tidak",
    "sp.monev": "tidak",
    "maklumat.ada": "ada",
    "publikasi.ada": "tidak",
    "skm.ada": "ada",
    "skm.tanggal": date(2025, 6, 30),
    "skm.rtl": "ada",
    "google.ada": "ada",
}


@pytest.mark.parametrize(
    ("edition", "given", "floor", "ceiling", "published"),
    [
        # four of six elements, 100 points each, a sixth of the weight each
        ("kesiapan-2026", KESIAPAN, 4 * Fraction(100, 6), 4 * Fraction(100, 6), ("66.67", "66.67")),
        (
            # rung 1 of 5 of indicators 5, 6 and 8 of the first aspect (24 of 100), weights 10, 17 and 7;
            # possible: 5, 7, 8 and 9 in full, 6 not, as its survey is too old; 22 to 24 of the fourth
            # aspect, and all of the other four
            "pekppp-2022",
            KESEHATAN,
            exact("0.24") * (10 + 17 + 7) / 100,
            exact("0.24") * (5 * 10 + 17 + 5 * (7 + 7 + 7)) / 100
            + 5 * exact("0.11") * (20 + 20 + 30) / 100
            + 5 * Fraction(25 + 18 + 10 + 12, 100),
            ("0.08", "4.05"),
        ),
        (
            # half of one indicator of Input (21.85), of weight 6.27; possible: in Input half of it, the
            # interviews (12.22 and six of 6.27) and the two kinds of facilities; in Proses the maklumat
            # and five that the checklist cannot see, of eleven; Output and Pengaduan
            "ombudsman-2023",
            KESEHATAN,
            exact("21.85") * exact("6.27") / 100 / 2,
            exact("21.85") * (exact("12.22") + exact("6.27") * (6 + 2 + Fraction(1, 2))) / 100
            + exact("32.37") * 6 / 11
            + exact("24.24")
            + exact("21.54"),
            ("0.68", "77.75"),
        ),
    ],
)
def test_three_figures_by_hand(
    edition: str, given: dict[str, object], floor: Fraction, ceiling: Fraction, published: tuple[str, str]
) -> None:
    """With the answers of two units of the demonstration, by paper and pencil."""
    found = explain(answers(given), DEFINITIONS.instruments[edition], date(2027, 3, 22))
    assert found.floor is not None
    assert found.ceiling is not None
    assert (found.floor.exact, found.ceiling.exact) == (floor, ceiling)
    assert (str(found.floor.rounded), str(found.ceiling.rounded)) == published
