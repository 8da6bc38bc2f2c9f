"""What `x` and `-` mean: decided once for a whole workbook, or asked; never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from compliance.model import Place, Status
from compliance.problems import ProblemCode
from compliance.reading.blocks import Block, Cells, titles_above
from compliance.reading.folding import fold
from compliance.reading.gather import Findings
from compliance.reading.lacking import marks_lack
from compliance.reading.legend import TICK, read_legends, signs_in_cells
from compliance.reading.result import NONE_OF_THESE, Ask, Candidate
from compliance.reading.values import Read

CROSS = "x"
DASH = "-"
LETTER = "t"  # *tidak* or *tersedia*
ONE = "1"  # for a tick
EMPTY = "belum diisi"  # what a mark says that says nothing
# Letters that say by each other what they mean: true and false as PostgreSQL writes them, yes and no.
_BESIDE = ({"t": Status.ADA, "f": Status.TIDAK}, {"y": Status.ADA, "n": Status.TIDAK})
_YES_OR_NO = re.compile(r"\b(?:y|ya|a) ?/ ?t\b")
MEANINGS = (  # what may be answered about a mark
    *(
        Candidate(id=status.value, label=status.value)
        for status in (Status.ADA, Status.TIDAK, Status.TIDAK_BERLAKU)
    ),
    Candidate(id=NONE_OF_THESE, label=EMPTY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The meaning of each mark that has one: a status, or None for *belum diisi*."""

    meanings: Mapping[str, Status | None]
    tick: Status | None = Status.ADA  # unless a legend or a person says otherwise; None: it is asked
    codes: Mapping[str, Status | None] = field(default_factory=dict)  # what `1` or `T` means here
    asked: tuple[Ask, ...] = ()

    def known(self, mark: str) -> bool:
        return mark in self.meanings


def settle_marks(
    findings: Sequence[tuple[Block, Sequence[Findings]]],
    *,
    sha256: str,
    remembered: Mapping[str, str],
    spelled: Callable[[str], Status | None],
) -> Marks:
    """What a legend says; beside ticks, `x` is *tidak*; beside ticks and no other *tidak*, `-` is;
    beside an *ada*, `t` is. Else a person decides.

    The answer is remembered for this file alone: the next office may mean the opposite.
    """
    every = [some for _, found in findings for some in found]
    said = {read for some in every for column in some.columns for read in column.reads}
    places = _places(findings) if any(read.mark for read in said) else {}
    meanings: dict[str, Status | None] = {}
    ticked = any(read.tick for read in said)
    if ticked:
        meanings[CROSS] = Status.TIDAK
        if DASH in places and CROSS not in places and not _refuses(every):
            meanings[DASH] = Status.TIDAK
    legend = _legend(findings, spelled) if ticked or any(read.mark or read.code for read in said) else {}
    doubtful = _of_what_is_not_there(findings, said, legend)
    if doubtful:  # then neither do they tell what stands beside them
        places, meanings = {**doubtful, **places}, {}
    meanings |= {mark: status for mark, status in legend.items() if mark != TICK}
    codes = _codes(said, legend)
    if LETTER not in codes:
        places |= _lone_letters(findings, said)
    asked = []
    for mark, where in places.items():
        key = f"tanda:{mark}|{sha256[:16]}"
        answer = remembered.get(key)
        if answer is not None:
            meanings[mark] = None if answer == NONE_OF_THESE else Status(answer)
        elif mark not in meanings:
            asked.append(_ask(key, mark, where))
    tick = meanings.get(TICK) if TICK in doubtful else legend.get(TICK, Status.ADA)
    told = {code: meanings.get(code) for code in (LETTER, ONE) if code in places}
    return Marks(meanings=meanings, tick=tick, codes={**codes, **told}, asked=tuple(asked))


def _legend(
    findings: Iterable[tuple[Block, Sequence[Findings]]], spelled: Callable[[str], Status | None]
) -> dict[str, Status]:
    """What the sheets of the blocks say signs and codes mean, outside the rows of their units."""
    sheets: dict[int, tuple[Cells, set[int]]] = {}
    for block, _ in findings:
        _, rows = sheets.setdefault(id(block.cells), (block.cells, set()))
        rows.update(subject.at[0] for subject in block.subjects)
    beside = chain.from_iterable(signs_in_cells(*sheet) for sheet in sheets.values())
    return read_legends([cells for cells, _ in sheets.values()], spelled, beside)


def _codes(said: Iterable[Read], legend: Mapping[str, Status]) -> Mapping[str, Status | None]:
    """What the codes in the cells mean by a legend; without any, `t` beside `f` is true."""
    codes = {read.code for read in said if read.code}
    told = {code: legend[code] for code in codes & legend.keys()}
    return told or next((letters for letters in _BESIDE if codes >= letters.keys()), told)


def _lone_letters(
    findings: Iterable[tuple[Block, Sequence[Findings]]], said: Collection[Read]
) -> dict[str, list[Place]]:
    """Where a `t` stands while nobody says *ada*, and no title sets it against a yes."""
    if any(read.value is Status.ADA for read in said) or not any(read.code == LETTER for read in said):
        return {}
    places = [
        block.cells.place(*at)
        for block, found in findings
        if not any(_YES_OR_NO.search(fold(title)) for title in titles_above(block))
        for some in found
        if not some.field.options
        for at, read in some.by_subject()
        if read.code == LETTER
    ]
    return {LETTER: places} if places else {}


def _of_what_is_not_there(
    findings: Iterable[tuple[Block, Sequence[Findings]]], said: Collection[Read], legend: Mapping[str, Status]
) -> dict[str, list[Place]]:
    """Where bare ticks, or a `1` for one, stand in a list of what is *not* there."""
    places: dict[str, list[Place]] = {}
    signed = any(read.tick or read.code == ONE for read in said)
    for block, found in findings if signed else ():
        alone = [some for some in found if not some.field.options]
        reads = [(at, read) for some in alone for at, read in zip(*some.columns[0], strict=True)]
        signs = [
            (at, TICK if read.tick else read.code) for at, read in reads if read.tick or read.code == ONE
        ]
        for at, sign in signs if signs and marks_lack(block) else ():
            if sign not in legend:
                places.setdefault(sign, []).append(block.cells.place(*at))
    return places


def _refuses(every: Iterable[Findings]) -> bool:
    """Whether somebody says *tidak* in another way, outside pairs of columns."""
    alone = (column for some in every if not some.field.options for column in some.columns)
    return any(read.value is Status.TIDAK for column in alone for read in column.reads)


def _places(findings: Iterable[tuple[Block, Sequence[Findings]]]) -> dict[str, list[Place]]:
    """Where each mark stands whose meaning matters; `-` in a pair is only an empty half."""
    places: dict[str, list[Place]] = {}
    for block, found in findings:
        for some in found:
            for at, read in some.by_subject():
                if read.mark and not (some.field.options and read.mark == DASH):
                    places.setdefault(read.mark, []).append(block.cells.place(*at))
    return places


def _ask(key: str, mark: str, places: Sequence[Place]) -> Ask:
    return Ask(
        code=ProblemCode.ASK_MARK,
        key=key,
        place=places[0],
        text=mark,
        candidates=MEANINGS,
        count=len(places),
    )
