"""How the figures of the units below one came about, on screen: the rule, and every unit that counts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from compliance.analysis.rollup import Branch, Figure, Lowest, Mean, Share
from compliance.formats import count, number, unrounded
from compliance.model import Instrument, Status, Unit
from compliance.text import explanation as words
from compliance.text import pages
from compliance.text import tree as text
from compliance.ui import show
from compliance.ui.frame import Visit
from compliance.wording import questions
from compliance.wording import words as answer_words
from compliance.workflows.tree import Level


def figures(visit: Visit, level: Level, key: str) -> Unit | None:
    """Where the figures come from, and the units behind the one that is chosen; the selected one of them."""
    branch = level.whole or next(iter(level.below), None)
    if branch is None:
        return None
    with st.expander(text.RULES_HEAD):
        show.bullets(_source(figure) for figure in branch.figures)
        if level.whole is None:
            show.lead(text.RULES_OPEN)
            return None
        named: dict[str, Figure | None] = {text.CARD_BELOW: None}
        named |= {figure.rule.label: figure for figure in branch.figures}
        chosen = st.selectbox(text.WHICH, tuple(named), key=f"angka-{key}")
        figure = named[chosen]
        if figure is None:
            return _below(branch, f"{key}-{chosen}")
        return _figure(visit, figure, level.instrument, f"{key}-{chosen}")


def _source(figure: Figure) -> str:
    standing = figure.rule.standing
    basis = pages.BASES[standing.basis]
    return text.RULE.format(label=figure.rule.label, source=standing.source, basis=basis)


def _below(branch: Branch, key: str) -> Unit | None:
    show.lead(text.BELOW_RULE)
    silent = {unit.id for unit in branch.silent}
    said = [text.HAS_NOT if unit.id in silent else text.HAS_REPORTED for unit in branch.below]
    return _units(branch.below, text.STATE, said, key)


def _figure(visit: Visit, figure: Figure, instrument: Instrument, key: str) -> Unit | None:
    units = [unit for unit, _ in figure.members]
    match figure:
        case Share():
            known = questions(visit.definitions.checklist).get(figure.rule.question)
            show.lead(_share(figure))
            said = [answer_words(answer, known) for _, answer in figure.members]
            return _units(units, text.ANSWER, said, key)
        case Mean():
            show.lead(text.MEAN_RULE)
            show.bullets(_mean(figure, instrument))
        case Lowest():
            show.lead(text.LOWEST_RULE.format(count=count(len(figure.members))))
    return _units(units, text.FLOOR, [number(score) for _, score in figure.members], key)


def _share(figure: Share) -> str:
    waived = sum(answer is not None and answer.value is Status.TIDAK_BERLAKU for _, answer in figure.members)
    return text.SHARE_RULE.format(
        part=count(figure.said),
        whole=count(figure.concerned),
        statuses=words.OR.join(pages.STATUSES[status] for status in figure.rule.statuses),
        open=count(figure.open),
        waived=count(waived),
    )


def _mean(figure: Mean, instrument: Instrument) -> Sequence[str]:
    """The sum, and its rounding."""
    if figure.score is None:
        return ()
    total = sum((Fraction(score) for _, score in figure.members), Fraction(0))
    units, decimals = len(figure.members), instrument.decimals
    summed = words.MEAN_SUM.format(
        total=number(total, decimals), count=count(units), unrounded=unrounded(total / units, decimals)
    )
    return summed, words.ROUNDED.format(decimals=decimals, rounded=number(figure.score))


def _units(units: Sequence[Unit], head: str, said: Sequence[str], key: str) -> Unit | None:
    """Each unit with what of it counts; the one whose row is selected."""
    if not units:
        show.lead(text.NOBODY)
        return None
    rows = zip((unit.name for unit in units), said, (pages.KINDS[unit.kind] for unit in units), strict=True)
    frame = pd.DataFrame(rows, columns=[text.UNIT, head, text.KIND])
    place = show.selectable(frame, f"unit-{key}")
    return None if place is None else units[place]
