"""The regency at a glance: who has reported, which categories, which elements are missing most."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from compliance.analysis.dispensed import DISPENSED
from compliance.analysis.elements import shown_elements, status_of
from compliance.analysis.frames import CATEGORY_FLOOR, COMPLETE_ENOUGH, KIND, NAME, UNIT_ID
from compliance.analysis.labels import told_apart
from compliance.model import (
    Category,
    Checklist,
    ChecklistDefinition,
    Element,
    Instrument,
    Registry,
    Status,
    Unit,
)

MOST_MISSING = 3
Exempt = Mapping[str, Collection[str]]  # unit id -> ids of the elements a dispensation exempts it from


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementCount:
    """What the units said about an element: `ada`, `lacking` (*tidak* or *proses*), `waived` (*tidak
    berlaku*, of which `dispensed` by a dispensation), or nothing. Of an optional group only those count
    that said something.
    """

    element: Element
    ada: int
    lacking: int
    waived: int
    dispensed: int
    reported: int

    @property
    def concerned(self) -> int:
        """The units that reported and do need it."""
        return self.reported - self.waived

    @property
    def missing(self) -> int:
        """The units that need it and have not said that it is there."""
        return self.concerned - self.ada

    @property
    def unanswered(self) -> int:
        return self.missing - self.lacking


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCount:
    """How many ranked units are in a category by what they prove."""

    category: Category
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Of a period. `provisional` units are in no category.

    `most_missing` puts first what most units say is lacking: a column nobody was asked for is not
    the worst element. `elements`: those every unit is asked for, and the optional groups whose first
    question somebody answered. `heat_map` has a row per unit that reported: `UNIT_ID`, `NAME`, `KIND`,
    and a column per id of these elements with the status, missing where it is not answered, `DISPENSED`
    where a dispensation exempts the unit.
    `days_left` is negative after the day. `silent`: the units that ought to have reported and have not,
    of those that were there on the assessment date; nobody knows where the registry is `open`.
    """

    registered: int
    reported: int
    silent: tuple[Unit, ...]
    open: bool
    provisional: int
    categories: tuple[CategoryCount, ...]
    elements: tuple[ElementCount, ...]
    most_missing: tuple[ElementCount, ...]
    heat_map: pd.DataFrame
    days_left: int


def overview(
    registry: Registry,
    checklists: Sequence[Checklist],
    scores: pd.DataFrame,
    *,
    instrument: Instrument,
    definition: ChecklistDefinition,
    assessment_date: date,
    today: date,
    exempt: Exempt | None = None,
) -> Overview:
    """The overview of a period: one checklist per unit that reported, and their frame of scores.

    What a dispensation exempts stands in the checklists as *tidak berlaku*; `exempt` tells it apart.
    """
    exempt = exempt or {}
    heard = {checklist.unit.id for checklist in checklists}
    silent = tuple(unit for unit in registry.units if unit.active and unit.id not in heard)
    shown = shown_elements(checklists, definition)
    elements = tuple(_count(element, checklists, exempt) for element in shown)
    lacking = sorted((e for e in elements if e.missing), key=lambda e: (-e.lacking, -e.missing))
    return Overview(
        registered=len(heard) + len(silent),
        reported=len(checklists),
        silent=() if registry.open else silent,
        open=registry.open,
        provisional=int((~scores[COMPLETE_ENOUGH]).sum()),
        categories=_categories(scores, instrument),
        elements=elements,
        most_missing=tuple(lacking[:MOST_MISSING]),
        heat_map=told_apart(heat_map(checklists, definition, exempt), registry),
        days_left=(assessment_date - today).days,
    )


def heat_map(
    checklists: Sequence[Checklist], definition: ChecklistDefinition, exempt: Exempt | None = None
) -> pd.DataFrame:
    """Units × elements, as `Overview.heat_map` describes it, in the order of names."""
    ordered = sorted(checklists, key=lambda c: (c.unit.name.casefold(), c.unit.id))
    columns = {
        UNIT_ID: [checklist.unit.id for checklist in ordered],
        NAME: [checklist.unit.name for checklist in ordered],
        KIND: [checklist.unit.kind.value for checklist in ordered],
        **{
            element.id: [
                DISPENSED if _is_exempt(checklist, element, exempt or {}) else status_of(checklist, element)
                for checklist in ordered
            ]
            for element in shown_elements(ordered, definition)
        },
    }
    return pd.DataFrame(columns).astype("str")


def _is_exempt(checklist: Checklist, element: Element, exempt: Exempt) -> bool:
    return element.id in exempt.get(checklist.unit.id, ())


def _count(element: Element, checklists: Sequence[Checklist], exempt: Exempt) -> ElementCount:
    said = [status_of(checklist, element) for checklist in checklists]
    statuses = [status for status in said if status or not element.optional]
    return ElementCount(
        element=element,
        ada=statuses.count(Status.ADA),
        lacking=statuses.count(Status.TIDAK) + statuses.count(Status.PROSES),
        waived=statuses.count(Status.TIDAK_BERLAKU),
        dispensed=sum(_is_exempt(checklist, element, exempt) for checklist in checklists),
        reported=len(statuses),
    )


def _categories(scores: pd.DataFrame, instrument: Instrument) -> tuple[CategoryCount, ...]:
    found = scores.loc[scores[COMPLETE_ENOUGH], CATEGORY_FLOOR].value_counts()
    return tuple(CategoryCount(category=c, units=int(found.get(c.id, 0))) for c in instrument.categories)
