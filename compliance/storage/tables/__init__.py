"""The tables, by what they hold."""

from compliance.storage.tables.base import ExactText, PlainText, UtcDateTime, metadata
from compliance.storage.tables.data import (
    Cause,
    answers,
    batches,
    contents,
    installation,
    periods,
    remembered,
    staged_asks,
    staged_files,
    submissions,
    units,
    uploads,
)
from compliance.storage.tables.freezes import freeze_figures, freeze_files, freeze_submissions, freezes
from compliance.storage.tables.people import (
    account_roles,
    account_units,
    accounts,
    attempts,
    codes,
    devices,
    sessions,
)
from compliance.storage.tables.trail import trail, trail_origins
from compliance.storage.tables.verdicts import verdicts

__all__ = [
    "Cause",
    "ExactText",
    "PlainText",
    "UtcDateTime",
    "account_roles",
    "account_units",
    "accounts",
    "answers",
    "attempts",
    "batches",
    "codes",
    "contents",
    "devices",
    "freeze_figures",
    "freeze_files",
    "freeze_submissions",
    "freezes",
    "installation",
    "metadata",
    "periods",
    "remembered",
    "sessions",
    "staged_asks",
    "staged_files",
    "submissions",
    "trail",
    "trail_origins",
    "units",
    "uploads",
    "verdicts",
]
