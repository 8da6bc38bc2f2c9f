"""What somebody typed about a real assessment → a result that can be true, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from compliance.definitions.results import FIRST_YEAR
from compliance.formats import TO, number
from compliance.model import Basis, Category, Instrument, Result, Standing
from compliance.scoring.rounding import category_of, round_half_up
from compliance.text.results import NO_UPPER_END
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused

MOST_DECIMALS = 4  # of a score whose scale nobody knows
_WRITTEN = re.compile(r"([0-9]{1,7})(?:[.,]([0-9]+))?")
_THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed. `edition` "": of another kind, called `title`. `score`: `86,80`, or "" where it
    was not published. `category`: the id of one, or of a zone; of another kind any words; "" to read
    it from the score. `period_id`: the frozen period whose readiness stands beside it.
    """

    year: int
    source: str
    basis: Basis
    unit_id: str = ""
    edition: str = ""
    title: str = ""
    score: str = ""
    category: str = ""
    note: str = ""
    period_id: int | None = None


def checked(draft: Draft, editions: Mapping[str, Instrument], *, this_year: int) -> Result:
    """The result as it is kept: its score exact, with the decimals of its edition, its category from
    the band of the score; raises Refused."""
    if not FIRST_YEAR <= draft.year <= this_year:
        raise Refused(Refusal.RESULT_YEAR, first=FIRST_YEAR, last=this_year)
    source = " ".join(draft.source.split())
    if not source:
        raise Refused(Refusal.RESULT_SOURCE_MISSING)
    if draft.basis is Basis.ASUMSI:
        raise Refused(Refusal.RESULT_ASSUMED)
    if not draft.score.strip() and not draft.category.strip():
        raise Refused(Refusal.RESULT_EMPTY)
    standing = Standing(source=source, basis=draft.basis, note=" ".join(draft.note.split()))
    bare = Result(year=draft.year, unit_id=draft.unit_id, standing=standing)
    if not draft.edition:
        return _of_another_kind(draft, bare)
    if draft.edition not in editions:
        raise Refused(Refusal.RESULT_EDITION_UNKNOWN, edition=draft.edition)
    return _graded(draft, replace(bare, edition=draft.edition), editions[draft.edition])


def _of_another_kind(draft: Draft, bare: Result) -> Result:
    title = " ".join(draft.title.split())
    if not title:
        raise Refused(Refusal.RESULT_TITLE_MISSING)
    score = _score(draft.score.strip(), None)
    return replace(bare, title=title, score=score, category=" ".join(draft.category.split()))


def _graded(draft: Draft, bare: Result, edition: Instrument) -> Result:
    score, named = _score(draft.score.strip(), edition), draft.category.strip()
    meant = _named(named, edition) if named else edition.categories
    if score is None:
        zones = {category.zone for category in meant}
        zone = zones.pop() if len(zones) == 1 else None
        return replace(bare, category=meant[0].id if len(meant) == 1 else "", zone=zone)
    found = category_of(score, edition)
    if found not in meant:
        words = " / ".join(category.label for category in meant)
        raise Refused(Refusal.RESULT_CATEGORY, score=number(score), category=found.label, found=words)
    return replace(bare, score=score, category=found.id, zone=found.zone)


def _named(named: str, edition: Instrument) -> tuple[Category, ...]:
    """The category of that id, else all of that zone."""
    by_id = tuple(category for category in edition.categories if category.id == named)
    by_zone = tuple(c for c in edition.categories if c.zone is not None and c.zone.value == named)
    if not (by_id or by_zone):
        known = ", ".join(category.id for category in edition.categories)
        raise Refused(Refusal.RESULT_CATEGORY_UNKNOWN, found=named, known=known)
    return by_id or by_zone


def _score(typed: str, edition: Instrument | None) -> Decimal | None:
    """`86,80` or `86.80`; with the decimals of the edition, where there is one."""
    if not typed:
        return None
    decimals = MOST_DECIMALS if edition is None else edition.decimals
    written = _WRITTEN.fullmatch(typed)
    if written is None or len(written[2] or "") > decimals or (edition is None and _is_doubtful(typed)):
        raise _unusable(typed, edition, decimals)
    score = Decimal(typed.replace(",", "."))
    if edition is None:
        return score
    if Fraction(score) > edition.scale:
        raise _unusable(typed, edition, decimals)
    return round_half_up(Fraction(score), decimals)


def _is_doubtful(typed: str) -> bool:
    """`1.234` may be one and a bit or more than a thousand, where no scale tells."""
    return _THOUSANDS.fullmatch(typed) is not None


def _unusable(typed: str, edition: Instrument | None, decimals: int) -> Refused:
    scale = Fraction(100) if edition is None else edition.scale
    example = round_half_up(scale * Fraction(434, 500), min(decimals, 2))
    return Refused(
        Refusal.RESULT_SCORE,
        value=typed,
        range=NO_UPPER_END if edition is None else f"0{TO}{number(edition.scale)}",
        decimals=decimals,
        example=number(example),
    )
