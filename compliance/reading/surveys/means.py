"""The mean of each unsur of a survey (NRR), exact."""

from __future__ import annotations

from fractions import Fraction

from compliance.reading.surveys.result import Shape, Survey


def means_of(survey: Survey) -> dict[str, Fraction]:
    """The exact mean of each unsur, over those who answered it."""
    if survey.shape is Shape.TABLE:
        return dict(zip(survey.unsur, survey.means, strict=True))
    found = {}
    for i, unsur in enumerate(survey.unsur):
        answered, whole, parts = 0, 0, Fraction(0)
        for count, scores in survey.rows:
            score = scores[i]
            if score is None:
                continue
            answered += count
            if score.denominator == 1:  # as nearly all are: whole numbers are quickly added
                whole += count * score.numerator
            else:
                parts += count * score
        if answered:
            found[unsur] = (whole + parts) / answered
    return found
