"""A small installation, and a reader that knows beforehand what stands in each file."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from compliance.analysis.frames import FLOOR, UNIT_ID, VERIFIED_FLOOR
from compliance.definitions.load import Definitions
from compliance.model import (
    Answer,
    Checklist,
    ChecklistDefinition,
    Place,
    Registry,
    ScoreBasis,
    Status,
    Unit,
    UnitKind,
    Vocabulary,
)
from compliance.problems import Problem, ProblemCode
from compliance.reading.result import Ask, Candidate, Reading
from compliance.storage.engine import reading, writing
from compliance.storage.registry import insert_period, note_change, store_registry
from compliance.workflows import history, intake, score_views
from compliance.workflows.batch import Stored
from compliance.workflows.guard import looking, operator
from compliance.workflows.history import UploadRow
from compliance.workflows.intake import Incoming
from compliance.workflows.snapshot import Snapshot, snapshot
from tests.builders import current_answers

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DINKES = Unit(id="dinkes", name="Dinas Kesehatan", kind=UnitKind.DINAS)
BAURENO = Unit(id="baureno", name="Kecamatan Baureno", kind=UnitKind.KECAMATAN)
BARU = Unit(id="rsud-baru", name="RSUD Baru", kind=UnitKind.RSUD, aliases=("RS Baru",))

PUSKESMAS = Unit(id="puskesmas", name="Puskesmas Kapas", kind=UnitKind.PUSKESMAS, parent=DINKES.id)
LOCAL = "kesiapan-2026"  # the regency's own instrument
OWN_TOML = (Path(__file__).parents[1] / "definitions" / "mistakes" / "uji-2026.toml").read_bytes()

# Reading and storing do not look at the definitions; the reader of these tests needs none.
NO_DEFINITIONS = Definitions(
    checklist=ChecklistDefinition(elements=()),
    vocabulary=Vocabulary(
        statuses={}, empty=frozenset(), ambiguous=frozenset(), claimed_without_evidence=frozenset()
    ),
    instruments={},
)


def yes(cell: str = "C7", **more: Any) -> Answer:
    return Answer(value=Status.ADA, place=Place(sheet="Isian", cell=cell), **more)


def no(cell: str = "C7") -> Answer:
    return Answer(value=Status.TIDAK, place=Place(sheet="Isian", cell=cell))


def says(unit: Unit, **answers: Answer) -> Checklist:
    """A checklist; `sop_ada` stands for the question `sop.ada`."""
    named = {question.replace("_", ".", 1): answer for question, answer in answers.items()}
    return Checklist(unit=unit, answers=named, sheet="Isian")


def ask_unit(key: str = "unit:dinkes?") -> Ask:
    return Ask(
        code=ProblemCode.ASK_UNIT,
        key=key,
        place=Place(sheet="Isian", cell="B7"),
        text="Dinkes?",
        candidates=(Candidate(id=DINKES.id, label=DINKES.name),),
    )


class Scripted:
    """Stands in for the pool of readers: tells what each content means, once its questions are answered."""

    def __init__(self) -> None:
        self.meanings: dict[bytes, tuple[Checklist, ...]] = {}
        self.questions: dict[bytes, tuple[Ask, ...]] = {}
        self.times_read: dict[bytes, int] = {}

    def file(self, data: bytes, *checklists: Checklist, asks: tuple[Ask, ...] = ()) -> tuple[str, bytes]:
        """A file with this content, ready to be staged."""
        self.meanings[data] = checklists
        self.questions[data] = asks
        return data.decode() + ".xlsx", data

    def read_many(
        self, files: Iterable[tuple[str, bytes]], remembered: Mapping[str, str]
    ) -> Iterator[Reading]:
        return (self._read(name, data, remembered) for name, data in files)

    def _read(self, name: str, data: bytes, remembered: Mapping[str, str]) -> Reading:
        self.times_read[data] = self.times_read.get(data, 0) + 1
        sha256 = hashlib.sha256(data).hexdigest()
        if data not in self.meanings:
            return Reading(file=name, sha256=sha256, error=Problem(code=ProblemCode.DAMAGED))
        asked = tuple(ask for ask in self.questions[data] if ask.key not in remembered)
        checklists = () if asked else self.meanings[data]
        return Reading(file=name, sha256=sha256, checklists=checklists, asked=asked)


def set_up(engine: sa.Engine, *units: Unit, open: bool = False) -> int:
    """Units and one period; returns the id of the period."""
    with writing(engine) as connection:
        store_registry(connection, "csv", Registry(units=units or (DINKES, BAURENO), open=open))
        note_change(connection, registry=True)
        return insert_period(connection, "Penilaian 2026", date(2026, 8, 1), NOW).id


def incoming(files: Iterable[tuple[str, bytes]]) -> tuple[Incoming, ...]:
    """Files without anything personal in them."""
    return tuple(
        Incoming(name=name, original_sha256=hashlib.sha256(data).hexdigest(), size=len(data), kept=data)
        for name, data in files
    )


def staged(engine: sa.Engine, pool: Scripted, period_id: int, *files: tuple[str, bytes]) -> str:
    """A batch of these files, read."""
    batch_id = intake.stage(operator(engine), incoming(files), period_id=period_id, now=NOW)
    intake.read_batch(engine, batch_id, pool, NO_DEFINITIONS)
    return batch_id


def stored(engine: sa.Engine, pool: Scripted, period_id: int, *files: tuple[str, bytes]) -> Stored:
    """These files, read and confirmed."""
    batch_id = staged(engine, pool, period_id, *files)
    return intake.confirm(operator(engine), batch_id, reason="uji", now=NOW)


def standing(engine: sa.Engine, period_id: int) -> dict[str, dict[str, Answer]]:
    """Everything that stands."""
    with reading(engine) as connection:
        return current_answers(connection, period_id)


def seen(engine: sa.Engine, period_id: int) -> Snapshot:
    """The period as the pages get it."""
    with looking(operator(engine)) as look:
        return snapshot(look, look.period(period_id), NO_DEFINITIONS)


def upload_rows(engine: sa.Engine, period_id: int) -> list[UploadRow]:
    """The history of a period as the office sees it."""
    return [past.row for past in history.uploads(operator(engine), period_id)]


def count(engine: sa.Engine, table: sa.Table) -> int:
    with reading(engine) as connection:
        number: int = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
    return number


EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
WORKBOOKS = tuple(sorted(path for path in EXAMPLES.iterdir() if path.is_file()))  # of the demonstration


def floors(
    engine: sa.Engine, definitions: Definitions, period_id: int, basis: ScoreBasis = ScoreBasis.PERNYATAAN
) -> dict[str, tuple[float, float | None]]:
    """Claimed (or what is ranked by) and verified floor of each unit; None where nothing was verified."""
    ids = {"period_id": period_id, "instrument_id": LOCAL}
    frame = score_views.ranking_for(operator(engine), definitions, basis=basis, **ids).frame
    verified = [None if floor != floor else round(floor, 2) for floor in frame[VERIFIED_FLOOR]]
    pairs = zip(frame[FLOOR].round(2), verified, strict=True)
    return dict(zip(frame[UNIT_ID], pairs, strict=True))
