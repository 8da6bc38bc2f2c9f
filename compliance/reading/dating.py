"""Whose dates the columns of a table, or the rows of a form, hold: known from their titles, or from
where they stand; what may be one or the other is asked, and what is nobody's is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compliance.model import AnswerKind, Question
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells, found
from compliance.reading.date_titles import DateTitle, Rank
from compliance.reading.headers import Headings, candidates_of
from compliance.reading.result import NONE_OF_THESE, Ask
from compliance.reading.sheets import Position

MOST_OFFERED = 6  # as many as there are elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A column of a table or a row of a form, as the dates beside it see it.

    `question`: what is answered there; `date`: what its title says of dates; `beside`: notes, links
    or numbers of decrees, which may stand between an answer and its date; `group`: the title above it.
    """

    at: Position
    text: str
    question: Question | None = None
    date: DateTitle | None = None
    beside: bool = False
    group: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Dates that may be of these questions, or answer them; without any, they are only pointed out."""

    line: Line
    key: str = ""
    candidates: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is decided: by its number among the lines, the question whose dates a line holds, or which
    it answers with its dates.
    """

    dates: Mapping[int, Question] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


UNDATED = Settled()


def settle_dates(lines: Sequence[Line], headings: Headings) -> Settled:
    """Whose the dates of these lines are, in the order in which they stand."""
    settling = _Settling(lines, headings)
    settling.named()
    settling.unnamed()
    return Settled(dates=settling.dates, doubts=tuple(settling.doubts))


class _Settling:
    """One table or form."""

    def __init__(self, lines: Sequence[Line], headings: Headings) -> None:
        self.dates: dict[int, Question] = {}
        self.doubts: list[Doubt] = []
        self._titles = headings.index.dates
        self._headings = headings
        self._asked = {q.id: q for line in lines if (q := line.question) and line.date is None}
        self._elements = {question.element for question in self._asked.values()}
        self._lines = list(lines)

    def named(self) -> None:
        """Those whose title, or the title above it, names a question of this table.

        The others are what their titles are without dates: "Tahun SOP" alone asks about the SOP.
        """
        for at, line in enumerate(self._lines):
            if line.date and line.date.questions:
                known = (q for q in line.date.questions if q.id in self._asked)
                question = next(known, None)
                if question:
                    self.dates[at] = question
                else:
                    self._lines[at] = replace(line, date=None)

    def unnamed(self) -> None:
        """Those that are dates of what stands before them, if of anything."""
        groups: dict[frozenset[str], list[int]] = {}
        for at, line in enumerate(self._lines):
            if line.date and not line.date.questions:
                groups.setdefault(line.date.words, []).append(at)
        for group in groups.values():
            clear = self._alternate(group) or self._alone(group)
            for at in group:
                if self._is_apart(self._lines[at]):
                    self._point_out(self._lines[at])
                else:
                    self._settle(at, clear)

    def _settle(self, at: int, clear: bool) -> None:
        line, before = self._lines[at], self._before(at)
        if line.date is None:
            return
        target = self._target(before) if before and clear else None
        if target:
            self.dates[at] = target
            return
        key = f"tanggal:{' '.join(sorted(line.date.words))}|{before.element if before else ''}"
        answer = self._headings.remembered.get(key)
        question = self._headings.index.questions.get(answer or "")
        if answer == NONE_OF_THESE:
            return
        if question and (question.kind is AnswerKind.DATE or question.id in self._asked):
            self.dates[at] = question
        elif before and (clear or line.date.rank is not Rank.PLAIN or self._may_be_of(at)):
            self.doubts.append(Doubt(line=line, key=key, candidates=self._candidates(before, at, clear)))
        elif any(one.question for one in self._lines[:at]):
            self.doubts.append(Doubt(line=line))
        else:
            self._point_out(line)

    def _point_out(self, line: Line) -> None:
        """A mere "Tanggal" that stands before or apart from all answers is that of the form."""
        if line.date and line.date.rank is not Rank.PLAIN:
            self.doubts.append(Doubt(line=line))

    def _is_apart(self, line: Line) -> bool:
        """Whether it stands in a group without answers: "Verifikasi" over Petugas | Tanggal."""
        shared = (one.question for one in self._lines if one.group == line.group)
        return line.group is not None and not any(shared)

    def _may_be_of(self, at: int) -> bool:
        """Whether a mere "Tanggal" may be of an answer: at the end it rather is that of the table."""
        return self._after(at) is not None or len(self._elements) == 1

    def _alternate(self, group: Sequence[int]) -> bool:
        """SOP | Tanggal | SP | Tanggal: one element before each, and none right behind the last."""
        start = 0
        for at in group:
            between = (line.question for line in self._lines[start:at] if line.date is None)
            if len({question.element for question in between if question}) != 1 or not self._before(at):
                return False
            start = at + 1
        return len(group) > 1 and any(self._after(at) is None for at in group)

    def _alone(self, group: Sequence[int]) -> bool:
        """Maklumat | Tanggal penetapan: nothing else is asked that could have been decided then."""
        date = self._lines[group[0]].date
        return len(group) == 1 == len(self._elements) and date is not None and date.rank is not Rank.PLAIN

    def _before(self, at: int) -> Question | None:
        """The question answered before some dates, with nothing but its notes and links in between."""
        for line in reversed(self._lines[:at]):
            if line.date is None and not line.beside:
                return line.question
        return None

    def _after(self, at: int) -> Question | None:
        return self._lines[at + 1].question if at + 1 < len(self._lines) else None

    def _target(self, question: Question) -> Question | None:
        """What a date beside a question is the date of: the first question of its element, if asked here."""
        if self._titles.has_own(question):
            return None
        first = self._titles.first_of(question)
        if first.id in self._asked:
            return first
        return question if question.kind is AnswerKind.STATUS else None

    def _candidates(self, before: Question, at: int, clear: bool) -> tuple[Question, ...]:
        """Whose the dates may be: of what stands beside them, else of anything that is asked here."""
        beside = [question for question in (before, self._after(at)) if question]
        own = [q for one in beside for q in self._titles.dates_of(one) if q.id not in self._asked]
        near, far = (map(self._target, some) for some in (beside, () if clear else self._asked.values()))
        return tuple(dict.fromkeys(q for q in (*near, *own, *far) if q))[:MOST_OFFERED]


def said_of(
    doubts: Sequence[Doubt], cells: Cells, waiting: Callable[[Position], int]
) -> tuple[tuple[Ask, ...], tuple[Problem, ...]]:
    """What is asked, and what is pointed out, about lines that do hold dates; `waiting` counts them."""
    asks: list[Ask] = []
    problems: list[Problem] = []
    for doubt in doubts:
        line, count = doubt.line, waiting(doubt.line.at)
        if count and doubt.candidates:
            candidates = candidates_of(doubt.candidates)
            place = cells.place(*line.at)
            asks.append(
                Ask(
                    code=ProblemCode.ASK_DATE,
                    key=doubt.key,
                    place=place,
                    text=line.text,
                    candidates=candidates,
                    count=count,
                )
            )
        elif count:
            problems.append(found(ProblemCode.DATE_OF_WHAT, cells.place(*line.at), header=line.text))
    return tuple(asks), tuple(problems)
