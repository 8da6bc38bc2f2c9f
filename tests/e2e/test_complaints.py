"""Complaints in a browser: two files in, looked at, stored, seen; and nothing personal anywhere."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from compliance.text import complaints as text
from compliance.text import trail
from tests.e2e.conftest import ROOT, Enter, Server

FOLDER = ROOT / "data" / "examples" / "pengaduan"
FILES = sorted(FOLDER.glob("*.xlsx"))


def test_two_files_of_complaints_go_in_and_their_figures_are_seen(changeable: Server, enter: Enter) -> None:
    office = enter()
    office.go(f"{changeable.address}/unggah_pengaduan")
    office.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(FILES)
    office.click(text.READ.format(count=len(FILES)))
    office.sees("700 laporan, 0 baris rekap, 12 unit")
    office.sees("Nama Pelapor (data pribadi)")
    office.settled()
    office.click(text.STORE, exact=True)
    office.sees(text.STORED.format(cases="700", recaps="144", units="12"))
    office.go(f"{changeable.address}/pengaduan")
    office.sees("1.200")
    office.sees("Terlemah:")
    for tab in (text.TAB_TREND, text.TAB_BACKLOG, text.TAB_CATEGORIES, text.DEADLINES):
        office.page.get_by_role("tab", name=tab).click()
        office.settled()
    office.sees("sekunder")
    office.go(f"{changeable.address}/jejak")
    office.sees(trail.EVENTS[trail.Event.COMPLAINTS_STORED])
    assert "Rekaan" not in everything(changeable)


def everything(server: Server) -> str:
    """All that the database holds, and all that was written to the terminal."""
    with sqlite3.connect(server.database.removeprefix("sqlite:///")) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    return dump + server.said() + Path(server.errors).read_text(encoding="utf-8")
