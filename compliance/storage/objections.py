"""Objections to decisions, each with what came of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from compliance.model import Objection, Outcome, Ruling, Verification
from compliance.storage.engine import insert_row
from compliance.storage.tables import objection_outcomes, objections, verdicts
from compliance.storage.verdicts import verification

_DECISION = ("verdict", "claim", "kind", "value", "note")  # the columns that `verification` takes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewObjection:
    """An objection to be kept. `verdict_id`: the decision it is against."""

    period_id: int
    unit_id: str
    question: str
    verdict_id: int
    reason: str
    evidence: Sequence[str]


def insert_objection(
    connection: sa.Connection, new: NewObjection, *, account: int | None, now: datetime
) -> int:
    """Keep an objection; returns its number."""
    values = {
        "period_id": new.period_id,
        "unit_id": new.unit_id,
        "question": new.question,
        "verdict_id": new.verdict_id,
        "reason": new.reason,
        "evidence": json.dumps(list(new.evidence)),
        "account_id": account,
        "created_at": now,
    }
    return insert_row(connection, objections, values)


def insert_outcome(
    connection: sa.Connection,
    objection_id: int,
    outcome: Outcome,
    *,
    reason: str,
    verdict_id: int | None,
    account: int | None,
    now: datetime,
) -> None:
    """Keep what was ruled about an objection, with the number of the new decision, if there is one."""
    values = {
        "objection_id": objection_id,
        "outcome": outcome.value,
        "reason": reason,
        "verdict_id": verdict_id,
        "account_id": account,
        "created_at": now,
    }
    connection.execute(sa.insert(objection_outcomes).values(values))


def read_objections(
    connection: sa.Connection, period_id: int, *, unit_id: str | None = None
) -> tuple[Objection, ...]:
    """The objections of a period, or of one unit in it, in the order in which they came."""
    chosen = _chosen().where(objections.c.period_id == period_id)
    if unit_id is not None:
        chosen = chosen.where(objections.c.unit_id == unit_id)
    return tuple(map(_objection, connection.execute(chosen)))


def read_objection(connection: sa.Connection, objection_id: int) -> Objection | None:
    """One objection, or None."""
    row = connection.execute(_chosen().where(objections.c.id == objection_id)).first()
    return None if row is None else _objection(row)


def _chosen() -> sa.Select[*tuple[Any, ...]]:
    """Objections with the decision they are against, the newest one, and what was ruled."""
    against, made, later = (verdicts.alias(name) for name in ("against", "made", "later"))
    newest = (
        sa.select(sa.func.max(later.c.id))
        .where(
            later.c.period_id == objections.c.period_id,
            later.c.unit_id == objections.c.unit_id,
            later.c.question == objections.c.question,
        )
        .scalar_subquery()
    )
    ruled = objection_outcomes.c
    return (
        sa.select(
            objections,
            newest.label("newest"),
            *_columns("against", against),
            *_columns("made", made),
            ruled.outcome,
            ruled.reason.label("ruling_reason"),
            ruled.created_at.label("ruled_at"),
        )
        .join(against, against.c.id == objections.c.verdict_id)
        .outerjoin(objection_outcomes, ruled.objection_id == objections.c.id)
        .outerjoin(made, made.c.id == ruled.verdict_id)
        .order_by(objections.c.id)
    )


def _columns(which: str, decision: sa.FromClause) -> list[sa.Label[Any]]:
    return [decision.c[name].label(f"{which}_{name}") for name in _DECISION]


def _objection(row: sa.Row[*tuple[Any, ...]]) -> Objection:
    against = _verification(row, "against")
    if against is None:
        raise LookupError(row.id)
    return Objection(
        id=row.id,
        period_id=row.period_id,
        unit_id=row.unit_id,
        question=row.question,
        against=against,
        superseded=row.newest != row.verdict_id,
        reason=row.reason,
        evidence=tuple(json.loads(row.evidence)),
        at=row.created_at,
        ruling=None
        if row.outcome is None
        else Ruling(
            outcome=Outcome(row.outcome),
            reason=row.ruling_reason,
            at=row.ruled_at,
            made=_verification(row, "made"),
        ),
    )


def _verification(row: sa.Row[*tuple[Any, ...]], which: str) -> Verification | None:
    verdict, claim, kind, value, note = (row._mapping[f"{which}_{name}"] for name in _DECISION)
    return None if verdict is None else verification(verdict, claim, kind, value, note)
