"""Complaints on screen: figures, units, trend, backlog, categories, deadlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pandas as pd
import streamlit as st

from compliance import wording_complaints
from compliance.analysis.complaint_times import Kept
from compliance.analysis.complaints import Figures, Overview, UnitFigures
from compliance.definitions.complaints import shipped_complaints
from compliance.formats import NOTHING, count, number, percent
from compliance.model import Unit
from compliance.model.complaints import Step
from compliance.text import complaints as text
from compliance.ui import filters, show
from compliance.ui.complaint_files import ComplaintsChoice
from compliance.ui.frame import COMPLAINTS, Visit
from compliance.ui.show import Card
from compliance.workflows.complaint_views import ComplaintsView
from compliance.workflows.setup import Period

_GOOD, _FAIR = Fraction(9, 10), Fraction(7, 10)  # tones of the chips; no official threshold


def chosen(found: Overview, unit: Unit | None) -> Figures | None:
    """The figures of a unit, None where nobody complained about it; without a unit those of all."""
    if unit is None:
        return found.region
    return next((one.figures for one in found.units if one.unit == unit.id), None)


def way(visit: Visit, unit: Unit, period: Period) -> None:
    """From a unit to its complaints."""
    show.way(COMPLAINTS, text.WAY, filters.query(visit, unit_id=unit.id, period=period))


def downloads(view: ComplaintsView, unit: Unit | None) -> None:
    """The figures as workbooks, as they stood on the day that is shown: of all that may be seen, and of one
    unit."""
    choice = ComplaintsChoice(period_id=view.period.id, on=view.overview.on)
    st.link_button(text.DOWNLOAD, choice.address, icon=":material/download:")
    if unit is not None:
        address = replace(choice, unit=unit.id).address
        st.link_button(text.DOWNLOAD_UNIT, address, icon=":material/download:")


def cards(figures: Figures) -> None:
    """The figures on top."""
    rules = shipped_complaints().rules
    late, timely = sum(figures.ages[1 + _band_of(figures) :]), _timely(figures)
    share = figures.share_resolved
    came = [text.LISTED.format(count=count(figures.listed))]
    came += [text.NOT_PURSUED.format(count=count(figures.closed))] * bool(figures.closed)
    show.cards(
        (
            Card(
                label=text.RECEIVED,
                value=count(figures.received),
                note=" · ".join(came),
            ),
            Card(
                label=text.RESOLVED,
                value=count(figures.resolved),
                note="" if share is None else text.SHARE_OF_RECEIVED.format(share=_share(share)),
                tone=_tone(share),
            ),
            Card(
                label=text.OPEN,
                value=count(figures.open),
                note=(text.OLDER if late else text.NONE_OLDER).format(count=count(late), days=rules.ages[-1]),
                tone="merah" if late else "hijau",
            ),
            _timely_card(timely),
            Card(
                label=text.DAYS,
                value=_days(figures.resolution.median),
                note=""
                if figures.resolution.p90 is None
                else text.P90.format(days=number(figures.resolution.p90, 0)),
            ),
        )
    )


def _band_of(figures: Figures) -> int:
    return len(figures.ages) - 2  # the last end of a band


def _timely(figures: Figures) -> Kept | None:
    return next((k for k in reversed(figures.deadlines) if k.deadline.step is Step.PENYELESAIAN), None)


def _timely_card(kept: Kept | None) -> Card:
    if kept is None or kept.share is None:
        return Card(label=text.TIMELY, value=NOTHING, note=text.NOT_JUDGED)
    judged = count(kept.kept + kept.missed)
    note = text.JUDGED.format(days=kept.deadline.days, count=judged)
    return Card(label=text.TIMELY, value=_share(kept.share), note=note, tone=_tone(kept.share))


def _tone(share: Fraction | None) -> str:
    if share is None:
        return "abu"
    return "hijau" if share >= _GOOD else "kuning" if share >= _FAIR else "merah"


def weakest(found: Overview, names: Mapping[str, str]) -> None:
    """Which unit is the weakest, and by what rule."""
    rules = shipped_complaints().rules
    if found.weakest is not None:
        st.warning(show.plain(wording_complaints.weakest(found.weakest, names)))
    show.lead(text.WEAKEST_RULE.format(few=rules.few))


def units(found: Overview, names: Mapping[str, str]) -> None:
    """A row for each unit, the one with the most open complaints first."""
    ordered = sorted(found.units, key=lambda one: (-one.figures.open, names.get(one.unit, one.unit)))
    rows = [(names.get(one.unit, one.unit) + text.FEW_MARK * one.few, *_row(one)) for one in ordered]
    right = st.column_config.TextColumn(alignment="right")
    show.listing(
        pd.DataFrame(rows, columns=list(text.COLUMNS)),
        columns=dict.fromkeys(text.COLUMNS[4:], right),
        key="pengaduan-unit",
    )
    if any(one.few for one in found.units):
        few = shipped_complaints().rules.few
        show.lead(f"{text.FEW_MARK} {text.FEW.format(few=few)}")


def _row(one: UnitFigures) -> tuple[int | str, ...]:
    figures = one.figures
    shares = [None if kept.share is None else kept.share for kept in figures.deadlines]
    return (
        figures.received,
        figures.resolved,
        figures.open,
        _share(figures.share_resolved),
        number(figures.response.median, 1),
        number(figures.resolution.median, 1),
        number(figures.resolution.p90, 1),
        *(_share(share) for share in shares),
    )


def backlog(figures: Figures) -> None:
    """Open complaints by age."""
    if not figures.open:
        st.success(text.BACKLOG_NONE)
        return
    show.lead(text.BACKLOG_LEAD)
    labels = wording_complaints.age_bands(shipped_complaints().rules)
    rows = [(label, count(some)) for label, some in zip(labels, figures.ages, strict=True)]
    show.table((text.AGE, text.COUNT), rows, numbers=frozenset({1}))
    if figures.of_unknown_age:
        st.info(text.AGE_UNKNOWN.format(count=count(figures.of_unknown_age)))


def parts(figures: Figures) -> None:
    """Categories and channels, the most frequent first."""
    named = [(wording_complaints.channel(id, shipped_complaints()), some) for id, some in figures.channels]
    left, right = st.columns(2)
    with left:
        _counted(text.CATEGORY, [(name or text.NOT_SAID, some) for name, some in figures.categories])
    with right:
        _counted(text.CHANNEL, named)


def _counted(head: str, rows: Sequence[tuple[str, int]]) -> None:
    show.listing(
        pd.DataFrame(rows, columns=[head, text.COUNT]),
        key=f"pengaduan-{head}",
    )


def deadlines(figures: Figures) -> None:
    """Each deadline: how it was kept, where it comes from, and how sure that is."""
    rows = [
        (
            kept.deadline.label,
            *(count(some) for some in (kept.kept, kept.missed, kept.waiting, kept.unknown)),
            f"{kept.deadline.source}. {kept.deadline.note}",
            kept.deadline.basis.value,
        )
        for kept in figures.deadlines
    ]
    show.table(text.DEADLINE_COLUMNS, rows, numbers=frozenset({1, 2, 3, 4}), least=820)
    st.info(text.DEADLINE_NOTE)
    show.lead(text.METHOD)


def method() -> None:
    """How complaints are counted: for the page Metode."""
    definition = shipped_complaints()
    rows = [
        (one.label, count(one.days), f"{one.source}. {one.note}", one.basis.value)
        for one in definition.deadlines
    ]
    show.table(text.METHOD_COLUMNS, rows, numbers=frozenset({1}), least=620)
    rules = definition.rules
    weak = text.WEAKEST_RULE.format(few=rules.few)
    show.bullets((text.DEADLINE_NOTE, text.METHOD, weak, f"{rules.note} ({rules.basis.value})"))


def _share(share: Fraction | None) -> str:
    return NOTHING if share is None else percent(100 * share)


def _days(value: Fraction | None) -> str:
    return NOTHING if value is None else text.DAYS_VALUE.format(days=number(value, 1))
