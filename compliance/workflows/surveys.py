"""Take files of a survey in: read them, choose whose they are, store their scores, withdraw.

The bytes that come are only ever in the memory of whoever uploads and of the reader; what is stored
are scores and counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from compliance.accounts.events import Event, Facts
from compliance.model import Action, Registry, Unit
from compliance.reading.identity import name_in_file
from compliance.reading.names import UnitMatcher
from compliance.reading.surveys.job import SURVEY
from compliance.reading.surveys.result import Survey, SurveyReading
from compliance.reading.surveys.stored import survey_to_bytes
from compliance.storage import registry as store
from compliance.storage import surveys as archive
from compliance.storage.registry import Period
from compliance.storage.surveys import NewSurvey
from compliance.text.workflows import Refusal
from compliance.workflows.deadlines import changeable
from compliance.workflows.elsewhere import sent_on
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting, looking
from compliance.workflows.handing_in import handing_in
from compliance.workflows.past_files import undo_reason
from compliance.workflows.readers import Readers

EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A survey that was read, and the unit it seems to be of; None: that has to be chosen."""

    reading: SurveyReading
    survey: Survey
    unit: Unit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A survey to be stored: whose it is, its last day, how many people are served in a year."""

    reading: SurveyReading
    survey: Survey
    unit_id: str
    held_on: date | None = None
    population: int | None = None


def read_files(
    caller: Caller, files: Sequence[tuple[str, bytes]], pool: Readers, *, period_id: int
) -> tuple[SurveyReading, ...]:
    """Each (name, bytes) read by an isolated worker, in their order; nothing is stored."""
    if not files:
        raise Refused(Refusal.NO_FILES)
    with looking(caller) as look:
        handing_in(look, period_id)
    return sent_on(tuple(pool.ask_many(SURVEY, files)), files, pool)


def offered(
    caller: Caller, readings: Sequence[SurveyReading], *, period_id: int
) -> tuple[tuple[Offered, ...], tuple[Unit, ...]]:
    """Every survey that was read with the unit it seems to be of, and the units to choose from."""
    with looking(caller) as look:
        period, own = handing_in(look, period_id)
        registry = store.read_registry(look.connection, period.assessment_date)
    units = tuple(u for u in registry.units if u.active and (own is None or u.id in own))
    found = tuple(
        Offered(reading=reading, survey=survey, unit=_guess(reading, survey, registry, units))
        for reading in readings
        for survey in reading.surveys
    )
    return found, units


def _guess(reading: SurveyReading, survey: Survey, registry: Registry, units: Sequence[Unit]) -> Unit | None:
    """The unit a survey names, else the one its file is named after; the person's only unit, if neither.

    Another unit than those the person may hand in for is nobody's: it has to be chosen.
    """
    matcher = UnitMatcher(registry)
    for name in (survey.name, survey.part, name_in_file(reading.file) if len(reading.surveys) == 1 else ""):
        match = matcher.match(name) if name else None
        if match is not None and match.unit is not None:
            return match.unit if match.unit in units else None
    return units[0] if len(units) == 1 and len(reading.surveys) == 1 else None


def store_surveys(caller: Caller, taken: Sequence[Taken], *, period_id: int, now: datetime) -> int:
    """Store surveys, all of them or none; returns how many are new. What is stored already is passed over.

    Refused for a unit the person may not hand in for, and for a day that cannot be.
    """
    with acting(caller) as act:
        period, _ = handing_in(act, period_id, now, named={one.unit_id for one in taken})
        if not taken:
            raise Refused(Refusal.SURVEYS_NONE)
        new = _new(act, taken, period)
        if not new:
            raise Refused(Refusal.SURVEYS_KNOWN, count=len(taken))
        _refuse_odd(act, new, period, now)
        for one in new:
            _insert(act, one, period, now)
        store.note_change(act.connection)
        return len(new)


def withdraw(caller: Caller, survey_id: int, *, reason: str, now: datetime) -> None:
    """Let a survey no longer count."""
    with acting(caller) as act:
        row = archive.read_survey(act.connection, survey_id)
        if row is None:
            act.require(Action.UNDO_UPLOAD)
            raise Refused(Refusal.SURVEY_UNKNOWN)
        period = act.period(row.period_id)
        act.require(Action.UNDO_UPLOAD, units=[row.unit_id], period=period)
        changeable(period)
        if not row.live:
            raise Refused(Refusal.SURVEY_WITHDRAWN)
        said = undo_reason(reason)
        account = act.person.account
        archive.withdraw_survey(act.connection, survey_id, reason=said, account=account, now=now)
        store.note_change(act.connection)
        act.note(Event.SURVEY_WITHDRAWN, f"survey {survey_id}", after={"unit": row.unit_id})


def _new(act: Act, taken: Sequence[Taken], period: Period) -> list[Taken]:
    """Those that are not kept for their unit already, each once."""
    rows = archive.read_surveys(act.connection, period_id=period.id)
    known = {(row.original_sha256, row.part, row.unit_id) for row in rows if row.live}
    found = {(one.reading.sha256, one.survey.part, one.unit_id): one for one in taken}
    return [one for key, one in found.items() if key not in known]


def _refuse_odd(act: Act, new: Sequence[Taken], period: Period, now: datetime) -> None:
    units = {unit.id: unit for unit in store.read_registry(act.connection, period.assessment_date).units}
    for one in new:
        unit = units.get(one.unit_id)
        if unit is None:
            raise Refused(Refusal.SURVEY_UNIT_UNKNOWN, file=one.reading.file)
        day = one.held_on
        if day is not None and not EARLIEST <= day <= now.astimezone().date():
            raise Refused(Refusal.SURVEY_DAY, unit=unit.name)
        respondents = one.survey.respondents
        if one.population is not None and one.population < (respondents or 1):
            raise Refused(Refusal.SURVEY_POPULATION, unit=unit.name)


def _insert(act: Act, one: Taken, period: Period, now: datetime) -> None:
    kept = NewSurvey(
        unit_id=one.unit_id,
        name=one.reading.file,
        original_sha256=one.reading.sha256,
        part=one.survey.part,
        held_on=one.held_on,
        population=one.population,
        survey=survey_to_bytes(replace(one.survey, name="", population=None)),
    )
    account = act.person.account
    number = archive.insert_survey(act.connection, kept, period_id=period.id, account=account, now=now)
    facts: Facts = {
        "period": period.id,
        "unit": one.unit_id,
        "sha256": one.reading.sha256,
        "respondents": one.survey.respondents,
        "dropped": len(one.reading.dropped),
    }
    act.note(Event.SURVEY_STORED, f"survey {number}", after=facts)
