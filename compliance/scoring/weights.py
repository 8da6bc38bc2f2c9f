"""Weights → shares of the score, with what does not apply left out and its weight shared."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from compliance.model import Instrument
from compliance.problems import ComplianceError
from compliance.scoring.exact import plain
from compliance.text import scoring as text


def require_scorable(instrument: Instrument) -> None:
    """Refuse an edition that grades published scores only; raises ComplianceError."""
    if not instrument.scorable:
        raise ComplianceError(text.NOT_SCORABLE.format(title=instrument.title, reason=instrument.unscored))


def official_shares(instrument: Instrument) -> tuple[Fraction, ...]:
    """Each indicator's share of the score when everything applies, in the instrument's order."""
    return shares(instrument, [True] * len(instrument.indicators))


def seen_share(instrument: Instrument) -> Fraction:
    """The share of the score, 0..1, that the checklist can see at all."""
    both = zip(instrument.indicators, official_shares(instrument), strict=True)
    return sum((share for indicator, share in both if not indicator.unseen), Fraction(0))


def shares(instrument: Instrument, applies: Sequence[bool]) -> tuple[Fraction, ...]:
    """Each indicator's share of the score: they add up to 1, or are all 0 when nothing applies.

    Weight is shared first inside an aspect, then, where nothing of it applies, among aspects.
    """
    flags = iter(applies)
    kept = [[plain(i.weight) if next(flags) else 0 for i in a.indicators] for a in instrument.aspects]
    inner = [sum(weights) for weights in kept]
    outer = [plain(a.weight) if inside else 0 for a, inside in zip(instrument.aspects, inner, strict=True)]
    total = sum(outer)
    factors = [Fraction(a, i * total) if a else Fraction(0) for a, i in zip(outer, inner, strict=True)]
    return tuple(factor * w for factor, weights in zip(factors, kept, strict=True) for w in weights)
