"""An instrument that an administrator adds: held to the rules of the shipped ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.definitions.custom import MOST_BYTES, MOST_INDICATORS, read_custom
from compliance.definitions.instrument import parse_instrument
from compliance.definitions.load import DATA, load_definitions
from compliance.model import Instrument
from compliance.problems import DefinitionError

DEFINITIONS = load_definitions()
GOOD = (Path(__file__).parent / "mistakes" / "uji-2026.toml").read_text(encoding="utf-8")


def read(content: str | bytes, name: str = "provinsi (1).toml") -> Instrument:
    data = content if isinstance(content, bytes) else content.encode()
    return read_custom(data, name=name, checklist=DEFINITIONS.checklist, known=DEFINITIONS.editions)


def said_of(content: str) -> str:
    """The sentence that refuses it, or the id under which it was read."""
    try:
        return f"read: {read(content).id}"
    except DefinitionError as error:
        return str(error)


def refused(content: str | bytes) -> str:
    with pytest.raises(DefinitionError) as caught:
        read(content)
    return str(caught.value)


def test_a_file_of_any_name_is_read_as_a_shipped_one_is() -> None:
    found = read(GOOD)
    assert found == parse_instrument(GOOD.encode(), "uji-2026.toml", DEFINITIONS.checklist)
    assert read(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == found


def test_next_years_edition_may_name_the_one_before() -> None:
    found = read(GOOD.replace("released = true", 'released = true\nsupersedes = "ombudsman-2025"'))
    assert found.supersedes == "ombudsman-2025"


@pytest.mark.parametrize("path", sorted((DATA / "instruments").glob("*.toml")), ids=lambda path: path.stem)
def test_no_shipped_edition_can_be_replaced(path: Path) -> None:
    line = path.read_text(encoding="utf-8").splitlines().index(f'id = "{path.stem}"') + 1
    assert refused(path.read_bytes()) == (
        f"provinsi (1).toml: baris {line}, id: id '{path.stem}' sudah dipakai; pilih id lain, karena "
        "edisi yang ada tidak pernah diubah"
    )


def put(right: str, wrong: str) -> Callable[[], str]:
    assert right in GOOD
    return lambda: GOOD.replace(right, wrong, 1)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            put('"uji-2026"', '"Uji 2026"'),
            "baris 1, id: harus huruf kecil, angka, dan tanda hubung, paling panjang 60 huruf, misalnya "
            "'provinsi-2027'; tertulis 'Uji 2026'",
        ),
        (
            put('"uji-2026"', '"../uji"'),
            "baris 1, id: harus huruf kecil, angka, dan tanda hubung, paling panjang 60 huruf, misalnya "
            "'provinsi-2027'; tertulis '../uji'",
        ),
        (
            put('"uji-2026"', '"rollup"'),
            "baris 1, id: id 'rollup' sudah dipakai; pilih id lain, karena edisi yang ada tidak pernah "
            "diubah",
        ),
        (
            put('"uji-2026"', '"checklist"'),
            "baris 1, id: id 'checklist' sudah dipakai; pilih id lain, karena edisi yang ada tidak pernah "
            "diubah",
        ),
        (
            put('"Uji"', '"Ombudsman RI – Opini 2025"'),
            "baris 2, title: judul 'Ombudsman RI – Opini 2025' sudah dipakai; pilih judul lain supaya "
            "keduanya dapat dibedakan",
        ),
        (
            put("released = true", 'released = true\nsupersedes = "ombudsman-2024"'),
            "baris 6, supersedes: instrumen 'ombudsman-2024' tidak ada",
        ),
        (put('basis = "sekunder"\n', ""), "baris 19, aggregate.basis: wajib ada"),
        (
            put('uji = "Sumber uji."', 'kami = "Kami."'),
            "baris 16, score.source: sumber 'uji' tidak ada di [sources]\nprovinsi (1).toml: baris 20, agg",
        ),
        (
            put("weight = 0.4", "weight = 0.39"),
            "baris 41, aspects[0].indicator_weights_total: jumlah bobot harus 1, ",
        ),
        (put("weight = 0.4", "weight = 0,4"), "bukan TOML yang sah (baris 72, kolom 11)"),
        (put("weight = 0.4", "weight = 4e-1"), "bukan TOML yang sah (baris 72: angkanya tidak sah; "),
        (
            put('title = "Uji"', 'title = "Uji\\u0000"'),
            "baris 2, title: memuat karakter yang tidak terlihat; ",
        ),
    ],
)
def test_a_mistake_is_named_with_line_or_path(content: Callable[[], str], sentence: str) -> None:
    assert refused(content()).startswith(f"provinsi (1).toml: {sentence}")


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert refused(b"#" * (MOST_BYTES + 1)) == "provinsi (1).toml: berkas instrumen paling besar 1000 kB"


def test_there_are_not_more_indicators_than_can_be_shown() -> None:
    last = GOOD[GOOD.rindex("[[aspects.indicators]]") :]
    more = "\n".join(
        last.replace('"gelap"', f'"gelap-{n}"').replace("0.4", "0.001") for n in range(MOST_INDICATORS - 1)
    )
    total = "indicator_weights_total = {}\n".format
    content = GOOD.replace(total(1), total("1.299"), 1) + "\n" + more
    assert refused(content) == (
        "provinsi (1).toml: baris 37, aspects: harus paling banyak 300 indikator, ternyata 301"
    )


ENDLESS = {
    "a key of a million parts": "a." * 400_000 + "b = 1",
    "quoted parts": '"a" . ' * 160_000 + "b = 1",
    "a table of a million parts": "[" + "a." * 400_000 + "b]",
    "brackets in brackets": "a = " + "[" * 400_000,
    "tables in tables": "a = " + "{a=" * 300_000,
    "a number of a million digits": GOOD.replace("scale = 100", "scale = " + "9" * 900_000),
    "a number of a million hexadecimal digits": GOOD.replace("scale = 100", "scale = 0x" + "f" * 900_000),
    "a number with a decimal comma of a million digits": GOOD.replace("0.4", "0." + "4" * 900_000),
    "a power": GOOD.replace("scale = 100", "scale = 1e999999999"),
    "no number": GOOD.replace("scale = 100", "scale = inf"),
    "a flag of a million digits": GOOD.replace("released = true", "released = 0x" + "f" * 900_000),
    "a flag of a million letters": GOOD.replace("released = true", f'released = "{"x" * 900_000}"'),
    "an unknown key of a million letters": "x" * 900_000 + " = 1\n" + GOOD,
    "a million words": "a " * 450_000,
    "half a pair": GOOD.replace('"Uji"', '"\\ud800"'),
    "a date for a text": GOOD.replace('"Uji"', "2026-03-12"),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_hostile_file_is_refused_with_one_short_sentence(kind: str) -> None:
    sentence = refused(ENDLESS[kind])
    assert sentence.startswith("provinsi (1).toml: ")
    assert len(sentence) < 600


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a." * 30 + "b = 1", "bukan TOML yang sah (baris 1: terlalu banyak titik dalam satu kunci)"),
        (f"a = {'[' * 3000}", "bukan TOML yang sah (terlalu banyak kurung di dalam kurung)"),
        (
            GOOD.replace("weight = 0.4", "weight = 1" + "0" * 15),
            "baris 72, aspects[0].indicators[1].weight: angkanya terlalu besar; paling banyak 15 angka di "
            "depan koma",
        ),
        (
            GOOD.replace("released = true", "released = 0x" + "f" * 99),
            "baris 5, released: harus true atau false, tertulis bilangan yang sangat panjang",
        ),
        (
            GOOD.replace('title = "Uji"', f'title = "{"u" * 121}"'),
            "baris 2, title: judul paling panjang 120 huruf",
        ),
    ],
)
def test_what_is_too_much_is_named(content: str, sentence: str) -> None:
    assert refused(content) == f"provinsi (1).toml: {sentence}"


def test_there_are_not_more_categories_than_can_be_shown() -> None:
    rows = "\n".join(
        f'{{ id = "k{n}", label = "K{n}", lower = {n}, upper = {n + 0.99 if n < 100 else 100} }},'
        for n in range(100, -1, -1)
    )
    start, end = GOOD.index("bands = [") + len("bands = ["), GOOD.index("]\n\n[[aspects]]")
    assert refused(GOOD[:start] + rows + GOOD[end:]) == (
        "provinsi (1).toml: baris 32, categories.bands: harus paling banyak 30 kategori, ternyata 101"
    )


_PIECES = (
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "=",
    ".",
    ",",
    "\n",
    "#",
    "-1",
    "0x1F",
    "1979-05-27",
    "true",
    "é",
    "\0",
)


@given(
    places=st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), st.sampled_from(_PIECES))),
)
def test_whatever_is_broken_ends_in_a_sentence_or_an_instrument(places: list[tuple[int, int, str]]) -> None:
    content = GOOD
    for start, length, piece in places[:4]:
        content = content[:start] + piece + content[start + length :]
    assert said_of(content).startswith(("provinsi (1).toml: ", "read: "))


@pytest.mark.parametrize("cut", range(0, len(GOOD), 97))
def test_half_a_file_is_refused_with_a_sentence(cut: int) -> None:
    assert re.match(r"^provinsi \(1\)\.toml: .", refused(GOOD[:cut]))
