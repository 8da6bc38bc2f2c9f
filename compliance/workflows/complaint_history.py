"""The uploads of complaints: who brought which file and when, and what was taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from compliance.accounts.events import Event
from compliance.definitions.complaints import shipped_complaints
from compliance.formats import moment
from compliance.model import Action
from compliance.reports.complaint_kept import Taken, kept_workbook, names_of
from compliance.storage import complaints as archive
from compliance.storage import registry as store
from compliance.storage.accounts import read_account
from compliance.storage.complaints import ComplaintUpload
from compliance.storage.remembered import OFFICE
from compliance.text import complaints as words
from compliance.text.workflows import Refusal
from compliance.wording import file_name
from compliance.wording_complaints import who
from compliance.workflows.errors import Refused
from compliance.workflows.guard import Caller, Look, acting, looking, today
from compliance.workflows.past_files import require_fetching


@dataclass(frozen=True, slots=True, kw_only=True)
class PastComplaints:
    """An upload as the person may see it: who brought it, in words, how much of it is stored, and whether
    what was taken may be fetched and the upload withdrawn."""

    upload: ComplaintUpload
    by: str
    cases: int
    recaps: int
    fetchable: bool
    withdrawable: bool


def uploads(caller: Caller, *, period_id: int) -> tuple[PastComplaints, ...]:
    """The uploads of a period that the person may know of, the newest first, withdrawn ones among them."""
    with looking(caller) as look:
        period = look.period(period_id)
        rows = archive.read_complaint_uploads(look.connection, period_id)[::-1]
        every = look.may(Action.SEE_UPLOADS, period=period)
        if not every:
            look.require(Action.SEE_UPLOADS, units=look.person.units, period=period)
            rows = tuple(row for row in rows if row.account_id == row.part == look.person.account)
        counted = archive.count_rows(look.connection, period_id)
        fetchable = look.may(
            Action.DOWNLOAD_ORIGINAL, units=None if every else look.person.units, period=period
        )
        may = look.may(Action.UNDO_UPLOAD, period=period)
        by = {account: _by(look, account) for account in {row.account_id for row in rows}}
        return tuple(
            PastComplaints(
                upload=row,
                by=by[row.account_id],
                cases=counted.get(row.id, (0, 0))[0],
                recaps=counted.get(row.id, (0, 0))[1],
                fetchable=fetchable,
                withdrawable=may and row.live,
            )
            for row in rows
        )


def kept(caller: Caller, upload_id: int) -> tuple[str, bytes]:
    """A name and the bytes of what is kept of a file: a workbook of what was taken from it, for those who
    may see every upload and for whoever brought it."""
    with looking(caller) as look:
        upload = archive.read_complaint_upload(look.connection, upload_id)
        if upload is None:
            raise Refused(Refusal.UPLOAD_UNKNOWN)
        period = look.period(upload.period_id)
        units = archive.units_of_upload(look.connection, upload_id)
        require_fetching(look, account=upload.account_id, units=units, period=period)
        taken = _taken(look, upload)
        invented = store.read_installation(look.connection).invented
    data = kept_workbook(taken, shipped_complaints(), invented=invented)  # long lists take seconds
    with acting(caller) as act:
        act.note(Event.ORIGINAL_DOWNLOADED, f"complaints {upload_id}")
    name = words.KEPT_FILE.format(name=PurePath(upload.name).stem)
    return file_name(name, invented=invented), data


def state(upload: ComplaintUpload) -> str:
    """Whether an upload counts, in words."""
    if upload.withdrawal is None:
        return words.COUNTS
    when = moment(upload.withdrawal.at.astimezone())
    return words.UPLOAD_WITHDRAWN.format(when=when, reason=upload.withdrawal.reason)


def _taken(look: Look, upload: ComplaintUpload) -> Taken:
    told = archive.told_by(look.connection, upload)
    return Taken(
        name=upload.name,
        sha256=upload.original_sha256,
        stored_at=upload.created_at,
        by=_by(look, upload.account_id),
        whole=upload.part == OFFICE,
        dropped=upload.dropped,
        state=state(upload),
        cases=told.cases,
        recaps=told.recaps,
        names=names_of(store.read_registry(look.connection, today())),
    )


def _by(look: Look, account: int | None) -> str:
    row = None if account is None else read_account(look.connection, account)
    return who(account, None if row is None else row.name)
