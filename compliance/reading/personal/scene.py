"""One sheet as the search for personal cells sees it, and what has been found in it so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compliance.definitions.personal import PersonalRules
from compliance.model import AnswerKind, Place
from compliance.reading import words as w
from compliance.reading.blocks import Block, Cells, moved
from compliance.reading.folding import collapsed, is_blank, is_placeholder, words
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.personal.patterns import masked
from compliance.reading.result import Part
from compliance.reading.roles import Header, Role
from compliance.reading.rows import is_place_and_date
from compliance.reading.sheets import CellValue, Position, address

LOOKED_AT = 200  # cells of a column that tell what it holds
LONGEST_TITLE = 60  # characters of a header that are repeated
_TITLES = frozenset(Role) - {Role.OPTION, Role.UNKNOWN}
_UNSUR = re.compile(r"u\d{1,2}")  # of a survey
_LONGEST_UNSUR = 6  # characters
_SIGNING = frozenset(word[0] for word in w.SIGNATURES)
_LISTS = (AnswerKind.CHOICE, AnswerKind.CHOICES, AnswerKind.LINKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """What the search must know beyond the sheet."""

    rules: PersonalRules
    headers: Headers
    titles: Mapping[CellValue, Header]  # what the texts of the sheet mean as headers of a checklist
    is_unit: Callable[[str], bool]
    is_answer: Callable[[CellValue], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Cells that carry a checklist: its answers, the names in its rows, the titles of its columns."""

    answers: frozenset[Position] = frozenset()
    names: frozenset[Position] = frozenset()
    lists: frozenset[Position] = frozenset()  # answers that list media or links
    columns: frozenset[str] = frozenset()  # addresses of titles that stand above their cells
    labels: frozenset[str] = frozenset()  # addresses of titles that stand before them
    last: int = -1  # the last row with an answer

    @property
    def all(self) -> frozenset[Position]:
        return self.answers | self.names

    def has_names_below(self, at: Position) -> bool:
        """Whether the names of units stand in a column below a cell."""
        return any(column == at[1] and row > at[0] for row, column in self.names)


def kept_by(blocks: Iterable[Block]) -> Kept:
    """What the checklists of one sheet need."""
    answers: set[Position] = set()
    names: set[Position] = set()
    lists: set[Position] = set()
    columns: set[str] = set()
    labels: set[str] = set()
    for block in blocks:
        in_rows = any(subject.origin[1] == 0 and subject.origin[0] > 0 for subject in block.subjects)
        (columns if in_rows else labels).update(column.place.cell for column in block.columns)
        names |= set() if block.form else {subject.at for subject in block.subjects}
        for found in block.fields:
            cells = {
                block.cells.home(*moved(c, subject.origin)) for c in found.cells for subject in block.subjects
            }
            answers |= cells
            lists |= cells if found.question.kind in _LISTS else set()
    return Kept(
        answers=frozenset(answers),
        names=frozenset(names),
        lists=frozenset(lists),
        columns=frozenset(columns),
        labels=frozenset(labels),
        last=max((row for row, _ in answers), default=-1),
    )


@dataclass(slots=True, kw_only=True)
class _Found:
    """Gathers: what becomes of which cell, what is left out, which telephones are an office's."""

    replaced: dict[Position, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    public: set[Position] = field(default_factory=set)


class Scene:
    """The sheet, what the reader makes of it, and what was found."""

    def __init__(self, cells: Cells, senses: Senses, kept: Kept) -> None:
        self.cells, self.senses, self.kept = cells, senses, kept
        self.found = _Found()
        self.public = frozenset(phrase[0] for phrase in senses.rules.public)  # words beside a telephone
        self._keeps = kept.all
        # the texts that head or label something, found out once
        texts = cells.texts()
        told = ((text, senses.headers.told(text.partition(":")[0])) for text in texts)
        self._told: dict[CellValue, Told] = {text: said for text, said in told if said is not Told.NOTHING}
        self._titles = {text for text in texts if self._is_title(text)}
        self._signing: frozenset[int] | None = None

    def told(self, row: int, column: int) -> Told:
        """What the text of a cell says as a header or label, up to a colon."""
        return self._told.get(self.cells.raw(row, column), Told.NOTHING)

    def titles(self) -> Iterator[tuple[Position, str]]:
        """The texts that say something as a header or label, with their places."""
        told = self._told
        for r, row in enumerate(self.cells.rows if told else ()):
            for c, value in enumerate(row):
                if value in told and isinstance(value, str):
                    yield (r, c), value

    def is_title(self, row: int, column: int) -> bool:
        """Whether a cell holds a header or label that somebody knows."""
        value = self.cells.raw(row, column)
        if value in self._titles:
            return True
        return self._told.get(value) is Told.TITLE and self.has_colon(row, column)

    def _is_title(self, text: str) -> bool:
        known = self.senses.titles.get(text.rstrip(" :"))
        if known is not None and known.role in _TITLES:
            return True
        return self._told.get(text, Told.TITLE) is not Told.TITLE or _is_unsur(text)

    def has_colon(self, row: int, column: int) -> bool:
        """Whether a colon follows a text, in its cell or at the beginning of the next filled one."""
        if ":" in self.cells.text(row, column):
            return True
        right = next((c for c in self.filled(row) if c > column), None)
        return right is not None and self.cells.text(row, right).lstrip().startswith(":")

    def names_units(self, row: int, column: int) -> bool:
        """Whether a header is that of a column (or line) of names of units."""
        known = self.senses.titles.get(self.cells.text(row, column).rstrip(" :"))
        return known is not None and known.role in (Role.UNIT, Role.GROUP) and known.strong

    def is_scored(self, row: int, column: int, below: int) -> bool:
        """Whether a column asks an unsur of a survey: U1, or a score from 1 to 4 in the row `below`."""
        score = self.cells.raw(below, column)
        number = float(score) if isinstance(score, str) and score.strip().isdecimal() else score
        scored = isinstance(number, int | float) and not isinstance(number, bool) and number in (1, 2, 3, 4)
        return scored or _is_unsur(self.cells.text(row, column))

    def is_free(self, at: Position) -> bool:
        """Whether a cell is filled, and neither needed by a checklist nor left out already."""
        value = self.cells.raw(*at)
        if is_blank(value) or at in self._keeps or at in self.found.replaced:
            return False
        return not (isinstance(value, str) and is_placeholder(value))

    def filled(self, row: int) -> list[int]:
        """The columns of a row that are not blank."""
        return [c for c, value in enumerate(self.cells.rows[row]) if not is_blank(value)]

    def signs(self, row: int) -> bool:
        """Whether a row belongs to a block of signatures."""
        if self._signing is None:
            self._signing = frozenset(at[0] for at, text in self.texts() if _signs(text))
        return row in self._signing

    def are_units(self, cells: Sequence[Position]) -> bool:
        """Whether most cells hold names of units."""
        return self._mostly(cells, lambda value: isinstance(value, str) and self.senses.is_unit(value))

    def are_answers(self, cells: Sequence[Position]) -> bool:
        """Whether most cells hold plain answers of a checklist."""
        return self._mostly(cells, self.senses.is_answer)

    def leave_out(self, cells: Sequence[Position], place: str, header: str) -> None:
        """These cells are personal; `place` is how a person is told where."""
        if not cells:
            return
        for at in cells:
            value = self.cells.raw(*at)
            colon = isinstance(value, str) and value.lstrip().startswith(":")
            self.found.replaced[at] = ":" if colon else ""
        self.say(place, header)

    def put(self, at: Position, text: str, header: str) -> None:
        """This text takes the place of a cell."""
        self.found.replaced[at] = text
        self.say(address(*at), header)

    def say(self, place: str, header: str) -> None:
        title = masked(collapsed(header))
        short = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"
        self.found.parts.append(Part(place=Place(sheet=self.cells.sheet.name, cell=place), header=short))

    def texts(self) -> Iterator[tuple[Position, str]]:
        """Every text of the sheet with its place."""
        for r, row in enumerate(self.cells.rows):
            for c, value in enumerate(row):
                if isinstance(value, str) and value:
                    yield (r, c), value

    def _mostly(self, cells: Sequence[Position], test: Callable[[CellValue], bool]) -> bool:
        looked = cells[:LOOKED_AT]
        return bool(looked) and 2 * sum(test(self.cells.raw(*at)) for at in looked) >= len(looked)


def letters(column: int) -> str:
    """The name of a column: 3 → `D`."""
    return address(0, column)[:-1]


def _is_unsur(text: str) -> bool:
    return len(text) <= _LONGEST_UNSUR and _UNSUR.fullmatch(text.strip().lower()) is not None


def _signs(text: str) -> bool:
    """Whether a text belongs to a block of signatures; nearly all are ruled out at a glance."""
    if "," not in text and text.lstrip(" (")[:1].lower() not in _SIGNING:
        return False
    return bool(w.SIGNATURES & set(words(text)[:1])) or is_place_and_date(text)
