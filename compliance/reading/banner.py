"""A table about one element, which only the title above it or the name of its sheet tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

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


def title_over(cells: Cells, top: int, first: Set[str]) -> str:
    """The title above a header block that begins with one of some words: `CONTOH PENGISIAN`."""
    titles = (title for title in _titles_above(cells, top) if ":" not in title.rstrip(": "))
    return next((title for title in titles if not first.isdisjoint(words(title)[:1])), "")


def plan_over(cells: Cells, top: int) -> str:
    """The title above a table, or else the name of its sheet, that says that it holds only plans."""
    sheet = cells.sheet.name
    title = title_over(cells, top, w.PLANS) or ("" if w.PLANS.isdisjoint(words(sheet)[:1]) else sheet)
    return title if w.OUTCOMES.isdisjoint(words(title)) else ""


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
