"""The job that reads lists of attendance: what the worker does, and what the asking side makes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from compliance.definitions.load import Definitions
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.problems import FileRefused, Problem
from compliance.reading.attendance.read import read_attendance
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.attendance.wire import attendance_from_parts, attendance_to_parts
from compliance.reading.intake import open_book
from compliance.reading.jobs import Job
from compliance.reading.limits import LONG_LISTS, too_many_cells, within


def attendance_work(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> list[bytes]:
    """In the worker: the reading as it is sent back."""
    return attendance_to_parts(_read(data, name, definitions, registry, remembered))


def _read(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> AttendanceReading:
    sha256 = hashlib.sha256(data).hexdigest()
    with within(LONG_LISTS):
        try:
            return read_attendance(
                open_book(data, name),
                file=name,
                sha256=sha256,
                definitions=definitions,
                personal=shipped_personal(),
                registry=registry,
                remembered=remembered,
            )
        except FileRefused as error:
            return AttendanceReading(file=name, sha256=sha256, error=error.problem)
        except MemoryError:
            return AttendanceReading(file=name, sha256=sha256, error=too_many_cells().problem)


def _unread(name: str, data: bytes, problem: Problem) -> AttendanceReading:
    return AttendanceReading(file=name, sha256=hashlib.sha256(data).hexdigest(), error=problem)


ATTENDANCE = Job(
    name="attendance",
    decode=lambda parts, _name, _data: attendance_from_parts(parts),
    refused=_unread,
    window=LONG_LISTS,
)
