"""The second factor: six figures that an authenticator shows for half a minute (TOTP, RFC 6238)."""

from __future__ import annotations

import hmac
import re
import unicodedata
from datetime import datetime

import pyotp

_STEP_SECONDS = 30
_TOLERANCE = 1  # steps before and after: clocks differ, and typing takes time
_SECRET = re.compile(r"[A-Z2-7]{32}")  # 160 bits


def new_secret() -> str:
    """A fresh secret for an authenticator, in base32."""
    return pyotp.random_base32()


def is_secret(text: str) -> bool:
    """Whether it has the form of `new_secret`."""
    return _SECRET.fullmatch(text) is not None


def uri(secret: str, *, name: str, issuer: str) -> str:
    """What the QR code holds."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def accepted_step(secret: str, typed: str, *, now: datetime, after: int) -> int | None:
    """The time step whose code was typed; None when it is wrong, or not later than step `after`."""
    code = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed[:40]))
    if not re.fullmatch(r"[0-9]{6}", code):
        return None
    present = int(now.timestamp()) // _STEP_SECONDS
    generator = pyotp.TOTP(secret)
    for step in range(present - _TOLERANCE, present + _TOLERANCE + 1):
        if step > after and hmac.compare_digest(generator.generate_otp(step), code):
            return step
    return None
