"""Submissions: every version of what each unit has answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from compliance.model import Answer
from compliance.storage.overlay import Answers, Held, given_by
from compliance.storage.rows import ANSWER_COLUMNS, AnswerRows, answer_row
from compliance.storage.tables import Cause, answers, freeze_submissions, submissions, uploads

CHUNK = 500  # values in one IN list: databases limit the parameters of a statement
_latest = sa.select(
    submissions.c.unit_id, sa.func.max(submissions.c.version).label("version"), submissions.c.period_id
).group_by(submissions.c.period_id, submissions.c.unit_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """What is to stand for one unit. `standing` False: an undo left nothing of it."""

    unit_id: str
    answers: Answers
    standing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What one unit has submitted: the number of the submission, and its answers by question id.

    A submission never changes, so its number stands for its answers.
    """

    id: int
    answers: Mapping[str, Answer]


Chunked = TypeVar("Chunked", int, str)


def chunks(values: Collection[Chunked]) -> Iterator[list[Chunked]]:
    """The values in lists that fit into one statement."""
    listed = list(values)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def currently_submitted(
    connection: sa.Connection, period_id: int, known: Iterable[Submitted] = ()
) -> dict[str, Submitted]:
    """The submissions that stand, by unit id; what is `known` is not read again."""
    return _submitted(connection, _current(period_id, None), known)


def current_submissions(connection: sa.Connection, period_id: int) -> list[int]:
    """The ids of the submissions that stand."""
    return [row.id for row in connection.execute(_current(period_id, None))]


def frozen_submitted(
    connection: sa.Connection, freeze_id: int, known: Iterable[Submitted] = ()
) -> dict[str, Submitted]:
    """The submissions that stood when a period was frozen, by unit id; as above."""
    counted = sa.select(submissions.c.id, submissions.c.unit_id).join(
        freeze_submissions, freeze_submissions.c.submission_id == submissions.c.id
    )
    return _submitted(connection, counted.where(freeze_submissions.c.freeze_id == freeze_id), known)


def _submitted(
    connection: sa.Connection, chosen: sa.Select[tuple[int, str]], known: Iterable[Submitted]
) -> dict[str, Submitted]:
    units = {row.id: row.unit_id for row in connection.execute(chosen)}
    found = {one.id: one for one in known if one.id in units}
    read: dict[int, dict[str, Answer]] = {id: {} for id in units if id not in found}
    rows = AnswerRows()
    columns = sa.select(answers.c.submission_id, answers.c.question, *ANSWER_COLUMNS)
    for some in chunks(read):
        for id, question, *cells in connection.execute(columns.where(answers.c.submission_id.in_(some))):
            read[id][question] = rows.answer(*cells)
    found |= {id: Submitted(id=id, answers=given) for id, given in read.items()}
    return {unit: found[id] for id, unit in units.items()}


def standing_answers(
    connection: sa.Connection, period_id: int, unit_ids: Collection[str]
) -> dict[str, dict[str, Held]]:
    """What stands for these units, with where it came from; a unit without anything is absent."""
    rows = AnswerRows()
    found: dict[str, dict[str, Held]] = {}
    for some in chunks(unit_ids):
        latest = _current(period_id, some).subquery()
        chosen = _held(latest.c.unit_id).join(latest, latest.c.id == answers.c.submission_id)
        for unit_id, question, upload_id, support_id, *columns in connection.execute(chosen):
            held = Held(answer=rows.answer(*columns), upload_id=upload_id, support_id=support_id)
            found.setdefault(unit_id, {})[question] = held
    return found


def _held(unit_id: sa.ColumnElement[str]) -> sa.Select[*tuple[Any, ...]]:
    """Of answers joined to a unit: the unit, the question, the two uploads, and `ANSWER_COLUMNS`."""
    return sa.select(unit_id, answers.c.question, answers.c.upload_id, answers.c.support_id, *ANSWER_COLUMNS)


def _current(period_id: int, unit_ids: Sequence[str] | None) -> sa.Select[tuple[int, str]]:
    chosen = _latest.where(submissions.c.period_id == period_id)
    if unit_ids is not None:
        chosen = chosen.where(submissions.c.unit_id.in_(unit_ids))
    latest = chosen.subquery()
    return (
        sa.select(submissions.c.id, submissions.c.unit_id)
        .join(
            latest,
            sa.and_(
                submissions.c.period_id == latest.c.period_id,
                submissions.c.unit_id == latest.c.unit_id,
                submissions.c.version == latest.c.version,
            ),
        )
        .where(submissions.c.standing)
    )


def store_versions(
    connection: sa.Connection,
    versions: Sequence[NewVersion],
    *,
    period_id: int,
    upload_id: int,
    cause: Cause,
    now: datetime,
) -> None:
    """Give each unit its next version. A unit may occur once."""
    if not versions:
        return
    numbers = _version_numbers(connection, period_id, [v.unit_id for v in versions])
    rows = [
        {
            "period_id": period_id,
            "unit_id": v.unit_id,
            "version": numbers.get(v.unit_id, 0) + 1,
            "cause": cause.value,
            "upload_id": upload_id,
            "standing": v.standing,
            "created_at": now,
        }
        for v in versions
    ]
    insert = sa.insert(submissions).returning(submissions.c.id, sort_by_parameter_order=True)
    ids = connection.execute(insert, rows).scalars().all()
    answer_rows = [
        answer_row(submission_id, question, held)
        for submission_id, version in zip(ids, versions, strict=True)
        for question, held in version.answers.items()
    ]
    if answer_rows:
        connection.execute(sa.insert(answers), answer_rows)


def _version_numbers(connection: sa.Connection, period_id: int, unit_ids: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(unit_ids):
        chosen = _latest.where(submissions.c.period_id == period_id, submissions.c.unit_id.in_(some))
        found |= {row.unit_id: row.version for row in connection.execute(chosen)}
    return found


def units_of_upload(connection: sa.Connection, upload_id: int) -> list[str]:
    """The units an upload gave answers for."""
    chosen = sa.select(submissions.c.unit_id).where(
        submissions.c.upload_id == upload_id, submissions.c.cause == Cause.UNGGAHAN.value
    )
    return list(connection.execute(chosen.order_by(submissions.c.unit_id)).scalars())


def live_layers(
    connection: sa.Connection, period_id: int, unit_ids: Collection[str]
) -> dict[str, list[Answers]]:
    """What each upload that still counts gave each of these units, in the order they came.

    A unit that no such upload names is absent.
    """
    rows = AnswerRows()
    layers: dict[str, dict[int, dict[str, Held]]] = {}
    for some in chunks(unit_ids):
        chosen = (
            sa.select(submissions.c.id, submissions.c.unit_id, submissions.c.upload_id)
            .join(uploads, uploads.c.id == submissions.c.upload_id)
            .where(
                submissions.c.period_id == period_id,
                submissions.c.unit_id.in_(some),
                submissions.c.cause == Cause.UNGGAHAN.value,
                uploads.c.live,
            )
            .order_by(submissions.c.version)
        )
        stored = connection.execute(chosen).all()
        for row in stored:
            layers.setdefault(row.unit_id, {})[row.upload_id] = {}
        given = chosen.subquery()
        own = sa.and_(answers.c.submission_id == given.c.id, answers.c.upload_id == given.c.upload_id)
        for unit_id, question, upload_id, support_id, *columns in connection.execute(
            _held(given.c.unit_id).join(given, own)
        ):
            held = Held(answer=rows.answer(*columns), upload_id=upload_id, support_id=support_id)
            layers[unit_id][upload_id][question] = held
    return {
        unit_id: [given_by(upload_id, snapshot) for upload_id, snapshot in by_upload.items()]
        for unit_id, by_upload in layers.items()
    }
