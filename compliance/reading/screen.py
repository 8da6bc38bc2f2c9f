"""One file, looked through for personal data before anything of it is stored."""

from __future__ import annotations

from compliance.model import Place, Registry
from compliance.problems import FileRefused
from compliance.reading.limits import too_many_cells
from compliance.reading.opening import open_book, unwrapped
from compliance.reading.personal.beside import holds_persons_beside
from compliance.reading.personal.search import Search
from compliance.reading.redact import copy_without
from compliance.reading.result import Part, Screened

BESIDE = Part(place=Place())  # what stands in no cell


def screen_file(data: bytes, name: str, search: Search, registry: Registry) -> Screened:
    """What is to be kept of a file: itself, a copy without its personal cells, or nothing.

    Nothing where it cannot be opened: then nobody can tell what is in it.
    """
    try:
        book = open_book(data, name)
        personal = search.personal(book, name, registry)
        if personal.parts:
            return Screened(kept=copy_without(book, personal.sheets), dropped=personal.parts)
        if holds_persons_beside(unwrapped(data), book, search.public):
            return Screened(kept=copy_without(book, personal.signed), dropped=(BESIDE,))
        return Screened(kept=data)
    except FileRefused as error:
        return Screened(error=error.problem)
    except MemoryError:
        return Screened(error=too_many_cells().problem)
