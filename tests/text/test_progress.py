"""Whatever may happen to a unit, an answer or an indicator has words."""

from __future__ import annotations

from compliance.analysis.progress import Movement, Presence
from compliance.analysis.unit_progress import Mark, Touch
from compliance.definitions.results import FIRST_YEAR
from compliance.model import Basis
from compliance.text import progress, results


def test_every_choice_has_words() -> None:
    assert set(progress.MOVEMENTS) == set(Movement)
    assert set(progress.PRESENCES) == set(Presence)
    assert set(progress.MARKS) == set(Mark)
    assert set(progress.TOUCHES) == set(Touch)


def test_a_result_is_official_or_quoted_and_never_assumed() -> None:
    assert set(results.BASES) == set(Basis) - {Basis.ASUMSI}


def test_no_result_is_older_than_the_law_on_public_services() -> None:
    assert FIRST_YEAR == 2009
