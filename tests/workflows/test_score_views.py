"""From stored answers to what the pages show, with the real definitions."""

from datetime import date

import pytest
import sqlalchemy as sa

from compliance.analysis.frames import COMPLETE_ENOUGH, FLOOR, RANK, UNIT_ID
from compliance.definitions.load import Definitions
from compliance.model import Answer, Checklist, ScoreBasis, Status, Unit, UnitKind
from compliance.scoring.assess import assess
from compliance.workflows import score_views
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from tests.builders import SIX
from tests.workflows.scenes import BAURENO, DINKES, LOCAL, Scripted, set_up, stored

MISSING_UNIT = Unit(id="diam", name="Dinas yang Diam", kind=UnitKind.DINAS)


def answered(unit: Unit, marks: str) -> Checklist:
    """`✓✓✓---`: the six elements in their order; a dot leaves one out."""
    values = {"✓": Status.ADA, "-": Status.TIDAK}
    return Checklist(
        unit=unit,
        answers={
            f"{element}.ada": Answer(value=values[mark])
            for element, mark in zip(SIX, marks, strict=True)
            if mark != "."
        },
    )


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    """Two units that reported, one that did not."""
    period_id, pool = set_up(engine, DINKES, BAURENO, MISSING_UNIT), Scripted()
    stored(engine, pool, period_id, pool.file(b"a", answered(DINKES, "✓-----"), answered(BAURENO, "✓✓✓✓✓✓")))
    return period_id


def test_the_ranking_has_those_who_reported_best_first(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    frame = score_views.ranking_for(
        operator(engine), definitions, period_id=period_id, instrument_id=LOCAL
    ).frame
    assert list(zip(frame[RANK], frame[UNIT_ID], strict=True)) == [(1, BAURENO.id), (2, DINKES.id)]
    assert list(frame[COMPLETE_ENOUGH]) == [True, True]


def test_the_ranking_of_one_kind(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    frame = score_views.ranking_for(
        operator(engine), definitions, period_id=period_id, instrument_id=LOCAL, kind=UnitKind.DINAS
    ).frame
    assert list(zip(frame[RANK], frame[UNIT_ID], strict=True)) == [(1, DINKES.id)]


def test_scores_are_those_of_one_unit_at_a_time(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    for instrument in definitions.instruments.values():
        frame = score_views.ranking_for(
            operator(engine), definitions, period_id=period_id, instrument_id=instrument.id
        ).frame
        expected = {
            unit.id: f"{assess(answered(unit, marks).answers, instrument, date(2026, 8, 1)).floor:.2f}"
            for unit, marks in ((DINKES, "✓-----"), (BAURENO, "✓✓✓✓✓✓"))
        }
        found = {id: f"{value:.2f}" for id, value in zip(frame[UNIT_ID], frame[FLOOR], strict=True)}
        assert found == expected


def test_the_overview_counts_reports_and_days(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    found = score_views.overview_for(
        operator(engine), definitions, period_id=period_id, instrument_id=LOCAL, today=date(2026, 7, 1)
    )
    assert (found.registered, found.reported, found.days_left) == (3, 2, 31)
    assert [(count.element.id, count.missing) for count in found.most_missing] == [
        ("sp", 1),
        ("maklumat", 1),
        ("publikasi", 1),
    ]


def test_the_gaps_of_a_unit_name_what_is_missing(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    both = score_views.both_gaps_for(
        operator(engine), definitions, period_id=period_id, instrument_id=LOCAL, unit_id=DINKES.id
    )
    found = both[ScoreBasis.PERNYATAAN]
    missing = {m.condition.question for gap in found.open for group in gap.missing for m in group}
    assert missing == {f"{element}.ada" for element in SIX[1:]}


def test_a_unit_that_has_not_reported_lacks_everything(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    both = score_views.both_gaps_for(
        operator(engine), definitions, period_id=period_id, instrument_id=LOCAL, unit_id=MISSING_UNIT.id
    )
    found = both[ScoreBasis.PERNYATAAN]
    assert (len(found.open), found.done) == (len(SIX), ())


def test_an_empty_period_shows_nobody(engine: sa.Engine, definitions: Definitions) -> None:
    period_id = set_up(engine)
    for instrument_id in definitions.instruments:
        frame = score_views.ranking_for(
            operator(engine), definitions, period_id=period_id, instrument_id=instrument_id
        ).frame
        assert frame.empty
        found = score_views.overview_for(
            operator(engine),
            definitions,
            period_id=period_id,
            instrument_id=instrument_id,
            today=date(2026, 3, 1),
        )
        assert (found.registered, found.reported) == (2, 0)


def test_what_does_not_exist_is_refused_with_a_sentence(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    with pytest.raises(Refused) as refused:
        score_views.ranking_for(operator(engine), definitions, period_id=period_id, instrument_id="entah")
    known = ", ".join(definitions.instruments)
    assert str(refused.value) == f"Instrumen “entah” tidak dikenal. Pilih salah satu: {known}."
    with pytest.raises(Refused) as refused:
        score_views.both_gaps_for(
            operator(engine), definitions, period_id=period_id, instrument_id=LOCAL, unit_id="entah"
        )
    assert str(refused.value) == (
        "Unit “entah” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi."
    )
    with pytest.raises(Refused, match="Periode ini tidak ditemukan"):
        score_views.ranking_for(operator(engine), definitions, period_id=99, instrument_id=LOCAL)
