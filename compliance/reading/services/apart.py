"""Whether what looks like a checklist is a list of services: what it says is not said of a unit."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from compliance.definitions.services import shipped_services
from compliance.model.services import COMPONENTS, ServiceField
from compliance.problems import ProblemCode
from compliance.reading.blocks import Block, Cells
from compliance.reading.headers import HeaderIndex, Headings
from compliance.reading.layout import Clues
from compliance.reading.services.forms import LEAST_COMPONENTS, Form, find_forms
from compliance.reading.services.headings import Part, ServiceHeadings
from compliance.reading.services.tables import find_tables

SERVICES = "daftar_layanan"  # why a block is left out: its rows are services
ENOUGH_COMPONENTS = 3  # of a table, beside the names of services
MOST_TEXTS = 400  # different ones of a sheet without a checklist, among which its titles are looked for
_ELSEWHERE = frozenset({"maklumat", "skm", "google"})  # nobody asks for these service by service
_COMPONENT = "sp.komponen."


@lru_cache(maxsize=1)
def _headings(index: HeaderIndex) -> ServiceHeadings:
    return ServiceHeadings(shipped_services(), Headings(index=index, remembered={}))


def is_of_services(block: Block, clues: Clues) -> bool:
    """Whether the rows of a table are services, or a form is about one."""
    headings = _headings(clues.headings.index)
    if block.form:
        if not _ELSEWHERE.isdisjoint(field.question.element for field in block.fields):
            return False
        return any(_is_of_one(form, headings, clues) for form in find_forms(block.cells, headings))
    named = any(
        not column.question and headings.of(column.header.rpartition(" – ")[2]).field is ServiceField.NAMA
        for column in block.columns
    )
    names = [subject.name for subject in block.subjects]
    nameless = any(problem.code is ProblemCode.ROW_WITHOUT_UNIT for problem in block.problems)
    components = sum(field.question.id.startswith(_COMPONENT) for field in block.fields)
    repeated = len(set(names)) < len(names) or nameless
    return named and (repeated or components >= ENOUGH_COMPONENTS)


def holds_services(cells: Cells, clues: Clues) -> bool:
    """Whether a sheet without a checklist is a list of services."""
    headings = _headings(clues.headings.index)
    texts = list(islice(cells.texts(), MOST_TEXTS))
    fields = {headings.of(text).field for text in texts}
    forms = find_forms(cells, headings) if len(fields & set(COMPONENTS)) >= LEAST_COMPONENTS else ()
    if any(_is_of_one(form, headings, clues) for form in forms):
        return True
    return ServiceField.NAMA in fields and any(
        (table.of(Part.FIELD) or table.of(Part.UNIT)) and not table.renamed
        for table in find_tables(cells, headings)
    )


def _is_of_one(form: Form, headings: ServiceHeadings, clues: Clues) -> bool:
    """Whether a form says of which service it is, or has services for columns."""
    if form.by_column:
        names = [value.name for value in form.values]
        unknown = sum(headings.of(name).part in (Part.UNKNOWN, Part.FIELD) for name in names)
        return 2 * unknown >= len(names) and not any(map(clues.is_unit, names))
    row, column = form.at
    label = form.cells.text(row, column).partition(":")[0]
    return bool(form.name) and headings.of(label).field is ServiceField.NAMA
