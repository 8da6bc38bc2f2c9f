"""An instrument that an administrator adds: held to the rules of the shipped ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

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
    assert refused(path.read_bytes()) == (
        f"provinsi (1).toml: id: id '{path.stem}' sudah dipakai; pilih id lain, karena edisi yang ada "
        "tidak pernah diubah"
    )


def put(right: str, wrong: str) -> Callable[[], str]:
    assert right in GOOD
    return lambda: GOOD.replace(right, wrong, 1)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            put('"uji-2026"', '"Uji 2026"'),
            "id: harus huruf kecil, angka, dan tanda hubung, paling panjang 60 huruf, misalnya "
            "'provinsi-2027'; tertulis 'Uji 2026'",
        ),
        (
            put('"uji-2026"', '"../uji"'),
            "id: harus huruf kecil, angka, dan tanda hubung, paling panjang 60 huruf, misalnya "
            "'provinsi-2027'; tertulis '../uji'",
        ),
        (
            put('"uji-2026"', '"checklist"'),
            "id: id 'checklist' sudah dipakai; pilih id lain, karena edisi yang ada tidak pernah diubah",
        ),
        (
            put('"Uji"', '"Ombudsman RI – Opini 2025"'),
            "title: judul 'Ombudsman RI – Opini 2025' sudah dipakai; pilih judul lain supaya keduanya dapat "
            "dibedakan",
        ),
        (
            put("released = true", 'released = true\nsupersedes = "ombudsman-2024"'),
            "supersedes: instrumen 'ombudsman-2024' tidak ada",
        ),
        (put('basis = "sekunder"\n', ""), "aggregate.basis: wajib ada"),
        (put('uji = "Sumber uji."', 'kami = "Kami."'), "score.source: sumber 'uji' tidak ada di [sources]"),
        (put("weight = 0.4", "weight = 0.39"), "aspects[0].indicator_weights_total: jumlah bobot harus 1, "),
        (put("weight = 0.4", "weight = 0,4"), "bukan TOML yang sah (baris 72, kolom 11)"),
        (put("weight = 0.4", "weight = 4e-1"), "bukan TOML yang sah (baris 72: angkanya tidak sah; "),
        (put('title = "Uji"', 'title = "Uji\\u0000"'), "title: memuat karakter yang tidak terlihat; "),
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
    assert refused(content) == ("provinsi (1).toml: aspects: harus paling banyak 300 indikator, ternyata 301")


@pytest.mark.parametrize("cut", range(0, len(GOOD), 97))
def test_half_a_file_is_refused_with_a_sentence(cut: int) -> None:
    assert re.match(r"^provinsi \(1\)\.toml: .", refused(GOOD[:cut]))
