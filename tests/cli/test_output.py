"""How it is printed: a bar only on a terminal, tables aligned, nothing that steers the terminal."""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path

import pytest

from compliance.cli import main
from compliance.cli.output import say, say_table, with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_a_bar_is_drawn_on_a_terminal_only(
    stream: io.StringIO, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(with_progress(iter("abc"), total=3, label="Membaca")) == ["a", "b", "c"]
    assert ("Membaca" in stream.getvalue()) is shown


def test_a_table_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(("Unit", "Nilai"), [("Dinas", "9,5"), ("RSUD", "100,0")], right=[1])
    assert capsys.readouterr().out == "Unit   Nilai\n─────  ─────\nDinas    9,5\nRSUD   100,0\n"


def test_control_characters_are_blanked(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[2Jb\u202ec\nd")
    assert capsys.readouterr().out == "a [2Jb c d\n"


class Full(io.StringIO):
    """Standard output on a disk that is full."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.file = path.open("wb")

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def fileno(self) -> int:
        return self.file.fileno()


@pytest.mark.parametrize("arguments", [["check"], ["check", "--json"]])
def test_a_full_disk_is_refused_in_one_sentence(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Full(tmp_path / "keluaran")
    monkeypatch.setattr(sys, "stdout", full)
    with full.file:
        assert main(arguments) == 2
    assert capsys.readouterr().err == (
        "Sistem menolak membaca atau menulis (No space left on device). "
        "Periksa ruang simpan dan hak aksesnya.\n"
    )
