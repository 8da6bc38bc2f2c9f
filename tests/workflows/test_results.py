"""Results of real assessments: entered once, never changed, beside what had been shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.definitions.load import Definitions
from compliance.model import Basis, PeriodState, Role
from compliance.storage.engine import reading, writing
from compliance.storage.registry import read_installation
from compliance.storage.tables import answers, result_withdrawals, results, trail
from compliance.text.workflows import Refusal
from compliance.workflows import setup
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.results import Draft, Entry, record_result, results_for, withdraw_result
from compliance.workflows.setup import RegistrySource
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, Scripted, count, set_up, stored
from tests.workflows.test_progress import KAPAS, LOCAL, NEWER, marked, move

LATER = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
DRAFT = Draft(year=2026, source="Surat 12/2026", basis=Basis.RESMI, edition=LOCAL, score="70,00")


@pytest.fixture
def period_id(engine: sa.Engine, definitions: Definitions) -> int:
    """A frozen period: Dinkes 50.00, Baureno 100.00, Kapas provisional."""
    pool, period_id = Scripted(), set_up(engine, DINKES, BAURENO, KAPAS)
    checklists = (marked(DINKES, "+++---"), marked(BAURENO, "++++++"), marked(KAPAS, "+....."))
    stored(engine, pool, period_id, pool.file(b"a", *checklists))
    move(engine, definitions, period_id, PeriodState.DIBUKA, PeriodState.DIBEKUKAN)
    return period_id


def record(engine: sa.Engine, definitions: Definitions, draft: Draft) -> int:
    caller = somebody(engine, Role.ORGANISASI, now=LATER)
    return record_result(caller, definitions, draft, now=LATER)


def shown(caller: Caller, definitions: Definitions) -> Entry:
    [entry] = results_for(caller, definitions)
    return entry


def refusal(call: object, *args: object, **more: object) -> Refused:
    with pytest.raises(Refused) as refused:
        call(*args, **more)
    return refused.value


def test_a_result_stands_beside_the_readiness_that_was_shown(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    record(engine, definitions, replace(DRAFT, period_id=period_id))
    entry = shown(operator(engine), definitions)
    assert (entry.result.score, entry.result.category, entry.period) == (
        Decimal("70.00"),
        "kuning",
        "Penilaian 2026",
    )
    assert entry.readiness is not None
    assert (entry.readiness.units, entry.readiness.floor) == (2, Decimal("75.00"))
    claimed, verified = entry.calibration.claimed, entry.calibration.verified
    assert claimed is not None
    assert (claimed.difference, claimed.inside) == (Decimal("-5.00"), False)
    assert verified is not None
    assert (verified.floor, verified.ceiling, verified.inside) == (Decimal("0.00"), Decimal("100.00"), True)


def test_what_was_shown_is_kept_whatever_happens_to_the_period(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    """Another answer, another instrument, or the period opened and frozen again: the digits stay."""
    record(engine, definitions, replace(DRAFT, unit_id=DINKES.id, period_id=period_id))
    before = shown(operator(engine), definitions)
    with writing(engine) as connection:
        connection.execute(sa.update(answers).values(value="ada"))
        connection.execute(sa.text("UPDATE installation SET data_version = data_version + 1"))
    other = replace(definitions, instruments={})
    assert shown(operator(engine), definitions) == before
    assert shown(operator(engine), other).readiness == before.readiness
    assert before.stands
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        move(engine, definitions, period_id, state)
        assert shown(operator(engine), definitions) == replace(before, stands=False)
    assert before.readiness is not None
    assert before.readiness.floor == Decimal("50.00")


def test_where_the_assessed_units_are_known_no_other_enters_the_mean(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    record(engine, definitions, replace(DRAFT, period_id=period_id))
    record(engine, definitions, replace(DRAFT, unit_id=DINKES.id))
    record(engine, definitions, replace(DRAFT, unit_id=KAPAS.id))
    region = results_for(operator(engine), definitions)[0]
    assert region.readiness is not None
    assert (region.assessed, region.readiness.units, region.readiness.floor) == (2, 1, Decimal("50.00"))


def test_an_edition_the_freeze_did_not_have_has_no_readiness(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    unscored = replace(DRAFT, edition="ombudsman-2021", period_id=period_id)
    record(engine, definitions, unscored)
    record(engine, definitions, replace(DRAFT, edition="", title="Evaluasi provinsi", period_id=period_id))
    for entry in results_for(operator(engine), definitions):
        assert (entry.period, entry.readiness) == ("Penilaian 2026", None)
        assert entry.calibration.claimed is None


def test_only_the_office_enters_and_everybody_reads(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = record(engine, definitions, DRAFT)
    for role in (Role.ADMINISTRATOR, Role.PIMPINAN, Role.OPD):
        caller = somebody(engine, role, units=[DINKES.id] if role is Role.OPD else [])
        again = replace(DRAFT, year=2025)
        refused = refusal(record_result, caller, definitions, again, now=NOW)
        assert refused.code is Refusal.NOT_ALLOWED
        refused = refusal(withdraw_result, caller, number, reason="salah", now=NOW)
        assert refused.code is Refusal.NOT_ALLOWED
        assert shown(caller, definitions).result.score == Decimal("70.00")
    nobody = somebody(engine)
    assert str(refusal(results_for, nobody, definitions)) == (
        "Akun Anda tidak berhak untuk ini: melihat dan mengunduh peringkat. "
        "Bila menurut Anda perlu, hubungi administrator."
    )


def test_readiness_is_for_those_who_see_the_ranking_of_its_period(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    record(engine, definitions, replace(DRAFT, unit_id=DINKES.id, period_id=period_id))
    record(engine, definitions, replace(DRAFT, unit_id=KAPAS.id, period_id=period_id))
    unit, above = (
        somebody(engine, Role.OPD, units=[BAURENO.id]),
        somebody(engine, Role.OPD, units=[DINKES.id]),
    )
    assert [entry.readiness for entry in results_for(unit, definitions)] == [None, None]
    assert [entry.period for entry in results_for(unit, definitions)] == ["Penilaian 2026"] * 2
    move(engine, definitions, period_id, PeriodState.DITERBITKAN)
    told = {entry.whom: entry.readiness is not None for entry in results_for(unit, definitions)}
    assert told == {DINKES.name: True, KAPAS.name: False}  # Kapas was not ranked: that is not published
    assert all(entry.readiness for entry in results_for(above, definitions))
    assert all(entry.readiness for entry in results_for(somebody(engine, Role.PIMPINAN), definitions))


def test_a_mistake_is_withdrawn_with_a_reason_and_entered_again(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = record(engine, definitions, DRAFT)
    office = somebody(engine, Role.ORGANISASI)
    assert str(refusal(record_result, office, definitions, DRAFT, now=LATER)) == (
        "Hasil Kesiapan enam unsur 2026 tahun 2026 untuk seluruh kabupaten sudah dicatat. "
        "Tarik yang lama dahulu bila keliru."
    )
    assert refusal(withdraw_result, office, number, reason=" ", now=LATER).code is (
        Refusal.RESULT_REASON_MISSING
    )
    assert refusal(withdraw_result, office, 99, reason="x", now=LATER).code is Refusal.RESULT_UNKNOWN
    withdraw_result(office, number, reason="  salah   ketik ", now=LATER)
    assert refusal(withdraw_result, office, number, reason="x", now=LATER).code is Refusal.RESULT_WITHDRAWN
    record(engine, definitions, replace(DRAFT, score="71,00"))
    entries = results_for(operator(engine), definitions)
    assert [(str(entry.result.score), entry.withdrawn) for entry in entries] == [
        ("70.00", "salah ketik"),
        ("71.00", None),
    ]
    assert (count(engine, results), count(engine, result_withdrawals)) == (2, 1)


def test_the_trail_tells_what_was_entered_and_withdrawn_and_no_free_text(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    draft = replace(DRAFT, unit_id=DINKES.id, source="Ibu Sari", note="Pak Budi")
    number = record(engine, definitions, draft)
    withdraw_result(somebody(engine, Role.ORGANISASI), number, reason="kata Pak Budi", now=LATER)
    with reading(engine) as connection:
        rows = connection.execute(sa.select(trail).order_by(trail.c.id.desc()).limit(2)).all()
    withdrawn, recorded = rows
    assert (recorded.event, recorded.object) == (Event.RESULT_RECORDED, f"result {number}")
    facts = {"edition": LOCAL, "year": 2026, "unit": DINKES.id, "score": "70.00"}
    assert json.loads(recorded.after) == {**facts, "category": "kuning", "basis": "resmi"}
    assert (withdrawn.event, json.loads(withdrawn.before)) == (
        Event.RESULT_WITHDRAWN,
        json.loads(recorded.after),
    )
    assert not any("Budi" in f"{row.before}{row.after}" or "Sari" in row.after for row in rows)


def test_no_figure_moves_by_a_result(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    with reading(engine) as connection:
        before = read_installation(connection).data_version
    record(engine, definitions, DRAFT)
    with reading(engine) as connection:
        assert read_installation(connection).data_version == before


def test_a_result_is_of_a_known_unit_and_of_a_frozen_period(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    office = somebody(engine, Role.ORGANISASI)
    move(engine, definitions, period_id, PeriodState.DIBUKA)
    for draft, expected in (
        (replace(DRAFT, unit_id="tidak-ada"), Refusal.UNIT_UNKNOWN),
        (replace(DRAFT, period_id=period_id), Refusal.RESULT_NOT_FROZEN),
        (replace(DRAFT, period_id=99), Refusal.PERIOD_UNKNOWN),
        (replace(DRAFT, score="x"), Refusal.RESULT_SCORE),
    ):
        assert refusal(record_result, office, definitions, draft, now=LATER).code is expected
    assert count(engine, results) == 0


def test_the_published_series_is_shown_where_the_registry_is_its_own(
    engine: sa.Engine, definitions: Definitions
) -> None:
    setup.choose_registry(operator(engine), RegistrySource.BOJONEGORO, now=NOW)
    entries = results_for(somebody(engine, Role.OPD, units=["dinas-sosial"]), definitions)
    region = [(e.result.year, e.result.edition, e.result.score) for e in entries if not e.whom]
    assert (2024, NEWER, Decimal("98.70")) in region
    assert {entry.id for entry in entries} == {None}
    assert "Dinas Sosial" in {entry.whom for entry in entries}
    record(engine, definitions, replace(DRAFT, year=2024, edition=NEWER, score="98,70"))
    entered = [e for e in results_for(operator(engine), definitions) if e.result.year == 2024 and not e.whom]
    assert [(e.id is None, e.result.standing.basis) for e in entered if e.result.edition == NEWER] == [
        (False, Basis.RESMI)
    ]


def test_another_registry_gets_no_results_of_others(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    assert results_for(operator(engine), definitions) == ()
