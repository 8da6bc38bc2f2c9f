"""Answers follow from services only when somebody took them, and what was counted stays with them."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from compliance.accounts.events import Event
from compliance.definitions.load import load_definitions
from compliance.model import PeriodState, Role, Status
from compliance.model.services import COMPONENTS, Service, ServiceField
from compliance.storage.engine import reading, writing
from compliance.storage.registry import set_period_state
from compliance.storage.tables import trail, uploads
from compliance.text.workflows import Refusal, sentence
from compliance.workflows import history, service_answers
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.service_answers import Choice
from tests.workflows.people import NOW, somebody
from tests.workflows.scenes import BAURENO, DINKES, LATER, count, set_up, standing, upload_rows
from tests.workflows.test_services import draft, keep, of

DEFINITIONS = load_definitions()
F, ADA = ServiceField, Status.ADA
FULL = Service(name="Gizi", said=dict.fromkeys(COMPONENTS, ADA) | {F.SOP: ADA, F.SK: ADA})
BARE = Service(name="Izin", said={F.SOP: Status.TIDAK, F.WAKTU: Status.TIDAK})


def ready(engine: sa.Engine, *services: Service) -> int:
    period_id = set_up(engine)
    keep(operator(engine), draft(operator(engine), period_id, *of(DINKES, *services)))
    return period_id


def choices(caller: Caller, period_id: int, *questions: str) -> list[Choice]:
    found = service_answers.proposal(caller, DEFINITIONS, period_id=period_id, unit_id=DINKES.id)
    return [
        Choice(unit_id=DINKES.id, question=one.question, value=one.value)
        for one in found.proposed
        if not questions or one.question in questions
    ]


def take(caller: Caller, period_id: int, wanted: list[Choice]) -> None:
    service_answers.take(caller, DEFINITIONS, wanted, period_id=period_id, now=LATER)


def refusal(caller: Caller, period_id: int, wanted: list[Choice]) -> Refused:
    before = count(caller.engine, uploads)
    with pytest.raises(Refused) as error:
        take(caller, period_id, wanted)
    assert count(caller.engine, uploads) == before
    return error.value


def test_what_was_taken_stands_as_an_upload_that_says_what_it_was_counted_from(engine: sa.Engine) -> None:
    period_id, office = ready(engine, FULL, BARE), operator(engine)
    take(office, period_id, choices(office, period_id, "sop.ada", "sop.layanan", "sp.komponen.waktu"))
    held = standing(engine, period_id)[DINKES.id]
    assert {question: answer.value for question, answer in held.items()} == {
        "sop.ada": ADA,
        "sop.layanan": Fraction(2),
        "sp.komponen.waktu": Status.TIDAK,
    }
    assert held["sop.ada"].note == "1 dari 2 layanan"
    [upload] = upload_rows(engine, period_id)
    assert (upload.name, upload.reason) == (
        "Jawaban dari daftar layanan Penilaian 2026.xlsx",
        "Dihitung dari daftar layanan unit",
    )
    _, data = history.original(office, upload.id)
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert rows[1] == ("Dinas Kesehatan", "sop.ada", "SOP tersedia", "ada", "1 dari 2 layanan", "belum diisi")
    places = [answer.place.cell for answer in held.values()]
    assert {sheet[cell].value for cell in places} == {"ada", "2", "tidak"}
    with reading(engine) as connection:
        events = connection.execute(sa.select(trail.c.event).order_by(trail.c.id)).scalars().all()
    assert Event.SERVICE_ANSWERS_TAKEN.value in events


def test_what_is_answered_alike_is_no_longer_proposed(engine: sa.Engine) -> None:
    period_id, office = ready(engine, FULL), operator(engine)
    take(office, period_id, choices(office, period_id))
    assert choices(office, period_id) == []
    history.undo(office, upload_rows(engine, period_id)[0].id, reason="salah", now=LATER)
    assert len(choices(office, period_id)) > 14


def test_an_answer_that_stands_is_replaced_with_its_reason(engine: sa.Engine) -> None:
    period_id, office = ready(engine, FULL), operator(engine)
    take(office, period_id, choices(office, period_id, "sop.layanan"))
    keep(office, draft(office, period_id, *of(DINKES, BARE)))
    take(office, period_id, choices(office, period_id, "sop.layanan"))
    assert standing(engine, period_id)[DINKES.id]["sop.layanan"].value == 2


def test_a_choice_that_no_longer_follows_is_refused(engine: sa.Engine) -> None:
    period_id, office = ready(engine, FULL), operator(engine)
    seen = choices(office, period_id, "sop.layanan")
    keep(office, draft(office, period_id, *of(DINKES, BARE)))
    assert str(refusal(office, period_id, seen)) == sentence(
        Refusal.SERVICE_ANSWERS_STALE, unit="Dinas Kesehatan", question="Jumlah seluruh layanan"
    )
    again = choices(office, period_id, "sop.layanan")
    take(office, period_id, again)
    assert refusal(office, period_id, again).code is Refusal.SERVICE_ANSWERS_STALE
    assert refusal(office, period_id, []).code is Refusal.NOTHING_CHOSEN


def test_only_who_may_hand_in_for_the_unit(engine: sa.Engine) -> None:
    period_id, office = ready(engine, FULL), operator(engine)
    wanted = choices(office, period_id, "sop.ada")
    own, other = (somebody(engine, Role.OPD, units=[unit.id]) for unit in (DINKES, BAURENO))
    assert refusal(own, period_id, wanted).code is Refusal.NOT_OPEN
    with writing(engine) as connection:
        set_period_state(connection, period_id, PeriodState.DIBUKA)
    assert refusal(other, period_id, wanted).code is Refusal.NOT_ALLOWED
    take(own, period_id, wanted)
    with writing(engine) as connection:
        set_period_state(connection, period_id, PeriodState.DIBEKUKAN)
    assert refusal(office, period_id, wanted).code is Refusal.PERIOD_FROZEN
    with pytest.raises(Refused) as error:
        service_answers.proposal(office, DEFINITIONS, period_id=period_id, unit_id="entah")
    assert error.value.code is Refusal.PERIOD_FROZEN
    assert NOW < LATER
