"""A reading as JSON and back, exactly.

JSON, because what comes out of a worker that opened a hostile file is not to be trusted
with more than plain values.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from compliance.definitions.checklist import NUMERIC
from compliance.model import Answer, AnswerKind, AnswerValue, Checklist, Place, Status
from compliance.reading.result import Part, Reading, Screened
from compliance.reading.wire_found import (
    ask_in,
    ask_out,
    columns_in,
    columns_out,
    place_in,
    problem_in,
    problem_out,
)
from compliance.reading.wire_units import dumped, loaded, unit_in, unit_out

_LINK = "&"  # in front of an address, as `#` of a number and `@` of a date


# -- one value as text, for storage


def value_text(value: AnswerValue) -> str:
    """The canonical text: `ada`, `3/2`, `2026-03-12`, `["id","id"]`. Exact both ways."""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value.isoformat() if isinstance(value, date) else str(value)


def value_from_text(kind: AnswerKind, text: str) -> AnswerValue:
    """The value that `value_text` wrote for a question of this kind. Raises ValueError."""
    if kind is AnswerKind.STATUS:
        return Status(text)
    if kind in NUMERIC:
        return Fraction(text)
    if kind is AnswerKind.DATE:
        return date.fromisoformat(text)
    return tuple(json.loads(text))


# -- readings


def reading_to_bytes(reading: Reading) -> bytes:
    """The reading as compact JSON."""
    asked_of: dict[tuple[str, ...], int] = {}  # the questions units answer: the same for most of them
    lines = _Lines()
    checklists = [_checklist_out(checklist, asked_of, lines) for checklist in reading.checklists]
    return dumped(
        {
            "file": reading.file,
            "sha256": reading.sha256,
            "error": problem_out(reading.error) if reading.error else None,
            "questions": list(asked_of),
            "checklists": checklists,
            "asked": [ask_out(ask) for ask in reading.asked],
            "problems": [problem_out(problem) for problem in reading.problems],
            "columns": columns_out(reading.columns),
        }
    )


def reading_from_bytes(data: bytes) -> Reading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    parts = loaded(data)
    asked_of, told = parts["questions"], _Told()
    return Reading(
        file=parts["file"],
        sha256=parts["sha256"],
        error=problem_in(parts["error"]) if parts["error"] else None,
        checklists=tuple(_checklist_in(asked_of, told, *some) for some in parts["checklists"]),
        asked=tuple(map(ask_in, parts["asked"])),
        problems=tuple(map(problem_in, parts["problems"])),
        columns=columns_in(parts["columns"]),
    )


class _Lines(dict[int, str]):
    """Values as lines, by the ids of the values: most of a reading are one of a few objects."""

    def of(self, value: Status | Fraction | date) -> str:
        line = self.get(id(value))
        if line is None:
            line = self[id(value)] = _scalar_out(value)
        return line


class _Told(dict[str, tuple[AnswerValue | None, tuple[str, ...]]]):
    """What lines say: the value and its evidence. No value: there is more to say than a line."""

    def __missing__(self, line: str) -> tuple[AnswerValue | None, tuple[str, ...]]:
        if line.startswith(_LINK):
            link = (line.removeprefix(_LINK),)
            told: tuple[AnswerValue | None, tuple[str, ...]] = link, link
        else:
            told = _scalar_in(line) if line else None, ()
        self[line] = told
        return told


def _checklist_out(checklist: Checklist, asked_of: dict[tuple[str, ...], int], lines: _Lines) -> list[Any]:
    """Unit and sheet; which questions it answers; side by side the cells and what they say; and more."""
    sheet, answers = checklist.sheet, checklist.answers.values()
    asked = asked_of.setdefault(tuple(checklist.answers), len(asked_of))
    cells = [answer.place.cell for answer in answers]
    said = [_said_out(answer, sheet, lines) for answer in answers]
    several = zip(answers, said, strict=True) if "" in said else ()
    more = [_answer_out(answer) for answer, text in several if not text]
    return [unit_out(checklist.unit), sheet, asked, _joined(cells), _joined(said), more]


def _checklist_in(
    asked_of: list[list[str]],
    told: _Told,
    unit: list[Any],
    sheet: str,
    asked: int,
    cells: str,
    said: str,
    more: list[Any],
) -> Checklist:
    rest = iter(more)
    lines = map(told.__getitem__, _parted(said))
    return Checklist(
        unit=unit_in(*unit),
        sheet=sheet,
        answers={
            question: _answer_in(cell, *next(rest, ()))
            if value is None
            else Answer(value=value, place=Place(sheet=sheet, cell=cell), evidence=evidence)
            for question, cell, (value, evidence) in zip(asked_of[asked], _parted(cells), lines, strict=True)
        },
    )


def _joined(texts: list[str]) -> str:
    """Texts of one line each as one text: a tenth of the work for JSON of a list of them."""
    return "\n".join([*texts, ""])


def _parted(text: str) -> list[str]:
    return str.split(text, "\n")[:-1]  # a TypeError where it is no text


def _said_out(answer: Answer, sheet: str, lines: _Lines) -> str:
    """A bare value, or an address that is its own evidence, as one line; "" where there is more to say."""
    value, evidence = answer.value, answer.evidence
    if answer.note or answer.effective or answer.place.sheet != sheet:
        return ""
    if not isinstance(value, tuple):
        return "" if evidence else lines.of(value)
    return _LINK + value[0] if len(value) == 1 and value == evidence and "\n" not in value[0] else ""


def _answer_out(answer: Answer) -> list[Any]:
    effective = answer.effective.isoformat() if answer.effective else ""
    value = answer.value if isinstance(answer.value, tuple) else _scalar_out(answer.value)
    return [value, answer.place.sheet, answer.evidence, answer.note, effective]


def _answer_in(
    cell: str, value: str | list[str], sheet: str, evidence: list[str], note: str, effective: str
) -> Answer:
    return Answer(
        value=_scalar_in(value) if isinstance(value, str) else tuple(value),
        place=place_in(sheet, cell),
        evidence=tuple(evidence),
        effective=date.fromisoformat(effective) if effective else None,
        note=note,
    )


def _scalar_out(value: Status | Fraction | date) -> str:
    """A status as it is, being a text; numbers and dates with a sign in front."""
    if isinstance(value, Status):
        return value
    return f"#{value}" if isinstance(value, Fraction) else f"@{value.isoformat()}"


@lru_cache(maxsize=20_000)  # the same few in every file; a fraction takes long to read
def _scalar_in(text: str) -> Status | Fraction | date:
    if text.startswith("#"):
        return Fraction(text[1:])
    return date.fromisoformat(text[1:]) if text.startswith("@") else Status(text)


# -- files looked through for personal data


def screened_to_parts(screened: Screened, original: bytes) -> list[bytes]:
    """What was found as compact JSON, and the copy: empty where the original itself is kept, or nothing."""
    error = problem_out(screened.error) if screened.error else None
    dropped = [[part.place.sheet, part.place.cell, part.header] for part in screened.dropped]
    copy = screened.kept if screened.kept is not None and screened.kept is not original else b""
    return [dumped({"error": error, "dropped": dropped}), copy]


def screened_from_parts(parts: Sequence[bytes], original: bytes) -> Screened:
    """The same again. Raises ValueError, LookupError or TypeError on anything else."""
    told, copy = loaded(parts[0]), parts[1]
    if told["error"]:
        return Screened(error=problem_in(told["error"]))
    dropped = tuple(
        Part(place=place_in(sheet, cell), header=header) for sheet, cell, header in told["dropped"]
    )
    if bool(dropped) is not bool(copy):
        raise ValueError("a copy without a reason, or a reason without a copy")
    return Screened(kept=copy or original, dropped=dropped)
