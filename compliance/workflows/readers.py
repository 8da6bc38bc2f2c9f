"""What workflows need of the processes that read files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

from compliance.model import Registry
from compliance.reading.jobs import Found, Job
from compliance.reading.pool import ReaderPool


class Readers(Protocol):
    """A pool of readers, as far as it is asked for readings (see `reading.pool`)."""

    def ask_many(
        self,
        job: Job[Found],
        files: Iterable[tuple[str, bytes]],
        remembered: Mapping[str, str] | None = None,
    ) -> Iterator[Found]: ...


OpenReaders = Callable[[], AbstractContextManager[Readers]]
ONE_READER: OpenReaders = partial(ReaderPool, Registry(), workers=1)  # for files in which no unit is sought
