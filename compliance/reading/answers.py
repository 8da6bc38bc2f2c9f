"""Findings → answers with their places, and the problems of cells that give none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from compliance.model import Answer, AnswerValue, Status, Unit
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Block, found
from compliance.reading.folding import shown
from compliance.reading.gather import Finding
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
        unit = units[finding.subject.at]
        if unit is None:
            continue
        value, cell = finding.reads[0].value, 0
        if finding.field.options or finding.reads[0].trouble or finding.reads[0].mark:
            chosen = _paired(finding, block, marks) if finding.field.options else _single(finding, marks)
            problems += _problems(finding, block, chosen)
            value, cell = chosen.value, chosen.cell
        if value is None:
            continue
        answer = _answer(finding, block, value, cell)
        entries.append(Entry(unit, finding.field.question, answer, rows[finding.subject.at]))
        if value is Status.TIDAK_BERLAKU and not answer.note:
            code = ProblemCode.NOT_APPLICABLE_WITHOUT_REASON
            problems.append(found(code, answer.place, question=finding.field.question.label))
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
        if value is Status.ADA or (value is option and word and not read.mark):
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
    read = finding.reads[cell]
    remark = finding.remark
    note = f"{read.note}; {remark.note}" if read.note and remark.note else read.note or remark.note
    return Answer(
        value=value,
        place=block.cells.place(*finding.at[cell]),
        evidence=tuple(dict.fromkeys((*read.evidence, *remark.evidence)))
        if remark.evidence
        else read.evidence,
        effective=read.effective,
        note=note,
    )
