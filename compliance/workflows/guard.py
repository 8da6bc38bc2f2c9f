"""Who asks, and whether they may: every workflow begins here.

The rights are read anew inside the very transaction that reads or writes, so that neither a page
that was drawn before, nor a callback, nor anything cached outlives a session or a right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import sqlalchemy as sa

from compliance.accounts.events import TERMINAL, WEB, Entry, Event, Facts
from compliance.accounts.rights import may
from compliance.definitions.rights import shipped_rights
from compliance.model import Action, PeriodState, Person, Target
from compliance.storage import engine as store
from compliance.storage import trail
from compliance.storage.people import person_of_session
from compliance.storage.registry import Period, read_installation, read_period
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused

OPERATOR = Person(account=None)
# In which state of a period something may become possible, and what is said until then.
_LATER = {
    PeriodState.DITERBITKAN: Refusal.NOT_PUBLISHED,
    PeriodState.DIBUKA: Refusal.NOT_OPEN,
}


def utc_now() -> datetime:
    """This moment, with its time zone."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is where the server stands."""
    return utc_now().astimezone().date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks, on which database.

    `session`: id of their session, "" for nobody. `operator`: the person at the server's terminal,
    who holds the database in their hands anyway. `address`: where from.
    """

    engine: sa.Engine
    session: str = ""
    address: str = ""
    operator: bool = False
    clock: Callable[[], datetime] = utc_now


def operator(engine: sa.Engine) -> Caller:
    """The person at the server's terminal."""
    return Caller(engine=engine, operator=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A transaction that reads, and the person for whom it does."""

    connection: sa.Connection
    person: Person
    caller: Caller

    def may(
        self, action: Action, *, units: Iterable[str] | None = None, period: Period | None = None
    ) -> bool:
        """Whether the person may; `units` None: the action touches every unit."""
        return may(self.person, action, target(units, period), shipped_rights())

    def require(
        self, action: Action, *, units: Iterable[str] | None = None, period: Period | None = None
    ) -> None:
        """Refuses what the person may not do, and says whether it will be possible later."""
        units = None if units is None else frozenset(units)
        if self.may(action, units=units, period=period):
            return
        if period is not None:
            for state, refusal in _LATER.items():
                if self.may(action, units=units, period=replace(period, state=state)):
                    raise Refused(refusal, name=period.name)
        raise Refused(Refusal.NOT_ALLOWED, action=shipped_rights()[action].label.lower())

    def period(self, period_id: int) -> Period:
        """One period; refused where there is none."""
        found = read_period(self.connection, period_id)
        if found is None:
            raise Refused(Refusal.PERIOD_UNKNOWN)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Look):
    """A transaction that writes; what it does is written down in it."""

    def note(
        self, event: Event, object: str = "", *, before: Facts | None = None, after: Facts | None = None
    ) -> None:
        """Write down what was done."""
        entry = Entry(
            at=self.caller.clock(),
            event=event,
            account=self.person.account,
            via=TERMINAL if self.caller.operator else WEB,
            object=object,
            before=before or {},
            after=after or {},
            address=self.caller.address,
        )
        trail.append(self.connection, entry)


def target(units: Iterable[str] | None, period: Period | None) -> Target:
    """What an action touches; `units` None: every unit, `period` None: no period."""
    return Target(
        units=None if units is None else frozenset(units), state=None if period is None else period.state
    )


def visible_units(look: Look, period: Period) -> frozenset[str] | None:
    """The units whose answers the person may see; None for all. Refused where there are none."""
    if look.may(Action.SEE_OVERVIEW, period=period):
        return None
    own = look.person.units
    look.require(Action.SEE_GAPS, units=own or None, period=period)
    return own


@contextmanager
def looking(caller: Caller) -> Iterator[Look]:
    """A transaction that reads, for somebody whose session is alive."""
    with store.reading(caller.engine) as connection:
        yield Look(connection=connection, person=_person(connection, caller), caller=caller)


@contextmanager
def acting(caller: Caller) -> Iterator[Act]:
    """A transaction that writes, for somebody whose session is alive: whole or not at all."""
    with store.writing(caller.engine) as connection:
        yield Act(connection=connection, person=_person(connection, caller), caller=caller)


def who(caller: Caller) -> Person:
    """The person who asks; refused once their session ended."""
    with looking(caller) as look:
        return look.person


def arriving(caller: Caller) -> tuple[Person, int]:
    """The person who asks and the version of the data, in one look; refused once their session ended."""
    with looking(caller) as look:
        return look.person, read_installation(look.connection).data_version


def _person(connection: sa.Connection, caller: Caller) -> Person:
    if caller.operator:
        return OPERATOR
    found = person_of_session(connection, caller.session, caller.clock()) if caller.session else None
    if found is None:
        raise Refused(Refusal.SIGNED_OUT)
    return found
