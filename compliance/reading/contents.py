"""All blocks of a workbook, and which sheets hold none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compliance.model import Place
from compliance.problems import Problem, ProblemCode
from compliance.reading import words as w
from compliance.reading.banner import begins, is_blank_form
from compliance.reading.blocks import Block, Cells, found
from compliance.reading.folding import is_blank, words
from compliance.reading.form import find_forms
from compliance.reading.identity import EXAMPLE
from compliance.reading.layout import Clues, find_tables
from compliance.reading.raw_titles import without_subtitles
from compliance.reading.refit import Fitting, refit
from compliance.reading.resolve import Resolver
from compliance.reading.services.apart import SERVICES, holds_services, is_of_services
from compliance.reading.sheets import Book, Sheet

NO_TABLE = "tanpa_tabel"
NO_UNITS = "tanpa_unit"
ENOUGH_QUESTIONS = 3  # words any table may have make a checklist only together


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The blocks that are checklists, and what is to be said about the sheets."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def contents_of(book: Book, clues: Clues, resolver: Resolver, fitting: Fitting) -> Contents:
    """Tables first, forms where a sheet has no table; everything left out is said with its reason."""
    blocks: list[Block] = []
    problems: list[Problem] = []
    found_here = [(sheet, *_of_sheet(sheet, clues, resolver, fitting)) for sheet in book.sheets]
    real = any(kept and not _is_example(sheet.name, clues) for sheet, kept, _ in found_here)
    for sheet, kept, reason in found_here:
        example = _is_example(sheet.name, clues)
        examples = [block for block in kept if block.example]
        if len(examples) < len(kept):  # those alone may be what was filled in
            kept = [block for block in kept if not block.example]
            problems += _told(ProblemCode.ROW_SKIPPED, examples)
        if kept and real and example:
            kept, reason = (), EXAMPLE
        else:
            named = [replace(b, example=b.example or sheet.name) for b in kept if b.example or example]
            problems += _told(ProblemCode.EXAMPLE_READ, named)
        blocks += kept
        problems += _said(sheet, bool(kept), reason)
    return Contents(blocks=tuple(blocks), problems=tuple(problems))


def _of_sheet(
    sheet: Sheet, clues: Clues, resolver: Resolver, fitting: Fitting
) -> tuple[Sequence[Block], str]:
    """The checklists of a sheet, or why there are none; no reason for an empty sheet."""
    cells = Cells(without_subtitles(sheet))
    if all(is_blank(value) for row in sheet.rows for value in row):
        return (), ""
    here = clues.of_sheet(cells)
    blocks = find_tables(cells, here) or find_forms(cells, here)
    reasons = [_reason(block, here, resolver) for block in blocks]
    kept = [
        refit(b, fitting, resolver.knows) for b, reason in zip(blocks, reasons, strict=True) if not reason
    ]
    if kept or SERVICES in reasons:
        return kept, "" if kept else SERVICES
    return (), SERVICES if holds_services(cells, here) else next(iter(reasons), NO_TABLE)


def _is_example(sheet: str, clues: Clues) -> bool:
    """Whether the name of a sheet says that it shows how to fill in the others; a unit's own does not."""
    spoken = words(sheet)
    if clues.is_unit(sheet):  # "Inspektorat Contoh" of the invented regency
        return False
    named = not w.EXAMPLES.isdisjoint(spoken) or not w.TRIALS.isdisjoint(spoken[-1:])
    return named or begins(sheet, w.MANUALS | w.TRIALS) or is_blank_form(sheet)


def _reason(block: Block, clues: Clues, resolver: Resolver) -> str:
    """Why a block is not a checklist; "" when it is one."""
    if block.skip:
        return block.skip
    if is_of_services(block, clues):
        return SERVICES
    if not block.strong and len(block.fields) < ENOUGH_QUESTIONS:
        return NO_TABLE
    return "" if resolver.credible(block) else NO_UNITS


def _told(code: ProblemCode, examples: Sequence[Block]) -> Iterator[Problem]:
    """What became of tables that show how to fill in others."""
    for block in examples:
        for subject in block.subjects[:1]:
            yield found(code, block.cells.place(*subject.at), header=block.example)


def _said(sheet: Sheet, read: bool, reason: str) -> Iterator[Problem]:
    place = Place(sheet=sheet.name)
    if read and sheet.hidden:
        yield found(ProblemCode.HIDDEN_SHEET_READ, place)
    if reason:
        yield found(ProblemCode.SHEET_SKIPPED, place, reason=reason)
    if sheet.dropped:
        yield found(ProblemCode.CELLS_OUTSIDE_WINDOW, place, count=str(sheet.dropped))
