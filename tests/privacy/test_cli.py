"""What a command prints of a file full of people: of the cells nothing but what is knowingly repeated.

The name of the file is said as it was typed, and a title that nobody knows without its numbers.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.cli import main
from tests.privacy import books
from tests.privacy.persons import Kind, Where, found
from tests.privacy.test_intakes import HEADED, REMARK, SHEET

TYPED_NAME = {(Where.FILE, kind) for kind in (Kind.NAME, Kind.NIK, Kind.NIP, Kind.PHONE)}
COMMANDS: dict[str, tuple[Callable[[], tuple[str, bytes]], list[str]]] = {
    "read": (books.checklist, []),
    "score": (books.checklist, ["--instrument", "kesiapan-2026", "--as-of", "2026-06-30"]),
    "survey": (books.survey, []),
    "complaints": (books.complaints, []),
    "training": (books.attendance, []),
}


@pytest.mark.parametrize("form", [["--json"], []], ids=["json", "tabel"])
@pytest.mark.parametrize("command", COMMANDS)
def test_nobody_is_printed(
    command: str, form: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make, options = COMMANDS[command]
    name, data = make()
    path = tmp_path / name
    path.write_bytes(data)
    units = tmp_path / "unit.csv"
    units.write_text("\n".join(["nama,jenis", *(f"{unit},{kind(unit)}" for unit in books.UNITS)]), "utf-8")
    assert main([command, str(path), "--units", str(units), *options, *form]) in (0, 1)
    printed = capfd.readouterr()
    if form:
        json.loads(printed.out)
    notes = REMARK if (command, form) == ("read", ["--json"]) else set()  # of answers, as in the file
    assert found(printed) - TYPED_NAME <= HEADED | SHEET | notes


def kind(unit: str) -> str:
    return "dinas" if unit.startswith("Dinas") else "kecamatan"
