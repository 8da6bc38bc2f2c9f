"""Somebody who was of the Bagian Organisasi and is of one unit now, or of another unit than before: what was
handed in for others is theirs no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from compliance.model import Role
from compliance.storage.engine import writing
from compliance.storage.tables import account_roles, account_units
from compliance.text.workflows import OFFICE_UPLOAD, Refusal
from compliance.workflows import (
    complaint_history,
    history,
    intake,
    services,
    survey_views,
    training,
)
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, utc_now, who
from tests.privacy.intakes import DEFINITIONS, Scene, checklist
from tests.privacy.neighbours import OWN, settled, waiting
from tests.workflows.people import somebody


@pytest.fixture
def mine(scene: Scene) -> Scene:
    """Everything, brought by an account of the office."""
    now = utc_now()
    person = somebody(scene.engine, Role.ADMINISTRATOR, Role.ORGANISASI, now=now)
    mine = replace(scene, caller=person)
    settled(mine)
    return mine


def becomes_a_unit(caller: Caller) -> None:
    account = who(caller).account
    with writing(caller.engine) as connection:
        connection.execute(sa.delete(account_roles).where(account_roles.c.account_id == account))
        connection.execute(sa.insert(account_roles).values(account_id=account, role=Role.OPD.value))
        connection.execute(sa.insert(account_units).values(account_id=account, unit_id=OWN.id))


def refusal(call: Callable[[], object]) -> Refusal:
    with pytest.raises(Refused) as error:
        call()
    return error.value.code


def test_a_batch_for_all_units_cannot_be_looked_at_or_stored_any_more(mine: Scene) -> None:
    caller, batch = mine.office, waiting(mine)
    assert intake.batch(caller, batch).files
    becomes_a_unit(caller)
    assert intake.open_batches(caller) == ()
    calls: list[Callable[[], object]] = [
        lambda: intake.batch(caller, batch),
        lambda: intake.progress(caller, batch),
        lambda: intake.confirm(caller, batch, reason="x", now=utc_now()),
        lambda: intake.discard(caller, batch),
    ]
    assert {refusal(call) for call in calls} == {Refusal.BATCH_UNKNOWN}


def test_files_with_other_units_are_neither_named_nor_given(mine: Scene) -> None:
    caller, period_id = mine.office, mine.period_id
    [upload] = history.uploads(caller, period_id)
    [listed] = services.files(caller, period_id=period_id)
    [told] = complaint_history.uploads(caller, period_id=period_id)
    becomes_a_unit(caller)
    [past] = history.uploads(caller, period_id)
    assert (past.row.name, past.row.unit_count, past.fetchable) == (OFFICE_UPLOAD, 1, False)
    [own] = services.files(caller, period_id=period_id)
    assert (own.upload.name, own.upload.units, own.fetchable) == (OFFICE_UPLOAD, {OWN.id}, False)
    [attended] = training.files(caller, period_id=period_id)
    assert (attended.upload.name, attended.upload.units) == (OFFICE_UPLOAD, {OWN.id})
    assert complaint_history.uploads(caller, period_id=period_id) == ()
    calls: list[Callable[[], object]] = [
        lambda: history.original(caller, upload.row.id),
        lambda: services.original(caller, listed.upload.id),
        lambda: complaint_history.kept(caller, told.upload.id),
    ]
    assert {refusal(call) for call in calls} == {Refusal.UPLOAD_UNKNOWN}


def test_the_file_of_a_survey_is_named_to_who_brought_it_and_who_sees_uploads(scene: Scene) -> None:
    settled(scene)
    now = utc_now()
    unit = somebody(scene.engine, Role.OPD, units=[OWN.id], now=now)
    leader = somebody(scene.engine, Role.PIMPINAN, drafts=True, now=now)
    office = somebody(scene.engine, Role.ORGANISASI, now=now)

    def names(caller: Caller) -> set[str]:
        view = survey_views.surveys_for(caller, DEFINITIONS, period_id=scene.period_id)
        return {one.file for one in view.surveys} | {
            one.file for one in survey_views.surveys_of(caller, DEFINITIONS, OWN)
        }

    assert names(unit) == names(leader) == {OFFICE_UPLOAD}
    assert names(office) == {"SKM Rahasialah.csv"}


def test_what_was_left_out_of_the_offices_file_is_not_told_to_a_unit(scene: Scene) -> None:
    checklist(scene)
    unit = somebody(scene.engine, Role.OPD, units=[OWN.id], now=utc_now())
    [whole] = history.uploads(scene.office, scene.period_id)
    [past] = history.uploads(unit, scene.period_id)
    assert whole.row.dropped
    assert past.row.dropped == ()
