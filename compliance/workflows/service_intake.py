"""A file of services on its way in: looked through, asked about, compared with what stands, stored.

Nothing is kept before it is stored, and a file is stored whole or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from compliance.accounts.events import Event
from compliance.analysis.service_lists import Difference, Layer, difference, keyed, laid_over
from compliance.definitions.services import shipped_services
from compliance.model import Registry, Unit
from compliance.model.services import Service
from compliance.problems import ProblemCode
from compliance.reading.result import NEW_UNIT
from compliance.reading.services.job import SERVICES
from compliance.reading.services.result import ServicesReading
from compliance.reading.typed_json import to_json
from compliance.reports.services import Row, district, list_workbook
from compliance.storage import registry as store
from compliance.storage import services as kept
from compliance.storage.registry import Period
from compliance.storage.remembered import read_remembered, remember
from compliance.storage.services import NewServices
from compliance.text.problems import left_out
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting, looking
from compliance.workflows.handing_in import handing_in, own_units, owner_of, read_for, require_candidate
from compliance.workflows.readers import Readers
from compliance.workflows.services import replayed


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file that was looked through; nothing of it is kept yet.

    `lists`: the services of each unit that would be stored; `standing`: what those units have listed so
    far. `others`: units of the file that are not the person's own; `unknown`: names of units that the
    registry does not have. `answers`: what the person answered about this file.
    """

    period: Period
    reading: ServicesReading
    lists: Mapping[str, tuple[Service, ...]]
    units: Mapping[str, Unit]
    standing: Mapping[str, Mapping[str, Service]]
    others: int
    unknown: tuple[str, ...]
    answers: Mapping[str, str]

    def changes(self, *, whole: bool) -> tuple[Difference, ...]:
        """What storing it would change, unit by unit. `whole`: the lists replace what stands."""
        return differences(self.lists, self.standing, whole=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredServices:
    """What was stored of a file."""

    upload_id: int
    units: int
    services: int
    added: int
    changed: int
    gone: int


def differences(
    lists: Mapping[str, tuple[Service, ...]], standing: Mapping[str, Mapping[str, Service]], *, whole: bool
) -> tuple[Difference, ...]:
    """What lists would change, unit by unit."""
    found = []
    for unit_id, services in lists.items():
        before = standing.get(unit_id, {})
        after = laid_over(before, Layer(services=services, whole=whole))
        found.append(difference(unit_id, before, after))
    return tuple(found)


def look_through(
    caller: Caller,
    file: tuple[str, bytes],
    pool: Readers,
    *,
    period_id: int,
    answers: Mapping[str, str],
    now: datetime,
) -> Draft:
    """What a file (name, bytes) says about services. Nothing is kept.

    Of a file that somebody may store only for their own units, only those are taken; a list without any
    name, from the account of one unit, is that unit's.
    """
    with looking(caller) as look:
        period, own = handing_in(look, period_id, now)
        remembered = read_remembered(look.connection, owner_of(look, own))
        registry = store.read_registry(look.connection, period.assessment_date)

    [reading], answers = read_for(own, pool, SERVICES, [file], remembered, answers)
    lists = _lists(reading, own, registry)
    with looking(caller) as look:
        standing = replayed(kept.standing_lists(look.connection, period_id, list(lists)))
    known = {unit.id: unit for unit in registry.units}
    return Draft(
        period=period,
        reading=reading,
        lists=lists,
        units={unit_id: known[unit_id] for unit_id in lists},
        standing=standing,
        others=0 if own is None else len({one.unit for one in reading.services if one.unit} - own),
        unknown=tuple(unit.name for unit in reading.units if unit.id not in known),
        answers=answers,
    )


def check_answer(caller: Caller, draft: Draft, key: str, candidate_id: str) -> None:
    """Refuses an answer that the reader could not understand, or that names a unit of others."""
    with looking(caller) as look:
        own = own_units(look, look.period(draft.period.id))
        ask = next((one for one in draft.reading.asked if one.key == key), None)
        if ask is None:
            raise Refused(Refusal.ASK_UNKNOWN)
        day = draft.period.assessment_date
        require_candidate(look.connection, ask, candidate_id, own, day=day, without=NEW_UNIT)


def store_services(
    caller: Caller,
    draft: Draft,
    *,
    whole: bool,
    reason: str,
    now: datetime,
    without_asked: bool = False,
) -> StoredServices:
    """Keep a file and what it says, all of it or nothing.

    Refused while the reader's questions are open (unless `without_asked`), where it changes nothing,
    where what stands has changed since it was looked through, and without a reason where stored
    services would be replaced or go.
    """
    with acting(caller) as act:
        period, own = handing_in(act, draft.period.id, now, named=draft.lists)
        found = _checked(act, draft, whole=whole, reason=reason, without_asked=without_asked)
        upload_id = _keep(act, draft, whole=whole, reason=reason.strip(), now=now)
        owner = owner_of(act, own)
        for key, candidate in draft.answers.items():
            remember(act.connection, key, candidate, owner, now)
        store.note_change(act.connection)
        stored = StoredServices(
            upload_id=upload_id,
            units=len(draft.lists),
            services=sum(map(len, draft.lists.values())),
            added=sum(len(one.added) for one in found),
            changed=sum(len(one.changed) for one in found),
            gone=sum(len(one.gone) for one in found),
        )
        facts = {"period": period.id, "units": stored.units, "services": stored.services, "whole": whole}
        changed = {"added": stored.added, "changed": stored.changed, "gone": stored.gone}
        act.note(Event.SERVICES_STORED, f"services {upload_id}", after={**facts, **changed})
        return stored


def _checked(
    act: Act, draft: Draft, *, whole: bool, reason: str, without_asked: bool
) -> tuple[Difference, ...]:
    """What would change now; refused where it should not be stored."""
    if draft.reading.error is not None or not draft.lists:
        raise Refused(Refusal.SERVICES_NONE)
    if draft.reading.asked and not without_asked:
        raise Refused(Refusal.OPEN_QUESTIONS, count=len(draft.reading.asked))
    lists = kept.standing_lists(act.connection, draft.period.id, list(draft.lists))
    standing = replayed(lists)
    if standing != {unit_id: dict(listed) for unit_id, listed in draft.standing.items()}:
        raise Refused(Refusal.SERVICES_STALE)
    found = differences(draft.lists, standing, whole=whole)
    if all(one.is_nothing for one in found):
        raise Refused(Refusal.SERVICES_KNOWN)
    replaced = sum(one.replaced for one in found)
    if replaced and not reason.strip():
        raise Refused(Refusal.SERVICES_REASON_MISSING, count=replaced)
    return found


def _keep(act: Act, draft: Draft, *, whole: bool, reason: str, now: datetime) -> int:
    """Keep what was taken of a file, as a workbook of it: nothing personal can be in that."""
    registry = store.read_registry(act.connection, draft.period.assessment_date)
    rows = [
        Row(unit=draft.units[unit_id], district=district(draft.units[unit_id], registry), service=service)
        for unit_id, services in draft.lists.items()
        for service in services
    ]
    invented = store.read_installation(act.connection).invented
    skipped = (p for p in draft.reading.problems if p.code is ProblemCode.COLUMN_SKIPPED)
    new = NewServices(
        period_id=draft.period.id,
        name=draft.reading.file,
        original_sha256=draft.reading.sha256,
        kept=list_workbook(rows, shipped_services(), invented=invented),
        dropped=tuple(left_out(problem.place, problem.details["header"]) for problem in skipped),
        whole=whole,
        reason=reason,
        lists={unit_id: to_json(services) for unit_id, services in draft.lists.items()},
    )
    return kept.insert_services(act.connection, new, account=act.person.account, now=now)


def _lists(
    reading: ServicesReading, own: frozenset[str] | None, registry: Registry
) -> dict[str, tuple[Service, ...]]:
    """The services by unit, of known units that are the person's own."""
    known = {unit.id for unit in registry.units if own is None or unit.id in own}
    found: dict[str, list[Service]] = {}
    for one in reading.services:
        if one.unit in known:
            found.setdefault(one.unit, []).append(one.service)
    return {unit_id: tuple(keyed(services).values()) for unit_id, services in found.items()}
