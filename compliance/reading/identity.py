"""Whose form is this: the identity block above it, its titles, the name of the sheet or the file."""

from __future__ import annotations

import re

from compliance.model import UnitKind
from compliance.reading import words as w
from compliance.reading.blocks import Cells, Subject
from compliance.reading.folding import is_blank, is_placeholder, shown, words
from compliance.reading.layout import Clues
from compliance.reading.roles import Header, Role
from compliance.reading.rows import heading_kinds
from compliance.reading.walk import sheet_context

MOST_COLUMNS = 12  # of an identity block
_KECAMATAN = frozenset({UnitKind.KECAMATAN})
_NUMBERS = re.compile(r"i{1,3}|iv|v\d*|\d+")


def identity(cells: Cells, above: int, head: int, clues: Clues, columns: range) -> Subject:
    """The unit a form in the rows below `head` is about; its name is "" when nobody wrote it."""
    labelled = _labelled(cells, above, head, clues, columns)
    for name, at, header, parent in labelled:
        if has_name(name):
            return Subject(origin=(0, 0), name=name, at=at, kinds=header.kinds, parent=parent)
    for row in range(above, head):
        for column in columns[:MOST_COLUMNS]:
            if clues.is_unit(cells.text(row, column)):
                return Subject(origin=(0, 0), name=shown(cells.raw(row, column)), at=(row, column))
    at = labelled[0][1] if labelled else (head, 0)
    kinds, parent = sheet_context(cells.sheet.name)
    name = cells.sheet.name if clues.is_unit(cells.sheet.name) else ""
    return Subject(origin=(0, 0), name=name, at=at, kinds=kinds, parent=parent)


def names_unit(cells: Cells, row: int, columns: range, clues: Clues) -> bool:
    """Whether a row is a line of an identity block with the name of a unit."""
    labelled = _labelled(cells, row, row + 1, clues, columns)
    return any(header.strong and clues.is_unit(name) for name, _, header, _ in labelled)


def _labelled(
    cells: Cells, above: int, head: int, clues: Clues, columns: range
) -> list[tuple[str, tuple[int, int], Header, str]]:
    """What stands behind `Nama OPD`, `Kecamatan` …: name, place, label; the widest kind last."""
    found = []
    parent = ""
    for row in range(above, head):
        for column in columns[:MOST_COLUMNS]:
            text = cells.text(row, column)
            title, colon, inside = text.partition(":")
            header = clues.headings.match(title.strip()) if title.strip() else None
            if header is None or header.role is not Role.UNIT:
                continue
            name, at = (
                (inside.strip(), (row, column))
                if inside.strip()
                else _beside(cells, row, range(column + 1, columns.stop))
            )
            if not colon and not name:
                continue
            if header.kinds == _KECAMATAN and not is_placeholder(name):
                parent = name if words(name)[:1] in (("kecamatan",), ("kec",)) else f"kecamatan {name}"
            found.append((name, at, header))
            break
    found.sort(key=lambda entry: entry[2].kinds == _KECAMATAN)
    return [(name, at, header, "" if header.kinds == _KECAMATAN else parent) for name, at, header in found]


def _beside(cells: Cells, row: int, columns: range) -> tuple[str, tuple[int, int]]:
    """The first text to the right, past a colon and past the label's own merged cells."""
    nearest = (row, columns.start)
    for right in columns:
        value = cells.raw(row, right)
        if is_blank(value):
            continue
        text = shown(value).lstrip(": ").strip()
        if text:
            return text, (row, right)
        nearest = (row, right + 1)
    return "", nearest


def has_name(text: str) -> bool:
    """Whether a text says more than dots, a code, or only the kind of unit."""
    bare = re.sub(r"[.…_]{2,}", " ", text)
    spoken = tuple(word for word in words(bare) if not word.isdigit())
    if not spoken or not any(c.isalpha() for c in bare):
        return False
    kinds = heading_kinds(spoken)
    return kinds is None


def name_in_file(file: str) -> str:
    """What the name of a file may say about the unit: `Form SOP Dinas Kesehatan 2026.xlsx`."""
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    kept = [word for word in words(stem) if word not in w.FILE_WORDS and not _NUMBERS.fullmatch(word)]
    return " ".join(kept)
