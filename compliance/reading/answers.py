"""Findings → answers with their places, and the problems of cells that give none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from compliance.model import Answer, AnswerValue, Status, Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import CACHED_PLACES, Block, found, place_of
from compliance.reading.folding import shown
from compliance.reading.gather import NO_REMARK, Finding
from compliance.reading.marks import DASH, Marks
from compliance.reading.merge import Entry
from compliance.reading.sheets import Position


def answers_of(
    block: Block,
    findings: Sequence[Finding],
    units: Mapping[Position, Unit | None],
    marks: Marks,
) -> tuple[list[Entry], list[Problem]]:
    """The answers of a block; `units` by the place of the subject. Rows of nobody are passed over."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    rows = {at: block.cells.place(*at) for at in units}
    for finding in findings:
        subject, field, _, reads, _ = finding
        unit = units[subject.at]
        if unit is None:
            continue
        read, cell = reads[0], 0
        value = read.value
        if field.options or read.trouble or read.mark:
            chosen = _paired(finding, block, marks) if field.options else _single(finding, marks)
            problems += _problems(finding, block, chosen)
            value, cell = chosen.value, chosen.cell
        elif read.tick:
            value = marks.tick
        if value is None:
            continue
        answer = _answer(finding, block, value, cell)
        entries.append(Entry(unit, field.question, answer, rows[subject.at]))
        if value is Status.TIDAK_BERLAKU and not answer.note:
            code = ProblemCode.NOT_APPLICABLE_WITHOUT_REASON
            problems.append(found(code, answer.place, question=field.question.label))
    return entries, problems


class _Chosen(NamedTuple):
    """The value of a finding, which of its cells it comes from, and a problem of the pair as a whole."""

    value: AnswerValue | None
    cell: int = 0
    trouble: tuple[ProblemCode, str] | None = None


def _single(finding: Finding, marks: Marks) -> _Chosen:
    read = finding.reads[0]
    return _Chosen(marks.meanings.get(read.mark) if read.mark else read.value)


def _paired(finding: Finding, block: Block, marks: Marks) -> _Chosen:
    """The one option that is ticked."""
    if any(read.value is None and read.trouble for read in finding.reads):
        return _Chosen(None)
    if any(read.mark and read.mark != DASH and not marks.known(read.mark) for read in finding.reads):
        return _Chosen(None)
    chosen: dict[Status, int] = {}
    denied: list[int] = []
    for cell, (option, read) in enumerate(zip(finding.field.options, finding.reads, strict=True)):
        value = marks.meanings.get(read.mark) if read.mark and read.mark != DASH else read.value
        raw = block.cells.raw(*finding.at[cell])
        word = isinstance(raw, str) and raw.strip()[:1].isalpha()
        if value is Status.ADA and option is Status.TIDAK and word and not read.tick:
            denied.append(cell)  # "Ada" under Tidak
        elif value is Status.ADA or (value is option and word and not read.mark):
            chosen.setdefault(option, cell)
        elif value in (Status.PROSES, Status.TIDAK_BERLAKU):
            chosen.setdefault(Status(str(value)), cell)
        elif value is Status.TIDAK and isinstance(raw, str):
            denied.append(cell)
    if len(chosen) == 1:
        status, cell = next(iter(chosen.items()))
        return _Chosen(status, cell)
    if chosen:
        values = " / ".join(status.value for status in chosen)
        return _Chosen(None, max(chosen.values()), (ProblemCode.CONTRADICTION, values))
    if denied:
        return _Chosen(
            None, denied[0], (ProblemCode.UNKNOWN_ANSWER, shown(block.cells.raw(*finding.at[denied[0]])))
        )
    return _Chosen(None)


def _problems(finding: Finding, block: Block, chosen: _Chosen) -> list[Problem]:
    problems = [
        Problem(code=read.trouble, place=block.cells.place(*finding.at[cell]), details=read.facts)
        for cell, read in enumerate(finding.reads)
        if read.trouble
    ]
    if chosen.trouble:
        code, said = chosen.trouble
        label = finding.field.question.label
        expected = ", ".join(status.value for status in Status)
        facts = {"question": label, "values": said, "answer": said, "expected": expected}
        problems.append(Problem(code=code, place=block.cells.place(*finding.at[chosen.cell]), details=facts))
    return problems


def _answer(finding: Finding, block: Block, value: AnswerValue, cell: int) -> Answer:
    read, remark = finding.reads[cell], finding.remark
    evidence, note = read.evidence, read.note
    if remark is not NO_REMARK:
        evidence = tuple(dict.fromkeys((*evidence, *remark.evidence)))
        note = f"{note}; {remark.note}" if note and remark.note else note or remark.note
    if not (evidence or note or read.effective):
        return _plain(value, block.sheet.name, *finding.at[cell])
    place = block.cells.place(*finding.at[cell])
    return Answer(value=value, place=place, evidence=evidence, effective=read.effective, note=note)


@lru_cache(maxsize=CACHED_PLACES)
def _plain(value: AnswerValue, sheet: str, row: int, column: int) -> Answer:
    """A bare value, as most answers are; files of one form give the same few at the same places."""
    return Answer(value=value, place=place_of(sheet, row, column))
