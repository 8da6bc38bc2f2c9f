"""Results of real assessments: entered once they are known, beside the readiness that had been shown.

They move no figure of this product, so the version of its data does not grow with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from compliance.accounts.events import Event, Facts
from compliance.accounts.rights import may
from compliance.analysis.calibration import Calibration, calibrate
from compliance.analysis.readiness import Readiness, UnitFigures, of_region, of_unit
from compliance.definitions.load import Definitions
from compliance.definitions.results import published_results
from compliance.definitions.rights import shipped_rights
from compliance.model import Action, Instrument, PeriodState, Result, Target
from compliance.storage import results as store
from compliance.storage.freezes import Freeze, read_freeze, read_past_freeze
from compliance.storage.registry import Period, read_installation, read_registry
from compliance.storage.results import ResultRow
from compliance.text import results as words
from compliance.text.workflows import Refusal
from compliance.workflows.definitions import of_freeze
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, Look, acting, looking
from compliance.workflows.result_draft import Draft, checked
from compliance.workflows.trend import Said, kept_dispensed, kept_units, shown_figures

__all__ = ["Draft", "Entry", "record_result", "results_for", "withdraw_result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A result with its readiness. `id` None: it came with the product, from a published source.

    `whom`: the name of its unit, "" for the region. `edition` None: of another kind, or not known
    here. `period`, `readiness`: of the frozen period it was entered for, as its figures had been
    shown. `assessed`: how many units of the region are known to have been assessed, of which the
    readiness is then made; None: not known, so it is made of all that were ranked. `dispensed`: the
    names of the units whose readiness in it rests on a dispensation, and what is said of that. `behind`:
    the names of the units that make it, with their figures as they were kept. `stands`: whether the
    period still is as it was frozen then.
    `withdrawn` None: it counts; else why it no longer does.
    """

    id: int | None
    result: Result
    whom: str
    edition: Instrument | None
    period: str = ""
    readiness: Readiness | None = None
    assessed: int | None = None
    dispensed: Said = ()
    behind: tuple[tuple[str, UnitFigures], ...] = ()
    stands: bool = False
    withdrawn: str | None = None

    @property
    def calibration(self) -> Calibration:
        return calibrate(self.result.score, self.readiness)


def results_for(caller: Caller, definitions: Definitions) -> tuple[Entry, ...]:
    """All results, the newest year first, the region before its units; what was withdrawn as well.

    Seen by whoever may see a published ranking; the readiness beside one only by whoever may see
    the ranking of that period.
    """
    with looking(caller) as look:
        _require_ranking(look)
        rows = store.read_results(look.connection)
        entered = [row.result for row in rows if row.withdrawn is None]
        taken = {_of_what(result) for result in entered}
        source = read_installation(look.connection).source or ""
        shipped = [
            result
            for result in published_results(source, definitions.editions)
            if _of_what(result) not in taken
        ]
        units = read_registry(look.connection, date.max).units
        names = {unit.id: unit.name for unit in units}
        live = (*entered, *shipped)
        entries = [
            *(_entered(look, row, live, definitions, names) for row in rows),
            *(_entry(result, definitions, names) for result in shipped),
        ]
        return tuple(sorted(entries, key=_order))


def record_result(caller: Caller, definitions: Definitions, draft: Draft, *, now: datetime) -> int:
    """Keep a result; returns its number. Refused where it cannot be true, or was entered already."""
    with acting(caller) as act:
        act.require(Action.RECORD_RESULTS)
        result = checked(draft, definitions.editions, this_year=now.year)
        _check_single(act, result, definitions)
        freeze = None if draft.period_id is None else _freeze_of(act, draft.period_id)
        number = store.store_result(
            act.connection,
            result,
            freeze_id=None if freeze is None else freeze.id,
            account=act.person.account,
            now=now,
        )
        act.note(Event.RESULT_RECORDED, f"result {number}", after=_facts(result))
        return number


def withdraw_result(caller: Caller, result_id: int, *, reason: str, now: datetime) -> None:
    """Let a result count no longer; it stays, with the reason."""
    tidy = " ".join(reason.split())
    with acting(caller) as act:
        act.require(Action.RECORD_RESULTS)
        row = next((row for row in store.read_results(act.connection) if row.id == result_id), None)
        if row is None:
            raise Refused(Refusal.RESULT_UNKNOWN)
        if row.withdrawn is not None:
            raise Refused(Refusal.RESULT_WITHDRAWN)
        if not tidy:
            raise Refused(Refusal.RESULT_REASON_MISSING)
        store.withdraw_result(act.connection, result_id, reason=tidy, account=act.person.account, now=now)
        act.note(Event.RESULT_WITHDRAWN, f"result {result_id}", before=_facts(row.result))


def _require_ranking(look: Look) -> None:
    """What others published is as open as a published ranking."""
    published = Target(state=PeriodState.DITERBITKAN)
    if not may(look.person, Action.SEE_RANKING, published, shipped_rights()):
        label = shipped_rights()[Action.SEE_RANKING].label.lower()
        raise Refused(Refusal.NOT_ALLOWED, action=label)


def _entry(result: Result, definitions: Definitions, names: Mapping[str, str]) -> Entry:
    whom = names.get(result.unit_id, result.unit_id)
    return Entry(id=None, result=result, whom=whom, edition=definitions.editions.get(result.edition))


def _entered(
    look: Look, row: ResultRow, live: Sequence[Result], definitions: Definitions, names: Mapping[str, str]
) -> Entry:
    bare = _entry(row.result, definitions, names)
    entry = replace(bare, id=row.id, withdrawn=row.withdrawn)
    if row.freeze_id is None:
        return entry
    freeze = read_past_freeze(look.connection, row.freeze_id)
    period = look.period(freeze.period_id)
    entry = replace(entry, period=period.name)
    instrument = of_freeze(look.connection, freeze).instruments.get(row.result.edition)
    if instrument is None or not look.may(Action.SEE_RANKING, period=period):
        return entry
    if row.result.unit_id:
        entry, behind = _of_unit(look, freeze, period, instrument, entry)
    else:
        entry, behind = _of_region(look, freeze, instrument, entry, live)
    called = {unit.id: unit.name for unit in kept_units(look, freeze)} if behind else {}
    now = read_freeze(look.connection, period.id)
    return replace(
        entry,
        dispensed=kept_dispensed(look, freeze, definitions, [row.unit_id for row in behind]),
        behind=tuple((called.get(row.unit_id, row.unit_id), row) for row in behind),
        stands=now is not None and now.id == freeze.id,
    )


def _of_unit(
    look: Look, freeze: Freeze, period: Period, instrument: Instrument, entry: Entry
) -> tuple[Entry, Sequence[UnitFigures]]:
    """As it was shown, with the unit behind it; of one that was not ranked only to whoever may see it."""
    unit_id = entry.result.unit_id
    found = shown_figures(look, freeze, instrument).get(unit_id)
    open_to = unit_id in look.person.units or look.may(Action.SEE_OVERVIEW, period=period)
    if found is None or not (found.ranked or open_to):
        return entry, ()
    return replace(entry, readiness=of_unit(found, instrument)), (found,)


def _of_region(
    look: Look, freeze: Freeze, instrument: Instrument, entry: Entry, live: Iterable[Result]
) -> tuple[Entry, Sequence[UnitFigures]]:
    """From the units that were assessed, where their results are known: no other enters the mean; with
    the units that do."""
    result = entry.result
    assessed = {
        other.unit_id
        for other in live
        if other.unit_id and (other.edition, other.year) == (result.edition, result.year)
    }
    figures = shown_figures(look, freeze, instrument).values()
    chosen = [row for row in figures if row.ranked and (not assessed or row.unit_id in assessed)]
    readiness = of_region(chosen, instrument)
    return replace(entry, readiness=readiness, assessed=len(assessed) or None), chosen


def _order(entry: Entry) -> tuple[object, ...]:
    result = entry.result
    return (-result.year, result.edition, result.title, bool(entry.whom), entry.whom, entry.id or 0)


def _of_what(result: Result) -> tuple[str, str, str, int]:
    """What it is the result of: of that only one counts."""
    return result.unit_id, result.edition, result.title.casefold(), result.year


def _check_single(act: Act, result: Result, definitions: Definitions) -> None:
    names = {unit.id: unit.name for unit in read_registry(act.connection, date.max).units}
    if result.unit_id and result.unit_id not in names:
        raise Refused(Refusal.UNIT_UNKNOWN, unit=result.unit_id)
    rows = store.read_results(act.connection)
    if any(row.withdrawn is None and _of_what(row.result) == _of_what(result) for row in rows):
        edition = definitions.editions.get(result.edition)
        raise Refused(
            Refusal.RESULT_EXISTS,
            what=result.title if edition is None else edition.title,
            year=result.year,
            whom=names.get(result.unit_id, words.REGION),
        )


def _freeze_of(act: Act, period_id: int) -> Freeze:
    period = act.period(period_id)
    freeze = read_freeze(act.connection, period_id)
    if freeze is None:
        raise Refused(Refusal.RESULT_NOT_FROZEN, name=period.name)
    return freeze


def _facts(result: Result) -> Facts:
    """What was entered, without a text that may name somebody."""
    return {
        "edition": result.edition,
        "year": result.year,
        "unit": result.unit_id,
        "score": None if result.score is None else str(result.score),
        "category": result.category if result.edition else "",
        "basis": result.standing.basis.value,
    }
