"""Whose form is this: the identity block above it, its titles, the name of the sheet or the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from compliance.model import UnitKind
from compliance.reading import words as w
from compliance.reading.blocks import Cells, Subject
from compliance.reading.folding import fold, is_blank, is_placeholder, shown, words
from compliance.reading.layout import Clues
from compliance.reading.naming import read_name
from compliance.reading.roles import Header, Role
from compliance.reading.rows import RowKind, heading_kinds, is_place_and_date, read_label
from compliance.reading.sheets import Position
from compliance.reading.walk import sheet_context

EXAMPLE = "contoh"  # why a block is left out: it shows how to fill in the others
MOST_COLUMNS = 12  # of an identity block
_KECAMATAN = frozenset({UnitKind.KECAMATAN})
# Of those that belong to others, and lie in a kecamatan.
_LESS = frozenset({UnitKind.PUSKESMAS, UnitKind.RSUD, UnitKind.DESA, UnitKind.KELURAHAN, UnitKind.UPT})
_OTHERS = frozenset((word,) for word in w.OTHERS)
_LETTERHEAD = re.compile(r"(pemerintah (kabupaten|kota)|jl|jalan|telp|telepon)\b")  # but for the unit's name
_NUMBERS = re.compile(r"i{1,3}|iv|v\d*|\d+|(rev|wa)\d+")


def identity(cells: Cells, above: int, head: int, clues: Clues, columns: range) -> Subject:
    """The unit a form in the rows below `head` is about; its name is "" when nobody wrote it, or nobody can
    tell which of those it has `said` is meant.
    """
    labelled = _labelled(cells, above, head, clues, columns)
    sheet = cells.sheet.name
    own = [name for name, _, header, _ in labelled if header.strong and header.kinds != _KECAMATAN]
    narrowest = clues.narrowest(own)
    if len(narrowest) > 1:  # "Nama OPD" and "Nama Unit" of which neither is below the other
        return Subject(origin=(0, 0), name="", at=labelled[0][1], said=narrowest)
    unlisted = [
        name for name in own if has_name(name) and not clues.is_unit(name) and read_name(name, "").kind
    ]
    labelled.sort(key=lambda entry: (entry[0] not in unlisted, entry[0] not in narrowest))
    lines = list(_lines(cells, above, head, columns))
    for name, at, header, parent in labelled:
        if not has_name(name):
            continue
        if clues.is_unit(name) and clues.narrowest((name, sheet)) != (name,):
            # copied from the form of the unit it still names?
            return Subject(origin=(0, 0), name="", at=at, said=(name, sheet))
        if header.kinds == _KECAMATAN and _speak_of(_LESS, lines, clues):  # where a puskesmas lies
            return Subject(origin=(0, 0), name="", at=at, said=(f"kecamatan {name}",))
        told = sheet if _is_ending(name, sheet, clues) else name
        return Subject(origin=(0, 0), name=told, at=at, kinds=header.kinds, parent=parent)
    titles = {} if labelled else _titles(lines, clues)  # not of whoever sent the form
    named = clues.narrowest((*titles, *([sheet] if clues.is_unit(sheet) else [])))
    name = named[0] if len(named) == 1 else ""  # a letterhead and a tab that differ: who is asked?
    at = labelled[0][1] if labelled else next(iter(titles.values()), (head, 0))
    kind = read_name(name, "").kind
    less = {*_LESS, UnitKind.BAGIAN} if kind is UnitKind.SEKRETARIAT else _LESS
    if name in titles and kind not in less and _speak_of(less, lines, clues):
        return Subject(origin=(0, 0), name="", at=titles[name], said=named)
    if name in titles:
        lettered = any(_LETTERHEAD.match(fold(line)) for line, _ in lines)
        alone = not clues.is_unit(sheet)
        return Subject(origin=(0, 0), name=name, at=titles[name], titled=alone, letterhead=lettered)
    kinds, parent = sheet_context(sheet)
    return Subject(origin=(0, 0), name=name, at=at, kinds=kinds, parent=parent, said=() if name else named)


def _is_ending(name: str, sheet: str, clues: Clues) -> bool:
    """Whether a bare `Padangan` is what a tab calls `PKM Padangan`."""
    spoken = words(name)
    return words(sheet)[-len(spoken) :] == spoken and clues.is_unit(sheet) and not clues.is_unit(name)


def _titles(lines: Iterable[tuple[str, Position]], clues: Clues) -> dict[str, Position]:
    """The names of units in the lines above a form, as they are written there."""
    found: dict[str, Position] = {}
    for line, at in lines:
        if _is_title(line, clues):
            found.setdefault(shown(line), at)
    return found


def _is_title(line: str, clues: Clues) -> bool:
    """Whether a line is the name of a unit: `Camat Balen` is who signs for one."""
    return clues.is_unit(line) and w.OFFICES.isdisjoint(words(line)[:1])


def _speak_of(less: Set[UnitKind], lines: Iterable[tuple[str, Position]], clues: Clues) -> bool:
    """Whether a line speaks of a puskesmas, a desa … that no line names: the unit of the form may be one."""
    for line, _ in lines:
        kinds = {kind for word in words(line) if (kind := w.UNIT_WORDS.get(word))}
        kinds |= {kind} if (kind := read_name(line, "").kind) else set()
        branch = not w.BRANCHES.isdisjoint(words(line)[:1])
        if (branch or (kinds and kinds <= less)) and not clues.is_unit(line):
            return True
    return False


def _lines(cells: Cells, above: int, head: int, columns: range) -> Iterator[tuple[str, Position]]:
    """The lines of text above a form, and where they stand: not what stands beside a label, nor what names
    somebody else.
    """
    for row in range(above, head):
        texts = _texts(cells, row, columns)
        at = (row, min(texts, default=0))
        if texts and at not in cells.sheet.struck and not _is_of_others(cells, row, columns):
            yield from ((line, at) for line in cells.text(*at).splitlines())


def _texts(cells: Cells, row: int, columns: range) -> dict[int, str]:
    """What is written in a row, by column."""
    return {c: text for c in columns[:MOST_COLUMNS] if (text := shown(cells.raw(row, c)))}


def _is_of_others(cells: Cells, row: int, columns: range) -> bool:
    """Whether a row stands below a line that begins as those do which name who gets a form, signs it, or
    looks at it; a blank row ends what they say.
    """
    while row >= 0 and (texts := _texts(cells, row, columns).values()):
        if all(is_place_and_date(text) or words(text)[:1] in _OTHERS for text in texts):
            return True
        row -= 1
    return False


def is_example(cells: Cells, above: int, head: int) -> bool:
    """Whether a line above a form says that it only shows how to fill one in."""
    firsts = (next((text for v in cells.rows[row] if (text := shown(v))), "") for row in range(above, head))
    return any(read_label(text).kind is RowKind.EXAMPLE for text in firsts)


def heads_part(cells: Cells, row: int, columns: range, clues: Clues) -> bool:
    """Whether a row holds nothing but the name of a unit: the questions below are about it."""
    texts = list(_texts(cells, row, columns).values())
    return len(texts) == 1 and _is_title(texts[0], clues) and not _is_of_others(cells, row, columns)


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
            if header is None or header.role is not Role.UNIT or not w.PARENT_WORDS.isdisjoint(words(title)):
                continue
            if _is_of_others(cells, row, columns):
                break
            name, at = (
                (inside.strip(), (row, column))
                if inside.strip()
                else _beside(cells, row, range(column + 1, columns.stop), clues)
            )
            if not colon and not name and at == (row, column + 1):
                continue
            name = "" if at in cells.sheet.struck else name
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
