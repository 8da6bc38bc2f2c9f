"""A file that was handed in: who may know of it, who may fetch what is kept of it, why it is undone."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from compliance.model import Action
from compliance.reading.folding import collapsed
from compliance.storage.registry import Period
from compliance.storage.services import ServiceUpload
from compliance.storage.training import TrainingUpload
from compliance.text.workflows import OFFICE_UPLOAD, Refusal
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Look

Upload = TypeVar("Upload", ServiceUpload, TrainingUpload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past(Generic[Upload]):
    """A file as the person may see it: whether it may be fetched, and whether withdrawn."""

    upload: Upload
    fetchable: bool
    withdrawable: bool


def known_files(look: Look, period: Period, uploads: Iterable[Upload]) -> tuple[Past[Upload], ...]:
    """Of the files of a period those that the person may know of, in the same order."""
    if look.may(Action.SEE_UPLOADS, period=period):
        fetchable = look.may(Action.DOWNLOAD_ORIGINAL, period=period)
        may = look.may(Action.UNDO_UPLOAD, period=period)
        return tuple(Past(upload=one, fetchable=fetchable, withdrawable=may and one.live) for one in uploads)
    look.require(Action.SEE_UPLOADS, units=look.person.units, period=period)
    return tuple(_of_own(look, one) for one in uploads if one.units & look.person.units)


def _of_own(look: Look, upload: Upload) -> Past[Upload]:
    """Of somebody else's file neither the name nor the other units are told."""
    own = upload.account_id == look.person.account and upload.units <= look.person.units
    if not own:
        upload = replace(
            upload,
            name=OFFICE_UPLOAD,
            reason="",
            withdrawal=upload.withdrawal and replace(upload.withdrawal, reason=""),
            dropped=(),
            units=upload.units & look.person.units,
        )
    return Past(upload=upload, fetchable=own, withdrawable=False)


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
