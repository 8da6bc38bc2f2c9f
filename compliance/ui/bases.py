"""What is claimed beside what of it was verified, and how far the one lies beyond the other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from compliance.analysis.gaps import Gaps
from compliance.formats import number, score_range
from compliance.model import ScoreBasis
from compliance.text import bases as text
from compliance.text.explanation import Figure
from compliance.ui.ranking import Ranking
from compliance.ui.show import Card

# Of the card that shows the basis: what is said of a difference above, below, and of none.
_SAID = {
    ScoreBasis.TERVERIFIKASI: (text.BEYOND, text.BELOW, text.SAME),
    ScoreBasis.PERNYATAAN: (text.ABOVE_VERIFIED, text.BELOW_VERIFIED, text.SAME_AS_VERIFIED),
}


def beside_unit(found: Mapping[ScoreBasis, Gaps], basis: ScoreBasis, how: str, *, checked: bool) -> Card:
    """The score of a unit on the other basis, and how far what is claimed lies beyond what was verified;
    `how`: what explains it; `checked`: whether anything of it was verified."""
    shown = basis.other
    floors = {basis: gaps.assessment.floor for basis, gaps in found.items()}
    if shown is ScoreBasis.TERVERIFIKASI and not checked:
        return _unchecked(text.LABELS[shown], how)
    here = found[shown].assessment
    return _card(text.LABELS[shown], shown, score_range(here.floor, here.ceiling), floors, how)


def beside_region(ranking: Ranking, basis: ScoreBasis, how: Mapping[Figure, str]) -> Card:
    """The average of the units that are ranked on this basis by the other, and the difference; `how`:
    what explains figures of the region."""
    shown = basis.other
    if shown is ScoreBasis.TERVERIFIKASI and not ranking.checked:
        return _unchecked(text.AVERAGES[shown], how[Figure.BESIDE])
    means = {ScoreBasis.PERNYATAAN: ranking.claimed, ScoreBasis.TERVERIFIKASI: ranking.verified}
    scores = {basis: None if mean is None else mean.score for basis, mean in means.items()}
    return _card(text.AVERAGES[shown], shown, number(scores[shown]), scores, how[Figure.BESIDE])


def _unchecked(label: str, how: str) -> Card:
    """Nothing was verified yet: that proves nothing, and says nothing against what is claimed."""
    return Card(label=label, value=number(None), note=text.UNCHECKED, how=how)


def _card(
    label: str, shown: ScoreBasis, value: str, floors: Mapping[ScoreBasis, Decimal | None], how: str
) -> Card:
    claimed, verified = floors[ScoreBasis.PERNYATAAN], floors[ScoreBasis.TERVERIFIKASI]
    if claimed is None or verified is None:
        return Card(label=label, value=value, note=text.NOTHING, how=how)
    beyond = claimed - verified
    above, below, same = _SAID[shown]
    if not beyond:
        return Card(label=label, value=value, note=same, tone="hijau", how=how)
    words = above if beyond > 0 else below
    note = words.format(points=number(abs(beyond)))
    return Card(label=label, value=value, note=note, tone="kuning" if beyond > 0 else "abu", how=how)
