"""Whose survey it is, as far as the file says: a column of units, a title, the name of the sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from compliance.reading import words as w
from compliance.reading.blocks import Cells
from compliance.reading.folding import collapsed, words
from compliance.reading.identity import has_name
from compliance.reading.naming import read_name
from compliance.reading.surveys.heads import Head

_ROWS_ABOVE = 15  # in which titles of a table are sought
LONGEST_TITLE = 200  # characters
MOST_UNITS = 300  # in one table of respondents; more names than this are no units
_MOSTLY = 0.8  # of the cells of a column
_UNIT_TITLES = frozenset(
    {
        "opd", "skpd", "unit", "unit kerja", "unit pelayanan", "unit layanan", "perangkat daerah", "instansi",
        "instansi yang dituju", "instansi tujuan", "instansi pelayanan", "satker", "satuan kerja", "upp",
        "lokus", "unit penyelenggara", "unit penyelenggara pelayanan", "penyelenggara", "lokasi pelayanan",
        "upt", "uptd", "puskesmas", "tempat layanan", "unit yang dinilai", "opd yang dinilai", "organisasi",
        "dinas",
    }
)  # fmt: skip
# Who holds an office, or works there: what follows is the name of a person.
_PERSONS = frozenset(
    {
        "camat", "lurah", "kepala", "kades", "direktur", "pimpinan", "pimp", "ketua", "sekretaris",
        "petugas", "operator", "admin", "administrator", "surveyor", "enumerator", "verifikator",
        "pelaksana", "penanggung", "penanggungjawab", "pic", "narahubung", "kontak", "koordinator",
        "bidan", "dokter", "perawat", "mengetahui", "nama", "responden", "pengisi", "plt", "plh", "pj",
    }
)  # fmt: skip
_UNIT_NAMES = frozenset(
    {
        "unit", "puskesmas", "kecamatan", "kelurahan", "desa", "dinas", "instansi", "opd", "satker",
    }
)  # fmt: skip
_END = re.compile(
    r"\b(tahun|semester|triwulan|tw|periode|bulan|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|desember|survei|survey|skm|ikm|kabupaten|kab|kota|provinsi|per|pada|\d{4})\b"
)

IsUnit = Callable[[str], bool]


def unit_column(
    cells: Cells, head: Head, rows: Sequence[int], is_unit: IsUnit
) -> tuple[int | None, Mapping[int, str]]:
    """The column that names the unit of each row, and the names; None where there is none."""
    for column in head.columns:
        if column.heading.says or not is_unit_title(column.title):
            continue
        named = {row: name for row in rows if (name := collapsed(cells.text(row, column.at)))}
        different = set(named.values())
        units = sum(names_unit(name, is_unit) for name in different)
        if different and len(different) <= MOST_UNITS and units >= _MOSTLY * len(different):
            return column.at, named
    return None, {}


def is_unit_title(title: str) -> bool:
    """Whether a title says that units stand below or behind it."""
    spoken = words(title)
    return " ".join(spoken[1:] if spoken[:1] == ("nama",) else spoken) in _UNIT_TITLES


def names_unit(text: str, is_unit: IsUnit) -> bool:
    """Whether a text is the name of a unit: a known one, or one that says its kind."""
    return is_unit(text) or (read_name(text, "").kind is not None and has_name(text))


def titled_unit(cells: Cells, after: int, head: int, is_unit: IsUnit) -> str:
    """The unit that the titles between two rows speak of; "" where none do."""
    for row in range(max(after, head - _ROWS_ABOVE), head):
        for column, value in enumerate(cells.rows[row]):
            if isinstance(value, str) and value and len(value) <= LONGEST_TITLE:
                beside = (cells.text(row, c) for c in range(column + 1, cells.width))
                right = next((text for text in beside if text.strip(" :")), "")
                name = unit_in(value, right, is_unit)
                if name:
                    return name
    return ""


def unit_in(text: str, right: str, is_unit: IsUnit) -> str:
    """The name of a unit inside a title, or behind a label such as `Nama OPD :`."""
    if is_unit(text):
        return collapsed(text)
    label, colon, rest = text.partition(":")
    told = words(label)
    if _is_persons(told):
        return ""
    value = rest.strip() or (right.strip(" :") if colon or is_unit_title(label) else "")
    if value and (is_unit(value) or names_unit(value, is_unit)):
        return collapsed(value) if len(value) <= LONGEST_TITLE else ""
    kind = next((k for phrase, k in w.KIND_PHRASES if told[-len(phrase) :] == phrase and told), None)
    if value and kind is not None and has_name(f"{kind.value} {value}"):
        return f"{' '.join(told[-1:])} {collapsed(value)}"
    return "" if colon else _inside(text)


def _is_persons(spoken: tuple[str, ...]) -> bool:
    """Whether a label speaks of a person; `Nama Unit` and `Kantor Kepala Desa` do not."""
    rest = spoken[1:] if spoken[:1] == ("nama",) and _UNIT_NAMES & set(spoken[1:2]) else spoken
    line = f" {' '.join(rest)} ".replace(" kantor kepala desa ", " ").replace(" kantor camat ", " ")
    return not _PERSONS.isdisjoint(line.replace(" kantor lurah ", " ").split())


def _inside(text: str) -> str:
    """`PENGOLAHAN DATA SKM PUSKESMAS PADANGAN TAHUN 2025` → `PUSKESMAS PADANGAN`."""
    spoken = words(text)
    for i in range(len(spoken)):
        phrase = next((p for p, _ in w.KIND_PHRASES if spoken[i : i + len(p)] == p), None)
        if phrase is None:
            continue
        if _is_persons(spoken[: i + len(phrase)]):
            return ""
        name = " ".join(spoken[i:])
        cut = _END.search(name, len(" ".join(phrase)))
        name = name[: cut.start()].strip() if cut else name
        if has_name(name) and read_name(name, "").core:
            return _as_typed(name, text)
    return ""


def _as_typed(name: str, text: str) -> str:
    """The name with the capitals of the title it stands in."""
    typed = collapsed(text)
    at = typed.casefold().find(name)
    return typed[at : at + len(name)] if at >= 0 else name
