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
    asked_of: dict[tuple[str, ...], int] = {}  # the questions units answer: the same for most of them
    checklists = [_checklist_out(checklist, asked_of) for checklist in reading.checklists]
    return _dumped(
        {
            "file": reading.file,
            "sha256": reading.sha256,
            "error": _problem_out(reading.error) if reading.error else None,
            "questions": list(asked_of),
            "checklists": checklists,
            "asked": [_ask_out(ask) for ask in reading.asked],
            "problems": [_problem_out(problem) for problem in reading.problems],
            "columns": [[c.place.sheet, c.place.cell, c.header, c.question] for c in reading.columns],
        }
    )


def reading_from_bytes(data: bytes) -> Reading:
    """The reading again. Raises ValueError, LookupError or TypeError on anything else."""
    parts = json.loads(data)
    return Reading(
        file=parts["file"],
        sha256=parts["sha256"],
        error=_problem_in(parts["error"]) if parts["error"] else None,
        checklists=tuple(_checklist_in(parts["questions"], *some) for some in parts["checklists"]),
        asked=tuple(map(_ask_in, parts["asked"])),
        problems=tuple(map(_problem_in, parts["problems"])),
        columns=tuple(
            MatchedColumn(place=_place_in(sheet, cell), header=header, question=question)
            for sheet, cell, header, question in parts["columns"]
        ),
    )


def _checklist_out(checklist: Checklist, asked_of: dict[tuple[str, ...], int]) -> list[Any]:
    """Unit and sheet; which questions it answers; then side by side the cells and what they say."""
    sheet, answers = checklist.sheet, checklist.answers
    cells = [answer.place.cell for answer in answers.values()]
    said = [_said_out(answer, sheet) for answer in answers.values()]
    asked = asked_of.setdefault(tuple(answers), len(asked_of))
    return [_unit_out(checklist.unit), sheet, asked, cells, said]


def _checklist_in(
    asked_of: list[list[str]], unit: list[Any], sheet: str, asked: int, cells: list[str], said: list[Any]
) -> Checklist:
    return Checklist(
        unit=_unit_in(*unit),
        sheet=sheet,
        answers={
            question: _plain_in(some, sheet, cell) if some.__class__ is str else _answer_in(cell, *some)
            for question, cell, some in zip(asked_of[asked], cells, said, strict=True)
        },
    )


def _said_out(answer: Answer, sheet: str) -> str | list[Any]:
    """A plain answer as the text of its value; as a list where more is to be said."""
    value, place = answer.value, answer.place
    plain = not (answer.evidence or answer.effective or answer.note) and place.sheet == sheet
    if plain and not isinstance(value, tuple):
        return _scalar_out(value)
    effective = answer.effective.isoformat() if answer.effective else ""
    text = value if isinstance(value, tuple) else _scalar_out(value)
    return [text, place.sheet, answer.evidence, answer.note, effective]


def _answer_in(
    cell: str, value: str | list[str], sheet: str, evidence: list[str], note: str, effective: str
) -> Answer:
    return Answer(
        value=_scalar_in(value) if isinstance(value, str) else tuple(value),
        place=_place_in(sheet, cell),
        evidence=tuple(evidence),
        effective=date.fromisoformat(effective) if effective else None,
        note=note,
    )


def _scalar_out(value: Status | Fraction | date) -> str:
    """A status as it is, being a text; numbers and dates with a sign in front."""
    if isinstance(value, Status):
        return value
    return f"#{value}" if isinstance(value, Fraction) else f"@{value.isoformat()}"


# The same few answers at the same cells come back in every file of the same layout, and the same
# units in every file; the parent process decodes for all workers, so these are looked up rather
# than made anew. Objects made once also leave the garbage collector less to look at.
@lru_cache(maxsize=50_000)
def _plain_in(value: str, sheet: str, cell: str) -> Answer:
    return Answer(value=_scalar_in(value), place=_place_in(sheet, cell))


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
    return Registry(units=tuple(_unit_in(*unit) for unit in units), open=is_open, invented=invented)


def _unit_out(unit: Unit) -> list[Any]:
    return [unit.id, unit.name, unit.kind, unit.short, unit.parent, unit.active, unit.note, *unit.aliases]


@lru_cache(maxsize=2_000)
def _unit_in(
    id_: str, name: str, kind: str, short: str, parent: str, active: bool, note: str, *aliases: str
) -> Unit:
    return Unit(
        id=id_,
        name=name,
        kind=UnitKind(kind),
        short=short,
        parent=parent,
        aliases=aliases,
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
