"""A CSV of units → `Registry`. Rows are counted as Excel does: the header is row 1."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.definitions.load import DATA
from compliance.model import Registry, Unit, UnitKind
from compliance.problems import DefinitionError
from compliance.text import definitions as text

COLUMNS = ("id", "kode_wilayah", "nama", "singkatan", "jenis", "induk", "alias", "alias_lazim", "status")
REQUIRED = ("nama", "jenis")
INVENTED = "contoh"  # the registry of the demonstration
FORMER = "nama lama"  # in `status`: a unit that no longer exists under this name
CURRENT = "berlaku"
_ENDED = (FORMER, "tutup", "ditutup", "tidak berlaku", "tidak aktif", "nonaktif", "non aktif", "bubar",
          "dibubarkan")  # fmt: skip
_THERE = (CURRENT, "aktif", "perlu konfirmasi", "baru")
MOST_BYTES = 5_000_000  # some 30,000 units: ten times the largest regency


def read_registry(data: bytes, *, name: str) -> Registry:
    """The units of a CSV; raises DefinitionError with the row and the column.

    Separated by commas or semicolons, in UTF-8 or Windows-1252; the columns are those of
    `units/bojonegoro.csv`, of which only `nama` and `jenis` must be there, and `id` for a unit that
    is known already under another name.
    """
    file = _File(name=name)
    if len(data) > MOST_BYTES:
        raise file.error(text.REGISTRY_TOO_LARGE, most=MOST_BYTES // 1_000_000)
    rows = _rows(file, data)
    if not rows:
        raise file.error(text.NO_ROWS)
    units = {row: _unit(file, row, cells) for row, cells in rows.items()}
    _check_ids(file, rows, units)
    parents = _Parents(file, units)
    return Registry(
        units=tuple(
            replace(unit, parent=parents.id_of(rows[row]["induk"], row, unit)) for row, unit in units.items()
        )
    )


def shipped_registry(id: str) -> Registry:
    """The registry of that id in `data/units`; the one of the demonstration is marked as invented."""
    path = DATA / "units" / f"{id}.csv"
    if not path.is_file():
        raise DefinitionError(f"{path.name}: {text.NO_FILE}")
    return replace(read_registry(path.read_bytes(), name=path.name), invented=id == INVENTED)


def activity(status: str) -> bool | None:
    """Whether a unit of this status is there; None where the words are none of ours."""
    words = " ".join(status.casefold().split())
    if words.startswith(_ENDED):
        return False
    return True if words.startswith(_THERE) else None


def slug(name: str) -> str:
    """The name in small letters, digits and hyphens: `dinas-kesehatan`; "" when none is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    name: str

    def error(self, sentence: str, **facts: object) -> DefinitionError:
        return DefinitionError(f"{self.name}: {sentence.format(**facts)}")

    def at(self, row: int, column: str, message: str, **facts: object) -> DefinitionError:
        return self.error(text.ROW_COLUMN, row=row, column=column, message=message.format(**facts))


Cells = Mapping[str, str]


def _rows(file: _File, data: bytes) -> dict[int, Cells]:
    """The filled rows by their number; absent columns are empty."""
    content = _decoded(file, data)
    header_line = content.lstrip().partition("\n")[0]
    delimiter = ";" if header_line.count(";") > header_line.count(",") else ","
    try:
        table = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(content), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise file.error(text.NOT_CSV) from error
    numbered = {number: row for number, row in enumerate(table, start=1) if any(row)}
    if not numbered:
        return {}
    header = _header(file, numbered.pop(next(iter(numbered))))
    return {number: _cells(file, number, header, row) for number, row in numbered.items()}


def _decoded(file: _File, data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            content = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in content:
            return content
    raise file.error(text.NOT_CSV)


def _header(file: _File, row: Sequence[str]) -> list[str]:
    header, known = [cell.lower() for cell in row], ", ".join(COLUMNS)
    for column in REQUIRED:
        if column not in header:
            raise file.error(text.NO_COLUMN, column=column, known=known)
    for i, column in enumerate(header):
        if column and column not in COLUMNS:
            raise file.error(text.UNKNOWN_COLUMN, column=row[i], known=known)
        if column and column in header[:i]:
            raise file.error(text.COLUMN_TWICE, column=column)
    return header


def _cells(file: _File, number: int, header: Sequence[str], row: Sequence[str]) -> Cells:
    surplus = [cell for i, cell in enumerate(row) if cell and (i >= len(header) or not header[i])]
    if surplus:
        raise file.error(text.ROW, row=number, message=text.ROW_TOO_LONG)
    return dict.fromkeys(COLUMNS, "") | dict(zip(header, row, strict=False))


def _unit(file: _File, row: int, cells: Cells) -> Unit:
    name, kind = " ".join(cells["nama"].split()), cells["jenis"].lower()
    for column in REQUIRED:
        if not cells[column]:
            raise file.at(row, column, text.CELL_EMPTY)
    if not slug(name):
        raise file.at(row, "nama", text.NAME_WITHOUT_LETTERS, found=name)
    if kind not in {known.value for known in UnitKind}:
        raise file.at(row, "jenis", text.UNKNOWN_KIND, found=cells["jenis"], known=", ".join(UnitKind))
    listed = f"{cells['alias']};{cells['alias_lazim']};{cells['singkatan']}".split(";")
    aliases = dict.fromkeys(" ".join(alias.split()) for alias in listed)
    status = cells["status"].lower()
    return Unit(
        id=cells["id"] or cells["kode_wilayah"] or slug(name),
        name=name,
        kind=UnitKind(kind),
        short=cells["singkatan"],
        aliases=tuple(alias for alias in aliases if alias and alias != name),
        active=FORMER not in status and activity(status) is not False,
        note="" if status == CURRENT else cells["status"],
    )


def _check_ids(file: _File, rows: Mapping[int, Cells], units: Mapping[int, Unit]) -> None:
    first: dict[str, int] = {}
    for row, unit in units.items():
        if unit.id in first:
            for column in ("id", "kode_wilayah"):
                if code := rows[row][column]:
                    raise file.at(row, column, text.CODE_TWICE, found=code, first=first[unit.id])
            raise file.at(row, "nama", text.NAME_TWICE, found=unit.name, first=first[unit.id])
        first[unit.id] = row


class _Parents:
    """Finds the parent a cell names, by id or by name."""

    def __init__(self, file: _File, units: Mapping[int, Unit]) -> None:
        self._file = file
        self._ids: dict[str, set[str]] = {}
        for unit in units.values():
            self._ids.setdefault(unit.name.casefold(), set()).add(unit.id)
        for unit in units.values():
            self._ids[unit.id.casefold()] = {unit.id}

    def id_of(self, named: str, row: int, unit: Unit) -> str:
        """The id of the parent; "" when the cell is empty."""
        if not named:
            return ""
        found = self._ids.get(" ".join(named.split()).casefold(), set())
        if not found:
            raise self._file.at(row, "induk", text.UNKNOWN_PARENT, found=named)
        if len(found) > 1:
            raise self._file.at(row, "induk", text.PARENT_UNCLEAR, found=named)
        if unit.id in found:
            raise self._file.at(row, "induk", text.OWN_PARENT)
        return next(iter(found))
