"""A whole workbook → trainings and how many of each unit attended. Pure: nothing is opened here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from compliance.definitions.load import Definitions
from compliance.definitions.personal import PersonalRules
from compliance.model import Registry, Status, Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading.attendance.count import Counter, key_of
from compliance.reading.attendance.headers import Part, PersonHeaders
from compliance.reading.attendance.lists import Listing, find_lists
from compliance.reading.attendance.result import AttendanceReading, DroppedColumn
from compliance.reading.attendance.titles import day_of, names_training, safe, tells_attendance, title_of
from compliance.reading.blocks import Block, Cells, Subject
from compliance.reading.folding import is_blank, is_placeholder, shown
from compliance.reading.lexicon import lexicon_of, matcher_of
from compliance.reading.names import LONGEST_NAME, UnitMatcher
from compliance.reading.numbers import read_date
from compliance.reading.personal.patterns import repeatable
from compliance.reading.resolve import Resolver
from compliance.reading.sheets import Book, CellValue
from compliance.reading.values import ValueReader

_DROPPED = (Part.PERSON, Part.NUMBER, Part.PERSONAL, Part.PRESENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What reading one file needs."""

    file: str
    values: ValueReader
    matcher: UnitMatcher
    resolver: Resolver
    headers: PersonHeaders


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sessions:
    """Where a list tells which training somebody attended: a column for each, a column of titles, or
    the lines above it (`title`, `day`). `told`: those lines do; else it is but a list of staff.
    """

    ticked: Mapping[int, str]
    column: int | None
    title: str
    day: date | None
    told: bool
    present: int | None


def read_attendance(
    book: Book,
    *,
    file: str,
    sha256: str,
    definitions: Definitions,
    personal: PersonalRules,
    registry: Registry,
    remembered: Mapping[str, str],
) -> AttendanceReading:
    """The counts of a workbook. Names and numbers of people are compared here and go nowhere."""
    matcher = matcher_of(registry)
    context = _Context(
        file=file,
        values=lexicon_of(definitions).values,
        matcher=matcher,
        resolver=Resolver(matcher, file=file, remembered=remembered),
        headers=PersonHeaders.of(personal),
    )
    counter = Counter()
    lists = [listing for sheet in book.sheets for listing in find_lists(Cells(sheet), context.headers)]
    if not any(listing.rows for listing in lists):
        return AttendanceReading(file=file, sha256=sha256, error=Problem(code=ProblemCode.NO_ATTENDANCE))
    for listing in lists:
        _read_list(listing, context, counter)
    unclear = (problem for listing in lists for problem in _unclear(listing, context.values))
    return AttendanceReading(
        file=file,
        sha256=sha256,
        trainings=tuple(counter.trainings()),
        trained=tuple(counter.trained()),
        events=counter.events(),
        attendees=tuple(counter.attendees()),
        asked=context.resolver.asked,
        problems=(*context.resolver.problems, *unclear),
        dropped=tuple({(one.place.sheet, one.place.cell): one for one in _dropped(lists)}.values()),
    )


def _dropped(lists: Sequence[Listing]) -> Iterator[DroppedColumn]:
    """The columns whose cells are compared here, or not even that."""
    for listing in lists:
        for column in listing.columns(*_DROPPED):
            place = listing.cells.place(listing.top, column)
            yield DroppedColumn(place=place, header=safe(listing.titles[column]))


def _read_list(listing: Listing, context: _Context, counter: Counter) -> None:
    sessions = _sessions(listing, context.values, context.file)
    cells, number = listing.cells, listing.column(Part.NUMBER)
    person, marks = listing.columns(Part.PERSON)[0], listing.column(Part.FRONTLINE)
    whole = _unit_above(listing, context) if listing.column(Part.UNIT) is None else None
    for row in listing.rows:
        unit = whole or _unit_of(listing, row, context)
        if unit is None:
            continue
        said = "" if number is None else shown(cells.value(row, number))
        key = key_of(shown(cells.value(row, person)), said)
        status = None if marks is None else _status(context.values, cells.value(row, marks))
        counter.person(unit, key, None if marks is None else status is Status.ADA)
        for title, day in _attended(listing, row, sessions, context.values):
            counter.attended(unit, key, title, day, cells.place(listing.top, person))


def _sessions(listing: Listing, values: ValueReader, file: str) -> _Sessions:
    cells = listing.cells
    ticked = {
        column: safe(listing.titles[column])
        for column in listing.columns(Part.TITLE, Part.OTHER)
        if names_training(listing.titles[column]) and _answers(listing, column, values)
    }
    texts = [column for column in listing.columns(Part.TITLE) if column not in ticked]
    written = [c for c in texts if any(not is_blank(cells.value(row, c)) for row in listing.rows)]
    file = PurePath(file).stem.replace("_", " ")
    lines = [*(text for _, text in listing.above()), listing.cells.sheet.name, file]
    present, title = listing.column(Part.PRESENT), title_of(lines)
    answered = present is not None and _answers(listing, present, values)
    return _Sessions(
        ticked=ticked,
        column=next(iter(written), None),
        title=title,
        day=day_of(lines),
        told=bool(title) or present is not None or tells_attendance(lines),
        present=present if answered else None,
    )


def _answers(listing: Listing, column: int, values: ValueReader) -> bool:
    """Whether the filled cells of a column are ticks, words of a checklist, or ones and noughts."""
    filled = [v for row in listing.rows if not is_blank(v := listing.cells.value(row, column))]
    return bool(filled) and all(_status(values, value) is not None for value in filled)


def _status(values: ValueReader, value: CellValue) -> Status | None:
    if isinstance(value, bool):
        return Status.ADA if value else Status.TIDAK
    if isinstance(value, int | float):
        return {0: Status.TIDAK, 1: Status.ADA}.get(int(value)) if value in (0, 1) else None
    if not isinstance(value, str):
        return None
    return Status.ADA if value.strip().casefold() == "hadir" else values.status(value)


def _attended(
    listing: Listing, row: int, sessions: _Sessions, values: ValueReader
) -> list[tuple[str, date | None]]:
    """The trainings somebody attended, as this row tells."""
    cells, column = listing.cells, listing.column(Part.DAY)
    day = None if column is None else read_date(cells.value(row, column))
    day = day or sessions.day
    present = sessions.present
    if present is not None and _status(values, cells.value(row, present)) is not Status.ADA:
        return []
    if sessions.ticked:
        came = (c for c in sessions.ticked if _status(values, cells.value(row, c)) is Status.ADA)
        return [(sessions.ticked[column], day) for column in came]
    if sessions.column is not None:
        title = safe(shown(cells.value(row, sessions.column)))
        return [(title, day)] if any(c.isalpha() for c in title) else []
    return [(sessions.title, day)] if sessions.told else []


def _unclear(listing: Listing, values: ValueReader) -> Iterator[Problem]:
    """What of a list was not understood, each kind once: where it begins, and how often."""
    cells = listing.cells
    kinds: tuple[tuple[ProblemCode, Part, Callable[[CellValue], bool]], ...] = (
        (ProblemCode.TRAINING_NO_UNIT, Part.UNIT, lambda value: not _is_filled(value)),
        (ProblemCode.TRAINING_DAY, Part.DAY, lambda value: _is_filled(value) and read_date(value) is None),
        (
            ProblemCode.TRAINING_MARK,
            Part.FRONTLINE,
            lambda value: _is_filled(value) and _status(values, value) is None,
        ),
    )
    for code, part, wrong in kinds:
        column = listing.unit_columns()[0] if part is Part.UNIT else listing.column(part)
        rows = [] if column is None else [row for row in listing.rows if wrong(cells.value(row, column))]
        if column is not None and rows:
            place = cells.place(rows[0], column)
            yield Problem(code=code, place=place, details={"count": str(len(rows))})


def _is_filled(value: CellValue) -> bool:
    return not is_placeholder(shown(value))


def _unit_of(listing: Listing, row: int, context: _Context) -> Unit | None:
    column, beside = listing.unit_columns()
    if column is None:
        return None
    name = shown(listing.cells.value(row, column))
    parent = "" if beside is None else shown(listing.cells.value(row, beside))
    if is_placeholder(name):
        return None
    return _resolved(listing, name, (row, column), context, parent="" if is_placeholder(parent) else parent)


def _unit_above(listing: Listing, context: _Context) -> Unit | None:
    """The unit all people of a list belong to: by the lines above it, or the name of the sheet."""
    lines = [*listing.above(), ((listing.top, 0), listing.cells.sheet.name)]
    for at, text in lines:
        for part in (text.partition(":")[2], text):
            if part.strip() and context.matcher.match(part.strip()).unit is not None:
                return _resolved(listing, part.strip(), at, context)
    return _resolved(listing, "", (listing.top, 0), context)


def _resolved(
    listing: Listing, name: str, at: tuple[int, int], context: _Context, *, parent: str = ""
) -> Unit | None:
    """The unit of that name, or a question that never repeats a person's name."""
    subject = Subject(
        origin=(at[0], 0),
        name=repeatable(name)[:LONGEST_NAME],
        at=at,
        parent=repeatable(parent)[:LONGEST_NAME],
    )
    block = Block(cells=listing.cells, fields=(), subjects=(subject,), form=not name)
    return context.resolver.unit_of(block, subject, alone=True, elsewhere=False)
