"""One file of services in a reader process."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from compliance.definitions.load import Definitions
from compliance.definitions.personal import shipped_personal
from compliance.definitions.services import shipped_services
from compliance.model import Registry
from compliance.problems import FileRefused
from compliance.reading.intake import open_book
from compliance.reading.limits import too_many_cells
from compliance.reading.services.read import read_services
from compliance.reading.services.result import ServicesReading
from compliance.reading.services.wire import services_to_parts


def services_work(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> list[bytes]:
    """In the worker: the reading as it is sent back."""
    return services_to_parts(read_services_file(data, name, definitions, registry, remembered))


def read_services_file(
    data: bytes, name: str, definitions: Definitions, registry: Registry, remembered: Mapping[str, str]
) -> ServicesReading:
    """The reading; a refused file, and one that does not fit into memory, is an error in it."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return read_services(
            open_book(data, name),
            file=name,
            sha256=sha256,
            definitions=definitions,
            services=shipped_services(),
            personal=shipped_personal(),
            registry=registry,
            remembered=remembered,
        )
    except FileRefused as error:
        return ServicesReading(file=name, sha256=sha256, error=error.problem)
    except MemoryError:
        return ServicesReading(file=name, sha256=sha256, error=too_many_cells().problem)
