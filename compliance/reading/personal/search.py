"""Book → which cells are personal, and what takes their place. Pure: nothing is opened here.

columns by header → columns by content → labels → signatures → numbers in the midst of text
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from compliance.definitions.load import Definitions
from compliance.definitions.personal import PersonalRules
from compliance.model import Registry
from compliance.reading.blocks import Block, Cells
from compliance.reading.contents import contents_of
from compliance.reading.folding import CACHED_TEXTS
from compliance.reading.headers import Headings
from compliance.reading.layout import Clues, clues_of
from compliance.reading.lexicon import lexicon_of, matcher_of
from compliance.reading.names import LONGEST_NAME, UnitMatcher
from compliance.reading.naming import read_name
from compliance.reading.personal.columns import leave_out_columns, leave_out_numbers
from compliance.reading.personal.headers import Headers, Told
from compliance.reading.personal.labels import leave_out_labelled
from compliance.reading.personal.patterns import (
    has_degree,
    is_mobile,
    is_personal_number,
    masked,
    may_be_personal,
)
from compliance.reading.personal.scene import Scene, Senses, kept_by, letters
from compliance.reading.personal.signatures import is_signed, leave_out_signatures, opens
from compliance.reading.refit import Fitting
from compliance.reading.resolve import Resolver
from compliance.reading.result import Part
from compliance.reading.sheets import Book, CellValue, Position, Sheet, address

FEW_CELLS = 3  # of a column are named one by one, more of them as the column


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """For each sheet the cells that are personal, with what takes their place; and a list of them.

    The signature below an office's document is no reason to keep a copy in its place; of a file
    that holds personal data for another reason, it is left out as well: `signed` are the cells when
    that reason stands outside of them.
    """

    sheets: tuple[Mapping[Position, str], ...]
    parts: tuple[Part, ...]
    signed: tuple[Mapping[Position, str], ...]


class Search:
    """The rules and definitions, ready for many books."""

    def __init__(self, rules: PersonalRules, definitions: Definitions) -> None:
        self._rules = rules
        self._headers = Headers(rules)
        self._definitions = definitions

    @property
    def public(self) -> frozenset[str]:
        """Words beside a telephone that is nobody's own, by these rules."""
        return frozenset(phrase[0] for phrase in self._rules.public)

    def personal(self, book: Book, file: str, registry: Registry) -> Personal:
        """What must not be stored of a book. `file` and `registry` tell which tables are checklists."""
        if not any(self._is_suspicious(value) for sheet in book.sheets for value in _values(sheet)):
            return _nothing(book)
        lexicon, matcher = lexicon_of(self._definitions), matcher_of(registry)
        headings = Headings(index=lexicon.headers, remembered={})
        clues = clues_of(headings, matcher, lexicon.values.is_answer)
        fitting = Fitting(questions=lexicon.headers.questions, values=lexicon.values, remembered={})
        blocks = contents_of(book, clues, Resolver(matcher, file=file, remembered={}), fitting).blocks
        scenes = [self._scene(sheet, clues, matcher, blocks) for sheet in book.sheets]
        signed = [self._leave_out(scene) for scene in scenes]
        found = tuple(scene.found.replaced for scene in scenes)
        if sum(signed) == sum(len(scene.found.parts) for scene in scenes):
            # who signs a document of an office does so in public
            return replace(_nothing(book), signed=found)
        parts = tuple(part for scene in scenes for part in scene.found.parts)
        return Personal(sheets=found, parts=parts, signed=found)

    def _leave_out(self, scene: Scene) -> int:
        """Finds what is personal on a sheet; returns how many parts of it are signatures alone."""
        leave_out_columns(scene)
        leave_out_numbers(scene)
        leave_out_labelled(scene)
        before = len(scene.found.parts)
        leave_out_signatures(scene)
        signed = len(scene.found.parts) - before
        return signed + self._mask(scene)

    def _scene(self, sheet: Sheet, clues: Clues, matcher: UnitMatcher, blocks: Iterable[Block]) -> Scene:
        cells = Cells(sheet)

        def is_unit(text: str) -> bool:
            if len(text) > LONGEST_NAME:
                return False
            return matcher.knows(text) or read_name(text, matcher.home).kind is not None

        senses = Senses(
            rules=self._rules,
            headers=self._headers,
            titles=clues.of_sheet(cells).headers,
            is_unit=is_unit,
            is_answer=clues.is_answer,
        )
        return Scene(cells, senses, kept_by(block for block in blocks if block.sheet is sheet))

    def _is_suspicious(self, value: CellValue) -> bool:
        """Whether a value, for itself, gives reason to look at a book more closely."""
        if not isinstance(value, str):
            return is_personal_number(value) or is_mobile(value)
        told = self._headers.told(value.partition(":")[0])
        if told in (Told.PERSON, Told.TITLE, Told.EITHER) or opens(value):
            return True
        return is_mobile(value) or has_degree(value) or masked(value) != value

    def _mask(self, scene: Scene) -> int:
        """NIK, NIP and mobile numbers wherever they are left, also within an answer; returns how many
        of the parts it says are the NIP of who signs."""
        found: dict[int, list[tuple[Position, str]]] = {}
        for r, row in enumerate(scene.cells.rows):
            for c, value in enumerate(row):
                if not value or not may_be_personal(value):
                    continue
                at = (r, c)
                text = scene.found.replaced.get(at, value)
                if not text:
                    continue
                phones = at not in scene.found.public and at not in scene.kept.lists
                kept = _without_numbers(text, scene.public, phones)
                if kept is not None:
                    found.setdefault(c, []).append((at, kept))
        signed = 0
        for column, cells in found.items():
            for at, kept in cells:
                scene.found.replaced[at] = kept
            few = len(cells) <= FEW_CELLS
            places = [address(*at) for at, _ in cells] if few else [letters(column)]
            for place in places:
                scene.say(place, "")
            if all(is_signed(scene, at) for at, _ in cells):
                signed += len(places)
        return signed


def _nothing(book: Book) -> Personal:
    nothing = tuple[Mapping[Position, str], ...]({} for _ in book.sheets)
    return Personal(sheets=nothing, parts=(), signed=nothing)


def _without_numbers(value: CellValue, public: frozenset[str], phones: bool) -> str | None:
    """What is left of a value without personal numbers; None where there are none in it."""
    if is_personal_number(value):
        return ""
    if not isinstance(value, str):
        return None
    text = masked(value, public, phones=phones)
    return None if text == value else text


def _values(sheet: Sheet) -> Iterator[CellValue]:
    """The different values of a sheet that could be personal, as far as it is worth telling them apart."""
    seen: set[CellValue] = set()
    for row in sheet.rows:
        for value in row:
            if value.__class__ in (str, float, int) and value not in seen:
                if len(seen) < CACHED_TEXTS:
                    seen.add(value)
                yield value
