"""A reading as JSON and back, exactly; and the frames in which parent and worker talk.

JSON, because what comes out of a worker that opened a hostile file is not to be trusted
with more than plain values.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import IO, Any

from compliance.model import (
    Answer,
    AnswerKind,
    AnswerValue,
    Checklist,
    Place,
    Registry,
    Status,
    Unit,
    UnitKind,
)
from compliance.problems import Problem, ProblemCode
from compliance.reading.result import Ask, Candidate, MatchedColumn, Reading

# A reading of the largest allowed file takes some 40 MB; more than this is not an answer.
MAX_FRAME_BYTES = 200_000_000
_MAX_PARTS = 16
_COUNT = struct.Struct("<I")
_NUMBERS = frozenset({AnswerKind.COUNT, AnswerKind.NUMBER, AnswerKind.PERCENT})


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
    if kind in _NUMBERS:
        return Fraction(text)
    if kind is AnswerKind.DATE:
        return date.fromisoformat(text)
    return tuple(json.loads(text))


# -- readings


def reading_to_bytes(reading: Reading) -> bytes:
    """The reading as compact JSON."""
    return _dumped(
        {
            "file": reading.file,
            "sha256": reading.sha256,
            "error": _problem_out(reading.error) if reading.error else None,
            "checklists": [_checklist_out(checklist) for checklist in reading.checklists],
            "asked": [_ask_out(ask) for ask in reading.asked],
            "problems": [_problem_out(problem) for problem in reading.problems],
            "columns": [[c.place.sheet, c.place.cell, c.header, c.question] for c in reading.columns],
        }
    )


def reading_from_bytes(data: bytes) -> Reading:
    """The reading again. Raises ValueError, KeyError or TypeError on anything else."""
    parts = json.loads(data)
    return Reading(
        file=parts["file"],
        sha256=parts["sha256"],
        error=_problem_in(parts["error"]) if parts["error"] else None,
        checklists=tuple(map(_checklist_in, parts["checklists"])),
        asked=tuple(map(_ask_in, parts["asked"])),
        problems=tuple(map(_problem_in, parts["problems"])),
        columns=tuple(
            MatchedColumn(place=_place_in(sheet, cell), header=header, question=question)
            for sheet, cell, header, question in parts["columns"]
        ),
    )


def _checklist_out(checklist: Checklist) -> list[Any]:
    answers = [_answer_out(question, answer) for question, answer in checklist.answers.items()]
    return [_unit_out(checklist.unit), checklist.sheet, answers]


def _checklist_in(parts: list[Any]) -> Checklist:
    unit, sheet, answers = parts
    return Checklist(unit=_unit_in(unit), sheet=sheet, answers={a[0]: _answer_in(*a[1:]) for a in answers})


def _answer_out(question: str, answer: Answer) -> list[Any]:
    """Question, value, place; then, only where there is any, what supports the value."""
    place = answer.place
    parts = [question, _value_out(answer.value), place.sheet, place.cell]
    if answer.evidence or answer.effective or answer.note:
        effective = answer.effective.isoformat() if answer.effective else ""
        parts += [answer.evidence, answer.note, effective]
    return parts


def _answer_in(
    value: str | list[str],
    sheet: str,
    cell: str,
    evidence: Sequence[str] = (),
    note: str = "",
    effective: str = "",
) -> Answer:
    return Answer(
        value=_scalar_in(value) if isinstance(value, str) else tuple(value),
        place=_place_in(sheet, cell),
        evidence=tuple(evidence),
        effective=date.fromisoformat(effective) if effective else None,
        note=note,
    )


def _value_out(value: AnswerValue) -> str | tuple[str, ...]:
    """A status as its text, a tuple as a list; numbers and dates with a sign in front."""
    if isinstance(value, Status):
        return value.value
    if isinstance(value, tuple):
        return value
    return f"#{value}" if isinstance(value, Fraction) else f"@{value.isoformat()}"


# The same few values and cell addresses come back in every file of the same layout; the parent
# process decodes for all workers, so these are looked up rather than made anew.
@lru_cache(maxsize=20_000)
def _scalar_in(text: str) -> Status | Fraction | date:
    if text.startswith("#"):
        return Fraction(text[1:])
    return date.fromisoformat(text[1:]) if text.startswith("@") else Status(text)


@lru_cache(maxsize=50_000)
def _place_in(sheet: str, cell: str) -> Place:
    return Place(sheet=sheet, cell=cell)


def _problem_out(problem: Problem) -> list[Any]:
    return [problem.code.value, problem.place.sheet, problem.place.cell, dict(problem.details)]


def _problem_in(parts: list[Any]) -> Problem:
    code, sheet, cell, details = parts
    return Problem(code=ProblemCode(code), place=_place_in(sheet, cell), details=details)


def _ask_out(ask: Ask) -> list[Any]:
    candidates = [[candidate.id, candidate.label] for candidate in ask.candidates]
    return [ask.code.value, ask.key, ask.place.sheet, ask.place.cell, ask.text, ask.count, candidates]


def _ask_in(parts: list[Any]) -> Ask:
    code, key, sheet, cell, text, count, candidates = parts
    return Ask(
        code=ProblemCode(code),
        key=key,
        place=_place_in(sheet, cell),
        text=text,
        count=count,
        candidates=tuple(Candidate(id=id_, label=label) for id_, label in candidates),
    )


# -- registries


def registry_to_bytes(registry: Registry) -> bytes:
    """The registry as compact JSON."""
    return _dumped([registry.open, registry.invented, [_unit_out(unit) for unit in registry.units]])


def registry_from_bytes(data: bytes) -> Registry:
    """The registry again."""
    is_open, invented, units = json.loads(data)
    return Registry(units=tuple(map(_unit_in, units)), open=is_open, invented=invented)


def _unit_out(unit: Unit) -> list[Any]:
    kind, aliases = unit.kind.value, list(unit.aliases)
    return [unit.id, unit.name, kind, unit.short, unit.parent, aliases, unit.active, unit.note]


def _unit_in(parts: list[Any]) -> Unit:
    id_, name, kind, short, parent, aliases, active, note = parts
    return Unit(
        id=id_,
        name=name,
        kind=UnitKind(kind),
        short=short,
        parent=parent,
        aliases=tuple(aliases),
        active=active,
        note=note,
    )


def remembered_to_bytes(remembered: Mapping[str, str]) -> bytes:
    """Remembered answers as compact JSON."""
    return _dumped(dict(remembered))


def remembered_from_bytes(data: bytes) -> dict[str, str]:
    """Remembered answers again."""
    return {str(key): str(value) for key, value in json.loads(data).items()}


def _dumped(value: object) -> bytes:
    # names of sheets and files may hold half a surrogate pair, which only ASCII JSON can carry
    return json.dumps(value, separators=(",", ":")).encode("ascii")


# -- frames


def write_frame(stream: IO[bytes], parts: Sequence[bytes]) -> None:
    """Write the number of parts, their lengths, and the parts."""
    head = _COUNT.pack(len(parts)) + b"".join(_COUNT.pack(len(part)) for part in parts)
    stream.write(head)
    for part in parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: IO[bytes]) -> list[bytes]:
    """The parts of the next frame. Raises EOFError at the end, ValueError on noise."""
    read = stream.read
    (count,) = _COUNT.unpack(_exactly(read, _COUNT.size))
    if count > _MAX_PARTS:
        raise ValueError("frame out of bounds")
    lengths = struct.unpack(f"<{count}I", _exactly(read, _COUNT.size * count))
    if sum(lengths) > MAX_FRAME_BYTES:
        raise ValueError("frame out of bounds")
    return [_exactly(read, length) for length in lengths]


def _exactly(read: Callable[[int], bytes], length: int) -> bytes:
    data = read(length)
    if len(data) < length:
        raise EOFError
    return data
