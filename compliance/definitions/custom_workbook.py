"""A custom instrument in a workbook: sheets Instrumen, Sumber, Kategori, Aspek, Indikator, Anak tangga.

The rows become the table that a TOML file would give and go through the same loader; its errors name
the sheet, the row and the column instead of a path. `workbook_rows` is the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.definitions.custom import custom_builder
from compliance.definitions.mistakes import Mistake, Mistakes, Rank
from compliance.definitions.tables import Table, build_table, shown
from compliance.definitions.workbook_cells import COLUMNS, Row, Unreadable, Values, plain, put, value_of
from compliance.model import ChecklistDefinition, Instrument
from compliance.text import definitions as text

Rows = Sequence[Sequence[object]]
Build = Callable[[Table], Instrument]

SHEETS = (text.SHEET_MAIN, *COLUMNS)
_LISTS = {
    "sources": text.SHEET_SOURCES,
    "categories.bands": text.SHEET_CATEGORIES,
    "aspects": text.SHEET_ASPECTS,
}
_ABOVE = {text.SHEET_INDICATORS: text.SHEET_ASPECTS, text.SHEET_RUNGS: text.SHEET_INDICATORS}
_BELOW = {"indicators": text.SHEET_INDICATORS, "ladder.rungs": text.SHEET_RUNGS}


def read_custom_workbook(
    sheets: Mapping[str, Rows],
    *,
    name: str,
    checklist: ChecklistDefinition,
    known: Mapping[str, Instrument],
) -> Instrument:
    """The instrument in the sheets (by name) of a workbook, if it may stand beside the `known` ones.

    Raises DefinitionError: a sentence with the file, the sheet, the row and the column;
    DefinitionErrors where several mistakes are found.
    """
    reader = _Reader(file=name, sheets=_by_name(sheets))
    mistakes = Mistakes(rank=reader.rank, hidden=reader.follows)
    return mistakes.settled(lambda: reader.built(custom_builder(checklist, known), mistakes))


def build_from_rows(sheets: Mapping[str, Rows], *, name: str, build: Build) -> Instrument:
    """What `build` makes of the sheets; raises DefinitionError about the first mistake."""
    return _Reader(file=name, sheets=_by_name(sheets)).built(build, None)


def _by_name(sheets: Mapping[str, Rows]) -> Mapping[str, Rows]:
    return {sheet.strip().casefold(): rows for sheet, rows in sheets.items()}


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Puts the rows together, and remembers in which row each path is written.

    `columns`: the keys that the head of each sheet has, "" for a title that is not known; `ids`: of the
    rows of each sheet, whatever became of them; `lost`: the sheets whose rows cannot be used; `apart`:
    whether rows were found that do not belong together. `mistakes`: None where the first is raised.
    """

    file: str
    sheets: Mapping[str, Rows]
    mistakes: Mistakes | None = None
    rows: dict[str, Row] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    apart: bool = False

    def built(self, build: Build, mistakes: Mistakes | None) -> Instrument:
        self.mistakes = mistakes
        table = Table(self._values(), file=self.file, placing=self.placing, mistakes=mistakes)
        return build_table(table, build)

    def placing(self, path: str) -> str:
        """Where in the workbook a path of the loader is written."""
        row, key = self._row(path)
        if row is not None:
            return row.place(key)
        for name, target in text.MAIN_FIELDS.items():
            if path and (path.partition("[")[0] == target or target.startswith(f"{path}.")):
                return text.AT_FIELD.format(sheet=text.SHEET_MAIN, field=name)
        return next((text.AT_SHEET.format(sheet=_LISTS[at]) for at in _LISTS if path == at), path)

    def rank(self, path: str) -> Rank:
        """Sheet after sheet, from above."""
        row, _ = self._row(path)
        if row is not None:
            return (SHEETS.index(row.sheet), row.number)
        return (SHEETS.index(_LISTS.get(path, text.SHEET_MAIN)), len(text.MAIN_FIELDS))

    def follows(self, path: str) -> bool:
        """Whether what is said of a path is so only because a sheet is missing, a column, or an id."""
        row, key = self._row(path)
        if path.endswith("weights_total") and (self.apart or self.lost):
            return True
        if row is None:
            return _LISTS.get(path, text.SHEET_MAIN) in self.lost
        column = row.column(key)
        if column is not None:
            return self._lacks(row.sheet, column[1])
        return key in _BELOW and ("id" not in row.values or _BELOW[key] in self.lost)

    def _row(self, path: str) -> tuple[Row | None, str]:
        """The row in which a path is written, and what of the path is left in it."""
        known = path
        while known and known not in self.rows:
            known = known.rpartition(".")[0]
        return (self.rows[known], path[len(known) + 1 :]) if known else (None, path)

    def _lacks(self, sheet: str, key: str) -> bool:
        """Whether a column is missing that may be one of those whose title is not known."""
        return key not in self.columns[sheet] and "" in self.columns[sheet]

    def _refuse(self, rank: Rank, place: str, message: str, *, several: bool = False) -> None:
        """`several`: more than one mistake may be told of that place."""
        where = f"{self.file}: {place}" if place else self.file
        error = Mistake(f"{where}: {message}", place="" if several else place)
        if self.mistakes is None:
            raise error
        self.mistakes.note(error, rank)

    def _refuse_row(self, row: Row, key: str, message: str, **facts: object) -> None:
        rank = (SHEETS.index(row.sheet), row.number)
        self._refuse(rank, row.place(key), message.format(**facts))

    def _values(self) -> Values:
        """The whole instrument as a TOML file would have it."""
        found = self._main()
        sources = self._sources()
        bands = list(self._filled(text.SHEET_CATEGORIES))
        self.rows.update({f"categories.bands[{i}]": row for i, row in enumerate(bands)})
        if text.SHEET_CATEGORIES not in self.lost:
            put(found, "categories.bands", [row.values for row in bands])
        aspects = [] if "unscored" in found and not self._has_rows() else self._aspects()
        scored = bool(aspects) or "unscored" not in found
        parts = (("sources", sources, True), ("aspects", aspects, scored))
        return found | {key: part for key, part, wanted in parts if wanted and _LISTS[key] not in self.lost}

    def _main(self) -> Values:
        found: Values = {}
        limits: list[object] = []
        seen: set[str] = set()
        for number, row in enumerate(self._sheet(text.SHEET_MAIN)[1:], start=2):
            name, cell = ([*map(plain, row[:2]), "", ""])[:2]
            label, rank = str(name).casefold(), (0, number)
            if not label:
                continue
            place = text.AT_FIELD.format(sheet=text.SHEET_MAIN, field=name)
            if label not in text.MAIN_FIELDS:
                message = text.UNKNOWN_FIELD.format(found=name, known=", ".join(text.MAIN_FIELDS))
                self._refuse(rank, text.AT_SHEET.format(sheet=text.SHEET_MAIN), message, several=True)
            elif label in seen and label != text.LIMIT:
                self._refuse(rank, place, text.FIELD_TWICE.format(found=name), several=True)
            elif cell != "":
                key = text.MAIN_FIELDS[label]
                for value in self._read(key, cell, place, rank):
                    if label == text.LIMIT:
                        limits.append(value)
                    else:
                        put(found, key, value)
            seen.add(label)
        return found | ({"limits": limits} if limits else {})

    def _sources(self) -> Values:
        found: Values = {}
        for row in self._filled(text.SHEET_SOURCES):
            id = self._needed(row, "id")
            if id in found:
                first = self.rows[f"sources.{id}"].place()
                self._refuse_row(row, "id", text.DUPLICATE, found=shown(id), first=first)
            elif id:
                self.rows[f"sources.{id}"] = row
                found[id] = self._needed(row, "text") or id  # what is missing was told
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
                put(indicator.values, "ladder.rungs", [step.values for step in steps])
        return [aspect.values for aspect in aspects]

    def _children(self, sheet: str, key: str, parents: Sequence[Row]) -> list[list[Row]]:
        """The rows of a sheet by the parent they name, in the order of the parents."""
        ids = [self._needed(parent, "id") for parent in parents]
        found: dict[str, list[Row]] = {id: [] for id in ids}
        above = _ABOVE[sheet]
        for row in self._filled(sheet):
            parent = self._needed(row, key)
            row.values.pop(key, None)
            self.apart = self.apart or parent not in found
            if parent in found:
                found[parent].append(row)
            elif parent and not {parent, ""} & self.ids[above] and above not in self.lost:
                self._refuse_row(row, key, text.NO_SUCH_PARENT, found=shown(parent), sheet=above)
        for row, id in zip(parents, ids, strict=True):
            self.apart = self.apart or not found[id]
            if id and not found[id] and sheet not in self.lost:
                self._refuse_row(row, "", text.NO_CHILDREN, found=shown(id), sheet=sheet)
        return [found.pop(id, []) for id in ids]

    def _needed(self, row: Row, key: str) -> str:
        """A text that a row has to have; "" where that was refused."""
        if key not in row.values:
            if not self._lacks(row.sheet, key):
                self._refuse_row(row, key, text.MISSING)
            return ""
        return str(row.values[key])

    def _sheet(self, name: str) -> Rows:
        if name.casefold() not in self.sheets:
            self.lost.add(name)
            self._refuse((SHEETS.index(name), 0), "", text.NO_SHEET.format(sheet=name))
        return self.sheets.get(name.casefold(), ())

    def _filled(self, sheet: str) -> Iterator[Row]:
        """The rows under the head of a sheet that hold anything."""
        rows = self._sheet(sheet)
        columns = self.columns[sheet] = self._columns(sheet, rows[0] if rows else ())
        if any(
            self._lacks(sheet, key) for key in ("id", "aspect", "indicator") if key in COLUMNS[sheet].values()
        ):
            self.lost.add(sheet)
        ids = self.ids[sheet] = set[str]()
        for number, cells in enumerate(() if sheet in self.lost else rows[1:], start=2):
            row = Row(sheet=sheet, number=number, values={})
            rank = (SHEETS.index(sheet), number)
            for key, cell in zip(columns, map(plain, cells), strict=False):
                if key.strip() and cell != "":
                    for value in self._read(key, cell, row.place(key), rank):
                        put(row.values, key, value)
            if row.values:
                ids.add(str(row.values.get("id", "")))
                yield row

    def _columns(self, sheet: str, head: Sequence[object]) -> list[str]:
        """The key of each column; "" where its title is not known, and " " where it has none."""
        known, found = COLUMNS[sheet], list[str]()
        place, rank = text.AT_ROW.format(sheet=sheet, row=1), (SHEETS.index(sheet), 1)
        for title in map(plain, head):
            key = known.get(str(title).casefold(), "")
            if title == "":
                key = " "
            elif not key:
                message = text.UNKNOWN_HEADER.format(found=title, known=", ".join(known))
                self._refuse(rank, place, message, several=True)
            elif key in found:
                self.lost.add(sheet)
                self._refuse(rank, place, text.HEADER_TWICE.format(found=title), several=True)
            found.append(key)
        return found

    def _read(self, key: str, cell: object, place: str, rank: Rank) -> Iterator[object]:
        """The value of a cell; nothing where it was refused."""
        try:
            yield value_of(key, cell)
        except Unreadable as error:
            self._refuse(rank, place, str(error))
