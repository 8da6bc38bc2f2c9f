"""A form sent again: of several rows of one unit in an export, what the newest says counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, found
from compliance.reading.folding import fold
from compliance.reading.merge import Entry
from compliance.reading.sheets import CellValue, column_of, row_of

# What exports of Google Forms, Microsoft Forms, KoBo and SurveyMonkey call the time a form was sent.
_SENT = re.compile(
    r"timestamp|stempel waktu|cap waktu|completion time|waktu (?:penyelesaian|selesai|pengisian|kirim)"
    r"|_?submission[_ ]time|end(?: date)?|date submitted|submitted(?: at)?|tanggal (?:pengisian|kirim)"
)


def newest(block: Block, entries: list[Entry]) -> tuple[list[Entry], list[Problem]]:
    """The entries but those that a later row about the same unit changes; each row that lost one is said.

    Where any of the rows does not tell when it was sent, nothing is left out.
    """
    columns = [column_of(c.place.cell) for c in block.columns if _SENT.fullmatch(fold(c.header))]
    if not columns or block.form:
        return entries, []
    rows: dict[str, set[int]] = {}
    for entry in entries:
        rows.setdefault(entry.unit.id, set()).add(row_of(entry.row.cell))
    again = {unit: lines for unit, lines in rows.items() if len(lines) > 1}
    sent = _sent(block, columns, set().union(*again.values()))
    if not sent:
        return entries, []
    latest: dict[tuple[str, str], Entry] = {}
    for entry in sorted((e for e in entries if e.unit.id in again), key=lambda e: sent[row_of(e.row.cell)]):
        latest[entry.unit.id, entry.question.id] = entry
    kept: list[Entry] = []
    problems: dict[int, Problem] = {}
    for entry in entries:
        last = latest.get((entry.unit.id, entry.question.id), entry)
        row, other = row_of(entry.row.cell), row_of(last.row.cell)
        if last.answer.value == entry.answer.value or sent[row] == sent[other]:
            kept.append(entry)
        else:
            problems[row] = found(
                ProblemCode.SENT_AGAIN, entry.row, unit=entry.unit.name, newest=last.row.cell
            )
    return kept, list(problems.values())


def _sent(block: Block, columns: Sequence[int], rows: set[int]) -> Mapping[int, datetime]:
    """When each of the rows was sent, by the last column that tells of all; empty where none does."""
    for column in reversed(columns):
        told = {row: moment for row in rows if (moment := _moment(block.cells.raw(row, column)))}
        if len(told) == len(rows) and len({moment.tzinfo is None for moment in told.values()}) == 1:
            return told
    return {}


def _moment(value: CellValue) -> datetime | None:
    """A moment that can be meant in one way only: no `03/02/2026`."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
