"""One unit's gaps on screen: figures, cards, bars."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from compliance import wording
from compliance.analysis.gaps import Gap, Gaps, Proof
from compliance.formats import count, gain, number, score_range
from compliance.model import Category, Question, ScoreBasis
from compliance.text import gaps as text
from compliance.text.problems import where
from compliance.ui import charts, show
from compliance.ui.frame import Visit
from compliance.ui.method import basis_chip
from compliance.ui.show import Card


def figures(found: Gaps, beside: Card, *, date: str, left: str, how: str) -> None:
    """The cards on top: score, what stands `beside` it, category, open gaps, date of assessment.
    `how`: what explains them."""
    assessment = found.assessment
    low, high = assessment.category_floor, assessment.category_ceiling
    sure = assessment.floor == assessment.ceiling
    show.cards(
        (
            Card(
                label=text.SCORE,
                value=score_range(assessment.floor, assessment.ceiling),
                note=text.RANGE_SURE if sure else text.RANGE_WIDE,
                tone="hijau" if sure else "kuning",
                how=how,
            ),
            beside,
            Card(
                label=text.CATEGORY,
                value=_both(low, high),
                note=_category_note(low, high, sure=sure),
                tone=show.tone_of(low) if low == high else "abu",
                how=how,
            ),
            _open_card(found, how),
            Card(label=text.DATE, value=date, note=left),
        )
    )


def _category_note(low: Category | None, high: Category | None, *, sure: bool) -> str:
    if sure:
        return text.RANGE_SURE
    return text.ONE_CATEGORY if low == high else text.TWO_CATEGORIES


def _both(low: Category | None, high: Category | None) -> str:
    if low is None or high is None:
        return number(None)
    return low.label if low == high else text.FROM_TO.format(low=low.label, high=high.label)


def _open_card(found: Gaps, how: str) -> Card:
    if not found.open:
        return Card(label=text.OPEN, value=count(0), note=text.OPEN_NONE, tone="hijau", how=how)
    most = max(gap.gain_top.points for gap in found.open)
    note = text.OPEN_NOTE.format(points=gain(most))
    return Card(label=text.OPEN, value=count(len(found.open)), note=note, tone="kuning", how=how)


def open_gaps(visit: Visit, found: Gaps, basis: ScoreBasis, how: Callable[[str], str]) -> None:
    """What can still be climbed, most points at stake first; `basis`: of which answers it was found,
    `how`: what explains an indicator."""
    if not found.open:
        st.success(text.NOTHING_OPEN)
        return
    show.lead(text.OPEN_LEAD)
    known = wording.questions(visit.definitions.checklist)
    st.html("".join(_card(gap, known, basis, how(gap.indicator.id)) for gap in found.open))


def others(visit: Visit, found: Gaps, basis: ScoreBasis, how: Callable[[str], str]) -> None:
    """The rest, each kind apart and folded."""
    known = wording.questions(visit.definitions.checklist)
    for head, gaps, lead in (
        (text.DONE_HEAD, found.done, ""),
        (text.UNASKED_HEAD, found.unasked, text.UNASKED_LEAD),
        (text.UNSEEN_HEAD, found.unseen, text.UNSEEN_LEAD),
        (text.WAIVED_HEAD, found.waived, ""),
    ):
        shown = [_short_card(gap, known, basis, how(gap.indicator.id)) for gap in gaps]
        _folded(head, shown, lead)


def _folded(head: str, cards: Sequence[str], lead: str) -> None:
    if not cards:
        return
    with st.expander(head.format(count=count(len(cards)))):
        if lead:
            show.lead(lead)
        st.html("".join(cards))


def bars(found: Gaps, how: Callable[[str], str]) -> None:
    """How far each indicator that can be seen has climbed; `how`: what explains them."""
    st.subheader(text.BARS_HEAD, anchor=False)
    show.lead(text.BARS_LEAD)
    rows = [
        (
            gap.indicator.label,
            float(gap.floor.points / top),
            float(gap.ceiling.points / top),
            text.BAR_WORDS.format(points=number(gap.floor.points), top=number(top)),
        )
        for gap in (*found.open, *found.done)
        if (top := gap.indicator.rungs[-1].points)
    ]
    st.html(charts.aspect_bars(rows) + show.how(how(""), text.BARS_HEAD))


def _card(gap: Gap, known: Mapping[str, Question], basis: ScoreBasis, how: str) -> str:
    """An open gap: points at stake, what is missing, remedy, legal reference, proof, basis."""
    top = text.TO_TOP.format(label=gap.indicator.rungs[-1].label)
    return (
        f'<div class="celah"><div class="atas">{show.numbered(gap.indicator)}'
        f'<span class="poin">{escape(text.GAIN.format(points=gain(gap.gain_top.points)))}</span></div>'
        f'<p class="kecil">{escape(f"{gap.aspect.label} · {top}")}</p>'
        f"<p><b>{escape(text.MISSING)}</b> {escape(_for_next(gap))}</p>{_missing(gap, known)}"
        f"<p><b>{escape(text.REMEDY)}:</b> {escape(gap.indicator.remedy)}</p>"
        f"<dl>{_details(gap, known, basis)}</dl>{show.how(how, gap.indicator.label)}</div>"
    )


def _short_card(gap: Gap, known: Mapping[str, Question], basis: ScoreBasis, how: str) -> str:
    unseen = gap.indicator.unseen
    return (
        f'<div class="celah"><div class="atas">{show.numbered(gap.indicator)}</div>'
        + (f'<p class="kecil">{escape(unseen)}</p>' if unseen else "")
        + f"<dl>{_details(gap, known, basis)}</dl>{show.how(how, gap.indicator.label)}</div>"
    )


def _for_next(gap: Gap) -> str:
    """The rung that comes first, where it is not the top already."""
    if gap.next is None or gap.next is gap.indicator.rungs[-1]:
        return ""
    return text.FOR_NEXT.format(label=gap.next.label, points=gain(gap.gain_next.points))


def _missing(gap: Gap, known: Mapping[str, Question]) -> str:
    items = "".join(f"<li>{escape(wording.missing_words(group, known))}</li>" for group in gap.missing)
    return f'<ul class="daftar">{items}</ul>'


def _details(gap: Gap, known: Mapping[str, Question], basis: ScoreBasis) -> str:
    indicator = gap.indicator
    standings = text.BASIS_BOTH.format(
        weight=basis_chip(indicator.weight_standing.basis), ladder=basis_chip(indicator.ladder_standing.basis)
    )
    now = escape(gap.floor.label if gap.seen else text.NOW_BLANK[basis])
    if gap.ceiling != gap.floor:
        now += f" <i>({escape(text.POSSIBLE.format(label=gap.ceiling.label))})</i>"
    rows = [(text.LEGAL, escape(indicator.legal_ref)), (text.BASIS, standings)]
    if not indicator.unseen:
        proof = "<br>".join(_proof(item, known) for item in gap.proof) or escape(text.PROOF_NONE)
        rows = [(text.NOW, now), (text.PROOF, proof), *rows]
    if indicator.proof:
        rows.append((text.ACCEPTED, escape(indicator.proof)))
    return "".join(f"<dt>{escape(head)}</dt><dd>{body}</dd>" for head, body in rows)


def _proof(item: Proof, known: Mapping[str, Question]) -> str:
    """The answer, its sheet and cell, and how many links support it; as HTML."""
    answer = text.PROOF_ITEM.format(
        question=wording.label(item.question, known),
        answer=wording.words(item.answer, known.get(item.question)),
    )
    links = text.EVIDENCE.format(count=len(item.answer.evidence)) if item.answer.evidence else ""
    parts = (answer, where(item.answer.place), links, item.answer.note)
    return escape(" · ".join(part for part in parts if part))
