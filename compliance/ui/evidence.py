"""Evidence on screen: figures, and one table each of what expires, what is doubtful, and every link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TypeVar

import pandas as pd
import streamlit as st

from compliance import wording
from compliance.analysis.addresses import web_address
from compliance.analysis.evidence import Finding, Use
from compliance.analysis.expiry import Expiry, Loss, Standing
from compliance.formats import count, number, short_day
from compliance.formats import day as whole_day
from compliance.links.outcome import Outcome
from compliance.text import evidence as text
from compliance.text.problems import reference
from compliance.ui import cached, dispensed, show
from compliance.ui.frame import Visit
from compliance.ui.show import Card
from compliance.workflows.evidence import EvidenceView

Row = TypeVar("Row", Expiry, Finding, Use)
MOST_DOUBTS = 200  # in one table; the search finds the others
_LINK_SHOWN = r"^https?://(.*)$"  # an address without its scheme


def figures(view: EvidenceView) -> None:
    """The cards on top."""
    day = whole_day(view.period.assessment_date)
    expired = [e for e in view.expiries if e.standing is Standing.EXPIRED]
    coming = [e for e in view.expiries if e.standing is Standing.EXPIRES]
    show.cards(
        (
            _card(text.CARD_EXPIRED, expired, tone="merah"),
            _card(text.CARD_EXPIRES, coming, tone="kuning", note=text.BEFORE.format(day=day)),
            _card(text.CARD_DOUBTS, view.findings, tone="kuning"),
            _card(text.CARD_LINKS, view.uses, tone="abu"),
        )
    )
    dispensed.listed(view.dispensed)


def _card(label: str, rows: Sequence[Row], *, tone: str, note: str = "") -> Card:
    units = text.UNITS.format(count=count(len({row.unit.id for row in rows})))
    said = " · ".join(part for part in (units, note) if part)
    return Card(
        label=label,
        value=count(len(rows)),
        note=said if rows else text.NOTHING,
        tone=tone if rows else "hijau" if tone != "abu" else "abu",
    )


def expiries(visit: Visit, view: EvidenceView, rows: Sequence[Expiry]) -> str | None:
    """What has expired or will, the earliest first; the id of the unit of the selected row."""
    if not view.expiries:
        st.success(text.EXPIRIES_NONE.format(day=whole_day(view.period.assessment_date)))
        return None
    said = text.EXPIRIES_LEAD[view.basis]
    show.lead(said.format(instrument=view.instrument.title))
    known, labels = wording.questions(visit.definitions.checklist), cached.unit_labels(visit.version)
    lines = [
        (
            short_day(row.last_day),
            text.STANDINGS[row.standing],
            labels.get(row.unit.id, row.unit.name),
            number(-lost.points),
            wording.indicator_label(row.indicator),
            text.DATED.format(question=wording.label(row.question, known), day=short_day(row.day)),
            step,
        )
        for row in rows
        for step, lost in (_fall(row),)
    ]
    same = hash(tuple((row.unit.id, row.question, row.indicator.id) for row in rows))
    place = _table(lines, text.EXPIRY_COLUMNS, key=f"kedaluwarsa-{same}")  # a selection is of these rows only
    return None if place is None else rows[place].unit.id


def _fall(row: Expiry) -> tuple[str, Loss]:
    """From which rung to which, and what that costs: of what is proven, else of what is possible."""
    proven = row.proven.rung != row.proven.next
    step, lost = (row.proven, row.lost) if proven else (row.possible, row.lost_possible)
    words = text.STEP if proven else text.STEP_POSSIBLE
    return words.format(rung=step.rung.label, next=step.next.label), lost


def doubts(visit: Visit, view: EvidenceView, rows: Sequence[Finding]) -> None:
    """What is doubtful about links, unit by unit."""
    if not view.findings:
        st.success(text.DOUBTS_NONE)
        return
    show.lead(text.DOUBTS_LEAD)
    known, labels = wording.questions(visit.definitions.checklist), cached.unit_labels(visit.version)
    asked = {question.id: question.label for question in known.values()}
    body = "".join(
        f"<tr><td>{escape(labels.get(row.unit.id, row.unit.name))}</td>"
        f"<td>{escape(wording.label(row.question, known))}<br>{escape(reference(row.place))}</td>"
        f"<td>{anchor(row.link)}<br>{escape(text.sentence(row, asked, whole=view.whole))}</td></tr>"
        for row in rows[:MOST_DOUBTS]
    )
    if not body:
        st.info(text.NOTHING_FOUND)
        return
    head = "".join(f"<th>{escape(column)}</th>" for column in text.DOUBT_COLUMNS)
    st.html(f'<div class="gulir"><table class="tabel"><tr>{head}</tr>{body}</table></div>')
    if len(rows) > MOST_DOUBTS:
        st.info(text.DOUBTS_MORE.format(count=count(len(rows) - MOST_DOUBTS)))


def anchor(link: str) -> str:
    """The address as a link that tells its site nothing about where it was clicked."""
    href = escape(web_address(link))
    return f'<a href="{href}" target="_blank" rel="noopener noreferrer">{escape(link)}</a>'


def links(
    visit: Visit, view: EvidenceView, rows: Sequence[Use], outcomes: Mapping[str, Outcome] | None
) -> None:
    """Every link with its kind and date; with what came of the last check, if there was one."""
    if not view.uses:
        st.info(text.LINKS_NONE)
        return
    show.lead(text.LINKS_LEAD)
    known, labels = wording.questions(visit.definitions.checklist), cached.unit_labels(visit.version)
    lines = [
        (
            labels.get(row.unit.id, row.unit.name),
            wording.label(row.question, known),
            web_address(row.link),
            text.KINDS[row.kind],
            short_day(row.effective) if row.effective else "",
            reference(row.place),
            *(() if outcomes is None else (_outcome(outcomes.get(row.link)),)),
        )
        for row in rows
    ]
    heads = text.LINK_COLUMNS if outcomes is None else (*text.LINK_COLUMNS, text.LINK_OUTCOME)
    _table(lines, heads, key="tautan")


def _outcome(outcome: Outcome | None) -> str:
    return text.NOT_CHECKED if outcome is None else text.OUTCOMES[outcome]


def _table(lines: Sequence[tuple[str, ...]], heads: Sequence[str], *, key: str) -> int | None:
    """The table of these lines; the place of the selected one."""
    if not lines:
        st.info(text.NOTHING_FOUND)
        return None
    links = {text.LINK_COLUMNS[2]: st.column_config.LinkColumn(display_text=_LINK_SHOWN)}
    return show.selectable(pd.DataFrame(lines, columns=list(heads)), key, columns=links)
