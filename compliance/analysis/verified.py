"""What remains of a unit's answers once they were looked at. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from msgspec import structs

from compliance.model import Answer, Verdict, Verification, VerificationState
from compliance.reading.wire import value_text

_STATES = {
    Verdict.DITERIMA: VerificationState.DITERIMA,
    Verdict.DIKOREKSI: VerificationState.DIKOREKSI,
    Verdict.DIKEMBALIKAN: VerificationState.DIKEMBALIKAN,
}


def fingerprint(answer: Answer) -> str:
    """What an answer claims and with what it proves it: another claim, another fingerprint.

    Where it stands in a workbook is no part of it: the same answer again need not be looked at again.
    """
    effective = None if answer.effective is None else answer.effective.isoformat()
    claim = [type(answer.value).__name__, value_text(answer.value), list(answer.evidence), effective]
    return hashlib.sha256(json.dumps(claim).encode()).hexdigest()


def state_of(answer: Answer, verification: Verification | None) -> VerificationState:
    """Where an answer stands."""
    if verification is None:
        return VerificationState.BELUM
    if verification.claim != fingerprint(answer):
        return VerificationState.BERUBAH
    return _STATES[verification.verdict]


def verified_answers(
    answers: Mapping[str, Answer], verifications: Mapping[str, Verification]
) -> dict[str, Answer]:
    """The answers that were accepted, and those that were corrected as they were corrected.

    What was not looked at yet, was sent back, or has changed since, is not there: it is unknown,
    never false.
    """
    found = {}
    for question, answer in answers.items():
        verification = verifications.get(question)
        state = state_of(answer, verification)
        if state is VerificationState.DITERIMA:
            found[question] = answer
        elif (
            state is VerificationState.DIKOREKSI
            and verification is not None
            and verification.corrected is not None
        ):
            found[question] = structs.replace(answer, value=verification.corrected, note=verification.note)
    return found
