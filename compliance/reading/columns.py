"""The columns of a header block → the fields of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from msgspec import structs

from compliance.model import AnswerKind, Question, Status, UnitKind
from compliance.problems import ProblemCode
from compliance.reading.blocks import Cells, Dated, Field
from compliance.reading.dating import UNDATED, Doubt, Line, Settled, settle_dates
from compliance.reading.folding import collapsed, words
from compliance.reading.headers import Headings, ask_key, candidates_of
from compliance.reading.result import Ask, MatchedColumn
from compliance.reading.rivals import without_rivals
from compliance.reading.roles import Header, Role
from compliance.reading.sheets import Position
from compliance.reading.titled import Column
from compliance.reading.words import JUDGEMENTS, KIND_HEADERS, OBSTACLES, VIEWS, WANTING

_FOR_SOMETHING_ELSE = (Role.UNKNOWN, Role.IGNORED, Role.LABEL)
_VALID = frozenset({"status", "valid", "sesuai"})  # of the answer before it


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
    asides: tuple[Position, ...]  # columns that are for something else
    wanting: frozenset[Position]  # of those, lists of what is not there
    undated: tuple[Doubt, ...]  # columns of dates that may be anybody's
    recap: bool
    strong: bool


def sort_out(columns: Sequence[Column], headings: Headings, unit: int, cells: Cells) -> Columns:
    """Which columns are fields, which belong to fields, which are asked about."""
    settled = _settled(columns, headings)
    dates = [(columns[at], question) for at, question in settled.dates.items()]
    others = [c for at, c in enumerate(columns) if at not in settled.dates] if dates else columns
    asked = [(c, h) for c in others if (h := asked_of(c)) is not None]
    fields, doubted = without_rivals(_fields(others), asked, headings)
    asked += doubted
    fields += [_field(q, [c]) for c, q in dates if q.kind is AnswerKind.DATE]
    days = dict(_dated(dates))
    notes = [c.at[1] for c in columns if c.header.role is Role.NOTE]
    evidence = [c.at[1] for c in columns if c.header.role is Role.EVIDENCE]
    verdicts = [c.at[1] for c in others if answered_by(c)[0] is None and judges(c.titles[-1])]
    asides = [c for c in others if c.header.role in _FOR_SOMETHING_ELSE or _is_alone(c)]
    obstacles = [at[1] for at in _titled(asides, OBSTACLES)]
    return Columns(
        fields=tuple(
            structs.replace(
                f,
                notes=_covering(f, fields, notes),
                evidence=_covering(f, fields, evidence),
                verdicts=_judging(f, fields, verdicts),
                obstacles=_judging(f, fields, obstacles),
            )
            for f in fields
        ),
        matched=_matched(columns, fields, unit, cells, days),
        asked=tuple(asked),
        dates=tuple(days.values()),
        asides=tuple((0, c.at[1]) for c in asides),
        wanting=_titled(asides, WANTING),
        undated=settled.doubts,
        units=tuple(c for c in columns if c.header.role in (Role.UNIT, Role.GROUP)),
        kinds=tuple(c.at[1] for c in columns if c.at[1] != unit and KIND_HEADERS & set(words(c.titles[-1]))),
        number=next((c.at[1] for c in columns if c.header.role is Role.NUMBER), None),
        recap=any(c.header.role is Role.UNIT_COUNT for c in columns)
        or any(c.at[1] == unit and c.header.role is Role.GROUP for c in columns),
        strong=any(map(_is_strong, columns)),
    )


def _settled(columns: Sequence[Column], headings: Headings) -> Settled:
    dated = any(column.date for column in columns)
    return settle_dates([_line(column, headings) for column in columns], headings) if dated else UNDATED


def _line(column: Column, headings: Headings) -> Line:
    question, _ = answered_by(column)
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


def asked_of(column: Column) -> Header | None:
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
        question, pair = answered_by(column)
        if question is None:
            continue
        if pair is not None and runs and runs[-1][0] == pair and runs[-1][2][-1].at[1] + 1 == column.at[1]:
            runs[-1][2].append(column)
        else:
            runs.append((pair, question, [column]))
    return [(_field(question, run), run[0]) for _, question, run in runs]


def answered_by(column: Column) -> tuple[Question | None, tuple[str, Position | None] | None]:
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


def _covering(field: Field, fields: Sequence[Field], beside: Sequence[int]) -> tuple[Position, ...]:
    """The columns of notes or links that speak for a field: the next one to its right, or the only one."""
    if len(beside) == 1:
        return ((0, beside[0]),)
    last = field.cells[-1][1]
    following = next((column for column in beside if column > last), None)
    return ((0, following),) if following is not None else ()


def _is_strong(column: Column) -> bool:
    """Whether a title names an element, itself or by what it stands below."""
    own = column.header.strong and (column.header.question or column.header.role is Role.ASK)
    return bool(own) or (column.owner is not None and column.owner.strong)


def _titled(columns: Iterable[Column], said: Set[str]) -> frozenset[Position]:
    """Those of the columns whose titles say one of some words."""
    return frozenset((0, c.at[1]) for c in columns if not said.isdisjoint(words(c.titles[-1])))


def _is_alone(column: Column) -> bool:
    """`Progress` or `Belum ada` as the title of a column of its own, below nothing it could answer."""
    bare = column.header.role in (Role.OPTION, Role.ANSWER)
    return bare and column.owner is None and len(column.titles) == 1


def judges(title: str) -> bool:
    """Whether a title is that of somebody's judgement: `Hasil Verifikasi`, `Verifikasi Bagian Organisasi`."""
    spoken = {*words(title)}
    return bool(spoken) and (spoken <= VIEWS | _VALID or not spoken.isdisjoint(JUDGEMENTS))


def _judging(field: Field, fields: Sequence[Field], verdicts: Sequence[int]) -> tuple[Position, ...]:
    """The column beside a field that judges its answers; one for several fields judges none of them."""
    beside = field.cells[-1][1] + 1
    each = len(verdicts) > 1 or len(fields) == 1
    return ((0, beside),) if each and beside in verdicts else ()


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
