"""The audit trail as lines, on screen and in a workbook. Text stays text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import xlsxwriter

from compliance.accounts.events import TERMINAL, Entry, Facts, Written
from compliance.formats import day, moment
from compliance.reports.book import BOOK, HEADER, LONGEST_TEXT
from compliance.text import trail as words

_WIDTHS = (8, 30, 28, 30, 18, 34, 50, 50)
_OF_UNITS = ("unit", "units", "parent", "successors")
_DAY, _DAY_LETTERS = "%Y-%m-%d", 10  # of a day as it is stored
_BETWEEN = "\n"  # of two cells: what is typed never contains it


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the numbers and ids of the trail are called: open accounts, units, and questions."""

    accounts: Mapping[int, str]
    units: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)


def line(written: Written, names: Names) -> tuple[str, ...]:
    """One entry under `words.COLUMNS`."""
    entry = written.entry
    return (
        str(written.id),
        moment(entry.at.astimezone()),
        words.EVENTS[entry.event],
        _who(entry, names.accounts),
        entry.address,
        _object(entry.object, names.units),
        _facts(entry.before, names),
        _facts(entry.after, names),
    )


def containing(entries: Iterable[Written], names: Names, typed: str) -> list[Written]:
    """The entries in whose line somebody who reads it finds what was typed."""
    sought = " ".join(typed.casefold().split())
    return [one for one in entries if sought in _BETWEEN.join(line(one, names)).casefold()]


def _object(stored: str, units: Mapping[str, str]) -> str:
    """`unggahan 3, unit Dinas Sosial` of what is stored as `upload 3, unit dinas-sosial`."""
    return ", ".join(_named(part, units) for part in stored.split(", "))


def _named(part: str, units: Mapping[str, str]) -> str:
    kind, space, id = part.partition(" ")
    return words.OBJECTS.get(kind, kind) + space + (units.get(id, id) if kind == "unit" else id)


def trail_workbook(entries: Iterable[Written], names: Names, *, made_at: datetime) -> bytes:
    """An xlsx with one row per entry, and the hash of each, so that it can be held against the chain."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": words.SHEET, "created": made_at.replace(tzinfo=None)})
        sheet = book.add_worksheet(words.SHEET)
        header = book.add_format(HEADER)
        columns = (*words.COLUMNS, words.HASH)
        for column, (title, width) in enumerate(zip(columns, (*_WIDTHS, 66), strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, header)
        for row, written in enumerate(entries, start=1):
            for column, text in enumerate((*line(written, names), written.hash)):
                sheet.write_string(row, column, text[:LONGEST_TEXT])
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _who(entry: Entry, names: Mapping[int, str]) -> str:
    if entry.account is None:
        return words.TERMINAL if entry.via == TERMINAL else words.STRANGER
    if entry.account not in names:
        return words.CLOSED.format(number=entry.account)
    return words.WHO.format(name=names[entry.account], number=entry.account)


def _facts(facts: Facts, names: Names) -> str:
    """`keadaan: draf; alasan: salah`; the answers of units stand under what their questions ask."""
    return "; ".join(
        f"{words.FACTS.get(key) or names.questions.get(key, key)}: {_fact(key, value, names)}"
        for key, value in facts.items()
    )


def _fact(key: str, value: object, names: Names) -> str:
    known = names.units if key in _OF_UNITS else words.VALUES
    each = value if isinstance(value, list) else [value]
    return ", ".join(known.get(str(one), _as_read(str(one))) for one in each)


def _as_read(stored: str) -> str:
    """`12 Maret 2026` of the day that is stored as `2026-03-12`; anything else as it is."""
    try:
        return day(datetime.strptime(stored, _DAY).date()) if len(stored) == _DAY_LETTERS else stored
    except ValueError:
        return stored
