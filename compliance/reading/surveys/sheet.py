"""One sheet → the tables of respondents and of unsur in it, each with whose it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells
from compliance.reading.folding import words
from compliance.reading.limits import grouped, the_window
from compliance.reading.sheets import Sheet
from compliance.reading.surveys.assign import assign
from compliance.reading.surveys.heads import Column, Head, find_heads
from compliance.reading.surveys.index import UnsurIndex
from compliance.reading.surveys.leftovers import days, dropped_columns
from compliance.reading.surveys.notes import Notes
from compliance.reading.surveys.pieces import Piece, SheetReading, counted
from compliance.reading.surveys.result import DroppedColumn, Scale, Scores, Shape, Survey
from compliance.reading.surveys.runs import Run, find_runs, lying_run
from compliance.reading.surveys.stated import Sheetwide, read_stated
from compliance.reading.surveys.summary import Means, read_run, respondents_in, scores_of
from compliance.reading.surveys.table import Knowledge, Table, read_table
from compliance.reading.surveys.ticks import without_ticks
from compliance.reading.surveys.unit_rows import are_means, is_checklist, unit_names, unit_rows
from compliance.reading.surveys.walk import Walk, Walked
from compliance.reading.surveys.whose import IsUnit, names_unit, titled_unit, unit_column, unit_in

_YEAR = re.compile(r"(19|20)\d\d")
LEAST_UNSUR = 5  # of nine: a table with fewer speaks of something else
_TITLE_ROWS = 15  # of a sheet that may say what survey it is
_OWN_WORDS = frozenset({"skm", "ikm", "kepuasan"})


def read_sheet(
    sheet: Sheet, file: str, index: UnsurIndex, knowledge: Knowledge, is_unit: IsUnit
) -> SheetReading:
    """Everything a sheet of a file says of a survey."""
    return _Sheet(without_ticks(sheet, index), file, index, knowledge, is_unit).read()


class _Sheet:
    def __init__(
        self, sheet: Sheet, file: str, index: UnsurIndex, knowledge: Knowledge, is_unit: IsUnit
    ) -> None:
        self._cells, self._file = Cells(sheet), file
        self._index, self._knowledge, self._is_unit = index, knowledge, is_unit
        self._notes = Notes(self._cells)
        self._pieces: list[Piece] = []
        self._tables: list[Survey] = []
        self._dropped: list[DroppedColumn] = []
        self._stated = Sheetwide()
        self._ends: list[int] = []  # the rows below each table
        self._unit = ""  # of the table above

    def read(self) -> SheetReading:
        heads = find_heads(self._cells, self._index)
        other = self._other(heads[0].top if heads else self._cells.height)
        if other:
            self._notes.say(ProblemCode.SURVEY_OTHER, 0, 0, other=other)
        else:
            self._stated = read_stated(self._cells)
            self._read(heads)
        return SheetReading(
            name=self._cells.sheet.name,
            pieces=tuple(self._pieces),
            tables=tuple(self._tables),
            stated=self._stated,
            dropped=tuple(self._dropped),
            problems=self._notes.problems,
        )

    def _other(self, end: int) -> str:
        """Another survey that the titles of the sheet, its name, or else that of the file say this is."""
        rows = self._cells.rows[: min(end, _TITLE_ROWS)]
        titles = [self._cells.sheet.name, *(v for row in rows for v in row if isinstance(v, str))]
        if any(_OWN_WORDS & set(words(title)) for title in titles):
            return ""
        return self._index.other(titles) or self._index.other([PurePath(self._file).stem])

    def _read(self, heads: Sequence[Head]) -> None:
        taken: list[range] = []
        for head in heads:
            asked = {column.heading.unsur or column.heading.code for column in head.asking}
            if len(asked) < LEAST_UNSUR:
                continue
            end = next((other.top for other in heads if other.top > head.bottom), self._cells.height)
            walk = Walk(self._cells, head, [column.at for column in head.asking], self._index.is_score)
            walked = walk.walk(end)
            if not walked.respondents:
                run = lying_run(self._cells, head, end)
                if run is not None:
                    self._run(run, _in_row(self._cells, head.bottom))
                continue
            taken.append(range(head.top, walked.respondents[-1] + 1))
            self._table(head, walked)
            self._ends.append(walked.respondents[-1] + 1)
        runs = find_runs(self._cells, self._index, taken)
        answers = respondents_in(runs)
        if answers:
            self._answers(answers)
        for run in () if answers else runs:
            self._run(run, _in_column(self._cells, run.at))
        self._compare_count()

    def _table(self, head: Head, walked: Walked) -> None:
        rows = walked.respondents
        if self._cells.sheet.dropped and rows[-1] >= the_window().rows - 1:
            limit = grouped(the_window().rows)
            self._notes.say(ProblemCode.SURVEY_TOO_LONG, rows[-1], head.left, limit=limit)
        elif is_checklist(self._cells, head, rows):
            self._notes.say(ProblemCode.SURVEY_SCALE_UNKNOWN, rows[0], head.asking[0].at)
        elif are_means(self._cells, head, rows) or self._names_each(head, rows):
            self._means(head, rows)
        else:
            self._respondents(head, walked)

    def _names_each(self, head: Head, rows: Sequence[int]) -> bool:
        """Whether each row names another unit: then they are units, not respondents."""
        named = unit_column(self._cells, head, rows, self._is_unit)[1]
        return len(rows) > 1 and len({name.casefold() for name in named.values()}) == len(rows)

    def _means(self, head: Head, rows: Sequence[int]) -> None:
        named = unit_names(self._cells, head, rows, self._is_unit)
        if not named:
            self._notes.say(ProblemCode.SURVEY_ROWS_ARE_MEANS, rows[0], head.asking[0].at)
            return
        if self._knowledge.declared:
            self._notes.add(self._knowledge.declared.problem)
            return
        assigned = self._assigned(head)
        for unit in unit_rows(self._cells, head, named):
            means = {
                unsur: unit.numbers[some[0].at]
                for unsur, some in assigned.items()
                if some[0].at in unit.numbers
            }
            self._tables.append(
                Survey(
                    place=self._cells.place(unit.row, head.asking[0].at),
                    shape=Shape.TABLE,
                    scale=unit.scale,
                    unsur=tuple(means),
                    means=tuple(means.values()),
                    respondents=unit.respondents,
                    name=unit.name,
                    part=unit.name,
                    stated=unit.stated,
                )
            )

    def _assigned(self, head: Head) -> Mapping[str, tuple[Column, ...]]:
        assigned = assign(
            head.asking,
            self._knowledge.definition,
            self._knowledge.legend,
            _in_row(self._cells, head.bottom),
        )
        for problem in assigned.problems:
            self._notes.add(problem)
        return assigned.columns

    def _respondents(self, head: Head, walked: Walked) -> None:
        table = read_table(self._cells, head, walked.respondents, self._knowledge, self._notes)
        if table is None or len(table.unsur) < LEAST_UNSUR:
            return
        self._say_rows(walked, table, head)
        rows = list(table.scores)
        column, named = unit_column(self._cells, head, rows, self._is_unit)
        units = {name.casefold(): name for name in named.values()}
        titled = "" if named else self._titled(head.top)
        for key in dict.fromkeys(named.get(row, titled).casefold() for row in rows):
            own = [row for row in rows if named.get(row, titled).casefold() == key]
            self._pieces.append(
                Piece(
                    sheet=self._cells.sheet.name,
                    table=head.top * self._cells.width + head.left,
                    closed=walked.closed,
                    place=self._cells.place(own[0], min(table.used)),
                    scale=table.scale,
                    unsur=table.unsur,
                    rows=counted([table.scores[row] for row in own]),
                    name=units.get(key, titled),
                    days=days(self._cells, head, own),
                )
            )
        kept = table.used | (frozenset() if column is None else {column})
        self._dropped += dropped_columns(self._cells, head, rows, kept)

    def _say_rows(self, walked: Walked, table: Table, head: Head) -> None:
        first = min(table.used)
        for row in walked.examples:
            self._notes.cell(ProblemCode.SURVEY_EXAMPLE_SKIPPED, row, head.left)
        for row in walked.below:
            self._notes.cell(ProblemCode.SURVEY_ROW_BELOW_TOTALS, row, first)
        for row in walked.unlike:
            self._notes.cell(ProblemCode.SURVEY_ROW_UNLIKE, row, head.left)
        hidden = [row for row in table.scores if row in self._cells.sheet.hidden_rows]
        if hidden:
            self._notes.say(ProblemCode.SURVEY_HIDDEN_ROWS, hidden[0], first, count=str(len(hidden)))

    def _run(self, run: Run, place: Callable[[int], Place]) -> None:
        notes = Notes(self._cells)
        found = read_run(run, self._stated.respondents, self._knowledge, place, notes)
        if found and len(found[0].unsur) < LEAST_UNSUR:
            return
        for problem in notes.problems:
            self._notes.add(problem)
        for means in found:
            self._add(means, run, place(run.rows[0].at))
        self._ends.append(run.bottom + 1)

    def _answers(self, runs: Sequence[Run]) -> None:
        """A list with a row for every answer: each run is a respondent."""
        given = [scores_of(run, self._knowledge, _in_column(self._cells, run.at)) for run in runs]
        unsur = tuple(id for id in self._knowledge.definition.ids if any(id in one for one in given))
        if len(unsur) < LEAST_UNSUR:
            return
        if self._knowledge.declared:
            self._notes.add(self._knowledge.declared.problem)
            return
        place = self._cells.place(runs[0].rows[0].at, runs[0].figures[0].at)
        rows = Counter(tuple(one.get(id) for id in unsur) for one in given)
        self._add_piece(place, Scale.FOUR, unsur, rows, self._titled(runs[0].top))

    def _add_piece(
        self, place: Place, scale: Scale, unsur: tuple[str, ...], rows: Counter[Scores], name: str
    ) -> None:
        self._pieces.append(
            Piece(
                sheet=self._cells.sheet.name,
                table=-1 - len(self._pieces),
                closed=False,
                place=place,
                scale=scale,
                unsur=unsur,
                rows=rows,
                name=name,
                days=None,
            )
        )

    def _add(self, means: Means, run: Run, place: Place) -> None:
        beside = (text for text in run.beside if names_unit(text, self._is_unit))
        name = next(beside, "") or self._titled(run.top)
        if means.rows:
            self._add_piece(place, means.scale, means.unsur, Counter(means.rows), name)
            return
        self._tables.append(
            Survey(
                place=place,
                shape=Shape.TABLE,
                scale=means.scale,
                unsur=means.unsur,
                means=means.means,
                respondents=means.respondents,
                name=name,
                part=means.label or next(filter(_YEAR.fullmatch, run.beside), ""),
                stated=self._stated.indexes,
            )
        )

    def _titled(self, row: int) -> str:
        """The unit in the titles above a table, else that of the table above it, else the sheet's."""
        after = max((end for end in self._ends if end <= row), default=0)
        self._unit = titled_unit(self._cells, after, row, self._is_unit) or self._unit
        return self._unit or unit_in(self._cells.sheet.name, "", self._is_unit)

    def _compare_count(self) -> None:
        """The number of respondents that a sheet states against those in it."""
        found = sum(piece.rows.total() for piece in self._pieces)
        stated = self._stated.respondents
        if self._pieces and stated is not None and stated != found:
            facts = {"stated": grouped(stated), "found": grouped(found)}
            first = self._pieces[0].place
            self._notes.add(Problem(code=ProblemCode.SURVEY_RESPONDENTS_DIFFER, place=first, details=facts))


def _in_row(cells: Cells, row: int) -> Callable[[int], Place]:
    return lambda column: cells.place(row, column)


def _in_column(cells: Cells, column: int) -> Callable[[int], Place]:
    return lambda row: cells.place(row, column)
