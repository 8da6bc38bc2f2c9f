"""A survey in the browser: taken in with names and numbers in it, looked at, stored, proposed; and nobody's
data left anywhere.
"""

from __future__ import annotations

from pathlib import Path

from compliance.text import survey as text
from compliance.text import uploading
from tests.e2e.conftest import Enter, Server, Visitor

SECRETS = (
    "Budi Santoso",
    "Siti Aminah",
    "3522010101800001",
    "081234567801",
    "budi@contoh.id",
    "Terima kasih",
)
HEADER = (
    "No;Nama Responden;NIK;No HP;Email;Persyaratan;Prosedur;Waktu;Biaya;Produk;Kompetensi;Perilaku;Sarana;"
    "Pengaduan;Saran"
)
ROWS = (
    "1;Budi Santoso;3522010101800001;081234567801;budi@contoh.id;4;4;3;4;3;4;4;3;4;Terima kasih",
    "2;Siti Aminah;3522010101800002;081234567802;siti@contoh.id;3;4;3;4;3;4;4;3;4;",
    "3;Joko Prasetyo;3522010101800003;081234567803;joko@contoh.id;4;3;3;4;4;4;44;3;4;",
    "4;Dewi Rahayu;3522010101800004;081234567804;dewi@contoh.id;4;4;3;4;4;4;4;4;4;",
)


def file_of(folder: Path) -> Path:
    path = folder / "SKM Dinas Kesehatan.csv"
    path.write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    return path


def take_in(visitor: Visitor, server: Server, file: Path) -> None:
    visitor.go(f"{server.address}/skm")
    visitor.page.get_by_role("tab", name=text.TAB_UPLOAD).click()
    visitor.settled()
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.click(text.READ.format(count=1))
    visitor.sees(text.CHOOSE_EACH)


def kept_bytes(server: Server) -> bytes:
    """Everything that the server has written down: its database and its terminal."""
    database = Path(server.database.removeprefix("sqlite:///"))
    files = [*database.parent.glob(database.name + "*"), server.terminal, server.errors]
    return b"".join(path.read_bytes() for path in files)


def test_from_a_file_with_names_to_answers_without_them(
    unfilled: Server, enter: Enter, tmp_path: Path
) -> None:
    visitor = enter()
    take_in(visitor, unfilled, file_of(tmp_path))
    visitor.sees("Nilai 44 di luar skala 1–4, sehingga tidak dihitung.")
    visitor.sees(text.DROPPED_PERSONAL.format(columns="Nama Responden, NIK, No HP, Email"))
    visitor.click(text.STORE.format(count=1))
    visitor.sees(text.STORED.format(count=1))
    visitor.page.get_by_role("tab", name=text.TAB_ONE).click()
    visitor.go(f"{unfilled.address}/skm?unit=Dinas+Kesehatan")
    visitor.page.get_by_role("tab", name=text.TAB_ONE).click()
    visitor.sees(text.HEADING_UNSUR)
    visitor.sees("92,36")
    kept = kept_bytes(unfilled)
    assert [secret for secret in SECRETS if secret.encode() in kept] == []
    visitor.click(text.PROPOSE_ONE)
    visitor.sees(uploading.DISCARD)
    visitor.sees("Usulan isian SKM")


def test_the_survey_of_a_unit_on_a_phone(unfilled: Server, enter: Enter, tmp_path: Path) -> None:
    visitor = enter(width=390, height=844)
    take_in(visitor, unfilled, file_of(tmp_path))
    visitor.click(text.STORE.format(count=1))
    visitor.sees(text.STORED.format(count=1))
    visitor.go(f"{unfilled.address}/skm?unit=Dinas+Kesehatan")
    visitor.page.get_by_role("tab", name=text.TAB_ONE).click()
    visitor.sees(text.HEADING_UNSUR)
    widest = "Math.max(document.documentElement.scrollWidth, document.querySelector('.stMain').scrollWidth)"
    assert visitor.page.evaluate(widest) <= 390
