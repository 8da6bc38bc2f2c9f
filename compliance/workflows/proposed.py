"""Answers that follow from what is stored, as the workbook that is handed in for them like any other."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from compliance.model import Checklist, ChecklistDefinition, Registry, Unit, UnitKind
from compliance.reading.edition import reader_edition
from compliance.reading.package.write import written
from compliance.reading.result import Reading
from compliance.reading.sheets import Book, CellValue, Sheet
from compliance.storage import staging
from compliance.storage.registry import Period
from compliance.storage.staging import Incoming
from compliance.text import template
from compliance.workflows import confirm, intake
from compliance.workflows.batch import Stored
from compliance.workflows.guard import Act, Caller
from compliance.workflows.handing_in import own_units, owner_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed for the checklist: the name of its file, a title and a sheet in words, and by unit
    its answers to `questions`, as one would write them in a cell."""

    file: str
    title: str
    sheet: str
    questions: Sequence[str]
    answers: Mapping[Unit, Mapping[str, CellValue]]


def checklist_workbook(proposal: Proposal, registry: Registry, checklist: ChecklistDefinition) -> bytes:
    """An xlsx with one row per unit, headed as the template heads them.

    With the name of its kecamatan, for two of them may have a desa of one name.
    """
    labels = {question.id: question.label for question in checklist.questions}
    districts = {unit.id: unit.name for unit in registry.units if unit.kind is UnitKind.KECAMATAN}
    head = [template.UNIT, template.DISTRICT, *(labels[question] for question in proposal.questions)]
    rows: list[Sequence[CellValue]] = [[proposal.title], head]
    for unit, said in proposal.answers.items():
        cells = (said.get(question) for question in proposal.questions)
        rows.append([unit.name, districts.get(unit.parent, ""), *cells])
    return written(Book(sheets=(Sheet(name=proposal.sheet, rows=rows),)))


def hand_in(
    caller: Caller,
    proposal: Proposal,
    registry: Registry,
    checklist: ChecklistDefinition,
    *,
    period_id: int,
    now: datetime,
) -> str:
    """Hand a proposal in as a workbook that waits to be looked at and confirmed like any other; returns
    the id of its batch."""
    data = checklist_workbook(proposal, registry, checklist)
    sha256 = hashlib.sha256(data).hexdigest()
    file = Incoming(name=proposal.file, original_sha256=sha256, size=len(data), kept=data)
    return intake.stage(caller, [file], period_id=period_id, now=now)


def store_answers(
    act: Act,
    file: Incoming,
    checklists: tuple[Checklist, ...],
    *,
    period: Period,
    reason: str,
    now: datetime,
) -> Stored:
    """Let a workbook whose answers were seen and chosen go the way of every file, from its batch to the
    confirmation; `checklists`: what it says, as if it had been read."""
    connection, batch_id, account = act.connection, uuid.uuid4().hex, act.person.account
    part = owner_of(act, own_units(act, period))
    staging.insert_batch(connection, batch_id, period.id, account=account, part=part, now=now)
    staging.insert_file(connection, batch_id, 0, file)
    [row] = staging.read_files(connection, batch_id)
    reading = Reading(file=file.name, sha256=file.original_sha256, checklists=checklists)
    staging.store_reading(connection, row.id, reading, edition=reader_edition())
    choice = confirm.Choice(reason=reason, latest_wins=False, without_asked=False)
    return confirm.confirm_read(act, confirm.batch_of(act, batch_id), choice, now)
