"""Down the rows of a table: which are units, and what headings say about the rows below them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from msgspec import structs

from compliance.model import UnitKind
from compliance.problems import Problem, ProblemCode
from compliance.reading import words as w
from compliance.reading.blocks import Cells, Subject, found
from compliance.reading.columns import Columns
from compliance.reading.folding import CACHED_TEXTS, fold, is_blank, shown, words
from compliance.reading.footing import Footing
from compliance.reading.naming import read_name
from compliance.reading.periods import period_of
from compliance.reading.rows import Label, RowKind, heading_kinds, is_place_and_date, read_label
from compliance.reading.sheets import CellValue, Position

_KECAMATAN = frozenset({UnitKind.KECAMATAN})
_OVER_BAGIAN = (UnitKind.SEKRETARIAT, UnitKind.BAGIAN)
LONGEST_NUMBER = 6  # digits of a unit's number in its list
_DROPPED = (RowKind.EXAMPLE, RowKind.TOTAL)


class Walk:
    """One table, row by row. `problems`, `silent` and `only_groups` are known after `subjects`."""

    def __init__(
        self, cells: Cells, columns: Columns, left: int, unit: int, is_answer: Callable[[CellValue], bool]
    ) -> None:
        self.problems: list[Problem] = []
        self.silent: list[Subject] = []  # units as they are named for a period in which they answer nothing
        self._cells = cells
        self._is_answer = is_answer
        self._before, self._unit = range(left, unit), unit
        self._number = columns.number
        asked = {column.at[1] for column, _ in columns.asked} | {dated.at[1] for dated in columns.dates}
        self._answers = sorted({c for field in columns.fields for _, c in field.cells} | asked)
        self._parents = [
            c.at[1] for c in columns.units if c.at[1] != unit and c.header.kinds == _KECAMATAN
        ]  # fmt: skip
        self._beside = columns.kinds
        self._between = range(unit + 1, min(self._answers, default=0))
        self._kinds: frozenset[UnitKind] = frozenset()
        self._headed = False  # whether those kinds were said by a heading among the rows
        self._parent = ""
        self._closed = False
        self._footing = Footing()
        self._listed = ""  # the last name with a number
        self._filled = 0  # answers in the row that was looked at last …
        self._fewest = 0  # … and the fewest of a unit so far
        self._subjects: list[Subject] = []
        self._groups = 0
        self._named = 0

    @property
    def only_groups(self) -> bool:
        """Whether the rows with figures were groups of units, not units."""
        return self._groups >= 2 and self._groups > self._named

    def subjects(self, first: int, end: int, kinds: frozenset[UnitKind]) -> tuple[Subject, ...]:
        """The units of rows `first` … `end`; `kinds` are those the header of the names speaks of."""
        self._kinds, self._parent = sheet_context(self._cells.sheet.name)
        self._kinds = kinds or self._kinds
        subjects = self._subjects
        last = -1  # the row to which the last unit goes on
        gap = False
        for row in range(first, end):
            if all(is_blank(value) for value in self._cells.rows[row]):
                gap = True
                continue
            goes_on = last == row - 1 and self._goes_on(row) and self._is_below(row)
            noted = goes_on and not is_blank(self._cells.value(row, self._unit))
            if noted and self._is_again(row):
                self._unnamed(row, False, any(map(self._is_answer, self._cells.filled(row, self._answers))))
            subject = None if noted else self._row(row)
            if subject and self._footing.heading and self._is_listed(subject):
                continue
            if subject:
                self._fewest = min(self._fewest, self._filled) if subjects else self._filled
                subjects.append(subject)
            elif heading := self._answer_as_heading(row):
                self._footing.answered(heading)
            else:
                self._footing.headed(self._cells.rows[row], gap, bool(subjects))
            gap = False
            if not subject and last == row - 1 and self._is_below(row):  # also "SOP belum ada" under the name
                subjects[-1] = structs.replace(subjects[-1], below=(*subjects[-1].below, row))
            if subject or goes_on:
                last = row
        self._named = len(subjects)
        return tuple(subjects)

    def _row(self, row: int) -> Subject | None:
        at = self._cells.home(row, self._unit)
        name = shown(self._cells.raw(*at))
        label = self._label(row, name)
        values = self._values(row, at)
        if values and self._is_struck(at):
            return None
        self._filled, answered = len(values), bool(values)
        reads = any(map(self._is_answer, values))
        if not reads and (self._closed or self._signs(row, label)):
            self._closed = True
            return None
        if label.kind in _DROPPED or (label.kind is RowKind.NOTE and not reads):
            return None
        if label.kind is RowKind.HEADING and not reads:
            self._groups += answered
            self._kinds, self._parent, self._headed = label.kinds, "", True
            return None
        if self._parents:
            self._reads_parent(row)
        if label.kind is RowKind.BLANK or len(name) < 2 or self._is_answer(name):  # "T" is of a legend
            self._unnamed(row, answered, reads)
            return None
        own = read_name(name, "").kind
        if self._headed and own is not None and own not in self._kinds:
            self._kinds = frozenset()  # "Dinas Sosial" below KECAMATAN: the heading holds no longer
        kinds = (self._reads_kinds(row) if self._beside else None) or self._kinds
        period = self._reads_period(row) if self._between else ""
        if own is UnitKind.BAGIAN:
            name = self._whole(row, name)
        if self._numbered(row):
            self._listed = name
        subject = Subject(origin=(row, 0), name=name, at=at, kinds=kinds, parent=self._parent, period=period)
        if answered or self._coloured(row):
            return subject
        self._names_parent(row, name)
        if self._headed and own is None and self._number is not None and not self._numbered(row):
            self._kinds = frozenset()  # another heading, of nobody knows what
        self.silent += [subject] if period else []
        return None

    def _is_struck(self, at: Position) -> bool:
        """Whether a name is struck out: said, for nobody knows whether the row still counts."""
        struck = at in self._cells.sheet.struck
        self.problems += [found(ProblemCode.STRUCK_OUT, self._cells.place(*at))] if struck else []
        return struck

    def _values(self, row: int, name: Position) -> list[CellValue]:
        """What stands in the columns of answers, unless it is the name itself, merged over them."""
        cells, columns = self._cells, self._answers
        apart = [c for c in columns if cells.home(row, c) != name] if name in cells.merged else columns
        return cells.filled(row, apart)

    def _is_listed(self, subject: Subject) -> bool:
        """Whether a unit is of another list below the table, which ends there: said, not dropped."""
        number = self._number_of(subject.origin[0])
        last = self._number_of(self._subjects[-1].origin[0]) if self._subjects else None
        goes_on = number is not None and (last is None or number > last)
        if not self._footing.ends(goes_on, self._filled < self._fewest):
            return False
        if not self._closed:
            place = self._cells.place(*subject.at)
            self.problems.append(found(ProblemCode.ROW_SKIPPED, place, header=self._footing.heading))
        self._closed = True
        return True

    def _answer_as_heading(self, row: int) -> str:
        """The name of a row without answers, where it is one itself: `BELUM` over those that have none."""
        name = shown(self._cells.value(row, self._unit))
        alone = len(name) > 2 and self._is_answer(name) and not self._cells.filled(row, self._answers)
        return name if alone else ""

    def _is_below(self, row: int) -> bool:
        """Whether a row has nothing before the name, nor is merged with what is above."""
        cells, name = self._cells, self._cells.home(row, self._unit)
        before = [(row, column) for column in self._before if (row, column) != name]
        own = all(cells.home(*place)[0] == row for place in (*before, name))
        return own and not self._closed and all(is_blank(value) for value in cells.raws(before))

    def _goes_on(self, row: int) -> bool:
        """Whether a row below a unit has no name of its own, or only "Ket." or "Verifikasi"."""
        name = self._cells.value(row, self._unit)
        return is_blank(name) or read_label(shown(name)).kind is RowKind.NOTE or self._is_again(row)

    def _is_again(self, row: int) -> bool:
        """Whether a row is called by what makes it another view or version of the unit above it."""
        spoken = words(self._cells.text(row, self._unit))
        return bool(spoken) and w.AGAIN.issuperset(spoken)

    def _label(self, row: int, name: str) -> Label:
        """What the row is by its name, or for want of one by the text before it."""
        label = read_label(name)
        for column in self._before:
            text = self._cells.text(row, column)
            if text and any(map(str.isalpha, text)):
                first = read_label(text)
                blank = label.kind is RowKind.BLANK or first.kind is RowKind.EXAMPLE
                return first if blank and first.kind is not RowKind.NAME else label
        return label

    def _signs(self, row: int, label: Label) -> bool:
        """Whether the row opens the block of signatures below a table."""
        if label.kind is RowKind.SIGNATURE:
            return True
        if label.kind is RowKind.NAME and self._numbered(row):  # a day in the row of a unit is an answer
            return False
        line = self._cells.rows[row]
        texts = [v for c, v in enumerate(line) if isinstance(v, str) and not self._is_remark(row, c, v)]
        return any(self._dates(text) or w.SIGNATURES & set(words(text)[:1]) for text in texts)

    def _is_remark(self, row: int, column: int, text: str) -> bool:
        """Whether "TTD" goes on with the answer above it, rather than with a signature."""
        below = self._subjects and self._subjects[-1].origin[0] == row - 1 and self._goes_on(row)
        return bool(below) and column in self._answers and words(text) == ("ttd",)

    def _dates(self, text: str) -> bool:
        """`Bojonegoro, 12 Maret 2026`, but not `Ada, 12 Maret 2026`."""
        return is_place_and_date(text) and not self._is_answer(text.partition(",")[0])

    def _unnamed(self, row: int, answered: bool, reads: bool) -> None:
        """Answers in a row without a name are nobody's: said, not dropped."""
        if reads or (answered and self._numbered(row)):
            self.problems.append(
                found(ProblemCode.ROW_WITHOUT_UNIT, self._cells.place(row, self._unit))
            )  # fmt: skip

    def _numbered(self, row: int) -> bool:
        return self._number_of(row) is not None

    def _number_of(self, row: int) -> int | None:
        number = "" if self._number is None else shown(self._cells.raw(row, self._number)).strip(".")
        return int(number) if number.isdecimal() and len(number) <= LONGEST_NUMBER else None

    def _whole(self, row: int, name: str) -> str:
        """The name of a bagian; without a number below a numbered dinas, it is a part of that."""
        above = "" if self._numbered(row) else self._listed
        return f"{above} – {name}" if above and read_name(above, "").kind not in _OVER_BAGIAN else name

    def _coloured(self, row: int) -> bool:
        return any((row, column) in self._cells.sheet.fills for column in self._answers)

    def _names_parent(self, row: int, name: str) -> None:
        """`KECAMATAN PADANGAN` without answers or a number heads the desa below it."""
        if not self._numbered(row) and is_kecamatan(name):
            self._parent = name

    def _reads_period(self, row: int) -> str:
        """What stands between the name and the answers, where that is a period, a plan, or what is ticked."""
        spoken = [self._cells.title(row, column) for column in self._between]
        ticked = (fold(text) for text in spoken if self._is_answer(text))
        return next(filter(None, (*map(period_of, spoken), *ticked)), "")

    def _reads_kinds(self, row: int) -> frozenset[UnitKind]:
        """What a column such as `Jenis` says about the kind of a unit."""
        spoken = (words(shown(self._cells.value(row, column))) for column in self._beside)
        return next((kinds for said in spoken if said and (kinds := heading_kinds(said))), frozenset())

    def _reads_parent(self, row: int) -> None:
        """A column of kecamatan beside the villages speaks until it says another."""
        for column in self._parents:
            text = shown(self._cells.value(row, column))
            if text:
                self._parent = text if is_kecamatan(text) else f"kecamatan {text}"


def is_kecamatan(name: str) -> bool:
    """Whether a heading is the name of a kecamatan, rather than the word alone."""
    return words(name)[:1] in (("kecamatan",), ("kec",)) and len(words(name)) > 1


@lru_cache(maxsize=CACHED_TEXTS)
def sheet_context(sheet: str) -> tuple[frozenset[UnitKind], str]:
    """What the name of a sheet says about its units: their kind, or the kecamatan they lie in."""
    spoken = tuple(word for word in words(sheet) if not word.isdigit())
    kinds = heading_kinds(spoken) if spoken else None
    return kinds or frozenset(), sheet if kinds is None and is_kecamatan(sheet) else ""
