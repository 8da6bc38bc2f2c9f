"""One file of complaints in a reader process."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from compliance.definitions.complaints import shipped_complaints
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.problems import FileRefused
from compliance.reading.complaints.read import read_complaints
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.intake import open_book
from compliance.reading.limits import LONG_LISTS, too_many_cells, within


def read_complaints_file(
    data: bytes, name: str, registry: Registry, remembered: Mapping[str, str]
) -> ComplaintsReading:
    """The reading; a refused file, and one that does not fit into memory, is an error in it."""
    sha256 = hashlib.sha256(data).hexdigest()
    with within(LONG_LISTS):
        try:
            return read_complaints(
                open_book(data, name),
                file=name,
                sha256=sha256,
                definition=shipped_complaints(),
                personal=shipped_personal(),
                registry=registry,
                remembered=remembered,
            )
        except FileRefused as error:
            return ComplaintsReading(file=name, sha256=sha256, error=error.problem)
        except MemoryError:
            return ComplaintsReading(file=name, sha256=sha256, error=too_many_cells().problem)
