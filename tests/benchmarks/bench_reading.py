"""Reading 600 typical workbooks, complete and in workers, against bare readers of the same bytes.

    python -m tests.benchmarks.bench_reading [--files 600] [--workers 2]

A typical workbook has 60 units × 20 columns: the six elements, follow-up questions, links and
merged titles. Prints seconds and two ratios: the pool against bare python-calamine (aim: at
most 3), and bare openpyxl against the pool (aim: at least 5).
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from compliance.definitions.registry import shipped_registry
from compliance.model import Registry
from compliance.reading.pool import DEFAULT_WORKERS, ReaderPool

HEADERS = (
    "No", "Nama OPD", "SOP", "Jumlah SOP", "Standar Pelayanan", "Jumlah Standar Pelayanan",
    "Maklumat Pelayanan", "Media Publikasi", "SKM", "Nilai SKM", "Google Maps", "Rating Google",
    "Link SOP", "Link Standar Pelayanan", "Link Maklumat", "Link Publikasi", "Link SKM", "Tanggal SKM",
    "Penanggung Jawab", "Keterangan",
)  # fmt: skip
ROWS = 60
REPEATS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds for all files: bare calamine, bare openpyxl, and the pool."""

    calamine: float
    openpyxl: float
    pool: float
    answers: int

    @property
    def against_calamine(self) -> float:
        return self.pool / self.calamine

    @property
    def against_openpyxl(self) -> float:
        return self.openpyxl / self.pool


def workbook(registry: Registry, number: int) -> bytes:
    """One typical workbook; `number` chooses its units and answers."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Isian"
    page.append(["REKAPITULASI STANDAR PELAYANAN PUBLIK"])
    page.append(["TAHUN 2026"])
    page.append([])
    page.append(HEADERS)
    last = get_column_letter(len(HEADERS))
    for row in (1, 2):
        page.merge_cells(f"A{row}:{last}{row}")
    units = [unit for unit in registry.units if unit.active]
    for n in range(ROWS):
        unit = units[(number * ROWS + n) % len(units)]
        page.append(_row(unit.name, n + 1, number))
        for column in (13, 15):
            page.cell(page.max_row, column).hyperlink = f"https://drive.google.com/file/d/{number}-{n}/view"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _row(name: str, n: int, number: int) -> list[object]:
    there = ["Ada", "Belum", "Ada", "Proses", "Ada", "Tidak"]
    answer = [there[(n + number + k) % len(there)] for k in range(6)]
    counts = [n % 9, n % 14, 80 + n % 20 / 2]
    return [
        n, name, answer[0], counts[0], answer[1], counts[1], answer[2], answer[3], answer[4], counts[2],
        answer[5], 4.5, "bukti", "https://contoh.go.id/sp", "bukti", "", "", "12/03/2026", "Kasubag Umum", "",
    ]  # fmt: skip


def measure(registry: Registry, files: list[tuple[str, bytes]], workers: int) -> Timing:
    """The best of some runs of each reader over the same bytes."""
    answers = 0
    with ReaderPool(registry, workers=workers) as pool:
        list(pool.read_many(files[: 4 * workers], {}))  # processes started, matcher built

        def complete() -> None:
            nonlocal answers
            readings = list(pool.read_many(files, {}))
            answers = sum(len(c.answers) for reading in readings for c in reading.checklists)

        pool_seconds = _best(complete)
    return Timing(
        calamine=_best(lambda: _each(_calamine, files)),
        openpyxl=_best(lambda: _each(_openpyxl, files), repeats=1),
        pool=pool_seconds,
        answers=answers,
    )


def _calamine(data: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for index in range(len(book.sheet_names)):
        book.get_sheet_by_index(index).to_python()


def _openpyxl(data: bytes) -> None:
    for page in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for _ in page.iter_rows(values_only=True):
            pass


def _each(read: Callable[[bytes], None], files: Iterable[tuple[str, bytes]]) -> None:
    for _, data in files:
        read(data)


def _best(run: Callable[[], None], repeats: int = REPEATS) -> float:
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--workers", type=int, default=DEFAULT_WORKERS)
    given = parser.parse_args(arguments)
    registry = shipped_registry("bojonegoro")
    with tempfile.TemporaryDirectory() as folder:
        for n in range(given.files):
            Path(folder, f"{n:03d}.xlsx").write_bytes(workbook(registry, n))
        files = [(path.name, path.read_bytes()) for path in sorted(Path(folder).iterdir())]
    timing = measure(registry, files, given.workers)
    print(
        f"{given.files} files of {ROWS} x {len(HEADERS)}, {given.workers} workers, {timing.answers} answers"
    )
    print(f"calamine {timing.calamine:.2f} s, openpyxl {timing.openpyxl:.2f} s, pool {timing.pool:.2f} s")
    print(f"pool / calamine {timing.against_calamine:.2f} (aim <= 3)")
    print(f"openpyxl / pool {timing.against_openpyxl:.2f} (aim >= 5)")


if __name__ == "__main__":
    main(sys.argv[1:])
