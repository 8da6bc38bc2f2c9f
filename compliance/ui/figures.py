"""Figures that are kept as whole steps of their last decimal, in words."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import pandas as pd

from compliance.formats import gain, number
from compliance.text.progress import ARROW


def of_steps(steps: int, decimals: int) -> str:
    """`86,80` from 8680; `–` where it is missing."""
    return number(None) if pd.isna(steps) else _number(int(steps), decimals)


def signed(steps: int, decimals: int) -> str:
    """`+4,17`, `−4,17`, `0,00`; `–` where it is missing."""
    return number(None) if pd.isna(steps) else _gain(int(steps), decimals)


def arrow(before: int, after: int, decimals: int) -> str:
    """`50,00 → 66,67`; one figure where both are the same."""
    was, is_now = of_steps(before, decimals), of_steps(after, decimals)
    return is_now if was == is_now else ARROW.format(before=was, after=is_now)


@lru_cache(maxsize=20_000)
def _number(steps: int, decimals: int) -> str:
    return number(Decimal(steps).scaleb(-decimals))


@lru_cache(maxsize=20_000)
def _gain(steps: int, decimals: int) -> str:
    return gain(Decimal(steps).scaleb(-decimals))
