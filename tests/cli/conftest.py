"""Commands run as a person types them, with what they print and their exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.cli import main
from tests.cli.running import Outcome, Run, Sheet

HEADER = "No,Nama OPD,SOP,Standar Pelayanan,Maklumat,Media Publikasi,SKM,Google Maps"
UNITS = """kode_wilayah,nama,singkatan,jenis,induk,alias,alias_lazim,status
,Dinas Kesehatan,Dinkes,dinas,,,,berlaku
,Dinas Sosial,Dinsos,dinas,,,,berlaku
,Kecamatan Padangan,,kecamatan,,,,berlaku
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> Outcome:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        shown = capsys.readouterr()
        return Outcome(code=code, out=shown.out, err=shown.err)

    return call


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Write a csv with the six elements: `sheet("a.csv", "1,Dinas Kesehatan,Ada,…")`."""

    def write(name: str, *rows: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def units(tmp_path: Path) -> Path:
    path = tmp_path / "unit.csv"
    path.write_text(UNITS, encoding="utf-8")
    return path
