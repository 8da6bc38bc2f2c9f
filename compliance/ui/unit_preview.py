"""What would change in the registry of units, on screen, before anything is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from compliance.analysis.unit_lists import UnitList
from compliance.formats import count, day
from compliance.model import ChangeKind, Unit, UnitChange
from compliance.text import pages
from compliance.text import units as text
from compliance.ui import show
from compliance.workflows.guard import Caller
from compliance.workflows.unit_changes import ListLook, Proposal, read_list
from compliance.workflows.unit_effects import Accounts, Effects

_FILE = "unit-berkas"  # what was read of the file that is looked at, so that it is read once
_NAMED = 3  # units that are named where there are many


def read_once(caller: Caller, file_id: str, name: str, data: bytes) -> UnitList:
    """The list in an uploaded file, read when it is first asked for. Raises what `read_list` does."""
    known = st.session_state.get(_FILE)
    if known is not None and known[0] == file_id:
        found: UnitList = known[1]
        return found
    with st.spinner(text.CSV_READING):
        found = read_list(caller, name, data)
    st.session_state[_FILE] = (file_id, found)
    return found


def remarks(look: ListLook) -> None:
    """What is wrong with a list, and what of it is left aside."""
    if look.problems:
        said = text.remarks(look.problems)
        st.error(text.LIST_PROBLEMS.format(count=count(len(look.problems))))
        show.bullets(said[: text.MOST_REMARKS])
        if len(said) > text.MOST_REMARKS:
            show.lead(text.REMARKS_MORE.format(count=count(len(said) - text.MOST_REMARKS)))
    elif look.proposal is None:
        st.info(text.LIST_SAME)
    elif look.doubts:
        st.warning(" ".join(map(show.plain, text.remarks(look.doubts)[: text.MOST_REMARKS])))
    if look.notes:
        said = text.remarks(look.notes)
        with st.expander(text.LIST_NOTES.format(count=count(len(said)))):
            show.bullets(said)
    if look.unmentioned and not look.problems:
        st.info(show.plain(_of(text.UNMENTIONED, look.unmentioned)))


def preview(proposal: Proposal) -> None:
    """What a proposal would change, unit by unit."""
    before = {unit.id: unit for unit in proposal.before.units}
    after = {unit.id: unit for unit in proposal.after.units}
    rows = [
        (proposal.rows.get(change.unit_id), after[change.unit_id].name, *line)
        for change in proposal.changes
        for line in _lines(change, before.get(change.unit_id), after)
    ]
    head = text.PREVIEW_HEAD.format(day=day(proposal.changes[0].effective), count=count(len(rows)))
    st.subheader(head, anchor=False)
    show.lead(_counts(proposal.changes))
    closed = _closed_unmentioned(proposal, before)
    if closed:
        st.warning(show.plain(_of(text.CLOSING, closed)))
    _table(rows, numbered=bool(proposal.rows))


def effects(found: Effects) -> None:
    """What else follows from it."""
    lines = [
        *([text.COUNTED.format(periods=_some(found.counted))] if found.counted else []),
        *([text.FROZEN.format(periods=_some(found.frozen))] if found.frozen else []),
        *_of_accounts(text.ENDED, found.ended),
        *_of_accounts(text.LOST, found.lost),
        *_of_accounts(text.GAINED, found.gained),
        *(text.LATER.format(unit=unit.name, day=day(when)) for unit, when in found.later),
    ]
    if lines:
        st.html(f"<b>{text.EFFECTS_HEAD}</b>")
        show.bullets(lines)


def _of_accounts(sentence: str, found: Accounts) -> list[str]:
    names = _some([unit.name for unit in found.units])
    return [sentence.format(accounts=count(found.accounts), units=names)] if found.accounts else []


def _some(names: Sequence[str]) -> str:
    """All of a few names, or the first of them and how many more there are."""
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    more = count(len(names) - _NAMED)
    return text.MORE.format(names=", ".join(names[:_NAMED]), count=more)


def _counts(changes: Sequence[UnitChange]) -> str:
    """How many units begin, change and end."""
    units = {(change.kind, change.unit_id) for change in changes}
    found = Counter(kind for kind, _ in units)
    return ", ".join(
        words.format(count=count(found[kind])) for kind, words in text.PREVIEW_COUNTS.items() if found[kind]
    )


def _closed_unmentioned(proposal: Proposal, before: Mapping[str, Unit]) -> Sequence[Unit]:
    """The units that a list ends by not mentioning them."""
    ended = (change.unit_id for change in proposal.changes if change.kind is ChangeKind.TUTUP)
    return [before[unit_id] for unit_id in ended if proposal.rows and unit_id not in proposal.rows]


def _of(sentence: str, units: Sequence[Unit]) -> str:
    return sentence.format(count=count(len(units)), names=", ".join(unit.name for unit in units[:_NAMED]))


def _table(rows: Sequence[tuple[int | None, str, str, str, str]], *, numbered: bool) -> None:
    heads = (*((text.PREVIEW_ROW,) if numbered else ()), *text.PREVIEW_COLUMNS)
    cells = [["" if cell is None else str(cell) for cell in (row if numbered else row[1:])] for row in rows]
    if len(cells) > show.READ_AT_ONCE:
        frame = pd.DataFrame(cells, columns=list(heads))
        show.listing(frame)
        return
    show.table(heads, cells, numbers=frozenset({0}) if numbered else frozenset(), least=520)


def _lines(
    change: UnitChange, before: Unit | None, after: Mapping[str, Unit]
) -> Sequence[tuple[str, str, str]]:
    """Each thing that becomes otherwise: what, before, after."""
    if change.kind is ChangeKind.TUTUP:
        return ((text.CHANGES[change.kind], text.ACTIVE, successors(change, after)),)
    now = after[change.unit_id]
    if change.kind is ChangeKind.BARU:
        above = after[now.parent].name if now.parent in after else text.NO_PARENT
        return (
            (text.CHANGES[change.kind], "", text.BEGINS.format(kind=pages.KINDS[now.kind], parent=above)),
        )
    return tuple(
        (label, _value(before, field, after), _value(now, field, after))
        for field, label in text.FIELDS.items()
        if getattr(change, field) is not None
    )


def _value(unit: Unit | None, field: str, units: Mapping[str, Unit]) -> str:
    if unit is None:
        return ""
    match field:
        case "name":
            return unit.name
        case "short":
            return unit.short
        case "unit_kind":
            return pages.KINDS[unit.kind]
        case "parent":
            return units[unit.parent].name if unit.parent in units else text.NO_PARENT
        case _:
            return ", ".join(unit.aliases)


def successors(change: UnitChange, units: Mapping[str, Unit]) -> str:
    """Who takes the place of a unit that ends."""
    names = ", ".join(units[id].name for id in change.successors if id in units)
    return text.SUCCESSORS.format(names=names) if names else text.WITHOUT
