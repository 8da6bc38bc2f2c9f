"""Complaints in a browser: two files in, looked at, stored, seen; and nothing personal anywhere."""

from __future__ import annotations

import io
import sqlite3
from hashlib import sha256
from pathlib import Path

from openpyxl import Workbook, load_workbook

from compliance.server.uploads import MEGABYTE
from compliance.text import complaints as text
from compliance.text import trail
from compliance.ui import review
from tests.e2e.conftest import ROOT, Enter, Server, Visitor

FOLDER = ROOT / "data" / "examples" / "pengaduan"
FETCHED = ("pengaduan.xlsx?periode=1", "pengaduan/1")
FILES = sorted(FOLDER.glob("*.xlsx"))


def test_two_files_of_complaints_go_in_and_their_figures_are_seen(unfilled: Server, enter: Enter) -> None:
    office = enter()
    office.go(f"{unfilled.address}/unggah_pengaduan")
    office.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(FILES)
    office.click(text.READ.format(count=len(FILES)))
    office.sees("700 laporan dari 12 unit")
    office.sees("Nama Pelapor (data pribadi)")
    office.settled()
    office.click(text.STORE, exact=True)
    office.sees(text.STORED.format(what="700 laporan, 144 baris rekap", units="12"))
    office.go(f"{unfilled.address}/pengaduan")
    office.sees("1.200")
    office.sees("Terlemah:")
    for tab in (text.TAB_TREND, text.TAB_BACKLOG, text.TAB_CATEGORIES, text.DEADLINES):
        office.page.get_by_role("tab", name=tab).click()
        office.settled()
    office.sees("sekunder")
    figures, kept = (fetched(office, f"{unfilled.address}/unduh/{path}") for path in FETCHED)
    assert 1200 in {cell.value for cell in figures[text.UNITS_SHEET]["B"]}
    assert kept[text.ABOUT_SHEET]["B3"].value == sha256(FILES[0].read_bytes()).hexdigest()
    assert kept[text.LIST_SHEET].max_row == 2 + 700  # below the mark that it is invented, and its heads
    office.go(f"{unfilled.address}/jejak")
    office.sees(trail.EVENTS[trail.Event.COMPLAINTS_STORED])
    assert "Rekaan" not in everything(unfilled)


def fetched(visitor: Visitor, address: str) -> Workbook:
    """A workbook that can be downloaded; it names nobody."""
    answer = visitor.page.request.get(address)
    assert answer.status == 200
    book = load_workbook(io.BytesIO(answer.body()))
    assert "Pelapor Rekaan" not in repr([row for sheet in book for row in sheet.iter_rows(values_only=True)])
    return book


def test_a_list_larger_than_any_other_file_goes_in(unfilled: Server, enter: Enter, tmp_path: Path) -> None:
    """What the widget, the server and the reader let in is the same."""
    head = "Tracking ID;Tanggal Laporan Masuk;Isi Laporan;Instansi Terdisposisi;Status Laporan\n"
    story = "antrean panjang sejak pagi 🙏 " * 45
    lines = (f"{n};05/01/2026;{story};Dinas Kesehatan;Selesai\n" for n in range(7_000_000, 7_020_000))
    large = tmp_path / "lapor.csv"
    large.write_text(head + "".join(lines), encoding="utf-8")
    assert large.stat().st_size > review.LARGEST * MEGABYTE
    office = enter()
    office.go(f"{unfilled.address}/unggah_pengaduan")
    office.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(large)
    office.click(text.READ.format(count=1))
    office.sees("20.000 laporan dari 1 unit")
    office.settled()
    office.click(text.STORE, exact=True)
    office.sees(text.STORED.format(what="20.000 laporan", units="1"))
    assert "antrean" not in everything(unfilled)


def everything(server: Server) -> str:
    """All that the database holds, and all that was written to the terminal."""
    with sqlite3.connect(server.database.removeprefix("sqlite:///")) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    return dump + server.said() + Path(server.errors).read_text(encoding="utf-8")
