"""Where an objection stands. Pure."""

from __future__ import annotations

from compliance.analysis.verified import fingerprint
from compliance.model import Answer, Objection, ObjectionState, Outcome

_RULED = {
    Outcome.DIKABULKAN: ObjectionState.DIKABULKAN,
    Outcome.DITOLAK: ObjectionState.DITOLAK,
}


def objection_state(objection: Objection, answer: Answer | None) -> ObjectionState:
    """What was ruled; else open as long as the decision stands and is about the present answer.

    `answer`: the unit's own, None where it has none any more.
    """
    if objection.ruling is not None:
        return _RULED[objection.ruling.outcome]
    if objection.superseded or answer is None or objection.against.claim != fingerprint(answer):
        return ObjectionState.GUGUR
    return ObjectionState.TERBUKA
