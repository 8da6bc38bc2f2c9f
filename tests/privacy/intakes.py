"""Every way in which a file or a text reaches the database, each gone to its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from compliance.analysis.training_taken import Taken
from compliance.cli import main
from compliance.definitions.load import Definitions, load_definitions
from compliance.definitions.registry import slug
from compliance.model import Basis, Outcome, PeriodState, Unit, UnitKind, Verdict
from compliance.reading.pool import ReaderPool
from compliance.reports.instrument_book import instrument_workbook
from compliance.storage.registry import Deadlines
from compliance.workflows import (
    complaints,
    dispensations,
    history,
    instruments,
    intake,
    objections,
    results,
    service_intake,
    setup,
    surveys,
    training,
    training_draft,
    training_intake,
    unit_changes,
    verification,
)
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from compliance.workflows.screening import screened
from compliance.workflows.standing import standing_of_unit
from tests.privacy import books
from tests.privacy.persons import BY_PLACE, Where
from tests.workflows.people import NOW

DEFINITIONS: Definitions = load_definitions()
LOCAL = next(iter(DEFINITIONS.instruments))
UNITS = tuple(
    Unit(id=slug(name), name=name, kind=UnitKind.DINAS if "Dinas" in name else UnitKind.KECAMATAN)
    for name in books.UNITS
)
DINKES = UNITS[0]
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
SAID = BY_PLACE[Where.TYPED].said  # typed into a box


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An installation with four units and a draft period. `caller`: who hands in; None: the operator."""

    engine: sa.Engine
    period_id: int
    pool: ReaderPool
    folder: Path
    caller: Caller | None = None

    @property
    def office(self) -> Caller:
        return self.caller or operator(self.engine)


def checklist(scene: Scene, file: tuple[str, bytes] | None = None) -> None:
    """Through the page: looked through, staged, read, looked at, confirmed."""
    incoming = screened([file or books.checklist()], scene.pool)
    batch = intake.stage(scene.office, incoming, period_id=scene.period_id, now=NOW)
    intake.read_batch(scene.engine, batch, scene.pool, DEFINITIONS)
    done = intake.confirm(scene.office, batch, reason=SAID, now=NOW, without_asked=True)
    assert done.units == len(UNITS)


def asked(scene: Scene) -> None:
    """A checklist whose units nobody knows, answered and thrown away."""
    name, data = books.unknown_units()
    batch = intake.stage(
        scene.office, screened([(name, data)], scene.pool), period_id=scene.period_id, now=NOW
    )
    intake.read_batch(scene.engine, batch, scene.pool, DEFINITIONS)
    [file] = intake.batch(scene.office, batch).files
    assert file.reading is not None
    ask = next(iter(file.reading.asked))
    intake.answer_question(scene.office, batch, ask.key, DINKES.id, NOW)
    intake.read_batch(scene.engine, batch, scene.pool, DEFINITIONS)
    intake.discard(scene.office, batch)


def imported(scene: Scene) -> None:
    """The same on the command line."""
    name, data = books.checklist()
    path = scene.folder / name
    path.write_bytes(data)
    with scene.engine.connect() as connection:
        period = connection.execute(sa.text("SELECT name FROM periods")).scalar_one()
    assert main(["import", str(path), "--period", period, "--reason", SAID, "--json"]) == 1


def survey(scene: Scene) -> None:
    [read] = surveys.read_files(scene.office, [books.survey()], scene.pool, period_id=scene.period_id)
    taken = [surveys.Taken(reading=read, survey=one, unit_id=DINKES.id) for one in read.surveys]
    assert surveys.store_surveys(scene.office, taken, period_id=scene.period_id, now=NOW) == 1
    surveys.withdraw(scene.office, 1, reason=SAID, now=NOW)


def complained(scene: Scene) -> None:
    read = complaints.read_files(scene.office, [books.complaints()], scene.pool, period_id=scene.period_id)
    done = complaints.store_readings(
        scene.office, read, period_id=scene.period_id, now=NOW, without_asked=True
    )
    assert done.cases == len(UNITS)
    complaints.withdraw(scene.office, 1, reason=SAID, now=NOW)


def services(scene: Scene) -> None:
    draft = service_intake.look_through(
        scene.office, books.services(), scene.pool, period_id=scene.period_id, answers={}, now=NOW
    )
    done = service_intake.store_services(
        scene.office, draft, whole=True, reason=SAID, now=NOW, without_asked=True
    )
    assert done.services == len(UNITS)


def trained(scene: Scene) -> None:
    office, period_id = scene.office, scene.period_id
    draft = training_draft.look_through(
        office, [books.attendance()], scene.pool, period_id=period_id, answers={}, now=NOW
    )
    [read] = draft.readings
    taken = tuple(
        Taken(file=0, event=place, title=event.title, day=event.day)
        for place, event in enumerate(read.events)
        if "Bimtek" in event.title
    )
    decision = training_intake.Decision(taken=taken, reason=SAID, without_asked=True)
    assert training_intake.store_training(office, draft, decision, now=NOW).units == len(UNITS)
    training.withdraw(office, 1, reason=SAID, now=NOW)


def registry(scene: Scene) -> None:
    day = NOW.date() + timedelta(days=1)
    listed = unit_changes.read_list(scene.office, books.file_name("unit"), books.registry_csv())
    found = unit_changes.propose_list(scene.office, listed, effective=day)
    assert found.proposal is not None
    unit_changes.apply(scene.office, found.proposal, reason=SAID, now=NOW)


def instrument(scene: Scene) -> None:
    """A workbook of an edition, with people in the corners that no sheet shows."""
    own = replace(DEFINITIONS.editions[LOCAL], id="uji-2026", title="Uji", superseded_by="")
    data = books.instrument(instrument_workbook(own, DEFINITIONS.checklist))
    now = NOW
    number = instruments.add(scene.office, DEFINITIONS, file=books.file_name("instrumen"), data=data, now=now)
    instruments.withdraw(scene.office, number, reason=SAID, now=now)


def result(scene: Scene) -> None:
    draft = results.Draft(
        year=NOW.year, source=SAID, basis=Basis.RESMI, edition=LOCAL, score="70,00", note=SAID
    )
    number = results.record_result(scene.office, DEFINITIONS, draft, now=NOW)
    results.withdraw_result(scene.office, number, reason=SAID, now=NOW)


def disputed(scene: Scene) -> None:
    """A decision with a note, an objection to it, the ruling; an exemption, withdrawn."""
    checklist(scene)
    office, period_id = scene.office, scene.period_id
    setup.set_deadlines(office, period_id, Deadlines(objections_from=FIRST, objections_until=LAST))
    advance(office, period_id, PeriodState.DIBUKA, definitions=DEFINITIONS, now=NOW)
    item = next(one for one in verification.items(office, DEFINITIONS, period_id=period_id))
    decision = verification.Decision(
        unit_id=item.unit.id,
        question=item.question,
        claim=item.claim,
        verdict=Verdict.DIKEMBALIKAN,
        note=SAID,
    )
    verification.decide(office, DEFINITIONS, [decision], period_id=period_id, now=NOW)
    stands = standing_of_unit(office, DEFINITIONS, period_id=period_id, unit_id=item.unit.id)
    against = stands.states[item.question].verification
    protest = objections.Protest(unit_id=item.unit.id, question=item.question, against=against, reason=SAID)
    number = objections.file_objection(
        replace(office, clock=lambda: NOW), DEFINITIONS, protest, period_id=period_id
    )
    objections.rule(office, DEFINITIONS, number, objections.NewRuling(outcome=Outcome.DITOLAK, reason=SAID))
    exempt = dispensations.NewDispensation(
        unit_id=DINKES.id, element="skm", valid_from=FIRST, valid_until=LAST, basis=SAID
    )
    dispensations.withdraw(office, dispensations.give(office, DEFINITIONS, exempt), reason=SAID)


def undone(scene: Scene) -> None:
    """A checklist taken back, and a period frozen and opened again with a reason."""
    checklist(scene)
    [upload] = history.uploads(scene.office, scene.period_id)
    history.undo(scene.office, upload.row.id, reason=SAID, now=NOW)
    for state in (PeriodState.DIBUKA, PeriodState.DIBEKUKAN):
        advance(scene.office, scene.period_id, state, definitions=DEFINITIONS, now=NOW)
    back = PeriodState.DIBUKA
    advance(scene.office, scene.period_id, back, definitions=DEFINITIONS, now=NOW, reason=SAID)
    advance(scene.office, scene.period_id, PeriodState.DIBEKUKAN, definitions=DEFINITIONS, now=NOW)


INTAKES: Mapping[str, Callable[[Scene], None]] = {
    "isian": checklist,
    "ditanyakan": asked,
    "import": imported,
    "survei": survey,
    "pengaduan": complained,
    "layanan": services,
    "bimtek": trained,
    "unit": registry,
    "instrumen": instrument,
    "hasil": result,
    "sanggahan": disputed,
    "pembatalan": undone,
}
