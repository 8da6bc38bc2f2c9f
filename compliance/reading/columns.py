"""The columns of a header block → the fields of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import Struct, structs

from compliance.model import AnswerKind, Question, Status, UnitKind
from compliance.problems import ProblemCode
from compliance.reading.blocks import Cells, Dated, Field
from compliance.reading.date_titles import DateTitle
from compliance.reading.dating import UNDATED, Doubt, Line, Settled, settle_dates
from compliance.reading.folding import collapsed, is_blank, words
from compliance.reading.headers import Headings, ask_key, candidates_of
from compliance.reading.result import Ask, MatchedColumn
from compliance.reading.roles import Header, Role
from compliance.reading.sheets import Position
from compliance.reading.telling import YEAR
from compliance.reading.words import KIND_HEADERS

_OWN_GROUPS = (Role.QUESTION, Role.ASK, Role.OPTION)
_NO_GROUP = (Role.NUMBER, Role.UNIT, Role.NOTE, Role.TOTAL, Role.OPTION, Role.ANSWER, Role.EVIDENCE)


class Column(Struct, frozen=True, kw_only=True, gc=False):
    """A column under its header: `titles` from the outermost group to its own."""

    at: Position
    titles: tuple[str, ...]
    header: Header
    owner: Header | None = None
    group: Position | None = None  # where the title of its group stands
    date: DateTitle | None = None

    @property
    def text(self) -> str:
        return " – ".join(collapsed(title) for title in self.titles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All columns of a table, sorted out."""

    fields: tuple[Field, ...]
    matched: tuple[MatchedColumn, ...]
    asked: tuple[tuple[Column, Header], ...]
    units: tuple[Column, ...]
    number: int | None
    kinds: tuple[int, ...]  # columns that say the kind of unit
    dates: tuple[Dated, ...]
    undated: tuple[Doubt, ...]  # columns of dates that may be anybody's
    recap: bool
    strong: bool


def read_columns(
    cells: Cells, top: int, bottom: int, columns: Sequence[int], headings: Headings
) -> tuple[Column, ...]:
    """Each column with the path of its titles in the header rows `top` … `bottom`."""
    found = []
    for column in columns:
        path = _titles(cells, top, bottom, column, headings)
        if not path:
            continue
        titles = tuple(title for title, _ in path)
        group = path[-2][1] if len(path) > 1 else None
        owner = headings.match(titles[-2]) if len(path) > 1 else None
        at, header = path[-1][1], headings.path(titles)
        date = headings.dated(titles, header)
        found.append(
            Column(at=(at[0], column), titles=titles, header=header, owner=owner, group=group, date=date)
        )
    return tuple(found)


def _titles(
    cells: Cells, top: int, bottom: int, column: int, headings: Headings
) -> list[tuple[str, Position]]:
    """The titles above a column with their places, a merged or spilling title counted once."""
    path: list[tuple[str, Position]] = []
    for row in range(top, bottom + 1):
        at = cells.home(row, column)
        if at == (row, column) and is_blank(cells.raw(row, column)) and row < bottom:
            at = _spilling(cells, row, column, bottom, headings)
        if top <= at[0] <= bottom and cells.title(*at).strip() and (not path or path[-1][1] != at):
            path.append((cells.title(*at), at))
    return path


def _spilling(cells: Cells, row: int, column: int, bottom: int, headings: Headings) -> Position:
    """The group title to the left that an empty cell above a lower title belongs to."""
    nothing = (row, column)
    if not any(cells.title(lower, column).strip() for lower in range(row + 1, bottom + 1)):
        return nothing
    for left in range(column - 1, -1, -1):
        if (row, left) in cells.merged and cells.home(row, left) != (row, column):
            return nothing
        title = cells.text(row, left)
        if title.strip():
            return nothing if headings.match(title).role in _NO_GROUP else (row, left)
    return nothing


def sort_out(columns: Sequence[Column], headings: Headings, unit: int, cells: Cells) -> Columns:
    """Which columns are fields, which belong to fields, which are asked about."""
    settled = _settled(columns, headings)
    dates = [(columns[at], question) for at, question in settled.dates.items()]
    others = [c for at, c in enumerate(columns) if at not in settled.dates] if dates else columns
    asked = [(c, h) for c in others if (h := _asked(c)) is not None]
    fields, doubted = _without_rivals(_fields(others), headings)
    asked += doubted
    fields += [_field(q, [c]) for c, q in dates if q.kind is AnswerKind.DATE]
    days = dict(_dated(dates))
    notes = [c.at[1] for c in columns if c.header.role is Role.NOTE]
    evidence = [c.at[1] for c in columns if c.header.role is Role.EVIDENCE]
    strong = any(c.header.strong and (c.header.question or c.header.role is Role.ASK) for c in columns)
    strong = strong or any(c.owner is not None and c.owner.strong for c in columns if c.owner)
    return Columns(
        fields=tuple(
            structs.replace(f, notes=_covering(f, fields, notes), evidence=_covering(f, fields, evidence))
            for f in fields
        ),
        matched=_matched(columns, fields, unit, cells, days),
        asked=tuple(asked),
        dates=tuple(days.values()),
        undated=settled.doubts,
        units=tuple(c for c in columns if c.header.role in (Role.UNIT, Role.GROUP)),
        kinds=tuple(c.at[1] for c in columns if c.at[1] != unit and KIND_HEADERS & set(words(c.titles[-1]))),
        number=next((c.at[1] for c in columns if c.header.role is Role.NUMBER), None),
        recap=any(c.header.role is Role.UNIT_COUNT for c in columns)
        or any(c.at[1] == unit and c.header.role is Role.GROUP for c in columns),
        strong=strong,
    )


def _settled(columns: Sequence[Column], headings: Headings) -> Settled:
    dated = any(column.date for column in columns)
    return settle_dates([_line(column, headings) for column in columns], headings) if dated else UNDATED


def _line(column: Column, headings: Headings) -> Line:
    question, _ = _answered(column)
    beside = headings.is_beside(column.titles[-1], column.header)
    return Line(
        at=column.at,
        text=column.text,
        question=question,
        date=column.date,
        beside=beside,
        group=column.group,
    )


def _dated(dates: Iterable[tuple[Column, Question]]) -> Iterator[tuple[int, Dated]]:
    """The columns of dates of effect, by their number."""
    for column, question in dates:
        if column.date and question.kind is not AnswerKind.DATE:
            at = (0, column.at[1])
            yield at[1], Dated(question=question, title=column.date, header=column.text, at=at)


def _asked(column: Column) -> Header | None:
    """The header a person must explain: of the column, or of the group of a pair."""
    if column.header.role is Role.ASK:
        return column.header
    paired = column.header.role in (Role.OPTION, Role.ANSWER)
    if paired and column.owner and column.owner.role is Role.ASK:
        return column.owner
    return None


def _fields(columns: Sequence[Column]) -> list[tuple[Field, Column]]:
    """Single columns, and pairs such as Ada | Tidak under one title, in order."""
    runs: list[tuple[tuple[str, Position | None] | None, Question, list[Column]]] = []
    for column in columns:
        question, pair = _answered(column)
        if question is None:
            continue
        if pair is not None and runs and runs[-1][0] == pair and runs[-1][2][-1].at[1] + 1 == column.at[1]:
            runs[-1][2].append(column)
        else:
            runs.append((pair, question, [column]))
    return [(_field(question, run), run[0]) for _, question, run in runs]


def _answered(column: Column) -> tuple[Question | None, tuple[str, Position | None] | None]:
    """The question of a column, and the pair it is one half of."""
    header, owner = column.header, column.owner
    if header.question:
        flat = header.status is not None
        return header.question, (header.question.id, None) if flat else None
    owned = owner.question if owner else None
    if owned is None or owned.kind is not AnswerKind.STATUS:
        return None, None
    if header.role is Role.OPTION:
        return owned, (owned.id, column.group)
    return (owned, None) if header.role is Role.ANSWER else (None, None)


def _field(question: Question, run: Sequence[Column]) -> Field:
    cells = tuple((0, c.at[1]) for c in run)
    statuses = tuple(c.header.status for c in run if c.header.status)
    text = run[0].text if len(run) == 1 else collapsed(run[0].titles[-2 if len(run[0].titles) > 1 else -1])
    alone = len(run) == 1 and statuses in ((), (Status.ADA,))
    return Field(question=question, header=text, cells=cells, options=() if alone else statuses)


def _without_rivals(
    fields: Sequence[tuple[Field, Column]], headings: Headings
) -> tuple[list[Field], list[tuple[Column, Header]]]:
    """Two columns for one question, of different years or groups: which one counts is asked."""
    known: dict[str, list[Column]] = {}
    for field, column in fields:
        known.setdefault(field.question.id, []).append(column)
    sides = {id: {_side(c, headings) for c in some} for id, some in known.items() if len(some) > 1}
    kept: list[Field] = []
    doubted: list[tuple[Column, Header]] = []
    for field, column in fields:
        settled, doubt = column.header, column.header
        if len(sides.get(field.question.id, ())) > 1:
            core = f"{column.header.core} {_side(column, headings)}".strip()
            doubt = Header(role=Role.ASK, core=core, candidates=(field.question,))
            settled = headings.settled(doubt)
        if settled.role is Role.ASK:
            doubted.append((column, doubt))
        elif settled.role is not Role.UNKNOWN:
            kept.append(field)
    return kept, doubted


def _side(column: Column, headings: Headings) -> str:
    """What sets a column apart from another for the same question: its year, or else the groups it is in.

    The element itself and an option are no such group: SOP over Ada | Tidak, or Ada over SOP | SP.
    """
    found = (YEAR.search(title) for title in reversed(column.titles))
    year = next((year[0] for year in found if year), "")
    if year or len(column.titles) == 1:
        return year
    groups = (title for title in column.titles[:-1] if headings.match(title).role not in _OWN_GROUPS)
    return " ".join(word for title in groups for word in words(title))


def _covering(field: Field, fields: Sequence[Field], beside: Sequence[int]) -> tuple[Position, ...]:
    """The columns of notes or links that speak for a field: the next one to its right, or the only one."""
    if len(beside) == 1:
        return ((0, beside[0]),)
    last = field.cells[-1][1]
    following = next((column for column in beside if column > last), None)
    return ((0, following),) if following is not None else ()


def _matched(
    columns: Sequence[Column],
    fields: Sequence[Field],
    unit: int,
    cells: Cells,
    dates: Mapping[int, Dated],
) -> tuple[MatchedColumn, ...]:
    by_column = {cell[1]: field.question.id for field in fields for cell in field.cells}
    by_column |= {column: dated.question.id for column, dated in dates.items()}
    return tuple(
        MatchedColumn(
            place=cells.place(*c.at),
            header=c.text,
            question=by_column.get(c.at[1], ""),
            dated=c.at[1] in dates,
        )
        for c in columns
        if c.at[1] != unit and c.header.role is not Role.NUMBER
    )


def asks_of(
    asked: Sequence[tuple[Column, Header]], cells: Cells, waiting: Callable[[Position], int]
) -> tuple[Ask, ...]:
    """One question for each doubtful header for which cells wait; `waiting` counts them by its place."""
    asks: dict[str, Ask] = {}
    for column, header in asked:
        count = waiting(column.at)
        key = ask_key(header)
        if count and key in asks:
            asks[key] = replace(asks[key], count=asks[key].count + count)
        elif count:
            asks[key] = Ask(
                code=ProblemCode.ASK_COLUMN,
                key=key,
                place=cells.place(*column.at),
                text=column.text,
                candidates=candidates_of(header.candidates),
                count=count,
            )
    return tuple(asks.values())


def kinds_of(columns: Sequence[Column], unit: int) -> frozenset[UnitKind]:
    """What the header of the names says about the kind of units."""
    return next((c.header.kinds for c in columns if c.at[1] == unit), frozenset())
