"""What is said about a file whose shape is wrong."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from compliance.definitions.tables import Table, listed, read_toml, shown
from compliance.model import Status
from compliance.problems import DefinitionError

BAD_NUMBER = "bukan TOML yang sah (baris 2: angkanya tidak sah; tulis seperti 12.5)"


def everything(table: Table) -> object:
    return (
        table.text("teks") if table.has("teks") else None,
        table.texts("daftar") if table.has("daftar") else None,
        table.number("angka", minimum=0, maximum=10) if table.has("angka") else None,
        table.positive("bobot") if table.has("bobot") else None,
        table.whole("bulat", minimum=0, maximum=6) if table.has("bulat") else None,
        table.flag("benar") if table.has("benar") else None,
        table.choice("status", Status) if table.has("status") else None,
        table.chosen("statuses", Status) if table.has("statuses") else None,
        table.one("satu", lambda inner: inner.number("angka")) if table.has("satu") else None,
        table.each("tiap", lambda inner: inner.number("angka")) if table.has("tiap") else None,
    )


def read(tmp_path: Path, content: str | bytes) -> object:
    path = tmp_path / "coba.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_toml(path, everything)


def test_numbers_are_exact(tmp_path: Path) -> None:
    assert read(tmp_path, "angka = 0.6") == (None, None, Fraction(3, 5), *(7 * [None]))


def test_everything_is_typed(tmp_path: Path) -> None:
    content = """
        teks = "a"
        daftar = ["b", "c"]
        angka = 10
        bobot = 0.1
        bulat = 2
        benar = false
        status = "tidak berlaku"
        statuses = ["ada", "proses"]
        satu = { angka = 1 }
        tiap = [{ angka = 2 }, { angka = 3 }]
    """
    assert read(tmp_path, content) == (
        "a",
        ("b", "c"),
        Fraction(10),
        Fraction(1, 10),
        2,
        False,
        Status.TIDAK_BERLAKU,
        (Status.ADA, Status.PROSES),
        Fraction(1),
        (Fraction(2), Fraction(3)),
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("teks = 3", "coba.toml: teks: harus teks, tertulis 3"),
        ("teks = true", "coba.toml: teks: harus teks, tertulis true"),
        ("teks = 2025-01-31", "coba.toml: teks: harus teks, tertulis 2025-01-31"),
        ("teks = ' '", "coba.toml: teks: tidak boleh kosong"),
        ("daftar = 'a'", "coba.toml: daftar: harus daftar, tertulis 'a'"),
        ("daftar = []", "coba.toml: daftar: harus berisi paling sedikit satu"),
        ("daftar = ['a', 1.5]", "coba.toml: daftar[1]: harus teks, tertulis 1.5"),
        ("daftar = ['a', 'b', 'a']", "coba.toml: daftar[2]: 'a' tertulis dua kali"),
        ("angka = '0,6'", "coba.toml: angka: harus angka, tertulis '0,6'"),
        ("angka = true", "coba.toml: angka: harus angka, tertulis true"),
        ("angka = [1]", "coba.toml: angka: harus angka, tertulis daftar"),
        ("angka = { a = 1 }", "coba.toml: angka: harus angka, tertulis tabel"),
        ("angka = -0.5", "coba.toml: angka: harus 0 atau lebih, tertulis -0.5"),
        ("angka = 10.01", "coba.toml: angka: harus 10 atau kurang, tertulis 10.01"),
        ("bobot = 0", "coba.toml: bobot: harus lebih dari 0, tertulis 0"),
        ("bulat = 1.5", "coba.toml: bulat: harus bilangan bulat, tertulis 1.5"),
        ("benar = 1", "coba.toml: benar: harus true atau false, tertulis 1"),
        (
            "status = 'Ada'",
            "coba.toml: status: harus salah satu dari 'ada', 'proses', 'tidak', 'tidak berlaku'; "
            "tertulis 'Ada'",
        ),
        (
            "statuses = ['ada', 'mungkin']",
            "coba.toml: statuses[1]: harus salah satu dari 'ada', 'proses', 'tidak', 'tidak berlaku'; "
            "tertulis 'mungkin'",
        ),
        ("satu = 3", "coba.toml: satu: harus tabel, tertulis 3"),
        ("satu = {}", "coba.toml: satu.angka: wajib ada"),
        ("satu = { angka = 1, b = 2 }", "coba.toml: satu.b: kunci ini tidak dikenal; yang dikenal: angka"),
        ("tiap = [{ angka = 1 }, 4]", "coba.toml: tiap[1]: harus tabel, tertulis 4"),
        ("tiap = [{ angka = 1 }, { angka = 'x' }]", "coba.toml: tiap[1].angka: harus angka, tertulis 'x'"),
        (
            "lain = 1",
            "coba.toml: lain: kunci ini tidak dikenal; yang dikenal: teks, daftar, angka, bobot, bulat, "
            "benar, status, statuses, satu, tiap",
        ),
        ("teks =", "coba.toml: bukan TOML yang sah (akhir berkas)"),
        ("teks = 'a'\nangka = 0,6", "coba.toml: bukan TOML yang sah (baris 2, kolom 10)"),
        ("teks = 'a'\nangka = nan", f"coba.toml: {BAD_NUMBER}"),
        ("teks = 'a'\nangka = 1e999999999", f"coba.toml: {BAD_NUMBER}"),
        ("teks = 'a'\nangka = 0." + 50 * "3", f"coba.toml: {BAD_NUMBER}"),
        ("teks = 'a'\ntiap = [1, " + 5000 * "3" + "]", f"coba.toml: {BAD_NUMBER}"),
        (
            "tiap = " + 3000 * "[",
            "coba.toml: bukan TOML yang sah (terlalu banyak kurung di dalam kurung)",
        ),
        ('teks = "a\\u0007b"', "coba.toml: teks: memuat karakter yang tidak terlihat; ketik ulang teksnya"),
        (b"teks = 'a'\nteks = '\xff'", "coba.toml: bukan teks UTF-8 (baris 2)"),
    ],
)
def test_a_mistake_is_named_with_file_and_path(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read(tmp_path, content)
    assert str(caught.value) == sentence


def test_a_mark_at_the_begin_of_a_file_from_windows_is_no_mistake(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfangka = 0.6\r\n") == (None, None, Fraction(3, 5), *(7 * [None]))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_toml(tmp_path / "hilang.toml", everything)
    assert str(caught.value) == "hilang.toml: berkas tidak ditemukan"


def test_braces_in_a_value_are_shown_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        read(tmp_path, "angka = '{found}'")
    assert str(caught.value) == "coba.toml: angka: harus angka, tertulis '{found}'"


def test_values_are_shown_as_in_the_file() -> None:
    assert [shown(v) for v in (Fraction(27, 50), Fraction(100), "a", False)] == [
        "0.54",
        "100",
        "'a'",
        "false",
    ]
    assert listed(Status) == "'ada', 'proses', 'tidak', 'tidak berlaku'"


@pytest.mark.parametrize("phrase", ["dua kata", "skm 2026", "%", "% selesai"])
def test_phrases_are_words_in_lower_case(phrase: str) -> None:
    table = Table({"kata": [phrase]}, file="coba.toml")
    assert table.phrases("kata", signs=("%",)) == (phrase,)


@pytest.mark.parametrize("phrase", ["Dua kata", "dua  kata", " dua", "dua-kata", "dua_kata", "%"])
def test_what_is_no_phrase_is_named(phrase: str) -> None:
    table = Table({"kata": ["baik", phrase]}, file="coba.toml")
    with pytest.raises(DefinitionError) as refused:
        table.phrases("kata")
    assert str(refused.value).startswith("coba.toml: kata[1]: harus kata-kata dalam huruf kecil")


def test_what_may_be_absent_is_empty_or_false() -> None:
    table = Table({}, file="coba.toml")
    assert (table.phrases("kata", optional=True), table.flag("benar", optional=True)) == ((), False)
