"""Complaints in words: the same on the page and in files."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from compliance.analysis.complaints import Weakest
from compliance.formats import MONTHS, count, share
from compliance.model.complaints import ComplaintRules, ComplaintsDefinition
from compliance.text import complaints as text
from compliance.text import trail


def age_bands(rules: ComplaintRules) -> tuple[str, ...]:
    """The names of the bands of age that `Figures.ages` counts: `0–7 hari` … `lebih dari 60 hari`."""
    ends = rules.ages
    return (
        text.AGE_FIRST.format(high=ends[0]),
        *(text.AGE_BAND.format(low=low + 1, high=high) for low, high in pairwise(ends)),
        text.AGE_LAST.format(low=ends[-1]),
    )


def month(period: str) -> str:
    """`Mar 2025` from `2025-03`."""
    year, _, number = period.partition("-")
    return f"{MONTHS[int(number) - 1][:3]} {year}"


def spoken_period(period: str) -> str:
    """`Maret 2025` from `2025-03`, `Triwulan 1 2025` from `2025-T1`; a year, and "", as they are."""
    year, _, part = period.partition("-")
    if part.isdigit():
        return f"{MONTHS[int(part) - 1]} {year}"
    pattern = {"T": text.QUARTER, "S": text.HALF}.get(part[:1])
    return period if pattern is None else pattern.format(number=part[1:], year=year)


def who(account: int | None, name: str | None) -> str:
    """Who did something; `name` None: the account was closed."""
    if account is None:
        return trail.TERMINAL
    return (trail.CLOSED if name is None else trail.WHO).format(name=name, number=account)


def channel(id: str, definition: ComplaintsDefinition) -> str:
    """The name of a channel; of one that nobody said, that."""
    labels = {one.option.id: one.option.label for one in definition.channels}
    return labels.get(id, id) or text.NOT_SAID


def weakest(found: Weakest, names: Mapping[str, str]) -> str:
    """Which unit is the weakest, and by what; `names`: of units by id."""
    facts = {"unit": names.get(found.unit, found.unit), "share": share(found.share), "of": count(found.of)}
    if found.deadline is None:
        return text.WEAKEST.format(**facts)
    return text.WEAKEST_DUE.format(**facts, days=found.deadline.days)
