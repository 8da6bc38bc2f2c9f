"""Exceptions: an element that a unit need not have for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why and when something that was given, entered or handed in was taken back."""

    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispensation:
    """What one unit need not have, from a day to a day (both included), and on what ground (`basis`)."""

    id: int
    unit_id: str
    element: str
    valid_from: date
    valid_until: date
    basis: str
    withdrawal: Withdrawal | None = None
