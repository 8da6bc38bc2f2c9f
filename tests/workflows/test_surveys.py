"""Surveys taken in: nobody's data stored, all or none, once, for one's own units, withdrawn with a reason."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import pytest
import sqlalchemy as sa

from compliance.definitions.load import Definitions
from compliance.model import Answer, PeriodState, Registry, Role, Status, Unit, UnitKind
from compliance.reading.checklist import read_checklists
from compliance.reading.jobs import Found, Job
from compliance.reading.opening import open_book
from compliance.reading.surveys.file import read_survey_file
from compliance.reading.surveys.result import SurveyReading
from compliance.reading.typed_json import to_json
from compliance.storage.contents import read_content
from compliance.storage.engine import reading as database
from compliance.storage.staging import read_files as staged_files
from compliance.storage.tables import survey_withdrawals, surveys, trail
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.publication import advance
from compliance.workflows.survey_views import propose, surveys_for, surveys_of
from compliance.workflows.surveys import Taken, offered, read_files, store_surveys, withdraw
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, Scripted, count, says, set_up, stored, yes

HEADER = "No;Nama;NIK;No HP;U1;U2;U3;U4;U5;U6;U7;Sarana;Pengaduan;Saran"
PEOPLE = ("Budi Santoso", "Siti Aminah", "Joko Prasetyo")
ROWS = tuple(
    f"{n};{name};35220101018{n:05};08123456780{n};4;4;3;4;3;4;4;3;4;Terima kasih {name}"
    for n, name in enumerate(PEOPLE, 1)
)
FILE = ("SKM Dinas Kesehatan.csv", "\n".join((HEADER, *ROWS)).encode())
OTHER = ("survei.csv", "\n".join((HEADER, *ROWS[:2])).encode())


class Reader:
    """Reads at once, in this process, what a worker would read."""

    def __init__(self, *units: Unit) -> None:
        self._registry = Registry(units=units)

    def ask_many(self, job: Job[Found], files: Iterable[tuple[str, bytes]]) -> Iterator[Found]:
        for name, data in files:
            yield job.decode([to_json(read_survey_file(data, name, self._registry))], name, data)


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    return set_up(engine, DINKES, BAURENO)


def read(caller: Caller, period_id: int, *files: tuple[str, bytes]) -> tuple[SurveyReading, ...]:
    return read_files(caller, files or (FILE,), Reader(DINKES, BAURENO), period_id=period_id)


def taken(readings: Iterable[SurveyReading], unit: Unit = DINKES, **more: object) -> list[Taken]:
    return [
        Taken(reading=one, survey=survey, unit_id=unit.id, **more)  # type: ignore[arg-type]  # by name
        for one in readings
        for survey in one.surveys
    ]


def keep(caller: Caller, period_id: int, *files: tuple[str, bytes], **more: object) -> int:
    unit = more.pop("unit", DINKES)
    readings = read(caller, period_id, *files)
    return store_surveys(caller, taken(readings, unit, **more), period_id=period_id, now=NOW)  # type: ignore[arg-type]


def test_a_survey_is_offered_for_the_unit_its_file_is_named_after(engine: sa.Engine, period_id: int) -> None:
    office = somebody(engine, Role.ORGANISASI)
    named, nameless = read(office, period_id, FILE, OTHER)
    found, units = offered(office, [named, nameless], period_id=period_id)
    assert [one.unit for one in found] == [DINKES, None]
    assert [unit.id for unit in units] == ["dinkes", "baureno"]


def test_what_is_stored_are_scores_and_nobody(engine: sa.Engine, period_id: int) -> None:
    office = somebody(engine, Role.ORGANISASI)
    assert keep(office, period_id, held_on=date(2026, 2, 1), population=40) == 1
    with engine.connect() as connection:
        everything = " ".join(
            repr(tuple(row))
            for table in sa.inspect(engine).get_table_names()
            for row in connection.execute(sa.text(f'SELECT * FROM "{table}"'))
        )
        kept = connection.execute(sa.select(surveys.c.survey)).scalar_one()
    everything += zlib.decompress(kept).decode()
    for secret in (*PEOPLE, "Budi", "3522010101800001", "08123456780", "Terima kasih"):
        assert secret not in everything


def test_the_figures_are_those_of_the_file(
    engine: sa.Engine, period_id: int, definitions: Definitions
) -> None:
    office = somebody(engine, Role.ORGANISASI)
    keep(office, period_id, held_on=date(2026, 2, 1), population=40)
    view = surveys_for(office, definitions, period_id=period_id)
    (one,) = view.latest
    assert (one.unit, one.held_on, one.population, one.file) == (DINKES, date(2026, 2, 1), 40, FILE[0])
    assert (one.found.respondents, str(one.found.index)) == (3, "91.67")
    assert [unit.id for unit in view.silent] == ["baureno"]


def test_the_trail_says_what_was_stored_without_a_name(engine: sa.Engine, period_id: int) -> None:
    keep(somebody(engine, Role.ORGANISASI), period_id)
    with database(engine) as connection:
        last = connection.execute(sa.select(trail).order_by(trail.c.id.desc()).limit(1)).one()
    assert last.event == "survei_disimpan"
    assert '"respondents": 3' in last.after.replace('":', '": ').replace("  ", " ")
    assert "Budi" not in repr(tuple(last))


def test_the_same_survey_twice_is_kept_once(engine: sa.Engine, period_id: int) -> None:
    office = somebody(engine, Role.ORGANISASI)
    keep(office, period_id)
    with pytest.raises(Refused) as error:
        keep(office, period_id)
    assert str(error.value) == (
        "Survei yang dipilih sudah tersimpan dalam periode ini (1). Tidak ada yang berubah."
    )
    assert keep(office, period_id, FILE, OTHER) == 1
    assert keep(office, period_id, unit=BAURENO) == 1  # the same file is of another unit for whoever says so
    assert count(engine, surveys) == 3


def test_all_are_stored_or_none(engine: sa.Engine, period_id: int) -> None:
    office = somebody(engine, Role.ORGANISASI)
    good, odd = read(office, period_id, FILE, OTHER)
    for wrong, sentence in (
        (taken([odd], held_on=date(2027, 1, 1)), "Tanggal survei Dinas Kesehatan tidak mungkin."),
        (taken([odd], population=1), "Jumlah orang yang dilayani Dinas Kesehatan lebih kecil"),
        (taken([odd], Unit(id="x", name="X", kind=UnitKind.DINAS)), "Unit yang dipilih untuk “survei.csv”"),
    ):
        with pytest.raises(Refused) as error:
            store_surveys(office, [*taken([good]), *wrong], period_id=period_id, now=NOW)
        assert str(error.value).startswith(sentence)
    with pytest.raises(Refused, match="Pilih dahulu unit"):
        store_surveys(office, [], period_id=period_id, now=NOW)
    assert count(engine, surveys) == 0


def test_a_unit_hands_in_for_itself_alone_while_the_period_is_open(
    engine: sa.Engine, period_id: int, definitions: Definitions
) -> None:
    unit = somebody(engine, Role.OPD, units=[DINKES.id])
    with pytest.raises(Refused, match="tidak sedang dibuka"):
        read(unit, period_id)
    advance(operator(engine), period_id, PeriodState.DIBUKA, definitions=definitions, now=NOW)
    readings = read(unit, period_id, OTHER)
    found, units = offered(unit, readings, period_id=period_id)
    assert ([one.unit for one in found], list(units)) == ([DINKES], [DINKES])
    with pytest.raises(Refused):
        store_surveys(unit, taken(readings, BAURENO), period_id=period_id, now=NOW)
    assert store_surveys(unit, taken(readings), period_id=period_id, now=NOW) == 1
    assert [one.unit for one in surveys_for(unit, definitions, period_id=period_id).latest] == [DINKES]
    other = somebody(engine, Role.OPD, units=[BAURENO.id])
    assert surveys_for(other, definitions, period_id=period_id).surveys == ()
    with pytest.raises(Refused):
        surveys_of(other, definitions, DINKES)


def test_a_survey_is_withdrawn_with_a_reason_and_may_come_again(
    engine: sa.Engine, period_id: int, definitions: Definitions
) -> None:
    office = somebody(engine, Role.ORGANISASI)
    keep(office, period_id)
    (one,) = surveys_for(office, definitions, period_id=period_id).surveys
    with pytest.raises(Refused, match="Tulis alasan"):
        withdraw(office, one.id, reason="  ", now=NOW)
    with pytest.raises(Refused):
        withdraw(somebody(engine, Role.OPD, units=[DINKES.id]), one.id, reason="salah", now=NOW)
    withdraw(office, one.id, reason="salah berkas", now=NOW)
    assert surveys_for(office, definitions, period_id=period_id).surveys == ()
    assert (count(engine, surveys), count(engine, survey_withdrawals)) == (1, 1)
    with pytest.raises(Refused, match="sudah ditarik"):
        withdraw(office, one.id, reason="lagi", now=NOW)
    assert keep(office, period_id) == 1


def test_a_claim_is_compared_with_the_survey(
    engine: sa.Engine, period_id: int, definitions: Definitions
) -> None:
    office, pool = somebody(engine, Role.ORGANISASI), Scripted()
    claim = Answer(value=Fraction("90.75"))
    stored(engine, pool, period_id, pool.file(b"a", says(DINKES, skm_ada=yes(), skm_ikm=claim)))
    keep(office, period_id)
    (one,) = surveys_for(office, definitions, period_id=period_id).latest
    assert one.claim == Fraction("90.75")
    assert one.comparison is not None
    assert one.comparison.weight is not None
    assert one.comparison.weight.id == "0.11"


def test_a_proposal_is_a_checklist_that_waits_to_be_confirmed(
    engine: sa.Engine, period_id: int, definitions: Definitions
) -> None:
    office = somebody(engine, Role.ORGANISASI)
    keep(office, period_id, held_on=date(2026, 2, 1))
    keep(office, period_id, OTHER, held_on=date(2025, 8, 1))
    numbers = [one.id for one in surveys_for(office, definitions, period_id=period_id).surveys]
    batch = propose(office, definitions, numbers, period_id=period_id, now=NOW)
    with database(engine) as connection:
        (row,) = staged_files(connection, batch)
        assert row.sha256 is not None
        data = read_content(connection, row.sha256)
    assert row.name == "Usulan isian SKM Penilaian 2026.xlsx"
    found = read_checklists(
        open_book(data, row.name),
        file=row.name,
        sha256="",
        definitions=definitions,
        registry=Registry(units=(DINKES, BAURENO)),
        remembered={},
    )
    (checklist,) = found.checklists
    assert checklist.unit == DINKES
    assert {question: answer.value for question, answer in checklist.answers.items()} == {
        "skm.ada": Status.ADA,
        "skm.tanggal": date(2026, 2, 1),
        "skm.sesuai": Status.ADA,
        "skm.ikm": pytest.approx(91.67),
        "skm.responden": 3,
    }
    assert (found.problems, found.asked) == ((), ())


def test_nothing_to_propose_is_said(engine: sa.Engine, period_id: int, definitions: Definitions) -> None:
    office = somebody(engine, Role.ORGANISASI)
    with pytest.raises(Refused, match="Tidak ada survei unit Anda"):
        propose(office, definitions, [1, 2], period_id=period_id, now=NOW)


def test_surveys_of_a_unit_follow_each_other_by_their_days(
    engine: sa.Engine, period_id: int, definitions: Definitions
) -> None:
    office = somebody(engine, Role.ORGANISASI)
    keep(office, period_id, held_on=date(2026, 2, 1))
    keep(office, period_id, OTHER, held_on=date(2025, 8, 1))
    found = surveys_of(office, definitions, DINKES)
    assert [one.held_on for one in found] == [date(2025, 8, 1), date(2026, 2, 1)]
    assert surveys_of(office, definitions, BAURENO) == ()
    (latest,) = surveys_for(office, definitions, period_id=period_id).latest
    assert latest.held_on == date(2026, 2, 1)
