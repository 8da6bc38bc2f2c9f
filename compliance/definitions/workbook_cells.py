"""The cells of a workbook with an instrument → values as a TOML file has them, each with its row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

from compliance.definitions.tables import shown
from compliance.definitions.workbook_conditions import NotACondition, conditions_of
from compliance.text import definitions as text

Values = dict[str, object]

COLUMNS: Mapping[str, Mapping[str, str]] = {
    text.SHEET_SOURCES: text.SOURCE_FIELDS,
    text.SHEET_CATEGORIES: text.CATEGORY_FIELDS,
    text.SHEET_ASPECTS: text.ASPECT_FIELDS,
    text.SHEET_INDICATORS: text.INDICATOR_FIELDS,
    text.SHEET_RUNGS: text.RUNG_FIELDS,
}
_NUMBERS = frozenset(
    {"weight", "indicator_weights_total", "points", "lower", "upper", "completeness.minimum"}
    | {f"score.{key}" for key in ("scale", "top_points", "aspect_weights_total", "decimals")}
)
_CHOICES = frozenset({"zone", "basis", "ladder.basis"})
_FINEST = 10**20  # the largest denominator: a spreadsheet writes 17 digits at most
_NUMBER = re.compile(r"\d{1,15}([.,]\d{1,15})?")


class Unreadable(ValueError):
    """Says what is wrong with a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One filled row: its sheet, its number as a spreadsheet shows it, its values by key."""

    sheet: str
    number: int
    values: Values

    def place(self, key: str = "") -> str:
        """In words; the column of the key, or of what stands under it, where it has one."""
        known = self.column(key)
        if known is None:
            return text.AT_ROW.format(sheet=self.sheet, row=self.number)
        return text.AT_CELL.format(sheet=self.sheet, row=self.number, column=known[0])

    def column(self, key: str) -> tuple[str, str] | None:
        """Title and key of the column in which a key, or what stands under it, is written."""
        fitting = [
            (title, known)
            for title, known in COLUMNS[self.sheet].items()
            if re.match(rf"{re.escape(known)}($|[.\[])", key)
        ]
        return max(fitting, key=lambda found: len(found[1])) if fitting else None


def value_of(key: str, cell: object) -> object:
    """What a TOML file would have under that key; raises Unreadable."""
    if key in _NUMBERS:
        return _number(cell)
    written = text_of(cell)
    if key == "released":
        if written.casefold() not in (text.YES, text.NO):
            raise Unreadable(text.NOT_YES_OR_NO.format(found=shown(written)))
        return written.casefold() == text.YES
    if key == "waived_by":
        return [part.strip() for part in re.split(r"[;,\n]", written) if part.strip()]
    if key == "when":
        try:
            return conditions_of(written)
        except NotACondition as error:
            raise Unreadable(text.NOT_A_CONDITION.format(found=shown(str(error)))) from error
    return written.casefold() if key.rpartition(".")[2] in _CHOICES else written


def put(values: Values, key: str, value: object) -> None:
    """Set `score.scale` inside the table `score`."""
    first, _, rest = key.partition(".")
    if not rest:
        values[first] = value
        return
    inner = values.setdefault(first, {})
    if isinstance(inner, dict):
        put(inner, rest, value)


def plain(cell: object) -> object:
    """The value of a cell, "" where it is empty."""
    if cell is None:
        return ""
    return cell.strip() if isinstance(cell, str) else cell


def text_of(cell: object) -> str:
    """The cell as it is read aloud: 1, not 1.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _number(cell: object) -> Fraction:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and isfinite(cell):
        exact = Fraction(str(cell))
        if exact.denominator <= _FINEST:
            return exact
    if isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return Fraction(cell.replace(",", "."))
    raise Unreadable(text.CELL_NOT_NUMBER.format(found=shown(text_of(cell))))
