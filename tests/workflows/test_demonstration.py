"""The demonstration: invented units and workbooks, taken in like any upload."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from compliance.definitions.load import Definitions
from compliance.model import Status
from compliance.reading.pool import ReaderPool
from compliance.storage.tables import (
    complaint_uploads,
    contents,
    service_uploads,
    staged_files,
    surveys,
    training_uploads,
)
from compliance.text.workflows import Refusal
from compliance.workflows import intake, services, setup
from compliance.workflows.complaint_views import complaints_for
from compliance.workflows.demonstration import load_demonstration
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.setup import RegistrySource
from compliance.workflows.survey_views import surveys_for
from compliance.workflows.training_views import training_for
from tests.workflows.scenes import NOW, WORKBOOKS, count, incoming, standing, upload_rows


def test_one_call_loads_units_period_and_every_example(engine: sa.Engine, definitions: Definitions) -> None:
    load_demonstration(operator(engine), definitions, now=NOW)
    period = setup.periods(engine)[-1]
    assert setup.registry(engine).invented
    assert period.assessment_date > NOW.date()
    names = {path.name for path in WORKBOOKS}
    rows = upload_rows(engine, period.id)
    assert {row.name for row in rows} == names
    assert {row.reason for row in rows} == {"Data contoh (rekaan) untuk mencoba aplikasi"}
    services = 1  # what was read of the list of services is kept as a workbook
    assert (count(engine, staged_files), count(engine, contents)) == (0, len(names) + services)


def test_what_stands_beside_the_checklists_is_there_too(engine: sa.Engine, definitions: Definitions) -> None:
    office = operator(engine)
    load_demonstration(office, definitions, now=NOW)
    period_id = setup.periods(engine)[-1].id
    held = surveys_for(office, definitions, period_id=period_id).surveys
    # the form of a puskesmas does not say of which: it waits for somebody who tries it
    assert sorted(one.file for one in held) == [
        "01-responden-dinas-kesehatan.xlsx",
        "03-tabel-unsur-kecamatan.xlsx",
        "03-tabel-unsur-kecamatan.xlsx",
    ]
    told = complaints_for(office, period_id=period_id).overview.region
    assert (told.received, told.listed) == (1200, 700)
    listed = services.region(office, period_id=period_id).units
    assert sum(one.services for one in listed) == 10
    trained = training_for(office, definitions, period_id=period_id).units
    told_of = {one.event.title for unit in trained for one in unit.attended}
    assert told_of == {
        "Bimtek Standar Pelayanan dan Maklumat",  # the other three lie after the day of this test
        "Bimtek Pelayanan Prima",
        "Pelatihan Bahasa Isyarat",
    }


def test_what_comes_beside_the_workbooks_need_not_be_there(
    engine: sa.Engine, definitions: Definitions, tmp_path: Path
) -> None:
    folder = tmp_path / "contoh"
    (folder / "skm").mkdir(parents=True)
    (folder / WORKBOOKS[0].name).write_bytes(WORKBOOKS[0].read_bytes())
    load_demonstration(operator(engine), definitions, now=NOW, folder=folder)
    assert (count(engine, complaint_uploads), len(upload_rows(engine, 1))) == (0, 1)


def test_one_that_broke_off_beside_the_workbooks_is_taken_up_again(
    engine: sa.Engine, definitions: Definitions, tmp_path: Path
) -> None:
    folder = tmp_path / "contoh"
    broken = folder / "pengaduan" / "rusak.xlsx"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"bukan lembar kerja")
    (folder / WORKBOOKS[0].name).write_bytes(WORKBOOKS[0].read_bytes())
    with pytest.raises(Refused) as refused:
        load_demonstration(operator(engine), definitions, now=NOW, folder=folder)
    assert refused.value.code is Refusal.COMPLAINTS_UNREAD
    assert count(engine, complaint_uploads) == 0
    broken.unlink()
    load_demonstration(operator(engine), definitions, now=NOW, folder=folder)
    load_demonstration(operator(engine), definitions, now=NOW)
    assert count(engine, complaint_uploads) == 2


def test_the_examples_are_understood_without_a_question(engine: sa.Engine, definitions: Definitions) -> None:
    setup.choose_registry(operator(engine), RegistrySource.CONTOH, now=NOW)
    files = [(path.name, path.read_bytes()) for path in WORKBOOKS]
    batch_id = intake.stage(
        operator(engine), incoming(files), period_id=setup.periods(engine)[-1].id, now=NOW
    )
    with ReaderPool(setup.registry(engine)) as pool:
        intake.read_batch(engine, batch_id, pool, definitions)
    found = intake.batch(operator(engine), batch_id)
    assert [(file.name, file.state.value) for file in found.files] == [(name, "siap") for name, _ in files]
    assert [ask.text for file in found.files if file.reading for ask in file.reading.asked] == []


def test_the_correction_wins_and_the_rest_stays(engine: sa.Engine, definitions: Definitions) -> None:
    load_demonstration(operator(engine), definitions, now=NOW)
    answers = standing(engine, setup.periods(engine)[-1].id)["dinas-pendidikan"]
    assert answers["sp.ada"].value is Status.PROSES
    assert answers["skm.ada"].value is Status.PROSES
    assert answers["sop.layanan"].value == 14


def test_two_clicks_load_it_once(engine: sa.Engine, definitions: Definitions) -> None:
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: load_demonstration(operator(engine), definitions, now=NOW), range(2)))
    load_demonstration(operator(engine), definitions, now=NOW)
    rows = upload_rows(engine, setup.periods(engine)[-1].id)
    assert len(rows) == len(WORKBOOKS)
    assert intake.open_batches(operator(engine)) == ()
    counted = [
        count(engine, table) for table in (complaint_uploads, surveys, service_uploads, training_uploads)
    ]
    assert counted == [2, 3, 1, 2]


def test_it_is_refused_beside_real_units(engine: sa.Engine, definitions: Definitions) -> None:
    setup.choose_registry(operator(engine), RegistrySource.BOJONEGORO, now=NOW)
    with pytest.raises(Refused, match="Daftar unit sudah dipilih dan tidak dapat diganti"):
        load_demonstration(operator(engine), definitions, now=NOW)


def test_an_example_that_cannot_be_read_is_not_passed_over(
    engine: sa.Engine, definitions: Definitions, tmp_path: Path
) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan lembar kerja")
    with pytest.raises(Refused, match="Tidak ada isian yang dapat disimpan"):
        load_demonstration(operator(engine), definitions, now=NOW, folder=tmp_path)
    assert intake.open_batches(operator(engine)) == ()
