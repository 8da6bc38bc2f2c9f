"""What remains of a unit's answers where exceptions hold. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compliance.model import Answer, Dispensation, Status

DISPENSED = "dispensasi"  # what a map of statuses says where one exempts


def first_question(element: str) -> str:
    """The question with which an element begins: all of it hangs on its answer."""
    return f"{element}.ada"


def exempted(answers: Mapping[str, Answer], dispensations: Iterable[Dispensation]) -> Mapping[str, Answer]:
    """The answers as they count: the element of each exception is *tidak berlaku*, whatever was answered.

    The ground of the exception is the note of that answer.
    """
    waived = {
        first_question(one.element): Answer(value=Status.TIDAK_BERLAKU, note=one.basis)
        for one in dispensations
    }
    return {**answers, **waived} if waived else answers
