"""Surveys on screen: all units of a period, and one survey with its unsur, its sample and its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pandas as pd
import streamlit as st

from compliance.analysis.survey import Satisfaction, largest_population, sample_size
from compliance.definitions.survey import shipped_survey
from compliance.formats import count, number, short_day
from compliance.model import Action
from compliance.problems import ComplianceError
from compliance.reading.surveys.result import Scale, Shape, Survey
from compliance.text import survey as text
from compliance.text import watching
from compliance.ui import charts, filters, phone, show
from compliance.ui.frame import Visit
from compliance.ui.series import Mark, series
from compliance.ui.show import Card
from compliance.wording_survey import compared, mark, sample
from compliance.workflows.setup import Period
from compliance.workflows.survey_views import KeptSurvey, SurveysView, interval_of
from compliance.workflows.surveys import withdraw

_NAMED = 6  # units named as being without a survey
_SCALE, _TOP = 100, 4  # of an index, and of the mean of an unsur
Interval = tuple[Decimal, Decimal]
_NRR_DECIMALS = 2  # on screen


def figures(view: SurveysView) -> None:
    """The cards on top."""
    indexes = sorted(one.found.index for one in view.latest if one.found.index is not None)
    respondents = sum(one.found.respondents or 0 for one in view.latest)
    claims = [one for one in view.latest if one.comparison is not None]
    agreeing = sum(one.comparison is not None and one.comparison.weight is not None for one in claims)
    asked = text.CARD_OF.format(count=count(len(view.latest) + len(view.silent)))
    spread = text.NO_INDEX if not indexes else number(indexes[0])
    if len(set(indexes)) > 1:
        spread = text.RANGE.format(low=number(indexes[0]), high=number(indexes[-1]))
    cards = [
        Card(label=text.CARD_UNITS, value=count(len(view.latest)), note=asked),
        Card(label=text.CARD_RESPONDENTS, value=count(respondents)),
        Card(label=text.CARD_RANGE, value=spread),
    ]
    if claims:
        value = text.CARD_CLAIMS_VALUE.format(agrees=count(agreeing), claims=count(len(claims)))
        odd = len(claims) - agreeing
        note = text.CARD_CLAIMS_NOTE.format(count=count(odd)) if odd else ""
        cards.append(Card(label=text.CARD_CLAIMS, value=value, note=note, tone="kuning" if odd else "abu"))
    show.cards(cards)


def table(visit: Visit, found: Sequence[KeptSurvey]) -> None:
    """One row for each unit: its latest survey."""
    if not found:
        st.info(watching.NOTHING_FOUND)
        return
    frame = pd.DataFrame(
        {
            text.UNIT: [filters.label(visit, one.unit) for one in found],
            text.COLUMN_IKM: [number(one.found.index) for one in found],
            text.MUTU: [one.found.mutu.id if one.found.mutu else "" for one in found],
            text.RESPONDENTS_HEAD: [_count(one.found.respondents) for one in found],
            text.WEAKEST_HEAD: [_weakest(one.found) for one in found],
            text.CLAIM: ["" if one.claim is None else number(one.claim, 2) for one in found],
            text.AGREES: [agrees(one) for one in found],
            text.DAY: ["" if one.held_on is None else short_day(one.held_on) for one in found],
        }
    )
    st.dataframe(
        frame,
        hide_index=True,
        height=show.table_height(len(frame)),
        alt=text.ALT_UNITS,
        placeholder="",
        column_config={text.UNIT: st.column_config.TextColumn(width=phone.name_width(260))},
    )


def silent(visit: Visit, view: SurveysView) -> None:
    """The units without a survey, as far as they fit into a line."""
    if not view.silent:
        return
    names = ", ".join(filters.label(visit, unit) for unit in view.silent[:_NAMED])
    more = len(view.silent) - _NAMED
    names += text.SILENT_MORE.format(count=count(more)) if more > 0 else ""
    show.lead(text.SILENT.format(count=count(len(view.silent)), names=names))


def chosen(found: Sequence[KeptSurvey]) -> KeptSurvey:
    """The survey of a unit to look at: the latest unless another was chosen."""
    if len(found) == 1:
        return found[0]
    names = _names(found)
    by_number = {kept.id: kept for kept in reversed(found)}
    number = st.selectbox(
        text.CHOOSE_SURVEY, tuple(by_number), format_func=names.__getitem__, key="skm-survei"
    )
    return by_number[number]


def _names(found: Sequence[KeptSurvey]) -> dict[int, str]:
    """What each survey is called, by its number; those that would be called alike with their number."""
    names = {kept.id: _name(kept) for kept in found}
    shared = Counter(names.values())
    return {
        id: text.SURVEY_NUMBERED.format(name=name, number=id) if shared[name] > 1 else name
        for id, name in names.items()
    }


def one(visit: Visit, kept: KeptSurvey) -> None:
    """A survey: its figures, its unsur, the three weights, the sample, what was claimed."""
    show.cards(cards(kept.survey, kept.found, interval_of(visit.caller, kept)))
    left, right = st.columns([3, 2])
    with left:
        st.subheader(text.HEADING_UNSUR, anchor=False)
        bars(kept.found)
    with right:
        st.subheader(text.HEADING_WEIGHTS, anchor=False)
        weights(kept.found)
        if kept.found.respondents is not None:
            show.lead(sample(kept.found.respondents, kept.population, shipped_survey().sample))
        if kept.claim is not None and kept.comparison is not None:
            show.lead(f"{text.CLAIM_LINE.format(claim=number(kept.claim, 2))} {compared(kept.comparison)}")


def cards(survey: Survey, found: Satisfaction, drawn: Interval | None) -> list[Card]:
    """The four figures of a survey."""
    return [
        _index_card(found),
        _sample_card(found.respondents, survey.population),
        _interval_card(survey, drawn),
        Card(label=text.CARD_WEAKEST, value=_weakest(found)),
    ]


def bars(found: Satisfaction) -> None:
    """The mean of each unsur as a bar, the weakest named."""
    definition = shipped_survey()
    top = _TOP if found.scale is Scale.FOUR else _SCALE
    rows = []
    for unsur, mean in found.means.items():
        marked = mark(unsur, found)
        words = number(mean, _NRR_DECIMALS) + (f" · {marked}" if marked else "")
        rows.append((definition.label(unsur), float(mean / top), float(mean / top), words))
    st.html(charts.aspect_bars(rows))


def weights(found: Satisfaction) -> None:
    """The index by each weight in use."""
    rows = [
        (weight.label, number(found.ikm.get(weight.id)), text.USED_YES if n == 0 else "")
        for n, weight in enumerate(shipped_survey().weights)
    ]
    show.table((text.WEIGHT, text.COLUMN_IKM, text.USED), rows, numbers=frozenset({1}))


def history(visit: Visit, found: Sequence[KeptSurvey]) -> None:
    """The indexes of a unit over time, as a picture and in figures."""
    st.subheader(text.HEADING_TREND, anchor=False)
    if len(found) > 1:
        series([_mark(visit, one) for one in found], scale=_SCALE)
    rows = [
        (
            _day(one),
            one.period.name,
            _count(one.found.respondents),
            number(one.found.index),
            one.found.mutu.id if one.found.mutu else "",
            _weakest(one.found),
        )
        for one in found
    ]
    show.table(text.TREND_HEAD, rows, numbers=frozenset({2, 3}), least=560)


def withdrawal(visit: Visit, kept: KeptSurvey) -> None:
    """A form to withdraw a survey, for whoever may; with a reason."""
    if not visit.may(Action.UNDO_UPLOAD, units=[kept.unit.id], period=kept.period):
        return
    with st.expander(text.WITHDRAW), st.form(f"skm-tarik-{kept.id}", border=False):
        reason = st.text_input(text.WITHDRAW_REASON)
        if st.form_submit_button(text.WITHDRAW_DO):
            try:
                withdraw(visit.caller, kept.id, reason=reason, now=datetime.now(UTC))
            except ComplianceError as error:
                st.error(show.plain(str(error)))
            else:
                st.toast(text.WITHDRAWN)
                st.rerun()


def agrees(kept: KeptSurvey) -> str:
    """Which weight the claimed index was made with."""
    if kept.comparison is None:
        return text.NO_CLAIM
    weight = kept.comparison.weight
    return text.NO_MATCH if weight is None else text.AGREES_WITH.format(weight=weight.label)


def proposable(visit: Visit, found: Sequence[KeptSurvey], period: Period) -> list[KeptSurvey]:
    """Those of units for which the person may hand in."""
    return [one for one in found if visit.may(Action.UPLOAD, units=[one.unit.id], period=period)]


def _index_card(found: Satisfaction) -> Card:
    note = f"{found.mutu.id} · {found.mutu.label}" if found.mutu else ""
    value = text.NO_INDEX if found.index is None else number(found.index)
    return Card(label=text.CARD_IKM, value=value, note=note)


def _sample_card(respondents: int | None, population: int | None) -> Card:
    rule = shipped_survey().sample
    if respondents is None:
        return Card(label=text.CARD_SAMPLE, value=text.RESPONDENTS_UNKNOWN)
    if population is None:
        largest = largest_population(respondents, rule)
        words = text.SAMPLE_UNKNOWN_NOTE.format(largest=count(largest)) if largest else text.SAMPLE_ANY_NOTE
        return Card(label=text.CARD_SAMPLE, value=count(respondents), note=words)
    needed = sample_size(population, rule)
    enough = respondents >= needed
    note = text.SAMPLE_OK_NOTE if enough else text.SAMPLE_SHORT_NOTE
    tone = "hijau" if enough else "kuning"
    return Card(
        label=text.CARD_SAMPLE, value=count(respondents), note=note.format(needed=count(needed)), tone=tone
    )


def _interval_card(survey: Survey, drawn: Interval | None) -> Card:
    if drawn is None:
        note = text.INTERVAL_WHY if survey.shape is Shape.TABLE else text.INTERVAL_FEW
        return Card(label=text.CARD_INTERVAL, value=text.INTERVAL_NONE, note=note)
    value = text.RANGE.format(low=number(drawn[0]), high=number(drawn[1]))
    return Card(label=text.CARD_INTERVAL, value=value, note=text.INTERVAL_NOTE)


def _weakest(found: Satisfaction) -> str:
    """The lowest unsur; of several the first with how many more."""
    if len(found.weakest) == len(found.means):
        return text.ALL_ALIKE
    first = shipped_survey().label(found.weakest[0])
    more = len(found.weakest) - 1
    return text.MORE_WEAKEST.format(first=first, count=more) if more else first


def _mark(visit: Visit, kept: KeptSurvey) -> Mark:
    index = kept.found.index
    drawn = interval_of(visit.caller, kept)
    return Mark(
        label=_day(kept),
        told=text.TREND_ALT.format(day=_day(kept), ikm=number(index)),
        low=None if drawn is None else float(drawn[0]),
        high=None if drawn is None else float(drawn[1]),
        dot=None if index is None else float(index),
    )


def _day(kept: KeptSurvey) -> str:
    return short_day(kept.held_on) if kept.held_on else kept.period.name


def _name(kept: KeptSurvey) -> str:
    day = short_day(kept.held_on) if kept.held_on else text.WITHOUT_DAY
    return text.SURVEY_NAME.format(day=day, period=kept.period.name, file=kept.file)


def _count(value: int | None) -> str:
    return "" if value is None else count(value)
