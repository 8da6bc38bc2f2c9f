"""Many workbooks whose truth is known: nothing is read wrong, and no service is made up."""

from __future__ import annotations

import pytest

from tests.reading.books import read as read_checklists
from tests.reading.services.making import Score, make, read, score


@pytest.mark.parametrize("first", range(0, 160, 20))
def test_nothing_is_read_wrong(first: int) -> None:
    total = Score()
    for seed in range(first, first + 20):
        made = make(seed)
        found = score(made, read(*made.sheets, file=made.file))
        total.right += found.right
        total.asked += found.asked
        total.missed += found.missed
        total.wrong += found.wrong
        total.phantom += found.phantom
    assert total.wrong == []
    assert total.phantom == []
    assert total.missed == 0
    assert total.right > 20 * total.asked


def test_none_of_it_becomes_the_answers_of_units() -> None:
    """Handed to the reader of checklists, such workbooks are sent to their own page."""
    taken = []
    for seed in range(120):
        made = make(seed)
        reading = read_checklists(*made.sheets, file=made.file)
        answers = sum(len(checklist.answers) for checklist in reading.checklists)
        taken += [made.layout] * bool(answers)
    assert len(taken) <= 1, taken
