"""How the figures of laying instruments side by side came about, on screen: stakes and weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from compliance.analysis.editions import Comparison, Lift
from compliance.formats import number, unrounded
from compliance.model import Instrument
from compliance.reports import phrases
from compliance.scoring.weights import official_shares
from compliance.text import explanation as text
from compliance.text import pages as words
from compliance.ui import show
from compliance.wording import indicator_label

_DECIMALS = 2  # of the percentages that are explained


def stakes(found: Iterable[Lift]) -> None:
    """What each question decides: the weight of each indicator × the part of its ladder that depends."""
    with st.expander(text.STAKE_HEAD):
        show.lead(text.STAKE_RULE)
        frame = pd.DataFrame(_stakes(found), columns=list(text.STAKE_COLUMNS))
        show.listing(frame)


def _stakes(found: Iterable[Lift]) -> Iterator[tuple[str, ...]]:
    for lift in found:
        for stake in lift.stakes:
            ruler = stake.instrument
            shares = dict(zip(ruler.indicators, official_shares(ruler), strict=True))
            for look in stake.looks:
                share = shares[look.indicator]
                yield (
                    lift.question.label,
                    ruler.title,
                    indicator_label(look.indicator),
                    _percent(share),
                    _percent(look.at_stake / share if share else Fraction(0)),
                    _percent(look.at_stake),
                    words.BASES[look.indicator.weight_standing.basis],
                )


def weights(found: Comparison) -> None:
    """How the shares of both editions were made of their weights, with the sources of these."""
    with st.expander(text.WEIGHTS_HEAD):
        show.lead(text.WEIGHTS_RULE)
        rows = [row for edition in (found.old, found.new) for row in _weights(edition)]
        show.table(text.WEIGHTS_COLUMNS, rows, numbers=frozenset({2, 3, 4}))


def _weights(edition: Instrument) -> Iterator[Sequence[str]]:
    shares = iter(official_shares(edition) if edition.scorable else ())
    total = sum(aspect.weight for aspect in edition.aspects)
    for aspect in edition.aspects:
        inner = sum(indicator.weight for indicator in aspect.indicators)
        for indicator in aspect.indicators:
            yield (
                edition.title,
                indicator_label(indicator),
                text.OUT_OF.format(weight=number(aspect.weight), of=number(total)),
                text.OUT_OF.format(weight=number(indicator.weight), of=number(inner)),
                _percent(next(shares)),
                phrases.standing_words(edition, indicator.weight_standing),
            )


def _percent(part: Fraction) -> str:
    return f"{unrounded(100 * part, _DECIMALS)} %"
