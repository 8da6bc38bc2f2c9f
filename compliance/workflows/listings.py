"""How units stand on Google: all that one may see, and one of them over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa

from compliance.analysis.listings import (
    ANSWERED,
    CLAIMED,
    ELEMENT,
    LINK,
    LISTED,
    RATING,
    REVIEWS,
    Listing,
    ListingTotals,
    counting,
    listing,
    listings,
    totals,
)
from compliance.definitions.load import Definitions
from compliance.model import Action, Instrument, Unit
from compliance.storage.registry import Period, read_periods
from compliance.storage.versions import unit_versions
from compliance.workflows.dispensations import named_sentences
from compliance.workflows.guard import Caller, looking, visible_units
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import Snapshot, snapshot

_QUESTIONS = (LISTED, CLAIMED, LINK, RATING, REVIEWS, ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingsView:
    """The listings a person may see. `silent`: units of theirs that ought to report and have not.

    `dispensed`: the names of those exempt from having one, and what is said of that.
    `counting`: every instrument of the period with the share of its weight that looks at a listing.
    """

    period: Period
    listings: tuple[Listing, ...]
    totals: ListingTotals
    silent: tuple[Unit, ...]
    counting: tuple[tuple[Instrument, Fraction], ...]
    dispensed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """How a unit stood from a moment on."""

    period: str
    since: datetime
    listing: Listing


_views: Recent[tuple[sa.Engine, int, int, frozenset[str] | None], ListingsView] = Recent(16)


def listings_for(caller: Caller, definitions: Definitions, *, period_id: int) -> ListingsView:
    """The whole regency for those who may see it, else only one's own units."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        found = snapshot(look, period, definitions)

        def made() -> ListingsView:
            shown = [c for c in found.checklists if own is None or c.unit.id in own]
            reported = {checklist.unit.id for checklist in shown}
            all_of = listings(shown)
            return ListingsView(
                period=found.period,
                listings=all_of,
                totals=totals(all_of),
                silent=tuple(
                    unit
                    for unit in found.registry.units
                    if unit.active and unit.id not in reported and (own is None or unit.id in own)
                ),
                counting=counting(found.instruments.values()),
                dispensed=named_sentences(
                    found, [unit_id for unit_id in reported if _exempt(found, unit_id)], definitions
                ),
            )

        return _views.get((caller.engine, found.version, period_id, own), made)


def _exempt(found: Snapshot, unit_id: str) -> bool:
    return any(one.element == ELEMENT for one in found.dispensations.get(unit_id, ()))


def history_of(caller: Caller, unit: Unit) -> tuple[Moment, ...]:
    """How a unit stood over time, each moment at which something about it changed, in the periods
    in which the person may see it."""
    with looking(caller) as look:
        periods = read_periods(look.connection)
        seen = [one for one in periods if look.may(Action.SEE_GAPS, units=[unit.id], period=one)]
        if not seen:
            look.require(Action.SEE_GAPS, units=[unit.id], period=periods[-1])
        versions = unit_versions(look.connection, unit.id, _QUESTIONS, [period.id for period in seen])
    moments = [
        Moment(period=v.period, since=v.created_at, listing=listing(unit, v.answers)) for v in versions
    ]
    return tuple(
        moment
        for before, moment in zip([None, *moments], moments, strict=False)
        if before is None or (before.period, before.listing) != (moment.period, moment.listing)
    )
