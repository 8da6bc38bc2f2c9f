"""One table of respondents → their scores by unsur, exact; what was not counted is said with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.model.survey import SurveyDefinition
from compliance.problems import ProblemCode
from compliance.reading.blocks import Cells
from compliance.reading.surveys.answers import UNREADABLE, Said, in_words, read_answer
from compliance.reading.surveys.assign import assign
from compliance.reading.surveys.choose import Chosen, Columns, Matrix, choose, numbers_in
from compliance.reading.surveys.declared import Declared
from compliance.reading.surveys.grades import LETTERS, Grader, Grades
from compliance.reading.surveys.heads import Column, Head
from compliance.reading.surveys.notes import Notes, Refused
from compliance.reading.surveys.result import Scale, Scores
from compliance.reading.surveys.scale import has_parts, on_scale

_BARE = "…"  # in a sentence: the adjective by itself
_COMES_BACK = 3  # times that a phrase is answered, and is no slip
_LARGEST_SAID = 10_000
_LONGEST_SAID = 8  # characters of a number that a sentence repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The scores of the respondents by their rows, in the order of `unsur`; `used`: their columns."""

    scale: Scale
    unsur: tuple[str, ...]
    scores: Mapping[int, Scores]
    used: frozenset[int]
    fractions: bool  # many scores are no whole numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What a table is read with.

    `legend`: which unsur a number is, where the file explains it; `declared`: where it says that its
    scale is another than 1 to 4.
    """

    definition: SurveyDefinition
    grader: Grader
    legend: Mapping[int, str]
    declared: Declared | None = None


def read_table(
    cells: Cells, head: Head, rows: Sequence[int], knowledge: Knowledge, notes: Notes
) -> Table | None:
    """The scores in these rows; None where they cannot be counted, and why among the notes."""
    columns = head.asking
    said: Matrix = {column.at: _read(cells, rows, column.at) for column in columns}
    asking = [column for column in columns if _holds_scores(said[column.at], knowledge.grader)]
    assigned = assign(
        asking, knowledge.definition, knowledge.legend, lambda column: cells.place(head.bottom, column)
    )
    for problem in assigned.problems:
        notes.add(problem)
    if not assigned.columns:
        return None
    try:
        chosen = choose(assigned.columns, said, head, knowledge.definition, notes)
        _check_declared(chosen, said, knowledge.declared, notes)
        scoring = _Scoring(chosen, said, head, knowledge, notes)
    except Refused:
        return None
    scores = scoring.scores(rows)
    if not scores:
        return None
    _say_missing(scoring.columns, said, rows, scores, knowledge.definition, notes)
    return Table(
        scale=chosen.scale,
        unsur=tuple(scoring.columns),
        scores=scores,
        used=frozenset(c.at for some in assigned.columns.values() for c in some),
        fractions=scoring.fractions,
    )


def _check_declared(chosen: Chosen, said: Matrix, declared: Declared | None, notes: Notes) -> None:
    """Raises `Refused` where the file says that its numbers mean something else."""
    if declared is None or chosen.scale is not Scale.FOUR:
        return
    numbers = any(numbers_in(columns, said) for columns in chosen.columns.values())
    if numbers or not declared.turned:
        notes.add(declared.problem)
        raise Refused


def _read(cells: Cells, rows: Sequence[int], column: int) -> list[Said]:
    """What a column says in these rows."""
    said = list(map(read_answer, cells.raws((row, column) for row in rows)))
    for row, _ in (at for at in cells.sheet.errors if at[1] == column):
        if row in rows:
            said[rows.index(row)] = UNREADABLE
    return said


def _holds_scores(said: Sequence[Said], grader: Grader) -> bool:
    """Whether most of what stands in a column can be the answer of a survey."""
    filled = [one for one in said if not one.blank]
    known = grader.known({one.phrase for one in set(filled) if one.phrase})
    scored = sum(one.number is not None or bool(one.letter) or one.phrase in known for one in filled)
    return bool(filled) and 2 * scored >= len(filled)


class _Scoring:
    """Turns what was said into scores, with what all columns of the table say about the words in it."""

    def __init__(self, chosen: Chosen, said: Matrix, head: Head, knowledge: Knowledge, notes: Notes) -> None:
        self._scale, self._said, self._head, self._notes = chosen.scale, said, head, notes
        columns = [column for some in chosen.columns.values() for column in some]
        self.fractions = chosen.scale is Scale.FOUR and has_parts(numbers_in(columns, said))
        self._grades = self._graded(columns, knowledge.grader)
        self.columns = {
            unsur: kept
            for unsur, some in chosen.columns.items()
            if (kept := tuple(column for column in some if column.at in self._grades))
        }
        self._say_letters()

    def _graded(self, columns: Sequence[Column], grader: Grader) -> dict[int, Grades]:
        """What words are worth in each column; without those whose words cannot be put in order."""
        phrases = [{one.phrase for one in set(self._said[c.at]) if one.phrase} for c in columns]
        grades = grader.grade(phrases)
        if any(graded.five for graded in grades):
            raise self._notes.refuse(ProblemCode.SURVEY_SCALE_UNKNOWN, self._head.bottom, columns[0].at)
        self._say_assumed(columns, grades)
        kept = {}
        strange = self._strange(columns, grades)
        for column, graded, some in zip(columns, grades, phrases, strict=True):
            if (graded.worth and strange.isdisjoint(some)) or not grader.known(some):
                kept[column.at] = graded
            else:
                self._notes.say(ProblemCode.SURVEY_WORDS_UNCLEAR, self._head.bottom, column.at)
        return kept

    def _strange(self, columns: Sequence[Column], grades: Sequence[Grades]) -> set[str]:
        """Phrases that come back and belong to no scale: the others are then of a scale nobody knows."""
        counts: Counter[str] = Counter()
        for column, graded in zip(columns, grades, strict=True):
            phrases = (one.phrase for one in self._said[column.at])
            counts.update(phrase for phrase in phrases if phrase and phrase not in graded.worth)
        return {phrase for phrase, count in counts.items() if count >= _COMES_BACK}

    def _say_assumed(self, columns: Sequence[Column], grades: Sequence[Grades]) -> None:
        assumed = [(column, graded.assumed) for column, graded in zip(columns, grades, strict=True)]
        taken = [(column, some) for column, some in assumed if some]
        if taken:
            told = dict(entry for _, some in taken for entry in some)
            listed = ", ".join(f"{word or _BARE} = {worth}" for word, worth in told.items())
            code, at = ProblemCode.SURVEY_WORDS_ASSUMED, taken[0][0].at
            self._notes.say(code, self._head.bottom, at, words=listed)

    def _say_letters(self) -> None:
        lettered = {at: {one.letter for one in set(self._said[at]) if one.letter} for at in self._grades}
        first = next((at for at, letters in lettered.items() if letters), None)
        if first is None or self._scale is Scale.HUNDRED:
            return
        if any(letters - LETTERS.keys() for letters in lettered.values()):
            raise self._notes.refuse(ProblemCode.SURVEY_SCALE_UNKNOWN, self._head.bottom, first)
        self._notes.say(ProblemCode.SURVEY_LETTERS_ASSUMED, self._head.bottom, first)

    def scores(self, rows: Sequence[int]) -> dict[int, Scores]:
        """The scores of each row in which there are any; rows that are alike share them."""
        places = [[column.at for column in some] for some in self.columns.values()]
        worth = {at: {one: self._worth(one, at) for one in set(self._said[at])} for at in self._grades}
        known: dict[tuple[Said, ...], Scores] = {}
        found = {}
        for i, row in enumerate(rows):
            pattern = tuple(self._said[at][i] for some in places for at in some)
            scores = known.get(pattern)
            if scores is None:
                scores = tuple(_mean([worth[at][self._said[at][i]][0] for at in some]) for some in places)
                known[pattern] = scores
            if any(score is not None for score in scores):
                found[row] = scores
        self._say_cells(rows, worth)
        if self.fractions and self._grades:
            self._notes.say(ProblemCode.SURVEY_FRACTIONS, self._head.bottom, min(self._grades))
        return found

    def _worth(self, said: Said, at: int) -> tuple[Fraction | None, ProblemCode | None]:
        """The score that was meant, or why there is none (nothing to say of a blank)."""
        if said.blank:
            return None, None
        named = self._grades[at].worth.get(said.phrase) if said.phrase else LETTERS.get(said.letter)
        number = said.number
        if number is None:
            sure = named is not None and self._scale is Scale.FOUR
            return (Fraction(named), None) if sure and named else (None, ProblemCode.SURVEY_SCORE_UNREADABLE)
        if said.phrase and named != number:
            return None, ProblemCode.SURVEY_SCORE_UNREADABLE
        whole = number.denominator == 1 or self.fractions or self._scale is Scale.HUNDRED
        if on_scale(number, self._scale) and whole:
            return number, None
        return None, ProblemCode.SURVEY_SCORE_OFF_SCALE

    def _say_cells(
        self,
        rows: Sequence[int],
        worth: Mapping[int, Mapping[Said, tuple[Fraction | None, ProblemCode | None]]],
    ) -> None:
        """Each cell that was not counted, column by column."""
        for at, known in worth.items():
            wrong = {one: code for one, (_, code) in known.items() if code is not None}
            for row, one in zip(rows, self._said[at], strict=True) if wrong else ():
                if one in wrong:
                    facts = {"answer": _shown(one.number), "scale": self._scale.value.replace("-", "–")}
                    self._notes.cell(wrong[one], row, at, **facts)


def _mean(scores: Sequence[Fraction | None]) -> Fraction | None:
    """The mean of the questions that were answered."""
    answered = [score for score in scores if score is not None]
    return sum(answered, Fraction(0)) / len(answered) if answered else None


def _shown(number: Fraction | None) -> str:
    """A number as a sentence may repeat it: one that is long may be anybody's, and is not."""
    text = "" if number is None else in_words(number)
    return text if len(text) <= _LONGEST_SAID and (number is None or abs(number) < _LARGEST_SAID) else _BARE


def _say_missing(
    columns: Columns,
    said: Matrix,
    rows: Sequence[int],
    scores: Mapping[int, Scores],
    definition: SurveyDefinition,
    notes: Notes,
) -> None:
    """How many respondents left each unsur open, with the first such cell."""
    for unsur, some in columns.items():
        left_open = [
            row
            for i, row in enumerate(rows)
            if row in scores and all(said[column.at][i].blank for column in some)
        ]
        if left_open:
            label, count = definition.label(unsur), str(len(left_open))
            at = some[0].at
            notes.say(ProblemCode.SURVEY_SCORES_MISSING, left_open[0], at, unsur=label, count=count)
