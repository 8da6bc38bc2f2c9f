"""Components in rows: one service per table or sheet, or one per column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compliance.model import Status
from compliance.model.services import COMPONENTS, ServiceField, ServicesDefinition
from compliance.problems import Problem, ProblemCode
from compliance.reading import words as w
from compliance.reading.blocks import Cells, found
from compliance.reading.folding import is_blank, is_placeholder, shown, words
from compliance.reading.rows import RowKind, is_place_and_date, read_label
from compliance.reading.services.contents import ERROR, ContentReader
from compliance.reading.services.headings import Part, ServiceHeadings
from compliance.reading.services.raw import RawService, Slot
from compliance.reading.services.whose import Whose
from compliance.reading.sheets import CellValue, Position

LEAST_COMPONENTS = 4  # different ones below each other make a form
_ROWS_ABOVE = 15  # in which the name of the service is sought
_HEADER_ROWS = 3
_SPOKEN = frozenset(
    {
        "uraian", "keterangan", "isi", "penjelasan", "deskripsi", "ketentuan", "rincian", "substansi",
        "detail", "ket",
    }
)  # fmt: skip
_BESIDE = frozenset({"komponen", "standar", "pelayanan", "layanan", "sp", "dan", "singkat", "unsur"})
_EXPLAINING = (
    w.NOTE_WORDS | w.EVIDENCE_WORDS | w.LABEL_WORDS | {"tambahan", "lain", "pendukung", "dukung", "link"}
)
_STATED = frozenset(
    {
        "ada tidak", "ada tidak ada", "ketersediaan", "status", "ceklis", "checklist", "ceklist",
        "kelengkapan", "pemenuhan",
    }
)  # fmt: skip
_TITLES = (("standar", "pelayanan"), ("sp",), ("standard", "pelayanan"), ("standar", "layanan"))
# Names of sheets that are not names of services.
_SHEETS = frozenset(
    {
        "sheet", "lembar", "lembar1", "sp", "standar", "form", "formulir", "data", "isian", "layanan",
        "pelayanan", "komponen",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A column of a form: of which service ("" for the only one), and the choice it stands for."""

    index: int
    name: str = ""
    at: Position = (0, 0)
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Rows of components. `name`: of the one service it is about, "" where its columns are services."""

    cells: Cells
    above: int
    top: int
    rows: tuple[tuple[ServiceField, int, int], ...]  # field, first row, the row behind its last
    values: tuple[Value, ...]
    name: str
    at: Position

    @property
    def by_column(self) -> bool:
        return any(value.name for value in self.values)


def find_forms(cells: Cells, headings: ServiceHeadings) -> tuple[Form, ...]:
    """Every form of a sheet."""
    finder = _Finder(cells, headings)
    return tuple(finder.forms())


class _Finder:
    """One sheet and what its texts mean as titles."""

    def __init__(self, cells: Cells, headings: ServiceHeadings) -> None:
        self._cells, self._headings = cells, headings

    def forms(self) -> Iterator[Form]:
        labels = self._labels()
        if not labels:
            return
        column, rows = labels
        blocks = self._blocks(rows)
        above = 0
        for number, block in enumerate(blocks):
            following = blocks[number + 1][0][1] if number + 1 < len(blocks) else self._cells.height
            form = self._form(column, block, above, following)
            if form is not None:
                yield form
                above = form.rows[-1][2]

    def _labels(self) -> tuple[int, list[tuple[ServiceField, int]]] | None:
        """The column in which most components stand, and their rows."""
        found: dict[int, list[tuple[ServiceField, int]]] = defaultdict(list)
        for r, row in enumerate(self._cells.rows):
            for c, value in enumerate(row):
                field = self._headings.of(value).field
                if field is not None and field is not ServiceField.NAMA:
                    found[c].append((field, r))
        ranked = sorted(found.items(), key=lambda item: -len({f for f, _ in item[1]} & set(COMPONENTS)))
        if not ranked or len({f for f, _ in ranked[0][1]} & set(COMPONENTS)) < LEAST_COMPONENTS:
            return None
        return ranked[0]

    def _blocks(self, rows: Sequence[tuple[ServiceField, int]]) -> list[list[tuple[ServiceField, int]]]:
        """The labels of each form: one begins where a label comes again."""
        blocks: list[list[tuple[ServiceField, int]]] = []
        for field, row in rows:
            if not blocks or field in {known for known, _ in blocks[-1]}:
                blocks.append([])
            blocks[-1].append((field, row))
        enough = (b for b in blocks if len({f for f, _ in b} & set(COMPONENTS)) >= LEAST_COMPONENTS)
        return list(enough)

    def _form(
        self, label: int, block: list[tuple[ServiceField, int]], above: int, following: int
    ) -> Form | None:
        first = block[0][1]
        starts = [row for _, row in block]
        last = self._last(starts[-1], following, label)
        ends = [*starts[1:], last]
        rows = tuple((field, row, end) for (field, row), end in zip(block, ends, strict=True))
        header = self._header(label, first, above)
        values = tuple(self._values(label, header, rows))
        if not values:
            return None
        name, at = ("", (first, label))
        if not any(value.name for value in values):
            name, at = self._name(above, first, label)
        return Form(cells=self._cells, above=above, top=first, rows=rows, values=values, name=name, at=at)

    def _last(self, row: int, following: int, label: int) -> int:
        """The row behind the last component: before a blank row, a signature, or the next form."""
        end = row + 1
        while end < following:
            texts = [shown(value) for value in self._cells.rows[end] if not is_blank(value)]
            signs = any(
                read_label(text).kind is RowKind.SIGNATURE or is_place_and_date(text) for text in texts
            )
            merged = self._cells.home(end, label)[0] <= row
            if not merged and (not texts or signs or not is_blank(self._cells.raw(end, label))):
                break
            end += 1
        return end

    def _header(self, label: int, first: int, above: int) -> int | None:
        """The row of titles above a form: something stands there to the right of the labels."""
        for row in range(first - 1, max(above, first - _HEADER_ROWS) - 1, -1):
            filled = [c for c, value in enumerate(self._cells.rows[row]) if not is_blank(value)]
            colon = any(":" in self._cells.text(row, c) for c in filled)
            named = any(self._headings.of(self._cells.raw(row, c)).field is ServiceField.NAMA for c in filled)
            if any(c > label for c in filled) and not colon and not named:
                return row
        return None

    def _values(
        self, label: int, header: int | None, rows: Sequence[tuple[ServiceField, int, int]]
    ) -> list[Value]:
        """The columns behind the labels in which something stands: several services, or one."""
        found: list[Value] = []
        for column in range(label + 1, self._cells.width):
            if all(is_blank(self._cells.raw(row, column)) for row in range(rows[0][1], rows[-1][2])):
                continue
            at = (0, column) if header is None else self._cells.home(header, column)
            value = self._value(column, "" if header is None else shown(self._cells.raw(*at)), at)
            if value is not None:
                found.append(value)
        spoken = [value for value in found if not value.name]
        return spoken or found  # beside a column of contents, others only explain it

    def _value(self, column: int, title: str, at: Position) -> Value | None:
        """What a column under this title holds; None where it is not needed."""
        heading = self._headings.of(title)
        spoken = set(words(title))
        if heading.part is Part.OPTION:
            return Value(index=column, at=at, status=heading.status)
        if spoken <= _SPOKEN | _BESIDE or spoken <= w.ANSWER_WORDS or " ".join(words(title)) in _STATED:
            return Value(index=column, at=at)
        plain = heading.part is Part.OTHER and spoken <= _SPOKEN | _BESIDE | _EXPLAINING
        return None if heading.part is Part.NUMBER or plain else Value(index=column, name=title, at=at)

    def _name(self, above: int, first: int, label: int) -> tuple[str, Position]:
        """The name of the service: behind its label, in a title, or the name of the sheet."""
        rows = range(max(above, first - _ROWS_ABOVE), first)
        places = [(r, c) for r in rows for c, v in enumerate(self._cells.rows[r]) if isinstance(v, str)]
        for r, c in places:
            title, colon, rest = self._cells.text(r, c).partition(":")
            if self._headings.of(title).field is ServiceField.NAMA:
                right = [shown(v) for v in self._cells.rows[r][c + 1 :] if not is_blank(v)]
                colon = colon or ":" * "".join(right[:1]).startswith(":")
                said = rest.strip() or next((t for text in right if (t := text.lstrip(": ").strip())), "")
                if said and not is_placeholder(said) and (colon or self._headings.of(said).field is None):
                    return said, (r, c)
        for r, c in places:
            spoken = self._cells.text(r, c)
            if said := _titled(spoken):
                return said, (r, c)
        sheet = self._cells.sheet.name
        plain = [word for word in words(re.sub(r"\d+", " ", sheet)) if word not in _SHEETS]
        return (sheet if plain and any(len(word) > 2 for word in plain) else ""), (first, label)


def _titled(text: str) -> str:
    """`STANDAR PELAYANAN PENERBITAN KTP-EL` → the service."""
    line = shown(text).replace(":", " ", 1)
    spoken = words(line)
    for opening in _TITLES:
        if spoken[: len(opening)] == opening and len(spoken) > len(opening):
            rest = line.split(maxsplit=len(opening))
            return rest[-1].strip(" -–—") if len(rest) > len(opening) else ""
    return ""


class FormReader:
    """One form. `problems` is complete after `services`."""

    def __init__(
        self, form: Form, block: int, definition: ServicesDefinition, contents: ContentReader, whose: Whose
    ) -> None:
        self.problems: list[Problem] = []
        self._form, self._cells, self._block = form, form.cells, block
        self._definition, self._contents, self._whose = definition, contents, whose

    def services(self) -> list[RawService]:
        """The services of the form whose unit is known or asked about."""
        form = self._form
        place = self._cells.place(*form.at)
        if not form.by_column and (not form.name or self._whose.looks_like_unit(form.name)):
            self.problems.append(found(ProblemCode.SERVICE_WITHOUT_NAME, place))
            return []
        unit = self._whose.of_table(form)
        if unit is None:
            return []
        if not form.by_column:
            return [self._service(form.name, form.at, unit, form.values)]
        named = [value for value in form.values if value.name]
        return [self._service(value.name, value.at, unit, (value,)) for value in named]

    def _service(self, name: str, at: Position, unit: str, values: Sequence[Value]) -> RawService:
        slots: dict[ServiceField, list[Slot]] = defaultdict(list)
        for field, first, end in self._form.rows:
            for slot in self._slots(field, range(first, end), values):
                slots[field].append(slot)
        told: Mapping[ServiceField, tuple[Slot, ...]] = {field: tuple(some) for field, some in slots.items()}
        return RawService(name=name, unit=unit, at=at, cells=self._cells, block=self._block, slots=told)

    def _slots(self, field: ServiceField, rows: range, values: Sequence[Value]) -> Iterator[Slot]:
        """What stands beside a component: choices that are ticked, statuses, and its text."""
        rule = self._definition.fields[field]
        texts: list[tuple[Position, CellValue]] = []
        for value in values:
            filled = [at for row in rows if not is_blank(self._cells.raw(*(at := (row, value.index))))]
            failed = [at for row in rows if (at := (row, value.index)) in self._cells.sheet.errors]
            if failed:
                yield Slot(content=ERROR, at=failed[0], option=value.status)
            elif value.status is not None and filled:
                content = self._contents.read(
                    self._cells.raw(*filled[0]), rule, symbol=filled[0] in self._cells.sheet.ticks
                )
                yield Slot(content=content, at=filled[0], option=value.status)
            elif len(filled) == 1 and self._contents.is_status(self._cells.raw(*filled[0])):
                yield Slot(content=self._contents.read(self._cells.raw(*filled[0]), rule), at=filled[0])
            else:
                texts += [(at, self._cells.raw(*at)) for at in filled]
        if texts:
            yield Slot(content=self._contents.read(_lines(texts), rule), at=min(at for at, _ in texts))


def _lines(texts: Sequence[tuple[Position, CellValue]]) -> CellValue:
    """The texts of some cells, row by row."""
    if len(texts) == 1:
        return texts[0][1]
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), value in sorted(texts, key=lambda item: item[0]):
        rows[row].append(value if isinstance(value, str) else shown(value))
    return "\n".join(" ".join(parts) for parts in rows.values())
