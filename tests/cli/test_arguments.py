"""What may be typed, and how a mistake is answered: one sentence in Bahasa Indonesia, exit code 2."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from compliance.cli.arguments import in_bahasa, parser
from compliance.text import cli as words

COMMANDS = sorted(words.COMMAND_HELP)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as stop:
        parser().parse_args(arguments)
    assert stop.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.removesuffix("\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_is_in_bahasa(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    with pytest.raises(SystemExit) as stop:
        parser().parse_args([*filter(None, [command]), "--help"])
    help_text = capsys.readouterr().out
    assert stop.value.code == 0
    assert help_text.startswith("pemakaian: python -m compliance")
    assert "tampilkan bantuan ini" in help_text
    english = r"\b(usage|options|optional|positional|arguments|show|help message|exit|the|file|required)\b"
    names = r"--help|--instrument-file|\[opsi\]"  # what is typed is no sentence
    assert not re.search(english, re.sub(names, "", help_text))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_listed_in_the_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["--help"])
    assert re.search(rf"^ +{command}\b", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Belum diisi: PERINTAH."),
        (["read"], "Belum diisi: BERKAS."),
        (["score", "a.xlsx"], "Belum diisi: --instrument, --as-of."),
        (["read", "a.xlsx", "--unit", "b"], "Tidak dikenal: --unit b."),
        (["read", "a.xlsx", "--units"], "--units: nilainya belum diisi."),
        (["read", "a.xlsx", "--json=ya"], "--json tidak memakai nilai, tetapi diberi 'ya'."),
        (
            ["score", "a.xlsx", "--instrument", "x", "--as-of", "31/12/2026"],
            "--as-of: “31/12/2026” bukan tanggal; tulis seperti 2026-06-30.",
        ),
        (
            ["score", "a.xlsx", "--instrument", "x", "--as-of", "2026-02-30"],
            "--as-of: “2026-02-30” bukan tanggal; tulis seperti 2026-06-30.",
        ),
        (
            ["aggregate", "--instrument", "x", "1.000,5"],
            "NILAI: “1.000,5” bukan nilai; tulis seperti 98.52 atau 98,52.",
        ),
        (
            ["audit", "--verify", "--anchor", "3"],
            "--anchor: “3” bukan catatan jejak; harus ditulis NOMOR:HASH sebagaimana dicetak audit --verify.",
        ),
        (
            ["aggregate", "--instrument", "x", "nan"],
            "NILAI: “nan” bukan nilai; tulis seperti 98.52 atau 98,52.",
        ),
    ],
)
def test_a_mistake_is_answered_in_one_line(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = refusal(capsys, *arguments)
    assert line.startswith(sentence + " Bantuan: python -m compliance")
    assert line.endswith(" --help")
    assert "\n" not in line


def test_an_unknown_command_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    line = refusal(capsys, "baca")
    assert line.startswith("PERINTAH: 'baca' tidak dikenal; pilihannya ")
    assert all(command in line for command in COMMANDS)


def test_a_complaint_of_another_python_still_becomes_a_sentence() -> None:
    assert in_bahasa("something new") == "Perintah tidak dapat dijalankan (something new)."


def test_dates_and_scores_become_values() -> None:
    dated = parser().parse_args(["score", "a.xlsx", "--instrument", "x", "--as-of", "2026-06-30"])
    scores = parser().parse_args(["aggregate", "--instrument", "x", "98.52", "98,98", "100"])
    assert dated.as_of == date(2026, 6, 30)
    assert scores.scores == [Fraction("98.52"), Fraction("98.98"), Fraction(100)]
