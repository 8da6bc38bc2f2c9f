"""The edition of the reader follows the code and data that decide what is read."""

import shutil
from pathlib import Path

import pytest

from compliance.reading import edition


def test_an_edition_stays_until_code_or_data_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, data = tmp_path / "code", tmp_path / "data"
    for room in ("reading", "definitions", "model", "ui"):
        (code / room).mkdir(parents=True)
        (code / room / "a.py").write_text("A = 1\n", encoding="utf-8")
    shutil.copytree(edition.DATA, data)
    monkeypatch.setattr(edition, "_CODE", code)
    monkeypatch.setattr(edition, "DATA", data)

    def now() -> str:
        edition.reader_edition.cache_clear()
        return edition.reader_edition()

    first = now()
    (code / "ui" / "a.py").write_text("A = 2\n", encoding="utf-8")
    assert now() == first
    (code / "reading" / "a.py").write_text("A = 2\n", encoding="utf-8")
    second = now()
    assert second != first
    (data / "vocabulary.toml").write_text("", encoding="utf-8")
    assert now() not in (first, second)
    edition.reader_edition.cache_clear()
