"""Whose row is it: each subject of the workbook → a unit, or a question to the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from compliance.model import Unit, UnitKind
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, Subject, found
from compliance.reading.folding import fold, slug
from compliance.reading.identity import has_name, name_in_file
from compliance.reading.names import Match, UnitMatcher
from compliance.reading.naming import new_unit, read_name
from compliance.reading.personal.patterns import masked_name
from compliance.reading.region import is_of_another
from compliance.reading.result import NEW_UNIT, NONE_OF_THESE, Ask, Candidate
from compliance.reading.sheets import Position

ENOUGH_STRANGERS = 5  # kecamatan or desa nobody knows: more than slips of the pen
ENOUGH_NAMES = 200  # of a table, to tell whether they are names of units


class Resolver:
    """Names → units for one reading; what must be asked gathers in `asked`, and `waiting` counts how
    often it was."""

    def __init__(self, matcher: UnitMatcher, *, file: str, remembered: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self.waiting = 0
        self._matcher = matcher
        self._open = matcher.registry.open
        self._file = file
        self._remembered = remembered
        self._asked: dict[str, Ask] = {}
        self._new: dict[tuple[UnitKind, str], Unit] = {}
        self._said_former: set[str] = set()
        self._abroad: bool | None = None  # whether the workbook names places of another regency

    @property
    def asked(self) -> tuple[Ask, ...]:
        return tuple(self._asked.values())

    def is_of_another(self, block: Block, blocks: Sequence[Block]) -> bool:
        """Whether a block speaks of another regency: in its titles, or by the places the workbook names."""
        if self._abroad is None:
            named = {(s.name, s.kinds) for b in blocks for s in b.subjects}
            unknown = [name for name in named if self._matcher.match(*name).unit is None]
            strangers, own = sum(self._matcher.is_stranger(*n) for n in unknown), len(named) - len(unknown)
            self._abroad = not self._open and strangers >= ENOUGH_STRANGERS and 2 * strangers > own
        return self._abroad or is_of_another(block, self._matcher.home, self._file)

    def credible(self, block: Block) -> bool:
        """Whether the names of a table look like units at all, rather than people or goods."""
        if block.form:
            return True
        looked = block.subjects[:ENOUGH_NAMES]
        known = sum(self._looks_like_unit(subject) for subject in looked)
        return known > 0 and (not self._open or 2 * known >= len(looked))

    def knows(self, subject: Subject) -> bool:
        """Whether a name is surely that of a unit, by itself or by what was answered about it."""
        match = self._match(subject)
        return match.unit is not None or self._remembered.get(match.key, NONE_OF_THESE) != NONE_OF_THESE

    def _looks_like_unit(self, subject: Subject) -> bool:
        match = self._match(subject)
        return (
            match.unit is not None or match.plausible or match.key in self._remembered or bool(subject.kinds)
        )

    def _match(self, subject: Subject) -> Match:
        return self._matcher.match(subject.name, subject.kinds, subject.parent)

    def unit_of(self, block: Block, subject: Subject, *, alone: bool, elsewhere: bool) -> Unit | None:
        """The unit of a subject; None when it is asked about or left out by an earlier answer.

        `alone`: no other form of the file lacks a name for the same questions, so that the
        name of the file speaks for this one. `elsewhere`: the titles speak of another regency.
        """
        match = self._match(subject)
        differs = block.form and self._file_differs(subject, match, alone)
        if block.form and (not has_name(subject.name) or differs):
            return self._of_form(block, subject, alone)
        if match.unit is not None and not elsewhere:
            return match.unit
        if match.unit is not None:  # "Dinas Kesehatan" below "KABUPATEN TUBAN"
            match = replace(match, key=f"{match.key}|luar", unit=None, candidates=(match.unit,))
        answer = self._remembered.get(match.key)
        if answer == NONE_OF_THESE:
            return None
        if answer in self._matcher.by_id:
            return self._accepted(self._matcher.by_id[answer], block, subject)
        if self._open and (answer == NEW_UNIT or not match.former):
            unit = self._newcomer(subject.name, subject.kinds)
            if unit is not None:
                return unit
        self._ask(ProblemCode.ASK_UNIT, match.key, block, subject, subject.name, match.candidates)
        return None

    def _accepted(self, unit: Unit, block: Block, subject: Subject) -> Unit:
        if not unit.active and unit.id not in self._said_former:
            self._said_former.add(unit.id)
            self.problems.append(
                found(ProblemCode.FORMER_UNIT, block.cells.place(*subject.at), unit=unit.name)
            )
        return unit

    def _newcomer(self, name: str, kinds: frozenset[UnitKind]) -> Unit | None:
        """A unit the open registry does not know yet; equal names are one unit."""
        unit = new_unit(name, kinds, self._matcher.home)
        if unit is None:
            return None
        key = (unit.kind, read_name(unit.name, self._matcher.home).key)
        return self._new.setdefault(key, unit)

    def _file_differs(self, subject: Subject, match: Match, alone: bool) -> bool:
        """Whether a form names one unit, and the file another that is not above it; or none, though whoever
        sent the form may be the one that its only title names.
        """
        said = self._matcher.match(name_in_file(self._file)).unit if alone else None
        own = match.unit
        if own is None or said is own:
            return False
        if said is None:
            return subject.titled and self._matcher.may_ask(own, subject.letterhead)
        return said.id != own.parent and not self._matcher.may_ask(said, letterhead=False)

    def _of_form(self, block: Block, subject: Subject, alone: bool) -> Unit | None:
        """The unit of a form whose own name was left as dots, by the file's name; or asked, as it is of one
        that names several.
        """
        said = name_in_file(self._file)
        match = self._matcher.match(said, subject.kinds, subject.parent)
        file = slug(masked_name(self._file.rsplit(".", 1)[0]))
        key = f"formulir:{file}|{fold(block.sheet.name)}|{subject.at[0]}"
        answer = self._remembered.get(key)
        if answer == NONE_OF_THESE:
            return None
        if answer in self._matcher.by_id:
            return self._accepted(self._matcher.by_id[answer], block, subject)
        if answer == NEW_UNIT and self._open:
            return self._newcomer(said.title(), subject.kinds)
        written = [name for name in (subject.name, *subject.said) if has_name(name)]
        if alone and match.unit is not None and not written:
            return match.unit
        named = [unit for name in written if (unit := self._matcher.match(name).unit)]
        likely = tuple(dict.fromkeys((*named, *((match.unit,) if match.unit else match.candidates))))
        disputed = bool(written) and not subject.titled  # else it is the sender's, or nobody's
        code = ProblemCode.ASK_UNIT if disputed else ProblemCode.ASK_UNIT_OF_FORM
        text = " / ".join(written if disputed else [subject.name or block.sheet.name])
        self._ask(code, key, block, subject, text, likely)
        return None

    def _ask(
        self,
        code: ProblemCode,
        key: str,
        block: Block,
        subject: Subject,
        text: str,
        units: Sequence[Unit],
    ) -> None:
        self.waiting += 1
        earlier = self._asked.get(key)
        if earlier:
            self._asked[key] = replace(earlier, count=earlier.count + 1)
            return
        twins = {unit.name for unit in units if sum(unit.name == other.name for other in units) > 1}
        candidates = [Candidate(id=unit.id, label=self._label(unit, unit.name in twins)) for unit in units]
        if self._open:
            name = name_in_file(self._file).title() if code is ProblemCode.ASK_UNIT_OF_FORM else text
            candidates.append(Candidate(id=NEW_UNIT, label=name))
        place = block.cells.place(*subject.at)
        self._asked[key] = Ask(code=code, key=key, place=place, text=text, candidates=tuple(candidates))

    def _label(self, unit: Unit, twin: bool) -> str:
        """The name, with the kecamatan where several units share it."""
        parent = self._matcher.by_id.get(unit.parent)
        return f"{unit.name}, {parent.name if parent else unit.parent}" if twin and unit.parent else unit.name


def units_of(block: Block, blocks: Sequence[Block], resolver: Resolver) -> dict[Position, Unit | None]:
    """The unit of each subject of a block, by the subject's place."""
    alone = _stands_alone(block, blocks)
    elsewhere = resolver.is_of_another(block, blocks)
    return {s.at: resolver.unit_of(block, s, alone=alone, elsewhere=elsewhere) for s in block.subjects}


def _stands_alone(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether no other form of the file asks the same, or none that is as nameless: such are parts of one."""
    asks = {field.question.id for field in block.fields}
    named = has_name(block.subjects[0].name)
    forms = (b for b in blocks if b is not block and b.form)
    others = (b for b in forms if named or not has_name(b.subjects[0].name))
    return all(asks.isdisjoint(field.question.id for field in other.fields) for other in others)
