"""The surveys of a period or of a unit as somebody may see them; and what they answer of the checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import sqlalchemy as sa

from compliance.analysis.survey import Comparison, Satisfaction, compare, interval, satisfaction
from compliance.analysis.survey_answers import ANSWERED, IKM, answers_of
from compliance.definitions.load import Definitions
from compliance.definitions.survey import shipped_survey
from compliance.model import Action, Unit
from compliance.reading.surveys.result import Survey
from compliance.reading.surveys.stored import survey_from_bytes
from compliance.storage import registry as store
from compliance.storage import surveys as archive
from compliance.storage.registry import Period, read_periods
from compliance.storage.surveys import SurveyRow
from compliance.text import survey as words
from compliance.text.workflows import OFFICE_UPLOAD, Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, Look, looking, visible_units
from compliance.workflows.handing_in import own_units
from compliance.workflows.proposed import Proposal, hand_in
from compliance.workflows.recent import Recent
from compliance.workflows.snapshot import snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSurvey:
    """A survey that is kept, with its figures. `file`: its name, of somebody else's only to whoever may
    see uploads. `claim`: the index the unit claims in the checklist of the
    period, `comparison`: which weight it was made with.
    """

    id: int
    unit: Unit
    period: Period
    file: str
    held_on: date | None
    population: int | None
    created_at: datetime
    survey: Survey
    found: Satisfaction
    claim: Fraction | None = None
    comparison: Comparison | None = None

    @property
    def day(self) -> date:
        """By which surveys of a unit follow each other."""
        return self.held_on or self.period.assessment_date


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveysView:
    """The surveys of a period: of each unit the latest in `latest`, all of them in `surveys`.

    `silent`: units of the person's that ought to report and have no survey.
    """

    period: Period
    surveys: tuple[KeptSurvey, ...]
    latest: tuple[KeptSurvey, ...]
    silent: tuple[Unit, ...]


# For whom: the units they see, and the account whose files are named to them (None: all are).
_For = tuple[frozenset[str] | None, int | None]
_views: Recent[tuple[sa.Engine, int, int, _For], SurveysView] = Recent(8)
_intervals: Recent[tuple[sa.Engine, int], tuple[Decimal, Decimal] | None] = Recent(256)


def surveys_for(caller: Caller, definitions: Definitions, *, period_id: int) -> SurveysView:
    """The whole regency for those who may see it, else only one's own units."""
    with looking(caller) as look:
        period = look.period(period_id)
        own = visible_units(look, period)
        found = snapshot(look, period, definitions)
        claims = {c.unit.id: c.answers[IKM].value for c in found.reported if IKM in c.answers}
        units = [unit for unit in found.registry.units if own is None or unit.id in own]

        def made() -> SurveysView:
            kept = _kept(look, {period.id: period}, {unit.id: unit for unit in units}, claims)
            latest = _latest(kept)
            asked = {one.unit.id for one in latest}
            return SurveysView(
                period=period,
                surveys=kept,
                latest=latest,
                silent=tuple(unit for unit in units if unit.active and unit.id not in asked),
            )

        seen = None if look.may(Action.SEE_UPLOADS, period=period) else look.person.account
        return _views.get((caller.engine, found.version, period_id, (own, seen)), made)


def surveys_of(caller: Caller, definitions: Definitions, unit: Unit) -> tuple[KeptSurvey, ...]:
    """All surveys of a unit in the periods in which the person may see it, the oldest first."""
    with looking(caller) as look:
        periods = read_periods(look.connection)
        seen = {one.id: one for one in periods if look.may(Action.SEE_GAPS, units=[unit.id], period=one)}
        if not seen:
            look.require(Action.SEE_GAPS, units=[unit.id], period=periods[-1] if periods else None)
        rows = archive.read_surveys(look.connection, unit_id=unit.id)
        live = [row for row in rows if row.live and row.period_id in seen]
        claims = {}
        for period_id in {row.period_id for row in live}:
            reported = snapshot(look, seen[period_id], definitions).reported
            answers = next((c.answers for c in reported if c.unit.id == unit.id), {})
            if IKM in answers:
                claims[period_id] = answers[IKM].value
        found = [_survey(look, row, unit, seen[row.period_id], claims.get(row.period_id)) for row in live]
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def interval_of(caller: Caller, kept: KeptSurvey) -> tuple[Decimal, Decimal] | None:
    """How far the index could lie elsewhere; of a survey somebody was shown. Drawn once."""
    return _intervals.get((caller.engine, kept.id), lambda: interval(kept.survey, shipped_survey()))


def propose(
    caller: Caller, definitions: Definitions, chosen: Sequence[int], *, period_id: int, now: datetime
) -> str:
    """Hand in what surveys answer of the checklist, as a workbook that waits to be looked at and confirmed
    like any other; returns the id of its batch. Of several surveys of a unit the latest answers.
    """
    with looking(caller) as look:
        period = look.period(period_id)
        own = own_units(look, period)
        registry = store.read_registry(look.connection, period.assessment_date)
        units = {unit.id: unit for unit in registry.units if own is None or unit.id in own}
        kept = _kept(look, {period.id: period}, units, {})
    wanted = _latest([one for one in kept if one.id in set(chosen)])
    answers = {one.unit: answers_of(one.found, one.held_on) for one in wanted}
    if not any(answers.values()):
        raise Refused(Refusal.SURVEY_NOTHING_TO_PROPOSE)
    proposal = Proposal(
        file=words.PROPOSAL_FILE.format(period=period.name),
        title=words.PROPOSAL_TITLE,
        sheet=words.PROPOSAL_SHEET,
        questions=ANSWERED,
        answers=answers,
    )
    return hand_in(caller, proposal, registry, definitions.checklist, period_id=period_id, now=now)


def _kept(
    look: Look, periods: Mapping[int, Period], units: Mapping[str, Unit], claims: Mapping[str, object]
) -> tuple[KeptSurvey, ...]:
    """The surveys of a period that count, of these units, in the order of the units."""
    rows = [row for id in periods for row in archive.read_surveys(look.connection, period_id=id) if row.live]
    place = {unit_id: n for n, unit_id in enumerate(units)}
    known = sorted((row for row in rows if row.unit_id in units), key=lambda row: place[row.unit_id])
    return tuple(
        _survey(look, row, units[row.unit_id], periods[row.period_id], claims.get(row.unit_id))
        for row in known
    )


def _survey(look: Look, row: SurveyRow, unit: Unit, period: Period, claim: object) -> KeptSurvey:
    mine = row.account_id is not None and row.account_id == look.person.account
    definition = shipped_survey()
    survey = replace(survey_from_bytes(row.survey), population=row.population)
    found = satisfaction(survey, definition)
    stated = claim if isinstance(claim, Fraction) else None
    return KeptSurvey(
        id=row.id,
        unit=unit,
        period=period,
        file=row.name if mine or look.may(Action.SEE_UPLOADS, period=period) else OFFICE_UPLOAD,
        held_on=row.held_on,
        population=row.population,
        created_at=row.created_at,
        survey=survey,
        found=found,
        claim=stated,
        comparison=None if stated is None else compare(stated, found.ikm, definition),
    )


def _latest(kept: Sequence[KeptSurvey]) -> tuple[KeptSurvey, ...]:
    """Of each unit the survey with the latest day; of one day the one that came last."""
    latest: dict[str, KeptSurvey] = {}
    for one in kept:
        before = latest.get(one.unit.id)
        if before is None or (before.day, before.id) < (one.day, one.id):
            latest[one.unit.id] = one
    return tuple(latest.values())
