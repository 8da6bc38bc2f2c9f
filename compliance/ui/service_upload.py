"""A file of services laid out for a decision: what was read, what is asked, what would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from compliance.analysis.service_lists import Difference
from compliance.analysis.services import completeness
from compliance.definitions.services import shipped_services
from compliance.formats import count
from compliance.reading.pool import ReaderPool
from compliance.text import problems as sentences
from compliance.text import services as text
from compliance.ui import cached, new_units, questions, show
from compliance.ui.drafts import Drafts
from compliance.ui.frame import Visit
from compliance.ui.review import LARGEST, TYPES
from compliance.ui.show import Card
from compliance.workflows import setup
from compliance.workflows.service_intake import Draft, StoredServices, check_answer, look_through
from compliance.workflows.setup import Period

drafts: Drafts[Draft] = Drafts("layanan")
PROBLEMS_AT_ONCE = 15
NAMED = 4  # services named in a cell; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the visitor decided about a file."""

    whole: bool
    reason: str
    without_asked: bool


def chosen(visit: Visit, period: Period) -> Draft | None:
    """What is in the file that was chosen; None while there is none."""
    file = st.file_uploader(
        text.FILE, type=TYPES, help=text.FILE_HELP, key=drafts.widget, max_upload_size=LARGEST
    )
    if file is None:
        drafts.drop()
        return None

    def look(answers: dict[str, str]) -> Draft:
        given = (file.name, file.getvalue())
        with st.spinner(text.READING), ReaderPool(setup.registry(cached.engine()), workers=1) as pool:
            return look_through(
                visit.caller, given, pool, period_id=period.id, answers=answers, now=datetime.now(UTC)
            )

    return drafts.of([file.file_id], (period.id, visit.version), look)


def review(visit: Visit, draft: Draft) -> bool:
    """What was read, what is wrong with it, what is asked; whether there is anything to store."""
    reading = draft.reading
    if reading.error is not None:
        st.error(show.plain(sentences.sentence(reading.error)))
        return False
    _cards(draft)
    if draft.others:
        st.info(text.OTHERS.format(count=count(draft.others)))
    if draft.unknown:
        st.warning(show.plain(text.UNKNOWN_UNITS.format(units=_named(draft.unknown))))
        new_units.offer(visit, reading.units)
    _problems(draft)
    if reading.asked:
        asked = [questions.Asked(ask=ask, file=reading.file, count=ask.count) for ask in reading.asked]
        check = partial(check_answer, visit.caller, draft)
        questions.show_questions(visit, asked, partial(drafts.answer, check))
    return bool(draft.lists)


def _cards(draft: Draft) -> None:
    services = [service for listed in draft.lists.values() for service in listed]
    complete = sum(completeness(service, shipped_services()).is_complete for service in services)
    asked = len(draft.reading.asked)
    show.cards(
        [
            Card(label=text.READ_UNITS, value=count(len(draft.lists))),
            Card(label=text.READ_SERVICES, value=count(len(services))),
            Card(label=text.READ_COMPLETE, value=count(complete)),
            Card(label=text.READ_ASKED, value=count(asked), tone="kuning" if asked else "abu"),
        ]
    )


def _problems(draft: Draft) -> None:
    found = draft.reading.problems
    if not found:
        return
    with st.expander(text.PROBLEMS.format(count=count(len(found))), expanded=len(found) <= NAMED):
        show.bullets(
            f"{sentences.where(problem.place)}: {sentences.sentence(problem)}"
            for problem in found[:PROBLEMS_AT_ONCE]
        )
        if len(found) > PROBLEMS_AT_ONCE:
            show.lead(text.MORE_PROBLEMS.format(count=count(len(found) - PROBLEMS_AT_ONCE)))


def decision(draft: Draft) -> Decision | None:
    """The choice how to store it, with what would change; None until the button was pressed."""
    modes = {text.MODE_ADD: False, text.MODE_WHOLE: True}
    whole = False
    if draft.standing:
        whole = modes[st.radio(text.MODE, tuple(modes), key="layanan-cara")]
    found = draft.changes(whole=whole)
    _changes(draft, found)
    reason = ""
    if any(one.replaced for one in found):
        reason = st.text_input(text.REASON, placeholder=text.REASON_HINT, max_chars=300)
    without = st.checkbox(text.WITHOUT_ASKED) if draft.reading.asked else False
    services = sum(map(len, draft.lists.values()))
    label = text.STORE.format(services=count(services)) if services else text.STORE_NONE
    if not st.button(label, type="primary", icon=":material/check:", key="simpan-layanan"):
        return None
    return Decision(whole=whole, reason=reason, without_asked=without)


def _changes(draft: Draft, found: Sequence[Difference]) -> None:
    """Unit by unit: which services are new, other, the same, or would go."""
    if all(one.is_nothing for one in found):
        show.lead(text.NOTHING_CHANGES)
        return
    rows = [
        (
            draft.units[one.unit_id].name,
            _named(one.added),
            _named(one.changed),
            count(one.same) if one.same else "",
            _named(one.gone),
        )
        for one in found
        if not one.is_nothing
    ]
    st.subheader(text.CHANGES, anchor=False)
    filled = [0, *(column for column in range(1, 5) if any(row[column] for row in rows))]
    heads = [text.CHANGE_TABLE[column] for column in filled]
    show.table(heads, [[row[column] for column in filled] for row in rows[:50]], least=520)
    if len(rows) > 50:
        show.lead(text.MORE_UNITS.format(count=count(len(rows) - 50)))


def _named(names: Sequence[str]) -> str:
    """The first of some names, and how many more."""
    told = ", ".join(names[:NAMED])
    return text.NAMES_MORE.format(names=told, count=count(len(names) - NAMED)) if len(names) > NAMED else told


def stored_words(result: StoredServices) -> str:
    """What was stored."""
    return text.STORED.format(services=count(result.services), units=count(result.units))
