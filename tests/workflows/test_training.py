"""Lists of attendance taken in: counts alone, all or none, replaced with a reason, withdrawn, proposed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
import sqlalchemy as sa
import xlsxwriter

from compliance.accounts.events import Event
from compliance.analysis.training_taken import Taken
from compliance.analysis.training_units import Step, UnitTraining
from compliance.definitions.load import Definitions, load_definitions
from compliance.model import Answer, PeriodState, Registry, Role, Unit, UnitKind
from compliance.reading.attendance.file import read_attendance_file
from compliance.reading.attendance.job import ATTENDANCE
from compliance.reading.checklist import read_checklists
from compliance.reading.jobs import Found, Job
from compliance.reading.opening import open_book
from compliance.reading.pool import ReaderPool
from compliance.reading.typed_json import to_json
from compliance.reports.training import Figures, training_workbook
from compliance.storage.contents import read_content
from compliance.storage.engine import reading as database
from compliance.storage.engine import writing
from compliance.storage.registry import set_period_state
from compliance.storage.remembered import OFFICE, read_remembered
from compliance.storage.staging import read_files as staged_files
from compliance.storage.tables import (
    training_events,
    training_groups,
    training_uploads,
    training_withdrawals,
)
from compliance.storage.trail import read as read_trail
from compliance.text.workflows import Refusal
from compliance.workflows import setup
from compliance.workflows import training as workflow
from compliance.workflows.database import open_database
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, operator
from compliance.workflows.training_draft import Draft, check_answer, look_through
from compliance.workflows.training_intake import Decision, StoredTraining, store_training
from compliance.workflows.training_views import propose, training_for
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, Scripted, count, says, set_up, stored

PRIMA, LAPOR = "Bimtek Pelayanan Prima", "Bimtek LAPOR"
DAY = date(2026, 2, 10)
Person = tuple[str, str, str, str]  # name, unit, whether front office, training
A: Person = ("Fulan Rekaan", "Dinas Kesehatan", "ya", PRIMA)
B: Person = ("Fulanah Rekaan", "Dinas Kesehatan", "ya", PRIMA)
C: Person = ("Polan Rekaan", "Dinas Kesehatan", "tidak", PRIMA)
D: Person = ("Anu Rekaan", "Kecamatan Baureno", "ya", PRIMA)


def csv(*people: Person, day: date | None = DAY, marked: bool = True) -> bytes:
    """A list of attendance: one row for each person and training."""
    told = "" if day is None else f"{day:%d/%m/%Y}"
    rows = ["Nama;Unit Kerja;Petugas Garis Depan;Kegiatan;Tanggal"]
    rows += [f"{name};{unit};{mark if marked else ''};{title};{told}" for name, unit, mark, title in people]
    if not marked:
        rows[0] = rows[0].replace("Petugas Garis Depan", "")
    return "\n".join(rows).encode()


class Reader:
    """Reads at once, in this process, what a worker would read."""

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry or Registry(units=(DINKES, BAURENO))

    def ask_many(
        self,
        job: Job[Found],
        files: Iterable[tuple[str, bytes]],
        remembered: Mapping[str, str] | None = None,
    ) -> Iterator[Found]:
        definitions = load_definitions()
        for name, data in files:
            reading = read_attendance_file(data, name, definitions, self._registry, remembered or {})
            yield job.decode([to_json(reading)], name, data)


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    """On 1 August 2026 it is assessed."""
    return set_up(engine, DINKES, BAURENO)


@pytest.fixture
def office(engine: sa.Engine, period_id: int) -> Caller:
    return somebody(engine, Role.ORGANISASI)


def looked(caller: Caller, period_id: int, *files: bytes, answers: Mapping[str, str] | None = None) -> Draft:
    named = [(f"hadir-{number}.csv", data) for number, data in enumerate(files, 1)]
    return look_through(caller, named, Reader(), period_id=period_id, answers=answers or {}, now=NOW)


def all_of(draft: Draft) -> tuple[Taken, ...]:
    return tuple(
        Taken(file=file, event=number, title=event.title, day=event.day)
        for file, reading in enumerate(draft.readings)
        for number, event in enumerate(reading.events)
    )


def keep(caller: Caller, period_id: int, *files: bytes, **more: object) -> StoredTraining:
    draft = looked(caller, period_id, *files)
    decision = Decision(taken=all_of(draft), **more)  # type: ignore[arg-type]  # by name
    return store_training(caller, draft, decision, now=NOW)


def refusal(caller: Caller, draft: Draft, decision: Decision) -> str:
    """The sentence of a refusal that stores nothing."""
    before = count(caller.engine, training_uploads)
    with pytest.raises(Refused) as error:
        store_training(caller, draft, decision, now=NOW)
    assert count(caller.engine, training_uploads) == before
    return str(error.value)


def seen(caller: Caller, period_id: int, definitions: Definitions, unit: Unit = DINKES) -> UnitTraining:
    view = training_for(caller, definitions, period_id=period_id)
    return next(one for one in view.units if one.unit == unit)


def people(one: UnitTraining) -> list[tuple[str, int, int | None]]:
    return [(came.event.title, came.came.people, came.came.frontline) for came in one.attended]


def test_a_list_is_counted_and_kept(office: Caller, period_id: int, definitions: Definitions) -> None:
    again = (A[0], A[1], A[2], LAPOR)
    done = keep(office, period_id, csv(A, B, C, D, again))
    assert (done.files, done.events, done.units, done.replaced) == (1, 2, 2, 0)
    one = seen(office, period_id, definitions)
    assert people(one) == [(LAPOR, 1, 1), (PRIMA, 3, 2)]
    assert (one.trained.least, one.trained.is_sure, one.frontline and one.frontline.least) == (3, True, 2)
    assert one.step is Step.STAFF
    view = training_for(office, definitions, period_id=period_id)
    assert (view.whole, view.window.first, view.window.last) == (True, date(2025, 8, 1), date(2026, 8, 1))


def test_the_share_is_of_the_staff_the_unit_says_it_has(
    engine: sa.Engine, office: Caller, period_id: int, definitions: Definitions
) -> None:
    pool = Scripted()
    staff = says(DINKES, sdm_petugas=Answer(value=Fraction(4)), sdm_terlatih=Answer(value=Fraction(1)))
    stored(engine, pool, period_id, pool.file(b"a", staff))
    keep(office, period_id, csv(A, B, C))
    one = seen(office, period_id, definitions)
    assert (one.share, one.left, one.claimed, one.step) == (Fraction(1, 2), 2, 1, Step.REST)


def test_units_without_training_come_first(office: Caller, period_id: int, definitions: Definitions) -> None:
    keep(office, period_id, csv(A))
    view = training_for(office, definitions, period_id=period_id)
    assert [(one.unit.id, one.step) for one in view.units] == [
        (BAURENO.id, Step.NOTHING),
        (DINKES.id, Step.STAFF),
    ]


def test_the_same_file_again_changes_nothing(engine: sa.Engine, office: Caller, period_id: int) -> None:
    keep(office, period_id, csv(A, B))
    draft = looked(office, period_id, csv(A, B))
    assert draft.known == {draft.readings[0].sha256: NOW}
    assert all(one.is_nothing for one in draft.changes(all_of(draft), frontline=False))
    said = refusal(office, draft, Decision(taken=all_of(draft)))
    assert said == "Daftar hadir ini sudah tersimpan dengan angka yang sama. Tidak ada yang berubah."
    assert keep(office, period_id, csv(A, B), csv(D)).files == 1  # passed over beside another
    assert count(engine, training_uploads) == 2


def test_a_newer_list_replaces_the_former_with_a_reason(
    office: Caller, period_id: int, definitions: Definitions
) -> None:
    keep(office, period_id, csv(A, B, D))
    draft = looked(office, period_id, csv(A))
    (change,) = draft.changes(all_of(draft), frontline=False)
    assert (change.unit, change.replaced, change.new) == (DINKES.id, 1, ())
    assert refusal(office, draft, Decision(taken=all_of(draft), reason="  ")) == (
        "Ada 1 angka kehadiran tersimpan yang akan diganti. Tulis alasannya dahulu."
    )
    store_training(office, draft, Decision(taken=all_of(draft), reason="daftar yang ditandatangani"), now=NOW)
    assert people(seen(office, period_id, definitions)) == [(PRIMA, 1, 1)]
    assert people(seen(office, period_id, definitions, BAURENO)) == [(PRIMA, 1, 1)]  # not in the newer one
    newest = workflow.files(office, period_id=period_id)[0].upload
    assert (newest.reason, newest.units) == ("daftar yang ditandatangani", {DINKES.id})


def test_a_withdrawal_restores_what_was_there(
    engine: sa.Engine, office: Caller, period_id: int, definitions: Definitions
) -> None:
    keep(office, period_id, csv(A, B))
    keep(office, period_id, csv(A), reason="keliru")
    newest = workflow.files(office, period_id=period_id)[0]
    assert newest.withdrawable
    with pytest.raises(Refused, match="Tulis alasan"):
        workflow.withdraw(office, newest.upload.id, reason=" ", now=NOW)
    workflow.withdraw(office, newest.upload.id, reason="salah berkas", now=NOW)
    assert people(seen(office, period_id, definitions)) == [(PRIMA, 2, 2)]
    workflow.withdraw(office, newest.upload.id, reason="lagi", now=NOW)
    assert count(engine, training_withdrawals) == 1
    past = workflow.files(office, period_id=period_id)
    assert [(one.upload.live, one.upload.withdrawal and one.upload.withdrawal.reason) for one in past] == [
        (False, "salah berkas"),
        (True, None),
    ]
    assert keep(office, period_id, csv(A), reason="lagi").files == 1  # may come again
    with database(engine) as connection:
        events = [row.entry.event for row in read_trail(connection, limit=20)]
    assert (events.count(Event.TRAINING_STORED), events.count(Event.TRAINING_WITHDRAWN)) == (3, 1)
    with pytest.raises(Refused) as error:
        workflow.withdraw(office, 99, reason="x", now=NOW)
    assert error.value.code is Refusal.UPLOAD_UNKNOWN


def test_two_lists_are_not_added_up_and_one_book_of_both_is_sure(
    office: Caller, period_id: int, definitions: Definitions
) -> None:
    later = [(name, unit, mark, LAPOR) for name, unit, mark, _ in (A, C)]
    keep(office, period_id, csv(A, B))
    keep(office, period_id, csv(*later))
    one = seen(office, period_id, definitions)
    assert (one.trained.least, one.trained.most) == (2, 4)
    assert keep(office, period_id, csv(A, B, *later)).replaced == 0  # the same figures, told together
    one = seen(office, period_id, definitions)
    assert (one.trained.least, one.trained.most) == (3, 3)


def test_a_training_is_renamed_dated_or_left_out(
    office: Caller, period_id: int, definitions: Definitions
) -> None:
    other = (C[0], C[1], C[2], "Diklat Keuangan")
    draft = looked(office, period_id, csv(A, B, other, day=None))
    taken = [Taken(file=0, event=0, title="  Pelayanan   Prima ", day=DAY)]
    store_training(office, draft, Decision(taken=tuple(taken)), now=NOW)
    one = seen(office, period_id, definitions)
    assert people(one) == [("Pelayanan Prima", 2, 2)]
    assert one.rostered is None  # who was elsewhere is no front-office staff without training


def test_an_undated_training_counts_once_it_is_dated(
    office: Caller, period_id: int, definitions: Definitions
) -> None:
    keep(office, period_id, csv(A, day=None))
    assert seen(office, period_id, definitions).step is Step.UNDATED
    draft = looked(office, period_id, csv(A, day=None))
    dated = (Taken(file=0, event=0, title=PRIMA, day=DAY),)
    store_training(office, draft, Decision(taken=dated, reason="tanggal diisi"), now=NOW)
    one = seen(office, period_id, definitions)
    assert ([came.event.day for came in one.attended], one.trained.least) == ([DAY], 1)


def test_an_old_training_is_shown_and_does_not_count(
    office: Caller, period_id: int, definitions: Definitions
) -> None:
    keep(office, period_id, csv(A, day=date(2025, 7, 31)))
    one = seen(office, period_id, definitions)
    assert (one.step, one.trained.least, len(one.attended)) == (Step.PAST, 0, 1)


def test_everybody_of_an_unmarked_list_may_be_said_to_be_front_office(
    office: Caller, period_id: int, definitions: Definitions
) -> None:
    keep(office, period_id, csv(A, B, marked=False))
    assert seen(office, period_id, definitions).step is Step.UNMARKED
    keep(office, period_id, csv(A, B, marked=False), frontline=True, reason="semuanya petugas loket")
    one = seen(office, period_id, definitions)
    assert one.frontline is not None
    assert (one.frontline.least, one.step) == (2, Step.STAFF)


@pytest.mark.parametrize(
    ("title", "day", "sentence"),
    [
        (
            "",
            DAY,
            "Ada kegiatan yang belum bernama dalam “hadir-1.csv”. Isi nama kegiatannya, atau",
        ),
        ("Fulan Rekaan, S.Sos.", DAY, "Nama kegiatan “Fulan Rekaan, S.Sos.” tidak dapat dipakai."),
        (PRIMA, date(2026, 3, 5), f"Tanggal kegiatan “{PRIMA}” tidak mungkin."),
        (PRIMA, date(1999, 1, 1), f"Tanggal kegiatan “{PRIMA}” tidak mungkin."),
    ],
)
def test_what_cannot_be_a_training_is_refused(
    office: Caller, period_id: int, title: str, day: date, sentence: str
) -> None:
    draft = looked(office, period_id, csv(A))
    taken = (Taken(file=0, event=0, title=title, day=day),)
    assert refusal(office, draft, Decision(taken=taken)).startswith(sentence)


def test_nothing_taken_and_two_files_of_one_training_are_refused(office: Caller, period_id: int) -> None:
    draft = looked(office, period_id, csv(A), csv(B))
    assert refusal(office, draft, Decision(taken=())).startswith(
        "Tidak ada kegiatan unit Anda yang dicentang."
    )
    assert refusal(office, draft, Decision(taken=all_of(draft), reason="x")).startswith(
        f"Dua berkas ini sama-sama memuat “{PRIMA}” untuk Dinas Kesehatan."
    )


def test_open_questions_hold_back_unless_they_are_knowingly_left(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    strange: Person = ("Ibarat Rekaan", "Dinas Kesehtn Kabupaten", "ya", PRIMA)
    person: Person = ("Ibarat Rekaan", "Umpama Rekaan", "ya", PRIMA)
    draft = looked(office, period_id, csv(A, strange, person))
    keys = [ask.key for reading in draft.readings for ask in reading.asked]
    assert len(keys) == 2
    assert refusal(office, draft, Decision(taken=all_of(draft))).startswith("Masih ada 2 pertanyaan")
    with pytest.raises(Refused):
        check_answer(office, draft, keys[0], "tidak-ada")
    with pytest.raises(Refused):
        check_answer(office, draft, "lain", DINKES.id)
    check_answer(office, draft, keys[0], DINKES.id)
    answered = looked(office, period_id, csv(A, strange, person), answers=dict.fromkeys(keys, DINKES.id))
    store_training(office, answered, Decision(taken=all_of(answered)), now=NOW)
    with database(engine) as connection:
        known = read_remembered(connection, OFFICE)
    assert len(known) == 1  # what names no kind of unit may be somebody's name
    assert "umpama" not in str(known)


def opened(engine: sa.Engine, period_id: int, state: PeriodState = PeriodState.DIBUKA) -> None:
    with writing(engine) as connection:
        set_period_state(connection, period_id, state)


def test_a_unit_hands_in_and_sees_its_own_alone(
    engine: sa.Engine, office: Caller, period_id: int, definitions: Definitions
) -> None:
    opened(engine, period_id)
    keep(office, period_id, csv(D))
    unit = somebody(engine, Role.OPD, units=[DINKES.id])
    draft = looked(unit, period_id, csv(A, D))
    assert (set(draft.units), draft.others) == ({DINKES.id}, 1)
    store_training(unit, draft, Decision(taken=all_of(draft)), now=NOW)
    assert [one.unit.id for one in training_for(unit, definitions, period_id=period_id).units] == [DINKES.id]
    (past,) = workflow.files(unit, period_id=period_id)
    assert (past.upload.name, past.withdrawable, past.upload.units) == ("hadir-1.csv", False, {DINKES.id})
    other = somebody(engine, Role.OPD, units=[BAURENO.id])
    (past,) = workflow.files(other, period_id=period_id)
    assert past.upload.name == "Berkas gabungan dari Bagian Organisasi"
    with pytest.raises(Refused):
        store_training(other, draft, Decision(taken=all_of(draft)), now=NOW)
    with pytest.raises(Refused):
        workflow.withdraw(unit, 2, reason="x", now=NOW)


def test_a_list_without_a_unit_is_that_of_the_only_one(engine: sa.Engine, period_id: int) -> None:
    opened(engine, period_id)
    unit = somebody(engine, Role.OPD, units=[DINKES.id])
    data = b"DAFTAR HADIR BIMTEK LAPOR;\nNama;Tanda Tangan\nFulan Rekaan;\n"
    draft = looked(unit, period_id, data)
    assert set(draft.units) == {DINKES.id}
    assert not draft.readings[0].asked


def test_a_frozen_period_takes_nothing_in(engine: sa.Engine, office: Caller, period_id: int) -> None:
    keep(office, period_id, csv(A))
    opened(engine, period_id, PeriodState.DIBEKUKAN)
    with pytest.raises(Refused, match="sudah dibekukan"):
        looked(office, period_id, csv(B))
    with pytest.raises(Refused, match="sudah dibekukan"):
        workflow.withdraw(office, 1, reason="x", now=NOW)


def test_units_the_registry_does_not_have_are_named_and_not_taken(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    new = Unit(id="baru", name="UPT Baru", kind=UnitKind.UPT)
    reader = Reader(Registry(units=(DINKES, BAURENO, new)))
    data = csv(A, ("Anu Rekaan", "UPT Baru", "ya", PRIMA))
    draft = look_through(office, [("a.csv", data)], reader, period_id=period_id, answers={}, now=NOW)
    assert (set(draft.units), draft.unknown) == ({DINKES.id}, ("UPT Baru",))
    with pytest.raises(Refused) as error:
        look_through(office, [], reader, period_id=period_id, answers={}, now=NOW)
    assert error.value.code is Refusal.NO_FILES


def test_nothing_stored_is_changed_or_deleted(engine: sa.Engine, office: Caller, period_id: int) -> None:
    keep(office, period_id, csv(A))
    workflow.withdraw(office, 1, reason="x", now=NOW)
    for table in (training_uploads, training_events, training_groups, training_withdrawals):
        for statement in (sa.delete(table), sa.update(table).values({table.c[0]: 7})):
            with pytest.raises(sa.exc.DBAPIError, match="append-only"), writing(engine) as connection:
                connection.execute(statement)


def test_a_proposal_is_a_checklist_that_waits_to_be_confirmed(
    engine: sa.Engine, office: Caller, period_id: int, definitions: Definitions
) -> None:
    absent: Person = ("Andai Rekaan", "Dinas Kesehatan", "ya", "")
    keep(office, period_id, csv(A, B, C, D, absent))
    batch = propose(office, definitions, [DINKES.id], period_id=period_id, now=NOW)
    with database(engine) as connection:
        (row,) = staged_files(connection, batch)
        assert row.sha256 is not None
        data = read_content(connection, row.sha256)
    assert row.name == "Usulan isian bimtek Penilaian 2026.xlsx"
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
        "sdm.petugas": 3,
        "sdm.terlatih": 2,
    }
    assert (found.problems, found.asked) == ((), ())


def test_nothing_to_propose_is_said(office: Caller, period_id: int, definitions: Definitions) -> None:
    keep(office, period_id, csv(A, marked=False))
    with pytest.raises(Refused, match="belum ada petugas garis depan yang ditandai"):
        propose(office, definitions, [DINKES.id, BAURENO.id], period_id=period_id, now=NOW)


SECRETS = ("Zulkarnaen", "198001012005011009", "081234567890", "zul@contoh.example", "Melati", "Wulandari")


def personal_workbook() -> bytes:
    """A list with somebody in every place a list has."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.set_properties({"author": SECRETS[0]})
        sheet = book.add_worksheet(f"{SECRETS[0]} 5")
        lines = (
            [f"Narasumber : {SECRETS[5]}, S.Sos."],
            [f"Kegiatan : Bimtek LAPOR oleh Dra. {SECRETS[5]}"],
            ["Tanggal : 10 Februari 2026"],
            ["No", "Nama", "NIP", "No HP", "Email", "Alamat", "Unit Kerja", "Petugas Garis Depan"],
            [1, f"{SECRETS[0]}, S.Sos.", *SECRETS[1:4], f"Jl. {SECRETS[4]} 5", "Dinas Kesehatan", "ya"],
            [2, SECRETS[5], "", "", "", "", "Kecamatan Baureno", f"ya {SECRETS[5]}"],
            [3, "Anu", "", "", "", "", f"{SECRETS[0]} {SECRETS[1]}", "ya"],
        )  # fmt: skip
        for row, cells in enumerate(lines):
            sheet.write_row(row, 0, cells)
    return out.getvalue()


def unpacked(data: bytes) -> bytes:
    """A workbook with its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_nobody_reaches_the_database_the_trail_or_a_download(
    tmp_path: Path, definitions: Definitions
) -> None:
    """From a file with people everywhere to the bytes of the database, read one by one."""
    engine = open_database(f"sqlite:///{tmp_path / 'uji.sqlite'}")
    period_id = set_up(engine)
    who = operator(engine)
    name = f"Hadir {SECRETS[1]}, {SECRETS[2]}.xlsx"
    with ReaderPool(setup.registry(engine), workers=1) as pool:
        args = {"period_id": period_id, "now": NOW}
        draft = look_through(who, [(name, personal_workbook())], pool, answers={}, **args)  # type: ignore[arg-type]
        keys = [ask.key for ask in draft.readings[0].asked]
        assert len(keys) == 1
        draft = look_through(  # and even answered, it is not remembered
            who,
            [(name, personal_workbook())],
            pool,
            answers=dict.fromkeys(keys, DINKES.id),
            **args,  # type: ignore[arg-type]
        )
    assert [event.title for event in draft.readings[0].events] == ["Bimtek LAPOR"]
    store_training(who, draft, Decision(taken=all_of(draft), without_asked=True), now=NOW)
    batch = propose(who, definitions, [DINKES.id], period_id=period_id, now=NOW)
    view = training_for(who, definitions, period_id=period_id)
    assert people(next(one for one in view.units if one.unit.id == DINKES.id)) == [("Bimtek LAPOR", 2, 2)]
    figures = Figures(
        period="2026", assessed_on=DAY, window=view.window, units=view.units, made_at=NOW, invented=False
    )
    with database(engine) as connection:
        (row,) = staged_files(connection, batch)
        assert row.sha256 is not None
        made = unpacked(read_content(connection, row.sha256)) + unpacked(training_workbook(figures))
    workflow.withdraw(who, 1, reason="uji", now=NOW)
    engine.dispose()
    left = made + b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert b"Bimtek LAPOR" in left
    assert [secret for secret in SECRETS if secret.encode() in left] == []
    assert [secret for secret in SECRETS if secret.casefold().encode() in left] == []


def test_the_job_is_the_one_the_worker_knows() -> None:
    assert ATTENDANCE.name == "attendance"


def test_the_window_ends_on_the_day_of_assessment(
    office: Caller, period_id: int, definitions: Definitions
) -> None:
    window = training_for(office, definitions, period_id=period_id).window
    assert window.holds((PRIMA, window.last))
    assert window.holds((PRIMA, window.first))
    assert not window.holds((PRIMA, window.last + timedelta(days=1)))
    assert not window.holds((PRIMA, window.first - timedelta(days=1)))
    assert not window.holds((PRIMA, None))
