"""Answers that follow from what is stored, as the workbook that is handed in for them like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compliance.model import ChecklistDefinition, Registry, Unit, UnitKind
from compliance.reading.package.write import written
from compliance.reading.sheets import Book, CellValue, Sheet
from compliance.text import template


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed for the checklist: a title and a sheet in words, and by unit its answers to
    `questions`, as one would write them in a cell."""

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
