"""What a survey answers of the checklist: only what it shows, never what it cannot know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from compliance.analysis.survey import Satisfaction
from compliance.model import Status
from compliance.model.survey import LEAST_INDEX, MOST_INDEX

DONE, DAY, NINE, IKM, RESPONDENTS = "skm.ada", "skm.tanggal", "skm.sesuai", "skm.ikm", "skm.responden"
ANSWERED = (DONE, DAY, NINE, IKM, RESPONDENTS)

Said = str | int | float | date


def answers_of(found: Satisfaction, held_on: date | None) -> Mapping[str, Said]:
    """The answers by question, as one would write them in a workbook.

    That all nine unsur were asked is answered with *ada*; where some were not, nothing is said of it,
    for they may have been asked elsewhere.
    """
    answers: dict[str, Said] = {DONE: Status.ADA.value}
    if held_on is not None:
        answers[DAY] = held_on
    if not found.missing:
        answers[NINE] = Status.ADA.value
    index = found.index
    if index is not None and LEAST_INDEX <= index <= MOST_INDEX:
        answers[IKM] = float(index)
    if found.respondents is not None:
        answers[RESPONDENTS] = found.respondents
    return answers
