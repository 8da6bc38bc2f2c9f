"""Two periods compared by whoever may see both, each under what it was frozen with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from compliance.analysis import progress as columns
from compliance.analysis.frames import UNIT_ID
from compliance.analysis.progress import Movement, Presence
from compliance.analysis.unit_progress import Touch
from compliance.definitions.load import Definitions
from compliance.model import Checklist, PeriodState, Role, ScoreBasis, Unit, UnitKind, Verdict
from compliance.text.workflows import Refusal
from compliance.workflows import setup, verification
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.progress import (
    Pairing,
    changed_answers_for,
    instruments_of,
    progress_for,
    unit_progress_for,
)
from compliance.workflows.publication import advance
from tests.builders import SIX
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, Scripted, no, says, set_up, stored, yes

LOCAL, OLDER, NEWER, PEKPPP = "kesiapan-2026", "ombudsman-2022", "ombudsman-2023", "pekppp-2022"
KAPAS = Unit(id="kapas", name="Puskesmas Kapas", kind=UnitKind.PUSKESMAS, parent=DINKES.id)


def marked(unit: Unit, marks: str) -> Checklist:
    """`++-...`: the six elements in their order; a dot leaves one out."""
    pairs = zip(SIX, marks, strict=True)
    return says(unit, **{f"{e}_ada": yes() if mark == "+" else no() for e, mark in pairs if mark != "."})


@pytest.fixture
def pairing(engine: sa.Engine, definitions: Definitions) -> Pairing:
    """2026 published, 2027 open: Dinkes rose, Baureno fell, Kapas was provisional."""
    pool, first = Scripted(), set_up(engine, DINKES, BAURENO, KAPAS)
    before = (marked(DINKES, "+-----"), marked(BAURENO, "++++++"), marked(KAPAS, "+....."))
    stored(engine, pool, first, pool.file(b"a", *before))
    move(engine, definitions, first, PeriodState.DIBUKA, PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN)
    second = add(engine, "Penilaian 2027", 2027)
    after = (marked(DINKES, "++----"), marked(BAURENO, "+++---"), marked(KAPAS, "++++++"))
    stored(engine, pool, second, pool.file(b"b", *after))
    return Pairing(before=first, after=second, instrument_before=LOCAL, instrument_after=LOCAL)


def add(engine: sa.Engine, name: str, year: int) -> int:
    made = setup.add_period(operator(engine), name=name, assessment_date=date(year, 8, 1), now=NOW)
    return made.id


def move(engine: sa.Engine, definitions: Definitions, period_id: int, *wanted: PeriodState) -> None:
    for state in wanted:
        advance(operator(engine), period_id, state, definitions=definitions, now=NOW, reason="uji")


def publish_later(engine: sa.Engine, definitions: Definitions, pairing: Pairing) -> None:
    states = (PeriodState.DIBUKA, PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN)
    move(engine, definitions, pairing.after, *states)


def movements(caller: Caller, definitions: Definitions, pairing: Pairing, **more: object) -> dict[str, str]:
    frame = progress_for(caller, definitions, pairing, **more).progress.frame
    return dict(zip(frame[UNIT_ID], frame[columns.MOVEMENT], strict=True))


def code(call: object, *args: object, **more: object) -> Refusal:
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value.code


def test_who_rose_and_who_fell(engine: sa.Engine, definitions: Definitions, pairing: Pairing) -> None:
    view = progress_for(operator(engine), definitions, pairing)
    assert movements(operator(engine), definitions, pairing) == {
        DINKES.id: Movement.ROSE,
        BAURENO.id: Movement.FELL,
        KAPAS.id: Movement.PROVISIONAL,
    }
    told = view.progress.frame.set_index(UNIT_ID)
    assert told[columns.FLOOR_CHANGE][DINKES.id] == 3333 - 1667
    assert told[columns.FLOOR_CHANGE][BAURENO.id] == 5000 - 10000
    assert (view.before.name, view.after.name) == ("Penilaian 2026", "Penilaian 2027")
    assert progress_for(operator(engine), definitions, pairing) is view


def test_of_one_kind_alone(engine: sa.Engine, definitions: Definitions, pairing: Pairing) -> None:
    found = movements(operator(engine), definitions, pairing, kind=UnitKind.KECAMATAN)
    assert found == {BAURENO.id: Movement.FELL}


def test_a_frozen_period_keeps_its_own_instrument(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    """Under the same id the later period is judged by what is installed, the frozen one is not."""
    turned = replace(
        definitions.instruments[LOCAL], minimum_completeness=definitions.instruments[LOCAL].scale
    )
    other = replace(definitions, instruments={**definitions.instruments, LOCAL: turned})
    view = progress_for(operator(engine), other, pairing)
    assert (view.progress.before, view.progress.after) == (definitions.instruments[LOCAL], turned)
    assert set(instruments_of(operator(engine), definitions, pairing.before)) == set(definitions.instruments)


def test_each_period_may_have_its_edition(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    other = replace(pairing, instrument_before=OLDER, instrument_after=NEWER)
    found = progress_for(operator(engine), definitions, other).progress
    assert (found.before.id, found.after.id) == (OLDER, NEWER)
    told = found.frame.set_index(UNIT_ID).loc[BAURENO.id]
    parts = [told[name] for name in (columns.BY_YARDSTICK, columns.BY_TIME, columns.BY_ANSWERS)]
    assert sum(parts) == told[columns.FLOOR_CHANGE]


def test_scales_that_differ_are_refused(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    other = replace(pairing, instrument_before=PEKPPP)
    with pytest.raises(Refused) as refused:
        progress_for(operator(engine), definitions, other)
    assert str(refused.value) == (
        "Instrumen “PEKPPP – Indeks Pelayanan Publik (F-02)” dan “Kesiapan enam unsur 2026” memakai skala "
        "yang berbeda, jadi nilainya tidak dapat dikurangkan. Pilih instrumen yang skalanya sama."
    )


def test_a_period_is_not_compared_with_itself(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    same = replace(pairing, after=pairing.before)
    assert code(progress_for, operator(engine), definitions, same) is Refusal.SAME_PERIOD
    unknown = replace(pairing, instrument_after="tidak-ada")
    assert code(progress_for, operator(engine), definitions, unknown) is Refusal.INSTRUMENT_UNKNOWN


def test_both_periods_must_be_published_for_those_who_see_only_such(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    people = (somebody(engine, Role.PIMPINAN), somebody(engine, Role.OPD, units=[DINKES.id]))
    for caller in people:
        for call in (progress_for, changed_answers_for):
            assert code(call, caller, definitions, pairing) is Refusal.NOT_PUBLISHED
        assert code(instruments_of, caller, definitions, pairing.after) is Refusal.NOT_PUBLISHED
        assert instruments_of(caller, definitions, pairing.before)
    publish_later(engine, definitions, pairing)
    for caller in people:
        assert movements(caller, definitions, pairing)[DINKES.id] == Movement.ROSE


def test_a_unit_learns_of_others_what_the_ranking_says_and_no_more(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    publish_later(engine, definitions, pairing)
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    told = progress_for(unit, definitions, pairing).progress.frame.set_index(UNIT_ID)
    assert told[columns.PRESENCE_BEFORE][KAPAS.id] == Presence.HIDDEN
    assert told[columns.MOVEMENT][KAPAS.id] == Movement.NEW
    assert told[columns.BY_ANSWERS].notna().to_dict() == {
        BAURENO.id: True,
        DINKES.id: False,
        KAPAS.id: False,
    }
    above = somebody(engine, Role.OPD, units=[DINKES.id])
    assert movements(above, definitions, pairing)[KAPAS.id] == Movement.PROVISIONAL
    leader = somebody(engine, Role.PIMPINAN)
    assert movements(leader, definitions, pairing)[KAPAS.id] == Movement.PROVISIONAL
    assert movements(unit, definitions, pairing)[KAPAS.id] == Movement.NEW


def test_what_a_unit_answered_otherwise_is_for_those_who_see_its_answers_in_both(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    view = unit_progress_for(operator(engine), definitions, pairing, unit_id=DINKES.id)
    [change] = view.progress.answers
    assert (change.question, change.touch) == ("sp.ada", Touch.VALUE)
    assert [found.indicator.id for found in view.progress.indicators if found.moved] == ["sp"]
    assert view.reported == (True, True)
    own = somebody(engine, Role.OPD, units=[DINKES.id])
    assert unit_progress_for(own, definitions, pairing, unit_id=DINKES.id).progress == view.progress
    foreign = somebody(engine, Role.OPD, units=[BAURENO.id])
    refused = code(unit_progress_for, foreign, definitions, pairing, unit_id=DINKES.id)
    assert refused is Refusal.NOT_ALLOWED
    leader = somebody(engine, Role.PIMPINAN)
    assert code(unit_progress_for, leader, definitions, pairing, unit_id=DINKES.id) is Refusal.NOT_PUBLISHED
    unknown = code(unit_progress_for, operator(engine), definitions, pairing, unit_id="x")
    assert unknown is Refusal.UNIT_UNKNOWN


def test_the_changed_answers_of_all_whose_answers_one_may_see(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    publish_later(engine, definitions, pairing)
    everything = changed_answers_for(operator(engine), definitions, pairing)
    assert [(unit.id, change.question) for unit, change in everything if unit.id != KAPAS.id] == [
        (DINKES.id, "sp.ada"),
        (BAURENO.id, "publikasi.ada"),
        (BAURENO.id, "skm.ada"),
        (BAURENO.id, "google.ada"),
    ]
    own = changed_answers_for(somebody(engine, Role.OPD, units=[BAURENO.id]), definitions, pairing)
    assert {unit.id for unit, _ in own} == {BAURENO.id}
    of_kind = changed_answers_for(operator(engine), definitions, pairing, kind=UnitKind.DINAS)
    assert {unit.id for unit, _ in of_kind} == {DINKES.id}


def test_by_what_was_verified(engine: sa.Engine, definitions: Definitions, pairing: Pairing) -> None:
    """Nothing was looked at in 2026; of 2027 one answer was accepted."""
    looked = verification.items(operator(engine), definitions, period_id=pairing.after)
    one = next(item for item in looked if (item.unit.id, item.question) == (DINKES.id, "sop.ada"))
    accepted = verification.Decision(
        unit_id=one.unit.id, question=one.question, claim=one.claim, verdict=Verdict.DITERIMA
    )
    verification.decide(operator(engine), definitions, [accepted], period_id=pairing.after, now=NOW)
    verified = replace(pairing, basis=ScoreBasis.TERVERIFIKASI)
    view = unit_progress_for(operator(engine), definitions, verified, unit_id=DINKES.id)
    [change] = view.progress.answers
    assert (change.question, change.touch) == ("sop.ada", Touch.FILLED)
    claimed = progress_for(operator(engine), definitions, pairing).progress.frame.set_index(UNIT_ID)
    assert claimed[columns.VERIFIED_CHANGE][DINKES.id] == 1667
    answers = changed_answers_for(operator(engine), definitions, verified)
    assert [(unit.id, found.question) for unit, found in answers] == [(DINKES.id, "sop.ada")]


def test_an_answer_stored_meanwhile_is_seen_at_once(
    engine: sa.Engine, definitions: Definitions, pairing: Pairing
) -> None:
    assert movements(operator(engine), definitions, pairing)[BAURENO.id] == Movement.FELL
    pool = Scripted()
    stored(engine, pool, pairing.after, pool.file(b"c", marked(BAURENO, "++++++")))
    assert movements(operator(engine), definitions, pairing)[BAURENO.id] == Movement.SAME
