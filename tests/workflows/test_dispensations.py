"""Dispensations: what they exempt, when, on both bases, and how little a withdrawal moves."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.analysis.dispensed import exempted, first_question
from compliance.analysis.frames import UNIT_ID
from compliance.definitions.load import Definitions
from compliance.model import Dispensation, PeriodState, Role, ScoreBasis, Status, Verdict
from compliance.storage.engine import reading
from compliance.storage.tables import dispensations as table
from compliance.storage.tables import freeze_dispensations
from compliance.storage.trail import read
from compliance.text.workflows import Refusal
from compliance.workflows import score_views, setup
from compliance.workflows.carry_over import proposal
from compliance.workflows.dispensations import (
    NewDispensation,
    dispensable,
    dispensations,
    give,
    withdraw,
)
from compliance.workflows.errors import Refused
from compliance.workflows.evidence import evidence_for
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance, recount
from compliance.workflows.standing import standing_of_unit
from compliance.workflows.verification import Decision, decide, items
from tests.builders import SIX
from tests.workflows.people import somebody
from tests.workflows.scenes import (
    BAURENO,
    DINKES,
    LOCAL,
    NOW,
    Scripted,
    count,
    floors,
    no,
    says,
    seen,
    set_up,
    standing,
    stored,
    yes,
)

DAY = date(2026, 8, 1)  # of the period of these tests


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    """Both have five of six; SKM is what they lack."""
    period_id, pool = set_up(engine), Scripted()
    six = {**{f"{element}_ada": yes() for element in SIX}, "skm_ada": no("H7")}
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, **six), says(BAURENO, **six)))
    return period_id


def given(engine: sa.Engine, definitions: Definitions, **more: object) -> int:
    wanted = NewDispensation(
        unit_id=DINKES.id,
        element="skm",
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
        basis="Surat Sekda 065/12/2026",
    )
    return give(somebody(engine, Role.ORGANISASI), definitions, replace(wanted, **more))


def counting(engine: sa.Engine, definitions: Definitions, period_id: int) -> tuple[Dispensation, ...]:
    """Those of Dinas Kesehatan that count in the period."""
    caller = operator(engine)
    found = standing_of_unit(caller, definitions, period_id=period_id, unit_id=DINKES.id)
    return found.dispensations


def accept_all(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    found = items(operator(engine), definitions, period_id=period_id)
    decisions = [
        Decision(unit_id=i.unit.id, question=i.question, claim=i.claim, verdict=Verdict.DITERIMA)
        for i in found
    ]
    decide(operator(engine), definitions, decisions, period_id=period_id, now=NOW)


def test_it_exempts_on_both_bases_and_leaves_the_answers_alone(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    accept_all(engine, definitions, period_id)
    before = standing(engine, period_id)
    assert set(floors(engine, definitions, period_id).values()) == {(83.33, 83.33)}
    given(engine, definitions)
    expected = {DINKES.id: (100.0, 100.0), BAURENO.id: (83.33, 83.33)}
    for basis in ScoreBasis:
        assert floors(engine, definitions, period_id, basis) == expected
    assert standing(engine, period_id) == before
    asked = {i.question: i.answer for i in items(operator(engine), definitions, period_id=period_id)}
    assert asked["skm.ada"] == no("H7")


def test_every_view_agrees(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    ids = {"period_id": period_id, "instrument_id": LOCAL}
    given(engine, definitions)
    both = score_views.both_gaps_for(operator(engine), definitions, unit_id=DINKES.id, **ids)
    gaps = both[ScoreBasis.PERNYATAAN]
    assert str(gaps.assessment.floor) == "100.00"
    assert [gap.indicator.waived_by for gap in gaps.waived] == [("skm.ada",)]
    overview = score_views.overview_for(operator(engine), definitions, today=NOW.date(), **ids)
    skm = next(one for one in overview.elements if one.element.id == "skm")
    assert (skm.lacking, skm.waived, skm.dispensed, skm.concerned) == (1, 1, 1, 1)
    row = overview.heat_map.set_index(UNIT_ID).loc[DINKES.id]
    assert (row["skm"], row["sop"]) == ("dispensasi", "ada")
    found = evidence_for(operator(engine), definitions, today=NOW.date(), **ids)
    assert [e for e in found.expiries if e.unit == DINKES and e.question.startswith("skm")] == []


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        (DAY, DAY, True),
        (date(2026, 1, 1), DAY - timedelta(days=1), False),
        (DAY + timedelta(days=1), date(2027, 1, 1), False),
    ],
)
def test_it_counts_on_assessment_dates_from_its_first_to_its_last_day(
    engine: sa.Engine, definitions: Definitions, period_id: int, first: date, last: date, counts: bool
) -> None:
    given(engine, definitions, valid_from=first, valid_until=last)
    assert bool(counting(engine, definitions, period_id)) is counts
    floor, _ = floors(engine, definitions, period_id)[DINKES.id]
    assert floor == (100.0 if counts else 83.33)


def test_moving_the_assessment_date_moves_what_counts(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    given(engine, definitions, valid_until=DAY)
    assert floors(engine, definitions, period_id)[DINKES.id][0] == 100.0
    setup.set_assessment_date(operator(engine), period_id, DAY + timedelta(days=1))
    assert floors(engine, definitions, period_id)[DINKES.id][0] == 83.33


def test_a_unit_that_has_not_reported_stays_so(engine: sa.Engine, definitions: Definitions) -> None:
    period_id = set_up(engine)
    given(engine, definitions)
    found = seen(engine, period_id)
    assert (found.checklists, found.columns.size) == ((), 0)
    assert {q: a.value for q, a in found.answers_of(DINKES.id).items()} == {"skm.ada": Status.TIDAK_BERLAKU}


def test_a_withdrawal_moves_what_is_open_and_nothing_that_is_frozen(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = given(engine, definitions)
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        advance(operator(engine), period_id, state, definitions=definitions, now=NOW)
    other = setup.add_period(operator(engine), name="Lain", assessment_date=DAY, now=NOW).id
    pool = Scripted()
    stored(engine, pool, other, pool.file(b"b", says(DINKES, skm_ada=no(), sop_ada=yes())))
    before = floors(engine, definitions, period_id)
    assert floors(engine, definitions, other)[DINKES.id][0] == 20.0
    withdraw(somebody(engine, Role.ORGANISASI), number, reason="surat dibatalkan")
    given(engine, definitions, unit_id=BAURENO.id)
    assert floors(engine, definitions, period_id) == before
    assert floors(engine, definitions, other)[DINKES.id][0] == 16.67
    again = recount(operator(engine), period_id, definitions)
    assert again is not None
    assert again.moved == ()
    advance(operator(engine), period_id, PeriodState.DITERBITKAN, definitions=definitions, now=NOW)
    [kept] = counting(engine, definitions, period_id)
    assert (kept.id, kept.basis) == (number, "Surat Sekda 065/12/2026")
    assert count(engine, freeze_dispensations) == 1


def test_a_period_that_is_opened_again_goes_by_what_counts_now(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = given(engine, definitions)
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN, PeriodState.DIBUKA):
        withdrawn = state is PeriodState.DIBUKA and count(engine, freeze_dispensations)
        if withdrawn:
            withdraw(operator(engine), number, reason="surat dibatalkan")
        advance(operator(engine), period_id, state, definitions=definitions, now=NOW, reason="uji")
    assert floors(engine, definitions, period_id)[DINKES.id][0] == 83.33
    advance(operator(engine), period_id, PeriodState.DIBEKUKAN, definitions=definitions, now=NOW)
    assert floors(engine, definitions, period_id)[DINKES.id][0] == 83.33


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            {"unit_id": "siapa"},
            "Unit “siapa” tidak ada dalam daftar unit. Muat ulang halaman, lalu pilih unit lagi.",
        ),
        (
            {"element": "xyz"},
            "Tidak ada instrumen yang dapat mengecualikan unsur “xyz”. "
            "Muat ulang halaman, lalu pilih unsur lain.",
        ),
        (
            {"basis": "  "},
            "Dasar dispensasi masih kosong. Tulis dasarnya, misalnya nomor dan tanggal surat.",
        ),
        (
            {"valid_from": date(2027, 1, 1)},
            "Dispensasi ini berakhir 31 Desember 2026, sebelum mulai berlaku 1 Januari 2027. "
            "Perbaiki salah satu tanggalnya.",
        ),
    ],
)
def test_what_cannot_be_given_is_said(
    engine: sa.Engine, definitions: Definitions, period_id: int, more: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        given(engine, definitions, **more)
    assert str(refused.value) == sentence
    assert count(engine, table) == 0


def test_only_what_some_instrument_leaves_out_is_dispensable(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    local = replace(definitions, instruments={LOCAL: definitions.instruments[LOCAL]})
    assert [element.id for element in dispensable(local)] == list(SIX)
    with pytest.raises(Refused) as refused:
        given(engine, local, element="inovasi")
    assert refused.value.code is Refusal.DISPENSATION_ELEMENT


def test_two_never_lie_over_each_other(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    number = given(engine, definitions)
    with pytest.raises(Refused) as refused:
        given(engine, definitions, valid_from=date(2026, 12, 31), valid_until=date(2027, 6, 30))
    label = next(e.label for e in definitions.checklist.elements if e.id == "skm")
    assert str(refused.value) == (
        f"Dispensasi {label} untuk Dinas Kesehatan sudah ada, 1 Januari 2026 sampai 31 Desember 2026. "
        "Cabut yang lama dahulu, atau mulai sesudahnya."
    )
    given(engine, definitions, valid_from=date(2027, 1, 1), valid_until=date(2027, 6, 30))
    given(engine, definitions, element="google")
    given(engine, definitions, unit_id=BAURENO.id)
    withdraw(operator(engine), number, reason="diganti")
    given(engine, definitions)
    listed = dispensations(operator(engine))
    assert [one.dispensation.valid_until.year for one in listed] == [2027, 2026, 2026, 2026, 2026]
    assert [one.dispensation.withdrawal is None for one in listed].count(False) == 1


def test_it_is_withdrawn_once_and_with_a_reason(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = given(engine, definitions)
    for id, reason, sentence in (
        (99, "x", "Dispensasi ini tidak ditemukan. Muat ulang halaman."),
        (number, " ", "Tulis alasan pencabutan dahulu; unit dan jejaknya memerlukannya."),
    ):
        with pytest.raises(Refused) as refused:
            withdraw(operator(engine), id, reason=reason)
        assert str(refused.value) == sentence
    withdraw(operator(engine), number, reason="surat  dibatalkan")
    [one] = dispensations(operator(engine))
    assert one.dispensation.withdrawal is not None
    assert one.dispensation.withdrawal.reason == "surat dibatalkan"
    with pytest.raises(Refused) as refused:
        withdraw(operator(engine), number, reason="lagi")
    assert str(refused.value) == (
        "Dispensasi ini sudah dicabut. Muat ulang halaman untuk melihat keadaan terbarunya."
    )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PIMPINAN, Role.OPD])
def test_only_the_office_gives_and_withdraws(
    engine: sa.Engine, definitions: Definitions, period_id: int, role: Role
) -> None:
    number = given(engine, definitions)
    caller = somebody(engine, role, units=[DINKES.id] if role is Role.OPD else [])
    wanted = NewDispensation(unit_id=DINKES.id, element="sop", valid_from=DAY, valid_until=DAY, basis="Surat")
    for attempt in (
        lambda: give(caller, definitions, wanted),
        lambda: withdraw(caller, number, reason="x"),
        lambda: dispensations(caller),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code is Refusal.NOT_ALLOWED


def test_a_unit_sees_its_own(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    given(engine, definitions)
    own = somebody(engine, Role.OPD, units=[DINKES.id])
    [one] = standing_of_unit(own, definitions, period_id=period_id, unit_id=DINKES.id).dispensations
    assert one.basis == "Surat Sekda 065/12/2026"
    foreign = somebody(engine, Role.OPD, units=[BAURENO.id])
    with pytest.raises(Refused):
        standing_of_unit(foreign, definitions, period_id=period_id, unit_id=DINKES.id)


def test_the_trail_tells_what_happened_without_anybodys_words(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = given(engine, definitions, basis="Surat Bu Ani")
    withdraw(somebody(engine, Role.ORGANISASI), number, reason="kata Pak Budi")
    with reading(engine) as connection:
        written = [
            read(connection, events=[event])[0].entry
            for event in (Event.DISPENSATION_GIVEN, Event.DISPENSATION_WITHDRAWN)
        ]
    assert [entry.object for entry in written] == [f"dispensation {number}, unit dinkes"] * 2
    assert written[0].after == {"element": "skm", "valid_from": "2026-01-01", "valid_until": "2026-12-31"}
    assert not [word for word in ("Budi", "Ani") if word in str([asdict(entry) for entry in written])]


def test_every_element_begins_with_the_question_that_is_waived(definitions: Definitions) -> None:
    for element in definitions.checklist.elements:
        assert element.questions[0].id == first_question(element.id)


def test_without_a_dispensation_nothing_is_copied() -> None:
    answers = {"skm.ada": no()}
    assert exempted(answers, ()) is answers
    one = Dispensation(id=1, unit_id="x", element="skm", valid_from=DAY, valid_until=DAY, basis="Surat")
    found = exempted(answers, [one])
    assert (found["skm.ada"].value, found["skm.ada"].note) == (Status.TIDAK_BERLAKU, "Surat")
    assert answers == {"skm.ada": no()}


def test_the_clock_of_the_caller_is_when_it_was_given(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    when = datetime(2026, 5, 5, 3, 0, tzinfo=UTC)
    wanted = NewDispensation(unit_id=DINKES.id, element="skm", valid_from=DAY, valid_until=DAY, basis="Surat")
    give(somebody(engine, Role.ORGANISASI, now=when), definitions, wanted)
    with reading(engine) as connection:
        assert connection.execute(sa.select(table.c.created_at)).scalar_one() == when


def test_it_is_not_carried_over_as_if_the_unit_had_said_it(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    given(engine, definitions)
    later = setup.add_period(
        operator(engine), name="Tahun depan", assessment_date=date(2026, 12, 1), now=NOW
    ).id
    pool = Scripted()
    stored(engine, pool, later, pool.file(b"b", says(DINKES, sop_ada=yes())))
    found = proposal(operator(engine), definitions, period_id=later, source_id=period_id)
    offered = {o.question: o.answer.value for o in found.offers if o.unit == DINKES}
    assert offered["skm.ada"] is Status.TIDAK
