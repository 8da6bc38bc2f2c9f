"""What a unit objects to, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from compliance.model.verification import Verification


class Outcome(StrEnum):
    """What Bagian Organisasi ruled about an objection."""

    DIKABULKAN = "dikabulkan"
    DITOLAK = "ditolak"


class ObjectionState(StrEnum):
    """Where an objection stands. GUGUR: nobody ruled, and what it was against no longer stands."""

    TERBUKA = "terbuka"
    DIKABULKAN = "dikabulkan"
    DITOLAK = "ditolak"
    GUGUR = "gugur"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What came of an objection. `made`: the decision that took the place of the one objected to."""

    outcome: Outcome
    reason: str
    at: datetime
    made: Verification | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One objection to one decision about one answer.

    `superseded`: that decision is no longer the newest about its answer.
    """

    id: int
    period_id: int
    unit_id: str
    question: str
    against: Verification
    superseded: bool
    reason: str
    evidence: tuple[str, ...]
    at: datetime
    ruling: Ruling | None = None
