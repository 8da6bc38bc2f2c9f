"""Forms answered elsewhere than to the right of their questions, laid out as the usual ones are.

`SOP : Ada` or `☑ SOP` in one cell, the answer before the question or in the rows below it, options beside or
below it of which one is ticked, a question over two rows. What is moved keeps its own address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from compliance.reading.blocks import Cells
from compliance.reading.boxes import CROSSED, EMPTY, TICKED, apart, sign_of
from compliance.reading.folding import CACHED_TEXTS, fold, is_blank, shown
from compliance.reading.form_answers import first_of
from compliance.reading.form_head import LEAST_QUESTIONS, Scene, scene_of
from compliance.reading.layout import Clues, row_headers
from compliance.reading.roles import ASKING, UNKNOWN, Role
from compliance.reading.sheets import CellValue, Position
from compliance.reading.telling import unnumbered

LEAST_MOVED = 2  # answers, before a form is taken for one that is answered elsewhere
MOST_ROWS = 1_000  # of a sheet in which questions are looked for inside of texts
MOST_ABOVE = 5  # rows between the titles of a form and its first question
_PREFIX = re.compile(r"\s*(?:jawab(?:an)?|isian)\s*(?:[:=]\s*|$)", re.IGNORECASE)
_JOINT = re.compile(r"\s*[:=]\s*|\s+[-–—]\s+|(?<=\?)\s+|\s*\.{3,}\s*|\s{2,}")
_REMARK = re.compile(r"\s*[,;(]|\s[-–]\s")  # behind an answer
_BEGUN = re.compile(r"[\W\d_]*\b(?:apakah|sudahkah|adakah)\b[^?]*$", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})(?:\.\d{1,2})*[.)]+|\d{1,3}", re.IGNORECASE)


_TITLES = frozenset({Role.LABEL, Role.ANSWER, Role.OPTION, Role.NUMBER})


class _Part(NamedTuple):
    """What can be a part of an answer: the word of an option with its box or without, a box alone, or
    neither, but "Jawaban" before it.

    `word_at` is where the word stands whose box has a cell of its own.
    """

    at: Position
    box: str
    word: str
    word_at: Position | None = None

    def ticked_by(self, mark: _Part) -> _Part:
        """The option with the box that stands in a cell beside it."""
        return _Part(mark.at, mark.box, self.word, self.at)


class _Asked(NamedTuple):
    """A question as it will stand in its cell, and what may answer it."""

    at: Position
    text: str
    parts: Sequence[_Part]


def relaid(scene: Scene) -> Scene:
    """The scene with each question in one cell and its answer right of it; itself where they stand so."""
    whole = _whole(scene)
    return _beside(whole) or whole


def _whole(scene: Scene) -> Scene:
    """The scene with the questions in one row that go on in the next: `Apakah tersedia` over `Maklumat?`."""
    cells, rows, moved = scene.cells, dict[int, list[CellValue]](), dict[Position, Position]()
    for row, column, text in _ends(cells):
        first, right = cells.text(row - 1, column), range(column + 1, cells.width)
        if not first or not _BEGUN.match(first) or _BEGUN.match(text):
            continue
        upper, lower = ({c for c in right if not is_blank(cells.raw(r, c))} for r in (row - 1, row))
        if (upper and lower) or any(not is_blank(cells.raw(row, c)) for c in range(column)):
            continue
        above, own = (rows.setdefault(r, _padded(cells.rows[r], cells.width)) for r in (row - 1, row))
        above[column], own[column] = f"{first.strip()} {text.strip()}", None
        for c in lower:
            above[c], own[c], moved[row - 1, c] = own[c], None, (row, c)
    return _laid_out(scene, rows, moved) if rows else scene


def _ends(cells: Cells) -> Iterator[tuple[int, int, str]]:
    """The texts that end a question, and where they stand."""
    for row, values in enumerate(cells.rows[1:MOST_ROWS], 1):
        for column, value in enumerate(values):
            if isinstance(value, str) and value.rstrip().endswith("?"):
                yield row, column, value


def _beside(scene: Scene) -> Scene | None:
    """The scene with every answer right of its question; None where they stand there, or nobody can tell."""
    label = max(scene.questions, key=lambda column: len(scene.questions[column]), default=None)
    head = None if label is None else _titles(scene, label)
    around = None if label is None else _around(scene, label, head)
    if around == []:  # most have their answer where it is looked for
        return None
    asked = around or _inside(scene)
    answers = [_answer(one.parts) for one in asked]
    told = {text for _, text in filter(None, answers)}
    elsewhere = [a for one, a in zip(asked, answers, strict=True) if a and _is_elsewhere(one, a[0])]
    if len(elsewhere) < LEAST_MOVED or told <= {EMPTY, "-"}:
        return None
    if EMPTY in told and TICKED not in told:  # beside empty boxes a cross ticks
        crossed = {cross for cross in told if sign_of(cross) == CROSSED}
        answers = [(a[0], TICKED) if a and a[1] in crossed else a for a in answers]
    headers = row_headers(scene.cells, head, scene.clues) if head is not None else {}
    column = first_of(headers, Role.ANSWER)
    return _gathered(scene, asked, answers, scene.cells.width if column is None else column)


def _is_elsewhere(asked: _Asked, at: Position) -> bool:
    """Whether a question is answered in another row, before it or in its cell, or by one of several cells."""
    return len(asked.parts) > 1 or at[0] != asked.at[0] or at[1] <= asked.at[1]


def _answer(parts: Sequence[_Part]) -> tuple[Position, str] | None:
    """Where the answer of a question stands and what it says; None when nothing is chosen."""
    parts = [part for part in parts if part.box or part.word]
    if len(parts) == 1:
        (only,) = parts
        if not only.word:  # a lone cross is for the workbook to decide
            return only.at, only.box if sign_of(only.box) == CROSSED else sign_of(only.box)
        sign = sign_of(only.box) if only.box else ""
        return (only.at, f"{sign} {only.word}".strip()) if sign != EMPTY else None
    at = next((part.at for part in parts if part.box and sign_of(part.box) != EMPTY), None)
    text = "  ".join(f"{sign_of(part.box)} {part.word}" for part in parts)
    return (at, text) if at else None


def _inside(scene: Scene) -> list[_Asked]:
    """Questions answered in their own cell, of the column with most of them."""
    found: dict[int, list[_Asked]] = {}
    for row, values in enumerate(scene.cells.rows[:MOST_ROWS]):
        for column, value in enumerate(values):
            if isinstance(value, str) and (asked := _split(scene.clues, (row, column), value)):
                found.setdefault(column, []).append(asked)
    most = max(found.values(), key=len, default=[])
    return most if len(most) >= LEAST_QUESTIONS else []


def _split(clues: Clues, at: Position, text: str) -> _Asked | None:
    """A text that is a question and its answer."""
    box, rest = ("-", text.strip()[2:]) if text.lstrip().startswith("- ") else apart(text)
    if box and _asks(clues, rest):
        return _Asked(at, rest, [_Part(at, box, "")])
    joint = next(reversed(list(_JOINT.finditer(text))), None)
    if joint and clues.is_answer(text[joint.end() :]) and _asks(clues, text[: joint.start()]):
        return _Asked(at, text[: joint.start()], [_Part(at, "", text[joint.end() :])])
    return None


def _asks(clues: Clues, text: str) -> bool:
    return bool(text) and clues.headings.match(text).role is Role.QUESTION


def _titles(scene: Scene, label: int) -> int | None:
    """The row of titles above the first question, if there is one; one of them may seem to ask itself."""
    first = scene.questions[label][0]
    for row in range(first, max(first - MOST_ABOVE, -1), -1):
        roles = [header.role for header in row_headers(scene.cells, row, scene.clues).values()]
        known = _TITLES if row < first else _TITLES - {Role.OPTION}
        if len(roles) > 1 and not known.isdisjoint(roles):
            return row
    return None


def _around(scene: Scene, label: int, head: int | None) -> list[_Asked] | None:
    """Questions and what stands beside and below them: empty where most have their one answer, as usual,
    None where nothing is found around them.
    """
    cells, known = scene.cells, scene.clues.headers
    rows = [r for r in range(cells.height) if known.get(cells.text(r, label), UNKNOWN).role in ASKING]
    headers = {} if head is None else row_headers(cells, head, scene.clues)
    if any(header.role is Role.OPTION for header in headers.values()):
        return []
    titled = {c for c in range(cells.width) if head is not None and not is_blank(cells.raw(head, c))}
    answer = {c for c, header in headers.items() if header.role is Role.ANSWER}
    beside = {row: _parts(scene, row, {*titled - answer, label}, label) or [] for row in rows}
    usual = sum(
        len(parts) == 1 and parts[0].at[1] in (answer or range(label, cells.width))
        for parts in beside.values()
    )
    if 2 * usual > len(rows):
        return []
    options = _printed(list(beside.values()), label)
    parts = [_ticked(beside[row], options) or _below(scene, row + 1, label) for row in rows]
    found = [
        _Asked((row, label), cells.text(row, label), some) for row, some in zip(rows, parts, strict=True)
    ]
    return found if len(rows) >= LEAST_QUESTIONS and any(parts) else None


def _parts(scene: Scene, row: int, taken: set[int], label: int) -> list[_Part] | None:
    """The parts of an answer in a row; None where something else stands there too."""
    found = []
    for column, value in enumerate(scene.cells.rows[row]):
        typed = shown(value)
        if column in taken or not typed or (column < label and _NUMBER.fullmatch(typed)):
            continue
        box, word = _option(typed)
        if word and not scene.clues.is_answer(_REMARK.split(word, maxsplit=1)[0]):
            return None
        found.append(_Part((row, column), box, word))
    return found


@lru_cache(maxsize=CACHED_TEXTS)
def _option(typed: str) -> tuple[str, str]:
    """The box of an option and its word, without "Jawaban" or a letter before it."""
    box, word = apart(_PREFIX.sub("", typed))
    return box, unnumbered(fold(word))


def _printed(rows: Sequence[Sequence[_Part]], label: int) -> tuple[set[int], int]:
    """The columns of options that are the same beside every question, and on which side they are ticked."""
    words: dict[int, set[str]] = {}
    for part in chain.from_iterable(rows):
        if part.word and not part.box:
            words.setdefault(part.at[1], set()).add(part.word)
    columns = {column for column, said in words.items() if len(said) == 1}
    marks = {part.at[1] for part in chain.from_iterable(rows) if part.box and not part.word}
    if len(columns) < 2 or len({*chain.from_iterable(words.values())}) != len(columns) or not marks:
        return set(), 0
    left, right = ({column + side for column in columns} >= marks for side in (-1, 1))
    if left and right:
        right, left = min(columns) == label + 1, False
    return columns, right - left


def _ticked(parts: Sequence[_Part], options: tuple[set[int], int]) -> list[_Part]:
    """The options beside a question with what ticks them, or its one answer; else none."""
    columns, side = options
    if side:
        marks = {part.at[1] - side: part for part in parts if part.box and not part.word}
        words = [part for part in parts if part.at[1] in columns]
        return [part.ticked_by(mark) if (mark := marks.get(part.at[1])) else part for part in words]
    boxed = all(part.box and part.word for part in parts)
    return list(parts) if len(parts) == 1 or boxed else []


def _below(scene: Scene, row: int, label: int) -> list[_Part]:
    """The options in the rows below a question, each with what ticks it there, or its one answer."""
    found: list[_Part] = []
    while row < scene.cells.height and any(not is_blank(value) for value in scene.cells.rows[row]):
        parts = _parts(scene, row, set(), label)
        words = [part for part in parts or () if part.word]
        marks = [part for part in parts or () if part.box and not part.word]
        if parts is None or len(marks) > 1 or (marks and len(words) > 1):
            break
        found += [words[0].ticked_by(marks[0])] if marks and words else parts
        row += 1
    return [] if len(found) == 1 and found[0].word_at else found  # "Belum" alone, ticked: nobody can tell


def _gathered(
    scene: Scene, asked: Sequence[_Asked], answers: Sequence[tuple[Position, str] | None], column: int
) -> Scene:
    """The scene with the answers in a column, and nothing where their parts stood."""
    cells, moved = scene.cells, dict[Position, Position]()
    rows = {row: _padded(values, column + 1) for row, values in enumerate(cells.rows)}
    for one, answer in zip(asked, answers, strict=True):
        if answer is None and len(one.parts) < 2:
            continue
        for row, cell in filter(None, chain.from_iterable((part.at, part.word_at) for part in one.parts)):
            rows[row][cell] = None
        if answer is None:  # of several options none is chosen
            continue
        row, label = one.at
        rows[row][label] = one.text
        moved[row, column], rows[row][column] = answer
    return _laid_out(scene, rows, moved)


def _padded(values: Sequence[CellValue], width: int) -> list[CellValue]:
    return [*values, *[None] * (width - len(values))]


def _laid_out(scene: Scene, rows: Mapping[int, list[CellValue]], moved: Mapping[Position, Position]) -> Scene:
    """The scene with other rows; what is known of a cell goes where it is moved."""
    cells, sheet = scene.cells, scene.cells.sheet
    laid = replace(
        sheet,
        rows=[rows.get(row, values) for row, values in enumerate(cells.rows)],
        errors=sheet.errors | {at for at, home in moved.items() if home in sheet.errors},
        struck=sheet.struck | {at for at, home in moved.items() if home in sheet.struck},
        ticks=sheet.ticks | {at for at, home in moved.items() if home in sheet.ticks},
        links={**sheet.links, **{at: sheet.links[home] for at, home in moved.items() if home in sheet.links}},
    )
    own = Cells(laid, {at: cells.home_of(home) for at, home in moved.items()})
    return scene_of(own, scene.clues.of_sheet(own))
