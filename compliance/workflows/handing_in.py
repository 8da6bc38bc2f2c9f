"""Handing in: whether a person may now and for which units, whose answers to the reader count, and what
may be answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

import sqlalchemy as sa

from compliance.model import Action
from compliance.problems import ASKS_FOR_UNIT, ProblemCode
from compliance.reading.jobs import Job
from compliance.reading.result import NONE_OF_THESE, Ask
from compliance.storage.registry import Period, read_registry
from compliance.storage.remembered import OFFICE
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable, reportable
from compliance.workflows.elsewhere import Read, sent_on
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Look
from compliance.workflows.readers import Readers


class Asking(Read, Protocol):
    """A reading, as far as it asks."""

    @property
    def asked(self) -> Iterable[Ask]: ...


Reading = TypeVar("Reading", bound=Asking)


def handing_in(
    look: Look, period_id: int, now: datetime | None = None, *, named: Collection[str] = ()
) -> tuple[Period, frozenset[str] | None]:
    """The period, and the units the person may hand in for (None: all).

    Refused where there are none, or not all that are `named`, once the period is frozen, and (unless
    `now` is None) after the last day.
    """
    period = look.period(period_id)
    own = own_units(look, period)
    if own is not None and not own.issuperset(named):
        look.require(Action.UPLOAD, units=named, period=period)
    changeable(period)
    if now is not None:
        reportable(look, period, now)
    return period, own


def own_units(look: Look, period: Period) -> frozenset[str] | None:
    """The units the person may hand in for; None: all. Refused where there are none."""
    if look.may(Action.UPLOAD, period=period):
        return None
    look.require(Action.UPLOAD, units=look.person.units, period=period)
    return look.person.units


def owner_of(look: Look, own: frozenset[str] | None) -> int:
    """Whose answers to the reader count: the office's for everybody, a unit's for its own files."""
    return OFFICE if own is None or look.person.account is None else look.person.account


def read_for(
    own: frozenset[str] | None,
    pool: Readers,
    job: Job[Reading],
    files: Sequence[tuple[str, bytes]],
    remembered: Mapping[str, str],
    answers: Mapping[str, str],
) -> tuple[tuple[Reading, ...], Mapping[str, str]]:
    """The readings of files (name, bytes), and the answers they rest on: a list without any name is that
    of the only unit.
    """

    def read(answers: Mapping[str, str]) -> tuple[Reading, ...]:
        return sent_on(tuple(pool.ask_many(job, files, {**remembered, **answers})), files, pool)

    readings = read(answers)
    forms = nameless(ask for reading in readings for ask in reading.asked)
    if own is None or len(own) != 1 or not forms:
        return readings, answers
    answers = {**dict.fromkeys(forms, next(iter(own))), **answers}
    return read(answers), answers


def nameless(asked: Iterable[Ask]) -> list[str]:
    """The keys of the questions about forms and lists without any name of a unit."""
    return [ask.key for ask in asked if ask.code is ProblemCode.ASK_UNIT_OF_FORM]


def require_candidate(
    connection: sa.Connection,
    ask: Ask,
    candidate_id: str,
    own: frozenset[str] | None,
    *,
    day: date = date.max,
    without: str = "",
) -> None:
    """Refuses an answer that the reader could not understand, or that names a unit of others (`own`
    None: there are none).

    Besides the candidates of a question about a unit any unit of that day may be answered; `without`:
    a candidate that may not.
    """
    allowed = {NONE_OF_THESE, *(candidate.id for candidate in ask.candidates)} - {without}
    if ask.code in ASKS_FOR_UNIT:
        known = {unit.id for unit in read_registry(connection, day).units}
        allowed = allowed | known if own is None else {NONE_OF_THESE, *own}
    if candidate_id not in allowed:
        raise Refused(Refusal.CANDIDATE_UNKNOWN, candidate=candidate_id)
