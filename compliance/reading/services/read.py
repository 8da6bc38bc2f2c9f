"""A whole workbook → services, questions, problems. Pure: nothing is opened here."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.definitions.load import Definitions
from compliance.definitions.personal import PersonalRules
from compliance.model import Place, Registry
from compliance.model.services import ServicesDefinition
from compliance.problems import Problem, ProblemCode
from compliance.reading.blocks import Cells, found
from compliance.reading.folding import is_blank, words
from compliance.reading.headers import Headings
from compliance.reading.layout import clues_of
from compliance.reading.legend import read_legends
from compliance.reading.lexicon import lexicon_of, matcher_of
from compliance.reading.resolve import Resolver
from compliance.reading.result import MatchedColumn
from compliance.reading.services.build import Builder
from compliance.reading.services.contents import ContentReader
from compliance.reading.services.decide import Decider
from compliance.reading.services.forms import FormReader, find_forms
from compliance.reading.services.gather import TableReader
from compliance.reading.services.headings import ServiceHeadings
from compliance.reading.services.merge import once
from compliance.reading.services.raw import RawService
from compliance.reading.services.result import FoundService, ServicesReading
from compliance.reading.services.tables import find_tables
from compliance.reading.services.texts import Cleaner
from compliance.reading.services.whose import Whose
from compliance.reading.sheets import Book, Sheet

MOST_SERVICES = 20_000  # of one file; 517 units have some 10,000
SKIPPED = "tanpa_layanan"
_GUIDES = frozenset({"petunjuk", "panduan", "pengisian", "referensi"})  # sheets that only explain


def read_services(
    book: Book,
    *,
    file: str,
    sha256: str,
    definitions: Definitions,
    services: ServicesDefinition,
    personal: PersonalRules,
    registry: Registry,
    remembered: Mapping[str, str],
) -> ServicesReading:
    """Everything a workbook says about services; what is not sure is asked instead of guessed."""
    resolver = Resolver(matcher_of(registry), file=file, remembered=remembered)
    contents = ContentReader(services, definitions.vocabulary)
    whose, headings = _senses(definitions, services, resolver, registry, file, remembered)
    reader = _Reader(services, headings, contents, whose)
    sheets = [cells for sheet in book.sheets if (cells := reader.read_sheet(sheet)) is not None]
    if not reader.services:
        return ServicesReading(file=file, sha256=sha256, error=Problem(code=ProblemCode.NO_SERVICES))
    legend = read_legends(sheets, contents.plain)
    decider = Decider(reader.services, services, sha256=sha256, remembered=remembered, legend=legend)
    builder = Builder(services, decider, Cleaner(services, personal))
    every = [
        FoundService(service=builder.service(raw), unit=raw.unit, place=raw.cells.place(*raw.at))
        for raw in reader.services[:MOST_SERVICES]
    ]
    kept, twice = once(every, services)
    return ServicesReading(
        file=file,
        sha256=sha256,
        units=tuple(whose.units.values()),
        services=kept,
        asked=(*resolver.asked, *decider.asked),
        problems=(*reader.problems, *builder.said.problems, *twice, *resolver.problems),
        columns=tuple(reader.columns),
    )


def _senses(
    definitions: Definitions,
    services: ServicesDefinition,
    resolver: Resolver,
    registry: Registry,
    file: str,
    remembered: Mapping[str, str],
) -> tuple[Whose, ServiceHeadings]:
    """What names of units and titles mean in this file."""
    lexicon, matcher = lexicon_of(definitions), matcher_of(registry)
    headings = Headings(index=lexicon.headers, remembered={})
    clues = clues_of(headings, matcher, lexicon.values.is_answer)
    return Whose(matcher, resolver, clues, file, remembered), ServiceHeadings(services, headings)


class _Reader:
    """The sheets of one file, one after the other."""

    def __init__(
        self,
        definition: ServicesDefinition,
        headings: ServiceHeadings,
        contents: ContentReader,
        whose: Whose,
    ) -> None:
        self.services: list[RawService] = []
        self.problems: list[Problem] = []
        self.columns: list[MatchedColumn] = []
        self._definition, self._headings = definition, headings
        self._contents, self._whose = contents, whose
        self._blocks = 0

    def read_sheet(self, sheet: Sheet) -> Cells | None:
        """The cells of a sheet with services; None of one without any."""
        if all(is_blank(value) for row in sheet.rows for value in row):
            return None
        if not _GUIDES.isdisjoint(words(sheet.name)):
            return None
        cells = Cells(sheet)
        before = len(self.services)
        self._read_tables(cells)
        if len(self.services) == before:
            self._read_forms(cells)
        read = len(self.services) > before
        if not read:
            self._say(ProblemCode.SHEET_SKIPPED, sheet, reason=SKIPPED)
        elif sheet.hidden:
            self._say(ProblemCode.HIDDEN_SHEET_READ, sheet)
        if read:
            self.problems += _hidden_rows(cells, self.services[before:])
        if sheet.dropped:
            self._say(ProblemCode.CELLS_OUTSIDE_WINDOW, sheet, count=str(sheet.dropped))
        return cells if read else None

    def _read_tables(self, cells: Cells) -> None:
        for table in find_tables(cells, self._headings):
            self._blocks += 1
            reader = TableReader(table, self._blocks, self._definition, self._contents, self._whose)
            services = reader.services()
            if services:
                self.services += services
                self.problems += reader.problems
                self.columns += reader.columns

    def _read_forms(self, cells: Cells) -> None:
        for form in find_forms(cells, self._headings):
            self._blocks += 1
            reader = FormReader(form, self._blocks, self._definition, self._contents, self._whose)
            self.services += reader.services()
            self.problems += reader.problems

    def _say(self, code: ProblemCode, sheet: Sheet, **details: str) -> None:
        self.problems.append(found(code, Place(sheet=sheet.name), **details))


def _hidden_rows(cells: Cells, services: list[RawService]) -> list[Problem]:
    rows = sorted({service.at[0] for service in services} & cells.sheet.hidden_rows)
    return [found(ProblemCode.HIDDEN_ROW_READ, cells.place(row, 0)) for row in rows[:20]]
