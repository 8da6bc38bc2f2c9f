"""Lists of attendance, one by one, in a reader process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from compliance.definitions.load import Definitions
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.reading.attendance.read import read_attendance
from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.file_reader import read_file
from compliance.reading.limits import LONG_LISTS


def read_attendance_file(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> AttendanceReading:
    """The reading; a refused file, and one that does not fit into memory, is an error in it."""
    read = partial(
        read_attendance,
        definitions=definitions,
        personal=shipped_personal(),
        registry=registry,
        remembered=remembered,
    )
    return read_file(data, name, read, AttendanceReading, LONG_LISTS)
