"""The job that reads lists of attendance, as the asking side sees it."""

from __future__ import annotations

from compliance.reading.attendance.result import AttendanceReading
from compliance.reading.jobs import reading_job
from compliance.reading.limits import LONG_LISTS

ATTENDANCE = reading_job("attendance", AttendanceReading, window=LONG_LISTS)
