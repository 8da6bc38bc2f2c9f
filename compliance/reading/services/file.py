"""Files of services, one by one, in a reader process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from compliance.definitions.load import Definitions
from compliance.definitions.personal import shipped_personal
from compliance.definitions.services import shipped_services
from compliance.model import Registry
from compliance.reading.file_reader import read_file
from compliance.reading.services.read import read_services
from compliance.reading.services.result import ServicesReading


def read_services_file(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> ServicesReading:
    """The reading; a refused file, and one that does not fit into memory, is an error in it."""
    read = partial(
        read_services,
        definitions=definitions,
        services=shipped_services(),
        personal=shipped_personal(),
        registry=registry,
        remembered=remembered,
    )
    return read_file(data, name, read, ServicesReading)
