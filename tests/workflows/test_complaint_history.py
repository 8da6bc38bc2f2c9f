"""The original of an upload of complaints is not kept; what was taken from it is, with the proof of it."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from compliance.accounts.events import Event
from compliance.model import PeriodState, Role
from compliance.model.complaints import Recap
from compliance.reading.complaints.file import read_complaints_file
from compliance.reading.pool import ReaderPool
from compliance.storage.engine import reading
from compliance.storage.trail import read as read_trail
from compliance.text import complaints as text
from compliance.text.workflows import Refusal
from compliance.workflows import accounts, complaint_history, complaints, setup
from compliance.workflows.complaint_history import PastComplaints
from compliance.workflows.guard import Caller, operator
from tests.workflows.people import somebody
from tests.workflows.scenes import BAURENO, DINKES, NOW, set_up
from tests.workflows.test_complaints import case, figures, file, opened, refusal, store

SECRETS = ("Siti Aminah", "081234567890", "Obatnya habis sejak pagi", "LAP-7")
HEAD = "Nomor laporan;Nama Pelapor;No HP;Isi Laporan;Unit;Tanggal Masuk;Status;Kategori"
ROW = ";".join(("LAP-700001", *SECRETS[:3], "Dinas Kesehatan", "05/01/2026", "Selesai", "Obat"))


@pytest.fixture
def period_id(engine: sa.Engine) -> int:
    return set_up(engine)


def newest(who: Caller, period_id: int) -> PastComplaints:
    return complaint_history.uploads(who, period_id=period_id)[0]


def about(data: bytes) -> dict[object, object]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))[text.ABOUT_SHEET]
    return {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}


def test_an_upload_says_who_brought_it_and_how_much(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    recap = Recap(unit=BAURENO.id, period="2025", received=4, resolved=3)
    store(office, period_id, file("a.csv", case("1", last=3), case("2"), recaps=(recap,)))
    one = newest(office, period_id)
    assert (one.cases, one.recaps, one.fetchable, one.withdrawable) == (2, 1, True, True)
    number = one.upload.account_id
    assert number is not None
    name = {row.id: row.name for row in accounts.accounts(operator(engine))}[number]
    assert one.by == f"{name} (akun {number})"
    store(operator(engine), period_id, file("b.csv", case("3")))
    assert newest(office, period_id).by == "terminal server"
    accounts.close_account(operator(engine), number)
    assert (
        complaint_history.uploads(operator(engine), period_id=period_id)[1].by == f"akun {number} (ditutup)"
    )


def test_what_is_kept_is_a_workbook_with_the_proof_and_without_anybody(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    rows = [ROW.replace("700001", str(700_001 + number)) for number in range(20)]
    data = "\n".join((HEAD, *rows)).encode()
    with ReaderPool(setup.registry(engine), workers=1) as pool:
        readings = complaints.read_files(office, [("Aduan Januari.csv", data)], pool, period_id=period_id)
    complaints.store_readings(office, readings, period_id=period_id, now=NOW)
    number = newest(office, period_id).upload.id
    name, kept = complaint_history.kept(office, number)
    assert name == "Aduan Januari (yang disimpan).xlsx"
    told = about(kept)
    assert told[text.KEPT_NAME] == "Aduan Januari.csv"
    assert told[text.KEPT_SHA256] == hashlib.sha256(data).hexdigest()
    assert told[text.KEPT_WHY] == text.WHY_NOT_KEPT
    cells = openpyxl.load_workbook(io.BytesIO(kept))
    said = repr([row for sheet in cells for row in sheet.iter_rows(values_only=True)])
    assert said.count("Dinas Kesehatan") == 20
    assert not [secret for secret in SECRETS if secret in said]
    with reading(engine) as connection:
        entry = read_trail(connection, limit=1)[0].entry
    assert (entry.event, entry.object) == (Event.ORIGINAL_DOWNLOADED, f"complaints {number}")


def test_what_is_kept_brings_everything_back(engine: sa.Engine, office: Caller, period_id: int) -> None:
    store(office, period_id, file("a.csv", case("1", last=3), case("2"), case("3", unit=BAURENO.id)))
    before, upload = figures(office, period_id), newest(office, period_id).upload.id
    _, data = complaint_history.kept(office, upload)
    again = read_complaints_file(data, "lagi.xlsx", setup.registry(engine), {})
    seen = complaints.preview(office, [again], period_id=period_id).changes
    assert (seen.same, seen.new, seen.changed, seen.moved) == (3, 0, 0, 0)
    complaints.withdraw(office, upload, reason="keliru", now=NOW)
    assert figures(office, period_id) == (0, 0, 0)
    store(office, period_id, again)
    assert figures(office, period_id) == before


def test_a_withdrawn_upload_says_so_in_what_is_kept(office: Caller, period_id: int) -> None:
    store(office, period_id, file("a.csv", case("1")))
    number = newest(office, period_id).upload.id
    complaints.withdraw(office, number, reason="salah berkas", now=NOW)
    told = about(complaint_history.kept(office, number)[1])
    assert str(told[text.KEPT_WITHDRAWN]).endswith(": salah berkas")


def test_a_unit_fetches_what_it_brought_and_nothing_of_others(
    engine: sa.Engine, office: Caller, period_id: int
) -> None:
    opened(engine, period_id)
    store(office, period_id, file("a.csv", case("1"), case("2", unit=BAURENO.id)))
    unit = somebody(engine, Role.OPD, units=[DINKES.id])
    store(unit, period_id, file("b.csv", case("3"), case("4", unit=BAURENO.id)))
    (own,) = complaint_history.uploads(unit, period_id=period_id)
    assert (own.upload.name, own.cases, own.fetchable, own.withdrawable) == ("b.csv", 1, True, False)
    told = about(complaint_history.kept(unit, own.upload.id)[1])
    assert told[text.KEPT_PART] == text.PART_OWN
    of_office = next(
        one for one in complaint_history.uploads(office, period_id=period_id) if one.upload.name == "a.csv"
    )
    foreign = lambda: complaint_history.kept(unit, of_office.upload.id)  # noqa: E731
    assert refusal(foreign) is Refusal.UPLOAD_UNKNOWN
    assert refusal(lambda: complaint_history.kept(office, 99)) is Refusal.UPLOAD_UNKNOWN


def test_it_can_be_fetched_of_a_frozen_period(engine: sa.Engine, office: Caller, period_id: int) -> None:
    store(office, period_id, file("a.csv", case("1")))
    opened(engine, period_id, PeriodState.DIBEKUKAN)
    assert complaint_history.kept(office, newest(office, period_id).upload.id)[1]


def test_making_it_leaves_no_file_behind(
    office: Caller, period_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    store(office, period_id, file("a.csv", case("1")))
    assert complaint_history.kept(office, newest(office, period_id).upload.id)[1]
    assert list(folder.iterdir()) == []
