"""Rows of one unit that speak of several periods, or of a plan: what only one of them says is not taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from compliance.model import Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading import words as w
from compliance.reading.blocks import Block, Subject, found
from compliance.reading.folding import CACHED_TEXTS, words
from compliance.reading.marks import EMPTY
from compliance.reading.merge import Entry, in_words
from compliance.reading.sheets import Position, row_of
from compliance.reading.telling import YEAR

LONGEST_PERIOD = 3  # words: "Semester I 2026"


@lru_cache(maxsize=CACHED_TEXTS)
def period_of(text: str) -> str:
    """The period, plan or outcome that a text beside a name speaks of; "" where it speaks of none."""
    spoken = words(text)
    told = 0 < len(spoken) <= LONGEST_PERIOD and (spoken[0] in w.PERIODS or YEAR.fullmatch(spoken[0]))
    return " ".join(spoken) if told else ""


def of_every_period(
    block: Block, units: Mapping[Position, Unit | None], answered: tuple[list[Entry], list[Problem]]
) -> tuple[list[Entry], list[Problem]]:
    """What is answered in a block but that which not every period of a unit says; a plan says nothing."""
    entries, troubles = answered
    periods = {subject.origin[0]: subject.period for subject in block.subjects if subject.period}
    if not periods:
        return answered
    rows: dict[str, set[int]] = defaultdict(set)
    named: dict[tuple[object, ...], str] = {}  # units by their names with what the surroundings say
    for subject in block.subjects:
        if unit := units[subject.at]:
            rows[unit.id].add(subject.origin[0])
            named[_named(subject)] = unit.id
    spoken = set(periods.values())
    for subject in block.silent:  # a period in which nobody answers anything is only prepared
        if _named(subject) in named and subject.period in spoken:
            rows[named[_named(subject)]].add(subject.origin[0])
            periods[subject.origin[0]] = subject.period
    plans = {row for row, period in periods.items() if not w.PLANS.isdisjoint(period.split())}
    said: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in entries:
        said[entry.unit.id, entry.question.id].add(row_of(entry.answer.place.cell))
    kept: list[Entry] = []
    problems: dict[tuple[str, str], Problem] = {}
    for entry in entries:
        key = entry.unit.id, entry.question.id
        told, every = said[key] - plans, rows[entry.unit.id] - plans
        several = len({periods.get(row, "") for row in every}) > 1
        if told and not (several and told < every):
            kept += [] if row_of(entry.answer.place.cell) in plans else [entry]
        else:
            values = f"{in_words(entry.answer.value)} / {EMPTY}"
            code, label = ProblemCode.CONTRADICTION, entry.question.label
            problems.setdefault(key, found(code, entry.answer.place, question=label, values=values))
    return kept, [*troubles, *problems.values()]


def _named(subject: Subject) -> tuple[object, ...]:
    return subject.name, subject.kinds, subject.parent
