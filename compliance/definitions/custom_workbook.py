"""A custom instrument in a workbook: sheets Instrumen, Sumber, Kategori, Aspek, Indikator, Anak tangga.

The rows become the table that a TOML file would give and go through the same loader; its errors name
the sheet, the row and the column instead of a path. `workbook_rows` is the way back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite

from compliance.definitions.custom import custom_builder
from compliance.definitions.tables import Table, build_table, shown
from compliance.definitions.workbook_conditions import NotACondition, conditions_of
from compliance.model import ChecklistDefinition, Instrument
from compliance.problems import DefinitionError
from compliance.text import definitions as text

Rows = Sequence[Sequence[object]]
Values = dict[str, object]

_NUMBERS = frozenset(
    {"weight", "indicator_weights_total", "points", "lower", "upper", "completeness.minimum"}
    | {f"score.{key}" for key in ("scale", "top_points", "aspect_weights_total", "decimals")}
)
_CHOICES = frozenset({"zone", "basis", "ladder.basis"})
_FINEST = 10**20  # the largest denominator: a spreadsheet writes 17 digits at most
_NUMBER = re.compile(r"\d{1,15}([.,]\d{1,15})?")
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    text.SHEET_SOURCES: text.SOURCE_FIELDS,
    text.SHEET_CATEGORIES: text.CATEGORY_FIELDS,
    text.SHEET_ASPECTS: text.ASPECT_FIELDS,
    text.SHEET_INDICATORS: text.INDICATOR_FIELDS,
    text.SHEET_RUNGS: text.RUNG_FIELDS,
}
SHEETS = (text.SHEET_MAIN, *_COLUMNS)
_LISTS = {
    "sources": text.SHEET_SOURCES,
    "categories.bands": text.SHEET_CATEGORIES,
    "aspects": text.SHEET_ASPECTS,
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
    return build_from_rows(sheets, name=name, build=custom_builder(checklist, known))


def build_from_rows(
    sheets: Mapping[str, Rows], *, name: str, build: Callable[[Table], Instrument]
) -> Instrument:
    """What `build` makes of the sheets; raises DefinitionError as `read_custom_workbook` does."""
    reader = _Reader(file=name, sheets={sheet.strip().casefold(): rows for sheet, rows in sheets.items()})
    table = Table(reader.values(), file=name, placing=reader.placing)
    return build_table(table, build)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One filled row: its sheet, its number as a spreadsheet shows it, its values by key."""

    sheet: str
    number: int
    values: Values

    def place(self, key: str = "") -> str:
        """In words; the column of the key, or of what stands under it, where it has one."""
        fitting = [
            (column, known)
            for column, known in _COLUMNS[self.sheet].items()
            if re.match(rf"{re.escape(known)}($|[.\[])", key)
        ]
        if not fitting:
            return text.AT_ROW.format(sheet=self.sheet, row=self.number)
        column, _ = max(fitting, key=lambda found: len(found[1]))
        return text.AT_CELL.format(sheet=self.sheet, row=self.number, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Puts the rows together, and remembers in which row each path is written."""

    file: str
    sheets: Mapping[str, Rows]
    rows: dict[str, _Row] = field(default_factory=dict)

    def error(self, place: str, message: str, **facts: object) -> DefinitionError:
        return DefinitionError(f"{self.file}: {place}: {message.format(**facts)}")

    def placing(self, path: str) -> str:
        """Where in the workbook a path of the loader is written."""
        known = path
        while known and known not in self.rows:
            known = known.rpartition(".")[0]
        if known:
            return self.rows[known].place(path[len(known) + 1 :])
        for field_name, target in text.MAIN_FIELDS.items():
            if path and (path.partition("[")[0] == target or target.startswith(f"{path}.")):
                return text.AT_FIELD.format(sheet=text.SHEET_MAIN, field=field_name)
        return next((text.AT_SHEET.format(sheet=_LISTS[at]) for at in _LISTS if path == at), path)

    def values(self) -> Values:
        """The whole instrument as a TOML file would have it."""
        found = self._main()
        found["sources"] = self._sources()
        bands = list(self._filled(text.SHEET_CATEGORIES))
        self.rows.update({f"categories.bands[{i}]": row for i, row in enumerate(bands)})
        _put(found, "categories.bands", [row.values for row in bands])
        aspects = [] if "unscored" in found and not self._has_rows() else self._aspects()
        return found | ({"aspects": aspects} if aspects or "unscored" not in found else {})

    def _main(self) -> Values:
        found: Values = {}
        limits: list[object] = []
        seen: set[str] = set()
        for row in self._sheet(text.SHEET_MAIN)[1:]:
            name, value = ([*map(_plain, row[:2]), "", ""])[:2]
            label = str(name).casefold()
            if not label:
                continue
            place = text.AT_FIELD.format(sheet=text.SHEET_MAIN, field=name)
            if label not in text.MAIN_FIELDS:
                fields = ", ".join(text.MAIN_FIELDS)
                raise self.error(
                    text.AT_SHEET.format(sheet=text.SHEET_MAIN), text.UNKNOWN_FIELD, found=name, known=fields
                )
            if label == text.LIMIT:
                limits += [self._value("limits", value, place)] if value != "" else []
                continue
            if label in seen:
                raise self.error(place, text.FIELD_TWICE, found=name)
            seen.add(label)
            if value != "":
                key = text.MAIN_FIELDS[label]
                _put(found, key, self._value(key, value, place))
        return found | ({"limits": limits} if limits else {})

    def _sources(self) -> Values:
        found: Values = {}
        for row in self._filled(text.SHEET_SOURCES):
            id = self._needed(row, "id")
            if id in found:
                raise self.error(
                    row.place("id"), text.DUPLICATE, found=shown(id), first=self.rows[f"sources.{id}"].place()
                )
            self.rows[f"sources.{id}"] = row
            found[id] = self._needed(row, "text")
        return found

    def _has_rows(self) -> bool:
        name = text.SHEET_ASPECTS
        return name.casefold() in self.sheets and any(True for _ in self._filled(name))

    def _aspects(self) -> list[object]:
        aspects = list(self._filled(text.SHEET_ASPECTS))
        indicators = self._children(text.SHEET_INDICATORS, "aspect", aspects)
        every = [row for rows in indicators for row in rows]
        rungs = iter(self._children(text.SHEET_RUNGS, "indicator", every))
        for a, (aspect, below) in enumerate(zip(aspects, indicators, strict=True)):
            self.rows[f"aspects[{a}]"] = aspect
            aspect.values["indicators"] = [row.values for row in below]
            for i, indicator in enumerate(below):
                at = f"aspects[{a}].indicators[{i}]"
                self.rows[at] = indicator
                steps = next(rungs)
                self.rows.update({f"{at}.ladder.rungs[{r}]": step for r, step in enumerate(steps)})
                _put(indicator.values, "ladder.rungs", [step.values for step in steps])
        return [aspect.values for aspect in aspects]

    def _children(self, sheet: str, key: str, parents: Sequence[_Row]) -> list[list[_Row]]:
        """The rows of a sheet by the parent they name, in the order of the parents."""
        ids = [self._needed(parent, "id") for parent in parents]
        found: dict[str, list[_Row]] = {id: [] for id in ids}
        for row in self._filled(sheet):
            parent = self._needed(row, key)
            if parent not in found:
                above = parents[0].sheet if parents else text.SHEET_ASPECTS
                raise self.error(row.place(key), text.NO_SUCH_PARENT, found=shown(parent), sheet=above)
            del row.values[key]
            found[parent].append(row)
        for row, id in zip(parents, ids, strict=True):
            if not found[id]:
                raise self.error(row.place(), text.NO_CHILDREN, found=shown(id), sheet=sheet)
        return [found.pop(id, []) for id in ids]

    def _needed(self, row: _Row, key: str) -> str:
        if key not in row.values:
            raise self.error(row.place(key), text.MISSING)
        return str(row.values[key])

    def _sheet(self, name: str) -> Rows:
        if name.casefold() not in self.sheets:
            raise DefinitionError(f"{self.file}: {text.NO_SHEET.format(sheet=name)}")
        return self.sheets[name.casefold()]

    def _filled(self, sheet: str) -> Iterator[_Row]:
        """The rows under the head of a sheet that hold anything."""
        rows = self._sheet(sheet)
        columns = self._columns(sheet, rows[0] if rows else ())
        for number, cells in enumerate(rows[1:], start=2):
            row = _Row(sheet=sheet, number=number, values={})
            for key, cell in zip(columns, map(_plain, cells), strict=False):
                if key and cell != "":
                    _put(row.values, key, self._value(key, cell, row.place(key)))
            if row.values:
                yield row

    def _columns(self, sheet: str, head: Sequence[object]) -> list[str]:
        """The key of each column; "" where it has no title."""
        known, found = _COLUMNS[sheet], list[str]()
        place = text.AT_ROW.format(sheet=sheet, row=1)
        for title in map(_plain, head):
            key = known.get(str(title).casefold(), "")
            if title != "" and not key:
                raise self.error(place, text.UNKNOWN_HEADER, found=title, known=", ".join(known))
            if key and key in found:
                raise self.error(place, text.HEADER_TWICE, found=title)
            found.append(key)
        return found

    def _value(self, key: str, cell: object, place: str) -> object:
        """What a TOML file would have under that key."""
        if key in _NUMBERS:
            return self._number(cell, place)
        written = _text(cell)
        if key == "released":
            if written.casefold() not in (text.YES, text.NO):
                raise self.error(place, text.NOT_YES_OR_NO, found=shown(written))
            return written.casefold() == text.YES
        if key == "waived_by":
            return [part.strip() for part in re.split(r"[;,\n]", written) if part.strip()]
        if key == "when":
            try:
                return conditions_of(written)
            except NotACondition as error:
                raise self.error(place, text.NOT_A_CONDITION, found=shown(str(error))) from error
        return written.casefold() if key.rpartition(".")[2] in _CHOICES else written

    def _number(self, cell: object, place: str) -> object:
        if isinstance(cell, int | float) and not isinstance(cell, bool) and isfinite(cell):
            exact = Fraction(str(cell))
            if exact.denominator <= _FINEST:
                return exact
        if isinstance(cell, str) and _NUMBER.fullmatch(cell):
            return Fraction(cell.replace(",", "."))
        raise self.error(place, text.CELL_NOT_NUMBER, found=shown(_text(cell)))


def _put(values: Values, key: str, value: object) -> None:
    """Set `score.scale` inside the table `score`."""
    first, _, rest = key.partition(".")
    if not rest:
        values[first] = value
        return
    inner = values.setdefault(first, {})
    if isinstance(inner, dict):
        _put(inner, rest, value)


def _plain(cell: object) -> object:
    """The value of a cell, "" where it is empty."""
    if cell is None:
        return ""
    return cell.strip() if isinstance(cell, str) else cell


def _text(cell: object) -> str:
    """The cell as it is read aloud: 1, not 1.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
