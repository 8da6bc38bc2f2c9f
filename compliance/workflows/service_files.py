"""Files about services for whoever may see them: the summary for the public, the list, an empty list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compliance.accounts.events import Event
from compliance.definitions.services import shipped_services
from compliance.model import Action, Status, Unit
from compliance.model.services import Service
from compliance.reports.service_summary import Summary, summary_page
from compliance.reports.services import Row, district, list_workbook
from compliance.storage import registry as store
from compliance.storage.archive import standing_answers
from compliance.text import services as words
from compliance.text.workflows import Refusal
from compliance.wording import file_name
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Act, Caller, acting, looking, today
from compliance.workflows.services import standing_services
from compliance.workflows.units import known_unit

PLEDGE = "maklumat.ada"  # the question that says whether a unit has promised its service


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryChoice:
    """Which summary is wanted. `key`: of one service, "" for all of the unit; `pledge`: with the promise
    of the unit, where it has made one."""

    period_id: int
    unit_id: str
    key: str = ""
    pledge: bool = False


def summary(caller: Caller, choice: SummaryChoice, *, on: date | None = None) -> tuple[str, bytes]:
    """The name and the bytes of the summary that the public gets, as it stands on a day."""
    with acting(caller) as act:
        period = act.period(choice.period_id)
        act.require(Action.SEE_GAPS, units=[choice.unit_id], period=period)
        unit, parent = _unit(act, choice)
        found = _chosen(act, choice)
        invented = store.read_installation(act.connection).invented
        page = Summary(
            unit=unit.name,
            parent=parent,
            period=period.name,
            on=on or today(),
            services=found,
            pledged=choice.pledge and _has_pledged(act, choice),
            invented=invented,
        )
        act.note(Event.EXPORTED, f"service summary {choice.unit_id}, period {period.id}")
        name = found[0].name if choice.key else unit.name
        name = words.SUMMARY_FILE.format(name=_plain(name))
        return file_name(name, invented=invented), summary_page(page)


def services_list(caller: Caller, *, period_id: int, unit_id: str) -> tuple[str, bytes]:
    """The list of a unit as a workbook that can be edited and read again; empty where there is none."""
    with acting(caller) as act:
        period = act.period(period_id)
        act.require(Action.SEE_GAPS, units=[unit_id], period=period)
        unit, _ = _unit(act, SummaryChoice(period_id=period_id, unit_id=unit_id))
        found = standing_services(act, period_id).get(unit_id, {})
        invented = store.read_installation(act.connection).invented
        registry = store.read_registry(act.connection, period.assessment_date)
        place = district(unit, registry)
        rows = [Row(unit=unit, district=place, service=service) for service in found.values()]
        data = list_workbook(rows, shipped_services(), unit=unit.name, invented=invented)
        act.note(Event.EXPORTED, f"services of {unit_id}, period {period_id}")
        name = words.LIST_FILE.format(unit=_plain(unit.name))
        return file_name(name, invented=invented), data


def template(caller: Caller) -> tuple[str, bytes]:
    """An empty list of services."""
    with looking(caller) as look:
        look.require(Action.SEE_METHOD)
        data = list_workbook((), shipped_services(), invented=False)
        return words.TEMPLATE_FILE, data


def _unit(act: Act, choice: SummaryChoice) -> tuple[Unit, str]:
    """The unit and the name of whom it belongs to."""
    period = act.period(choice.period_id)
    registry = store.read_registry(act.connection, period.assessment_date)
    unit = known_unit(registry, choice.unit_id)
    return unit, next((one.name for one in registry.units if one.id == unit.parent), "")


def _chosen(act: Act, choice: SummaryChoice) -> tuple[Service, ...]:
    found = standing_services(act, choice.period_id).get(choice.unit_id, {})
    if not choice.key:
        return tuple(found.values())
    if choice.key not in found:
        raise Refused(Refusal.SERVICE_UNKNOWN)
    return (found[choice.key],)


def _has_pledged(act: Act, choice: SummaryChoice) -> bool:
    held = standing_answers(act.connection, choice.period_id, [choice.unit_id]).get(choice.unit_id, {})
    return PLEDGE in held and held[PLEDGE].answer.value is Status.ADA


def _plain(name: str) -> str:
    """A name without what no file may be called by."""
    return "".join(" " if c in '\\/:*?"<>|' else c for c in name)[:80].strip()
