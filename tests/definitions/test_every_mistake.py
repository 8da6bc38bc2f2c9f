"""A file is refused with all its mistakes that can be found independently, each with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compliance.definitions.custom import custom_builder, read_custom
from compliance.definitions.custom_workbook import build_from_rows, read_custom_workbook
from compliance.definitions.instrument import parse_instrument
from compliance.definitions.load import DATA, load_definitions
from compliance.definitions.mistakes import MOST
from compliance.definitions.tables import parse_toml
from compliance.definitions.toml_lines import Lines
from compliance.definitions.workbook_rows import instrument_rows
from compliance.problems import DefinitionError, DefinitionErrors

DEFINITIONS = load_definitions()
GOOD = (Path(__file__).parent / "mistakes" / "uji-2026.toml").read_text(encoding="utf-8")
SMALL = parse_instrument(GOOD.encode(), "uji-2026.toml", DEFINITIONS.checklist)
BUILDER = custom_builder(DEFINITIONS.checklist, DEFINITIONS.editions)
Sheets = dict[str, list[list[Any]]]


def told(read: Callable[[], object]) -> list[str]:
    """The sentences that refuse a file, without its name; none where it is accepted."""
    try:
        read()
    except DefinitionError as error:
        return [re.sub(r"^uji\.(toml|xlsx): ", "", line) for line in str(error).splitlines()]
    return []


def of_toml(content: str) -> list[str]:
    return told(
        lambda: read_custom(
            content.encode(), name="uji.toml", checklist=DEFINITIONS.checklist, known=DEFINITIONS.editions
        )
    )


def of_workbook(sheets: Sheets) -> list[str]:
    return told(
        lambda: read_custom_workbook(
            sheets, name="uji.xlsx", checklist=DEFINITIONS.checklist, known=DEFINITIONS.editions
        )
    )


def small() -> Sheets:
    return {name: [[*row] for row in sheet] for name, sheet in instrument_rows(SMALL).items()}


def wrong(*changes: tuple[str, str]) -> str:
    content = GOOD
    for right, other in changes:
        assert right in content
        content = content.replace(right, other, 1)
    return content


# -- TOML


def test_every_mistake_is_told_in_the_order_of_the_lines() -> None:
    content = wrong(
        ('summary = "Untuk pengujian."\n', ""),
        ("released = true", 'released = "ya"'),
        ("decimals = 2", "decimals = 2.5"),
        ('basis = "sekunder"', 'basis = "kira-kira"'),
        ("minimum = 0.5", "minimum = 5"),
        ('zone = "hijau"', 'zone = "biru"'),
        ("weight = 0.6", 'weight = "enam"'),
        ('proof = "Dokumen."', 'bukti = "Dokumen."'),
        ('waived_by = ["sp.ada"]', 'waived_by = ["sp.tinjau", "sp.x"]'),
        ("points = 2", "points = 9"),
        ('"sp.komponen", at_least', '"sp.komponan", at_least'),
        ('includes = ["sippn"]', 'includes = ["koran"]'),
        ("weight = 0.4", "weight = -1"),
        ('remedy = "Latih."', 'remedy = ""'),
    )
    assert of_toml(content) == [
        "summary: wajib ada",
        "baris 4, released: harus true atau false, tertulis 'ya'",
        "baris 14, score.decimals: harus bilangan bulat, tertulis 2.5",
        "baris 20, aggregate.basis: harus salah satu dari 'resmi', 'sekunder', 'asumsi'; "
        "tertulis 'kira-kira'",
        "baris 23, completeness.minimum: harus 1 atau kurang, tertulis 5",
        "baris 32, categories.bands[0].zone: harus salah satu dari 'hijau', 'kuning', 'merah'; "
        "tertulis 'biru'",
        "baris 44, aspects[0].indicators[0].proof: wajib ada",
        "baris 47, aspects[0].indicators[0].weight: harus angka, tertulis 'enam'",
        "baris 51, aspects[0].indicators[0].bukti: kunci ini tidak dikenal; yang dikenal: ladder, id, "
        "label, weight, source, basis, note, legal_ref, remedy, proof, unseen, waived_by",
        "baris 53, aspects[0].indicators[0].waived_by[0]: harus pertanyaan status, sedangkan 'sp.tinjau' "
        "berjenis 'tanggal'",
        "baris 53, aspects[0].indicators[0].waived_by[1]: pertanyaan 'sp.x' tidak ada di checklist.toml",
        "baris 60, aspects[0].indicators[0].ladder.rungs[1].points: poin tertinggi adalah 5, tertulis 9",
        "baris 61, aspects[0].indicators[0].ladder.rungs[2].points: poin harus naik: setelah 9 tertulis 5",
        "baris 63, aspects[0].indicators[0].ladder.rungs[2].when[1].question: pertanyaan 'sp.komponan' "
        "tidak ada di checklist.toml",
        "baris 64, aspects[0].indicators[0].ladder.rungs[2].when[2].any[1].includes[0]: pilihan 'koran' "
        "tidak ada pada 'publikasi.media'; yang ada: 'cetak', 'elektronik', 'medsos', 'website', 'aplikasi', "
        "'sippn', 'luar_ruang'",
        "baris 71, aspects[0].indicators[1].weight: harus lebih dari 0, tertulis -1",
        "baris 76, aspects[0].indicators[1].remedy: tidak boleh kosong",
    ]


def test_one_mistake_is_one_sentence() -> None:
    assert of_toml(wrong(("decimals = 2", "decimals = 9"))) == [
        "baris 15, score.decimals: harus 6 atau kurang, tertulis 9"
    ]


def test_what_only_follows_is_not_told() -> None:
    """A weight that cannot be read says nothing about the sum, no sources nothing about each of them, no
    scale nothing about the categories and the points."""
    assert of_toml(wrong(("weight = 0.4", 'weight = "x"'))) == [
        "baris 72, aspects[0].indicators[1].weight: harus angka, tertulis 'x'"
    ]
    assert of_toml(wrong(('[sources]\nuji = "Sumber uji."\n', ""))) == ["sources: wajib ada"]
    assert of_toml(wrong(("scale = 100", "scale = 0"), ("top_points = 5", "top_points = 0"))) == [
        "baris 12, score.scale: harus lebih dari 0, tertulis 0",
        "baris 13, score.top_points: harus lebih dari 0, tertulis 0",
    ]
    assert of_toml(wrong(("lower = 51", 'lower = "x"'))) == [
        "baris 33, categories.bands[0].lower: harus angka, tertulis 'x'"
    ]


def test_sums_of_several_aspects_are_told_apart() -> None:
    content = wrong(
        ("aspect_weights_total = 1", "aspect_weights_total = 2"), ("weight = 0.4", "weight = 0.3")
    )
    assert of_toml(content) == [
        "baris 14, score.aspect_weights_total: jumlah bobot harus 2, ternyata 1",
        "baris 41, aspects[0].indicator_weights_total: jumlah bobot harus 1, ternyata 0.9",
    ]


def test_of_very_many_the_first_are_told_and_the_rest_counted() -> None:
    last = GOOD[GOOD.rindex("[[aspects.indicators]]") :]
    found = of_toml(GOOD + "\n" + "\n".join([last.replace('"uji"', '"x"')] * 40))
    assert len(found) == MOST + 1
    assert found[-1] == f"… dan {40 * 3 + 1 - MOST} kesalahan lagi; perbaiki yang di atas lebih dahulu"


def test_more_than_one_are_kept_apart_in_the_error() -> None:
    with pytest.raises(DefinitionErrors) as refused:
        read_custom(
            wrong(("weight = 0.4", "weight = 0"), ("decimals = 2", "decimals = 9")).encode(),
            name="uji.toml",
            checklist=DEFINITIONS.checklist,
            known=DEFINITIONS.editions,
        )
    assert [one.partition(": ")[0] for one in refused.value.sentences] == ["uji.toml", "uji.toml"]
    assert str(refused.value) == "\n".join(refused.value.sentences)


_PIECES = ('"', "[", "]", "{", "}", "=", ".", "\n", "#", "-1", '"x"', "1", "{}", "[[x]]\n", "true", "")


@given(
    st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), st.sampled_from(_PIECES)), max_size=3)
)
@settings(max_examples=150)
def test_it_is_refused_exactly_where_the_first_mistake_would_refuse_it(
    places: list[tuple[int, int, str]],
) -> None:
    """And that mistake is among them, in the same words."""
    content = GOOD
    for start, length, piece in places:
        content = content[:start] + piece + content[start + length :]
    first = told(lambda: parse_toml(content.encode(), "uji.toml", BUILDER))
    every = of_toml(content)
    assert bool(first) == bool(every)
    assert not first or len(every) > MOST or first[0] in {re.sub(r"^baris \d+, ", "", one) for one in every}


# -- where a value is written

ODD = """\
# a comment with a = 1
a.b = 1
"quoted key" = 2
'x' . "y" = '''
[not.a.table]
'''
list = [ # of three
  1,
  [2, 3], { in = 4, deep = { er = [5] } },
]
[t]
k = \"\"\"
l = 1
\\"\"\"\"\"
[[n]]
[[n.m]]
v = 1979-05-27 07:32:00
[n.m.o]
w = 0x1F
[[n.m]]
v = "]"
[[n]]
m = [{v = 1}]
"""


def paths(value: object, path: str = "") -> Iterator[str]:
    inside: list[tuple[str, object]] = []
    if isinstance(value, dict):
        inside = [(f"{path}.{key}" if path else key, one) for key, one in value.items()]
    elif isinstance(value, list):
        inside = [(f"{path}[{i}]", one) for i, one in enumerate(value)]
    for at, one in inside:
        yield at
        yield from paths(one, at)


@pytest.mark.parametrize(
    "content",
    [ODD, GOOD, *(p.read_text(encoding="utf-8") for p in sorted(DATA.rglob("*.toml")))],
)
def test_every_value_has_its_line(content: str) -> None:
    """Each path of the file, no other, and the key stands in that line."""
    found, written = Lines(content).lines, content.split("\n")
    assert set(found) == set(paths(tomllib.loads(content)))
    for path, line in found.items():
        key = re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]
        assert path.endswith("]") or key in written[line - 1]


def test_lines_of_an_odd_file() -> None:
    found = Lines(ODD).lines
    wanted = (
        "a.b",
        "x.y",
        "list[1][1]",
        "list[2].deep.er[0]",
        "t.k",
        "n[0].m[0].o.w",
        "n[0].m[1].v",
        "n[1].m[0].v",
    )
    assert [found[path] for path in wanted] == [2, 4, 9, 9, 12, 19, 21, 23]


@given(
    st.recursive(
        st.integers(0, 9),
        lambda some: st.lists(some, max_size=3) | st.dictionaries(st.sampled_from("abc"), some, max_size=3),
        max_leaves=12,
    )
)
def test_every_value_of_any_file_has_a_line(value: object) -> None:
    content = f"\n\ntop = {written(value)}\n"
    found = Lines(content).lines
    assert set(found) == set(paths({"top": value}))
    assert set(found.values()) == {3}


def written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {written(one)}' for key, one in value.items()) + "}"
    return f"[{', '.join(map(written, value))}]" if isinstance(value, list) else str(value)


# -- a workbook


def test_every_mistake_of_a_workbook_is_told_sheet_by_sheet() -> None:
    sheets = small()
    put(sheets, "Instrumen", 2, "nilai", "Uji 2026")
    sheets["Instrumen"].append(["warna", "biru"])
    put(sheets, "Kategori", 2, "batas bawah", "lima")
    put(sheets, "Aspek", 2, "kedudukan", "kira-kira")
    put(sheets, "Indikator", 2, "bobot", "enam")
    put(sheets, "Indikator", 3, "sumber", "x")
    put(sheets, "Indikator", 3, "bukti", None)
    put(sheets, "Anak tangga", 3, "syarat", "sp.ada harus ada")
    put(sheets, "Anak tangga", 4, "poin", 9)
    put(sheets, "Anak tangga", 6, "sebutan", None)
    assert of_workbook(sheets) == [
        "lembar Instrumen, isian “id”: harus huruf kecil, angka, dan tanda hubung, paling panjang 60 "
        "huruf, misalnya 'provinsi-2027'; tertulis 'Uji 2026'",
        f"lembar Instrumen: isian “warna” tidak dikenal; yang dikenal: {', '.join(_fields())}",
        "lembar Kategori, baris 2, kolom “batas bawah”: harus angka, tertulis 'lima'",
        "lembar Aspek, baris 2, kolom “kedudukan”: harus salah satu dari 'resmi', 'sekunder', 'asumsi'; "
        "tertulis 'kira-kira'",
        "lembar Indikator, baris 2, kolom “bobot”: harus angka, tertulis 'enam'",
        "lembar Indikator, baris 3, kolom “sumber”: sumber 'x' tidak ada di [sources]",
        "lembar Indikator, baris 3, kolom “bukti”: wajib ada",
        "lembar Anak tangga, baris 3, kolom “syarat”: syarat 'sp.ada harus ada' tidak dipahami; tulis "
        "misalnya “sp.ada = ada”, “sp.komponen >= 14”, “publikasi.media memuat website”, “publikasi.media "
        ">= 2 pilihan”, “skm.tanggal dalam 12 bulan”, satu syarat tiap baris, dan “atau” di antara yang "
        "cukup salah satunya",
        "lembar Anak tangga, baris 4, kolom “poin”: poin tertinggi adalah 5, tertulis 9",
        "lembar Anak tangga, baris 6, kolom “sebutan”: wajib ada",
    ]


def _fields() -> list[str]:
    return [str(row[0]) for row in small()["Instrumen"][1:]]


def put(sheets: Sheets, sheet: str, row: int, column: str, value: object) -> None:
    sheets[sheet][row - 1][sheets[sheet][0].index(column)] = value


@pytest.mark.parametrize("sheet", ["Instrumen", "Sumber", "Kategori", "Aspek", "Indikator", "Anak tangga"])
def test_a_missing_sheet_hides_what_follows_from_it(sheet: str) -> None:
    sheets = small()
    del sheets[sheet]
    assert of_workbook(sheets) == [f"lembar “{sheet}” tidak ada"]


@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        ("Indikator", "bobot"),
        ("Aspek", "id"),
        ("Anak tangga", "indikator"),
        ("Indikator", "aspek"),
        ("Sumber", "keterangan"),
        ("Kategori", "id"),
    ],
)
def test_a_title_that_is_not_known_is_told_once(sheet: str, column: str) -> None:
    sheets = small()
    head = sheets[sheet][0]
    head[head.index(column)] = "bobott"
    [sentence] = of_workbook(sheets)
    assert sentence.startswith(f"lembar {sheet}, baris 1: kolom “bobott” tidak dikenal; ")


def test_rows_without_their_parent_are_told_once() -> None:
    sheets = small()
    put(sheets, "Indikator", 3, "aspek", "lain")
    assert of_workbook(sheets) == [
        "lembar Indikator, baris 3, kolom “aspek”: 'lain' tidak ada di lembar Aspek"
    ]
    put(sheets, "Indikator", 2, "id", None)
    assert of_workbook(sheets) == [
        "lembar Indikator, baris 2, kolom “id”: wajib ada",
        "lembar Indikator, baris 3, kolom “aspek”: 'lain' tidak ada di lembar Aspek",
    ]


CELLS = [
    (name, r, c) for name, rows in small().items() for r, row in enumerate(rows) for c in range(len(row))
]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(CELLS), st.sampled_from([None, "x", 7, 0.5, "id", "sp.ada = ada", -1, True])
        ),
        max_size=4,
    )
)
@settings(max_examples=200)
@example([(("Aspek", 1, 0), "x"), (("Indikator", 0, 0), None)])
def test_a_workbook_is_refused_exactly_where_the_first_mistake_would_refuse_it(
    changes: list[tuple[tuple[str, int, int], object]],
) -> None:
    sheets = small()
    for (name, row, column), value in changes:
        sheets[name][row][column] = value
    first = told(lambda: build_from_rows(sheets, name="uji.xlsx", build=BUILDER))
    every = of_workbook(sheets)
    assert bool(first) == bool(every)
    assert len(set(every)) == len(every)
