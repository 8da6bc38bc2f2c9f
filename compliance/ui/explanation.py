"""How one unit's figure came about, on screen: from the answers to the sum, and from it to the figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from compliance import wording
from compliance.analysis.explanation import End, Explanation
from compliance.formats import day, number, share
from compliance.model import Action, Instrument, ScoreBasis, UnitKind
from compliance.reports import phrases
from compliance.text import explanation as text
from compliance.text import pages as words
from compliance.text import watching
from compliance.text.explanation import Figure
from compliance.ui import explained_table, filters, show
from compliance.ui.frame import EXPLANATION, GAPS, Visit
from compliance.ui.show import Card
from compliance.wording import Questions
from compliance.workflows.explanation import UnitExplained
from compliance.workflows.setup import Period

FIGURE, INDICATOR = "angka", "indikator"  # query parameters


def figure() -> Figure:
    """The figure that was asked for; that of one unit unless another was."""
    chosen = st.selectbox(text.FIGURE, [item.value for item in Figure], key=FIGURE, bind="query-params")
    return Figure(chosen)


def query(
    visit: Visit,
    *,
    period: Period,
    instrument: Instrument,
    unit_id: str | None = None,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
    figure: Figure = Figure.UNIT,
    kind: UnitKind | None = None,
    indicator: str = "",
) -> dict[str, str]:
    """The query parameters under which the page explains that figure."""
    found = filters.query(visit, unit_id=unit_id, period=period, instrument=instrument)
    found[FIGURE] = figure.value
    found[filters.BASIS] = words.BASES_OF_SCORES[basis]
    if kind is not None:
        found[filters.KIND] = words.KINDS[kind]
    if indicator:
        found[INDICATOR] = indicator
    return found


def ways(
    visit: Visit,
    *,
    period: Period,
    instrument: Instrument,
    kind: UnitKind | None = None,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
) -> Mapping[Figure, str]:
    """The address that explains each figure of the region."""
    return {
        figure: address(
            query(visit, period=period, instrument=instrument, kind=kind, basis=basis, figure=figure)
        )
        for figure in Figure
        if figure is not Figure.UNIT
    }


def of_unit(
    visit: Visit, unit_id: str, *, period: Period, instrument: Instrument, basis: ScoreBasis
) -> Callable[[str], str]:
    """The address that explains one unit's figure, beginning with an indicator; "": with none."""

    def explained(indicator: str) -> str:
        return address(
            query(
                visit,
                period=period,
                instrument=instrument,
                unit_id=unit_id,
                basis=basis,
                indicator=indicator,
            )
        )

    return explained


def unit_ways(visit: Visit, unit_id: str | None, *, period: Period, instrument: Instrument) -> None:
    """From a unit, if one is chosen, to its gaps and to how its figures came about, for whoever may
    see its answers."""
    if unit_id is None or not visit.may(Action.SEE_GAPS, units=[unit_id], period=period):
        return
    here = filters.query(visit, unit_id=unit_id, period=period, instrument=instrument)
    st.page_link(GAPS, label=watching.TO_GAPS, icon=":material/arrow_forward:", query_params=here)
    for basis, label in text.HOW_ON.items():
        way(query(visit, period=period, instrument=instrument, unit_id=unit_id, basis=basis), label)


def period_ways(
    visit: Visit,
    sides: Iterable[tuple[Period, Instrument]],
    *,
    unit_id: str | None,
    basis: ScoreBasis = ScoreBasis.PERNYATAAN,
    kind: UnitKind | None = None,
    verified: bool = False,
) -> None:
    """How the figures of several periods came about, side by side; `unit_id` None: of the region, or of
    one kind of its units. `verified`: also what stands beside them of what was verified."""
    figure, beside = (Figure.MEAN, Figure.BESIDE) if unit_id is None else (Figure.UNIT, Figure.UNIT)
    looks = [(text.HOW_IN, figure, basis)]
    if verified and basis is ScoreBasis.PERNYATAAN:
        looks.append((text.HOW_VERIFIED_IN, beside, basis if unit_id is None else basis.other))
    with st.container(horizontal=True):
        for period, instrument in sides:
            for label, asked, on in looks:
                found = query(
                    visit,
                    period=period,
                    instrument=instrument,
                    unit_id=unit_id,
                    basis=on,
                    figure=asked,
                    kind=kind,
                )
                way(found, label.format(period=period.name))


def address(found: Mapping[str, str]) -> str:
    """The address of the page with these query parameters."""
    return f"/penjelasan?{urlencode(found)}"


def way(found: Mapping[str, str], label: str = text.HOW) -> None:
    """A link to the page with these query parameters."""
    show.way(EXPLANATION, label, found)


def unit_view(visit: Visit, shown: UnitExplained, *, asked: str = "") -> None:
    """Everything about one unit's figure; `asked`: the indicator that is shown first."""
    found, known = shown.found, wording.questions(visit.definitions.checklist)
    show.lead(
        text.TITLE.format(
            unit=shown.unit.name,
            instrument=found.instrument.title,
            period=shown.period.name,
            date=day(shown.period.assessment_date),
            basis=text.BASES[shown.basis],
        )
    )
    if not phrases.anything_said(found):
        st.warning(text.NO_ANSWERS)
    _figures(found)
    _asked(found, known, asked)
    st.subheader(text.SUM_HEAD, anchor=False)
    _sums(found)
    st.subheader(text.TABLE_HEAD, anchor=False)
    show.lead(text.TABLE_LEAD)
    show.lead(phrases.rule_words(found.instrument))
    st.html(explained_table.summary(found))
    for aspect in found.aspects:
        with st.expander(show.plain(aspect.aspect.label), expanded=len(found.aspects) == 1):
            st.html(explained_table.of_aspect(found, aspect, known))


def _figures(found: Explanation) -> None:
    one = found.assessment
    show.cards(
        (
            Card(
                label=text.FLOOR,
                value=number(one.floor),
                note=one.category_floor.label if one.category_floor else "",
                tone=show.tone_of(one.category_floor),
            ),
            Card(
                label=text.CEILING,
                value=number(one.ceiling),
                note=one.category_ceiling.label if one.category_ceiling else "",
                tone=show.tone_of(one.category_ceiling),
            ),
            Card(label=text.COVERAGE, value=share(found.coverage.value)),
            Card(label=text.COMPLETENESS, value=share(found.completeness.value)),
        )
    )


def _asked(found: Explanation, known: Questions, asked: str) -> None:
    for aspect in found.aspects:
        for part in aspect.indicators:
            if part.indicator.id == asked:
                st.subheader(text.ASKED_HEAD, anchor=False)
                st.html(explained_table.of_one(found, aspect, part, known))


def _sums(found: Explanation) -> None:
    """From the exact sums to the figures, with what the rounding and the bands stand on."""
    instrument = found.instrument
    ends = [(text.FLOOR, found.floor), (text.CEILING, found.ceiling)]
    same = found.floor == found.ceiling
    blocks = "".join(_end(head, end, instrument) for head, end in (ends[:1] if same else ends) if end)
    standings = [
        (text.ROUNDING, instrument.rounding_standing),
        (text.CATEGORIES, instrument.categories_standing),
        (text.MINIMUM, instrument.completeness_standing),
    ]
    rows = "".join(
        f"<dt>{escape(head)}</dt><dd>{explained_table.standing(instrument, standing)}</dd>"
        for head, standing in standings
        if standing is not None
    )
    nothing = "" if blocks else f"<p>{escape(text.NOTHING_APPLIES)}</p>"
    lines = (phrases.coverage_words(found), phrases.completeness_words(found), text.RANK_RULE)
    st.html(
        f'{nothing}<div class="langkah">{blocks}</div><div class="celah">'
        + "".join(f"<p>{escape(line)}</p>" for line in lines)
        + f"<dl>{rows}</dl></div>"
    )


def _end(head: str, end: End, instrument: Instrument) -> str:
    lines = (
        phrases.sum_words(end, instrument),
        phrases.rounded_words(end, instrument),
        phrases.band_words(end, instrument),
    )
    items = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<div><h3>{escape(head)}: {escape(number(end.rounded))}</h3>{items}</div>"
