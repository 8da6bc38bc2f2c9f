"""How figures came about: the same as the pages show, of a frozen period as it was, and for no more eyes."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from compliance.analysis import frames
from compliance.analysis.verified import fingerprint
from compliance.definitions.load import Definitions
from compliance.model import (
    Answer,
    Checklist,
    PeriodState,
    Role,
    ScoreBasis,
    Status,
    Unit,
    UnitKind,
    Verdict,
    VerificationState,
)
from compliance.storage.engine import writing
from compliance.storage.tables import periods
from compliance.workflows import explanation, publication, score_views, verification
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from tests.builders import SIX
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, LATER, NOW, Scripted, set_up, stored

SILENT = Unit(id="diam", name="Dinas yang Diam", kind=UnitKind.DINAS)
FEW = Unit(id="sedikit", name="UPT Sedikit", kind=UnitKind.UPT)


def answered(unit: Unit, marks: str) -> Checklist:
    """`✓✓✓---`: the six elements in their order; a dot leaves one out."""
    values = {"✓": Status.ADA, "-": Status.TIDAK}
    given = zip(SIX, marks, strict=True)
    return Checklist(
        unit=unit, answers={f"{name}.ada": Answer(value=values[m]) for name, m in given if m != "."}
    )


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    """Two units that are ranked, one too incomplete, one that said nothing."""
    period_id, pool = set_up(engine, DINKES, BAURENO, FEW, SILENT), Scripted()
    rows = answered(DINKES, "✓-----"), answered(BAURENO, "✓✓✓✓✓✓"), answered(FEW, "✓.....")
    stored(engine, pool, period_id, pool.file(b"a", *rows))
    return period_id


def set_state(engine: sa.Engine, period_id: int, state: PeriodState) -> None:
    with writing(engine) as connection:
        connection.execute(sa.update(periods).where(periods.c.id == period_id).values(state=state.value))


def test_it_explains_the_very_figures_of_the_ranking(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    caller = operator(engine)
    for instrument_id in definitions.instruments:
        ids = {"period_id": period_id, "instrument_id": instrument_id}
        ranking = score_views.ranking_for(caller, definitions, **ids)
        for basis in ScoreBasis:
            shown = list(explanation.explained_units(caller, definitions, ranking, basis))
            assert [one.unit.id for one in shown] == list(ranking.frame[frames.UNIT_ID])
            for one in shown:
                same = explanation.explanation_for(
                    caller, definitions, **ids, unit_id=one.unit.id, basis=basis
                )
                gaps = score_views.both_gaps_for(caller, definitions, **ids, unit_id=one.unit.id)[basis]
                assert same.found.assessment == one.found.assessment == gaps.assessment


def test_what_was_not_verified_is_kept_beside_what_counts(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    caller = operator(engine)
    answer = answered(DINKES, "✓-----").answers["sop.ada"]
    decision = verification.Decision(
        unit_id=DINKES.id, question="sop.ada", claim=fingerprint(answer), verdict=Verdict.DITERIMA
    )
    verification.decide(caller, definitions, [decision], period_id=period_id, now=LATER)
    found = explanation.explanation_for(
        caller,
        definitions,
        period_id=period_id,
        instrument_id=next(iter(definitions.instruments)),
        unit_id=DINKES.id,
        basis=ScoreBasis.TERVERIFIKASI,
    ).found
    accepted, open_ = found.statements["sop.ada"], found.statements["sp.ada"]
    assert (accepted.answer, accepted.state) == (answer, VerificationState.DITERIMA)
    assert (open_.answer, open_.state) == (None, VerificationState.BELUM)
    assert open_.claimed is not None


def test_a_frozen_period_is_explained_as_it_was(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    caller, instrument_id = operator(engine), next(iter(definitions.instruments))
    ids = {"period_id": period_id, "instrument_id": instrument_id, "unit_id": DINKES.id}
    before = explanation.explanation_for(caller, definitions, **ids)
    set_state(engine, period_id, PeriodState.DIBUKA)
    publication.advance(caller, period_id, PeriodState.DIBEKUKAN, definitions=definitions, now=NOW)
    with writing(engine) as connection:
        moved = sa.update(periods).where(periods.c.id == period_id).values(assessment_date=date(2030, 1, 1))
        connection.execute(moved)
    after = explanation.explanation_for(caller, definitions, **ids)
    assert after.period.assessment_date == before.period.assessment_date
    assert after.found.assessment == before.found.assessment


def test_the_region_names_who_enters_and_who_does_not(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    ids = {"period_id": period_id, "instrument_id": next(iter(definitions.instruments))}
    view = explanation.region_for(operator(engine), definitions, **ids)
    assert view.floor is not None
    assert [unit.unit_id for unit in view.floor.units] == [BAURENO.id, DINKES.id]
    assert [item.unit.unit_id for item in view.provisional] == [FEW.id]
    assert [unit.unit_id for unit in view.silent] == [SILENT.id]
    assert [unit.unit_id for unit in view.reported] == [DINKES.id, BAURENO.id, FEW.id]
    assert [tally.element.id for tally in view.elements] == list(SIX)
    districts = explanation.region_for(operator(engine), definitions, **ids, kind=UnitKind.KECAMATAN)
    assert districts.floor is not None
    assert [unit.unit_id for unit in districts.floor.units] == [BAURENO.id]
    assert (districts.silent, districts.provisional) == ((), ())


def opd(engine: sa.Engine, *units: str) -> Caller:
    return somebody(engine, Role.OPD, units=units)


def test_a_unit_is_told_of_the_region_only_what_is_published_and_of_itself_everything(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    ids = {"period_id": period_id, "instrument_id": next(iter(definitions.instruments))}
    own = opd(engine, FEW.id)
    assert explanation.explanation_for(own, definitions, **ids, unit_id=FEW.id).unit == FEW
    with pytest.raises(Refused, match="tidak berhak"):
        explanation.explanation_for(own, definitions, **ids, unit_id=DINKES.id)
    with pytest.raises(Refused, match="belum diterbitkan"):
        explanation.region_for(own, definitions, **ids)
    set_state(engine, period_id, PeriodState.DIBUKA)
    for state in (PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
        publication.advance(operator(engine), period_id, state, definitions=definitions, now=NOW)
    view = explanation.region_for(own, definitions, **ids)
    assert view.floor is not None
    assert len(view.floor.units) == 2
    assert (view.whole, view.silent, view.reported, view.elements) == (False, (), (), ())
    assert [item.unit.unit_id for item in view.provisional] == [FEW.id]
    assert not explanation.region_for(opd(engine, DINKES.id), definitions, **ids).provisional
    ranking = score_views.ranking_for(own, definitions, **ids)
    shown = explanation.explained_units(own, definitions, ranking, ScoreBasis.PERNYATAAN)
    assert [one.unit.id for one in shown] == [FEW.id]


def test_an_unknown_unit_is_refused(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    with pytest.raises(Refused, match="tidak ada dalam daftar unit"):
        explanation.explanation_for(
            operator(engine),
            definitions,
            period_id=period_id,
            instrument_id=next(iter(definitions.instruments)),
            unit_id="entah",
        )
