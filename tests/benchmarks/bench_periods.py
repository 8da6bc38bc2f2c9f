"""Two periods against each other, and the whole regency again after one answer changed.

    python -m tests.benchmarks.bench_periods [COMPARED] [RESCORED]

Prints ratios of one run, in processor time: comparing two periods of 5,000 units against scoring
both in bulk and against ranking both; and, of 517 units under every edition that scores answers,
what an answer that changed costs from the database to the last figure, against reading and scoring
the one unit it belongs to.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

import sqlalchemy as sa

from compliance.analysis.progress import Side, compare_periods, restate
from compliance.definitions.load import Definitions, load_definitions
from compliance.model import (
    Answer,
    AnswerKind,
    Checklist,
    Question,
    Registry,
    ScoreBasis,
    Status,
    Unit,
    UnitKind,
)
from compliance.scoring.assess import assess
from compliance.scoring.bulk import assess_bulk
from compliance.storage.archive import standing_answers
from compliance.storage.engine import reading, writing
from compliance.storage.registry import insert_period, note_change, store_registry
from compliance.workflows.database import open_database
from compliance.workflows.guard import looking, operator
from compliance.workflows.progress import Pairing, progress_for
from compliance.workflows.score_views import ranked_frame, ranking_for, with_dispensations
from compliance.workflows.snapshot import Snapshot, snapshot
from tests.workflows.scenes import Scripted, stored

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
OLD, NEW = "ombudsman-2022", "ombudsman-2023"
STATUSES = (Status.ADA, Status.ADA, Status.PROSES, Status.TIDAK)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A database with two periods in which the same units reported."""

    engine: sa.Engine
    periods: tuple[int, int]
    units: Sequence[Unit]
    definitions: Definitions


def house(folder: Path, units: int, definitions: Definitions) -> House:
    """Units that answer nine in ten questions, and a fifth of them otherwise in the second period."""
    engine = open_database(f"sqlite:///{folder / f'{units}.sqlite3'}")
    listed = [Unit(id=f"u{n}", name=f"Unit {n}", kind=UnitKind.DINAS) for n in range(units)]
    with writing(engine) as connection:
        store_registry(connection, "csv", Registry(units=tuple(listed)))
        note_change(connection, registry=True)
        days = (date(2026, 8, 1), date(2027, 8, 1))
        ids = [insert_period(connection, f"{day.year}", day, NOW).id for day in days]
    random, pool = Random(1), Scripted()
    questions = definitions.checklist.questions
    first = [{q.id: _said(q, random) for q in questions if random.random() < 0.9} for _ in listed]
    second = [
        {q.id: _said(q, random) if random.random() < 0.2 else given.get(q.id) for q in questions}
        for given in first
    ]
    for period_id, answers in zip(ids, (first, second), strict=True):
        checklists = [
            Checklist(unit=unit, answers={q: answer for q, answer in given.items() if answer is not None})
            for unit, given in zip(listed, answers, strict=True)
        ]
        stored(engine, pool, period_id, pool.file(f"{period_id}".encode(), *checklists))
    return House(engine=engine, periods=(ids[0], ids[1]), units=listed, definitions=definitions)


def _said(question: Question, random: Random) -> Answer:
    match question.kind:
        case AnswerKind.STATUS:
            return Answer(value=random.choice(STATUSES))
        case AnswerKind.DATE:
            return Answer(value=date(2026, 8, 1) - timedelta(days=random.randrange(1500)))
        case AnswerKind.CHOICE | AnswerKind.CHOICES:
            chosen = tuple(option.id for option in question.options if random.random() < 0.5)
            return Answer(value=chosen[:1] if question.kind is AnswerKind.CHOICE else chosen)
        case AnswerKind.LINKS:
            return Answer(value=("https://contoh.go.id/bukti",))
        case _:
            return Answer(value=Fraction(random.randrange(1, 15)))


def cost(work: Callable[[], object], times: int = 5, *, first: Callable[[], object] = dict) -> float:
    """Seconds of processor time of the cheapest run; `first` is done before each, and not counted."""
    found = []
    for _ in range(times):
        first()
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def change_answer(house: House, period_id: int, unit: Unit, random: Random) -> None:
    """One answer of one unit becomes another, by the way every upload goes."""
    given = Answer(value=Fraction(random.randrange(10**6)))
    question = next(q.id for q in house.definitions.checklist.questions if q.kind is AnswerKind.COUNT)
    pool = Scripted()
    file = pool.file(repr(given.value).encode(), Checklist(unit=unit, answers={question: given}))
    stored(house.engine, pool, period_id, file)


def seen(house: House, period_id: int, *, fresh: bool = False) -> Snapshot:
    with looking(operator(house.engine)) as look:
        return snapshot(look, look.period(period_id), house.definitions, fresh=fresh)


def compare(house: House) -> None:
    """Both periods are read already, as when somebody turns from one instrument to another."""
    before, after = (seen(house, period_id) for period_id in house.periods)
    old, new = before.instruments[OLD], after.instruments[NEW]
    both = ((before, old), (after, new))

    def scored() -> None:
        for found, ruler in both:
            for columns in (found.columns, found.verified_columns):
                assess_bulk(columns, ruler, found.period.assessment_date)

    def ranked() -> list[Side]:
        return [
            Side(
                frame=with_dispensations(
                    ranked_frame(found, ruler, None, ScoreBasis.PERNYATAAN), found, house.definitions
                ),
                instrument=ruler,
                registry=found.registry,
            )
            for found, ruler in both
        ]

    def compared() -> None:
        restated = restate(
            [checklist.unit.id for checklist in before.checklists],
            before.columns,
            new,
            then=before.period.assessment_date,
            later=after.period.assessment_date,
        )
        compare_periods(*ranked(), restated=restated)

    def again() -> None:
        pairing = Pairing(
            before=house.periods[0], after=house.periods[1], instrument_before=OLD, instrument_after=NEW
        )
        progress_for(operator(house.engine), house.definitions, pairing)

    def change() -> None:
        change_answer(house, house.periods[1], house.units[0], random)

    random = Random(2)
    scoring, ranking, comparing = cost(scored), cost(ranked), cost(compared)
    whole = cost(again, 3, first=change)
    read = cost(lambda: [seen(house, p, fresh=True) for p in house.periods], 3)
    print(f"{len(house.units)} units in two periods, {OLD} and {NEW}")
    print(f"comparing / scoring both in bulk, claimed and verified: {comparing / scoring:.1f}")
    print(f"comparing / ranking both:                               {comparing / ranking:.1f}")
    print(f"after an answer changed / reading both periods in full: {whole / read:.2f}")
    print(f"(comparing {1000 * comparing:.0f} ms, after an answer changed {1000 * whole:.0f} ms)")


def rescore(house: House) -> None:
    """One answer of one unit changed: everything is of a new version."""
    period_id, unit = house.periods[1], house.units[len(house.units) // 2]
    day = seen(house, period_id).period.assessment_date
    editions = house.definitions.instruments

    def everybody() -> None:
        for id in editions:
            ranking_for(operator(house.engine), house.definitions, period_id=period_id, instrument_id=id)

    def alone() -> None:
        with reading(house.engine) as connection:
            held = standing_answers(connection, period_id, [unit.id])[unit.id]
        answers = {question: one.answer for question, one in held.items()}
        for ruler in editions.values():
            assess(answers, ruler, day)

    def change() -> None:
        change_answer(house, period_id, unit, random)

    found, random = seen(house, period_id), Random(3)
    parts = {
        "reading in full": cost(lambda: seen(house, period_id, fresh=True)),
        "scoring": cost(lambda: [assess_bulk(found.columns, ruler, day) for ruler in editions.values()]),
    }
    parts["reading what changed"] = cost(lambda: seen(house, period_id), first=change)
    whole = cost(everybody, first=change)
    one = cost(alone)
    told = ", ".join(f"{name} {1000 * seconds:.0f} ms" for name, seconds in parts.items())
    print(f"{len(house.units)} units under {len(editions)} editions, one answer changed")
    print(f"all of them / the one unit:                             {whole / one:.1f}")
    print(f"({told}, all {1000 * whole:.0f} ms, the one unit {1000 * one:.1f} ms)")


def main() -> None:
    compared, rescored = (int(n) for n in (sys.argv[1:3] if len(sys.argv) > 2 else ("5000", "517")))
    definitions = load_definitions()
    with tempfile.TemporaryDirectory() as folder:
        compare(house(Path(folder), compared, definitions))
        rescore(house(Path(folder), rescored, definitions))


if __name__ == "__main__":
    main()
