"""One file in a reader process: opened within its limits, read, or the reason why it is not."""

from __future__ import annotations

import hashlib
from typing import Protocol, TypeVar

from compliance.problems import FileRefused
from compliance.reading.jobs import Unread
from compliance.reading.limits import CHECKLISTS, Window, too_many_cells, within
from compliance.reading.opening import open_book
from compliance.reading.sheets import Book

Found = TypeVar("Found", covariant=True)


class BookReader(Protocol[Found]):
    """What makes a reading of an open book; `sha256`: of the file, in hex."""

    def __call__(self, book: Book, *, file: str, sha256: str) -> Found: ...


def read_file(
    data: bytes, name: str, read: BookReader[Found], unread: Unread[Found], window: Window = CHECKLISTS
) -> Found:
    """What `read` makes of a file; one that is refused, or does not fit into memory, is `unread` with
    the problem.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    with within(window):
        try:
            return read(open_book(data, name), file=name, sha256=sha256)
        except FileRefused as error:
            return unread(file=name, sha256=sha256, error=error.problem)
        except MemoryError:
            return unread(file=name, sha256=sha256, error=too_many_cells().problem)
