"""Complaints from the file to the figures: whole or not at all, updated rather than doubled, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.definitions.load import load_definitions
from compliance.model import PeriodState, Role
from compliance.model.complaints import Case, CaseStatus, Recap
from compliance.problems import Problem, ProblemCode
from compliance.reading.complaints.result import ComplaintsReading, Drop, DroppedColumn
from compliance.reading.jobs import Found, Job
from compliance.reading.pool import ReaderPool
from compliance.storage.engine import reading, writing
from compliance.storage.registry import set_period_state
from compliance.storage.tables import complaint_cases, complaint_uploads, trail
from compliance.storage.trail import read as read_trail
from compliance.text.workflows import Refusal
from compliance.workflows import complaint_history, complaints, setup
from compliance.workflows.complaint_views import complaints_for, propose
from compliance.workflows.complaints import Preview, StoredComplaints
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.intake import batch, read_batch
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, ask_unit, count, set_up

ON = date(2026, 3, 1)
FIRST = date(2026, 1, 5)


def case(key: str = "", unit: str = DINKES.id, last: int | None = None, day: date = FIRST) -> Case:
    return Case(
        key=key.rjust(32, "0") if key else "",
        unit=unit,
        received=day,
        resolved=None if last is None else day + timedelta(last),
        to_resolution=None if last is None else last * 1440,
        status=CaseStatus.PROSES if last is None else CaseStatus.SELESAI,
        channel="sp4n",
    )


def file(name: str, *cases: Case, recaps: tuple[Recap, ...] = ()) -> ComplaintsReading:
    return ComplaintsReading(
        file=name,
        sha256=name.encode().hex().ljust(64, "0"),
        cases=cases,
        recaps=recaps,
        units=(DINKES, BAURENO),
    )


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    return set_up(engine)


def store(who: Caller, period_id: int, *files: ComplaintsReading) -> StoredComplaints:
    return complaints.store_readings(who, files, period_id=period_id, now=NOW)


def figures(who: Caller, period_id: int) -> tuple[int, int, int]:
    region = complaints_for(who, period_id=period_id, on=ON).overview.region
    return region.received, region.resolved, region.open


def refusal(call: Iterator[object] | object) -> Refusal:
    with pytest.raises(Refused) as error:
        call()  # type: ignore[operator]  # a lambda
    return error.value.code


def test_what_is_stored_is_counted_and_written_in_the_trail(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    recap = Recap(unit=BAURENO.id, period="2025", received=4, resolved=3)
    done = store(office, period_id, file("a.csv", case("1", last=3), case("2"), recaps=(recap,)))
    assert (done.files, done.cases, done.recaps, done.units) == (1, 2, 1, 2)
    assert figures(office, period_id) == (6, 4, 2)
    with reading(engine) as connection:
        newest = read_trail(connection, limit=1)[0].entry
    assert newest.event is Event.COMPLAINTS_STORED
    assert newest.after == {"period": period_id, "cases": 2, "recaps": 1}


def test_an_updated_list_updates_and_does_not_double(office: Caller, period_id: int) -> None:
    store(office, period_id, file("januari.csv", case("1"), case("2")))
    later = file("februari.csv", case("1", last=9), case("2"), case("3"))
    seen = complaints.preview(office, [later], period_id=period_id)
    assert (seen.changes.new, seen.changes.changed, seen.changes.same) == (1, 1, 1)
    store(office, period_id, later)
    assert figures(office, period_id) == (3, 1, 2)


def test_a_complaint_that_was_given_to_another_unit_moves(office: Caller, period_id: int) -> None:
    store(office, period_id, file("a.csv", case("1")))
    moved = file("b.csv", case("1", unit=BAURENO.id))
    assert complaints.preview(office, [moved], period_id=period_id).changes.moved == 1
    store(office, period_id, moved)
    units = complaints_for(office, period_id=period_id, on=ON).overview.units
    assert [(one.unit, one.figures.received) for one in units] == [(BAURENO.id, 1)]


def test_complaints_without_a_number_are_listed_anew_month_by_month(office: Caller, period_id: int) -> None:
    february = date(2026, 2, 3)
    store(office, period_id, file("a.csv", case(), case(), case(day=february)))
    again = file("b.csv", case(last=1), case(), case())
    assert complaints.preview(office, [again], period_id=period_id).changes.replaced == 2
    store(office, period_id, again)
    assert figures(office, period_id) == (4, 1, 3)


def test_a_later_recap_takes_the_place_of_an_earlier_one(office: Caller, period_id: int) -> None:
    for name, received in (("a.csv", 3), ("b.csv", 5)):
        store(
            office,
            period_id,
            file(name, recaps=(Recap(unit=DINKES.id, period="2026-01", received=received),)),
        )
    assert figures(office, period_id)[0] == 5


def test_a_recap_of_what_is_listed_is_not_added(office: Caller, period_id: int) -> None:
    store(office, period_id, file("a.csv", case("1"), case("2")))
    store(office, period_id, file("b.csv", recaps=(Recap(unit=DINKES.id, period="2026", received=2),)))
    assert figures(office, period_id)[0] == 2


def test_the_same_file_again_changes_nothing(office: Caller, period_id: int) -> None:
    store(office, period_id, file("a.csv", case()))
    assert complaints.preview(office, [file("a.csv", case())], period_id=period_id).known == ("a.csv",)
    assert refusal(lambda: store(office, period_id, file("a.csv", case()))) is Refusal.COMPLAINTS_KNOWN
    assert figures(office, period_id)[0] == 1


def test_all_or_nothing(engine: sa.Engine, office: Caller, period_id: int) -> None:
    broken = replace(file("b.csv"), error=Problem(code=ProblemCode.DAMAGED))
    strange = file("c.csv", case(unit="tidak-ada"))
    assert (
        refusal(lambda: store(office, period_id, file("a.csv", case()), broken)) is Refusal.COMPLAINTS_UNREAD
    )
    assert (
        refusal(lambda: store(office, period_id, file("a.csv", case()), strange)) is Refusal.COMPLAINTS_UNITS
    )
    assert (count(engine, complaint_uploads), count(engine, complaint_cases)) == (0, 0)


def test_open_questions_hold_back_unless_they_are_knowingly_left(office: Caller, period_id: int) -> None:
    asking = replace(file("a.csv", case("1"), case("2", unit="")), asked=(ask_unit(),))
    assert refusal(lambda: store(office, period_id, asking)) is Refusal.OPEN_QUESTIONS
    seen = complaints.preview(office, [asking], period_id=period_id)
    assert (seen.waiting, seen.others) == (1, 0)
    complaints.store_readings(office, [asking], period_id=period_id, now=NOW, without_asked=True)
    assert figures(office, period_id)[0] == 1


def test_a_withdrawn_upload_counts_no_longer_and_its_file_may_come_again(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    store(office, period_id, file("a.csv", case("1")))
    store(office, period_id, file("b.csv", case("1", last=3), case("2")))
    newest = complaint_history.uploads(office, period_id=period_id)[0]
    assert (newest.upload.name, newest.withdrawable) == ("b.csv", True)
    withdraw = lambda reason: complaints.withdraw(office, newest.upload.id, reason=reason, now=NOW)  # noqa: E731
    assert refusal(lambda: withdraw("  ")) is Refusal.UNDO_REASON_MISSING
    withdraw("salah berkas")
    assert figures(office, period_id) == (1, 0, 1)
    assert refusal(lambda: withdraw("lagi")) is Refusal.COMPLAINTS_WITHDRAWN
    store(office, period_id, file("b.csv", case("1", last=3), case("2")))
    assert figures(office, period_id) == (2, 1, 1)
    with reading(engine) as connection:
        events = [row.entry.event for row in read_trail(connection, limit=10)]
    assert events.count(Event.COMPLAINTS_WITHDRAWN) == 1


def opened(engine: sa.Engine, period_id: int, state: PeriodState = PeriodState.DIBUKA) -> None:
    with writing(engine) as connection:
        set_period_state(connection, period_id, state)


def test_a_unit_stores_and_sees_its_own_only(engine: sa.Engine, office: Caller, period_id: int) -> None:
    opened(engine, period_id)
    store(office, period_id, file("a.csv", case("1"), case("2", unit=BAURENO.id)))
    unit = somebody(engine, Role.OPD, units=[DINKES.id])
    mixed = file("b.csv", case("1", last=2), case("2", unit=BAURENO.id, last=2), case("3"))
    seen = complaints.preview(unit, [mixed], period_id=period_id)
    assert (seen.others, seen.units, seen.changes.new, seen.changes.changed) == (1, 1, 1, 1)
    store(unit, period_id, mixed)
    assert figures(unit, period_id) == (2, 1, 1)
    assert figures(office, period_id) == (3, 1, 2)
    assert [past.upload.name for past in complaint_history.uploads(unit, period_id=period_id)] == ["b.csv"]
    foreign = file("c.csv", case("9", unit=BAURENO.id))
    assert refusal(lambda: store(unit, period_id, foreign)) is Refusal.COMPLAINTS_NOTHING


def test_a_unit_cannot_take_a_complaint_away_from_another(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    opened(engine, period_id)
    store(office, period_id, file("a.csv", case("1", unit=BAURENO.id)))
    unit = somebody(engine, Role.OPD, units=[DINKES.id])
    store(unit, period_id, file("b.csv", case("1")))
    units = complaints_for(office, period_id=period_id, on=ON).overview.units
    assert {one.unit: one.figures.received for one in units} == {BAURENO.id: 1, DINKES.id: 1}


def test_a_frozen_period_takes_nothing_in_and_gives_nothing_back(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    store(office, period_id, file("a.csv", case("1")))
    number = complaint_history.uploads(office, period_id=period_id)[0].upload.id
    opened(engine, period_id, PeriodState.DIBEKUKAN)
    assert refusal(lambda: store(office, period_id, file("b.csv", case("2")))) is Refusal.PERIOD_FROZEN
    again = lambda: complaints.withdraw(office, number, reason="x", now=NOW)  # noqa: E731
    assert refusal(again) is Refusal.PERIOD_FROZEN


def test_an_answer_is_remembered_for_the_next_file(engine: sa.Engine, office: Caller, period_id: int) -> None:
    ask = ask_unit()
    wrong = lambda: complaints.answer(office, ask, "tidak-ada", period_id=period_id, now=NOW)  # noqa: E731
    assert refusal(wrong) is Refusal.CANDIDATE_UNKNOWN
    complaints.answer(office, ask, BAURENO.id, period_id=period_id, now=NOW)
    pool = Remembering()
    complaints.read_files(office, [("a.csv", b"x")], pool, period_id=period_id)
    assert pool.remembered == {ask.key: BAURENO.id}
    assert refusal(lambda: complaints.read_files(office, [], pool, period_id=period_id)) is Refusal.NO_FILES


class Remembering:
    """A pool of readers that tells what it was told."""

    remembered: dict[str, str]

    def ask_many(self, job: Job[Found], files: object, remembered: object = None) -> Iterator[Found]:
        assert isinstance(remembered, dict)
        self.remembered = remembered
        return iter([job.refused("a.csv", b"x", Problem(code=ProblemCode.DAMAGED))])


SECRETS = ("Siti Aminah", "081234567890", "siti@contoh.id", "Jl. Melati 5", "7000001", "3522014101900001")
TEXT = "Bu bidan Ratna tidak ada di tempat sejak pagi"


def test_nothing_personal_reaches_the_database(tmp_path: Path) -> None:
    """From a file with everything in it to the bytes of the database, read one by one."""
    from compliance.workflows.database import open_database

    path = tmp_path / "uji.sqlite"
    engine = open_database(f"sqlite:///{path}")
    period_id = set_up(engine)
    head = "Tracking ID;Nama Pelapor;No HP;Email;Alamat;NIK;Isi Laporan;Kategori;Unit;Tanggal Masuk;Status"
    bad = f"7000003;{SECRETS[0]};{SECRETS[1]};a;b;c;{TEXT};{TEXT};Dinas Kesehatan;{TEXT};{SECRETS[0]}"
    good = ";".join(
        ("7000001", *SECRETS[:4], SECRETS[5], TEXT, "Obat", "Dinas Kesehatan", "05/01/2026", "Selesai")
    )
    data = "\n".join(
        (head, good, bad, *(good.replace("7000001", str(n)) for n in range(7_100_000, 7_100_020)))
    )
    who = operator(engine)
    with ReaderPool(setup.registry(engine), workers=1) as pool:
        readings = complaints.read_files(who, [("aduan.csv", data.encode())], pool, period_id=period_id)
    assert len(readings[0].cases) == 22
    complaints.store_readings(who, readings, period_id=period_id, now=NOW, without_asked=True)
    for ask in readings[0].asked:
        complaints.answer(who, ask, "-", period_id=period_id, now=NOW)
    assert figures(who, period_id)[0] == 22
    engine.dispose()
    stored = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert b"Obat" in stored
    assert not [secret for secret in (*SECRETS, TEXT, "Ratna", "7100003") if secret.encode() in stored]


def test_dropped_columns_are_kept_by_their_names(engine: sa.Engine, office: Caller, period_id: int) -> None:
    column = DroppedColumn(place=ask_unit().place, header="Nama Pelapor", reason=Drop.PERSONAL)
    store(office, period_id, replace(file("a.csv", case()), dropped=(column,)))
    assert complaint_history.uploads(office, period_id=period_id)[0].upload.dropped == (
        "Isian!B7 (Nama Pelapor)",
    )


def test_the_figures_of_a_year_can_be_handed_in_as_a_checklist(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    definitions = load_definitions()
    other = case("9", day=date(2025, 5, 1))
    store(office, period_id, file("a.csv", case("1", last=3), case("2"), other))
    batch_id = propose(office, definitions, period_id=period_id, year=2026, now=NOW)
    with ReaderPool(setup.registry(engine), workers=1) as pool:
        read_batch(engine, batch_id, pool, definitions)
    (staged,) = batch(office, batch_id).files
    assert staged.name == "Usulan isian pengaduan 2026.xlsx"
    assert staged.reading is not None
    assert not staged.reading.problems
    (checklist,) = staged.reading.checklists
    assert checklist.unit.id == DINKES.id
    assert {question: int(str(answer.value)) for question, answer in checklist.answers.items()} == {
        "pengaduan.masuk": 2,
        "pengaduan.selesai": 1,
        "pengaduan.lapor_masuk": 2,
        "pengaduan.lapor_selesai": 1,
        "pengaduan.tepat_waktu": 1,
    }
    nothing = lambda: propose(office, definitions, period_id=period_id, year=1999, now=NOW)  # noqa: E731
    assert refusal(nothing) is Refusal.COMPLAINTS_NOTHING


def test_nothing_in_the_trail_names_anybody(engine: sa.Engine, office: Caller, period_id: int) -> None:
    store(office, period_id, file("Aduan Bu Ratna.csv", case("1")))
    with reading(engine) as connection:
        said = repr(connection.execute(sa.select(trail)).all())
    assert "Ratna" not in said
    assert isinstance(complaints.preview(office, [], period_id=period_id), Preview)
    assert isinstance(NOW, datetime)
