"""A custom instrument in a workbook: sheets Instrumen, Sumber, Kategori, Aspek, Indikator, Anak tangga.

The rows become the table a TOML file would give, and go through the same loader; its errors name the
sheet, the row and the column instead of a path. `instrument_rows` is the way back, which also makes
the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from compliance.definitions.custom import custom_builder
from compliance.definitions.tables import Table, build_table, shown
from compliance.definitions.workbook_conditions import NotACondition, conditions_of
from compliance.model import ChecklistDefinition, Instrument
from compliance.problems import DefinitionError
from compliance.text import definitions as text

Rows = Sequence[Sequence[object]]
Values = dict[str, object]

_NUMBERS = {"weight", "indicator_weights_total", "points", "lower", "upper"} | {
    f"score.{key}" for key in ("scale", "top_points", "aspect_weights_total", "decimals")
}
_NUMBER = re.compile(r"\d{1,15}([.,]\d{1,15})?")
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    text.SHEET_SOURCES: text.SOURCE_FIELDS,
    text.SHEET_CATEGORIES: text.CATEGORY_FIELDS,
    text.SHEET_ASPECTS: text.ASPECT_FIELDS,
    text.SHEET_INDICATORS: text.INDICATOR_FIELDS,
    text.SHEET_RUNGS: text.RUNG_FIELDS,
}


def read_custom_workbook(
    sheets: Mapping[str, Rows],
    *,
    name: str,
    checklist: ChecklistDefinition,
    known: Mapping[str, Instrument],
) -> Instrument:
    """The instrument in the sheets (by name) of a workbook, if it may stand beside the `known` ones.

    Raises DefinitionError: one sentence with the file, the sheet, the row and the column.
    """
    reader = _Reader(file=name, sheets={sheet.strip().casefold(): rows for sheet, rows in sheets.items()})
    values = reader.values()
    table = Table(values, file=name, placing=reader.placing)
    return build_table(table, custom_builder(checklist, known))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One filled row: its sheet, its number as a spreadsheet shows it, its values by key."""

    sheet: str
    number: int
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Puts the rows together, and remembers where each path is written."""

    file: str
    sheets: Mapping[str, Rows]
    places: dict[str, _Row] = field(default_factory=dict)

    def error(self, place: str, message: str, **facts: object) -> DefinitionError:
        return DefinitionError(f"{self.file}: {place}: {message.format(**facts)}")

    def values(self) -> Values:
        """The whole instrument as the table of a TOML file."""
        values = self._main()
        sources = {str(row.values.get("id", "")): row for row in self._rows(text.SHEET_SOURCES)}
        values["sources"] = {id: _known({id: row.values.get("text")}) for id, row in sources.items()}
        values["sources"] = {id: row.values["text"] for id, row in sources.items() if "text" in row.values}
        self.places |= {f"sources.{id}": row for id, row in sources.items()}
        bands = list(self._rows(text.SHEET_CATEGORIES))
        self.places |= {f"categories.bands[{i}]": row for i, row in enumerate(bands)}
        categories = values.setdefault("categories", {})
        assert isinstance(categories, dict)
        categories["bands"] = [row.values for row in bands]
        if "unscored" not in values or self._sheet(text.SHEET_ASPECTS)[1:]:
            values["aspects"] = self._aspects()
        return values
