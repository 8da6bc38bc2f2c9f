"""Blocks of signatures: the name above a NIP, and the name below `Mengetahui`, where they are clear."""

from __future__ import annotations

import re

from compliance.reading import words as w
from compliance.reading.folding import is_blank, is_placeholder, shown, words
from compliance.reading.personal.headers import Told
from compliance.reading.personal.scene import Scene
from compliance.reading.rows import is_place_and_date
from compliance.reading.sheets import Position, address

LINES_OF_A_NAME = 3  # name, rank, NIP: the name stands so many rows above the NIP at most
ROOM = 8  # rows left free for a signature, at most
FOOT = 15  # rows that may still follow the name
_DIGITS_OF_A_NIP = 8
_LONGEST_NAME = 8  # words
_OPENING = frozenset({"mengetahui", "menyetujui", "mengesahkan"})
_NAME = re.compile(r"[(\s]*[^\W\d_][^\d:/@]*[)\s]*")


def leave_out_signatures(scene: Scene) -> None:
    """The names; the NIP beside them goes as every personal number does."""
    foot = scene.cells.height - FOOT - ROOM - LINES_OF_A_NAME
    for at, text in scene.texts():
        if text.lstrip()[:1] in "Nn" and words(text)[:1] == ("nip",) and _has_number(scene, at, text):
            _leave_out_above(scene, at)
        elif at[0] > foot and opens(text):
            _leave_out_below(scene, at)


def is_signed(scene: Scene, at: Position) -> bool:
    """Whether a number is called a NIP where it stands: `NIP. 1978…`, or to the left of it."""
    row, column = at
    left = scene.cells.raw(row, column - 1) if column else ""
    return any(words(shown(told))[:1] == ("nip",) for told in (scene.cells.raw(row, column), left))


def opens(text: str) -> bool:
    """Whether a text begins a block of signatures: `Mengetahui`, `Bojonegoro, 12 Maret 2026`."""
    return bool(_OPENING & set(words(text)[:1])) or is_place_and_date(text)


def _has_number(scene: Scene, at: Position, text: str) -> bool:
    right = shown(scene.cells.raw(at[0], at[1] + 1))
    return any(sum(map(str.isdigit, told)) >= _DIGITS_OF_A_NIP for told in (text, right))


def _leave_out_above(scene: Scene, at: Position) -> None:
    row, column = at
    for above in range(row - 1, max(row - 1 - LINES_OF_A_NAME, -1), -1):
        text = shown(scene.cells.raw(above, column))
        if not text or set(words(text)[:1]) & _firsts(scene.senses.rules.ranks):
            continue
        if _is_name(scene, (above, column)):
            scene.leave_out([(above, column)], address(above, column), "")
        return


def _leave_out_below(scene: Scene, at: Position) -> None:
    """Under an opening at the foot of a sheet: lines of an office, room to sign, a name."""
    row = at[0]
    if row <= scene.kept.last:
        return
    rows = range(row, min(row + 3, scene.cells.height))
    for column in sorted({c for r in rows for c in scene.filled(r)}):
        name = _after_room(scene, row, column)
        if name is not None and scene.cells.height - name <= FOOT and _is_name(scene, (name, column)):
            scene.leave_out([(name, column)], address(name, column), "")


def _after_room(scene: Scene, top: int, column: int) -> int | None:
    """The first filled row below the blank ones that follow the title in a column."""
    last, room = top, False
    for row in range(top, scene.cells.height):
        if is_blank(scene.cells.raw(row, column)):
            room = room or last > top or row > top
            if row - last > ROOM:
                return None
            continue
        if room and row - last > 1:
            return row
        last = row
    return None


def _is_name(scene: Scene, at: Position) -> bool:
    """Whether a line can be nothing but the name of a person."""
    text = shown(scene.cells.raw(*at))
    spoken = words(text)
    return (
        scene.is_free(at)
        and _NAME.fullmatch(text) is not None
        and not is_placeholder(text)
        and 0 < len(spoken) <= _LONGEST_NAME
        and not set(spoken[:1])
        & (_firsts(scene.senses.rules.offices_held) | w.TOTALS | w.SIGNATURES | w.NOTES)
        and scene.told(*at) is Told.NOTHING
        and not scene.is_title(*at)
        and not scene.senses.is_unit(text)
        and not scene.senses.is_answer(text)
        and not is_place_and_date(text)
    )


def _firsts(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)
