"""The same instrument in a workbook; errors name sheet, row and column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.definitions.custom_workbook import read_custom_workbook
from compliance.definitions.instrument import parse_instrument
from compliance.definitions.load import load_definitions
from compliance.definitions.workbook_conditions import NotACondition, cell_of, conditions_of
from compliance.definitions.workbook_rows import instrument_rows
from compliance.model import AnyOf, Condition, Instrument, Rung, Status, Test
from compliance.problems import DefinitionError
from compliance.reading.opening import open_book
from compliance.reports.instrument_book import instrument_workbook

DEFINITIONS = load_definitions()
SMALL = parse_instrument(
    (Path(__file__).parent / "mistakes" / "uji-2026.toml").read_bytes(),
    "uji-2026.toml",
    DEFINITIONS.checklist,
)
Sheets = dict[str, list[list[Any]]]


def read(sheets: Sheets) -> Instrument:
    return read_custom_workbook(
        sheets, name="provinsi.xlsx", checklist=DEFINITIONS.checklist, known=DEFINITIONS.editions
    )


def renamed(instrument: Instrument) -> Instrument:
    return replace(instrument, id="salinan", title="Salinan", superseded_by="")


@pytest.mark.parametrize("id", DEFINITIONS.editions)
def test_every_edition_survives_a_workbook(id: str) -> None:
    """Also with every number as a spreadsheet keeps it: 1 as 1.0, ids of digits as numbers."""
    copy = renamed(DEFINITIONS.editions[id])
    rows: Sheets = {name: [[*row] for row in sheet] for name, sheet in instrument_rows(copy).items()}
    assert read(rows) == copy
    loose: Sheets = {
        name.upper(): [[_as_kept(cell) for cell in row] for row in sheet] + [[], [None, " "]]
        for name, sheet in rows.items()
    }
    assert read(loose) == copy


def _as_kept(cell: object) -> object:
    if isinstance(cell, str) and cell.isdigit():
        return float(cell)
    return float(cell) if isinstance(cell, int) else (cell or None)


def test_every_edition_survives_a_file_that_is_written_and_read() -> None:
    for edition in DEFINITIONS.editions.values():
        copy = renamed(edition)
        book = open_book(instrument_workbook(copy, DEFINITIONS.checklist), "salinan.xlsx")
        assert [sheet.name for sheet in book.sheets][0::7] == ["Petunjuk", "Pertanyaan"]
        assert read({sheet.name: [[*row] for row in sheet.rows] for sheet in book.sheets}) == copy


Change = Callable[[Sheets], object]


def cell(sheet: str, row: int, column: str, value: object) -> Change:
    """Put a value into the row that a spreadsheet calls so."""
    return lambda s: s[sheet][row - 1].__setitem__(s[sheet][0].index(column), value)


def field(name: str, value: object) -> Change:
    return lambda s: next(r for r in s["Instrumen"] if r[0] == name).__setitem__(1, value)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda s: s.pop("Aspek"), "lembar “Aspek” tidak ada"),
        (field("id", "pekppp-2022"), "lembar Instrumen, isian “id”: id 'pekppp-2022' sudah dipakai; "),
        (field("skala", "seratus"), "lembar Instrumen, isian “skala”: harus angka, tertulis 'seratus'"),
        (field("desimal", None), "lembar Instrumen, isian “desimal”: wajib ada"),
        (field("sudah berlaku", "mungkin"), "lembar Instrumen, isian “sudah berlaku”: harus ya atau tidak, "),
        (
            field("nilai daerah: kedudukan", "kira-kira"),
            "lembar Instrumen, isian “nilai daerah: kedudukan”: harus salah satu dari 'resmi', 'sekunder', ",
        ),
        (
            field("yang tidak dapat diketahui", ""),
            "lembar Instrumen, isian “yang tidak dapat diketahui”: wajib",
        ),
        (
            lambda s: s["Instrumen"].append(["warna", "biru"]),
            "lembar Instrumen: isian “warna” tidak dikenal; ",
        ),
        (
            lambda s: s["Instrumen"].append(["skala", 5]),
            "lembar Instrumen, isian “skala”: isian “skala” tertu",
        ),
        (
            lambda s: s["Instrumen"].append(["menggantikan", "ombudsman-1999"]),
            "lembar Instrumen, isian “menggantikan”: isian “menggantikan” tertulis dua kali",
        ),
        (
            field("menggantikan", "tak-ada"),
            "lembar Instrumen, isian “menggantikan”: instrumen 'tak-ada' tidak ",
        ),
        (cell("Sumber", 2, "keterangan", None), "lembar Sumber, baris 2, kolom “keterangan”: wajib ada"),
        (
            lambda s: s["Sumber"].append(["uji", "Lagi."]),
            "lembar Sumber, baris 3, kolom “id”: 'uji' sudah dipakai di lembar Sumber, baris 2",
        ),
        (
            cell("Kategori", 3, "batas atas", 50),
            "lembar Kategori, baris 3, kolom “batas atas”: harus 50.99 supaya bersambung dengan kategori di",
        ),
        (
            cell("Kategori", 2, "zona", "Biru"),
            "lembar Kategori, baris 2, kolom “zona”: harus salah satu dari ",
        ),
        (
            lambda s: s["Kategori"].__delitem__(slice(1, None)),
            "lembar Kategori: harus berisi paling sedikit satu",
        ),
        (
            cell("Aspek", 2, "jumlah bobot indikator", 2),
            "lembar Aspek, baris 2, kolom “jumlah bobot indikator”: jumlah bobot harus 2, ternyata 1",
        ),
        (
            lambda s: s["Aspek"].append(["dua", "Dua", 1, 1, "uji", "asumsi", ""]),
            "lembar Aspek, baris 3: 'dua' belum punya baris di lembar Indikator",
        ),
        (
            lambda s: s["Aspek"].__delitem__(slice(1, None)),
            "lembar Aspek: harus berisi paling sedikit satu\n"
            "provinsi.xlsx: lembar Indikator, baris 2, kolom “aspek”: 'satu' tid",
        ),
        (
            cell("Indikator", 3, "bobot", "0,6"),
            "lembar Aspek, baris 2, kolom “jumlah bobot indikator”: jumlah bo",
        ),
        (cell("Indikator", 3, "bobot", ""), "lembar Indikator, baris 3, kolom “bobot”: wajib ada"),
        (
            cell("Indikator", 3, "bobot", True),
            "lembar Indikator, baris 3, kolom “bobot”: harus angka, tertulis ",
        ),
        (cell("Indikator", 3, "bobot", 5e-324), "lembar Indikator, baris 3, kolom “bobot”: harus angka, "),
        (
            cell("Indikator", 3, "bobot", 1e300),
            "lembar Indikator, baris 3, kolom “bobot”: angkanya terlalu besar; paling banyak 15 angka di ",
        ),
        (
            cell("Indikator", 3, "sumber", "x"),
            "lembar Indikator, baris 3, kolom “sumber”: sumber 'x' tidak ada d",
        ),
        (
            cell("Indikator", 3, "tangga: sumber", "x"),
            "lembar Indikator, baris 3, kolom “tangga: sumber”: sumber 'x' tidak ada di [sources]",
        ),
        (
            cell("Indikator", 2, "tidak berlaku bila", "sp.ada; sp.tinjau"),
            "lembar Indikator, baris 2, kolom “tidak berlaku bila”: harus pertanyaan status, sedangkan 'sp.t",
        ),
        (
            cell("Indikator", 3, "aspek", "lain"),
            "lembar Indikator, baris 3, kolom “aspek”: 'lain' tidak ada di ",
        ),
        (
            lambda s: s["Indikator"][0].__setitem__(0, "bagian"),
            "lembar Indikator, baris 1: kolom “bagian” tidak ",
        ),
        (
            lambda s: s["Indikator"][0].__setitem__(0, "id"),
            "lembar Indikator, baris 1: kolom “id” tertulis dua ",
        ),
        (
            lambda s: s["Anak tangga"].__delitem__(slice(4, None)),
            "lembar Indikator, baris 3: 'gelap' belum punya baris di lembar Anak tangga",
        ),
        (
            cell("Anak tangga", 4, "poin", 9),
            "lembar Anak tangga, baris 4, kolom “poin”: poin tertinggi adalah 5, tertulis 9",
        ),
        (
            cell("Anak tangga", 3, "syarat", "sp.bagian = ada"),
            "lembar Anak tangga, baris 3, kolom “syarat”: pertanyaan 'sp.bagian' tidak ada di checklist.toml",
        ),
        (
            cell("Anak tangga", 3, "syarat", "sp.ada harus ada"),
            "lembar Anak tangga, baris 3, kolom “syarat”: syarat 'sp.ada harus ada' tidak dipahami; tulis mi",
        ),
        (
            cell("Anak tangga", 3, "syarat", ""),
            "lembar Anak tangga, baris 3, kolom “syarat”: anak tangga di atas yang terendah wajib bersyarat,",
        ),
    ],
)
def test_a_mistake_is_named_with_sheet_row_and_column(change: Change, sentence: str) -> None:
    sheets: Sheets = {name: [[*row] for row in sheet] for name, sheet in instrument_rows(SMALL).items()}
    assert read(sheets) == SMALL
    change(sheets)
    with pytest.raises(DefinitionError) as caught:
        read(sheets)
    assert str(caught.value).startswith(f"provinsi.xlsx: {sentence}")
    assert "[" not in str(caught.value).replace("[sources]", "")


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("sp.ada = ada", {"question": "sp.ada", "is": ["ada"]}),
        ("sp.ada = proses, tidak berlaku", {"question": "sp.ada", "is": ["proses", "tidak berlaku"]}),
        ("sp.komponen >= 14", {"question": "sp.komponen", "at_least": 14}),
        ("skm.ikm > 76,60", {"question": "skm.ikm", "more_than": Fraction("76.6")}),
        ("skm.rtl_bulan <= 6", {"question": "skm.rtl_bulan", "at_most": 6}),
        ("publikasi.media >= 2 pilihan", {"question": "publikasi.media", "chosen_at_least": 2}),
        (
            "publikasi.media >= 1 pilihan dari cetak, luar_ruang",
            {"question": "publikasi.media", "chosen_at_least": 1, "among": ["cetak", "luar_ruang"]},
        ),
        (
            "pengaduan.selesai dari pengaduan.masuk >= 90 %",
            {"question": "pengaduan.selesai", "of": "pengaduan.masuk", "at_least": 90},
        ),
        ("skm.tanggal dalam 12 bulan", {"question": "skm.tanggal", "within_months": 12}),
        ("sp.tinjau kurang dari 36 bulan", {"question": "sp.tinjau", "less_than_months": 36}),
    ],
)
def test_a_condition_in_words(written: str, entry: dict[str, object]) -> None:
    assert conditions_of(written) == [entry]
    assert conditions_of(f" {written} ;\n\nsop.ada = ada atau {written}") == [
        entry,
        {"any": [{"question": "sop.ada", "is": ["ada"]}, entry]},
    ]


@pytest.mark.parametrize(
    "written",
    [
        "sp.ada",
        "sp.ada = ",
        "sp.komponen >= banyak",
        "= ada",
        "sp.ada = ada atau ",
        "sp.tinjau dalam 1.5 bulan",
    ],
)
def test_what_is_no_condition_is_refused(written: str) -> None:
    with pytest.raises(NotACondition):
        conditions_of(written)


_conditions = st.one_of(
    st.builds(
        Condition,
        question=st.just("sp.ada"),
        test=st.just(Test.IS),
        operand=st.lists(st.sampled_from(Status), min_size=1, unique=True).map(tuple),
    ),
    st.builds(
        Condition,
        question=st.just("skm.ikm"),
        test=st.sampled_from([Test.AT_LEAST, Test.MORE_THAN, Test.AT_MOST]),
        operand=st.decimals(0, 999, places=2).map(Fraction),
    ),
)
_tests = _conditions | st.lists(_conditions, min_size=2, max_size=3).map(lambda c: AnyOf(conditions=tuple(c)))


@given(when=st.lists(_tests, max_size=4))
def test_conditions_come_back_as_they_went(when: list[Condition | AnyOf]) -> None:
    def entry(test: Condition | AnyOf) -> dict[str, object]:
        if isinstance(test, AnyOf):
            return {"any": [entry(c) for c in test.conditions]}
        operand = [s.value for s in test.operand] if isinstance(test.operand, tuple) else test.operand
        return {"question": test.question, test.test.value: operand}

    rung = Rung(points=Fraction(1), label="x", when=tuple(when))
    assert conditions_of(cell_of(rung)) == [entry(test) for test in when]
