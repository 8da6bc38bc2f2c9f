"""What was taken from a file of complaints, as a workbook: the file itself is not kept.

It is made of what is stored, so it has no name, no number and no text of a complaint; read again it
says the same.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import partial

import xlsxwriter

from compliance.formats import moment
from compliance.model import Registry, UnitKind
from compliance.model.complaints import (
    HASHED,
    MINUTES_OF_A_DAY,
    Case,
    ComplaintField,
    ComplaintsDefinition,
    Recap,
)
from compliance.reports.book import BOOK
from compliance.reports.sheets import Cell, Sheets
from compliance.text import complaints as text
from compliance.text.problems import all_left_out
from compliance.wording_complaints import channel, spoken_period

F = ComplaintField
# Rows go to a file while they are written: 100,000 complaints take little memory.
_BOOK = {**BOOK, "in_memory": False, "constant_memory": True}
_WIDTHS = {F.NOMOR: 44, F.UNIT: 48, F.KATEGORI: 30, F.KANAL: 30}
_WIDTH, _NUMBER = 16, 7
_RECAP = {
    F.JUMLAH_MASUK: "received",
    F.JUMLAH_BELUM: "waiting",
    F.JUMLAH_PROSES: "in_process",
    F.JUMLAH_SELESAI: "resolved",
    F.JUMLAH_TERBUKA: "unresolved",
    F.JUMLAH_TUTUP: "closed",
    F.JUMLAH_TEPAT: "on_time",
    F.RATA_TANGGAPAN: "mean_response",
    F.RATA_SELESAI: "mean_resolution",
}
# What a list and a recap are recognised by; further columns are there where something stands in them.
_ALWAYS = frozenset({F.NOMOR, F.DITERIMA, F.UNIT, F.STATUS, F.PERIODE, F.JUMLAH_MASUK})
_LIST = (
    F.NOMOR,
    F.DITERIMA,
    F.UNIT,
    F.STATUS,
    F.KATEGORI,
    F.KANAL,
    F.DITANGGAPI,
    F.SELESAI,
    F.LAMA_TANGGAPAN,
    F.LAMA_SELESAI,
)
_COUNTED = (F.UNIT, F.PERIODE, *_RECAP, F.KATEGORI, F.KANAL)

_Rows = Callable[[], Iterator[Sequence[Cell]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """A column; one that is not `always` there only if something stands in it."""

    title: str
    width: int
    always: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is stored of one file. `state`: whether it counts, in words; `names`: of units by id."""

    name: str
    sha256: str
    stored_at: datetime
    by: str
    whole: bool
    dropped: tuple[str, ...]
    state: str
    cases: tuple[Case, ...]
    recaps: tuple[Recap, ...]
    names: Mapping[str, str]


def names_of(registry: Registry) -> dict[str, str]:
    """Units by id, as a reader of files tells them apart: two villages of one name by their kecamatan."""
    units = {unit.id: unit for unit in registry.units}
    shared = Counter(unit.name for unit in registry.units)
    named = {}
    for unit in registry.units:
        parent = units.get(unit.parent)
        lies = parent is not None and parent.kind is UnitKind.KECAMATAN and shared[unit.name] > 1
        district = parent.name if parent is not None and lies else ""
        named[unit.id] = text.VILLAGE.format(unit=unit.name, district=district) if district else unit.name
    return named


def kept_workbook(taken: Taken, definition: ComplaintsDefinition, *, invented: bool = False) -> bytes:
    """An xlsx that says which file it was and why that is not kept, with the complaints and recaps of it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _BOOK) as book:
        created = taken.stored_at.replace(tzinfo=None)
        book.set_properties({"title": text.KEPT_TITLE.format(name=taken.name), "created": created})
        sheets = Sheets(book, invented=invented)
        sheets.lines(text.ABOUT_SHEET, _about(taken))
        titles = {field: definition.fields[field].label for field in F}
        titles |= {F.LAMA_TANGGAPAN: text.LENGTH_RESPONSE, F.LAMA_SELESAI: text.LENGTH_RESOLUTION}
        for some, name, columns, rows in (
            (taken.cases, text.LIST_SHEET, _LIST, partial(_case_rows, taken, definition)),
            (taken.recaps, text.RECAP_SHEET, _COUNTED, partial(_recap_rows, taken, definition)),
        ):
            if some:
                heads = [
                    _Head(title=titles[f], width=_WIDTHS.get(f, _WIDTH), always=f in _ALWAYS) for f in columns
                ]
                _fill(sheets, name, heads, rows)
    return out.getvalue()


def _fill(sheets: Sheets, name: str, heads: Sequence[_Head], rows: _Rows) -> None:
    """A sheet without those of its further columns in which nothing stands."""
    filled = {at for row in rows() for at, cell in enumerate(row) if cell is not None}
    shown = [at for at, head in enumerate(heads) if head.always or at in filled]
    table = sheets.table(
        name, [(text.NUMBER, _NUMBER), *((heads[at].title, heads[at].width) for at in shown)]
    )
    for number, row in enumerate(rows(), start=1):
        table.add([number, *(row[at] for at in shown)])
    table.finish()


def _about(taken: Taken) -> Iterator[tuple[str, str]]:
    yield text.KEPT_NAME, taken.name
    yield text.KEPT_SHA256, taken.sha256
    yield text.KEPT_AT, moment(taken.stored_at.astimezone())
    yield text.KEPT_BY, taken.by
    yield text.KEPT_PART, text.PART_WHOLE if taken.whole else text.PART_OWN
    if taken.dropped:
        yield text.KEPT_DROPPED, all_left_out(taken.dropped)
    yield text.KEPT_WITHDRAWN, taken.state
    yield text.KEPT_WHY, text.WHY_NOT_KEPT
    yield text.KEPT_PROOF, text.PROOF
    yield text.KEPT_AGAIN, text.AGAIN


def _case_rows(taken: Taken, definition: ComplaintsDefinition) -> Iterator[Sequence[Cell]]:
    for case in taken.cases:
        yield (
            f"{HASHED}{case.key}" if case.key else None,
            case.received,
            taken.names.get(case.unit, case.unit),
            case.status and case.status.value,
            case.category or None,
            channel(case.channel, definition) if case.channel else None,
            case.responded,
            case.resolved,
            _days(case.to_response, case.received, case.responded),
            _days(case.to_resolution, case.received, case.resolved),
        )


def _days(minutes: int | None, first: date | None, last: date | None) -> float | None:
    """A length of time in days, where two days do not tell it."""
    return None if minutes is None or (first and last) else minutes / MINUTES_OF_A_DAY


def _recap_rows(taken: Taken, definition: ComplaintsDefinition) -> Iterator[Sequence[Cell]]:
    for recap in taken.recaps:
        counts = (getattr(recap, name) for name in _RECAP.values())
        yield (
            taken.names.get(recap.unit, recap.unit),
            spoken_period(recap.period) or None,
            *(float(count) if isinstance(count, Fraction) else count for count in counts),
            recap.category or None,
            channel(recap.channel, definition) if recap.channel else None,
        )
