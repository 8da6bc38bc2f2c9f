"""The one error of the workflows."""

from __future__ import annotations

from compliance.problems import ComplianceError
from compliance.text.workflows import Refusal, sentence


class Refused(ComplianceError):
    """Something was not done, and nothing was changed; `str()` says why and what to do."""

    def __init__(self, code: Refusal, **facts: object) -> None:
        super().__init__(sentence(code, **facts))
        self.code = code
