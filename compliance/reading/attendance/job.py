"""The job that reads lists of attendance: what the worker does, and what the asking side makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from compliance.definitions.load import Definitions
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.reading.attendance.read import read_attendance
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.attendance.wire import attendance_from_parts, attendance_to_parts
from compliance.reading.jobs import Job, unread_as
from compliance.reading.limits import LONG_LISTS
from compliance.reading.opening import read_file


def attendance_work(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> list[bytes]:
    """In the worker: the reading as it is sent back."""
    return attendance_to_parts(_read(data, name, definitions, registry, remembered))


def _read(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> AttendanceReading:
    read = partial(
        read_attendance,
        definitions=definitions,
        personal=shipped_personal(),
        registry=registry,
        remembered=remembered,
    )
    return read_file(data, name, read, AttendanceReading, LONG_LISTS)


ATTENDANCE = Job(
    name="attendance",
    decode=lambda parts, _name, _data: attendance_from_parts(parts),
    refused=unread_as(AttendanceReading),
    window=LONG_LISTS,
)
