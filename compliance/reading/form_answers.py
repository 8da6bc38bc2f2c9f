"""Where the questions of a form are answered: one column or several, ticks, or a column for each unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from compliance.model import Status
from compliance.reading import words as w
from compliance.reading.blocks import Cells
from compliance.reading.columns import judges
from compliance.reading.folding import is_blank, words
from compliance.reading.layout import Clues, row_headers, spanned
from compliance.reading.roles import UNKNOWN, Header, Role
from compliance.reading.rows import RowKind, read_label
from compliance.reading.strays import answers_plainly


class Answers(NamedTuple):
    """The columns of answers under a header row; `first` is the row below all their titles."""

    first: int
    single: int | None = None
    options: tuple[tuple[int, Status], ...] = ()
    rivals: tuple[int, ...] = ()  # further columns of answers to the same questions
    units: tuple[int, ...] = ()
    pair: tuple[Status, ...] = ()  # the options below each of the units
    offsets: tuple[int, ...] = (0,)  # where those of a unit are answered, from its column on
    note: int | None = None  # where each of the units has its remarks, from its column on

    @property
    def left(self) -> int:
        """The first column that is answered."""
        return min([c for c, _ in self.options] or list(self.units) or [self.single or 0])


def of_one(
    cells: Cells, row: int, headers: dict[int, Header], columns: range, clues: Clues
) -> Answers | None:
    """Those of a form about one unit; None when there are none, or nobody can tell which are its."""
    options = _options_of(headers)
    if options:
        return Answers(first=row + 1 + _are_options(cells, row + 1, columns, clues), options=options)
    label, answer = first_of(headers, Role.LABEL), first_of(headers, Role.ANSWER)
    first, below = row + 1, {}
    if label is not None and first < cells.height and not cells.text(first, label):
        below = {c: h for c, h in row_headers(cells, first, clues).items() if c in columns}
    options = _options_of(below, _answers_alone(cells, row, below, clues))
    if options:  # Jawaban over Ada | Tidak
        return Answers(first=first + 1, options=options)
    if answer is None or any(header.role is Role.OPTION for header in below.values()):
        return None  # pairs of several years, or of the unit and of those who look at it
    parts = _parts_of(cells, row, answer, clues) if label is not None and not cells.text(first, label) else ()
    if parts:
        return Answers(first=first + 1, single=parts[0], rivals=parts[1:])
    return Answers(first=first, single=answer, rivals=_rivals(cells, row, headers, columns, answer))


def of_units(cells: Cells, row: int, clues: Clues) -> Answers | None:
    """Those of several units, each named by its own column."""
    units = tuple(c for c in range(len(cells.rows[row])) if clues.is_unit(cells.text(row, c)))
    if len(units) < 2:
        return None
    first = row + 1
    below = row_headers(cells, first, clues) if first < cells.height else {}
    titled = [c for c in range(units[0], cells.width) if not is_blank(cells.raw(row, c))]
    width = min(right - left for left, right in pairwise(titled))  # also of columns that name no unit
    pair = _pair(below, units, width)
    offsets = tuple(range(len(pair))) or _offsets(cells, first, below, units, width)
    first += bool(offsets)
    titles = (*row_headers(cells, row, clues).items(), *below.items())
    notes = {column for column, header in titles if header.role is Role.NOTE}
    beside = range(1, units[1] - units[0])
    note = next((i for i in beside if notes.issuperset(unit + i for unit in units)), None)
    return Answers(first=first, units=units, pair=pair, offsets=offsets or (0,), note=note)


def unlisted(cells: Cells, row: int, label: int, found: Answers, clues: Clues) -> tuple[list[int], list[int]]:
    """The columns that answer as those of units do: of a name nobody knows, and of no name."""
    named, nameless = [], []
    asked = [r for r in range(found.first, cells.height) if not is_blank(cells.raw(r, label))]
    bare = found.first == row + 1  # else what has no title belongs to the unit before it
    for column in range(label + 1, cells.width if found.units else 0):
        title = cells.text(row, column)
        told = clues.is_unit(title) or clues.headers.get(title, UNKNOWN).role is not Role.UNKNOWN
        values = [cells.raw(r, column + offset) for r in asked for offset in found.offsets]
        if told or not answers_plainly(values, clues.is_answer):
            continue
        kind = read_label(title).kind
        named += [column] if kind is RowKind.NAME else []
        nameless += [column] if kind is RowKind.BLANK and bare else []
    return named, nameless


def _options_of(headers: Mapping[int, Header], twice: bool = False) -> tuple[tuple[int, Status], ...]:
    """The columns of a tick each, at least Ada and another; `twice` where several may be of one status."""
    found = tuple((c, h.status) for c, h in headers.items() if h.role is Role.OPTION and h.status)
    statuses = {status for _, status in found}
    once = twice or len(statuses) == len(found)  # else they belong to several units, or several years
    return found if Status.ADA in statuses and len(statuses) > 1 and once else ()


def first_of(headers: Mapping[int, Header], role: Role) -> int | None:
    """The first column of a role."""
    return next((column for column, header in headers.items() if header.role is role), None)


def _are_options(cells: Cells, row: int, columns: range, clues: Clues) -> bool:
    """Whether a row holds nothing but options: those of somebody else, below Ada | Tidak of the unit."""
    texts = [text for c in columns if (text := cells.text(row, c).strip())]
    return bool(texts) and all(clues.headers.get(text, UNKNOWN).role is Role.OPTION for text in texts)


def _answers_alone(cells: Cells, row: int, below: Mapping[int, Header], clues: Clues) -> bool:
    """Whether all that stands over pairs of options are titles of answers, or of whoever looks at them:
    `Penilaian Mandiri`, `Verifikasi Tim`.
    """
    titles = [cells.text(row, c) for c, header in below.items() if header.role is Role.OPTION]
    given = [title for title in titles if title.strip() and _is_given(title, clues)]
    return bool(given) and all(title in given or judges(title) for title in titles if title.strip())


def _is_given(title: str, clues: Clues) -> bool:
    answer = clues.headers.get(title, UNKNOWN).role is Role.ANSWER
    return answer or not w.GIVEN_WORDS.isdisjoint(words(title))


def _parts_of(cells: Cells, row: int, answer: int, clues: Clues) -> tuple[int, ...]:
    """The columns of answers below one wide title: `Jawaban` over Mandiri | Verifikasi."""
    below = {c: cells.text(row + 1, c) for c in spanned(cells, row, answer)}
    roles = {c: clues.headers.get(text, UNKNOWN).role for c, text in below.items() if text.strip()}
    found = tuple(c for c, role in roles.items() if role in (Role.UNKNOWN, Role.ANSWER))
    return found if len(found) > 1 else ()


def _rivals(
    cells: Cells, row: int, headers: Mapping[int, Header], columns: range, answer: int
) -> tuple[int, ...]:
    """Columns of answers beside the first: of the team that looks at it, of another year."""
    examples = {c for c in columns if read_label(cells.text(row, c)).kind is RowKind.EXAMPLE}
    given = {c for c in columns if not w.GIVEN_WORDS.isdisjoint(words(cells.text(row, c)))}
    titled = {c for c, header in headers.items() if header.role is Role.ANSWER}
    labels = {c for c, header in headers.items() if header.role is Role.LABEL}
    return tuple(sorted((given | titled) - examples - labels - {answer}))


def _pair(below: Mapping[int, Header], units: Sequence[int], width: int) -> tuple[Status, ...]:
    """The options that stand in the same order below each of the units, from its column on."""
    found = {c: h.status for c, h in below.items() if h.role is Role.OPTION and h.status}
    rows = [tuple(found[unit + i] for i in range(width) if unit + i in found) for unit in units]
    return rows[0] if len(set(rows)) == 1 and len(rows[0]) == width > 1 else ()


def _offsets(
    cells: Cells, row: int, below: Mapping[int, Header], units: Sequence[int], width: int
) -> tuple[int, ...]:
    """Where `Status` stands under each of the units, or what nobody knows: `Mandiri` and `Verifikasi`."""
    titles = {c: cells.title(row, c) for c in range(units[0], units[-1] + width)}
    given = {c for c, title in titles.items() if not w.GIVEN_WORDS.isdisjoint(words(title))}
    given |= {c for c, header in below.items() if header.role is Role.ANSWER}
    answers = given or {c for c, title in titles.items() if title.strip()} - below.keys()
    if any(not w.VIEWS.isdisjoint(words(title)) for title in titles.values()):  # OPD | Tim
        told = {c for c, header in below.items() if header.role in (Role.NOTE, Role.EVIDENCE, Role.TOTAL)}
        answers = {c for c, title in titles.items() if title.strip()} - told
    own = {tuple(i for i in range(width) if unit + i in answers) for unit in units}
    asks = any(header.role is Role.QUESTION for header in below.values())
    return own.pop() if width > 1 and len(own) == 1 and not asks else ()
