"""A file that was handed in: who may fetch what is kept of it, and why it is undone."""

from __future__ import annotations

from collections.abc import Set

from compliance.model import Action
from compliance.reading.folding import collapsed
from compliance.storage.registry import Period
from compliance.text.workflows import Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Look


def require_fetching(look: Look, *, account: int | None, units: Set[str], period: Period) -> None:
    """Refuses whoever may not fetch what is kept of a file that an account handed in for these units.

    Whoever may see only their own units gets only what they handed in themselves, for units that are
    still theirs: in the file of another, rows of other units stand.
    """
    own = account is not None and account == look.person.account
    if not look.may(Action.SEE_UPLOADS, period=period) and not (own and units <= look.person.units):
        raise Refused(Refusal.UPLOAD_UNKNOWN)
    look.require(Action.DOWNLOAD_ORIGINAL, units=units if own else None, period=period)


def undo_reason(written: str) -> str:
    """Why a file is undone, in one line; refuses to undo it without."""
    reason = collapsed(written)
    if not reason:
        raise Refused(Refusal.UNDO_REASON_MISSING)
    return reason
