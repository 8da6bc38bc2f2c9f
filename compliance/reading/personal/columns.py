"""Columns whose header names a person's data, and columns that hold nothing but personal numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compliance.reading.folding import is_blank, shown, words
from compliance.reading.personal.headers import Told
from compliance.reading.personal.patterns import has_degree, is_mobile, is_personal_number, may_be_personal
from compliance.reading.personal.scene import Scene, letters
from compliance.reading.rows import is_numbering
from compliance.reading.sheets import CellValue, Position, address

LEAST_CELLS = 3  # of one form, before a column is known by them alone
LEAST_SCORED = 5  # columns with scores of a survey: a row for each respondent
_LOOKED_BELOW = 3  # rows under a header
_TITLES_OF_A_HEADER = 3  # known titles in a row make it a header row


def is_column_title(scene: Scene, at: Position) -> bool:
    """Whether a text heads the cells below it, rather than labelling those to its right."""
    cells, (row, column) = scene.cells, at
    place = address(row, column)
    if place in scene.kept.columns or place in scene.kept.labels:
        return place in scene.kept.columns
    others = [c for c in scene.filled(row) if c != column]
    right = next((c for c in others if c > column), None)
    if scene.has_colon(row, column) or not _has_values_below(scene, at):
        return False
    titled = [c for c in others if scene.is_title(row, c)]
    if scene.told(row, column) is Told.TITLE and not _is_header_row(scene, row, titled):
        return False
    if not others:
        return True
    if right is None or right in titled:
        return bool(titled) or len(others) > 1
    texts = all(isinstance(cells.raw(row, c), str) for c in others)
    return len(others) > 2 and texts and (bool(titled) or _is_table_below(scene, row, others))


def _is_header_row(scene: Scene, row: int, titled: Sequence[int]) -> bool:
    """Whether a row is one of headers for certain: "Staf" beside "Jabatan :" is no header."""
    if any(":" in scene.cells.text(row, c) for c in scene.filled(row)):
        return False
    return any(scene.told(row, c) is not Told.HINT for c in titled)


def _has_values_below(scene: Scene, at: Position) -> bool:
    """Whether something stands below that is no label or title itself."""
    below = _below(scene, at)
    return below is not None and not scene.is_title(below, at[1])


def _below(scene: Scene, at: Position) -> int | None:
    rows = range(at[0] + 1, min(at[0] + 1 + _LOOKED_BELOW, scene.cells.height))
    return next((row for row in rows if not is_blank(scene.cells.raw(row, at[1]))), None)


def _is_table_below(scene: Scene, row: int, columns: Sequence[int]) -> bool:
    rows = range(row + 1, min(row + 1 + _LOOKED_BELOW, scene.cells.height))
    return any(2 * sum(not is_blank(scene.cells.raw(r, c)) for c in columns) >= len(columns) for r in rows)


_Titles = dict[Position, tuple[str, Told]]  # headers and what they say, by their places


def leave_out_columns(scene: Scene) -> None:
    """Columns by their headers; those of an office are remembered, for its telephones."""
    titles = {at: (text, scene.told(*at)) for at, text in scene.titles()}
    for at, (text, told) in sorted((titles | _in_groups(scene, titles)).items()):
        if told is Told.HINT or not is_column_title(scene, at):
            continue
        run = _run(scene, at)
        if told is Told.EITHER:
            told = _whose(scene, at, run)
        elif told is Told.TITLE:
            told = Told.PERSON
        if told is Told.OFFICE:
            scene.found.public.update(run)
        elif told is Told.PERSON and not scene.are_units(run) and not scene.are_answers(run):
            scene.leave_out(run, letters(at[1]), text)


def _in_groups(scene: Scene, titles: _Titles) -> _Titles:
    """The headers under a wide title such as "Narahubung", with that title in front."""
    found: _Titles = {}
    for at, (text, told) in titles.items():
        top, left, bottom, right = scene.cells.merged.get(at, (0, 0, 0, 0))
        if told not in (Told.PERSON, Told.TITLE) or left == right or (top, left) != at:
            continue
        for column in range(left, right + 1):
            own = scene.cells.text(bottom + 1, column)
            header = f"{text} {own}"
            joined = scene.senses.headers.told(header) if own else Told.NOTHING
            if joined is not Told.NOTHING:
                found[bottom + 1, column] = header, joined
    return found


def _run(scene: Scene, at: Position) -> list[Position]:
    """The cells under a header that may be left out, down to the end of its table."""
    top, column = at
    found = []
    for row in range(top + 1, scene.cells.height):
        filled = scene.filled(row)
        if not filled:
            continue
        if _ends_table(scene, row, column, filled):
            break
        if is_numbering([shown(scene.cells.raw(row, c)) for c in filled]):
            continue
        if scene.is_free((row, column)):
            found.append((row, column))
    return found


def _ends_table(scene: Scene, row: int, column: int, filled: Sequence[int]) -> bool:
    if scene.told(row, column) in (Told.PERSON, Told.OFFICE, Told.EITHER):
        return True
    titles = sum(scene.is_title(row, c) for c in filled)
    return titles >= _TITLES_OF_A_HEADER or (row > scene.kept.last and scene.signs(row))


def _whose(scene: Scene, at: Position, run: Sequence[Position]) -> Told:
    """Whose name, address … it is: of the nearest column to the left that tells, else to the right."""
    row, column = at
    if scene.are_units(run) or scene.kept.has_names_below(at):
        return Told.OFFICE
    for left in range(column - 1, -1, -1):
        told = _tells(scene, (row, left))
        if told is not Told.EITHER:
            return told
    for right in range(column + 1, len(scene.cells.rows[row])):
        if scene.told(row, right) in (Told.PERSON, Told.HINT):
            return Told.PERSON
    if not run:
        return Told.EITHER
    scored = sum(scene.is_scored(row, c, run[0][0]) for c in scene.filled(row) if c > column)
    degrees = 2 * sum(has_degree(scene.cells.raw(*position)) for position in run) >= len(run)
    return Told.PERSON if scored >= LEAST_SCORED or degrees else Told.EITHER


def _tells(scene: Scene, at: Position) -> Told:
    """What a column to the left says: OFFICE, PERSON, or EITHER for nothing."""
    if scene.names_units(*at) or scene.kept.has_names_below(at):
        return Told.OFFICE
    told = scene.told(*at)
    if told is Told.EITHER and scene.are_units(_run(scene, at)):
        return Told.OFFICE
    if told is Told.TITLE:
        return Told.PERSON
    return told if told in (Told.OFFICE, Told.PERSON) else Told.EITHER


def leave_out_numbers(scene: Scene) -> None:
    """Columns known by what stands in them: mostly NIK, NIP, mobile numbers, or names with degrees."""
    likely: dict[int, list[Position]] = {}
    for r, row in enumerate(scene.cells.rows):
        for c, value in enumerate(row):
            if value and may_be_personal(value):
                likely.setdefault(c, []).append((r, c))
    for places in likely.values():
        for test in (is_personal_number, is_mobile, has_degree):
            free = [at for at in places if scene.is_free(at) and not _is_public(scene, at, test)]
            alike = [at for at in free if test(scene.cells.raw(*at))]
            if len(alike) >= LEAST_CELLS:
                _leave_out_alike(scene, alike, test)


def _leave_out_alike(scene: Scene, alike: list[Position], test: Callable[[CellValue], bool]) -> None:
    (first, column), last = alike[0], alike[-1][0]
    among = [
        at
        for at in ((row, column) for row in range(first, last + 1))
        if scene.is_free(at) and not scene.is_title(*at)
    ]
    above = _text_above(scene, alike[0])
    title = scene.cells.text(*above)
    coded = test is is_mobile and any((word,) in scene.senses.rules.codes for word in words(title))
    if 2 * len(alike) > len(among) and not coded and not scene.are_units(among):
        # what nobody knows as a title may be one more name
        scene.leave_out(among, letters(column), title if scene.is_title(*above) else "")


def _is_public(scene: Scene, at: Position, test: Callable[[CellValue], bool]) -> bool:
    return test is is_mobile and at in scene.found.public


def _text_above(scene: Scene, at: Position) -> Position:
    """Where the nearest text above stands; where there is none, above the sheet."""
    rows = range(at[0] - 1, -1, -1)
    return next((row for row in rows if scene.cells.text(row, at[1]).strip()), -1), at[1]
