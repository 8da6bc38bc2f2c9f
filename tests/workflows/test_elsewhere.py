"""A file that came to the wrong page: the page that takes it is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compliance.definitions.registry import shipped_registry
from compliance.problems import ProblemCode
from compliance.reading.attendance.job import ATTENDANCE
from compliance.reading.complaints.job import COMPLAINTS
from compliance.reading.jobs import READ, Job
from compliance.reading.pool import ReaderPool
from compliance.reading.services.job import SERVICES
from compliance.reading.surveys.job import SURVEY
from compliance.text.problems import sentence
from compliance.workflows.elsewhere import doubted, sent_on
from tests.workflows.scenes import EXAMPLES

CHECKLISTS = EXAMPLES / "01-ketersediaan-berkas.xlsx"
SURVEYS = EXAMPLES / "skm" / "02-formulir-daring-puskesmas.csv"
LISTS = EXAMPLES / "layanan" / "daftar-layanan-contoh.xlsx"
COMPLAINED = EXAMPLES / "pengaduan" / "01-daftar-sp4n-lapor-2025.xlsx"
RECAP = EXAMPLES / "pengaduan" / "02-rekap-kanal-sendiri-2025.xlsx"
ATTENDED = EXAMPLES / "bimtek" / "01-daftar-hadir-bimtek-contoh.xlsx"


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(shipped_registry("contoh"), workers=1) as readers:
        yield readers


def asked(pool: ReaderPool, job: Job[Any], path: Path) -> Any:
    file = (path.name, path.read_bytes())
    [found] = sent_on(tuple(pool.ask_many(job, [file], {})), [file], pool)
    return found


@pytest.mark.parametrize(
    ("job", "path", "said"),
    [
        (READ, SURVEYS, "hasil survei kepuasan masyarakat. Unggah lewat halaman Survei (SKM)."),
        (READ, COMPLAINED, "daftar atau rekap pengaduan. Unggah lewat halaman Unggah pengaduan."),
        (SURVEY, CHECKLISTS, "isian daftar periksa unit. Unggah lewat halaman Unggah."),
        (SERVICES, ATTENDED, "daftar hadir bimtek. Unggah lewat halaman Bimtek."),
        (ATTENDANCE, LISTS, "daftar layanan. Unggah lewat halaman Layanan."),
    ],
)
def test_the_page_that_takes_a_file_is_named(pool: ReaderPool, job: Job[Any], path: Path, said: str) -> None:
    found = asked(pool, job, path)
    assert found.error is not None
    assert sentence(found.error) == f"Berkas ini tampaknya {said}"


def test_what_no_page_takes_stays_refused_as_it_was(pool: ReaderPool) -> None:
    file = ("surat.csv", b"Kepada Yth.\nBapak Bupati\n")
    [found] = sent_on(tuple(pool.ask_many(SURVEY, [file], {})), [file], pool)
    assert found.error is not None
    assert found.error.code is ProblemCode.NO_SURVEY


@pytest.mark.parametrize("path", [CHECKLISTS, SURVEYS])
def test_a_table_with_a_total_or_a_form_with_a_time_is_not_taken_for_complaints_silently(
    pool: ReaderPool, path: Path
) -> None:
    file = (path.name, path.read_bytes())
    [found] = doubted(tuple(pool.ask_many(COMPLAINTS, [file], {})), [file], pool)
    assert found.error is None
    assert found.problems[0].code is ProblemCode.ALSO_OF_ANOTHER_PAGE
    assert sentence(found.problems[0]).endswith("Bila memang begitu, jangan disimpan di sini.")


@pytest.mark.parametrize("path", [COMPLAINED, RECAP])
def test_complaints_are_not_doubted(pool: ReaderPool, path: Path) -> None:
    readings = tuple(pool.ask_many(COMPLAINTS, [(path.name, path.read_bytes())], {}))
    assert doubted(readings, [(path.name, path.read_bytes())], pool) == readings
