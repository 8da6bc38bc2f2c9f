"""What real assessments gave: published by others, never computed here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from compliance.model.instrument import Standing, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of one real assessment, of a unit or (`unit_id` "") of the whole region.

    `edition`: id of the instrument it was made under; "" for an assessment of another kind, which is
    then called `title`. `score` None: it was not published. `category`: its id in that edition, in
    its own words where there is no edition, "" where only the `zone` is known. `words`: the category
    as it was announced, where that is not what its edition calls it.
    """

    year: int
    standing: Standing
    unit_id: str = ""
    edition: str = ""
    title: str = ""
    score: Decimal | None = None
    category: str = ""
    zone: Zone | None = None
    words: str = ""
