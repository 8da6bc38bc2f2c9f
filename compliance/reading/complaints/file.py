"""Files of complaints, one by one, in a reader process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from compliance.definitions.complaints import shipped_complaints
from compliance.definitions.personal import shipped_personal
from compliance.model import Registry
from compliance.reading.complaints.read import read_complaints
from compliance.reading.complaints.result import ComplaintsReading
from compliance.reading.file_reader import read_file
from compliance.reading.limits import LONG_TEXTS


def read_complaints_file(
    data: bytes, name: str, registry: Registry, remembered: Mapping[str, str]
) -> ComplaintsReading:
    """The reading; a refused file, and one that does not fit into memory, is an error in it."""
    read = partial(
        read_complaints,
        definition=shipped_complaints(),
        personal=shipped_personal(),
        registry=registry,
        remembered=remembered,
    )
    return read_file(data, name, read, ComplaintsReading, LONG_TEXTS)
