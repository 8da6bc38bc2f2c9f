"""A table about one element, which only the title above it or the name of its sheet tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import dropwhile

from msgspec import Struct, structs

from compliance.reading import words as w
from compliance.reading.blocks import Cells
from compliance.reading.folding import fold, not_blank, words
from compliance.reading.headers import Headings
from compliance.reading.roles import UNKNOWN, Header, Role
from compliance.reading.telling import unnumbered
from compliance.reading.titled import Column

FARTHEST = 6  # rows above the header block
_BARE = (Role.OPTION, Role.ANSWER)
_UNTOLD = w.HEADING_HELPERS | w.GENERAL_HEADINGS


class Banner(Struct, frozen=True, kw_only=True):
    """The title, and as what a column such as `Ada` or `Status` below it is asked about."""

    title: str
    owner: Header


def banner_of(cells: Cells, top: int, headings: Headings) -> Banner | None:
    """The nearest title above a header block, or else the name of the sheet, that is that of an element.

    Below a title of something else nothing is asked; without any title there is no such table.
    """
    titles = [*_titles_above(cells, top)]
    for title in (*titles, cells.sheet.name):
        told = " ".join(word for word in words(unnumbered(fold(title))) if word not in _UNTOLD)
        question = headings.match(told).question if told else None
        if question and question is headings.index.first[question.element]:
            owner = Header(role=Role.ASK, core=f"{told} judul", candidates=(question,), strong=True)
            return Banner(title=title, owner=headings.settled(owner))
    return Banner(title=titles[0], owner=UNKNOWN) if titles else None


def example_over(cells: Cells, top: int) -> str:
    """The title above a header block that says that it shows how to fill in others: `CONTOH PENGISIAN`."""
    titles = (title for title in _titles_above(cells, top) if ":" not in title.rstrip(": "))
    return next(
        (title for title in titles if begins(title, w.EXAMPLES | w.TRIALS) or is_blank_form(title)), ""
    )


def plan_over(cells: Cells, top: int, is_unit: Callable[[str], bool]) -> str:
    """The title above a table, or else the name of its sheet, that says that it holds plans or trials."""
    titles = (title for title in _titles_above(cells, top) if ":" not in title.rstrip(": "))
    planned = (t for t in (*titles, cells.sheet.name) if begins(t, w.UNREAL) and not is_unit(t))
    title = next(planned, "")
    return title if w.OUTCOMES.isdisjoint(words(title)) else ""


def begins(title: str, first: Set[str]) -> bool:
    """Whether a title begins with one of some words, or with what may stand before it: `DATA LATIHAN`."""
    spoken = dropwhile(w.LEADERS.__contains__, words(title))
    return next(spoken, "") in first


def is_blank_form(title: str) -> bool:
    """Whether a title is only that of something to fill in: `FORMAT ISIAN`, but not `Format OPD`."""
    spoken = words(title)
    return w.BLANK_WORDS.issuperset(spoken) and not w.BLANKS.isdisjoint(spoken)


def heads_answers(headers: Mapping[int, Header]) -> bool:
    """Whether a header block names units and answers, and nothing that is answered."""
    named = any(header.role is Role.UNIT and header.strong for header in headers.values())
    return named and any(header.role in _BARE for header in headers.values())


def below(banner: Banner, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, those that only say an answer as columns of the banner."""
    return tuple(
        structs.replace(c, owner=banner.owner, titles=(banner.title, *c.titles))
        if c.header.role in _BARE and c.owner is None
        else c
        for c in columns
    )


def _titles_above(cells: Cells, top: int) -> Iterator[str]:
    for row in range(top - 1, max(top - 1 - FARTHEST, -1), -1):
        filled = not_blank(cells.rows[row])
        if len(filled) > 1:
            return
        if filled and isinstance(filled[0], str):
            yield filled[0]
