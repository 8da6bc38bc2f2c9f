"""What a reader process can be asked about a file, as the asking side sees it.

A job has a name, under which the worker knows its work, and turns the worker's parts into an answer.
Adding one: its work in `worker.WORK`, its `Job` beside the functions that encode its answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from compliance.problems import Problem
from compliance.reading.limits import CHECKLISTS, Window
from compliance.reading.result import Reading, Screened
from compliance.reading.typed_json import from_json
from compliance.reading.wire import reading_from_bytes, screened_from_parts


class Answer(Protocol):
    """What every job's answer has: why the file was not read, or None."""

    @property
    def error(self) -> Problem | None: ...


Found = TypeVar("Found", bound=Answer)
Kind = TypeVar("Kind", covariant=True)


class Unread(Protocol[Kind]):
    """A kind of reading as it is made of a file that was not read; `sha256`: of the file, in hex."""

    def __call__(self, *, file: str, sha256: str, error: Problem) -> Kind: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Found]):
    """`decode`: (the worker's parts, the file's name, its bytes) → the answer; raises ValueError,
    LookupError or TypeError on anything else. `refused`: (name, bytes, why) → the answer without any.
    `window`: how much of a file its work reads; `patience`: how many times the usual time on the wall
    it may take, for larger files.
    """

    name: str
    decode: Callable[[list[bytes], str, bytes], Found]
    refused: Callable[[str, bytes, Problem], Found]
    window: Window = CHECKLISTS
    patience: int = 1


def unread_as(kind: Unread[Found]) -> Callable[[str, bytes, Problem], Found]:
    """A job's `refused`: the reading of a file that was not read."""

    def refused(name: str, data: bytes, problem: Problem) -> Found:
        return kind(file=name, sha256=hashlib.sha256(data).hexdigest(), error=problem)

    return refused


def reading_job(
    name: str, kind: Unread[Found], *, window: Window = CHECKLISTS, patience: int = 1
) -> Job[Found]:
    """A job whose work answers with a reading as `typed_json` writes it."""
    return Job(
        name=name,
        decode=lambda parts, _name, _data: from_json(parts[0], kind),
        refused=unread_as(kind),
        window=window,
        patience=patience,
    )


READ = Job(
    name="read",
    decode=lambda parts, _name, _data: reading_from_bytes(parts[0]),
    refused=unread_as(Reading),
)
SCREEN = Job(
    name="screen",
    decode=lambda parts, _name, data: screened_from_parts(parts, data),
    refused=lambda _name, _data, problem: Screened(error=problem),
)
