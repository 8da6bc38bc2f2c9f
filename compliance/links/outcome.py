"""What came of asking for an address."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What came of asking for a link."""

    OPENS = "dapat_dibuka"
    SIGN_IN = "perlu_masuk"
    NOT_FOUND = "tidak_ditemukan"
    UNREACHABLE = "tidak_dapat_dihubungi"
    FAULTY = "bermasalah"
    FORBIDDEN = "dilarang"  # was not asked: an internal address, an odd port, credentials in it
