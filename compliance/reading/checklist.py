"""A whole workbook → checklists, questions to ask, problems. Pure: nothing is opened here.

find the blocks → read their cells → settle the marks → name the units → answers → merge
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from compliance.definitions.load import Definitions
from compliance.model import Place, Registry
from compliance.problems import ProblemCode
from compliance.reading.answers import answers_of
from compliance.reading.blocks import found
from compliance.reading.contents import Contents, contents_of
from compliance.reading.effects import with_dates
from compliance.reading.gather import gather, hidden_parts
from compliance.reading.headers import Headings
from compliance.reading.hidden import without_older
from compliance.reading.layout import clues_of
from compliance.reading.lexicon import lexicon_of, matcher_of
from compliance.reading.marks import settle_marks
from compliance.reading.merge import Entry, merge
from compliance.reading.periods import of_every_period
from compliance.reading.refit import Fitting
from compliance.reading.resent import newest
from compliance.reading.resolve import Resolver, units_of
from compliance.reading.result import Ask, Reading
from compliance.reading.services.apart import SERVICES
from compliance.reading.sheets import Book


def read_checklists(
    book: Book,
    *,
    file: str,
    sha256: str,
    definitions: Definitions,
    registry: Registry,
    remembered: Mapping[str, str],
    today: date | None = None,
) -> Reading:
    """Everything a workbook says about units, as of `today`; what is not sure is asked, not guessed."""
    lexicon, matcher = lexicon_of(definitions), matcher_of(registry)
    headings = Headings(index=lexicon.headers, remembered=remembered)
    clues = clues_of(headings, matcher, lexicon.values.is_answer)
    fitting = Fitting(questions=lexicon.headers.questions, values=lexicon.values, remembered=remembered)
    resolver = Resolver(matcher, file=file, remembered=remembered)
    found_here = contents_of(book, clues, resolver, fitting)
    if not found_here.blocks:
        return Reading(file=file, sha256=sha256, error=found(_nothing(found_here), Place()))

    findings = [(block, gather(block, lexicon.values, today)) for block in found_here.blocks]
    marks = settle_marks(findings, sha256=sha256, remembered=remembered, spelled=lexicon.values.status)
    entries, problems = list[Entry](), list(found_here.problems)
    for block, some in findings:
        units = units_of(block, found_here.blocks, resolver)
        answered = with_dates(block, some, units, answers_of(block, some, units, marks), today)
        said, troubles = of_every_period(block, units, answered)
        said, earlier = newest(block, said)
        entries += said
        problems += (*block.problems, *hidden_parts(block), *troubles, *earlier)
    entries, older = without_older(entries, book)
    checklists, conflicts = merge(entries)
    return Reading(
        file=file,
        sha256=sha256,
        checklists=checklists,
        asked=_once((*resolver.asked, *(ask for b in found_here.blocks for ask in b.asked), *marks.asked)),
        problems=(*problems, *resolver.problems, *older, *conflicts),
        columns=tuple(column for block in found_here.blocks for column in block.columns),
    )


def _nothing(found_here: Contents) -> ProblemCode:
    """Why nothing was read: a list of services has a page of its own."""
    services = any(problem.details.get("reason") == SERVICES for problem in found_here.problems)
    return ProblemCode.SERVICES_NOT_ANSWERS if services else ProblemCode.NO_CHECKLIST


def _once(asked: Iterable[Ask]) -> tuple[Ask, ...]:
    """Each question once, even when several sheets ask it."""
    by_key: dict[str, Ask] = {}
    for ask in asked:
        by_key.setdefault(ask.key, ask)
    return tuple(by_key.values())
