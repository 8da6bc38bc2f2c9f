"""The demonstration: invented units and workbooks, taken in like any upload."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from compliance.definitions.load import Definitions, load_definitions
from compliance.model import Status
from compliance.storage.tables import contents, staged_files
from compliance.workflows import intake, setup
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.setup import RegistrySource, load_demonstration
from tests.workflows.scenes import NOW, WORKBOOKS, count, incoming, standing, upload_rows


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions()


def test_one_call_loads_units_period_and_every_example(engine: sa.Engine, definitions: Definitions) -> None:
    load_demonstration(operator(engine), definitions, now=NOW)
    period = setup.periods(engine)[-1]
    assert setup.registry(engine).invented
    assert period.assessment_date > NOW.date()
    names = {path.name for path in WORKBOOKS}
    rows = upload_rows(engine, period.id)
    assert {row.name for row in rows} == names
    assert {row.reason for row in rows} == {"Data contoh (rekaan) untuk mencoba aplikasi"}
    assert (count(engine, staged_files), count(engine, contents)) == (0, len(names))


def test_the_examples_are_understood_without_a_question(engine: sa.Engine, definitions: Definitions) -> None:
    setup.choose_registry(operator(engine), RegistrySource.CONTOH, now=NOW)
    files = [(path.name, path.read_bytes()) for path in WORKBOOKS]
    batch_id = intake.stage(
        operator(engine), incoming(files), period_id=setup.periods(engine)[-1].id, now=NOW
    )
    with setup.ReaderPool(setup.registry(engine)) as pool:
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
