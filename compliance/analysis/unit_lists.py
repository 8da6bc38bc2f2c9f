"""A list of units as offices edit it in Excel: the rows of its sheet → what each row says of a unit.

Titles above the header, columns and rows of the office's own, other words in the header and the marks
that Excel leaves behind are passed over, and it is said so. Whose row it is, `unit_identity` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from compliance.model import UnitKind
from compliance.reading.plain_rows import Plain, Rows


class Said(StrEnum):
    """What there is to say about a list; each has one sentence in `text.units`."""

    # nothing is proposed until these are put right
    NO_HEADER = "tanpa_judul"
    TWO_LISTS = "dua_lembar"
    COLUMN_TWICE = "kolom_ganda"
    NO_ROWS = "tanpa_baris"
    NO_NAME = "tanpa_nama"
    KIND_UNKNOWN = "jenis_tidak_dikenal"
    KIND_MISSING = "tanpa_jenis"
    STATUS_UNKNOWN = "status_tidak_dikenal"
    SURPLUS = "sel_berlebih"
    TWICE = "dua_baris"
    ID_RUINED = "id_rusak"
    ID_CONFLICT = "id_bertentangan"
    NAME_OF_OTHER = "nama_unit_lain"
    NAME_UNCLEAR = "nama_tidak_jelas"
    NAME_ELSEWHERE = "nama_di_tempat_lain"
    PARENT_UNKNOWN = "induk_tidak_ada"
    PARENT_UNCLEAR = "induk_tidak_jelas"
    PARENT_SELF = "induk_sendiri"
    # what was left as it is
    COLUMN_IGNORED = "kolom_tidak_dipakai"
    ROW_SKIPPED = "baris_dilewati"
    SAME_TWICE = "baris_sama"
    ID_GUESSED = "dikenali_dari_nama"
    CODE_IGNORED = "kode_tidak_diubah"
    CAPITALS = "huruf_besar"
    STALE = "keadaan_lama"
    STAYS_CLOSED = "tetap_ditutup"
    ALIASES_KEPT = "sebutan_tetap"
    # what would be proposed, and may not have been meant
    MAYBE_RENAMED = "mungkin_ganti_nama"
    WHOLE_COLUMN = "seluruh_kolom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to say, about a row as Excel counts (0: the whole list)."""

    said: Said
    row: int = 0
    found: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUnit:
    """What a row says. None, and "" where there is no None: nothing. `parent` and `status` as written."""

    row: int
    id: str
    code: str
    name: str
    kind: UnitKind | None
    short: str | None
    parent: str | None
    aliases: tuple[str, ...] | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitList:
    """The rows of a list. With a problem nothing of it is to be proposed."""

    units: tuple[ListedUnit, ...] = ()
    problems: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()


_HEADERS = {
    "id": ("id", "id unit", "nomor unit"),
    "kode_wilayah": ("kode wilayah", "kode", "kode unit", "kode desa"),
    "nama": ("nama", "nama unit", "unit", "unit kerja", "nama opd", "perangkat daerah"),
    "singkatan": ("singkatan", "nama singkat", "akronim"),
    "jenis": ("jenis", "jenis unit"),
    "induk": ("induk", "unit induk", "induk unit", "nama induk"),
    "alias": ("alias", "sebutan lain", "nama lain"),
    "alias_lazim": ("alias lazim",),
    "status": ("status", "keadaan", "status unit"),
}  # fmt: skip
_COLUMN_OF = {spelling: column for column, spellings in _HEADERS.items() for spelling in spellings}
_NUMBERING = frozenset({"", "no", "nomor", "nomor urut", "no urut"})
_KINDS = {kind.value: kind for kind in UnitKind} | {
    "satpol pp": UnitKind.SATPOL,
    "mal pelayanan publik": UnitKind.MPP,
    "gerai mpp": UnitKind.GERAI,
    "uptd": UnitKind.UPT,
}
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_HEAD_ROWS = 30  # below more rows of title nobody looks for a header


def cell_text(value: Plain) -> str:
    """A cell as one line: without odd spaces, Excel's apostrophe and quotes around all of it."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    line = " ".join(_INVISIBLE.sub("", str(value)).split()).removeprefix("'")
    if len(line) > 1 and line[0] == line[-1] == '"':
        line = line[1:-1].strip()
    return line


def read_unit_list(sheets: Mapping[str, Rows]) -> UnitList:
    """The list in the one sheet (of these, by name) that has a header with `nama` and `jenis` or `id`."""
    found = {name: at for name, rows in sheets.items() if (at := _header_row(rows)) is not None}
    if len(found) != 1:
        said = Said.TWO_LISTS if found else Said.NO_HEADER
        return UnitList(problems=(Remark(said=said, found=", ".join(found)),))
    ((name, at),) = found.items()
    return _Reader(sheets[name], at).list()


def _header_row(rows: Rows) -> int | None:
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        columns = {_COLUMN_OF.get(_header(cell)) for cell in row}
        if "nama" in columns and columns & {"jenis", "id"}:
            return at
    return None


def _header(cell: Plain) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", cell_text(cell)).casefold().split())


class _Reader:
    """Reads the rows below a header, and gathers what there is to say."""

    def __init__(self, rows: Rows, at: int) -> None:
        self._rows, self._at = rows, at
        self._head = [_header(cell) for cell in rows[at]]
        self._columns: dict[str, int] = {}
        self._problems: list[Remark] = []
        self._notes: list[Remark] = []

    def list(self) -> UnitList:
        self._find_columns()
        numbered = enumerate(self._rows[self._at + 1 :], start=self._at + 2)
        units = [unit for number, row in numbered if (unit := self._unit(number, row)) is not None]
        if not units:
            self._problems.append(Remark(said=Said.NO_ROWS))
        return UnitList(units=tuple(units), problems=tuple(self._problems), notes=tuple(self._notes))

    def _find_columns(self) -> None:
        for place, head in enumerate(self._head):
            column = _COLUMN_OF.get(head)
            written = cell_text(self._rows[self._at][place])
            if column is None and head not in _NUMBERING:
                self._notes.append(Remark(said=Said.COLUMN_IGNORED, found=written))
            elif column in self._columns:
                self._problems.append(Remark(said=Said.COLUMN_TWICE, found=written))
            elif column is not None:
                self._columns[column] = place

    def _unit(self, number: int, row: Sequence[Plain]) -> ListedUnit | None:
        cells = [cell_text(cell) for cell in row]
        said = {c: cells[at] if at < len(cells) else "" for c, at in self._columns.items()}
        if not any(said.values()) or [_header(cell) for cell in row] == self._head[: len(row)]:
            return None
        if self._is_no_unit(said):
            self._notes.append(Remark(said=Said.ROW_SKIPPED, row=number, found=" ".join(filter(None, cells))))
            return None
        if surplus := [cell for at, cell in enumerate(cells) if cell and not self._headed(at)]:
            self._problem(Said.SURPLUS, number, surplus[0])
        if not said["nama"]:
            self._problem(Said.NO_NAME, number)
        return ListedUnit(
            row=number,
            id=said.get("id", ""),
            code=said.get("kode_wilayah", ""),
            name=said["nama"],
            kind=self._kind(number, said.get("jenis", "")),
            short=said.get("singkatan"),
            parent=said.get("induk"),
            aliases=_aliases(said),
            status=said.get("status", ""),
        )

    def _headed(self, at: int) -> bool:
        return at < len(self._head) and bool(self._head[at])

    def _is_no_unit(self, said: Mapping[str, str]) -> bool:
        """A sum, a signature, a note: nothing that tells a unit but a few words or a number."""
        kind = said.get("jenis", "")
        nameless = kind.replace(".", "").isdigit() or (not kind and "jenis" in said)
        return nameless and not said.get("id") and not said.get("kode_wilayah") and not said.get("induk")

    def _kind(self, row: int, written: str) -> UnitKind | None:
        word = _header(written)
        if word and word not in _KINDS:
            near = get_close_matches(word, _KINDS, n=1, cutoff=0.7)
            self._problem(Said.KIND_UNKNOWN, row, written, near[0] if near else "")
        return _KINDS.get(word)

    def _problem(self, said: Said, row: int, found: str = "", other: str = "") -> None:
        self._problems.append(Remark(said=said, row=row, found=found, other=other))


def _aliases(said: Mapping[str, str]) -> tuple[str, ...] | None:
    columns = [said[column] for column in ("alias", "alias_lazim") if column in said]
    if not columns:
        return None
    return tuple(unique(" ".join(alias.split()) for cell in columns for alias in cell.split(";")))


def unique(words: Iterable[str]) -> list[str]:
    """Those that are filled, each once."""
    return [word for word in dict.fromkeys(words) if word]
