"""Small workbooks for tests of the reader, read against the registry of Bojonegoro."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol

from compliance.definitions.load import Definitions, load_definitions
from compliance.definitions.personal import shipped_personal
from compliance.definitions.registry import shipped_registry
from compliance.model import Registry, Status
from compliance.problems import Problem
from compliance.reading.checklist import read_checklists
from compliance.reading.personal.search import Search
from compliance.reading.result import Reading
from compliance.reading.sheets import Book, CellValue, Sheet
from compliance.text.problems import sentence

Rows = Sequence[Sequence[CellValue]]
OPEN = Registry(open=True)
SHA = "0" * 64


@cache
def definitions() -> Definitions:
    return load_definitions()


@cache
def bojonegoro() -> Registry:
    return shipped_registry("bojonegoro")


@cache
def search() -> Search:
    return Search(shipped_personal(), definitions())


def sheet(rows: Rows, name: str = "Sheet1", **more: object) -> Sheet:
    return Sheet(name=name, rows=rows, **more)  # type: ignore[arg-type]  # the fields of Sheet, by name


def read(
    *sheets: Sheet,
    file: str = "berkas.xlsx",
    registry: Registry | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Reading:
    return read_checklists(
        Book(sheets=sheets),
        file=file,
        sha256=SHA,
        definitions=definitions(),
        registry=registry or bojonegoro(),
        remembered=remembered or {},
    )


def table(
    *rows: Sequence[CellValue], header: Sequence[CellValue] = ("No", "Nama OPD", "SOP", "SP"), **more: object
) -> Reading:
    """A plain table under a header, read."""
    keys = ("file", "registry", "remembered")
    options = {key: more.pop(key) for key in keys if key in more}
    return read(sheet([list(header), *map(list, rows)], **more), **options)  # type: ignore[arg-type]  # by name


def plain(value: object) -> object:
    return value.value if isinstance(value, Status) else value


def values(reading: Reading) -> dict[str, dict[str, object]]:
    """The answers by name of unit and id of question."""
    return {c.unit.name: {q: plain(a.value) for q, a in c.answers.items()} for c in reading.checklists}


def codes(reading: Reading) -> list[tuple[str, str]]:
    """Problems as (code, cell)."""
    return [(p.code.value, p.place.cell) for p in reading.problems]


def asks(reading: Reading) -> list[tuple[str, str, list[str]]]:
    """Questions as (code, text, candidate ids)."""
    return [(a.code.value, a.text, [c.id for c in a.candidates]) for a in reading.asked]


class Found(Protocol):
    """A reading of any kind of file."""

    @property
    def problems(self) -> Iterable[Problem]: ...


def sentences(reading: Found) -> list[str]:
    """What is said of its problems."""
    return [sentence(problem) for problem in reading.problems]
