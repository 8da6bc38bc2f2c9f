"""The header of a form: where its questions stand, and where they are answered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from compliance.model import Status
from compliance.reading import words as w
from compliance.reading.blocks import Cells
from compliance.reading.columns import judges
from compliance.reading.date_titles import DateTitle
from compliance.reading.folding import is_blank, words
from compliance.reading.form_answers import Answers, first_of, of_one, of_units, unlisted
from compliance.reading.layout import Clues, row_headers
from compliance.reading.roles import Header, Role
from compliance.reading.sheets import Position
from compliance.reading.telling import YEAR

_PARTS_OF_YEAR = frozenset({"semester", "triwulan", "tw", "tahap", "periode"})
_OTHERS = frozenset({"tim", "penilai"}) | w.JUDGEMENTS
LEAST_QUESTIONS = 3  # a column of labels without any header needs so many known questions


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """The columns of a form; `first` is its first row of questions."""

    row: int
    first: int
    label: int
    number: int | None = None
    group: int | None = None  # the column of what several questions are about: `Unsur` before `Uraian`
    answer: int | None = None
    options: tuple[tuple[int, Status], ...] = ()
    notes: int | None = None  # of several units, from the column of each on
    evidence: int | None = None
    verdict: int | None = None  # the column in which somebody judges the answers
    dates: tuple[tuple[int, DateTitle], ...] = ()
    rivals: tuple[int, ...] = ()  # further columns of answers to the same questions
    units: tuple[int, ...] = ()
    pair: tuple[Status, ...] = ()  # the options below each of the units
    offsets: tuple[int, ...] = (0,)  # where those of a unit are answered, from its column on
    nameless: tuple[int, ...] = ()  # columns of answers among the units, of nobody
    columns: range = range(0)  # its own, where forms stand beside each other
    rows: tuple[int, ...] = ()  # those of one unit, in a list of answers of several …
    named: Position | None = None  # … and where it is named
    needed: tuple[tuple[int, ...], ...] = ()  # of several columns of answers those without which none counts

    @property
    def answers(self) -> tuple[int, ...]:
        single = () if self.answer is None else (self.answer,)
        of_units = tuple(unit + offset for unit in self.units for offset in self.offsets)
        return single + self.rivals + tuple(column for column, _ in self.options) + of_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sheet and where questions stand in it: their rows by column."""

    cells: Cells
    clues: Clues
    questions: Mapping[int, Sequence[int]]

    def below(self, row: int, column: int) -> int:
        """How many questions stand in a column from a row on."""
        rows = self.questions.get(column, ())
        return len(rows) - bisect_left(rows, row)

    def asks(self, row: int, column: int) -> bool:
        header = self.clues.headers.get(self.cells.text(row, column))
        return header is not None and header.role is Role.QUESTION


def scene_of(cells: Cells, clues: Clues) -> Scene:
    """A sheet with the rows in which its questions stand, by column."""
    questions: dict[int, list[int]] = {}
    for row in range(cells.height):
        for column, header in row_headers(cells, row, clues).items():
            if header.role is Role.QUESTION:
                questions.setdefault(column, []).append(row)
    return Scene(cells=cells, clues=clues, questions=questions)


def head_at(scene: Scene, row: int, headers: dict[int, Header], columns: range) -> FormHead | None:
    """The header row of a form in some columns: what is asked, and where it is answered."""
    cells, clues = scene.cells, scene.clues
    answers = of_one(cells, row, headers, columns, clues) or of_units(cells, row, clues)
    if answers is None:
        return None
    first, left = answers.first, answers.left
    label = first_of(headers, Role.LABEL)
    if label is None or label >= left:
        right = (c for c, h in headers.items() if h.role is Role.LABEL and c > left)  # behind the ticks
        label = max((*range(columns.start, left), *right), key=lambda c: scene.below(first, c), default=None)
    group, label = _grouped(cells, first, headers, left, label)
    if label is None or not scene.below(first, label if group is None else group):
        return None
    named, nameless = unlisted(cells, row, label, answers, clues)
    return FormHead(
        row=row,
        first=first,
        label=label,
        number=first_of(headers, Role.NUMBER),
        group=group,
        answer=answers.single,
        options=answers.options,
        notes=answers.note if answers.units else first_of(headers, Role.NOTE),
        evidence=first_of(headers, Role.EVIDENCE),
        verdict=_verdict(cells, row, first, {*range(left, columns.stop)} - headers.keys()),
        dates=() if answers.units else _dates(scene, row, columns, left),
        rivals=answers.rivals,
        needed=_needed(_titled(cells, row, answers)),
        units=tuple(sorted((*answers.units, *named))),
        pair=answers.pair,
        offsets=answers.offsets,
        nameless=tuple(nameless),
        columns=columns,
    )


def _titled(cells: Cells, row: int, answers: Answers) -> list[tuple[str, tuple[int, ...]]]:
    """All that stands over the columns of answers of one unit, each with those below it, by their places."""
    found: list[tuple[str, tuple[int, ...]]] = []
    for place, column in enumerate([c for c, _ in answers.options] or [answers.single or 0, *answers.rivals]):
        title = " ".join(cells.text(r, column) for r in range(row, answers.first))
        if answers.options and found and not cells.text(row, column):  # the second option below a title
            found[-1] = (found[-1][0], (*found[-1][1], place))
        else:
            found.append((title, (place,)))
    return found


def _needed(titled: Sequence[tuple[str, tuple[int, ...]]]) -> tuple[tuple[int, ...], ...]:
    """Of columns of answers those that the others do not answer for: each of a year, or of a part of one;
    else that of the unit, beside `Jawaban Tim`.
    """
    if len(titled) < 2:
        return ()
    titles, places = zip(*titled, strict=True)
    spoken = [{*words(title)} for title in titles]
    years = {found[0] for title in titles if (found := YEAR.search(title))}
    parts = sum(not _PARTS_OF_YEAR.isdisjoint(said) for said in spoken)
    if len(years) > 1 or parts > 1 or any(not w.EARLIER.isdisjoint(said) for said in spoken):
        return places
    own = tuple(place for place, said in zip(places, spoken, strict=True) if not _of_others(said))
    return own if len(own) < len(titles) else ()


def _of_others(spoken: Set[str]) -> bool:
    """Whether a title is of somebody else than the unit: `Verifikasi Tim`, but not `Evaluasi Mandiri`."""
    return "mandiri" not in spoken and not _OTHERS.isdisjoint(spoken)


def _verdict(cells: Cells, row: int, first: int, columns: Iterable[int]) -> int | None:
    """The column whose title nobody knows but as that of a judgement: `Hasil Verifikasi`; of several below
    it none.
    """
    judging = (c for c in sorted(columns) if judges(cells.text(row, c)))
    return next((c for c in judging if not any(cells.text(r, c) for r in range(row + 1, first))), None)


def _grouped(
    cells: Cells, first: int, headers: Mapping[int, Header], left: int, label: int | None
) -> tuple[int | None, int | None]:
    """`Unsur` over several rows, and `Uraian` beside it in each: the group and the label of a form."""
    inner = max((c for c, h in headers.items() if h.role is Role.LABEL and c < left), default=label)
    if label is None or inner is None or inner == label:
        return None, label
    beside = (r for r in range(first, cells.height) if is_blank(cells.raw(r, label)))
    grouped = any(cells.text(r, inner).strip() and not is_blank(cells.value(r, left)) for r in beside)
    return (label, inner) if grouped else (None, label)


def _dates(scene: Scene, row: int, columns: range, left: int) -> tuple[tuple[int, DateTitle], ...]:
    """The columns of dates beside the answers, each with its title."""
    headings = scene.clues.headings
    texts = {c: text for c in columns if c > left and (text := scene.cells.text(row, c))}
    dated = ((c, headings.dated((text,), headings.match(text))) for c, text in texts.items())
    return tuple((c, title) for c, title in dated if title and not title.questions)


def bare_head(scene: Scene) -> FormHead | None:
    """A list of questions without a header: `SOP : Ada`. Answers in one column only, or none is sure."""
    cells = scene.cells
    label = max(scene.questions, key=lambda column: scene.below(0, column))
    rows = scene.questions[label]
    if len(rows) < LEAST_QUESTIONS:
        return None
    answers = {
        column
        for row in rows
        for column in range(label + 1, len(cells.rows[row]))
        if scene.clues.is_answer(cells.raw(row, column))
    }
    if len(answers) != 1:
        return None
    answer = answers.pop()
    above = (scene.clues.headers.get(cells.text(row, answer)) for row in range(rows[0]))
    if any(header is not None and header.role is Role.OPTION for header in above):
        return None  # "Tidak" above the only ticks: a header nobody understood
    return FormHead(row=rows[0], first=rows[0], label=label, answer=answer)
