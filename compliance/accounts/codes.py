"""Secrets that are handed out: one-time codes for people to type, tokens for cookies.

Only the fingerprint of either is kept.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from datetime import timedelta
from enum import StrEnum

# Crockford's base32: no I, L, O, U, so that nothing is mistaken for 1 or 0 when it is read out.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS, _GROUP = 20, 4  # 20 letters of 5 bits: 100 bits
_MISREAD = str.maketrans("OIL", "011")
_TOKEN_BYTES = 32


class Purpose(StrEnum):
    """What a one-time code is for."""

    FIRST = "administrator_pertama"
    INVITATION = "undangan"
    RESET = "penyetelan_ulang"


LIFETIMES = {
    Purpose.FIRST: timedelta(hours=24),
    Purpose.INVITATION: timedelta(days=14),
    Purpose.RESET: timedelta(hours=24),
}


def new_code() -> str:
    """A fresh one-time code: five groups of four letters, with dashes."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LETTERS, _GROUP))


def code_fingerprint(typed: str) -> str:
    """Under which a code is kept; the same however it was typed: small letters, no dashes, O for 0."""
    folded = unicodedata.normalize("NFKC", typed[:200]).upper()
    return fingerprint(re.sub(r"[\W_]", "", folded).translate(_MISREAD))


def new_token() -> str:
    """A fresh token of 256 bits for a cookie."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def fingerprint(secret: str) -> str:
    """SHA-256 in hex: enough for a secret nobody can guess, and useless to whoever reads the database."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
