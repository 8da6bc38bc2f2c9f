"""Instruments of one's own as they are kept, and beside the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.definitions.custom import MOST_BYTES
from compliance.definitions.custom_workbook import Rows
from compliance.definitions.load import kept_instruments, load_definitions, with_own
from compliance.definitions.own import Own, own_again, own_from_rows, own_from_toml, parse_own
from compliance.definitions.workbook_rows import instrument_rows
from compliance.model import Instrument
from compliance.problems import DefinitionError

DEFINITIONS = load_definitions()
TOML = (Path(__file__).parent / "mistakes" / "uji-2026.toml").read_bytes()
FACTS: Mapping[str, Any] = {
    "file": "provinsi.xlsx",
    "checklist": DEFINITIONS.checklist,
    "known": DEFINITIONS.editions,
}


def from_toml(data: bytes = TOML, known: Mapping[str, Instrument] = DEFINITIONS.editions) -> Own:
    return own_from_toml(data, file="provinsi.toml", checklist=DEFINITIONS.checklist, known=known)


SMALL = from_toml().instrument


def sheets_of(instrument: Instrument) -> dict[str, Rows]:
    return {name: tuple(map(tuple, rows)) for name, rows in instrument_rows(instrument).items()}


def test_a_toml_file_is_kept_as_it_is() -> None:
    own = from_toml()
    assert (own.name, own.data, own.instrument.own) == ("sendiri/uji-2026.toml", TOML, True)
    assert parse_own(own.name, own.data, DEFINITIONS.checklist) == own


@pytest.mark.parametrize("id", DEFINITIONS.editions)
def test_every_edition_survives_as_the_rows_of_a_workbook(id: str) -> None:
    copy = replace(DEFINITIONS.editions[id], id="salinan", title="Salinan", superseded_by="")
    help_sheets = {"Petunjuk": (("tak dibaca",),), " pertanyaan ": (("id",),)}
    own = own_from_rows({**sheets_of(copy), **help_sheets}, **FACTS)
    assert own.name == "sendiri/salinan.json"
    assert own.instrument == replace(copy, own=True)
    assert b"tak dibaca" not in own.data
    assert own.data.isascii()
    assert parse_own(own.name, own.data, DEFINITIONS.checklist) == own
    assert own_again(own.name, own.data, **FACTS) == own


def test_the_same_rows_are_the_same_bytes_in_any_order_of_the_sheets() -> None:
    rows = sheets_of(replace(from_toml().instrument))
    turned = dict(reversed(rows.items()))
    assert own_from_rows(rows, **FACTS).data == own_from_rows(turned, **FACTS).data


def test_a_sheet_that_has_nothing_to_do_with_it_is_refused() -> None:
    """The file is kept as it came, so there must be nothing in it that nobody has looked at."""
    rows = {**sheets_of(from_toml().instrument), "Daftar pegawai": (("NIK",),)}
    with pytest.raises(DefinitionError) as refused:
        own_from_rows(rows, **FACTS)
    assert str(refused.value) == (
        "provinsi.xlsx: lembar “Daftar pegawai” bukan bagian dari instrumen; hapus lembar itu, karena "
        "berkas ini disimpan apa adanya. Yang dibaca: Instrumen, Sumber, Kategori, Aspek, Indikator, "
        "Anak tangga"
    )


def test_rows_without_end_are_refused() -> None:
    rows = sheets_of(from_toml().instrument)
    long = (*rows["Sumber"], *(("s" * n, "x" * 30_000) for n in range(1, 50)))
    with pytest.raises(DefinitionError, match="berkas instrumen paling besar 1000 kB"):
        own_from_rows({**rows, "Sumber": long}, **FACTS)
    assert MOST_BYTES == 1_000_000


def test_what_is_kept_under_another_name_is_not_taken_for_it() -> None:
    own = from_toml()
    with pytest.raises(DefinitionError) as refused:
        parse_own("sendiri/lain.toml", own.data, DEFINITIONS.checklist)
    assert str(refused.value) == (
        "sendiri/lain.toml: id: harus sama dengan nama berkas ('lain'), tertulis 'uji-2026'"
    )


def test_what_no_longer_fits_the_questions_is_refused() -> None:
    own = from_toml()
    fewer = replace(DEFINITIONS.checklist, elements=DEFINITIONS.checklist.elements[:1])
    with pytest.raises(DefinitionError, match=r"pertanyaan 'sp\.ada' tidak ada di checklist\.toml"):
        parse_own(own.name, own.data, fewer)


# -- beside the shipped ones


def test_ones_own_come_last_and_are_kept_with_a_freeze() -> None:
    own = from_toml(TOML.replace(b'"uji-2026"', b'"aaa"'))
    found = with_own(DEFINITIONS, [own])
    assert list(found.instruments) == [*DEFINITIONS.instruments, "aaa"]
    assert list(found.editions) == [*DEFINITIONS.editions, "aaa"]
    assert found.files["sendiri/aaa.toml"] == own.data
    assert kept_instruments(found.files) == found.instruments
    assert list(kept_instruments(found.files)) == list(found.instruments)
    assert with_own(found, []) == DEFINITIONS
    assert with_own(found, [own]) == found


def test_one_that_scores_no_answers_only_grades() -> None:
    rows = sheets_of(replace(DEFINITIONS.unscored["ombudsman-2021"], id="lama", title="Lama"))
    own = own_from_rows(rows, **FACTS)
    found = with_own(DEFINITIONS, [own])
    assert found.instruments == DEFINITIONS.instruments
    assert found.files == DEFINITIONS.files
    assert found.unscored["lama"] == own.instrument


@pytest.mark.parametrize("taken", ["id", "title"])
def test_a_shipped_edition_of_that_id_or_title_wins(taken: str) -> None:
    """As after an update of the product: nothing of ours may hide what is shipped."""
    shipped = DEFINITIONS.editions["pekppp-2022"]
    own = from_toml()
    own = replace(own, instrument=replace(own.instrument, **{taken: getattr(shipped, taken)}))
    assert with_own(DEFINITIONS, [own]) == DEFINITIONS


def test_a_new_version_may_have_the_id_and_the_title_of_the_old_one() -> None:
    known = with_own(DEFINITIONS, [from_toml()]).editions
    changed = from_toml(TOML.replace(b"scale = 100", b"scale = 100 # lagi"), known)
    assert changed.instrument == from_toml().instrument


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (b'id = "uji-2026"', b'id = "baru"', "baris 2, title: judul 'Uji' sudah dipakai; pilih"),
        (
            b"released = true",
            b'released = true\nsupersedes = "uji-2026"',
            "baris 6, supersedes: instrumen 'uji-2026' tidak ada",
        ),
    ],
)
def test_it_is_held_against_the_other_ones_of_ones_own(right: bytes, wrong: bytes, sentence: str) -> None:
    known = with_own(DEFINITIONS, [from_toml()]).editions
    with pytest.raises(DefinitionError) as refused:
        from_toml(TOML.replace(right, wrong), known)
    assert str(refused.value).startswith(f"provinsi.toml: {sentence}")


def test_it_may_come_after_another_one_of_ones_own() -> None:
    known = with_own(DEFINITIONS, [from_toml()]).editions
    next_one = TOML.replace(b'"uji-2026"', b'"uji-2027"').replace(b'"Uji"', b'"Uji 2027"')
    next_one = next_one.replace(b"released = true", b'released = true\nsupersedes = "uji-2026"')
    assert from_toml(next_one, known).instrument.supersedes == "uji-2026"


def test_a_shipped_edition_is_not_changed_by_one_that_claims_to_come_before_it() -> None:
    own = from_toml(TOML.replace(b"released = true", b'released = true\nsuperseded_by = "kesiapan-2026"'))
    found = with_own(DEFINITIONS, [own])
    assert found.instruments["kesiapan-2026"] == DEFINITIONS.instruments["kesiapan-2026"]
    assert kept_instruments(found.files) == found.instruments


_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.sampled_from(
        ["", " ", "x", "sp.ada", "sp.ada = ada", "1", "0,5", "uji", "resmi", "2026-03-12", "\x00"]
    ),
)


def read_or_refused(rows: Mapping[str, Rows]) -> Own | str:
    try:
        return own_from_rows(rows, **FACTS)
    except DefinitionError as error:
        return str(error)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 30), st.integers(0, 15), _CELLS), max_size=4))
def test_whatever_stands_in_a_cell_ends_in_a_sentence_or_an_instrument(
    changes: list[tuple[int, int, int, Any]],
) -> None:
    rows = {name: [list(row) for row in sheet] for name, sheet in instrument_rows(SMALL).items()}
    for sheet, row, column, value in changes:
        there = rows[list(rows)[sheet]]
        cells = there[row % len(there)]
        cells[column % len(cells)] = value
    found = read_or_refused(rows)
    if isinstance(found, Own):
        assert parse_own(found.name, found.data, DEFINITIONS.checklist) == found
    else:
        assert found.startswith("provinsi.xlsx: ")


def test_weights_stay_exact_in_rows() -> None:
    rows = sheets_of(from_toml().instrument)
    found = own_from_rows(rows, **FACTS).instrument
    assert [indicator.weight for indicator in found.indicators] == [Fraction(3, 5), Fraction(2, 5)]
