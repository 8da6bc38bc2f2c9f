"""What `x` and `-` mean: decided once for a whole workbook, or asked; never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compliance.model import Place, Status
from compliance.problems import ProblemCode
from compliance.reading.blocks import Block, titles_above
from compliance.reading.folding import fold
from compliance.reading.gather import Findings
from compliance.reading.legend import TICK, read_legends
from compliance.reading.result import NONE_OF_THESE, Ask, Candidate

CROSS = "x"
DASH = "-"
EMPTY = "belum diisi"  # what a mark says that says nothing
_OF_THOSE_WITHOUT = re.compile(
    r"^(?!.*\b(?:sudah|telah)\b).*\b(?:yang|yg) (?:belum|blm|tidak|tdk)"
    r" (?:memiliki|mempunyai|punya|ada|tersedia|menyusun|melaksanakan|memenuhi)\b"
)
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
    """What a legend says; beside ticks, `x` is *tidak*; beside ticks and no other *tidak*, `-` is.

    Else a person decides.

    The answer is remembered for this file alone: the next office may mean the opposite.
    """
    every = [some for _, found in findings for some in found]
    said = {read for some in every for column in some.columns for read in column.reads}
    places = _places(findings) if any(read.mark for read in said) else {}
    meanings: dict[str, Status | None] = {}
    if any(read.tick for read in said):
        meanings[CROSS] = Status.TIDAK
        if DASH in places and CROSS not in places and not _refuses(every):
            meanings[DASH] = Status.TIDAK
    sheets = {id(block.cells): block.cells for block, _ in findings}.values()
    legend = read_legends(sheets, spelled) if places or any(read.tick for read in said) else {}
    ticks = _doubtful_ticks(findings) if TICK not in legend else []
    if ticks:  # then neither do they tell what stands beside them
        places, meanings = {TICK: ticks, **places}, {}
    meanings |= {mark: status for mark, status in legend.items() if mark != TICK}
    asked = []
    for mark, where in places.items():
        key = f"tanda:{mark}|{sha256[:16]}"
        answer = remembered.get(key)
        if answer is not None:
            meanings[mark] = None if answer == NONE_OF_THESE else Status(answer)
        elif mark not in meanings:
            asked.append(_ask(key, mark, where))
    tick = meanings.get(TICK) if ticks else legend.get(TICK, Status.ADA)
    return Marks(meanings=meanings, tick=tick, asked=tuple(asked))


def _doubtful_ticks(findings: Iterable[tuple[Block, Sequence[Findings]]]) -> list[Place]:
    """Where bare ticks stand under a title about units that do *not* have something."""
    return [
        block.cells.place(*at)
        for block, found in findings
        if any(_OF_THOSE_WITHOUT.search(fold(title)) for title in (block.sheet.name, *titles_above(block)))
        for some in found
        if not some.field.options
        for at, read in zip(*some.columns[0], strict=True)
        if read.tick
    ]


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
