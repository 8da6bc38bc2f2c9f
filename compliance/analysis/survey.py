"""Survei Kepuasan Masyarakat (PermenPANRB 14/2017)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction


class IkmWeight(Enum):
    """The weight of one of the nine unsur: a ninth, and the shortened ones found in practice."""

    NINTH = Fraction(1, 9)
    THREE_DECIMALS = Fraction("0.111")
    TWO_DECIMALS = Fraction("0.11")


def ikm(sums: Sequence[int], respondents: int, weight: IkmWeight = IkmWeight.NINTH) -> Fraction:
    """The exact index, 25–100, from the sum of the answers (1–4) of all respondents per unsur.

    Each unsur's mean times the weight, added up, times 25. A figure an office published may have
    been made with a shortened weight, up to one point lower.
    """
    return sum((Fraction(total, respondents) * weight.value for total in sums), Fraction(0)) * 25
