"""Claimed and verified: what was looked at counts, what was not is unknown, what changed is asked again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from msgspec import structs

from compliance.accounts.events import Event
from compliance.analysis.verified import fingerprint, state_of, verified_answers
from compliance.definitions.load import Definitions
from compliance.model import (
    Answer,
    PeriodState,
    Place,
    Role,
    ScoreBasis,
    Status,
    Verdict,
    Verification,
    VerificationState,
)
from compliance.storage.engine import reading
from compliance.storage.tables import verdicts
from compliance.storage.trail import read
from compliance.text.workflows import Refusal
from compliance.workflows import score_views
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.publication import advance, recount
from compliance.workflows.standing import standing_of_unit
from compliance.workflows.verification import Decision, Item, decide, items
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
    set_up,
    stored,
    yes,
)

BELUM, BERUBAH, DITERIMA, DIKOREKSI, DIKEMBALIKAN = VerificationState


@pytest.fixture
def period_id(engine: sa.Engine, pool: Scripted) -> int:
    period_id = set_up(engine)
    six = {f"{element}_ada": yes() for element in SIX}
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, **six), says(BAURENO, **six)))
    return period_id


Decide = Callable[..., int]


@pytest.fixture
def deciding(engine: sa.Engine, definitions: Definitions, period_id: int) -> Decide:
    """`deciding("dinkes", "sop.ada", Verdict.DITERIMA, …)` as somebody of the office."""

    def made(unit: str, question: str, verdict: Verdict, **more: str) -> int:
        caller = somebody(engine, Role.ORGANISASI)
        item = found(engine, definitions, period_id)[unit, question]
        one = Decision(unit_id=unit, question=question, claim=item.claim, verdict=verdict, **more)
        return decide(caller, definitions, [one], period_id=period_id, now=NOW)

    return made


def found(engine: sa.Engine, definitions: Definitions, period_id: int) -> dict[tuple[str, str], Item]:
    listed = items(operator(engine), definitions, period_id=period_id)
    return {(item.unit.id, item.question): item for item in listed}


def test_what_was_not_looked_at_is_unknown_not_false(
    engine: sa.Engine, definitions: Definitions, period_id: int, deciding: Decide
) -> None:
    assert floors(engine, definitions, period_id)[DINKES.id] == (100.0, None)
    deciding(DINKES.id, "sop.ada", Verdict.DITERIMA)
    assert floors(engine, definitions, period_id)[DINKES.id] == (100.0, 16.67)
    verified = floors(engine, definitions, period_id, ScoreBasis.TERVERIFIKASI)
    assert verified[DINKES.id] == (16.67, 16.67)
    both = score_views.both_gaps_for(
        operator(engine), definitions, period_id=period_id, instrument_id=LOCAL, unit_id=DINKES.id
    )
    found = both[ScoreBasis.TERVERIFIKASI]
    assert (str(found.assessment.floor), str(found.assessment.ceiling)) == ("16.67", "100.00")


def test_a_correction_counts_in_the_place_of_the_claim(
    engine: sa.Engine, definitions: Definitions, period_id: int, deciding: Decide
) -> None:
    deciding(DINKES.id, "sop.ada", Verdict.DIKOREKSI, value=" Belum ada ", note="tidak ada di laci")
    mine = standing_of_unit(operator(engine), definitions, period_id=period_id, unit_id=DINKES.id).states
    item = mine["sop.ada"]
    assert item.state is DIKOREKSI
    assert item.verification is not None
    assert (item.verification.corrected, item.verification.note) == (Status.TIDAK, "tidak ada di laci")
    assert item.answer.value is Status.ADA
    assert floors(engine, definitions, period_id)[DINKES.id] == (100.0, 0.0)


def test_only_what_changed_is_asked_again(
    engine: sa.Engine, definitions: Definitions, period_id: int, deciding: Decide, pool: Scripted
) -> None:
    for question in ("sop.ada", "sp.ada"):
        deciding(DINKES.id, question, Verdict.DITERIMA)
    again = says(DINKES, sop_ada=no("D9"), sp_ada=yes("Z99"))
    stored(engine, pool, period_id, pool.file(b"lagi", again))
    states = {
        key[1]: item.state
        for key, item in found(engine, definitions, period_id).items()
        if key[0] == DINKES.id
    }
    assert (states["sop.ada"], states["sp.ada"], states["skm.ada"]) == (BERUBAH, DITERIMA, BELUM)


def test_many_at_once_and_nothing_twice(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    caller = somebody(engine, Role.ORGANISASI)
    all_items = items(caller, definitions, period_id=period_id)
    decisions = [
        Decision(unit_id=i.unit.id, question=i.question, claim=i.claim, verdict=Verdict.DITERIMA)
        for i in all_items
    ]
    assert decide(caller, definitions, decisions, period_id=period_id, now=NOW) == 12
    assert decide(caller, definitions, decisions, period_id=period_id, now=NOW) == 0
    assert count(engine, verdicts) == 12
    assert set(floors(engine, definitions, period_id).values()) == {(100.0, 100.0)}


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            {"verdict": Verdict.DIKEMBALIKAN, "note": "  "},
            "Jawaban Dinas Kesehatan untuk “{label}” dikembalikan tanpa catatan. "
            "Tulis apa yang perlu diperbaiki.",
        ),
        (
            {"verdict": Verdict.DIKOREKSI},
            "Koreksi untuk Dinas Kesehatan, “{label}”, masih kosong. "
            "Isi jawaban yang benar, atau pilih keputusan lain.",
        ),
        (
            {"verdict": Verdict.DIKOREKSI, "value": "entahlah"},
            "Koreksi “entahlah” untuk Dinas Kesehatan, “{label}”, tidak terbaca sebagai jawaban. "
            "Tulis seperti dalam lembar isian, misalnya ada, tidak, 12, atau 2026-03-31.",
        ),
    ],
)
def test_a_decision_that_says_too_little_is_refused(
    engine: sa.Engine, definitions: Definitions, deciding: Decide, more: dict[str, str], sentence: str
) -> None:
    label = next(q.label for q in definitions.checklist.questions if q.id == "sop.ada")
    with pytest.raises(Refused) as refused:
        deciding(DINKES.id, "sop.ada", **more)
    assert str(refused.value) == sentence.format(label=label)
    assert count(engine, verdicts) == 0


def test_all_or_nothing_and_never_about_another_answer_than_was_seen(
    engine: sa.Engine, definitions: Definitions, period_id: int, pool: Scripted
) -> None:
    caller = somebody(engine, Role.ORGANISASI)
    seen = found(engine, definitions, period_id)
    stored(engine, pool, period_id, pool.file(b"lagi", says(DINKES, sop_ada=no())))
    decisions = [
        Decision(unit_id=DINKES.id, question=q, claim=seen[DINKES.id, q].claim, verdict=Verdict.DITERIMA)
        for q in ("sp.ada", "sop.ada")
    ]
    with pytest.raises(Refused) as refused:
        decide(caller, definitions, decisions, period_id=period_id, now=NOW)
    assert refused.value.code is Refusal.VERDICT_STALE
    assert count(engine, verdicts) == 0


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PIMPINAN, Role.OPD])
def test_only_the_office_verifies(
    engine: sa.Engine, definitions: Definitions, period_id: int, role: Role
) -> None:
    caller = somebody(engine, role, units=[DINKES.id] if role is Role.OPD else [])
    for attempt in (
        lambda: items(caller, definitions, period_id=period_id),
        lambda: decide(caller, definitions, [], period_id=period_id, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code is Refusal.NOT_ALLOWED


def test_a_unit_sees_what_was_decided_about_itself_alone(
    engine: sa.Engine, definitions: Definitions, period_id: int, deciding: Decide
) -> None:
    deciding(DINKES.id, "sop.ada", Verdict.DIKEMBALIKAN, note="lampirkan SK")
    dinkes = somebody(engine, Role.OPD, units=[DINKES.id])
    mine = standing_of_unit(dinkes, definitions, period_id=period_id, unit_id=DINKES.id).states
    assert mine["sop.ada"].state is DIKEMBALIKAN
    with pytest.raises(Refused):
        standing_of_unit(dinkes, definitions, period_id=period_id, unit_id=BAURENO.id)


def test_a_frozen_period_keeps_its_verified_figures(
    engine: sa.Engine, definitions: Definitions, period_id: int, deciding: Decide
) -> None:
    deciding(DINKES.id, "sop.ada", Verdict.DITERIMA)
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        advance(operator(engine), period_id, state, definitions=definitions, now=NOW)
    with pytest.raises(Refused) as refused:
        deciding(DINKES.id, "sp.ada", Verdict.DITERIMA)
    assert refused.value.code is Refusal.PERIOD_FROZEN
    assert floors(engine, definitions, period_id)[DINKES.id] == (100.0, 16.67)
    again = recount(operator(engine), period_id, definitions)
    assert again is not None
    assert again.moved == ()


def test_the_trail_tells_what_was_decided_without_the_note(
    engine: sa.Engine, definitions: Definitions, period_id: int, deciding: Decide
) -> None:
    deciding(DINKES.id, "sop.ada", Verdict.DIKOREKSI, value="tidak", note="kata Pak Budi")
    with reading(engine) as connection:
        [written] = read(connection, events=[Event.ANSWERS_VERIFIED])
    entry = written.entry
    assert (entry.object, entry.before, entry.after) == (
        "unit dinkes",
        {"sop.ada": "belum diperiksa"},
        {"sop.ada": "dikoreksi: tidak"},
    )


def test_the_place_of_an_answer_is_no_part_of_its_claim_its_proof_is() -> None:
    answer = Answer(value=Status.ADA, place=Place(sheet="A", cell="B2"), evidence=("https://x.id/sk",))
    moved = structs.replace(answer, place=Place(sheet="C", cell="D4"), note="lain")
    assert fingerprint(moved) == fingerprint(answer)
    assert fingerprint(structs.replace(answer, evidence=())) != fingerprint(answer)
    accepted = Verification(verdict=Verdict.DITERIMA, claim=fingerprint(answer))
    assert state_of(answer, None) is BELUM
    assert state_of(moved, accepted) is DITERIMA
    assert state_of(structs.replace(answer, evidence=()), accepted) is BERUBAH
    assert verified_answers({"sop.ada": moved}, {"sop.ada": accepted}) == {"sop.ada": moved}
    assert verified_answers({"sop.ada": structs.replace(answer, evidence=())}, {"sop.ada": accepted}) == {}
