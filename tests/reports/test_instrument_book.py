"""The workbook in which an instrument is written: it explains every column, and offers what is understood."""

from __future__ import annotations

import io

import openpyxl
import pytest

from compliance.definitions.custom_workbook import SHEETS
from compliance.definitions.load import load_definitions
from compliance.definitions.own import own_from_rows
from compliance.definitions.workbook_conditions import conditions_of
from compliance.model import Test
from compliance.problems import DefinitionError
from compliance.reading.plain_rows import plain_rows
from compliance.reports.instrument_book import template_of
from compliance.text import definitions as names
from compliance.text import instrument_guide as words

DEFINITIONS = load_definitions()
FIELDS = {
    names.SHEET_MAIN: names.MAIN_FIELDS,
    names.SHEET_SOURCES: names.SOURCE_FIELDS,
    names.SHEET_CATEGORIES: names.CATEGORY_FIELDS,
    names.SHEET_ASPECTS: names.ASPECT_FIELDS,
    names.SHEET_INDICATORS: names.INDICATOR_FIELDS,
    names.SHEET_RUNGS: names.RUNG_FIELDS,
}


def book(edition: str = "ombudsman-2025") -> openpyxl.Workbook:
    data = template_of(DEFINITIONS.editions[edition], DEFINITIONS.checklist)
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_column_of_every_sheet_is_explained() -> None:
    assert {sheet: list(columns) for sheet, columns in words.MEANINGS.items()} == {
        sheet: list(columns) for sheet, columns in FIELDS.items()
    }
    assert tuple(words.MEANINGS) == SHEETS
    told = {needed for columns in words.MEANINGS.values() for needed, _ in columns.values()}
    assert told == {words.NEEDED, words.MAY_BE_EMPTY, words.NEEDED_IF_SCORED}
    meanings = [meaning for columns in words.MEANINGS.values() for _, meaning in columns.values()]
    assert all(meaning.endswith(".") for meaning in (*meanings, *words.STEPS))


def test_every_form_of_a_condition_in_the_guide_is_understood() -> None:
    used = {key for form in words.FORMS for entry in conditions_of(form) for key in _tests(entry)}
    assert used == {*Test, "question", "among", "of"}


def _tests(entry: dict[str, object]) -> set[str]:
    inner = entry.get("any")
    if isinstance(inner, list):
        return {key for one in inner for key in _tests(one)}
    return set(entry)


def test_the_guide_comes_first_and_says_what_each_column_means() -> None:
    guide = book()[words.GUIDE_SHEET]
    rows = [[cell.value for cell in row] for row in guide.iter_rows()]
    assert rows[0] == list(words.GUIDE_TABLE)
    assert rows[1][0] == "Langkah 1"
    meaning = words.MEANINGS[names.SHEET_RUNGS]["syarat"][1]
    assert [names.SHEET_RUNGS, "syarat", words.MAY_BE_EMPTY, meaning] in rows
    assert [words.GUIDE_FORMS, "sp.komponen >= 14", None, "angkanya 14 atau lebih"] in rows


def test_a_shipped_edition_begins_without_an_id_and_a_title_and_as_its_successor() -> None:
    main = {row[0].value: row[1] for row in book()[names.SHEET_MAIN].iter_rows()}
    assert (main["id"].value, main["judul"].value) == (None, None)
    assert main["menggantikan"].value == "ombudsman-2025"
    assert main["id"].fill.fgColor.rgb == main["judul"].fill.fgColor.rgb == "FFFFF4C2"
    assert main["skala"].fill.fgColor.rgb != "FFFFF4C2"


def test_only_what_is_understood_is_offered() -> None:
    found = book()
    offered = {
        (sheet.title, str(rule.sqref).partition(":")[0]): rule.formula1
        for sheet in found
        for rule in sheet.data_validations.dataValidation
    }
    assert offered[names.SHEET_INDICATORS, "F2"] == '"resmi,sekunder,asumsi"'
    assert offered[names.SHEET_CATEGORIES, "E2"] == '"hijau,kuning,merah"'
    row = next(row[0].row for row in found[names.SHEET_MAIN].iter_rows() if row[0].value == "sudah berlaku")
    assert offered[names.SHEET_MAIN, f"B{row}"] == '"ya,tidak"'


@pytest.mark.parametrize("edition", DEFINITIONS.editions)
def test_a_template_wants_nothing_but_its_id_and_title(edition: str) -> None:
    data = template_of(DEFINITIONS.editions[edition], DEFINITIONS.checklist)
    sheets = dict(plain_rows(data, "contoh.xlsx").sheets)
    facts = {"file": "contoh.xlsx", "checklist": DEFINITIONS.checklist, "known": DEFINITIONS.editions}
    with pytest.raises(DefinitionError) as refused:
        own_from_rows(sheets, **facts)
    assert str(refused.value).splitlines() == [
        "contoh.xlsx: lembar Instrumen, isian “id”: wajib ada",
        "contoh.xlsx: lembar Instrumen, isian “judul”: wajib ada",
    ]
    given = {"id": "provinsi-2027", "judul": "Provinsi 2027"}
    rows = tuple(
        (row[0], given[str(row[0])]) if row and row[0] in given else row for row in sheets[names.SHEET_MAIN]
    )
    found = own_from_rows({**sheets, names.SHEET_MAIN: rows}, **facts).instrument
    assert (found.id, found.supersedes) == ("provinsi-2027", edition)
    assert found.aspects == DEFINITIONS.editions[edition].aspects
