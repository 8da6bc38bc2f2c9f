"""The first steps: the database, the units, the periods."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from compliance.model import Registry
from compliance.problems import DefinitionError
from compliance.storage.engine import writing
from compliance.text.workflows import Refusal
from compliance.workflows import setup
from compliance.workflows.database import data_version, open_database
from compliance.workflows.errors import Refused
from compliance.workflows.guard import operator
from compliance.workflows.setup import RegistrySource

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
CSV = (
    b"kode_wilayah,nama,singkatan,jenis,induk,alias,alias_lazim,status\n"
    b",Dinas Kesehatan,Dinkes,dinas,,,,berlaku\n"
)


def test_a_missing_database_file_is_made_with_its_folder(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'baru' / 'kesiapan.sqlite3'}")
    assert setup.registry_source(engine) is None
    engine.dispose()


def test_the_address_of_the_database_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KESIAPAN_DATABASE_URL", f"sqlite:///{tmp_path / 'lain.sqlite3'}")
    engine = open_database()
    engine.dispose()
    assert (tmp_path / "lain.sqlite3").exists()


@pytest.mark.parametrize("url", ["bukan alamat", "takdikenal://x", "postgresql+psycopg://a@127.0.0.1:1/b"])
def test_a_database_that_cannot_be_opened_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(Refused) as refused:
        open_database(url)
    assert refused.value.code is Refusal.DATABASE_UNREACHABLE
    assert str(refused.value).startswith("Basis data tidak dapat dibuka (")


def test_a_file_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "surat.sqlite3"
    path.write_bytes(b"Dengan hormat, " * 100)
    with pytest.raises(Refused) as refused:
        open_database(f"sqlite:///{path}")
    assert str(refused.value) == (
        "Basis data tidak dapat dibuka (DatabaseError). "
        "Periksa alamat basis data dan izin foldernya, lalu coba lagi."
    )


def test_a_database_of_a_newer_edition_is_refused_with_a_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kesiapan.sqlite3'}"
    engine = open_database(url)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Refused) as refused:
        open_database(url)
    assert str(refused.value) == (
        "Basis data ini dibuat oleh versi aplikasi yang lebih baru. Jalankan aplikasi versi terbaru."
    )


def test_choosing_a_registry_makes_the_first_period(engine: sa.Engine) -> None:
    assert setup.registry_source(engine) is None
    setup.choose_registry(operator(engine), RegistrySource.BOJONEGORO, now=NOW)
    assert setup.registry_source(engine) is not None
    assert setup.registry_source(engine) is RegistrySource.BOJONEGORO
    assert len(setup.registry(engine).units) == 517
    period = setup.periods(engine)[-1]
    assert (period.name, period.assessment_date) == ("Penilaian 2026", date(2026, 6, 29))
    assert setup.period(engine, period.id) == period


def test_a_registry_comes_back_as_it_was_chosen(engine: sa.Engine) -> None:
    setup.choose_registry(operator(engine), RegistrySource.CSV, csv=CSV, now=NOW)
    registry = setup.registry(engine)
    assert [(unit.id, unit.name, unit.short) for unit in registry.units] == [
        ("dinas-kesehatan", "Dinas Kesehatan", "Dinkes")
    ]
    assert (registry.open, registry.invented) == (False, False)


def test_the_demonstration_is_marked_as_invented(engine: sa.Engine) -> None:
    setup.choose_registry(operator(engine), RegistrySource.CONTOH, now=NOW)
    assert setup.registry(engine).invented


def test_units_may_come_from_the_workbooks(engine: sa.Engine) -> None:
    setup.choose_registry(operator(engine), RegistrySource.BERKAS, now=NOW)
    assert setup.registry(engine) == Registry(open=True)


def test_a_registry_is_chosen_once_even_by_several_people(engine: sa.Engine) -> None:
    def choose(_: int) -> str:
        try:
            setup.choose_registry(operator(engine), RegistrySource.CSV, csv=CSV, now=NOW)
        except Refused as refused:
            return str(refused)
        return ""

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(choose, range(4)))
    sentence = (
        "Daftar unit sudah dipilih dan tidak dapat diganti. "
        "Pakai basis data baru bila ingin memulai dari awal."
    )
    assert outcomes == ["", sentence, sentence, sentence]
    assert len(setup.periods(engine)) == 1


@pytest.mark.parametrize(
    ("csv", "error"), [(None, Refused), (b"", Refused), (b"nama\nDinas X\n", DefinitionError)]
)
def test_a_faulty_csv_chooses_nothing(engine: sa.Engine, csv: bytes | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        setup.choose_registry(operator(engine), RegistrySource.CSV, csv=csv, now=NOW)
    assert setup.registry_source(engine) is None


def test_before_the_setup_everything_says_what_to_do(engine: sa.Engine) -> None:
    sentence = "Daftar unit belum dipilih. Pilih daftar unit pada halaman awal dahulu."
    for attempt in (
        lambda: setup.registry(engine),
        lambda: setup.add_period(operator(engine), name="2026", assessment_date=date(2026, 8, 1), now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert str(refused.value) == sentence


def test_a_period_is_added_and_becomes_the_current_one(engine: sa.Engine) -> None:
    setup.choose_registry(operator(engine), RegistrySource.CSV, csv=CSV, now=NOW)
    version = data_version(engine)
    added = setup.add_period(
        operator(engine), name="  Penilaian   2027 ", assessment_date=date(2027, 8, 1), now=NOW
    )
    assert added.name == "Penilaian 2027"
    assert setup.periods(engine)[-1] == added
    assert data_version(engine) == version + 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("  ", "Nama periode masih kosong. Isi namanya, misalnya “Penilaian 2026”."),
        ("penilaian 2026", "Periode “penilaian 2026” sudah ada. Pakai nama lain."),
    ],
)
def test_a_period_needs_a_name_of_its_own(engine: sa.Engine, name: str, sentence: str) -> None:
    setup.choose_registry(operator(engine), RegistrySource.CSV, csv=CSV, now=NOW)
    with pytest.raises(Refused) as refused:
        setup.add_period(operator(engine), name=name, assessment_date=date(2026, 8, 1), now=NOW)
    assert str(refused.value) == sentence


def test_moving_the_assessment_date_is_a_change(engine: sa.Engine) -> None:
    setup.choose_registry(operator(engine), RegistrySource.CSV, csv=CSV, now=NOW)
    version, period = data_version(engine), setup.periods(engine)[-1]
    setup.set_assessment_date(operator(engine), period.id, date(2026, 9, 9))
    assert setup.periods(engine)[-1].assessment_date == date(2026, 9, 9)
    assert data_version(engine) == version + 1
    with pytest.raises(Refused, match="Periode ini tidak ditemukan"):
        setup.set_assessment_date(operator(engine), 99, date(2026, 9, 9))
