"""A whole workbook → surveys, what was left out of them, and problems. Pure: nothing is opened here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from compliance.definitions.survey import shipped_survey
from compliance.model import Place
from compliance.model.survey import SurveyDefinition
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import found
from compliance.reading.sheets import Book
from compliance.reading.surveys.codes import codes_named
from compliance.reading.surveys.declared import declared_scale
from compliance.reading.surveys.grades import Grader
from compliance.reading.surveys.index import UnsurIndex
from compliance.reading.surveys.joining import joined
from compliance.reading.surveys.means import means_of
from compliance.reading.surveys.pieces import SheetReading
from compliance.reading.surveys.result import DroppedColumn, Shape, Survey, SurveyReading
from compliance.reading.surveys.sheet import read_sheet
from compliance.reading.surveys.summary import step_of
from compliance.reading.surveys.table import Knowledge
from compliance.reading.surveys.whose import IsUnit

# Why there is no survey at all, the gravest first.
_REFUSALS = (
    ProblemCode.SURVEY_SCALES_MIXED,
    ProblemCode.SURVEY_SCALE_UNKNOWN,
    ProblemCode.SURVEY_SCALE_DECLARED,
    ProblemCode.SURVEY_SCALE_REVERSED,
    ProblemCode.SURVEY_COLUMNS_TWICE,
    ProblemCode.SURVEY_TOO_LONG,
    ProblemCode.SURVEY_TOO_MANY_UNSUR,
    ProblemCode.SURVEY_ROWS_ARE_MEANS,
    ProblemCode.SURVEY_TABLE_WEIGHTED,
    ProblemCode.SURVEY_TABLE_UNCLEAR,
    ProblemCode.SURVEY_OTHER,
)
_OF_THE_BOOK = frozenset(
    {
        ProblemCode.SURVEY_SCALE_DECLARED,
        ProblemCode.SURVEY_SCALE_REVERSED,
        ProblemCode.SURVEY_ORDER_ASSUMED,
        ProblemCode.SURVEY_QUESTIONS_ASSUMED,
        ProblemCode.SURVEY_LETTERS_ASSUMED,
        ProblemCode.SURVEY_WORDS_ASSUMED,
        ProblemCode.SURVEY_SEVERAL_QUESTIONS,
    }
)
MOST_PARTS = 8  # that a sentence names


@cache
def _index() -> UnsurIndex:
    return UnsurIndex(shipped_survey())


@cache
def _grader() -> Grader:
    return Grader(shipped_survey())


def read_surveys(book: Book, *, file: str, sha256: str, is_unit: IsUnit) -> SurveyReading:
    """Every survey in a book. `is_unit`: whether a text is the name of a known unit."""
    definition, index = shipped_survey(), _index()
    legend = codes_named(index, book)
    visible = [sheet for sheet in book.sheets if not sheet.hidden]
    declared = declared_scale(visible or book.sheets, _grader())
    knowledge = Knowledge(definition=definition, grader=_grader(), legend=legend, declared=declared)
    sheets = [read_sheet(sheet, file, index, knowledge, is_unit) for sheet in visible]
    hidden = [read_sheet(s, file, index, knowledge, is_unit) for s in book.sheets if s.hidden]
    if not any(sheet.pieces or sheet.tables for sheet in sheets):
        return _together(sheets + hidden, definition, file, sha256)
    reading = _together(sheets, definition, file, sha256)
    return replace(reading, problems=(*reading.problems, *_left_hidden(hidden, sheets)))


def _left_hidden(hidden: Sequence[SheetReading], shown: Sequence[SheetReading]) -> Iterator[Problem]:
    """Hidden sheets with respondents that no other sheet has."""
    known = [piece.rows for sheet in shown for piece in sheet.pieces]
    for sheet in hidden:
        if any(piece.rows not in known for piece in sheet.pieces):
            yield found(ProblemCode.SURVEY_HIDDEN_SHEET, Place(sheet=sheet.name))


def _together(
    sheets: Sequence[SheetReading], definition: SurveyDefinition, file: str, sha256: str
) -> SurveyReading:
    problems = _said_once(problem for sheet in sheets for problem in sheet.problems)
    joined_up = joined(sheets)
    tables = [table for sheet in sheets for table in sheet.tables]
    surveys = joined_up.surveys or _numbered(tables)
    problems += joined_up.problems
    if not surveys:
        return SurveyReading(
            file=file,
            sha256=sha256,
            error=_why(problems),
            dropped=_all_dropped(sheets),
            problems=tuple(problems),
        )
    if len(joined_up.surveys) == 1:
        problems += _differences(joined_up.surveys[0], tables, definition)
    problems += _of_surveys(surveys, definition)
    return SurveyReading(
        file=file,
        sha256=sha256,
        surveys=surveys,
        dropped=_all_dropped(sheets),
        problems=tuple(problems),
    )


def _said_once(problems: Iterable[Problem]) -> list[Problem]:
    """What was taken for granted in the same way in several tables is said of the first."""
    kept: list[Problem] = []
    said: set[tuple[ProblemCode, tuple[tuple[str, str], ...]]] = set()
    for problem in problems:
        key = (problem.code, tuple(sorted(problem.details.items())))
        if problem.code not in _OF_THE_BOOK or key not in said:
            kept.append(problem)
        said.add(key)
    return kept


def _all_dropped(sheets: Sequence[SheetReading]) -> tuple[DroppedColumn, ...]:
    return tuple(dropped for sheet in sheets for dropped in sheet.dropped)


def _why(problems: Sequence[Problem]) -> Problem:
    """Why nothing can be counted."""
    refusals = [problem for code in _REFUSALS for problem in problems if problem.code is code]
    return refusals[0] if refusals else Problem(code=ProblemCode.NO_SURVEY)


def _numbered(tables: Sequence[Survey]) -> tuple[Survey, ...]:
    """Published tables, each with a part that tells it from the others; the same one twice is one."""
    different: dict[tuple[object, ...], Survey] = {}
    for table in tables:
        different.setdefault((table.name.casefold(), table.part.casefold(), table.unsur, table.means), table)
    kept = list(different.values())
    if len(kept) == 1:
        return (replace(kept[0], part=""),)
    labels = [" – ".join(dict.fromkeys(filter(None, (table.name, table.part)))) for table in kept]
    return tuple(
        replace(
            table, part=label if label and labels.count(label) == 1 else f"{label or table.place.sheet} ({n})"
        )
        for n, (table, label) in enumerate(zip(kept, labels, strict=True), start=1)
    )


def _of_surveys(surveys: Sequence[Survey], definition: SurveyDefinition) -> Iterator[Problem]:
    """What is to be said of whole surveys."""
    if len(surveys) > 1:
        parts = [survey.part for survey in surveys]
        listed = "; ".join(parts[:MOST_PARTS]) + ("; …" if len(parts) > MOST_PARTS else "")
        yield found(ProblemCode.SURVEY_SEVERAL, Place(), count=str(len(surveys)), parts=listed)
    for survey in surveys:
        asked = _asked(survey)
        missing = [definition.label(unsur) for unsur in definition.ids if unsur not in asked]
        if missing:
            yield found(ProblemCode.SURVEY_UNSUR_MISSING, survey.place, unsur=", ".join(missing))
    unknown = [survey for survey in surveys if survey.respondents is None]
    if unknown:
        yield found(ProblemCode.SURVEY_RESPONDENTS_UNKNOWN, unknown[0].place)


def _asked(survey: Survey) -> set[str]:
    """The unsur that somebody answered."""
    if survey.shape is Shape.TABLE:
        return set(survey.unsur)
    return {u for i, u in enumerate(survey.unsur) if any(scores[i] is not None for _, scores in survey.rows)}


def _differences(survey: Survey, tables: Sequence[Survey], definition: SurveyDefinition) -> Iterator[Problem]:
    """Tables of unsur beside respondents that do not say what the respondents said."""
    means = means_of(survey) if tables else {}
    for table in tables:
        if table.scale is not survey.scale:
            continue
        differing = [
            definition.label(unsur)
            for unsur, mean in zip(table.unsur, table.means, strict=True)
            if unsur in means and abs(means[unsur] - mean) > step_of(mean)
        ]
        if differing:
            yield found(ProblemCode.SURVEY_TABLE_DIFFERS, table.place, unsur=", ".join(differing))
