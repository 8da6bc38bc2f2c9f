"""Evidence of a period: who sees whose, with the real definitions."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from compliance.analysis.evidence import Doubt
from compliance.analysis.expiry import Standing
from compliance.definitions.load import Definitions
from compliance.model import Answer, PeriodState, Role, ScoreBasis, Verdict
from compliance.workflows.errors import Refused
from compliance.workflows.evidence import EvidenceView, evidence_for
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from compliance.workflows.setup import set_assessment_date
from compliance.workflows.standing import standing_of_unit
from compliance.workflows.verification import Decision, decide
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, Scripted, says, set_up, stored, yes

PEKPPP = "pekppp-2022"
TODAY = date(2026, 3, 1)
LINK = "https://kab.id/sp.pdf"


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    """Two units with the same document; the survey of one of them expires before 1 August 2026."""
    period_id, pool = set_up(engine, DINKES, BAURENO), Scripted()
    survey = {"skm_ada": yes(), "skm_sesuai": yes(), "skm_tanggal": Answer(value=date(2025, 7, 10))}
    dinkes = says(DINKES, sp_ada=yes(evidence=(LINK,), effective=date(2025, 1, 2)), **survey)
    baureno = says(BAURENO, sp_ada=yes(evidence=(LINK + "?utm_source=wa",)))
    stored(engine, pool, period_id, pool.file(b"a", dinkes, baureno))
    return period_id


def seen(caller: Caller, definitions: Definitions, period_id: int, instrument: str = PEKPPP) -> EvidenceView:
    return evidence_for(caller, definitions, period_id=period_id, instrument_id=instrument, today=TODAY)


def test_the_office_sees_everything(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    view = seen(somebody(engine, Role.ORGANISASI), definitions, period_id)
    assert view.whole
    assert [(f.doubt, f.unit.id, [o.id for o in f.others]) for f in view.findings] == [
        (Doubt.SAME_LINK, "dinkes", ["baureno"]),
        (Doubt.SAME_LINK, "baureno", ["dinkes"]),
    ]
    assert {(e.unit.id, e.last_day, e.standing) for e in view.expiries} == {
        ("dinkes", date(2026, 7, 10), Standing.EXPIRES)
    }
    assert [(use.unit.id, use.effective) for use in view.uses] == [
        ("dinkes", date(2025, 1, 2)),
        ("baureno", None),
    ]


def test_a_unit_sees_its_own_and_is_still_told_that_a_link_is_shared(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    view = seen(somebody(engine, Role.OPD, units=["baureno"]), definitions, period_id)
    assert not view.whole
    assert [f.unit.id for f in view.findings] == ["baureno"]
    assert [use.unit.id for use in view.uses] == ["baureno"]
    assert view.expiries == ()


def test_who_may_not_see_answers_sees_no_evidence(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    for caller in (
        somebody(engine, Role.PIMPINAN),
        somebody(engine, Role.OPD),
        Caller(engine=engine, clock=lambda: NOW),
    ):
        with pytest.raises(Refused):
            seen(caller, definitions, period_id)
    leader = somebody(engine, Role.PIMPINAN, drafts=True)
    assert seen(leader, definitions, period_id).whole


def test_moving_the_assessment_date_moves_the_list(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    caller = operator(engine)
    set_assessment_date(caller, period_id, date(2026, 7, 9))
    assert seen(caller, definitions, period_id).expiries == ()
    set_assessment_date(caller, period_id, date(2026, 7, 10))
    standings = {e.standing for e in seen(caller, definitions, period_id).expiries}
    assert standings == {Standing.LAST_DAY}


def test_an_instrument_without_ages_has_no_expiries(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    assert seen(operator(engine), definitions, period_id, "kesiapan-2026").expiries == ()
    with pytest.raises(Refused, match="Instrumen “entah” tidak dikenal"):
        seen(operator(engine), definitions, period_id, "entah")


def test_a_frozen_period_shows_what_was_frozen(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    caller = operator(engine)
    before = seen(caller, definitions, period_id)
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        advance(caller, period_id, state, definitions=definitions, now=NOW)
    after = seen(caller, definitions, period_id)
    assert (after.expiries, after.findings, after.uses) == (before.expiries, before.findings, before.uses)


def test_what_expires_can_be_seen_by_what_was_verified(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    """Nothing was looked at, then the survey and its date; the links are those that were given."""

    def by_verified() -> EvidenceView:
        return evidence_for(
            operator(engine),
            definitions,
            period_id=period_id,
            instrument_id=PEKPPP,
            today=TODAY,
            basis=ScoreBasis.TERVERIFIKASI,
        )

    assert by_verified().expiries == ()
    assert len(by_verified().uses) == 2
    states = standing_of_unit(operator(engine), definitions, period_id=period_id, unit_id=DINKES.id).states
    accepted = [
        Decision(unit_id=DINKES.id, question=q, claim=states[q].claim, verdict=Verdict.DITERIMA)
        for q in ("skm.ada", "skm.sesuai", "skm.tanggal")
    ]
    decide(operator(engine), definitions, accepted, period_id=period_id, now=NOW)
    claimed = seen(operator(engine), definitions, period_id)
    assert by_verified().expiries == claimed.expiries != ()
    assert (by_verified().basis, claimed.basis) == (ScoreBasis.TERVERIFIKASI, ScoreBasis.PERNYATAAN)
