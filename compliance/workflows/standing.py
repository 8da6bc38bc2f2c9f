"""Where one unit stands in a period, beside its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.definitions.load import Definitions
from compliance.model import Action, Dispensation
from compliance.workflows.guard import Caller, looking
from compliance.workflows.objections import Case, cases_in
from compliance.workflows.snapshot import snapshot
from compliance.workflows.verification import Item, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """What was decided about its answers, by question, and whether any was `checked`; what it objected
    to, what waits for a ruling first; and the dispensations that count for it."""

    states: Mapping[str, Item]
    checked: bool
    cases: tuple[Case, ...]
    dispensations: tuple[Dispensation, ...]


def standing_of_unit(
    caller: Caller, definitions: Definitions, *, period_id: int, unit_id: str
) -> UnitStanding:
    """For whoever may see its gaps."""
    with looking(caller) as look:
        period = look.period(period_id)
        look.require(Action.SEE_GAPS, units=[unit_id], period=period)
        found = snapshot(look, period, definitions)
        return UnitStanding(
            states={item.question: item for item in listed(found, unit_id)},
            checked=unit_id in found.checked,
            cases=cases_in(look, found, unit_id),
            dispensations=found.dispensations.get(unit_id, ()),
        )
