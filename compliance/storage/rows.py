"""One answer or one unit ↔ one row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from compliance.model import Answer, AnswerKind, AnswerValue, Place, Status, Unit, UnitKind
from compliance.reading.wire import value_from_text, value_text
from compliance.storage.overlay import Held
from compliance.storage.tables import answers

Row = dict[str, Any]


def kind_of(value: AnswerValue) -> AnswerKind:
    """The kind under which a value is kept: enough to read the same value from its text."""
    match value:
        case Status():
            return AnswerKind.STATUS
        case Fraction():
            return AnswerKind.NUMBER
        case date():
            return AnswerKind.DATE
        case tuple():
            return AnswerKind.CHOICES


def answer_row(submission_id: int, question: str, held: Held) -> Row:
    """The row of `answers` for one answer."""
    answer = held.answer
    return {
        "submission_id": submission_id,
        "question": question,
        "kind": kind_of(answer.value).value,
        "value": value_text(answer.value),
        "upload_id": held.upload_id,
        "support_id": held.support_id,
        "sheet": answer.place.sheet,
        "cell": answer.place.cell,
        "evidence": json.dumps(answer.evidence, ensure_ascii=False) if answer.evidence else "",
        "effective": answer.effective,
        "note": answer.note,
    }


# In the order in which `AnswerRows` takes them: unpacking is quicker than asking a row for names.
ANSWER_COLUMNS = (
    answers.c.kind,
    answers.c.value,
    answers.c.sheet,
    answers.c.cell,
    answers.c.evidence,
    answers.c.effective,
    answers.c.note,
)


class AnswerRows:
    """`ANSWER_COLUMNS` back to answers; the few distinct values are parsed once."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], AnswerValue] = {}

    def answer(
        self, kind: str, value: str, sheet: str, cell: str, evidence: str, effective: date | None, note: str
    ) -> Answer:
        """The answer of one row."""
        parsed = self._values.get((kind, value))
        if parsed is None:
            parsed = self._values[kind, value] = value_from_text(AnswerKind(kind), value)
        return Answer(
            value=parsed,
            place=Place(sheet=sheet, cell=cell),
            evidence=tuple(json.loads(evidence)) if evidence else (),
            effective=effective,
            note=note,
        )


def unit_row(unit: Unit, position: int, added_by: int | None) -> Row:
    """The row of `units` for one unit."""
    return {
        "id": unit.id,
        "position": position,
        "name": unit.name,
        "kind": unit.kind.value,
        "short": unit.short,
        "parent": unit.parent,
        "aliases": json.dumps(unit.aliases, ensure_ascii=False),
        "active": unit.active,
        "note": unit.note,
        "added_by": added_by,
        "withdrawn": False,
    }


def unit_from_row(row: Mapping[str, Any]) -> Unit:
    """One row of `units` as a unit."""
    return Unit(
        id=row["id"],
        name=row["name"],
        kind=UnitKind(row["kind"]),
        short=row["short"],
        parent=row["parent"],
        aliases=tuple(json.loads(row["aliases"])),
        active=row["active"],
        note=row["note"],
    )
