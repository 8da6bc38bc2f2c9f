"""The example workbooks of Kabupaten Contoh in `data/examples/pengaduan`, with what they say.

Everything in them is invented. Run as a module to write them anew:
`python -m tests.reading.complaints.examples`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

FOLDER = Path(__file__).resolve().parents[3] / "data" / "examples" / "pengaduan"
LIST, RECAP = "01-daftar-sp4n-lapor-2025.xlsx", "02-rekap-kanal-sendiri-2025.xlsx"
INVENTED = "DATA REKAAN Kabupaten Contoh: tidak ada pelapor, laporan, atau unit yang sungguhan"
LAST = date(2026, 1, 15)  # the day of the export

# Unit, how often it is complained about, days it takes, how often nothing is done.
UNITS = (
    ("Dinas Kependudukan dan Pencatatan Sipil", 14, 6, 5),
    ("Dinas Kesehatan", 12, 12, 10),
    ("Dinas Pendidikan", 10, 15, 12),
    ("Dinas Sosial", 10, 25, 20),
    ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", 8, 8, 6),
    ("Satuan Polisi Pamong Praja", 8, 40, 30),
    ("RSUD Contoh Sehat", 9, 18, 12),
    ("Puskesmas Sumber Misal", 5, 14, 10),
    ("Puskesmas Tanjung Umpama", 5, 20, 15),
    ("Kecamatan Sumber Misal", 4, 22, 15),
    ("Kecamatan Tanjung Umpama", 3, 30, 20),
    ("Kelurahan Andaijaya", 1, 20, 20),
)
CATEGORIES = ("Administrasi kependudukan", "Kesehatan", "Pendidikan", "Bantuan sosial", "Perizinan")
CATEGORIES += ("Ketertiban umum", "Infrastruktur")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus")
MONTHS += ("September", "Oktober", "November", "Desember")
HEADER = ("No", "Tracking ID", "Tanggal Laporan Masuk", "Nama Pelapor", "No. HP", "Isi Laporan Awal")
HEADER += ("Kategori", "Instansi Terdisposisi", "Sumber Laporan", "Status Laporan")
HEADER += ("Tanggal Tindak Lanjut Pertama", "Tanggal Laporan Ditutup")
STATUSES = ("Selesai", "Proses", "Belum Ditindaklanjuti", "Arsip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One invented complaint."""

    number: int
    unit: str
    category: str
    received: date
    status: str
    responded: date | None
    resolved: date | None


def complaints(count: int = 700) -> tuple[Told, ...]:
    """The same complaints each time."""
    chance = random.Random(2025)
    names = [unit for unit, weight, _, _ in UNITS for _ in range(weight)]
    facts = {unit: (days, idle) for unit, _, days, idle in UNITS}
    found = []
    for number in range(count):
        unit = chance.choice(names)
        days, idle = facts[unit]
        received = date(2025, 1, 1) + timedelta(chance.randrange(365))
        responded = received + timedelta(chance.randrange(1 + days))
        resolved = responded + timedelta(int(chance.expovariate(1 / days)))
        status = "Selesai"
        if chance.randrange(100) < 3:
            status, responded, resolved = "Arsip", None, None
        elif chance.randrange(100) < idle or resolved > LAST:
            status = "Proses" if responded <= LAST and chance.random() < 0.6 else "Belum Ditindaklanjuti"
            responded, resolved = (responded if status == "Proses" else None), None
        told = Told(
            number=9_900_001 + number,
            unit=unit,
            category=chance.choice(CATEGORIES),
            received=received,
            status=status,
            responded=responded,
            resolved=resolved,
        )
        found.append(told)
    return tuple(sorted(found, key=lambda one: one.received))


def counts(count: int = 500) -> dict[str, list[tuple[int, int, int]]]:
    """By unit and month: received, in process, resolved, in the units' own channels."""
    chance = random.Random(500)
    names = [unit for unit, weight, _, _ in UNITS for _ in range(weight)]
    found = {unit: [[0, 0, 0] for _ in MONTHS] for unit, _, _, _ in UNITS}
    for _ in range(count):
        cell = found[chance.choice(names)][chance.randrange(12)]
        cell[0] += 1
        cell[2 if chance.random() < 0.85 else 1] += 1
    return {unit: [(a, b, c) for a, b, c in months] for unit, months in found.items()}


def write(folder: Path = FOLDER) -> None:
    """Write both workbooks."""
    _write_list(folder / LIST, complaints())
    _write_recap(folder / RECAP, counts())


def _write_list(path: Path, told: Sequence[Told]) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_urls": False}) as book:
        book.set_properties({"created": datetime(2026, 1, 15), "title": INVENTED})
        sheet = book.add_worksheet("Laporan")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "Laporan SP4N-LAPOR! Kabupaten Contoh Tahun 2025", bold)
        sheet.write(1, 0, INVENTED)
        sheet.write_row(3, 0, HEADER, bold)
        for row, one in enumerate(told, start=4):
            person = (f"Pelapor Rekaan {one.number}", "08xx-xxxx-xxxx", "Isi laporan rekaan, tidak dibaca.")
            sheet.write_row(row, 0, (row - 3, one.number))
            sheet.write_datetime(row, 2, datetime(*one.received.timetuple()[:3]), day)
            sheet.write_row(row, 3, (*person, one.category, one.unit, "Website", one.status))
            for column, moment in ((10, one.responded), (11, one.resolved)):
                if moment is not None:
                    sheet.write_datetime(row, column, datetime(*moment.timetuple()[:3]), day)
        sheet.set_column(1, len(HEADER) - 1, 22)


def _write_recap(path: Path, told: dict[str, list[tuple[int, int, int]]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2026, 1, 15), "title": INVENTED})
        sheet = book.add_worksheet("Rekap 2025")
        bold = book.add_format({"bold": True, "align": "center"})
        sheet.write(0, 0, "REKAPITULASI PENGADUAN MELALUI KANAL SENDIRI TAHUN 2025", bold)
        sheet.write(1, 0, INVENTED)
        sheet.merge_range(3, 0, 4, 0, "No", bold)
        sheet.merge_range(3, 1, 4, 1, "Nama Unit", bold)
        for month, name in enumerate((*MONTHS, "Jumlah")):
            left = 2 + 3 * month
            sheet.merge_range(3, left, 3, left + 2, name, bold)
            sheet.write_row(4, left, ("Masuk", "Proses", "Selesai"))
        for row, (unit, months) in enumerate(told.items(), start=5):
            sums = [sum(some[part] for some in months) for part in range(3)]
            sheet.write_row(row, 0, (row - 4, unit, *(n for some in months for n in some), *sums))
        last = 5 + len(told)
        sheet.write(last, 0, "JUMLAH")
        for month in range(12):
            sums = [sum(months[month][part] for months in told.values()) for part in range(3)]
            sheet.write_row(last, 2 + 3 * month, sums)
        everything = [sum(some[part] for months in told.values() for some in months) for part in range(3)]
        sheet.write_row(last, 38, everything)
        sheet.write(last + 2, 38, "Contoh, 15 Januari 2026")
        sheet.write(last + 3, 38, "Kepala Bagian Organisasi (rekaan)")
        sheet.set_column(1, 1, 46)


if __name__ == "__main__":
    write()
