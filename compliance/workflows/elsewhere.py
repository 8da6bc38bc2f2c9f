"""A file that came to the wrong page: which page it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar

from compliance.problems import Problem, ProblemCode
from compliance.reading.attendance.job import ATTENDANCE
from compliance.reading.complaints.job import COMPLAINTS
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.jobs import READ, Job
from compliance.reading.services.job import SERVICES
from compliance.reading.surveys.job import SURVEY
from compliance.workflows.readers import Readers

# By the page that takes such files. One that takes most of what it is not for stands behind the others.
_JOBS: dict[str, Job[Any]] = {
    "skm": SURVEY,
    "unggah": READ,
    "layanan": SERVICES,
    "unggah_pengaduan": COMPLAINTS,
    "bimtek": ATTENDANCE,
}
# What each of them says of a file in which it found nothing of its own.
_NOTHING = frozenset(
    (
        ProblemCode.NO_CHECKLIST,
        ProblemCode.NO_SURVEY,
        ProblemCode.NO_ATTENDANCE,
        ProblemCode.NO_SERVICES,
        ProblemCode.NO_COMPLAINTS,
    )
)


class Read(Protocol):
    """A reading of any kind."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def error(self) -> Problem | None: ...


Reading = TypeVar("Reading", bound=Read)
_File = tuple[str, bytes]


def sent_on(readings: Iterable[Reading], files: Iterable[_File], pool: Readers) -> tuple[Reading, ...]:
    """The readings of these files (name, bytes); one in which nothing was found names the page that takes
    such files, where there is one."""
    return tuple(_sent_on(one, file, pool) for one, file in zip(readings, files, strict=True))


def _sent_on(reading: Reading, file: _File, pool: Readers) -> Reading:
    if reading.error is None or reading.error.code not in _NOTHING:
        return reading
    page = next(_takers(file, pool), None)
    if page is None:
        return reading
    return replace(reading, error=Problem(code=ProblemCode.OF_ANOTHER_PAGE, details={"page": page}))


def doubted(
    readings: Sequence[ComplaintsReading], files: Sequence[_File], pool: Readers
) -> tuple[ComplaintsReading, ...]:
    """Readings of complaints; one that could as well be for another page, with a problem that says so.

    Any table of units with a total looks like a recap, and any form with a time like a list of nobody's.
    """
    return tuple(_doubted(one, file, pool) for one, file in zip(readings, files, strict=True))


def _doubted(reading: ComplaintsReading, file: _File, pool: Readers) -> ComplaintsReading:
    if reading.error is not None or (reading.units and reading.cases):
        return reading
    page = next(_takers(file, pool), None)
    if page is None or _JOBS[page] is COMPLAINTS:
        return reading
    doubt = Problem(code=ProblemCode.ALSO_OF_ANOTHER_PAGE, details={"page": page})
    return replace(reading, problems=(doubt, *reading.problems))


def _takers(file: _File, pool: Readers) -> Iterator[str]:
    """The pages that would take a file."""
    for page, job in _JOBS.items():
        [found] = pool.ask_many(job, [file])
        if found.error is None:
            yield page
