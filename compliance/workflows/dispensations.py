"""Exceptions: what a unit need not have for a while, given and taken back by Bagian Organisasi.

They count by the assessment date of a period (see `snapshot`), so giving or withdrawing one moves every
period that is not frozen and whose day it covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compliance.accounts.events import Event
from compliance.analysis.dispensed import first_question
from compliance.definitions.load import Definitions
from compliance.formats import day, short_day
from compliance.model import Action, ChecklistDefinition, Dispensation, Element, Unit
from compliance.storage import dispensations as store
from compliance.storage.dispensations import NewDispensation
from compliance.storage.registry import note_change, read_registry
from compliance.text import dispensations as text
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting, looking
from compliance.workflows.snapshot import Snapshot

__all__ = [
    "Given",
    "NewDispensation",
    "dispensable",
    "dispensations",
    "give",
    "named",
    "named_sentences",
    "sentences",
    "withdraw",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A dispensation and whose it is."""

    dispensation: Dispensation
    unit: Unit


def sentences(found: Iterable[Dispensation], definition: ChecklistDefinition) -> str:
    """What is said wherever these count; "" for none."""
    labels = {element.id: element.label for element in definition.elements}
    return text.JOINED.join(
        text.SENTENCE.format(
            element=labels.get(one.element, one.element), until=short_day(one.valid_until), basis=one.basis
        )
        for one in found
    )


def named_sentences(
    found: Snapshot, unit_ids: Iterable[str], definitions: Definitions
) -> tuple[tuple[str, str], ...]:
    """Those of these units that use dispensations in a period: their names, and what is said of them."""
    return named(found.registry.units, found.dispensations, unit_ids, definitions)


def named(
    units: Iterable[Unit],
    counting: Mapping[str, Sequence[Dispensation]],
    unit_ids: Iterable[str],
    definitions: Definitions,
) -> tuple[tuple[str, str], ...]:
    """The same from `counting`: by unit id, the exceptions that count."""
    names = {unit.id: unit.name for unit in units} if counting else {}
    return tuple(
        (names[id], sentences(counting[id], definitions.checklist))
        for id in unit_ids
        if id in counting and id in names
    )


def dispensable(definitions: Definitions) -> tuple[Element, ...]:
    """The elements that some instrument leaves out where they do not apply."""
    waiving = {
        question
        for instrument in definitions.instruments.values()
        for indicator in instrument.indicators
        for question in indicator.waived_by
    }
    return tuple(e for e in definitions.checklist.elements if first_question(e.id) in waiving)


def dispensations(caller: Caller) -> tuple[Given, ...]:
    """Every dispensation there ever was, the last to expire first."""
    with looking(caller) as look:
        look.require(Action.DISPENSE)
        units = {unit.id: unit for unit in read_registry(look.connection, date.max).units}
        given = store.read_dispensations(look.connection)
        found = sorted(given, key=lambda one: (one.valid_until, one.id), reverse=True)
        return tuple(
            Given(dispensation=one, unit=units[one.unit_id]) for one in found if one.unit_id in units
        )


def give(caller: Caller, definitions: Definitions, wanted: NewDispensation) -> int:
    """Keep a dispensation; returns its number.

    Refused for a unit that is not known and an element that is not dispensable, without a ground, where
    it ends before it begins, and where the unit has one for that element on some of these days.
    """
    with acting(caller) as act:
        act.require(Action.DISPENSE)
        new = replace(wanted, basis=" ".join(wanted.basis.split()))
        _check(act, definitions, new)
        number = store.insert_dispensation(
            act.connection, new, account=act.person.account, now=caller.clock()
        )
        note_change(act.connection)
        act.note(
            Event.DISPENSATION_GIVEN,
            f"dispensation {number}, unit {new.unit_id}",
            after={
                "element": new.element,
                "valid_from": new.valid_from.isoformat(),
                "valid_until": new.valid_until.isoformat(),
            },
        )
        return number


def withdraw(caller: Caller, dispensation_id: int, *, reason: str) -> None:
    """Let a dispensation count no longer, except where a frozen period stands on it."""
    with acting(caller) as act:
        act.require(Action.DISPENSE)
        found = store.read_dispensation(act.connection, dispensation_id)
        if found is None:
            raise Refused(Refusal.DISPENSATION_UNKNOWN)
        if found.withdrawal is not None:
            raise Refused(Refusal.DISPENSATION_WITHDRAWN)
        tidy = " ".join(reason.split())
        if not tidy:
            raise Refused(Refusal.WITHDRAWAL_REASON_MISSING)
        store.insert_withdrawal(
            act.connection, found.id, reason=tidy, account=act.person.account, now=caller.clock()
        )
        note_change(act.connection)
        act.note(Event.DISPENSATION_WITHDRAWN, f"dispensation {found.id}, unit {found.unit_id}")


def _check(act: Act, definitions: Definitions, new: NewDispensation) -> None:
    names = {unit.id: unit.name for unit in read_registry(act.connection, date.max).units}
    if new.unit_id not in names:
        raise Refused(Refusal.UNIT_UNKNOWN, unit=new.unit_id)
    elements = {element.id: element.label for element in dispensable(definitions)}
    if new.element not in elements:
        raise Refused(Refusal.DISPENSATION_ELEMENT, element=new.element)
    if not new.basis:
        raise Refused(Refusal.DISPENSATION_BASIS_MISSING)
    if new.valid_until < new.valid_from:
        raise Refused(Refusal.DISPENSATION_DAYS, begin=day(new.valid_from), until=day(new.valid_until))
    for old in store.read_dispensations(act.connection):
        same = (old.unit_id, old.element) == (new.unit_id, new.element) and old.withdrawal is None
        if same and old.valid_from <= new.valid_until and new.valid_from <= old.valid_until:
            days = {"begin": day(old.valid_from), "until": day(old.valid_until)}
            facts = {"unit": names[new.unit_id], "element": elements[new.element], **days}
            raise Refused(Refusal.DISPENSATION_OVERLAPS, **facts)
