"""Masa sanggah: who may object when to what, who rules, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.analysis.frames import UNIT_ID, VERIFIED_FLOOR
from compliance.definitions.load import Definitions
from compliance.model import (
    ObjectionState,
    Outcome,
    PeriodState,
    Role,
    Status,
    Verdict,
    Verification,
)
from compliance.storage.engine import reading, writing
from compliance.storage.registry import Deadlines, set_deadlines, set_period_state
from compliance.storage.tables import objection_outcomes, objections, verdicts
from compliance.storage.trail import read
from compliance.text.workflows import Refusal
from compliance.workflows import score_views
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.objection_window import Window, window
from compliance.workflows.objections import (
    Case,
    NewRuling,
    Protest,
    cases,
    file_objection,
    rule,
)
from compliance.workflows.publication import advance
from compliance.workflows.standing import standing_of_unit
from compliance.workflows.verification import Decision, decide
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, LOCAL, NOW, Scripted, count, no, says, set_up, stored, yes

FIRST, LAST = date(2026, 3, 10), date(2026, 3, 12)
DAYS = Deadlines(objections_from=FIRST, objections_until=LAST)
WITHIN = datetime(2026, 3, 11, 8, 0, tzinfo=UTC)
TERBUKA, DIKABULKAN, DITOLAK, GUGUR = ObjectionState
SOP, SP, MAKLUMAT = "sop.ada", "sp.ada", "maklumat.ada"


@pytest.fixture
def period_id(engine: sa.Engine, pool: Scripted, definitions: Definitions) -> int:
    """Open and within its window: SOP sent back, SP corrected to *tidak*, maklumat accepted."""
    period_id = set_up(engine)
    three = {f"{element}_ada": yes() for element in ("sop", "sp", "maklumat")}
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, **three), says(BAURENO, **three)))
    put(engine, period_id, DAYS)
    decided(engine, definitions, period_id, SOP, Verdict.DIKEMBALIKAN, note="lampirkan SK")
    decided(engine, definitions, period_id, SP, Verdict.DIKOREKSI, value="tidak", note="tidak ditemukan")
    decided(engine, definitions, period_id, MAKLUMAT, Verdict.DITERIMA)
    return period_id


def put(engine: sa.Engine, period_id: int, days: Deadlines, state: PeriodState = PeriodState.DIBUKA) -> None:
    with writing(engine) as connection:
        set_deadlines(connection, period_id, days)
        set_period_state(connection, period_id, state)


def decided(
    engine: sa.Engine,
    definitions: Definitions,
    period_id: int,
    question: str,
    verdict: Verdict,
    unit: str = DINKES.id,
    **more: str,
) -> None:
    item = standing_of_unit(operator(engine), definitions, period_id=period_id, unit_id=unit).states[question]
    one = Decision(unit_id=unit, question=question, claim=item.claim, verdict=verdict, **more)
    decide(operator(engine), definitions, [one], period_id=period_id, now=NOW)


def unit_account(engine: sa.Engine, unit: str = DINKES.id, now: datetime = WITHIN) -> Caller:
    return somebody(engine, Role.OPD, units=[unit], now=now)


def seen_decision(
    engine: sa.Engine, definitions: Definitions, period_id: int, question: str
) -> Verification | None:
    found = standing_of_unit(operator(engine), definitions, period_id=period_id, unit_id=DINKES.id).states
    return found[question].verification


def protest(
    engine: sa.Engine,
    definitions: Definitions,
    period_id: int,
    question: str = SOP,
    *,
    reason: str = "SK sudah terlampir di SIPPN",
    evidence: Sequence[str] = (),
    caller: Caller | None = None,
) -> int:
    one = Protest(
        unit_id=DINKES.id,
        question=question,
        against=seen_decision(engine, definitions, period_id, question),
        reason=reason,
        evidence=evidence,
    )
    return file_objection(caller or unit_account(engine), definitions, one, period_id=period_id)


def listed(engine: sa.Engine, definitions: Definitions, period_id: int) -> dict[str, Case]:
    found = cases(operator(engine), definitions, period_id=period_id)
    return {case.objection.question: case for case in found}


def office(engine: sa.Engine) -> Caller:
    return somebody(engine, Role.ORGANISASI, now=WITHIN)


def granted(**more: object) -> NewRuling:
    return replace(NewRuling(outcome=Outcome.DIKABULKAN, reason="SK ditemukan"), **more)


def verified_floor(engine: sa.Engine, definitions: Definitions, period_id: int) -> float:
    found = score_views.ranking_for(
        operator(engine), definitions, period_id=period_id, instrument_id=LOCAL
    ).frame
    return float(round(found.set_index(UNIT_ID)[VERIFIED_FLOOR][DINKES.id], 2))


@pytest.mark.parametrize(
    ("today", "where"),
    [
        (FIRST - timedelta(days=1), Window.BEFORE),
        (FIRST, Window.OPEN),
        (LAST, Window.OPEN),
        (LAST + timedelta(days=1), Window.AFTER),
    ],
)
def test_both_days_are_in_the_window(today: date, where: Window) -> None:
    assert window(DAYS, today) is where
    assert window(Deadlines(), today) is Window.UNSET


def test_a_unit_objects_and_the_office_sees_it_beside_the_answer(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    links = ["  https://dinkes.go.id/sk.pdf ", "", "drive.google.com/file/d/1", "https://dinkes.go.id/sk.pdf"]
    number = protest(engine, definitions, period_id, reason=" SK ada\ndi web ", evidence=links)
    [case] = cases(office(engine), definitions, period_id=period_id)
    assert (case.objection.id, case.unit, case.state) == (number, DINKES, TERBUKA)
    assert case.objection.reason == "SK ada\ndi web"
    assert case.objection.evidence == ("https://dinkes.go.id/sk.pdf", "http://drive.google.com/file/d/1")
    assert (case.objection.against.verdict, case.objection.against.note) == (
        Verdict.DIKEMBALIKAN,
        "lampirkan SK",
    )
    assert case.answer is not None
    assert case.answer.value is Status.ADA
    mine = standing_of_unit(unit_account(engine), definitions, period_id=period_id, unit_id=DINKES.id).cases
    assert mine == (case,)


@pytest.mark.parametrize(
    ("now", "days", "state", "sentence"),
    [
        (
            datetime(2026, 3, 9, 8, 0, tzinfo=UTC),
            DAYS,
            PeriodState.DIBUKA,
            "Masa sanggah periode “Penilaian 2026” baru mulai 10 Maret 2026, sampai 12 Maret 2026. "
            "Ajukan sanggahan pada masa itu.",
        ),
        (
            datetime(2026, 3, 13, 8, 0, tzinfo=UTC),
            DAYS,
            PeriodState.DIBUKA,
            "Masa sanggah periode “Penilaian 2026” sudah berakhir: 10 Maret 2026 sampai 12 Maret 2026. "
            "Hubungi Bagian Organisasi bila isian Anda masih keliru.",
        ),
        (
            WITHIN,
            Deadlines(),
            PeriodState.DIBUKA,
            "Masa sanggah periode “Penilaian 2026” belum ditetapkan. "
            "Minta administrator menetapkannya di halaman Periode.",
        ),
        (
            WITHIN,
            DAYS,
            PeriodState.DRAFT,
            "Sanggahan hanya dapat diajukan selama periode dibuka; periode “Penilaian 2026” sekarang draf.",
        ),
    ],
)
def test_outside_the_window_or_an_open_period_nobody_objects(
    engine: sa.Engine,
    definitions: Definitions,
    period_id: int,
    now: datetime,
    days: Deadlines,
    state: PeriodState,
    sentence: str,
) -> None:
    put(engine, period_id, days, state)
    callers = [somebody(engine, Role.ORGANISASI, now=now)]
    if state is not PeriodState.DRAFT:  # in which a unit has no business at all
        callers.append(unit_account(engine, now=now))
    for caller in callers:
        with pytest.raises(Refused) as refused:
            protest(engine, definitions, period_id, caller=caller)
        assert str(refused.value) == sentence
    assert count(engine, objections) == 0


def test_the_day_is_that_of_the_server_not_of_greenwich(
    engine: sa.Engine, definitions: Definitions, period_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 18:00 in Greenwich it is the next day in Bojonegoro."""
    import time

    monkeypatch.setenv("TZ", "Asia/Jakarta")
    time.tzset()
    try:
        late = unit_account(engine, now=datetime(2026, 3, 12, 18, 0, tzinfo=UTC))
        with pytest.raises(Refused) as refused:
            protest(engine, definitions, period_id, caller=late)
        assert refused.value.code is Refusal.OBJECTION_TOO_LATE
        early = unit_account(engine, now=datetime(2026, 3, 9, 18, 0, tzinfo=UTC))
        assert protest(engine, definitions, period_id, caller=early)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("question", "more", "sentence"),
    [
        (
            MAKLUMAT,
            {},
            "Jawaban Dinas Kesehatan untuk “{label}” tidak sedang dikoreksi atau dikembalikan seperti yang "
            "Anda lihat, jadi tidak ada yang disanggah. Muat ulang halaman untuk melihat keadaan terbarunya.",
        ),
        (
            SOP,
            {"reason": " \n"},
            "Sanggahan Dinas Kesehatan untuk “{label}” belum beralasan. Tulis mengapa keputusannya keliru.",
        ),
        (
            SOP,
            {"evidence": ["lihat di laci"]},
            "Bukti “lihat di laci” bukan alamat web. Tulis satu alamat lengkap pada setiap baris, "
            "misalnya https://contoh.go.id/sk.pdf.",
        ),
    ],
)
def test_what_cannot_be_objected_to_is_said(
    engine: sa.Engine,
    definitions: Definitions,
    period_id: int,
    question: str,
    more: dict[str, object],
    sentence: str,
) -> None:
    label = next(q.label for q in definitions.checklist.questions if q.id == question)
    with pytest.raises(Refused) as refused:
        protest(engine, definitions, period_id, question, **more)
    assert str(refused.value) == sentence.format(label=label)
    assert count(engine, objections) == 0


def test_one_open_objection_for_each_answer(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = protest(engine, definitions, period_id)
    with pytest.raises(Refused) as refused:
        protest(engine, definitions, period_id)
    label = next(q.label for q in definitions.checklist.questions if q.id == SOP)
    assert str(refused.value) == (
        f"Sanggahan Dinas Kesehatan untuk “{label}” masih menunggu putusan. Tunggu putusannya dahulu."
    )
    protest(engine, definitions, period_id, SP)
    rule(office(engine), definitions, number, NewRuling(outcome=Outcome.DITOLAK, reason="belum terlihat"))
    protest(engine, definitions, period_id, reason="sekarang sudah terlihat")
    found = cases(operator(engine), definitions, period_id=period_id)
    assert [case.state for case in found] == [TERBUKA, TERBUKA, DITOLAK]
    assert [case.objection.question for case in found] == [SP, SOP, SOP]  # who waits longest first


def test_a_decision_that_was_not_seen_is_not_objected_to(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    old = seen_decision(engine, definitions, period_id, SOP)
    decided(engine, definitions, period_id, SOP, Verdict.DIKEMBALIKAN, note="lampirkan SK terbaru")
    one = Protest(unit_id=DINKES.id, question=SOP, against=old, reason="ada")
    with pytest.raises(Refused) as refused:
        file_objection(unit_account(engine), definitions, one, period_id=period_id)
    assert refused.value.code is Refusal.OBJECTION_NOTHING


@pytest.mark.parametrize(
    ("ruling", "verdict", "corrected", "floor"),
    [
        (granted(), Verdict.DITERIMA, None, 33.33),
        (granted(verdict=Verdict.DIKOREKSI, value="tidak"), Verdict.DIKOREKSI, Status.TIDAK, 16.67),
    ],
)
def test_granting_puts_a_new_decision_in_the_place_of_the_old(
    engine: sa.Engine,
    definitions: Definitions,
    period_id: int,
    ruling: NewRuling,
    verdict: Verdict,
    corrected: Status | None,
    floor: float,
) -> None:
    assert verified_floor(engine, definitions, period_id) == 16.67  # maklumat alone
    number = protest(engine, definitions, period_id)
    rule(office(engine), definitions, number, ruling)
    case = listed(engine, definitions, period_id)[SOP]
    assert case.state is DIKABULKAN
    assert case.objection.ruling is not None
    made = case.objection.ruling.made
    assert made == seen_decision(engine, definitions, period_id, SOP)
    assert made is not None
    assert (made.verdict, made.corrected, made.note) == (verdict, corrected, "SK ditemukan")
    assert verified_floor(engine, definitions, period_id) == floor


def test_turning_it_down_leaves_the_decision(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    before = seen_decision(engine, definitions, period_id, SOP)
    number = protest(engine, definitions, period_id)
    rule(office(engine), definitions, number, NewRuling(outcome=Outcome.DITOLAK, reason=" SK lama "))
    [case] = standing_of_unit(unit_account(engine), definitions, period_id=period_id, unit_id=DINKES.id).cases
    assert case.state is DITOLAK
    assert case.objection.ruling is not None
    assert (case.objection.ruling.reason, case.objection.ruling.made) == ("SK lama", None)
    assert seen_decision(engine, definitions, period_id, SOP) == before


@pytest.mark.parametrize(
    ("question", "ruling", "sentence"),
    [
        (
            SOP,
            NewRuling(outcome=Outcome.DITOLAK, reason=" "),
            "Putusan atas sanggahan Dinas Kesehatan untuk “{label}” belum beralasan. "
            "Tulis alasannya; unit akan membacanya.",
        ),
        (
            SOP,
            granted(verdict=Verdict.DIKEMBALIKAN),
            "Mengabulkan sanggahan Dinas Kesehatan untuk “{label}” berarti menerima jawabannya atau "
            "mengoreksinya. Pilih salah satu, atau tolak sanggahannya.",
        ),
        (
            SP,
            granted(verdict=Verdict.DIKOREKSI, value="tidak"),
            "Jawaban yang ditulis untuk Dinas Kesehatan, “{label}”, sama dengan keputusan yang disanggah. "
            "Tulis jawaban lain, atau tolak sanggahannya.",
        ),
        (
            SP,
            granted(verdict=Verdict.DIKOREKSI, value="tidak", reason="tidak ditemukan"),
            "Jawaban yang ditulis untuk Dinas Kesehatan, “{label}”, sama dengan keputusan yang disanggah. "
            "Tulis jawaban lain, atau tolak sanggahannya.",
        ),
        (
            SP,
            granted(verdict=Verdict.DIKOREKSI, value=" "),
            "Koreksi untuk Dinas Kesehatan, “{label}”, masih kosong. "
            "Isi jawaban yang benar, atau pilih keputusan lain.",
        ),
    ],
)
def test_a_ruling_that_says_too_little_keeps_nothing(
    engine: sa.Engine,
    definitions: Definitions,
    period_id: int,
    question: str,
    ruling: NewRuling,
    sentence: str,
) -> None:
    number = protest(engine, definitions, period_id, question)
    with pytest.raises(Refused) as refused:
        rule(office(engine), definitions, number, ruling)
    label = next(q.label for q in definitions.checklist.questions if q.id == question)
    assert str(refused.value) == sentence.format(label=label)
    assert (count(engine, objection_outcomes), count(engine, verdicts)) == (0, 3)
    assert listed(engine, definitions, period_id)[question].state is TERBUKA


def test_it_is_ruled_once(engine: sa.Engine, definitions: Definitions, period_id: int) -> None:
    number = protest(engine, definitions, period_id)
    rule(office(engine), definitions, number, NewRuling(outcome=Outcome.DITOLAK, reason="belum"))
    label = next(q.label for q in definitions.checklist.questions if q.id == SOP)
    with pytest.raises(Refused) as refused:
        rule(office(engine), definitions, number, granted())
    assert str(refused.value) == (
        f"Sanggahan Dinas Kesehatan untuk “{label}” sudah ditolak, jadi tidak dapat diputuskan lagi. "
        "Muat ulang halaman."
    )
    with pytest.raises(Refused) as refused:
        rule(office(engine), definitions, 99, granted())
    assert str(refused.value) == "Sanggahan ini tidak ditemukan. Muat ulang halaman."


def test_it_lapses_when_the_decision_or_the_answer_is_another(
    engine: sa.Engine, definitions: Definitions, period_id: int, pool: Scripted
) -> None:
    """Seen, not stored: with the old answer the objection is there again, and never twice."""
    numbers = [protest(engine, definitions, period_id, question) for question in (SOP, SP)]
    decided(engine, definitions, period_id, SOP, Verdict.DITERIMA)
    stored(engine, pool, period_id, pool.file(b"b", says(DINKES, sp_ada=no())))
    found = listed(engine, definitions, period_id)
    assert {question: case.state for question, case in found.items()} == {SOP: GUGUR, SP: GUGUR}
    for number in numbers:
        with pytest.raises(Refused) as refused:
            rule(office(engine), definitions, number, granted())
        assert refused.value.code is Refusal.OBJECTION_CLOSED
    stored(engine, pool, period_id, pool.file(b"c", says(DINKES, sp_ada=yes())))
    found = listed(engine, definitions, period_id)
    assert {question: case.state for question, case in found.items()} == {SOP: GUGUR, SP: TERBUKA}
    assert count(engine, objection_outcomes) == 0


def test_a_period_is_not_frozen_over_open_objections(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = protest(engine, definitions, period_id)
    administrator = somebody(engine, Role.ADMINISTRATOR)
    with pytest.raises(Refused) as refused:
        advance(administrator, period_id, PeriodState.DIBEKUKAN, definitions=definitions, now=NOW)
    assert str(refused.value) == (
        "Periode “Penilaian 2026” belum dapat dibekukan: 1 sanggahan belum diputuskan. "
        "Minta Bagian Organisasi memutuskannya di halaman Sanggahan, lalu bekukan."
    )
    rule(office(engine), definitions, number, granted())
    advance(administrator, period_id, PeriodState.DIBEKUKAN, definitions=definitions, now=NOW)
    with pytest.raises(Refused) as frozen:
        rule(office(engine), definitions, number, granted())
    assert frozen.value.code is Refusal.PERIOD_FROZEN
    with pytest.raises(Refused) as late:
        protest(engine, definitions, period_id, SP, caller=office(engine))
    assert str(late.value) == (
        "Sanggahan hanya dapat diajukan selama periode dibuka; periode “Penilaian 2026” sekarang dibekukan."
    )
    assert listed(engine, definitions, period_id)[SOP].state is DIKABULKAN


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PIMPINAN])
def test_only_the_unit_and_the_office_object_and_only_the_office_rules(
    engine: sa.Engine, definitions: Definitions, period_id: int, role: Role
) -> None:
    number = protest(engine, definitions, period_id, caller=office(engine))  # on the unit's behalf
    foreign = unit_account(engine, BAURENO.id)
    for caller in (somebody(engine, role, now=WITHIN), foreign):
        with pytest.raises(Refused) as refused:
            protest(engine, definitions, period_id, SP, caller=caller)
        assert refused.value.code is Refusal.NOT_ALLOWED
    for caller in (somebody(engine, role, now=WITHIN), unit_account(engine)):
        with pytest.raises(Refused) as refused:
            rule(caller, definitions, number, granted())
        assert refused.value.code is Refusal.NOT_ALLOWED
        with pytest.raises(Refused) as refused:
            cases(caller, definitions, period_id=period_id)
        assert refused.value.code is Refusal.NOT_ALLOWED
    with pytest.raises(Refused):
        standing_of_unit(foreign, definitions, period_id=period_id, unit_id=DINKES.id)


def test_the_trail_tells_what_happened_without_anybodys_words(
    engine: sa.Engine, definitions: Definitions, period_id: int
) -> None:
    number = protest(
        engine, definitions, period_id, reason="kata Pak Budi", evidence=["https://dinkes.go.id/budi.pdf"]
    )
    rule(office(engine), definitions, number, granted(reason="Bu Ani sudah melihatnya"))
    with reading(engine) as connection:
        made, ruled = (
            read(connection, events=[event])[0].entry
            for event in (Event.OBJECTION_MADE, Event.OBJECTION_RULED)
        )
        decisions = read(connection, events=[Event.ANSWERS_VERIFIED])
    assert (made.object, made.before, made.after) == (
        f"objection {number}, unit dinkes",
        {SOP: "dikembalikan"},
        {SOP: "terbuka", "links": 1},
    )
    assert (ruled.object, ruled.before, ruled.after) == (
        f"objection {number}, unit dinkes",
        {SOP: "terbuka"},
        {SOP: "dikabulkan"},
    )
    assert {SOP: "diterima"} in [written.entry.after for written in decisions]
    said = str([asdict(entry) for entry in (made, ruled)])
    assert not [word for word in ("Budi", "Ani", "budi.pdf") if word in said]
