"""Whose form is this: the identity block above it, its titles, the name of the sheet or the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.model import UnitKind
from compliance.reading import words as w
from compliance.reading.blocks import Cells, Subject
from compliance.reading.folding import fold, is_blank, is_placeholder, shown, words
from compliance.reading.layout import Clues
from compliance.reading.naming import read_name
from compliance.reading.roles import Header, Role
from compliance.reading.rows import RowKind, heading_kinds, read_label
from compliance.reading.sheets import Position
from compliance.reading.walk import sheet_context

EXAMPLE = "contoh"  # why a block is left out: it shows how to fill in the others
MOST_COLUMNS = 12  # of an identity block
_KECAMATAN = frozenset({UnitKind.KECAMATAN})
_LETTERHEAD = re.compile(r"(pemerintah (kabupaten|kota)|jl|jalan|telp|telepon)\b")  # but for the unit's name
_NUMBERS = re.compile(r"i{1,3}|iv|v\d*|\d+")


def identity(cells: Cells, above: int, head: int, clues: Clues, columns: range) -> Subject:
    """The unit a form in the rows below `head` is about; its name is "" when nobody wrote it."""
    labelled = _labelled(cells, above, head, clues, columns)
    sheet = cells.sheet.name
    own = [name for name, _, header, _ in labelled if header.strong and header.kinds != _KECAMATAN]
    narrowest = clues.narrowest(own)
    if len(narrowest) > 1:  # "Nama OPD" and "Nama Unit" of which neither is below the other
        return Subject(origin=(0, 0), name="", at=labelled[0][1])
    unlisted = [
        name for name in own if has_name(name) and not clues.is_unit(name) and read_name(name, "").kind
    ]
    labelled.sort(key=lambda entry: (entry[0] not in unlisted, entry[0] not in narrowest))
    for name, at, header, parent in labelled:
        if has_name(name) and clues.is_unit(name) and clues.narrowest((name, sheet)) != (name,):
            return Subject(origin=(0, 0), name="", at=at)  # copied from the form of the unit it still names?
        if has_name(name):
            told = sheet if _is_ending(name, sheet, clues) else name
            return Subject(origin=(0, 0), name=told, at=at, kinds=header.kinds, parent=parent)
    titles = {} if labelled else _titles(cells, above, head, clues, columns)  # not of whoever sent the form
    named = clues.narrowest((*titles, *([sheet] if clues.is_unit(sheet) else [])))
    name = named[0] if len(named) == 1 else ""  # a letterhead and a tab that differ: who is asked?
    if name in titles:
        lettered = any(_LETTERHEAD.match(fold(line)) for line, _ in _lines(cells, above, head, columns))
        alone = not clues.is_unit(sheet)
        return Subject(origin=(0, 0), name=name, at=titles[name], titled=alone, letterhead=lettered)
    at = labelled[0][1] if labelled else next(iter(titles.values()), (head, 0))
    kinds, parent = sheet_context(sheet)
    return Subject(origin=(0, 0), name=name, at=at, kinds=kinds, parent=parent)


def _is_ending(name: str, sheet: str, clues: Clues) -> bool:
    """Whether a bare `Padangan` is what a tab calls `PKM Padangan`."""
    spoken = words(name)
    return words(sheet)[-len(spoken) :] == spoken and clues.is_unit(sheet) and not clues.is_unit(name)


def _titles(cells: Cells, above: int, head: int, clues: Clues, columns: range) -> dict[str, Position]:
    """The names of units in the lines above a form, as they are written there."""
    found: dict[str, Position] = {}
    for line, at in _lines(cells, above, head, columns):
        if clues.is_unit(line):
            found.setdefault(shown(line), at)
    return found


def _lines(cells: Cells, above: int, head: int, columns: range) -> Iterator[tuple[str, Position]]:
    """The lines of text above a form, and where they stand."""
    for row in range(above, head):
        for column in columns[:MOST_COLUMNS]:
            yield from ((line, (row, column)) for line in cells.text(row, column).splitlines())


def is_example(cells: Cells, above: int, head: int) -> bool:
    """Whether a line above a form says that it only shows how to fill one in."""
    firsts = (next((text for v in cells.rows[row] if (text := shown(v))), "") for row in range(above, head))
    return any(read_label(text).kind is RowKind.EXAMPLE for text in firsts)


def heads_part(cells: Cells, row: int, columns: range, clues: Clues) -> bool:
    """Whether a row holds nothing but the name of a unit: the questions below are about it."""
    texts = [text for column in columns[:MOST_COLUMNS] if (text := shown(cells.raw(row, column)))]
    return len(texts) == 1 and clues.is_unit(texts[0])


def names_unit(cells: Cells, row: int, columns: range, clues: Clues) -> bool:
    """Whether a row is a line of an identity block with the name of a unit."""
    labelled = _labelled(cells, row, row + 1, clues, columns)
    return any(header.strong and clues.is_unit(name) for name, _, header, _ in labelled)


def _labelled(
    cells: Cells, above: int, head: int, clues: Clues, columns: range
) -> list[tuple[str, Position, Header, str]]:
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
                else _beside(cells, row, range(column + 1, columns.stop), clues)
            )
            if not colon and not name and at == (row, column + 1):
                continue
            if header.kinds == _KECAMATAN and not is_placeholder(name):
                parent = name if words(name)[:1] in (("kecamatan",), ("kec",)) else f"kecamatan {name}"
            found.append((name, at, header))
            break
    found.sort(key=lambda entry: (entry[2].kinds == _KECAMATAN, not entry[2].strong))
    return [(name, at, header, "" if header.kinds == _KECAMATAN else parent) for name, at, header in found]


def _beside(cells: Cells, row: int, columns: range, clues: Clues) -> tuple[str, Position]:
    """The first text to the right, past a colon and past the label's own merged cells; below the label
    where a name stands there, and the next label to its right.
    """
    nearest = (row, columns.start)
    below = (row + 1, columns.start - 1)
    for right in columns:
        value = cells.raw(row, right)
        if is_blank(value):
            continue
        text = shown(value).lstrip(": ").strip()
        if text and clues.is_unit(under := cells.text(*below)) and not clues.is_unit(text):
            return shown(under), below
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
