"""A frozen figure never moves: not on any page, in any file, nor on the command line, whatever is tried."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
import sqlalchemy as sa

from compliance.cli import main
from compliance.model import (
    Answer,
    Basis,
    ChangeKind,
    Checklist,
    Instrument,
    PeriodState,
    ScoreBasis,
    Status,
    Unit,
    UnitChange,
    UnitKind,
    Verdict,
)
from compliance.problems import ComplianceError
from compliance.storage.engine import reading, writing
from compliance.storage.registry import Deadlines, insert_units, note_change
from compliance.storage.revisions import store_changes
from compliance.text import progress as progress_words
from compliance.text.explanation import Figure
from compliance.ui import cached, exports
from compliance.ui.progress_file import ProgressChoice, progress_file
from compliance.workflows import history, instruments, setup
from compliance.workflows.dispensations import NewDispensation, dispensations, give, withdraw
from compliance.workflows.guard import operator
from compliance.workflows.objections import cases
from compliance.workflows.progress import Pairing
from compliance.workflows.publication import advance, recount
from compliance.workflows.results import Draft, record_result
from compliance.workflows.setup import Period
from compliance.workflows.verification import Decision, decide, items
from tests.builders import current_answers
from tests.ui.conftest import Open
from tests.ui.test_pages import html
from tests.workflows.scenes import OWN_TOML, Scripted, stored

NOW, LATER = datetime(2026, 3, 1, tzinfo=UTC), "Semester II"
LOCAL, VERIFIED = "kesiapan-2026", "Yang sudah diperiksa"
UNIT, OWN = "Dinas Sosial", "dinas-sosial"
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("pantau/ringkasan", {}),
    ("pantau/peringkat", {"instrumen": "Ombudsman RI – Opini 2025", "dasar": VERIFIED}),
    ("pantau/berdampingan", {}),
    ("pantau/jenjang", {"induk": "Kecamatan Sumber Misal"}),
    *(("pantau/penjelasan", {"angka": figure.value}) for figure in Figure if figure is not Figure.UNIT),
    ("pantau/penjelasan", {"unit": UNIT, "dasar": VERIFIED}),
    ("perbaiki/kesenjangan", {"unit": UNIT}),
    ("perbaiki/bukti", {}),
    ("perbaiki/google", {}),
    ("pantau/perkembangan", {"ke": LATER}),
    ("pantau/perkembangan", {"bagian": progress_words.TAB_TREND, "unit": UNIT}),
    ("pantau/hasil", {}),
)
# What the page says of itself, and of the units as they are today, is no figure of the period.
_FOOTER = re.compile(
    r"<p>[\d.]+ unit penyelenggara</p>|<p>Data versi \d+</p>"
    r'|<p class="lead">Unit ini ditutup mulai .*?</p> '
)


def engine() -> sa.Engine:
    return cached.engine()


@pytest.fixture
def periods(demonstration: None) -> tuple[Period, Period]:
    """Two frozen periods with verified answers and a dispensation, and a result beside the first."""
    office, definitions = operator(engine()), cached.definitions()
    first = setup.periods(engine())[0]
    exempt("dinas-pendidikan", "skm")
    seen = [item for item in items(office, definitions, period_id=first.id) if item.unit.id < "e"]
    accepted = [
        Decision(unit_id=i.unit.id, question=i.question, claim=i.claim, verdict=Verdict.DITERIMA)
        for i in seen
    ]
    decide(office, definitions, accepted, period_id=first.id, now=NOW)
    second = setup.add_period(office, name=LATER, assessment_date=date(2029, 8, 1), now=NOW)
    advance(office, second.id, PeriodState.DIBUKA, definitions=definitions, now=NOW)
    with reading(engine()) as connection:
        given = current_answers(connection, first.id)
    units = {unit.id: unit for unit in setup.registry(engine()).units}
    hand_in(second, *(Checklist(unit=units[id], answers=answers) for id, answers in given.items() if answers))
    for period in (first, second):
        for state in (PeriodState.DIBEKUKAN, PeriodState.DITERBITKAN):
            advance(office, period.id, state, definitions=definitions, now=NOW)
    draft = Draft(
        edition=LOCAL, year=2026, score="80,00", basis=Basis.RESMI, source="Surat", period_id=first.id
    )
    record_result(office, definitions, draft, now=datetime(2027, 1, 1, tzinfo=UTC))
    return first, second


def exempt(unit_id: str, element: str) -> None:
    wanted = NewDispensation(
        unit_id=unit_id,
        element=element,
        valid_from=date(2020, 1, 1),
        valid_until=date(2099, 1, 1),
        basis="Surat 1",
    )
    give(operator(engine()), cached.definitions(), wanted)


def hand_in(period: Period, *checklists: Checklist) -> None:
    pool = Scripted()
    stored(engine(), pool, period.id, pool.file(period.name.encode(), *checklists))


def pages(open_page: Open, first: Period) -> dict[str, str]:
    """All that the pages show of the period."""
    shown = {}
    for page, query in PAGES:
        chosen = {"dari": first.name} if "ke" in query else {"periode": first.name}
        test = open_page(page, **query, **chosen)
        assert not test.exception
        parts = [_FOOTER.sub("", html(test)), *(box.label for box in test.expander)]
        parts += [frame.value.to_csv() for frame in test.dataframe]
        shown[f"{page} {query}"] = "\n".join(parts)
    return shown


def files(first: Period, second: Period) -> dict[str, str]:
    """All that stands in the downloads."""
    office = operator(engine())
    pairing = Pairing(before=first.id, after=second.id, instrument_before=LOCAL, instrument_after=LOCAL)
    made = {"perkembangan": progress_file(office, ProgressChoice(pairing=pairing), NOW)[1]}
    for basis in ScoreBasis:
        choice = exports.RankingChoice(period_id=first.id, instrument_id=LOCAL, basis=basis)
        made[f"peringkat {basis}"] = exports.ranking_file(office, choice, NOW)[1]
    return {name: _cells(data) for name, data in made.items()}


def _cells(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str([cell.value for cell in row]) for sheet in book for row in sheet.iter_rows())


def ranked(capsys: pytest.CaptureFixture[str], first: Period) -> str:
    capsys.readouterr()
    assert main(["rank", "--instrument", "pekppp-2022", "--period", first.name, "--json"]) == 0
    return capsys.readouterr().out


def refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except ComplianceError:
        return True
    return False


def test_nothing_that_is_tried_moves_a_frozen_figure(
    open_page: Open,
    periods: tuple[Period, Period],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second = periods
    before = pages(open_page, first) | files(first, second), ranked(capsys, first)
    on_the_period(first)
    beside_it(first)
    behind_the_products_back(first, monkeypatch)
    after = pages(open_page, first) | files(first, second), ranked(capsys, first)
    moved = [name for name, shown in before[0].items() if after[0][name] != shown]
    assert not moved
    assert after[1] == before[1]
    again = recount(operator(engine()), first.id, cached.definitions())
    assert again is not None
    assert again.moved == ()


def on_the_period(first: Period) -> None:
    """What would change it directly is refused."""
    office, definitions = operator(engine()), cached.definitions()
    units = {unit.id: unit for unit in setup.registry(engine()).units}
    other = Checklist(unit=units[OWN], answers={"sop.ada": Answer(value=Status.TIDAK)})
    returned = [
        Decision(
            unit_id=item.unit.id,
            question=item.question,
            claim=item.claim,
            verdict=Verdict.DIKEMBALIKAN,
            note="x",
        )
        for item in items(office, definitions, period_id=first.id)[:9]
    ]
    upload = history.uploads(office, first.id)[0].row.id
    tries: tuple[Callable[[], object], ...] = (
        lambda: hand_in(first, other),
        lambda: history.undo(office, upload, reason="x", now=NOW),
        lambda: decide(office, definitions, returned, period_id=first.id, now=NOW),
        lambda: setup.set_assessment_date(office, first.id, date(2031, 1, 1)),
        lambda: setup.set_deadlines(office, first.id, Deadlines(report_until=date(2020, 1, 1))),
    )
    assert all(map(refused, tries))
    assert cases(office, definitions, period_id=first.id) == ()


def beside_it(first: Period) -> None:
    """What happens around it is done, and does not reach it: exceptions, units, instruments, periods."""
    office, definitions = operator(engine()), cached.definitions()
    exempt(OWN, "sop")
    for given in dispensations(office):
        withdraw(office, given.dispensation.id, reason="x")
    heir, when = Unit(id="gabungan", name="Dinas Gabungan", kind=UnitKind.DINAS), date(2020, 1, 1)
    changes = [
        UnitChange(unit_id=heir.id, kind=ChangeKind.BARU, effective=when),
        *(
            UnitChange(unit_id=one, kind=ChangeKind.TUTUP, effective=when, successors=(heir.id,))
            for one in (OWN, "dinas-pendidikan")
        ),
        UnitChange(unit_id="dinas-kesehatan", kind=ChangeKind.UBAH, effective=when, name="Dinas Lain"),
    ]
    with writing(engine()) as connection:
        insert_units(connection, [heir])
        store_changes(connection, changes, reason="x", account=None, now=NOW)
        note_change(connection, registry=True)
    number = instruments.add(office, definitions, file="uji-2026.toml", data=OWN_TOML, now=NOW)
    instruments.use(office, definitions, number, now=NOW)


def behind_the_products_back(first: Period, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another date in the database, and an update of the product with other ladders, another checklist and
    other rules of rolling up."""
    with writing(engine()) as connection:
        moved = sa.text("UPDATE periods SET assessment_date = '2031-01-01' WHERE id = :id")
        connection.execute(moved, {"id": first.id})
        note_change(connection)
    shipped = cached.shipped()
    first_group, *others = shipped.checklist.elements
    updated = replace(
        shipped,
        instruments={id: _halved(one) for id, one in shipped.instruments.items()},
        checklist=replace(shipped.checklist, elements=(replace(first_group, optional=True), *others)),
        rollup=shipped.rollup[1:],
    )
    monkeypatch.setattr(cached, "definitions", lambda at=None: updated)


def _halved(instrument: Instrument) -> Instrument:
    """Half the points on every rung."""
    aspects = tuple(
        replace(
            aspect,
            indicators=tuple(
                replace(i, rungs=tuple(replace(rung, points=rung.points / 2) for rung in i.rungs))
                for i in aspect.indicators
            ),
        )
        for aspect in instrument.aspects
    )
    return replace(instrument, aspects=aspects)
