"""Nothing about a person comes out of a list of services; what is an office's stays."""

from __future__ import annotations

import pytest

from compliance.definitions.personal import shipped_personal
from compliance.definitions.services import shipped_services
from compliance.model.services import ServiceField
from compliance.reading.services.texts import LONGEST_TEXT, Cleaner
from compliance.reading.sheets import CellValue, Sheet
from compliance.reading.typed_json import to_json
from compliance.text.problems import sentence
from tests.reading.services.making import read

F = ServiceField
CLEANER = Cleaner(shipped_services(), shipped_personal())
SECRETS = (
    "Siti Aminah",
    "Budi Santoso",
    "Joko Widagdo",
    "081234567890",
    "0857-1111-2222",
    "197001011990032001",
    "3522010101700001",
    "Rahmat",
)


@pytest.mark.parametrize(
    ("text", "field", "kept"),
    [
        ("Hubungi 0812-3456-7890", F.PROSEDUR, "Hubungi …"),
        ("WA 0812-3456-7890", F.PENGADUAN, "WA 0812-3456-7890"),
        ("WA layanan 0812-3456-7890", F.PROSEDUR, "WA layanan 0812-3456-7890"),
        ("Telp. (0353) 881234; pengaduan@contoh.go.id", F.PENGADUAN, None),
        ("Kotak saran; Siti Aminah, S.Sos.; SP4N-LAPOR!", F.PENGADUAN, "Kotak saran; SP4N-LAPOR!"),
        ("Loket 1\nNarahubung: Budi Santoso\nKotak saran", F.PENGADUAN, "Loket 1\nKotak saran"),
        ("Kepada Ibu Rahmat di loket", F.PROSEDUR, ""),
        ("Pemeriksaan ibu hamil dan bapak-bapak", F.PROSEDUR, None),
        ("NIK 3522010101700001 dicatat", F.PROSEDUR, "NIK … dicatat"),
        ("1. KTP; 2. KK", F.PERSYARATAN, None),
    ],
)
def test_what_is_kept_of_a_text(text: str, field: ServiceField, kept: str | None) -> None:
    """None: all of it."""
    cleaned = CLEANER.cleaned(text, field)
    assert cleaned.text == (text if kept is None else kept)
    assert cleaned.personal is (kept is not None and cleaned.text != text)


def test_a_text_without_end_is_cut() -> None:
    cleaned = CLEANER.cleaned("a" * (LONGEST_TEXT + 1), F.PROSEDUR)
    assert cleaned.cut
    assert len(cleaned.text) == LONGEST_TEXT + 1


def test_no_name_and_no_number_leaves_the_reader() -> None:
    head: list[CellValue] = [
        *("No", "OPD", "Nama Layanan", "Persyaratan", "Prosedur", "Penanganan Pengaduan"),
        *("Kompetensi Pelaksana", "Nama Petugas", "NIP", "No. HP Petugas", "Nomor SK"),
    ]  # fmt: skip
    row: list[CellValue] = [
        *(1, "Dinas Kesehatan", "Gizi (081234567890)", "KTP; NIK 3522010101700001"),
        "Hubungi Siti Aminah, S.Gz., M.Kes.\nlalu ke loket",
        "Petugas: Budi Santoso; WA pengaduan 0811-2222-3333",
        "Joko Widagdo, S.KM.",
        *("Joko Widagdo", "197001011990032001", "0857-1111-2222", "SK 12/2025 a.n. Siti Aminah, S.Gz."),
    ]
    reading = read(Sheet(name="Sheet1", rows=[head, row]))
    told = to_json(reading)
    assert not [secret for secret in SECRETS if secret.encode() in told]
    assert b"0811-2222-3333" in told
    said = [sentence(problem) for problem in reading.problems]
    assert (
        "Bagian “Sistem, mekanisme, dan prosedur” yang menyebut orang atau nomor pribadi tidak disimpan."
        " Tulis jabatan dan saluran kantornya saja."
    ) in said
