"""Old answers come into a period only when somebody took them, once, and never over what stands."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from compliance.accounts.events import Event
from compliance.analysis.verified import fingerprint
from compliance.definitions.load import load_definitions
from compliance.model import (
    Answer,
    ChangeKind,
    PeriodState,
    Place,
    Role,
    Status,
    Unit,
    UnitChange,
    Verdict,
    VerificationState,
)
from compliance.storage.engine import reading, writing
from compliance.storage.registry import Deadlines, insert_units, note_change
from compliance.storage.revisions import store_changes
from compliance.storage.tables import batches, contents, staged_files, submissions, trail, uploads
from compliance.text.workflows import Refusal
from compliance.workflows import history, setup, verification
from compliance.workflows.batch import Stored
from compliance.workflows.carry_over import Choice, Offer, carry, earlier, proposal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from tests.workflows.people import somebody
from tests.workflows.scenes import (
    BARU,
    BAURENO,
    DINKES,
    LATER,
    NOW,
    Scripted,
    count,
    no,
    says,
    set_up,
    standing,
    stored,
    upload_rows,
    yes,
)

DEFINITIONS = load_definitions()
LINK = "https://kab.id/sop.pdf"
RECENT, OLD = Answer(value=date(2027, 1, 10)), Answer(value=date(2025, 12, 10))


@pytest.fixture
def source_id(engine: sa.Engine, pool: Scripted) -> int:
    """Penilaian 2026: the survey of one unit is too old a year later, that of the other is not."""
    period_id = set_up(engine, DINKES, BAURENO)
    dinkes = says(DINKES, sop_ada=yes(evidence=(LINK,), effective=date(2026, 1, 2)), skm_tanggal=OLD)
    baureno = says(BAURENO, sop_ada=no(), sp_ada=yes(), skm_tanggal=RECENT)
    stored(engine, pool, period_id, pool.file(b"a", dinkes, baureno))
    return period_id


@pytest.fixture
def period_id(engine: sa.Engine, source_id: int) -> int:
    """Penilaian 2027, open."""
    caller = operator(engine)
    added = setup.add_period(caller, name="Penilaian 2027", assessment_date=date(2027, 8, 1), now=NOW)
    advance(caller, added.id, PeriodState.DIBUKA, definitions=DEFINITIONS, now=NOW)
    return added.id


def offered(caller: Caller, period_id: int, source_id: int) -> dict[tuple[str, str], Offer]:
    found = proposal(caller, DEFINITIONS, period_id=period_id, source_id=source_id)
    return {(offer.unit.id, offer.question): offer for offer in found.offers}


def choices(offers: dict[tuple[str, str], Offer], *wanted: tuple[str, str]) -> list[Choice]:
    return [
        Choice(unit_id=unit_id, question=question, claim=fingerprint(offers[unit_id, question].answer))
        for unit_id, question in wanted or offers
    ]


def taken(
    caller: Caller, period_id: int, source_id: int, *wanted: tuple[str, str], now: datetime = NOW
) -> Stored:
    chosen = choices(offered(caller, period_id, source_id), *wanted)
    return carry(caller, DEFINITIONS, chosen, period_id=period_id, source_id=source_id, now=now)


def refusal(caller: Caller, period_id: int, source_id: int, chosen: list[Choice]) -> Refused:
    with pytest.raises(Refused) as refused:
        carry(caller, DEFINITIONS, chosen, period_id=period_id, source_id=source_id, now=NOW)
    return refused.value


def test_looking_stores_nothing(engine: sa.Engine, office: Caller, period_id: int, source_id: int) -> None:
    found = offered(office, period_id, source_id)
    assert set(found) == {
        ("dinkes", "sop.ada"),
        ("dinkes", "skm.tanggal"),
        ("baureno", "sop.ada"),
        ("baureno", "sp.ada"),
        ("baureno", "skm.tanggal"),
    }
    assert [key for key, offer in found.items() if offer.expired] == [("dinkes", "skm.tanggal")]
    assert standing(engine, period_id) == {}


def test_what_was_taken_stands_with_its_proof_and_only_that(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    done = taken(office, period_id, source_id, ("dinkes", "sop.ada"), ("baureno", "sp.ada"))
    assert (done.files, done.units, done.changes, done.new_units) == (1, 2, 2, 0)
    stands = standing(engine, period_id)
    assert {unit: set(answers) for unit, answers in stands.items()} == {
        "dinkes": {"sop.ada"},
        "baureno": {"sp.ada"},
    }
    assert stands["dinkes"]["sop.ada"] == Answer(
        value=Status.ADA,
        place=Place(sheet="Bawaan", cell="D4"),
        evidence=(LINK,),
        effective=date(2026, 1, 2),
    )
    assert standing(engine, source_id)["dinkes"]["sop.ada"].place.cell == "C7"
    assert set(offered(office, period_id, source_id)) == {
        ("dinkes", "skm.tanggal"),
        ("baureno", "sop.ada"),
        ("baureno", "skm.tanggal"),
    }


def test_the_history_names_it_gives_it_back_and_undoes_it(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    before = offered(office, period_id, source_id)
    taken(office, period_id, source_id)
    [upload] = upload_rows(engine, period_id)
    assert (upload.name, upload.reason, upload.unit_count) == (
        "Bawaan dari Penilaian 2026.xlsx",
        "Dibawa dari periode “Penilaian 2026”",
        2,
    )
    name, data = history.original(office, upload.id)
    assert name == "Bawaan dari Penilaian 2026.xlsx"
    sheet = load_workbook(io.BytesIO(data))["Bawaan"]
    assert sheet.max_row == 3 + len(before)
    history.undo(office, upload.id, reason="keliru", now=LATER)
    assert standing(engine, period_id) == {}
    assert set(offered(office, period_id, source_id)) == set(before)
    taken(office, period_id, source_id)  # what was undone may come again
    assert [row.live for row in upload_rows(engine, period_id)] == [True, False]


def test_what_is_answered_already_is_neither_offered_nor_replaced(
    engine: sa.Engine, office: Caller, pool: Scripted, period_id: int, source_id: int
) -> None:
    seen = offered(office, period_id, source_id)
    stored(engine, pool, period_id, pool.file(b"b", says(BAURENO, sop_ada=yes(), sp_ada=no())))
    before = standing(engine, period_id)["baureno"]
    assert {question for unit, question in offered(office, period_id, source_id) if unit == "baureno"} == {
        "skm.tanggal"
    }
    refused = refusal(office, period_id, source_id, choices(seen))
    assert str(refused) == (
        "Ada 2 jawaban yang sudah diisi atau berubah sejak Anda melihatnya, antara lain Kecamatan Baureno "
        "untuk “SOP tersedia”. Tidak ada yang disimpan; muat ulang halaman, lalu pilih lagi."
    )
    assert standing(engine, period_id) == {"baureno": before}
    taken(office, period_id, source_id)
    after = standing(engine, period_id)["baureno"]
    assert {question: after[question] for question in before} == before


def test_an_old_answer_that_changed_since_it_was_seen_is_not_taken(
    engine: sa.Engine, office: Caller, pool: Scripted, period_id: int, source_id: int
) -> None:
    seen = offered(office, period_id, source_id)
    stored(engine, pool, source_id, pool.file(b"b", says(BAURENO, sop_ada=yes())))
    assert refusal(office, period_id, source_id, choices(seen)).code is Refusal.OFFER_STALE
    invented = [Choice(unit_id="dinkes", question="tidak.ada", claim="0" * 64)]
    assert refusal(office, period_id, source_id, invented).code is Refusal.OFFER_STALE
    assert standing(engine, period_id) == {}


def test_a_double_click_stores_once(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    chosen = choices(offered(office, period_id, source_id))
    ids = {"period_id": period_id, "source_id": source_id}
    first = carry(office, DEFINITIONS, chosen, now=NOW, **ids)
    again = carry(office, DEFINITIONS, chosen[::-1], now=LATER, **ids)
    assert again == first
    assert len(upload_rows(engine, period_id)) == 1
    assert count(engine, staged_files) == 0


def test_two_at_the_same_moment_store_once(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    chosen = choices(offered(office, period_id, source_id))
    callers = [office, somebody(engine, Role.ORGANISASI), operator(engine)]
    found: list[Stored] = []

    def run(caller: Caller) -> None:
        found.append(carry(caller, DEFINITIONS, chosen, period_id=period_id, source_id=source_id, now=NOW))

    threads = [threading.Thread(target=run, args=(caller,)) for caller in callers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len({one.batch_id for one in found}) == 1
    assert len(upload_rows(engine, period_id)) == 1
    with reading(engine) as connection:
        versions = connection.execute(
            sa.select(submissions.c.version).where(submissions.c.period_id == period_id)
        )
        assert set(versions.scalars()) == {1}


def test_a_unit_takes_its_own_and_sees_no_other(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    everything = offered(office, period_id, source_id)
    own = offered(unit, period_id, source_id)
    assert {unit_id for unit_id, _ in own} == {BAURENO.id}
    assert refusal(unit, period_id, source_id, choices(everything)).code is Refusal.NOT_ALLOWED
    assert taken(unit, period_id, source_id).changes == 3
    assert set(standing(engine, period_id)) == {BAURENO.id}


def test_a_unit_takes_nothing_into_a_draft_nor_after_the_last_day(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    unit = somebody(engine, Role.OPD, units=[BAURENO.id])
    chosen = choices(offered(unit, period_id, source_id))
    setup.set_deadlines(operator(engine), period_id, Deadlines(report_until=date(2026, 2, 1)))
    assert str(refusal(unit, period_id, source_id, chosen)) == (
        "Batas pengisian periode “Penilaian 2027” oleh unit adalah 1 Februari 2026 dan sudah lewat. "
        "Bila isian Anda masih perlu diubah, hubungi Bagian Organisasi."
    )
    advance(operator(engine), period_id, PeriodState.DRAFT, definitions=DEFINITIONS, now=NOW, reason="belum")
    assert refusal(unit, period_id, source_id, chosen).code is Refusal.NOT_OPEN
    assert taken(office, period_id, source_id).units == 2


def test_nothing_comes_into_a_frozen_period(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    chosen = choices(offered(office, period_id, source_id))
    advance(operator(engine), period_id, PeriodState.DIBEKUKAN, definitions=DEFINITIONS, now=NOW)
    assert str(refusal(office, period_id, source_id, chosen)) == (
        "Periode “Penilaian 2027” sudah dibekukan; isian dan tanggalnya tidak dapat diubah lagi. "
        "Pilih periode lain, atau minta administrator membukanya kembali."
    )
    with pytest.raises(Refused):
        offered(office, period_id, source_id)


def test_nothing_chosen_and_a_later_period_are_refused_in_words(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    assert str(refusal(office, period_id, source_id, [])) == (
        "Belum ada jawaban yang dicentang. Centang paling sedikit satu jawaban."
    )
    for source, into in ((period_id, source_id), (period_id, period_id)):
        with pytest.raises(Refused) as refused:
            proposal(office, DEFINITIONS, period_id=into, source_id=source)
        assert str(refused.value) == (
            "Jawaban hanya dapat dibawa dari periode yang tanggal penilaiannya lebih awal. "
            "Pilih periode asal yang lain."
        )


def test_what_the_office_found_then_is_shown_and_verification_starts_anew(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    items = verification.items(office, DEFINITIONS, period_id=source_id)
    claims = {(item.unit.id, item.question): item.claim for item in items}
    made = (
        (("baureno", "sop.ada"), Verdict.DIKOREKSI, "ada", ""),
        (("baureno", "sp.ada"), Verdict.DIKEMBALIKAN, "", "Belum disahkan."),
        (("dinkes", "sop.ada"), Verdict.DITERIMA, "", ""),
    )
    decisions = [
        verification.Decision(
            unit_id=key[0], question=key[1], claim=claims[key], verdict=verdict, value=value, note=note
        )
        for key, verdict, value, note in made
    ]
    verification.decide(office, DEFINITIONS, decisions, period_id=source_id, now=NOW)
    found = offered(office, period_id, source_id)
    assert (found["baureno", "sp.ada"].note, found["baureno", "sp.ada"].still_good) == (
        "Belum disahkan.",
        False,
    )
    assert found["dinkes", "sop.ada"].state is VerificationState.DITERIMA
    taken(office, period_id, source_id)
    assert standing(engine, period_id)["baureno"]["sop.ada"].value is Status.ADA
    states = {item.state for item in verification.items(office, DEFINITIONS, period_id=period_id)}
    assert states == {VerificationState.BELUM}


def test_a_frozen_source_gives_what_was_frozen(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    before = offered(office, period_id, source_id)
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN, PeriodState.DIARSIPKAN):
        advance(operator(engine), source_id, state, definitions=DEFINITIONS, now=NOW)
    assert offered(office, period_id, source_id) == before
    assert taken(office, period_id, source_id).changes == len(before)


@pytest.fixture
def merged(engine: sa.Engine, period_id: int) -> Unit:
    """A unit that took the place of both in between."""
    when = date(2027, 1, 1)
    changes = [
        UnitChange(unit_id=one.id, kind=ChangeKind.TUTUP, effective=when, successors=(BARU.id,))
        for one in (DINKES, BAURENO)
    ]
    changes.append(UnitChange(unit_id=BARU.id, kind=ChangeKind.BARU, effective=when))
    with writing(engine) as connection:
        insert_units(connection, [BARU])
        store_changes(connection, changes, reason="digabung", account=None, now=NOW)
        note_change(connection, registry=True)
    return BARU


def test_who_took_the_place_of_others_is_offered_what_they_said(
    engine: sa.Engine, office: Caller, merged: Unit, period_id: int, source_id: int
) -> None:
    """What one of them alone answered; not what they contradict each other about, and none is ticked."""
    unit = somebody(engine, Role.OPD, units=[merged.id])
    for caller in (office, unit):
        found = proposal(caller, DEFINITIONS, period_id=period_id, source_id=source_id)
        assert [(offer.unit.id, offer.question) for offer in found.offers] == [(merged.id, "sp.ada")]
        assert [one.name for one in found.offers[0].of] == ["Kecamatan Baureno"]
        assert not any(offer.suggested for offer in found.offers)
        assert [(clash.unit.id, clash.question) for clash in found.clashes] == [
            (merged.id, "sop.ada"),
            (merged.id, "skm.tanggal"),
        ]
        assert [(one.name, answer.value) for one, answer in found.clashes[0].said] == [
            ("Dinas Kesehatan", Status.ADA),
            ("Kecamatan Baureno", Status.TIDAK),
        ]
    assert taken(unit, period_id, source_id).changes == 1
    kept = standing(engine, period_id)[merged.id]
    assert set(kept) == {"sp.ada"}
    assert kept["sp.ada"].note == "jawaban Kecamatan Baureno pada periode itu"
    [upload] = upload_rows(engine, period_id)
    _, data = history.original(unit, upload.id)
    sheet = load_workbook(io.BytesIO(data))["Bawaan"]
    assert [cell.value for cell in sheet[4]][-1] == "Kecamatan Baureno"


def test_a_clash_cannot_be_taken_by_hand(
    office: Caller, merged: Unit, period_id: int, source_id: int
) -> None:
    invented = [Choice(unit_id=merged.id, question="sop.ada", claim=fingerprint(yes()))]
    assert refusal(office, period_id, source_id, invented).code is Refusal.OFFER_STALE


def test_the_trail_says_from_where_and_how_many(
    engine: sa.Engine, office: Caller, period_id: int, source_id: int
) -> None:
    taken(office, period_id, source_id, ("baureno", "sp.ada"))
    with reading(engine) as connection:
        rows = connection.execute(sa.select(trail.c.event, trail.c.object, trail.c.after)).all()
    said = {row.event: (row.object, row.after) for row in rows}
    about, after = said[Event.ANSWERS_CARRIED.value]
    assert about == f"period {period_id}"
    assert f'"source":{source_id}' in after.replace(" ", "")
    assert {Event.UPLOAD_STORED.value, Event.ANSWERS_CHANGED.value} <= set(said)


def test_a_refusal_leaves_nothing_behind(
    engine: sa.Engine, office: Caller, pool: Scripted, period_id: int, source_id: int
) -> None:
    chosen = choices(offered(office, period_id, source_id))
    stored(engine, pool, period_id, pool.file(b"b", says(BAURENO, sop_ada=yes())))
    tables = (batches, uploads, contents, staged_files, submissions, trail)
    before = [count(engine, table) for table in tables]
    refusal(office, period_id, source_id, chosen)
    assert [count(engine, table) for table in tables] == before


def test_the_last_period_before_comes_first(engine: sa.Engine, period_id: int, source_id: int) -> None:
    known = setup.periods(engine)
    middle = replace(known[0], id=9, assessment_date=date(2027, 1, 1))
    assert [one.id for one in earlier((*known, middle), known[1])] == [9, source_id]
    assert earlier(known, known[0]) == ()


def test_a_later_file_that_repeats_a_value_keeps_the_old_proof(
    engine: sa.Engine, office: Caller, pool: Scripted, period_id: int, source_id: int
) -> None:
    taken(office, period_id, source_id, ("dinkes", "sop.ada"))
    stored(engine, pool, period_id, pool.file(b"c", says(DINKES, sop_ada=yes("E9"))))
    kept = standing(engine, period_id)["dinkes"]["sop.ada"]
    assert (kept.evidence, kept.effective, kept.place.cell) == ((LINK,), date(2026, 1, 2), "E9")
    carried = upload_rows(engine, period_id)[1]
    history.undo(office, carried.id, reason="keliru", now=datetime(2026, 4, 1, tzinfo=UTC))
    assert standing(engine, period_id)["dinkes"]["sop.ada"].evidence == ()
