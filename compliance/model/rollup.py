"""How the figures of a unit come from the units below it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.model.checklist import Status, UnitKind
from compliance.model.instrument import Standing


class Measure(StrEnum):
    """What is taken of the units below."""

    BAGIAN = "bagian"  # how many answer a question with one of some statuses
    RATA_RATA = "rata-rata"  # the mean of what they prove
    TERENDAH = "terendah"  # the lowest of them


@dataclass(frozen=True, slots=True, kw_only=True)
class RollupRule:
    """One figure. `kinds`: the kinds of unit that count, all of them where it is empty; `question` and
    `statuses` only for a share."""

    id: str
    label: str
    measure: Measure
    standing: Standing
    question: str = ""
    statuses: tuple[Status, ...] = ()
    kinds: tuple[UnitKind, ...] = ()
