"""What one unit has answered to some questions over time, version by version."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from compliance.model import Answer
from compliance.storage.rows import ANSWER_COLUMNS, AnswerRows
from compliance.storage.tables import answers, periods, submissions


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What stood from a moment on, of the questions that were asked for."""

    period: str
    created_at: datetime
    answers: Mapping[str, Answer]


def unit_versions(
    connection: sa.Connection, unit_id: str, questions: Collection[str], period_ids: Collection[int]
) -> tuple[Version, ...]:
    """Every version of a unit in these periods that answers one of these questions, the oldest first."""
    chosen = (
        sa.select(
            submissions.c.id,
            periods.c.name,
            submissions.c.created_at,
            answers.c.question,
            *ANSWER_COLUMNS,
        )
        .join(answers, answers.c.submission_id == submissions.c.id)
        .join(periods, periods.c.id == submissions.c.period_id)
        .where(
            submissions.c.unit_id == unit_id,
            submissions.c.period_id.in_(period_ids),
            answers.c.question.in_(questions),
        )
        .order_by(submissions.c.created_at, submissions.c.id)
    )
    rows = AnswerRows()
    found: dict[int, tuple[str, datetime, dict[str, Answer]]] = {}
    for submission, period, created_at, question, *columns in connection.execute(chosen):
        _, _, given = found.setdefault(submission, (period, created_at, {}))
        given[question] = rows.answer(*columns)
    return tuple(
        Version(period=period, created_at=created_at, answers=given)
        for period, created_at, given in found.values()
    )
