"""Which of the columns of an unsur count, and in which numbers the table is scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compliance.model.survey import SurveyDefinition
from compliance.problems import ProblemCode
from compliance.reading.surveys.answers import Said
from compliance.reading.surveys.heads import Column, Head
from compliance.reading.surveys.notes import Notes
from compliance.reading.surveys.result import Scale
from compliance.reading.surveys.scale import Doubt, has_strays, scale_of, usual_scale

_WORD = Fraction(3)  # stands for a word or a letter: from 1 to 4

Matrix = Mapping[int, Sequence[Said]]  # what stands in each column, row by row
Columns = Mapping[str, tuple[Column, ...]]  # the columns of each unsur


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The columns that count, and their scale."""

    columns: Columns
    scale: Scale


def choose(columns: Columns, said: Matrix, head: Head, definition: SurveyDefinition, notes: Notes) -> Chosen:
    """Raises `Refused` where scales are mixed or unknown, or the same unsur stands there twice."""
    usual = scale_of(numbers_in((c for some in columns.values() for c in some if not c.made), said, _WORD))
    kept: dict[str, tuple[Column, ...]] = {}
    for unsur, some in columns.items():
        label = definition.label(unsur)
        some = _to_the_point(some, head, label, notes)
        on_scale = _on_scale(some, said, usual, head, label, notes)
        kept[unsur] = _asked_once(on_scale, said, head, label, notes)
    _say_several(kept, head, definition, notes)
    return Chosen(columns=kept, scale=_scale(kept, said, head, notes))


def numbers_in(columns: Iterable[Column], said: Matrix, word: Fraction | None = None) -> Counter[Fraction]:
    """The numbers in some columns; a word or a letter counts as `word`, if that is given."""
    counts: Counter[Said] = Counter()
    for column in columns:
        counts.update(said[column.at])
    numbers: Counter[Fraction] = Counter()
    for one, count in counts.items():
        number = one.number
        if number is None and (one.letter or one.phrase):
            number = word
        if number is not None:
            numbers[number] += count
    return numbers


def _to_the_point(columns: tuple[Column, ...], head: Head, label: str, notes: Notes) -> tuple[Column, ...]:
    """Without questions of another survey that only mention the unsur, while one is of the unsur itself."""
    kept = tuple(column for column in columns if not column.aside)
    for column in columns if kept else ():
        if column.aside:
            notes.say(ProblemCode.SURVEY_COLUMN_ASIDE, head.bottom, column.at, unsur=label)
    return kept or columns


def _on_scale(
    columns: tuple[Column, ...], said: Matrix, usual: Scale | Doubt, head: Head, label: str, notes: Notes
) -> tuple[Column, ...]:
    """Without means of the others, and without those in other numbers while one is in the usual ones."""
    questions = tuple(column for column in columns if not column.made) or columns
    fits = [
        column
        for column in questions
        if usual_scale(numbers_in((column,), said, _WORD)) in (usual, Doubt.EMPTY)
    ]
    if not fits:
        return questions
    for column in questions:
        if column not in fits:
            notes.say(ProblemCode.SURVEY_COLUMN_OFF_SCALE, head.bottom, column.at, unsur=label)
    return tuple(fits)


def _asked_once(
    columns: tuple[Column, ...], said: Matrix, head: Head, label: str, notes: Notes
) -> tuple[Column, ...]:
    """One column where all say the same; questions with titles of their own stay side by side."""
    first = columns[0]
    if all(_same(said[first.at], said[other.at]) for other in columns[1:]):
        return (first,)
    titles = Counter(map(_own_title, columns))
    if max(titles.values()) > 1:
        raise notes.refuse(ProblemCode.SURVEY_COLUMNS_TWICE, head.bottom, columns[1].at, unsur=label)
    return columns


def _own_title(column: Column) -> str:
    """What tells a question from the others of its unsur: not that it stands under another heading."""
    return (column.path if column.named_above else column.title).casefold()


def _same(one: Sequence[Said], other: Sequence[Said]) -> bool:
    """Whether two columns give the same numbers."""
    return all(
        a is b or (a.number == b.number and not a.phrase + b.phrase + a.letter + b.letter)
        for a, b in zip(one, other, strict=True)
    )


def _say_several(columns: Columns, head: Head, definition: SurveyDefinition, notes: Notes) -> None:
    several = {unsur: len(some) for unsur, some in columns.items() if len(some) > 1}
    if several:
        at = next(some[0].at for some in columns.values() if len(some) > 1)
        listed = ", ".join(f"{definition.label(unsur)} ({count})" for unsur, count in several.items())
        notes.say(ProblemCode.SURVEY_SEVERAL_QUESTIONS, head.bottom, at, unsur=listed)


def _scale(columns: Columns, said: Matrix, head: Head, notes: Notes) -> Scale:
    """The one scale of all columns that count."""
    chosen = [column for some in columns.values() for column in some]
    found = {column.at: usual_scale(numbers_in((column,), said, _WORD)) for column in chosen}
    whole = scale_of(numbers_in(chosen, said, _WORD))
    scales = {scale for scale in (*found.values(), whole) if scale is not Doubt.EMPTY}
    at = next((at for at, scale in found.items() if scale is not whole), min(found, default=head.left))
    if Doubt.MIXED in scales or len(scales & set(Scale)) > 1:
        raise notes.refuse(ProblemCode.SURVEY_SCALES_MIXED, head.bottom, at)
    hundred = Scale.HUNDRED in scales
    if Doubt.UNKNOWN in scales or (not hundred and has_strays(numbers_in(chosen, said))):
        raise notes.refuse(ProblemCode.SURVEY_SCALE_UNKNOWN, head.bottom, at)
    return Scale.HUNDRED if hundred else Scale.FOUR
