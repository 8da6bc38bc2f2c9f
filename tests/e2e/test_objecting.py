"""Masa sanggah in the browser: a unit objects, the office rules, the unit reads the ruling."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from compliance.definitions.load import load_definitions
from compliance.model import Role, Verdict
from compliance.storage.engine import writing
from compliance.storage.registry import Deadlines, note_change, set_deadlines
from compliance.text import objections as text
from compliance.workflows import setup
from compliance.workflows.database import open_database
from compliance.workflows.guard import operator
from compliance.workflows.standing import standing_of_unit
from compliance.workflows.verification import Decision, decide
from tests.e2e.conftest import Enter, Server

UNIT = "dinas-sosial"


@pytest.fixture
def sent_back(changeable: Server) -> Server:
    """The demonstration in its days of objection, one answer of the unit sent back."""
    engine, definitions = open_database(changeable.database), load_definitions()
    ids = {"period_id": setup.periods(engine)[-1].id}
    item = standing_of_unit(operator(engine), definitions, unit_id=UNIT, **ids).states["sop.ada"]
    one = Decision(
        unit_id=UNIT,
        question="sop.ada",
        claim=item.claim,
        verdict=Verdict.DIKEMBALIKAN,
        note="lampirkan SK",
    )
    decide(operator(engine), definitions, [one], now=datetime.now(UTC), **ids)
    with writing(engine) as connection:
        days = Deadlines(objections_from=date.min, objections_until=date.max)
        set_deadlines(connection, ids["period_id"], days)
        note_change(connection)
    engine.dispose()
    return changeable


def test_from_the_objection_to_the_ruling(sent_back: Server, enter: Enter) -> None:
    unit = enter(role=Role.OPD, units=[UNIT], width=390, height=844)
    unit.go(f"{sent_back.address}/kesenjangan")
    unit.page.get_by_text(text.HEAD_NONE).first.click()
    unit.still()
    unit.page.get_by_label(text.WHICH).click()
    unit.page.get_by_role("option").click()
    unit.page.get_by_label(text.WHY).fill("SK sudah terbit")
    unit.page.get_by_label(text.PROVE).fill("https://contoh.go.id/sk.pdf")
    unit.page.get_by_test_id("stFormSubmitButton").get_by_role("button", name=text.SEND).click()
    unit.sees(text.STATES["terbuka"])

    office = enter(role=Role.ORGANISASI)
    office.go(f"{sent_back.address}/sanggahan")
    for said in ("lampirkan SK", "SK sudah terbit", "https://contoh.go.id/sk.pdf"):
        office.sees(said)
    office.page.get_by_text(text.ACCEPT).click()
    office.page.get_by_label(text.RULE_WHY).fill("SK ditemukan")
    office.click(text.SAVE)
    office.sees(text.NOTHING_WAITING)

    unit.go(f"{sent_back.address}/kesenjangan")
    unit.page.get_by_text(text.HEAD.format(waiting=0, done=1)).click()
    unit.sees("jawaban diterima. Alasan: SK ditemukan")
