"""The tables, by what they hold."""

from compliance.storage.tables.base import FileName, SaidText, metadata
from compliance.storage.tables.complaints import (
    complaint_cases,
    complaint_recaps,
    complaint_uploads,
    complaint_withdrawals,
)
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
from compliance.storage.tables.dispensations import (
    dispensation_withdrawals,
    dispensations,
    freeze_dispensations,
)
from compliance.storage.tables.freezes import freeze_figures, freeze_files, freeze_submissions, freezes
from compliance.storage.tables.instruments import custom_instrument_steps, custom_instruments
from compliance.storage.tables.objections import objection_outcomes, objections
from compliance.storage.tables.people import (
    account_roles,
    account_units,
    accounts,
    attempts,
    codes,
    devices,
    sessions,
)
from compliance.storage.tables.results import result_withdrawals, results
from compliance.storage.tables.revisions import unit_change_withdrawals, unit_changes
from compliance.storage.tables.services import service_lists, service_uploads, service_withdrawals
from compliance.storage.tables.surveys import survey_withdrawals, surveys
from compliance.storage.tables.trail import trail, trail_origins
from compliance.storage.tables.training import (
    training_events,
    training_groups,
    training_uploads,
    training_withdrawals,
)
from compliance.storage.tables.verdicts import verdicts
