"""Several columns for one question, of which it is not sure which one answers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compliance.model import Status
from compliance.reading import words as w
from compliance.reading.blocks import Field
from compliance.reading.folding import words
from compliance.reading.headers import Headings
from compliance.reading.lacking import names_lack
from compliance.reading.roles import Header, Role
from compliance.reading.telling import YEAR
from compliance.reading.titled import Column

_OTHER_VIEWS = w.VIEWS | w.NEWER
_OWN_GROUPS = (Role.QUESTION, Role.ASK, Role.OPTION)


def without_rivals(
    fields: Sequence[tuple[Field, Column]], asked: Iterable[tuple[Column, Header]], headings: Headings
) -> tuple[list[Field], list[tuple[Column, Header]]]:
    """Two columns for one question, of different years or groups: which one counts is asked.

    So it is where another column is somebody else's view of the answer, where it is one of the stages
    under a title and not sure to be the last, and where the title above speaks of a plan.
    """
    viewed = {view for column, _ in asked if (view := _viewed(column.titles, headings))}
    unsure = {(column.group, column.at[1]) for column, _ in asked}
    known: dict[str, list[Column]] = {}
    for field, column in fields:
        known.setdefault(field.question.id, []).append(column)
    sides = {id: {_side(c, headings) for c in some} for id, some in known.items() if len(some) > 1}
    kept: list[Field] = []
    doubted: list[tuple[Column, Header]] = []
    for field, column in fields:
        settled, doubt = column.header, column.header
        stage = column.header.role is Role.OPTION and len(field.cells) == 1 and column.group is not None
        before = (column.group, column.at[1] - 1)
        staged = stage and (field.options == (Status.PROSES,) or (not field.options and before in unsure))
        planned = any(_is_unreal(title, headings) for title in column.titles[:-1])
        if staged or planned or field.question.id in viewed or len(sides.get(field.question.id, ())) > 1:
            title = column.header.core or (column.owner.core if column.owner else "")
            core = f"{title} {_side(column, headings)}".strip()
            doubt = Header(role=Role.ASK, core=core, candidates=(field.question,))
            settled = headings.settled(doubt)
        if settled.role is Role.ASK:
            doubted.append((column, doubt))
        elif settled.role is not Role.UNKNOWN:
            kept.append(field)
    return kept, doubted


def _is_unreal(title: str, headings: Headings) -> bool:
    """Whether what stands below a title is no answer: a plan, a trial, or a list of what is not there."""
    lacking = names_lack(title) and headings.match(title).role is not Role.OPTION
    return lacking or not w.UNREAL.isdisjoint(words(title))


def _side(column: Column, headings: Headings) -> str:
    """What sets a column apart from another for the same question: its year, or else the groups it is in.

    The element itself and an option are no such group: SOP over Ada | Tidak, or Ada over SOP | SP.
    """
    found = (YEAR.search(title) for title in reversed(column.titles))
    year = next((year[0] for year in found if year), "")
    if year or len(column.titles) == 1:
        return year
    groups = (title for title in column.titles[:-1] if headings.match(title).role not in _OWN_GROUPS)
    return " ".join(word for title in groups for word in words(title))


def _viewed(titles: tuple[str, ...], headings: Headings) -> str:
    """The id of the question of which a column gives somebody else's view; "" when it gives none.

    `SOP (Verifikasi)`, `SOP (revisi)`, or SOP over VERIFIKASI TIM.
    """
    spoken = list(words(titles[-1]))
    while spoken and spoken[-1] in _OTHER_VIEWS:
        spoken.pop()
    title = " ".join(spoken) or (titles[-2] if len(titles) > 1 else "")
    question = headings.match(title).question if len(spoken) < len(words(titles[-1])) else None
    return question.id if question else ""
