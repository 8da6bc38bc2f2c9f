"""Decisions about answers, one row each; the newest about an answer counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.model import AnswerKind, Verdict, Verification
from compliance.reading.wire import value_from_text, value_text
from compliance.storage.rows import kind_of
from compliance.storage.tables import verdicts

ByUnit = dict[str, dict[str, Verification]]  # unit id -> question id -> the newest decision


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVerdict:
    """A decision to be kept."""

    unit_id: str
    question: str
    verification: Verification


def store_verdicts(
    connection: sa.Connection,
    new: Iterable[NewVerdict],
    *,
    period_id: int,
    account: int | None,
    now: datetime,
) -> None:
    """Keep decisions."""
    rows = [_row(one) | {"period_id": period_id, "account_id": account, "created_at": now} for one in new]
    if rows:
        connection.execute(sa.insert(verdicts), rows)


def read_verdicts(connection: sa.Connection, period_id: int, *, limit: int | None = None) -> ByUnit:
    """The newest decision about every answer of a period; with a `limit`, as of that row."""
    chosen = sa.select(verdicts).where(verdicts.c.period_id == period_id).order_by(verdicts.c.id)
    if limit is not None:
        chosen = chosen.where(verdicts.c.id <= limit)
    found: ByUnit = {}
    for row in connection.execute(chosen):
        found.setdefault(row.unit_id, {})[row.question] = verification(
            row.verdict, row.claim, row.kind, row.value, row.note
        )
    return found


def verification(verdict: str, claim: str, kind: str | None, value: str, note: str) -> Verification:
    """The decision of one row."""
    corrected = None if kind is None else value_from_text(AnswerKind(kind), value)
    return Verification(verdict=Verdict(verdict), claim=claim, corrected=corrected, note=note)


def verdict_about(connection: sa.Connection, period_id: int, unit_id: str, question: str) -> int:
    """The number of the newest row about one answer; 0 while there is none."""
    newest = sa.select(sa.func.coalesce(sa.func.max(verdicts.c.id), 0)).where(
        verdicts.c.period_id == period_id, verdicts.c.unit_id == unit_id, verdicts.c.question == question
    )
    number: int = connection.execute(newest).scalar_one()
    return number


def newest_verdict(connection: sa.Connection) -> int:
    """The number of the newest row; 0 while there is none."""
    newest = sa.select(sa.func.coalesce(sa.func.max(verdicts.c.id), 0))
    number: int = connection.execute(newest).scalar_one()
    return number


def _row(new: NewVerdict) -> dict[str, object]:
    corrected = new.verification.corrected
    return {
        "unit_id": new.unit_id,
        "question": new.question,
        "claim": new.verification.claim,
        "verdict": new.verification.verdict.value,
        "kind": None if corrected is None else kind_of(corrected).value,
        "value": None if corrected is None else value_text(corrected),
        "note": new.verification.note,
    }
