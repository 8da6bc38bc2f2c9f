"""What Bagian Organisasi found when it looked at an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.model.checklist import AnswerValue


class Verdict(StrEnum):
    """What was decided about one answer."""

    DITERIMA = "diterima"
    DIKOREKSI = "dikoreksi"
    DIKEMBALIKAN = "dikembalikan"


class VerificationState(StrEnum):
    """Where one answer stands. BERUBAH: it was looked at, and the unit has changed it since."""

    BELUM = "belum diperiksa"
    BERUBAH = "berubah sejak diperiksa"
    DITERIMA = "diterima"
    DIKOREKSI = "dikoreksi"
    DIKEMBALIKAN = "dikembalikan"


class ScoreBasis(StrEnum):
    """Which answers a score stands on: what units claim, or what of it was verified."""

    PERNYATAAN = "pernyataan"
    TERVERIFIKASI = "terverifikasi"

    @property
    def other(self) -> ScoreBasis:
        """The one that stands beside it."""
        return ScoreBasis.TERVERIFIKASI if self is ScoreBasis.PERNYATAAN else ScoreBasis.PERNYATAAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The newest decision about one answer.

    `claim`: fingerprint of the answer it was about; `corrected`: what holds instead, only when the
    verdict says so; `note`: what the unit is told.
    """

    verdict: Verdict
    claim: str
    corrected: AnswerValue | None = None
    note: str = ""
