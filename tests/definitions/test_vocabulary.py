"""Each spelling stands in one class, in the form in which it is looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.definitions.load import DATA
from compliance.definitions.vocabulary import load_vocabulary, normalised
from compliance.model import Status
from compliance.problems import DefinitionError

GOOD = """
ada = ["ada", "v"]
tidak = ["tidak", "belum"]
proses = ["draf"]
tidak_berlaku = ["n/a"]
empty = ["null"]
ambiguous = ["x"]
claimed_without_evidence = ["bukti menyusul"]
"""
SHIPPED = load_vocabulary(DATA / "vocabulary.toml")


def load_error(tmp_path: Path, content: str) -> str:
    path = tmp_path / "vocabulary.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_vocabulary(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('["draf"]', '["draf", "ada"]', "proses[1]: 'ada' sudah dipakai di ada[0]"),
        ('["x"]', '["v"]', "ambiguous[0]: 'v' sudah dipakai di ada[1]"),
        (
            '"belum"',
            '"Belum  ada."',
            "tidak[1]: harus tertulis 'belum ada' (huruf kecil, spasi tunggal, tanpa tanda baca di akhir), "
            "tertulis 'Belum  ada.'",
        ),
        ('empty = ["null"]', "", "empty: wajib ada"),
        (
            "ambiguous",
            "meragukan",
            "ambiguous: wajib ada",
        ),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert load_error(tmp_path, GOOD.replace(right, wrong)) == f"vocabulary.toml: {sentence}"


def test_a_class_nobody_knows_is_refused(tmp_path: Path) -> None:
    assert load_error(tmp_path, GOOD + 'mungkin = ["barangkali"]').startswith(
        "vocabulary.toml: mungkin: kunci ini tidak dikenal; yang dikenal: ada, tidak,"
    )


@pytest.mark.parametrize(
    ("spelling", "form"),
    [
        ("  Sudah   ADA. ", "sudah ada"),
        ("-", "-"),
        ("N/A", "n/a"),
        ("✓", "✓"),
        ("Ada, lengkap", "ada, lengkap"),
    ],
)
def test_normal_form(spelling: str, form: str) -> None:
    assert normalised(spelling) == form


@pytest.mark.parametrize(
    ("status", "spellings"),
    [
        (Status.ADA, "Ada|Sudah|Sudah Ada|Ya|Y|Tersedia|Selesai|Lengkap|✓|√|✔|☑|v|V|1|TRUE"),
        (Status.TIDAK, "Tidak|Tdk|Tdk ada|T|Tidak Ada|Belum|Belum Ada|Tidak Tersedia|Nihil|0|FALSE|✗|☐"),
        (
            Status.PROSES,
            "Proses|Sedang Proses|Dalam Proses|Sedang Diurus|Draft|Draf|Penyusunan|Proses penyusunan",
        ),
        (Status.TIDAK_BERLAKU, "Tidak Berlaku|N/A|n/a|Tidak Relevan"),
    ],
)
def test_the_spellings_of_real_workbooks(status: Status, spellings: str) -> None:
    assert {SHIPPED.statuses.get(normalised(s)) for s in spellings.split("|")} == {status}


def test_what_is_empty_ambiguous_or_only_claimed() -> None:
    assert {"null", "tidak tahu"} <= SHIPPED.empty
    assert {"x", "-"} <= SHIPPED.ambiguous
    assert "bukti dukung belum diunggah" in SHIPPED.claimed_without_evidence
