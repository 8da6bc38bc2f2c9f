"""The audit trail as lines, on screen and in a workbook. Text stays text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime

import xlsxwriter

from compliance.accounts.events import TERMINAL, Entry, Facts, Written
from compliance.formats import moment
from compliance.reports.book import BOOK, HEADER, LONGEST_TEXT
from compliance.text import trail as words

_WIDTHS = (8, 30, 28, 30, 18, 34, 50, 50)


def line(written: Written, names: Mapping[int, str]) -> tuple[str, ...]:
    """One entry under `words.COLUMNS`. `names`: of open accounts, by number."""
    entry = written.entry
    return (
        str(written.id),
        moment(entry.at.astimezone()),
        words.EVENTS[entry.event],
        _who(entry, names),
        entry.address,
        said_object(entry.object),
        _facts(entry.before),
        _facts(entry.after),
    )


def said_object(stored: str) -> str:
    """`unggahan 3, unit dinas-sosial` of what is stored as `upload 3, unit dinas-sosial`."""
    return ", ".join(_renamed(part, words.OBJECTS) for part in stored.split(", "))


def stored_object(typed: str) -> str:
    """What somebody typed who reads it so, as it is stored."""
    stored = {said: name for name, said in words.OBJECTS.items()}
    return ", ".join(_renamed(part, stored) for part in typed.split(", "))


def _renamed(part: str, names: Mapping[str, str]) -> str:
    first, space, rest = part.partition(" ")
    return names.get(first.casefold(), first) + space + rest if space else part


def trail_workbook(entries: Iterable[Written], names: Mapping[int, str], *, made_at: datetime) -> bytes:
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


def _facts(facts: Facts) -> str:
    """`keadaan: draf; alasan: salah`; the answers of units stand under the names of their questions."""
    return "; ".join(f"{words.FACTS.get(key, key)}: {_fact(value)}" for key, value in facts.items())


def _fact(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else words.VALUES.get(str(value), str(value))
