"""Tables of respondents → surveys: pages of one table together, each unit for itself, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found
from compliance.reading.surveys.pieces import Piece, SheetReading
from compliance.reading.surveys.result import Scores, Shape, Survey
from compliance.reading.surveys.stated import Sheetwide

LEAST_DIFFERENT = 3  # scores in a table, before another with the same ones is taken for a copy
MOST_NAMED = 8  # tables that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The surveys of respondents of a book, and what was joined or left out."""

    surveys: tuple[Survey, ...]
    problems: tuple[Problem, ...]


def joined(sheets: Sequence[SheetReading]) -> Joined:
    """One survey for each unit, scale and set of unsur."""
    problems: list[Problem] = []
    pieces = _once([piece for sheet in sheets for piece in sheet.pieces], problems)
    several = len({piece.name.casefold() for piece in pieces if piece.name}) > 1
    groups: dict[tuple[object, ...], list[Piece]] = {}
    for piece in pieces:
        whose = piece.name.casefold() if several else ""
        groups.setdefault((whose, piece.scale, piece.unsur), []).append(piece)
    stated = {sheet.name: sheet.stated for sheet in sheets}
    for group in groups.values():
        _say_joined(group, problems)
    surveys = tuple(_survey(group, stated) for group in groups.values())
    return Joined(
        surveys=tuple(replace(survey, part="") for survey in surveys) if len(surveys) == 1 else surveys,
        problems=tuple(problems),
    )


def _survey(group: Sequence[Piece], stated: Mapping[str, Sheetwide]) -> Survey:
    rows: Counter[Scores] = Counter()
    for piece in group:
        rows.update(piece.rows)
    first = group[0]
    days = [day for piece in group if piece.days for day in piece.days]
    sheets = [stated[name] for name in dict.fromkeys(piece.sheet for piece in group)]
    people = {sheet.population for sheet in sheets if sheet.population}
    return Survey(
        place=first.place,
        shape=Shape.RESPONDENTS,
        scale=first.scale,
        unsur=first.unsur,
        rows=tuple(sorted(((count, scores) for scores, count in rows.items()), key=_order)),
        respondents=rows.total(),
        name=next((piece.name for piece in group if piece.name), ""),
        part=first.name or first.sheet,
        stated=tuple({one.value: one for sheet in sheets for one in sheet.indexes}.values()),
        population=people.pop() if len(people) == 1 else None,
        first_day=min(days, default=None),
        last_day=max(days, default=None),
    )


def _order(entry: tuple[int, Scores]) -> tuple[int, tuple[float, ...]]:
    """The commonest scores first, equal ones in a steady order: never that of the file."""
    count, scores = entry
    return -count, tuple(-1.0 if score is None else float(score) for score in scores)


def _once(pieces: Sequence[Piece], problems: list[Problem]) -> list[Piece]:
    """Without a table that repeats another, or of which the others are parts."""
    for piece in pieces:
        others = [other for other in pieces if other is not piece]
        if len(others) > 1 and _is_telling(piece) and piece.rows == _sum(others):
            problems += [_repeated(other, piece) for other in others]
            return [piece]
    kept: list[Piece] = []
    for piece in pieces:
        twin = next((other for other in kept if _repeats(piece, other)), None)
        if twin is None:
            kept.append(piece)
        else:
            problems.append(_repeated(piece, twin))
    return kept


def _repeats(piece: Piece, other: Piece) -> bool:
    same = piece.rows == other.rows and piece.unsur == other.unsur and piece.scale is other.scale
    named = piece.name and other.name and piece.name.casefold() != other.name.casefold()
    return same and not named and _is_telling(piece)


def _is_telling(piece: Piece) -> bool:
    """Whether a table has so many different answers that another with the same ones is a copy."""
    return len(piece.rows) >= LEAST_DIFFERENT


def _sum(pieces: Sequence[Piece]) -> Counter[Scores]:
    rows: Counter[Scores] = Counter()
    for piece in pieces:
        rows.update(piece.rows)
    return rows


def _repeated(piece: Piece, other: Piece) -> Problem:
    return found(ProblemCode.SURVEY_TABLE_REPEATED, piece.place, other=reference_of(other))


def _say_joined(group: Sequence[Piece], problems: list[Problem]) -> None:
    """Pages of one table are joined without a word; sheets, and tables with totals of their own, are not."""
    sheets = list(dict.fromkeys(piece.sheet for piece in group))
    tables = list(dict.fromkeys((piece.sheet, piece.table) for piece in group))
    if len(sheets) > 1 or (len(tables) > 1 and any(piece.closed for piece in group[:-1])):
        named = sheets if len(sheets) > 1 else [piece.place.cell for piece in group]
        more = "" if len(named) <= MOST_NAMED else " …"
        listed = ", ".join(named[:MOST_NAMED]) + more
        count = str(len(tables))
        problems.append(found(ProblemCode.SURVEY_TABLES_JOINED, group[0].place, count=count, tables=listed))


def reference_of(piece: Piece) -> str:
    """How a sentence names a table."""
    return f"{piece.sheet}!{piece.place.cell}"
