"""The child process in which foreign bytes are opened, with limits of its own.

Started by `pool` as `python -I worker.py`. Standard input and output carry frames: a
request is [header, registry, remembered, file], where an empty registry or empty remembered
answers mean "as before"; the header names the job and the file, and the answer is whatever parts
that job's work gives (see `jobs`). The end of standard input ends it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from compliance.definitions.load import Definitions, load_definitions
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.reading.checklist import read_checklists
from compliance.reading.file_reader import read_file
from compliance.reading.framing import read_frame, write_frame
from compliance.reading.personal.search import Search
from compliance.reading.plain_rows import plain_rows, rows_to_parts
from compliance.reading.result import Reading
from compliance.reading.screen import screen_file
from compliance.reading.typed_json import to_json
from compliance.reading.wire import reading_to_bytes, screened_to_parts
from compliance.reading.wire_units import registry_from_bytes, remembered_from_bytes

# Enough for the largest allowed file (some 700 MB); far below what would make the machine swap.
MEMORY_BYTES = 1_500_000_000
# The largest allowed file takes about 6 s of processor time.
CPU_SECONDS = 20
# A reading makes many objects and few cycles: look for cycles a hundred times less often.
_OBJECTS_BETWEEN_COLLECTIONS = 70_000


def main() -> None:
    """Answer requests until standard input ends."""
    answers = _own_output()
    _limit_memory()
    definitions = load_definitions()
    bench = Bench(definitions=definitions, search=Search(shipped_personal(), definitions))
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    for header, registry_json, remembered_json, data in _requests(sys.stdin.buffer):
        _limit_time()
        if registry_json:
            bench = replace(bench, registry=registry_from_bytes(registry_json))
        if remembered_json:
            bench = replace(bench, remembered=remembered_from_bytes(remembered_json))
        request = json.loads(header)
        write_frame(answers, WORK[request["job"]](data, request["name"], bench))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What work is done with: the definitions, the units, and what was answered before."""

    definitions: Definitions
    search: Search
    registry: Registry = field(default_factory=Registry)
    remembered: dict[str, str] = field(default_factory=dict)


def _read(data: bytes, name: str, bench: Bench) -> list[bytes]:
    return [reading_to_bytes(read_checklist_file(data, name, bench))]


def _screen(data: bytes, name: str, bench: Bench) -> list[bytes]:
    return screened_to_parts(screen_file(data, name, bench.search, bench.registry), data)


def _rows(data: bytes, name: str, bench: Bench) -> list[bytes]:
    return rows_to_parts(plain_rows(data, name))


def _survey(data: bytes, name: str, bench: Bench) -> list[bytes]:
    from compliance.reading.surveys.file import read_survey_file  # what few workers are asked for

    return [to_json(read_survey_file(data, name, bench.registry))]


def _complaints(data: bytes, name: str, bench: Bench) -> list[bytes]:
    from compliance.reading.complaints.file import read_complaints_file  # what few workers are asked for

    return [to_json(read_complaints_file(data, name, bench.registry, bench.remembered))]


def _services(data: bytes, name: str, bench: Bench) -> list[bytes]:
    from compliance.reading.services.file import read_services_file  # what few workers are asked for

    return [to_json(read_services_file(data, name, bench.definitions, bench.registry, bench.remembered))]


def _attendance(data: bytes, name: str, bench: Bench) -> list[bytes]:
    from compliance.reading.attendance.file import read_attendance_file  # what few workers are asked for

    return [to_json(read_attendance_file(data, name, bench.definitions, bench.registry, bench.remembered))]


WORK: Mapping[str, Callable[[bytes, str, Bench], list[bytes]]] = {
    "read": _read,
    "screen": _screen,
    "rows": _rows,
    "complaints": _complaints,
    "services": _services,
    "survey": _survey,
    "attendance": _attendance,
}


def read_checklist_file(data: bytes, name: str, bench: Bench) -> Reading:
    """The reading; a refused file, and one that does not fit into memory, is an error in it."""
    read = partial(
        read_checklists,
        definitions=bench.definitions,
        registry=bench.registry,
        remembered=bench.remembered,
        today=date.today(),
    )
    return read_file(data, name, read, Reading)


def _requests(stream: BinaryIO) -> Iterator[list[bytes]]:
    with suppress(EOFError):
        while True:
            yield read_frame(stream)


def _own_output() -> BinaryIO:
    """Standard output for the frames alone; whatever else prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):  # macOS refuses; the limits on the file remain
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    """Allow this request `CPU_SECONDS` beyond what earlier ones used."""
    if sys.platform != "win32":
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(usage.ru_utime + usage.ru_stime) + 1 + CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
